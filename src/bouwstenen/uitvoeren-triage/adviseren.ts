import { bepaalAdvies, type Triageadvies } from '../../domein/instrumenten/advies.ts';
import { feitenUit } from '../../domein/instrumenten/feiten.ts';
import { scoor } from '../../domein/instrumenten/scoren.ts';
import { controleerOvergang } from '../../domein/overgangen.ts';
import type { Kern, Tx } from '../../platform/kern.ts';
import { triageAdviestabel } from './definities.ts';
import { afnamenVan, leesTriage, wijzigAfname, wijzigTriage } from './store.ts';

/**
 * Makes the afnamen of a triage definitive and scores each with the version it was taken with. An optional one without any answer is
 * dropped; a mandatory one without answers counts as "unknown" throughout. Running again changes nothing: definitive is final.
 */
export const scoorTriage = async (kern: Kern, tx: Tx, triageId: string): Promise<{ aantalAfnamen: number }> => {
  const nu = kern.clock.now();
  for (const a of await afnamenVan(tx, triageId)) {
    if (a.status !== 'concept') continue;
    const leeg = Object.keys(a.antwoorden).length === 0 && a.overgenomenUitkomst === null;
    if (leeg && !a.isVerplicht) {
      await wijzigAfname(tx, a.id, { status: 'vervallen' }, nu);
      continue;
    }
    const uitslag = scoor(a.definitie, a.antwoorden);
    await wijzigAfname(tx, a.id, { status: 'definitief', definitiefOp: nu, op: a.op ?? nu, uitslag, isGeldig: uitslag.geldig, score: uitslag.score, band: uitslag.band, alarmen: [...uitslag.alarmen] }, nu);
  }
  return { aantalAfnamen: (await afnamenVan(tx, triageId)).length };
};

export type Triageomgeving = { readonly isMinderjarigBetrokken: boolean; readonly aantalMeldingenJaar: number };

/** R5.1: evaluates the advice table in the app and keeps the fired rules, the facts and the version of the table beside the triage. */
export const adviseerTriage = async (kern: Kern, tx: Tx, triageId: string, omgeving: Triageomgeving): Promise<Triageadvies> => {
  const triage = await leesTriage(tx, triageId, true);
  if (!triage) throw new Error('Deze triage bestaat niet');
  const afnamen = (await afnamenVan(tx, triageId)).filter((a) => a.status === 'definitief' && a.uitslag !== null);
  const feiten = feitenUit(afnamen.map((a) => ({ instrument: a.definitie.code, uitslag: a.uitslag ?? scoor(a.definitie, a.antwoorden) })), { verbandCode: triage.verbandCode, isZvhCriterium: triage.isZvhCriterium, ...omgeving });
  const advies = bepaalAdvies(triageAdviestabel(), feiten);
  if (triage.status !== 'in-uitvoering') await wijzigTriage(tx, triageId, { status: 'in-uitvoering' }, kern.clock.now());
  controleerOvergang('triage', 'in-uitvoering', 'advies-gereed');
  await wijzigTriage(tx, triageId, {
    status: 'advies-gereed', adviesPrioriteit: advies.prioriteit, adviesVervolg: advies.vervolg, adviesVoorstellen: [...advies.voorstellen], isOnvoldoendeBeeld: advies.isOnvoldoendeBeeld,
    regelIds: advies.regels.map((r) => r.id), adviesRegels: advies.regels.map((r) => ({ ...r })), adviesFeiten: feiten, tabelVersie: advies.tabelversie, geadviseerdOp: kern.clock.now(),
  }, kern.clock.now());
  return advies;
};
