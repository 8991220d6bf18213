import { z } from 'zod';
import { naCommit } from '../platform/engine/outbox.ts';
import { isUuid } from '../platform/http/invoer.ts';
import { Probleem } from '../platform/http/problemen.ts';
import { route, type Route } from '../platform/http/route.ts';
import type { Aanvrager, Medewerker } from '../platform/identity/aanvrager.ts';
import { meldSignaal } from './signalen.ts';
import { leesCursor, schrijfCursor } from './cursor.ts';
import { leesMijnSignaal, leesMijnSignalen, zetSignaal, type Signaalrij } from './signalen-store.ts';

const rollen = ['deelnemer', 'procesregisseur', 'casusregisseur'] as const;
const moment = z.iso.datetime().nullable();
export const signaal = z.strictObject({
  id: z.uuid(), soort: z.string(), zin: z.string(), op: z.iso.datetime(), voor: z.string(), status: z.enum(['open', 'gezien', 'afgehandeld']), gezienOp: moment, gezienDoor: z.string().nullable(), afgehandeldOp: moment, afgehandeldDoor: z.string().nullable(), toelichting: z.string().nullable(),
  casus: z.strictObject({ id: z.uuid(), nummer: z.string() }).nullable().describe('Alleen als uw organisatie in het team van de casus zit'),
});

/** A signal without a person; the casus only for who is in its team, because only he may open it. */
export const toonSignaal = (s: Signaalrij): z.infer<typeof signaal> => ({
  id: s.id, soort: s.soort, zin: s.zin, op: s.op.toISOString(), voor: s.voor, status: s.status, gezienOp: s.gezienOp?.toISOString() ?? null, gezienDoor: s.gezienDoor, afgehandeldOp: s.afgehandeldOp?.toISOString() ?? null, afgehandeldDoor: s.afgehandeldDoor, toelichting: s.toelichting,
  casus: s.inTeam && s.casusnummer !== null ? { id: s.casusId, nummer: s.casusnummer } : null,
});

const medewerker = (a: Aanvrager): Medewerker => {
  if (a.soort !== 'medewerker') throw new Probleem('rol-onvoldoende', 'Signalen zijn voor medewerkers.');
  return a;
};

/** Signals for the reader himself (processen §1.4, R10.4, R11.3). */
export const signaalroutes: Route[] = [
  route({
    methode: 'get', pad: '/api/v1/signalen', titel: 'Signalen voor mij', uitleg: 'Wat vraagt of u even kijkt; het werk gaat door. Nieuwste eerst.', wie: rollen,
    query: z.strictObject({ stand: z.enum(['open', 'afgehandeld']).default('open'), cursor: z.string().max(200).optional(), aantal: z.coerce.number().int().min(1).max(100).default(20) }),
    antwoorden: { 200: z.strictObject({ items: z.array(signaal), volgende: z.string().nullable() }) },
    verwerk: (v) => v.kern.db.transaction(async (tx) => {
      const rijen = await leesMijnSignalen(tx, medewerker(v.aanvrager), { stand: v.query.stand, na: leesCursor(v.query.cursor, isUuid), aantal: v.query.aantal + 1, nu: v.kern.clock.now() });
      const items = rijen.slice(0, v.query.aantal), laatste = items.at(-1);
      return { status: 200, body: { items: items.map(toonSignaal), volgende: rijen.length > items.length && laatste !== undefined ? schrijfCursor({ op: laatste.plek, na: laatste.id }) : null } };
    }),
  }),
  route({
    methode: 'post', pad: '/api/v1/signalen/:id/afhandelingen', titel: 'Signaal gezien of afgehandeld', uitleg: 'Legt vast wie het zag of afhandelde, en wanneer. Afhandelen vraagt een toelichting.', wie: rollen, params: z.strictObject({ id: z.uuid() }),
    body: z.strictObject({ stand: z.enum(['gezien', 'afgehandeld']), toelichting: z.string().trim().min(10, 'Schrijf in ten minste 10 tekens wat u deed').max(500).optional() }), antwoorden: { 204: null },
    verwerk: (v) => v.kern.db.transaction(async (tx) => {
      const m = medewerker(v.aanvrager), { stand, toelichting } = v.body, nu = v.kern.clock.now();
      const s = await leesMijnSignaal(tx, m, v.params.id);
      if (s === undefined) throw new Probleem('niet-gevonden', 'Dit signaal bestaat niet, of het is niet voor u.');
      if (s.status === 'afgehandeld' || (s.status === 'gezien' && stand === 'gezien')) throw new Probleem('ongeldige-overgang', 'Dit signaal is al gezien of afgehandeld. Ververs de lijst.', { toegestaan: s.status === 'gezien' ? ['afgehandeld'] : [] });
      if (stand === 'afgehandeld' && toelichting === undefined) throw new Probleem('ongeldige-invoer', 'Er is niets gewijzigd.', { fouten: [{ veld: '/toelichting', code: 'verplicht', melding: 'Schrijf wat u deed' }] });
      await zetSignaal(tx, s.id, { ...(s.status === 'open' ? { gezien_door: m.medewerkerId, gezien_op: nu } : {}), ...(stand === 'afgehandeld' ? { afgehandeld_door: m.medewerkerId, afgehandeld_op: nu, toelichting } : {}), status: stand }, nu);
      naCommit(tx, () => meldSignaal(v.kern, s));
      return { status: 204 };
    }),
  }),
];
