import { bewaarDefinitie } from '../definities-store.ts';
import type { Projectie } from './verwerk.ts';

/** PROCESS CREATED: the model itself (also of deployments that did not go through our release service). */
export const projecteerDefinities: Projectie = async (tx, records) => {
  for (const r of records) {
    if (r.valueType !== 'PROCESS' || r.intent !== 'CREATED') continue;
    const v = r.value;
    await bewaarDefinitie(tx, {
      sleutel: r.key, bpmnProcessId: String(v['bpmnProcessId']), versie: Number(v['version']), versieTag: (v['versionTag'] as string | undefined) || null, bestand: (v['resourceName'] as string | undefined) ?? null,
      xml: Buffer.from(String(v['resource'] ?? ''), 'base64').toString('utf8'), op: new Date(r.timestamp),
    });
  }
  return [];
};
