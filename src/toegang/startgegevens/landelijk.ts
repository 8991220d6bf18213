import { doelen } from '../../domein/doel.ts';
import { feestdagenVan } from '../../domein/feestdagen.ts';
import type { Tx } from '../../platform/kern.ts';
import { gegevenssoorten } from '../toegang.ts';
import { groepen, leesMatrix, leesNiveaus } from './doelbinding.ts';
import { leesJson } from './lezen.ts';

/** Dutch names of the gegevenssoorten (domein §1.3), as "Waarom zie ik dit?" says them. */
export const soortnamen = {
  CAS: 'het bestaan van de casus', PRO: 'de voortgang', ORG: 'de betrokken organisaties', IDE: 'identiteit', ADR: 'adres en contact', REL: 'relaties en huishouden', GEZ: 'gezag', MEL: 'de melding', MLD: 'de melder',
  BEK: 'bekendheid', VEI: 'veiligheid', PSY: 'psychische gezondheid', SOM: 'lichamelijke gezondheid', VSL: 'verslaving', STR: 'strafrechtelijke gegevens', OND: 'onderwijs en dagbesteding', WON: 'wonen', FIN: 'financiën en werk',
  OPG: 'opvoeding en ontwikkeling', HUL: 'eerdere hulp', MHS: 'signalen van mensenhandel', VBL: 'verblijfsstatus', TRI: 'triage en scores', ANA: 'analyse en advies', OVL: 'overleg', UIT: 'de uitkomst', PLA: 'het plan', ACT: 'acties',
  BUI: 'inbreng van de burger', MED: 'medewerkers', STU: 'stuurinformatie', LOG: 'logregels',
} as const;

type Grondslag = { code: string; wet: string; artikel: string; tekst: string; van?: string; status?: string; geverifieerd: boolean };
type Verbod = { code: string; omschrijving: string; ontneemt: string[]; organisatiesoorten?: string[]; rollen?: string[]; voorwaarde?: string; behalve?: string[]; behalveDoelen?: string[] };
type Termijnregel = {
  code: string; kort: string; omschrijving: string; verband?: string; urgentie?: string; volgnummer?: number; duur: number; eenheid: string; awt: boolean; start: string;
  verlengbaarMet?: number; maxVerlengingen?: number | null; bron: string; geverifieerd: boolean;
};
type Verband = { code: string; naam: string; meldingSoort: string; regieSoort: string; partnerset: string };
type Stap = { verband: string; stap: string; uitvoerder: string; beslisser: string; tweede: string | null; doelen: string[]; termijnen: string[] };
type Rij = Record<string, unknown>;

/** Adds rows that are not there yet; a row that an administrator changed stays as it is. */
const vulAan = async (tx: Tx, tabel: string, rijen: readonly Rij[]): Promise<void> => {
  if (rijen.length > 0) await tx(tabel).insert(rijen).onConflict().ignore();
};

const laadVerbanden = async (tx: Tx): Promise<void> => {
  const soorten = leesJson<{ organisatiesoorten: { code: string; naam: string }[] }>('organisatiesoorten.json');
  await vulAan(tx, 'organisatiesoort', soorten.organisatiesoorten.map((s) => ({ ...s, versie: soorten.versie, bron: soorten.bron })));
  const { verbanden, processtappen, versie } = leesJson<{ verbanden: Verband[]; processtappen: Stap[] }>('verbanden.json');
  await vulAan(tx, 'samenwerkingsverband', verbanden.map((v) => ({ code: v.code, naam: v.naam, melding_soort: v.meldingSoort, regie_soort: v.regieSoort, partnerset_code: v.partnerset })));
  await vulAan(tx, 'processtap_rol', processtappen.map((s) => ({
    verband_code: s.verband, stap: s.stap, uitvoerder: s.uitvoerder, beslisser: s.beslisser, tweede: s.tweede, doelen: s.doelen, termijn_codes: s.termijnen, versie,
  })));
};

/** KERN, PERS, LEEF, GEZH or WERK; null for a gegevenssoort outside the groups. */
const groepVan = (soort: string): string | null => Object.entries(groepen).find(([, leden]) => (leden as readonly string[]).includes(soort))?.[0].slice(1) ?? null;

const laadDoelbinding = async (tx: Tx): Promise<void> => {
  await vulAan(tx, 'doel', Object.entries(doelen).map(([code, kort]) => ({ code, kort })));
  await vulAan(tx, 'gegevenssoort', gegevenssoorten.map((code) => ({ code, groep: groepVan(code), naam: soortnamen[code] })));
  const gronden = leesJson<{ grondslagen: Grondslag[] }>('grondslagen.json');
  await vulAan(tx, 'grondslag', gronden.grondslagen.map((g) => ({
    code: g.code, wet: g.wet, artikel: g.artikel, tekst: g.tekst, van: g.van ?? null, status: g.status ?? 'geldig', geverifieerd: g.geverifieerd, bron: gronden.bron,
  })));
  const matrix = leesMatrix();
  await vulAan(tx, 'doelbindingregel', matrix.regels.map((r) => ({
    code: r.code, verband_code: r.verbandCode, doel: r.doel, rollen: r.rollen, organisaties: r.organisaties, verleent: JSON.stringify(r.verleent),
    grondslagen: r.grondslagen, voorwaarden: r.voorwaarden, versie: matrix.versie, bron: matrix.bron,
  })));
  const { verboden, versie, bron } = leesJson<{ verboden: Verbod[] }>('verboden.json');
  await vulAan(tx, 'verbod', verboden.map((v) => ({
    code: v.code, omschrijving: v.omschrijving, ontneemt: JSON.stringify(leesNiveaus(v.ontneemt)), organisatiesoorten: v.organisatiesoorten ?? [], rollen: v.rollen ?? [],
    voorwaarde: v.voorwaarde ?? null, behalve: v.behalve ?? [], behalve_doelen: v.behalveDoelen ?? [], versie, bron,
  })));
};

const laadTermijnen = async (tx: Tx, jaar: number): Promise<void> => {
  const { regels, versie } = leesJson<{ regels: Termijnregel[] }>('termijnregels.json');
  await vulAan(tx, 'termijnregel', regels.map((r) => ({
    code: r.code, kort: r.kort, omschrijving: r.omschrijving, verband_code: r.verband ?? null, urgentie_code: r.urgentie ?? null, volgnummer: r.volgnummer ?? 1, duur: r.duur, eenheid: r.eenheid,
    awt: r.awt, startgebeurtenis: r.start, verlengbaar_met: r.verlengbaarMet ?? null, max_verlengingen: r.maxVerlengingen ?? null, bron: r.bron, geverifieerd: r.geverifieerd, versie, vanaf: '2026-01-01',
  })));
  // The longest term is a year, and a case may be looked at a few years later.
  const jaren = Array.from({ length: 8 }, (_, i) => jaar - 2 + i);
  await vulAan(tx, 'feestdag', jaren.flatMap((j) => feestdagenVan(j)).map((dag) => ({ datum: dag.datum, naam: dag.naam, bron: 'Algemene termijnenwet art. 3' })));
};

/** Loads what is the same in the whole country: kinds, verbanden, doelen, matrix, prohibitions, grounds, terms and public holidays. */
export const laadLandelijk = async (tx: Tx, nu: Date): Promise<void> => {
  await laadVerbanden(tx);
  await laadDoelbinding(tx);
  await laadTermijnen(tx, nu.getUTCFullYear());
};
