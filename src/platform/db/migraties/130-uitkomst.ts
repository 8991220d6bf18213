import { randomUUID } from 'node:crypto';
import type { Knex } from 'knex';
import { statenVan } from '../../../domein/overgangen.ts';

export const naam = '130-uitkomst';

const basis = `id uuid primary key default gen_random_uuid(), aangemaakt_op timestamptz not null default now(),
  gewijzigd_op timestamptz not null default now(), rijversie int not null default 1`;
const codes = (lijst: readonly string[]): string => lijst.map((c) => `'${c}'`).join(', ');

/** The outcome of an overleg, one row per version, with what was decided and agreed, who got which part and who read it (domein §7.9 c). */
export const up = async (knex: Knex): Promise<void> => {
  await knex.raw(`
    create table uitkomst_overleg (${basis},
      uitkomstnummer text not null, overleg_id uuid not null, casus_id uuid not null references casus (id), versie int not null check (versie >= 1),
      status text not null default 'concept' check (status in (${codes(statenVan('uitkomst'))})), verband_code text not null, regio_code text not null, urgentie_code text,
      samenvatting_b1 text not null, geen_besluit_reden text, casusregisseur_id uuid references medewerker (id),
      vastgelegd_door uuid not null, vastgelegd_op timestamptz not null, teruggelegd_reden text,
      vastgesteld_door uuid, vastgesteld_op timestamptz, heeft_mandaat boolean not null default false,
      beschikbaar_gesteld_op timestamptz, is_deels_gedeeld boolean, vervangen_door_id uuid references uitkomst_overleg (id), correctie_reden text,
      ontvangst_instance_key bigint, ontvangst_klaar_op timestamptz,
      unique (overleg_id, versie),
      check (status not in ('vastgesteld', 'beschikbaar', 'gerectificeerd') or vastgesteld_op is not null),
      check (status not in ('beschikbaar', 'gerectificeerd') or beschikbaar_gesteld_op is not null));
    comment on table uitkomst_overleg is 'one row per version; the id is the publicatieId of the engine and the id in the url of a partner';
    create index uitkomst_overleg_casus on uitkomst_overleg (casus_id, aangemaakt_op desc);
    create table besluit (${basis},
      uitkomst_id uuid not null references uitkomst_overleg on delete cascade, volgnummer int not null, verslagregel_id uuid,
      soort text not null check (soort in ('casusregisseur', 'aanpak', 'opschalen', 'afschalen', 'overdragen', 'onderzoek-raad', 'terugkomen', 'sluiten')),
      tekst text not null, genomen_door uuid references organisatie (id), steun text not null check (steun in ('unaniem', 'meerderheid', 'met-afwijkende-mening')),
      ingangsdatum date not null, grondslag text, is_awb_besluit boolean not null default false, rechtsmiddel text, is_quorum_voldaan boolean not null, alternatieven text, herzien_datum date,
      alleen_voor uuid[], oorsprong_id uuid, tekst_b1 text, burger_zicht text check (burger_zicht in ('ja', 'later', 'nee')), burger_reden text, burger_vanaf date,
      check (burger_zicht is distinct from 'later' or burger_vanaf is not null), unique (uitkomst_id, volgnummer));
    comment on column besluit.alleen_voor is 'organisations that may get this line besides the regie; null = everybody with a ground. Narrows the matrix, never widens it';
    comment on column besluit.oorsprong_id is 'the same besluit in the first version: a correction keeps what refers to it';
    create table afspraak (${basis},
      uitkomst_id uuid not null references uitkomst_overleg on delete cascade, volgnummer int not null, verslagregel_id uuid, tekst text not null, organisatie_id uuid references organisatie (id),
      uiterlijk date, conditie text, informeer_burger boolean not null default false, alleen_voor uuid[], oorsprong_id uuid, unique (uitkomst_id, volgnummer));
    create table verslagdeel (${basis},
      uitkomst_id uuid not null references uitkomst_overleg on delete cascade, volgnummer int not null, gegevenssoort text not null, tekst text not null, alleen_voor uuid[], unique (uitkomst_id, volgnummer));
    create table afwijkende_mening (${basis},
      uitkomst_id uuid not null references uitkomst_overleg on delete cascade, volgnummer int not null, besluit_volgnummer int, organisatie_id uuid references organisatie (id), tekst text not null, unique (uitkomst_id, volgnummer));
    create table uitkomst_verstrekking (${basis},
      uitkomst_id uuid not null references uitkomst_overleg on delete cascade, organisatie_id uuid not null references organisatie (id), is_aangesloten boolean not null,
      status text not null default 'samengesteld' check (status in (${codes(statenVan('uitkomst_verstrekking'))})), doel text not null, niveau int check (niveau between 0 and 2), grondslagen text[] not null default '{}',
      gedeeld_op timestamptz, aflevering_mislukt_op timestamptz, herinnerd_op timestamptz, opvolging text check (opvolging in ('opnieuw-wachten', 'telefonisch-toegelicht', 'niet-nodig')), opvolging_wijze text,
      opvolging_toelichting text, opgevolgd_door uuid, opgevolgd_op timestamptz, unique (uitkomst_id, organisatie_id));
    comment on table uitkomst_verstrekking is 'one receiver of one version: on which doel and niveau he gets his part. The texts are cut from the outcome at each reading, never copied';
    create table leesbewijs (id uuid primary key default gen_random_uuid(), aangemaakt_op timestamptz not null default now(),
      uitkomst_id uuid not null references uitkomst_overleg on delete cascade, organisatie_id uuid not null references organisatie (id), versie int not null, op timestamptz not null,
      via text not null check (via in ('systeem', 'scherm')), medewerker_id uuid, gebeurtenis jsonb not null, unique (uitkomst_id, organisatie_id));
    comment on table leesbewijs is 'first reading per organisation and version, with the event uitkomst-ingezien; grows only';
    create table uitkomst_correctie (${basis},
      uitkomst_id uuid not null references uitkomst_overleg on delete cascade, gevraagd_door uuid not null references organisatie (id), medewerker_id uuid, gevraagd_op timestamptz not null,
      onderdeel text not null check (onderdeel in ('samenvatting', 'besluit', 'afspraak', 'verslagdeel')), volgnummer int, wat_klopt_niet text not null, voorstel text not null,
      status text not null default 'gevraagd' check (status in ('gevraagd', 'gecorrigeerd', 'afgewezen')), motivatie text, beslist_door uuid, beslist_op timestamptz, nieuwe_uitkomst_id uuid references uitkomst_overleg (id),
      check ((onderdeel = 'samenvatting') = (volgnummer is null)));
    create index uitkomst_correctie_uitkomst on uitkomst_correctie (uitkomst_id, status);
    create table uitkomst_termijn_keuze (id uuid primary key default gen_random_uuid(), aangemaakt_op timestamptz not null default now(),
      casus_id uuid not null, process_instance_key bigint not null, keuze text not null check (keuze in ('doorgaan', 'verlengen', 'overnemen')), reden text not null, reden_code text not null, door uuid not null, op timestamptz not null);
  `);
};

export const down = async (knex: Knex): Promise<void> => {
  await knex.raw('drop table uitkomst_termijn_keuze, uitkomst_correctie, leesbewijs, uitkomst_verstrekking, afwijkende_mening, verslagdeel, afspraak, besluit, uitkomst_overleg');
};

export const voorbeeld = async (knex: Knex): Promise<void> => {
  const [casus, organisatie, medewerker, uitkomst, overleg] = [randomUUID(), randomUUID(), randomUUID(), randomUUID(), randomUUID()];
  const op = '2026-11-23T08:00:00Z';
  await knex('regio').insert({ code: 'voorbeeld-uitkomst', kort: 'VBU', naam: 'Voorbeeld' });
  await knex('organisatiesoort').insert({ code: 'VBU', naam: 'Voorbeeldsoort', versie: '0', bron: 'voorbeeld' });
  await knex('samenwerkingsverband').insert({ code: 'voorbeeld-uitkomst', naam: 'Voorbeeld', melding_soort: 'VBU', regie_soort: 'VBU', partnerset_code: 'vbu-kern' });
  await knex('organisatie').insert({ id: organisatie, oin: '00000099000000995130', naam: 'Voorbeeld', soort: 'VBU' });
  await knex('medewerker').insert({ id: medewerker, organisatie_id: organisatie, sub: 'voorbeeld-uitkomst', naam: 'Voorbeeld', functie: 'Voorbeeld' });
  await knex('casus').insert({ id: casus, casusnummer: '1300-0000-13', verband_code: 'voorbeeld-uitkomst', regio_code: 'voorbeeld-uitkomst', startdatum: '2026-11-23', laatste_op: op });
  await knex('uitkomst_overleg').insert({ id: uitkomst, uitkomstnummer: 'U-4D0R-N8WX-36', overleg_id: overleg, casus_id: casus, versie: 1, status: 'beschikbaar', verband_code: 'voorbeeld-uitkomst', regio_code: 'voorbeeld-uitkomst', samenvatting_b1: 'Er komt hulp.', vastgelegd_door: medewerker, vastgelegd_op: op, vastgesteld_door: medewerker, vastgesteld_op: op, beschikbaar_gesteld_op: op });
  await knex('besluit').insert({ uitkomst_id: uitkomst, volgnummer: 1, soort: 'aanpak', tekst: 'Er komt hulp thuis.', steun: 'unaniem', ingangsdatum: '2026-11-24', is_quorum_voldaan: true, burger_zicht: 'ja', tekst_b1: 'U krijgt hulp thuis.' });
  await knex('afspraak').insert({ uitkomst_id: uitkomst, volgnummer: 1, tekst: 'Belt het gezin.', organisatie_id: organisatie, uiterlijk: '2026-11-27' });
  await knex('verslagdeel').insert({ uitkomst_id: uitkomst, volgnummer: 1, gegevenssoort: 'UIT', tekst: 'Alle aanwezigen zien verbetering.' });
  await knex('afwijkende_mening').insert({ uitkomst_id: uitkomst, volgnummer: 1, besluit_volgnummer: 1, organisatie_id: organisatie, tekst: 'Liever eerst een gesprek.' });
  await knex('uitkomst_verstrekking').insert({ uitkomst_id: uitkomst, organisatie_id: organisatie, is_aangesloten: false, status: 'ingezien', doel: 'uitkomst-uitwisselen', niveau: 2, grondslagen: ['G01'], gedeeld_op: op });
  await knex('leesbewijs').insert({ uitkomst_id: uitkomst, organisatie_id: organisatie, versie: 1, op, via: 'scherm', medewerker_id: medewerker, gebeurtenis: '{}' });
  await knex('uitkomst_correctie').insert({ uitkomst_id: uitkomst, gevraagd_door: organisatie, gevraagd_op: op, onderdeel: 'afspraak', volgnummer: 1, wat_klopt_niet: 'De datum klopt niet.', voorstel: 'Een week later.' });
  await knex('uitkomst_termijn_keuze').insert({ casus_id: casus, process_instance_key: '2251799813685130', keuze: 'doorgaan', reden: 'De voorzitter was ziek.', reden_code: 'ziekte', door: medewerker, op });
};
