/** Event types of this room (domein §7.9 d). */
export const typen = {
  beschikbaar: 'nl.samenspel.uitwisselen-uitkomst-overleg.uitkomst-beschikbaar-gesteld.v1',
  herinnerd: 'nl.samenspel.uitwisselen-uitkomst-overleg.uitkomst-herinnerd.v1',
  ingezien: 'nl.samenspel.uitwisselen-uitkomst-overleg.uitkomst-ingezien.v1',
} as const;

/** The two shapes of the content (clash 13 of domein §3); the attribute `dataschema` says which one an event has. */
export const schemas = {
  json: 'https://samen-onder-handbereik.github.io/specificaties/jsonschema/cloudevents/uitkomst-overleg.json#uitkomst-beschikbaar-gesteld',
  prov: 'https://samenspel.example/schemas/prov-uitkomst-overleg/v1',
} as const;

export type Publicatie = { readonly uitkomstId: string; readonly versie: number; readonly op: Date; readonly url: string; readonly oin: string };

const context = { prov: 'http://www.w3.org/ns/prov#', soh: 'https://samen-onder-handbereik.github.io/begrippen#', xsd: 'http://www.w3.org/2001/XMLSchema#' } as const;
const organisatie = (oin: string): string => `urn:nld:oin:${oin}`;
const entiteit = (p: Pick<Publicatie, 'uitkomstId' | 'oin'>): string => `urn:nld:oin:${p.oin}:uitkomstoverleg:${p.uitkomstId}`;
const activiteit = (soort: string, id: string, op: Date, oin: string): Record<string, unknown> => ({ '@type': ['prov:Activity', soort], '@id': `urn:uuid:${id}`, 'prov:endedAtTime': { '@type': 'xsd:dateTime', '@value': op.toISOString() }, 'prov:wasAssociatedWith': { '@id': organisatie(oin) } });
const agent = (oin: string): Record<string, unknown> => ({ '@type': ['prov:Agent', 'soh:Organisatie'], '@id': organisatie(oin), 'soh:oin': oin });

/** The content of `uitkomst-beschikbaar-gesteld`: when, which version and where. Never a person, a besluit or an actie (ADR-003 of SOH). */
export const publicatieJson = (p: Publicatie): Record<string, unknown> => ({ datumPublicatie: p.op.toISOString(), versie: String(p.versie), url: p.url });
/** The same in PROV-JSONLD: Entity, Activity and Agent, with an own context that needs no network. */
export const publicatieProv = (p: Publicatie): Record<string, unknown> => ({
  '@context': context,
  '@graph': [
    { '@type': ['prov:Entity', 'soh:UitkomstOverleg'], '@id': entiteit(p), 'soh:versie': String(p.versie), 'prov:atLocation': p.url, 'prov:wasGeneratedBy': { '@id': `urn:uuid:${p.uitkomstId}` } },
    activiteit('soh:BeschikbaarStellenUitkomst', p.uitkomstId, p.op, p.oin),
    agent(p.oin),
  ],
});
/** Content of `uitkomst-ingezien`: which organisation read which version, and when. */
export const inzageProv = (i: { readonly uitkomstId: string; readonly versie: number; readonly eigenaarOin: string; readonly inzageId: string; readonly op: Date; readonly lezerOin: string }): Record<string, unknown> => ({
  '@context': context,
  '@graph': [
    { '@type': ['prov:Entity', 'soh:UitkomstOverleg'], '@id': entiteit({ uitkomstId: i.uitkomstId, oin: i.eigenaarOin }), 'soh:versie': String(i.versie) },
    { ...activiteit('soh:InzienUitkomst', i.inzageId, i.op, i.lezerOin), 'prov:used': { '@id': entiteit({ uitkomstId: i.uitkomstId, oin: i.eigenaarOin }) } },
    agent(i.lezerOin),
  ],
});

/** A partner whose contract ends in `prov` gets PROV-JSONLD, every other the JSON form. */
export const publicatieVoor = (contract: string, p: Publicatie): { dataschema: string; data: Record<string, unknown> } =>
  (contract.endsWith('prov') ? { dataschema: schemas.prov, data: publicatieProv(p) } : { dataschema: schemas.json, data: publicatieJson(p) });
