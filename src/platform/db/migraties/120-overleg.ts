import { randomUUID } from 'node:crypto';
import type { Knex } from 'knex';
import { besluitsoorten, overlegsoorten, overlegvormen, regelsoorten, stukvoorwaarden, afwijkredenen } from '../../../domein/overleg.ts';
import { statenVan } from '../../../domein/overgangen.ts';

export const naam = '120-overleg';

const basis = `id uuid primary key default gen_random_uuid(), aangemaakt_op timestamptz not null default now(),
  gewijzigd_op timestamptz not null default now(), rijversie int not null default 1`;
const groeit = 'id uuid primary key default gen_random_uuid(), aangemaakt_op timestamptz not null default now()';
const codes = (...lijsten: (readonly string[])[]): string => [...new Set(lijsten.flat())].map((c) => `'${c}'`).join(', ');

/** The meeting as a process object: who is asked, who was there, what was shared and said (domein §7.8 c). */
export const up = async (knex: Knex): Promise<void> => {
  await knex.raw(`
    create table quorumregel (${basis},
      verband_code text not null, soort text not null check (soort in ('overleg', 'motorkap')), versie text not null, eisen jsonb not null, bron text not null, geverifieerd boolean not null, volgorde bigint generated always as identity, unique (verband_code, soort, versie));
    create table overleg (${basis},
      overlegnummer text not null unique, casus_id uuid not null, process_instance_key bigint not null unique, verband_code text not null, regio_code text not null, ronde int not null, urgentie_code text not null,
      soort text not null check (soort in (${codes(overlegsoorten)})), vorm text not null check (vorm in (${codes(overlegvormen)})), doel_code text not null,
      status text not null check (status in (${codes(statenVan('overleg'), statenVan('motorkapoverleg'))})), quorum_nummer int not null, quorum_voldaan boolean,
      gepland_op timestamptz, gestart_op timestamptz, gesloten_op timestamptz, voorzitter_id uuid, secretaris_id uuid, voorbereid_door uuid, uitnodigronde int not null default 1, aantal_verzet int not null default 0,
      is_schriftelijk boolean not null default false, is_minderjarige_onder_maatregel boolean not null default false, uitnodigen_eind timestamptz, verslag_uiterlijk_op timestamptz, uitkomst text, annuleer_reden text,
      motorkap_reden text, plaats_code text, betrokkenen uuid[] not null default '{}', deelneemcode text,
      check (status <> 'gesloten' or gesloten_op is not null));
    comment on column overleg.motorkap_reden is 'encrypted';
    create index overleg_casus on overleg (casus_id, aangemaakt_op desc);
    create table agendapunt (${basis},
      overleg_id uuid not null references overleg, casus_id uuid not null, volgnr int not null check (volgnr > 0), thema text not null, gevraagd_besluit text check (gevraagd_besluit in (${codes(besluitsoorten)})), minuten int not null check (minuten between 1 and 240), unique (overleg_id, volgnr));
    create table uitnodiging (${basis},
      overleg_id uuid not null references overleg, ronde int not null, organisatie_id uuid, persoon_id uuid, is_regie boolean not null default false, is_aangesloten boolean not null default false,
      agendapunten int[] not null default '{}', reden text not null, grondslagen text[] not null default '{}', status text not null default 'concept' check (status in (${codes(statenVan('uitnodiging'))})),
      verzonden_op timestamptz, uiterlijk_op timestamptz, beantwoord_op timestamptz, beantwoord_via text check (beantwoord_via in ('systeem', 'taak', 'overleg')), is_laat boolean not null default false, is_technisch_mislukt boolean not null default false,
      vervanger_id uuid, vervanger_functie text, afwijs_reden text, bijdrage_id uuid, vervangt_id uuid references uitnodiging,
      check ((organisatie_id is null) <> (persoon_id is null)), check (status not in ('verstuurd', 'geaccepteerd', 'vervanger', 'afgewezen', 'geen-reactie') or persoon_id is not null or cardinality(grondslagen) > 0));
    create unique index uitnodiging_organisatie on uitnodiging (overleg_id, ronde, organisatie_id) where status <> 'ingetrokken';
    create unique index uitnodiging_persoon on uitnodiging (overleg_id, ronde, persoon_id) where status <> 'ingetrokken';
    create table aanwezigheid (${basis},
      uitnodiging_id uuid not null references uitnodiging, medewerker_id uuid, gemeld_door uuid not null, van timestamptz not null, tot timestamptz, check (tot is null or tot >= van));
    create unique index aanwezigheid_open on aanwezigheid (uitnodiging_id) where tot is null;
    create table gedeeld_stuk (${basis},
      overleg_id uuid not null references overleg, agendapunt_id uuid references agendapunt, gegevenssoort text not null, bron text not null check (bron in ('verstrekking', 'analyse', 'document')), bron_id uuid, titel text not null, inhoud text not null,
      voorwaarde text not null check (voorwaarde in (${codes(stukvoorwaarden)})), van_op timestamptz, tot_op timestamptz, ontvangers uuid[] not null, opengesteld_op timestamptz, gesloten_op timestamptz, gedeeld_door uuid not null);
    comment on column gedeeld_stuk.inhoud is 'encrypted';
    create index gedeeld_stuk_overleg on gedeeld_stuk (overleg_id);
    create table stuk_inzage (${groeit},
      stuk_id uuid not null references gedeeld_stuk, organisatie_id uuid not null, medewerker_id uuid not null, wijze text not null check (wijze in ('lezen', 'afdruk')), van timestamptz not null, tot timestamptz);
    create index stuk_inzage_stuk on stuk_inzage (stuk_id, organisatie_id);
    create table verslagregel (${basis},
      overleg_id uuid not null references overleg, agendapunt_id uuid references agendapunt, volgorde bigint generated always as identity, soort text not null check (soort in (${codes(regelsoorten)})), tekst text not null,
      door_id uuid not null, door_organisatie_id uuid not null, op timestamptz not null, wie_organisatie_id uuid, uiterlijk date, besluit_soort text check (besluit_soort in (${codes(besluitsoorten)})), quorum_voldaan boolean not null, vervallen_op timestamptz, vervallen_door uuid,
      check ((soort = 'besluit') = (besluit_soort is not null)), check (soort <> 'afspraak' or (wie_organisatie_id is not null and uiterlijk is not null)), check (soort <> 'besluit' or quorum_voldaan));
    comment on column verslagregel.tekst is 'read through toegang only; a line is never rewritten: a correction is a new line, the old one gets vervallen_op';
    create index verslagregel_overleg on verslagregel (overleg_id, volgorde);
    create table burger_uitnodiging_afwijking (${basis},
      overleg_id uuid not null references overleg, persoon_id uuid not null, reden text not null check (reden in (${codes(afwijkredenen)})), toelichting text not null, gevraagd_door uuid not null, gevraagd_op timestamptz not null,
      tweede_akkoord_door uuid, tweede_akkoord_op timestamptz, uitkomst text check (uitkomst in ('akkoord', 'terug')), motivatie text, check (tweede_akkoord_door is null or tweede_akkoord_door <> gevraagd_door));
    create unique index burger_uitnodiging_afwijking_open on burger_uitnodiging_afwijking (overleg_id, persoon_id) where uitkomst is distinct from 'terug';
    create table overleg_keuze (${groeit},
      overleg_id uuid not null references overleg, taak text not null, uitkomst text not null, motivatie text, door uuid not null, op timestamptz not null);
    comment on table overleg_keuze is 'every choice of a person in this process with its reason (encrypted); grows only';
    create index overleg_keuze_overleg on overleg_keuze (overleg_id, op);
    create table overleg_verantwoording (${basis},
      casus_id uuid not null, overleg_id uuid references overleg, aanleiding text not null check (aanleiding in ('motorkap', 'noodtoegang')), process_instance_key bigint, status text not null default 'open' check (status in ('open', 'getoetst')),
      uitkomst text check (uitkomst in ('rechtmatig', 'deels', 'niet-rechtmatig')), is_grondslag_juist boolean, is_inzage_juist boolean, gezin_geinformeerd text check (gezin_geinformeerd in ('ja', 'nee', 'later')), motivatie text, getoetst_door uuid, getoetst_op timestamptz, fg_gemeld_op timestamptz,
      check (status <> 'getoetst' or (uitkomst is not null and getoetst_door is not null)));
    create unique index overleg_verantwoording_overleg on overleg_verantwoording (overleg_id);
    create table overleg_termijn_keuze (${groeit},
      casus_id uuid not null, process_instance_key bigint not null, keuze text not null check (keuze in ('doorgaan', 'verlengen', 'overnemen')), reden text not null, reden_code text not null, door uuid not null, op timestamptz not null);
  `);
};

export const down = async (knex: Knex): Promise<void> => {
  await knex.raw('drop table overleg_termijn_keuze, overleg_verantwoording, overleg_keuze, burger_uitnodiging_afwijking, verslagregel, stuk_inzage, gedeeld_stuk, aanwezigheid, uitnodiging, agendapunt, overleg, quorumregel');
};

export const voorbeeld = async (knex: Knex): Promise<void> => {
  const [casus, overleg, punt, uitnodiging, stuk, wie, ander, organisatie, persoon] = Array.from({ length: 9 }, () => randomUUID());
  const op = '2026-11-23T08:00:00Z';
  await knex('quorumregel').insert({ verband_code: 'veilig-thuis', soort: 'overleg', versie: '0', eisen: '[]', bron: 'voorbeeld', geverifieerd: false });
  await knex('overleg').insert({ id: overleg, overlegnummer: 'O-4D0R-N8WX-36', casus_id: casus, process_instance_key: '2251799813685120', verband_code: 'veilig-thuis', regio_code: 'merelland', ronde: 1, urgentie_code: 'p2', soort: 'regulier', vorm: 'fysiek', doel_code: 'casusoverleg-voeren', status: 'gesloten', quorum_nummer: 0, quorum_voldaan: true, gepland_op: op, gestart_op: op, gesloten_op: op, voorzitter_id: wie, uitkomst: 'plan' });
  await knex('agendapunt').insert({ id: punt, overleg_id: overleg, casus_id: casus, volgnr: 1, thema: 'Veiligheid', gevraagd_besluit: 'aanpak', minuten: 20 });
  await knex('uitnodiging').insert({ id: uitnodiging, overleg_id: overleg, ronde: 1, organisatie_id: organisatie, agendapunten: [1], reden: 'Kent het gezin', grondslagen: ['G02'], status: 'geaccepteerd', verzonden_op: op, beantwoord_op: op, beantwoord_via: 'taak' });
  await knex('aanwezigheid').insert({ uitnodiging_id: uitnodiging, gemeld_door: wie, van: op, tot: op });
  await knex('gedeeld_stuk').insert({ id: stuk, overleg_id: overleg, agendapunt_id: punt, gegevenssoort: 'VEI', bron: 'document', titel: 'Overzicht', inhoud: 'versleuteld', voorwaarde: 'alleen-tijdens', ontvangers: [organisatie], gedeeld_door: wie });
  await knex('stuk_inzage').insert({ stuk_id: stuk, organisatie_id: organisatie, medewerker_id: wie, wijze: 'lezen', van: op });
  await knex('verslagregel').insert({ overleg_id: overleg, soort: 'besluit', tekst: 'Het wijkteam maakt een plan.', door_id: wie, door_organisatie_id: organisatie, op, besluit_soort: 'aanpak', quorum_voldaan: true });
  await knex('burger_uitnodiging_afwijking').insert({ overleg_id: overleg, persoon_id: persoon, reden: 'veiligheid', toelichting: 'versleuteld', gevraagd_door: wie, gevraagd_op: op, tweede_akkoord_door: ander, tweede_akkoord_op: op, uitkomst: 'akkoord', motivatie: 'versleuteld' });
  await knex('overleg_keuze').insert({ overleg_id: overleg, taak: 'overleg-voeren', uitkomst: 'plan', door: wie, op });
  await knex('overleg_verantwoording').insert({ casus_id: casus, overleg_id: overleg, aanleiding: 'motorkap' });
  await knex('overleg_termijn_keuze').insert({ casus_id: casus, process_instance_key: '2251799813685120', keuze: 'doorgaan', reden: 'De agenda was vol.', reden_code: 'anders', door: wie, op });
};
