import type { Knex } from 'knex';

export const naam = '270-portaal-tot';

/** The last day on which a citizen sees a closed casus is a calendar day, and compared as one. */
export const up = async (knex: Knex): Promise<void> => {
  await knex.raw(`
    alter table portaaltoegang alter column tot type date using (tot at time zone 'Europe/Amsterdam')::date;
    comment on column portaaltoegang.tot is 'last day he sees this casus, agreed at closing; null = no end. Past it the status becomes vervallen'`);
};

export const down = async (knex: Knex): Promise<void> => { await knex.raw('alter table portaaltoegang alter column tot type timestamptz; comment on column portaaltoegang.tot is null'); };

export const voorbeeld = async (knex: Knex): Promise<void> => { await knex('portaaltoegang').update({ tot: '2027-03-01' }); };
