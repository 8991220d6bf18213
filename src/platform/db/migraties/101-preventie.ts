import type { Knex } from 'knex';
import { erkenningen, leefgebieden } from '../../../domein/diensten.ts';
import { statenVan } from '../../../domein/overgangen.ts';

export const naam = '101-preventie';

const basis = `id uuid primary key default gen_random_uuid(), aangemaakt_op timestamptz not null default now(),
  gewijzigd_op timestamptz not null default now(), rijversie int not null default 1`;
const codes = (lijst: readonly string[]): string => lijst.map((c) => `'${c}'`).join(', ');
const groeit = 'id uuid primary key default gen_random_uuid(), aangemaakt_op timestamptz not null default now()';

/** Self-help, one preventie per run of the bouwsteen, the offer per person, and what was reported and discussed (domein §7.4 c). */
export const up = async (knex: Knex): Promise<void> => {
  await knex.raw(`
    create table preventieaanbod (${basis},
      code text not null unique, titel text not null, soort text not null check (soort in ('psycho-educatie', 'zelftest', 'oefening', 'lotgenoten', 'inloop', 'chat', 'cursus')),
      leefgebieden text[] not null check (leefgebieden <@ array[${codes(leefgebieden)}]::text[]), leeftijd_van int not null, leeftijd_tot int not null, taal text not null default 'nl', taalniveau text not null default 'B1',
      regio_code text references regio (code), erkenning text not null check (erkenning in (${codes(erkenningen)})), inhoud text not null, status text not null check (status in ('concept', 'gepubliceerd', 'ingetrokken')));
    comment on column preventieaanbod.regio_code is 'null = for the whole country';
    create table preventie (${basis},
      casus_id uuid not null, process_instance_key bigint not null, verband_code text not null, regio_code text not null, ronde int not null, uitvoerder_id uuid not null references organisatie (id),
      status text not null default 'open' check (status in (${codes(statenVan('preventie'))})), plek_id uuid references plekaanvraag (id), aanbieder_id uuid references organisatie (id),
      geopend_op timestamptz not null, gekoppeld_op timestamptz, afgerond_op timestamptz, check (status <> 'lopend' or plek_id is not null));
    comment on column preventie.id is 'made by the process that calls the bouwsteen';
    comment on column preventie.uitvoerder_id is 'the gemeente whose local team gives the advice';
    create index preventie_casus on preventie (casus_id, status);
    create unique index preventie_plek on preventie (plek_id) where plek_id is not null;
    create index preventie_aanbieder on preventie (aanbieder_id) where status = 'lopend';
    create table preventieadvies (${groeit},
      preventie_id uuid not null references preventie, uitkomst text not null check (uitkomst in ('aanbieden', 'niets-passends')), leefgebieden text[] not null, dienst_id uuid references dienst, aanbod_id uuid references preventieaanbod,
      uitleg text, aantal_dagen int, motivatie text not null, door uuid not null, op timestamptz not null, check (uitkomst <> 'aanbieden' or (dienst_id is not null and uitleg is not null and aantal_dagen is not null)));
    create index preventieadvies_preventie on preventieadvies (preventie_id, op desc);
    create table preventietraject (${basis},
      preventie_id uuid not null references preventie, advies_id uuid not null references preventieadvies, persoon_id uuid not null, dienst_id uuid not null references dienst, aanbod_id uuid references preventieaanbod, herkomst text not null check (herkomst in ('zelf', 'casus')),
      status text not null default 'aangeboden' check (status in (${codes(statenVan('preventietraject'))})), voortgang int not null default 0 check (voortgang between 0 and 100), bijdrage_id uuid unique, stopreden text,
      aangeboden_op timestamptz not null, beantwoord_op timestamptz, gestart_op timestamptz, geeindigd_op timestamptz, unique (advies_id, persoon_id));
    create index preventietraject_preventie on preventietraject (preventie_id, status);
    create table preventiebesluit (${groeit},
      preventie_id uuid not null references preventie, uitkomst text not null check (uitkomst in ('accepteren', 'opschalen')), grond text check (grond in ('nieuwe-feiten', 'veiligheid', 'eerder-besluit')), is_vrijwilligheid_uitgelegd boolean not null,
      motivatie text not null, door uuid not null, op timestamptz not null, check (uitkomst <> 'opschalen' or grond is not null));
    comment on column preventiebesluit.grond is 'a refusal alone is never a ground (R4.2)';
    create table preventiecheck (${groeit},
      preventie_id uuid not null references preventie, aanleiding text not null check (aanleiding in ('voortgang', 'evaluatie')), score int not null check (score between 1 and 5), past text not null check (past in ('ja', 'deels', 'nee')), besproken text not null,
      uitkomst text not null check (uitkomst in ('gereed', 'doorgaan', 'opschalen')), door uuid not null, op timestamptz not null);
    create index preventiecheck_preventie on preventiecheck (preventie_id, op);
    create table preventievoortgang (${groeit}, preventie_id uuid not null references preventie, soort text not null check (soort in ('begonnen', 'loopt', 'afgerond', 'gestopt')), organisatie_id uuid not null, medewerker_id uuid, op timestamptz not null);
    comment on column preventievoortgang.medewerker_id is 'null = reported by the provider''s own system';
    create index preventievoortgang_preventie on preventievoortgang (preventie_id, op);
    create table preventiezorg (${groeit}, preventie_id uuid not null references preventie, soort text not null check (soort in ('kind-onveilig', 'geweld', 'gevaar-voor-zichzelf', 'anders')), organisatie_id uuid not null, medewerker_id uuid, op timestamptz not null);
    create index preventiezorg_preventie on preventiezorg (preventie_id, op);
    create table preventie_termijn_keuze (${groeit},
      casus_id uuid not null, process_instance_key bigint not null, keuze text not null check (keuze in ('doorgaan', 'verlengen', 'overnemen')), reden text not null, reden_code text not null, door uuid not null, op timestamptz not null);
  `);
};

export const down = async (knex: Knex): Promise<void> => {
  await knex.raw('drop table preventie_termijn_keuze, preventiezorg, preventievoortgang, preventiecheck, preventiebesluit, preventietraject, preventieadvies, preventie, preventieaanbod');
};

export const voorbeeld = async (knex: Knex): Promise<void> => {
  const n = (i: number): string => `6f1c1c1e-7c3b-4d0a-9b57-0000000010${i}`;
  const op = '2026-11-23T08:00:00Z';
  await knex('organisatiesoort').insert({ code: 'VBP', naam: 'Voorbeeldsoort', versie: '0', bron: 'voorbeeld' });
  await knex('organisatie').insert({ id: n(10), oin: '00000099000000971000', naam: 'Voorbeeld', soort: 'VBP' });
  await knex('dienst').insert({ id: n(11), code: 'VB2', naam: 'Voorbeeld', organisatie_id: n(10), omschrijving: 'Voorbeeld', leefgebieden: ['netwerk'], leeftijd_van: 0, leeftijd_tot: 99, kader: 'vrijwillig', zwaarte: 'licht', vorm: 'inloop', talen: ['nl'], erkenning: 'geen', status: 'actief' });
  await knex('plekaanvraag').insert({ id: n(12), dienst_id: n(11), voor_soort: 'preventie', voor_id: n(13), gekozen_door: n(14), gekozen_op: op, status: 'toegezegd', via: 'systeem', beantwoord_op: op });
  await knex('preventieaanbod').insert({ id: n(15), code: 'voorbeeld', titel: 'Voorbeeld', soort: 'oefening', leefgebieden: ['netwerk'], leeftijd_van: 0, leeftijd_tot: 130, erkenning: 'geen', inhoud: 'Voorbeeld', status: 'gepubliceerd' });
  await knex('preventie').insert({ id: n(13), casus_id: n(16), process_instance_key: '2251799813685090', verband_code: 'veilig-thuis', regio_code: 'merelland', ronde: 1, uitvoerder_id: n(10), status: 'lopend', plek_id: n(12), aanbieder_id: n(10), geopend_op: op, gekoppeld_op: op });
  await knex('preventieadvies').insert({ id: n(17), preventie_id: n(13), uitkomst: 'aanbieden', leefgebieden: ['netwerk'], dienst_id: n(11), aanbod_id: n(15), uitleg: 'Een maatje gaat met u op pad.', aantal_dagen: 14, motivatie: 'Het gezin mist steun van anderen.', door: n(14), op });
  await knex('preventietraject').insert({ preventie_id: n(13), advies_id: n(17), persoon_id: n(18), dienst_id: n(11), aanbod_id: n(15), herkomst: 'casus', status: 'gestart', aangeboden_op: op, beantwoord_op: op, gestart_op: op });
  await knex('preventiebesluit').insert({ preventie_id: n(13), uitkomst: 'accepteren', is_vrijwilligheid_uitgelegd: true, motivatie: 'Het gezin wil dit nu niet.', door: n(14), op });
  await knex('preventiecheck').insert({ preventie_id: n(13), aanleiding: 'evaluatie', score: 4, past: 'ja', besproken: 'Het gaat beter dan eerst.', uitkomst: 'doorgaan', door: n(14), op });
  await knex('preventievoortgang').insert({ preventie_id: n(13), soort: 'begonnen', organisatie_id: n(10), op });
  await knex('preventiezorg').insert({ preventie_id: n(13), soort: 'anders', organisatie_id: n(10), op });
  await knex('preventie_termijn_keuze').insert({ casus_id: n(16), process_instance_key: '2251799813685090', keuze: 'doorgaan', reden: 'Het gezin was een week weg.', reden_code: 'wacht-op-gezin', door: n(14), op });
};
