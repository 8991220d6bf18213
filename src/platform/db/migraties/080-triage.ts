import { randomUUID } from 'node:crypto';
import type { Knex } from 'knex';
import { statenVan } from '../../../domein/overgangen.ts';

export const naam = '080-triage';

const basis = `id uuid primary key default gen_random_uuid(), aangemaakt_op timestamptz not null default now(),
  gewijzigd_op timestamptz not null default now(), rijversie int not null default 1`;
const codes = (lijst: readonly string[]): string => lijst.map((c) => `'${c}'`).join(', ');
const prioriteit = `in ('p1', 'p2', 'p3', 'p4')`;
const vervolg = `in ('spoedoverleg', 'overleg', 'analyse', 'preventie', 'lokaal', 'overdracht', 'sluiten')`;

/** Instruments (data, one row per version), what was answered, and the decision of a person (domein §7.5 c). */
export const up = async (knex: Knex): Promise<void> => {
  await knex.raw(`
    create table instrument (${basis},
      code text not null, versie text not null, titel text not null, rechtenhouder text not null,
      licentie text not null check (licentie in ('vrij', 'vrij-niet-commercieel', 'eigen', 'licentie-vereist')), bronvermelding text not null, geverifieerd boolean not null,
      items jsonb not null, scoring jsonb not null, banden jsonb not null, geldigheid_dagen int, vereiste_training text, status text not null check (status in ('concept', 'actief', 'ingetrokken')),
      definitie jsonb not null, inhoud_hash text not null, volgorde bigint generated always as identity, unique (code, versie));
    comment on column instrument.definitie is 'the whole definition as loaded; a version never changes, a correction is a new version';
    create table medewerker_training (${basis}, medewerker_id uuid not null, training_code text not null, behaald_op date not null, geldig_tot date, unique (medewerker_id, training_code));
    create table instrument_licentie (${basis}, organisatie_id uuid not null, instrument_code text not null, verklaard_door uuid not null, verklaard_op timestamptz not null, geldig_tot date, unique (organisatie_id, instrument_code));
    comment on table instrument_licentie is 'an organisation states that it holds the licence of an instrument of somebody else';
    create table triage (${basis},
      casus_id uuid not null, process_instance_key bigint not null unique, verband_code text not null, regio_code text not null, ronde int not null, urgentie_bij_start text not null check (urgentie_bij_start ${prioriteit}),
      status text not null default 'open' check (status in (${codes(statenVan('triage'))})), leidend_instrument text not null,
      uitvoerder_id uuid, is_zvh_criterium boolean not null default false, onvoldoende_reden text,
      advies_prioriteit text check (advies_prioriteit ${prioriteit}), advies_vervolg text check (advies_vervolg ${vervolg}), advies_voorstellen text[] not null default '{}', is_onvoldoende_beeld boolean not null default false,
      regel_ids text[] not null default '{}', advies_regels jsonb not null default '[]', advies_feiten jsonb, tabel_versie text, geadviseerd_op timestamptz,
      besluit_prioriteit text check (besluit_prioriteit ${prioriteit}), besluit_vervolg text check (besluit_vervolg ${vervolg}), motivatie text, afwijking boolean, is_tweede_nodig boolean,
      overdracht_verband text, overdracht_organisatie_id uuid, beslisser_id uuid, besloten_op timestamptz,
      tweede_id uuid, tweede_op timestamptz, tweede_uitkomst text check (tweede_uitkomst in ('akkoord', 'terug')), tweede_motivatie text, vastgelegd_op timestamptz,
      check (tweede_id is null or tweede_id <> beslisser_id),
      check (status <> 'besloten' or is_tweede_nodig is not true or tweede_uitkomst is not distinct from 'akkoord'));
    comment on column triage.advies_feiten is 'the facts the table read: health data, shown on the explanation page';
    create index triage_casus on triage (casus_id, ronde desc);
    create table triage_besluit (id uuid primary key default gen_random_uuid(), aangemaakt_op timestamptz not null default now(),
      triage_id uuid not null references triage, soort text not null check (soort in ('besluit', 'tweede-akkoord')), door uuid not null, op timestamptz not null,
      prioriteit text, vervolg text, uitkomst text, afwijking boolean, motivatie text not null);
    comment on table triage_besluit is 'every act of deciding and of looking along, also those sent back; grows only';
    create index triage_besluit_triage on triage_besluit (triage_id, op);
    create table afname (${basis},
      triage_id uuid not null references triage, casus_id uuid not null, instrument_id uuid not null references instrument, persoon_id uuid, door uuid, op timestamptz,
      status text not null default 'concept' check (status in (${codes(statenVan('afname'))})), is_leidend boolean not null default false, is_verplicht boolean not null default false,
      antwoorden jsonb not null default '{}', toelichtingen jsonb not null default '{}', overgenomen_uitkomst text, samen_ingevuld boolean not null default false,
      score int, band text, is_geldig boolean, uitslag jsonb, alarmen text[] not null default '{}', alarm_gesignaleerd_op timestamptz, hergebruikt_van uuid references afname, definitief_op timestamptz,
      check (status <> 'definitief' or definitief_op is not null));
    create unique index afname_een_per_persoon on afname (triage_id, instrument_id, coalesce(persoon_id, '00000000-0000-0000-0000-000000000000'::uuid)) where status <> 'vervallen';
    create index afname_casus on afname (casus_id, status);
    create table factor (${basis},
      triage_id uuid not null references triage, richting text not null check (richting in ('risico', 'beschermend')), leefgebied text not null, tekst text not null, bron text not null, gewicht int not null check (gewicht between 1 and 3));
    create index factor_triage on factor (triage_id);
    create table overdracht (${basis},
      triage_id uuid not null references triage, casus_id uuid not null, naar_organisatie_id uuid not null, naar_verband text not null, aangeboden_door uuid not null, aangeboden_op timestamptz not null,
      status text not null default 'aangeboden' check (status in ('aangeboden', 'geaccepteerd', 'geweigerd', 'verlopen')), antwoord_door uuid, antwoord_op timestamptz, reden text);
    create unique index overdracht_open on overdracht (triage_id) where status = 'aangeboden';
    create table triage_termijn_keuze (id uuid primary key default gen_random_uuid(), aangemaakt_op timestamptz not null default now(),
      casus_id uuid not null, process_instance_key bigint not null, keuze text not null check (keuze in ('doorgaan', 'verlengen', 'overnemen')), reden text not null, reden_code text not null, door uuid not null, op timestamptz not null);
  `);
};

export const down = async (knex: Knex): Promise<void> => {
  await knex.raw('drop table triage_termijn_keuze, overdracht, factor, afname, triage_besluit, triage, instrument_licentie, medewerker_training, instrument');
};

export const voorbeeld = async (knex: Knex): Promise<void> => {
  const [casus, triage, instrument, medewerker, organisatie] = [randomUUID(), randomUUID(), randomUUID(), randomUUID(), randomUUID()];
  const op = '2026-11-23T08:00:00Z';
  await knex('instrument').insert({ id: instrument, code: 'VOORBEELD', versie: '1.0.0', titel: 'Voorbeeld', rechtenhouder: 'Samenspel', licentie: 'eigen', bronvermelding: 'voorbeeld', geverifieerd: true, items: '[]', scoring: '{"soort":"geen"}', banden: '[]', status: 'actief', definitie: '{}', inhoud_hash: 'a'.repeat(64) });
  await knex('triage').insert({
    id: triage, casus_id: casus, process_instance_key: '2251799813685080', verband_code: 'veilig-thuis', regio_code: 'merelland', ronde: 1, urgentie_bij_start: 'p2', status: 'besloten', leidend_instrument: 'VOORBEELD',
    advies_prioriteit: 'p3', advies_vervolg: 'analyse', regel_ids: ['TA09'], besluit_prioriteit: 'p3', besluit_vervolg: 'analyse', motivatie: 'Op meer dan één leefgebied gaat het niet goed.', afwijking: false, is_tweede_nodig: false, beslisser_id: medewerker, besloten_op: op,
  });
  await knex('triage_besluit').insert({ triage_id: triage, soort: 'besluit', door: medewerker, op, prioriteit: 'p3', vervolg: 'analyse', uitkomst: 'analyse', afwijking: false, motivatie: 'Op meer dan één leefgebied gaat het niet goed.' });
  await knex('afname').insert({ triage_id: triage, casus_id: casus, instrument_id: instrument, door: medewerker, op, status: 'definitief', definitief_op: op, is_leidend: true, antwoorden: '{"1":"ja"}' });
  await knex('factor').insert({ triage_id: triage, richting: 'beschermend', leefgebied: 'netwerk', tekst: 'Oma past elke week op.', bron: 'gesprek', gewicht: 2 });
  await knex('overdracht').insert({ triage_id: triage, casus_id: casus, naar_organisatie_id: organisatie, naar_verband: 'zorg-en-veiligheid', aangeboden_door: medewerker, aangeboden_op: op });
  await knex('medewerker_training').insert({ medewerker_id: medewerker, training_code: 'lirik', behaald_op: '2026-01-05' });
  await knex('instrument_licentie').insert({ organisatie_id: organisatie, instrument_code: 'ZRM', verklaard_door: medewerker, verklaard_op: op });
  await knex('triage_termijn_keuze').insert({ casus_id: casus, process_instance_key: '2251799813685080', keuze: 'doorgaan', reden: 'Het gezin was een week niet bereikbaar.', reden_code: 'wacht-op-gezin', door: medewerker, op });
};
