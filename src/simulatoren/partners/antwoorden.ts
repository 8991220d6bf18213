import { randomUUID } from 'node:crypto';
import { antwoordtypen, type Bericht } from './berichten.ts';

/** What a register says about a person it knows; `zwijgt` = known, but the partner may not say so: to the outside this is a no-hit. */
export type Bekende = { readonly actueel: boolean; readonly contactpunt: string; readonly zwijgt?: boolean };
export type Gedrag = {
  /** HTTP status for a correct delivery; 202 = accepts. */
  readonly status: number;
  /** Breaks every connection. */
  readonly plat: boolean;
  /** register = from the register · wacht = keeps silent until `beantwoord()`. */
  readonly uitvraag: 'register' | 'wacht';
  /** alles = answers every question · deels = all but the last · weigert = none · wacht = keeps silent. */
  readonly verzoek: 'alles' | 'deels' | 'weigert' | 'wacht';
  /** How often it sends the same answer; 2 = a duplicate. */
  readonly aantalKeer: number;
};
export type Antwoordbericht = { readonly type: string; readonly [veld: string]: unknown };

const verstrekking = (b: Extract<Bericht, { type: `${string}verzoek-ontvangen.v1` }>, gedrag: Gedrag, vandaag: string): Record<string, unknown> => ({
  verrijkingId: b.data.verrijkingId,
  vragen: b.data.vragen.map((v, nr) => (gedrag.verzoek === 'deels' && nr === b.data.vragen.length - 1
    ? { nummer: v.nummer, antwoord: 'geweigerd', weigergrond: 'beroepsgeheim' }
    : { nummer: v.nummer, antwoord: 'verstrekt', inhoud: 'Dit is bekend in ons systeem.', soort: 'feit', peildatum: vandaag })),
});

/** The event with which this partner answers; undefined when the message asks for none. */
export const stelAntwoordOp = (oin: string, b: Bericht, register: ReadonlyMap<string, Bekende>, gedrag: Gedrag, nu: Date): Antwoordbericht | undefined => {
  const om = (type: string, data: Record<string, unknown>): Antwoordbericht => ({
    specversion: '1.0', id: randomUUID(), source: `urn:nld:oin:${oin}`, type, time: nu.toISOString(), datacontenttype: 'application/json', correlationid: b.correlationid, traceparent: b.traceparent, data,
  });
  if (b.type === 'nl.samenspel.bepalen-bekendheid.uitvraag-ontvangen.v1') {
    return om(antwoordtypen.beantwoord, {
      opdrachtId: b.data.opdrachtId,
      antwoorden: b.data.personen.map(({ pseudoniem }) => {
        const bekende = register.get(pseudoniem);
        return bekende === undefined || bekende.zwijgt === true ? { pseudoniem, antwoord: 'niet-gemeld' } : { pseudoniem, antwoord: 'bekend', actueel: bekende.actueel, contactpunt: bekende.contactpunt };
      }),
    });
  }
  if (b.type !== 'nl.samenspel.bepalen-bekendheid.verzoek-ontvangen.v1') return undefined;
  if (gedrag.verzoek === 'weigert') return om(antwoordtypen.geweigerd, { verrijkingId: b.data.verrijkingId, weigergrond: 'lopend-onderzoek' });
  return om(antwoordtypen.beschikbaar, verstrekking(b, gedrag, nu.toISOString().slice(0, 10)));
};
