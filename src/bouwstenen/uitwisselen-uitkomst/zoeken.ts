import { Probleem } from '../../platform/http/problemen.ts';
import type { Aanvrager } from '../../platform/identity/aanvrager.ts';
import type { Kern, Tx } from '../../platform/kern.ts';
import { maakToegang } from '../../toegang/index.ts';
import type { Toegangsobject } from '../../toegang/toegang.ts';
import { persoonIdBijBsn } from '../vaststellen-identiteit/index.ts';
import { doel, urlVan } from './omgeving.ts';
import { gedeeldOver } from './store.ts';

export type Zoekresultaat = { readonly id: string; readonly beschikbaarSinds: string; readonly versie: number; readonly url: string };

const vraag = async (kern: Kern, tx: Tx, aanvrager: Aanvrager, object: Toegangsobject, traceparent: string): Promise<boolean> => {
  try {
    await maakToegang(kern).vraag(tx, { aanvrager, doel, actie: 'zoeken', gevraagd: ['CAS', 'UIT'], velden: ['verwijzing'], object, traceparent });
    return true;
  } catch (fout) {
    if (fout instanceof Probleem && (fout.code === 'geen-grondslag' || fout.code === 'niet-gevonden')) return false;
    throw fout;
  }
};

/**
 * R9.9: references to outcomes about one person, only of casussen in which the asking organisation is in the team. For everybody else the
 * answer is empty, the same as when there is nothing, and the attempt leaves one line in each log.
 */
export const zoekUitkomsten = async (kern: Kern, tx: Tx, partner: Extract<Aanvrager, { soort: 'partner' }>, bsn: string, traceparent: string): Promise<Zoekresultaat[]> => {
  const persoonId = await persoonIdBijBsn(kern, tx, bsn);
  const gevonden = persoonId === undefined ? [] : await gedeeldOver(tx, persoonId, partner.organisatieId, kern.clock.now());
  const resultaten: Zoekresultaat[] = [];
  for (const u of gevonden) {
    const object: Toegangsobject = { type: 'uitkomst', id: u.id, casusId: u.casusId, verbandCode: u.verbandCode, regioCode: u.regioCode, betrokkenen: [persoonId ?? ''] };
    if (await vraag(kern, tx, partner, object, traceparent)) resultaten.push({ id: u.id, beschikbaarSinds: u.beschikbaarGesteldOp?.toISOString() ?? '', versie: u.versie, url: urlVan(kern, u.id) });
  }
  if (gevonden.length === 0) await vraag(kern, tx, partner, { type: 'persoon', id: 'zoekvraag', casusId: null, verbandCode: '*', regioCode: '*', betrokkenen: persoonId === undefined ? [] : [persoonId] }, traceparent);
  return resultaten;
};
