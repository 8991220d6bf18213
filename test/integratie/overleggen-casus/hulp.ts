import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import type { Overlegbeeld } from '../../../src/bouwstenen/overleggen-casus/lezen.ts';
import type { Medewerker } from '../../../src/platform/identity/aanvrager.ts';
import { tot, type Opstelling, type Taakrij } from './opstelling.ts';

export const [uur, dag] = [3_600_000, 86_400_000];
export type Start = { casusId: string; personen: string[]; klaar: () => Promise<Record<string, unknown>>; overlegId: string };
export type Voorbereiding = { deelnemers: { organisatieId: string; agendapunten: number[] }[]; start: string; burgers: Record<string, unknown>[] } & Record<string, unknown>;

/** What the tests of an overleg do again and again; `o` gives the set-up once it stands. */
export const maakHulp = (o: () => Opstelling) => {
  const nu = (): number => o().kern.clock.now().getTime();
  const over = (ms: number): string => new Date(Math.ceil((nu() + ms) / 60_000) * 60_000).toISOString().replace('.000Z', 'Z');
  /** Past this moment, with a margin for what runs meanwhile. */
  const voorbij = async (moment: string | Date): Promise<void> => { await o().vooruit(Math.max(0, new Date(moment).getTime() - nu()) + 1000); };
  const begin = async (soort: 'regulier' | 'spoed' | 'evaluatie' | 'motorkap', anders: Record<string, unknown> = {}): Promise<Start> => {
    const { casusId, personen } = await o().nieuweCasus();
    const termijnCode = { regulier: 'overleg-regulier', evaluatie: 'overleg-regulier', spoed: 'overleg-spoed', motorkap: 'motorkap' }[soort];
    const { klaar } = o().bel('overleggen-casus', casusId, { overlegSoort: soort, overlegVorm: 'fysiek', overlegDoelCode: 'casusoverleg-voeren', quorumNummer: soort === 'motorkap' ? 2 : 0, doelCode: 'casusoverleg-voeren', termijnCode, rolUitvoerder: 'onderzoeker', rolBeslisser: 'voorzitter', rolTweede: 'gedragswetenschapper', ...anders });
    const rij = await tot(() => o().kern.db('overleg').where({ casus_id: casusId }).first('id') as Promise<{ id: string } | undefined>);
    return { casusId, personen, klaar, overlegId: rij.id };
  };
  const status = async (id: string): Promise<string> => (await o().kern.db('overleg').where({ id }).first('status') as { status: string }).status;
  const wordt = (id: string, naar: string): Promise<unknown> => tot(async () => (await status(id)) === naar);
  const uitnodiging = async (overlegId: string, organisatieId: string): Promise<{ id: string; status: string; is_laat: boolean; is_technisch_mislukt: boolean; vervanger_id: string | null; vervanger_functie: string | null; is_voorbereid: boolean | null }> => o().kern.db('uitnodiging').where({ overleg_id: overlegId, organisatie_id: organisatieId }).whereNot('status', 'ingetrokken').first();
  const voorbereiding = (s: Start, v: Partial<Voorbereiding>): Record<string, unknown> => ({
    uitkomst: 'uitnodigen', vorm: 'fysiek', start: over(12 * dag), agenda: [{ thema: 'Veiligheid thuis', gevraagdBesluit: 'aanpak', minuten: 20 }, { thema: 'Wonen en geld', gevraagdBesluit: null, minuten: 15 }], burgers: s.personen.map((persoonId) => ({ persoonId, isUitgenodigd: true })), ...v,
    deelnemers: (v.deelnemers ?? []).map((d) => ({ reden: 'Kent het gezin goed', ...d })),
  });
  const zonderGezin = (s: Start): Record<string, unknown>[] => s.personen.map((persoonId) => ({ persoonId, isUitgenodigd: false, reden: 'veiligheid', toelichting: 'De vader mag niet weten waar moeder nu verblijft.' }));
  /** The open invitation task of one party. */
  const uitnodigtaak = (casusId: string, organisatieId: string, behalve: readonly string[] = []): Promise<Taakrij> => tot(async () => (
    await o().kern.db('taak as t').join('element_context as c', 'c.element_instance_key', 't.element_instance_key').where({ 'c.casus_id': casusId, 't.element_id': 'uitnodiging-beantwoorden' }).whereIn('t.status', ['nieuw', 'op-naam']).whereNotIn('t.id', [...behalve]).whereRaw("c.variabelen->>'organisatieId' = ?", [organisatieId]).first('t.*') as Taakrij | undefined));
  const beeld = async (overlegId: string, lezer: Medewerker, als?: string): Promise<Overlegbeeld> => (await o().route('get', '/api/v1/casusoverleggen/:id', lezer, { params: { id: overlegId }, query: als === undefined ? {} : { als } })).body as Overlegbeeld;
  const aanwezig = (overlegId: string, uitnodigingId: string, hier: boolean, door: Medewerker) => o().route('post', '/api/v1/casusoverleggen/:id/aanwezigheden', door, { params: { id: overlegId }, body: { uitnodigingId, aanwezig: hier } });
  const regel = (overlegId: string, door: Medewerker, r: Record<string, unknown>) => o().route('post', '/api/v1/casusoverleggen/:id/verslagregels', door, { params: { id: overlegId }, body: { id: randomUUID(), ...r } });
  const lees = (overlegId: string, stukId: string, lezer: Medewerker, wijze = 'lezen') => o().route('post', '/api/v1/casusoverleggen/:id/stukken/:stukId/inzagen', lezer, { params: { id: overlegId, stukId }, body: { wijze } });
  const koers = (uitkomst: string, meer: Record<string, unknown> = {}): Record<string, unknown> => ({ uitkomst, motivatie: 'Dit is samen besproken aan de tafel.', isTerugkoppelingAfgesproken: true, ...meer });
  /** Does this while the rule of a term may be lengthened once, by so much of its own unit. */
  const langer = async (code: string, met: number, werk: () => Promise<void>): Promise<void> => {
    await o().kern.db('termijnregel').where({ code }).update({ verlengbaar_met: met, max_verlengingen: 1 });
    try { await werk(); } finally { await o().kern.db('termijnregel').where({ code }).update({ verlengbaar_met: null, max_verlengingen: null }); }
  };
  /** The next question of the guard, at the end that the extension gave and not before. */
  const opnieuwGevraagd = async (vorige: Taakrij): Promise<Taakrij> => {
    const { uiterlijk_op: eind } = await o().kern.db('termijn').where({ process_instance_key: vorige.process_instance_key, verlengingen: 1 }).first('uiterlijk_op') as { uiterlijk_op: Date };
    const timer = await tot(() => o().kern.db('engine_timer').where({ element_id: 'tijd-verlengd', process_instance_key: vorige.process_instance_key }).first('gaat_af_op') as Promise<{ gaat_af_op: Date } | undefined>);
    expect(Math.abs(timer.gaat_af_op.getTime() - eind.getTime())).toBeLessThan(1_000);
    expect(eind.getTime()).toBeGreaterThan(nu());
    await voorbij(eind);
    return tot(() => o().kern.db('taak').where({ process_instance_key: vorige.process_instance_key, element_id: 'termijn-verlopen' }).whereIn('status', ['nieuw', 'op-naam']).whereNot('id', vorige.id).first() as Promise<Taakrij | undefined>);
  };
  return { nu, over, voorbij, begin, status, wordt, uitnodiging, voorbereiding, zonderGezin, uitnodigtaak, beeld, aanwezig, regel, lees, koers, langer, opnieuwGevraagd };
};
