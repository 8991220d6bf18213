import { randomBytes } from 'node:crypto';
import { maakNummer, nummerBytes } from '../../domein/nummer.ts';
import { controleerOvergang } from '../../domein/overgangen.ts';
import { vingerafdruk, verschilVan } from '../../domein/vingerafdruk.ts';
import { Probleem } from '../../platform/http/problemen.ts';
import type { Kern, Tx } from '../../platform/kern.ts';
import { zetInOutbox } from '../../platform/engine/outbox.ts';
import { toetsMelding, type Toetsing } from './criteria.ts';
import { bewaarOnderdelen, kolommenVan, leesInhoud } from './inhoud-store.ts';
import { vragenlijstVersie, verbandVan, type Inhoud, type Kanaal, type Melding, type Soort } from './model.ts';
import { bepaalAdvies } from './routeren.ts';
import * as store from './store.ts';

/** Who sends: an organisation with the person who typed, or a citizen's account. */
export type Verzender = { readonly organisatieId: string | null; readonly oin: string | null; readonly medewerkerId: string | null; readonly accountId: string | null; readonly regioCode: string };
export type NieuweMelding = { readonly id?: string | undefined; readonly soort: Soort; readonly kanaal: Kanaal; readonly verzender: Verzender; readonly referentie?: string | undefined; readonly inhoud: Inhoud; readonly vervolgVan?: string | undefined };

/**
 * Makes a draft. The same sender and reference with the same content gives the first melding (`bestond`); other content is
 * Probleem `referentie-bestaat` with `verschil`, and nothing is overwritten.
 */
export const maakMelding = async (kern: Kern, tx: Tx, n: NieuweMelding): Promise<{ melding: Melding; bestond: boolean }> => {
  const hash = vingerafdruk({ soort: n.soort, ...n.inhoud });
  if (n.referentie !== undefined && n.verzender.organisatieId !== null) {
    await tx.raw('select pg_advisory_xact_lock(hashtextextended(?, 7215050))', [`${n.verzender.organisatieId} ${n.referentie}`]);
    const bestaand = await store.meldingBijReferentie(tx, n.verzender.organisatieId, n.referentie);
    if (bestaand !== undefined) {
      if (bestaand.inhoudHash === hash) return { melding: bestaand, bestond: true };
      throw new Probleem('referentie-bestaat', 'U heeft deze referentie al gebruikt voor een melding met een andere inhoud. Er is niets gewijzigd. Gebruik een nieuwe referentie, of vul de eerste melding aan.', { verschil: verschilVan(bestaand.inhoudHash ?? '{}', hash), meldingId: bestaand.id });
    }
  }
  const rij = {
    ...(n.id === undefined ? {} : { id: n.id }), soort: n.soort, kanaal: n.kanaal, status: 'concept', verband_code: verbandVan[n.soort], regio_code: n.verzender.regioCode, verzender_organisatie_id: n.verzender.organisatieId, verzender_oin: n.verzender.oin,
    verzender_medewerker_id: n.verzender.medewerkerId, verzender_account_id: n.verzender.accountId, verzender_referentie: n.referentie ?? null, vervolg_van: n.vervolgVan ?? null, inhoud_hash: hash, vragenlijst_versie: vragenlijstVersie, gewijzigd_op: kern.clock.now(),
    ...kolommenVan(n.inhoud), meldingnummer: maakNummer('melding', randomBytes(nummerBytes)),
  };
  const melding = await store.voegMeldingToe(tx, rij);
  await bewaarOnderdelen(kern, tx, melding.id, n.inhoud, n.verzender.accountId !== null);
  // Judged at once: an empty draft may never look complete.
  return { melding: (await toets(kern, tx, melding)).melding, bestond: false };
};

/** What was judged, and the melding with its content as they are now. */
type Getoetst = Toetsing & { readonly melding: Melding; readonly inhoud: Inhoud };
/** Completeness now (domein §7.1 e); also written on the row for the lists. */
export const toets = async (kern: Kern, tx: Tx, melding: Melding): Promise<Getoetst> => {
  const inhoud = await leesInhoud(kern, tx, melding);
  const t = toetsMelding({ inhoud, soort: melding.soort, isBurger: melding.verzenderAccountId !== null, now: kern.clock.now() }, await store.criteriaVan(tx, melding.soort));
  return { ...t, inhoud, melding: await store.wijzigMelding(tx, melding.id, { ontbreekt: t.ontbreekt, waarschuwt: t.waarschuwt }, kern.clock.now()) };
};

/** Refuses an old version (412); undefined = the caller did not say which he saw. */
export const eisVersie = (melding: Melding, rijversie: number | undefined): void => {
  if (rijversie !== undefined && rijversie !== melding.rijversie) throw new Probleem('verouderde-versie', 'Iemand anders heeft deze melding intussen gewijzigd. Haal haar opnieuw op.');
};

/**
 * Changes a draft, or adds what the meldpunt asked for (state onvolledig): then the waiting process hears it, and it goes back to the
 * meldpunt. Throws `ongeldige-overgang` in every other state.
 */
export const wijzigInhoud = async (kern: Kern, tx: Tx, id: string, inhoud: Inhoud, rijversie: number | undefined): Promise<Melding> => {
  const melding = await store.moetMelding(tx, id);
  eisVersie(melding, rijversie);
  if (melding.status !== 'concept' && melding.status !== 'onvolledig') throw new Probleem('ongeldige-overgang', 'Deze melding is al verstuurd. U kunt haar aanvullen als het meldpunt daarom vraagt.', { toegestaan: [] });
  await store.wijzigMelding(tx, id, { ...kolommenVan(inhoud) }, kern.clock.now());
  await bewaarOnderdelen(kern, tx, id, inhoud, melding.verzenderAccountId !== null);
  const nieuw = await store.moetMelding(tx, id);
  if (melding.status === 'onvolledig') {
    await verwerkAanvulling(kern, tx, nieuw);
    await zetInOutbox(tx, kern, { volgordeSleutel: melding.casusId, opdracht: { soort: 'bericht', naam: 'uitwisselen-melding.aanvulling-ontvangen', sleutel: id, variabelen: {}, ttl: 3_600_000 } });
  } else {
    await store.wijzigMelding(tx, id, { inhoud_hash: vingerafdruk({ soort: melding.soort, ...await leesInhoud(kern, tx, nieuw) }) }, kern.clock.now());
    await toets(kern, tx, nieuw);
  }
  return await store.leesMelding(tx, id) as Melding;
};

/** The sender added something: judged and routed again, back to the meldpunt. */
export const verwerkAanvulling = async (kern: Kern, tx: Tx, melding: Melding): Promise<Toetsing> => {
  controleerOvergang('melding', melding.status, 'in-beoordeling');
  const t = await toets(kern, tx, melding);
  await bepaalAdvies(kern, tx, melding, t.inhoud);
  await store.schrijfSpoor(kern, tx, melding.id, 'aangevuld', `aangevuld:${melding.aantalAanvullingen}`, { organisatieId: melding.verzenderOrganisatieId });
  await store.zetStatus(kern, tx, melding, 'in-beoordeling', `in-beoordeling:${melding.aantalAanvullingen}`, { gevraagde_aanvulling: null });
  return t;
};
