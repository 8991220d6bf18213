// Real engine, real database, the workers of this vertical, and people who complete tasks through the handlers.
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openCasus, voegBetrokkeneToe, wijsTeamToe } from '../../../src/casus/index.ts';
import { taken as triagetaken } from '../../../src/bouwstenen/uitvoeren-triage/taken/index.ts';
import { taken as burgertaken } from '../../../src/bouwstenen/deelnemen-burger/taken/index.ts';
import { bewaarOpgegevenPersoon } from '../../../src/bouwstenen/vaststellen-identiteit/store/personen.ts';
import { leesElementContext, leesPakketten, leesUitrolbestand, startDispatcher, startWorkers, uitrollenPakket, zetInOutbox } from '../../../src/platform/engine/index.ts';
import { Probleem } from '../../../src/platform/http/problemen.ts';
import { substantieel } from '../../../src/platform/identity/acr.ts';
import { alsMedewerker } from '../../../src/platform/identity/afleiden.ts';
import type { Medewerker } from '../../../src/platform/identity/aanvrager.ts';
import { laadReferentiegegevens, regieVan, vindMedewerker } from '../../../src/toegang/index.ts';
import type { TaakContext, Taakgegevens } from '../../../src/taken/taakafhandeling.ts';
import { workers } from '../../../workers/register.ts';
import { maakOpstelling as maakEngineopstelling, root, tot } from '../engine/opstelling.ts';

export { tot };
export const traceparent = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';
const mijn = (type: string): boolean => /^(uitvoeren-triage|deelnemen-burger|proces)\.|^bepalen-bekendheid\.verzoek-verzenden$/.test(type);
const taken = [...triagetaken, ...burgertaken];

export type Opstelling = Awaited<ReturnType<typeof maakOpstelling>>;
export type Taakrij = { id: string; bpmn_process_id: string; taak_sleutel: string; element_id: string; element_instance_key: string; process_instance_key: string; status: string };

/** Everything up; `bel` calls a bouwsteen as a root would, `klaar()` waits for its outcome. */
export const maakOpstelling = async () => {
  const e = await maakEngineopstelling();
  // A set-up that fails half way must not leave an engine behind.
  return richtIn(e).catch(async (fout: unknown) => { await e.stop(); throw fout; });
};

const richtIn = async (e: Awaited<ReturnType<typeof maakEngineopstelling>>) => {
  const { kern, client } = e;
  await kern.db.transaction((tx) => laadReferentiegegevens(kern, tx));
  for (const pakket of leesPakketten(root).filter((p) => ['uitvoeren-triage', 'deelnemen-burger', 'bepalen-bekendheid'].includes(p.naam))) await uitrollenPakket(kern, client, pakket);
  await uitrollenPakket(kern, client, { naam: 'roeper', bestanden: [leesUitrolbestand('processes/bouwstenen/roeper/roeper.bpmn', readFileSync(join(import.meta.dirname, 'roeper.bpmn'), 'utf8'))] });
  const draaiend = await startWorkers(kern, client, workers.filter((w) => mijn(w.declaratie.type)));
  const dispatcher = startDispatcher(kern, client);

  const als = async (sub: string, toegangsrol?: string): Promise<Medewerker> => {
    const gevonden = await vindMedewerker(kern.db, sub, kern.clock.now());
    const rol = gevonden?.roltoekenningen.find((r) => toegangsrol === undefined || r.toegangsrol === toegangsrol);
    if (gevonden === undefined || rol === undefined) throw new Error(`no demo medewerker ${sub}`);
    return alsMedewerker(gevonden, rol, { acr: substantieel, kenmerk: 'sessie-van-de-toets' });
  };
  const context = async (taak: Taakrij, medewerker: Medewerker, tx: TaakContext['tx'], formId: string): Promise<TaakContext> => {
    const c = await leesElementContext(tx, taak.element_instance_key);
    if (!c?.casusId || !c.verbandCode || !c.regioCode) throw new Error('task without context');
    return { kern, tx, now: kern.clock.now(), taakId: taak.id, formId, elementId: taak.element_id, casusId: c.casusId, verbandCode: c.verbandCode, regioCode: c.regioCode, processInstanceKey: taak.process_instance_key, elementInstanceKey: taak.element_instance_key, variabelen: c.variabelen, medewerker, traceparent };
  };
  const afhandeling = (elementId: string, bouwsteen: string) => {
    const t = taken.find((x) => x.formId === `${bouwsteen}.${elementId}`);
    if (!t) throw new Error(`no handler ${bouwsteen}.${elementId}`);
    return t;
  };
  const bouwsteenVan = (taak: Taakrij): string => taak.bpmn_process_id.split('.')[0] ?? '';

  return {
    ...e, als,
    /** Moves the platform's and the engine's clock forward together. */
    vooruit: async (ms: number): Promise<void> => {
      (kern.clock as { setOffset?: (ms: number) => void }).setOffset?.(kern.clock.offset() + ms);
      await fetch(`${client.adres.management ?? ''}/actuator/clock/add`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ offsetMilli: ms }) });
    },
    nieuweCasus: async (personen: readonly { rol: 'centraal' | 'kind' | 'ouder' | 'vermoedelijk-pleger'; geboortedatum: string; naam: string }[] = [{ rol: 'centraal', geboortedatum: '1990-02-03', naam: 'Wulp' }]): Promise<{ casusId: string; personen: string[] }> => kern.db.transaction(async (tx) => {
      const casusId = randomUUID();
      await openCasus(kern, tx, { casusId, verbandCode: 'veilig-thuis', regioCode: 'merelland', meldingId: null, meldingOntvangenOp: kern.clock.now(), prioriteit: null, actorOrganisatieId: null, actorMedewerkerId: null });
      const ids: string[] = [];
      for (const p of personen) {
        const id = await bewaarOpgegevenPersoon(kern, tx, { voornamen: 'Test', geslachtsnaam: p.naam, geboortedatum: p.geboortedatum });
        await voegBetrokkeneToe(kern, tx, casusId, id, p.rol);
        await tx('identiteitsvaststelling').insert({ casus_id: casusId, persoon_id: id, status: 'handmatig', rol: p.rol });
        ids.push(id);
      }
      const regie = await regieVan(tx, 'veilig-thuis', 'merelland');
      if (regie) await wijsTeamToe(kern, tx, casusId, { organisatieId: regie.id, medewerkerId: null, rol: 'regie', via: 'melding' });
      return { casusId, personen: ids };
    }),
    bel: (procesId: string, casusId: string, over: Record<string, unknown> = {}): { klaar: () => Promise<Record<string, unknown>> } => {
      const klaarSoort = `toets.klaar-${randomUUID()}`;
      const variables = { casusId, verbandCode: 'veilig-thuis', regioCode: 'merelland', rondeNummer: 1, urgentieCode: 'p3', doelCode: 'triage-uitvoeren', termijnCode: 'veiligheidsbeoordeling', rolUitvoerder: 'triagist', rolBeslisser: 'gedragswetenschapper', rolTweede: 'gedragswetenschapper', ...over, procesId, klaarSoort };
      const gestart = client.roep('CreateProcessInstance', { bpmnProcessId: 'roeper', version: -1, variables: JSON.stringify(variables) });
      gestart.catch(() => {});
      return {
        klaar: async () => {
          await gestart;
          const [job] = await tot(async () => {
            const jobs = await client.haalJobs({ type: klaarSoort, worker: 'toets', timeout: '60000', maxJobsToActivate: 1, fetchVariable: ['uitkomst', 'urgentieCode', 'instrumentAfnameId', 'isAfwijkend'] });
            return jobs.length > 0 ? jobs : null;
          }, 75_000);
          await client.roep('CompleteJob', { jobKey: job?.key, variables: '{}' });
          return Object.fromEntries(Object.entries(JSON.parse(job?.variables ?? '{}') as Record<string, unknown>).filter(([, w]) => w !== null));
        },
      };
    },
    /** The open task of this kind in this casus; `anders` = a later one than the given tasks. */
    taak: (casusId: string, elementId: string, behalve: readonly string[] = []): Promise<Taakrij> => tot(async () => (
      await kern.db('taak as t').join('element_context as c', 'c.element_instance_key', 't.element_instance_key').where({ 'c.casus_id': casusId, 't.element_id': elementId }).whereIn('t.status', ['nieuw', 'op-naam']).whereNotIn('t.id', [...behalve]).orderBy('t.taak_sleutel').first('t.*') as Taakrij | undefined), 25_000),
    lees: (taak: Taakrij, medewerker: Medewerker): Promise<Taakgegevens> => kern.db.transaction(async (tx) => {
      const t = afhandeling(taak.element_id, bouwsteenVan(taak));
      return t.lees(await context(taak, medewerker, tx, t.formId));
    }),
    /** Completes as `taken` does: strict answers, four eyes, handler, outbox; all in one transaction. */
    voltooi: (taak: Taakrij, medewerker: Medewerker, antwoorden: Record<string, unknown>): Promise<Record<string, unknown>> => kern.db.transaction(async (tx) => {
      const t = afhandeling(taak.element_id, bouwsteenVan(taak));
      const ctx = await context(taak, medewerker, tx, t.formId);
      if (await t.uitgeslotenMedewerker?.(ctx) === medewerker.medewerkerId) throw new Probleem('vier-ogen', 'zelfde persoon');
      const { variabelen } = await t.voltooi(ctx, t.antwoorden.parse(antwoorden));
      const uit = t.uit.parse(variabelen) as Record<string, unknown>;
      await zetInOutbox(tx, kern, { volgordeSleutel: ctx.casusId, opdracht: { soort: 'taak-voltooien', taakSleutel: taak.taak_sleutel, variabelen: uit } });
      return uit;
    }),
    /** Calls the handler without the check that `taken` does first: what an attacker on the API would reach at worst. */
    voltooiDirect: (taak: Taakrij, medewerker: Medewerker, antwoorden: Record<string, unknown>): Promise<unknown> => kern.db.transaction(async (tx) => {
      const t = afhandeling(taak.element_id, bouwsteenVan(taak));
      return t.voltooi(await context(taak, medewerker, tx, t.formId), t.antwoorden.parse(antwoorden));
    }),
    incidenten: async (): Promise<unknown[]> => kern.db('incident').select('*').catch(() => []) as Promise<unknown[]>,
    stopAlles: async (): Promise<void> => { await draaiend.stop(); await dispatcher.stop(); await e.stop(); },
  };
};
