import { z } from 'zod';
import { isBsn } from '../../domein/bsn.ts';
import { eenmalig, nieuwId } from '../../platform/http/eenmalig.ts';
import { Probleem } from '../../platform/http/problemen.ts';
import { route, type Route } from '../../platform/http/route.ts';
import type { Aanvrager, Medewerker } from '../../platform/identity/aanvrager.ts';
import { maakToegang } from '../../toegang/index.ts';
import { statenVan } from '../../domein/overgangen.ts';
import { burgerlezerVan } from '../deelnemen-burger/index.ts';
import { uitkomstenVanBurger } from './burger.ts';
import { vraagCorrectie } from './corrigeren.ts';
import { leesDeel, type Gelezen, type Lezer } from './inzage.ts';
import { aangebodenAan, leesUitkomstenVanCasus, namenInDeel } from './lezen.ts';
import { onderdelen } from './model.ts';
import { uitkomstObject, urlVan } from './omgeving.ts';
import { vervangenZin } from './regels.ts';
import { zoekUitkomsten } from './zoeken.ts';
import type { Kern, Tx } from '../../platform/kern.ts';

const medewerkerVan = (a: Aanvrager): Medewerker => {
  if (a.soort !== 'medewerker') throw new Probleem('rol-onvoldoende', 'Dit is alleen voor medewerkers.');
  return a;
};
const partnerVan = (a: Aanvrager): Extract<Aanvrager, { soort: 'partner' }> => {
  if (a.soort !== 'partner') throw new Probleem('rol-onvoldoende', 'Dit adres is alleen voor systemen van aangesloten organisaties.');
  return a;
};
const rollen = ['procesregisseur', 'casusregisseur', 'deelnemer'] as const;
const params = z.strictObject({ id: z.uuid() });
const moment = z.iso.datetime();

const besluit = z.strictObject({
  id: z.uuid(), volgnummer: z.int(), soort: z.string(), ingangsdatum: z.iso.date(), tekst: z.string().optional(), genomenDoor: z.string().nullish(), steun: z.string().optional(), grondslag: z.string().nullish(), isAwbBesluit: z.boolean().optional(),
  rechtsmiddel: z.string().nullish(), alternatieven: z.string().nullish(), herzienDatum: z.iso.date().nullish(),
});
const afspraak = z.strictObject({ id: z.uuid(), volgnummer: z.int(), tekst: z.string(), wie: z.string().nullable(), uiterlijk: z.iso.date().nullable(), conditie: z.string().nullable(), isEigen: z.boolean() });
const deel = z.strictObject({
  id: z.uuid(), uitkomstnummer: z.string(), versie: z.int(), datumPublicatie: moment, zin: z.string(), uitleg: z.string(), niveau: z.int().nullable(), isVoorMaker: z.boolean(),
  vervangen: z.strictObject({ zin: z.string(), versie: z.int(), id: z.uuid(), url: z.url() }).nullable(), samenvatting: z.string().optional(), geenBesluitReden: z.string().optional(), besluiten: z.array(besluit), afspraken: z.array(afspraak),
  verslagdelen: z.array(z.strictObject({ id: z.uuid(), volgnummer: z.int(), gegevenssoort: z.string(), tekst: z.string() })), meningen: z.array(z.strictObject({ id: z.uuid(), besluitVolgnummer: z.int().nullable(), wie: z.string().nullable(), tekst: z.string() })),
  _verborgen: z.array(z.strictObject({ veld: z.string(), reden: z.string() })).optional(),
});

/** The part as JSON. What is above the reader's niveau is absent, and named only when he holds niveau 1 (R0.3). */
const alsAntwoord = async (kern: Kern, tx: Tx, g: Gelezen): Promise<z.infer<typeof deel>> => {
  const namen = await namenInDeel(tx, g.inhoud);
  const wie = (id: string | null): string | null => (id === null ? null : namen.get(id) ?? null);
  const u = g.uitkomst;
  return {
    id: u.id, uitkomstnummer: u.uitkomstnummer, versie: u.versie, datumPublicatie: u.beschikbaarGesteldOp?.toISOString() ?? '', zin: g.isRegie ? 'U ziet de hele uitkomst.' : 'U ziet uw deel van deze uitkomst.', uitleg: g.uitleg, niveau: g.deel.niveau, isVoorMaker: g.isRegie,
    vervangen: u.vervangenDoorId === null || g.vervangenDoorVersie === null ? null : { zin: vervangenZin(g.vervangenDoorVersie), versie: g.vervangenDoorVersie, id: u.vervangenDoorId, url: urlVan(kern, u.vervangenDoorId) },
    ...(g.deel.samenvatting !== null && { samenvatting: g.deel.samenvatting }), ...(g.deel.geenBesluitReden !== null && { geenBesluitReden: g.deel.geenBesluitReden }),
    besluiten: g.deel.besluiten.map((b) => ({ ...b, ...(b.genomenDoor !== undefined && { genomenDoor: wie(b.genomenDoor) }) })),
    afspraken: g.deel.afspraken.map(({ organisatieId, ...a }) => ({ ...a, wie: wie(organisatieId) })), verslagdelen: [...g.deel.verslagdelen],
    meningen: g.deel.meningen.map((m) => ({ id: m.id, besluitVolgnummer: m.besluitVolgnummer, wie: wie(m.organisatieId), tekst: m.tekst })),
    ...(g.deel.niveau === 1 && { _verborgen: ['samenvatting', 'tekst', 'afspraken'].map((veld) => ({ veld, reden: 'Voor dit doel ziet u alleen dat dit er kan zijn.' })) }),
  };
};

const deelregel = z.strictObject({
  organisatieId: z.uuid(), organisatie: z.string(), status: z.string(), isAangesloten: z.boolean(), samenvatting: z.boolean(), besluiten: z.int(), besluitteksten: z.boolean(), afspraken: z.int(), eigenAfspraken: z.int(), verslagdelen: z.int(),
  gedeeldOp: moment.nullable(), herinnerdOp: moment.nullable(), gelezenOp: moment.nullable(), opvolging: z.string().nullable(),
});
const uitkomstregel = z.strictObject({
  id: z.uuid(), overlegId: z.uuid(), uitkomstnummer: z.string(), versie: z.int(), status: z.enum(statenVan('uitkomst') as [string, ...string[]]), gedeeldOp: moment.nullable(), isDeelsGedeeld: z.boolean().nullable(), vervangenDoorId: z.uuid().nullable(),
  isGelezen: z.boolean(), soorten: z.array(z.string()), delen: z.array(deelregel).nullable(), correcties: z.int(),
});
const correctievraag = z.strictObject({ id: nieuwId, onderdeel: z.enum(onderdelen), volgnummer: z.int().min(1).max(100).nullable(), watKloptNiet: z.string().trim().min(10).max(2000), voorstel: z.string().trim().min(5).max(8000) })
  .refine((c) => (c.onderdeel === 'samenvatting') === (c.volgnummer === null), { path: ['volgnummer'], message: 'Noem het nummer van het onderdeel, behalve bij de samenvatting' });
const niveau = z.strictObject({ niveau: z.enum(['0', '1', '2']).optional().describe('Vraag minder dan u mag zien; meer dan u mag geeft 403') });

const correctie = (pad: string, wie: Route['wie'], lezerVan: (a: Aanvrager) => Lezer): Route => route({
  methode: 'post', pad, titel: 'Correctie vragen', uitleg: 'Zeg wat er niet klopt in uw deel van de uitkomst. De voorzitter beslist. Tot dan verandert er niets.', wie, ...(wie !== 'partner' && { doel: 'verplicht' as const }),
  params, body: correctievraag, antwoorden: { 201: z.strictObject({ id: z.uuid() }) },
  verwerk: async (v) => ({ status: 201, body: { id: await v.kern.db.transaction((tx) => eenmalig(v, tx, 'correctieverzoek', () => vraagCorrectie(v.kern, tx, lezerVan(v.aanvrager), v.params.id, v.body, v.traceparent))) } }),
});

export const routes: Route[] = [
  route({
    methode: 'get', pad: '/api/v1/casussen/:id/uitkomsten', titel: 'Uitkomsten van overleggen', uitleg: 'Per versie de soorten besluit; wie welk deel kreeg en las alleen voor de regie en de casusregisseur.', wie: rollen, doel: 'verplicht', params,
    antwoorden: { 200: z.strictObject({ items: z.array(uitkomstregel) }) },
    verwerk: async ({ kern, params: p, aanvrager, doel, traceparent }) => ({ status: 200, body: { items: await kern.db.transaction((tx) => leesUitkomstenVanCasus(kern, tx, medewerkerVan(aanvrager), p.id, doel ?? 'uitkomst-uitwisselen', traceparent)) } }),
  }),
  route({
    methode: 'get', pad: '/api/v1/uitkomsten', titel: 'Uitkomsten voor uw organisatie', uitleg: 'Dat er een uitkomst met u gedeeld is. De inhoud ziet u pas als u hem opent; dat wordt vastgelegd.', wie: rollen, doel: 'verplicht',
    antwoorden: { 200: z.strictObject({ items: z.array(z.strictObject({ id: z.uuid(), uitkomstnummer: z.string(), versie: z.int(), gedeeldOp: moment, isGelezen: z.boolean() })) }) },
    verwerk: async ({ kern, aanvrager, traceparent }) => kern.db.transaction(async (tx) => {
      const lezer = medewerkerVan(aanvrager);
      const items = [];
      for (const { uitkomst: u, verstrekking: v } of await aangebodenAan(tx, lezer.organisatieId)) {
        try {
          await maakToegang(kern).vraag(tx, { aanvrager: lezer, doel: v.doel, actie: 'lezen', gevraagd: ['CAS'], velden: ['uitkomstnummer'], traceparent, object: await uitkomstObject(tx, u, v.doel === 'actie-uitvoeren') });
          items.push({ id: u.id, uitkomstnummer: u.uitkomstnummer, versie: u.versie, gedeeldOp: u.beschikbaarGesteldOp?.toISOString() ?? '', isGelezen: v.status === 'ingezien' });
        } catch (fout) {
          // Shared then, but this role has no ground now: the row is not there.
          if (!(fout instanceof Probleem) || !['geen-grondslag', 'niet-gevonden'].includes(fout.code)) throw fout;
        }
      }
      return { status: 200, body: { items } };
    }),
  }),
  route({
    methode: 'get', pad: '/api/v1/uitkomsten/:id', titel: 'Uw deel van een uitkomst', uitleg: 'De eerste keer dat uw organisatie een versie opent, leggen wij vast dat u hem las.', wie: rollen, doel: 'verplicht', params, antwoorden: { 200: deel },
    verwerk: async ({ kern, params: p, aanvrager, traceparent }) => ({ status: 200, body: await kern.db.transaction(async (tx) => alsAntwoord(kern, tx, await leesDeel(kern, tx, medewerkerVan(aanvrager), p.id, traceparent))) }),
  }),
  correctie('/api/v1/uitkomsten/:id/correctieverzoeken', rollen, medewerkerVan),
  route({
    methode: 'get', pad: '/keten/v1/uitkomsten-overleg/:id', titel: 'Haal uw deel van een uitkomst op', uitleg: 'Het niveau volgt uit uw rechten. De eerste keer per versie leggen wij vast dat u hem las.', wie: 'partner', params, query: niveau, antwoorden: { 200: deel },
    verwerk: async ({ kern, params: p, query, aanvrager, traceparent }) => ({
      status: 200, body: await kern.db.transaction(async (tx) => alsAntwoord(kern, tx, await leesDeel(kern, tx, partnerVan(aanvrager), p.id, traceparent, query.niveau === undefined ? undefined : Number(query.niveau) as 0 | 1 | 2))),
    }),
  }),
  route({
    methode: 'post', pad: '/keten/v1/uitkomsten-overleg/_zoek', titel: 'Zoek uitkomsten over een persoon', uitleg: 'Alleen verwijzingen, en alleen van casussen waar uw organisatie in het team zit. Anders een lege lijst.', wie: 'partner',
    body: z.strictObject({ bsn: z.string().refine(isBsn, 'Dit burgerservicenummer klopt niet.') }),
    antwoorden: { 200: z.strictObject({ results: z.array(z.strictObject({ id: z.uuid(), beschikbaarVanaf: moment, versie: z.int(), url: z.url() })) }) },
    verwerk: async ({ kern, body, aanvrager, traceparent }) => {
      const gevonden = await kern.db.transaction((tx) => zoekUitkomsten(kern, tx, partnerVan(aanvrager), body.bsn, traceparent));
      return { status: 200, body: { results: gevonden.map(({ beschikbaarSinds, ...r }) => ({ ...r, beschikbaarVanaf: beschikbaarSinds })) } };
    },
  }),
  correctie('/keten/v1/uitkomsten-overleg/:id/correctieverzoeken', 'partner', partnerVan),
  route({
    methode: 'get', pad: '/api/v1/mijn/uitkomsten', titel: 'Wat is er afgesproken?', uitleg: 'Besluiten en afspraken over uw gezin, in gewone woorden.', wie: ['burger'],
    antwoorden: { 200: z.strictObject({ items: z.array(z.strictObject({
      id: z.uuid(), versie: z.int(), op: moment, samenvatting: z.string(), besluiten: z.array(z.strictObject({ soort: z.string(), tekst: z.string(), vanaf: z.iso.date(), rechtsmiddel: z.string().nullable() })),
      afspraken: z.array(z.strictObject({ wie: z.string(), tekst: z.string(), uiterlijk: z.iso.date().nullable() })),
    })) }) },
    verwerk: async ({ kern, aanvrager, traceparent }) => ({ status: 200, body: { items: await kern.db.transaction((tx) => uitkomstenVanBurger(kern, tx, burgerlezerVan(aanvrager), traceparent)) } }),
  }),
];
