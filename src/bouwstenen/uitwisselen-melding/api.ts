import { z } from 'zod';
import { statenVan } from '../../domein/overgangen.ts';
import { eenmalig, nieuwId } from '../../platform/http/eenmalig.ts';
import { isMoment, isUuid } from '../../platform/http/invoer.ts';
import { Probleem } from '../../platform/http/problemen.ts';
import { route, type Route } from '../../platform/http/route.ts';
import type { Aanvrager } from '../../platform/identity/aanvrager.ts';
import type { Tx } from '../../platform/kern.ts';
import { leesGrondslagen } from '../../toegang/index.ts';
import { organisatieVan } from '../../toegang/organisaties.ts';
import { eisVersie, maakMelding, wijzigInhoud, type Verzender } from './concept.ts';
import { trekMeldingIn } from './intrekken.ts';
import { leesMeldingDetail, leesMeldingen, leesSpoorVoor } from './lezen.ts';
import { inhoud, soorten } from './model.ts';
import { sohMelding, uitSoh } from './soh/melding.ts';
import * as store from './store.ts';
import { eisVervolg } from './vervolg.ts';
import { eisVerzender, kern0, vraagMelding } from './toegang.ts';
import { verzendMelding } from './verzenden.ts';

const wie = ['melder', 'procesregisseur', 'burger'] as const;
const params = z.strictObject({ id: z.uuid() });
const verwijzing = z.strictObject({ id: z.uuid(), meldingnummer: z.string(), status: z.string(), rijversie: z.int() });
const regel = z.strictObject({ id: z.uuid(), meldingnummer: z.string(), soort: z.string(), status: z.string(), van: z.string().nullable(), naar: z.string().nullable(), ontvangenOp: z.string().nullable(), gewijzigdOp: z.string(), spoed: z.boolean(), aantalOntbrekend: z.int(), reagerenVoor: z.string().nullable() });
const spoorregel = z.strictObject({ stap: z.string(), op: z.string(), organisatie: z.string().nullable(), detail: z.string().nullable() });
const detail = z.strictObject({
  melding: z.looseObject({ id: z.uuid(), meldingnummer: z.string(), soort: z.string(), status: z.string(), rijversie: z.int() }), waarom: z.strictObject({ doel: z.string(), grondslagen: z.array(z.string()), niveaus: z.record(z.string(), z.int()), uitleg: z.string() }),
});

const schrijfCursor = (c: { op: string; id: string } | null): string | null => (c === null ? null : Buffer.from(`${c.op}|${c.id}`).toString('base64url'));
const leesCursor = (tekst: string | undefined): { op: string; id: string } | undefined => {
  if (tekst === undefined) return undefined;
  const [op = '', id = ''] = Buffer.from(tekst, 'base64url').toString('utf8').split('|');
  if (!isMoment(op) || !isUuid(id)) throw new Probleem('ongeldige-invoer', 'Deze bladwijzer kennen wij niet. Begin opnieuw bij de eerste bladzijde.', { fouten: [{ veld: 'cursor', code: 'ongeldige-vorm', melding: 'Onbekende bladwijzer.' }] });
  return { op, id };
};

/** Who sends, as authenticated; the region is that of his organisation. */
const verzenderVan = async (tx: Tx, a: Aanvrager): Promise<Verzender> => {
  if (a.soort === 'medewerker' || a.soort === 'partner') {
    const organisatie = await organisatieVan(tx, a.organisatieId);
    const regio = (a.soort === 'medewerker' ? a.regioCode : null) ?? organisatie?.regioCode ?? await eersteRegio(tx);
    return { organisatieId: a.organisatieId, oin: a.organisatieOin, medewerkerId: a.soort === 'medewerker' ? a.medewerkerId : null, accountId: null, regioCode: regio };
  }
  if (a.soort === 'burger') return { organisatieId: null, oin: null, medewerkerId: null, accountId: a.accountId, regioCode: await eersteRegio(tx) };
  throw new Probleem('niet-ingelogd', 'Log eerst in om een melding te maken.');
};
/** A sender without a region of his own: the place of the household decides at sending (R1.1). */
const eersteRegio = async (tx: Tx): Promise<string> => {
  const rij = await tx('regio').orderBy('code').first<{ code: string } | undefined>('code');
  if (rij === undefined) throw new Probleem('ongeldige-invoer', 'Er zijn nog geen regio\'s ingericht.');
  return rij.code;
};

export const routes: Route[] = [
  route({
    methode: 'post', pad: '/api/v1/meldingen', titel: 'Begin een melding', uitleg: 'Maakt een concept. Hetzelfde id, of dezelfde referentie van uw organisatie, met dezelfde inhoud geeft de eerste melding terug. vervolgVan noemt de gesloten casus waarop dit een vervolg is (R12.4).', wie, doel: 'verplicht',
    body: z.strictObject({ id: nieuwId.optional(), soort: z.enum(soorten), kanaal: z.enum(['portaal', 'telefoon']).default('portaal'), referentie: z.string().trim().min(1).max(100).optional(), inhoud: inhoud.default({}), vervolgVan: z.uuid().optional() }), antwoorden: { 200: verwijzing, 201: verwijzing },
    verwerk: (v) => v.kern.db.transaction(async (tx) => {
      const { kern, body, aanvrager, traceparent } = v;
      // A meldpunt receives meldingen; what it writes down itself came in by telephone.
      if (body.kanaal === 'portaal' && aanvrager.soort === 'medewerker' && aanvrager.toegangsrol === 'procesregisseur') throw new Probleem('rol-onvoldoende', 'Een meldpunt legt alleen telefonische meldingen vast. Kies een andere rol om zelf te melden.');
      if (body.kanaal === 'telefoon' && !(aanvrager.soort === 'medewerker' && aanvrager.functierollen.includes('meldpuntmedewerker'))) throw new Probleem('rol-onvoldoende', 'Alleen een meldpunt legt telefonische meldingen vast.');
      if (body.vervolgVan !== undefined) await eisVervolg(kern, tx, { aanvrager, traceparent }, body.vervolgVan);
      const maak = async () => {
        const { melding, bestond } = await maakMelding(kern, tx, { id: body.id, vervolgVan: body.vervolgVan, soort: body.soort, kanaal: aanvrager.soort === 'burger' ? 'burger' : body.kanaal, verzender: await verzenderVan(tx, aanvrager), referentie: body.referentie, inhoud: body.inhoud });
        await vraagMelding(kern, tx, { aanvrager, traceparent }, melding, kern0, 'schrijven');
        return { status: bestond ? 200 : 201, id: melding.id };
      };
      const { status, id } = body.id === undefined ? await maak() : await eenmalig({ ...v, body: { ...body, id: body.id } }, tx, 'melding', maak);
      return { status, body: verwijzingVan(await store.moetMelding(tx, id)) };
    }),
  }),
  route({
    methode: 'get', pad: '/api/v1/meldingen', titel: 'Meldingen', uitleg: 'Ontvangen meldingen van uw meldpunt, of de meldingen die u verstuurde.', wie, doel: 'verplicht',
    query: z.strictObject({ richting: z.enum(['ontvangen', 'verstuurd']).default('ontvangen'), soort: z.enum(soorten).optional(), status: z.enum(statenVan('melding') as [string, ...string[]]).optional(), cursor: z.string().max(200).optional(), aantal: z.coerce.number().int().min(1).max(100).default(25) }),
    antwoorden: { 200: z.strictObject({ items: z.array(regel), volgende: z.string().nullable() }) },
    verwerk: async ({ kern, query, aanvrager, traceparent }) => kern.db.transaction(async (tx) => {
      const lijst = await leesMeldingen(kern, tx, { aanvrager, traceparent }, { richting: query.richting, soort: query.soort, status: query.status, na: leesCursor(query.cursor), aantal: query.aantal });
      return { status: 200, body: { items: lijst.items, volgende: schrijfCursor(lijst.volgende) } };
    }),
  }),
  route({
    methode: 'get', pad: '/api/v1/meldingen/:id', titel: 'Eén melding', wie, doel: 'verplicht', params, antwoorden: { 200: detail },
    verwerk: async ({ kern, params: p, aanvrager, traceparent }) => kern.db.transaction(async (tx) => {
      const { melding, besluit } = await leesMeldingDetail(kern, tx, { aanvrager, traceparent }, p.id);
      return { status: 200, body: { melding, waarom: { doel: 'melding-beoordelen', grondslagen: await leesGrondslagen(tx, besluit.grondslagen), niveaus: besluit.niveaus, uitleg: besluit.uitleg } } };
    }),
  }),
  route({
    methode: 'patch', pad: '/api/v1/meldingen/:id', titel: 'Wijzig een concept of vul een melding aan', uitleg: 'Een veld dat u weglaat, blijft zoals het was.', wie, doel: 'verplicht', params, body: inhoud, antwoorden: { 200: verwijzing },
    verwerk: async ({ kern, params: p, body, aanvrager, traceparent, rijversie }) => kern.db.transaction(async (tx) => {
      await alsVerzender(kern, tx, p.id, aanvrager, traceparent);
      return { status: 200, body: verwijzingVan(await wijzigInhoud(kern, tx, p.id, body, rijversie)) };
    }),
  }),
  route({
    methode: 'post', pad: '/api/v1/meldingen/:id/verzending', titel: 'Verstuur een melding', uitleg: 'Een onvolledige melding wordt niet verstuurd: 400 met precies wat ontbreekt. Het concept blijft bewaard.', wie, doel: 'verplicht', params, antwoorden: { 200: verwijzing },
    verwerk: async ({ kern, params: p, aanvrager, traceparent, rijversie }) => kern.db.transaction(async (tx) => {
      eisVersie(await alsVerzender(kern, tx, p.id, aanvrager, traceparent), rijversie);
      return { status: 200, body: verwijzingVan(await verzendMelding(kern, tx, p.id)) };
    }),
  }),
  route({
    methode: 'post', pad: '/api/v1/meldingen/:id/intrekkingen', titel: 'Trek een melding in', uitleg: 'Is er al een casus, dan besluit het meldpunt of die doorgaat.', wie, doel: 'verplicht', params, body: z.strictObject({ reden: z.string().trim().min(10).max(2000) }), antwoorden: { 200: z.strictObject({ resultaat: z.enum(['ingetrokken', 'gevraagd']) }) },
    verwerk: async ({ kern, params: p, body, aanvrager, traceparent }) => kern.db.transaction(async (tx) => {
      await alsVerzender(kern, tx, p.id, aanvrager, traceparent);
      const medewerkerId = aanvrager.soort === 'medewerker' ? aanvrager.medewerkerId : null;
      return { status: 200, body: { resultaat: await trekMeldingIn(kern, tx, p.id, { medewerkerId, accountId: aanvrager.soort === 'burger' ? aanvrager.accountId : null }, body.reden) } };
    }),
  }),
  route({
    methode: 'get', pad: '/api/v1/meldingen/:id/spoor', titel: 'Ontvangstspoor', uitleg: 'Wat er met de melding gebeurt. Een burger ziet drie stappen.', wie, doel: 'verplicht', params, antwoorden: { 200: z.strictObject({ items: z.array(spoorregel) }) },
    verwerk: async ({ kern, params: p, aanvrager, traceparent }) => kern.db.transaction(async (tx) => ({ status: 200, body: { items: await leesSpoorVoor(kern, tx, { aanvrager, traceparent }, p.id) } })),
  }),
  route({
    methode: 'post', pad: '/keten/v1/meldingen', titel: 'Bied een melding aan', uitleg: 'In de vorm van de SOH-melding. Een onvolledige melding wordt bewaard; in `ontbreekt` staat wat het meldpunt nog nodig heeft.', wie: 'partner', body: sohMelding,
    antwoorden: { 200: verwijzing.extend({ ontbreekt: z.array(z.string()) }), 201: verwijzing.extend({ ontbreekt: z.array(z.string()) }) },
    verwerk: async ({ kern, body, aanvrager, traceparent }) => kern.db.transaction(async (tx) => {
      const { soort, referentie, inhoud: wat } = uitSoh(body);
      const { melding, bestond } = await maakMelding(kern, tx, { soort, kanaal: 'keten', verzender: await verzenderVan(tx, aanvrager), referentie, inhoud: wat });
      await vraagMelding(kern, tx, { aanvrager, traceparent }, melding, kern0, 'schrijven');
      const verzonden = await verzendMelding(kern, tx, melding.id);
      return { status: bestond ? 200 : 201, body: { ...verwijzingVan(verzonden), ontbreekt: verzonden.ontbreekt } };
    }),
  }),
  route({
    methode: 'patch', pad: '/keten/v1/meldingen/:id', titel: 'Vul een melding aan', uitleg: 'Een veld dat u weglaat, blijft zoals het was. De melding gaat terug naar het meldpunt; in `ontbreekt` staat wat nog nodig is.', wie: 'partner', params, body: inhoud,
    antwoorden: { 200: verwijzing.extend({ ontbreekt: z.array(z.string()) }) },
    verwerk: async ({ kern, params: p, body, aanvrager, traceparent, rijversie }) => kern.db.transaction(async (tx) => {
      await alsVerzender(kern, tx, p.id, aanvrager, traceparent);
      const melding = await wijzigInhoud(kern, tx, p.id, body, rijversie);
      return { status: 200, body: { ...verwijzingVan(melding), ontbreekt: melding.ontbreekt } };
    }),
  }),
];

const verwijzingVan = (m: { id: string; meldingnummer: string; status: string; rijversie: number }): z.infer<typeof verwijzing> => ({ id: m.id, meldingnummer: m.meldingnummer, status: m.status, rijversie: m.rijversie });

const alsVerzender = async (kern: Parameters<typeof vraagMelding>[0], tx: Tx, id: string, aanvrager: Aanvrager, traceparent: string): ReturnType<typeof store.moetMelding> => {
  const m = await store.leesMelding(tx, id);
  await vraagMelding(kern, tx, { aanvrager, traceparent }, m, kern0, 'schrijven');
  if (m === undefined) throw new Probleem('niet-gevonden', 'Deze melding bestaat niet, of u mag haar niet zien.');
  eisVerzender(m, aanvrager);
  return m;
};
