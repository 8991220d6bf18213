import { randomUUID } from 'node:crypto';
import type { Knex } from 'knex';
import { statenVan } from '../../../domein/overgangen.ts';
import { akkoordstatussen, doelstatussen, indicatoren, interventiestatussen, kaders, pijlsoorten, signaalcodes } from '../../../domein/plan/model.ts';

export const naam = '140-plan';

const basis = `id uuid primary key default gen_random_uuid(), aangemaakt_op timestamptz not null default now(),
  gewijzigd_op timestamptz not null default now(), rijversie int not null default 1`;
const groeit = 'id uuid primary key default gen_random_uuid(), aangemaakt_op timestamptz not null default now()';
const codes = (lijst: readonly string[]): string => lijst.map((c) => `'${c}'`).join(', ');

/** The plan with its doelen, interventies and their coherence, and what is seen when it stands still (domein §7.10 c). */
export const up = async (knex: Knex): Promise<void> => {
  await knex.raw(`
    create table plan (${basis},
      casus_id uuid not null, overleg_id uuid, process_instance_key bigint not null, verband_code text not null, regio_code text not null, ronde int not null, urgentie_code text not null,
      vorm text not null check (vorm in ('plan', 'acties')), kader text not null default 'vrijwillig' check (kader in (${codes(kaders)})), kader_toelichting text,
      status text not null default 'concept' check (status in (${codes(statenVan('plan'))})), versie int not null default 0, is_zonder_instemming boolean not null default false,
      evaluatie_op date, contact_op timestamptz,
      opgesteld_door uuid, opgesteld_op timestamptz, vastgesteld_door uuid, vastgesteld_op timestamptz, gedeeld_op timestamptz, beeindigd_op timestamptz,
      stop_gevraagd_door uuid, stop_reden text, stop_akkoord_door uuid, stop_akkoord_op timestamptz, stop_motivatie text, stagnatie_op date,
      check (stop_akkoord_door is null or stop_akkoord_door <> stop_gevraagd_door), check (kader = 'gedwongen' or not is_zonder_instemming));
    comment on column plan.stagnatie_op is 'the last day on which the signals were determined; the nightly run takes the others';
    create index plan_casus on plan (casus_id, aangemaakt_op desc);
    create index plan_lopend on plan (stagnatie_op) where status in ('actief', 'bijgesteld');
    create table plan_versie (${groeit}, plan_id uuid not null references plan, versie int not null, inhoud jsonb not null, reden text, door uuid, op timestamptz not null, unique (plan_id, versie));
    comment on table plan_versie is 'what stood in the plan when it was decided; grows only (R10.5)';
    create table plan_doel (${basis},
      plan_id uuid not null references plan, afspraak_id uuid, volgorde int not null, titel text not null, leefgebied text, specifiek text not null default '',
      indicator text check (indicator in (${codes(indicatoren)})), instrument text, nulmeting numeric, streefwaarde numeric, streefdatum date,
      eigenaar_persoon_id uuid, eigenaar_organisatie_id uuid, status text not null default 'open' check (status in (${codes(doelstatussen)})), status_reden text, is_actief boolean not null default false,
      voortgang jsonb not null default '[]', voortgang_op timestamptz, is_voorgesteld boolean not null default false, check (eigenaar_persoon_id is null or eigenaar_organisatie_id is null));
    comment on column plan_doel.is_voorgesteld is 'proposed by a citizen, not yet taken over by the casusregisseur (R10.7)';
    create index plan_doel_plan on plan_doel (plan_id, volgorde);
    create table interventie (${basis},
      plan_id uuid not null references plan, doel_id uuid not null references plan_doel, afspraak_id uuid, omschrijving text not null, organisatie_id uuid, uitvoerder_persoon_id uuid, soort_code text not null default 'hulp', prioriteit text not null default 'P3',
      informatie text[] not null default '{}', dienst_id uuid, match_op date, beschikbaar_op date, bewust_later text, gepland_van date, gepland_tot date, werkelijk_van date, werkelijk_tot date,
      status text not null default 'gepland' check (status in (${codes(interventiestatussen)})), is_actief boolean not null default false,
      akkoord text not null default 'gevraagd' check (akkoord in (${codes(akkoordstatussen)})), akkoord_reden text, actie_id uuid unique, check (organisatie_id is null or uitvoerder_persoon_id is null), check (gepland_tot is null or gepland_tot >= gepland_van));
    create index interventie_plan on interventie (plan_id);
    create table afhankelijkheid (${basis},
      plan_id uuid not null references plan, van_id uuid not null references interventie on delete cascade, naar_id uuid not null references interventie on delete cascade, soort text not null check (soort in (${codes(pijlsoorten)})),
      wachtdagen int not null default 0 check (wachtdagen between 0 and 365), unique (van_id, naar_id), check (van_id <> naar_id));
    create table stagnatiesignaal (${basis},
      plan_id uuid not null references plan, casus_id uuid not null, code text not null check (code in (${codes(signaalcodes)})), objectsoort text not null check (objectsoort in ('actie', 'interventie', 'doel', 'plan', 'akkoord')), object_id uuid not null,
      op timestamptz not null, status text not null default 'open' check (status in ('open', 'erkend', 'opgelost', 'onterecht')), nieuwe_datum date, maatregel text, reden text, door uuid, beoordeeld_op timestamptz, doorgezet_op timestamptz, geteld_op timestamptz, weg_op timestamptz);
    comment on column stagnatiesignaal.weg_op is 'when the fact itself was gone; until then there is one row per code and object, also one called onterecht';
    create unique index stagnatiesignaal_een on stagnatiesignaal (plan_id, code, object_id) where weg_op is null;
    create index stagnatiesignaal_casus on stagnatiesignaal (casus_id) where weg_op is null;
    create table plan_evaluatie (${groeit},
      plan_id uuid not null references plan, op timestamptz not null, uitkomst text not null check (uitkomst in ('op-koers', 'bijstellen', 'stagnatie')), bevindingen text not null, cijfer_gezin int check (cijfer_gezin between 0 and 10), is_gezin_gesproken boolean not null, door uuid not null);
    create table plan_akkoord (${basis},
      plan_id uuid not null references plan, versie int not null, persoon_id uuid not null, bijdrage_id uuid not null unique, status text not null default 'gevraagd' check (status in (${codes(akkoordstatussen)})), reden text, gevraagd_op timestamptz not null, beantwoord_op timestamptz);
    create index plan_akkoord_plan on plan_akkoord (plan_id, versie);
    create table plan_akkoord_onderdeel (${groeit}, akkoord_id uuid not null references plan_akkoord, interventie_id uuid not null references interventie on delete cascade, reden text not null, unique (akkoord_id, interventie_id));
    comment on table plan_akkoord_onderdeel is 'the parts of the plan that this person does not want';
    create table regie_overdracht (${basis},
      plan_id uuid not null references plan, casus_id uuid not null, soort text not null check (soort in ('regie', 'casus')), van_medewerker_id uuid not null, naar_medewerker_id uuid, naar_organisatie_id uuid not null, reden text not null,
      status text not null default 'voorbereid' check (status in ('voorbereid', 'aangeboden', 'geaccepteerd', 'geweigerd', 'verlopen')), aangeboden_op timestamptz, antwoord_op timestamptz, antwoord_door uuid, antwoord_reden text,
      check (soort = 'casus' or naar_medewerker_id is not null));
    create unique index regie_overdracht_open on regie_overdracht (plan_id) where status in ('voorbereid', 'aangeboden');
    create index regie_overdracht_naar on regie_overdracht (naar_organisatie_id) where status = 'aangeboden';
    create table plan_termijn_keuze (${groeit}, casus_id uuid not null, process_instance_key bigint not null, keuze text not null check (keuze in ('doorgaan', 'verlengen', 'overnemen')), reden text not null, reden_code text not null, door uuid not null, op timestamptz not null);
    alter table bijdrage drop constraint bijdrage_soort_check, add constraint bijdrage_soort_check check (soort in ('gesprek', 'zienswijze', 'akkoord', 'overleg', 'plan'));
  `);
};

export const down = async (knex: Knex): Promise<void> => {
  await knex.raw(`
    delete from bijdrage where soort = 'plan';
    alter table bijdrage drop constraint bijdrage_soort_check, add constraint bijdrage_soort_check check (soort in ('gesprek', 'zienswijze', 'akkoord', 'overleg'));
    drop table plan_termijn_keuze, regie_overdracht, plan_akkoord_onderdeel, plan_akkoord, plan_evaluatie, stagnatiesignaal, afhankelijkheid, interventie, plan_doel, plan_versie, plan;
  `);
};

export const voorbeeld = async (knex: Knex): Promise<void> => {
  const [casus, plan, doel, eerste, tweede, medewerker, organisatie, persoon, akkoord] = Array.from({ length: 9 }, () => randomUUID());
  const op = '2026-11-23T08:00:00Z';
  await knex('plan').insert({ id: plan, casus_id: casus, process_instance_key: '2251799813685140', verband_code: 'veilig-thuis', regio_code: 'merelland', ronde: 1, urgentie_code: 'p3', vorm: 'plan', status: 'actief', versie: 1, vastgesteld_door: medewerker, vastgesteld_op: op });
  await knex('plan_versie').insert({ plan_id: plan, versie: 1, inhoud: '{"doelen":[],"interventies":[]}', door: medewerker, op });
  await knex('plan_doel').insert({ id: doel, plan_id: plan, volgorde: 1, titel: 'Rust in huis', leefgebied: 'veiligheid', specifiek: 'Er is geen ruzie waar het kind bij is.', indicator: 'aantal', nulmeting: 3, streefwaarde: 0, streefdatum: '2027-02-01', eigenaar_persoon_id: persoon, is_actief: true });
  for (const id of [eerste, tweede]) await knex('interventie').insert({ id, plan_id: plan, doel_id: doel, omschrijving: 'Gezinsbegeleiding', organisatie_id: organisatie, gepland_van: '2026-12-01', gepland_tot: '2027-01-20', is_actief: true, akkoord: 'gegeven' });
  await knex('afhankelijkheid').insert({ plan_id: plan, van_id: eerste, naar_id: tweede, soort: 'na-afronding', wachtdagen: 2 });
  await knex('stagnatiesignaal').insert({ plan_id: plan, casus_id: casus, code: 'S4', objectsoort: 'interventie', object_id: eerste, op, nieuwe_datum: '2027-02-01' });
  await knex('plan_evaluatie').insert({ plan_id: plan, op, uitkomst: 'op-koers', bevindingen: 'Het gaat de goede kant op met dit gezin.', cijfer_gezin: 7, is_gezin_gesproken: true, door: medewerker });
  await knex('plan_akkoord').insert({ id: akkoord, plan_id: plan, versie: 1, persoon_id: persoon, bijdrage_id: randomUUID(), status: 'geweigerd', reden: 'Dit wil ik niet', gevraagd_op: op, beantwoord_op: op });
  await knex('plan_akkoord_onderdeel').insert({ akkoord_id: akkoord, interventie_id: tweede, reden: 'Dit wil ik niet' });
  await knex('regie_overdracht').insert({ plan_id: plan, casus_id: casus, soort: 'regie', van_medewerker_id: medewerker, naar_medewerker_id: randomUUID(), naar_organisatie_id: organisatie, reden: 'Het gezin is verhuisd.', status: 'aangeboden', aangeboden_op: op });
  await knex('plan_termijn_keuze').insert({ casus_id: casus, process_instance_key: '2251799813685140', keuze: 'doorgaan', reden: 'Het gezin was een week niet bereikbaar.', reden_code: 'wacht-op-gezin', door: medewerker, op });
};
