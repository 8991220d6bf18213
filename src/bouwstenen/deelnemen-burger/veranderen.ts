import { casusVan, legSignaalVast, ontvangerVan, tekenTijdlijnOp } from '../../casus/index.ts';
import { isDicht } from '../../domein/casusstaat.ts';
import { Probleem } from '../../platform/http/problemen.ts';
import type { Kern, Tx } from '../../platform/kern.ts';
import { antwoordenBij, type Bijdragesoort, type Bijdrageuitkomst } from './model.ts';
import { isPortaalOpen, isVraagZichtbaar, leesBijdrage, versiesVan, voegVersieToe, wijzigBijdrage, type Bijdrage } from './store.ts';

const over: Readonly<Record<Bijdragesoort, string>> = { gesprek: 'een gesprek', zienswijze: 'de analyse', akkoord: 'een voorstel', overleg: 'een overleg', plan: 'het plan' };

/**
 * Until when this answer can be changed; null when it cannot (any more): past its date, of a closed casus, or while its question is hidden. The last
 * one reads as the others do, or it would give the hold away (R7.2).
 */
export const veranderenTot = async (tx: Tx, b: Pick<Bijdrage, 'id' | 'casusId' | 'status' | 'uiterlijkOp'> & { readonly beantwoordOp: Date | null }, nu: Date): Promise<Date | null> => {
  if (b.status !== 'beantwoord' || b.beantwoordOp === null || b.uiterlijkOp === null || b.uiterlijkOp <= nu) return null;
  const casus = await casusVan(tx, b.casusId);
  return casus !== undefined && !isDicht(casus.status) && await isVraagZichtbaar(tx, b.id) ? b.uiterlijkOp : null;
};

/**
 * The citizen changes his answer before its date (ux §4.16). The earlier one is kept; the process that heard it goes on, so who decides on it gets a signal: the
 * casusregisseur for a plan, else the procesregisseur. Throws `niet-gevonden` for what is not his or not on his list, `gesloten` for what he may not change (`veranderenTot`),
 * `al-beantwoord` when nothing is different, `ongeldige-invoer`.
 */
export const veranderAntwoord = async (kern: Kern, tx: Tx, a: { readonly bijdrageId: string; readonly persoonId: string; readonly uitkomst: Bijdrageuitkomst; readonly tekst: string | null; /** Parts that he did not want before, of a plan. */ readonly eerdereOnderdelen?: readonly { interventieId: string; reden: string }[]; /** True when only his parts differ. */ readonly isAnders?: boolean }): Promise<void> => {
  const b = await leesBijdrage(tx, a.bijdrageId) as (Bijdrage & { beantwoordOp: Date | null }) | undefined;
  if (b?.persoonId !== a.persoonId || b.status === 'klaargezet' || b.status === 'niet-gevraagd' || !await isPortaalOpen(tx, a.persoonId, b.casusId)) throw new Probleem('niet-gevonden', 'Wij hebben u geen gegevens te tonen. U kunt ook schriftelijk een verzoek doen.');
  const nu = kern.clock.now();
  if (await veranderenTot(tx, b, nu) === null) throw new Probleem('gesloten', 'U kunt dit antwoord nu niet meer veranderen. Er is niets gewijzigd.');
  if (!antwoordenBij(b.soort).includes(a.uitkomst)) throw new Probleem('ongeldige-invoer', 'Dit antwoord past niet bij deze vraag. Er is niets opgeslagen.', { fouten: [{ veld: '/uitkomst', code: 'niet-mogelijk', melding: 'Kies een van de antwoorden' }] });
  if (b.uitkomst === a.uitkomst && b.antwoord === a.tekst && a.isAnders !== true) throw new Probleem('al-beantwoord', 'Dit is hetzelfde antwoord als u eerder gaf. Er is niets gewijzigd.');
  const nummer = (await versiesVan(tx, [b.id])).length + 1;
  await voegVersieToe(tx, { bijdrageId: b.id, nummer, uitkomst: b.uitkomst ?? 'gegeven', antwoord: b.antwoord, onderdelen: JSON.stringify(a.eerdereOnderdelen ?? []), op: b.beantwoordOp ?? nu, vervangenOp: nu });
  await wijzigBijdrage(tx, b.id, { uitkomst: a.uitkomst, antwoord: a.tekst, beantwoordOp: nu }, nu);
  const bron = `antwoord-veranderd:${b.id}:${nummer}`;
  await tekenTijdlijnOp(kern, tx, { casusId: b.casusId, op: nu, soort: 'signaal', zin: `Een gezinslid veranderde een antwoord over ${over[b.soort]}.`, bron, actorOrganisatieId: null, actorMedewerkerId: null });
  await legSignaalVast(kern, tx, { casusId: b.casusId, soort: 'stagnatie', op: nu, bron, zonderTijdlijn: true, zin: `Een gezinslid veranderde een antwoord over ${over[b.soort]}. Lees wat er nu staat.`, voor: await ontvangerVan(kern, tx, b.casusId, { rol: b.soort === 'plan' ? 'casusregisseur' : 'procesregisseur' }) });
};
