import { Gauge } from 'prom-client';
import type { Kern } from '../kern.ts';
import { jobversie, type Worker } from './declaratie.ts';

type Definitie = { sleutel: string; proces: string; versie: number; versie_tag: string | null; levend: boolean; types: string[]; xml: string };
export type Jobgebruik = { readonly type: string; readonly processen: string[] };

/** Pinned calls of a model: `<process>@<versionTag>`, or the process alone when it is not pinned. */
const roeptAan = (xml: string): string[] => [...xml.matchAll(/<zeebe:calledElement\b[^>]*>/g)].flatMap(([tag]) => {
  const [, proces] = /\bprocessId="([^"=]+)"/.exec(tag) ?? [];
  const [, versie] = /\bversionTag="([^"]+)"/.exec(tag) ?? [];
  return proces === undefined ? [] : [versie === undefined ? proces : `${proces}@${versie}`];
});

/**
 * Job types that running definitions need: those of the newest version of each process, of every version with a running instance, and of the
 * versions these call by their tag, also when that step has not been reached yet (processen §1.6).
 */
export const benodigdeTypes = async (kern: Kern): Promise<Jobgebruik[]> => {
  const { rows } = await kern.db.raw(`
    select d.sleutel::text as sleutel, d.bpmn_process_id as proces, d.versie, d.versie_tag, d.xml,
      d.versie = (select max(n.versie) from proces_definitie n where n.bpmn_process_id = d.bpmn_process_id)
        or exists (select 1 from proces_instantie i where i.definitie_sleutel = d.sleutel and i.status = 'actief') as levend,
      coalesce((select array_agg(distinct t.type) from proces_element e cross join unnest(e.job_types) as t(type) where e.definitie_sleutel = d.sleutel), '{}') as types
    from proces_definitie d`) as { rows: Definitie[] };
  const nodig = new Map<string, Definitie>();
  // With a tag the engine takes the last deployed content (motor.md §3).
  const zoek = (aanroep: string): Definitie | undefined => {
    const [proces, tag] = aanroep.split('@');
    return rows.filter((d) => d.proces === proces && (tag === undefined || d.versie_tag === tag)).toSorted((a, b) => b.versie - a.versie)[0];
  };
  const wacht = rows.filter((d) => d.levend);
  for (let d = wacht.pop(); d !== undefined; d = wacht.pop()) {
    if (nodig.has(d.sleutel)) continue;
    nodig.set(d.sleutel, d);
    wacht.push(...roeptAan(d.xml).flatMap((a) => zoek(a) ?? []));
  }
  const per = new Map<string, Set<string>>();
  for (const d of nodig.values()) for (const type of d.types) per.set(type, (per.get(type) ?? new Set()).add(`${d.proces} v${d.versie}`));
  return [...per].map(([type, processen]) => ({ type, processen: [...processen].toSorted() })).toSorted((a, b) => a.type.localeCompare(b.type));
};

/** Needed job types that no worker of this release serves: jobs of these would wait for ever, without an incident. */
export const onbediendeTypes = async (kern: Kern, bediend: readonly string[]): Promise<Jobgebruik[]> => (await benodigdeTypes(kern)).filter((t) => !bediend.includes(t.type));

/** Warns loudly, at every start of the workers. */
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

/** The release cannot serve what runs; starting it would leave cases standing still without anybody noticing. */
export class OnbediendFout extends Error {
  readonly onbediend: readonly Jobgebruik[];
  constructor(onbediend: readonly Jobgebruik[]) {
    super([
      'Samenspel start niet: lopende processen hebben automatische stappen nodig die deze versie niet kent.',
      ...onbediend.map((t) => `  - ${t.type} (nodig voor ${t.processen.join(', ')})`),
      'Er is niets gewijzigd. Start de vorige versie weer, of neem de oude worker opnieuw op in workers/register.ts.',
    ].join('\n'));
    this.onbediend = onbediend;
  }
}

/**
 * Before the workers of a release start (processen §1.6): throws OnbediendFout when a needed type has no worker, and answers the registered types that
 * no running definition needs any more; of those the older versions (`<type>` beside `<type>-2`) may leave the register.
 */
export const controleerWorkers = async (kern: Kern, workers: readonly Worker[]): Promise<{ overbodig: string[] }> => {
  const bediend = workers.map((w) => w.declaratie.type);
  const nodig = await benodigdeTypes(kern);
  const onbediend = nodig.filter((t) => !bediend.includes(t.type));
  if (onbediend.length > 0) throw new OnbediendFout(onbediend);
  const overbodig = bediend.filter((type) => !nodig.some((t) => t.type === type));
  for (const type of overbodig) {
    const { naam, versie } = jobversie(type);
    const isOud = bediend.some((b) => jobversie(b).naam === naam && jobversie(b).versie > versie);
    kern.log.info({ jobType: type, isOud }, isOud ? 'worker: geen lopend proces heeft deze oude versie nog nodig; zij kan uit workers/register.ts' : 'worker: geen lopend proces gebruikt dit job type');
  }
  return { overbodig };
};
