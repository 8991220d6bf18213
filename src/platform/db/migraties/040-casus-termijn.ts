import type { Knex } from 'knex';
import { statenVan } from '../../../domein/overgangen.ts';

export const naam = '040-casus-termijn';

const basis = `
  id uuid primary key default gen_random_uuid(),
  aangemaakt_op timestamptz not null default now(),
  gewijzigd_op timestamptz not null default now(),
  rijversie int not null default 1`;

const staten = statenVan('casus').map((staat) => `'${staat}'`).join(', ');

/** The case itself (domein §7, shared aggregate): team, household, timeline, signals and terms. */
export const up = async (knex: Knex): Promise<void> => {
  await knex.raw(`
    create table casus (${basis},
      casusnummer char(12) not null unique, verband_code text not null references samenwerkingsverband (code), regio_code text not null references regio (code),
      status text not null default 'open' check (status in (${staten})),
      prioriteit text check (prioriteit in ('P1', 'P2', 'P3', 'P4')), cyclus int not null default 0 check (cyclus >= 0), melding_id uuid, melding_ontvangen_op timestamptz, startdatum date not null, einddatum date,
      sluitreden text, vervolg_van uuid references casus (id), process_instance_key bigint, proces_versie text, laatste_op timestamptz not null);
    comment on column casus.id is 'the casusId that was reserved when the melding arrived';
    create index casus_lijst on casus (laatste_op desc, id desc);
    create index casus_melding on casus (melding_id);
    create table casus_team (${basis},
      casus_id uuid not null references casus (id), organisatie_id uuid not null references organisatie (id), medewerker_id uuid references medewerker (id), rol text not null,
      sinds timestamptz not null, tot timestamptz, reden text, via text not null check (via in ('melding', 'verzoek', 'uitnodiging', 'actie', 'overdracht')));
    comment on column casus_team.medewerker_id is 'null = everybody of the organisation with the right role';
    create unique index casus_team_actief on casus_team (casus_id, organisatie_id, coalesce(medewerker_id, '00000000-0000-0000-0000-000000000000'::uuid), rol) where tot is null;
    create index casus_team_organisatie on casus_team (organisatie_id, casus_id) where tot is null;
    create table casus_betrokkene (${basis},
      casus_id uuid not null references casus (id), persoon_id uuid not null,
      rol_in_casus text not null check (rol_in_casus in ('centraal', 'kind', 'ouder', 'partner', 'slachtoffer', 'vermoedelijk-pleger', 'overig')), van_datum date not null, tot_datum date);
    create unique index casus_betrokkene_actief on casus_betrokkene (casus_id, persoon_id) where tot_datum is null;
    create index casus_betrokkene_persoon on casus_betrokkene (persoon_id);
    create table casus_tijdlijn (
      volgnummer bigint generated always as identity primary key, id uuid not null unique default gen_random_uuid(), aangemaakt_op timestamptz not null default now(),
      casus_id uuid not null, op timestamptz not null, soort text not null, fase text not null default 'open', actor_organisatie_id uuid references organisatie (id), actor_medewerker_id uuid references medewerker (id),
      zin text not null, bron text not null, unique (casus_id, bron));
    comment on table casus_tijdlijn is 'lines may be written before the casus is opened: casus_id is the reserved one';
    comment on column casus_tijdlijn.fase is 'state of the casus when it happened';
    comment on column casus_tijdlijn.bron is 'what caused the line; the same cause is written once';
    create index casus_tijdlijn_lijst on casus_tijdlijn (casus_id, op desc, volgnummer desc);
    create trigger casus_tijdlijn_groeit before update or delete or truncate on casus_tijdlijn for each statement execute function alleen_toevoegen();
    create table termijn (${basis},
      regel_id uuid references termijnregel (id), termijn_code text not null, verband_code text not null, regio_code text not null, urgentie_code text, casus_id uuid,
      element_instance_key bigint not null unique, process_instance_key bigint not null, element_id text not null, start_op timestamptz not null, uiterlijk_op timestamptz not null,
      signaal_op timestamptz not null, verlengingen int not null default 0, opschortingen jsonb not null default '[]',
      status text not null default 'loopt' check (status in ('loopt', 'opgeschort', 'gehaald', 'overschreden', 'vervallen')));
    create index termijn_casus on termijn (casus_id);
    create index termijn_lopend on termijn (uiterlijk_op) where status = 'loopt';
    create table signaal (${basis},
      casus_id uuid not null, soort text not null check (soort in ('veiligheid', 'termijn', 'stagnatie')), op timestamptz not null, element_instance_key bigint not null unique,
      process_instance_key bigint not null, element_id text not null, status text not null default 'open' check (status in ('open', 'gezien')), gezien_door uuid references medewerker (id), gezien_op timestamptz);
    create index signaal_casus on signaal (casus_id, op desc);
  `);
};

export const down = async (knex: Knex): Promise<void> => {
  await knex.raw('drop table signaal, termijn, casus_tijdlijn, casus_betrokkene, casus_team, casus');
};

export const voorbeeld = async (knex: Knex): Promise<void> => {
  const casusId = '6f1c1c1e-7c3b-4d0a-9b57-000000000040';
  const organisatieId = '6f1c1c1e-7c3b-4d0a-9b57-000000000041';
  const op = '2026-11-23T08:00:00Z';
  await knex('regio').insert({ code: 'voorbeeld-casus', kort: 'VBC', naam: 'Voorbeeld' });
  await knex('organisatiesoort').insert({ code: 'VBC', naam: 'Voorbeeldsoort', versie: '0', bron: 'voorbeeld' });
  await knex('samenwerkingsverband').insert({ code: 'voorbeeld-casus', naam: 'Voorbeeld', melding_soort: 'VBC', regie_soort: 'VBC', partnerset_code: 'vbc-kern' });
  await knex('organisatie').insert({ id: organisatieId, oin: '00000099000000998000', naam: 'Voorbeeld', soort: 'VBC' });
  await knex('casus').insert({ id: casusId, casusnummer: '7K3M-9QPD-87', verband_code: 'voorbeeld-casus', regio_code: 'voorbeeld-casus', prioriteit: 'P2', startdatum: '2026-11-23', laatste_op: op });
  await knex('casus_team').insert({ casus_id: casusId, organisatie_id: organisatieId, rol: 'regie', sinds: op, via: 'melding' });
  await knex('casus_betrokkene').insert({ casus_id: casusId, persoon_id: '6f1c1c1e-7c3b-4d0a-9b57-000000000042', rol_in_casus: 'centraal', van_datum: '2026-11-23' });
  await knex('casus_tijdlijn').insert({ casus_id: casusId, op, soort: 'casus-geopend', actor_organisatie_id: organisatieId, zin: 'De casus is geopend.', bron: 'voorbeeld' });
  await knex('termijn').insert({ termijn_code: 'geen', verband_code: 'voorbeeld-casus', regio_code: 'voorbeeld-casus', casus_id: casusId, element_instance_key: '2251799813685040', process_instance_key: '2251799813685041', element_id: 'beoordelen', start_op: op, uiterlijk_op: op, signaal_op: op });
  await knex('signaal').insert({ casus_id: casusId, soort: 'termijn', op, element_instance_key: '2251799813685042', process_instance_key: '2251799813685041', element_id: 'signaleren' });
};
