import { isFeestdagVolgensRegel } from '../../domein/feestdagen.ts';
import { datumVan, eindeVanDag, plusDagen, plusWerkdagen } from '../../domein/kalender.ts';
import type { Kern } from '../../platform/kern.ts';
import { demoOin } from '../../domein/oin.ts';
import type { PartnerSimulator } from '../../simulatoren/partners/index.ts';
import type { DemoPersoon } from '../../simulatoren/personen/index.ts';
import { wachtTot } from '../../platform/wachten.ts';
import { vulIn, type Taakpagina, type Veld } from '../invullen.ts';
import { ApiFout, inloggen, type Klant } from '../klant.ts';
import type { Tijdlijn } from './tijdlijn.ts';

export type Obj = Record<string, unknown>;
export type Optie = { readonly waarde: string; readonly label: string };
/** A task as its doer sees it. */
export type Taak = {
  readonly wie: string; readonly klant: Klant; /** All of it as text, to look for a name. */ readonly pagina: string; readonly scherm: Obj; readonly beginwaarden: Obj;
  /** The choices of a field; `optie` gives the first one whose text fits. */
  readonly opties: (veld: string) => readonly string[];
  readonly optie: (veld: string, tekst: RegExp) => string;
};
export type Antwoord = Obj | ((taak: Taak) => Obj | Promise<Obj>);
/** Who does which task of a casus (the first who may), and what he answers; the rest of a form is filled in to fit. */
export type Rolboek = Readonly<Record<string, readonly [wie: string | readonly string[], antwoord: Antwoord]>>;

/** One casus of the demo as somebody tells it: moments relative to the first start, and people who do their work over the API. */
export type Spel = {
  readonly begin: Date;
  readonly nu: () => Date;
  /** Waits until this time of day, so many days (or werkdagen) from the day of the first start. */
  readonly dag: (dagen: number, tijd: string) => Promise<void>;
  readonly werkdag: (aantal: number, tijd: string) => Promise<void>;
  readonly moment: (datum: string, tijd: string) => Date;
  readonly datum: (dagen: number) => string;
  readonly werkdatum: (aantal: number) => string;
  /** `login` or `login/toegangsrol`; a citizen is `burger-p01`. */
  readonly als: (wie: string) => Promise<Klant>;
  readonly casusId: () => string;
  /** Sends a melding to Veilig Thuis over these demo persons. */
  readonly stuur: (melder: string, inhoud: Obj) => Promise<string>;
  /** A melding of a partner's own system in the SOH form; gives how that system completes it when the meldpunt asks. */
  readonly stuurKeten: (oin: string, melding: Obj) => Promise<(aanvulling: Obj) => Promise<void>>;
  readonly partner: (nr: number) => PartnerSimulator;
  readonly vertel: (nr: string, rol: string, anders?: Obj) => Obj;
  /** Does the tasks of the book as they come, until the task of this element is open. */
  readonly tot: (element: string, boek: Rolboek, ms?: number) => Promise<void>;
  /** Does the tasks of the book until nothing new comes, and lets the partners' grid of five minutes pass. */
  readonly rust: (boek: Rolboek) => Promise<void>;
  /** Puts the open tasks of this element on somebody's name; he has not done them yet. */
  readonly neem: (element: string, wie: string) => Promise<void>;
  /** Waits until an element of this casus that is no task of a person has begun. */
  readonly element: (element: string) => Promise<void>;
  /** Does one task of this element, with another answer than the book when given. */
  readonly doe: (element: string, boek: Rolboek, anders?: Antwoord) => Promise<void>;
};

/** `team`: who may step in for a task when the one the book names may not. */
export type Casusverhaal = { readonly nummer: number; readonly titel: string; readonly team: readonly string[]; readonly speel: (s: Spel) => Promise<void> };

type Rij = { id: string; element_id: string; groepen: string[] };
const isCode = (fout: unknown, ...codes: string[]): boolean => fout instanceof ApiFout && codes.some((c) => String(fout.probleem['type']).endsWith(`/${c}`));
/** How long (ms) the engine may take to come to the next task; a first start on a slow machine is the measure. */
const geduld = 60_000;

export type Spelomgeving = { readonly kern: Kern; readonly url: string; readonly tijdlijn: Tijdlijn; readonly begin: Date; readonly wachtwoord: (login: string) => string; readonly kop: Readonly<Record<string, string>>; readonly partners: ReadonlyMap<string, PartnerSimulator>; readonly ketentoken: (oin: string) => Promise<string>; /** Until engine and outbox have done what can be done now. */ readonly totRust: () => Promise<void> };

/** The people of the demo, logged in once each; shared by all stories. */
export const maakMensen = (o: Spelomgeving): ((wie: string) => Promise<Klant>) => {
  const klanten = new Map<string, Promise<Klant>>();
  return (wie) => {
    const bekend = klanten.get(wie);
    if (bekend !== undefined) return bekend;
    const [login = '', rol] = wie.split('/');
    const nieuw = login.startsWith('burger-') ? inloggen(o.url, login, { sub: login, niveau: 'substantieel' }, { wie: 'burger', kop: o.kop }) : inloggen(o.url, login, { login, wachtwoord: o.wachtwoord(login) }, { kop: o.kop, ...(rol === undefined ? {} : { rol }) });
    klanten.set(wie, nieuw);
    return nieuw;
  };
};

export const maakSpel = (o: Spelomgeving, als: Spel['als'], personen: readonly DemoPersoon[], team: readonly string[]): Spel => {
  const { db } = o.kern;
  const vandaag = datumVan(o.begin);
  let casusId = '';
  const gedaan = new Set<string>();
  const moment: Spel['moment'] = (datum, tijd) => { const [uur = 0, minuut = 0] = tijd.split(':').map(Number); return new Date(eindeVanDag(plusDagen(datum, -1)).getTime() + 1000 + (uur * 60 + minuut) * 60_000); };
  const datum: Spel['datum'] = (dagen) => plusDagen(vandaag, dagen);
  const werkdatum: Spel['werkdatum'] = (aantal) => plusWerkdagen(vandaag, aantal, isFeestdagVolgensRegel);
  const open = (): Promise<Rij[]> => db('taak').where({ casus_id: casusId }).whereIn('status', ['nieuw', 'op-naam']).orderBy('taak_sleutel').select('id', 'element_id', 'groepen');

  let organisatieVan: Promise<Map<string, string>> | undefined;
  /** A task for one organisation is for its own people; asking the others first would only be refused. */
  const wieMag = async (rij: Rij, wie: Iterable<string>): Promise<string[]> => {
    const organisatieId = rij.groepen.map((g) => g.split('@')[1]).find((x) => x !== undefined);
    if (organisatieId === undefined) return [...wie];
    organisatieVan ??= db('medewerker').select<{ sub: string; organisatie_id: string }[]>('sub', 'organisatie_id').then((rijen) => new Map(rijen.map((r) => [r.sub, r.organisatie_id])));
    const van = await organisatieVan;
    return [...wie].filter((naam) => van.get(naam.split('/')[0] ?? '') === organisatieId);
  };
  const probeer = async (rij: Rij, [wie, antwoord]: readonly [string | readonly string[], Antwoord]): Promise<boolean> => {
    const pad = `/api/v1/taken/${rij.id}`;
    for (const naam of await wieMag(rij, new Set([...(typeof wie === 'string' ? [wie] : wie), ...team]))) {
      const klant = await als(naam);
      try {
        await klant.roep('PUT', `${pad}/claim`, { body: {} });
      } catch (fout) { if (isCode(fout, 'niet-gevonden', 'geen-grondslag', 'vier-ogen', 'rol-onvoldoende', 'taak-bezet')) continue; if (isCode(fout, 'taak-afgerond')) return false; throw fout; }
      const { body: pagina } = await klant.roep<Taakpagina & { formulier?: { components: Veld[] } }>('GET', pad);
      const opties = (veld: string): Optie[] => pagina.gegevens?.opties?.[veld] ?? [];
      const taak: Taak = {
        wie: naam, klant, pagina: JSON.stringify(pagina), scherm: (pagina.gegevens as { scherm?: Obj } | null)?.scherm ?? {}, beginwaarden: pagina.gegevens?.beginwaarden ?? {}, opties: (veld) => opties(veld).map((x) => x.waarde),
        optie: (veld, tekst) => { const x = opties(veld).find((y) => tekst.test(y.label)); if (x === undefined) throw new Error(`${veld}: geen keuze ${String(tekst)} bij ${opties(veld).map((y) => y.label).join(', ')}`); return x.waarde; },
      };
      const gekozen = typeof antwoord === 'function' ? await antwoord(taak) : antwoord;
      try { await klant.roep('POST', `${pad}/voltooiing`, { body: { antwoorden: vulIn(pagina, gekozen, o.tijdlijn.nu()) } }); } catch (fout) {
        if (isCode(fout, 'taak-afgerond')) return false;
        throw new Error(`${pagina.formId} door ${naam}: ${(fout as Error).message}`, { cause: fout });
      }
      return true;
    }
    return false;
  };
  const regelVan = (boek: Rolboek, element: string): readonly [string | readonly string[], Antwoord] => { const r = boek[element]; if (r === undefined) throw new Error(`niemand doet ${element}`); return r; };

  /** One round over the open tasks; true when something was done. */
  const ronde = async (rijen: readonly Rij[], boek: Rolboek): Promise<boolean> => {
    let iets = false;
    for (const rij of rijen) {
      const regel = boek[rij.element_id];
      if (regel === undefined || !await probeer(rij, regel)) continue;
      gedaan.add(rij.id);
      iets = true;
    }
    return iets;
  };
  const nieuw = async (): Promise<Rij[]> => (await open()).filter((r) => !gedaan.has(r.id));
  const verder = (minuten: number): Promise<void> => o.tijdlijn.tot(new Date(o.tijdlijn.nu().getTime() + minuten * 60_000));
  const wachtOp = (element: string, boek: Rolboek, ms: number): Promise<Rij> => {
    let rijen: Rij[] = [];
    const zoek = async (): Promise<Rij | undefined> => {
      for (;;) {
        rijen = await nieuw();
        const gevonden = rijen.find((r) => r.element_id === element);
        if (gevonden !== undefined || !await ronde(rijen, boek)) return gevonden;
      }
    };
    return wachtTot(() => `${element} komt niet; open: ${rijen.map((r) => r.element_id).join(', ')}`, zoek, ms);
  };
  return {
    begin: o.begin, nu: o.tijdlijn.nu, moment, datum, werkdatum, als, casusId: () => casusId,
    dag: (dagen, tijd) => o.tijdlijn.tot(moment(datum(dagen), tijd)),
    werkdag: (aantal, tijd) => o.tijdlijn.tot(moment(werkdatum(aantal), tijd)),
    stuur: async (melder, inhoud) => {
      const klant = await als(melder);
      const doel = 'melding-beoordelen';
      const { body: { id } } = await klant.roep<{ id: string }>('POST', '/api/v1/meldingen', { doel, body: { soort: 'VT', inhoud } });
      await klant.roep('POST', `/api/v1/meldingen/${id}/verzending`, { doel });
      casusId = (await db('melding').where({ id }).first('casus_id') as { casus_id: string }).casus_id;
      return id;
    },
    stuurKeten: async (oin, inhoud) => {
      const headers = { ...o.kop, 'content-type': 'application/json', authorization: `Bearer ${await o.ketentoken(oin)}` };
      const roep = async (method: string, pad: string, body: Obj): Promise<{ id: string }> => { const r = await fetch(`${o.url}/keten/v1/meldingen${pad}`, { method, headers, body: JSON.stringify(body) }); const tekst = await r.text(); if (!r.ok) throw new Error(`keten ${method} → ${r.status} ${tekst}`); return JSON.parse(tekst) as { id: string }; };
      const { id } = await roep('POST', '', inhoud);
      casusId = (await db('melding').where({ id }).first('casus_id') as { casus_id: string }).casus_id;
      return async (aanvulling) => { await roep('PATCH', `/${id}`, aanvulling); };
    },
    partner: (nr) => { const p = o.partners.get(demoOin(nr)); if (p === undefined) throw new Error(`organisatie ${nr} heeft geen eigen systeem`); return p; },
    vertel: (nr, rol, anders = {}) => {
      const p = personen.find((x) => x.nr === nr);
      if (p === undefined) throw new Error(`onbekende persoon ${nr}`);
      return { rol, voornamen: p.voornamen, geslachtsnaam: p.geslachtsnaam, geslacht: p.geslacht, ...(p.bsn === undefined ? {} : { bsn: p.bsn }), ...(p.voorvoegsel === undefined ? {} : { voorvoegsel: p.voorvoegsel }), ...(p.geboorte.soort === 'volledig' ? { geboortedatum: p.geboorte.datum } : {}), ...anders };
    },
    tot: async (element, boek, ms = geduld) => { await wachtOp(element, boek, ms); },
    rust: async (boek) => {
      do await o.totRust(); while (await ronde(await nieuw(), boek));
      await verder(6);
    },
    neem: async (element, wie) => {
      await wachtOp(element, {}, geduld);
      for (const rij of (await nieuw()).filter((r) => r.element_id === element)) if ((await wieMag(rij, [wie])).length > 0) await (await als(wie)).roep('PUT', `/api/v1/taken/${rij.id}/claim`, { body: {} });
    },
    element: async (element) => {
      const wortels = db('proces_instantie').where({ casus_id: casusId }).select('sleutel');
      await wachtTot(() => `${element} begint niet`, () => db('element_instantie').whereIn('process_instance_key', wortels).where({ element_id: element, status: 'actief' }).first<{ sleutel: string } | undefined>('sleutel'), geduld);
    },
    doe: async (element, boek, anders) => {
      const [wie, gewoon] = regelVan(boek, element);
      const { [element]: _, ...overige } = boek;
      const rij = await wachtOp(element, overige, geduld);
      const antwoord: Antwoord = anders === undefined ? gewoon : typeof anders === 'function' || typeof gewoon === 'function' ? anders : { ...gewoon, ...anders };
      await wachtTot(() => `${element}: niemand van ${String(wie)} mag dit`, async () => (await probeer(rij, [wie, antwoord])) || undefined, 15_000);
      gedaan.add(rij.id);
    },
  };
};
