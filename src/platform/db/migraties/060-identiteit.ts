import { randomUUID } from 'node:crypto';
import type { Knex } from 'knex';

export const naam = '060-identiteit';

const basis = `id uuid primary key default gen_random_uuid(), aangemaakt_op timestamptz not null default now(),
  gewijzigd_op timestamptz not null default now(), rijversie integer not null default 1`;
/** Append-only rows have no version. */
const vastleggen = 'id uuid primary key default gen_random_uuid(), aangemaakt_op timestamptz not null default now()';
const in_ = (kolom: string, codes: readonly string[]): string => `${kolom} text not null check (${kolom} in (${codes.map((c) => `'${c}'`).join(', ')}))`;

/** One row per person, shared by his cases. BSN and vreemdelingnummer are encrypted; their index is a keyed hash (domein §2). */
const personen = `
create table persoon (${basis},
  bsn_versleuteld text, bsn_index text unique, vreemdelingnummer_versleuteld text, vreemdelingnummer_index text unique,
  ${in_('bron', ['BRP', 'BVV', 'opgave'])},
  voornamen text, voorvoegsel text, geslachtsnaam text not null, naam_zoek text not null,
  geboortedatum text check (geboortedatum ~ '^\\d{4}(-\\d{2}(-\\d{2})?)?$'), ${in_('geboortedatum_precisie', ['volledig', 'jaar-maand', 'jaar', 'onbekend'])},
  ${in_('geslacht', ['M', 'V', 'O'])}, is_overleden boolean not null default false, overleden_op text,
  geheimhouding boolean not null default false, in_onderzoek jsonb not null default '[]', curatele boolean not null default false, rni boolean not null default false,
  ${in_('verblijf', ['adres', 'buitenland', 'locatie', 'onbekend'])}, adres jsonb, adres_hash text, gemeente_code text, verwanten jsonb not null default '[]',
  opgehaald_op timestamptz, volledig_opgehaald boolean not null default false,
  check ((bsn_versleuteld is null) = (bsn_index is null)), check ((vreemdelingnummer_versleuteld is null) = (vreemdelingnummer_index is null)),
  check ((geboortedatum is null) = (geboortedatum_precisie = 'onbekend')));
create index persoon_naam_zoek on persoon (naam_zoek text_pattern_ops, geboortedatum);
create index persoon_adres_hash on persoon (adres_hash) where adres_hash is not null;`;

/** Per betrokkene of a case: who is he, how do we know, how sure (R2.1, R2.2). \`opgave\` holds (encrypted) what was told about somebody added later. */
const vaststellingen = `
create table identiteitsvaststelling (${basis},
  casus_id uuid not null, melding_betrokkene_id uuid, opgave_versleuteld text, rol text not null default 'overig', persoon_id uuid references persoon,
  ${in_('status', ['open', 'bevraagd', 'bevestigd', 'kandidaten', 'niet-gevonden', 'bron-onbereikbaar', 'handmatig', 'niet-vast-te-stellen', 'herzien'])},
  methode text check (methode in ('bsn', 'naam', 'adres', 'bvv', 'handmatig')), zekerheid integer not null default 1 check (zekerheid between 1 and 3),
  aantal_kandidaten integer not null default 0, is_te_veel boolean not null default false, reden text, vastgesteld_door uuid, vastgesteld_op timestamptz);
create unique index identiteitsvaststelling_melding on identiteitsvaststelling (casus_id, melding_betrokkene_id) where melding_betrokkene_id is not null and status <> 'herzien';
create index identiteitsvaststelling_casus on identiteitsvaststelling (casus_id);
create index identiteitsvaststelling_persoon on identiteitsvaststelling (persoon_id);
create table identiteitskandidaat (${vastleggen},
  vaststelling_id uuid not null references identiteitsvaststelling on delete cascade, volgorde integer not null,
  gegevens_versleuteld text not null, overeenkomst text[] not null default '{}', verschil text[] not null default '{}', unique (vaststelling_id, volgorde));`;

/** Households by address, and every relation with its source and certainty (R2.10). */
const netwerk = `
create table huishouden (${basis}, casus_id uuid not null, adres_hash text not null, unique (casus_id, adres_hash));
create table huishouden_lid (${basis}, huishouden_id uuid not null references huishouden on delete cascade, persoon_id uuid not null references persoon,
  rol text not null default 'lid', van timestamptz not null, tot timestamptz);
create unique index huishouden_lid_nu on huishouden_lid (huishouden_id, persoon_id) where tot is null;
create table relatie (${basis}, casus_id uuid not null, van_persoon_id uuid not null references persoon, naar_persoon_id uuid not null references persoon,
  ${in_('soort', ['ouder', 'kind', 'partner', 'ex-partner', 'broer-zus', 'grootouder', 'mantelzorger', 'buur', 'vriend', 'groep', 'professional', 'huisgenoot'])},
  is_formeel boolean not null, ${in_('bron', ['BRP', 'afgeleid', 'opgave'])}, zekerheid integer not null check (zekerheid between 1 and 3), is_bevestigd boolean not null default false,
  bevestigd_door uuid, van timestamptz not null, tot timestamptz, check (van_persoon_id <> naar_persoon_id));
create unique index relatie_nu on relatie (casus_id, van_persoon_id, naar_persoon_id, soort) where tot is null;`;

/** What the register says about gezag, what a person decided, and who may represent a minor (R2.7, R2.8). Holders without BSN in plain text. */
const gezag = `
create table gezagsrelatie (${basis}, casus_id uuid not null, minderjarige_id uuid not null references persoon,
  type text check (type in ('GezamenlijkOuderlijkGezag', 'EenhoofdigOuderlijkGezag', 'GezamenlijkGezag', 'Voogdij', 'TijdelijkGeenGezag', 'GezagNietTeBepalen')),
  houders jsonb not null default '[]', is_in_onderzoek boolean not null default false, toelichting text, ${in_('code', ['eenduidig', 'beoordelen', 'niet-van-toepassing'])},
  triggers text[] not null default '{}', peil_op timestamptz not null, ${in_('bron', ['gezag', 'geen'])}, tot timestamptz);
create unique index gezagsrelatie_nu on gezagsrelatie (casus_id, minderjarige_id) where tot is null;
create table gezagsbeoordeling (${vastleggen}, casus_id uuid not null, minderjarige_id uuid not null references persoon, gezagsrelatie_id uuid not null references gezagsrelatie,
  triggers text[] not null, ${in_('besluit', ['vastgesteld', 'nader-uitzoeken', 'onbekend'])}, motivatie text not null, vertegenwoordigers uuid[] not null default '{}', door uuid not null, op timestamptz not null);
create index gezagsbeoordeling_minderjarige on gezagsbeoordeling (casus_id, minderjarige_id, op desc);
create table vertegenwoordiging (${basis}, minderjarige_id uuid not null references persoon, vertegenwoordiger_id uuid not null references persoon, ${in_('omvang', ['inzage', 'inzage-en-akkoord'])},
  ${in_('status', ['aangevraagd', 'automatisch', 'handmatig-beoordelen', 'toegekend', 'geweigerd', 'vervallen', 'ingetrokken'])}, geldig_tot timestamptz, beoordeling_id uuid references gezagsbeoordeling, triggers text[] not null default '{}');
create unique index vertegenwoordiging_nu on vertegenwoordiging (minderjarige_id, vertegenwoordiger_id) where status in ('aangevraagd', 'automatisch', 'handmatig-beoordelen', 'toegekend');`;

/** Which fields a doel may ask (R2.3), every consultation, reported changes, and how an overrun term was handled. */
const bronnen = `
create table brp_veldenset (${basis}, doel text not null, ${in_('vraag', ['raadplegen', 'zoeken'])}, velden text[] not null check (cardinality(velden) between 1 and 130), vanaf date not null, tot date, bron text not null, geverifieerd boolean not null default false,
  unique (doel, vraag, vanaf));
create table bron_raadpleging (${vastleggen}, casus_id uuid not null, ${in_('bron', ['BRP', 'gezag', 'BVV'])}, vraagsoort text not null, doel text not null, velden text[] not null default '{}', aantal_bevraagd integer not null,
  aantal_resultaten integer not null, ${in_('resultaat', ['gevonden', 'leeg', 'te-veel', 'onbereikbaar'])}, element_instance_key bigint, traceparent text not null, op timestamptz not null);
create index bron_raadpleging_casus on bron_raadpleging (casus_id, op);
create table wijziging (${basis}, casus_id uuid not null, persoon_id uuid not null references persoon, ${in_('soort', ['overlijden', 'verhuizing', 'gezag'])}, gemeld_op timestamptz not null,
  gevolg text check (gevolg in ('geen-gevolg', 'nieuwe-ronde', 'beeindigen')), motivatie text, besloten_door uuid, besloten_op timestamptz);
create index wijziging_casus on wijziging (casus_id, gemeld_op);
create table identiteit_termijnbesluit (${vastleggen}, casus_id uuid not null, taak_id uuid not null, ${in_('besluit', ['doorgaan', 'verlengen', 'overnemen'])}, oorzaak text not null, reden text not null, door uuid not null, op timestamptz not null);`;

const ZOEKEN = ['burgerservicenummer', 'geboorte.datum', 'geslacht.code', 'naam.voornamen', 'naam.voorvoegsel', 'naam.geslachtsnaam', 'adressering.adresregel1', 'adressering.adresregel2'];
const RAADPLEGEN = ['burgerservicenummer', 'geboorte.datum', 'geslacht.code', 'naam.voornamen', 'naam.voorvoegsel', 'naam.geslachtsnaam', 'overlijden.datum', 'gemeenteVanInschrijving.code', 'indicatieCurateleRegister',
  'verblijfplaats', 'ouders.burgerservicenummer', 'kinderen.burgerservicenummer', 'partners.burgerservicenummer', 'partners.ontbindingHuwelijkPartnerschap.datum'];

export const up = async (knex: Knex): Promise<void> => {
  for (const deel of [personen, vaststellingen, netwerk, gezag, bronnen]) await knex.raw(deel.replaceAll('?', '\\?'));
  await knex('brp_veldenset').insert([['zoeken', ZOEKEN], ['raadplegen', RAADPLEGEN]].map(([vraag, velden]) => ({ doel: 'identiteit-vaststellen', vraag, velden, vanaf: '2026-01-01', bron: 'Ontwerp Samenspel, toets door FG (dataminimalisatie AVG art. 5 lid 1c)' })));
};

export const down = async (knex: Knex): Promise<void> => {
  for (const tabel of ['identiteit_termijnbesluit', 'wijziging', 'bron_raadpleging', 'brp_veldenset', 'vertegenwoordiging', 'gezagsbeoordeling', 'gezagsrelatie', 'relatie', 'huishouden_lid', 'huishouden',
    'identiteitskandidaat', 'identiteitsvaststelling', 'persoon']) await knex.schema.dropTable(tabel);
};

export const voorbeeld = async (knex: Knex): Promise<void> => {
  const [casus, moeder, kind, vaststelling, huishouden, relatie] = [randomUUID(), randomUUID(), randomUUID(), randomUUID(), randomUUID(), randomUUID()];
  const nu = new Date('2026-11-23T08:00:00Z');
  const persoon = { geslachtsnaam: 'Voorbeeld', naam_zoek: 'voorbeeld', bron: 'BRP', geslacht: 'V', verblijf: 'adres', adres_hash: 'a'.repeat(43), opgehaald_op: nu };
  await knex('persoon').insert([
    { id: moeder, ...persoon, bsn_versleuteld: 'v1.voorbeeld', bsn_index: `voorbeeld-${moeder}`, geboortedatum: '1990-02-28', geboortedatum_precisie: 'volledig' },
    { id: kind, ...persoon, bron: 'opgave', geboortedatum: '2014', geboortedatum_precisie: 'jaar' },
  ]);
  await knex('identiteitsvaststelling').insert({ id: vaststelling, casus_id: casus, melding_betrokkene_id: randomUUID(), persoon_id: moeder, status: 'bevestigd', methode: 'bsn', zekerheid: 3 });
  await knex('identiteitskandidaat').insert({ vaststelling_id: vaststelling, volgorde: 1, gegevens_versleuteld: 'v1.voorbeeld', overeenkomst: ['bsn'] });
  await knex('huishouden').insert({ id: huishouden, casus_id: casus, adres_hash: 'a'.repeat(43) });
  await knex('huishouden_lid').insert([{ huishouden_id: huishouden, persoon_id: moeder, van: nu }, { huishouden_id: huishouden, persoon_id: kind, van: nu }]);
  await knex('relatie').insert({ casus_id: casus, van_persoon_id: moeder, naar_persoon_id: kind, soort: 'ouder', is_formeel: true, bron: 'BRP', zekerheid: 3, van: nu });
  await knex('gezagsrelatie').insert({ id: relatie, casus_id: casus, minderjarige_id: kind, type: 'GezagNietTeBepalen', code: 'beoordelen', triggers: ['gezag-niet-te-bepalen'], peil_op: nu, bron: 'gezag' });
  await knex('gezagsbeoordeling').insert({ casus_id: casus, minderjarige_id: kind, gezagsrelatie_id: relatie, triggers: ['gezag-niet-te-bepalen'], besluit: 'onbekend', motivatie: 'Nog geen uitspraak van de rechter ontvangen.', door: randomUUID(), op: nu });
  await knex('vertegenwoordiging').insert({ minderjarige_id: kind, vertegenwoordiger_id: moeder, omvang: 'inzage', status: 'handmatig-beoordelen', triggers: ['gezag-niet-te-bepalen'] });
  await knex('bron_raadpleging').insert({ casus_id: casus, bron: 'BRP', vraagsoort: 'RaadpleegMetBurgerservicenummer', doel: 'identiteit-vaststellen', aantal_bevraagd: 1, aantal_resultaten: 1, resultaat: 'gevonden', traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01', op: nu });
  await knex('wijziging').insert({ casus_id: casus, persoon_id: moeder, soort: 'verhuizing', gemeld_op: nu });
  await knex('identiteit_termijnbesluit').insert({ casus_id: casus, taak_id: randomUUID(), besluit: 'doorgaan', oorzaak: 'bron', reden: 'De gegevens worden vandaag verwacht.', door: randomUUID(), op: nu });
};
