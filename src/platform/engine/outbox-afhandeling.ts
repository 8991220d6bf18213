import type { Kern, Tx } from '../kern.ts';
import type { EngineClient } from './client.ts';
import { EngineFout } from './engine-fout.ts';
import type { OutboxOpdracht } from './outbox-types.ts';

export type Afhandelcontext = {
  readonly kern: Kern;
  /** The transaction that holds the row while it is sent; what is written here commits together with the row's new state. */
  readonly tx: Tx;
  readonly client: EngineClient;
  /** Message id and idempotency key. */
  readonly id: string;
  /** Attempts made before this one that are known; after kill -9 it may be one more. */
  readonly pogingen: number;
};
/** `vervallen`: the addressee is gone for good (a cancelled task); shown, never an error. */
export type Afhandeluitkomst = { readonly status: 'klaar'; readonly resultaat?: Record<string, string | number | boolean | null>; readonly berichtSleutel?: string } | { readonly status: 'vervallen'; readonly oorzaak: string };

/** Thrown by a handler when trying again is pointless: the row becomes `vastgelopen` with this cause (Dutch, no values). */
export class NooitMogelijk extends Error {
  readonly oorzaak: string;
  constructor(oorzaak: string) { super(oorzaak); this.name = 'NooitMogelijk'; this.oorzaak = oorzaak; }
}
/** Thrown by a handler when the other side is not there or not ready: retried for ever with backoff. */
export class LaterOpnieuw extends Error {
  readonly oorzaak: string;
  constructor(oorzaak: string) { super(oorzaak); this.name = 'LaterOpnieuw'; this.oorzaak = oorzaak; }
}

export type Soort = OutboxOpdracht['soort'];
export type Afhandelaar<S extends Soort = Soort> = (opdracht: Extract<OutboxOpdracht, { soort: S }>, ctx: Afhandelcontext) => Promise<Afhandeluitkomst>;
export type Afhandelaars = { readonly [S in Soort]?: Afhandelaar<S> };

const klaar: Afhandeluitkomst = { status: 'klaar' };
const isFout = (fout: unknown, ...soorten: EngineFout['soort'][]): boolean => fout instanceof EngineFout && soorten.includes(fout.soort);

/** 404 on correlation means "runs already" only when the process can be started at all; otherwise a case would be lost in silence. */
const procesStarten: Afhandelaar<'proces-starten'> = async (o, { client, tx }) => {
  try {
    const antwoord = await client.rest('POST', '/v2/messages/correlation', { name: `start.${o.procesId}`, correlationKey: o.sleutel, variables: o.variabelen }) as { processInstanceKey?: string } | undefined;
    return { status: 'klaar', resultaat: { processInstanceKey: String(antwoord?.processInstanceKey ?? '') } };
  } catch (fout) {
    if (!isFout(fout, 'bestaat-niet')) throw fout;
    const bekend = await tx('proces_definitie').where({ bpmn_process_id: o.procesId }).first('sleutel') as unknown;
    if (bekend === undefined) throw new NooitMogelijk(`Proces ${o.procesId} is niet uitgerold`);
    return { status: 'klaar', resultaat: { liepAl: true } };
  }
};

const bericht: Afhandelaar<'bericht'> = async (o, { client, id }) => {
  if (o.ttl <= 0) throw new NooitMogelijk('Bericht zonder geldigheidsduur');
  try {
    const { key } = await client.roep<{ key: string }>('PublishMessage', { name: o.naam, correlationKey: o.sleutel, timeToLive: String(o.ttl), messageId: id, variables: JSON.stringify(o.variabelen) });
    return { status: 'klaar', berichtSleutel: key };
  } catch (fout) {
    if (isFout(fout, 'bestaat-al')) return klaar;
    throw fout;
  }
};

/** 404 after our own completion (we died between answer and commit) is success; a task that the process cancelled is not. */
const taakVoltooien: Afhandelaar<'taak-voltooien'> = async (o, ctx) => {
  try {
    await ctx.client.rest('POST', `/v2/user-tasks/${o.taakSleutel}/completion`, { variables: o.variabelen });
    return klaar;
  } catch (fout) {
    if (!isFout(fout, 'bestaat-niet')) throw fout;
    const taak = await ctx.tx('taak').where({ taak_sleutel: o.taakSleutel }).first('status') as { status: string } | undefined;
    if (taak?.status === 'afgerond') return klaar;
    // The record stream runs a moment behind: wait for its word before calling somebody's work lapsed.
    if (taak?.status !== 'vervallen' && ctx.pogingen < 8) throw new LaterOpnieuw('De engine kent de taak niet meer; wacht op de recordstroom');
    return { status: 'vervallen', oorzaak: 'De taak bestaat niet meer in het proces' };
  }
};

const taakToewijzen: Afhandelaar<'taak-toewijzen'> = async (o, { client }) => {
  try {
    if (o.medewerkerId === null) await client.rest('DELETE', `/v2/user-tasks/${o.taakSleutel}/assignee`);
    else await client.rest('POST', `/v2/user-tasks/${o.taakSleutel}/assignment`, { assignee: o.medewerkerId, allowOverride: true });
    return klaar;
  } catch (fout) {
    if (isFout(fout, 'bestaat-niet')) return { status: 'vervallen', oorzaak: 'De taak bestaat niet meer in het proces' };
    throw fout;
  }
};

const taakTermijn: Afhandelaar<'taak-termijn'> = async (o, { client }) => {
  try {
    await client.rest('PATCH', `/v2/user-tasks/${o.taakSleutel}`, { changeset: { dueDate: o.termijnEind } });
    return klaar;
  } catch (fout) {
    if (isFout(fout, 'bestaat-niet')) return { status: 'vervallen', oorzaak: 'De taak bestaat niet meer in het proces' };
    throw fout;
  }
};

const procesAnnuleren: Afhandelaar<'proces-annuleren'> = async (o, { client }) => {
  try { await client.roep('CancelProcessInstance', { processInstanceKey: o.processInstanceKey }); } catch (fout) { if (!isFout(fout, 'bestaat-niet')) throw fout; }
  return klaar;
};

/** A scope that is gone needs no correction any more. */
const variabelenZetten: Afhandelaar<'variabelen-zetten'> = async (o, { client }) => {
  try { await client.roep('SetVariables', { elementInstanceKey: o.bereikSleutel, variables: JSON.stringify(o.variabelen), local: o.alleenHier }); } catch (fout) {
    if (isFout(fout, 'bestaat-niet')) return { status: 'vervallen', oorzaak: 'De stap bestaat niet meer in het proces' };
    throw fout;
  }
  return klaar;
};

/** Retries first: resolving an incident of a job without retries only raises it again. */
const incidentOplossen: Afhandelaar<'incident-oplossen'> = async (o, { client }) => {
  try {
    if (o.jobSleutel !== null) await client.roep('UpdateJobRetries', { jobKey: o.jobSleutel, retries: o.pogingen });
    await client.roep('ResolveIncident', { incidentKey: o.incidentSleutel });
  } catch (fout) { if (!isFout(fout, 'bestaat-niet')) throw fout; }
  return klaar;
};

/** The handlers of the engine's own commands; `partner-gebeurtenis` comes from src/uitwisseling. */
export const engineAfhandelaars: Afhandelaars = {
  'proces-starten': procesStarten, bericht, 'taak-voltooien': taakVoltooien, 'taak-toewijzen': taakToewijzen, 'taak-termijn': taakTermijn,
  'proces-annuleren': procesAnnuleren, 'variabelen-zetten': variabelenZetten, 'incident-oplossen': incidentOplossen,
};
