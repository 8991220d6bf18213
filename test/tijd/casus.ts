// One stack for all tests that move the clock, and the walk of a casus over the public API: a melding of joost, tasks done by the demo people.
import { expect } from 'vitest';
import { doeTaak, stappen, type Taakpagina, type Taakstap } from '../../scripts/journey/stappen.ts';
import { inloggen, type Klant } from '../../scripts/journey/klant.ts';
import { zetInOutbox } from '../../src/platform/engine/index.ts';
import { startBrpSimulator, type BrpSimulator } from '../../src/simulatoren/brp/index.ts';
import { maakDemoPersonen, type DemoPersoon } from '../../src/simulatoren/personen/index.ts';
import { startStapel, tot, type Stapel } from '../hulp/stapel.ts';

export const klokStart = '2026-11-23T09:00:00+01:00';
export const uur = 3_600_000;
export const dag = 24 * uur;
const personen = maakDemoPersonen(klokStart.slice(0, 10));

type Antwoorden = Record<string, unknown> | ((taak: Taakpagina) => Record<string, unknown>);
export type Taakrij = { id: string; element_id: string; form_id: string; status: string; element_instance_key: string; process_instance_key: string; groepen: string[]; termijn_eind: Date | null };
export type Casus = { readonly casusId: string; readonly meldingId: string };

export type Tijdstapel = {
  readonly s: Stapel;
  /** The BRP of this stack, with its faults. */
  readonly brp: BrpSimulator;
  /** Moves the time of the whole platform by ms; people log in again afterwards. */
  readonly vooruit: (ms: number) => Promise<void>;
  /** Moves the time to just after this moment. */
  readonly voorbij: (moment: Date) => Promise<void>;
  readonly als: (login: string, rol?: string) => Promise<Klant>;
  /** joost sends a complete melding about these demo persons (P01…); `anders` replaces fields of the content. */
  readonly verstuur: (wie?: readonly string[], anders?: Record<string, unknown>) => Promise<Casus>;
  /** The open task of this element in this casus, other than `niet`; waits for it. */
  readonly taak: (casusId: string, element: string, niet?: readonly string[], ms?: number) => Promise<Taakrij>;
  readonly open: (casusId: string) => Promise<Taakrij[]>;
  /** Claims and completes the open task; without answers those of the ordinary path. Gives the row and the page as it was. */
  readonly doe: (casusId: string, element: string, antwoorden?: Antwoorden, wie?: string, niet?: readonly string[]) => Promise<Taakrij & { pagina: Taakpagina }>;
  /** Sends a melding and lets noor accept it. */
  readonly opgepakt: (wie?: readonly string[], anders?: Record<string, unknown>) => Promise<Casus>;
  /** Walks the ordinary path until this task is open; a casus of its own when none is given. */
  readonly naar: (element: string, casus?: Casus) => Promise<Casus & { taak: Taakrij }>;
  /** Waits until an element instance of this casus is in this state. */
  readonly element: (casusId: string, element: string, status?: string) => Promise<void>;
  /** States of an element over all processes of this casus, oldest first. */
  readonly staten: (casusId: string, element: string) => Promise<string[]>;
  /** The root process of this casus is in this state. */
  readonly wortel: (casusId: string, status: 'actief' | 'afgerond' | 'afgebroken') => Promise<void>;
  /** A message to the root, through the outbox as the rooms send it. */
  readonly bericht: (casusId: string, naam: string, variabelen: Record<string, unknown>) => Promise<void>;
};

/** What the demo people answer on the ordinary path, per element. */
const gewoon = new Map(stappen.filter((stap): stap is Taakstap => 'formId' in stap).map((stap) => [stap.formId.split('.')[1] ?? '', stap]));
// The tests ask the same partners about the same family all the time (R3.4).
const bevestigen = gewoon.get('uitvraag-bevestigen');
if (bevestigen !== undefined) gewoon.set('uitvraag-bevestigen', { ...bevestigen, antwoorden: (taak) => ({ ...bevestigen.antwoorden(taak), nieuweFeiten: 'Er kwam een nieuwe melding over dit gezin binnen.' }) });

/** A demo person as a melder who knows him well tells it, so that the BRP settles who it is (R2.2). */
export const vertel = (nr: string, rol: string, anders: Record<string, unknown> = {}): Record<string, unknown> => {
  const p = personen.find((x) => x.nr === nr) as DemoPersoon;
  return { rol, bsn: p.bsn, voornamen: p.voornamen, voorvoegsel: p.voorvoegsel, geslachtsnaam: p.geslachtsnaam, ...(p.geboorte.soort === 'volledig' ? { geboortedatum: p.geboorte.datum } : {}), ...anders };
};
export const inhoud = (wie: readonly string[], anders: Record<string, unknown> = {}): Record<string, unknown> => ({
  incidentOp: '2026-11-22T21:15:00+01:00', incidentPlaats: 'Vinkenoord', acuutGevaar: 'nee', verzoek: 'Graag beoordelen of dit gezin veilig is.', terugkoppelingGewenst: false,
  situatieschets: 'De politie was zondagavond bij een heftige ruzie tussen de ouders. De kinderen waren thuis en waren bang.',
  betrokkenen: wie.map((nr, i) => vertel(nr, i === 0 ? 'centraal' : 'kind')), melder: { naam: 'Joost Ruiterkamp', functie: 'Wijkagent', organisatie: 'Politie', telefoon: '0800-555301' },
  antwoorden: { geinformeerd: 'ja', kinderen: 'ja', meldcode: 'ja', geweld: 'ja' }, ...anders,
});
export const lang = 'Dit is met de collega besproken en zo besloten.';

let gedeeld: Promise<Tijdstapel> | undefined;
/** The stack all files of this project share: the clock only goes forward, every test brings its own casus. It ends with the test process. */
export const tijdstapel = (): Promise<Tijdstapel> => (gedeeld ??= start());

async function start(): Promise<Tijdstapel> {
  let stapel: Stapel | undefined;
  const brp = await startBrpSimulator({ personen, klok: { now: () => stapel?.kern.clock.now() ?? new Date(klokStart) } });
  const s = await startStapel({ klokStart, env: { BRP_URL: brp.adres } });
  stapel = s;
  const { db } = s.kern;
  let klanten = new Map<string, Promise<Klant>>();
  const als = (login: string, rol?: string): Promise<Klant> => {
    const sleutel = `${login} ${rol ?? ''}`;
    const bekend = klanten.get(sleutel) ?? inloggen(s.url, login, { login, wachtwoord: s.logins[login]?.wachtwoord ?? '' }, rol === undefined ? {} : { rol });
    klanten.set(sleutel, bekend);
    return bekend;
  };
  const open = (casusId: string): Promise<Taakrij[]> => db('taak').where({ casus_id: casusId }).whereIn('status', ['nieuw', 'op-naam']).orderBy('taak_sleutel');
  const taak: Tijdstapel['taak'] = (casusId, element, niet = [], ms = 75_000) => tot(`taak ${element}`, async () => {
    const rijen = await open(casusId);
    return rijen.find((t) => t.element_id === element && !niet.includes(t.id));
  }, ms).catch(async (fout: unknown) => {
    const incidenten = await db('incident').where({ status: 'open' }).select('element_id', 'soort', 'oorzaak') as unknown[];
    throw new Error(`${(fout as Error).message}; open: ${(await open(casusId)).map((t) => t.element_id).join(', ')}; incidenten: ${JSON.stringify(incidenten).slice(0, 600)}`);
  });
  const verstuur: Tijdstapel['verstuur'] = async (wie = ['P01', 'P03'], anders = {}) => {
    const joost = await als('joost', 'melder');
    const { body } = await joost.roep<{ id: string }>('POST', '/api/v1/meldingen', { doel: 'melding-beoordelen', body: { soort: 'VT', inhoud: inhoud(wie, anders) } });
    await joost.roep('POST', `/api/v1/meldingen/${body.id}/verzending`, { doel: 'melding-beoordelen' });
    const { casus_id: casusId } = await db('melding').where({ id: body.id }).first('casus_id') as { casus_id: string };
    return { casusId, meldingId: body.id };
  };
  const doe: Tijdstapel['doe'] = async (casusId, element, antwoorden, wie, niet) => {
    const rij = await taak(casusId, element, niet);
    const stap = gewoon.get(element);
    const gekozen = antwoorden ?? stap?.antwoorden ?? {};
    const klant = await als(wie ?? stap?.login ?? 'noor', wie === 'aisha' ? 'deelnemer' : 'procesregisseur');
    const pagina = await doeTaak(klant, rij.id, typeof gekozen === 'function' ? gekozen : () => gekozen);
    return { ...rij, pagina };
  };
  const opgepakt: Tijdstapel['opgepakt'] = async (wie, anders) => {
    const casus = await verstuur(wie, anders);
    await doe(casus.casusId, 'melding-beoordelen');
    return casus;
  };
  const vooruit = async (ms: number): Promise<void> => { await s.zetKlok(ms); klanten = new Map(); };
  const naar: Tijdstapel['naar'] = async (element, begonnen) => {
    const casus = begonnen ?? await opgepakt();
    const gedaan = new Set<string>();
    for (let rust = 0; ;) {
      const rijen = await open(casus.casusId);
      const doel = rijen.find((t) => t.element_id === element);
      if (doel !== undefined) return { ...casus, taak: doel };
      // The informing of the family runs beside the path; it is done when it is what is asked for.
      const volgende = rijen.find((t) => gewoon.has(t.element_id) && t.element_id !== 'informering-doen' && !gedaan.has(t.id));
      if (volgende !== undefined) { gedaan.add(volgende.id); await doe(casus.casusId, volgende.element_id); rust = 0; continue; }
      rust += 1;
      // Answers of partners are released on a grid of five minutes (R3.2).
      if (rust % 40 === 0) await vooruit(5 * 60_000);
      if (rust > 200) await taak(casus.casusId, element, [], 0);
      await new Promise((klaar) => { setTimeout(klaar, 50); });
    }
  };
  const staten: Tijdstapel['staten'] = (casusId, id) => db('element_instantie as e').join('proces_instantie as p', 'p.sleutel', 'e.process_instance_key').where('e.element_id', id)
    .whereIn('p.wortel_sleutel', db('proces_instantie').where({ casus_id: casusId }).whereNull('ouder_sleutel').select('sleutel')).orderBy('e.sleutel').pluck('e.status');
  return {
    s, brp, vooruit, voorbij: (moment) => vooruit(moment.getTime() + 60_000 - s.kern.clock.now().getTime()), als, verstuur, taak, open, doe, opgepakt, naar, staten,
    element: async (casusId, id, status = 'afgerond') => { await tot(`${id} ${status}`, async () => (await staten(casusId, id)).includes(status)); },
    wortel: async (casusId, status) => {
      await tot(`proces ${status}`, async () => await db('proces_instantie').where({ casus_id: casusId, status }).whereNull('ouder_sleutel').first('sleutel') !== undefined);
      expect(await db('incident as i').join('proces_instantie as p', 'p.sleutel', 'i.process_instance_key').where({ 'i.status': 'open', 'p.casus_id': casusId })).toEqual([]);
    },
    bericht: async (casusId, naam, variabelen) => { await db.transaction((tx) => zetInOutbox(tx, s.kern, { volgordeSleutel: casusId, opdracht: { soort: 'bericht', naam, sleutel: casusId, variabelen, ttl: uur } })); },
  };
}
