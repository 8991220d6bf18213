import { isOvernemer, tekenTijdlijnOp, wijsTeamToe } from '../../casus/index.ts';
import { zetInOutbox } from '../../platform/engine/outbox.ts';
import { Probleem } from '../../platform/http/problemen.ts';
import type { Kern, Tx } from '../../platform/kern.ts';
import { organisatieVan } from '../../toegang/organisaties.ts';
import { laatsteAfsluiting, wijzigAfsluiting } from './afsluit-store.ts';
import type { Overdracht } from './model.ts';
import * as opslag from './overdracht-store.ts';

/** Rest of the term in which the answer may come (T25 `overdracht`, 3 werkdagen): a week covers weekends and feestdagen. */
const berichtTtl = 7 * 86_400_000;

const meldAntwoord = (kern: Kern, tx: Tx, o: Overdracht, uitkomst: 'geaccepteerd' | 'geweigerd'): Promise<string> => zetInOutbox(tx, kern, { volgordeSleutel: o.casusId, opdracht: {
  soort: 'bericht', naam: 'nazorg-afsluiten.overdracht-beantwoord', sleutel: o.id, variabelen: { overdrachtUitkomst: uitkomst }, ttl: berichtTtl,
} });

/**
 * Asks the organisation of the proposal whether she takes the casus over (R12.5 "hand-over accepted"). Who accepted it before, at the triage or
 * from the plan, is not asked again. Asked twice is one question. Throws when there is nothing to offer or she is not active any more.
 */
export const biedOverdrachtAan = async (kern: Kern, tx: Tx, nazorgId: string): Promise<{ overdrachtId: string }> => {
  const nu = kern.clock.now();
  const a = await laatsteAfsluiting(tx, nazorgId);
  if (a?.status !== 'voorgesteld' || a.overdrachtOrganisatieId === null) throw new Error('Er is geen voorstel om over te dragen');
  if ((await organisatieVan(tx, a.overdrachtOrganisatieId))?.status !== 'actief') throw new Error('De gekozen organisatie is niet actief');
  const o = await opslag.voegOverdrachtToe(tx, { afsluitingId: a.id, nazorgId, casusId: a.casusId, naarOrganisatieId: a.overdrachtOrganisatieId, aangebodenOp: nu });
  if (o.status === 'aangeboden' && await isOvernemer(tx, o.casusId, o.naarOrganisatieId, nu)) {
    await opslag.wijzigOverdracht(tx, o.id, { status: 'geaccepteerd', antwoordOp: nu }, nu);
    await meldAntwoord(kern, tx, o, 'geaccepteerd');
  }
  return { overdrachtId: o.id };
};

/** Not taken over: the proposal goes back to who made it, who chooses again. */
const stuurTerug = async (tx: Tx, o: Overdracht, nu: Date): Promise<void> => { await wijzigAfsluiting(tx, o.afsluitingId, { status: 'terug' }, nu); };

export type Antwoord = { readonly overdrachtId: string; readonly organisatieId: string; readonly medewerkerId: string; readonly uitkomst: 'geaccepteerd' | 'geweigerd'; readonly reden: string | null };
/** She answers once. Rights begin at accepting, not before (R10.6). Throws `niet-gevonden` (also for somebody else's) and `al-beantwoord`. */
export const beantwoordOverdracht = async (kern: Kern, tx: Tx, a: Antwoord): Promise<void> => {
  const nu = kern.clock.now();
  const o = await opslag.leesOverdracht(tx, a.overdrachtId);
  if (o?.naarOrganisatieId !== a.organisatieId) throw new Probleem('niet-gevonden', 'Deze overdracht bestaat niet, of is niet aan u gericht.');
  if (o.status !== 'aangeboden') throw new Probleem('al-beantwoord', 'Deze overdracht is al beantwoord of verlopen. Er is niets gewijzigd.');
  await opslag.wijzigOverdracht(tx, o.id, { status: a.uitkomst, antwoordOp: nu, antwoordDoor: a.medewerkerId, antwoordReden: a.reden }, nu);
  if (a.uitkomst === 'geaccepteerd') await wijsTeamToe(kern, tx, o.casusId, { organisatieId: o.naarOrganisatieId, medewerkerId: null, rol: 'overname', via: 'overdracht' });
  else await stuurTerug(tx, o, nu);
  await tekenTijdlijnOp(kern, tx, { casusId: o.casusId, op: nu, soort: 'voortgang', zin: a.uitkomst === 'geaccepteerd' ? 'De overdracht is aanvaard.' : 'De overdracht is niet aanvaard.', bron: `afsluit-overdracht:${o.id}`, actorOrganisatieId: o.naarOrganisatieId, actorMedewerkerId: a.medewerkerId });
  await meldAntwoord(kern, tx, o, a.uitkomst);
};

/**
 * The term passed without an answer: silence is no yes. A late answer is told so. Gives how the question really ended: an answer that was stored
 * before this ran counts, also when its message comes after the timer. Again changes nothing.
 */
export const laatOverdrachtVerlopen = async (kern: Kern, tx: Tx, overdrachtId: string): Promise<Exclude<Overdracht['status'], 'aangeboden'>> => {
  const nu = kern.clock.now();
  const o = await opslag.leesOverdracht(tx, overdrachtId);
  if (o === undefined) throw new Error('Deze overdracht bestaat niet');
  if (o.status !== 'aangeboden') return o.status;
  await opslag.wijzigOverdracht(tx, o.id, { status: 'verlopen', antwoordOp: nu }, nu);
  await stuurTerug(tx, o, nu);
  return 'verlopen';
};

/** Why the last proposal to hand over came back, for who proposes again; null when it did not. */
export const waaromNietOver = async (tx: Tx, afsluitingId: string): Promise<string | null> => {
  const o = await opslag.overdrachtBij(tx, afsluitingId);
  if (o?.status !== 'geweigerd' && o?.status !== 'verlopen') return null;
  const naam = (await organisatieVan(tx, o.naarOrganisatieId))?.naam ?? 'De andere organisatie';
  return o.status === 'geweigerd' ? `${naam} neemt de casus niet over: ${o.antwoordReden ?? ''}` : `${naam} gaf geen antwoord binnen de termijn.`;
};

/** Whether the organisation of this proposal took the casus over. */
export const isOvergenomen = async (tx: Tx, afsluitingId: string): Promise<boolean> => (await opslag.overdrachtBij(tx, afsluitingId))?.status === 'geaccepteerd';
