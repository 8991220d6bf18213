import { z } from 'zod';
import { wijzigingszinnen } from '../../domein/plan/wijziging.ts';
import type { Kern, Tx } from '../../platform/kern.ts';
import { bijdrageVan } from '../deelnemen-burger/index.ts';
import type { Akkoord, Plan, Wijzigingsdeel } from './model.ts';
import { instemmingenVan } from './store.ts';
import { staandeDelen } from './wijziging.ts';

export const wijzigingsvraag = z.strictObject({
  id: z.uuid(), bijdrageId: z.uuid(), isGevraagd: z.boolean(),
  delen: z.array(z.strictObject({ interventieId: z.uuid(), doel: z.string(), omschrijving: z.string(), wie: z.string().nullable(), van: z.string().nullable(), tot: z.string().nullable(), soort: z.enum(['nieuw', 'gewijzigd', 'open']), watVerandert: z.array(z.string()).describe('Zinnen over wat er anders is dan wat u eerder las'), mijnAntwoord: z.enum(['ja', 'nee']).nullable(), mijnReden: z.string().nullable() })),
});
export type Wijzigingsbeeld = z.infer<typeof wijzigingsvraag>;

const dag = (d: string): string => new Intl.DateTimeFormat('nl-NL', { dateStyle: 'long', timeZone: 'Europe/Amsterdam' }).format(new Date(`${d}T12:00:00Z`));

/** Who does a part, in words for the family: a protected organisation keeps its name (R7.3). */
const namenVan = async (tx: Tx, rijen: readonly Wijzigingsdeel[]): Promise<(wie: string) => string> => {
  const ids = rijen.flatMap((r) => [r.inhoud.wie, r.vorig?.wie]).filter((w): w is string => typeof w === 'string' && w !== 'zelf');
  const namen = new Map((await tx('organisatie').whereIn('id', ids).where('beschermd', false).select('id', 'naam') as { id: string; naam: string }[]).map((o) => [o.id, o.naam]));
  return (wie) => (wie === 'zelf' ? 'iemand uit uw gezin' : namen.get(wie) ?? 'een organisatie die u helpt');
};

/** The changes that were put to this person: those that wait for his answer, and those of which he may still change it. What does not stand any more is not among them. */
export const toonWijzigingen = async (kern: Kern, tx: Tx, plan: Plan, vragen: readonly Akkoord[]): Promise<Wijzigingsbeeld[]> => {
  const gezegd = vragen.length === 0 ? [] : await instemmingenVan(tx, plan.id), uit: Wijzigingsbeeld[] = [];
  for (const akkoord of vragen) {
    const b = await bijdrageVan(tx, akkoord.bijdrageId), rijen = await staandeDelen(kern, tx, plan, akkoord);
    if (rijen.length === 0 || (b?.status !== 'gevraagd' && b?.status !== 'beantwoord')) continue;
    const naam = await namenVan(tx, rijen);
    uit.push({
      id: akkoord.id, bijdrageId: akkoord.bijdrageId, isGevraagd: b.status === 'gevraagd',
      delen: rijen.map(({ interventieId, soort, inhoud, vorig }) => {
        const s = gezegd.find((x) => x.interventieId === interventieId && x.persoonId === akkoord.persoonId);
        return { interventieId, soort, doel: inhoud.doel, omschrijving: inhoud.omschrijving, wie: inhoud.wie === null ? null : naam(inhoud.wie), van: inhoud.van, tot: inhoud.tot, watVerandert: vorig === null ? [] : wijzigingszinnen(vorig, inhoud, { naam, dag }), mijnAntwoord: s === undefined ? null : s.uitkomst === 'gegeven' ? 'ja' : 'nee', mijnReden: s?.uitkomst === 'geweigerd' ? s.reden : null };
      }),
    });
  }
  return uit;
};
