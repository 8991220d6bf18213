import type { Knex } from 'knex';

export const naam = '095-regie';

/** Who directs a casus (domein §7.9 c). At most one proposal and one accepted regisseur at a time. */
export const up = async (knex: Knex): Promise<void> => {
  await knex.raw(`
    create table casusregisseurschap (
      id uuid primary key default gen_random_uuid(), aangemaakt_op timestamptz not null default now(), gewijzigd_op timestamptz not null default now(), rijversie int not null default 1,
      casus_id uuid not null references casus (id), medewerker_id uuid not null references medewerker (id), organisatie_id uuid not null references organisatie (id),
      status text not null check (status in ('voorgesteld', 'aanvaard', 'geweigerd', 'beeindigd')), voorgesteld_door uuid references medewerker (id), reden text,
      van timestamptz, tot timestamptz);
    create unique index casusregisseurschap_lopend on casusregisseurschap (casus_id, status) where status in ('voorgesteld', 'aanvaard');
    create index casusregisseurschap_medewerker on casusregisseurschap (medewerker_id, casus_id) where status in ('voorgesteld', 'aanvaard');
  `);
};

export const down = async (knex: Knex): Promise<void> => { await knex.raw('drop table casusregisseurschap'); };

export const voorbeeld = async (knex: Knex): Promise<void> => {
  const casusId = '6f1c1c1e-7c3b-4d0a-9b57-000000000950';
  const organisatieId = '6f1c1c1e-7c3b-4d0a-9b57-000000000951';
  const medewerkerId = '6f1c1c1e-7c3b-4d0a-9b57-000000000952';
  await knex('regio').insert({ code: 'voorbeeld-regie', kort: 'VBR', naam: 'Voorbeeld' });
  await knex('organisatiesoort').insert({ code: 'VBR', naam: 'Voorbeeldsoort', versie: '0', bron: 'voorbeeld' });
  await knex('samenwerkingsverband').insert({ code: 'voorbeeld-regie', naam: 'Voorbeeld', melding_soort: 'VBR', regie_soort: 'VBR', partnerset_code: 'vbr-kern' });
  await knex('organisatie').insert({ id: organisatieId, oin: '00000099000000995000', naam: 'Voorbeeld', soort: 'VBR' });
  await knex('medewerker').insert({ id: medewerkerId, organisatie_id: organisatieId, sub: 'voorbeeld-regie', naam: 'Voorbeeld', functie: 'Voorbeeld' });
  await knex('casus').insert({ id: casusId, casusnummer: '4D0R-N8WX-36', verband_code: 'voorbeeld-regie', regio_code: 'voorbeeld-regie', startdatum: '2026-11-23', laatste_op: '2026-11-23T08:00:00Z' });
  await knex('casusregisseurschap').insert({ casus_id: casusId, medewerker_id: medewerkerId, organisatie_id: organisatieId, status: 'aanvaard', van: '2026-11-23T08:00:00Z' });
};
