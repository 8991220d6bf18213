import type { Doel } from '../../domein/doel.ts';
import { uitspraakGegevenssoorten } from '../../domein/analyse/uitspraak.ts';
import { Probleem } from '../../platform/http/problemen.ts';
import type { Aanvrager } from '../../platform/identity/aanvrager.ts';
import type { Kern, Tx } from '../../platform/kern.ts';
import { regieVan } from '../../toegang/index.ts';
import type { Gegevenssoort, Niveaus, Toegangsbesluit, Toegangsvraag } from '../../toegang/toegang.ts';
import { vraagAnalyse } from './buren.ts';
import { openVerzoekVan } from './bijdrage-store.ts';
import type { Analyse, Bijdrageverzoek, Uitspraak } from './model.ts';

/** Who reads an analysis, and as what: `auteur` writes it, `bijdrager` writes his own part of it, `lezer` reads. */
export type Lezer = { readonly organisatieId: string | null; readonly medewerkerId: string | null; readonly niveaus: Niveaus; readonly rol: 'auteur' | 'bijdrager' | 'lezer'; readonly verzoekId: string | null; readonly besluit: Toegangsbesluit };
export const leesSoorten: readonly Gegevenssoort[] = [...new Set<Gegevenssoort>(['CAS', 'IDE', 'ANA', ...uitspraakGegevenssoorten])];
export const isOpen = (a: Pick<Analyse, 'status'>): boolean => a.status !== 'vastgesteld' && a.status !== 'vervangen' && a.status !== 'ingetrokken';

export type Leesvraag = { readonly aanvrager: Aanvrager; readonly doel: Doel; readonly actie: Toegangsvraag['actie']; readonly traceparent: string; readonly velden?: readonly string[] };
/**
 * Asks toegang and says in which role this person stands to the analysis. An open question to his organisation makes him a bijdrager; a
 * procesregisseur of the regie under analyse-opstellen is an author. Throws 404 outside the team, 403 without ground.
 */
export const lezerVan = async (kern: Kern, tx: Tx, a: Analyse, v: Leesvraag): Promise<Lezer> => {
  const organisatieId = v.aanvrager.soort === 'medewerker' ? v.aanvrager.organisatieId : null;
  const regie = await regieVan(tx, a.verbandCode, a.regioCode);
  const isRegie = regie !== undefined && regie.id === organisatieId;
  const verzoek = organisatieId === null || isRegie ? undefined : await openVerzoekVan(tx, a.id, organisatieId);
  const isGericht = verzoek !== undefined && v.doel === 'analyse-opstellen';
  const besluit = await vraagAnalyse(kern, tx, a, { ...v, gevraagd: leesSoorten, ...(isGericht ? { feiten: { GERICHT: true } } : {}) });
  if (besluit.niveaus.ANA === undefined) throw new Probleem('geen-grondslag', 'Voor dit doel mag u de analyse niet zien.');
  const isAuteur = isRegie && v.doel === 'analyse-opstellen' && besluit.niveaus.ANA === 2 && v.aanvrager.soort === 'medewerker' && v.aanvrager.toegangsrol === 'procesregisseur';
  return {
    organisatieId, medewerkerId: v.aanvrager.soort === 'medewerker' ? v.aanvrager.medewerkerId : null, niveaus: besluit.niveaus, verzoekId: isGericht && isOpen(a) ? verzoek.id : null, besluit,
    rol: !isOpen(a) ? 'lezer' : isAuteur ? 'auteur' : isGericht ? 'bijdrager' : 'lezer',
  };
};

/**
 * R6.3: a statement is there for a reader when the matrix grants him its own gegevenssoort at 2, or when it is the contribution of his own
 * organisation that he is working on. What an organisation has not sent yet is for nobody else.
 */
export const magZien = (u: Uitspraak, lezer: Lezer, verzoeken: readonly Bijdrageverzoek[]): boolean => {
  if (u.bijdrageverzoekId !== null && u.bijdrageverzoekId === lezer.verzoekId) return true;
  if (u.bijdrageverzoekId !== null && verzoeken.find((v) => v.id === u.bijdrageverzoekId)?.status !== 'geleverd') return false;
  return lezer.niveaus[u.gegevenssoort] === 2;
};
