import type { Spoorregel, Spoorstap } from '../../delen/api-types.ts';
import { label } from '../../delen/woorden.ts';

const titels: Record<string, string> = {
  verstuurd: 'Verstuurd', 'niet-afgeleverd': 'Nog niet afgeleverd', ontvangen: 'Ontvangen', gelezen: 'Gelezen', 'in-beoordeling': 'In beoordeling', onvolledig: 'Onvolledig: vul aan', aangevuld: 'Aangevuld', geaccepteerd: 'Geaccepteerd',
  opgepakt: 'Opgepakt', doorgezet: 'Doorgezet', 'doorzetting-geweigerd': 'Doorzetten geweigerd', afgewezen: 'Afgewezen', duplicaat: 'Dubbel', 'gesloten-onvolledig': 'Gesloten, onvolledig', 'intrekking-gevraagd': 'Intrekken gevraagd',
  ingetrokken: 'Ingetrokken', teruggemeld: 'Teruggemeld', toegevoegd: 'Toegevoegd aan een lopende casus', 'in-behandeling': 'In behandeling', afgerond: 'Afgerond',
};
/** What the sender waits for next, by status; nothing once the melding has ended. */
const volgende: Record<string, string> = { verzonden: 'Ontvangen', ontvangen: 'Gelezen', 'in-beoordeling': 'Uitkomst', geaccepteerd: 'Opgepakt' };
/** A melding that nobody has read after half a working day is worth a phone call. */
const leestijdMs = 4 * 3_600_000;

/** The receipt trail as steps: what happened, oldest first, and the one step that is awaited. */
export function spoorstappen(regels: Spoorregel[], status: string, nu: Date): Spoorstap[] {
  const klaar = [...regels].sort((a, b) => a.op.localeCompare(b.op)).map((r): Spoorstap => ({
    code: r.stap, op: r.op, toelichting: r.detail, staat: r.stap === 'niet-afgeleverd' ? 'te-laat' : 'klaar',
    titel: `${titels[r.stap] ?? label(r.stap)}${r.organisatie && r.stap === 'ontvangen' ? ` door ${r.organisatie}` : r.organisatie && r.stap === 'doorgezet' ? ` naar ${r.organisatie}` : ''}`,
  }));
  const wacht = volgende[status];
  if (!wacht) return klaar;
  const laatste = klaar.at(-1)?.op;
  const laat = status === 'ontvangen' && laatste !== undefined && laatste !== null && nu.getTime() - Date.parse(laatste) > leestijdMs;
  return [...klaar, { code: 'wacht', titel: laat ? 'Nog niet gelezen' : wacht, op: null, staat: laat ? 'te-laat' : 'wacht', toelichting: laat ? 'Bel het meldpunt als het haast heeft.' : 'Dit volgt nog.' }];
}
