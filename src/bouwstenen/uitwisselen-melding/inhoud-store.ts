import type { Knex } from 'knex';
import type { Kern, Tx } from '../../platform/kern.ts';
import type { Antwoorden, Betrokkene, Inhoud, Melder, Melding } from './model.ts';
import { indexenVan, indexKid, indexVan, open, verberg } from './versleuteld.ts';

type Betrokkenerij = {
  id: string; rol: Betrokkene['rol']; voornamen: string | null; voorvoegsel: string | null; geslachtsnaam: string | null; alias: string | null; geboortedatum: string | null; geslacht: Betrokkene['geslacht'] | null;
  bsn_versleuteld: string | null; adres: Betrokkene['adres'] | null; leeftijd_bij_melding: number | null; veilige_contactwijze: string | null; persoon_id: string | null;
};
/** A named person of a melding as the next bouwsteen sees him. */
export type GemeldeBetrokkene = Betrokkene & { readonly id: string; readonly persoonId: string | null };

const zonderLeeg = <T extends object>(o: T): T => Object.fromEntries(Object.entries(o).filter(([, w]) => w !== null && w !== undefined)) as T;
const alsBetrokkene = (kern: Kern, r: Betrokkenerij): GemeldeBetrokkene => ({
  ...zonderLeeg({
    rol: r.rol, voornamen: r.voornamen, voorvoegsel: r.voorvoegsel, geslachtsnaam: r.geslachtsnaam, alias: r.alias, geboortedatum: r.geboortedatum, geslacht: r.geslacht, adres: r.adres, leeftijd: r.leeftijd_bij_melding,
    veiligeContactwijze: r.veilige_contactwijze, bsn: r.bsn_versleuteld === null ? null : open(kern, r.bsn_versleuteld, 'melding_betrokkene.bsn', r.id),
  }) as Betrokkene, id: r.id, persoonId: r.persoon_id,
});

export const leesBetrokkenen = async (kern: Kern, db: Knex, meldingId: string): Promise<GemeldeBetrokkene[]> =>
  (await db('melding_betrokkene').where({ melding_id: meldingId }).orderBy('volgorde').select<Betrokkenerij[]>('*')).map((r) => alsBetrokkene(kern, r));
/** The blind indexes of the BSNs in a melding, under every key in use: what a comparison with stored ones must look for. */
export const indexenVanMelding = async (kern: Kern, db: Knex, meldingId: string): Promise<string[]> => (await leesBetrokkenen(kern, db, meldingId)).flatMap((b) => (b.bsn === undefined ? [] : indexenVan(kern, b.bsn)));
export const leesMelder = async (kern: Kern, db: Knex, meldingId: string): Promise<(Melder & { isBurger: boolean }) | undefined> => {
  const rij = await db('melding_melder').where({ melding_id: meldingId }).first<{ id: string; gegevens_versleuteld: string; is_burger: boolean } | undefined>('id', 'gegevens_versleuteld', 'is_burger');
  return rij === undefined ? undefined : { ...JSON.parse(open(kern, rij.gegevens_versleuteld, 'melding_melder', rij.id)) as Melder, isBurger: rij.is_burger };
};
export const isAnoniem = async (db: Knex, meldingId: string): Promise<boolean> => (await db('melding_melder').where({ melding_id: meldingId, anoniem_tegenover_gezin: true }).first('id')) !== undefined;

/** Everything the sender told, as one value; what he left out is absent. */
export const leesInhoud = async (kern: Kern, db: Knex, m: Melding): Promise<Inhoud> => {
  const antwoorden = Object.fromEntries((await db('melding_antwoord').where({ melding_id: m.id }).select<{ vraagcode: string; waarde: unknown }[]>('vraagcode', 'waarde')).map((r) => [r.vraagcode, r.waarde])) as Antwoorden;
  const { isBurger: _, ...melder } = await leesMelder(kern, db, m.id) ?? { isBurger: false };
  const betrokkenen = (await leesBetrokkenen(kern, db, m.id)).map(({ id: _id, persoonId: _p, ...b }) => b);
  return zonderLeeg({ incidentOp: m.incidentOp?.toISOString(), incidentPlaats: m.incidentPlaats, acuutGevaar: m.acuutGevaar, verzoek: m.verzoek, terugkoppelingGewenst: m.terugkoppelingGewenst, situatieschets: m.situatieschets, betrokkenen, melder, antwoorden }) as Inhoud;
};

const zetBetrokkenen = async (kern: Kern, tx: Tx, meldingId: string, lijst: readonly Betrokkene[]): Promise<void> => {
  // Persons who stay keep their row, because identiteit may already point at it.
  const bestaand = await tx('melding_betrokkene').where({ melding_id: meldingId }).orderBy('volgorde').pluck('id') as string[];
  for (const [i, b] of lijst.entries()) {
    const id = bestaand[i] ?? crypto.randomUUID();
    const rij = {
      rol: b.rol, voornamen: b.voornamen ?? null, voorvoegsel: b.voorvoegsel ?? null, geslachtsnaam: b.geslachtsnaam ?? null, alias: b.alias ?? null, geboortedatum: b.geboortedatum ?? null, geslacht: b.geslacht ?? null,
      bsn_versleuteld: b.bsn === undefined ? null : verberg(kern, b.bsn, 'melding_betrokkene.bsn', id), bsn_index: b.bsn === undefined ? null : indexVan(kern, b.bsn), index_kid: b.bsn === undefined ? null : indexKid(kern), adres: b.adres === undefined ? null : JSON.stringify(b.adres),
      leeftijd_bij_melding: b.leeftijd ?? null, veilige_contactwijze: b.veiligeContactwijze ?? null, gewijzigd_op: kern.clock.now(),
    };
    if (i < bestaand.length) await tx('melding_betrokkene').where({ id }).update({ ...rij, rijversie: tx.raw('rijversie + 1') });
    else await tx('melding_betrokkene').insert({ id, melding_id: meldingId, volgorde: i + 1, ...rij });
  }
  await tx('melding_betrokkene').where({ melding_id: meldingId }).where('volgorde', '>', lijst.length).delete();
};

/** Columns of `melding` that hold content; a field that is absent stays as it was. */
export const kolommenVan = (i: Inhoud): Record<string, unknown> => Object.fromEntries(Object.entries({
  incident_op: i.incidentOp === undefined ? undefined : new Date(i.incidentOp), incident_plaats: i.incidentPlaats, acuut_gevaar: i.acuutGevaar, spoed: i.acuutGevaar === undefined ? undefined : i.acuutGevaar === 'ja',
  verzoek: i.verzoek, terugkoppeling_gewenst: i.terugkoppelingGewenst, situatieschets: i.situatieschets,
}).filter(([, w]) => w !== undefined));

/** Writes persons, melder and answers; a group that is absent stays as it was. */
export const bewaarOnderdelen = async (kern: Kern, tx: Tx, meldingId: string, i: Inhoud, isBurger: boolean): Promise<void> => {
  if (i.betrokkenen !== undefined) await zetBetrokkenen(kern, tx, meldingId, i.betrokkenen);
  if (i.melder !== undefined) {
    const bestaand = await tx('melding_melder').where({ melding_id: meldingId }).first<{ id: string } | undefined>('id');
    const id = bestaand?.id ?? crypto.randomUUID();
    const rij = { gegevens_versleuteld: verberg(kern, JSON.stringify(i.melder), 'melding_melder', id), is_burger: isBurger, anoniem_tegenover_gezin: i.melder.anoniemTegenoverGezin ?? false, gewijzigd_op: kern.clock.now() };
    if (bestaand === undefined) await tx('melding_melder').insert({ id, melding_id: meldingId, ...rij });
    else await tx('melding_melder').where({ id }).update(rij);
  }
  for (const [vraagcode, waarde] of Object.entries(i.antwoorden ?? {})) {
    await tx('melding_antwoord').insert({ melding_id: meldingId, vraagcode, waarde: JSON.stringify(waarde) }).onConflict(['melding_id', 'vraagcode']).merge({ waarde: JSON.stringify(waarde), gewijzigd_op: kern.clock.now(), rijversie: tx.raw('melding_antwoord.rijversie + 1') });
  }
};

/** Links a named person to the established one (vaststellen-identiteit, after a human confirmed). */
export const koppelPersoon = async (tx: Tx, meldingBetrokkeneId: string, persoonId: string): Promise<void> => { await tx('melding_betrokkene').where({ id: meldingBetrokkeneId }).update({ persoon_id: persoonId, rijversie: tx.raw('rijversie + 1') }); };
/** Persons of the melding that opened this casus and of those added to it later. */
export const betrokkenenVanMelding = async (kern: Kern, tx: Tx, casusId: string): Promise<readonly GemeldeBetrokkene[]> => {
  const ids = await tx('melding').where((q) => { void q.where({ casus_id: casusId }).whereNull('doel_casus_id').orWhere({ doel_casus_id: casusId }); }).whereIn('status', ['geaccepteerd', 'opgepakt', 'duplicaat']).orderBy('ontvangen_op').pluck('id') as string[];
  const alle: GemeldeBetrokkene[] = [];
  for (const id of ids) alle.push(...await leesBetrokkenen(kern, tx, id));
  return alle;
};
/** Ids of the established persons of a melding, for the logs. */
export const persoonIdsVan = (db: Knex, meldingId: string): Promise<string[]> => db('melding_betrokkene').where({ melding_id: meldingId }).whereNotNull('persoon_id').pluck('persoon_id') as unknown as Promise<string[]>;
