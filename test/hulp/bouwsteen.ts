// Real engine, real database, the workers of the bouwstenen under test, a root that calls one of them, and people who complete tasks through the handlers.
import { randomUUID } from 'node:crypto';
import { openCasus, voegBetrokkeneToe, wijsTeamToe } from '../../src/casus/index.ts';
import { taken } from '../../src/bouwstenen/register.ts';
import { bewaarOpgegevenPersoon } from '../../src/bouwstenen/vaststellen-identiteit/store/personen.ts';
import { isTijdelijk, leesElementContext, leesPakketten, leesUitrolbestand, startDispatcher, startWorkers, uitrollenPakket, zetInOutbox } from '../../src/platform/engine/index.ts';
import { Probleem } from '../../src/platform/http/problemen.ts';
import { substantieel } from '../../src/platform/identity/acr.ts';
import { alsMedewerker } from '../../src/platform/identity/afleiden.ts';
import type { Aanvrager, Medewerker } from '../../src/platform/identity/aanvrager.ts';
import type { Kern } from '../../src/platform/kern.ts';
import type { Antwoord, Route } from '../../src/platform/http/route.ts';
import type { Doel } from '../../src/domein/doel.ts';
import { laadReferentiegegevens, regieVan, vindMedewerker } from '../../src/toegang/index.ts';
import type { TaakContext, Taakgegevens } from '../../src/taken/taakafhandeling.ts';
import { workers } from '../../workers/register.ts';
import { maakOpstelling as maakEngineopstelling, root, tot } from '../integratie/engine/opstelling.ts';
import { startProces } from './engineproces.ts';
import { zetVooruit } from './stilte.ts';

export { tot };
export const traceparent = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';

export type Bouwsteenkeuze = {
  /** Folder names under `processes/bouwstenen` that are deployed; their workers run, besides those of `proces`. */
  readonly bouwstenen: readonly string[];
  /** Output variables of the called process that `klaar()` gives, besides `uitkomst`. */
  readonly uit?: readonly string[];
  /** Job types of other rooms that run too. */
  readonly ookTypen?: readonly string[];
  /** Outbox handlers besides those of the engine, such as the delivery to partners. */
  readonly afhandelaars?: Parameters<typeof startDispatcher>[2];
  /** Outbox handlers besides those of the engine: events to partners over HTTP. */
};
/** A process that calls the bouwsteen named in `procesId` and then waits as a job of type `klaarSoort`. */
const roeper = (uit: readonly string[]): string => `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" xmlns:modeler="http://camunda.org/schema/modeler/1.0" id="definities-roeper" targetNamespace="https://samenspel.example/processen" modeler:executionPlatform="Camunda Cloud" modeler:executionPlatformVersion="8.6.0">
  <bpmn:error id="f-1" errorCode="QUORUM_ONHAALBAAR" /><bpmn:error id="f-2" errorCode="DIENST_NIET_BESCHIKBAAR" /><bpmn:error id="f-3" errorCode="GRONDSLAG_ONTBREEKT" />
  <bpmn:process id="roeper" name="Roept één bouwsteen en geeft de uitkomst als job" isExecutable="true">
    <bpmn:extensionElements><zeebe:versionTag value="1.0.0" /></bpmn:extensionElements>
    <bpmn:startEvent id="start" /><bpmn:sequenceFlow id="a" sourceRef="start" targetRef="roep" />
    <bpmn:callActivity id="roep"><bpmn:extensionElements>
      <zeebe:calledElement processId="=procesId" propagateAllChildVariables="false" />
      <zeebe:ioMapping>${uit.map((n) => `<zeebe:output source="=${n}" target="${n}" />`).join('')}</zeebe:ioMapping>
    </bpmn:extensionElements></bpmn:callActivity>
    ${[1, 2, 3].map((n) => `<bpmn:boundaryEvent id="fout-${n}" attachedToRef="roep"><bpmn:extensionElements><zeebe:ioMapping><zeebe:output source="=&quot;fout-${n}&quot;" target="uitkomst" /></zeebe:ioMapping></bpmn:extensionElements><bpmn:outgoing>d${n}</bpmn:outgoing><bpmn:errorEventDefinition errorRef="f-${n}" /></bpmn:boundaryEvent><bpmn:sequenceFlow id="d${n}" sourceRef="fout-${n}" targetRef="klaar" />`).join('')}
    <bpmn:sequenceFlow id="b" sourceRef="roep" targetRef="klaar" />
    <bpmn:serviceTask id="klaar"><bpmn:extensionElements><zeebe:taskDefinition type="=klaarSoort" /></bpmn:extensionElements></bpmn:serviceTask>
    <bpmn:sequenceFlow id="c" sourceRef="klaar" targetRef="einde" /><bpmn:endEvent id="einde" />
  </bpmn:process>
</bpmn:definitions>`;

class Teruggedraaid extends Error {}
export type Opstelling = Awaited<ReturnType<typeof maakBouwsteenstapel>>;
export type Taakrij = { id: string; bpmn_process_id: string; taak_sleutel: string; element_id: string; element_instance_key: string; process_instance_key: string; status: string };

/** Everything up; errors QUORUM_ONHAALBAAR, DIENST_NIET_BESCHIKBAAR and GRONDSLAG_ONTBREEKT of the called process give uitkomst fout-1, fout-2, fout-3; `bel` calls a bouwsteen as a root would, `klaar()` waits for its outcome. */
export const maakBouwsteenstapel = async (keuze: Bouwsteenkeuze) => {
  const e = await maakEngineopstelling();
  // A set-up that fails half way must not leave an engine behind.
  return richtIn(e, keuze).catch(async (fout: unknown) => { await e.stop(); throw fout; });
};

const richtIn = async (e: Awaited<ReturnType<typeof maakEngineopstelling>>, keuze: Bouwsteenkeuze) => {
  const uit = ['uitkomst', ...keuze.uit ?? []];
  const mijn = (type: string): boolean => type.startsWith('proces.') || keuze.bouwstenen.includes(type.split('.')[0] ?? '') || (keuze.ookTypen ?? []).includes(type);
  const { kern, client } = e;
  await kern.db.transaction((tx) => laadReferentiegegevens(kern, tx));
  for (const pakket of leesPakketten(root).filter((p) => keuze.bouwstenen.includes(p.naam))) await uitrollenPakket(kern, client, pakket);
  await uitrollenPakket(kern, client, { naam: 'roeper', bestanden: [leesUitrolbestand('processes/bouwstenen/roeper/roeper.bpmn', roeper(uit))] });
  const draaiend = await startWorkers(kern, client, workers.filter((w) => mijn(w.declaratie.type)));
  const dispatcher = startDispatcher(kern, client, keuze.afhandelaars);

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
  /** Forms of which a stranger was refused, to read and to complete. */
  const geweigerd = new Set<string>();
  const rechten = ['niet-gevonden', 'geen-grondslag', 'rol-onvoldoende'];
  /** Shows nothing of the casus to anybody, because who is asked is not in the team yet (R10.6); only who was asked can accept. */
  const zonderGegevens = 'regisseren-plan.casusregisseur-aanvaarden';
  /**
   * huisregel 1: the handler itself asks toegang, whoever calls it. A procesregisseur of another region, with all her functierollen, reads nothing
   * and completes nothing, with the very answers that are right. Once per form, in a transaction that is rolled back.
   */
  const weertVreemde = async (taak: Taakrij, antwoorden: Record<string, unknown>): Promise<void> => {
    const t = afhandeling(taak.element_id, bouwsteenVan(taak));
    geweigerd.add(t.formId);
    const vreemde = await als('sietske', 'procesregisseur');
    for (const wat of t.formId === zonderGegevens ? ['voltooi'] as const : ['lees', 'voltooi'] as const) {
      const uit: unknown = await kern.db.transaction(async (tx) => {
        const ctx = await context(taak, vreemde, tx, t.formId);
        await (wat === 'lees' ? t.lees(ctx) : t.voltooi(ctx, t.antwoorden.parse(antwoorden)));
        throw new Teruggedraaid();
      }).catch((fout: unknown) => fout);
      if (!(uit instanceof Probleem) || ![...rechten, ...(t.formId === zonderGegevens ? ['ongeldige-overgang'] : [])].includes(uit.code)) throw new Error(`huisregel 1: ${t.formId} lets somebody of another region ${wat === 'lees' ? 'read' : 'complete'} (${uit instanceof Teruggedraaid ? 'no refusal' : (uit as Error).message})`);
    }
  };
  const bouwsteenVan = (taak: Taakrij): string => taak.bpmn_process_id.split('.')[0] ?? '';

  return {
    ...e, als,
    /** Moves the platform's and the engine's clock forward together. */
    vooruit: (ms: number): Promise<void> => zetVooruit(kern, client, ms),
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
      const gestart = startProces(client, 'roeper', variables);
      gestart.catch(() => {});
      return {
        klaar: async () => {
          await gestart;
          const [job] = await tot(async () => {
            const jobs = await client.haalJobs({ type: klaarSoort, worker: 'toets', timeout: '60000', maxJobsToActivate: 1, fetchVariable: uit }).catch((fout: unknown) => { if (isTijdelijk(fout)) return []; throw fout; });
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
    voltooi: async (taak: Taakrij, medewerker: Medewerker, antwoorden: Record<string, unknown>): Promise<Record<string, unknown>> => {
      const doe = async (tx: TaakContext['tx']): Promise<{ uit: Record<string, unknown>; casusId: string }> => {
        const t = afhandeling(taak.element_id, bouwsteenVan(taak));
        const ctx = await context(taak, medewerker, tx, t.formId);
        if (await t.uitgeslotenMedewerker?.(ctx) === medewerker.medewerkerId) throw new Probleem('vier-ogen', 'zelfde persoon');
        const { variabelen } = await t.voltooi(ctx, t.antwoorden.parse(antwoorden));
        return { uit: t.uit.parse(variabelen) as Record<string, unknown>, casusId: ctx.casusId };
      };
      // Only answers that are right say something about who may give them.
      const isNieuw = !geweigerd.has(afhandeling(taak.element_id, bouwsteenVan(taak)).formId);
      if (isNieuw && await kern.db.transaction(async (tx) => { await doe(tx); throw new Teruggedraaid(); }).catch((fout: unknown) => fout instanceof Teruggedraaid)) await weertVreemde(taak, antwoorden);
      return kern.db.transaction(async (tx) => {
        const { uit, casusId } = await doe(tx);
        await zetInOutbox(tx, kern, { volgordeSleutel: casusId, opdracht: { soort: 'taak-voltooien', taakSleutel: taak.taak_sleutel, variabelen: uit } });
        return uit;
      });
    },
    /** Calls the handler without the check that `taken` does first: what an attacker on the API would reach at worst. */
    voltooiDirect: (taak: Taakrij, medewerker: Medewerker, antwoorden: Record<string, unknown>): Promise<unknown> => kern.db.transaction(async (tx) => {
      const t = afhandeling(taak.element_id, bouwsteenVan(taak));
      return t.voltooi(await context(taak, medewerker, tx, t.formId), t.antwoorden.parse(antwoorden));
    }),
    incidenten: async (): Promise<unknown[]> => kern.db('incident').select('*').catch(() => []) as Promise<unknown[]>,
    stopAlles: async (): Promise<void> => { await draaiend.stop(); await dispatcher.stop(); await e.stop(); },
  };
};

/** Calls one route of a room as the app would: declared checks first, then the handler; the answer must fit its schema. */
export const maakRoeper = (kern: Kern, routes: readonly Route[], doel: Doel) => async (methode: string, pad: string, aanvrager: Aanvrager, over: { params?: Record<string, string>; query?: Record<string, string>; body?: unknown; doel?: Doel } = {}): Promise<Antwoord> => {
  const r = routes.find((x) => x.methode === methode && x.pad === pad);
  if (!r) throw new Error(`no route ${methode} ${pad}`);
  const antwoord = await r.verwerk({ kern, params: r.params?.parse(over.params) as never, query: (r.query?.parse(over.query ?? {}) ?? {}) as never, body: r.body?.parse(over.body) as never, aanvrager, doel: over.doel ?? doel, rijversie: undefined, traceparent, header: () => undefined });
  const schema = r.antwoorden[antwoord.status];
  if (schema === undefined) throw new Error(`undeclared status ${antwoord.status}`);
  schema?.parse(antwoord.body);
  return antwoord;
};
