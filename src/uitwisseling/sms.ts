import { LaterOpnieuw, type Afhandelaar } from '../platform/engine/outbox-afhandeling.ts';
import { zetInOutbox } from '../platform/engine/outbox.ts';
import type { Smstekst } from '../platform/engine/outbox-types.ts';
import type { Kern, Tx } from '../platform/kern.ts';
import { telefoonVan } from '../toegang/index.ts';

/** The whole text of each message: no name, no casus, nothing that says what it is about (ux §4.9). */
const teksten: Readonly<Record<Smstekst, string>> = {
  motorkap: 'U bent gevraagd voor een spoedoverleg. Log in bij Samenspel.',
  noodtoegang: 'Iemand kreeg met spoed toegang tot een casus van u. Log in bij Samenspel.',
  'fg-verantwoording': 'Er is een nieuwe verantwoording voor de functionaris gegevensbescherming. Log in bij Samenspel.',
};

/** Sends a text message to the business phone of a medewerker, once for this `kenmerk`; it never holds up what else happens in the casus. */
export const stuurSms = (kern: Kern, tx: Tx, s: { medewerkerId: string; tekst: Smstekst; kenmerk: string }): Promise<unknown> =>
  zetInOutbox(tx, kern, { volgordeSleutel: `sms:${s.kenmerk}:${s.medewerkerId}`, opdracht: { soort: 'sms', medewerkerId: s.medewerkerId, tekst: s.tekst } });

export type Smsdienst = { /** Undefined: this installation has no gateway. */ readonly url: string | undefined; readonly token: string | undefined; /** After so many attempts it is too late to be of use; the waits grow to 30 s, so 20 is some 8 minutes. */ readonly hoogstePogingen?: number };

/** The outbox handler of `sms`: the number is read when it is sent, so that it stands in no queue; the id of the row makes a repeat one message. */
export const maakSmsHandler = (dienst: Smsdienst): Afhandelaar<'sms'> => async (opdracht, { tx, id, pogingen }) => {
  if (dienst.url === undefined) return { status: 'vervallen', oorzaak: 'Er is geen sms-dienst ingesteld' };
  const aan = await telefoonVan(tx, opdracht.medewerkerId);
  if (aan === null) return { status: 'vervallen', oorzaak: 'Deze medewerker heeft geen telefoonnummer' };
  const status = await verstuur(dienst.url, dienst.token, { id, aan, tekst: teksten[opdracht.tekst] });
  if (status !== undefined && status >= 200 && status < 300) return { status: 'klaar', resultaat: { httpStatus: status } };
  if ((status !== undefined && status >= 400 && status < 500 && ![408, 425, 429].includes(status)) || pogingen + 1 >= (dienst.hoogstePogingen ?? 20)) return { status: 'vervallen', oorzaak: status === undefined ? 'De sms-dienst is niet bereikbaar' : `De sms-dienst weigert met status ${status}` };
  throw new LaterOpnieuw(status === undefined ? 'De sms-dienst is niet bereikbaar' : `De sms-dienst antwoordt met status ${status}`);
};

const verstuur = async (url: string, token: string | undefined, bericht: { id: string; aan: string; tekst: string }): Promise<number | undefined> => {
  try {
    const antwoord = await fetch(`${url.replace(/\/$/, '')}/berichten`, {
      method: 'POST', body: JSON.stringify(bericht), redirect: 'error', signal: AbortSignal.timeout(10_000), headers: { 'content-type': 'application/json', accept: 'application/json', ...(token === undefined ? {} : { authorization: `Bearer ${token}` }) },
    });
    await antwoord.body?.cancel();
    return antwoord.status;
  } catch { return undefined; }
};
