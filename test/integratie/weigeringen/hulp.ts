// What the refusal tests share: a complete melding, partner tokens, bare HTTP and the number of rows per table.
import { randomUUID } from 'node:crypto';
import type { Klant } from '../../../src/demo/klant.ts';
import { demoGeheimen } from '../../../src/geheimen.ts';
import { demoOin } from '../../../src/domein/oin.ts';
import { geheimeNamen } from '../../../src/demo/onderdelen.ts';
import { maakPartnertoken } from '../../../src/platform/identity/partnertoken.ts';
import { tot, type Stapel } from '../../hulp/stapel.ts';

export const doel = 'melding-beoordelen';
export const politie = demoOin(3);

export type Fout = { veld: string; code: string; melding: string };
export type Probleem = { type: string; title: string; status: number; detail: string; fouten?: Fout[]; verschil?: string[] };
export const velden = (p: Probleem): string[] => (p.fouten ?? []).map((f) => f.veld).toSorted();

/** A VT melding with nothing missing; the person is new each time, so that no other test's melding looks like a double. */
export const volledig = (over: Record<string, unknown> = {}): Record<string, unknown> => ({
  situatieschets: 'Er was twee keer in een week een ruzie waar de kinderen bij waren.', incidentOp: '2026-01-05T20:00:00Z', acuutGevaar: 'nee',
  betrokkenen: [{ rol: 'centraal', geslachtsnaam: `Wulp ${randomUUID().slice(0, 8)}`, voornamen: 'Kim', geboortedatum: '1990-02-03', adres: { straat: 'Karekietlaan', huisnummer: 3, postcode: '1201SS', woonplaats: 'Vinkenoord' } }, { rol: 'kind', voornamen: 'Bo', geslachtsnaam: 'Wulp', leeftijd: 6, adres: { woonplaats: 'Vinkenoord' } }],
  melder: { naam: 'Joost Ruiterkamp', functie: 'Agent', telefoon: '0800-555301' }, antwoorden: { geinformeerd: 'ja', kinderen: 'ja', meldcode: 'ja' }, ...over,
});

const meldingtabellen = ['melding', 'melding_antwoord', 'melding_betrokkene', 'melding_melder', 'melding_beoordeling', 'melding_tweede_akkoord', 'melding_doorzetting', 'melding_intrekking', 'melding_taakbesluit', 'casus'] as const;
/**
 * Rows per table that a melding touches. Of the trail and the outbox only what the request itself would write: meldingen that were sent before
 * still run through their process and add lines of their own.
 */
export const telRijen = async (s: Stapel): Promise<Record<string, number>> => {
  const tel = async (naam: string, vraag: { count: (wat: string) => { first: () => Promise<unknown> } }) => [naam, Number((await vraag.count('* as n').first() as { n: string }).n)] as const;
  const { db } = s.kern;
  return Object.fromEntries(await Promise.all([
    ...meldingtabellen.map((t) => tel(t, db(t))), tel('melding_spoor', db('melding_spoor as p').join('melding as m', 'm.id', 'p.melding_id').where('m.status', 'concept').orWhere('p.stap', 'verstuurd')), tel('outbox', db('outbox').where({ soort: 'proces-starten' })),
  ]));
};

/** A bearer token of a simulated partner, or of any client that has a secret. */
export const partnertoken = async (s: Stapel, oin: string = politie): Promise<string> => {
  const geheimen = demoGeheimen(s.dataDir, geheimeNamen(), new Date());
  const issuer = s.kern.config.oidc.issuer ?? `http://${s.kern.config.host}:${s.kern.config.oidc.port}`;
  return maakPartnertoken({ issuer, clientId: oin, geheim: geheimen.wachtwoorden[`partner:${oin}`] ?? '', audience: `${s.kern.config.basisUrl}/keten/v1` })();
};

export type Los = { status: number; type: string; tekst: string; body: Probleem & Record<string, unknown>; headers: Headers };
/** One HTTP request without any help of the client. */
export const los = async (s: Stapel, methode: string, pad: string, init: { headers?: Record<string, string>; body?: string } = {}): Promise<Los> => {
  const res = await fetch(new URL(pad, s.url), { method: methode, headers: init.headers ?? {}, ...(init.body === undefined ? {} : { body: init.body }), redirect: 'manual' });
  const tekst = await res.text();
  const type = res.headers.get('content-type') ?? '';
  return { status: res.status, type, tekst, body: (type.includes('json') && tekst !== '' ? JSON.parse(tekst) : {}) as Los['body'], headers: res.headers };
};
export const keten = (s: Stapel, body: unknown, token: string | null, headers: Record<string, string> = {}): Promise<Los> =>
  los(s, 'POST', '/keten/v1/meldingen', { body: typeof body === 'string' ? body : JSON.stringify(body), headers: { 'content-type': 'application/json', ...(token === null ? {} : { authorization: `Bearer ${token}` }), ...headers } });

export type Verwijzing = { id: string; meldingnummer: string; status: string; rijversie: number };
/** Sends a complete melding as joost; gives its ids once it has been received. */
export const verstuur = async (s: Stapel, over: Record<string, unknown> = {}): Promise<Verwijzing & { casusId: string }> => {
  const joost = await s.als('joost', 'melder');
  const { body } = await joost.roep<Verwijzing>('POST', '/api/v1/meldingen', { doel, body: { soort: 'VT', inhoud: volledig(over) } });
  const verzonden = await joost.roep<Verwijzing>('POST', `/api/v1/meldingen/${body.id}/verzending`, { doel });
  const rij = await s.kern.db('melding').where({ id: body.id }).first<{ casus_id: string }>('casus_id');
  return { ...verzonden.body, casusId: rij?.casus_id ?? '' };
};

/** The open task of this element for the case, once `wie` sees it. */
export const taakVan = (s: Stapel, wie: Klant, casusId: string, elementId: string): Promise<string> => tot(`${elementId} bij ${wie.login}`, async () => {
  const rij = await s.kern.db('taak as t').join('element_context as c', 'c.element_instance_key', 't.element_instance_key').where({ 'c.casus_id': casusId, 't.element_id': elementId }).whereIn('t.status', ['nieuw', 'op-naam']).first<{ id: string } | undefined>('t.id');
  return rij !== undefined && (await wie.vraag('GET', `/api/v1/taken/${rij.id}`)).status === 200 ? rij.id : undefined;
}, 60_000);
