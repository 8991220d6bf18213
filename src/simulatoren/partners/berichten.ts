import { z } from 'zod';

/** What the invented partner systems understand; written from the contract (domein §3, §7.3), not from the platform's own code. */
const tijdstip = z.iso.datetime();
const envelop = {
  specversion: z.literal('1.0'), id: z.uuid(), source: z.string().regex(/^urn:nld:oin:\d{8}[0-9A-Z]{12}:systeem:[a-z]+$/), time: tijdstip, datacontenttype: z.literal('application/json'),
  correlationid: z.uuid(), sequence: z.string().regex(/^[1-9]\d*$/), sequencetype: z.literal('Integer'), traceparent: z.string().regex(/^00-[0-9a-f]{32}-[0-9a-f]{16}-01$/),
};
const pseudoniem = z.string().regex(/^[a-z2-7]{26}$/);
const grondslagen = z.array(z.string().regex(/^G\d{2}$/)).min(1);
const vraagstelling = z.strictObject({ opdrachtId: z.uuid(), doel: z.literal('bekendheid-bepalen'), grondslagen, uiterlijkOp: tijdstip, personen: z.array(z.strictObject({ pseudoniem })).min(1), geregistreerdOp: tijdstip });

const soort = 'nl.samenspel.bepalen-bekendheid.';
export const bericht = z.discriminatedUnion('type', [
  z.strictObject({ ...envelop, type: z.literal(`${soort}uitvraag-ontvangen.v1`), data: vraagstelling }),
  z.strictObject({ ...envelop, type: z.literal(`${soort}uitvraag-herinnerd.v1`), data: vraagstelling }),
  z.strictObject({
    ...envelop, type: z.literal(`${soort}verzoek-ontvangen.v1`),
    data: z.strictObject({
      verrijkingId: z.uuid(), verzoeknummer: z.string(), doel: z.literal('verrijken'), grondslagen, noodzaak: z.string().min(30), uiterlijkOp: tijdstip, persoon: z.strictObject({ pseudoniem }),
      vragen: z.array(z.strictObject({ nummer: z.int(), code: z.string(), gegevenssoort: z.string().regex(/^[A-Z]{3}$/), tekst: z.string().min(1) })).min(1).max(11), geregistreerdOp: tijdstip,
    }),
  }),
  // What became of a melding this partner sent (R1.4): an outcome, never content.
  z.strictObject({
    ...envelop, type: z.literal('nl.samenspel.uitwisselen-melding.melding-teruggemeld.v1'),
    data: z.strictObject({ meldingId: z.uuid(), meldingnummer: z.string().regex(/^M-[0-9A-Z]{4}-[0-9A-Z]{4}-\d{2}$/), referentie: z.string().optional(), uitkomst: z.string().regex(/^[a-z-]+$/), geregistreerdOp: tijdstip.optional() }),
  }),
]);
export type Bericht = z.infer<typeof bericht>;
export const antwoordtypen = { beantwoord: `${soort}uitvraag-beantwoord.v1`, beschikbaar: `${soort}verstrekking-beschikbaar.v1`, geweigerd: `${soort}verzoek-geweigerd.v1` } as const;
