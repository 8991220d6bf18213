import { randomUUID } from 'node:crypto';
import type { Knex } from 'knex';
import { statenVan } from '../../../domein/overgangen.ts';

export const naam = '160-nazorg';

const basis = `id uuid primary key default gen_random_uuid(), aangemaakt_op timestamptz not null default now(),
  gewijzigd_op timestamptz not null default now(), rijversie int not null default 1`;
const codes = (lijst: readonly string[]): string => lijst.map((c) => `'${c}'`).join(', ');

/** Aftercare, signals of relapse, closing by two people, lessons, and per organisation its own dossier under its own rule (domein §7.12 c). */
export const up = async (knex: Knex): Promise<void> => {
  await knex.raw(`
    create table bewaarregel (${basis}, code text not null, variant text not null, omschrijving text not null, organisatiesoorten text[] not null, object text not null, duur int, eenheid text check (eenheid in ('maand', 'jaar')),
      start text not null check (start in ('afsluiting', 'laatste-wijziging', 'einde-ondersteuning', 'leeftijd-jongste-kind', 'toestemming-eindigt', 'anders')),
      is_wettelijk boolean not null, bron text not null, geverifieerd boolean not null, versie text not null, vanaf date not null, tot date, unique (code, variant, versie), check ((duur is null) = (eenheid is null)));
    comment on table bewaarregel is 'B1-B11; a dossier keeps the version it was made under';
    create table nazorg (${basis}, casus_id uuid not null, process_instance_key bigint not null, verband_code text not null, regio_code text not null, ronde int not null, wijze text not null check (wijze in ('nazorg', 'direct')),
      gestart_op timestamptz not null, eindigt_op timestamptz, beeindigd_op timestamptz, status text not null default 'loopt' check (status in (${codes(statenVan('nazorg'))})),
      einde text check (einde in ('afgesloten', 'terugval', 'overgedragen', 'afgebroken')), advies_termijnen text[] not null default '{}', advies_regel text, voorstel timestamptz[] not null default '{}', motivatie text, vastgesteld_door uuid, vastgesteld_op timestamptz,
      check ((status = 'beeindigd') = (einde is not null)));
    create unique index nazorg_lopend on nazorg (casus_id) where status <> 'beeindigd';
    create index nazorg_casus on nazorg (casus_id, gestart_op desc);
    create table nazorgmoment (${basis}, nazorg_id uuid not null references nazorg, nummer int not null check (nummer >= 1), poging int not null default 1, gepland_op timestamptz not null,
      vorm text not null check (vorm in ('huisbezoek', 'kantoor', 'telefoon', 'video')), met_persoon_id uuid, status text not null default 'gepland' check (status in (${codes(statenVan('nazorgmoment'))})),
      uitkomst text check (uitkomst in ('stabiel', 'zorg', 'terugval')), veiligheid int check (veiligheid between 1 and 5), goed text, steun text, uitgevoerd_door uuid, uitgevoerd_op timestamptz, overslaan_reden text,
      unique (nazorg_id, nummer, poging), check ((status = 'uitgevoerd') = (uitkomst is not null)), check (status <> 'overgeslagen' or overslaan_reden is not null));
    comment on column nazorgmoment.veiligheid is 'score of the leefgebied veiligheid, 5 = good (LG-SCAN)';
    create table terugvalsignaal (${basis}, nazorg_id uuid not null references nazorg, casus_id uuid not null, bron text not null check (bron in ('melding', 'moment', 'partner', 'burger', 'preventiecheck')), bron_id uuid not null,
      ernst int not null check (ernst between 1 and 3), regels text[] not null default '{}', op timestamptz not null, status text not null default 'open' check (status in (${codes(statenVan('terugvalsignaal'))})),
      weging text, gewogen_ernst int check (gewogen_ernst between 1 and 3), instap text check (instap in ('bekendheid', 'triage')), gewogen_door uuid, gewogen_op timestamptz, unique (nazorg_id, bron, bron_id),
      check ((status = 'open') = (gewogen_op is null)));
    create index terugvalsignaal_open on terugvalsignaal (nazorg_id) where status = 'open';
    create table nazorg_gemist (id uuid primary key default gen_random_uuid(), aangemaakt_op timestamptz not null default now(), nazorg_id uuid not null references nazorg, oorzaak text not null, afspraak text not null, keuze text not null check (keuze in ('hervatten', 'ander-contact')), door uuid not null, op timestamptz not null);
    comment on table nazorg_gemist is 'what the procesregisseur did after two missed moments; grows only';
    create table afsluiting (${basis}, nazorg_id uuid not null references nazorg, casus_id uuid not null, wijze text not null check (wijze in ('afsluiten', 'overdragen')),
      reden text not null check (reden in ('doelen-behaald', 'overgedragen', 'geen-medewerking-vrijwillig', 'verhuisd', 'overleden', 'onterecht')), controlelijst jsonb not null default '[]', gezin_mening text, portaal_tot date,
      motivatie text not null, leerpunten jsonb not null default '{}', zonder_namen boolean not null default false, overdracht_organisatie_id uuid, akkoord_regisseur uuid not null, voorgesteld_op timestamptz not null, akkoord_proces uuid, akkoord_op timestamptz, akkoord_motivatie text,
      status text not null default 'voorgesteld' check (status in ('voorgesteld', 'terug', 'akkoord', 'gesloten')), gesloten_op timestamptz,
      check (akkoord_proces is null or akkoord_proces <> akkoord_regisseur), check (status not in ('akkoord', 'gesloten') or akkoord_proces is not null), check (wijze <> 'overdragen' or overdracht_organisatie_id is not null));
    create unique index afsluiting_open on afsluiting (nazorg_id) where status <> 'terug';
    create table leerpunt (${basis}, soort text not null check (soort in ('vraag', 'aantal')), code text not null, tekst text, aantal int, casus_pseudoniem text not null, jaar int not null, verband_code text not null, regio_code text not null,
      is_gecontroleerd boolean not null default false, unique (casus_pseudoniem, soort, code), check ((soort = 'vraag') = (tekst is not null)), check (soort = 'aantal' or is_gecontroleerd), check ((soort = 'aantal') = (aantal is not null)));
    comment on table leerpunt is 'no person data: a second person looked at every text; counts under the monitor pseudonym of the casus, never its id';
    create table archiefdossier (${basis}, casus_id uuid not null, organisatie_id uuid not null references organisatie, regel_id uuid references bewaarregel, regel_code text, regel_versie text not null, start_op date not null, vernietigen_vanaf date,
      vlaggen text[] not null default '{}', blokkades text[] not null default '{}', status text not null default 'actief' check (status in (${codes(statenVan('archiefdossier'))})), unique (casus_id, organisatie_id));
    comment on column archiefdossier.vlaggen is 'what the FG looks at: conflict, niet-geverifieerd, geen-regel, toestemming';
    create index archiefdossier_datum on archiefdossier (vernietigen_vanaf) where status = 'actief';
    create table feedbackvraag (${basis}, nazorg_id uuid not null references nazorg, casus_id uuid not null, persoon_id uuid not null, gevraagd_op timestamptz not null, status text not null default 'gevraagd' check (status in ('gevraagd', 'beantwoord')),
      gehoord int check (gehoord between 1 and 5), geholpen int check (geholpen between 1 and 5), opmerking text, beantwoord_op timestamptz, unique (nazorg_id, persoon_id), check ((status = 'beantwoord') = (beantwoord_op is not null)));
    create index feedbackvraag_persoon on feedbackvraag (persoon_id, status);
    create table nazorg_termijn_keuze (id uuid primary key default gen_random_uuid(), aangemaakt_op timestamptz not null default now(),
      casus_id uuid not null, process_instance_key bigint not null, keuze text not null check (keuze in ('doorgaan', 'verlengen', 'overnemen')), reden text not null, reden_code text not null, door uuid not null, op timestamptz not null);
  `);
};

export const down = async (knex: Knex): Promise<void> => {
  await knex.raw('drop table nazorg_termijn_keuze, feedbackvraag, archiefdossier, leerpunt, afsluiting, nazorg_gemist, terugvalsignaal, nazorgmoment, nazorg, bewaarregel');
};

export const voorbeeld = async (knex: Knex): Promise<void> => {
  const [casus, nazorg, regel, organisatie, persoon, medewerker, tweede] = [randomUUID(), randomUUID(), randomUUID(), randomUUID(), randomUUID(), randomUUID(), randomUUID()];
  const op = '2026-11-23T08:00:00Z';
  await knex('organisatiesoort').insert({ code: 'VBN', naam: 'Voorbeeldsoort', versie: '0', bron: 'voorbeeld' });
  await knex('organisatie').insert({ id: organisatie, oin: '00000099000000996000', naam: 'Voorbeeld', soort: 'VBN' });
  await knex('bewaarregel').insert({ id: regel, code: 'VB', variant: 'voorbeeld', omschrijving: 'Voorbeeld', organisatiesoorten: ['VBN'], object: 'casus', duur: 15, eenheid: 'jaar', start: 'afsluiting', is_wettelijk: true, bron: 'voorbeeld', geverifieerd: false, versie: '0', vanaf: '2026-01-01' });
  await knex('nazorg').insert({ id: nazorg, casus_id: casus, process_instance_key: '2251799813685160', verband_code: 'veilig-thuis', regio_code: 'merelland', ronde: 1, wijze: 'nazorg', gestart_op: op, status: 'beeindigd', einde: 'afgesloten', beeindigd_op: op });
  await knex('nazorgmoment').insert({ nazorg_id: nazorg, nummer: 1, gepland_op: op, vorm: 'telefoon', met_persoon_id: persoon, status: 'uitgevoerd', uitkomst: 'stabiel', veiligheid: 4, goed: 'De school gaat beter.', uitgevoerd_door: medewerker, uitgevoerd_op: op });
  await knex('terugvalsignaal').insert({ nazorg_id: nazorg, casus_id: casus, bron: 'melding', bron_id: randomUUID(), ernst: 2, op, status: 'gewogen-geen', weging: 'De ruzie is uitgepraat.', gewogen_door: medewerker, gewogen_op: op });
  await knex('nazorg_gemist').insert({ nazorg_id: nazorg, oorzaak: 'niet-bereikbaar', afspraak: 'Een collega gaat langs.', keuze: 'hervatten', door: tweede, op });
  await knex('afsluiting').insert({ nazorg_id: nazorg, casus_id: casus, wijze: 'afsluiten', reden: 'doelen-behaald', motivatie: 'Alle doelen zijn behaald.', akkoord_regisseur: medewerker, voorgesteld_op: op, akkoord_proces: tweede, akkoord_op: op, status: 'gesloten', gesloten_op: op });
  await knex('leerpunt').insert({ soort: 'aantal', code: 'rondes', aantal: 1, casus_pseudoniem: 'abcdefghijklmnopqrstuvwxyz', jaar: 2026, verband_code: 'veilig-thuis', regio_code: 'merelland' });
  await knex('archiefdossier').insert({ casus_id: casus, organisatie_id: organisatie, regel_id: regel, regel_code: 'VB', regel_versie: '0', start_op: '2026-11-23', vernietigen_vanaf: '2041-11-23' });
  await knex('feedbackvraag').insert({ nazorg_id: nazorg, casus_id: casus, persoon_id: persoon, gevraagd_op: op });
  await knex('nazorg_termijn_keuze').insert({ casus_id: casus, process_instance_key: '2251799813685160', keuze: 'doorgaan', reden: 'Wij wachten op de school.', reden_code: 'wacht-op-partner', door: medewerker, op });
};
