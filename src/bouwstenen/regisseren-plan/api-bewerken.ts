import { z } from 'zod';
import { actietekst } from '../../domein/actie/tekst.ts';
import { instemwijzen } from '../../domein/plan/instemming.ts';
import { doelstatussen, indicatoren, interventiestatussen, pijlsoorten } from '../../domein/plan/model.ts';
import { eenmalig, nieuwId } from '../../platform/http/eenmalig.ts';
import { Probleem } from '../../platform/http/problemen.ts';
import { route, type Route } from '../../platform/http/route.ts';
import { wijzigVoor } from './api-gedeeld.ts';
import { bespreekInterventie } from './bespreken.ts';
import { haalDoelWeg, haalInterventieWeg, maakDoel, maakInterventie, maakLos, noteerContact, noteerVoortgang, verbind, voegActieToe, werkDoelBij, werkInterventieBij, zetInterventie } from './bewerken.ts';
import { meldPartners, zetUit } from './delen.ts';
import { noteerMondeling } from './instemmen.ts';
import { laatMeelezen, stopMeelezen } from './meelezen.ts';
import { leefgebieden } from './model.ts';
import { beoordeelSignaal, bepaalStagnatie } from './signaleren.ts';
import { interventiesVan, planVast } from './store.ts';
import { stelBij, stelPlanVast } from './vaststellen.ts';

const params = z.strictObject({ id: z.uuid() });
const deel = z.strictObject({ id: z.uuid(), deelId: z.uuid() });
const gemaakt = { 201: z.strictObject({ id: z.uuid() }) };
const dag = z.iso.date();
const tekst = (max: number) => z.string().trim().max(max);
/** Every change is the casusregisseur's (domein §1.5 D10); the others read. */
const basis = { wie: ['casusregisseur'], doel: 'verplicht' } as const;

const doelvelden = {
  leefgebied: z.enum(leefgebieden).nullable(), specifiek: tekst(2000), indicator: z.enum(indicatoren).nullable(), instrument: tekst(80).nullable(), nulmeting: z.number().min(-1_000_000).max(1_000_000).nullable(), streefwaarde: z.number().min(-1_000_000).max(1_000_000).nullable(),
  streefdatum: dag.nullable(), eigenaarPersoonId: z.uuid().nullable(), eigenaarOrganisatieId: z.uuid().nullable(), betreft: z.array(z.uuid()).max(20),
};
const titel = tekst(120).min(3);
const eenEigenaar = (v: { eigenaarPersoonId?: string | null | undefined; eigenaarOrganisatieId?: string | null | undefined }): boolean => !(v.eigenaarPersoonId && v.eigenaarOrganisatieId);
const eenMelding = { path: ['eigenaarPersoonId'], message: 'Kies één eigenaar' };
/** Absent fields stay as they are: undefined is left out, null empties. */
const aanwezig = <T extends object>(v: T): { [K in keyof T]: Exclude<T[K], undefined> } => Object.fromEntries(Object.entries(v).filter(([, w]) => w !== undefined)) as { [K in keyof T]: Exclude<T[K], undefined> };

const interventievelden = {
  organisatieId: z.uuid().nullable(), soortCode: z.enum(['gesprek', 'huisbezoek', 'hulp', 'opvang', 'crisisdienst', 'toezicht', 'overig']), prioriteit: z.enum(['P1', 'P2', 'P3', 'P4']), informatie: z.array(z.string().max(40)).max(20), dienstId: z.uuid().nullable(), bewustLater: tekst(500).nullable(),
  geplandVan: dag.nullable(), geplandTot: dag.nullable(), akkoord: z.enum(['gevraagd', 'niet-vereist']), akkoordReden: tekst(500).nullable(),
};
/** A talk in which somebody said what he thinks; the portal is the citizen's own. */
const gesprek = { wijze: z.enum(instemwijzen).exclude(['portaal']), op: dag };

const doelen: Route[] = [
  route({ ...basis, methode: 'post', pad: '/api/v1/plannen/:id/doelen', titel: 'Doel toevoegen', params, body: z.strictObject(doelvelden).partial().extend({ id: nieuwId, titel }).refine(eenEigenaar, eenMelding), antwoorden: gemaakt,
    verwerk: async (v) => ({ status: 201, body: { id: await wijzigVoor(v, v.params.id, ['doel'], (tx) => eenmalig(v, tx, 'plandoel', () => maakDoel(v.kern, tx, v.params.id, aanwezig(v.body)))) } }) }),
  route({ ...basis, methode: 'patch', pad: '/api/v1/plannen/:id/doelen/:deelId', titel: 'Doel wijzigen', params: deel, body: z.strictObject({ ...doelvelden, titel }).partial().refine(eenEigenaar, eenMelding), antwoorden: { 204: null },
    verwerk: async (v) => { await wijzigVoor(v, v.params.id, Object.keys(v.body), (tx) => werkDoelBij(v.kern, tx, v.params.id, v.params.deelId, aanwezig(v.body))); return { status: 204 }; } }),
  route({ ...basis, methode: 'delete', pad: '/api/v1/plannen/:id/doelen/:deelId', titel: 'Doel weghalen', params: deel, antwoorden: { 204: null },
    verwerk: async (v) => { await wijzigVoor(v, v.params.id, ['doel'], (tx) => haalDoelWeg(v.kern, tx, v.params.id, v.params.deelId)); return { status: 204 }; } }),
  route({ ...basis, methode: 'post', pad: '/api/v1/plannen/:id/doelen/:deelId/voortgang', titel: 'Voortgang van een doel', params: deel, body: z.strictObject({ id: nieuwId, status: z.enum(doelstatussen), cijferGezin: z.int().min(0).max(10).nullable(), tekst: tekst(2000).min(3) }), antwoorden: { 204: null },
    verwerk: async (v) => { await wijzigVoor(v, v.params.id, ['voortgang'], (tx, plan, m) => eenmalig(v, tx, 'doelvoortgang', async () => {
      const { id: _, ...voortgang } = v.body;
      await noteerVoortgang(v.kern, tx, plan.id, v.params.deelId, { ...voortgang, door: m.medewerkerId });
      await bepaalStagnatie(v.kern, tx, plan.id);
    })); return { status: 204 }; } }),
];

const interventies: Route[] = [
  route({ ...basis, methode: 'post', pad: '/api/v1/plannen/:id/interventies', titel: 'Hulp toevoegen', params, body: z.strictObject(interventievelden).partial().extend({ id: nieuwId, doelId: z.uuid(), omschrijving: tekst(500).min(3) }), antwoorden: gemaakt,
    verwerk: async (v) => ({ status: 201, body: { id: await wijzigVoor(v, v.params.id, ['interventie'], (tx) => eenmalig(v, tx, 'interventie', () => maakInterventie(v.kern, tx, v.params.id, aanwezig(v.body)))) } }) }),
  route({ ...basis, methode: 'patch', pad: '/api/v1/plannen/:id/interventies/:deelId', titel: 'Hulp wijzigen', params: deel, body: z.strictObject({ ...interventievelden, doelId: z.uuid(), omschrijving: tekst(500).min(3) }).partial(), antwoorden: { 204: null },
    verwerk: async (v) => { await wijzigVoor(v, v.params.id, Object.keys(v.body), (tx) => werkInterventieBij(v.kern, tx, v.params.id, v.params.deelId, aanwezig(v.body))); return { status: 204 }; } }),
  route({ ...basis, methode: 'delete', pad: '/api/v1/plannen/:id/interventies/:deelId', titel: 'Hulp weghalen', params: deel, antwoorden: { 204: null },
    verwerk: async (v) => { await wijzigVoor(v, v.params.id, ['interventie'], (tx) => haalInterventieWeg(v.kern, tx, v.params.id, v.params.deelId)); return { status: 204 }; } }),
  route({ ...basis, methode: 'post', pad: '/api/v1/plannen/:id/interventies/:deelId/verplaatsingen', titel: 'Kaart verplaatsen', params: deel, body: z.strictObject({ status: z.enum(interventiestatussen) }), antwoorden: { 204: null },
    verwerk: async (v) => { await wijzigVoor(v, v.params.id, ['status'], (tx, plan) => zetInterventie(v.kern, tx, plan.id, v.params.deelId, v.body.status).then(() => bepaalStagnatie(v.kern, tx, plan.id))); return { status: 204 }; } }),
  route({ ...basis, methode: 'post', pad: '/api/v1/plannen/:id/interventies/:deelId/akkoorden', titel: 'Akkoord uit een gesprek noteren', uitleg: 'Wat iemand van het gezin zelf zei: wie, wanneer, hoe en in welke woorden. Hij leest het terug in zijn plan (R7.10).', params: deel,
    body: z.strictObject({ id: nieuwId, persoonId: z.uuid(), uitkomst: z.enum(['gegeven', 'geweigerd']), ...gesprek, toelichting: tekst(500).min(10) }), antwoorden: { 204: null },
    verwerk: async (v) => { await wijzigVoor(v, v.params.id, ['akkoord'], (tx, plan, m) => eenmalig(v, tx, 'mondeling-akkoord', () => noteerMondeling(v.kern, tx, { planId: plan.id, interventieId: v.params.deelId, ...v.body, door: m.medewerkerId }))); return { status: 204 }; } }),
  route({ ...basis, methode: 'post', pad: '/api/v1/plannen/:id/interventies/:deelId/besprekingen', titel: 'Bespreken in overleg', uitleg: 'Zet deze hulp op de agenda van het volgende overleg. Is er geen, dan wacht het punt, en wijst `taakId` de taak aan waarin u opnieuw overleggen kiest.', params: deel, body: z.strictObject({ id: nieuwId, thema: tekst(actietekst.thema.max).min(actietekst.thema.min) }), antwoorden: { 201: z.strictObject({ id: z.uuid(), overlegnummer: z.string().nullable(), taakId: z.uuid().nullable() }) },
    verwerk: async (v) => ({ status: 201, body: { id: v.body.id, ...await wijzigVoor(v, v.params.id, ['bespreking'], (tx, plan, m) => eenmalig(v, tx, 'planbespreking', () => bespreekInterventie(v.kern, tx, plan, { id: v.body.id, interventieId: v.params.deelId, thema: v.body.thema, door: m, traceparent: v.traceparent }))) } }) }),
  route({ ...basis, methode: 'post', pad: '/api/v1/plannen/:id/afhankelijkheden', titel: 'Afhankelijkheid toevoegen', uitleg: 'Weigert een kring met 409 afhankelijkheid-cyclus en noemt hem (R10.2).', params, body: z.strictObject({ id: nieuwId, vanId: z.uuid(), naarId: z.uuid(), soort: z.enum(pijlsoorten), wachtdagen: z.int().min(0).max(365) }), antwoorden: gemaakt,
    verwerk: async (v) => ({ status: 201, body: { id: await wijzigVoor(v, v.params.id, ['afhankelijkheid'], (tx) => eenmalig(v, tx, 'afhankelijkheid', () => verbind(v.kern, tx, v.params.id, v.body))) } }) }),
  route({ ...basis, methode: 'delete', pad: '/api/v1/plannen/:id/afhankelijkheden/:deelId', titel: 'Afhankelijkheid weghalen', params: deel, antwoorden: { 204: null },
    verwerk: async (v) => { await wijzigVoor(v, v.params.id, ['afhankelijkheid'], (tx) => maakLos(tx, v.params.id, v.params.deelId)); return { status: 204 }; } }),
];

const plan: Route[] = [
  route({ ...basis, methode: 'post', pad: '/api/v1/plannen/:id/bijstellingen', titel: 'Plan bijstellen', uitleg: 'Opent een lopend plan om het te wijzigen. Wat loopt, loopt door.', params, antwoorden: { 204: null },
    verwerk: async (v) => { await wijzigVoor(v, v.params.id, ['status'], (tx) => stelBij(v.kern, tx, v.params.id)); return { status: 204 }; } }),
  route({ ...basis, methode: 'post', pad: '/api/v1/plannen/:id/activeringen', titel: 'Bijgesteld plan laten gelden', uitleg: 'Maakt een nieuwe versie na de SMART-toets, en zet nieuwe acties uit (R10.5).', params, body: z.strictObject({ reden: tekst(1000).min(20) }), antwoorden: { 200: z.strictObject({ versie: z.int() }) },
    verwerk: async (v) => ({ status: 200, body: { versie: await wijzigVoor(v, v.params.id, ['versie'], async (tx, p, m) => {
      // A plan that was never decided on waits for plan-akkoord (processen §2.10 step 5); here only a change of a running one.
      if (p.status !== 'bijgesteld') throw new Probleem('ongeldige-overgang', 'Dit plan is nog niet vastgesteld, of er is niets bijgesteld. Er is niets gewijzigd.', { toegestaan: [] });
      await stelPlanVast(v.kern, tx, { planId: p.id, door: m.medewerkerId, evaluatieOp: null, reden: v.body.reden });
      const nu = await planVast(tx, p.id);
      for (const i of await interventiesVan(tx, p.id)) await zetUit(v.kern, tx, nu, i, m.medewerkerId);
      await meldPartners(v.kern, tx, nu, 'plan-bijgesteld', {});
      await bepaalStagnatie(v.kern, tx, p.id);
      return nu.versie;
    }) } }) }),
  route({ ...basis, methode: 'post', pad: '/api/v1/plannen/:id/acties', titel: 'Actie toevoegen', uitleg: 'Kan altijd zolang het plan loopt; de actie wordt meteen uitgezet.', params,
    body: z.strictObject({ id: nieuwId, doelId: z.uuid(), omschrijving: tekst(500).min(10), organisatieId: z.uuid(), soortCode: interventievelden.soortCode, prioriteit: interventievelden.prioriteit, uiterlijkOp: dag, informatie: interventievelden.informatie.default([]), akkoordReden: tekst(500).min(10), akkoord: z.strictObject({ personen: z.array(z.uuid()).min(1).max(20), ...gesprek }).nullable().default(null) }), antwoorden: gemaakt,
    verwerk: async (v) => ({ status: 201, body: { id: await wijzigVoor(v, v.params.id, ['actie'], (tx, p, m) => eenmalig(v, tx, 'planactie', () => voegActieToe(v.kern, tx, p.id, { ...v.body, door: m.medewerkerId }))) } }) }),
  route({ ...basis, methode: 'post', pad: '/api/v1/plannen/:id/meelezers', titel: 'Iemand van het gezin laten meelezen', uitleg: 'Hij leest de doelen die over hem gaan, nog voordat hem iets wordt gevraagd.', params, body: z.strictObject({ persoonId: z.uuid() }), antwoorden: { 204: null },
    verwerk: async (v) => { await wijzigVoor(v, v.params.id, ['meelezers'], (tx, p, m) => laatMeelezen(v.kern, tx, { planId: p.id, persoonId: v.body.persoonId, door: m.medewerkerId })); return { status: 204 }; } }),
  route({ ...basis, methode: 'delete', pad: '/api/v1/plannen/:id/meelezers/:deelId', titel: 'Meelezen stoppen', params: deel, antwoorden: { 204: null },
    verwerk: async (v) => { await wijzigVoor(v, v.params.id, ['meelezers'], (tx, p) => stopMeelezen(v.kern, tx, p.id, v.params.deelId)); return { status: 204 }; } }),
  route({ ...basis, methode: 'post', pad: '/api/v1/plannen/:id/contacten', titel: 'Contact met het gezin noteren', params, body: z.strictObject({ id: nieuwId }), antwoorden: { 204: null },
    verwerk: async (v) => { await wijzigVoor(v, v.params.id, ['contact'], (tx, p) => eenmalig(v, tx, 'gezinscontact', async () => { await noteerContact(v.kern, tx, p.id); await bepaalStagnatie(v.kern, tx, p.id); })); return { status: 204 }; } }),
  route({ ...basis, methode: 'post', pad: '/api/v1/plannen/:id/signalen/:deelId/beoordelingen', titel: 'Signaal beoordelen', params: deel, body: z.strictObject({ oordeel: z.enum(['erkend', 'onterecht']), tekst: tekst(1000).min(10) }), antwoorden: { 204: null },
    verwerk: async (v) => { await wijzigVoor(v, v.params.id, ['signaal'], (tx, p, m) => beoordeelSignaal(v.kern, tx, { planId: p.id, signaalId: v.params.deelId, ...v.body, door: m.medewerkerId })); return { status: 204 }; } }),
];

export const routes: Route[] = [...doelen, ...interventies, ...plan];
