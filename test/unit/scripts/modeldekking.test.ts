import { expect, test } from 'vitest';
import { vergelijk } from '../../../scripts/modeldekking.ts';

const model = { stappen: ['a/start', 'a/taak'], stromen: ['a/van-start-naar-taak'], doorGebeurtenis: new Map<string, string>() };

test('processen §9: a step that never ran is named and breaks the run; a flow that no test took is named', () => {
  expect(vergelijk(model, new Set(['a/start', 'a/taak', 'a/van-start-naar-taak', 'elders/x']))).toEqual({ ok: true, regels: ['Modellen: 2 van 2 stappen en 1 van 1 stromen liepen op een engine.'] });
  expect(vergelijk(model, new Set(['a/start']))).toEqual({ ok: false, regels: ['Modellen: 1 van 2 stappen en 0 van 1 stromen liepen op een engine.', '  stap niet gelopen (telt als fout): a/taak', '  stroom niet genomen: a/van-start-naar-taak'] });
  expect(vergelijk(model, new Set(['a/start', 'a/taak'])).ok).toBe(true);
});

test('processen §9: a flow out of an event-based gateway ran when its event came', () => {
  const wacht = { stappen: ['a/gw', 'a/tijd'], stromen: ['a/van-gw-naar-tijd'], doorGebeurtenis: new Map([['a/van-gw-naar-tijd', 'a/tijd']]) };
  expect(vergelijk(wacht, new Set(['a/gw', 'a/tijd'])).regels).toEqual(['Modellen: 2 van 2 stappen en 1 van 1 stromen liepen op een engine.']);
  expect(vergelijk(wacht, new Set(['a/gw', 'a/van-gw-naar-tijd'])).regels.slice(1)).toEqual(['  stap niet gelopen (telt als fout): a/tijd', '  stroom niet genomen: a/van-gw-naar-tijd']);
});
