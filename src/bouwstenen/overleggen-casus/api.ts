import { z } from 'zod';
import { isUuid } from '../../platform/http/invoer.ts';
import { eenmalig, nieuwId } from '../../platform/http/eenmalig.ts';
import { Probleem } from '../../platform/http/problemen.ts';
import { route, type Route } from '../../platform/http/route.ts';
import type { Aanvrager, Medewerker } from '../../platform/identity/aanvrager.ts';
import type { Kern, Tx } from '../../platform/kern.ts';
import { betrokkenenVan, casusVan, leesCursor, schrijfCursor } from '../../casus/index.ts';
import { maakToegang } from '../../toegang/index.ts';
import type { Doel } from '../../domein/doel.ts';
import { overlegsoorten } from '../../domein/overleg.ts';
import { meldAanwezigheid, schuifAan } from './aanwezig.ts';
import { leesDossier } from './dossier.ts';
import { leesOverlegbeeld, leesOverleggen } from './lezen.ts';
import { leesMijnOverleggen } from './mijn.ts';
import { vraagMotorkap } from './motorkap.ts';
import { leesNoodtoegang, openNoodtoegang, vraagNoodtoegang } from './noodtoegang.ts';
import { nietGevonden, vraagOverleg } from './omgeving.ts';
import * as schemas from './schemas.ts';
import * as store from './store.ts';
import { leesStuk } from './stukken.ts';
import { laatRegelVervallen, regelInvoer, voegRegelToe } from './verslag.ts';
import { vraagVerzet } from './vragen.ts';

const rollen = ['procesregisseur', 'casusregisseur', 'deelnemer'] as const;
const params = z.strictObject({ id: z.uuid() });
type Vraag = { readonly kern: Kern; readonly aanvrager: Aanvrager; readonly doel: Doel | undefined; readonly traceparent: string };
const medewerkerVan = (a: Aanvrager): Medewerker => {
  if (a.soort !== 'medewerker') throw new Probleem('rol-onvoldoende', 'Dit is alleen voor medewerkers.');
  return a;
};
const doelVan = (v: Vraag): Doel => v.doel ?? 'casusoverleg-voeren';
/** Writing in a meeting: the reader must be at this table with a ground; niveau 2 of OVL, because he writes what is read at that niveau. */
const magSchrijven = async (tx: Tx, v: Vraag, id: string): Promise<Medewerker> => {
  const lezer = medewerkerVan(v.aanvrager);
  const o = await store.leesOverleg(tx, id);
  if (o === undefined) throw nietGevonden();
  const { besluit, plaats } = await vraagOverleg(v.kern, tx, { o, aanvrager: lezer, doel: doelVan(v), gevraagd: ['OVL'], traceparent: v.traceparent, actie: 'schrijven' });
  if ((besluit.niveaus.OVL ?? -1) < 2 || plaats.uitnodiging === undefined) throw new Probleem('geen-grondslag', 'U kunt in dit overleg niets vastleggen. Er is niets gewijzigd.');
  return lezer;
};

export const routes: Route[] = [
  route({
    methode: 'get', pad: '/api/v1/overleggen', titel: 'Mijn overleggen', uitleg: 'Alle overleggen die u mag kennen: komend op volgorde van het moment, geweest de nieuwste eerst.', wie: rollen, doel: 'verplicht',
    query: z.strictObject({ wanneer: z.enum(['komend', 'geweest']).default('komend'), rol: z.enum(['regie', 'genodigd', 'team']).optional(), verband: z.string().max(40).optional(), soort: z.enum(overlegsoorten).optional(), cursor: z.string().max(200).optional(), aantal: z.coerce.number().int().min(1).max(50).default(50) }),
    antwoorden: { 200: schemas.mijnOverleggen },
    verwerk: (v) => v.kern.db.transaction(async (tx) => {
      const { cursor, ...keuze } = v.query;
      const { items, volgende } = await leesMijnOverleggen(v.kern, tx, { lezer: medewerkerVan(v.aanvrager), keuze: { ...keuze, na: leesCursor(cursor, isUuid) }, traceparent: v.traceparent });
      return { status: 200, body: { items, volgende: volgende === null ? null : schrijfCursor(volgende) } };
    }),
  }),
  route({
    methode: 'get', pad: '/api/v1/casusoverleggen', titel: 'Overleggen van een casus', uitleg: 'De nieuwste eerst. Een overleg dat u niet mag kennen, staat er niet bij. Wie er geen mag kennen en niet in het team is, krijgt 404.', wie: rollen, doel: 'verplicht', query: z.strictObject({ casusId: z.uuid() }), antwoorden: { 200: schemas.lijst },
    verwerk: (v) => v.kern.db.transaction(async (tx) => {
      const lezer = medewerkerVan(v.aanvrager);
      const casus = await casusVan(tx, v.query.casusId);
      const lijst = (casusId: string) => leesOverleggen(v.kern, tx, { casusId, lezer, doel: doelVan(v), traceparent: v.traceparent });
      // A party of one meeting need not be in the team; for everybody else, and for who may know none of them, the casus decides.
      const aanTafel = casus !== undefined && await zitAanTafel(tx, casus.id, lezer.organisatieId) ? await lijst(casus.id) : undefined;
      if (aanTafel !== undefined && aanTafel.length > 0) return { status: 200, body: { items: aanTafel } };
      await maakToegang(v.kern).vraag(tx, { aanvrager: lezer, doel: doelVan(v), actie: 'lezen', gevraagd: ['CAS', 'OVL'], traceparent: v.traceparent, object: { type: 'casus', id: v.query.casusId, casusId: v.query.casusId, verbandCode: casus?.verbandCode ?? '', regioCode: casus?.regioCode ?? '', betrokkenen: casus === undefined ? [] : (await betrokkenenVan(tx, casus.id)).map((b) => b.persoonId) } });
      if (casus === undefined) throw nietGevonden();
      return { status: 200, body: { items: aanTafel ?? await lijst(casus.id) } };
    }),
  }),
  route({
    methode: 'get', pad: '/api/v1/casusoverleggen/:id', titel: 'Een overleg', uitleg: 'Agenda, deelnemers, quorum, verslag en stukken, zoals u die mag zien. Agendapunten die niet voor u zijn, hebben geen titel (R8.5). Met `als` ziet de regie wat een andere partij ziet.', wie: rollen, doel: 'verplicht', params,
    query: z.strictObject({ als: z.uuid().optional() }), antwoorden: { 200: schemas.overleg },
    verwerk: (v) => v.kern.db.transaction(async (tx) => ({ status: 200, body: await leesOverlegbeeld(v.kern, tx, { overlegId: v.params.id, lezer: medewerkerVan(v.aanvrager), doel: doelVan(v), traceparent: v.traceparent, als: v.query.als }) })),
  }),
  route({
    methode: 'post', pad: '/api/v1/casusoverleggen/:id/verslagregels', titel: 'Verslagregel toevoegen', uitleg: 'Gezegd, feit, afspraak of besluit. Zonder quorum wordt een besluit geweigerd (409 quorum-ontbreekt).', wie: rollen, doel: 'verplicht', params, body: regelInvoer, antwoorden: { 201: z.strictObject({ id: z.uuid() }) },
    verwerk: (v) => v.kern.db.transaction(async (tx) => {
      const door = await magSchrijven(tx, v, v.params.id);
      await eenmalig(v, tx, 'verslagregel', () => voegRegelToe(v.kern, tx, v.params.id, v.body, door));
      return { status: 201, body: { id: v.body.id } };
    }),
  }),
  route({
    methode: 'delete', pad: '/api/v1/casusoverleggen/:id/verslagregels/:regelId', titel: 'Verslagregel doorhalen', uitleg: 'De regel blijft leesbaar als doorgehaald. Alleen wie haar schreef.', wie: rollen, doel: 'verplicht', params: z.strictObject({ id: z.uuid(), regelId: z.uuid() }), antwoorden: { 204: null },
    verwerk: (v) => v.kern.db.transaction(async (tx) => {
      await laatRegelVervallen(v.kern, tx, v.params.id, v.params.regelId, await magSchrijven(tx, v, v.params.id));
      return { status: 204 };
    }),
  }),
  route({
    methode: 'post', pad: '/api/v1/casusoverleggen/:id/aanwezigheden', titel: 'Komen en gaan', uitleg: 'De regie meldt wie er is; een partner alleen zichzelf. Wie weggaat, kan stukken die alleen tijdens het overleg open zijn meteen niet meer lezen.', wie: rollen, doel: 'verplicht', params, body: z.strictObject({ uitnodigingId: z.uuid(), aanwezig: z.boolean() }), antwoorden: { 204: null },
    verwerk: (v) => v.kern.db.transaction(async (tx) => {
      await meldAanwezigheid(v.kern, tx, { overlegId: v.params.id, ...v.body, door: await magSchrijven(tx, v, v.params.id) });
      return { status: 204 };
    }),
  }),
  route({
    methode: 'post', pad: '/api/v1/casusoverleggen/:id/deelnames', titel: 'Aanschuiven met een code', uitleg: 'Voor een motorkapoverleg: de code van 6 cijfers die u per telefoon kreeg.', wie: rollen, doel: 'verplicht', params, body: z.strictObject({ code: z.string().regex(/^\d{6}$/) }), antwoorden: { 204: null },
    verwerk: (v) => v.kern.db.transaction(async (tx) => {
      await schuifAan(v.kern, tx, { overlegId: v.params.id, code: v.body.code, door: await magSchrijven(tx, v, v.params.id) });
      return { status: 204 };
    }),
  }),
  route({
    methode: 'post', pad: '/api/v1/casusoverleggen/:id/stukken/:stukId/inzagen', titel: 'Stuk lezen of afdrukken', uitleg: 'Elke inzage wordt vastgelegd. Een stuk over iets wat uw rol en organisatie voor een overleg niet volledig mogen zien, bestaat voor u niet. Buiten het venster, of als u de zaal heeft verlaten, bestaat het stuk niet.', wie: rollen, doel: 'verplicht', params: z.strictObject({ id: z.uuid(), stukId: z.uuid() }), body: z.strictObject({ wijze: z.enum(['lezen', 'afdruk']) }), antwoorden: { 201: schemas.stuk },
    verwerk: (v) => v.kern.db.transaction(async (tx) => ({ status: 201, body: await leesStuk(v.kern, tx, { overlegId: v.params.id, stukId: v.params.stukId, lezer: medewerkerVan(v.aanvrager), wijze: v.body.wijze, traceparent: v.traceparent }) })),
  }),
  route({
    methode: 'get', pad: '/api/v1/casusoverleggen/:id/dossier', titel: 'Wat weten we nu?', uitleg: 'Alleen bij een motorkapoverleg, alleen voor wie er nu bij is: wie, waar en hoe veilig (AL06).', wie: rollen, doel: 'verplicht', params, antwoorden: { 200: schemas.dossier },
    verwerk: (v) => v.kern.db.transaction(async (tx) => ({ status: 200, body: await leesDossier(v.kern, tx, { overlegId: v.params.id, lezer: medewerkerVan(v.aanvrager), traceparent: v.traceparent }) })),
  }),
  route({
    methode: 'post', pad: '/api/v1/casusoverleggen/:id/verzettingen', titel: 'Overleg verzetten', uitleg: 'Kiest een nieuw tijdstip; iedereen wordt opnieuw gevraagd. Ten hoogste drie keer.', wie: ['procesregisseur'], doel: 'verplicht', params, body: z.strictObject({ id: nieuwId, start: z.iso.datetime({ offset: true }), reden: z.string().trim().min(10).max(1000) }), antwoorden: { 202: null },
    verwerk: (v) => v.kern.db.transaction(async (tx) => {
      const door = await magSchrijven(tx, v, v.params.id);
      await eenmalig(v, tx, 'verzet', () => vraagVerzet(v.kern, tx, { overlegId: v.params.id, start: new Date(v.body.start), reden: v.body.reden, door }));
      return { status: 202 };
    }),
  }),
  route({
    methode: 'post', pad: '/api/v1/noodtoegangen', titel: 'Ik heb deze gegevens nu nodig', uitleg: 'Noodtoegang buiten een motorkapoverleg (R8.6): 2 uur lang wie, waar en hoe veilig van één casus. De regisseur en de FG krijgen bericht, elke inzage wordt als noodgeval vastgelegd en een collega kijkt het de volgende werkdag na. Nog eens vragen geeft dezelfde toegang. Vraagt een extra controle van wie u bent, niet langer dan een kwartier geleden; anders 401 betrouwbaarheid-te-laag met niveau hoog.', wie: ['procesregisseur', 'deelnemer'], doel: 'verplicht', betrouwbaarheid: 'hoog',
    body: z.strictObject({ id: nieuwId, casusId: z.uuid(), reden: z.string().trim().min(30, 'Schrijf in minstens 30 tekens op waarom dit niet kan wachten').max(1000) }), antwoorden: { 201: z.strictObject({ id: z.uuid(), tot: z.iso.datetime() }) },
    verwerk: (v) => v.kern.db.transaction(async (tx) => {
      const door = medewerkerVan(v.aanvrager), casus = await vraagNoodtoegang(v.kern, tx, { ...v.body, door, traceparent: v.traceparent });
      return { status: 201, body: await eenmalig(v, tx, 'noodtoegang', () => openNoodtoegang(v.kern, tx, { id: v.body.id, casus, reden: v.body.reden, door })) };
    }),
  }),
  route({
    methode: 'get', pad: '/api/v1/noodtoegangen/:id', titel: 'Wat noodtoegang laat zien', uitleg: 'Alleen voor wie erom vroeg, en tot het einde ervan.', wie: ['procesregisseur', 'deelnemer'], doel: 'verplicht', params, antwoorden: { 200: schemas.noodtoegang },
    verwerk: (v) => v.kern.db.transaction(async (tx) => ({ status: 200, body: await leesNoodtoegang(v.kern, tx, { id: v.params.id, lezer: medewerkerVan(v.aanvrager), traceparent: v.traceparent }) })),
  }),
  route({
    methode: 'post', pad: '/api/v1/motorkapoverleggen', titel: 'Motorkapoverleg vragen', uitleg: 'Geeft een veiligheidssignaal aan de lopende casus; de taak ‘Motorkapoverleg starten’ verschijnt daarna bij de procesregisseur.', wie: ['procesregisseur', 'casusregisseur'], doel: 'verplicht', body: z.strictObject({ id: nieuwId, casusId: z.uuid() }), antwoorden: { 202: null },
    verwerk: (v) => v.kern.db.transaction(async (tx) => {
      const casus = await casusVan(tx, v.body.casusId);
      await maakToegang(v.kern).vraag(tx, { aanvrager: medewerkerVan(v.aanvrager), doel: doelVan(v), actie: 'schrijven', gevraagd: ['OVL'], traceparent: v.traceparent, object: { type: 'casus', id: v.body.casusId, casusId: v.body.casusId, verbandCode: casus?.verbandCode ?? '', regioCode: casus?.regioCode ?? '', betrokkenen: casus === undefined ? [] : (await betrokkenenVan(tx, casus.id)).map((b) => b.persoonId) } });
      await eenmalig(v, tx, 'motorkapvraag', () => vraagMotorkap(v.kern, tx, v.body.casusId));
      return { status: 202 };
    }),
  }),
];

const zitAanTafel = async (tx: Tx, casusId: string, organisatieId: string): Promise<boolean> => (await tx('uitnodiging as u').join('overleg as o', 'o.id', 'u.overleg_id').where({ 'o.casus_id': casusId, 'u.organisatie_id': organisatieId }).first('u.id')) !== undefined;
