import { Probleem } from '../../platform/http/problemen.ts';
import type { Kern, Tx } from '../../platform/kern.ts';
import { toegestaneOvergangen } from '../../domein/overgangen.ts';
import { trekActieIn } from './intrekken.ts';
import { actiesVan, type Actieregel } from './lijst.ts';
import type { Wie } from './overgang.ts';

const datum = new Intl.DateTimeFormat('nl-NL', { day: 'numeric', month: 'long', timeZone: 'Europe/Amsterdam' });
const open = async (tx: Tx, casusId: string): Promise<Actieregel[]> => (await actiesVan(tx, { casusId })).filter((a) => toegestaneOvergangen('actie', a.status).includes('ingetrokken'));

/** The open acties of a casus as choices of who decides on a new round; the organisation only for who may see it (ORG). */
export const actiekeuzes = async (tx: Tx, casusId: string, metOrganisatie: boolean): Promise<{ waarde: string; label: string }[]> =>
  (await open(tx, casusId)).map((a) => ({ waarde: a.id, label: `${a.actienummer}${metOrganisatie ? `, ${a.organisatie}` : ''}, uiterlijk ${datum.format(a.uiterlijkOp)}` }));

/**
 * A new round leaves open acties running; those that the deciding person chose are withdrawn one by one (processen §8 case 13). All or none:
 * throws `ongeldige-invoer` for an actie that is not open in this casus.
 */
export const trekGekozenIn = async (kern: Kern, tx: Tx, casusId: string, ids: readonly string[], reden: string, wie: Wie): Promise<number> => {
  const kan = new Set((await open(tx, casusId)).map((a) => a.id)), gekozen = [...new Set(ids)];
  if (gekozen.some((id) => !kan.has(id))) throw new Probleem('ongeldige-invoer', 'Er is niets opgeslagen.', { fouten: [{ veld: '/acties', code: 'ongeldige-keuze', melding: 'Een gekozen actie is intussen klaar of ingetrokken. Kijk opnieuw welke acties openstaan' }] });
  for (const id of gekozen) await trekActieIn(kern, tx, id, reden, wie, { samenMet: gekozen });
  return gekozen.length;
};
/** For the timeline: what happened to the open acties at this choice. */
export const actiezin = (aantal: number): string => (aantal === 0 ? '' : ` ${aantal === 1 ? '1 actie is' : `${aantal} acties zijn`} ingetrokken.`);
