import { expect, test } from 'vitest';
import { gewoonDoel, label } from '../../../src/web/delen/woorden.ts';

test('ux §4.22: a code reads as a Dutch word, with its diaeresis', () => {
  expect(['beeindigd', 'beeindigen', 'geinformeerd', 'niet-geinformeerd', 'financien', 'coordinator', 'regiocoordinator', 'zorgcoordinator', 'in-beoordeling', 'ter-akkoord', 'broer-zus', 'ex-partner'].map(label))
    .toEqual(['Beëindigd', 'Beëindigen', 'Geïnformeerd', 'Niet geïnformeerd', 'Financiën', 'Coördinator', 'Regiocoördinator', 'Zorgcoördinator', 'In beoordeling', 'Wacht op akkoord', 'Broer of zus', 'Ex-partner']);
});
test('domein §1.2: a casus opens with a doel that the role has a ground for', () => {
  expect(['procesregisseur', 'casusregisseur', 'deelnemer'].map(gewoonDoel)).toEqual(['triage-uitvoeren', 'plan-regisseren', 'plan-regisseren']);
});
