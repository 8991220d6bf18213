import { expect, test } from 'vitest';
import { bronnen, regelsMet } from './bronnen.ts';

test('house rule: the calendar day of a moment is the day on a Dutch wall (`datumVan`); the day of UTC is yesterday until one or two at night', () => {
  const bewaakt = bronnen(['src', 'workers', 'scripts', 'test/e2e', 'test/hulp', 'test/tijd', 'test/integratie'], ['.ts', '.tsx']).filter((b) => b.pad !== 'src/domein/kalender.ts');
  // A term ends at 23:59:59 of a Dutch day, which is the same day in UTC; that test writes its days out.
  expect(bewaakt.filter((b) => b.pad !== 'test/integratie/casus/proces-workers.test.ts').flatMap((b) => regelsMet(b, /toISOString\(\)\s*\.(?:slice\(0, ?10\)|split\('T'\))|getUTCDate\(\)|setUTCDate|\.getDate\(\)/))).toEqual([]);
});
