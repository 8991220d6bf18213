import { Probleem } from '../../platform/http/problemen.ts';
import type { Kern, Tx } from '../../platform/kern.ts';
import { isPortaalOpen } from '../deelnemen-burger/index.ts';
import { leesFeedbackvraag, wijzigFeedbackvraag } from './afsluit-store.ts';

/** A citizen answers how he was heard and helped. Throws `niet-gevonden` for somebody else's question and of a casus that is closed to him, `al-beantwoord` the second time. */
export const beantwoordFeedback = async (kern: Kern, tx: Tx, a: { id: string; persoonId: string; gehoord: number; geholpen: number; opmerking: string | null }): Promise<void> => {
  const vraag = await leesFeedbackvraag(tx, a.id);
  if (vraag?.persoonId !== a.persoonId || !await isPortaalOpen(tx, a.persoonId, vraag.casusId)) throw new Probleem('niet-gevonden', 'Wij hebben u geen gegevens te tonen. U kunt ook schriftelijk een verzoek doen.');
  if (vraag.status !== 'gevraagd') throw new Probleem('al-beantwoord', 'U heeft deze vraag al beantwoord. Er is niets gewijzigd.');
  const nu = kern.clock.now();
  await wijzigFeedbackvraag(tx, vraag.id, { status: 'beantwoord', gehoord: a.gehoord, geholpen: a.geholpen, opmerking: a.opmerking, beantwoordOp: nu }, nu);
};
