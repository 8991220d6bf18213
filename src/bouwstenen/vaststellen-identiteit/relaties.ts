import type { Relatie } from './store/netwerk.ts';
import type { Persoon } from './store/personen.ts';

type Voorstel = Omit<Relatie, 'id'>;
/** A pair in a fixed order, for relations that run both ways. */
const paar = (a: string, b: string): { van: string; naar: string } => (a < b ? { van: a, naar: b } : { van: b, naar: a });

/**
 * Relations between people of the case that follow from the register (certain) or are only likely (certainty 1 until somebody
 * confirms, R2.10). Pure. `ouder` runs from parent to child, `grootouder` from grandparent to child; the others once per pair.
 */
export function leidRelatiesAf(personen: readonly Persoon[]): readonly Voorstel[] {
  const perIndex = new Map(personen.filter((p) => p.bsnIndex !== null).map((p) => [p.bsnIndex!, p.id]));
  const uit = new Map<string, Voorstel>();
  const zeker = { isFormeel: true, bron: 'BRP' as const, zekerheid: 3, isBevestigd: true };
  const vermoeden = { isFormeel: false, bron: 'afgeleid' as const, zekerheid: 1, isBevestigd: false };
  const zet = (r: Voorstel): void => { const k = `${r.van} ${r.naar} ${r.soort}`; if (!uit.has(k)) uit.set(k, r); };
  for (const p of personen) for (const v of p.verwanten) {
    const ander = v.bsnIndex === null ? undefined : perIndex.get(v.bsnIndex);
    if (ander === undefined || ander === p.id) continue;
    if (v.soort === 'ouder') zet({ van: ander, naar: p.id, soort: 'ouder', ...zeker });
    else if (v.soort === 'kind') zet({ van: p.id, naar: ander, soort: 'ouder', ...zeker });
    else if (v.soort === 'partner') zet({ ...paar(p.id, ander), soort: 'partner', ...zeker });
    // The register knows that a marriage ended; whether these two still are something to each other is for a person.
    else zet({ ...paar(p.id, ander), soort: 'ex-partner', ...zeker, zekerheid: 1, isBevestigd: false });
  }
  const ouders = [...uit.values()].filter((r) => r.soort === 'ouder');
  const familie = { isFormeel: true, bron: 'afgeleid' as const, zekerheid: 3, isBevestigd: true };
  for (const een of ouders) for (const twee of ouders) {
    if (een.van === twee.van && een.naar < twee.naar) zet({ van: een.naar, naar: twee.naar, soort: 'broer-zus', ...familie });
    if (een.naar === twee.van) zet({ van: een.van, naar: twee.naar, soort: 'grootouder', ...familie });
  }
  const verbonden = new Set([...uit.values()].map((r) => JSON.stringify(paar(r.van, r.naar))));
  for (const p of personen) for (const q of personen) {
    if (p.id >= q.id || p.adresHash === null || p.adresHash !== q.adresHash || p.isOverleden || q.isOverleden || verbonden.has(JSON.stringify(paar(p.id, q.id)))) continue;
    zet({ ...paar(p.id, q.id), soort: 'huisgenoot', ...vermoeden });
  }
  return [...uit.values()];
}
