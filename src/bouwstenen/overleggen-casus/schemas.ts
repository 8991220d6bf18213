import { z } from 'zod';

const moment = z.iso.datetime();
/** Shapes of the answers of this room. */
export const lijst = z.strictObject({ items: z.array(z.strictObject({ id: z.uuid(), overlegnummer: z.string(), soort: z.string(), soortNaam: z.string(), status: z.string(), op: moment, geslotenOp: moment.nullable(), uitkomst: z.string().nullable(), deelnemers: z.int().nullable() })) });
export const mijnOverleggen = z.strictObject({
  items: z.array(z.strictObject({
    id: z.uuid(), overlegnummer: z.string(), casusId: z.uuid(), casusnummer: z.string().nullable(), verbandCode: z.string().nullable(), soort: z.string(), soortNaam: z.string(), vorm: z.string(), status: z.string(), op: moment.nullable(), geslotenOp: moment.nullable(),
    mijnRol: z.enum(['voorzitter', 'regie', 'genodigd', 'team']), antwoord: z.string().nullable(), isVoorbereid: z.boolean(), verslag: z.enum(['nog-niet', 'loopt', 'klaar']), uitkomst: z.string().nullable(),
  })),
  volgende: z.string().nullable(),
});
export const overleg = z.strictObject({
  id: z.uuid(), overlegnummer: z.string(), casusId: z.uuid(), soort: z.string(), soortNaam: z.string(), vorm: z.string(), status: z.string(), geplandOp: moment.nullable(), gestartOp: moment.nullable(), geslotenOp: moment.nullable(), uitkomst: z.string().nullable(), isSchriftelijk: z.boolean(), aantalVerzet: z.int(),
  verslagUiterlijkOp: moment.nullable(), isRegie: z.boolean(), isVoorzitter: z.boolean(), mijnUitnodigingId: z.uuid().nullable(), deelneemcode: z.string().nullable(), uitleg: z.string(), quorum: z.strictObject({ voldaan: z.boolean(), telt: z.array(z.string()), ontbreekt: z.array(z.string()) }),
  agenda: z.array(z.strictObject({ volgnr: z.int(), thema: z.string().nullable(), gevraagdBesluit: z.string().nullable(), minuten: z.int(), isVoorU: z.boolean() })),
  deelnemers: z.array(z.strictObject({
    uitnodigingId: z.uuid(), organisatieId: z.uuid().nullable(), naam: z.string(), isRegie: z.boolean(), isBurger: z.boolean(), status: z.string(), agendapunten: z.array(z.int()), bevestigdNaMinuten: z.int().nullable(), isLaat: z.boolean(), vervanger: z.string().nullable(),
    isAanwezig: z.boolean(), momenten: z.array(z.strictObject({ van: moment, tot: moment.nullable() })),
  })),
  verslag: z.array(z.strictObject({ id: z.uuid(), agendapunt: z.int().nullable(), soort: z.string(), tekst: z.string(), door: z.string(), organisatie: z.string(), isVanMij: z.boolean(), op: moment, wie: z.string().nullable(), uiterlijk: z.iso.date().nullable(), besluitSoort: z.string().nullable(), vervallen: z.boolean() })),
  stukken: z.array(z.strictObject({ id: z.uuid(), titel: z.string(), agendapunt: z.int().nullable(), voorwaarde: z.string(), gegevenssoort: z.string(), magLezen: z.boolean(), vanOp: moment.nullable(), totOp: moment.nullable() })),
  stukkenNietVoorU: z.int(),
});
export const stuk = z.strictObject({ titel: z.string(), inhoud: z.string(), gegevenssoort: z.string(), voorwaarde: z.string(), watermerk: z.string() });
const personen = z.array(z.strictObject({ id: z.uuid(), naam: z.string().nullable(), leeftijd: z.string().nullable(), rol: z.string(), adres: z.string().nullable(), isAdresGeheim: z.boolean(), isKind: z.boolean() }));
const veiligheid = z.array(z.strictObject({ richting: z.string(), tekst: z.string() }));
export const dossier = z.strictObject({
  reden: z.string().nullable(), plaats: z.string().nullable(), grond: z.string(), uitleg: z.string(),
  personen, veiligheid, isVeiligheidVanMeer: z.boolean(),
});
export const noodtoegang = z.strictObject({ id: z.uuid(), tot: moment, uitleg: z.string(), personen, veiligheid });
