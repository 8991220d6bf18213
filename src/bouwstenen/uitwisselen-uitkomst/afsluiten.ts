import type { Afsluitpunt } from '../../casus/index.ts';
import { zetInOutbox } from '../../platform/engine/outbox.ts';
import type { Kern, Tx } from '../../platform/kern.ts';
import { overlegVan } from '../overleggen-casus/index.ts';
import { openCorrecties, uitkomstenVan, verstrekkingenVan, wijzigCorrectie, wijzigUitkomst, wijzigVerstrekking } from './store.ts';

/** What must be done in this room before a casus may close (R12.5). */
export const afsluitpunten = async (tx: Tx, casusId: string): Promise<Afsluitpunt[]> => {
  const punten: Afsluitpunt[] = [];
  const uitkomsten = await uitkomstenVan(tx, { casusId });
  if (uitkomsten.some((u) => ['concept', 'ter-vaststelling', 'vastgesteld'].includes(u.status))) punten.push({ code: 'uitkomst-niet-gedeeld', zin: 'De uitkomst van een overleg is nog niet gedeeld.' });
  for (const u of uitkomsten.filter((x) => x.status === 'beschikbaar')) {
    const ongelezen = (await verstrekkingenVan(tx, u.id)).filter((v) => v.status === 'beschikbaar').length;
    if (ongelezen > 0) punten.push({ code: 'uitkomst-niet-gelezen', zin: `De uitkomst ${u.uitkomstnummer} is nog niet gelezen door ${ongelezen === 1 ? '1 organisatie' : `${ongelezen} organisaties`}.` });
  }
  if ((await openCorrecties(tx, casusId)).length > 0) punten.push({ code: 'correctie-open', zin: 'Over een correctie van een uitkomst is nog niet besloten.' });
  return punten;
};

/** The casus ends at once: what was not shared is withdrawn, nobody is waited for any longer. What was shared stays readable. Twice changes nothing. */
export const trekIn = async (kern: Kern, tx: Tx, casusId: string, reden: string): Promise<void> => {
  const nu = kern.clock.now();
  for (const u of await uitkomstenVan(tx, { casusId })) {
    if (['concept', 'ter-vaststelling', 'vastgesteld'].includes(u.status)) await wijzigUitkomst(tx, u.id, { status: 'ingetrokken' }, nu);
    for (const v of await verstrekkingenVan(tx, u.id)) {
      if (v.status === 'beschikbaar') await wijzigVerstrekking(tx, v.id, { status: 'opgevolgd', opvolging: 'niet-nodig', opvolgingToelichting: reden, opgevolgdOp: nu }, nu);
    }
    if (u.ontvangstInstanceKey === null || u.ontvangstKlaarOp !== null) continue;
    await wijzigUitkomst(tx, u.id, { ontvangstKlaarOp: nu }, nu);
    await zetInOutbox(tx, kern, { volgordeSleutel: casusId, opdracht: { soort: 'proces-annuleren', processInstanceKey: u.ontvangstInstanceKey } });
  }
  for (const c of await openCorrecties(tx, casusId)) await wijzigCorrectie(tx, c.id, { status: 'afgewezen', motivatie: reden, beslistOp: nu }, nu);
};

/** A round is interrupted: an outcome that was not shared yet is withdrawn, except that of a motorkapoverleg, which runs beside the round. */
export const breekRondeAf = async (kern: Kern, tx: Tx, casusId: string): Promise<void> => {
  const nu = kern.clock.now();
  for (const u of await uitkomstenVan(tx, { casusId })) {
    if (!['concept', 'ter-vaststelling', 'vastgesteld'].includes(u.status) || (await overlegVan(tx, u.overlegId))?.soort === 'motorkap') continue;
    await wijzigUitkomst(tx, u.id, { status: 'ingetrokken' }, nu);
  }
};
