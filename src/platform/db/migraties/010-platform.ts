import type { Knex } from 'knex';

export const naam = '010-platform';

/** Outbox, effects, deployment, projection of the engine's record stream, context of tasks, drafts and completions, clock. */
export const up = async (knex: Knex): Promise<void> => {
  await knex.raw(`
    create table outbox (
      id uuid primary key default gen_random_uuid(),
      volgnummer bigint generated always as identity unique,
      volgorde_sleutel text not null,
      soort text not null,
      opdracht jsonb not null,
      taak_sleutel bigint,
      bericht_sleutel bigint,
      verzonden_op timestamptz,
      gemist_op timestamptz,
      status text not null default 'wacht' check (status in ('wacht', 'klaar', 'vastgelopen', 'vervallen', 'ingetrokken', 'overgeslagen')),
      niet_voor timestamptz,
      volgende_poging timestamptz,
      pogingen int not null default 0,
      oorzaak text,
      resultaat jsonb,
      hersteld_door text,
      herstel_reden text,
      hersteld_op timestamptz,
      aangemaakt_op timestamptz not null default now(),
      gewijzigd_op timestamptz not null default now(),
      afgehandeld_op timestamptz,
      rijversie int not null default 1
    );
    comment on column outbox.volgende_poging is 'machine time, not platform time: a retry must not wait for a moved clock';
    comment on column outbox.verzonden_op is 'machine time at which a message was accepted by the engine';
    comment on column outbox.gemist_op is 'a message that found no waiting process and was handed to a person';
    create index outbox_in_rij on outbox (volgorde_sleutel, volgnummer) where status in ('wacht', 'vastgelopen');
    create index outbox_wacht on outbox (volgnummer) where status = 'wacht';
    create index outbox_status on outbox (status, volgnummer) where status in ('wacht', 'vastgelopen', 'vervallen');
    create index outbox_taak on outbox (taak_sleutel) where taak_sleutel is not null;
    create index outbox_bericht on outbox (verzonden_op) where bericht_sleutel is not null and gemist_op is null;

    create table job_effect (
      element_instance_key bigint not null,
      job_type text not null,
      job_sleutel bigint not null,
      uitvoer jsonb,
      aangemaakt_op timestamptz not null default now(),
      primary key (element_instance_key, job_type)
    );

    create table uitrol (
      bestand text primary key,
      pakket text not null,
      soort text not null check (soort in ('proces', 'beslissing', 'formulier')),
      sha text not null,
      definitie_sleutel bigint,
      aangemaakt_op timestamptz not null default now(),
      gewijzigd_op timestamptz not null default now(),
      rijversie int not null default 1
    );
    create table uitrol_tag (
      soort text not null,
      definitie_id text not null,
      versie_tag text not null,
      sha text not null,
      aangemaakt_op timestamptz not null default now(),
      gewijzigd_op timestamptz not null default now(),
      primary key (soort, definitie_id, versie_tag)
    );

    create table formulier (
      form_id text not null,
      versie_tag text not null,
      inhoud jsonb not null,
      aangemaakt_op timestamptz not null default now(),
      gewijzigd_op timestamptz not null default now(),
      primary key (form_id, versie_tag)
    );
    comment on table formulier is 'every deployed version stays: a running task is shown with the form it was made with';

    create table stroom_positie (
      exporter text not null,
      partitie int not null,
      positie bigint not null,
      gewijzigd_op timestamptz not null default now(),
      primary key (exporter, partitie)
    );
    create table proces_definitie (
      sleutel bigint primary key,
      bpmn_process_id text not null,
      versie int not null,
      versie_tag text,
      bestand text,
      xml text not null,
      aangemaakt_op timestamptz not null default now()
    );
    create index proces_definitie_id on proces_definitie (bpmn_process_id, versie desc);
    create table proces_element (
      definitie_sleutel bigint not null references proces_definitie (sleutel) on delete cascade,
      element_id text not null,
      soort text not null,
      naam text,
      form_id text,
      form_versie text,
      job_types text[] not null default '{}',
      koppen jsonb not null default '{}',
      eigenschappen jsonb not null default '{}',
      primary key (definitie_sleutel, element_id)
    );
    create table proces_instantie (
      sleutel bigint primary key,
      ouder_sleutel bigint,
      ouder_element_sleutel bigint,
      wortel_sleutel bigint,
      casus_id uuid,
      bpmn_process_id text,
      definitie_sleutel bigint,
      versie int,
      status text not null default 'actief' check (status in ('actief', 'afgerond', 'afgebroken')),
      begonnen_op timestamptz,
      geeindigd_op timestamptz
    );
    create index proces_instantie_wortel on proces_instantie (wortel_sleutel);
    create index proces_instantie_ouder on proces_instantie (ouder_sleutel) where ouder_sleutel is not null;
    create index proces_instantie_casus on proces_instantie (casus_id) where casus_id is not null;
    create index proces_instantie_definitie on proces_instantie (definitie_sleutel) where status = 'actief';
    create table element_instantie (
      sleutel bigint primary key,
      process_instance_key bigint not null,
      element_id text not null,
      soort text not null,
      bereik_sleutel bigint,
      status text not null check (status in ('actief', 'afgerond', 'afgebroken', 'genomen')),
      begonnen_op timestamptz,
      geeindigd_op timestamptz
    );
    create index element_instantie_proces on element_instantie (process_instance_key, element_id);
    create view element_voortgang as
      select process_instance_key, element_id, min(soort) as soort,
        count(*) filter (where status = 'actief')::int as actief,
        count(*) filter (where status in ('afgerond', 'genomen'))::int as afgerond,
        count(*) filter (where status = 'afgebroken')::int as afgebroken,
        min(begonnen_op) as eerst_op, max(coalesce(geeindigd_op, begonnen_op)) as laatst_op
      from element_instantie group by process_instance_key, element_id;
    create table incident (
      sleutel bigint primary key,
      process_instance_key bigint not null,
      element_instance_key bigint,
      element_id text,
      bpmn_process_id text,
      definitie_sleutel bigint,
      job_sleutel bigint,
      soort text not null,
      oorzaak text,
      status text not null default 'open' check (status in ('open', 'opgelost')),
      aangemaakt_op timestamptz not null,
      opgelost_op timestamptz
    );
    create index incident_open on incident (aangemaakt_op, sleutel) where status = 'open';
    create index incident_proces on incident (process_instance_key);
    create table engine_timer (
      sleutel bigint primary key,
      process_instance_key bigint,
      element_instance_key bigint,
      element_id text not null,
      definitie_sleutel bigint,
      gaat_af_op timestamptz not null
    );
    create index engine_timer_proces on engine_timer (process_instance_key);
    create table bericht_correlatie (
      bericht_sleutel bigint not null,
      process_instance_key bigint not null,
      naam text not null,
      op timestamptz not null,
      primary key (bericht_sleutel, process_instance_key)
    );

    create table taak (
      id uuid primary key default gen_random_uuid(),
      taak_sleutel bigint not null unique,
      element_instance_key bigint not null,
      process_instance_key bigint not null,
      definitie_sleutel bigint not null,
      bpmn_process_id text not null,
      versie int not null,
      element_id text not null,
      status text not null default 'nieuw' check (status in ('nieuw', 'op-naam', 'in-verwerking', 'afgerond', 'vervallen')),
      toegewezen_aan text,
      toegewezen_op timestamptz,
      groepen text[] not null default '{}',
      termijn_eind timestamptz,
      prioriteit int not null default 50,
      form_sleutel bigint,
      koppen jsonb not null default '{}',
      casus_id uuid,
      verband_code text,
      regio_code text,
      afgerond_door text,
      positie bigint not null,
      aangemaakt_op timestamptz not null,
      gewijzigd_op timestamptz not null,
      afgerond_op timestamptz,
      rijversie int not null default 1
    );
    create index taak_open_termijn on taak (coalesce(termijn_eind, 'infinity'::timestamptz), id) where status in ('nieuw', 'op-naam', 'in-verwerking');
    create index taak_open_groepen on taak using gin (groepen) where status in ('nieuw', 'op-naam', 'in-verwerking');
    create index taak_open_medewerker on taak (toegewezen_aan) where status in ('nieuw', 'op-naam', 'in-verwerking');
    create index taak_gewijzigd on taak (gewijzigd_op desc, id);
    create index taak_proces on taak (process_instance_key);
    create index taak_element on taak (element_instance_key);
    create index taak_casus on taak (casus_id) where casus_id is not null;
    create table element_context (
      element_instance_key bigint primary key,
      process_instance_key bigint not null,
      casus_id uuid,
      verband_code text,
      regio_code text,
      termijn_eind timestamptz,
      variabelen jsonb not null default '{}',
      aangemaakt_op timestamptz not null default now(),
      gewijzigd_op timestamptz not null default now()
    );
    create index element_context_casus on element_context (casus_id);
    create table concept (
      id uuid primary key default gen_random_uuid(),
      taak_id uuid not null references taak (id) on delete cascade,
      medewerker_id text not null,
      velden jsonb not null default '{}',
      aangemaakt_op timestamptz not null default now(),
      gewijzigd_op timestamptz not null default now(),
      rijversie int not null default 1,
      unique (taak_id, medewerker_id)
    );
    create table voltooiing (
      id uuid primary key default gen_random_uuid(),
      taak_id uuid not null references taak (id) on delete cascade,
      medewerker_id text not null,
      medewerker jsonb not null,
      antwoorden jsonb,
      uitkomst text not null,
      status text not null check (status in ('wacht', 'uitgevoerd', 'ingetrokken', 'mislukt')),
      niet_voor timestamptz,
      volgende_poging timestamptz,
      pogingen int not null default 0,
      outbox_id uuid references outbox (id),
      oorzaak text,
      traceparent text not null,
      aangemaakt_op timestamptz not null default now(),
      gewijzigd_op timestamptz not null default now(),
      rijversie int not null default 1
    );
    comment on column voltooiing.antwoorden is 'only while waiting for the end of the undo window; emptied afterwards';
    create unique index voltooiing_een_per_taak on voltooiing (taak_id) where status in ('wacht', 'uitgevoerd');
    create index voltooiing_wacht on voltooiing (niet_voor) where status = 'wacht';

    create table taak_overname (
      id uuid primary key default gen_random_uuid(),
      taak_id uuid not null references taak (id) on delete cascade,
      van_medewerker_id text not null,
      naar_medewerker_id text not null,
      reden text not null,
      aangemaakt_op timestamptz not null
    );
    create index taak_overname_taak on taak_overname (taak_id);

    create table klok (
      id boolean primary key default true check (id),
      offset_ms bigint not null,
      gewijzigd_op timestamptz not null default now()
    );
  `);
};

export const down = async (knex: Knex): Promise<void> => {
  await knex.raw(`
    drop view element_voortgang;
    drop table klok, taak_overname, voltooiing, concept, element_context, taak, bericht_correlatie, engine_timer, incident, element_instantie, proces_instantie,
      proces_element, proces_definitie, stroom_positie, formulier, uitrol_tag, uitrol, job_effect, outbox;
  `);
};

const casusId = '6f1c1c1e-7c3b-4d0a-9b57-000000000010';
const taakId = '6f1c1c1e-7c3b-4d0a-9b57-000000000011';
const outboxId = '6f1c1c1e-7c3b-4d0a-9b57-000000000012';
const op = '2026-11-23T08:00:00Z';

export const voorbeeld = async (knex: Knex): Promise<void> => {
  await knex('outbox').insert({ id: outboxId, volgorde_sleutel: casusId, soort: 'proces-annuleren', opdracht: JSON.stringify({ soort: 'proces-annuleren', processInstanceKey: '2251799813685001' }) });
  await knex('job_effect').insert({ element_instance_key: '2251799813685002', job_type: 'uitwisselen-melding.casus-openen', job_sleutel: '2251799813685003', uitvoer: JSON.stringify({ casusId }) });
  await knex('uitrol').insert({ bestand: 'processes/bouwstenen/voorbeeld/voorbeeld.bpmn', pakket: 'voorbeeld', soort: 'proces', sha: 'a'.repeat(64), definitie_sleutel: '2251799813685004' });
  await knex('uitrol_tag').insert({ soort: 'proces', definitie_id: 'voorbeeld', versie_tag: '1.0.0', sha: 'a'.repeat(64) });
  await knex('formulier').insert({ form_id: 'voorbeeld.beoordelen', versie_tag: '1.0.0', inhoud: JSON.stringify({ id: 'voorbeeld.beoordelen', components: [] }) });
  await knex('stroom_positie').insert({ exporter: 'taken', partitie: 1, positie: '42' });
  await knex('proces_definitie').insert({ sleutel: '2251799813685004', bpmn_process_id: 'voorbeeld', versie: 1, versie_tag: '1.0.0', xml: '<definitions/>' });
  await knex('proces_element').insert({ definitie_sleutel: '2251799813685004', element_id: 'beoordelen', soort: 'userTask', naam: 'Beoordelen', form_id: 'voorbeeld.beoordelen', form_versie: '1.0.0' });
  await knex('proces_instantie').insert({ sleutel: '2251799813685001', wortel_sleutel: '2251799813685001', casus_id: casusId, bpmn_process_id: 'voorbeeld', definitie_sleutel: '2251799813685004', versie: 1, begonnen_op: op });
  await knex('element_instantie').insert({ sleutel: '2251799813685002', process_instance_key: '2251799813685001', element_id: 'beoordelen', soort: 'USER_TASK', status: 'actief', begonnen_op: op });
  await knex('incident').insert({ sleutel: '2251799813685005', process_instance_key: '2251799813685001', element_id: 'beoordelen', soort: 'JOB_NO_RETRIES', oorzaak: 'fout', aangemaakt_op: op });
  await knex('engine_timer').insert({ sleutel: '2251799813685006', process_instance_key: '2251799813685001', element_id: 'bij-termijn', gaat_af_op: op });
  await knex('bericht_correlatie').insert({ bericht_sleutel: '2251799813685007', process_instance_key: '2251799813685001', naam: 'proces.nieuwe-ronde', op });
  await knex('taak').insert({
    id: taakId, taak_sleutel: '2251799813685008', element_instance_key: '2251799813685002', process_instance_key: '2251799813685001', definitie_sleutel: '2251799813685004', bpmn_process_id: 'voorbeeld',
    versie: 1, element_id: 'beoordelen', groepen: ['triagist'], casus_id: casusId, verband_code: 'veilig-thuis', regio_code: 'merelland', positie: '1', aangemaakt_op: op, gewijzigd_op: op,
  });
  await knex('element_context').insert({ element_instance_key: '2251799813685002', process_instance_key: '2251799813685001', casus_id: casusId, verband_code: 'veilig-thuis', regio_code: 'merelland', variabelen: JSON.stringify({ casusId }) });
  await knex('concept').insert({ taak_id: taakId, medewerker_id: 'm-1', velden: JSON.stringify({ uitkomst: { waarde: 'accepteren', op } }) });
  await knex('voltooiing').insert({ taak_id: taakId, medewerker_id: 'm-1', medewerker: JSON.stringify({}), uitkomst: 'accepteren', status: 'uitgevoerd', outbox_id: outboxId, traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01' });
  await knex('taak_overname').insert({ taak_id: taakId, van_medewerker_id: 'm-1', naar_medewerker_id: 'm-2', reden: 'voorbeeld', aangemaakt_op: op });
  await knex('klok').insert({ offset_ms: '0' });
};
