import { z } from 'zod';
import { verplaatsGekoppeldeKlok } from '../platform/clock/verplaatsen.ts';
import { herstelOutbox, outboxOverzicht } from '../platform/engine/index.ts';
import { Probleem } from '../platform/http/problemen.ts';
import { route } from '../platform/http/route.ts';
import type { Route } from '../platform/http/route.ts';
import type { Aanvrager } from '../platform/identity/aanvrager.ts';
import { herstelroutes, sleutel } from './herstel-api.ts';

const wie = ['beheerder'] as const;
const moment = z.iso.datetime();
const door = (a: Aanvrager): string => (a.soort === 'medewerker' ? a.medewerkerId : a.soort);

type Incidentrij = { sleutel: string; soort: string; oorzaak: string | null; element_id: string; bpmn_process_id: string; process_instance_key: string; job_sleutel: string | null; aangemaakt_op: Date; naam: string | null; voorstel: boolean };

/** Open incidents, oldest first. The beheerder reads no casus (domein §1.1), so there is no casus number here. */
const incidenten = route({
  methode: 'get', pad: '/api/v1/beheer/incidenten', titel: 'Vastgelopen stappen', wie,
  query: z.strictObject({ na: sleutel.optional(), aantal: z.coerce.number().int().min(1).max(200).default(100) }),
  antwoorden: { 200: z.strictObject({ items: z.array(z.strictObject({ key: sleutel, titel: z.string(), fout: z.string(), proces: z.string(), processInstanceKey: sleutel, sinds: moment, casusNummer: z.null(), pogingen: z.int().nullable(), soort: z.string(), heeftVoorstel: z.boolean() })), volgende: z.string().nullable() }) },
  verwerk: (v) => v.kern.db.transaction(async (tx) => {
    const rijen = await tx('incident as i').leftJoin('proces_element as e', (k) => { k.on('e.definitie_sleutel', 'i.definitie_sleutel').andOn('e.element_id', 'i.element_id'); })
      .where('i.status', 'open').modify((q) => { if (v.query.na !== undefined) void q.where('i.sleutel', '>', v.query.na); }).orderBy('i.sleutel').limit(v.query.aantal + 1)
      .select('i.sleutel', 'i.soort', 'i.oorzaak', 'i.element_id', 'i.bpmn_process_id', 'i.process_instance_key', 'i.job_sleutel', 'i.aangemaakt_op', 'e.naam', tx.raw("exists (select 1 from herstelvoorstel h where h.incident_sleutel = i.sleutel and h.status = 'voorgesteld') as voorstel")) as Incidentrij[];
    const items = rijen.slice(0, v.query.aantal);
    return { status: 200, body: {
      items: items.map((r) => ({ key: r.sleutel, titel: r.naam ?? r.element_id, fout: r.oorzaak ?? r.soort, proces: r.bpmn_process_id, processInstanceKey: r.process_instance_key, sinds: r.aangemaakt_op.toISOString(), casusNummer: null, pogingen: r.job_sleutel === null ? null : 0, soort: r.soort, heeftVoorstel: r.voorstel })),
      volgende: rijen.length > items.length ? items.at(-1)?.sleutel ?? null : null,
    } };
  }),
});

const outboxstatus = ['wacht', 'vastgelopen', 'vervallen', 'klaar', 'ingetrokken', 'overgeslagen'] as const;
const outbox = route({
  methode: 'get', pad: '/api/v1/beheer/outbox', titel: 'Opdrachten die wachten', uitleg: 'Soort, stand en oorzaak; nooit de inhoud.', wie,
  query: z.strictObject({ status: z.enum(outboxstatus).optional(), na: sleutel.optional(), aantal: z.coerce.number().int().min(1).max(200).default(100) }),
  antwoorden: { 200: z.strictObject({ items: z.array(z.strictObject({ id: z.uuid(), soort: z.string(), status: z.string(), pogingen: z.int(), volgendePoging: moment.nullable(), fout: z.string().nullable(), aangemaaktOp: moment, wachtenErachter: z.int() })), volgende: z.string().nullable() }) },
  verwerk: (v) => v.kern.db.transaction(async (tx) => {
    const rijen = await outboxOverzicht(tx, v.query.status === undefined ? ['wacht', 'vastgelopen'] : [v.query.status], v.query.na ?? null, v.query.aantal + 1);
    const items = rijen.slice(0, v.query.aantal);
    return { status: 200, body: {
      items: items.map((r) => ({ id: r.id, soort: r.soort, status: r.status, pogingen: r.pogingen, volgendePoging: r.volgendePoging?.toISOString() ?? null, fout: r.oorzaak, aangemaaktOp: r.aangemaaktOp.toISOString(), wachtenErachter: r.wachtenErachter })),
      volgende: rijen.length > items.length ? items.at(-1)?.volgnummer ?? null : null,
    } };
  }),
});

const outboxHerstel = route({
  methode: 'post', pad: '/api/v1/beheer/outbox/:id/herstel', titel: 'Opdracht herstellen', uitleg: 'opnieuw: nog eens versturen. overslaan: laat de opdrachten erachter door; een reden is dan verplicht.', wie, params: z.strictObject({ id: z.uuid() }),
  body: z.strictObject({ wijze: z.enum(['opnieuw', 'overslaan']).default('opnieuw'), reden: z.string().trim().min(3).max(300).optional() }), antwoorden: { 204: null },
  verwerk: async (v) => {
    const { wijze, reden } = v.body;
    if (wijze === 'overslaan' && reden === undefined) throw new Probleem('ongeldige-invoer', 'Geef een reden. Er is niets gewijzigd.', { fouten: [{ veld: '/reden', code: 'verplicht', melding: 'Schrijf waarom deze opdracht mag vervallen.' }] });
    const gelukt = await v.kern.db.transaction(async (tx) => {
      if (await tx('outbox').where({ id: v.params.id }).first('id') === undefined) throw new Probleem('niet-gevonden', 'Deze opdracht bestaat niet.');
      return herstelOutbox(tx, v.kern, v.params.id, wijze, reden ?? 'opnieuw geprobeerd', door(v.aanvrager));
    });
    if (!gelukt) throw new Probleem('ongeldige-overgang', 'Deze opdracht is niet vastgelopen. Ververs de lijst.');
    return { status: 204 };
  },
});

const klokantwoord = z.strictObject({ tijdstip: moment, offsetMs: z.int(), verplaatsbaar: z.boolean() });
const klok = route({
  methode: 'get', pad: '/api/v1/beheer/klok', titel: 'Klok', wie, antwoorden: { 200: klokantwoord },
  verwerk: async ({ kern }) => ({ status: 200, body: { tijdstip: kern.clock.now().toISOString(), offsetMs: Math.round(kern.clock.offset()), verplaatsbaar: kern.config.klokVerplaatsbaar } }),
});
const klokVerzetten = route({
  methode: 'put', pad: '/api/v1/beheer/klok', titel: 'Klok verzetten', uitleg: 'Alleen voor demo en test: verzet de tijd van de app en de engine samen.', wie, body: z.strictObject({ tijdstip: z.iso.datetime({ offset: true }) }), antwoorden: { 200: klokantwoord },
  verwerk: async ({ kern, body }) => {
    await verplaatsGekoppeldeKlok(kern, new Date(body.tijdstip));
    return { status: 200, body: { tijdstip: kern.clock.now().toISOString(), offsetMs: Math.round(kern.clock.offset()), verplaatsbaar: true } };
  },
});

export const beheerroutes: Route[] = [incidenten, ...herstelroutes, outbox, outboxHerstel, klok, klokVerzetten];
