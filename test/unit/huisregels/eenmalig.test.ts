import { expect, test } from 'vitest';
import { routes } from '../../../src/api.ts';
import { nieuwId } from '../../../src/platform/http/eenmalig.ts';
import { bronnen } from './bronnen.ts';

const geweigerd = 'the state refuses a second one (409)', zelfde = 'sets a state; again changes nothing', leest = 'reads; every reading is a line of its own in the logs';
/** Why sending it twice does no harm without an id. Everything else adds something, and takes an id of the caller's choice. */
const zonderId: Readonly<Record<string, string>> = {
  '/api/v1/taken/:id/voltooiing': geweigerd,
  '/api/v1/herstelvoorstellen/:id/beoordelingen': geweigerd,
  '/api/v1/beheer/outbox/:id/herstel': geweigerd,
  '/api/v1/meldingen/:id/verzending': geweigerd,
  '/api/v1/meldingen/:id/intrekkingen': geweigerd,
  '/api/v1/wedervragen/:id/antwoorden': geweigerd,
  '/api/v1/overdrachten/:id/antwoorden': geweigerd,
  '/api/v1/mijn/bijdragen/:id/antwoorden': geweigerd,
  '/api/v1/mijn/feedbackvragen/:id/antwoorden': geweigerd,
  '/api/v1/acties/:id/intrekkingen': geweigerd,
  '/api/v1/plannen/:id/bijstellingen': geweigerd,
  '/api/v1/plannen/:id/activeringen': geweigerd,
  '/api/v1/plannen/:id/signalen/:deelId/beoordelingen': geweigerd,
  '/api/v1/regie-overdrachten/:id/antwoorden': geweigerd,
  '/api/v1/afsluit-overdrachten/:id/antwoorden': geweigerd,
  '/api/v1/mijn/plannen/:id/antwoorden': geweigerd,
  '/api/v1/mijn/planwijzigingen/:id/antwoorden': geweigerd,
  '/api/v1/plannen/:id/instemmingsvragen': zelfde,
  '/api/v1/signalen/:id/afhandelingen': geweigerd,
  '/api/v1/toezicht/signalen/:id/beoordelingen': geweigerd,
  '/api/v1/casussen/:id/beperkingen/:beperkingId/opheffingen': geweigerd,
  '/api/v1/mijn/berichten/:id/gelezen': zelfde,
  '/api/v1/mijn/verzoeken/:id/intrekkingen': zelfde,
  '/api/v1/casusoverleggen/:id/aanwezigheden': zelfde,
  '/api/v1/casusoverleggen/:id/deelnames': zelfde,
  '/api/v1/plannen/:id/interventies/:deelId/verplaatsingen': zelfde,
  '/api/v1/plannen/:id/meelezers': zelfde,
  '/api/v1/personen/_zoek': leest,
  '/api/v1/diensten/_match': leest,
  '/api/v1/processing-activities': leest,
  '/keten/v1/uitkomsten-overleg/_zoek': leest,
  '/api/v1/casusoverleggen/:id/stukken/:stukId/inzagen': leest,
  '/api/v1/analyses/:id/feiten': 'what it comes from (`bronId`) is its key',
  '/keten/v1/meldingen': 'the reference of the sender is its key (domein §7.1)',
  '/keten/v1/gebeurtenissen': 'source and id of the event are its key (domein §3, clash 4)',
};

type MetVorm = { shape?: Record<string, { unwrap?: () => unknown }> } | undefined;
const isNieuwId = (veld: { unwrap?: () => unknown } | undefined): boolean => veld === (nieuwId as unknown) || veld?.unwrap?.() === nieuwId;

test('house rule: a POST that adds a row is done once, however often it is sent', () => {
  const posts = routes.filter((r) => r.methode === 'post');
  const zonder = posts.filter((r) => !isNieuwId((r.body as MetVorm)?.shape?.['id'])).map((r) => r.pad);
  expect(zonder.filter((pad) => zonderId[pad] === undefined), 'give the body `id: nieuwId` and do the work in `eenmalig`, or say here why twice is no harm').toEqual([]);
  expect(Object.keys(zonderId).filter((pad) => !zonder.includes(pad)), 'an exception that nobody needs any more').toEqual([]);
  expect(posts.length - zonder.length).toBeGreaterThan(20);
});

test('house rule: who takes an id does the work in `eenmalig`, under a name of its own', () => {
  const bron = bronnen(['src'], ['.ts']).filter((b) => b.tekst.includes('nieuwId') && /\broute\(|const correctie/.test(b.tekst));
  const namen = bron.flatMap((b) => [...b.tekst.matchAll(/\beenmalig\([^']*?'([\w-]+)'/g)].map((m) => m[1] ?? ''));
  expect(namen.toSorted()).toEqual([...new Set(namen)].toSorted());
  const posts = routes.filter((r) => r.methode === 'post' && isNieuwId((r.body as MetVorm)?.shape?.['id']));
  // The correction has two addresses, for people and for systems.
  expect(namen).toHaveLength(posts.length - 1);
});
