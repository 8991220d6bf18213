import { randomUUID } from 'node:crypto';
import type { Knex } from 'knex';

export const naam = '310-toezicht';

/** Supervision (domein §5, §7.15): the logs are searched by period, and what asks the FG for a look is kept with his judgement. */
export const up = async (knex: Knex): Promise<void> => {
  await knex.raw(`
    create index auditlog_tijd on auditlog (tijd, volgnummer);
    create index auditlog_nood on auditlog (object_id) where noodgeval;
    create table toezichtsignaal (id uuid primary key default gen_random_uuid(), aangemaakt_op timestamptz not null default now(), gewijzigd_op timestamptz not null default now(), rijversie int not null default 1,
      soort text not null check (soort in ('veel-casussen-nacht', 'na-vertrek-uit-team')), dag date not null, medewerker_id uuid not null, organisatie_id uuid, casus_id uuid, verband_code text not null, regio_code text not null,
      aantal int not null check (aantal > 0), trace_id char(32), bron text not null unique,
      status text not null default 'open' check (status in ('open', 'beoordeeld')), beoordeling text, oordeel text check (oordeel in ('verklaarbaar', 'navraag', 'onrechtmatig')), beoordeeld_door uuid, beoordeeld_op timestamptz,
      check (status <> 'beoordeeld' or (beoordeling is not null and oordeel is not null and beoordeeld_door is not null and beoordeeld_op is not null)));
    create index toezichtsignaal_lijst on toezichtsignaal (status, dag, id);
    comment on column toezichtsignaal.beoordeling is 'encrypted: what the FG found';
    comment on column toezichtsignaal.bron is 'the finding: the same one is told once';
    create table toezichtronde (id uuid primary key default gen_random_uuid(), aangemaakt_op timestamptz not null default now(), dag date not null unique, gevonden int not null);
    comment on table toezichtronde is 'days whose log lines were looked at; a day runs from 06:00 to 06:00';
  `);
};

export const down = async (knex: Knex): Promise<void> => { await knex.raw('drop table toezichtronde, toezichtsignaal; drop index auditlog_nood, auditlog_tijd'); };

export const voorbeeld = async (knex: Knex): Promise<void> => {
  await knex('toezichtsignaal').insert({ soort: 'veel-casussen-nacht', dag: '2026-11-23', medewerker_id: randomUUID(), verband_code: 'veilig-thuis', regio_code: 'merelland', aantal: 12, bron: `nacht:${randomUUID()}` });
  await knex('toezichtronde').insert({ dag: '2026-11-23', gevonden: 1 }).onConflict('dag').ignore();
};
