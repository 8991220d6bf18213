// Real engine, real database, the workers of this room, and people who complete tasks through the handlers.
import { taken as nazorgtaken } from '../../../src/bouwstenen/nazorg-afsluiten/index.ts';
import { taken } from '../../../src/bouwstenen/uitwisselen-melding/taken/index.ts';
import { routes } from '../../../src/bouwstenen/uitwisselen-melding/api.ts';
import type { Inhoud } from '../../../src/bouwstenen/uitwisselen-melding/model.ts';
import { leesElementContext, leesPakketten, startDispatcher, startWorkers, uitrollenPakket, zetInOutbox } from '../../../src/platform/engine/index.ts';
import { Probleem } from '../../../src/platform/http/problemen.ts';
import type { Antwoord } from '../../../src/platform/http/route.ts';
import { substantieel } from '../../../src/platform/identity/acr.ts';
import { alsMedewerker } from '../../../src/platform/identity/afleiden.ts';
import type { Aanvrager, Medewerker } from '../../../src/platform/identity/aanvrager.ts';
import type { TaakContext, Taakgegevens } from '../../../src/taken/taakafhandeling.ts';
import { laadReferentiegegevens, vindMedewerker } from '../../../src/toegang/index.ts';
import { workers } from '../../../workers/register.ts';
import { maakOpstelling as maakEngineopstelling, root, tot } from '../engine/opstelling.ts';
import { zetVooruit } from '../../hulp/stilte.ts';

export { tot };
export const traceparent = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';
export const lang = 'Wij hebben alles gelezen en met elkaar besproken.';
export type Opstelling = Awaited<ReturnType<typeof maakOpstelling>>;
export type Taakrij = { id: string; taak_sleutel: string; element_id: string; element_instance_key: string; process_instance_key: string; status: string; groepen: string[] };

/** A complete VT melding; `over` changes it. */
export const inhoud = (over: Inhoud = {}): Inhoud => ({
  situatieschets: 'Er was twee keer in een week een ruzie waar de kinderen bij waren.', incidentOp: '2026-01-05T20:00:00.000Z', acuutGevaar: 'nee',
  betrokkenen: [{ rol: 'centraal', geslachtsnaam: 'Wulp', voornamen: 'Kim', geboortedatum: '1990-02-03', adres: { straat: 'Karekietlaan', huisnummer: 3, postcode: '1201SS', woonplaats: 'Vinkenoord' } }, { rol: 'kind', voornamen: 'Bo', geslachtsnaam: 'Wulp', leeftijd: 6, adres: { woonplaats: 'Vinkenoord' } }],
  melder: { naam: 'Joost Ruiterkamp', functie: 'Agent', telefoon: '0800-555301' }, antwoorden: { geinformeerd: 'ja', kinderen: 'ja', meldcode: 'ja' }, ...over,
});

export const maakOpstelling = async () => {
  const e = await maakEngineopstelling();
  return richtIn(e).catch(async (fout: unknown) => { await e.stop(); throw fout; });
};

const richtIn = async (e: Awaited<ReturnType<typeof maakEngineopstelling>>) => {
  const { kern, client } = e;
  await kern.db.transaction((tx) => laadReferentiegegevens(kern, tx));
  for (const pakket of leesPakketten(root)) if (/uitwisselen-melding|veilig-thuis|vaststellen-identiteit|nazorg-afsluiten/.test(pakket.naam)) await uitrollenPakket(kern, client, pakket);
  const draaiend = await startWorkers(kern, client, workers.filter((w) => /^(uitwisselen-melding|nazorg-afsluiten|proces)\./.test(w.declaratie.type)));
  const dispatcher = startDispatcher(kern, client);

  const als = async (sub: string, toegangsrol: string): Promise<Medewerker> => {
    const gevonden = await vindMedewerker(kern.db, sub, kern.clock.now());
    const rol = gevonden?.roltoekenningen.find((r) => r.toegangsrol === toegangsrol);
    if (gevonden === undefined || rol === undefined) throw new Error(`no demo medewerker ${sub}`);
    return alsMedewerker(gevonden, rol, { acr: substantieel, kenmerk: 'sessie-van-de-toets' });
  };
  const context = async (taak: Taakrij, medewerker: Medewerker, tx: TaakContext['tx'], formId: string): Promise<TaakContext> => {
    const c = await leesElementContext(tx, taak.element_instance_key);
    if (!c?.casusId || !c.verbandCode || !c.regioCode) throw new Error('task without context');
    return { kern, tx, now: kern.clock.now(), taakId: taak.id, formId, elementId: taak.element_id, casusId: c.casusId, verbandCode: c.verbandCode, regioCode: c.regioCode, processInstanceKey: taak.process_instance_key, elementInstanceKey: taak.element_instance_key, variabelen: c.variabelen, medewerker, traceparent };
  };
  const afhandeling = (elementId: string) => {
    const t = [...taken, ...nazorgtaken].find((x) => x.formId.split('.')[1] === elementId);
    if (!t) throw new Error(`no handler ${elementId}`);
    return t;
  };
  const roep = (methode: string, pad: string, aanvrager: Aanvrager, v: { params?: unknown; query?: unknown; body?: unknown } = {}): Promise<Antwoord> => {
    const r = routes.find((x) => x.methode === methode && x.pad === pad);
    if (!r) throw new Error(`no route ${methode} ${pad}`);
    return r.verwerk({ kern, params: r.params?.parse(v.params), query: r.query?.parse(v.query ?? {}), body: r.body?.parse(v.body), aanvrager, doel: 'melding-beoordelen', rijversie: undefined, traceparent, header: () => undefined } as never);
  };
  const taak = (casusId: string, elementId: string, behalve: readonly string[] = []): Promise<Taakrij> => tot(async () => (
    await kern.db('taak as t').join('element_context as c', 'c.element_instance_key', 't.element_instance_key').where({ 'c.casus_id': casusId, 't.element_id': elementId }).whereIn('t.status', ['nieuw', 'op-naam']).whereNotIn('t.id', [...behalve]).orderBy('t.taak_sleutel').first('t.*') as Taakrij | undefined), 75_000)
    .catch(async (fout: unknown) => { throw new Error(`${elementId}: ${String(fout)} ${JSON.stringify(await kern.db('incident').select('*'))} ${e.logregels.slice(-6).join('')}`); });
  return {
    ...e, als, roep, taak,
    vooruit: (ms: number): Promise<void> => zetVooruit(kern, client, ms),
    lees: (t: Taakrij, medewerker: Medewerker): Promise<Taakgegevens> => kern.db.transaction(async (tx) => afhandeling(t.element_id).lees(await context(t, medewerker, tx, `uitwisselen-melding.${t.element_id}`))),
    /** Completes as `taken` does: strict answers, impossible outcomes, four eyes, handler, outbox; all in one transaction. */
    voltooi: (t: Taakrij, medewerker: Medewerker, antwoorden: Record<string, unknown>): Promise<Record<string, unknown>> => kern.db.transaction(async (tx) => {
      const h = afhandeling(t.element_id);
      const ctx = await context(t, medewerker, tx, h.formId);
      if (await h.uitgeslotenMedewerker?.(ctx) === medewerker.medewerkerId) throw new Probleem('vier-ogen', 'zelfde persoon');
      const { variabelen } = await h.voltooi(ctx, h.antwoorden.parse(antwoorden));
      const uit = h.uit.parse(variabelen) as Record<string, unknown>;
      await zetInOutbox(tx, kern, { volgordeSleutel: ctx.casusId, opdracht: { soort: 'taak-voltooien', taakSleutel: t.taak_sleutel, variabelen: uit } });
      return uit;
    }),
    /** Draft and send through the routes; answers the row. */
    verstuur: async (aanvrager: Aanvrager, wat: Inhoud = inhoud(), soort = 'VT'): Promise<{ id: string; casus_id: string; status: string; meldingnummer: string }> => {
      const { body } = await roep('post', '/api/v1/meldingen', aanvrager, { body: { soort, inhoud: wat } });
      const { id } = body as { id: string };
      await roep('post', '/api/v1/meldingen/:id/verzending', aanvrager, { params: { id } });
      return await kern.db('melding').where({ id }).first() as { id: string; casus_id: string; status: string; meldingnummer: string };
    },
    melding: (id: string): Promise<Record<string, unknown>> => kern.db('melding').where({ id }).first() as Promise<Record<string, unknown>>,
    spoor: async (id: string): Promise<string[]> => (await kern.db('melding_spoor').where({ melding_id: id }).orderBy('volgnummer').pluck('stap')) as string[],
    /** The root instance of a casus is done. */
    klaar: (casusId: string): Promise<unknown> => tot(async () => {
      const claim = await kern.db('casus_claim').where({ casus_id: casusId }).first() as { process_instance_key: string } | undefined;
      return claim && await kern.db('proces_instantie').where({ sleutel: claim.process_instance_key }).whereNot('status', 'actief').first();
    }, 75_000),
    stopAlles: async (): Promise<void> => { await draaiend.stop(); await dispatcher.stop(); await e.stop(); },
  };
};
