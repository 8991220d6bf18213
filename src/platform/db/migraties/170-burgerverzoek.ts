import { randomUUID } from 'node:crypto';
import type { Knex } from 'knex';
import { statenVan } from '../../../domein/overgangen.ts';

export const naam = '170-burgerverzoek';

const basis = `id uuid primary key default gen_random_uuid(), aangemaakt_op timestamptz not null default now(),
  gewijzigd_op timestamptz not null default now(), rijversie int not null default 1`;
const codes = (lijst: readonly string[]): string => lijst.map((c) => `'${c}'`).join(', ');

/** Requests of citizens about their rights (domein §7.7 c), what was decided about them and what was carried out; and the messages about them. */
export const up = async (knex: Knex): Promise<void> => {
  await knex.raw(`
    create table burgerverzoek (${basis}, verzoeknummer char(14) not null unique, casus_id uuid not null, persoon_id uuid, verzoeker_naam text, namens_persoon_id uuid,
      soort text not null check (soort in ('inzage', 'correctie', 'verwijdering', 'beperking', 'bezwaar', 'klacht')), organisatie_id uuid not null references organisatie (id),
      omschrijving text not null, status text not null default 'ontvangen' check (status in (${codes(statenVan('burgerverzoek'))})), ontvangen_op timestamptz not null, uiterlijk_op timestamptz,
      besluit text check (besluit in ('toegewezen', 'deels', 'afgewezen')), motivering text, beslist_door uuid, beslist_op timestamptz, brief text, is_na_sluiting boolean not null default false, check (persoon_id is not null or verzoeker_naam is not null));
    comment on column burgerverzoek.is_na_sluiting is 'the casus ended at once while this was open: the meldpunt has it in its own list';
    comment on column burgerverzoek.verzoeker_naam is 'who asked on paper and has no account; then the decision is a letter';
    create index burgerverzoek_casus on burgerverzoek (casus_id);
    create index burgerverzoek_persoon on burgerverzoek (persoon_id, ontvangen_op desc);
    create table burgerverzoek_besluit (id uuid primary key default gen_random_uuid(), aangemaakt_op timestamptz not null default now(), verzoek_id uuid not null references burgerverzoek,
      soort text not null check (soort in ('toets', 'bevoegdheid', 'beslissing', 'tweede-akkoord', 'aanvulling', 'verlenging', 'intrekking', 'bekendmaking')), uitkomst text not null, motivatie text, gegevens jsonb not null default '{}',
      door uuid, op timestamptz not null);
    comment on table burgerverzoek_besluit is 'every step of a request with its reason; grows only. door null = the process or the citizen';
    create index burgerverzoek_besluit_lijst on burgerverzoek_besluit (verzoek_id, op);
    create trigger burgerverzoek_besluit_groeit before update or delete or truncate on burgerverzoek_besluit for each statement execute function alleen_toevoegen();
    create table burgerverzoek_uitvoering (id uuid primary key default gen_random_uuid(), aangemaakt_op timestamptz not null default now(), verzoek_id uuid not null unique references burgerverzoek,
      soort text not null, wat text not null, op timestamptz not null);
    alter table bericht drop constraint bericht_soort_check;
    alter table bericht add constraint bericht_soort_check check (soort in ('informering', 'bijdrage', 'herinnering', 'verzoek-ontvangen', 'verzoek-aanvulling', 'verzoek-beslissing', 'verzoek-verlenging'));
  `);
};

export const down = async (knex: Knex): Promise<void> => {
  await knex.raw(`
    delete from bericht where soort like 'verzoek-%';
    alter table bericht drop constraint bericht_soort_check;
    alter table bericht add constraint bericht_soort_check check (soort in ('informering', 'bijdrage', 'herinnering'));
    drop table burgerverzoek_uitvoering, burgerverzoek_besluit, burgerverzoek`);
};

export const voorbeeld = async (knex: Knex): Promise<void> => {
  const [organisatie, verzoek] = [randomUUID(), randomUUID()];
  const op = '2026-11-23T08:00:00Z';
  await knex('organisatiesoort').insert({ code: 'VBZ', naam: 'Voorbeeldsoort', versie: '0', bron: 'voorbeeld' });
  await knex('organisatie').insert({ id: organisatie, oin: '00000099000000917000', naam: 'Voorbeeld', soort: 'VBZ' });
  await knex('burgerverzoek').insert({ id: verzoek, verzoeknummer: 'B-4D0R-N8WX-36', casus_id: randomUUID(), persoon_id: randomUUID(), soort: 'inzage', organisatie_id: organisatie, omschrijving: 'Ik wil weten wat er over mij staat.', ontvangen_op: op });
  await knex('burgerverzoek_besluit').insert({ verzoek_id: verzoek, soort: 'toets', uitkomst: 'bevoegd', op });
  await knex('burgerverzoek_uitvoering').insert({ verzoek_id: verzoek, soort: 'inzage', wat: 'Inzage in het portaal', op });
  await knex('bericht').insert({ aan_persoon_id: randomUUID(), casus_id: randomUUID(), soort: 'verzoek-ontvangen', object_id: verzoek, onderwerp: 'Wij hebben uw verzoek', tekst: 'U hoort van ons.', geplaatst_op: op });
};
