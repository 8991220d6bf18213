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
const actie = 'nl.samenspel.uitvoeren-actie.';
const actienummer = z.string().regex(/^A-[0-9A-Z]{4}-[0-9A-Z]{4}-\d{2}$/);
const uitkomstsoort = 'nl.samenspel.uitwisselen-uitkomst-overleg.';
const provSchema = 'https://samenspel.example/schemas/prov-uitkomst-overleg/v1';
const knoop = z.looseObject({ '@type': z.array(z.string()), '@id': z.string() });
const graaf = z.strictObject({ '@context': z.record(z.string(), z.url()), '@graph': z.array(knoop).length(3) });
/** Where the outcome can be fetched, in one of the two forms; never content (SOH ADR-003). */
const publicatie = z.union([z.strictObject({ datumPublicatie: tijdstip, versie: z.string().min(1), url: z.url() }), graaf]);
const uitkomstenvelop = { ...envelop, dataschema: z.url(), informatieniveau: z.enum(['0', '1']) };
const planTypen = ['nl.samenspel.regisseren-plan.plan-actief.v1', 'nl.samenspel.regisseren-plan.plan-bijgesteld.v1'] as const;
const stagnatieType = 'nl.samenspel.regisseren-plan.stagnatie-gesignaleerd.v1';
export const bericht = z.discriminatedUnion('type', [
  z.strictObject({ ...uitkomstenvelop, type: z.literal(`${uitkomstsoort}uitkomst-beschikbaar-gesteld.v1`), data: publicatie }),
  z.strictObject({ ...uitkomstenvelop, type: z.literal(`${uitkomstsoort}uitkomst-herinnerd.v1`), data: publicatie }),
  z.strictObject({ ...uitkomstenvelop, type: z.literal(`${uitkomstsoort}uitkomst-ingezien.v1`), dataschema: z.literal(provSchema), data: graaf }),
  z.strictObject({ ...envelop, type: z.literal(`${soort}uitvraag-ontvangen.v1`), data: vraagstelling }),
  z.strictObject({ ...envelop, type: z.literal(`${soort}uitvraag-herinnerd.v1`), data: vraagstelling }),
  z.strictObject({
    ...envelop, type: z.literal(`${soort}verzoek-ontvangen.v1`),
    data: z.strictObject({
      verrijkingId: z.uuid(), verzoeknummer: z.string(), doel: z.literal('verrijken'), grondslagen, noodzaak: z.string().min(30), uiterlijkOp: tijdstip, persoon: z.strictObject({ pseudoniem }),
      vragen: z.array(z.strictObject({ nummer: z.int(), code: z.string(), gegevenssoort: z.string().regex(/^[A-Z]{3}$/), tekst: z.string().min(1) })).min(1).max(11), geregistreerdOp: tijdstip,
    }),
  }),
  // An opdracht to carry out: the text, the term, and per person only the fields the opdrachtgever ticked.
  z.strictObject({
    ...envelop, type: z.literal(`${actie}actie-uitgezet.v1`),
    data: z.strictObject({
      actieId: z.uuid(), actienummer, soort: z.string().regex(/^[a-z-]+$/), omschrijving: z.string().min(10), doel: z.literal('actie-uitvoeren'), grondslagen, prioriteit: z.enum(['P1', 'P2', 'P3', 'P4']), uiterlijkOp: tijdstip, antwoordUiterlijkOp: tijdstip,
      conditie: z.enum(['direct', 'bij-incident', 'na-actie']), conditieTekst: z.string().optional(), personen: z.array(z.strictObject({ pseudoniem, gegevens: z.partialRecord(z.enum(['naam', 'geboortejaar', 'geboortedatum', 'bsn', 'gemeente', 'adres']), z.string()) })).min(1), geregistreerdOp: tijdstip,
    }),
  }),
  z.strictObject({
    ...envelop, type: z.enum([`${actie}actie-herinnerd.v1`, `${actie}actie-ingetrokken.v1`, `${actie}actie-heropend.v1`, `${actie}actie-afgerond.v1`, `${actie}actie-geaccepteerd.v1`]),
    data: z.strictObject({ actieId: z.uuid(), actienummer, uiterlijkOp: tijdstip.optional(), opmerking: z.string().optional(), trap: z.int().min(1).max(4).optional(), geregistreerdOp: tijdstip }),
  }),
  z.strictObject({
    ...envelop, type: z.literal('nl.samenspel.opstellen-analyse.bijdrage-gevraagd.v1'),
    data: z.strictObject({ bijdrageId: z.uuid(), doel: z.literal('analyse-opstellen'), grondslagen, vraag: z.string().min(1), uiterlijkOp: tijdstip, personen: z.array(z.strictObject({ pseudoniem })), geregistreerdOp: tijdstip }),
  }),
  // An invitation names kind, time and own points of the agenda; nobody's name and no pseudonym (ux §4.9).
  z.strictObject({
    ...envelop, type: z.literal('nl.samenspel.overleggen-casus.uitnodiging-verzonden.v1'),
    data: z.strictObject({
      uitnodigingId: z.uuid(), overlegnummer: z.string().regex(/^O-[0-9A-Z]{4}-[0-9A-Z]{4}-\d{2}$/), soort: z.enum(['regulier', 'spoed', 'motorkap', 'evaluatie']), vorm: z.enum(['fysiek', 'video', 'telefoon', 'ter-plaatse']), doel: z.literal('casusoverleg-voeren'), grondslagen,
      uiterlijkOp: tijdstip, begintOp: tijdstip.optional(), agendapunten: z.array(z.strictObject({ volgnr: z.int(), thema: z.string().min(1), minuten: z.int() })).min(1), geregistreerdOp: tijdstip,
    }),
  }),
  z.strictObject({ ...envelop, type: z.literal('nl.samenspel.overleggen-casus.agenda-gewijzigd.v1'), data: z.strictObject({ uitnodigingId: z.uuid(), overlegnummer: z.string(), agendapunten: z.array(z.strictObject({ volgnr: z.int(), thema: z.string().min(1), minuten: z.int() })).min(1), geregistreerdOp: tijdstip }) }),
  z.strictObject({ ...envelop, type: z.literal('nl.samenspel.overleggen-casus.overleg-gepland.v1'), data: z.strictObject({ uitnodigingId: z.uuid(), overlegnummer: z.string(), begintOp: tijdstip, geregistreerdOp: tijdstip }) }),
  z.strictObject({ ...envelop, type: z.literal('nl.samenspel.overleggen-casus.overleg-gesloten.v1'), data: z.strictObject({ uitnodigingId: z.uuid(), overlegnummer: z.string(), geslotenOp: tijdstip, geregistreerdOp: tijdstip }) }),
  // What became of a melding this partner sent (R1.4): an outcome, never content.
  z.strictObject({
    ...envelop, type: z.literal('nl.samenspel.uitwisselen-melding.melding-teruggemeld.v1'),
    data: z.strictObject({ meldingId: z.uuid(), meldingnummer: z.string().regex(/^M-[0-9A-Z]{4}-[0-9A-Z]{4}-\d{2}$/), referentie: z.string().optional(), uitkomst: z.string().regex(/^[a-z-]+$/), geregistreerdOp: tijdstip.optional() }),
  }),
  // What became of a plan this partner works in: ids and a code, no content.
  z.strictObject({ ...envelop, type: z.enum(planTypen), data: z.strictObject({ planId: z.uuid(), versie: z.int().min(1), geregistreerdOp: tijdstip }) }),
  z.strictObject({ ...envelop, type: z.literal(stagnatieType), data: z.strictObject({ planId: z.uuid(), versie: z.int().min(1), code: z.string().regex(/^[A-Za-z0-9-]{1,40}$/), geregistreerdOp: tijdstip }) }),
  // A place of one of its diensten is used, or free again: the id of the place and nothing about anybody.
  z.strictObject({ ...envelop, type: z.enum(['nl.samenspel.werken-aan-preventie.traject-gestart.v1', 'nl.samenspel.werken-aan-preventie.traject-afgerond.v1']), data: z.strictObject({ plekId: z.uuid(), geregistreerdOp: tijdstip }) }),
]);
export type Bericht = z.infer<typeof bericht>;

/** The address in an outcome event, from either form; undefined for every other event. */
export const uitkomstUrl = (b: Bericht): string | undefined => {
  if (b.type !== `${uitkomstsoort}uitkomst-beschikbaar-gesteld.v1`) return undefined;
  if ('url' in b.data) return b.data.url;
  const plaats = b.data['@graph'].find((k) => k['@type'].includes('prov:Entity'))?.['prov:atLocation'];
  return typeof plaats === 'string' ? plaats : undefined;
};
export const antwoordtypen = { beantwoord: `${soort}uitvraag-beantwoord.v1`, beschikbaar: `${soort}verstrekking-beschikbaar.v1`, geweigerd: `${soort}verzoek-geweigerd.v1`, bijdrage: 'nl.samenspel.opstellen-analyse.bijdrage-geleverd.v1', reactie: 'nl.samenspel.overleggen-casus.reactie-gegeven.v1',
  actieGeaccepteerd: `${actie}actie-geaccepteerd.v1`, actieGeweigerd: `${actie}actie-geweigerd.v1`, tegenvoorstel: `${actie}tegenvoorstel.v1`, voortgang: `${actie}voortgang.v1`, actieGereed: `${actie}actie-gereed-gemeld.v1` } as const;

/** A question for a place, answered at once: an id and the code of a dienst, and nothing about anybody. */
export const plekvraag = z.strictObject({ aanvraagId: z.uuid(), dienst: z.string().regex(/^D\d{2}$/) });
export type Plekvraag = z.infer<typeof plekvraag>;
