import { z } from 'zod';

/** Why the FG searches: obligatory and logged, a code because his own words could hold a name and would stand in an address (ux §4.21). */
export const zoekredenen = ['steekproef', 'noodtoegang', 'signaal', 'klacht', 'verzoek-betrokkene', 'datalek', 'storing'] as const;
export const handelingen = ['lezen', 'zoeken', 'schrijven', 'verstrekken', 'export'] as const;
export const oordelen = ['verklaarbaar', 'navraag', 'onrechtmatig'] as const;
export const signaalsoorten = ['veel-casussen-nacht', 'na-vertrek-uit-team'] as const;

const wie = z.strictObject({ soort: z.string(), medewerkerId: z.uuid().nullable(), naam: z.string().nullable().describe('De medewerker die inlogde; van een inwoner staat er nooit een naam'), organisatieId: z.uuid().nullable(), organisatie: z.string().nullable(), rol: z.string().nullable() });
const casus = z.strictObject({ id: z.uuid(), nummer: z.string().nullable() });
const regel = z.strictObject({ code: z.string(), tekst: z.string() });
export const logregel = z.strictObject({
  id: z.uuid(), op: z.iso.datetime(), wie, doel: z.string().nullable(), handeling: z.string(), object: z.string(), casus: casus.nullable(), besluit: z.enum(['toegestaan', 'geweigerd']), noodgeval: z.boolean(),
  gevraagd: z.array(z.string()), gegeven: z.array(z.strictObject({ soort: z.string(), niveau: z.int() })), velden: z.array(z.string()).describe('Namen van velden, nooit de waarden'), betrokkenen: z.int().describe('Over hoeveel personen'),
  regels: z.array(regel), verboden: z.array(regel), grondslagen: z.array(z.string()), beleidsversie: z.string().nullable(), reden: z.string().nullable().describe('Waarom er in de logboeken is gezocht'), traceId: z.string(), spanId: z.string(),
});
export const noodregel = z.strictObject({
  id: z.uuid(), casus, wie, reden: z.string(), van: z.iso.datetime(), tot: z.iso.datetime(), uitkomst: z.enum(['rechtmatig', 'deels', 'niet-rechtmatig']).nullable().describe('null = nog niet nagekeken'),
  nagekekenOp: z.iso.datetime().nullable(), nagekekenDoor: z.string().nullable(), traceId: z.string().nullable(),
});
export const signaal = z.strictObject({
  id: z.uuid(), soort: z.enum(signaalsoorten), zin: z.string(), dag: z.iso.date(), wie, casus: casus.nullable(), aantal: z.int(), traceId: z.string().nullable(), status: z.enum(['open', 'beoordeeld']),
  oordeel: z.enum(oordelen).nullable(), beoordeling: z.string().nullable(), beoordeeldOp: z.iso.datetime().nullable(), beoordeeldDoor: z.string().nullable(),
});
export type Toonregel = z.infer<typeof logregel>;
