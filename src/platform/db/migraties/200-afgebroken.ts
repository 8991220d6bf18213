import { randomUUID } from 'node:crypto';
import type { Knex } from 'knex';

export const naam = '200-afgebroken';

const zet = (redenen: readonly string[]): string => `alter table afsluiting drop constraint afsluiting_reden_check, add constraint afsluiting_reden_check check (reden in (${redenen.map((r) => `'${r}'`).join(', ')}))`;
const gewoon = ['doelen-behaald', 'overgedragen', 'geen-medewerking-vrijwillig', 'verhuisd', 'overleden', 'onterecht'] as const;

/** A casus whose stuck process is ended (issue 4, repair) closes as every other one, with this reason. */
export const up = async (knex: Knex): Promise<void> => { await knex.raw(zet([...gewoon, 'proces-afgebroken'])); };

export const down = async (knex: Knex): Promise<void> => {
  await knex('afsluiting').where({ reden: 'proces-afgebroken' }).update({ reden: 'onterecht' });
  await knex.raw(zet(gewoon));
};

export const voorbeeld = async (knex: Knex): Promise<void> => {
  const [casus, nazorg, een, twee] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()];
  const op = '2026-11-23T08:00:00Z';
  await knex('nazorg').insert({ id: nazorg, casus_id: casus, process_instance_key: '2251799813685193', verband_code: 'veilig-thuis', regio_code: 'merelland', ronde: 1, wijze: 'direct', gestart_op: op, status: 'beeindigd', einde: 'afgesloten', beeindigd_op: op });
  await knex('afsluiting').insert({ nazorg_id: nazorg, casus_id: casus, wijze: 'afsluiten', reden: 'proces-afgebroken', motivatie: 'Deze stap komt niet meer los.', akkoord_regisseur: een, voorgesteld_op: op, akkoord_proces: twee, akkoord_op: op, status: 'gesloten', gesloten_op: op });
};
