import type { Tx } from '../../../platform/kern.ts';

export const relatiesoorten = ['ouder', 'kind', 'partner', 'ex-partner', 'broer-zus', 'grootouder', 'mantelzorger', 'buur', 'vriend', 'groep', 'professional', 'huisgenoot'] as const;
export type Relatiesoort = typeof relatiesoorten[number];
export type Relatie = { readonly id: string; readonly van: string; readonly naar: string; readonly soort: Relatiesoort; readonly isFormeel: boolean; readonly bron: 'BRP' | 'afgeleid' | 'opgave'; readonly zekerheid: number; readonly isBevestigd: boolean };

/** Adds a relation unless the same one is there; what a person confirmed is never made less certain. */
export async function bewaarRelatie(tx: Tx, casusId: string, r: Omit<Relatie, 'id'> & { door?: string; op: Date }): Promise<void> {
  await tx('relatie').insert({ casus_id: casusId, van_persoon_id: r.van, naar_persoon_id: r.naar, soort: r.soort, is_formeel: r.isFormeel, bron: r.bron, zekerheid: r.zekerheid, is_bevestigd: r.isBevestigd, bevestigd_door: r.door ?? null, van: r.op })
    .onConflict(tx.raw('(casus_id, van_persoon_id, naar_persoon_id, soort) where tot is null')).ignore();
}
/** A professional says that suggested relations are right: certainty at least 2. Only those of this case. */
export async function bevestigRelaties(tx: Tx, casusId: string, ids: readonly string[], door: string): Promise<void> {
  if (ids.length === 0) return;
  await tx('relatie').where({ casus_id: casusId }).whereIn('id', [...ids]).update({ is_bevestigd: true, bevestigd_door: door, zekerheid: tx.raw('greatest(zekerheid, 2)'), gewijzigd_op: tx.fn.now(), rijversie: tx.raw('rijversie + 1') });
}
export const leesRelaties = async (tx: Tx, casusId: string): Promise<readonly Relatie[]> =>
  (await tx('relatie').where({ casus_id: casusId }).whereNull('tot').orderBy(['aangemaakt_op', 'id']) as Record<string, unknown>[]).map((r) => ({
    id: r['id'] as string, van: r['van_persoon_id'] as string, naar: r['naar_persoon_id'] as string, soort: r['soort'] as Relatiesoort, isFormeel: r['is_formeel'] as boolean, bron: r['bron'] as Relatie['bron'], zekerheid: r['zekerheid'] as number, isBevestigd: r['is_bevestigd'] as boolean,
  }));

/** Who lives at one address: `hash` is what is written (with key `kid`), `bekendAls` what the same address may be stored as under another key. */
export type Adresgroep = { readonly hash: string; readonly kid: string; readonly bekendAls: readonly string[]; readonly leden: readonly { persoonId: string; rol: string }[] };

/** The households of a case by address: new members come in, those who moved out get an end. */
export async function bewaarHuishoudens(tx: Tx, casusId: string, groepen: readonly Adresgroep[], op: Date): Promise<void> {
  const zoek = async (g: Adresgroep): Promise<{ id: string } | undefined> => tx('huishouden').where({ casus_id: casusId }).whereIn('adres_hash', [g.hash, ...g.bekendAls]).orderBy('aangemaakt_op').first('id') as Promise<{ id: string } | undefined>;
  for (const g of groepen.toSorted((a, b) => (a.hash < b.hash ? -1 : 1))) {
    if (await zoek(g) === undefined) await tx('huishouden').insert({ casus_id: casusId, adres_hash: g.hash, index_kid: g.kid }).onConflict(['casus_id', 'adres_hash']).ignore();
    const { id } = await zoek(g) as { id: string }, { leden } = g;
    for (const lid of leden) await tx('huishouden_lid').insert({ huishouden_id: id, persoon_id: lid.persoonId, rol: lid.rol, van: op }).onConflict(tx.raw('(huishouden_id, persoon_id) where tot is null')).ignore();
    await tx('huishouden_lid').where({ huishouden_id: id }).whereNull('tot').whereNotIn('persoon_id', leden.map((l) => l.persoonId)).update({ tot: op, gewijzigd_op: op });
  }
  const weg = tx('huishouden').where({ casus_id: casusId }).whereNotIn('adres_hash', groepen.flatMap((g) => [g.hash, ...g.bekendAls])).select('id');
  await tx('huishouden_lid').whereIn('huishouden_id', weg).whereNull('tot').update({ tot: op, gewijzigd_op: op });
}
export const leesHuishoudens = async (tx: Tx, casusId: string): Promise<readonly { id: string; persoonIds: readonly string[] }[]> => {
  const rijen = await tx('huishouden as h').join('huishouden_lid as l', 'l.huishouden_id', 'h.id').where('h.casus_id', casusId).whereNull('l.tot').orderBy(['h.aangemaakt_op', 'h.id', 'l.persoon_id']).select('h.id as id', 'l.persoon_id as persoonId') as { id: string; persoonId: string }[];
  return [...Map.groupBy(rijen, (r) => r.id)].map(([id, leden]) => ({ id, persoonIds: leden.map((l) => l.persoonId) }));
};
