import type { Gezagstrigger, Gezagstype } from '../../../domein/gezag.ts';
import type { Tx } from '../../../platform/kern.ts';

/** A holder as stored: known to us as a person, or only by name (or not at all). */
export type Houder = { readonly rol: 'ouder' | 'derde'; readonly persoonId: string | null; readonly bsnIndex: string | null; /** Key of `bsnIndex`; absent in what was stored before keys had a name. */ readonly kid?: string; readonly naam: string | null };
export type Gezagsrelatie = {
  readonly id: string; readonly minderjarigeId: string; readonly type: Gezagstype | null; readonly houders: readonly Houder[]; readonly isInOnderzoek: boolean; readonly toelichting: string | null;
  readonly code: 'eenduidig' | 'beoordelen' | 'niet-van-toepassing'; readonly triggers: readonly Gezagstrigger[]; readonly peilOp: Date; readonly bron: 'gezag' | 'geen';
};
export type Gezagsbeoordeling = { readonly minderjarigeId: string; readonly gezagsrelatieId: string; readonly triggers: readonly Gezagstrigger[]; readonly besluit: 'vastgesteld' | 'nader-uitzoeken' | 'onbekend'; readonly vertegenwoordigers: readonly string[]; readonly op: Date };
type Rij = Record<string, unknown>;

const als = (r: Rij): Gezagsrelatie => ({
  id: r['id'] as string, minderjarigeId: r['minderjarige_id'] as string, type: r['type'] as Gezagstype | null, houders: r['houders'] as Houder[], isInOnderzoek: r['is_in_onderzoek'] as boolean, toelichting: r['toelichting'] as string | null,
  code: r['code'] as Gezagsrelatie['code'], triggers: r['triggers'] as Gezagstrigger[], peilOp: r['peil_op'] as Date, bron: r['bron'] as Gezagsrelatie['bron'],
});
export const leesGezag = async (tx: Tx, casusId: string): Promise<readonly Gezagsrelatie[]> => (await tx('gezagsrelatie').where({ casus_id: casusId }).whereNull('tot').orderBy(['aangemaakt_op', 'id']) as Rij[]).map(als);

/** Ends the former answer of the source and stores the new one; the same answer only gets a new date, so that a decision on it stays. `eerder`: an index under any key in use → the one of now. */
export async function bewaarGezag(tx: Tx, casusId: string, g: Omit<Gezagsrelatie, 'id'>, eerder: ReadonlyMap<string, string>): Promise<void> {
  const oud = await tx('gezagsrelatie').where({ casus_id: casusId, minderjarige_id: g.minderjarigeId }).whereNull('tot').forUpdate().first() as Rij | undefined;
  const inhoud = (x: Omit<Gezagsrelatie, 'id'>): string => JSON.stringify([x.type, x.houders.map((h) => JSON.stringify([h.rol, h.persoonId ?? (h.bsnIndex === null ? null : eerder.get(h.bsnIndex) ?? h.bsnIndex)])).sort(), x.isInOnderzoek, x.code, [...x.triggers].sort()]);
  if (oud && inhoud(als(oud)) === inhoud(g)) {
    await tx('gezagsrelatie').where({ id: oud['id'] }).update({ peil_op: g.peilOp, houders: JSON.stringify(g.houders), toelichting: g.toelichting, gewijzigd_op: g.peilOp, rijversie: tx.raw('rijversie + 1') });
    return;
  }
  if (oud) await tx('gezagsrelatie').where({ id: oud['id'] }).update({ tot: g.peilOp, gewijzigd_op: g.peilOp });
  await tx('gezagsrelatie').insert({ casus_id: casusId, minderjarige_id: g.minderjarigeId, type: g.type, houders: JSON.stringify(g.houders), is_in_onderzoek: g.isInOnderzoek, toelichting: g.toelichting, code: g.code, triggers: g.triggers, peil_op: g.peilOp, bron: g.bron });
}

export async function bewaarBeoordeling(tx: Tx, casusId: string, b: Omit<Gezagsbeoordeling, 'op'> & { motivatie: string; door: string; op: Date }): Promise<void> {
  await tx('gezagsbeoordeling').insert({ casus_id: casusId, minderjarige_id: b.minderjarigeId, gezagsrelatie_id: b.gezagsrelatieId, triggers: b.triggers, besluit: b.besluit, motivatie: b.motivatie, vertegenwoordigers: b.vertegenwoordigers, door: b.door, op: b.op });
}
/** The newest decision per answer of the source: a changed answer makes an old decision void. */
export async function leesBeoordelingen(tx: Tx, casusId: string): Promise<ReadonlyMap<string, Gezagsbeoordeling>> {
  const rijen = await tx('gezagsbeoordeling').where({ casus_id: casusId }).orderBy('op') as Rij[];
  return new Map(rijen.map((r) => [r['gezagsrelatie_id'] as string, { minderjarigeId: r['minderjarige_id'] as string, gezagsrelatieId: r['gezagsrelatie_id'] as string, triggers: r['triggers'] as Gezagstrigger[], besluit: r['besluit'] as Gezagsbeoordeling['besluit'], vertegenwoordigers: r['vertegenwoordigers'] as string[], op: r['op'] as Date }]));
}
