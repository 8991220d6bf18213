import { z } from 'zod';
import { leefgebieden, leeftijdsklassen, matchfilters, zwaarten } from '../../domein/diensten.ts';
import { route, type Route } from '../../platform/http/route.ts';
import { vormen } from './model.ts';
import { leesGemeenten } from './store.ts';
import { matchDiensten, zoekDiensten } from './zoeken.ts';

const weken = z.number().nullable().describe('weken; null = onbekend, nooit 0');
const regel = z.strictObject({
  id: z.uuid(), code: z.string(), naam: z.string(), aanbieder: z.string(), omschrijving: z.string(), leefgebieden: z.array(z.string()), leeftijd: z.string(), plaats: z.string().nullable(), zwaarte: z.string(), vorm: z.string(), talen: z.array(z.string()),
  kader: z.string(), erkenning: z.string(), status: z.string(), isVrij: z.boolean(), gemeenten: z.array(z.string()),
  wachttijd: z.strictObject({ aanmeld: weken, intake: weken, behandel: weken, totaal: weken, peildatum: z.string().nullable(), bron: z.enum(['aanbieder', 'meting']).nullable(), versheid: z.enum(['actueel', 'verouderd', 'onbekend']) }),
  score: z.strictObject({ punten: z.number(), delen: z.array(z.strictObject({ code: z.string(), punten: z.number(), hoogstens: z.number() })) }).optional(),
});
const gemeentecode = z.string().regex(/^\d{4}$/, 'Dit is geen gemeentecode.');
const taal = z.string().regex(/^[a-z]{2,3}$/, 'Dit is geen taalcode.');
const rollen = ['procesregisseur', 'casusregisseur', 'deelnemer', 'burger'] as const;
const weekgetal = z.string().regex(/^\d{1,2}$/, 'Vul een aantal weken in.').transform(Number);

export const routes: Route[] = [
  route({
    methode: 'get', pad: '/api/v1/diensten', titel: 'Beschikbare diensten', uitleg: 'Hulp met de echte wachttijden, wie het eerst begint staat bovenaan. Er staat niets over personen in, en u vult niets over personen in.', wie: rollen,
    query: z.strictObject({
      leefgebied: z.enum(leefgebieden).optional(), leeftijdsklasse: z.enum(leeftijdsklassen).optional(), gemeente: gemeentecode.optional(), startBinnen: weekgetal.optional().describe('weken tot de hulp begint'), vorm: z.enum(vormen).optional(),
      taal: taal.optional(), contract: z.enum(['ja', 'nee']).optional().describe('ja = alleen met contract in de gemeente, of vrij toegankelijk'),
    }),
    antwoorden: { 200: z.strictObject({ items: z.array(regel), gemeenten: z.array(z.strictObject({ code: z.string(), naam: z.string() })) }) },
    verwerk: async ({ kern, query, aanvrager }) => kern.db.transaction(async (tx) => ({
      status: 200,
      body: { items: await zoekDiensten(kern, tx, { ...query, contract: query.contract === 'ja' }, aanvrager.soort === 'burger'), gemeenten: (await leesGemeenten(tx)).map(({ code, naam }) => ({ code, naam })) },
    })),
  }),
  route({
    methode: 'post', pad: '/api/v1/diensten/_match', titel: 'Diensten bij een hulpvraag', uitleg: 'Weegt de diensten bij een hulpvraag (R13.1) en legt elk punt uit. Alleen leefgebieden, leeftijdsklasse, gemeente, zwaarte en taal: elk ander veld wordt geweigerd (R13.3).', wie: rollen,
    body: z.strictObject({ leefgebieden: z.array(z.enum(leefgebieden)).min(1).max(leefgebieden.length), leeftijdsklasse: z.enum(leeftijdsklassen).nullable(), gemeente: gemeentecode.nullable(), zwaarte: z.enum(zwaarten).nullable(), taal: taal.nullable() }),
    antwoorden: { 200: z.strictObject({ items: z.array(regel), redenen: z.array(z.strictObject({ filter: z.enum(matchfilters), zin: z.string(), aantalZonder: z.int().describe('zoveel diensten zouden er zijn zonder alleen dit filter') })) }) },
    verwerk: async ({ kern, body, aanvrager }) => ({ status: 200, body: await kern.db.transaction((tx) => matchDiensten(kern, tx, { ...body, leefgebieden: [...new Set(body.leefgebieden)] }, { isBurger: aanvrager.soort === 'burger' })) }),
  }),
];
