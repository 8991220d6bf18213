import { z } from 'zod';
import { bronsoorten, leefgebieden, uitspraakGegevenssoorten, uitspraaksoorten, verbandtypen } from '../../domein/analyse/uitspraak.ts';
import { urgentie } from '../../domein/variabelen.ts';
import { Probleem, type Fout } from '../../platform/http/problemen.ts';

const tekst = (hoogste: number) => z.string().trim().max(hoogste);
const leegIsNiets = (hoogste: number) => tekst(hoogste).nullable().transform((t) => (t === '' ? null : t));
/** The fields of a statement, each as it must be when it is sent. */
const velden = {
  soort: z.enum(uitspraaksoorten), tekst: tekst(4000).min(3), gegevenssoort: z.enum(uitspraakGegevenssoorten), leefgebied: z.enum(leefgebieden), bronsoort: z.enum(bronsoorten), bron: tekst(300),
  bronGeldigTot: z.iso.date().nullable(), peildatum: z.iso.date().nullable(), zekerheid: z.int().min(1).max(3), functie: leegIsNiets(80), toetsvraag: leegIsNiets(500),
} as const;
/** A statement as a person or a partner's system sends it. A concept may be incomplete: what it still lacks is told by the publish check (R6.1). */
export const uitspraakvelden = { ...velden, bron: velden.bron.default(''), bronGeldigTot: velden.bronGeldigTot.default(null), peildatum: velden.peildatum.default(null), functie: velden.functie.default(null), toetsvraag: velden.toetsvraag.default(null) } as const;
export const nieuweUitspraak = z.strictObject({ ...uitspraakvelden, persoonId: z.uuid().nullable().default(null) });
/** Only what is sent is changed. */
export const uitspraakwijziging = z.strictObject({ ...velden, persoonId: z.uuid().nullable(), reactie: leegIsNiets(4000), weersprokenDoor: z.uuid().nullable() }).partial();
export const nieuwVerband = z.strictObject({ vanId: z.uuid(), naarId: z.uuid(), type: z.enum(verbandtypen) }).refine((v) => v.vanId !== v.naarId, { path: ['naarId'], message: 'Kies een andere uitspraak' });
export const adviesinvoer = z.strictObject({
  kern: tekst(4000), urgentie,
  punten: z.array(z.strictObject({
    rang: z.int().min(1).max(5), leefgebied: z.enum(leefgebieden), waaromEerst: tekst(2000), aanbeveling: tekst(2000), gevraagdBesluit: leegIsNiets(500).default(null), dienstsoort: leegIsNiets(80).default(null), dienstId: z.uuid().nullable().default(null), matchId: z.uuid().nullable().default(null),
  })).max(5),
}).superRefine((a, ctx) => {
  for (const [i, p] of a.punten.entries()) {
    if (p.dienstId !== null && p.matchId === null) ctx.addIssue({ code: 'custom', path: ['punten', i, 'dienstId'], message: 'Zoek de dienst op met de dienstenzoeker' });
    if (a.punten.findIndex((x) => x.rang === p.rang) < i) ctx.addIssue({ code: 'custom', path: ['punten', i, 'rang'], message: 'Deze plaats is al gebruikt' });
  }
});

/** Refuses with every fault at once; nothing was saved. */
export const weigerBijFouten = (fouten: readonly Fout[]): void => {
  if (fouten.length > 0) throw new Probleem('ongeldige-invoer', 'Uw invoer klopt nog niet. Er is niets opgeslagen.', { fouten: [...fouten] });
};
