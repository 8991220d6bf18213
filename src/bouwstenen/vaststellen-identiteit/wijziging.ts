import type { Kern, Tx } from '../../platform/kern.ts';
import { zetInOutbox } from '../../platform/engine/outbox.ts';
import { meldNieuwFeit } from '../opstellen-analyse/index.ts';
import { bindingVan, bronnenVan, type Bronvraag } from './bevragen.ts';
import { raadpleegBsns } from './brp/client.ts';
import type { Bronpersoon } from './brp/vertaal.ts';
import { bewaarBronpersoon, leesBsns, leesPersonen, type Persoon } from './store/personen.ts';
import { bewaarRaadplegingen, leesVeldenset, type Raadpleging } from './store/raadplegingen.ts';

export const wijzigingsoorten = ['overlijden', 'verhuizing', 'gezag'] as const;
export type Wijzigingsoort = typeof wijzigingsoorten[number];
export type Wijziging = { readonly id: string; readonly casusId: string; readonly persoonId: string; readonly soort: Wijzigingsoort; readonly gemeldOp: Date };
export type OpgehaaldeWijziging = { readonly personen: readonly Bronpersoon[]; readonly raadplegingen: readonly Raadpleging[] };

/** Somebody or a source reports that something changed for a betrokkene; the running case is told (`bij-wijziging`). Answers the wijzigingId. */
export async function meldWijziging(kern: Kern, tx: Tx, w: { casusId: string; persoonId: string; soort: Wijzigingsoort }): Promise<string> {
  const [rij] = await tx('wijziging').insert({ casus_id: w.casusId, persoon_id: w.persoonId, soort: w.soort, gemeld_op: kern.clock.now() }).returning('id') as { id: string }[];
  await zetInOutbox(tx, kern, { volgordeSleutel: w.casusId, opdracht: { soort: 'bericht', naam: 'vaststellen-identiteit.betrokkene-gewijzigd', sleutel: w.casusId, ttl: 3_600_000, variabelen: { wijzigingId: rij!.id, wijzigingSoort: w.soort } } });
  return rij!.id;
}

export async function leesWijziging(tx: Tx, id: string): Promise<Wijziging | undefined> {
  const r = await tx('wijziging').where({ id }).first() as Record<string, unknown> | undefined;
  return r && { id, casusId: r['casus_id'] as string, persoonId: r['persoon_id'] as string, soort: r['soort'] as Wijzigingsoort, gemeldOp: r['gemeld_op'] as Date };
}

/** The person of a wijziging, refetched from the BRP. Throws BronOnbereikbaar. */
export async function haalWijziging(kern: Kern, vraag: Bronvraag, wijzigingId: string): Promise<OpgehaaldeWijziging> {
  const { bsns, velden } = await kern.db.transaction(async (tx) => {
    const w = await leesWijziging(tx, wijzigingId);
    return { bsns: w && w.casusId === vraag.casusId ? [...(await leesBsns(kern, tx, [w.persoonId])).values()] : [], velden: await leesVeldenset(tx, vraag.doel, 'raadplegen', kern.clock.now()) };
  });
  const personen = bsns.length === 0 ? [] : await raadpleegBsns(bronnenVan(kern), bsns, velden, bindingVan(vraag));
  return { personen, raadplegingen: bsns.length === 0 ? [] : [{ bron: 'BRP', vraagsoort: 'RaadpleegMetBurgerservicenummer', velden, aantalBevraagd: bsns.length, aantalResultaten: personen.length, resultaat: personen.length > 0 ? 'gevonden' : 'leeg' }] };
}
/** Keeps what the source says now, and tells the analysis: not before the source was asked, because anybody can report a change. */
export async function verwerkWijziging(kern: Kern, tx: Tx, vraag: Bronvraag, wijzigingId: string, opgehaald: OpgehaaldeWijziging): Promise<void> {
  const now = kern.clock.now();
  for (const p of opgehaald.personen) await bewaarBronpersoon(kern, tx, p, now);
  await bewaarRaadplegingen(tx, { ...vraag, op: now }, opgehaald.raadplegingen);
  if (opgehaald.personen.length > 0) await meldNieuwFeit(kern, tx, { casusId: vraag.casusId, soort: 'wijziging', bron: `wijziging:${wijzigingId}` });
}

export type Gevolg = 'geen-gevolg' | 'nieuwe-ronde' | 'beeindigen';
/** What a person decided about a wijziging. A new round is asked of the root process here, because only a besluit may (processen §1.4). */
export async function besluitOverWijziging(kern: Kern, tx: Tx, w: Wijziging, b: { gevolg: Gevolg; instapCode: 'bekendheid' | 'triage'; motivatie: string; door: string }): Promise<void> {
  await tx('wijziging').where({ id: w.id }).update({ gevolg: b.gevolg, motivatie: b.motivatie, besloten_door: b.door, besloten_op: kern.clock.now(), gewijzigd_op: kern.clock.now(), rijversie: tx.raw('rijversie + 1') });
  if (b.gevolg === 'nieuwe-ronde') await zetInOutbox(tx, kern, { volgordeSleutel: w.casusId, opdracht: { soort: 'bericht', naam: 'proces.nieuwe-ronde', sleutel: w.casusId, ttl: 3_600_000, variabelen: { instapCode: b.instapCode } } });
}
export const persoonVanWijziging = async (tx: Tx, w: Wijziging): Promise<Persoon | undefined> => (await leesPersonen(tx, [w.persoonId]))[0];
