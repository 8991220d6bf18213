import { z } from 'zod';
import { actiesoorten, informatievelden, type Informatieveld } from '../../domein/actie/informatie.ts';
import { actietekst, type Tekstgrens } from '../../domein/actie/tekst.ts';
import { condities } from '../../domein/actie/voorganger.ts';
import { eindeVanDag } from '../../domein/kalender.ts';
import { eenmalig, nieuwId } from '../../platform/http/eenmalig.ts';
import { Probleem } from '../../platform/http/problemen.ts';
import { route, type Route } from '../../platform/http/route.ts';
import type { Aanvrager, Medewerker } from '../../platform/identity/aanvrager.ts';
import type { Kern, Tx } from '../../platform/kern.ts';
import { betrokkenenVan, casusregisseurVan, casusVan } from '../../casus/index.ts';
import { maakToegang } from '../../toegang/index.ts';
import { bespreekstanden, zetOpAgenda } from '../overleggen-casus/index.ts';
import { geefActieDoor } from './doorgeven.ts';
import { trekActieIn } from './intrekken.ts';
import { maakActie, zetActieUit } from './maken.ts';
import { actiesVanCasus, overzicht } from './overzicht.ts';
import { actieVast, leesActie, personenVan } from './store.ts';
import { mogelijkeUitvoerders } from './uitvoerders.ts';
import { meldVoortgang } from './uitvoering.ts';
import { actieObject } from './verzenden.ts';

const medewerkerVan = (a: Aanvrager): Medewerker => {
  if (a.soort !== 'medewerker') throw new Probleem('rol-onvoldoende', 'Dit is alleen voor medewerkers.');
  return a;
};
const actieId = z.strictObject({ id: z.uuid() });
const tekst = (g: Tekstgrens) => z.string().trim().min(g.min).max(g.max);
const regel = z.strictObject({
  id: z.uuid(), actienummer: z.string(), casusId: z.uuid(), soort: z.string(), status: z.string(), uitkomst: z.string().nullable(), uiterlijkOp: z.iso.datetime(), isTeLaat: z.boolean(), trap: z.int(), prioriteit: z.string(), isBurger: z.boolean(),
  isVoorwaardelijk: z.boolean(), organisatie: z.string(), telefoon: z.string().nullable(), omschrijving: z.string().nullable(), taakId: z.uuid().nullable(),
});
const velden = Object.keys(informatievelden) as [Informatieveld, ...Informatieveld[]];
const nieuweActie = z.strictObject({
  id: nieuwId,
  casusId: z.uuid(), organisatieId: z.uuid(), omschrijving: z.string().trim().min(1).max(2000), soort: z.enum(actiesoorten as [string, ...string[]]), prioriteit: z.enum(['P1', 'P2', 'P3', 'P4']),
  uiterlijk: z.iso.date(), informatie: z.array(z.enum(velden)).min(1, 'Kies ten minste één gegeven dat de uitvoerder krijgt.').max(velden.length).optional(), conditie: z.enum(condities), conditieTekst: z.string().trim().max(500).nullish(), naActieId: z.uuid().nullish(), persoonIds: z.array(z.uuid()).max(50).optional(), adresReden: z.string().trim().max(500).nullish(),
});

/** Asks as the casusregisseur of this casus (D10). The procesregisseur may only while there is no casusregisseur (R9.6). */
const alsRegisseur = async (kern: Kern, tx: Tx, m: Medewerker, casusId: string, traceparent: string): Promise<{ verbandCode: string; regioCode: string }> => {
  const casus = await casusVan(tx, casusId);
  const plaats = { verbandCode: casus?.verbandCode ?? '', regioCode: casus?.regioCode ?? '' };
  await maakToegang(kern).vraag(tx, {
    aanvrager: m, doel: 'plan-regisseren', actie: 'schrijven', gevraagd: ['ACT'], traceparent,
    object: { type: 'casus', id: casusId, casusId, ...plaats, betrokkenen: casus === undefined ? [] : (await betrokkenenVan(tx, casusId)).map((b) => b.persoonId) },
  });
  const regisseur = await casusregisseurVan(tx, casusId);
  if (regisseur === undefined ? m.toegangsrol !== 'procesregisseur' : regisseur.medewerkerId !== m.medewerkerId) throw new Probleem('rol-onvoldoende', 'Alleen de casusregisseur van deze casus doet dit. Er is niets gewijzigd.');
  return plaats;
};

/** Routes of this room (domein §7.11 (d)); answering an opdracht goes through its task. */
export const routes: Route[] = [
  route({
    methode: 'get', pad: '/api/v1/acties', titel: 'Acties', uitleg: 'Acties die aan uw organisatie zijn gevraagd, of die lopen in de casussen van uw team.', wie: ['deelnemer', 'casusregisseur', 'procesregisseur'], doel: 'verplicht',
    query: z.strictObject({ wie: z.enum(['aan-mij', 'van-mij']).default('aan-mij'), stand: z.enum(['open', 'te-laat', 'stil', 'klaar', 'alle']).default('open') }), antwoorden: { 200: z.strictObject({ items: z.array(regel) }) },
    verwerk: async ({ kern, query, aanvrager, doel, traceparent }) => {
      const m = medewerkerVan(aanvrager);
      if (query.wie === 'aan-mij' ? doel !== 'actie-uitvoeren' || m.toegangsrol !== 'deelnemer' : doel !== 'plan-regisseren' || m.toegangsrol === 'deelnemer') return { status: 200, body: { items: [] } };
      return { status: 200, body: { items: await kern.db.transaction((tx) => overzicht(kern, tx, m, query, traceparent)) } };
    },
  }),
  route({
    methode: 'get', pad: '/api/v1/casussen/:id/acties', titel: 'Acties van een casus', uitleg: 'Wie doet wat, voor wanneer, en hoe staat het ermee.', wie: ['deelnemer', 'casusregisseur', 'procesregisseur'], doel: 'verplicht', params: actieId,
    antwoorden: { 200: z.strictObject({ items: z.array(regel), besprekingen: z.array(z.strictObject({ actieId: z.uuid(), overlegnummer: z.string().nullable() })), magUitzetten: z.boolean(), uitvoerders: z.array(z.strictObject({ id: z.uuid(), naam: z.string() })) }) },
    verwerk: ({ kern, params, aanvrager, doel, traceparent }) => kern.db.transaction(async (tx) => {
      const m = medewerkerVan(aanvrager);
      if (doel !== 'plan-regisseren') throw new Probleem('geen-grondslag', 'Voor dit doel mag u de acties niet zien.', { doel, gevraagd: ['ACT'] });
      const items = await actiesVanCasus(kern, tx, m, params.id, traceparent);
      const regisseur = await casusregisseurVan(tx, params.id);
      const magUitzetten = regisseur === undefined ? m.toegangsrol === 'procesregisseur' : regisseur.medewerkerId === m.medewerkerId;
      const casus = await casusVan(tx, params.id);
      const uitvoerders = magUitzetten && casus !== undefined ? (await mogelijkeUitvoerders(tx, casus)).map(({ id, naam }) => ({ id, naam })) : [];
      const besprekingen = magUitzetten ? (await bespreekstanden(tx, params.id)).filter((b) => b.bron === 'actie').map((b) => ({ actieId: b.bronId, overlegnummer: b.overlegnummer })) : [];
      return { status: 200, body: { items, besprekingen, magUitzetten, uitvoerders } };
    }),
  }),
  route({
    methode: 'post', pad: '/api/v1/acties', titel: 'Actie uitzetten', uitleg: 'Vraagt een organisatie om iets te doen, met alleen de gegevens die u aanvinkt (R11.1). Zonder `informatie` gaan de gegevens mee die bij deze soort actie horen. Een actie bij een doel van het plan maakt u in het plan.', wie: ['casusregisseur', 'procesregisseur'], doel: 'verplicht', body: nieuweActie,
    antwoorden: { 201: z.strictObject({ id: z.uuid(), actienummer: z.string() }) },
    verwerk: (v) => v.kern.db.transaction(async (tx) => {
      const { kern, body: b } = v, m = medewerkerVan(v.aanvrager);
      await alsRegisseur(kern, tx, m, b.casusId, v.traceparent);
      return { status: 201, body: await eenmalig(v, tx, 'actie', async () => {
        const id = await maakActie(kern, tx, {
          actieId: b.id, casusId: b.casusId, planId: null, doelId: null, afspraakId: null, organisatieId: b.organisatieId, omschrijving: b.omschrijving, soortCode: b.soort, prioriteit: b.prioriteit, uiterlijkOp: eindeVanDag(b.uiterlijk), informatie: b.informatie ?? [],
          conditie: b.conditie, conditieTekst: b.conditieTekst ?? null, naActieId: b.naActieId ?? null, adresReden: b.adresReden ?? null, opdrachtgeverId: m.medewerkerId, ...(b.persoonIds && { persoonIds: b.persoonIds }),
        });
        await zetActieUit(kern, tx, id);
        return { id, actienummer: (await actieVast(tx, id)).actienummer };
      }) };
    }),
  }),
  route({
    methode: 'post', pad: '/api/v1/acties/:id/voortgang', titel: 'Voortgang melden', uitleg: 'Laat de casusregisseur weten hoe het gaat met een actie die u uitvoert.', wie: ['deelnemer'], doel: 'verplicht', params: actieId, body: z.strictObject({ id: nieuwId, tekst: tekst(actietekst.voortgang) }),
    antwoorden: { 201: z.strictObject({ id: z.uuid() }) },
    verwerk: (v) => v.kern.db.transaction(async (tx) => {
      const { kern, params, body, aanvrager, traceparent } = v;
      const m = medewerkerVan(aanvrager);
      const actie = await leesActie(tx, params.id);
      const casus = actie === undefined ? undefined : await casusVan(tx, actie.casus_id);
      if (actie === undefined || casus === undefined || actie.uitvoerder_organisatie_id !== m.organisatieId) throw new Probleem('niet-gevonden', 'Deze actie bestaat niet, of u mag haar niet zien.');
      await maakToegang(kern).vraag(tx, { aanvrager: m, doel: 'actie-uitvoeren', actie: 'schrijven', gevraagd: ['ACT'], traceparent, object: actieObject(actie, casus, await personenVan(tx, actie.id), { GERICHT: true }) });
      return { status: 201, body: { id: await eenmalig(v, tx, 'actievoortgang', () => meldVoortgang(kern, tx, actie, body.tekst, { organisatieId: m.organisatieId, door: m.medewerkerId }, body.id)) } };
    }),
  }),
  route({
    methode: 'post', pad: '/api/v1/acties/:id/intrekkingen', titel: 'Actie intrekken', uitleg: 'De actie is niet meer nodig. De uitvoerder krijgt bericht.', wie: ['casusregisseur', 'procesregisseur'], doel: 'verplicht', params: actieId, body: z.strictObject({ reden: tekst(actietekst.intrekken) }),
    antwoorden: { 204: null },
    verwerk: ({ kern, params, body, aanvrager, traceparent }) => kern.db.transaction(async (tx) => {
      const m = medewerkerVan(aanvrager);
      const actie = await leesActie(tx, params.id);
      if (actie === undefined) throw new Probleem('niet-gevonden', 'Deze actie bestaat niet, of u mag haar niet zien.');
      await alsRegisseur(kern, tx, m, actie.casus_id, traceparent);
      await trekActieIn(kern, tx, actie.id, body.reden, { organisatieId: m.organisatieId, door: m.medewerkerId });
      return { status: 204 };
    }),
  }),
  route({
    methode: 'post', pad: '/api/v1/acties/:id/doorgevingen', titel: 'Actie doorgeven aan een collega', uitleg: 'Wie de actie op zijn naam heeft, geeft haar aan een collega van dezelfde organisatie. De taak staat dan bij die collega, met de reden.', wie: ['deelnemer'], doel: 'verplicht', params: actieId,
    body: z.strictObject({ id: nieuwId, medewerkerId: z.uuid(), reden: tekst(actietekst.doorgeven) }), antwoorden: { 204: null },
    verwerk: (v) => v.kern.db.transaction(async (tx) => {
      const { kern, params, body, traceparent } = v, m = medewerkerVan(v.aanvrager);
      const actie = await leesActie(tx, params.id);
      const casus = actie === undefined ? undefined : await casusVan(tx, actie.casus_id);
      if (actie === undefined || casus === undefined || actie.uitvoerder_organisatie_id !== m.organisatieId) throw new Probleem('niet-gevonden', 'Deze actie bestaat niet, of u mag haar niet zien.');
      await maakToegang(kern).vraag(tx, { aanvrager: m, doel: 'actie-uitvoeren', actie: 'schrijven', gevraagd: ['ACT'], traceparent, object: actieObject(actie, casus, await personenVan(tx, actie.id), { GERICHT: true }) });
      await eenmalig(v, tx, 'actiedoorgave', () => geefActieDoor(kern, tx, actie, { id: body.id, naar: body.medewerkerId, reden: body.reden, door: m, traceparent }));
      return { status: 204 };
    }),
  }),
  route({
    methode: 'post', pad: '/api/v1/acties/:id/besprekingen', titel: 'Actie bespreken in overleg', uitleg: 'Zet deze actie op de agenda van het volgende overleg. Is er geen, dan wacht het punt, en wijst `taakId` de taak aan waarin u opnieuw overleggen kiest.', wie: ['casusregisseur', 'procesregisseur'], doel: 'verplicht', params: actieId,
    body: z.strictObject({ id: nieuwId, thema: tekst(actietekst.thema) }), antwoorden: { 201: z.strictObject({ id: z.uuid(), overlegnummer: z.string().nullable(), taakId: z.uuid().nullable() }) },
    verwerk: (v) => v.kern.db.transaction(async (tx) => {
      const { kern, params, body, traceparent } = v, m = medewerkerVan(v.aanvrager);
      const actie = await leesActie(tx, params.id);
      if (actie === undefined) throw new Probleem('niet-gevonden', 'Deze actie bestaat niet, of u mag haar niet zien.');
      await alsRegisseur(kern, tx, m, actie.casus_id, traceparent);
      const uit = await eenmalig(v, tx, 'actiebespreking', () => zetOpAgenda(kern, tx, { id: body.id, casusId: actie.casus_id, thema: body.thema, bron: 'actie', bronId: actie.id, organisatieId: actie.uitvoerder_organisatie_id, door: m, traceparent }));
      return { status: 201, body: { id: body.id, ...uit } };
    }),
  }),
];
