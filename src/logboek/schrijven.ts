import { createHash } from 'node:crypto';
import { pseudoniem } from '../domein/pseudoniem.ts';
import { contextSleutel } from '../domein/versleuteling.ts';
import type { Aanvrager } from '../platform/identity/aanvrager.ts';
import type { Kern, Tx } from '../platform/kern.ts';
import { leesTraceparent, volgendeSpan } from '../platform/telemetry/traceparent.ts';
import { eigenBaan } from './eigen-baan.ts';
import type { Verwerking } from './model.ts';

const auditactie = { lezen: 'R', zoeken: 'zoek', schrijven: 'U', verstrekken: 'E', export: 'export' } as const;

const gebruiker = (a: Aanvrager): { soort: string; id: string | null; rol: string | null; sessie: string | null } => {
  switch (a.soort) {
    case 'medewerker': return { soort: a.soort, id: a.medewerkerId, rol: a.toegangsrol, sessie: a.sessieId };
    case 'burger': return { soort: a.soort, id: a.accountId, rol: 'burger', sessie: a.sessieId };
    case 'partner': return { soort: a.soort, id: a.organisatieId, rol: 'partner', sessie: null };
    case 'systeem': return { soort: a.soort, id: a.naam, rol: 'systeem', sessie: null };
    case 'onbekend': return { soort: a.soort, id: null, rol: null, sessie: null };
  }
};

/** The pseudonym of a person in the world of the logs (domein §2, context `log`). */
export const logPseudoniem = (kern: Pick<Kern, 'config'>, persoonId: string): string => pseudoniem(contextSleutel(kern.config.sleutels.pseudoniem, 'log'), { persoonId });

/**
 * Writes one processing to the three logs in the caller's transaction: verwerkingenlog (one line per data subject), auditlog and
 * besluitlog, joined by trace and span (domein §5). When a line cannot be written the transaction fails, and with it the reading.
 */
export const schrijfLogboek = async (kern: Kern, tx: Tx, v: Verwerking): Promise<void> => {
  const ouder = leesTraceparent(v.traceparent);
  const { traceId, spanId } = volgendeSpan(ouder);
  const spoor = { trace_id: traceId, span_id: spanId };
  const tijd = kern.clock.now();
  const wie = gebruiker(v.aanvrager);
  const hoogste = Object.values(v.niveaus);
  const onderwerpen = v.betrokkenen.length === 0 ? [null] : v.betrokkenen.map((id) => logPseudoniem(kern, id));
  await tx('verwerkingenlog').insert(onderwerpen.map((betrokkene) => ({
    ...spoor, parent_span_id: ouder?.spanId ?? null, status: v.besluit === 'toegestaan' ? 'ok' : 'geweigerd', naam: `${v.object.type}.${v.actie}`, begonnen_op: tijd, geeindigd_op: tijd,
    verwerkingsactiviteit: `${kern.config.basisUrl}/rvva/verwerkingsactiviteiten/${v.doel}`, betrokkene_pseudoniem: betrokkene, verband_code: v.object.verbandCode, casus_id: v.object.casusId,
    grondslagen: v.grondslagen, gegevenssoorten: v.besluit === 'toegestaan' ? Object.keys(v.niveaus) : v.gevraagd, velden: v.velden, richting: v.actie === 'verstrekken' ? 'uit' : 'intern',
    ontvanger_oin: v.organisatieOin, niveau: hoogste.length === 0 ? null : Math.max(...hoogste), zichtbaar_burger_vanaf: v.besluit === 'toegestaan' ? tijd : null,
  })));
  await tx('auditlog').insert({
    ...spoor, actie: auditactie[v.actie], tijd, uitkomst: v.besluit === 'toegestaan' ? 0 : 4, gebeurtenistype: `${v.object.type}.${v.actie}`, gebruiker_soort: wie.soort, gebruiker_id: wie.id,
    organisatie_id: v.organisatieId, organisatie_oin: v.organisatieOin, rol: wie.rol, doel: v.doel, noodgeval: v.noodgeval, sessie_hash: wie.sessie === null ? null : createHash('sha256').update(wie.sessie).digest('hex'),
    object_type: v.object.type, object_id: v.object.id, velden: v.velden, bron_systeem: 'samenspel',
  });
  await tx('besluitlog').insert({
    ...spoor, gebeurtenis: 'toegang.besluit', tijd, status: 'ok', onderwerp: JSON.stringify({ soort: wie.soort, id: wie.id, rol: wie.rol, organisatieOin: v.organisatieOin }), actie: v.actie,
    object: JSON.stringify({ type: v.object.type, id: v.object.id, casusId: v.object.casusId }), context: JSON.stringify({ doel: v.doel, verband: v.object.verbandCode, regio: v.object.regioCode, gevraagd: v.gevraagd }),
    besluit: v.besluit, niveaus: JSON.stringify(v.niveaus), regels: v.regels, verboden: v.verboden, beleidsversie: v.beleidsversie,
  });
};

/** Writes a refusal to the three logs in a transaction of its own: its lines stay when the caller's transaction is rolled back. */
export const schrijfWeigering = (kern: Kern, v: Verwerking): Promise<void> => eigenBaan(kern.db).transaction((tx) => schrijfLogboek(kern, tx, v));
