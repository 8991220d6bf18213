import { z } from 'zod';
import { eenmalig, nieuwId } from '../platform/http/eenmalig.ts';
import { Probleem } from '../platform/http/problemen.ts';
import { route, type Route } from '../platform/http/route.ts';
import type { Aanvrager, Medewerker } from '../platform/identity/aanvrager.ts';
import { gevolgenVanAfbreken } from './afbreken.ts';
import { beoordeelHerstel, herstelacties, leesIncident, stelHerstelVoor, waarBinnenBereik } from './herstel.ts';

const reden = z.string().trim().min(20, 'Schrijf in ten minste 20 tekens waarom').max(1000);
/** Keys are bigint in PostgreSQL. */
export const sleutel = z.string().regex(/^\d{1,19}$/).refine((s) => !/^\d{1,19}$/.test(s) || BigInt(s) <= 9_223_372_036_854_775_807n, 'Dit nummer bestaat niet.');
const medewerker = (a: Aanvrager): Medewerker => {
  if (a.soort !== 'medewerker') throw new Probleem('rol-onvoldoende', 'Dit is alleen voor medewerkers.');
  return a;
};

const voorstel = z.strictObject({
  id: z.uuid(), incidentKey: sleutel, stap: z.string(), fout: z.string().nullable(), actie: z.enum(herstelacties), variabele: z.string().nullable(), waarde: z.unknown(), reden: z.string(), voorgesteldOp: z.iso.datetime(), voorgesteldDoor: z.string(),
  status: z.enum(['voorgesteld', 'uitgevoerd', 'afgewezen', 'vervallen']), beoordeeldDoor: z.string().nullable(), beoordeling: z.string().nullable(), casusNummer: z.string().nullable(), vanMij: z.boolean(), gevolgen: z.array(z.string()).describe('Wat er gebeurt bij akkoord; alleen bij het beëindigen van een proces'),
});

/** Repair of stuck steps with four eyes: the beheerder proposes, another beheerder or the coordinator of that casus decides. */
export const herstelroutes: Route[] = [
  route({
    methode: 'post', pad: '/api/v1/beheer/incidenten/:key/herstel', titel: 'Herstel van een vastgelopen stap voorstellen', uitleg: 'opnieuw: nog eens proberen. variabele: een kenmerk, code, aantal, datum of ja/nee verbeteren en opnieuw proberen. annuleren: het proces beëindigen. Pas na akkoord van een tweede persoon gebeurt er iets.', wie: ['beheerder'],
    params: z.strictObject({ key: sleutel }), body: z.strictObject({ id: nieuwId, actie: z.enum(herstelacties), reden, variabele: z.string().regex(/^[a-z][A-Za-z0-9]{1,59}$/).optional(), waarde: z.union([z.string().max(60), z.number(), z.boolean()]).optional(), bereik: z.enum(['stap', 'proces']).optional() }),
    antwoorden: { 201: z.strictObject({ id: z.uuid() }) },
    verwerk: async (v) => ({ status: 201, body: { id: await v.kern.db.transaction((tx) => eenmalig(v, tx, 'herstelvoorstel', () => stelHerstelVoor(v.kern, tx, { incidentSleutel: v.params.key, ...v.body }, medewerker(v.aanvrager), v.traceparent))) } }),
  }),
  route({
    methode: 'get', pad: '/api/v1/beheer/incidenten/:key/gevolgen', titel: 'Gevolgen van het beëindigen van een proces', uitleg: 'Wat er met de casus, het open werk, partners en het gezin gebeurt, zonder inhoud. kan = false: het mag niet, en waarom.', wie: ['beheerder'],
    params: z.strictObject({ key: sleutel }), antwoorden: { 200: z.strictObject({ kan: z.boolean(), zinnen: z.array(z.string()) }) },
    verwerk: ({ kern, params }) => kern.db.transaction(async (tx) => {
      const i = await leesIncident(tx, params.key);
      const { kan, zinnen } = await gevolgenVanAfbreken(kern, tx, { incident_sleutel: i.sleutel, process_instance_key: i.process_instance_key });
      return { status: 200, body: { kan, zinnen: [...zinnen] } };
    }),
  }),
  route({
    methode: 'get', pad: '/api/v1/herstelvoorstellen', titel: 'Voorstellen voor herstel', uitleg: 'Een beheerder ziet alle voorstellen; een coördinator die van casussen in zijn regio.', wie: ['beheerder', 'procesregisseur'],
    query: z.strictObject({ status: z.enum(['voorgesteld', 'alle']).default('voorgesteld') }), antwoorden: { 200: z.strictObject({ items: z.array(voorstel) }) },
    verwerk: ({ kern, query, aanvrager }) => kern.db.transaction(async (tx) => {
      const m = medewerker(aanvrager);
      const rijen = await tx('herstelvoorstel as h').leftJoin('incident as i', 'i.sleutel', 'h.incident_sleutel').leftJoin('casus as c', 'c.id', 'h.casus_id').leftJoin('proces_element as e', (k) => { k.on('e.definitie_sleutel', 'i.definitie_sleutel').andOn('e.element_id', 'i.element_id'); })
        .join('medewerker as v', 'v.id', 'h.voorgesteld_door').leftJoin('medewerker as b', 'b.id', 'h.beoordeeld_door').modify((q) => { if (query.status === 'voorgesteld') void q.where('h.status', 'voorgesteld'); }).modify(waarBinnenBereik(m))
        .orderBy('h.voorgesteld_op', 'desc').limit(200).select('h.*', 'i.oorzaak', 'e.naam as stapnaam', 'c.casusnummer', 'v.naam as voorsteller', 'b.naam as beoordelaar') as Record<string, unknown>[];
      const items: z.infer<typeof voorstel>[] = [];
      for (const r of rijen) {
        const gevolgen = r['actie'] === 'annuleren' && r['status'] === 'voorgesteld' ? [...(await gevolgenVanAfbreken(kern, tx, r as { incident_sleutel: string; process_instance_key: string })).zinnen] : [];
        items.push({
          id: r['id'] as string, incidentKey: r['incident_sleutel'] as string, stap: (r['stapnaam'] ?? r['element_id'] ?? 'stap') as string, fout: (r['oorzaak'] ?? null) as string | null, actie: r['actie'] as 'opnieuw', variabele: r['variabele'] as string | null, waarde: r['waarde'] ?? null,
          reden: r['reden'] as string, voorgesteldOp: (r['voorgesteld_op'] as Date).toISOString(), voorgesteldDoor: r['voorsteller'] as string, status: r['status'] as 'voorgesteld', beoordeeldDoor: (r['beoordelaar'] ?? null) as string | null, beoordeling: r['beoordeling'] as string | null,
          // The beheerder reads no casus (domein §1.1).
          casusNummer: m.toegangsrol === 'beheerder' ? null : (r['casusnummer'] ?? null) as string | null, vanMij: r['voorgesteld_door'] === m.medewerkerId,
          gevolgen,
        });
      }
      return { status: 200, body: { items } };
    }),
  }),
  route({
    methode: 'post', pad: '/api/v1/herstelvoorstellen/:id/beoordelingen', titel: 'Voorstel voor herstel beoordelen', uitleg: 'Niet door wie het voorstelde. Akkoord voert het meteen uit.', wie: ['beheerder', 'procesregisseur'],
    params: z.strictObject({ id: z.uuid() }), body: z.strictObject({ uitkomst: z.enum(['akkoord', 'afwijzen']), beoordeling: reden }), antwoorden: { 204: null },
    verwerk: async ({ kern, params, body, aanvrager, traceparent }) => {
      await kern.db.transaction((tx) => beoordeelHerstel(kern, tx, { id: params.id, ...body }, medewerker(aanvrager), traceparent));
      return { status: 204 };
    },
  }),
];
