import type { Kern, Tx } from '../../platform/kern.ts';
import { organisatieVan } from '../../toegang/organisaties.ts';
import { maakToegang } from '../../toegang/index.ts';
import { verzendGebeurtenis } from '../../uitwisseling/index.ts';
import { schrijfTraceparent, volgendeSpan } from '../../platform/telemetry/traceparent.ts';
import type { Melding } from './model.ts';
import * as store from './store.ts';

export type Afleverwijze = 'platform' | 'keten' | 'geen-adres' | 'niet-gewenst';

/** What a professional sender may know (R1.4): the end state as a word, never content. */
export const uitkomstVoorMelder = (m: Pick<Melding, 'status'>): 'opgepakt' | 'doorgezet' | 'afgewezen' | 'gesloten' | 'in-behandeling' => {
  if (m.status === 'opgepakt' || m.status === 'geaccepteerd' || m.status === 'duplicaat') return 'opgepakt';
  if (m.status === 'doorgezet' || m.status === 'afgewezen') return m.status;
  return m.status === 'gesloten-onvolledig' || m.status === 'ingetrokken' ? 'gesloten' : 'in-behandeling';
};

/** Keeps the text a meldpuntmedewerker wrote for the sender; sent by the next step. */
export const stelTerugmeldingOp = async (kern: Kern, tx: Tx, m: Melding, toelichting: string | null, isGesproken: boolean, door: string): Promise<void> => {
  const rij = { uitkomst: uitkomstVoorMelder(m), toelichting, is_gesproken: isGesproken, opgesteld_door: door };
  await tx('terugmelding').insert({ melding_id: m.id, ...rij }).onConflict('melding_id').merge({ ...rij, gewijzigd_op: kern.clock.now() });
};
/** Whether somebody had spoken with who reported when the terugmelding was written; null when nobody wrote one. */
export const isMelderGesproken = async (tx: Tx, meldingId: string): Promise<boolean | null> => (await tx('terugmelding').where({ melding_id: meldingId }).first<{ is_gesproken: boolean | null } | undefined>('is_gesproken'))?.is_gesproken ?? null;

/**
 * Tells the sender (R1.4), through the matrix: on the platform by the trail, a partner system by event. Nobody to tell answers
 * `geen-adres` (an anonymous or telephone melder), which is not a failure. A citizen never gets content.
 */
export const verzendTerugmelding = async (kern: Kern, tx: Tx, meldingId: string): Promise<Afleverwijze> => {
  const m = await store.moetMelding(tx, meldingId);
  const now = kern.clock.now();
  const wijze: Afleverwijze = !m.terugkoppelingGewenst ? 'niet-gewenst' : m.kanaal === 'telefoon' ? 'geen-adres' : m.kanaal === 'keten' ? 'keten' : 'platform';
  const uitkomst = uitkomstVoorMelder(m);
  const rij = { uitkomst, aflevering: wijze, verzonden_op: wijze === 'platform' || wijze === 'keten' ? now : null, gewijzigd_op: now };
  await tx('terugmelding').insert({ melding_id: m.id, ...rij }).onConflict('melding_id').merge(rij);
  if (wijze === 'niet-gewenst' || wijze === 'geen-adres') return wijze;
  const traceparent = schrijfTraceparent(volgendeSpan());
  await maakToegang(kern).vraag(tx, { aanvrager: { soort: 'systeem', naam: 'uitwisselen-melding' }, doel: 'melding-beoordelen', actie: 'verstrekken', gevraagd: ['CAS', 'PRO'], traceparent, object: { type: 'melding', id: m.id, casusId: null, verbandCode: m.verbandCode, regioCode: m.regioCode, betrokkenen: [], feiten: { GAAN: true } } });
  await store.schrijfSpoor(kern, tx, m.id, 'teruggemeld', 'teruggemeld', { organisatieId: m.ontvangerId, detail: uitkomst });
  const verzender = m.verzenderOrganisatieId === null ? undefined : await organisatieVan(tx, m.verzenderOrganisatieId);
  const ontvanger = m.ontvangerId === null ? undefined : await organisatieVan(tx, m.ontvangerId);
  if (wijze === 'keten' && verzender?.eindpunt && ontvanger !== undefined) {
    await verzendGebeurtenis(kern, tx, { organisatieId: verzender.id, afzenderOin: ontvanger.oin, type: 'nl.samenspel.uitwisselen-melding.melding-teruggemeld.v1', correlatieId: m.id, voorId: m.id, data: { meldingId: m.id, meldingnummer: m.meldingnummer, ...(m.verzenderReferentie === null ? {} : { referentie: m.verzenderReferentie }), uitkomst }, traceparent });
  }
  return wijze;
};
