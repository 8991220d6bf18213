import { z } from 'zod';
import { zetInOutbox } from '../../platform/engine/outbox.ts';
import { gebeurtenisafhandeling, type Aflevermislukking } from '../../uitwisseling/index.ts';
import { ontvangAntwoord } from './antwoord.ts';
import { typen } from './model.ts';
import { meldAfleveringMislukt } from './uitvraag.ts';
import { ontvangBesluit } from './verzoek.ts';
import { uitzonderingen, weigergronden } from './vraagregels.ts';
import * as verzoeken from './verzoek-store.ts';

const pseudoniem = z.string().regex(/^[a-z2-7]{26}$/);
const logregelmoment = { geregistreerdOp: z.iso.datetime({ offset: true }).optional() };
const datum = z.iso.date();

/** A no-hit has no field besides the pseudonym and the code: whatever its reason, it is the same text (R3.2). */
const antwoord = z.discriminatedUnion('antwoord', [
  z.strictObject({ pseudoniem, antwoord: z.literal('bekend'), actueel: z.boolean(), contactpunt: z.string().trim().min(3).max(200) }),
  z.strictObject({ pseudoniem, antwoord: z.literal('niet-gemeld') }),
]);

const beantwoord = gebeurtenisafhandeling({
  type: typen.uitvraagBeantwoord,
  data: z.strictObject({ opdrachtId: z.uuid(), antwoorden: z.array(antwoord).min(1).max(50), ...logregelmoment }),
  verwerk: (kern, tx, data, { afzender, traceparent }) => ontvangAntwoord(kern, tx, { opdrachtId: data.opdrachtId, organisatieId: afzender.organisatieId, antwoorden: data.antwoorden, traceparent }),
});

const vraagbesluit = z.strictObject({
  nummer: z.int().min(1).max(11), antwoord: z.enum(['verstrekt', 'geweigerd', 'niet-beschikbaar']), weigergrond: z.enum(weigergronden).optional(), toelichting: z.string().max(2000).optional(),
  inhoud: z.string().min(1).max(4000).optional(), soort: z.enum(['feit', 'waarneming', 'oordeel']).optional(), peildatum: datum.optional(), bron: z.string().max(200).optional(),
});
const voorwaarden = z.strictObject({ alleenTriage: z.boolean().optional(), nietDelenMet: z.array(z.string().regex(/^\d{8}[0-9A-Z]{12}$/)).max(50).optional(), nietAanBetrokkeneVoor: datum.optional() });

const beschikbaar = gebeurtenisafhandeling({
  type: typen.verstrekkingBeschikbaar,
  data: z.strictObject({
    verrijkingId: z.uuid(), vragen: z.array(vraagbesluit).min(1).max(11), uitzondering: z.enum(uitzonderingen).optional(), uitzonderingToelichting: z.string().max(2000).optional(),
    voorwaarden: voorwaarden.optional(), geldigTot: datum.optional(), ...logregelmoment,
  }),
  verwerk: (kern, tx, d, { afzender, traceparent }) => ontvangBesluit(kern, tx, d.verrijkingId, afzender.organisatieId, {
    vragen: d.vragen, uitzondering: d.uitzondering, uitzonderingToelichting: d.uitzonderingToelichting, voorwaarden: d.voorwaarden ?? {}, geldigTot: d.geldigTot ?? null, beslotenDoor: null, traceparent,
  }),
});

const geweigerd = gebeurtenisafhandeling({
  type: typen.verzoekGeweigerd,
  data: z.strictObject({ verrijkingId: z.uuid(), weigergrond: z.enum(weigergronden), toelichting: z.string().max(2000).optional(), ...logregelmoment }),
  verwerk: (kern, tx, d, { afzender, traceparent }) => ontvangBesluit(kern, tx, d.verrijkingId, afzender.organisatieId, {
    vragen: 'alles-geweigerd', weigergrond: d.weigergrond, toelichting: d.toelichting, voorwaarden: {}, geldigTot: null, beslotenDoor: null, traceparent,
  }),
});

/** Events of partners that this room understands; listed in `src/bouwstenen/register.ts`. */
export const gebeurtenissen = [beantwoord, beschikbaar, geweigerd];

/** What happens when one of our events cannot be delivered. A lost reminder changes nothing: the question itself arrived. */
export const aflevermislukkingen: readonly Aflevermislukking[] = [
  {
    type: typen.uitvraagOntvangen,
    verwerk: async (kern, tx, opdrachtId) => {
      const mislukt = await meldAfleveringMislukt(kern, tx, opdrachtId);
      if (mislukt === undefined) return;
      await zetInOutbox(tx, kern, { volgordeSleutel: `opdracht:${opdrachtId}`, opdracht: { soort: 'bericht', naam: 'bepalen-bekendheid.aflevering-mislukt', sleutel: opdrachtId, ttl: mislukt.ttl, variabelen: {} } });
    },
  },
  {
    type: typen.verzoekOntvangen,
    verwerk: async (kern, tx, verrijkingId) => {
      const now = kern.clock.now();
      const verzoek = await verzoeken.verzoekVan(tx, verrijkingId);
      if (verzoek?.status !== 'verzonden') return;
      await verzoeken.wijzigVerzoek(tx, verrijkingId, { is_technisch_mislukt: true }, now);
      const ttl = Math.max(1000, (verzoek.uiterlijk_op ?? now).getTime() - now.getTime());
      await zetInOutbox(tx, kern, { volgordeSleutel: `verzoek:${verrijkingId}`, opdracht: { soort: 'bericht', naam: 'bepalen-bekendheid.verzoek-aflevering-mislukt', sleutel: verrijkingId, ttl, variabelen: {} } });
    },
  },
];
