import type { Knex } from 'knex';
import { dienststatussen, erkenningen, kaders, leefgebieden, wachtsoorten, zwaarten } from '../../../domein/diensten.ts';

export const naam = '100-diensten';

const basis = `id uuid primary key default gen_random_uuid(), aangemaakt_op timestamptz not null default now(),
  gewijzigd_op timestamptz not null default now(), rijversie int not null default 1`;
const codes = (lijst: readonly string[]): string => lijst.map((c) => `'${c}'`).join(', ');

/** Help with its area, contracts, waits and places, the questions asked, and the places asked for a casus (domein §7.13 c). No person is in here. */
export const up = async (knex: Knex): Promise<void> => {
  await knex.raw(`
    create table dienst (${basis},
      code text not null unique, naam text not null, organisatie_id uuid not null references organisatie (id), omschrijving text not null,
      leefgebieden text[] not null check (leefgebieden <@ array[${codes(leefgebieden)}]::text[] and cardinality(leefgebieden) > 0),
      leeftijd_van int not null check (leeftijd_van >= 0), leeftijd_tot int not null, kader text not null check (kader in (${codes(kaders)})), zwaarte text not null check (zwaarte in (${codes(zwaarten)})),
      vorm text not null, talen text[] not null, erkenning text not null check (erkenning in (${codes(erkenningen)})), productcode text, gemeente_code char(4) references gemeente (code),
      vrij_toegankelijk boolean not null default false, status text not null check (status in (${codes(dienststatussen)})), check (leeftijd_van < leeftijd_tot));
    comment on column dienst.leeftijd_tot is 'in whole years, not included';
    comment on column dienst.gemeente_code is 'where it stands; null = nowhere in particular';
    create index dienst_organisatie on dienst (organisatie_id);
    create table dienst_gebied (${basis}, dienst_id uuid not null references dienst, gemeente_code char(4) not null references gemeente (code), unique (dienst_id, gemeente_code));
    create table contract (${basis}, dienst_id uuid not null references dienst, gemeente_code char(4) not null references gemeente (code), van date not null, tot date, plafond int, unique (dienst_id, gemeente_code, van));
    create table wachttijd (${basis}, dienst_id uuid not null references dienst, soort text not null check (soort in (${codes(wachtsoorten)})), weken numeric(4, 1) not null check (weken >= 0),
      peildatum date not null, bron text not null check (bron in ('aanbieder', 'meting')), doelgroep text);
    create unique index wachttijd_soort on wachttijd (dienst_id, soort, bron, coalesce(doelgroep, ''));
    create table capaciteit (${basis}, dienst_id uuid not null unique references dienst, eenheid text not null, totaal int not null, beschikbaar int not null check (beschikbaar between 0 and totaal), peildatum date not null);
    create table match (${basis}, voor_soort text check (voor_soort in ('preventie', 'plan')), voor_id uuid, vraagcodes jsonb not null, resultaat jsonb not null, op timestamptz not null);
    comment on table match is 'a question and what fitted: codes and ids of diensten only; stays out of the engine';
    create index match_voor on match (voor_id, op desc) where voor_id is not null;
    create table plekaanvraag (${basis},
      dienst_id uuid not null references dienst, voor_soort text not null check (voor_soort in ('preventie', 'plan')), voor_id uuid not null, gekozen_door uuid not null, gekozen_op timestamptz not null,
      status text not null default 'gekozen' check (status in ('gekozen', 'toegezegd', 'geweigerd', 'vrijgegeven', 'vervangen')), via text check (via in ('systeem', 'capaciteit')), reden text check (reden in ('vol', 'gesloten', 'niet-bereikbaar')),
      startdatum date, beantwoord_op timestamptz, check (status <> 'geweigerd' or reden is not null), check (status <> 'toegezegd' or via is not null));
    comment on column plekaanvraag.id is 'the only thing a provider hears besides the code of its dienst';
    create unique index plekaanvraag_gekozen on plekaanvraag (voor_id) where status = 'gekozen';
    create index plekaanvraag_voor on plekaanvraag (voor_id, gekozen_op desc);
  `);
};

export const down = async (knex: Knex): Promise<void> => {
  await knex.raw('drop table plekaanvraag, match, capaciteit, wachttijd, contract, dienst_gebied, dienst');
};

export const voorbeeld = async (knex: Knex): Promise<void> => {
  const [organisatieId, dienstId, id] = ['6f1c1c1e-7c3b-4d0a-9b57-000000001000', '6f1c1c1e-7c3b-4d0a-9b57-000000001001', '6f1c1c1e-7c3b-4d0a-9b57-000000001002'];
  await knex('organisatiesoort').insert({ code: 'VBD', naam: 'Voorbeeldsoort', versie: '0', bron: 'voorbeeld' });
  await knex('regio').insert({ code: 'voorbeeld-diensten', kort: 'VDN', naam: 'Voorbeeld' });
  await knex('gemeente').insert({ code: '9970', naam: 'Voorbeeld', regio_code: 'voorbeeld-diensten' });
  await knex('organisatie').insert({ id: organisatieId, oin: '00000099000000970000', naam: 'Voorbeeld', soort: 'VBD' });
  await knex('dienst').insert({ id: dienstId, code: 'VB1', naam: 'Voorbeeld', organisatie_id: organisatieId, omschrijving: 'Voorbeeld', leefgebieden: ['wonen'], leeftijd_van: 0, leeftijd_tot: 99, kader: 'vrijwillig', zwaarte: 'licht', vorm: 'online', talen: ['nl'], erkenning: 'geen', status: 'actief' });
  await knex('dienst_gebied').insert({ dienst_id: dienstId, gemeente_code: '9970' });
  await knex('contract').insert({ dienst_id: dienstId, gemeente_code: '9970', van: '2026-01-01' });
  await knex('wachttijd').insert({ dienst_id: dienstId, soort: 'aanmeld', weken: 1.5, peildatum: '2026-11-20', bron: 'aanbieder' });
  await knex('capaciteit').insert({ dienst_id: dienstId, eenheid: 'plaatsen', totaal: 4, beschikbaar: 1, peildatum: '2026-11-20' });
  await knex('match').insert({ voor_soort: 'preventie', voor_id: id, vraagcodes: { leefgebieden: [] }, resultaat: { treffers: [] }, op: '2026-11-23T08:00:00Z' });
  await knex('plekaanvraag').insert({ dienst_id: dienstId, voor_soort: 'preventie', voor_id: id, gekozen_door: id, gekozen_op: '2026-11-23T08:00:00Z', status: 'toegezegd', via: 'capaciteit', startdatum: '2026-11-30', beantwoord_op: '2026-11-23T08:00:01Z' });
};
