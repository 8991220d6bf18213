import { organisatieVan } from '../../toegang/organisaties.ts';
import { zetInOutbox } from '../../platform/engine/outbox.ts';
import { Probleem } from '../../platform/http/problemen.ts';
import type { Kern, Tx } from '../../platform/kern.ts';
import { leesOverdracht, leesTriage, openOverdracht, sluitOverdracht } from './store.ts';

/** Rest of the term in which the answer of the other side may come (T25 `overdracht`, 3 werkdagen): a week covers weekends and feestdagen. */
const berichtTtl = 7 * 86_400_000;

/**
 * Offers the casus to the organisation the decider chose. A person chose it (R0.6); the casus stays ours until the other side has
 * accepted. Throws when the organisation is not active any more.
 */
export const biedOverdrachtAan = async (kern: Kern, tx: Tx, triageId: string): Promise<{ overdrachtId: string }> => {
  const triage = await leesTriage(tx, triageId, true);
  if (!triage?.overdrachtOrganisatieId || !triage.overdrachtVerband || !triage.beslisserId || triage.besluitVervolg !== 'overdracht') throw new Error('Bij deze triage is geen overdracht besloten');
  const naar = await organisatieVan(tx, triage.overdrachtOrganisatieId);
  if (naar?.status !== 'actief') throw new Error('De gekozen organisatie is niet actief');
  const overdrachtId = await openOverdracht(tx, {
    triageId, casusId: triage.casusId, naarOrganisatieId: naar.id, naarVerband: triage.overdrachtVerband, aangebodenDoor: triage.beslisserId, aangebodenOp: kern.clock.now(),
  });
  return { overdrachtId };
};

/** The other side answers once; the engine hears it through the outbox. Throws `niet-gevonden` (also for somebody else's) and `al-beantwoord`. */
export const beantwoordOverdracht = async (
  kern: Kern, tx: Tx, a: { overdrachtId: string; organisatieId: string; medewerkerId: string; uitkomst: 'geaccepteerd' | 'geweigerd'; reden: string | null },
): Promise<void> => {
  const overdracht = await leesOverdracht(tx, a.overdrachtId);
  if (overdracht?.naarOrganisatieId !== a.organisatieId) throw new Probleem('niet-gevonden', 'Deze overdracht bestaat niet, of is niet aan u gericht.');
  if (overdracht.status !== 'aangeboden') throw new Probleem('al-beantwoord', 'Deze overdracht is al beantwoord of verlopen. Er is niets gewijzigd.');
  await sluitOverdracht(tx, overdracht.id, { status: a.uitkomst, antwoordDoor: a.medewerkerId, antwoordOp: kern.clock.now(), reden: a.reden });
  await zetInOutbox(tx, kern, {
    volgordeSleutel: overdracht.casusId,
    opdracht: { soort: 'bericht', naam: 'uitvoeren-triage.overdracht-beantwoord', sleutel: overdracht.id, variabelen: { overdrachtUitkomst: a.uitkomst }, ttl: berichtTtl },
  });
};

/** Offers open to one organisation: ids and codes only; who accepts gets the casus by the way of its own verband. */
export const openOverdrachtenVoor = async (tx: Tx, organisatieId: string): Promise<{ id: string; naarVerband: string; aangebodenOp: Date }[]> =>
  await tx('overdracht').where({ naar_organisatie_id: organisatieId, status: 'aangeboden' }).orderBy('aangeboden_op').limit(200).select('id', 'naar_verband as naarVerband', 'aangeboden_op as aangebodenOp') as { id: string; naarVerband: string; aangebodenOp: Date }[];
