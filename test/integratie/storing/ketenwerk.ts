// The demo people at work over the public API while parts of the platform die under them: who gets no answer asks again, as a person would.
import { antwoordBurger, burgers, mensen } from '../../../scripts/journey/gewoon.ts';
import { ApiFout, inloggen, type Antwoord, type Klant } from '../../../src/demo/klant.ts';
import { doe, lijst, type Wereld } from '../../../scripts/journey/loper.ts';
import { antwoordVan, paden, type Pad } from '../../../scripts/journey/paden.ts';
import type { Proces } from '../../hulp/proces.ts';
import { tot } from '../../hulp/stapel.ts';
import { datumVan } from '../../../src/domein/kalender.ts';

const dag = 86_400_000;
const pauze = (ms: number): Promise<void> => new Promise((verder) => { setTimeout(verder, ms); });

/** The answer to a POST that may have had its effect got lost; who did it looks again and starts over. */
class Onderbroken extends Error {}
const isOnderbroken = (fout: unknown): boolean => fout instanceof Onderbroken || (fout instanceof Error && isOnderbroken(fout.cause));

export type Herhaling = { readonly status: number; readonly detail: string };
export type Ketenwereld = Wereld & {
  /** What a completion was answered that was sent again because the first answer got lost. */
  readonly herhalingen: readonly Herhaling[];
  /** Answers that a person should not get, with how often: the platform is away or has a fault of its own. */
  readonly storingen: ReadonlyMap<string, number>;
};

/** Sends again what may be sent again: reading, what names its own end (PUT, DELETE, a melding with its reference), and completing a task. */
const magNogmaals = (methode: string, pad: string): boolean => methode !== 'POST' || /\/(voltooiing|verzending|rol)$/.test(pad) || pad === '/api/v1/meldingen';

export const maakKetenwereld = (p: Proces, zetTijd: (nu: Date) => void): Ketenwereld => {
  const klanten = new Map<string, Promise<Klant>>();
  const herhalingen: Herhaling[] = [];
  const storingen = new Map<string, number>();
  const meldIn = async (wie: string, doen: () => Promise<Klant>): Promise<Klant> => {
    let laatste: unknown;
    return tot(`${wie} ingelogd`, () => doen().catch((fout: unknown) => { laatste = fout; return undefined; }), 180_000).catch((fout: unknown) => { throw new Error(`${(fout as Error).message}: ${String(laatste)}`, { cause: fout }); });
  };
  /** One person whose session is there again after the platform was away. */
  const houdVol = async (wie: string, doen: () => Promise<Klant>): Promise<Klant> => {
    let klant = await meldIn(wie, doen);
    const vraag: Klant['vraag'] = async <T>(methode: string, pad: string, o = {}): Promise<Antwoord<T>> => {
      const eind = Date.now() + 180_000;
      let kwijt = false;
      for (;;) {
        const antwoord = await klant.vraag<T>(methode, pad, o).catch((): undefined => undefined);
        if (antwoord?.status === 401) { klant = await meldIn(wie, doen); continue; }
        if (antwoord !== undefined && antwoord.status < 500) {
          if (kwijt && pad.endsWith('/voltooiing')) herhalingen.push({ status: antwoord.status, detail: String((antwoord.body as { detail?: string } | undefined)?.detail ?? '') });
          return kwijt && methode === 'DELETE' && antwoord.status === 404 ? { ...antwoord, status: 204 } : antwoord;
        }
        const soort = antwoord === undefined ? 'geen verbinding' : `${antwoord.status} ${String((antwoord.body as { type?: string } | undefined)?.type ?? '')}`;
        storingen.set(soort, (storingen.get(soort) ?? 0) + 1);
        if (Date.now() > eind) throw new Error(`${methode} ${pad}: na 180 s nog steeds ${soort}`);
        // "Not ready yet" comes before anything is done, unless it says otherwise; everything else may be a lost answer.
        if (antwoord?.status !== 503 || String((antwoord.body as { detail?: string }).detail).includes('Kijk over een minuut')) { kwijt = true; if (!magNogmaals(methode, pad)) throw new Onderbroken(`${methode} ${pad}: ${soort}`); }
        await pauze(200);
      }
    };
    return {
      login: klant.login, vraag, cookies: () => klant.cookies(),
      roep: async (methode, pad, o) => { const a = await vraag(methode, pad, o); if (a.status >= 400) throw new ApiFout(methode, pad, a.status, a.body as Record<string, unknown>); return a as never; },
    };
  };
  const onthoud = (sleutel: string, doen: () => Promise<Klant>): Promise<Klant> => { const k = klanten.get(sleutel) ?? houdVol(sleutel, doen); klanten.set(sleutel, k); return k; };
  const wereld: Ketenwereld = {
    url: p.url, herhalingen, storingen,
    als: (login, rol) => onthoud(`${login} ${rol ?? ''}`, () => p.als(login, rol)),
    burger: (sub) => onthoud(sub, () => inloggen(p.url, sub, { sub, niveau: 'substantieel' }, { wie: 'burger' })),
    nu: async () => { const nu = new Date((await (await wereld.als('bo')).roep<{ tijdstip: string }>('GET', '/api/v1/beheer/klok')).body.tijdstip); zetTijd(nu); return nu; },
    vooruit: async (ms) => {
      await (await wereld.als('bo')).roep('PUT', '/api/v1/beheer/klok', { body: { tijdstip: new Date((await wereld.nu()).getTime() + ms).toISOString() } });
      await wereld.nu();
      // Who a citizen is to the platform is found at his login: by now he may be in a casus.
      for (const sub of burgers) klanten.delete(sub);
    },
    over: async (dagen) => datumVan(new Date((await wereld.nu()).getTime() + dagen * dag)),
  };
  return wereld;
};

/** A way a case may go: who answers differently from the ordinary path, and how the casus stands at the end. */
export type Weg = Pick<Pad, 'naam' | 'anders' | 'casus'>;
export type Zaak = { readonly casusId: string; readonly meldingId: string; readonly weg: Weg };
const padVan = (naam: string): Weg => { const pad = paden.find((x) => x.naam === naam); if (pad === undefined) throw new Error(`geen pad ${naam}`); return pad; };
const triage = (besluit: Record<string, string>): Weg['anders'] => ({ 'uitvoeren-triage.triage-besluiten': () => besluit });
export const wegen: Readonly<Record<'preventie' | 'analyse' | 'overleg' | 'actie-geweigerd' | 'terugval' | 'geen-vervolg' | 'niet-aannemen', Weg>> = {
  preventie: { naam: 'preventie', casus: 'gesloten', anders: triage({ uitkomst: 'preventie', urgentieCode: 'p2', motivatie: 'Het gezin vraagt zelf om hulp. Wij proberen eerst lichte hulp en kijken daarna opnieuw hoe het gaat.' }) },
  analyse: { naam: 'analyse', casus: 'gesloten', anders: {} },
  overleg: { naam: 'overleg', casus: 'gesloten', anders: triage({ uitkomst: 'overleg', urgentieCode: 'p2', motivatie: 'De onveiligheid is structureel; wij overleggen met de partners.' }) },
  'actie-geweigerd': padVan('actie-geweigerd'), terugval: padVan('terugval'), 'geen-vervolg': padVan('geen-vervolg'), 'niet-aannemen': padVan('niet-aannemen'),
};

const inhoud = (n: number): Record<string, unknown> => ({
  incidentOp: '2026-11-22T21:15:00+01:00', incidentPlaats: 'Vinkenoord', acuutGevaar: 'nee', verzoek: `Graag beoordelen of dit gezin veilig is (${n}).`, terugkoppelingGewenst: true,
  situatieschets: `De politie was zondagavond voor de ${n}e keer bij een heftige ruzie tussen de ouders. De kinderen waren thuis en waren bang.`,
  betrokkenen: [
    { rol: 'centraal', bsn: '999500016', voornamen: 'Mira', voorvoegsel: 'van der', geslachtsnaam: 'Heiweide', geslacht: 'V' },
    { rol: 'kind', bsn: '999500041', voornamen: 'Tijn', voorvoegsel: 'van der', geslachtsnaam: 'Heiweide', geslacht: 'M', leeftijd: 13 },
  ],
  melder: { naam: 'Joost Ruiterkamp', functie: 'Wijkagent', organisatie: 'Politie', telefoon: '0800-555301' }, antwoorden: { geinformeerd: 'ja', kinderen: 'ja', meldcode: 'ja', geweld: 'ja' },
});

/** joost sends melding `n`; the same reference again gives the same melding. */
export const begin = async (p: Proces, w: Wereld, n: number, weg: Weg): Promise<Zaak> => {
  const joost = await w.als('joost', 'melder');
  const { body } = await joost.roep<{ id: string }>('POST', '/api/v1/meldingen', { doel: 'melding-beoordelen', body: { soort: 'VT', referentie: `KETEN-${n}`, inhoud: inhoud(n) } });
  await joost.roep('POST', `/api/v1/meldingen/${body.id}/verzending`, { doel: 'melding-beoordelen' });
  const [rij] = await tot('de melding gelezen', () => p.vraag<{ casus_id: string }>('select casus_id from melding where id = $1', [body.id]).catch((): undefined => undefined), 60_000);
  return { casusId: rij?.casus_id ?? '', meldingId: body.id, weg };
};

type Taakplek = { id: string; casus_id: string | null; form_id: string; keer: number };
/** Whose case each open task is, and how often this form was answered in it before. */
const plekken = async (p: Proces): Promise<Map<string, Taakplek>> => new Map((await tot('de taken gelezen', () => p.vraag<Taakplek>(`
  select t.id, t.casus_id, t.bpmn_process_id || '.' || t.element_id as form_id,
    (select count(*)::int from taak d where d.casus_id = t.casus_id and d.bpmn_process_id = t.bpmn_process_id and d.element_id = t.element_id and d.status in ('in-verwerking', 'afgerond')) as keer
  from taak t where t.status in ('nieuw', 'op-naam')`).catch((): undefined => undefined), 120_000)).map((t) => [t.id, t]));

/** What engine and outbox still have to do before somebody does something or time goes on; empty = it is quiet. */
const bezigMet = async (p: Proces, nu: Date): Promise<string[]> => {
  if (!await p.gereed()) return ['de app is niet gereed'];
  const rijen = await p.vraag<{ wat: string }>(`
    select 'opdracht ' || soort || ' ' || status || ' ' || coalesce(oorzaak, '') as wat from outbox where status in ('wacht', 'vastgelopen') and (niet_voor is null or niet_voor <= $1)
    union all select 'voltooiing wacht' from voltooiing where status = 'wacht'
    union all select 'stap ' || i.bpmn_process_id || ' ' || e.element_id || ' ' || i.casus_id || coalesce(' incident ' || n.oorzaak, '') from element_instantie e join proces_instantie i on i.sleutel = e.process_instance_key
      left join incident n on n.element_instance_key = e.sleutel and n.status = 'open'
      where e.status = 'actief' and (e.soort in ('SERVICE_TASK', 'SEND_TASK', 'BUSINESS_RULE_TASK', 'SCRIPT_TASK') or (e.soort = 'USER_TASK' and not exists (select from taak t where t.element_instance_key = e.sleutel)))`, [nu]);
  return rijen.map((r) => r.wat);
};

export type Werk = {
  readonly p: Proces; readonly w: Ketenwereld; readonly zaken: readonly Zaak[];
  /** Called after each completed task. */
  readonly gedaan: (stap: string) => void;
  readonly klaar: () => Promise<boolean>;
  readonly meld: (tekst: string) => void;
};

/** Lets everybody do what there is to do, and time go on when there is nothing, until `klaar`. Throws on a refusal, and when time passes without an end. */
export const werkAf = async ({ p, w, zaken, gedaan, klaar, meld }: Werk): Promise<void> => {
  const perCasus = new Map(zaken.map((z) => [z.casusId, z.weg]));
  const vraag = antwoordBurger(true);
  const overslaan = new Map<string, number>();
  let stappen = 0;
  let stil = 0;
  let stilSinds = 0;
  for (let ronde = 1; ; ronde++) {
    let iets = false;
    let overgeslagen = false;
    for (const wie of mensen) {
      const klant = await w.als(wie.login, wie.rol);
      const rij = await lijst(klant);
      if (rij.length === 0) continue;
      const bekend = await plekken(p);
      await Promise.all([0, 1, 2].map(async () => {
        for (let taak = rij.shift(); taak !== undefined; taak = rij.shift()) {
          const plek = bekend.get(taak.id);
          if (plek === undefined) continue;
          const sleutel = `${wie.login} ${taak.id}`;
          if ((overslaan.get(sleutel) ?? 0) > ronde) { overgeslagen = true; continue; }
          const antwoord = antwoordVan(perCasus.get(plek.casus_id ?? '') ?? wegen.overleg)(taak.formId, plek.keer);
          if (antwoord === undefined) throw new Error(`niemand weet wat te doen met ${taak.formId}`);
          try {
            const uit = await doe(w, klant, wie, taak, antwoord);
            if (uit === undefined) { overslaan.set(sleutel, ronde + 4); continue; }
            iets = true;
            gedaan(`${uit.formId.split('.')[1] ?? ''}:${uit.uitkomst}`);
          } catch (fout) { if (!isOnderbroken(fout)) throw fout; iets = true; }
        }
      }));
    }
    for (const sub of burgers) {
      try { if (await vraag(w, await w.burger(sub))) iets = true; } catch (fout) { if (!isOnderbroken(fout)) throw fout; iets = true; }
    }
    if (iets) { stil = 0; stappen = 0; stilSinds = 0; continue; }
    if (overgeslagen) overslaan.clear();
    if (await klaar()) return;
    stilSinds ||= Date.now();
    const bezig = await bezigMet(p, await w.nu()).catch((fout: unknown) => [(fout as Error).message]);
    // A step that waits for a partner may take long; then time goes on all the same.
    if (bezig.length > 0 && Date.now() - stilSinds < 30_000) { stil = 0; await pauze(150); continue; }
    stil += 1;
    if (stil < 2 || overgeslagen) { await pauze(150); continue; }
    const dagen = [1, 1, 3, 7, 7, 14, 28, 28, 28, 28, 28, 60, 60, 60][stappen];
    if (dagen === undefined) throw new Error(`de tijd gaat verder, maar er komt niets meer; nog bezig: ${bezig.join('; ') || 'niets'}`);
    if (bezig.length > 0) meld(`de tijd gaat verder, al is er nog ${bezig.join('; ')}`.slice(0, 600));
    stappen += 1;
    stil = 0;
    stilSinds = 0;
    overslaan.clear();
    await w.vooruit(dagen * dag);
    meld(`het is ${datumVan(await w.nu())}`);
  }
};
