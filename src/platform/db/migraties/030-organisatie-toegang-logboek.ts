import type { Knex } from 'knex';

export const naam = '030-organisatie-toegang-logboek';

/** The columns that every table has unless it only grows. */
const basis = `
  id uuid primary key default gen_random_uuid(),
  aangemaakt_op timestamptz not null default now(),
  gewijzigd_op timestamptz not null default now(),
  rijversie int not null default 1`;

/** Who works together: regions, verbanden, organisations, people and their roles (domein §1.1, §8). */
const organisatie = `
  create table regio (${basis}, code text not null unique, kort text not null unique, naam text not null);
  create table gemeente (${basis}, code char(4) not null unique, naam text not null, regio_code text not null references regio (code));
  create table organisatiesoort (${basis}, code text not null unique, naam text not null, versie text not null, bron text not null);
  create table samenwerkingsverband (${basis}, code text not null unique, naam text not null, melding_soort text not null unique,
    regie_soort text not null references organisatiesoort (code), partnerset_code text not null);
  create table organisatie (${basis},
    oin char(20) not null unique, naam text not null, soort text not null references organisatiesoort (code), regio_code text references regio (code),
    gemeente_code char(4) references gemeente (code), beschermd boolean not null default false, eindpunt jsonb,
    status text not null default 'actief' check (status in ('aangemeld', 'actief', 'geschorst', 'uitgetreden')));
  comment on column organisatie.regio_code is 'null = works in every region';
  comment on column organisatie.eindpunt is 'own system {url, contract}; null = its people answer in the task list';
  comment on column organisatie.beschermd is 'name hidden from household members (X6)';
  create index organisatie_soort on organisatie (soort, regio_code);
  create table organisatie_eenheid (${basis}, organisatie_id uuid not null references organisatie (id), naam text not null, unique (organisatie_id, naam));
  create table medewerker (${basis},
    sub text not null unique, naam text not null, functie text not null, organisatie_id uuid not null references organisatie (id),
    eenheid_id uuid references organisatie_eenheid (id), telefoon_zakelijk text,
    status text not null default 'actief' check (status in ('actief', 'geblokkeerd', 'uit-dienst')));
  create index medewerker_organisatie on medewerker (organisatie_id);
  create table roltoekenning (${basis},
    medewerker_id uuid not null references medewerker (id), toegangsrol text not null, functierollen text[] not null default '{}',
    verband_code text references samenwerkingsverband (code), regio_code text references regio (code),
    van_datum date not null, tot_datum date, toegekend_door uuid references medewerker (id),
    check (toegekend_door is distinct from medewerker_id),
    check (toegangsrol in ('burger', 'melder', 'deelnemer', 'procesregisseur', 'casusregisseur', 'procesontwerper', 'regiocoordinator', 'fg', 'auditor', 'beheerder')));
  comment on column roltoekenning.toegekend_door is 'null = loaded with the installation';
  create unique index roltoekenning_uniek on roltoekenning (medewerker_id, toegangsrol, coalesce(verband_code, ''), coalesce(regio_code, '')) where tot_datum is null;
  create index roltoekenning_functierollen on roltoekenning using gin (functierollen);
  create table processtap_rol (${basis},
    verband_code text not null references samenwerkingsverband (code), stap text not null, uitvoerder text not null, beslisser text not null, tweede text,
    doelen text[] not null, termijn_codes text[] not null, versie text not null, unique (verband_code, stap));
`;

/** Who may see what: doelen, gegevenssoorten, grounds, rules and prohibitions (domein §1.2-1.5). Data with a version and a source. */
const toegang = `
  create table doel (${basis}, code text not null unique, kort text not null unique);
  create table gegevenssoort (${basis}, code text not null unique, groep text, naam text not null);
  create table grondslag (${basis},
    code text not null unique, wet text not null, artikel text not null, tekst text not null, van date, tot date, bron text not null,
    geverifieerd boolean not null, status text not null default 'geldig' check (status in ('geldig', 'niet-in-werking')));
  create table doelbindingregel (${basis},
    code text not null, verband_code text not null, regio_code text references regio (code), doel text not null references doel (code), rollen text[] not null,
    organisaties text[] not null, verleent jsonb not null, grondslagen text[] not null, voorwaarden text[] not null,
    versie text not null, bron text not null, geverifieerd boolean not null default false, tot timestamptz);
  comment on column doelbindingregel.verband_code is 'code of a verband, or * for all';
  comment on column doelbindingregel.verleent is 'highest niveau per gegevenssoort, groups written out';
  comment on column doelbindingregel.tot is 'set when a later version replaced the row';
  create unique index doelbindingregel_geldig on doelbindingregel (code, coalesce(regio_code, '')) where tot is null;
  create index doelbindingregel_zoek on doelbindingregel (doel, verband_code) where tot is null;
  create table verbod (${basis},
    code text not null unique, omschrijving text not null, ontneemt jsonb not null, organisatiesoorten text[] not null default '{}', rollen text[] not null default '{}',
    voorwaarde text, behalve text[] not null default '{}', behalve_doelen text[] not null default '{}', versie text not null, bron text not null);
  comment on column verbod.ontneemt is 'per gegevenssoort (* = all) the lowest niveau that is taken away';
`;

/** Terms (domein §4). */
const termijnen = `
  create table termijnregel (${basis},
    code text not null, kort text not null, omschrijving text not null, verband_code text references samenwerkingsverband (code), regio_code text references regio (code),
    urgentie_code text check (urgentie_code in ('p1', 'p2', 'p3', 'p4')), volgnummer int not null default 1, duur int not null check (duur > 0),
    eenheid text not null check (eenheid in ('minuut', 'uur', 'werkdag', 'dag', 'week', 'maand', 'jaar')), awt boolean not null, startgebeurtenis text not null,
    verlengbaar_met int, max_verlengingen int, bron text not null, geverifieerd boolean not null, versie text not null, vanaf date not null, tot date);
  comment on column termijnregel.max_verlengingen is 'null beside verlengbaar_met = repeatable';
  create unique index termijnregel_geldig on termijnregel (code, coalesce(verband_code, ''), coalesce(regio_code, ''), coalesce(urgentie_code, ''), volgnummer) where tot is null;
  create table feestdag (${basis}, datum date not null unique, naam text not null, bron text not null);
`;

/** The three logs (domein §5): they only grow. Each line of one question carries the same trace_id. */
const logboek = `
  create function alleen_toevoegen() returns trigger language plpgsql as $$
    begin raise exception 'table % only grows', tg_table_name using errcode = 'insufficient_privilege'; end $$;
  create table verwerkingenlog (
    volgnummer bigint generated always as identity primary key, id uuid not null unique default gen_random_uuid(),
    trace_id char(32) not null, span_id char(16) not null, parent_span_id char(16), status text not null check (status in ('ok', 'geweigerd', 'fout')), naam text not null,
    begonnen_op timestamptz not null, geeindigd_op timestamptz not null, verwerkingsactiviteit text not null, betrokkene_pseudoniem text,
    betrokkene_soort text not null default 'pseudoniem-log', verwerker text, verband_code text, casus_id uuid, grondslagen text[] not null default '{}',
    gegevenssoorten text[] not null default '{}', velden text[] not null default '{}', richting text not null check (richting in ('in', 'uit', 'intern')),
    gever_oin char(20), ontvanger_oin char(20), niveau smallint check (niveau between 0 and 2), achterhouding_id uuid, zichtbaar_burger_vanaf timestamptz, kenmerken jsonb not null default '{}');
  create index verwerkingenlog_betrokkene on verwerkingenlog (betrokkene_pseudoniem, volgnummer) where betrokkene_pseudoniem is not null;
  create index verwerkingenlog_trace on verwerkingenlog (trace_id);
  create index verwerkingenlog_casus on verwerkingenlog (casus_id, volgnummer) where casus_id is not null;
  create table auditlog (
    volgnummer bigint generated always as identity primary key, id uuid not null unique default gen_random_uuid(),
    actie text not null check (actie in ('C', 'R', 'U', 'D', 'E', 'zoek', 'export')), tijd timestamptz not null, uitkomst smallint not null check (uitkomst in (0, 4, 8, 12)),
    gebeurtenistype text not null, gebruiker_soort text not null, gebruiker_id text, organisatie_id uuid, organisatie_oin char(20), rol text, doel text,
    noodgeval boolean not null default false, ip_hash text, sessie_hash text, object_type text not null, object_id text, gevoeligheid text, velden text[] not null default '{}',
    bron_systeem text not null, trace_id char(32) not null, span_id char(16) not null, hash text);
  comment on column auditlog.hash is 'hash over the previous line of the day; filled by the chain';
  create index auditlog_trace on auditlog (trace_id);
  create index auditlog_gebruiker on auditlog (gebruiker_id, volgnummer);
  create table besluitlog (
    volgnummer bigint generated always as identity primary key, id uuid not null unique default gen_random_uuid(),
    trace_id char(32) not null, span_id char(16) not null, gebeurtenis text not null, tijd timestamptz not null, status text not null check (status in ('ok', 'fout')),
    onderwerp jsonb not null, actie text not null, object jsonb not null, context jsonb not null, besluit text not null check (besluit in ('toegestaan', 'geweigerd')),
    niveaus jsonb not null, regels text[] not null, verboden text[] not null, beleidsversie text not null);
  create index besluitlog_trace on besluitlog (trace_id);
  create trigger verwerkingenlog_groeit before update or delete or truncate on verwerkingenlog for each statement execute function alleen_toevoegen();
  create trigger auditlog_groeit before update or delete or truncate on auditlog for each statement execute function alleen_toevoegen();
  create trigger besluitlog_groeit before update or delete or truncate on besluitlog for each statement execute function alleen_toevoegen();
`;

export const up = async (knex: Knex): Promise<void> => {
  await knex.raw(organisatie + toegang + termijnen + logboek);
};

export const down = async (knex: Knex): Promise<void> => {
  await knex.raw(`
    drop table besluitlog, auditlog, verwerkingenlog, feestdag, termijnregel, verbod, doelbindingregel, grondslag, gegevenssoort, doel,
      processtap_rol, roltoekenning, medewerker, organisatie_eenheid, organisatie, samenwerkingsverband, organisatiesoort, gemeente, regio;
    drop function alleen_toevoegen();
  `);
};

export const voorbeeld = async (knex: Knex): Promise<void> => {
  const organisatieId = '6f1c1c1e-7c3b-4d0a-9b57-000000000030';
  const medewerkerId = '6f1c1c1e-7c3b-4d0a-9b57-000000000031';
  const spoor = { trace_id: '0af7651916cd43dd8448eb211c80319c', span_id: 'b7ad6b7169203331' };
  await knex('regio').insert({ code: 'voorbeeld', kort: 'VBD', naam: 'Voorbeeld' });
  await knex('gemeente').insert({ code: '9099', naam: 'Voorbeeld', regio_code: 'voorbeeld' });
  await knex('organisatiesoort').insert({ code: 'VBS', naam: 'Voorbeeldsoort', versie: '0', bron: 'voorbeeld' });
  await knex('samenwerkingsverband').insert({ code: 'voorbeeld', naam: 'Voorbeeld', melding_soort: 'VBD', regie_soort: 'VBS', partnerset_code: 'vbd-kern' });
  await knex('organisatie').insert({ id: organisatieId, oin: '00000099000000999000', naam: 'Voorbeeld', soort: 'VBS', regio_code: 'voorbeeld', gemeente_code: '9099' });
  await knex('organisatie_eenheid').insert({ organisatie_id: organisatieId, naam: 'Team' });
  await knex('medewerker').insert({ id: medewerkerId, sub: 'voorbeeld', naam: 'Voor Beeld', functie: 'Voorbeeld', organisatie_id: organisatieId });
  await knex('roltoekenning').insert({ medewerker_id: medewerkerId, toegangsrol: 'deelnemer', functierollen: ['contactpersoon'], verband_code: 'voorbeeld', van_datum: '2026-01-01' });
  await knex('processtap_rol').insert({ verband_code: 'voorbeeld', stap: 'voorbeeld', uitvoerder: 'triagist', beslisser: 'triagist', doelen: ['voorbeeld'], termijn_codes: ['voorbeeld'], versie: '0' });
  await knex('doel').insert({ code: 'voorbeeld', kort: 'D99' });
  await knex('gegevenssoort').insert({ code: 'VBD', naam: 'voorbeeld' });
  await knex('grondslag').insert({ code: 'G99', wet: 'Voorbeeldwet', artikel: '1', tekst: 'Voorbeeld', bron: 'voorbeeld', geverifieerd: false });
  await knex('doelbindingregel').insert({ code: 'VB99', verband_code: '*', doel: 'voorbeeld', rollen: ['deelnemer'], organisaties: ['*'], verleent: JSON.stringify({ CAS: 0 }), grondslagen: ['G99'], voorwaarden: ['TEAM'], versie: '0', bron: 'voorbeeld' });
  await knex('verbod').insert({ code: 'X99', omschrijving: 'Voorbeeld', ontneemt: JSON.stringify({ STR: 2 }), versie: '0', bron: 'voorbeeld' });
  await knex('termijnregel').insert({ code: 'voorbeeld', kort: 'T99', omschrijving: 'Voorbeeld', duur: 1, eenheid: 'werkdag', awt: true, startgebeurtenis: 'voorbeeld', bron: 'voorbeeld', geverifieerd: false, versie: '0', vanaf: '2026-01-01' });
  await knex('feestdag').insert({ datum: '1999-01-01', naam: 'Voorbeeld', bron: 'voorbeeld' });
  await knex('verwerkingenlog').insert({ ...spoor, status: 'ok', naam: 'voorbeeld', begonnen_op: '2026-11-23T08:00:00Z', geeindigd_op: '2026-11-23T08:00:00Z', verwerkingsactiviteit: 'voorbeeld', richting: 'intern' });
  await knex('auditlog').insert({ ...spoor, actie: 'R', tijd: '2026-11-23T08:00:00Z', uitkomst: 0, gebeurtenistype: 'voorbeeld', gebruiker_soort: 'systeem', object_type: 'casus', bron_systeem: 'samenspel' });
  await knex('besluitlog').insert({ ...spoor, gebeurtenis: 'voorbeeld', tijd: '2026-11-23T08:00:00Z', status: 'ok', onderwerp: '{}', actie: 'lezen', object: '{}', context: '{}', besluit: 'toegestaan', niveaus: '{}', regels: [], verboden: [], beleidsversie: '0' });
};
