import { ApiFout, inloggen, type Klant } from '../../src/demo/klant.ts';
import type { Taakpagina } from './stappen.ts';
import { vulIn, type Veld } from '../../src/demo/invullen.ts';
import { datumVan } from '../../src/domein/kalender.ts';

export type Pagina = Taakpagina & { formulier?: { components: Veld[] }; handelingen?: string[] };
/** Somebody of the demo in one role. */
export type Mens = { readonly login: string; readonly rol: string };
/** What a person answers: preferences for the form, or null = not now. May first do things by the API that belong to the task. */
export type Antwoord = (taak: Pagina, w: Wereld, wie: Mens) => Promise<Record<string, unknown> | null> | Record<string, unknown> | null;
export type Stapregel = { readonly wie: string; readonly formId: string; readonly uitkomst: string; readonly titel: string };

/** The world the journey walks in: the public API, the demo people and the clock. */
export type Wereld = {
  readonly url: string;
  readonly als: (login: string, rol?: string) => Promise<Klant>;
  readonly burger: (sub: string) => Promise<Klant>;
  readonly nu: () => Promise<Date>;
  /** Moves the clock of platform and engine forward, as beheer does; sessions end with it, so everybody logs in again. */
  readonly vooruit: (ms: number) => Promise<void>;
  /** A date so many days ahead, `JJJJ-MM-DD`. */
  readonly over: (dagen: number) => Promise<string>;
};

export const maakWereld = (url: string, wachtwoorden: (login: string) => string): Wereld => {
  const klanten = new Map<string, Promise<Klant>>();
  const onthoud = (sleutel: string, maak: () => Promise<Klant>): Promise<Klant> => { const k = klanten.get(sleutel) ?? maak(); klanten.set(sleutel, k); return k; };
  const wereld: Wereld = {
    url,
    als: (login, rol) => onthoud(`${login} ${rol ?? ''}`, () => inloggen(url, login, { login, wachtwoord: wachtwoorden(login) }, rol === undefined ? {} : { rol })),
    burger: (sub) => onthoud(sub, () => inloggen(url, sub, { sub, niveau: 'substantieel' }, { wie: 'burger' })),
    nu: async () => new Date((await (await wereld.als('bo')).roep<{ tijdstip: string }>('GET', '/api/v1/beheer/klok')).body.tijdstip),
    vooruit: async (ms) => { await (await wereld.als('bo')).roep('PUT', '/api/v1/beheer/klok', { body: { tijdstip: new Date((await wereld.nu()).getTime() + ms).toISOString() } }); klanten.clear(); },
    over: async (dagen) => datumVan(new Date((await wereld.nu()).getTime() + dagen * 86_400_000)),
  };
  return wereld;
};

export type Lijstitem = { id: string; formId: string; status: string; titel: string; casus: { id: string } | null };
/** Every open task in this person's reach. */
export const lijst = async (klant: Klant): Promise<Lijstitem[]> => {
  const alles: Lijstitem[] = [];
  for (let cursor: string | null = ''; cursor !== null;) {
    const { body }: { body: { items: Lijstitem[]; volgende: string | null } } = await klant.roep('GET', `/api/v1/taken?bakje=alle&aantal=100${cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`}`);
    alles.push(...body.items);
    cursor = body.volgende;
  }
  return alles.filter((t) => ['niemand', 'nieuw', 'op-naam'].includes(t.status));
};

const isCode = (fout: unknown, ...codes: string[]): boolean => fout instanceof ApiFout && codes.some((c) => String(fout.probleem['type'] ?? '').endsWith(`/${c}`));

export type Loop = {
  readonly wereld: Wereld;
  readonly mensen: readonly Mens[];
  readonly burgers: readonly string[];
  /** How each form is answered; a form that is not here is a deviation. */
  readonly antwoorden: (formId: string, keer: number) => Antwoord | undefined;
  /** Answers of citizens; true when something was answered. */
  readonly vraagBurgers: (w: Wereld, klant: Klant, sub: string) => Promise<boolean>;
  /** Only tasks that came after the start are ours (another instance may have other work). */
  readonly negeer: ReadonlySet<string>;
  readonly meld: (regel: Stapregel & { ms: number }) => void;
  /** Steps of the clock when nobody has anything to do, in ms; the walk ends when they are used up. */
  readonly wachtstappen: readonly number[];
  readonly meldTijd: (ms: number, nu: Date) => void;
  /** True when the path is at its end. */
  readonly klaar: (gedaan: readonly Stapregel[]) => boolean;
  /** Called after each task with `element:uitkomst`. */
  readonly na?: (stap: string) => Promise<void>;
  readonly hoogsteStappen?: number;
};

/**
 * Lets the demo people do every task that comes, until the path is at its end. When nobody has anything to do the clock moves on, in steps that grow.
 * Throws on a task that nobody knows how to answer, on a refusal, and when the steps of the clock are used up.
 */
export const loop = async (l: Loop): Promise<Stapregel[]> => {
  const gedaan: Stapregel[] = [];
  const klaar = new Set<string>(l.negeer);
  const keren = new Map<string, number>();
  let stil = 0;
  for (let ronden = 0; ronden < (l.hoogsteStappen ?? 600); ronden++) {
    if (l.klaar(gedaan)) return gedaan;
    let iets = false;
    for (const wie of l.mensen) {
      const klant = await l.wereld.als(wie.login, wie.rol);
      for (const taak of await lijst(klant)) {
        if (klaar.has(taak.id)) continue;
        const keer = keren.get(taak.formId) ?? 0;
        const antwoord = l.antwoorden(taak.formId, keer);
        if (antwoord === undefined) throw new Error(`niemand weet wat te doen met ${taak.formId} (${taak.titel})`);
        const begin = performance.now();
        const uit = await doe(l.wereld, klant, wie, taak, antwoord);
        if (uit === undefined) continue;
        klaar.add(taak.id);
        keren.set(taak.formId, keer + 1);
        gedaan.push(uit);
        l.meld({ ...uit, ms: performance.now() - begin });
        iets = true;
        await l.na?.(`${uit.formId.split('.')[1] ?? ''}:${uit.uitkomst}`);
        if (l.klaar(gedaan)) return gedaan;
      }
    }
    for (const sub of l.burgers) { const begin = performance.now(); if (await l.vraagBurgers(l.wereld, await l.wereld.burger(sub), sub)) { iets = true; l.meld({ wie: 'gezin', formId: 'mijn', uitkomst: 'geantwoord', titel: 'Vraag beantwoord in Mijn Samenspel', ms: performance.now() - begin }); } }
    if (iets) { stil = 0; continue; }
    // The engine may still be on its way to the next task.
    stil += 1;
    if (stil < 8) { await new Promise((door) => { setTimeout(door, 250); }); continue; }
    const stap = l.wachtstappen[Math.min(stil - 8, l.wachtstappen.length)];
    if (stap === undefined) throw new Error(`er komt niets meer; het laatst gedaan: ${gedaan.slice(-3).map((g) => g.formId).join(', ')}`);
    await l.wereld.vooruit(stap);
    l.meldTijd(stap, await l.wereld.nu());
    for (let i = 0; i < 4; i++) await new Promise((door) => { setTimeout(door, 150); });
  }
  throw new Error('het pad komt niet tot een einde');
};

/** One task by one person; undefined when it is not his now (four eyes, not yet, gone meanwhile). */
export const doe = async (wereld: Wereld, klant: Klant, wie: Mens, taak: Lijstitem, antwoord: Antwoord): Promise<Stapregel | undefined> => {
  // Gone, or gone from his reach: his organisation answered by its own system, and with a refusal it left the case.
  const lees = (): Promise<Pagina | undefined> => klant.roep<Pagina>('GET', `/api/v1/taken/${taak.id}`).then((a) => a.body, (fout: unknown) => { if (isCode(fout, 'niet-gevonden', 'geen-grondslag')) return undefined; throw fout; });
  let pagina = await lees();
  if (pagina === undefined) return undefined;
  const mag = pagina.handelingen ?? [];
  if (!mag.includes('claimen') && !mag.includes('voltooien')) return undefined;
  let voorkeur: Record<string, unknown> | null = null;
  try {
    // Only who holds the task sees what is in it.
    if (mag.includes('claimen')) {
      await klant.roep('PUT', `/api/v1/taken/${taak.id}/claim`, { body: {} });
      pagina = await lees();
      if (pagina === undefined) return undefined;
    }
    voorkeur = await antwoord(pagina, wereld, wie);
    if (voorkeur === null) {
      if (mag.includes('claimen')) await klant.roep('DELETE', `/api/v1/taken/${taak.id}/claim`, { body: {} });
      return undefined;
    }
    const antwoorden = vulIn(pagina, voorkeur, await wereld.nu());
    await klant.roep('POST', `/api/v1/taken/${taak.id}/voltooiing`, { body: { antwoorden } });
    return { wie: wie.login, formId: taak.formId, uitkomst: String(antwoorden['uitkomst'] ?? ''), titel: pagina.titel };
  } catch (fout) {
    if (isCode(fout, 'vier-ogen', 'taak-bezet', 'taak-afgerond')) return undefined;
    throw new Error(`${taak.formId} door ${wie.login}: ${(fout as Error).message}\n${JSON.stringify({ voorkeur, gegevens: pagina?.gegevens }).slice(0, 3000)}`, { cause: fout });
  }
};
