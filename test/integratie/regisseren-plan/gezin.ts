import { randomUUID } from 'node:crypto';
import type { Medewerker } from '../../../src/platform/identity/aanvrager.ts';
import { maakBouwsteenstapel, tot, type Opstelling } from '../../hulp/bouwsteen.ts';
import { lang, maakHulp, type Loop } from './hulp.ts';

export type Gezin = Loop & { mira: string; sander: string; samen: string; vanMira: string; rust: string; cursus: string; werk: string };
export const ja = { uitkomst: 'akkoord' }, nee = { uitkomst: 'geen-akkoord', tekst: 'Dit is niet ons plan.' };

/** What the tests of consent do with a plan for two adults. */
export const maakGezinshulp = (o: Opstelling, h: ReturnType<typeof maakHulp>, fenna: Medewerker) => {
  /** A plan for two adults: one doel of both with two parts, and one of the gemeente about Mira alone with one part. */
  const gezin = async (): Promise<Gezin & { opstellen: Awaited<ReturnType<Opstelling['taak']>> }> => {
    const { casusId, personen } = await o.nieuweCasus([{ rol: 'centraal', geboortedatum: '1990-02-03', naam: 'Heiweide' }, { rol: 'ouder', geboortedatum: '1988-05-06', naam: 'Duinroos' }]);
    const [mira = '', sander = ''] = personen, planId = randomUUID();
    await h.stelVoor(casusId, fenna);
    const l = { casusId, planId, personen, ...h.bel(casusId, planId) };
    await h.aanvaard(l);
    const opstellen = await o.taak(casusId, 'plan-opstellen'), gemeente = await h.organisatie('Gemeente Vinkenoord');
    const smart = { leefgebied: 'veiligheid', specifiek: 'Er is thuis geen ruzie waar de kinderen bij zijn.', indicator: 'aantal', nulmeting: 4, streefwaarde: 0, streefdatum: h.over(120) };
    const deel = (doelId: string, omschrijving: string): Promise<string> => h.maak(fenna, planId, '/interventies', { doelId, omschrijving, organisatieId: gemeente, geplandVan: h.over(7), geplandTot: h.over(70) });
    const samen = await h.maak(fenna, planId, '/doelen', { ...smart, titel: 'Rust in huis', eigenaarPersoonId: mira, betreft: [sander] });
    const vanMira = await h.maak(fenna, planId, '/doelen', { ...smart, titel: 'Mira werkt weer', eigenaarOrganisatieId: gemeente, betreft: [mira] });
    return { ...l, mira, sander, samen, vanMira, opstellen, rust: await deel(samen, 'Gezinsbegeleiding aan huis'), cursus: await deel(samen, 'Oudercursus op school'), werk: await deel(vanMira, 'Gesprek met een jobcoach') };
  };
  const vraag = async (g: Awaited<ReturnType<typeof gezin>>): Promise<void> => {
    const wachten = async (): Promise<number> => (await o.kern.db('element_instantie').where({ element_id: 'bijdrage-afwachten' })).length, voor = await wachten();
    await o.voltooi(g.opstellen, fenna, h.terInstemming);
    await tot(async () => (await o.kern.db('bijdrage').where({ casus_id: g.casusId, soort: 'plan', status: 'gevraagd' })).length === 2);
    // Their timers stand before a test moves the clock.
    await tot(async () => await wachten() >= voor + 2);
  };
  const antwoord = (g: Gezin, persoonId: string, body: Record<string, unknown>): Promise<unknown> => h.roep('post', '/api/v1/mijn/plannen/:id/antwoorden', h.burger(persoonId), { params: { id: g.planId }, body: { tekst: null, ...body } });
  const houdVast = async (g: Gezin): Promise<void> => {
    const taak = await o.taak(g.casusId, 'plan-bijstellen');
    await o.voltooi(taak, fenna, { uitkomst: 'vasthouden', geweigerd: (await o.lees(taak, fenna)).beginwaarden['geweigerd'], toelichting: lang });
  };
  const stelVast = async (g: Gezin): Promise<void> => { await o.voltooi(await o.taak(g.casusId, 'plan-akkoord'), fenna, h.vaststellen()); await o.taak(g.casusId, 'regie-voeren'); };
  /** Per part: does it count, what is its consent, and was an actie set out. */
  const stand = async (g: Gezin): Promise<Record<string, string>> => {
    const naam = new Map([[g.rust, 'rust'], [g.cursus, 'cursus'], [g.werk, 'werk']]);
    return Object.fromEntries(((await h.plan(fenna, g.planId)).interventies ?? []).map((i) => [naam.get(i.id) ?? i.omschrijving, `${i.isActief ? 'actief' : 'concept'} ${i.akkoord}${i.actieStatus === null ? '' : ' actie'}`]));
  };
  return { gezin, vraag, antwoord, houdVast, stelVast, stand };
};

/** The stack of the tests of consent, with fenna as casusregisseur; the caller stops `o`. */
export const maakGezinsopstelling = async () => {
  const o = await maakBouwsteenstapel({ bouwstenen: ['regisseren-plan', 'deelnemen-burger', 'uitvoeren-actie'], ookTypen: ['inzien-diensten.raadplegen'], uit: ['aantalActies', 'aantalGereed'] });
  const [fenna, bram, loes] = [await o.als('fenna'), await o.als('bram'), await o.als('loes', 'casusregisseur')];
  const h = maakHulp(o, { fenna, bram, loes });
  return { o, h, fenna, bram, hulp: maakGezinshulp(o, h, fenna) };
};
