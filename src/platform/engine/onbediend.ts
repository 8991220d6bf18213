import { Gauge } from 'prom-client';
import type { Kern } from '../kern.ts';

/**
 * Job types named by a definition that can still run (the newest version of its process, or one with running instances) and that no
 * worker of this release serves. Old types must stay served until their last instance ended (processen §1.6).
 */
export const onbediendeTypes = async (kern: Kern, bediend: readonly string[]): Promise<{ type: string; processen: string[] }[]> => {
  const { rows } = await kern.db.raw(`
    with levend as (
      select d.sleutel, d.bpmn_process_id, d.versie from proces_definitie d
      where d.versie = (select max(n.versie) from proces_definitie n where n.bpmn_process_id = d.bpmn_process_id)
         or exists (select 1 from proces_instantie i where i.definitie_sleutel = d.sleutel and i.status = 'actief'))
    select t.type, array_agg(distinct l.bpmn_process_id || ' v' || l.versie) as processen
    from levend l join proces_element e on e.definitie_sleutel = l.sleutel cross join unnest(e.job_types) as t(type)
    where not (t.type = any(?)) group by t.type order by t.type`, [[...bediend]]) as { rows: { type: string; processen: string[] }[] };
  return rows;
};

/** Warns loudly, at every start: a job that nobody serves waits for ever without an incident. */
export const waarschuwVoorOnbediend = async (kern: Kern, bediend: readonly string[]): Promise<void> => {
  const naam = 'samenspel_jobtype_zonder_worker';
  const meter = (kern.metrics.register.getSingleMetric(naam) as Gauge<'type'> | undefined)
    ?? new Gauge({ name: naam, help: 'Job types of running definitions that no worker serves', labelNames: ['type'], registers: [kern.metrics.register] });
  meter.reset();
  for (const { type, processen } of await onbediendeTypes(kern, bediend)) {
    meter.set({ type }, 1);
    kern.log.error({ jobType: type, processen }, 'worker: niemand bedient dit job type; taken in deze processen blijven staan');
  }
};
