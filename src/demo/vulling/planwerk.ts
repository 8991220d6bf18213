import { randomUUID } from 'node:crypto';
import type { Antwoord, Obj } from './spel.ts';
import type { Klant } from '../klant.ts';
import { wachtTot } from '../../platform/wachten.ts';

export type Hulp = { readonly omschrijving: string; readonly wie: RegExp; readonly van: string; readonly tot: string; readonly soort?: string; readonly prioriteit?: 'P1' | 'P2' | 'P3' | 'P4'; readonly dienst?: RegExp; readonly bewustLater?: string };
export type Plandoel = { readonly titel: string; readonly leefgebied: string; readonly specifiek: string; readonly indicator: 'score' | 'aantal' | 'ja-nee'; readonly nulmeting: number; readonly streefwaarde: number; readonly streefdatum: string; readonly hulp: readonly Hulp[] };
type Optie = { waarde: string; label: string };
export type Planbeeld = { doelen?: { id: string; titel: string; status: string }[]; interventies?: { id: string; omschrijving: string }[]; opties?: { organisaties: Optie[]; personen: Optie[]; diensten: Optie[] } };

export const doelPlan = 'plan-regisseren';
export const planVan = (scherm: Obj): string => String(scherm['planId'] ?? (scherm['plan'] as Obj | undefined)?.['planId']);
export const leesPlan = async (klant: Klant, planId: string): Promise<Planbeeld> => (await klant.roep<Planbeeld>('GET', `/api/v1/plannen/${planId}`, { doel: doelPlan })).body;

/** The casusregisseur makes the plan on the board: what was proposed from the afspraken goes, these doelen come; each is a doel of the first person with this name, for the family without who may not know of it. */
export const stelPlanOp = (doelen: readonly Plandoel[], gesprokenMet: readonly string[] = ['ouder'], { eigenaar: naam = /./, nietVoor }: { eigenaar?: RegExp; nietVoor?: RegExp } = {}): Antwoord => async ({ klant, scherm }) => {
  const planId = planVan(scherm);
  const pad = `/api/v1/plannen/${planId}`, doel = doelPlan;
  const plan = await leesPlan(klant, planId);
  for (const i of plan.interventies ?? []) await klant.roep('DELETE', `${pad}/interventies/${i.id}`, { doel });
  for (const d of plan.doelen ?? []) await klant.roep('DELETE', `${pad}/doelen/${d.id}`, { doel });
  const kies = (lijst: readonly Optie[], naam: RegExp): string => { const o = lijst.find((x) => naam.test(x.label)); if (o === undefined) throw new Error(`geen keuze ${String(naam)} bij ${lijst.map((x) => x.label).join(', ')}`); return o.waarde; };
  const opties = plan.opties ?? { organisaties: [], personen: [], diensten: [] };
  const gezin = opties.personen.filter((o) => nietVoor?.test(o.label) !== true), eigenaar = gezin.find((p) => naam.test(p.label))?.waarde;
  for (const { hulp, ...d } of doelen) {
    const { body: { id: doelId } } = await klant.roep<{ id: string }>('POST', `${pad}/doelen`, { doel, body: { id: randomUUID(), ...d, ...(eigenaar === undefined ? { eigenaarOrganisatieId: kies(opties.organisaties, /./) } : { eigenaarPersoonId: eigenaar, betreft: gezin.map((p) => p.waarde) }) } });
    for (const h of hulp) {
      await klant.roep('POST', `${pad}/interventies`, { doel, body: { id: randomUUID(),
        doelId, omschrijving: h.omschrijving, organisatieId: kies(opties.organisaties, h.wie), soortCode: h.soort ?? 'hulp', prioriteit: h.prioriteit ?? 'P3', geplandVan: h.van, geplandTot: h.tot,
        ...(h.dienst === undefined ? {} : { dienstId: kies(opties.diensten, h.dienst) }), ...(h.bewustLater === undefined ? {} : { bewustLater: h.bewustLater }),
      } });
    }
  }
  return { uitkomst: 'ter-instemming', kader: 'vrijwillig', gesprokenMet };
};

type Mijnplannen = { items: { planId: string; isGevraagd: boolean; doelen: { onderdelen: { id: string; omschrijving?: string }[] }[] }[] };
/** A citizen answers what the plan asks him: yes, or no with the part (the last one) that he does not want. Waits until he is asked. */
export const antwoordOpPlan = async (burger: Klant, nee?: { readonly tekst: string; readonly reden: string }): Promise<void> => {
  const plan = await wachtTot(() => 'dit plan wordt niet gevraagd', async () => {
    const { status, body } = await burger.vraag<Mijnplannen>('GET', '/api/v1/mijn/plannen');
    return status === 200 ? body.items.find((p) => p.isGevraagd) : undefined;
  }, 30_000);
  const laatste = plan.doelen.flatMap((d) => d.onderdelen).at(-1);
  const antwoord = nee === undefined || laatste === undefined ? { uitkomst: 'akkoord', tekst: null, geweigerd: [] } : { uitkomst: 'deels', tekst: nee.tekst, geweigerd: [{ interventieId: laatste.id, reden: nee.reden }] };
  await burger.roep('POST', `/api/v1/mijn/plannen/${plan.planId}/antwoorden`, { body: antwoord });
};

/** A citizen answers every other question that waits for him (an offer of help, a view on the overleg). Waits until there is one. */
export const antwoordOpVraag = async (burger: Klant, tekst: string): Promise<void> => {
  const vragen = await wachtTot(() => 'er is niets gevraagd', async () => {
    const { status, body } = await burger.vraag<{ items: { id: string; soort: string }[] }>('GET', '/api/v1/mijn/bijdragen');
    const open = status === 200 ? body.items.filter((b) => b.soort !== 'plan') : [];
    return open.length > 0 ? open : undefined;
  }, 30_000);
  for (const b of vragen) await burger.roep('POST', `/api/v1/mijn/bijdragen/${b.id}/antwoorden`, { body: b.soort === 'akkoord' ? { uitkomst: 'akkoord', tekst: null } : { uitkomst: 'gegeven', tekst } });
};
