import type { Aanvrager } from '../../platform/identity/aanvrager.ts';
import { Probleem } from '../../platform/http/problemen.ts';
import type { Kern, Tx } from '../../platform/kern.ts';
import { maakToegang } from '../../toegang/index.ts';
import type { Gegevenssoort, Toegangsbesluit, Toegangsvraag } from '../../toegang/toegang.ts';
import { isAnoniem, persoonIdsVan } from './inhoud-store.ts';
import type { Melding } from './model.ts';

export type Vrager = { readonly aanvrager: Aanvrager; readonly traceparent: string };
export const alles: readonly Gegevenssoort[] = ['CAS', 'PRO', 'ORG', 'IDE', 'ADR', 'MEL', 'MLD', 'VEI'];
export const kern0: readonly Gegevenssoort[] = ['CAS', 'PRO'];

export const isOntvanger = (m: Melding, a: Aanvrager): boolean => a.soort === 'medewerker' && m.ontvangerId === a.organisatieId && m.status !== 'concept';
/** Who takes a melding by telephone works on it as the meldpunt does (domein §7.1 b), from the first word on. */
const neemtAan = (m: Melding, a: Aanvrager): boolean => a.soort === 'medewerker' && m.kanaal === 'telefoon' && m.status === 'concept' && m.verzenderMedewerkerId === a.medewerkerId;
/** The sender: his organisation (a draft only its maker), the citizen's account or the partner's system. */
export const isVerzender = (m: Melding, a: Aanvrager): boolean => {
  if (m.doorgezetVan !== null) return false;
  if (a.soort === 'burger') return m.verzenderAccountId === a.accountId;
  if (a.soort === 'medewerker') return m.verzenderOrganisatieId === a.organisatieId && (m.status !== 'concept' || m.verzenderMedewerkerId === a.medewerkerId);
  return a.soort === 'partner' && m.verzenderOrganisatieId === a.organisatieId;
};

/** Asks toegang about a melding, as receiver (GAAN) or sender (EIGEN). Throws 404 outside the reach, 403 without a ground. */
export const vraagMelding = async (kern: Kern, tx: Tx, v: Vrager, m: Melding | undefined, gevraagd: readonly Gegevenssoort[], actie: Toegangsvraag['actie'] = 'lezen'): Promise<Toegangsbesluit> => {
  // Also asked about a melding that does not exist: the attempt is logged and takes the same time.
  const feiten = m === undefined ? {} : { GAAN: isOntvanger(m, v.aanvrager) || neemtAan(m, v.aanvrager), EIGEN: isVerzender(m, v.aanvrager), ANONIEM: await isAnoniem(tx, m.id) };
  // A citizen reads his own melding as the one who told it (matrix AL11), not as a member of a team.
  const isBurger = v.aanvrager.soort === 'burger';
  const casusId = m?.doelCasusId ?? m?.casusId ?? '00000000-0000-0000-0000-000000000000';
  return maakToegang(kern).vraag(tx, {
    aanvrager: v.aanvrager, doel: isBurger ? 'burger-informeren' : 'melding-beoordelen', actie, gevraagd: isBurger ? ['MLD'] : gevraagd, traceparent: v.traceparent,
    object: { type: 'melding', id: m?.id ?? '00000000-0000-0000-0000-000000000000', casusId, verbandCode: m?.verbandCode ?? '', regioCode: m?.regioCode ?? '', betrokkenen: m === undefined ? [] : await persoonIdsVan(tx, m.id), feiten },
  });
};
/** As sender of a melding that is still his to change. */
export const eisVerzender = (m: Melding, a: Aanvrager): void => { if (!isVerzender(m, a)) throw new Probleem('niet-gevonden', 'Deze melding bestaat niet, of u mag haar niet zien.'); };
