import { expect, test } from 'vitest';
import { omzettingen } from '../../../src/bouwstenen/register.ts';
import { bronnen } from './bronnen.ts';

/** The column label of each `verberg(kern, …, 'label', …)` in a room, with the prefix that its helper adds. */
const labels = bronnen(['src/bouwstenen'], ['.ts']).filter((b) => !b.pad.endsWith('/versleuteld.ts')).flatMap((b) => [...b.tekst.matchAll(/\bverberg\(.*?, '([\w.-]+)', /g)].map((m) => ({ pad: b.pad, label: (b.pad.includes('/overleggen-casus/') ? 'overleg.' : '') + (m[1] ?? '') })));
/** The same from what the rooms register: the words before the id in `gebonden`. */
const geregistreerd = bronnen(['src/bouwstenen'], ['versleuteld.ts']).flatMap((b) => [
  ...[...b.tekst.matchAll(/gebonden: \(r\) => `([\w.-]+):\$/g)].map((m) => m[1] ?? ''),
  ...(b.pad.includes('/overleggen-casus/') ? [...b.tekst.matchAll(/kolom\('\w+', '\w+', '([\w-]+)'\)/g)].map((m) => `overleg.${m[1] ?? ''}`) : []),
  ...(b.pad.includes('/opstellen-analyse/') ? [...b.tekst.matchAll(/kolom\('(\w+)', '(\w+)'\)/g)].map((m) => `${m[1] ?? ''}.${m[2] ?? ''}`) : []),
]);

test('house rule: whatever a room encrypts is in the register of what moves to a new key, bound to the same words', () => {
  expect(labels.length).toBeGreaterThan(18);
  expect(labels.filter((l) => !geregistreerd.includes(l.label)).map((l) => `${l.pad}: ${l.label}`), 'add it to `omzettingen` of the room: otherwise it stays under an old key, or does not open after the change').toEqual([]);
  expect(geregistreerd.filter((g) => !labels.some((l) => l.label === g)), 'registered, but nobody writes it').toEqual([]);
  expect(omzettingen.map((o) => o.naam).filter((n, i, alle) => alle.indexOf(n) !== i)).toEqual([]);
  expect(omzettingen.filter((o) => o.ring === 'bsn')).toHaveLength(geregistreerd.length);
});
test('house rule: only the ring encrypts; nobody takes a key from the settings by himself', () => {
  const fout = bronnen(['src', 'workers'], ['.ts']).filter((b) => !/^src\/(domein\/versleuteling|platform\/versleuteld\/|config)/.test(b.pad)).filter((b) => /sleutels\.bsn(Index)?\b/.test(b.tekst.replaceAll('config.sleutels.bsn ===', ''))).map((b) => b.pad);
  expect(fout, 'an own way in would read one key of the ring only').toEqual([]);
});
