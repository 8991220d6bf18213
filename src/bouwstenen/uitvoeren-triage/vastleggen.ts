import { tekenTijdlijnOp, wijsTeamToe, zetPrioriteit } from '../../casus/index.ts';
import type { Prioriteit as Casusprioriteit } from '../../casus/model.ts';
import { controleerOvergang } from '../../domein/overgangen.ts';
import type { Kern, Tx } from '../../platform/kern.ts';
import { leesTriage, laatsteOverdracht, laatOverdrachtVerlopen, wijzigTriage } from './store.ts';

const zinnen: Readonly<Record<string, string>> = {
  spoedoverleg: 'Besluit bij de triage: met spoed overleggen.', overleg: 'Besluit bij de triage: overleggen.', analyse: 'Besluit bij de triage: eerst verder onderzoeken.', preventie: 'Besluit bij de triage: hulp aanbieden om erger te voorkomen.',
  lokaal: 'Besluit bij de triage: het lokale team gaat verder.', overdracht: 'Besluit bij de triage: de casus gaat naar een ander samenwerkingsverband.', sluiten: 'Besluit bij de triage: de casus kan worden gesloten.',
};

/**
 * Makes the decision final (processen §2.17): triage `besloten`, priority of the casus as the human chose it, one line in the timeline.
 * The database refuses it as long as a needed second approval is missing. Running again changes nothing.
 */
export const legTriageVast = async (kern: Kern, tx: Tx, triageId: string): Promise<void> => {
  const nu = kern.clock.now();
  const triage = await leesTriage(tx, triageId, true);
  if (!triage?.besluitPrioriteit || !triage.besluitVervolg) throw new Error('Bij deze triage is nog niets besloten');
  if (triage.status === 'besloten') return;
  controleerOvergang('triage', triage.status, 'besloten');
  await wijzigTriage(tx, triageId, { status: 'besloten', vastgelegdOp: nu }, nu);
  await zetPrioriteit(kern, tx, triage.casusId, triage.besluitPrioriteit.toUpperCase() as Casusprioriteit);
  const overdracht = await laatsteOverdracht(tx, triageId);
  if (overdracht?.status === 'geaccepteerd') await wijsTeamToe(kern, tx, triage.casusId, { organisatieId: overdracht.naarOrganisatieId, medewerkerId: null, rol: 'overname', via: 'overdracht' });
  await laatOverdrachtVerlopen(tx, triageId, nu);
  await tekenTijdlijnOp(kern, tx, {
    casusId: triage.casusId, op: nu, soort: 'besluit', zin: zinnen[triage.besluitVervolg] ?? 'Besluit bij de triage.', bron: `triage:${triageId}`, actorOrganisatieId: null, actorMedewerkerId: triage.beslisserId,
  });
};
