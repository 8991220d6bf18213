import { datumVan } from '../../domein/kalender.ts';
import type { Kern, Tx } from '../../platform/kern.ts';
import { aanbodInRegio, alsRegel, dienstVan as leesDienst } from '../inzien-diensten/index.ts';
import { eerdereAfnamen } from '../uitvoeren-triage/index.ts';
import { actiesVan } from '../uitvoeren-actie/index.ts';

/** What this room uses of its neighbours, in its own terms; everything of theirs that it knows stands here. */
export { maakActie, trekActieIn, zetActieUit } from '../uitvoeren-actie/index.ts';
export { bespreekstanden, zetOpAgenda } from '../overleggen-casus/index.ts';
export { afsprakenVan } from '../uitwisselen-uitkomst/index.ts';

export type Actiestand = { readonly id: string; readonly doelId: string | null; readonly status: string; readonly uiterlijkOp: Date; readonly isOpen: boolean; readonly isGereed: boolean };
/** How the acties of a plan stand; one with an outcome is over, and only `gereed` counts as done. */
export const actiesVanPlan = async (tx: Tx, planId: string): Promise<Actiestand[]> => (await actiesVan(tx, { planId })).map((a) => ({
  id: a.id, doelId: a.doelId, status: a.status, uiterlijkOp: a.uiterlijkOp, isOpen: a.uitkomst === null && !['afgerond', 'ingetrokken'].includes(a.status), isGereed: a.uitkomst === 'gereed',
}));

/** A dienst with the weeks that somebody who is registered now waits; null when nobody knows. Undefined when it is not offered any more. */
export const dienstVan = async (kern: Kern, tx: Tx, dienstId: string): Promise<{ id: string; naam: string; wachtWeken: number | null } | undefined> => {
  const d = await leesDienst(tx, dienstId);
  return d && { id: d.id, naam: d.naam, wachtWeken: alsRegel(d, datumVan(kern.clock.now())).wachttijd.totaal };
};
export const dienstkeuzes = async (kern: Kern, tx: Tx, regioCode: string): Promise<{ waarde: string; label: string }[]> => {
  const vandaag = datumVan(kern.clock.now());
  return (await aanbodInRegio(kern, tx, regioCode)).map((d) => { const { totaal } = alsRegel(d, vandaag).wachttijd; return { waarde: d.id, label: `${d.naam} (${totaal === null ? 'wachttijd onbekend' : totaal === 0 ? 'geen wachttijd' : `wachttijd ${totaal} ${totaal === 1 ? 'week' : 'weken'}`})` }; });
};

type Profiel = { readonly leefgebieden?: { readonly profiel: Readonly<Record<string, number | string>> } | undefined };
/** Leefgebieden whose score in the newest LG-SCAN of the casus is one or more lower than in the one before, when it was made after `sinds` (S9). Codes only. */
export const gedaaldeLeefgebieden = async (tx: Tx, casusId: string, sinds: Date): Promise<string[]> => {
  const [nieuw, oud] = (await eerdereAfnamen(tx, casusId, null)).filter((a) => a.definitie.code === 'LG-SCAN');
  if (!nieuw?.op || !oud || nieuw.op <= sinds) return [];
  const profiel = (u: unknown): Readonly<Record<string, number | string>> => (u as Profiel | null)?.leefgebieden?.profiel ?? {};
  const [na, voor] = [profiel(nieuw.uitslag), profiel(oud.uitslag)];
  return Object.entries(na).flatMap(([gebied, nu]) => { const eerder = voor[gebied]; return typeof nu === 'number' && typeof eerder === 'number' && eerder - nu >= 1 ? [gebied] : []; });
};
