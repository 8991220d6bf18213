import { z } from 'zod';
import type { Doel } from '../domein/doel.ts';
import { statenVan } from '../domein/overgangen.ts';
import { termijnstatusNu } from '../domein/termijn.ts';
import { isUuid } from '../platform/http/invoer.ts';
import { Probleem } from '../platform/http/problemen.ts';
import { route } from '../platform/http/route.ts';
import type { Route } from '../platform/http/route.ts';
import type { Aanvrager } from '../platform/identity/aanvrager.ts';
import type { Kern, Tx } from '../platform/kern.ts';
import { beperkingenIn, leesGrondslagen, maakToegang, waaromVan } from '../toegang/index.ts';
import type { Gegevenssoort, Toegangsbesluit } from '../toegang/toegang.ts';
import { isVolgnummer, leesCursor, schrijfCursor } from './cursor.ts';
import { leesCasusrij, leesCasussen, leesFasen, leesTeam, leesTijdlijn, leesVorige, leesWettelijkeTermijn } from './lezen-store.ts';
import type { Casusrij } from './lezen-store.ts';
import { leesVoortgang } from './proces.ts';
import { rechtzettingenIn } from './rechtzettingen.ts';
import { betrokkenenVan } from './service.ts';
import { signaal, signaalroutes, toonSignaal } from './signalen-api.ts';
import { leesCasusSignalen } from './signalen-store.ts';
import { toonCasusrij, toonGebeurtenis } from './tonen.ts';

const rollen = ['deelnemer', 'procesregisseur', 'casusregisseur'] as const;
/** What a page about the case itself asks for; household, melding and the rest belong to other rooms. */
const casussoorten: readonly Gegevenssoort[] = ['CAS', 'PRO', 'ORG'];
const params = z.strictObject({ id: z.uuid() });
const moment = z.iso.datetime();
const verborgen = z.array(z.strictObject({ veld: z.string(), reden: z.string() })).optional();
const casusrij = z.strictObject({
  id: z.uuid(), status: z.string(), naam: z.null(), laatsteGebeurtenis: moment.nullable(), nummer: z.string().optional(), verbandCode: z.string().optional(), regioCode: z.string().optional(), fase: z.string().optional(),
  prioriteit: z.string().nullish(), cyclus: z.int().optional(), geopendOp: z.iso.date().optional(), partners: z.int().optional(), regisseur: z.string().nullish(), eerstvolgendeTermijn: moment.nullish(), _verborgen: verborgen,
});
const gebeurtenis = z.strictObject({ id: z.uuid(), op: moment, soort: z.string(), zin: z.string(), fase: z.string(), wie: z.string().nullish(), medewerker: z.string().nullish(), _verborgen: verborgen });
const stap = z.strictObject({ elementId: z.string(), naam: z.string(), soort: z.string(), staat: z.enum(['klaar', 'hier', 'omvat', 'straks', 'overgeslagen']), van: moment.nullable(), tot: moment.nullable() });
const waarom = z.strictObject({
  rol: z.string(), doel: z.string(), grondslagen: z.array(z.string()), uitleg: z.string(),
  soorten: z.array(z.strictObject({ code: z.string(), naam: z.string(), niveau: z.union([z.literal(0), z.literal(1), z.literal(2)]).nullable(), uitleg: z.string(), regels: z.array(z.string()) })),
});

type Vraag = { readonly kern: Kern; readonly aanvrager: Aanvrager; readonly doel: Doel | undefined; readonly traceparent: string };

/** Asks toegang for one casus; the same 404 whether it is not there or not for this reader. */
const vraagCasus = async (tx: Tx, { kern, aanvrager, doel, traceparent }: Vraag, id: string, gevraagd: readonly Gegevenssoort[], velden: readonly string[]): Promise<{ rij: Casusrij; besluit: Toegangsbesluit; doel: Doel }> => {
  if (doel === undefined) throw new Probleem('doel-ontbreekt', 'Geef met de header Doel aan waarvoor u dit nodig heeft.');
  const rij = await leesCasusrij(tx, id, kern.clock.now());
  // Ask also about a casus that does not exist, so that the attempt is in the logs and takes the same time.
  const plaats = { verbandCode: rij?.verbandCode ?? '', regioCode: rij?.regioCode ?? '' };
  const betrokkenen = rij === undefined ? [] : (await betrokkenenVan(tx, id)).map((b) => b.persoonId);
  const besluit = await maakToegang(kern).vraag(tx, { aanvrager, doel, actie: 'lezen', object: { type: 'casus', id, casusId: id, ...plaats, betrokkenen }, gevraagd, velden, traceparent });
  if (rij === undefined) throw new Probleem('niet-gevonden', 'Dit bestaat niet, of u hoort niet bij het team van deze casus.');
  return { rij, besluit, doel };
};

const lijst = route({
  methode: 'get', pad: '/api/v1/casussen', titel: 'Casussen', uitleg: 'De casussen waarvan u in het team zit, laatst gewijzigd bovenaan.', wie: rollen, doel: 'verplicht',
  query: z.strictObject({ verband: z.string().max(40).optional(), status: z.enum(statenVan('casus') as [string, ...string[]]).optional(), cursor: z.string().max(200).optional(), aantal: z.coerce.number().int().min(1).max(50).default(20) }),
  antwoorden: { 200: z.strictObject({ items: z.array(casusrij), volgende: z.string().nullable() }) },
  verwerk: (v) => v.kern.db.transaction(async (tx) => {
    const { aanvrager } = v;
    if (aanvrager.soort !== 'medewerker') throw new Probleem('rol-onvoldoende', 'Deze lijst is voor medewerkers.');
    if (aanvrager.verbandCode !== null && v.query.verband !== undefined && aanvrager.verbandCode !== v.query.verband) return { status: 200, body: { items: [], volgende: null } };
    const rijen = await leesCasussen(tx, {
      organisatieId: aanvrager.organisatieId, medewerkerId: aanvrager.medewerkerId, verbandCode: v.query.verband ?? aanvrager.verbandCode, regioCode: aanvrager.regioCode,
      status: v.query.status ?? null, na: leesCursor(v.query.cursor, isUuid), aantal: v.query.aantal + 1, nu: v.kern.clock.now(),
    });
    const bladzijde = rijen.slice(0, v.query.aantal);
    const items: unknown[] = [];
    for (const rij of bladzijde) {
      try {
        items.push(toonCasusrij((await vraagCasus(tx, v, rij.id, casussoorten, ['casusrij'])).besluit.niveaus, rij));
      } catch (fout) {
        // In the team, but this doel gives no ground for this casus: the row is not there.
        if (!(fout instanceof Probleem) || !['geen-grondslag', 'niet-gevonden'].includes(fout.code)) throw fout;
      }
    }
    const laatste = bladzijde.at(-1);
    return { status: 200, body: { items, volgende: rijen.length > bladzijde.length && laatste !== undefined ? schrijfCursor({ op: laatste.plek, na: laatste.id }) : null } };
  }),
});

const detail = route({
  methode: 'get', pad: '/api/v1/casussen/:id', titel: 'Casus', wie: rollen, doel: 'verplicht', params,
  antwoorden: {
    200: casusrij.extend({
      doel: z.string(), waarom, gebruikBeperktSinds: moment.nullable().describe('AVG 18: iemand vroeg om zijn gegevens niet te gebruiken'), gebeurtenissen: z.array(gebeurtenis), vervolgVan: z.strictObject({ id: z.uuid(), nummer: z.string() }).nullable(), wettelijk: z.strictObject({ zin: z.string(), op: moment, status: z.enum(['loopt', 'overschreden']) }).nullable(),
      fasen: z.array(z.strictObject({ code: z.string(), van: moment, tot: moment.nullable() })),
      teamleden: z.array(z.strictObject({ organisatie: z.string(), functie: z.string(), regie: z.boolean(), sinds: moment.optional() })),
    }),
  },
  verwerk: (v) => v.kern.db.transaction(async (tx) => {
    const { rij, besluit, doel } = await vraagCasus(tx, v, v.params.id, casussoorten, ['casusrij', 'teamleden', 'gebeurtenissen', 'fasen', 'wettelijk']);
    const { niveaus } = besluit;
    const team = niveaus.ORG !== undefined && niveaus.ORG >= 1 ? await leesTeam(tx, rij.id, v.kern.clock.now()) : [];
    const ziet = niveaus.PRO !== undefined && niveaus.PRO >= 1;
    const tijdlijn = ziet ? await leesTijdlijn(tx, rij.id, null, 5) : [];
    const fasen = ziet ? await leesFasen(tx, rij.id) : [];
    const wettelijk = ziet ? await leesWettelijkeTermijn(tx, rij.id) : undefined;
    return {
      status: 200,
      body: {
        // That there was an earlier casus is for who has the whole casus (R12.4).
        ...toonCasusrij(niveaus, rij), gebruikBeperktSinds: (await beperkingenIn(tx, rij.id))[0]?.sinds.toISOString() ?? null, doel, vervolgVan: niveaus.CAS === 2 ? await leesVorige(tx, rij.id) ?? null : null, waarom: { ...waaromVan(v.aanvrager, doel, casussoorten, besluit), grondslagen: await leesGrondslagen(tx, besluit.grondslagen) }, wettelijk: wettelijk === undefined ? null : { zin: wettelijk.zin, op: wettelijk.op.toISOString(), status: termijnstatusNu(wettelijk.status, wettelijk.op, v.kern.clock.now()) },
        fasen: fasen.map((f) => ({ code: f.code, van: f.van.toISOString(), tot: f.code === rij.status ? null : f.tot.toISOString() })), gebeurtenissen: tijdlijn.map((g) => toonGebeurtenis(niveaus, g)),
        teamleden: team.map((t) => ({ organisatie: t.organisatie, functie: t.functie, regie: t.regie, ...(niveaus.ORG === 2 ? { sinds: t.sinds.toISOString() } : {}) })),
      },
    };
  }),
});

const tijdlijn = route({
  methode: 'get', pad: '/api/v1/casussen/:id/tijdlijn', titel: 'Tijdlijn van een casus', wie: rollen, doel: 'verplicht', params,
  query: z.strictObject({ cursor: z.string().max(200).optional(), aantal: z.coerce.number().int().min(1).max(100).default(50) }),
  antwoorden: { 200: z.strictObject({ items: z.array(gebeurtenis), volgende: z.string().nullable() }) },
  verwerk: (v) => v.kern.db.transaction(async (tx) => {
    const { rij, besluit: { niveaus } } = await vraagCasus(tx, v, v.params.id, ['PRO', 'ORG'], ['tijdlijn']);
    const regels = niveaus.PRO !== undefined && niveaus.PRO >= 1 ? await leesTijdlijn(tx, rij.id, leesCursor(v.query.cursor, isVolgnummer), v.query.aantal + 1) : [];
    const bladzijde = regels.slice(0, v.query.aantal);
    const laatste = bladzijde.at(-1);
    return {
      status: 200,
      body: { items: bladzijde.map((g) => toonGebeurtenis(niveaus, g)), volgende: regels.length > bladzijde.length && laatste !== undefined ? schrijfCursor({ op: laatste.plek, na: laatste.volgnummer }) : null },
    };
  }),
});

const proces = route({
  methode: 'get', pad: '/api/v1/casussen/:id/proces', titel: 'Waar is de casus?', uitleg: 'Het getekende proces, met per stap: klaar, hier, omvat (een deel waarin een stap loopt), straks of overgeslagen.', wie: rollen, doel: 'verplicht', params,
  antwoorden: {
    200: z.strictObject({
      xml: z.string().nullable(), procesId: z.string(), versieTag: z.string().nullable(), stappen: z.array(stap),
      bouwstenen: z.array(z.strictObject({ sleutel: z.string(), elementId: z.string().nullable(), procesId: z.string(), naam: z.string(), status: z.string(), van: moment.nullable(), tot: moment.nullable(), stappen: z.array(stap) })),
    }),
  },
  verwerk: (v) => v.kern.db.transaction(async (tx) => {
    const { rij, besluit: { niveaus } } = await vraagCasus(tx, v, v.params.id, ['PRO'], ['proces']);
    const voortgang = await leesVoortgang(tx, rij.id);
    if (voortgang === undefined) return { status: 200, body: { xml: null, procesId: '', versieTag: null, stappen: [], bouwstenen: [] } };
    // Niveau 0 is the name of the current step only (domein §1.3).
    if (niveaus.PRO === 0) return { status: 200, body: { ...voortgang, xml: null, stappen: voortgang.stappen.filter((s) => s.staat === 'hier'), bouwstenen: [] } };
    return { status: 200, body: voortgang };
  }),
});

const rechtzettingen = route({
  methode: 'get', pad: '/api/v1/casussen/:id/rechtzettingen', titel: 'Rechtzettingen in een casus', uitleg: 'Wat volgens een toegewezen verzoek niet klopt en wat er moet staan, voor zover u dat soort gegevens volledig mag zien.', wie: rollen, doel: 'verplicht', params,
  antwoorden: { 200: z.strictObject({ items: z.array(z.strictObject({ id: z.uuid(), gegevenssoort: z.string(), watKloptNiet: z.string(), watMoetErStaan: z.string(), organisatie: z.string(), op: moment })) }) },
  verwerk: (v) => v.kern.db.transaction(async (tx) => {
    const rijen = await rechtzettingenIn(tx, v.params.id);
    const { besluit: { niveaus } } = await vraagCasus(tx, v, v.params.id, ['CAS', ...new Set(rijen.map((r) => r.gegevenssoort as Gegevenssoort))], ['rechtzettingen']);
    return { status: 200, body: { items: rijen.filter((r) => niveaus[r.gegevenssoort as Gegevenssoort] === 2).map(({ id, gegevenssoort, watKloptNiet, watMoetErStaan, organisatie, op }) => ({ id, gegevenssoort, watKloptNiet, watMoetErStaan, organisatie, op: op.toISOString() })) } };
  }),
});

const signalen = route({
  methode: 'get', pad: '/api/v1/casussen/:id/signalen', titel: 'Signalen van een casus', uitleg: 'Wat vraagt of iemand even kijkt, voor wie het is, en wie het zag of afhandelde. De nieuwste 50; wat openstaat eerst.', wie: rollen, doel: 'verplicht', params,
  antwoorden: { 200: z.strictObject({ items: z.array(signaal) }) },
  verwerk: (v) => v.kern.db.transaction(async (tx) => {
    const { rij, besluit: { niveaus } } = await vraagCasus(tx, v, v.params.id, ['PRO'], ['signalen']);
    if (v.aanvrager.soort !== 'medewerker' || (niveaus.PRO ?? -1) < 1) return { status: 200, body: { items: [] } };
    const items = (await leesCasusSignalen(tx, rij.id, v.kern.clock.now(), v.aanvrager)).map(toonSignaal);
    // Names of people from PRO 2, as on the timeline.
    return { status: 200, body: { items: (niveaus.PRO ?? -1) >= 2 ? items : items.map((s) => ({ ...s, gezienDoor: null, afgehandeldDoor: null, toelichting: null })) } };
  }),
});

/** The routes of the case (ARCHITECTURE.md, API). */
export const routes: Route[] = [lijst, detail, tijdlijn, proces, rechtzettingen, signalen, ...signaalroutes];
