import { z } from 'zod';
import { Probleem } from '../platform/http/problemen.ts';
import { route, type Route } from '../platform/http/route.ts';
import type { Aanvrager } from '../platform/identity/aanvrager.ts';
import { gebeurtenisSchema } from './cloudevent.ts';
import type { Afzender, Gebeurtenisafhandeling } from './gebeurtenissen.ts';
import { ontvangGebeurtenis } from './ontvangen.ts';
import { leesInteractie } from './store.ts';

const acceptatie = z.strictObject({ interactieId: z.uuid().describe('Waaronder u de stand opvraagt') });
const stand = z.strictObject({
  interactieId: z.uuid(),
  status: z.enum(['OK', 'IN_PROGRESS', 'ERROR']),
  typeFout: z.enum(['FUNCTIONEEL', 'TECHNISCH']).optional(),
  fout: z.string().optional().describe('Code van de eerste fout'),
  info: z.array(z.strictObject({ veld: z.string(), code: z.string(), melding: z.string() })).optional().describe('Alle fouten tegelijk'),
});

const afzenderVan = (a: Aanvrager): Afzender => {
  if (a.soort !== 'partner') throw new Probleem('rol-onvoldoende', 'Dit adres is alleen voor systemen van aangesloten organisaties.');
  return { organisatieId: a.organisatieId, oin: a.organisatieOin, organisatiesoort: a.organisatiesoort };
};

/** The two routes through which partner systems hand over events and ask what became of them (domein §3). */
export const maakKetenRoutes = (afhandelingen: readonly Gebeurtenisafhandeling[]): Route[] => [
  route({
    methode: 'post', pad: '/keten/v1/gebeurtenissen', titel: 'Bied een gebeurtenis aan', wie: 'partner',
    uitleg: 'Een CloudEvent in structured mode. Het antwoord 202 zegt dat het bericht is ontvangen; of de inhoud is aangenomen staat bij de interactie.',
    body: gebeurtenisSchema, antwoorden: { 202: acceptatie },
    verwerk: async ({ kern, body, aanvrager, traceparent }) => {
      const interactieId = await kern.db.transaction((tx) => ontvangGebeurtenis(kern, tx, afhandelingen, body, afzenderVan(aanvrager), body.traceparent ?? traceparent));
      return { status: 202, body: { interactieId } };
    },
  }),
  route({
    methode: 'get', pad: '/keten/v1/interacties/:id', titel: 'Vraag de stand van een interactie op', wie: 'partner',
    params: z.strictObject({ id: z.uuid() }), antwoorden: { 200: stand },
    verwerk: async ({ kern, params, aanvrager }) => {
      const afzender = afzenderVan(aanvrager);
      const bericht = await kern.db.transaction((tx) => leesInteractie(tx, afzender.organisatieId, params.id));
      if (bericht === undefined) throw new Probleem('niet-gevonden', 'Deze interactie bestaat niet, of hij is niet van uw organisatie.');
      if (bericht.status !== 'fout') return { status: 200, body: { interactieId: params.id, status: bericht.status === 'verwerkt' ? 'OK' : 'IN_PROGRESS' } };
      return { status: 200, body: { interactieId: params.id, status: 'ERROR', typeFout: bericht.fout_soort ?? 'TECHNISCH', fout: bericht.fouten[0]?.code ?? 'onbekend', info: bericht.fouten } };
    },
  }),
];
