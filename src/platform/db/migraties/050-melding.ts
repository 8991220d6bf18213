import type { Knex } from 'knex';
import { statenVan } from '../../../domein/overgangen.ts';
import { startcriteria, startrouteregels } from './050-melding-startgegevens.ts';

export const naam = '050-melding';

const basis = `id uuid primary key default gen_random_uuid(), aangemaakt_op timestamptz not null default now(),
  gewijzigd_op timestamptz not null default now(), rijversie int not null default 1`;
const groeit = 'id uuid primary key default gen_random_uuid(), aangemaakt_op timestamptz not null default now()';
const uit = (codes: readonly string[]): string => codes.map((code) => `'${code}'`).join(', ');
const soorten = uit(['VT', 'NAZ', 'ZVH', 'COM']);

/** A melding with what the sender told: persons, answers and (encrypted) himself (domein §7.1 c). */
const meldingen = `
create table melding (${basis},
  meldingnummer text not null, soort text not null check (soort in (${soorten})), status text not null default 'concept' check (status in (${uit(statenVan('melding'))})),
  kanaal text not null check (kanaal in ('portaal', 'keten', 'burger', 'telefoon')), casus_id uuid not null default gen_random_uuid(), doel_casus_id uuid,
  verband_code text not null references samenwerkingsverband (code), regio_code text not null references regio (code),
  verzender_organisatie_id uuid references organisatie (id), verzender_oin char(20), verzender_medewerker_id uuid references medewerker (id), verzender_account_id uuid,
  verzender_referentie text, inhoud_hash text, ontvanger_id uuid references organisatie (id), verzonden_op timestamptz, ontvangen_op timestamptz,
  incident_op timestamptz, incident_plaats text, spoed boolean not null default false, acuut_gevaar text check (acuut_gevaar in ('ja', 'nee', 'onbekend')),
  verzoek text, terugkoppeling_gewenst boolean not null default true, situatieschets text, urgentie_code text check (urgentie_code in ('p1', 'p2', 'p3', 'p4')),
  doorgezet_van uuid references melding (id), duplicaat_van uuid references melding (id), vragenlijst_versie text not null, ontbreekt text[] not null default '{}', waarschuwt text[] not null default '{}',
  aantal_aanvullingen int not null default 0 check (aantal_aanvullingen >= 0), gevraagde_aanvulling text, advies jsonb,
  check (verzender_organisatie_id is not null or verzender_account_id is not null),
  check (status = 'concept' or verzonden_op is not null), check (status in ('concept', 'verzonden', 'ingetrokken') or (ontvangen_op is not null and ontvanger_id is not null)));
comment on column melding.casus_id is 'reserved when the melding is made; the casus row appears at accepteren';
comment on column melding.meldingnummer is 'a melding that was passed on keeps its number (R1.6)';
create unique index melding_nummer on melding (meldingnummer) where doorgezet_van is null;
create unique index melding_referentie on melding (verzender_organisatie_id, verzender_referentie) where verzender_referentie is not null and doorgezet_van is null;
create unique index melding_casus on melding (casus_id);
create index melding_ontvanger on melding (ontvanger_id, gewijzigd_op desc, id desc);
create index melding_verzender on melding (verzender_organisatie_id, gewijzigd_op desc, id desc);
create index melding_account on melding (verzender_account_id) where verzender_account_id is not null;
create table melding_antwoord (${basis}, melding_id uuid not null references melding (id) on delete cascade, vraagcode text not null, waarde jsonb not null, unique (melding_id, vraagcode));
create table melding_betrokkene (${basis},
  melding_id uuid not null references melding (id) on delete cascade, volgorde int not null, rol text not null check (rol in ('centraal', 'kind', 'ouder', 'partner', 'slachtoffer', 'vermoedelijk-pleger', 'overig')),
  voornamen text, voorvoegsel text, geslachtsnaam text, alias text, geboortedatum text check (geboortedatum ~ '^\\d{4}(-\\d{2}(-\\d{2})?)?$'), geslacht text check (geslacht in ('M', 'V', 'O', 'onbekend')),
  bsn_versleuteld text, bsn_index text, adres jsonb, leeftijd_bij_melding int check (leeftijd_bij_melding between 0 and 130), veilige_contactwijze text, persoon_id uuid,
  unique (melding_id, volgorde), check ((bsn_versleuteld is null) = (bsn_index is null)));
create index melding_betrokkene_bsn on melding_betrokkene (bsn_index) where bsn_index is not null;
create index melding_betrokkene_persoon on melding_betrokkene (persoon_id) where persoon_id is not null;
create table melding_melder (${basis}, melding_id uuid not null unique references melding (id) on delete cascade, gegevens_versleuteld text not null, is_burger boolean not null, anoniem_tegenover_gezin boolean not null default false);
comment on table melding_melder is 'name and contact only encrypted: a melder who is anonymous to the family must not leak through a query (R1.5)';`;

/** What the meldpunt did with it. Rows of a decision only grow; who agreed is never who asked (domein §1.6). */
const behandeling = `
create table melding_beoordeling (${groeit},
  melding_id uuid not null references melding (id), oordeel text not null check (oordeel in ('accepteren', 'aanvulling-vragen', 'toevoegen', 'doorzetten', 'afwijzen')), compleet boolean not null, ontbreekt text[] not null default '{}',
  regel_ids text[] not null default '{}', reden_code text check (reden_code in ('geen-zorg', 'verkeerd-loket', 'al-in-behandeling', 'onvoldoende-informatie')), motivatie text, urgentie_code text check (urgentie_code in ('p1', 'p2', 'p3', 'p4')),
  doel_casus_id uuid, ontvanger_id uuid references organisatie (id), door uuid not null references medewerker (id), op timestamptz not null, check (oordeel <> 'afwijzen' or (reden_code is not null and char_length(motivatie) >= 20)));
create index melding_beoordeling_melding on melding_beoordeling (melding_id, op desc);
create table melding_tweede_akkoord (${groeit},
  melding_id uuid not null references melding (id), soort text not null check (soort in ('afwijzen', 'beeindigen')), besluit text not null check (besluit in ('akkoord', 'terug')), gevraagd_door uuid not null references medewerker (id),
  akkoord_door uuid not null references medewerker (id), motivatie text not null, op timestamptz not null, check (gevraagd_door <> akkoord_door));
create table melding_doorzetting (${basis},
  melding_id uuid not null references melding (id), naar_organisatie_id uuid not null references organisatie (id), naar_melding_id uuid references melding (id), status text not null default 'open' check (status in ('open', 'geaccepteerd', 'geweigerd', 'ingetrokken')),
  reden text, weigerreden text, verzonden_op timestamptz, herinnerd_op timestamptz, aantal_herinneringen int not null default 0, beantwoord_op timestamptz);
create unique index melding_doorzetting_open on melding_doorzetting (melding_id) where status = 'open';
create index melding_doorzetting_naar on melding_doorzetting (naar_melding_id);
create table terugmelding (${basis},
  melding_id uuid not null unique references melding (id), uitkomst text not null, toelichting text, opgesteld_door uuid references medewerker (id), aflevering text check (aflevering in ('platform', 'keten', 'geen-adres', 'niet-gewenst')), verzonden_op timestamptz, ingezien_op timestamptz);
create table melding_intrekking (${basis},
  melding_id uuid not null references melding (id), reden text not null, medewerker_id uuid references medewerker (id), account_id uuid, op timestamptz not null,
  status text not null default 'open' check (status in ('open', 'doorgaan', 'beeindigen', 'beeindigd', 'ingetrokken')), motivatie text, beoordeeld_door uuid references medewerker (id), beoordeeld_op timestamptz);
create unique index melding_intrekking_open on melding_intrekking (melding_id) where status in ('open', 'beeindigen');
create table melding_spoor (
  volgnummer bigint generated always as identity primary key, id uuid not null unique default gen_random_uuid(), aangemaakt_op timestamptz not null default now(), melding_id uuid not null references melding (id),
  stap text not null check (stap in ('verstuurd', 'niet-afgeleverd', 'ontvangen', 'gelezen', 'in-beoordeling', 'onvolledig', 'aangevuld', 'geaccepteerd', 'opgepakt', 'doorgezet', 'doorzetting-geweigerd', 'afgewezen', 'duplicaat', 'gesloten-onvolledig', 'intrekking-gevraagd', 'ingetrokken', 'teruggemeld', 'toegevoegd')),
  op timestamptz not null, organisatie_id uuid references organisatie (id), detail text, bron text not null, unique (melding_id, bron));
comment on column melding_spoor.detail is 'a code or a count, never text of a person';
create index melding_spoor_melding on melding_spoor (melding_id, op, volgnummer);
create trigger melding_spoor_groeit before update or delete or truncate on melding_spoor for each statement execute function alleen_toevoegen();
create table melding_taakbesluit (${groeit}, casus_id uuid not null, melding_id uuid references melding (id), taak_id uuid not null, form_id text not null, uitkomst text not null, gegevens jsonb not null default '{}', motivatie text, door uuid not null references medewerker (id), op timestamptz not null);
create index melding_taakbesluit_casus on melding_taakbesluit (casus_id, op);
create table casus_claim (casus_id uuid primary key, aangemaakt_op timestamptz not null default now(), process_instance_key bigint not null);
comment on table casus_claim is 'the one process instance of a casus; a second start ends by itself';`;

/** Reference data with a version and a source: criteria per soort and the routing lines (R1.1). */
const referentie = `
create table melding_criterium (${basis}, code text not null check (code in ('M1', 'M2', 'M3', 'M4', 'M5', 'M6', 'M7', 'M8', 'M9')), soort text not null check (soort in (${soorten})), weging text not null check (weging in ('blokkeert', 'waarschuwt', 'na-verzenden', 'niet')),
  melding text not null, versie text not null, bron text not null, geverifieerd boolean not null default false, vanaf date not null, tot date);
create unique index melding_criterium_geldig on melding_criterium (code, soort) where tot is null;
create table melding_routeregel (${basis}, code text not null, volgorde int not null, soorten text[] not null, alle_van text[] not null default '{}', een_van text[] not null default '{}', geen_van text[] not null default '{}', effect text not null check (effect in ('spoed', 'ontvanger', 'onvolledig')),
  verband_code text, ladder text[] not null default '{}', zin text not null, versie text not null, bron text not null, geverifieerd boolean not null default false, vanaf date not null, tot date, check ((effect = 'ontvanger') = (verband_code is not null)));
create unique index melding_routeregel_geldig on melding_routeregel (code) where tot is null;`;

export const up = async (knex: Knex): Promise<void> => { 
  // knex reads a bare ? as a binding; the pattern of a partly known date holds two.
  await knex.raw((meldingen + behandeling + referentie).replaceAll('?', '\\?'));
  await knex('melding_criterium').insert(startcriteria);
  await knex('melding_routeregel').insert(startrouteregels);
};

export const down = async (knex: Knex): Promise<void> => {
  await knex.raw(`drop table melding_routeregel, melding_criterium, casus_claim, melding_taakbesluit, melding_spoor, melding_intrekking, terugmelding, melding_doorzetting, melding_tweede_akkoord,
    melding_beoordeling, melding_melder, melding_betrokkene, melding_antwoord, melding`);
};

export const voorbeeld = async (knex: Knex): Promise<void> => {
  const organisatieId = '6f1c1c1e-7c3b-4d0a-9b57-000000000050';
  const medewerkerId = '6f1c1c1e-7c3b-4d0a-9b57-000000000051';
  const tweedeId = '6f1c1c1e-7c3b-4d0a-9b57-000000000052';
  const meldingId = '6f1c1c1e-7c3b-4d0a-9b57-000000000053';
  const op = '2026-11-23T08:00:00Z';
  await knex('regio').insert({ code: 'voorbeeld-melding', kort: 'VBM', naam: 'Voorbeeld' });
  await knex('organisatiesoort').insert({ code: 'VBM', naam: 'Voorbeeldsoort', versie: '0', bron: 'voorbeeld' });
  await knex('samenwerkingsverband').insert({ code: 'voorbeeld-melding', naam: 'Voorbeeld', melding_soort: 'VBM', regie_soort: 'VBM', partnerset_code: 'vbm-kern' });
  await knex('organisatie').insert({ id: organisatieId, oin: '00000099000000997000', naam: 'Voorbeeld', soort: 'VBM' });
  await knex('medewerker').insert([medewerkerId, tweedeId].map((id) => ({ id, sub: id, naam: 'Voor Beeld', functie: 'Voorbeeld', organisatie_id: organisatieId })));
  await knex('melding').insert({ id: meldingId, meldingnummer: 'M-7K3M-9QPD-87', soort: 'VT', kanaal: 'portaal', status: 'ontvangen', verband_code: 'voorbeeld-melding', regio_code: 'voorbeeld-melding', verzender_organisatie_id: organisatieId, ontvanger_id: organisatieId, verzonden_op: op, ontvangen_op: op, vragenlijst_versie: '1.0.0' });
  await knex('melding_antwoord').insert({ melding_id: meldingId, vraagcode: 'kinderen', waarde: JSON.stringify('nee') });
  await knex('melding_betrokkene').insert({ melding_id: meldingId, volgorde: 1, rol: 'centraal', geslachtsnaam: 'Voorbeeld', geboortedatum: '1980' });
  await knex('melding_melder').insert({ melding_id: meldingId, gegevens_versleuteld: 'v1.voorbeeld', is_burger: false });
  await knex('melding_beoordeling').insert({ melding_id: meldingId, oordeel: 'accepteren', compleet: true, urgentie_code: 'p2', door: medewerkerId, op });
  await knex('melding_tweede_akkoord').insert({ melding_id: meldingId, soort: 'afwijzen', besluit: 'terug', gevraagd_door: medewerkerId, akkoord_door: tweedeId, motivatie: 'voorbeeld', op });
  await knex('melding_doorzetting').insert({ melding_id: meldingId, naar_organisatie_id: organisatieId });
  await knex('terugmelding').insert({ melding_id: meldingId, uitkomst: 'opgepakt' });
  await knex('melding_intrekking').insert({ melding_id: meldingId, reden: 'voorbeeld', medewerker_id: medewerkerId, op });
  await knex('melding_spoor').insert({ melding_id: meldingId, stap: 'verstuurd', op, bron: 'voorbeeld' });
  await knex('melding_taakbesluit').insert({ casus_id: meldingId, taak_id: meldingId, form_id: 'voorbeeld', uitkomst: 'doorgaan', door: medewerkerId, op });
  await knex('casus_claim').insert({ casus_id: meldingId, process_instance_key: '2251799813685050' });
  await knex('melding_criterium').insert({ code: 'M1', soort: 'VT', weging: 'blokkeert', melding: 'voorbeeld', versie: '0', bron: 'voorbeeld', vanaf: '1999-01-01', tot: '1999-12-31' });
  await knex('melding_routeregel').insert({ code: 'voorbeeld', volgorde: 99, soorten: ['VT'], effect: 'spoed', zin: 'voorbeeld', versie: '0', bron: 'voorbeeld', vanaf: '1999-01-01', tot: '1999-12-31' });
};
