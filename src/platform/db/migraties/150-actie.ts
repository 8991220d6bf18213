import { randomUUID } from 'node:crypto';
import type { Knex } from 'knex';
import { statenVan } from '../../../domein/overgangen.ts';

export const naam = '150-actie';

const basis = `id uuid primary key default gen_random_uuid(), aangemaakt_op timestamptz not null default now(),
  gewijzigd_op timestamptz not null default now(), rijversie int not null default 1`;
/** Rows that are only ever added. */
const groeit = 'id uuid primary key default gen_random_uuid(), volgnummer bigint generated always as identity, aangemaakt_op timestamptz not null default now()';
const codes = (lijst: readonly string[]): string => lijst.map((c) => `'${c}'`).join(', ');
const weigercodes = codes(['geen-capaciteit', 'niet-bevoegd', 'onvoldoende-informatie', 'onveilig', 'andere-partij-passender', 'anders']);
const groeiende = ['actie_overgang', 'actie_escalatie', 'actie_besluit', 'actie_termijn_keuze'];

/** Actions handed to another organisation, with exactly the data they need and what came back (domein §7.11 c). */
export const up = async (knex: Knex): Promise<void> => {
  await knex.raw(`
    create table actie (${basis},
      actienummer text not null unique, casus_id uuid not null references casus (id), plan_id uuid, doel_id uuid, afspraak_id uuid, soort_code text not null, omschrijving text not null,
      opdrachtgever_id uuid references medewerker (id), uitvoerder_organisatie_id uuid not null references organisatie (id), uitvoerder_medewerker_id uuid references medewerker (id), uitvoerder_persoon_id uuid,
      is_aangesloten boolean not null, prioriteit text not null check (prioriteit in ('P1', 'P2', 'P3', 'P4')), uiterlijk_op timestamptz not null,
      conditie text not null check (conditie in ('direct', 'bij-incident', 'na-actie')), conditie_tekst text, na_actie_id uuid references actie, is_voorganger_gewogen boolean not null default false,
      status text not null default 'concept' check (status in (${codes(statenVan('actie'))})), uitkomst text check (uitkomst in ('gereed', 'niet-gelukt', 'geweigerd', 'vervallen', 'ingetrokken')),
      escalatietrap int not null default 0 check (escalatietrap between 0 and 4), aantal_uitgezet int not null default 0, aantal_heropend int not null default 0 check (aantal_heropend <= 2),
      weigercode text check (weigercode in (${weigercodes})), weigertoelichting text, voorstel_tekst text, voorstel_uiterlijk_op timestamptz,
      context jsonb, process_instance_key bigint, gevraagd_op timestamptz, uitgezet_op timestamptz, aanvaard_op timestamptz, gereed_op timestamptz, afgerond_op timestamptz, toegang_tot timestamptz,
      check ((conditie = 'na-actie') = (na_actie_id is not null)), check (na_actie_id <> id));
    comment on column actie.uitvoerder_persoon_id is 'a citizen does it; the organisation supports him and records. He is reminded, never escalated (R11.3)';
    comment on column actie.process_instance_key is 'the instance that claimed this actie; another one ends by itself';
    comment on column actie.context is 'codes the process is started with, kept while it waits for its predecessor';
    create index actie_casus on actie (casus_id, status);
    create index actie_plan on actie (plan_id) where plan_id is not null;
    create index actie_uitvoerder on actie (uitvoerder_organisatie_id, status, uiterlijk_op);
    create index actie_voorganger on actie (na_actie_id) where na_actie_id is not null;
    create table actie_informatie (id uuid primary key default gen_random_uuid(), aangemaakt_op timestamptz not null default now(),
      actie_id uuid not null references actie, persoon_id uuid not null, veld text not null check (veld in ('naam', 'geboortejaar', 'geboortedatum', 'bsn', 'gemeente', 'adres')), reden text, unique (actie_id, persoon_id, veld));
    comment on table actie_informatie is 'R11.1: only what is ticked here goes to the uitvoerder';
    create table actie_overgang (${groeit}, actie_id uuid not null references actie, van text not null, naar text not null, organisatie_id uuid, door uuid, reden text, op timestamptz not null);
    create index actie_overgang_actie on actie_overgang (actie_id, volgnummer);
    create table terugkoppeling (${basis}, actie_id uuid not null references actie, resultaat text not null check (resultaat in ('behaald', 'deels', 'niet-behaald', 'niet-uitvoerbaar')), toelichting text not null,
      uitgevoerd_op date, vervolg_nodig boolean not null default false, organisatie_id uuid not null, door uuid, op timestamptz not null, is_na_intrekking boolean not null default false,
      beoordeling text check (beoordeling in ('akkoord', 'aanvullen', 'niet-gelukt')), beoordeeld_door uuid, beoordeeld_op timestamptz, beoordeling_tekst text);
    comment on column terugkoppeling.is_na_intrekking is 'R11.7: came after the actie was withdrawn; kept, changes nothing';
    create index terugkoppeling_actie on terugkoppeling (actie_id, op);
    create table actie_voortgang (${basis}, actie_id uuid not null references actie, tekst text not null, organisatie_id uuid not null, door uuid, op timestamptz not null, verwerkt_op timestamptz);
    create index actie_voortgang_actie on actie_voortgang (actie_id, op);
    create table actie_escalatie (${groeit}, actie_id uuid not null references actie, ladder text not null check (ladder in ('aanvaarden', 'uitvoeren', 'beoordelen')), trap int not null check (trap between 1 and 4),
      aan text not null check (aan in ('uitvoerder', 'leidinggevende', 'casusregisseur', 'procesregisseur')), op timestamptz not null, element_instance_key bigint not null unique);
    comment on table actie_escalatie is 'R11.3: every rung that was reached and whom it reached; trap 4 is counted for the regiocoordinator';
    create index actie_escalatie_actie on actie_escalatie (actie_id);
    create table actie_besluit (${groeit}, actie_id uuid not null references actie, soort text not null check (soort in ('herbestemmen', 'signaal', 'terugkoppeling', 'intrekken')), keuze text not null, reden text not null, contact text, door uuid, op timestamptz not null);
    create index actie_besluit_actie on actie_besluit (actie_id, volgnummer);
    create table actie_termijn_keuze (${groeit}, actie_id uuid, casus_id uuid not null, process_instance_key bigint not null, keuze text not null check (keuze in ('doorgaan', 'verlengen', 'overnemen')), reden text not null, reden_code text not null, door uuid not null, op timestamptz not null);
    -- A membership that ends at a moment that still comes counts until then (R11.8); the index of casus_team knows only rows without an end.
    create index casus_team_lid on casus_team (organisatie_id, casus_id);
    create function actie_groeit_alleen() returns trigger language plpgsql as $$ begin raise exception 'rows of % are never changed or removed', tg_table_name; end $$;
    ${groeiende.map((t) => `create trigger ${t}_groeit before update or delete on ${t} for each row execute function actie_groeit_alleen();`).join('\n')}
  `);
};

export const down = async (knex: Knex): Promise<void> => {
  await knex.raw('drop table actie_termijn_keuze, actie_besluit, actie_escalatie, actie_voortgang, terugkoppeling, actie_overgang, actie_informatie, actie; drop function actie_groeit_alleen(); drop index casus_team_lid');
};

export const voorbeeld = async (knex: Knex): Promise<void> => {
  const [casus, organisatie, actie, persoon] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()];
  const op = '2026-11-23T08:00:00Z';
  await knex('regio').insert({ code: 'voorbeeld-actie', kort: 'VBA', naam: 'Voorbeeld' });
  await knex('organisatiesoort').insert({ code: 'VBA', naam: 'Voorbeeldsoort', versie: '0', bron: 'voorbeeld' });
  await knex('samenwerkingsverband').insert({ code: 'voorbeeld-actie', naam: 'Voorbeeld', melding_soort: 'VBA', regie_soort: 'VBA', partnerset_code: 'vba-kern' });
  await knex('organisatie').insert({ id: organisatie, oin: '00000099000000991500', naam: 'Voorbeeld', soort: 'VBA' });
  await knex('casus').insert({ id: casus, casusnummer: '5E1S-P9XY-15', verband_code: 'voorbeeld-actie', regio_code: 'voorbeeld-actie', startdatum: '2026-11-23', laatste_op: op });
  await knex('actie').insert({
    id: actie, actienummer: 'A-4D0R-N8WX-36', casus_id: casus, soort_code: 'huisbezoek', omschrijving: 'Ga langs en kijk hoe het gaat.', uitvoerder_organisatie_id: organisatie, is_aangesloten: false,
    prioriteit: 'P3', uiterlijk_op: op, conditie: 'direct', status: 'geaccepteerd', uitgezet_op: op, aanvaard_op: op, process_instance_key: '2251799813685150',
  });
  await knex('actie_informatie').insert({ actie_id: actie, persoon_id: persoon, veld: 'naam' });
  await knex('actie_overgang').insert({ actie_id: actie, van: 'uitgezet', naar: 'geaccepteerd', organisatie_id: organisatie, op });
  await knex('terugkoppeling').insert({ actie_id: actie, resultaat: 'behaald', toelichting: 'Het gesprek is geweest.', uitgevoerd_op: '2026-11-23', organisatie_id: organisatie, op });
  await knex('actie_voortgang').insert({ actie_id: actie, tekst: 'De afspraak staat.', organisatie_id: organisatie, op });
  await knex('actie_escalatie').insert({ actie_id: actie, ladder: 'uitvoeren', trap: 1, aan: 'uitvoerder', op, element_instance_key: '2251799813685151' });
  await knex('actie_besluit').insert({ actie_id: actie, soort: 'signaal', keuze: 'doorgaan', reden: 'De afspraak is een dag verzet.', op });
  await knex('actie_termijn_keuze').insert({ actie_id: actie, casus_id: casus, process_instance_key: '2251799813685150', keuze: 'doorgaan', reden: 'Het gezin was een week niet bereikbaar.', reden_code: 'wacht-op-gezin', door: persoon, op });
};
