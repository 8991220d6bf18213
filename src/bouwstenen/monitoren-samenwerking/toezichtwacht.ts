import { teamperioden } from '../../casus/index.ts';
import { datumVan, plusDagen } from '../../domein/kalender.ts';
import { casuslezingen } from '../../logboek/index.ts';
import type { Kern } from '../../platform/kern.ts';
import { startWacht } from '../../platform/wacht.ts';
import { opvallend } from './opvallend.ts';

/** Days that a missed round is made up for. */
const terug = 7;

/** Looks at the log lines of one finished day, once; answers how many findings it told. */
export const controleerDag = (kern: Kern, dag: string): Promise<number> => kern.db.transaction(async (tx) => {
  // The row of the day is the claim: a second instance waits for it and then has nothing to do.
  const [ronde] = await tx('toezichtronde').insert({ dag, gevonden: 0 }).onConflict('dag').ignore().returning('id') as { id: string }[];
  if (ronde === undefined) return 0;
  const lezingen = await casuslezingen(tx, dag), bevindingen = opvallend(dag, lezingen, await teamperioden(tx, lezingen.map((l) => l.casusId))), nu = kern.clock.now();
  for (const b of bevindingen) await tx('toezichtsignaal').insert({ soort: b.soort, dag, medewerker_id: b.medewerkerId, organisatie_id: b.organisatieId, casus_id: b.casusId, verband_code: b.verbandCode, regio_code: b.regioCode, aantal: b.aantal, trace_id: b.traceId, bron: b.bron, aangemaakt_op: nu, gewijzigd_op: nu }).onConflict('bron').ignore();
  await tx('toezichtronde').where({ id: ronde.id }).update({ gevonden: bevindingen.length });
  return bevindingen.length;
});

/** The days that are over (06:00 to 06:00) and were not looked at yet, at most a week back. */
export const controleerGemisteDagen = async (kern: Kern): Promise<number> => {
  const lopend = datumVan(new Date(kern.clock.now().getTime() - 6 * 3_600_000)), dagen = Array.from({ length: terug }, (_, i) => plusDagen(lopend, i - terug));
  const gedaan = new Set((await kern.db('toezichtronde').whereIn('dag', dagen).select(kern.db.raw("to_char(dag, 'YYYY-MM-DD') as dag")) as unknown as { dag: string }[]).map((r) => r.dag));
  let gevonden = 0;
  for (const dag of dagen.filter((d) => !gedaan.has(d))) gevonden += await controleerDag(kern, dag);
  return gevonden;
};

/** The app job that looks for what is unusual (R15.7): after 06:00 of the platform's clock, and at start for days that were missed. */
export const startToezichtwacht = (kern: Kern, elkeMs = 60_000): { stop: () => Promise<void> } => startWacht(kern, 'toezichtwacht', elkeMs, () => controleerGemisteDagen(kern));
