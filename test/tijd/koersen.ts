// Every course that an overleg, a plan, preventie and the triage can give to the round (processen §2.0), on the real chain.
import { describe, expect, test } from 'vitest';
import { lang, tijdstapel, type Casus, type Tijdstapel } from './casus.ts';
import { ronde, vergader } from './hulp.ts';

const naarOverleg = { 'triage-besluiten': { uitkomst: 'overleg', urgentieCode: 'p2', motivatie: 'Wij willen met alle partijen aan tafel voor wij verder gaan.' } };
/** The flow was taken in this casus. */
const stroom = (t: Tijdstapel, casusId: string, id: string): Promise<void> => t.element(casusId, id, 'genomen');
/** The next overleg of this casus, ended with this course. */
const houdOverleg = async (t: Tijdstapel, casus: Casus | undefined, gehad: string[], uitkomst: string, besluit: string): Promise<Casus> => {
  const op = await t.naar('overleg-voeren', casus, naarOverleg, gehad);
  await t.speel(op.casusId, 'overleg-voeren', vergader(uitkomst, besluit), gehad);
  gehad.push(op.taak.id);
  return op;
};

describe('processen §2.0 on the engine: where a round can go', () => {
  test('processen §2.0 (gw-overleg): nader-onderzoek goes to an analysis, nieuwe-ronde to the triage, acties to a plan that stops, and the round ends', async () => {
    const t = await tijdstapel();
    const gehad: string[] = [];
    const casus = await houdOverleg(t, undefined, gehad, 'nader-onderzoek', 'onderzoek-raad');
    const { casusId } = casus;
    await t.naar('analyse-opstellen', casus);
    await stroom(t, casusId, 'gw-overleg-nader-onderzoek');
    const eerste = (await t.open(casusId)).find((r) => r.element_id === 'analyse-opstellen');
    expect(eerste).toBeDefined();
    await houdOverleg(t, casus, gehad, 'nieuwe-ronde', 'opschalen');
    await t.naar('triage-besluiten', casus);
    await stroom(t, casusId, 'gw-overleg-nieuwe-ronde');
    await houdOverleg(t, casus, gehad, 'acties', 'aanpak');
    const regie = await t.naar('regie-voeren', casus, { 'terugkoppeling-beoordelen': () => null });
    await stroom(t, casusId, 'gw-overleg-acties');
    await t.speel(casusId, 'regie-voeren', () => ({ uitkomst: 'opnieuw-overleggen', toelichting: lang }));
    await houdOverleg(t, casus, gehad, 'plan', 'aanpak');
    await stroom(t, casusId, 'gw-plan-opnieuw-overleggen');
    await t.naar('regie-voeren', casus, { 'terugkoppeling-beoordelen': () => null }, [regie.taak.id]);
    await t.speel(casusId, 'regie-voeren', () => ({ uitkomst: 'stoppen', toelichting: lang }), [regie.taak.id]);
    // Somebody else agrees that it stops.
    await t.naar('nazorg-vaststellen', casus);
    await stroom(t, casusId, 'gw-plan-gestopt');
    expect(await ronde(t, casusId)).toBe(1);
  }, 600_000);

  test.each([['afschalen', 'sluiten'], ['doorgeleiden', 'overdragen']])('processen §2.0 (gw-overleg): %s ends the round', async (uitkomst, besluit) => {
    const t = await tijdstapel();
    const { casusId } = await houdOverleg(t, undefined, [], uitkomst, besluit);
    await t.naar('nazorg-vaststellen', { casusId, meldingId: '' });
    await stroom(t, casusId, `gw-overleg-${uitkomst}`);
    expect(await t.staten(casusId, 'roep-regisseren-plan')).toEqual([]);
  }, 400_000);
});
