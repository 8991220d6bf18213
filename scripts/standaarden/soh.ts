import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { naarSoh, sohMelding, uitSoh } from '../../src/bouwstenen/uitwisselen-melding/soh/melding.ts';
import { maakGebeurtenis } from '../../src/uitwisseling/cloudevent.ts';
import type { Proef } from './model.ts';
import type { Knoop } from './schema.ts';

/** Where the published SOH melding cannot say what is true, and what we do instead: the number of the clash in the design. Anything else that differs is a fault. */
const bsn = { pad: /burgerservicenummer$/, clash: '5: a BSN may start with a zero' };
const postcode = { pad: /postcode$/, clash: '6: partners send a postcode without a space too; we send it with one' };
const voorvoegsel = { pad: /naam$/, clash: '7: a name without voorvoegsel has none' };
const adres = { pad: /heeftBetrekkingOp\/\d+$/, clash: '9: no address when it is unknown, foreign or secret' };

const root = join(import.meta.dirname, '../..');
const lees = (naam: string): unknown => JSON.parse(readFileSync(join(root, `test/fixtures/meldingen/${naam}.json`), 'utf8'));
const meldpunt = { naam: 'Veilig Thuis Merelland', emailAdres: 'vt@demo.samenspel.example', telefoonnummer: '0800-555100' };
/** What we send on for a melding that came in as this. */
const verzonden = (naam: string): unknown => naarSoh({ meldingnummer: 'M-7K3M-9QPD-87', soort: 'VT', verzondenOp: new Date('2026-11-23T08:00:00Z'), inhoud: uitSoh(sohMelding.parse(lees(naam))).inhoud, geheim: [], isAnoniem: false, meldpunt });

/** The example meldingen as partners send them and as we send them, and an event of ours. */
export const sohProeven = (): Proef[] => [
  { naam: 'melding volledig, ontvangen', contract: 'soh-melding', waarde: lees('volledig') },
  { naam: 'melding volledig, verzonden', contract: 'soh-melding', waarde: verzonden('volledig') },
  { naam: 'melding randgevallen, ontvangen', contract: 'soh-melding', waarde: lees('randgevallen'), bekend: [bsn, postcode, voorvoegsel, adres] },
  { naam: 'melding randgevallen, verzonden', contract: 'soh-melding', waarde: verzonden('randgevallen'), bekend: [bsn, voorvoegsel, adres] },
  { naam: 'gebeurtenis verzonden', contract: 'soh-gebeurtenis', waarde: maakGebeurtenis({
    oin: '00000099000000001000', type: 'nl.samenspel.bepalen-bekendheid.uitvraag-ontvangen.v1', correlatieId: '6f1c1c1e-7c3b-4d0a-9b57-000000000001', volgnummer: '1', traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01',
    gebeurdOp: new Date('2026-11-23T08:00:00Z'), geregistreerdOp: new Date('2026-11-23T08:00:01Z'), data: { opdrachtId: '6f1c1c1e-7c3b-4d0a-9b57-000000000002' } }) },
];

/** Differences between our strict schema and the published one that the design chose, with the clash that says why. */
const gekozen: Readonly<Record<string, string>> = {
  '/soort: waarde erbij COM': '17: Comensha has no code in the publication; never offered to a strict partner',
  '/heeftBetrekkingOp[]/adres: niet verplicht': '9', '/heeftBetrekkingOp[]/naam/voorvoegsel: niet verplicht': '7',
};

type Vorm = { readonly soort: string; readonly velden?: ReadonlyMap<string, Vorm>; readonly verplicht?: ReadonlySet<string>; readonly item?: Vorm; readonly waarden?: readonly string[] };
const isKnoop = (v: unknown): v is Knoop => typeof v === 'object' && v !== null && !Array.isArray(v);
/** The shape of a schema: names, required ones, lists, choices. Read-only fields are the receiver's: nobody has to send them. */
const vormVan = (schema: unknown, alle: Knoop): Vorm => {
  if (!isKnoop(schema)) return { soort: 'vrij' };
  if (typeof schema['$ref'] === 'string') return vormVan(alle[schema['$ref'].split('/').at(-1) ?? ''], alle);
  if (Array.isArray(schema['anyOf']) || Array.isArray(schema['allOf'])) return vormVan((schema['anyOf'] ?? schema['allOf'] as unknown[])[0 as never], alle);
  if (isKnoop(schema['properties'])) {
    // `id` and `url` identify a part at its source; the publication marks them read-only nearly everywhere, and nobody who offers a melding has them.
    const velden = Object.entries(schema['properties']).filter(([n, v]) => n !== 'url' && !(isKnoop(v) && v['readOnly'] === true));
    const namen = new Set(velden.map(([n]) => n));
    return { soort: 'object', velden: new Map(velden.map(([n, v]) => [n, vormVan(v, alle)])), verplicht: new Set(((schema['required'] as string[] | undefined) ?? []).filter((n) => namen.has(n))) };
  }
  if (schema['type'] === 'array') return { soort: 'lijst', item: vormVan(schema['items'], alle) };
  return { soort: String(schema['type'] ?? 'vrij'), ...(Array.isArray(schema['enum']) ? { waarden: schema['enum'].map(String) } : {}) };
};
const verschil = (zij: Vorm, wij: Vorm, pad: string): string[] => {
  if (zij.soort !== wij.soort && !(zij.soort === 'vrij')) return [`${pad}: soort ${wij.soort} in plaats van ${zij.soort}`];
  if (zij.item && wij.item) return verschil(zij.item, wij.item, `${pad}[]`);
  const uit = [...(wij.waarden ?? []).filter((w) => zij.waarden && !zij.waarden.includes(w)).map((w) => `${pad}: waarde erbij ${w}`), ...(zij.waarden ?? []).filter((w) => wij.waarden && !wij.waarden.includes(w)).map((w) => `${pad}: waarde ontbreekt ${w}`)];
  for (const [naam, v] of zij.velden ?? []) {
    const onze = wij.velden?.get(naam);
    // `id` of a part that is not marked read-only: we read it, and send our own number only for the melding itself.
    if (onze === undefined) { uit.push(`${pad}/${naam}: ontbreekt bij ons`); continue; }
    if (zij.verplicht?.has(naam) === true && wij.verplicht?.has(naam) !== true && naam !== 'id') uit.push(`${pad}/${naam}: niet verplicht`);
    if (zij.verplicht?.has(naam) !== true && wij.verplicht?.has(naam) === true) uit.push(`${pad}/${naam}: verplicht bij ons`);
    uit.push(...verschil(v, onze, `${pad}/${naam}`));
  }
  for (const naam of wij.velden?.keys() ?? []) if (zij.velden?.has(naam) === false && naam !== 'id' && naam !== 'url') uit.push(`${pad}/${naam}: kent de standaard niet`);
  return uit;
};

/** Compares our own strict schema of the melding with the published one: names, obligation, lists, choices. Fault = a difference that the design does not name, or a named one that is gone. */
export const vergelijkMelding = (schemas: Knoop): { readonly fouten: readonly string[]; readonly gekozen: readonly string[] } => {
  const onze = z.toJSONSchema(sohMelding, { io: 'input', unrepresentable: 'any' }) as Knoop;
  const verschillen = verschil(vormVan(schemas['Melding'], schemas), vormVan(onze, (onze['$defs'] as Knoop | undefined) ?? {}), '');
  return {
    fouten: [...verschillen.filter((v) => gekozen[v] === undefined), ...Object.keys(gekozen).filter((v) => !verschillen.includes(v)).map((v) => `${v} (staat als bekend verschil genoteerd, maar is er niet)`)],
    gekozen: verschillen.flatMap((v) => (gekozen[v] === undefined ? [] : [`${v} (clash ${gekozen[v]})`])),
  };
};
