import { createHash } from 'node:crypto';
import type { Medewerker } from '../platform/identity/aanvrager.ts';
import type { Kern, Tx } from '../platform/kern.ts';
import { leesTraceparent, volgendeSpan } from '../platform/telemetry/traceparent.ts';

/** What an operator or coordinator did to the running of the platform; no personal data is read, so it is a line in the auditlog alone. */
export type Beheerhandeling = { readonly medewerker: Medewerker; readonly gebeurtenis: string; readonly objectType: string; readonly objectId: string; readonly velden: readonly string[]; readonly traceparent: string };

/** Writes one line to the auditlog in the caller's transaction: names of what changed, never values. */
export const schrijfBeheerhandeling = async (kern: Kern, tx: Tx, b: Beheerhandeling): Promise<void> => {
  const { traceId, spanId } = volgendeSpan(leesTraceparent(b.traceparent));
  await tx('auditlog').insert({
    trace_id: traceId, span_id: spanId, actie: 'U', tijd: kern.clock.now(), uitkomst: 0, gebeurtenistype: b.gebeurtenis, gebruiker_soort: 'medewerker', gebruiker_id: b.medewerker.medewerkerId,
    organisatie_id: b.medewerker.organisatieId, organisatie_oin: b.medewerker.organisatieOin, rol: b.medewerker.toegangsrol, doel: null, noodgeval: false,
    sessie_hash: createHash('sha256').update(b.medewerker.sessieId).digest('hex'), object_type: b.objectType, object_id: b.objectId, velden: [...b.velden], bron_systeem: 'samenspel',
  });
};
