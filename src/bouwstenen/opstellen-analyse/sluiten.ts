import type { Kern, Tx } from '../../platform/kern.ts';
import { bijdrageVan, sluitBijdrage } from '../deelnemen-burger/index.ts';
import { laatVerlopen, verzoekenVan, wijzigZienswijze, zienswijzenVan } from './bijdrage-store.ts';
import type { Zienswijze } from './model.ts';
import { lopendeAnalyses, moetAnalyse, zetStaat } from './store.ts';
import { voegUitspraakToe } from './uitspraak-store.ts';

/** What a citizen wrote becomes a statement in his own words, which nobody of us edits (R6.1). */
const neemAntwoordOver = async (kern: Kern, tx: Tx, z: Zienswijze, nu: Date): Promise<void> => {
  const b = z.bijdrageId === null ? undefined : await bijdrageVan(tx, z.bijdrageId);
  if (b === undefined || b.status === 'klaargezet' || (b.status === 'gevraagd' && b.uiterlijkOp !== null && b.uiterlijkOp > nu)) return;
  if (b.status !== 'beantwoord') {
    await wijzigZienswijze(tx, z.id, { status: b.status === 'niet-gevraagd' ? 'niet-gevraagd' : 'verlopen' }, nu);
    return;
  }
  const uitspraakId = b.antwoord === null ? null : await voegUitspraakToe(kern, tx, {
    analyseId: z.analyseId, soort: 'mening-betrokkene', tekst: b.antwoord, gegevenssoort: 'BUI', leefgebied: 'algemeen', persoonId: z.persoonId, bronsoort: 'burger', bron: 'Reactie in het portaal', bronGeldigTot: null, peildatum: null,
    zekerheid: 3, functie: null, toetsvraag: null, organisatieId: null, bijdrageverzoekId: null, auteurId: null,
  }, nu);
  await wijzigZienswijze(tx, z.id, { status: 'ontvangen', uitspraakId }, nu);
};

/** Ends a round of asking: takes over what came in, closes what nobody waits for, and counts. Silence is never consent. */
export const sluitBijdragen = async (kern: Kern, tx: Tx, analyseId: string): Promise<{ aantalBijdragen: number }> => {
  const nu = kern.clock.now();
  await moetAnalyse(tx, analyseId);
  await laatVerlopen(tx, analyseId, nu);
  for (const z of (await zienswijzenVan(tx, analyseId)).filter((x) => x.status === 'gevraagd')) await neemAntwoordOver(kern, tx, z, nu);
  const geleverd = (await verzoekenVan(kern, tx, analyseId)).filter((v) => v.status === 'geleverd').length;
  return { aantalBijdragen: geleverd + (await zienswijzenVan(tx, analyseId)).filter((z) => z.status === 'ontvangen').length };
};

/**
 * The casus ends at once, or a new round opens an analysis of its own: what was not vastgesteld is withdrawn and nobody is waited for, also not
 * the family. What was written stays, with the answers that came in. Twice changes nothing.
 */
export const trekIn = async (kern: Kern, tx: Tx, casusId: string): Promise<void> => {
  const nu = kern.clock.now();
  for (const a of await lopendeAnalyses(tx, casusId)) {
    await laatVerlopen(tx, a.id, nu);
    for (const z of (await zienswijzenVan(tx, a.id)).filter((x) => x.status === 'gevraagd')) {
      if (z.bijdrageId !== null) await sluitBijdrage(kern, tx, z.bijdrageId, 'geen-reactie');
      await neemAntwoordOver(kern, tx, z, nu);
    }
    await zetStaat(tx, a, 'ingetrokken', nu);
  }
};
