// One stack for all tests that move the clock, and the walk of a casus over the public API: a melding of joost, tasks done by the demo people.
import { expect } from 'vitest';
import { antwoordBurger, burgers, gewoon as perFormulier, mensen, wacht } from '../../scripts/journey/gewoon.ts';
import { vulIn } from '../../src/demo/invullen.ts';
import { ApiFout, inloggen, type Klant } from '../../src/demo/klant.ts';
import type { Antwoord, Pagina, Wereld } from '../../scripts/journey/loper.ts';
import { doeTaak, stappen, type Taakpagina, type Taakstap } from '../../scripts/journey/stappen.ts';
import { zetInOutbox } from '../../src/platform/engine/index.ts';
import { startBrpSimulator, type BrpSimulator } from '../../src/simulatoren/brp/index.ts';
import { maakDemoPersonen, type DemoPersoon } from '../../src/simulatoren/personen/index.ts';
import { stroomtafel, type Stroomtafel } from '../hulp/enginetafel.ts';
import { maakStilte, rustigVan, totStil } from '../hulp/stilte.ts';
import { startStapel, tot, type Stapel, type Stapelkeuze } from '../hulp/stapel.ts';
import { datumVan } from '../../src/domein/kalender.ts';

export const klokStart = '2026-11-23T09:00:00+01:00';
export const uur = 3_600_000;
export const dag = 24 * uur;
const personen = maakDemoPersonen(klokStart.slice(0, 10));

type Antwoorden = Record<string, unknown> | ((taak: Taakpagina) => Record<string, unknown>);
/** Per element what somebody answers otherwise: fields over the ordinary answer, or an answer of its own (null = not now). */
export type Anders = Readonly<Record<string, Record<string, unknown> | Antwoord>>;
export type Taakrij = { id: string; element_id: string; status: string; element_instance_key: string; process_instance_key: string; groepen: string[]; termijn_eind: Date | null };
export type Casus = { readonly casusId: string; readonly meldingId: string };

export type Tijdstapel = {
  readonly s: Stapel;
  /** Every variable the engine exported so far, held against processen §1.3. */
  readonly tafel: Stroomtafel;
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
  /** The open task is done by the first of the demo people who may: the ordinary answers of the demo, with these fields otherwise, and every question filled in. */
  readonly speel: (casusId: string, element: string, anders?: Record<string, unknown> | Antwoord, niet?: readonly string[]) => Promise<Taakrij>;
  /** Walks the ordinary path until this task is open (other than `niet`); a casus of its own when none is given. The clock moves on when nobody has anything to do. */
  readonly naar: (element: string, casus?: Casus, anders?: Anders, niet?: readonly string[]) => Promise<Casus & { taak: Taakrij }>;
  /** Walks on until the root process has ended. */
  readonly totEinde: (casusId: string, anders?: Anders) => Promise<void>;
  /** A citizen of the demo in the portal. */
  readonly burger: (sub: string) => Promise<Klant>;
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

/** Where a plan must have been agreed: the family is told first, because only who was told can be asked (R7.10). */
const naPlan: ReadonlySet<string> = new Set(['regie-voeren', 'plan-evalueren', 'terugkoppeling-beoordelen', 'nazorg-vaststellen', 'nazorgmoment-uitvoeren', 'afsluiting-voorstellen']);

let gedeeld: Promise<Tijdstapel> | undefined;
/** The stack all files of this project share: the clock only goes forward, every test brings its own casus. It ends with the test process. */
export const tijdstapel = (): Promise<Tijdstapel> => (gedeeld ??= maakTijdstapel());

/** A stack of its own with the same walk, for a test that needs the pages too; the caller stops `s`. */
export async function maakTijdstapel(keuze: Stapelkeuze = {}): Promise<Tijdstapel> {
  let stapel: Stapel | undefined;
  const brp = await startBrpSimulator({ personen, klok: { now: () => stapel?.kern.clock.now() ?? new Date(klokStart) } });
  const tafel = stroomtafel();
  const s = await startStapel({ klokStart, env: { BRP_URL: brp.adres }, luister: tafel.luister, ...keuze });
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
    const actief = await db('element_instantie as e').join('proces_instantie as p', 'p.sleutel', 'e.process_instance_key').where('e.status', 'actief')
      .whereIn('p.wortel_sleutel', db('proces_instantie').where({ casus_id: casusId }).whereNull('ouder_sleutel').select('sleutel')).orderBy('e.sleutel').pluck('e.element_id') as string[];
    const wachtend = await db('outbox').where({ status: 'wacht' }).select('soort', 'niet_voor', 'oorzaak') as unknown[];
    throw new Error(`${(fout as Error).message}; open: ${(await open(casusId)).map((t) => t.element_id).join(', ')}; actief: ${actief.join(', ')}; het is ${s.kern.clock.now().toISOString()}; outbox: ${JSON.stringify(wachtend).slice(0, 400)}; incidenten: ${JSON.stringify(incidenten).slice(0, 600)}`);
  });
  const verstuur: Tijdstapel['verstuur'] = async (wie = ['P01', 'P03'], anders = {}) => {
    const joost = await als('joost', 'melder');
    const { body } = await joost.roep<{ id: string }>('POST', '/api/v1/meldingen', { doel: 'melding-beoordelen', body: { soort: 'VT', inhoud: inhoud(wie, anders) } });
    await joost.roep('POST', `/api/v1/meldingen/${body.id}/verzending`, { doel: 'melding-beoordelen' });
    const { casus_id: casusId } = await db('melding').where({ id: body.id }).first('casus_id') as { casus_id: string };
    return { casusId, meldingId: body.id };
  };
  const burger = (sub: string): Promise<Klant> => {
    const bekend = klanten.get(sub) ?? inloggen(s.url, sub, { sub, niveau: 'substantieel' }, { wie: 'burger' });
    klanten.set(sub, bekend);
    return bekend;
  };
  const vooruit = async (ms: number): Promise<void> => { await totStil(rustigVan(s.kern, s.client)); await s.zetKlok(ms); klanten = new Map(); };
  const nu = (): Date => s.kern.clock.now();
  const wereld: Wereld = { url: s.url, als, burger, nu: () => Promise.resolve(nu()), vooruit, over: (dagen) => Promise.resolve(datumVan(new Date(nu().getTime() + dagen * dag))) };
  const mengsel = (gewone: Record<string, unknown> | null, anders: Record<string, unknown> | undefined): Record<string, unknown> | null => (anders === undefined ? gewone : { ...gewone, ...anders });
  /** One task by whoever may; false when nobody can do it now. */
  const probeer = async (rij: Taakrij, anders: Record<string, unknown> | Antwoord | undefined): Promise<boolean> => {
    for (const wie of mensen) {
      const klant = await als(wie.login, wie.rol);
      const pad = `/api/v1/taken/${rij.id}`;
      const { status, body: gezien } = await klant.vraag<Pagina>('GET', pad);
      if (status !== 200 || !['claimen', 'voltooien'].some((h) => gezien.handelingen?.includes(h))) continue;
      try {
        // What the task knows is shown to who has it on his name.
        await klant.roep('PUT', `${pad}/claim`, { body: {} });
        const { body: pagina } = await klant.roep<Pagina>('GET', pad);
        const basis: Antwoord = perFormulier[pagina.formId] ?? (rij.element_id === 'termijn-verlopen' ? wacht : () => ({}));
        const gekozen = typeof anders === 'function' ? await anders(pagina, wereld, wie) : mengsel(await basis(pagina, wereld, wie), anders);
        if (gekozen === null) { await klant.roep('DELETE', `${pad}/claim`); return false; }
        await klant.roep('POST', `${pad}/voltooiing`, { body: { antwoorden: vulIn(pagina, gekozen, nu()) } });
      } catch (fout) {
        if (fout instanceof ApiFout && /vier-ogen|taak-bezet/.test(String(fout.probleem['type']))) continue;
        // The process went on meanwhile and took this task away.
        if (fout instanceof ApiFout && String(fout.probleem['type']).endsWith('/taak-afgerond')) return false;
        throw new Error(`${gezien.formId} door ${wie.login}: ${(fout as Error).message}`, { cause: fout });
      }
      return true;
    }
    return false;
  };
  const speel: Tijdstapel['speel'] = async (casusId, element, anders, niet) => {
    const rij = await taak(casusId, element, niet);
    await tot(`iemand doet ${element}`, () => probeer(rij, anders), 15_000);
    return rij;
  };
  const doe: Tijdstapel['doe'] = async (casusId, element, antwoorden, wie, niet) => {
    const rij = await taak(casusId, element, niet);
    const stap = gewoon.get(element);
    const gekozen = antwoorden ?? stap?.antwoorden ?? {};
    const login = wie ?? stap?.login ?? 'noor';
    const klant = await als(login, mensen.find((m) => m.login === login)?.rol ?? 'procesregisseur');
    const pagina = await doeTaak(klant, rij.id, typeof gekozen === 'function' ? gekozen : () => gekozen);
    return { ...rij, pagina };
  };
  const opgepakt: Tijdstapel['opgepakt'] = async (wie, anders) => {
    const casus = await verstuur(wie, anders);
    await doe(casus.casusId, 'melding-beoordelen');
    return casus;
  };
  /** A citizen answers what is asked of him in any casus; a question of which the time is over counts for nothing. */
  const antwoordAls = async (sub: string): Promise<boolean> => {
    const klant = await burger(sub);
    let gelukt = false;
    const roep = async (...wat: Parameters<Klant['vraag']>): Promise<{ body: unknown }> => {
      const antwoord = await klant.vraag(...wat);
      if (antwoord.status >= 400 && antwoord.status !== 409) throw new Error(`${sub}: ${wat[1]} → ${antwoord.status} ${JSON.stringify(antwoord.body)}`);
      gelukt ||= antwoord.status < 400;
      return antwoord;
    };
    await antwoordBurger(true)(wereld, { vraag: (...wat) => klant.vraag(...wat), roep });
    return gelukt;
  };
  /** Whether nothing moves; cheaper and surer than a fixed wait, because it waits longer on a busy machine. */
  const stilte = maakStilte(rustigVan(s.kern, s.client), 8);
  /** Lets everybody do the tasks of this casus until `klaar` gives something. The steps of the clock grow while nothing comes. */
  const loop = async <T>(casusId: string, wat: string, anders: Anders, klaar: (open: readonly Taakrij[]) => Promise<T | undefined>, nooit: readonly string[]): Promise<T> => {
    const gedaan = new Set<string>();
    const sprongen = [5 * 60_000, 5 * 60_000, 5 * 60_000, dag, dag, 3 * dag, 7 * dag, 7 * dag, 14 * dag, 28 * dag, 28 * dag, 28 * dag];
    for (let rust = 0, onrust = 0; ;) {
      const rijen = await open(casusId);
      const uit = await klaar(rijen);
      if (uit !== undefined) return uit;
      let iets = false;
      for (const rij of rijen.filter((r) => !gedaan.has(r.id) && !nooit.includes(r.element_id))) {
        if (gewoon.has(rij.element_id) && anders[rij.element_id] === undefined) await doe(casusId, rij.element_id, undefined, undefined, rijen.filter((r) => r.id !== rij.id).map((r) => r.id));
        else if (!await probeer(rij, anders[rij.element_id])) continue;
        gedaan.add(rij.id);
        iets = true;
        break;
      }
      if (iets) { [rust, onrust] = [0, 0]; stilte.opnieuw(); continue; }
      // While the engine, its record streams or an outgoing message is under way the clock stands: a busy machine must not let a term pass that no caseworker would miss.
      onrust += 1;
      if (onrust < 200 && !await stilte.isStil()) { await new Promise((door) => { setTimeout(door, 50); }); continue; }
      onrust = 0; stilte.opnieuw();
      rust += 20;
      if (rust % 40 === 20) for (const sub of burgers) if (await antwoordAls(sub)) rust = 0;
      if (rust > 0 && rust % 40 === 0) {
        const sprong = sprongen[rust / 40 - 1];
        if (sprong === undefined) { await taak(casusId, wat, [], 0); throw new Error(`${wat} komt niet`); }
        await vooruit(sprong);
      }
      await new Promise((door) => { setTimeout(door, 50); });
    }
  };
  const naar: Tijdstapel['naar'] = async (element, begonnen, anders = {}, niet = []) => {
    const casus = begonnen ?? await opgepakt();
    // The informing of the family and the partners without a system run beside the path; they are done when they are what is asked for.
    const gevonden = await loop(casus.casusId, element, anders, (rijen) => Promise.resolve(rijen.find((r) => r.element_id === element && !niet.includes(r.id))), [...(naPlan.has(element) ? [] : ['informering-doen']), 'bekendheid-beantwoorden'].filter((e) => anders[e] === undefined));
    return { ...casus, taak: gevonden };
  };
  const isKlaar = (casusId: string): Promise<unknown> => db('proces_instantie').where({ casus_id: casusId, status: 'afgerond' }).whereNull('ouder_sleutel').first('sleutel');
  const totEinde: Tijdstapel['totEinde'] = async (casusId, anders = {}) => { await loop(casusId, 'einde van het proces', anders, () => isKlaar(casusId), []); };
  const staten: Tijdstapel['staten'] = (casusId, id) => db('element_instantie as e').join('proces_instantie as p', 'p.sleutel', 'e.process_instance_key').where('e.element_id', id)
    .whereIn('p.wortel_sleutel', db('proces_instantie').where({ casus_id: casusId }).whereNull('ouder_sleutel').select('sleutel')).orderBy('e.sleutel').pluck('e.status');
  return {
    s, brp, tafel, vooruit, voorbij: (moment) => vooruit(moment.getTime() + 60_000 - s.kern.clock.now().getTime()), als, verstuur, taak, open, doe, opgepakt, speel, naar, totEinde, burger, staten,
    element: async (casusId, id, status = 'afgerond') => { await tot(`${id} ${status}`, async () => (await staten(casusId, id)).includes(status)); },
    wortel: async (casusId, status) => {
      await tot(`proces ${status}`, async () => await db('proces_instantie').where({ casus_id: casusId, status }).whereNull('ouder_sleutel').first('sleutel') !== undefined);
      expect(await db('incident as i').join('proces_instantie as p', 'p.sleutel', 'i.process_instance_key').where({ 'i.status': 'open', 'p.casus_id': casusId })).toEqual([]);
    },
    bericht: async (casusId, naam, variabelen) => { await db.transaction((tx) => zetInOutbox(tx, s.kern, { volgordeSleutel: casusId, opdracht: { soort: 'bericht', naam, sleutel: casusId, variabelen, ttl: uur } })); },
  };
}
