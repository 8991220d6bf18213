import { zetInOutbox } from '../../platform/engine/outbox.ts';
import { Probleem } from '../../platform/http/problemen.ts';
import type { Kern, Tx } from '../../platform/kern.ts';
import { antwoordenBij, duurInMs, veiligheidsredenen, type Bijdragesoort, type Bijdrageuitkomst } from './model.ts';
import { casussenVan } from './mijn-casussen.ts';
import { isNietsAchtergehouden, isVraagZichtbaar, leesBijdrage, openAchterhoudingen, openBijdragen, plaatsBericht, veiligContactMet, voegBijdrageToe, wijzigBijdrage, type Bijdrage } from './store.ts';
import { bijdragetekst, herinneringstekst, neutraalOnderwerp } from './teksten.ts';

const datum = new Intl.DateTimeFormat('nl-NL', { day: 'numeric', month: 'long', timeZone: 'Europe/Amsterdam' });
const vind = async (tx: Tx, id: string): Promise<Bijdrage> => {
  const b = await leesBijdrage(tx, id);
  if (!b) throw new Error('Deze bijdrage bestaat niet');
  return b;
};

/** Sets ready a question to one citizen; the process `deelnemen-burger.bijdrage` asks it. `termijn` is an ISO duration of days or weeks. */
export const zetBijdrageKlaar = (tx: Tx, b: { casusId: string; persoonId: string; soort: Bijdragesoort; vraag: string; termijn: string; gevraagdDoor: string | null }): Promise<string> => voegBijdrageToe(tx, b);

/** How a contribution ended and what the citizen wrote; the caller asked `toegang` (BUI). Undefined = it does not exist. */
export const bijdrageVan = async (tx: Tx, bijdrageId: string): Promise<Pick<Bijdrage, 'persoonId' | 'status' | 'uitkomst' | 'antwoord' | 'gevraagdOp' | 'uiterlijkOp'> | undefined> => leesBijdrage(tx, bijdrageId);

/** True when a safety hold about this person is open: then a human first weighs whether asking is safe. */
export const heeftVeiligheidshold = async (tx: Tx, bijdrageId: string): Promise<boolean> => {
  const b = await vind(tx, bijdrageId);
  return (await openAchterhoudingen(tx, b.casusId, b.persoonId)).some((a) => veiligheidsredenen.includes(a.reden));
};

/** R7.3: who can be reached in an agreed way only gets a subject that says nothing. */
const onderwerp = (b: Bijdrage): { onderwerp?: string } => (b.veiligContact === null || b.veiligContact === 'ja' ? {} : { onderwerp: neutraalOnderwerp });

/** Puts the question in the portal. Asking twice places one message. */
export const vraagBijdrage = async (kern: Kern, tx: Tx, bijdrageId: string): Promise<void> => {
  const b = await vind(tx, bijdrageId);
  if (b.status !== 'klaargezet') return;
  const nu = kern.clock.now();
  const uiterlijkOp = new Date(nu.getTime() + duurInMs(b.termijn));
  await wijzigBijdrage(tx, b.id, { status: 'gevraagd', gevraagdOp: nu, uiterlijkOp }, nu);
  await plaatsBericht(tx, { aanPersoonId: b.persoonId, casusId: b.casusId, soort: 'bijdrage', objectId: b.id, ...bijdragetekst(b.vraag, datum.format(uiterlijkOp)), ...onderwerp(b), geplaatstOp: nu });
};
/** True when a question in the portal reaches this person: he was told of this casus, it is open to him and nothing of it is held back (R7.2, R7.6). */
export const isInPortaal = async (tx: Tx, persoonId: string, casusId: string): Promise<boolean> => (await casussenVan(tx, persoonId)).includes(casusId) && await isNietsAchtergehouden(tx, persoonId, casusId);
/**
 * Asks a citizen at once, without a process that waits: the room that asks takes the answer, reminds him and closes the question at its date. Only
 * for who is `isInPortaal`: nobody weighs here whether asking is safe. The subject says as little as was agreed with him (R7.3).
 */
export const vraagLos = async (kern: Kern, tx: Tx, b: { casusId: string; persoonId: string; soort: Bijdragesoort; vraag: string; termijn: string; gevraagdDoor: string | null }): Promise<string> => {
  const id = await voegBijdrageToe(tx, { ...b, heeftProces: false, veiligContact: await veiligContactMet(tx, b.casusId, b.persoonId) });
  await vraagBijdrage(kern, tx, id);
  return id;
};
export const herinnerBurger = async (kern: Kern, tx: Tx, bijdrageId: string): Promise<void> => {
  const b = await vind(tx, bijdrageId);
  if (b.status !== 'gevraagd' || b.herinnerdOp !== null) return;
  const nu = kern.clock.now();
  await plaatsBericht(tx, { aanPersoonId: b.persoonId, casusId: b.casusId, soort: 'herinnering', objectId: b.id, ...herinneringstekst, ...onderwerp(b), geplaatstOp: nu });
  await wijzigBijdrage(tx, b.id, { herinnerdOp: nu }, nu);
};
/** Stores how it ended. Silence is `geen-reactie` and never counts as consent. */
export const sluitBijdrage = async (kern: Kern, tx: Tx, bijdrageId: string, uitkomst: Bijdrageuitkomst): Promise<void> => {
  const b = await vind(tx, bijdrageId);
  if (b.status === 'beantwoord' || b.status === 'verlopen' || b.status === 'niet-gevraagd') return;
  await wijzigBijdrage(tx, b.id, { uitkomst, status: uitkomst === 'geen-reactie' ? 'verlopen' : uitkomst === 'niet-gevraagd' ? 'niet-gevraagd' : 'beantwoord' }, kern.clock.now());
};
/** The step that asked has ended, with its round or its casus: nobody waits for an answer any more. Twice changes nothing. */
export const trekVragenIn = async (kern: Kern, tx: Tx, casusId: string): Promise<void> => { for (const id of await openBijdragen(tx, casusId)) await sluitBijdrage(kern, tx, id, 'geen-reactie'); };
/** The citizen answers. Throws `niet-gevonden` for somebody else's question and for one that is held back from him (R7.2), `al-beantwoord` when it is answered or its time is over. */
export const beantwoordBijdrage = async (kern: Kern, tx: Tx, a: { bijdrageId: string; persoonId: string; uitkomst: Bijdrageuitkomst; tekst: string | null; /** The room that asked without a process takes the answer itself; nobody else may. */ isLos?: boolean }): Promise<void> => {
  const b = await leesBijdrage(tx, a.bijdrageId);
  if (b?.persoonId !== a.persoonId || b.status === 'klaargezet' || b.status === 'niet-gevraagd' || !await isVraagZichtbaar(tx, b.id)) throw new Probleem('niet-gevonden', 'Wij hebben u geen gegevens te tonen. U kunt ook schriftelijk een verzoek doen.');
  if (b.status !== 'gevraagd' || (!b.heeftProces && b.uiterlijkOp !== null && b.uiterlijkOp <= kern.clock.now())) throw new Probleem('al-beantwoord', 'Deze vraag is al beantwoord, of de tijd is voorbij. Er is niets gewijzigd.');
  if (b.heeftProces === (a.isLos === true)) throw new Probleem('ongeldige-overgang', 'Beantwoord deze vraag bij uw plan. Er is niets opgeslagen.', { toegestaan: [] });
  if (!antwoordenBij(b.soort).includes(a.uitkomst)) throw new Probleem('ongeldige-invoer', 'Dit antwoord past niet bij deze vraag. Er is niets opgeslagen.', { fouten: [{ veld: '/uitkomst', code: 'niet-mogelijk', melding: 'Kies een van de antwoorden' }] });
  const nu = kern.clock.now();
  await wijzigBijdrage(tx, b.id, { status: 'beantwoord', uitkomst: a.uitkomst, antwoord: a.tekst, beantwoordOp: nu }, nu);
  if (b.heeftProces) await zetInOutbox(tx, kern, { volgordeSleutel: b.casusId, opdracht: { soort: 'bericht', naam: 'deelnemen-burger.bijdrage-ontvangen', sleutel: b.id, variabelen: { bijdrageUitkomst: a.uitkomst }, ttl: Math.max(3_600_000, duurInMs(b.termijn)) } });
};
/** How a question to a citizen ended; null while it is open. */
export const uitkomstVanBijdrage = async (tx: Tx, bijdrageId: string): Promise<Bijdrageuitkomst | null> => (await vind(tx, bijdrageId)).uitkomst;
