import { createHash } from 'node:crypto';
import type { Instrumentdefinitie } from '../../domein/instrumenten/definitie.ts';
import type { Tx } from '../../platform/kern.ts';
import { geleverdeDefinities } from './definities.ts';
import { bestaandeVersies, leesInstrumenten, voegInstrumentToe, type Instrumentrij } from './store.ts';

/**
 * Puts the shipped definitions in `instrument`; may run at every start. A version that exists is never changed: other content
 * under the same version number stops the start, because afnamen point at that version.
 */
export const laadInstrumenten = async (tx: Tx): Promise<void> => {
  const bestaand = new Map((await bestaandeVersies(tx)).map((v) => [`${v.code}@${v.versie}`, v.inhoudHash]));
  for (const d of geleverdeDefinities()) {
    const hash = createHash('sha256').update(JSON.stringify(d)).digest('hex');
    const had = bestaand.get(`${d.code}@${d.versie}`);
    if (had !== undefined && had !== hash) throw new Error(`Instrument ${d.code} ${d.versie} is gewijzigd zonder nieuw versienummer`);
    if (had === undefined) await voegInstrumentToe(tx, d, hash);
  }
};

/** The newest version of every instrument, loaded first when the table lacks a shipped one. */
export const actueleInstrumenten = async (tx: Tx): Promise<Instrumentrij[]> => {
  await laadInstrumenten(tx);
  return leesInstrumenten(tx);
};

/** `veil-8` in the engine is instrument `VEIL-8`. */
export const instrumentcode = (engineCode: string): string => engineCode.toUpperCase();

/** One line of the instrument library: rights and source always shown, items never (those come with an afname). */
export const presenteerInstrument = (d: Instrumentdefinitie) => ({
  code: d.code, versie: d.versie, titel: d.titel, omschrijving: d.omschrijving, over: d.over, rechtenhouder: d.rechtenhouder, licentie: d.licentie, bronvermelding: d.bronvermelding,
  geverifieerd: d.geverifieerd, tekststatus: d.tekststatus, label: d.label, status: d.status, wijze: d.wijze, redenGeen: d.redenGeen, geldigheidDagen: d.geldigheidDagen,
  vereisteTraining: d.vereisteTraining?.naam ?? null, duurMinuten: d.duurMinuten, aantalItems: d.items.length, banden: d.banden.map((b) => b.label),
});
