// The task list over real HTTP, with the real engine and a process of two tasks behind it.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { aantal, code, id, tijdstip } from '../../../src/domein/variabelen.ts';
import { migreer } from '../../../src/platform/db/migreer.ts';
import { bewaarElementContext, declareer, leesUitrolbestand, maakWorker, startDispatcher, startWorkers, uitrollenPakket } from '../../../src/platform/engine/index.ts';
import { Probleem } from '../../../src/platform/http/problemen.ts';
import { registreerTaken, routes, startAfronder, taakafhandeling } from '../../../src/taken/index.ts';
import { koppelKlok } from '../../../src/platform/clock/verplaatsen.ts';
import { maakOpstelling as maakEngine, tot } from '../engine/opstelling.ts';
import { maakOpstelling as maakHttp, stopAlles } from '../http/opstelling.ts';
import type { Bezoeker } from '../http/bezoeker.ts';
import { startMetBericht } from '../../hulp/engineproces.ts';

const uuid = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
export const organisatieId = uuid(50);
export const mens = { noor: uuid(1), daan: uuid(6), partner: uuid(7), ver: uuid(8) } as const;

const eigenschappen = (soort: string) => ({ gegevenssoort: soort, doel: 'triage-uitvoeren', opslag: 'proef', herkomst: 'medewerker', niveau: '2' });
const formulier = (formId: string) => JSON.stringify({
  id: formId, type: 'default', schemaVersion: 16, versionTag: '1.0.0', components: [
    { type: 'group', label: 'Oordeel', components: [{ type: 'textarea', key: 'motivatie', label: 'Waarom?', validate: { required: true, minLength: 10, maxLength: 200 }, conditional: { hide: '=uitkomst = "terug"' }, properties: eigenschappen('TRI') }] },
    { type: 'number', key: 'aantal', label: 'Hoeveel?', validate: { min: 1, max: 5 }, properties: eigenschappen('TRI') },
    { type: 'select', key: 'partner', label: 'Welke partner?', properties: { ...eigenschappen('ORG'), opties: 'data' } },
    { type: 'radio', key: 'uitkomst', label: 'Wat besluit u?', values: ['klaar', 'terug', 'later'].map((v) => ({ value: v, label: v })), validate: { required: true }, properties: eigenschappen('PRO') },
  ],
});
/** What the handlers of the test do besides writing a row; the tests turn these. */
export const knop = { uitgesloten: null as string | null, weiger: false, stuk: false };
const afhandeling = (formId: string, aard: 'besluit' | 'vastlegging') => taakafhandeling({
  formId, doel: 'triage-uitvoeren', aard,
  antwoorden: z.strictObject({ motivatie: z.string().optional(), aantal: z.int().optional(), partner: z.string().optional(), uitkomst: z.enum(['klaar', 'terug', 'later']) }),
  uit: z.strictObject({ uitkomst: z.enum(['klaar', 'terug']), aantalGevonden: aantal.optional() }),
  uitgeslotenMedewerker: async () => knop.uitgesloten,
  lees: async (ctx) => ({ beginwaarden: { motivatie: '' }, opties: { partner: [{ waarde: 'p-1', label: 'Partner' }] }, nietMogelijk: { later: 'Later kan niet meer: de termijn is voorbij.' }, secties: [{ titel: 'Casus', gegevenssoort: 'CAS', regels: [{ label: 'Nummer', waarde: ctx.casusId }] }] }),
  voltooi: async (ctx, a) => {
    if (knop.weiger) throw new Probleem('ongeldige-overgang', 'De casus is intussen gesloten.');
    await ctx.tx('proefrij').insert({ taak_id: ctx.taakId, uitkomst: a.uitkomst, op: ctx.now });
    return { variabelen: { uitkomst: a.uitkomst, ...(knop.stuk && { motivatie: a.motivatie }) } as never, samenvatting: 'De proef is gedaan.' };
  },
});

const werker = (type: string, uit: z.ZodType, antwoord: Record<string, unknown>, luister: boolean) => maakWorker({
  declaratie: declareer({ type, versie: 1, titel: type, uitleg: type, in: z.looseObject({ casusId: id, verbandCode: code.optional(), regioCode: z.string().optional() }), uit, aard: {}, fouten: {}, doel: 'geen', idempotent: 'element', pogingen: 3, wachttijd: 'PT1S', alleVariabelen: true }),
  verwerk: async (i, ctx) => {
    if (luister) await bewaarElementContext(ctx.tx, { elementInstanceKey: ctx.elementInstanceKey, processInstanceKey: ctx.processInstanceKey, casusId: i.casusId, verbandCode: 'veilig-thuis', regioCode: 'MRL', termijnEind: null, variabelen: { casusId: i.casusId, termijnCode: 'triage' } });
    return antwoord;
  },
});

export type Takenopstelling = Awaited<ReturnType<typeof maakOpstelling>>;
export const maakOpstelling = async () => {
  const h = await maakHttp(routes);
  await migreer(h.kern.db);
  const { db } = h.kern;
  await db('regio').insert({ code: 'MRL', kort: 'MRL', naam: 'Merelland' });
  await db('gemeente').insert({ code: '9098', naam: 'Merelstad', regio_code: 'MRL' });
  await db('organisatiesoort').insert({ code: 'VT', naam: 'Veilig Thuis', versie: '0', bron: 'proef' });
  await db('organisatie').insert({ id: organisatieId, oin: '00000099000000001000', naam: 'Veilig Thuis Merelland', soort: 'VT', regio_code: 'MRL', gemeente_code: '9098' });
  for (const [naam, mid] of [['Noor Vlierhout', mens.noor], ['Daan Esdoorn', mens.daan]] as const) await db('medewerker').insert({ id: mid, sub: naam, naam, functie: 'proef', organisatie_id: organisatieId });
  await db.raw('create table proefrij (taak_id uuid, uitkomst text, op timestamptz)');
  const basis = h.mensen.get('sub-noor');
  if (basis === undefined) throw new Error('noor');
  const erbij = (login: string, mid: string, over: object, rol: object): void => { h.mensen.set(`sub-${login}`, { ...basis, medewerkerId: mid, naam: login, ...over, roltoekenningen: [{ ...basis.roltoekenningen[0], id: mid, ...rol } as never] }); };
  erbij('kees', mens.daan, {}, {});
  erbij('loes', mens.partner, { organisatieId: uuid(51), organisatieOin: '00000099000000002000' }, { toegangsrol: 'deelnemer', functierollen: [] });
  erbij('pim', mens.ver, { status: 'actief' }, { regioCode: 'DBR' });

  const e = await maakEngine({}, { kern: h.kern, url: h.database.url, logregels: h.regels, stop: async () => {} });
  koppelKlok(h.kern, e.client);
  registreerTaken([afhandelingen.doen, afhandelingen.besluiten]);
  const bpmn = readFileSync(join(import.meta.dirname, '../engine/proef.bpmn'), 'utf8');
  const form = (formId: string, naam: string) => leesUitrolbestand(`forms/proef/${naam}.form`, formulier(formId));
  await uitrollenPakket(h.kern, e.client, { naam: 'proef', bestanden: [leesUitrolbestand('processes/bouwstenen/proef/proef.bpmn', bpmn), leesUitrolbestand('processes/bouwstenen/proef/besluit.bpmn', bpmn.replace('id="proef"', 'id="besluit"').replace('start.proef', 'start.besluit').replace('proef.doen', 'proef.besluiten').replaceAll('id="doen"', 'id="besluiten"').replaceAll('"doen"', '"besluiten"').replace('proef.gelukt', 'besluit.gelukt')), form('proef.doen', 'doen'), form('proef.besluiten', 'besluiten')] });
  const workers = await startWorkers(h.kern, e.client, [
    werker('proef.werk', z.strictObject({ rolUitvoerder: code, termijnEind: tijdstip }), { rolUitvoerder: 'triagist', termijnEind: '2026-12-01T22:59:59Z' }, false),
    werker('proef.luisteren', z.strictObject({}), {}, true),
  ], { peiling: 500 });
  let dispatcher = startDispatcher(h.kern, e.client);
  const afronder = startAfronder(h.kern);

  const aan = async (naam: string): Promise<Bezoeker> => (await h.login(naam)).bezoeker;
  /** Starts a case and gives the id of its task. */
  const taak = async (proces: 'proef' | 'besluit' = 'proef'): Promise<{ id: string; casusId: string; sleutel: string; proces: string }> => {
    const casusId = randomUUID();
    await startMetBericht(e.client, proces, casusId, { casusId });
    const rij = await tot(async () => await db('taak').where({ casus_id: casusId }).first() as { id: string; taak_sleutel: string; process_instance_key: string } | undefined);
    return { id: rij.id, casusId, sleutel: rij.taak_sleutel, proces: rij.process_instance_key };
  };
  return {
    ...h, e, db, aan, taak,
    zonderDispatcher: async () => { await dispatcher.stop(); },
    metDispatcher: () => { dispatcher = startDispatcher(h.kern, e.client); },
    status: async (taakId: string): Promise<string> => (await db('taak').where({ id: taakId }).first('status') as { status: string }).status,
    stop: async () => { await Promise.all([workers.stop(), dispatcher.stop(), afronder.stop()]); await e.stop(); await stopAlles(); },
  };
};
const afhandelingen = { doen: afhandeling('proef.doen', 'vastlegging'), besluiten: afhandeling('proef.besluiten', 'besluit') };
