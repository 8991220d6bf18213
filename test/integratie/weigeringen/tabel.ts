// Who gets what from which route, written down by hand: the oracle of routes.test.ts. Nothing here is computed from the code.
import { randomUUID } from 'node:crypto';

/** The readers, in the order of the columns. `niemand` is not logged in. */
export const lezers = ['melder', 'deelnemer', 'procesregisseur', 'casusregisseur', 'procesontwerper', 'regiocoordinator', 'fg', 'beheerder', 'burger', 'niemand'] as const;
export type Regel = { readonly methode: string; readonly pad: string; readonly verwacht: string; readonly doel?: string; readonly body?: unknown; readonly rijversie?: number; readonly query?: string };

/** An id that nothing has. */
export const nergens = randomUUID();
const mb = 'melding-beoordelen';
const reden = 'Dit is een reden van genoeg tekens.';

/** Ids in a path are unknown, so whoever may come in gets 404. Columns: m d p c o r f b B –. */
export const tabel: readonly Regel[] = [
  { methode: 'GET', pad: '/api/v1/sessie', verwacht: '200 200 200 200 200 200 200 200 200 200' },
  { methode: 'GET', pad: '/api/v1/inloggen', verwacht: '200 200 200 200 200 200 200 200 200 200' },
  { methode: 'POST', pad: '/api/v1/sessie/rol', body: { roltoekenningId: nergens }, verwacht: '403 403 403 403 403 403 403 403 401 401' },
  { methode: 'GET', pad: '/api/v1/taken', verwacht: '200 200 200 200 200 200 200 403 403 401' },
  { methode: 'GET', pad: '/api/v1/taken/tellingen', verwacht: '200 200 200 200 200 200 200 403 403 401' },
  { methode: 'GET', pad: '/api/v1/taken/:id', verwacht: '404 404 404 404 404 404 404 403 403 401' },
  { methode: 'PUT', pad: '/api/v1/taken/:id/claim', verwacht: '404 404 404 404 404 404 404 403 403 401' },
  { methode: 'DELETE', pad: '/api/v1/taken/:id/claim', verwacht: '404 404 404 404 404 404 404 403 403 401' },
  { methode: 'GET', pad: '/api/v1/taken/:id/concept', verwacht: '404 404 404 404 404 404 404 403 403 401' },
  { methode: 'PUT', pad: '/api/v1/taken/:id/concept', body: { velden: {} }, rijversie: 0, verwacht: '404 404 404 404 404 404 404 403 403 401' },
  { methode: 'POST', pad: '/api/v1/taken/:id/voltooiing', body: { antwoorden: {} }, verwacht: '404 404 404 404 404 404 404 403 403 401' },
  { methode: 'DELETE', pad: '/api/v1/taken/:id/voltooiing', verwacht: '404 404 404 404 404 404 404 403 403 401' },
  { methode: 'GET', pad: '/api/v1/gebeurtenissen', verwacht: '200 200 200 200 200 200 200 200 200 401' },
  { methode: 'GET', pad: '/api/v1/beheer/incidenten', verwacht: '403 403 403 403 403 403 403 200 403 401' },
  { methode: 'POST', pad: '/api/v1/beheer/incidenten/:key/herstel', body: {}, verwacht: '403 403 403 403 403 403 403 404 403 401' },
  { methode: 'GET', pad: '/api/v1/beheer/outbox', verwacht: '403 403 403 403 403 403 403 200 403 401' },
  { methode: 'POST', pad: '/api/v1/beheer/outbox/:id/herstel', body: {}, verwacht: '403 403 403 403 403 403 403 404 403 401' },
  { methode: 'GET', pad: '/api/v1/beheer/klok', verwacht: '403 403 403 403 403 403 403 200 403 401' },
  // Never a good moment here: it would move the time of every other test.
  { methode: 'PUT', pad: '/api/v1/beheer/klok', body: { tijdstip: 'morgen' }, verwacht: '403 403 403 403 403 403 403 400 403 401' },
  { methode: 'GET', pad: '/api/v1/casussen', doel: 'triage-uitvoeren', verwacht: '403 200 200 200 403 403 403 403 403 401' },
  { methode: 'GET', pad: '/api/v1/casussen/:id', doel: 'triage-uitvoeren', verwacht: '403 404 404 404 403 403 403 403 403 401' },
  { methode: 'GET', pad: '/api/v1/casussen/:id/tijdlijn', doel: 'triage-uitvoeren', verwacht: '403 404 404 404 403 403 403 403 403 401' },
  { methode: 'GET', pad: '/api/v1/casussen/:id/proces', doel: 'triage-uitvoeren', verwacht: '403 404 404 404 403 403 403 403 403 401' },
  { methode: 'GET', pad: '/api/v1/casussen/:id/huishouden', doel: 'identiteit-vaststellen', verwacht: '403 404 404 404 403 403 403 403 403 401' },
  { methode: 'GET', pad: '/api/v1/casussen/:id/bekendheid', doel: 'bekendheid-bepalen', verwacht: '403 404 404 404 403 403 403 403 403 401' },
  { methode: 'GET', pad: '/api/v1/casussen/:id/verstrekkingen', doel: 'verrijken', verwacht: '403 404 404 404 403 403 403 403 403 401' },
  // A meldpunt writes down what is told by telephone (meldingen.test.ts); it does not send itself a melding.
  { methode: 'POST', pad: '/api/v1/meldingen', doel: mb, body: { soort: 'VT' }, verwacht: '201 403 403 403 403 403 403 403 201 401' },
  { methode: 'GET', pad: '/api/v1/meldingen', doel: mb, query: '?richting=verstuurd', verwacht: '200 403 200 403 403 403 403 403 200 401' },
  { methode: 'GET', pad: '/api/v1/meldingen/:id', doel: mb, verwacht: '404 403 404 403 403 403 403 403 404 401' },
  { methode: 'PATCH', pad: '/api/v1/meldingen/:id', doel: mb, body: {}, verwacht: '404 403 404 403 403 403 403 403 404 401' },
  { methode: 'POST', pad: '/api/v1/meldingen/:id/verzending', doel: mb, verwacht: '404 403 404 403 403 403 403 403 404 401' },
  { methode: 'POST', pad: '/api/v1/meldingen/:id/intrekkingen', doel: mb, body: { reden }, verwacht: '404 403 404 403 403 403 403 403 404 401' },
  { methode: 'GET', pad: '/api/v1/meldingen/:id/spoor', doel: mb, verwacht: '404 403 404 403 403 403 403 403 404 401' },
  // Without an own open task nobody searches for people (domein §7.2).
  { methode: 'POST', pad: '/api/v1/personen/_zoek', doel: 'identiteit-vaststellen', body: { bsn: '999500016' }, verwacht: '403 403 403 403 403 403 403 403 403 401' },
  { methode: 'GET', pad: '/api/v1/instrumenten', verwacht: '403 200 200 200 200 200 200 200 403 401' },
  { methode: 'GET', pad: '/api/v1/triages/:id/uitleg', doel: 'triage-uitvoeren', verwacht: '403 404 404 404 403 403 403 403 404 401' },
  { methode: 'GET', pad: '/api/v1/overdrachten', verwacht: '403 403 200 403 403 403 403 403 403 401' },
  { methode: 'POST', pad: '/api/v1/overdrachten/:id/antwoorden', body: { uitkomst: 'geweigerd', reden }, verwacht: '403 403 404 403 403 403 403 403 403 401' },
  // This citizen is not established in any case: the portal says the same as for an unknown person (R7.12).
  { methode: 'GET', pad: '/api/v1/mijn/berichten', verwacht: '403 403 403 403 403 403 403 403 404 401' },
  { methode: 'POST', pad: '/api/v1/mijn/berichten/:id/gelezen', verwacht: '403 403 403 403 403 403 403 403 404 401' },
  { methode: 'GET', pad: '/api/v1/mijn/bijdragen', verwacht: '403 403 403 403 403 403 403 403 404 401' },
  { methode: 'POST', pad: '/api/v1/mijn/bijdragen/:id/antwoorden', body: { uitkomst: 'akkoord', tekst: null }, verwacht: '403 403 403 403 403 403 403 403 404 401' },
  // A session is nothing here: partner systems come with a token.
  { methode: 'POST', pad: '/keten/v1/meldingen', body: {}, verwacht: '401 401 401 401 401 401 401 401 401 401' },
  { methode: 'PATCH', pad: '/keten/v1/meldingen/:id', body: {}, verwacht: '401 401 401 401 401 401 401 401 401 401' },
  { methode: 'POST', pad: '/keten/v1/gebeurtenissen', body: {}, verwacht: '401 401 401 401 401 401 401 401 401 401' },
  { methode: 'GET', pad: '/keten/v1/interacties/:id', verwacht: '401 401 401 401 401 401 401 401 401 401' },
];
/** In the table's place but tried apart, because it ends the session that the others share. */
export const apart = ['DELETE /api/v1/sessie'] as const;
