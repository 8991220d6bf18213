import { randomUUID } from 'node:crypto';
import type { Knex } from 'knex';

export const naam = '180-herstel';

/** Repair of a stuck step: one person proposes with a reason, another agrees; what was done stays readable. */
export const up = async (knex: Knex): Promise<void> => {
  await knex.raw(`
    create table herstelvoorstel (id uuid primary key default gen_random_uuid(), aangemaakt_op timestamptz not null default now(), gewijzigd_op timestamptz not null default now(), rijversie int not null default 1,
      incident_sleutel bigint not null, process_instance_key bigint not null, element_id text, casus_id uuid, verband_code text, regio_code text,
      actie text not null check (actie in ('opnieuw', 'variabele', 'annuleren')), variabele text, waarde jsonb, bereik text check (bereik in ('stap', 'proces')), bereik_sleutel bigint, reden text not null,
      voorgesteld_door uuid not null references medewerker (id), voorgesteld_op timestamptz not null,
      status text not null default 'voorgesteld' check (status in ('voorgesteld', 'uitgevoerd', 'afgewezen', 'vervallen')), beoordeeld_door uuid references medewerker (id), beoordeeld_op timestamptz, beoordeling text,
      check (beoordeeld_door is null or beoordeeld_door <> voorgesteld_door), check ((actie = 'variabele') = (variabele is not null)));
    comment on column herstelvoorstel.waarde is 'an id, code, count, date or yes/no that fits the name (processen §1.3); never personal data';
    create unique index herstelvoorstel_open on herstelvoorstel (incident_sleutel) where status = 'voorgesteld';
    create index herstelvoorstel_lijst on herstelvoorstel (status, voorgesteld_op);
  `);
};

export const down = async (knex: Knex): Promise<void> => { await knex.raw('drop table herstelvoorstel'); };

export const voorbeeld = async (knex: Knex): Promise<void> => {
  const [organisatie, een, twee] = [randomUUID(), randomUUID(), randomUUID()];
  await knex('organisatiesoort').insert({ code: 'VBH', naam: 'Voorbeeldsoort', versie: '0', bron: 'voorbeeld' });
  await knex('organisatie').insert({ id: organisatie, oin: '00000099000000918000', naam: 'Voorbeeld', soort: 'VBH' });
  for (const [id, sub] of [[een, 'voorbeeld-h1'], [twee, 'voorbeeld-h2']] as const) await knex('medewerker').insert({ id, organisatie_id: organisatie, sub, naam: 'Voorbeeld', functie: 'Voorbeeld' });
  await knex('herstelvoorstel').insert({ incident_sleutel: '2251799813685180', process_instance_key: '2251799813685181', actie: 'variabele', variabele: 'urgentieCode', waarde: JSON.stringify('p2'), bereik: 'proces', bereik_sleutel: '2251799813685181', reden: 'De code ontbrak na een storing.', voorgesteld_door: een, voorgesteld_op: '2026-11-23T08:00:00Z', status: 'uitgevoerd', beoordeeld_door: twee, beoordeeld_op: '2026-11-23T08:10:00Z', beoordeling: 'Klopt met het besluit.' });
};
