import type { Tx } from '../../platform/kern.ts';
import type { Opdracht, Uitvraag, Uitvraagpersoon } from './model.ts';

const gewijzigd = (tx: Tx, now: Date) => ({ gewijzigd_op: now, rijversie: tx.raw('rijversie + 1') });

export const uitvraagVanProces = (tx: Tx, processInstanceKey: string): Promise<Uitvraag | undefined> =>
  tx('bekendheidsuitvraag').where({ process_instance_key: processInstanceKey }).first().forUpdate() as Promise<Uitvraag | undefined>;
export const uitvraagVan = async (tx: Tx, id: string): Promise<Uitvraag> => {
  const rij = await tx('bekendheidsuitvraag').where({ id }).first() as Uitvraag | undefined;
  if (rij === undefined) throw new Error('uitvraag does not exist');
  return rij;
};
export const uitvragenVanCasus = (tx: Tx, casusId: string): Promise<Uitvraag[]> =>
  tx('bekendheidsuitvraag').where({ casus_id: casusId }).whereNot('status', 'concept').orderBy('verzonden_op', 'desc') as unknown as Promise<Uitvraag[]>;

export const maakUitvraag = async (tx: Tx, u: { casusId: string; processInstanceKey: string; verbandCode: string; regioCode: string; partnersetCode: string; doel: string; now: Date }): Promise<Uitvraag> => {
  const [rij] = await tx('bekendheidsuitvraag').insert({
    casus_id: u.casusId, process_instance_key: u.processInstanceKey, verband_code: u.verbandCode, regio_code: u.regioCode, partnerset_code: u.partnersetCode, doel: u.doel,
    aangemaakt_op: u.now, gewijzigd_op: u.now,
  }).returning('*') as Uitvraag[];
  return rij as Uitvraag;
};
export const wijzigUitvraag = async (tx: Tx, id: string, velden: Record<string, unknown>, now: Date): Promise<void> => {
  await tx('bekendheidsuitvraag').where({ id }).update({ ...velden, ...gewijzigd(tx, now) });
};

/** The row of one opdracht, locked until the transaction ends; undefined when it does not exist. */
export const opdrachtVan = (tx: Tx, id: string): Promise<Opdracht | undefined> => tx('uitvraag_partner').where({ id }).first().forUpdate() as Promise<Opdracht | undefined>;
export const opdrachtenVan = (tx: Tx, uitvraagId: string): Promise<Opdracht[]> =>
  tx('uitvraag_partner').where({ uitvraag_id: uitvraagId }).orderBy(['ronde', 'aangemaakt_op', 'id']).forUpdate() as unknown as Promise<Opdracht[]>;
/** Makes the row of a partner in this round, or returns the one that is there. */
export const zetOpdrachtKlaar = async (tx: Tx, o: { uitvraagId: string; organisatieId: string; ronde: number; isVerplicht: boolean; isAangesloten: boolean; now: Date }): Promise<Opdracht> => {
  const [rij] = await tx('uitvraag_partner').insert({
    uitvraag_id: o.uitvraagId, organisatie_id: o.organisatieId, ronde: o.ronde, is_verplicht: o.isVerplicht, is_aangesloten: o.isAangesloten, aangemaakt_op: o.now, gewijzigd_op: o.now,
  }).onConflict(['uitvraag_id', 'organisatie_id', 'ronde']).merge(['is_verplicht', 'is_aangesloten', 'gewijzigd_op']).returning('*') as Opdracht[];
  return rij as Opdracht;
};
export const wijzigOpdracht = async (tx: Tx, id: string, velden: Record<string, unknown>, now: Date): Promise<void> => {
  await tx('uitvraag_partner').where({ id }).update({ ...velden, ...gewijzigd(tx, now) });
};

export const personenVan = (tx: Tx, opdrachtId: string): Promise<Uitvraagpersoon[]> =>
  tx('uitvraag_persoon').where({ opdracht_id: opdrachtId }).orderBy('pseudoniem') as unknown as Promise<Uitvraagpersoon[]>;
export const zetPersonen = async (tx: Tx, opdrachtId: string, personen: { persoonId: string; pseudoniem: string }[], now: Date): Promise<void> => {
  await tx('uitvraag_persoon').insert(personen.map((p) => ({ opdracht_id: opdrachtId, persoon_id: p.persoonId, pseudoniem: p.pseudoniem, aangemaakt_op: now, gewijzigd_op: now })))
    .onConflict(['opdracht_id', 'persoon_id']).ignore();
};
/** One write for all persons of the answer: a hit and a miss differ in the code only. */
export const zetAntwoord = async (tx: Tx, opdrachtId: string, persoonId: string, antwoord: 'bekend' | 'niet-gemeld', now: Date): Promise<void> => {
  await tx('uitvraag_persoon').where({ opdracht_id: opdrachtId, persoon_id: persoonId }).update({ antwoord, ...gewijzigd(tx, now) });
};
export const zetBekendheid = async (tx: Tx, b: { opdrachtId: string; organisatieId: string; persoonId: string; actueel: boolean; contactpunt: string; now: Date }): Promise<void> => {
  await tx('bekendheid').insert({ opdracht_id: b.opdrachtId, organisatie_id: b.organisatieId, persoon_id: b.persoonId, actueel: b.actueel, contactpunt: b.contactpunt, aangemaakt_op: b.now, gewijzigd_op: b.now })
    .onConflict(['opdracht_id', 'persoon_id']).ignore();
};

/** Organisations that were asked about one of these persons since `vanaf`, in another uitvraag than this one (R3.4). */
export const alGevraagd = async (tx: Tx, uitvraagId: string, persoonIds: readonly string[], organisatieIds: readonly string[], vanaf: Date): Promise<string[]> => {
  const rijen = await tx('uitvraag_partner as o').join('uitvraag_persoon as p', 'p.opdracht_id', 'o.id')
    .whereNot('o.uitvraag_id', uitvraagId).whereIn('o.organisatie_id', [...organisatieIds]).whereIn('p.persoon_id', [...persoonIds]).where('o.verzonden_op', '>', vanaf)
    .distinct('o.organisatie_id') as { organisatie_id: string }[];
  return rijen.map((r) => r.organisatie_id);
};

export type Setregel = { organisatiesoort: string; is_verplicht: boolean };
/** The kinds of a partner set: the national rows and those of the region. */
export const partnerset = (tx: Tx, code: string, regioCode: string): Promise<Setregel[]> =>
  tx('partnerset').where({ code }).where((q) => { void q.whereNull('regio_code').orWhere('regio_code', regioCode); }).select('organisatiesoort')
    .select(tx.raw('bool_or(is_verplicht) as is_verplicht')).groupBy('organisatiesoort').orderBy('organisatiesoort') as unknown as Promise<Setregel[]>;
/** Years that a finished task still counts as bekendheid (R3.1); null = this kind never tells. Undefined = no rule for this kind. */
export const bekendheidsperiode = async (tx: Tx, soort: string): Promise<number | null | undefined> => {
  const rij = await tx('bekendheidsperiode').where({ organisatiesoort: soort }).first('jaren') as { jaren: number | null } | undefined;
  return rij?.jaren;
};
/** The approved rule by which this holder answers of itself, or undefined. Two rules at once: the most protective one. */
export const houderregelVan = (tx: Tx, organisatieId: string, verbandCode: string, doel: string, vandaag: string): Promise<{ id: string; actie: string } | undefined> =>
  tx('houderregel').where({ organisatie_id: organisatieId, verband_code: verbandCode, doel, gegevenssoort: 'BEK', actie: 'automatisch-niet-gemeld' }).whereNotNull('goedgekeurd_door')
    .where((q) => { void q.whereNull('tot').orWhere('tot', '>=', vandaag); }).first('id', 'actie') as Promise<{ id: string; actie: string } | undefined>;
