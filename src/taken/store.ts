import type { Tx } from '../platform/kern.ts';
import type { Knex } from 'knex';
import { Probleem } from '../platform/http/problemen.ts';
import type { Medewerker } from '../platform/identity/aanvrager.ts';
import { bereik, groepenVan } from './bereik.ts';

export type Status = 'nieuw' | 'op-naam' | 'in-verwerking' | 'afgerond' | 'vervallen';
export type TaakRij = {
  readonly id: string; readonly taak_sleutel: string; readonly element_instance_key: string; readonly process_instance_key: string; readonly element_id: string; readonly status: Status;
  readonly toegewezen_aan: string | null; readonly toegewezen_op: Date | null; readonly groepen: string[]; readonly termijn_eind: Date | null; readonly prioriteit: number; readonly koppen: Record<string, string>;
  readonly casus_id: string | null; readonly verband_code: string; readonly regio_code: string; readonly afgerond_door: string | null; readonly afgerond_op: Date | null; readonly aangemaakt_op: Date; readonly gewijzigd_op: Date; readonly rijversie: number;
  readonly form_id: string | null; readonly form_versie: string | null; readonly naam: string | null; readonly termijn_code: string | null;
};
const kolommen = `t.id, t.taak_sleutel, t.element_instance_key, t.process_instance_key, t.element_id, t.status, t.toegewezen_aan, t.toegewezen_op, t.groepen, t.termijn_eind, t.prioriteit, t.koppen, t.casus_id, t.verband_code,
  t.regio_code, t.afgerond_door, t.afgerond_op, t.aangemaakt_op, t.gewijzigd_op, t.rijversie, e.form_id, e.form_versie, coalesce(e.naam, t.element_id) as naam`;
const bron = 'taak t left join proces_element e on e.definitie_sleutel = t.definitie_sleutel and e.element_id = t.element_id';

/** Same words whether it does not exist or lies outside the reader's reach (domein §6). */
export const nietGevonden = (): Probleem => new Probleem('niet-gevonden', 'Deze taak bestaat niet, of u mag hem niet zien.');

/** The task, locked when `slot`; throws 404 when it is not within reach. */
export const leesTaak = async (tx: Tx, m: Medewerker, id: string, slot = false): Promise<TaakRij> => {
  const { sql, bindings } = bereik(m);
  const { rows } = await tx.raw(`select ${kolommen}, c.variabelen ->> 'termijnCode' as termijn_code from ${bron} left join element_context c on c.element_instance_key = t.element_instance_key
    where t.id = :id and ${sql}${slot ? ' for update of t' : ''}`, { id, ...bindings } as Record<string, Knex.RawBinding>) as { rows: TaakRij[] };
  const rij = rows[0];
  if (rij === undefined) throw nietGevonden();
  return rij;
};

export type Lijstrij = TaakRij & { readonly casusnummer: string | null; readonly medewerker: string | null; readonly heeft_concept: boolean; readonly plek: string };
export type Lijstvraag = {
  readonly bakje: 'mijn' | 'team' | 'alle'; readonly verband: string | null; readonly bouwsteen: string | null; readonly termijn: 'te-laat' | 'vandaag' | 'week' | null; readonly status: string | null; readonly zoek: string | null;
  readonly volgorde: 'termijn' | '-gewijzigd'; readonly na: { readonly op: string; readonly na: string } | null; readonly aantal: number; readonly nu: Date;
};

const statussen: Record<string, readonly Status[]> = { niemand: ['nieuw'], nieuw: ['nieuw'], 'op-naam': ['op-naam'], 'wordt-verwerkt': ['in-verwerking'], 'in-verwerking': ['in-verwerking'], afgerond: ['afgerond'], vervallen: ['vervallen'] };
const open = "t.status in ('nieuw', 'op-naam', 'in-verwerking')";
/** Days begin at midnight in the Netherlands (domein §4). */
const middernacht = (dagen: number): string => `(date_trunc('day', :nu::timestamptz at time zone 'Europe/Amsterdam') + interval '${dagen} days') at time zone 'Europe/Amsterdam'`;
const termijnen = { 'te-laat': 't.termijn_eind < :nu', vandaag: `t.termijn_eind < ${middernacht(1)}`, week: `t.termijn_eind < ${middernacht(7)}` } as const;
const bakjes = { mijn: 't.toegewezen_aan = :ik', team: 't.toegewezen_aan is distinct from :ik', alle: 'true' } as const;

/** One page of the list. Filters, order and place are the database's work; `plek` is the sort value of the row for the next page. */
export const leesLijst = async (tx: Tx, m: Medewerker, v: Lijstvraag): Promise<Lijstrij[]> => {
  const { sql, bindings } = bereik(m);
  const sorteer = v.volgorde === 'termijn' ? "coalesce(t.termijn_eind, 'infinity'::timestamptz)" : 't.gewijzigd_op';
  const voorwaarden = [
    sql, bakjes[v.bakje],
    v.status === null ? open : 't.status = any(:status)',
    ...(v.termijn === null ? [] : [termijnen[v.termijn]]), ...(v.verband === null ? [] : ['t.verband_code = :verband']), ...(v.bouwsteen === null ? [] : ["split_part(e.form_id, '.', 1) = :bouwsteen"]),
    // The number is found only by those to whom it is shown.
    ...(v.zoek === null ? [] : ["(coalesce(e.naam, t.element_id) ilike :zoek escape '!' or (t.groepen && :open::text[] and c.casusnummer ilike :zoek escape '!'))"]),
    ...(v.na === null ? [] : [v.volgorde === 'termijn' ? `(${sorteer}, t.id) > (:op::timestamptz, :na::uuid)` : `(${sorteer}, t.id) < (:op::timestamptz, :na::uuid)`]),
  ];
  const { rows } = await tx.raw(`
    with bladzijde as (
      select ${kolommen}, case when t.groepen && :open::text[] then c.casusnummer end as casusnummer, ${sorteer} as sorteer
      from ${bron} left join casus c on c.id = t.casus_id where ${voorwaarden.join(' and ')}
      order by ${sorteer} ${v.volgorde === 'termijn' ? 'asc' : 'desc'}, t.id ${v.volgorde === 'termijn' ? 'asc' : 'desc'} limit :aantal)
    select b.*, to_char(b.sorteer at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as plek_tekst, isfinite(b.sorteer) as eindig, mw.naam as medewerker,
      x.variabelen ->> 'termijnCode' as termijn_code, exists (select 1 from concept k where k.taak_id = b.id and k.medewerker_id = :ik) as heeft_concept
    from bladzijde b left join medewerker mw on mw.id::text = b.toegewezen_aan left join element_context x on x.element_instance_key = b.element_instance_key
    order by b.sorteer ${v.volgorde === 'termijn' ? 'asc' : 'desc'}, b.id ${v.volgorde === 'termijn' ? 'asc' : 'desc'}`, {
    ...bindings, ik: m.medewerkerId, nu: v.nu, open: groepenVan(m).open, aantal: v.aantal, status: v.status === null ? [] : [...statussen[v.status] ?? []], verband: v.verband, bouwsteen: v.bouwsteen,
    zoek: v.zoek === null ? null : `%${v.zoek.replaceAll(/[!%_]/g, '!$&')}%`, op: v.na?.op ?? null, na: v.na?.na ?? null,
  } as unknown as Record<string, Knex.RawBinding>) as { rows: (Lijstrij & { plek_tekst: string; eindig: boolean })[] };
  return rows.map((r) => ({ ...r, plek: r.eindig ? r.plek_tekst : 'infinity' }));
};

/** Counts for the tabs; never further than 1,000, which the screen writes as 999+. */
export const telTaken = async (tx: Tx, m: Medewerker, nu: Date): Promise<Record<'mijn' | 'vandaag' | 'teVerdelen' | 'team' | 'teLaat' | 'meldingen', number>> => {
  const { sql, bindings } = bereik(m);
  const tel = (voorwaarde: string): string => `(select count(*)::int from (select 1 from ${bron} where ${sql} and ${open} and ${voorwaarde} limit 1000) x)`;
  const { rows } = await tx.raw(`select ${tel(bakjes.mijn)} as mijn, ${tel(`${bakjes.mijn} and ${termijnen.vandaag}`)} as vandaag, ${tel("t.status = 'nieuw'")} as "teVerdelen", ${tel(bakjes.team)} as team,
    ${tel(`${bakjes.mijn} and ${termijnen['te-laat']}`)} as "teLaat", ${tel("split_part(e.form_id, '.', 1) = 'uitwisselen-melding'")} as meldingen`, { ...bindings, ik: m.medewerkerId, nu } as Record<string, Knex.RawBinding>) as { rows: Record<'mijn' | 'vandaag' | 'teVerdelen' | 'team' | 'teLaat' | 'meldingen', number>[] };
  return rows[0] ?? { mijn: 0, vandaag: 0, teVerdelen: 0, team: 0, teLaat: 0, meldingen: 0 };
};
