import { z } from 'zod';
import { instemwijzen } from '../../domein/plan/instemming.ts';
import { akkoordstatussen, doelstatussen, indicatoren, interventiestatussen, kaders, pijlsoorten, signaalcodes } from '../../domein/plan/model.ts';
import { statenVan } from '../../domein/overgangen.ts';

/** The shape in which a plan is shown; fields above the reader's niveau on PLA are absent (R0.3). */
const dag = z.iso.date();
const optie = z.strictObject({ waarde: z.string(), label: z.string() });
export const planbeeld = z.strictObject({
  planId: z.uuid(), casusId: z.uuid(), status: z.enum(statenVan('plan') as [string, ...string[]]), vorm: z.enum(['plan', 'acties']), versie: z.int(), niveau: z.int(),
  magBewerken: z.boolean(), magSturen: z.boolean(), verborgen: z.string().nullable(), evaluatieOp: dag.nullable(), contactOp: z.string().nullable(),
  doelen: z.array(z.strictObject({
    id: z.uuid(), titel: z.string(), status: z.enum(doelstatussen), isActief: z.boolean(), isVoorgesteld: z.boolean(), leefgebied: z.string().nullish(), specifiek: z.string().optional(), indicator: z.enum(indicatoren).nullish(), instrument: z.string().nullish(),
    nulmeting: z.number().nullish(), streefwaarde: z.number().nullish(), streefdatum: dag.nullish(), eigenaarPersoonId: z.uuid().nullish(), eigenaarOrganisatieId: z.uuid().nullish(), betreft: z.array(z.uuid()).optional(), eigenaar: z.string().nullish(), nieuweDatum: dag.nullish(), statusReden: z.string().nullish(),
    voortgang: z.array(z.strictObject({ op: z.string(), status: z.string(), cijferGezin: z.number().nullable(), tekst: z.string() })).optional(),
  })),
  interventies: z.array(z.strictObject({
    id: z.uuid(), doelId: z.uuid(), omschrijving: z.string(), organisatieId: z.uuid().nullable(), organisatie: z.string().nullable(), soortCode: z.string(), prioriteit: z.string(), dienstId: z.uuid().nullable(), beschikbaarOp: dag.nullable(), bewustLater: z.string().nullable(),
    geplandVan: dag.nullable(), geplandTot: dag.nullable(), werkelijkVan: dag.nullable(), werkelijkTot: dag.nullable(), status: z.enum(interventiestatussen), isActief: z.boolean(), isVoorgesteld: z.boolean(), nietUitgezet: z.string().nullable(), akkoord: z.enum(akkoordstatussen), akkoordReden: z.string().nullable(),
    instemmingen: z.array(z.strictObject({ persoonId: z.uuid(), wie: z.string(), uitkomst: z.enum(['gegeven', 'geweigerd']).nullable(), wijze: z.enum(instemwijzen).nullable(), op: dag.nullable(), toelichting: z.string().nullable(), vraagOp: dag.nullable().describe('Sinds wanneer een vraag over de wijziging in het portaal wacht'), isInPortaal: z.boolean() })),
    opmerkingen: z.array(z.strictObject({ wie: z.string(), op: z.string(), tekst: z.string() })),
    /** The public number of who carries it out, to call; and whether it waits for a meeting or stands on the agenda of one. */
    telefoon: z.string().nullable(), bespreking: z.strictObject({ overlegnummer: z.string().nullable() }).nullable(),
    actieStatus: z.string().nullable(), planning: z.strictObject({ vroegsteStart: dag, vroegsteEind: dag, speling: z.int(), isKritiek: z.boolean() }).nullable(),
  })).optional(),
  afhankelijkheden: z.array(z.strictObject({ id: z.uuid(), vanId: z.uuid(), naarId: z.uuid(), soort: z.enum(pijlsoorten), wachtdagen: z.int() })).optional(),
  signalen: z.array(z.strictObject({ id: z.uuid(), code: z.enum(signaalcodes), zin: z.string(), objectsoort: z.string(), objectId: z.uuid(), op: z.string(), status: z.string(), nieuweDatum: dag.nullable(), maatregel: z.string().nullable(), isDoorgezet: z.boolean() })),
  akkoorden: z.array(z.strictObject({ wie: z.string(), status: z.enum(akkoordstatussen), op: z.string().nullable(), reden: z.string().nullable() })).optional(),
  meelezers: z.array(z.strictObject({ persoonId: z.uuid(), wie: z.string(), sinds: z.string() })).optional(),
  evaluaties: z.array(z.strictObject({ op: z.string(), uitkomst: z.string(), bevindingen: z.string(), cijferGezin: z.number().nullable() })).optional(),
  smart: z.array(z.strictObject({ letter: z.string(), doelId: z.string(), interventieId: z.string().nullable(), veld: z.string(), melding: z.string() })).optional(),
  kader: z.enum(kaders).optional(),
  opties: z.strictObject({ organisaties: z.array(optie), personen: z.array(optie), diensten: z.array(optie) }).optional(),
});
export type Planbeeld = z.infer<typeof planbeeld>;
