import { randomUUID } from 'node:crypto';
import type { Knex } from 'knex';
import { statenVan } from '../../../domein/overgangen.ts';

export const naam = '090-burger';

const basis = `id uuid primary key default gen_random_uuid(), aangemaakt_op timestamptz not null default now(),
  gewijzigd_op timestamptz not null default now(), rijversie int not null default 1`;
const codes = (lijst: readonly string[]): string => lijst.map((c) => `'${c}'`).join(', ');
const redenen = codes(['veiligheid-kind', 'veiligheid-betrokkene', 'veiligheid-melder', 'opsporing', 'rechten-derde', 'brp-geheim']);

/** The citizen: account, access, being told, what is held back and why, messages, letters and contributions (domein §7.7 c). */
export const up = async (knex: Knex): Promise<void> => {
  await knex.raw(`
    create table burgeraccount (${basis}, sub text not null unique, persoon_id uuid, acr text not null, taal text not null default 'nl' check (taal in ('nl', 'en')),
      meldingsvoorkeur text not null default 'geen' check (meldingsvoorkeur in ('geen', 'e-mail')), laatste_login_op timestamptz);
    comment on column burgeraccount.sub is 'pairwise subject of the identity provider';
    create table portaaltoegang (${basis}, persoon_id uuid not null, casus_id uuid not null, hoedanigheid text not null check (hoedanigheid in ('zelf', 'ouder', 'voogd', 'gemachtigde', 'curator')),
      status text not null default 'beoordelen' check (status in ('actief', 'geblokkeerd', 'beoordelen', 'vervallen')), tot timestamptz,
      veilig_contact text not null default 'onbekend' check (veilig_contact in ('ja', 'nee', 'alleen-zo', 'onbekend')), veilig_contact_toelichting text, unique (persoon_id, casus_id, hoedanigheid));
    comment on column portaaltoegang.veilig_contact is 'R7.3: nee = no e-mail, neutral subjects, quick exit';
    create table informering (${basis}, casus_id uuid not null, process_instance_key bigint not null, aan_persoon_id uuid not null, hoedanigheid text not null, leeftijdsklasse_code text not null, wat text not null,
      uiterlijk_op timestamptz, status text not null default 'open' check (status in (${codes(statenVan('informering'))})), wijze text check (wijze in ('portaal', 'brief', 'gesprek')), toelichting text,
      veilig_contact text check (veilig_contact in ('ja', 'nee', 'alleen-zo')), besloten_door uuid, besloten_op timestamptz, gedaan_op timestamptz, gelezen_op timestamptz, unique (process_instance_key, aan_persoon_id));
    create index informering_casus on informering (casus_id);
    create index informering_persoon on informering (aan_persoon_id, status);
    create table achterhouding (${basis}, casus_id uuid not null, objecttype text not null check (objecttype in ('informering', 'uitwisseling', 'bericht', 'casus')), object_id uuid not null, persoon_id uuid not null,
      reden text not null check (reden in (${redenen})), motivatie text not null, status text not null default 'voorgesteld' check (status in ('voorgesteld', 'actief', 'teruggenomen', 'opgeheven')),
      besluit_door uuid not null, besluit_op timestamptz not null, tweede_akkoord_door uuid, tweede_akkoord_op timestamptz, herzien_op timestamptz, opgeheven_op timestamptz, opgeheven_door uuid,
      check (tweede_akkoord_door is null or tweede_akkoord_door <> besluit_door));
    create unique index achterhouding_open on achterhouding (objecttype, object_id, persoon_id) where status in ('voorgesteld', 'actief');
    create index achterhouding_persoon on achterhouding (persoon_id) where status in ('voorgesteld', 'actief');
    create index achterhouding_casus on achterhouding (casus_id);
    create table achterhouding_besluit (id uuid primary key default gen_random_uuid(), aangemaakt_op timestamptz not null default now(),
      achterhouding_id uuid not null references achterhouding, soort text not null check (soort in ('voorstel', 'beoordeling', 'herziening', 'ingang', 'vrijgave', 'terugname')), uitkomst text not null, reden text not null,
      motivatie text not null, door uuid, op timestamptz not null);
    comment on table achterhouding_besluit is 'every hold, second opinion and review with its reason; grows only. door null = the process itself';
    create index achterhouding_besluit_lijst on achterhouding_besluit (achterhouding_id, op);
    create table bericht (${basis}, volgnummer bigint generated always as identity, aan_persoon_id uuid not null, casus_id uuid not null, soort text not null check (soort in ('informering', 'bijdrage', 'herinnering')),
      object_id uuid not null, onderwerp text not null, tekst text not null, geplaatst_op timestamptz not null, gelezen_op timestamptz, unique (soort, object_id));
    create index bericht_lijst on bericht (aan_persoon_id, geplaatst_op desc, id desc);
    create table brief (${basis}, aan_persoon_id uuid not null, casus_id uuid not null, informering_id uuid not null unique references informering, sjabloon text not null, tekst text not null,
      status text not null default 'klaar' check (status in ('klaar', 'verzonden', 'onbestelbaar')), gemaakt_op timestamptz not null, verzonden_op timestamptz);
    comment on table brief is 'text without address: the address is put on at printing, under the rules of that moment (R2.9)';
    create table bijdrage (${basis}, casus_id uuid not null, persoon_id uuid not null, soort text not null check (soort in ('gesprek', 'zienswijze', 'akkoord', 'overleg')), vraag text not null,
      status text not null default 'klaargezet' check (status in ('klaargezet', 'gevraagd', 'beantwoord', 'verlopen', 'niet-gevraagd')), uitkomst text check (uitkomst in ('gegeven', 'akkoord', 'geen-akkoord', 'geen-reactie', 'niet-gevraagd')),
      termijn text not null, gevraagd_door uuid, gevraagd_op timestamptz, uiterlijk_op timestamptz, herinnerd_op timestamptz, antwoord text, beantwoord_op timestamptz, niet_gevraagd_reden text, beoordeeld_door uuid);
    create index bijdrage_persoon on bijdrage (persoon_id, status);
    create index bijdrage_casus on bijdrage (casus_id);
    create table burger_termijn_keuze (id uuid primary key default gen_random_uuid(), aangemaakt_op timestamptz not null default now(),
      casus_id uuid not null, process_instance_key bigint not null, keuze text not null check (keuze in ('doorgaan', 'verlengen', 'overnemen')), reden text not null, reden_code text not null, door uuid not null, op timestamptz not null);
  `);
};

export const down = async (knex: Knex): Promise<void> => {
  await knex.raw('drop table burger_termijn_keuze, bijdrage, brief, bericht, achterhouding_besluit, achterhouding, informering, portaaltoegang, burgeraccount');
};

export const voorbeeld = async (knex: Knex): Promise<void> => {
  const [casus, persoon, informering, achterhouding, medewerker] = [randomUUID(), randomUUID(), randomUUID(), randomUUID(), randomUUID()];
  const op = '2026-11-23T08:00:00Z';
  await knex('burgeraccount').insert({ sub: `voorbeeld-${persoon}`, persoon_id: persoon, acr: 'substantial' });
  await knex('portaaltoegang').insert({ persoon_id: persoon, casus_id: casus, hoedanigheid: 'zelf', status: 'actief', veilig_contact: 'ja' });
  await knex('informering').insert({ id: informering, casus_id: casus, process_instance_key: '2251799813685090', aan_persoon_id: persoon, hoedanigheid: 'zelf', leeftijdsklasse_code: '18-plus', wat: 'verwerking-gestart', status: 'uitgesteld' });
  await knex('achterhouding').insert({ id: achterhouding, casus_id: casus, objecttype: 'informering', object_id: informering, persoon_id: persoon, reden: 'veiligheid-kind', motivatie: 'Eerst is een veilige plek voor het kind nodig.', status: 'actief', besluit_door: medewerker, besluit_op: op, tweede_akkoord_door: randomUUID(), tweede_akkoord_op: op, herzien_op: op });
  await knex('achterhouding_besluit').insert({ achterhouding_id: achterhouding, soort: 'voorstel', uitkomst: 'uitstellen', reden: 'veiligheid-kind', motivatie: 'Eerst is een veilige plek voor het kind nodig.', door: medewerker, op });
  await knex('bericht').insert({ aan_persoon_id: persoon, casus_id: casus, soort: 'informering', object_id: informering, onderwerp: 'U heeft een nieuw bericht', tekst: 'Wij werken samen rond uw gezin.', geplaatst_op: op });
  await knex('brief').insert({ aan_persoon_id: persoon, casus_id: casus, informering_id: informering, sjabloon: 'informering-1', tekst: 'Wij werken samen rond uw gezin.', gemaakt_op: op });
  await knex('bijdrage').insert({ casus_id: casus, persoon_id: persoon, soort: 'gesprek', vraag: 'Wilt u met ons praten?', termijn: 'P7D' });
  await knex('burger_termijn_keuze').insert({ casus_id: casus, process_instance_key: '2251799813685090', keuze: 'verlengen', reden: 'Het adres klopt niet.', reden_code: 'niet-bereikbaar', door: medewerker, op });
};
