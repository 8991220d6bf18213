import { randomUUID } from 'node:crypto';
import type { Knex } from 'knex';

export const naam = '201-rechtzetting';

/** A correction that a citizen was granted (R7.7): it stands beside the disputed datum wherever that is shown, and its receivers are told. */
export const up = async (knex: Knex): Promise<void> => {
  await knex.raw(`
    create table casus_rechtzetting (id uuid primary key default gen_random_uuid(), aangemaakt_op timestamptz not null default now(), casus_id uuid not null, persoon_id uuid, gegevenssoort text not null references gegevenssoort (code),
      wat_klopt_niet text not null, wat_moet_er_staan text not null, organisatie_id uuid not null references organisatie (id), door uuid not null, bron text not null unique, op timestamptz not null);
    comment on table casus_rechtzetting is 'the old value stays with its source; this says what is wrong in it and what must be there. Grows only';
    comment on column casus_rechtzetting.bron is 'the request it follows from: the same cause is written once';
    create index casus_rechtzetting_casus on casus_rechtzetting (casus_id, op);
    create trigger casus_rechtzetting_groeit before update or delete or truncate on casus_rechtzetting for each statement execute function alleen_toevoegen();`);
};

export const down = async (knex: Knex): Promise<void> => { await knex.raw('drop table casus_rechtzetting'); };

export const voorbeeld = async (knex: Knex): Promise<void> => {
  const organisatie = randomUUID();
  await knex('organisatiesoort').insert({ code: 'VRZ', naam: 'Voorbeeldsoort', versie: '0', bron: 'voorbeeld' });
  await knex('organisatie').insert({ id: organisatie, oin: '00000099000000919100', naam: 'Voorbeeld', soort: 'VRZ' });
  await knex('gegevenssoort').insert({ code: 'VBR', naam: 'voorbeeld' });
  await knex('casus_rechtzetting').insert({ casus_id: randomUUID(), persoon_id: randomUUID(), gegevenssoort: 'VBR', wat_klopt_niet: 'Er staat 12 maart.', wat_moet_er_staan: 'Het was 13 maart.', organisatie_id: organisatie, door: randomUUID(), bron: 'burgerverzoek:voorbeeld', op: '2026-11-23T08:00:00Z' });
};
