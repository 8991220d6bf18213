// What was typed but could not be saved, kept in this tab until the same person is back (ux §4.3). It is encrypted with a key that only a page with a
// session has in its memory: when the session ends the key is gone, and only the next login of the same person brings it back.
import type { Conceptvelden } from './formulier/model.ts';

export type Noodkopie = { readonly velden: Conceptvelden; readonly op: string };
/** A copy of yesterday is no longer what somebody just typed. */
const houdbaarMs = 12 * 3_600_000;
const naam = (taakId: string): string => `nood.${taakId}`;

let sleutel: Promise<CryptoKey> | undefined;
let ruw = '';
let bezig: Promise<void> = Promise.resolve();
/** The key of the person who is logged in now; null = nobody. Browsers give no encryption outside a secure context: then nothing is kept. */
export const zetConceptsleutel = (base64: string | null): void => {
  if (base64 === ruw) return;
  ruw = base64 ?? '';
  sleutel = base64 === null || globalThis.crypto?.subtle === undefined ? undefined : crypto.subtle.importKey('raw', Uint8Array.from(atob(base64), (c) => c.charCodeAt(0)), 'AES-GCM', false, ['encrypt', 'decrypt']);
};

const alsTekst = (b: Uint8Array): string => btoa(String.fromCharCode(...b));
/** Keeps the fields of a draft that the server does not have yet; later calls win. */
export const bewaarNoodkopie = (taakId: string, velden: Conceptvelden): void => {
  const met = sleutel;
  if (met === undefined) return;
  const kopie: Noodkopie = { velden, op: new Date().toISOString() };
  bezig = bezig.then(async () => {
    const iv = crypto.getRandomValues(new Uint8Array(12));
    const pakket = new Uint8Array(await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData: new TextEncoder().encode(taakId) }, await met, new TextEncoder().encode(JSON.stringify(kopie))));
    // Whoever wiped everything meanwhile wants nothing kept.
    if (met !== sleutel) return;
    sessionStorage.setItem(naam(taakId), `${alsTekst(iv)}.${[...pakket].map((x) => x.toString(16).padStart(2, '0')).join('')}`);
  }).catch(() => {});
};
/** Resolves when what was typed last is kept; for who is about to leave the page. */
export const noodkopieKlaar = (): Promise<void> => bezig;
/** The copy of this task, when it is of the person who is logged in now and still fresh. */
export const leesNoodkopie = async (taakId: string): Promise<Noodkopie | null> => {
  const [iv, pakket] = (sessionStorage.getItem(naam(taakId)) ?? '').split('.');
  if (sleutel === undefined || !iv || !pakket) return null;
  try {
    const open = await crypto.subtle.decrypt({ name: 'AES-GCM', iv: Uint8Array.from(atob(iv), (c) => c.charCodeAt(0)), additionalData: new TextEncoder().encode(taakId) }, await sleutel, Uint8Array.from(pakket.match(/../g) ?? [], (h) => Number.parseInt(h, 16)));
    const kopie = JSON.parse(new TextDecoder().decode(open)) as Noodkopie;
    return Date.now() - Date.parse(kopie.op) > houdbaarMs ? null : kopie;
  } catch { return null; }
};
/** Nothing of this person stays in this browser, also not what is being encrypted now: for leaving on purpose (log out, Snel weg). */
export const wisAlleNoodkopieen = (): void => {
  zetConceptsleutel(null);
  for (const k of Object.keys(sessionStorage)) if (k.startsWith('nood.')) sessionStorage.removeItem(k);
};
export const wisNoodkopie = (taakId: string): void => { bezig = bezig.then(() => { sessionStorage.removeItem(naam(taakId)); }); };
