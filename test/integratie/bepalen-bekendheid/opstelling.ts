// The bouwsteen on a real engine and database, the real app for the partners to answer to, and the partners as servers of their own.
import { randomUUID } from 'node:crypto';
import { worker as antwoordenVerzamelen } from '../../../workers/bepalen-bekendheid/antwoorden-verzamelen.ts';
import { worker as houdertijdNagaan } from '../../../workers/bepalen-bekendheid/houdertijd-nagaan.ts';
import { worker as partnerHerinneren } from '../../../workers/bepalen-bekendheid/partner-herinneren.ts';
import { worker as partnersBepalen } from '../../../workers/bepalen-bekendheid/partners-bepalen.ts';
import { worker as uitvraagVerzenden } from '../../../workers/bepalen-bekendheid/uitvraag-verzenden.ts';
import { worker as verrijkingVoorbereiden } from '../../../workers/bepalen-bekendheid/verrijking-voorbereiden.ts';
import { worker as verzoekVerzenden } from '../../../workers/bepalen-bekendheid/verzoek-verzenden.ts';
import { worker as weigeringVastleggen } from '../../../workers/bepalen-bekendheid/weigering-vastleggen.ts';
import { worker as signaleren } from '../../../workers/proces/signaleren.ts';
import { worker as termijnNagaan } from '../../../workers/proces/termijn-nagaan.ts';
import { worker as termijnZetten } from '../../../workers/proces/termijn-zetten.ts';
import { aflevermislukkingen, gebeurtenissen, taken } from '../../../src/bouwstenen/bepalen-bekendheid/index.ts';
import { openCasus, voegBetrokkeneToe } from '../../../src/casus/index.ts';
import { demoOin } from '../../../src/domein/oin.ts';
import { pseudoniem } from '../../../src/domein/pseudoniem.ts';
import { bsnIndex, contextSleutel, sleutelUitTekst, versleutel } from '../../../src/domein/versleuteling.ts';
import { leesElementContext, leesPakketten, startDispatcher, startWorkers, uitrollenPakket, zetInOutbox } from '../../../src/platform/engine/index.ts';
import { substantieel } from '../../../src/platform/identity/acr.ts';
import { alsMedewerker } from '../../../src/platform/identity/afleiden.ts';
import type { Medewerker } from '../../../src/platform/identity/aanvrager.ts';
import { type Bekende, type Gedrag } from '../../../src/simulatoren/partners/index.ts';
import type { Tx } from '../../../src/platform/kern.ts';
import type { TaakContext } from '../../../src/taken/taakafhandeling.ts';
import { laadReferentiegegevens, vindMedewerker, zetEindpunt } from '../../../src/toegang/index.ts';
import { maakKetenRoutes, maakPartnerHandler } from '../../../src/uitwisseling/index.ts';
import { maakOpstelling as maakEngine, root, tot } from '../engine/opstelling.ts';
import { startProces } from '../../hulp/engineproces.ts';
import { ketentoken, startKeten } from '../../hulp/keten.ts';
import { zetVooruit } from '../../hulp/stilte.ts';

export { tot };
export const traceparent = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';
/** Four organisations of Duinbroek: POL and GEM are mandatory there; RvdK and the GI are not (processen §3). */
export const nrs = { POL: 4, GEM: 8, RVDK: 5, GI: 6 } as const;
export type Partnernaam = keyof typeof nrs;
const namen = Object.keys(nrs) as Partnernaam[];
const oinVan = (p: Partnernaam): string => demoOin(nrs[p]);
const bsns = ['999500016', '999500028'];
export type Bekendheid = Awaited<ReturnType<typeof maakOpstelling>>;

export const maakOpstelling = async () => {
  const o = await maakEngine();
  const { kern, client } = o;
  const { db } = kern;
  await db.transaction((tx) => laadReferentiegegevens(kern, tx));
  for (const pakket of leesPakketten(root).filter((p) => p.naam === 'bepalen-bekendheid' || p.naam === 'deelnemen-burger')) await uitrollenPakket(kern, client, pakket);

  const registers = Object.fromEntries(namen.map((p) => [p, new Map<string, Bekende>()])) as Record<Partnernaam, Map<string, Bekende>>;
  const keten = await startKeten(kern, Object.fromEntries(namen.map((p) => [p, oinVan(p)])) as Record<Partnernaam, string>, { routes: maakKetenRoutes(gebeurtenissen), per: (p) => ({ register: registers[p] }), isAangesloten: false });
  const { basisUrl, partners, token } = keten;
  const draaiend = await startWorkers(kern, client, [antwoordenVerzamelen, partnerHerinneren, partnersBepalen, uitvraagVerzenden, verrijkingVoorbereiden, verzoekVerzenden, houdertijdNagaan, weigeringVastleggen, signaleren, termijnNagaan, termijnZetten], { peiling: 500 });
  const dispatcher = startDispatcher(kern, client, { 'partner-gebeurtenis': maakPartnerHandler({ mislukkingen: aflevermislukkingen, token: async () => ketentoken, hoogstePogingen: 3 }) });

  const persoonIds: string[] = [];
  for (const [nr, bsn] of bsns.entries()) {
    const id = randomUUID();
    persoonIds.push(id);
    await db('persoon').insert({
      id, bsn_versleuteld: versleutel(sleutelUitTekst(kern.config.sleutels.bsn), bsn, `persoon.bsn:${id}`), bsn_index: bsnIndex(sleutelUitTekst(kern.config.sleutels.bsnIndex), bsn), bron: 'BRP',
      geslachtsnaam: `Persoon${nr}`, naam_zoek: `persoon${nr}`, geboortedatum: '1990-02-28', geboortedatum_precisie: 'volledig', geslacht: 'V', verblijf: 'adres', adres_hash: 'a'.repeat(43), opgehaald_op: kern.clock.now(),
    });
  }
  const organisatieId = async (p: Partnernaam): Promise<string> => (await db('organisatie').where({ oin: oinVan(p) }).first('id') as { id: string }).id;
  const ids = Object.fromEntries(await Promise.all(namen.map(async (p) => [p, await organisatieId(p)]))) as Record<Partnernaam, string>;

  const als = async (sub: string, toegangsrol: string): Promise<Medewerker> => {
    const gevonden = await vindMedewerker(db, sub, kern.clock.now());
    const rol = gevonden?.roltoekenningen.find((r) => r.toegangsrol === toegangsrol);
    if (gevonden === undefined || rol === undefined) throw new Error(`no demo medewerker ${sub} ${toegangsrol}`);
    return alsMedewerker(gevonden, rol, { acr: substantieel, kenmerk: 'sessie-van-de-toets' });
  };
  type Taak = { id: string; taak_sleutel: string; element_id: string; element_instance_key: string; process_instance_key: string; groepen: string[] };
  const contextVan = async (taak: Taak, medewerker: Medewerker): Promise<Omit<TaakContext, 'tx'>> => {
    const c = await tot(() => db.transaction((tx) => leesElementContext(tx, taak.element_instance_key)));
    return {
      kern, now: kern.clock.now(), taakId: taak.id, formId: `bepalen-bekendheid.${taak.element_id}`, elementId: taak.element_id, casusId: c.casusId ?? '', verbandCode: c.verbandCode ?? '', regioCode: c.regioCode ?? '',
      processInstanceKey: taak.process_instance_key, elementInstanceKey: taak.element_instance_key, variabelen: c.variabelen, medewerker, traceparent,
    };
  };
  const wortelVan = (processInstanceKey: string) => db('proces_instantie').where({ wortel_sleutel: processInstanceKey }).select('sleutel');
  return {
    ...o, db, partners, registers, ids, persoonIds, token, basisUrl,
    stop: async () => {
      await dispatcher.stop();
      await draaiend.stop();
      await keten.stop();
      await o.stop();
    },
    als, oinVan,
    /** Moves the platform's and the engine's clock; the tests poll for what follows, so that a partition that needs a moment is no matter. */
    vooruit: (ms: number): Promise<void> => zetVooruit(kern, client, ms),
    /** Which partners have an own system from now on; the others answer in their task list. */
    sluitAan: async (...wie: Partnernaam[]) => {
      for (const p of namen) {
        if (wie.includes(p)) await zetEindpunt(db, oinVan(p), partners[p].url);
        else await db('organisatie').where({ oin: oinVan(p) }).update({ eindpunt: null });
        partners[p].zetGedrag({ status: 202, plat: false, uitvraag: 'register', verzoek: 'alles', bijdrage: 'wacht', uitnodiging: 'aanwezig', actie: 'doet', antwoordKwijt: false, plek: 'vrij', uitkomst: 'leest', aantalKeer: 1 } satisfies Gedrag);
        registers[p].clear();
      }
    },
    kent: (p: Partnernaam, persoon: number, bekende: Bekende = { actueel: true, contactpunt: 'Frontoffice 0800-555100' }) => {
      registers[p].set(pseudoniem(contextSleutel(kern.config.sleutels.pseudoniem, `bekendheid:${oinVan(p)}`), { bsn: bsns[persoon] as string }), bekende);
    },
    /** Opens a casus with both persons and starts the bouwsteen as its own root. */
    begin: async (over: Record<string, unknown> = {}) => {
      const casusId = randomUUID();
      await db.transaction(async (tx) => {
        await openCasus(kern, tx, { casusId, verbandCode: 'veilig-thuis', regioCode: 'duinbroek', meldingId: null, meldingOntvangenOp: null, prioriteit: 'P2', actorOrganisatieId: null, actorMedewerkerId: null });
        for (const id of persoonIds) await voegBetrokkeneToe(kern, tx, casusId, id, 'overig');
      });
      const variabelen = {
        casusId, verbandCode: 'veilig-thuis', regioCode: 'duinbroek', rondeNummer: 1, urgentieCode: 'p2', doelCode: 'bekendheid-bepalen', termijnCode: 'bekendheid-totaal', rolUitvoerder: 'triagist', rolBeslisser: 'triagist', rolTweede: 'triagist',
        partnersetCode: 'vt-kern', wachtOpAlle: false, isVerrijkingUitgesteld: true, ...over,
      };
      const { processInstanceKey } = await startProces(client, 'bepalen-bekendheid', variabelen);
      return { casusId, sleutel: processInstanceKey };
    },
    /** The open task of this casus with this element id (and, when given, for this organisation). */
    taak: (casusId: string, elementId: string, voor?: Partnernaam): Promise<Taak> => tot(() => db('taak').where({ element_id: elementId, casus_id: casusId }).whereIn('status', ['nieuw', 'op-naam', 'in-verwerking'])
      .modify((q) => { if (voor !== undefined) void q.whereRaw('? = any(groepen)', [`contactpersoon@${ids[voor]}`]); }).first() as Promise<Taak | undefined>, 75_000),
    lees: async (taak: Taak, medewerker: Medewerker) => {
      const c = await contextVan(taak, medewerker);
      return db.transaction((tx) => taken.find((t) => t.formId === c.formId)?.lees({ ...c, tx }) ?? Promise.reject(new Error(`no handler for ${c.formId}`)));
    },
    /** Answers a task as the task room does: handler and outbox row in one transaction; `erbij` happens before the process can go on. */
    voltooi: async (taak: Taak, medewerker: Medewerker, antwoorden: Record<string, unknown>, erbij: (tx: Tx) => Promise<unknown> = async () => {}): Promise<Record<string, unknown>> => {
      const c = await contextVan(taak, medewerker);
      const t = taken.find((x) => x.formId === c.formId);
      if (t === undefined) throw new Error(`no handler for ${c.formId}`);
      return db.transaction(async (tx) => {
        const { variabelen } = await t.voltooi({ ...c, tx }, t.antwoorden.parse(antwoorden));
        t.uit.parse(variabelen);
        await erbij(tx);
        await zetInOutbox(tx, kern, { volgordeSleutel: c.casusId, opdracht: { soort: 'taak-voltooien', taakSleutel: taak.taak_sleutel, variabelen } });
        return variabelen;
      });
    },
    /** What the counting worker told the engine, newest last. */
    tellingen: async (sleutel: string): Promise<Record<string, unknown>[]> => (await db('job_effect as j').join('element_instantie as e', 'e.sleutel', 'j.element_instance_key').where('e.process_instance_key', sleutel)
      .where('j.job_type', 'bepalen-bekendheid.antwoorden-verzamelen').orderBy('j.aangemaakt_op').select('j.uitvoer') as { uitvoer: Record<string, unknown> }[]).map((r) => r.uitvoer),
    /** The first count, once the record stream has brought the step in which it was made. */
    eersteTelling: (sleutel: string): Promise<Record<string, unknown>> => tot(async () => (await db('job_effect as j').join('element_instantie as e', 'e.sleutel', 'j.element_instance_key').where('e.process_instance_key', sleutel)
      .where('j.job_type', 'bepalen-bekendheid.antwoorden-verzamelen').orderBy('j.aangemaakt_op').first('j.uitvoer') as { uitvoer: Record<string, unknown> } | undefined)).then((r) => r.uitvoer),
    afgerond: (sleutel: string): Promise<unknown> => tot(async () => (await db('proces_instantie').where({ sleutel, status: 'afgerond' }).first('sleutel')) as unknown, 75_000),
    incidenten: (sleutel: string) => db('incident').whereIn('process_instance_key', wortelVan(sleutel)) as Promise<Record<string, unknown>[]>,
    opdrachten: async (casusId: string): Promise<Record<Partnernaam, Record<string, unknown>>> => {
      const rijen = await db('uitvraag_partner as p').join('bekendheidsuitvraag as u', 'u.id', 'p.uitvraag_id').join('organisatie as g', 'g.id', 'p.organisatie_id').where('u.casus_id', casusId).orderBy('p.ronde').select('p.*', 'g.soort') as Record<string, unknown>[];
      return Object.fromEntries(rijen.map((r) => [r['soort'], r])) as Record<Partnernaam, Record<string, unknown>>;
    },
  };
};
