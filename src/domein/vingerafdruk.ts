import { createHash } from 'node:crypto';

/** JSON with sorted keys: equal content gives equal text, whatever order the sender wrote it in. */
export const canoniek = (w: unknown): string => {
  if (Array.isArray(w)) return `[${w.map(canoniek).join(',')}]`;
  if (w === null || typeof w !== 'object') return JSON.stringify(w) ?? 'null';
  return `{${Object.entries(w).filter(([, x]) => x !== undefined).sort(([a], [b]) => (a < b ? -1 : 1)).map(([k, x]) => `${JSON.stringify(k)}:${canoniek(x)}`).join(',')}}`;
};

/** Fingerprint per field of what somebody sent, so that another content names the fields that differ. Never the values. `zout` makes equal values of two senders unlike. */
export const vingerafdruk = (velden: Readonly<Record<string, unknown>>, zout = ''): string => JSON.stringify(Object.fromEntries(Object.entries(velden).filter(([, w]) => w !== undefined).sort(([a], [b]) => (a < b ? -1 : 1))
  .map(([veld, w]) => [veld, createHash('sha256').update(zout + canoniek(w)).digest('base64url').slice(0, 22)])));

/** Names of the fields in which two fingerprints differ, in order of the alphabet. */
export const verschilVan = (oud: string, nieuw: string): string[] => {
  const [a, b] = [JSON.parse(oud), JSON.parse(nieuw)] as [Record<string, string>, Record<string, string>];
  return [...new Set([...Object.keys(a), ...Object.keys(b)])].filter((veld) => a[veld] !== b[veld]).toSorted();
};
