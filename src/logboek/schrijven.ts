import { createHash } from 'node:crypto';
import type { Knex } from 'knex';
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

/** The lines of one processing in all three logs: one statement, because every reading of personal data passes here. */
const regels = `
  with verwerking as (
    insert into verwerkingenlog (trace_id, span_id, parent_span_id, status, naam, begonnen_op, geeindigd_op, verwerkingsactiviteit, betrokkene_pseudoniem, verband_code, casus_id, grondslagen, gegevenssoorten, velden, richting, ontvanger_oin, niveau, zichtbaar_burger_vanaf)
    select :trace::text, :span::text, :ouder::text, :status::text, :naam::text, :tijd::timestamptz, :tijd::timestamptz, :activiteit::text, x.wie, :verband::text, :casus::uuid, :grondslagen::text[], :soorten::text[], :velden::text[], :richting::text, :oin::text, :niveau::smallint, :vanaf::timestamptz
    from unnest(:onderwerpen::text[]) with ordinality as x (wie, volg) order by x.volg
  ), audit as (
    insert into auditlog (trace_id, span_id, actie, tijd, uitkomst, gebeurtenistype, gebruiker_soort, gebruiker_id, organisatie_id, organisatie_oin, rol, doel, noodgeval, sessie_hash, object_type, object_id, velden, bron_systeem)
    values (:trace, :span, :auditactie, :tijd, :uitkomst, :naam, :soort, :wie, :organisatie, :oin, :rol, :doel, :nood, :sessie, :objectType, :objectId, :velden, 'samenspel')
  )
  insert into besluitlog (trace_id, span_id, gebeurtenis, tijd, status, onderwerp, actie, object, context, besluit, niveaus, regels, verboden, beleidsversie)
  values (:trace, :span, 'toegang.besluit', :tijd, 'ok', :onderwerp, :actie, :object, :context, :besluit, :niveaus, :regels, :verboden, :versie)`;

/**
 * Writes one processing to the three logs in the caller's transaction: verwerkingenlog (one line per data subject), auditlog and
 * besluitlog, joined by trace and span (domein §5). When a line cannot be written the transaction fails, and with it the reading.
 */
export const schrijfLogboek = async (kern: Kern, tx: Tx, v: Verwerking): Promise<void> => {
  const ouder = leesTraceparent(v.traceparent);
  const { traceId, spanId } = volgendeSpan(ouder);
  const tijd = kern.clock.now();
  const wie = gebruiker(v.aanvrager);
  const hoogste = Object.values(v.niveaus);
  const onderwerpen = v.betrokkenen.length === 0 ? [null] : v.betrokkenen.map((id) => logPseudoniem(kern, id));
  await tx.raw(regels, {
    trace: traceId, span: spanId, ouder: ouder?.spanId ?? null, naam: `${v.object.type}.${v.actie}`, tijd, activiteit: `${kern.config.basisUrl}/rvva/verwerkingsactiviteiten/${v.doel}`, onderwerpen,
    status: v.besluit === 'toegestaan' ? 'ok' : 'geweigerd', verband: v.object.verbandCode, casus: v.object.casusId, grondslagen: v.grondslagen, soorten: v.besluit === 'toegestaan' ? Object.keys(v.niveaus) : v.gevraagd, velden: v.velden,
    richting: v.actie === 'verstrekken' ? 'uit' : 'intern', oin: v.organisatieOin, niveau: hoogste.length === 0 ? null : Math.max(...hoogste), vanaf: v.besluit === 'toegestaan' ? tijd : null,
    auditactie: auditactie[v.actie], uitkomst: v.besluit === 'toegestaan' ? 0 : 4, soort: wie.soort, wie: wie.id, organisatie: v.organisatieId, rol: wie.rol, doel: v.doel, nood: v.noodgeval,
    sessie: wie.sessie === null ? null : createHash('sha256').update(wie.sessie).digest('hex'), objectType: v.object.type, objectId: v.object.id,
    onderwerp: JSON.stringify({ soort: wie.soort, id: wie.id, rol: wie.rol, organisatieOin: v.organisatieOin }), actie: v.actie, object: JSON.stringify({ type: v.object.type, id: v.object.id, casusId: v.object.casusId }),
    context: JSON.stringify({ doel: v.doel, verband: v.object.verbandCode, regio: v.object.regioCode, gevraagd: v.gevraagd, ...(v.reden === undefined ? {} : { reden: v.reden }) }), besluit: v.besluit, niveaus: JSON.stringify(v.niveaus),
    regels: v.regels, verboden: v.verboden, versie: v.beleidsversie,
  } as unknown as Record<string, Knex.RawBinding>);
};

/** Writes a refusal to the three logs in a transaction of its own: its lines stay when the caller's transaction is rolled back. */
export const schrijfWeigering = (kern: Kern, v: Verwerking): Promise<void> => eigenBaan(kern.db).transaction((tx) => schrijfLogboek(kern, tx, v));
