import { randomUUID } from 'node:crypto';
import { actieAntwoorden, isOpdracht, type Actiegedrag } from './acties.ts';
import { antwoordtypen, type Bericht } from './berichten.ts';
import { datumVan } from '../../domein/kalender.ts';

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
  /** What it does with an opdracht (an actie). */
  readonly actie: Actiegedrag;
  /** Takes in a delivery, and then the connection breaks before it could say so. */
  readonly antwoordKwijt: boolean;
  /** levert = contributes two statements to an analysis · weigert = refuses with a code · wacht = keeps silent: its people answer in the task list. */
  readonly bijdrage: 'levert' | 'weigert' | 'wacht';
  /** What it says when asked for a place of one of its diensten; stil = breaks the connection. */
  readonly plek: 'vrij' | 'vol' | 'stil';
  /** leest = fetches its part of an outcome as soon as it hears of it · zwijgt = leaves it until `beantwoord()`. */
  readonly uitkomst: 'leest' | 'zwijgt';
  /** What it answers to an invitation · wacht = keeps silent. */
  readonly uitnodiging: 'aanwezig' | 'afwezig' | 'vervanger' | 'wacht';
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

const bijdrage = (bijdrageId: string, pseudoniem: string | null, gedrag: Gedrag, vandaag: string): Record<string, unknown> => (gedrag.bijdrage === 'weigert'
  ? { bijdrageId, uitkomst: 'weiger-op-grond', weigergrond: 'lopend-onderzoek' }
  : {
    bijdrageId, uitkomst: 'geleverd', uitspraken: [
      { soort: 'feit', tekst: 'Het kind kwam op alle afspraken.', gegevenssoort: 'OPG', leefgebied: 'opvoeding', bronsoort: 'document', bron: 'Eigen dossier', peildatum: vandaag, zekerheid: 3, pseudoniem },
      { soort: 'waarneming', tekst: 'De ouders vragen zelf om hulp.', gegevenssoort: 'HUL', leefgebied: 'netwerk', bronsoort: 'eigen-waarneming', bron: 'Gesprek op het spreekuur', peildatum: vandaag, zekerheid: 2 },
    ],
  });

/** The events with which this partner answers, in order; none when the message asks for nothing. */
export const stelAntwoordenOp = (oin: string, b: Bericht, register: ReadonlyMap<string, Bekende>, gedrag: Gedrag, nu: Date): Antwoordbericht[] => {
  if (!isOpdracht(b)) return [stelAntwoordOp(oin, b, register, gedrag, nu)].filter((a) => a !== undefined);
  return actieAntwoorden(b, gedrag.actie, nu).map(({ type, data }) => ({
    specversion: '1.0', id: randomUUID(), source: `urn:nld:oin:${oin}`, type, time: nu.toISOString(), datacontenttype: 'application/json', correlationid: b.correlationid, traceparent: b.traceparent, data,
  }));
};

const stelAntwoordOp = (oin: string, b: Bericht, register: ReadonlyMap<string, Bekende>, gedrag: Gedrag, nu: Date): Antwoordbericht | undefined => {
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
  if (b.type === 'nl.samenspel.opstellen-analyse.bijdrage-gevraagd.v1') return om(antwoordtypen.bijdrage, bijdrage(b.data.bijdrageId, b.data.personen[0]?.pseudoniem ?? null, gedrag, datumVan(nu)));
  if (b.type === 'nl.samenspel.overleggen-casus.uitnodiging-verzonden.v1') {
    const reactie = gedrag.uitnodiging === 'wacht' ? 'aanwezig' : gedrag.uitnodiging;
    return om(antwoordtypen.reactie, { uitnodigingId: b.data.uitnodigingId, reactie, ...(reactie === 'vervanger' ? { vervangerFunctie: 'Teamleider' } : {}), ...(reactie === 'afwezig' ? { redenAfwezig: 'agenda' } : {}) });
  }
  if (b.type !== 'nl.samenspel.bepalen-bekendheid.verzoek-ontvangen.v1') return undefined;
  if (gedrag.verzoek === 'weigert') return om(antwoordtypen.geweigerd, { verrijkingId: b.data.verrijkingId, weigergrond: 'lopend-onderzoek' });
  return om(antwoordtypen.beschikbaar, verstrekking(b, gedrag, datumVan(nu)));
};
