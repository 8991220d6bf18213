import { randomBytes } from 'node:crypto';
import { maakNummer, nummerBytes } from '../../domein/nummer.ts';
import type { Tx } from '../../platform/kern.ts';
import type { Verzoek, Verzoekvraag } from './model.ts';

const gewijzigd = (tx: Tx, now: Date) => ({ gewijzigd_op: now, rijversie: tx.raw('rijversie + 1') });

export type Catalogusvraag = { code: string; gegevenssoort: string; tekst: string };
/** The questions that may be asked on this day, newest version of each. */
export const vraagcatalogus = (tx: Tx, vandaag: string): Promise<Catalogusvraag[]> =>
  tx('vraagcatalogus').where('vanaf', '<=', vandaag).where((q) => { void q.whereNull('tot').orWhere('tot', '>=', vandaag); })
    .distinctOn('code').orderBy(['code', { column: 'versie', order: 'desc' }]).select('code', 'gegevenssoort', 'tekst') as unknown as Promise<Catalogusvraag[]>;

export type NieuwVerzoek = {
  casusId: string; uitvraagId: string; houderId: string; persoonId: string; vragendeOrganisatieId: string; gevraagdDoor: string; doel: string; grondslagen: readonly string[]; isWettelijkeTaak: boolean;
  noodzaak: string; prioriteit: string; isAangesloten: boolean; vernieuwdVan: string | null; vragen: readonly Catalogusvraag[]; now: Date;
};
export const maakVerzoek = async (tx: Tx, v: NieuwVerzoek): Promise<string> => {
  const [rij] = await tx('verstrekkingsverzoek').insert({
    verzoeknummer: maakNummer('verzoek', randomBytes(nummerBytes)), casus_id: v.casusId, uitvraag_id: v.uitvraagId, houder_id: v.houderId, persoon_id: v.persoonId,
    vragende_organisatie_id: v.vragendeOrganisatieId, gevraagd_door: v.gevraagdDoor, doel: v.doel, grondslagen: [...v.grondslagen], is_wettelijke_taak: v.isWettelijkeTaak, noodzaak: v.noodzaak,
    prioriteit: v.prioriteit, is_aangesloten: v.isAangesloten, vernieuwd_van: v.vernieuwdVan, aangemaakt_op: v.now, gewijzigd_op: v.now,
  }).returning('id') as { id: string }[];
  const verzoekId = (rij as { id: string }).id;
  await tx('verzoek_vraag').insert(v.vragen.map((vraag, i) => ({ verzoek_id: verzoekId, nummer: i + 1, ...vraag, aangemaakt_op: v.now, gewijzigd_op: v.now })));
  return verzoekId;
};

/** The row, locked until the transaction ends. */
export const verzoekVan = (tx: Tx, id: string): Promise<Verzoek | undefined> => tx('verstrekkingsverzoek').where({ id }).first().forUpdate() as Promise<Verzoek | undefined>;
export const verzoekenVan = (tx: Tx, uitvraagId: string): Promise<Verzoek[]> =>
  tx('verstrekkingsverzoek').where({ uitvraag_id: uitvraagId }).orderBy(['aangemaakt_op', 'id']).forUpdate() as unknown as Promise<Verzoek[]>;
export const verzoekenVanCasus = (tx: Tx, casusId: string): Promise<Verzoek[]> =>
  tx('verstrekkingsverzoek').where({ casus_id: casusId }).whereNot('status', 'concept').orderBy(['aangemaakt_op', 'id']) as unknown as Promise<Verzoek[]>;
export const wijzigVerzoek = async (tx: Tx, id: string, velden: Record<string, unknown>, now: Date): Promise<void> => { await tx('verstrekkingsverzoek').where({ id }).update({ ...velden, ...gewijzigd(tx, now) }); };
export const vragenVan = (tx: Tx, verzoekId: string): Promise<Verzoekvraag[]> => tx('verzoek_vraag').where({ verzoek_id: verzoekId }).orderBy('nummer') as unknown as Promise<Verzoekvraag[]>;
export const wijzigVraag = async (tx: Tx, id: string, velden: Record<string, unknown>, now: Date): Promise<void> => { await tx('verzoek_vraag').where({ id }).update({ ...velden, ...gewijzigd(tx, now) }); };

export type NieuweVerstrekking = {
  verzoekId: string; geverId: string; ontvangerIds: readonly string[]; voorwaarden: Record<string, unknown>; geldigTot: string | null; uitzondering: string | null; uitzonderingToelichting: string | null;
  collegaId: string | null; beslotenDoor: string | null; now: Date;
};
export const maakVerstrekking = async (tx: Tx, v: NieuweVerstrekking): Promise<string> => {
  const [rij] = await tx('verstrekking').insert({
    verzoek_id: v.verzoekId, gever_id: v.geverId, ontvanger_ids: [...v.ontvangerIds], voorwaarden: JSON.stringify(v.voorwaarden), geldig_tot: v.geldigTot, uitzondering: v.uitzondering,
    uitzondering_toelichting: v.uitzonderingToelichting, collega_id: v.collegaId, besloten_door: v.beslotenDoor, aangemaakt_op: v.now, gewijzigd_op: v.now,
  }).returning('id') as { id: string }[];
  return (rij as { id: string }).id;
};
export const bewaarGegeven = async (tx: Tx, g: { verstrekkingId: string; vraagId: string; gegevenssoort: string; inhoud: string; soort: string; peildatum: string; bron: string; now: Date }): Promise<void> => {
  await tx('verstrekt_gegeven').insert({
    verstrekking_id: g.verstrekkingId, vraag_id: g.vraagId, gegevenssoort: g.gegevenssoort, inhoud: g.inhoud, soort: g.soort, peildatum: g.peildatum, bron: g.bron, aangemaakt_op: g.now, gewijzigd_op: g.now,
  });
};

export type Wedervraag = { id: string; verzoek_id: string; casus_id: string; element_instance_key: string; vraag: string; gesteld_op: Date; antwoord: string | null; beantwoord_op: Date | null; status: 'open' | 'beantwoord' | 'vervallen' };
/** The questions of the holder about this verzoek, oldest first. */
export const wedervragenVan = (tx: Tx, verzoekId: string): Promise<Wedervraag[]> => tx('verzoek_wedervraag').where({ verzoek_id: verzoekId }).orderBy('gesteld_op') as unknown as Promise<Wedervraag[]>;
/** A decided or expired verzoek needs no answer any more. */
export const laatWedervraagVervallen = async (tx: Tx, verzoekId: string, now: Date): Promise<void> => { await tx('verzoek_wedervraag').where({ verzoek_id: verzoekId, status: 'open' }).update({ status: 'vervallen', ...gewijzigd(tx, now) }); };
