import { createHash } from 'node:crypto';
import type { Inloggebeurtenis } from '../platform/identity/inloggen.ts';
import type { Kern } from '../platform/kern.ts';
import { leesTraceparent, volgendeSpan } from '../platform/telemetry/traceparent.ts';

/** What it did to a session, in the codes of the auditlog. */
const acties = { inloggen: 'C', 'extra-controle': 'C', rolkeuze: 'U', uitloggen: 'D', 'overal-uitloggen': 'D' } as const satisfies Record<Inloggebeurtenis['soort'], string>;

/** Writes the line of a login, an extra check, a choice of role or a logout to the auditlog (domein §5: an attempt too); ids only. A refused login whose person is not known has no `gebruiker_id`. */
export const schrijfSessiegebeurtenis = async (kern: Kern, g: Inloggebeurtenis): Promise<void> => {
  const { traceId, spanId } = volgendeSpan(leesTraceparent(g.traceparent));
  await kern.db('auditlog').insert({
    trace_id: traceId, span_id: spanId, actie: acties[g.soort], tijd: kern.clock.now(), uitkomst: g.uitkomst === 'gelukt' ? 0 : 4, gebeurtenistype: `sessie.${g.soort}`, gebruiker_soort: g.wie, gebruiker_id: g.medewerker?.medewerkerId ?? g.accountId ?? null,
    organisatie_id: g.medewerker?.organisatieId ?? null, organisatie_oin: g.medewerker?.organisatieOin ?? null, rol: null, doel: null, noodgeval: false, sessie_hash: g.kenmerk === undefined ? null : createHash('sha256').update(g.kenmerk).digest('hex'),
    object_type: 'sessie', object_id: null, velden: [], bron_systeem: 'samenspel',
  });
};
