import { LaterOpnieuw, type Afhandelaar, type Afhandeluitkomst } from '../platform/engine/outbox-afhandeling.ts';
import type { Kern, Tx } from '../platform/kern.ts';
import { organisatieVan, type Organisatie } from '../toegang/organisaties.ts';
import { alsBericht, gebeurtenisSchema, type Gebeurtenis } from './cloudevent.ts';
import { leesBericht, zetStatus } from './store.ts';

/** What a room does when an event of this type cannot be delivered; runs in the transaction that ends the delivery. */
export type Aflevermislukking = { readonly type: string; readonly verwerk: (kern: Kern, tx: Tx, voorId: string) => Promise<void> };

export type Aflevering = {
  readonly mislukkingen: readonly Aflevermislukking[];
  /** The bearer token with which we show who we are to this partner; undefined = the connection itself does (mTLS, FSC). */
  readonly token?: (partner: Organisatie) => Promise<string | undefined>;
  /** After so many attempts a partner counts as unreachable and a person decides; the waits grow to 30 s, so 20 is some 8 minutes. */
  readonly hoogstePogingen?: number;
  /** How long one attempt may take, in ms. */
  readonly wachtMs?: number;
};

/** 4xx means the partner will never take this event, except: timeout, too early, too many requests. */
const isDefinitief = (status: number): boolean => status >= 400 && status < 500 && ![408, 425, 429].includes(status);

/**
 * The outbox handler of `partner-gebeurtenis`: one POST to `<url>/gebeurtenissen` per attempt, the same event id every time, so
 * that a partner that got it twice can tell (clash 4 of domein §3).
 */
export const maakPartnerHandler = (a: Aflevering): Afhandelaar<'partner-gebeurtenis'> => async (opdracht, ctx) => {
  const { kern, tx } = ctx;
  const gebeurtenis = gebeurtenisSchema.parse(opdracht.gebeurtenis);
  const partner = await organisatieVan(tx, opdracht.organisatieId);
  if (partner === undefined || partner.status !== 'actief' || partner.eindpunt === null || partner.eindpunt.url === null) return mislukt(a, kern, tx, gebeurtenis, undefined);
  const status = await verstuur(a, partner, partner.eindpunt.url, gebeurtenis);
  if (status !== undefined && status >= 200 && status < 300) {
    await bijwerken(kern, tx, gebeurtenis, 'afgeleverd', status);
    return { status: 'klaar', resultaat: { httpStatus: status } };
  }
  if ((status !== undefined && isDefinitief(status)) || ctx.pogingen + 1 >= (a.hoogstePogingen ?? 20)) return mislukt(a, kern, tx, gebeurtenis, status);
  throw new LaterOpnieuw(status === undefined ? 'De partner is niet bereikbaar' : `De partner antwoordt met status ${status}`);
};

/** One attempt; the HTTP status, or undefined when there was no answer. The body of the answer is not read: nothing in it may decide. */
const verstuur = async (a: Aflevering, partner: Organisatie, url: string, gebeurtenis: Gebeurtenis): Promise<number | undefined> => {
  const { headers, body } = alsBericht(gebeurtenis);
  try {
    const token = await a.token?.(partner);
    const antwoord = await fetch(`${url.replace(/\/$/, '')}/gebeurtenissen`, {
      method: 'POST', body, redirect: 'error', signal: AbortSignal.timeout(a.wachtMs ?? 10_000),
      headers: { ...headers, accept: 'application/json', ...(gebeurtenis.traceparent !== undefined && { traceparent: gebeurtenis.traceparent }), ...(token !== undefined && { authorization: `Bearer ${token}` }) },
    });
    await antwoord.body?.cancel();
    return antwoord.status;
  } catch { return undefined; }
};

const bijwerken = async (kern: Kern, tx: Tx, gebeurtenis: Gebeurtenis, status: 'afgeleverd' | 'mislukt', httpStatus: number | undefined): Promise<string | null> => {
  const bericht = await leesBericht(tx, 'uit', gebeurtenis.source, gebeurtenis.id);
  if (bericht === undefined) return null;
  await zetStatus(tx, bericht.id, { status, poging: true, now: kern.clock.now(), ...(httpStatus !== undefined && { httpStatus }), ...(status === 'mislukt' && { foutSoort: 'TECHNISCH' as const }) });
  return bericht.voor_id;
};

const mislukt = async (a: Aflevering, kern: Kern, tx: Tx, gebeurtenis: Gebeurtenis, httpStatus: number | undefined): Promise<Afhandeluitkomst> => {
  const voorId = await bijwerken(kern, tx, gebeurtenis, 'mislukt', httpStatus);
  if (voorId !== null) await a.mislukkingen.find((m) => m.type === gebeurtenis.type)?.verwerk(kern, tx, voorId);
  return { status: 'vervallen', oorzaak: httpStatus === undefined ? 'De partner is niet bereikbaar' : `De partner weigert met status ${httpStatus}` };
};
