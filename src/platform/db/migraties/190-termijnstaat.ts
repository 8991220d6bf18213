import type { Knex } from 'knex';

export const naam = '190-termijnstaat';

/**
 * Terms of steps that ended before their state was kept get it now, by the same rule as the record stream (`casus/termijnstaat.ts`). A term whose process the engine
 * does not know any more (the engine was replaced) has lapsed. A term that has ended never runs again.
 */
export const up = async (knex: Knex): Promise<void> => {
  await knex.raw(`
    update termijn t set status = case when case when t.status = 'opgeschort' then (t.opschortingen -> -1 ->> 'van')::timestamptz else e.geeindigd_op end > t.uiterlijk_op then 'overschreden'
      when e.status = 'afgebroken' then 'vervallen' else 'gehaald' end, rijversie = t.rijversie + 1
    from (select sleutel, status, geeindigd_op from element_instantie union all select sleutel, status, geeindigd_op from proces_instantie) e
    where e.sleutel = t.element_instance_key and e.status in ('afgerond', 'afgebroken') and t.status in ('loopt', 'opgeschort');
    update termijn t set status = 'vervallen', rijversie = t.rijversie + 1 where t.status in ('loopt', 'opgeschort')
      and not exists (select from proces_instantie p where p.sleutel in (t.process_instance_key, t.element_instance_key)) and not exists (select from element_instantie e where e.sleutel = t.element_instance_key);
    drop index termijn_casus;
    create index termijn_casus on termijn (casus_id, status, uiterlijk_op);
  `);
};

/** The states stay: they were true. */
export const down = async (knex: Knex): Promise<void> => { await knex.raw('drop index termijn_casus; create index termijn_casus on termijn (casus_id)'); };

export const voorbeeld = async (knex: Knex): Promise<void> => {
  const op = '2026-11-23T08:00:00Z', casus = await knex('casus').first('id') as { id: string } | undefined;
  if (casus === undefined) throw new Error('the examples of 040 are needed first');
  const rij = { termijn_code: 'geen', verband_code: 'voorbeeld-casus', regio_code: 'voorbeeld-casus', casus_id: casus.id, process_instance_key: '2251799813685041', element_id: 'beoordelen', start_op: op, uiterlijk_op: op, signaal_op: op };
  await knex('termijn').insert(['gehaald', 'overschreden', 'vervallen'].map((status, i) => ({ ...rij, element_instance_key: String(2251799813685190n + BigInt(i)), status })));
};
