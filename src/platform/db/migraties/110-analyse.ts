import { randomUUID } from 'node:crypto';
import type { Knex } from 'knex';
import { bronsoorten, leefgebieden, uitspraakGegevenssoorten, uitspraaksoorten, verbandtypen } from '../../../domein/analyse/uitspraak.ts';
import { statenVan } from '../../../domein/overgangen.ts';

export const naam = '110-analyse';

const basis = `id uuid primary key default gen_random_uuid(), aangemaakt_op timestamptz not null default now(),
  gewijzigd_op timestamptz not null default now(), rijversie int not null default 1`;
const codes = (lijst: readonly string[]): string => lijst.map((c) => `'${c}'`).join(', ');

/**
 * Analysis and advice (domein §7.6 c). What a person wrote is encrypted and bound to its row; what is vastgesteld no longer changes (R6.5). `analyse` is a
 * reserved word of PostgreSQL: quoted in raw SQL, knex quotes by itself.
 */
export const up = async (knex: Knex): Promise<void> => {
  await knex.raw(`
    create table "analyse" (${basis},
      casus_id uuid not null, verband_code text not null, regio_code text not null, ronde int not null, versie int not null check (versie > 0), status text not null default 'concept' check (status in (${codes(statenVan('analyse'))})),
      auteur_id uuid, vervangt_id uuid references "analyse", aantal_verzamelrondes int not null default 1, nieuwe_feiten_op timestamptz, blokkades jsonb not null default '[]', gecontroleerd_op timestamptz,
      uitkomst text check (uitkomst in ('advies-gereed', 'onvoldoende-informatie')), vastgesteld_door uuid, vastgesteld_op timestamptz, unique (casus_id, versie),
      check ((status in ('vastgesteld', 'vervangen')) = (vastgesteld_op is not null and uitkomst is not null)));
    comment on column "analyse".id is 'made by the process that calls: analyseId';
    create table bijdrageverzoek (${basis},
      analyse_id uuid not null references "analyse", casus_id uuid not null, organisatie_id uuid not null, verzamelronde int not null, vraag_versleuteld text not null, gevraagd_door uuid, gevraagd_op timestamptz not null, uiterlijk_op timestamptz not null,
      is_aangesloten boolean not null default false, status text not null default 'open' check (status in (${codes(statenVan('bijdrageverzoek'))})), via text check (via in ('taak', 'systeem')), is_laat boolean not null default false,
      betrokkenheid text check (betrokkenheid in ('nu', 'eerder', 'niet')), is_gezin_ingelicht boolean, weigergrond text, toelichting_versleuteld text, antwoord_op timestamptz, antwoord_door uuid, unique (analyse_id, organisatie_id, verzamelronde));
    create index bijdrageverzoek_organisatie on bijdrageverzoek (organisatie_id, status);
    create table analyse_uitspraak (${basis},
      analyse_id uuid not null references "analyse", lijn_id uuid not null, soort text not null check (soort in (${codes(uitspraaksoorten)})), inhoud_versleuteld text not null,
      gegevenssoort text not null check (gegevenssoort in (${codes(uitspraakGegevenssoorten)})), leefgebied text not null check (leefgebied in (${codes(leefgebieden)})), persoon_id uuid,
      bronsoort text not null check (bronsoort in (${codes(bronsoorten)})), bron_geldig_tot date, peildatum date, zekerheid int not null check (zekerheid between 1 and 3), organisatie_id uuid, functie text,
      weersproken_door uuid references analyse_uitspraak on delete set null, bijdrageverzoek_id uuid references bijdrageverzoek, auteur_id uuid, unique (analyse_id, lijn_id));
    comment on column analyse_uitspraak.lijn_id is 'the same through the versions of one casus, so that versions can be compared';
    comment on column analyse_uitspraak.inhoud_versleuteld is 'tekst, bron, toetsvraag and reactie together';
    create table uitspraak_verband (${basis},
      analyse_id uuid not null references "analyse", van_id uuid not null references analyse_uitspraak on delete cascade, naar_id uuid not null references analyse_uitspraak on delete cascade,
      type text not null check (type in (${codes(verbandtypen)})), unique (van_id, naar_id, type), check (van_id <> naar_id));
    create table analyse_zienswijze (${basis},
      analyse_id uuid not null references "analyse", persoon_id uuid not null, bijdrage_id uuid unique, soort text not null check (soort in ('eigen-verhaal', 'zienswijze')),
      status text not null check (status in ('gevraagd', 'ontvangen', 'verlopen', 'niet-gevraagd', 'afgezien')), uiterlijk_op timestamptz, afzienreden_versleuteld text, uitspraak_id uuid references analyse_uitspraak on delete set null, gevraagd_door uuid,
      check ((status = 'afgezien') = (afzienreden_versleuteld is not null)), check ((status = 'afgezien') = (bijdrage_id is null)));
    comment on table analyse_zienswijze is 'what a person of the household was asked, or why not; the answer becomes a statement in his own words';
    create index analyse_zienswijze_analyse on analyse_zienswijze (analyse_id);
    create table advies (${basis}, analyse_id uuid not null unique references "analyse", kern_versleuteld text not null, urgentie text not null check (urgentie in ('p1', 'p2', 'p3', 'p4')));
    create table advies_punt (${basis},
      advies_id uuid not null references advies on delete cascade, rang int not null check (rang between 1 and 5), leefgebied text not null check (leefgebied in (${codes(leefgebieden)})), inhoud_versleuteld text not null,
      dienstsoort text, dienst_id uuid, match_id uuid, unique (advies_id, rang), check (dienst_id is null or match_id is not null));
    create table analyse_feit (${basis}, analyse_id uuid not null references "analyse", soort text not null check (soort in ('melding', 'antwoord', 'gesprek', 'wijziging', 'anders')), bron text not null, op timestamptz not null, gemarkeerd_op timestamptz, gezien_op timestamptz, unique (analyse_id, bron));
    comment on table analyse_feit is 'something new while the analysis is being made: a banner, never an interruption';
    create table analyse_besluit (id uuid primary key default gen_random_uuid(), aangemaakt_op timestamptz not null default now(),
      analyse_id uuid not null references "analyse", stap text not null check (stap in ('opstellen', 'zienswijze', 'vaststellen')), uitkomst text not null, motivatie_versleuteld text not null, is_gewogen boolean not null default false, door uuid not null, op timestamptz not null);
    comment on table analyse_besluit is 'every step a person decided on, also those sent back; grows only';
    create index analyse_besluit_analyse on analyse_besluit (analyse_id, op);
    create table analyse_termijn_keuze (id uuid primary key default gen_random_uuid(), aangemaakt_op timestamptz not null default now(),
      casus_id uuid not null, process_instance_key bigint not null, keuze text not null check (keuze in ('doorgaan', 'verlengen', 'overnemen')), reden text not null, reden_code text not null, door uuid not null, op timestamptz not null);
    create function analyse_staat_vast() returns trigger language plpgsql as $$
      declare welke uuid := case when tg_op = 'DELETE' then old.analyse_id else new.analyse_id end;
      begin
        if exists (select 1 from "analyse" a where a.id = welke and a.status in ('vastgesteld', 'vervangen')) then raise exception 'a vastgestelde analyse does not change'; end if;
        return case when tg_op = 'DELETE' then old else new end;
      end $$;
    create trigger analyse_uitspraak_vast before insert or update or delete on analyse_uitspraak for each row execute function analyse_staat_vast();
    create trigger uitspraak_verband_vast before insert or update or delete on uitspraak_verband for each row execute function analyse_staat_vast();
    create trigger advies_vast before insert or update or delete on advies for each row execute function analyse_staat_vast();
  `);
};

export const down = async (knex: Knex): Promise<void> => {
  await knex.raw('drop table analyse_termijn_keuze, analyse_besluit, analyse_feit, advies_punt, advies, analyse_zienswijze, uitspraak_verband, analyse_uitspraak, bijdrageverzoek, "analyse"');
  await knex.raw('drop function analyse_staat_vast()');
};

export const voorbeeld = async (knex: Knex): Promise<void> => {
  const [casus, analyse, verzoek, feit, oordeel, advies, medewerker, organisatie] = Array.from({ length: 8 }, () => randomUUID());
  const op = '2026-11-23T08:00:00Z';
  await knex('analyse').insert({ id: analyse, casus_id: casus, verband_code: 'veilig-thuis', regio_code: 'merelland', ronde: 1, versie: 1, status: 'ter-bijdrage' });
  await knex('bijdrageverzoek').insert({ id: verzoek, analyse_id: analyse, casus_id: casus, organisatie_id: organisatie, verzamelronde: 1, vraag_versleuteld: 'v1.voorbeeld', gevraagd_op: op, uiterlijk_op: '2026-12-07T22:59:59Z' });
  const uitspraak = { analyse_id: analyse, inhoud_versleuteld: 'v1.voorbeeld', gegevenssoort: 'VEI', leefgebied: 'veiligheid', bronsoort: 'gesprek', zekerheid: 2, organisatie_id: organisatie };
  await knex('analyse_uitspraak').insert([{ ...uitspraak, id: feit, lijn_id: feit, soort: 'feit', peildatum: '2026-11-20' }, { ...uitspraak, id: oordeel, lijn_id: oordeel, soort: 'oordeel', functie: 'gedragswetenschapper' }]);
  await knex('uitspraak_verband').insert({ analyse_id: analyse, van_id: feit, naar_id: oordeel, type: 'ondersteunt' });
  await knex('analyse_zienswijze').insert({ analyse_id: analyse, persoon_id: randomUUID(), bijdrage_id: randomUUID(), soort: 'eigen-verhaal', status: 'gevraagd', uiterlijk_op: op });
  await knex('advies').insert({ id: advies, analyse_id: analyse, kern_versleuteld: 'v1.voorbeeld', urgentie: 'p3' });
  await knex('advies_punt').insert({ advies_id: advies, rang: 1, leefgebied: 'veiligheid', inhoud_versleuteld: 'v1.voorbeeld' });
  await knex('analyse_feit').insert({ analyse_id: analyse, soort: 'melding', bron: 'melding:voorbeeld', op });
  await knex('analyse_besluit').insert({ analyse_id: analyse, stap: 'opstellen', uitkomst: 'ter-zienswijze', motivatie_versleuteld: 'v1.voorbeeld', door: medewerker, op });
  await knex('analyse_termijn_keuze').insert({ casus_id: casus, process_instance_key: '2251799813685110', keuze: 'doorgaan', reden: 'Een partner had meer tijd nodig.', reden_code: 'wacht-op-partner', door: medewerker, op });
  await knex('analyse').where({ id: analyse }).update({ status: 'vastgesteld', uitkomst: 'advies-gereed', vastgesteld_op: op, vastgesteld_door: medewerker });
};
