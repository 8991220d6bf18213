import { casusVan, tekenTijdlijnOp } from '../../casus/index.ts';
import { controleerOvergang } from '../../domein/overgangen.ts';
import { zetInOutbox } from '../../platform/engine/outbox.ts';
import { Probleem } from '../../platform/http/problemen.ts';
import type { Kern, Tx } from '../../platform/kern.ts';
import { regieVan } from '../../toegang/index.ts';
import { informeerbaren } from '../vaststellen-identiteit/index.ts';
import { informeeruitkomst } from './model.ts';
import { alGeinformeerd, informeringenVanProces, leesBericht, leesInformering, maakBrief, markeerGelezen, openAchterhoudingen, openInformering, plaatsBericht, wijzigInformering, type Informering } from './store.ts';
import { informeertekst, neutraalOnderwerp } from './teksten.ts';

/** What somebody is told; once per casus and person. */
const wat = 'verwerking-gestart';
/** How long the engine may wait for "gelezen": the term bericht-lezen (T25, 7 dagen) plus room for holidays. */
const gelezenTtl = 14 * 86_400_000;

/** Who must be told (T03, R7.5, R7.11): one informering per person, each with its own clock. Who was told already is left out. */
export const bepaalInformeerbaren = async (kern: Kern, tx: Tx, p: { casusId: string; processInstanceKey: string; uiterlijkOp: Date }): Promise<{ aantalTeInformeren: number; informeringen: { informeringId: string }[] }> => {
  const al = await alGeinformeerd(tx, p.casusId, wat);
  for (const persoon of await informeerbaren(kern, tx, p.casusId)) {
    if (al.has(persoon.persoonId)) continue;
    await openInformering(tx, { casusId: p.casusId, processInstanceKey: p.processInstanceKey, aanPersoonId: persoon.persoonId, hoedanigheid: persoon.hoedanigheid, leeftijdsklasseCode: persoon.leeftijdsklasseCode, wat, uiterlijkOp: p.uiterlijkOp });
  }
  const informeringen = (await informeringenVanProces(tx, p.processInstanceKey)).map((i) => ({ informeringId: i.id }));
  return { aantalTeInformeren: informeringen.length, informeringen };
};

const vindInformering = async (tx: Tx, id: string): Promise<Informering> => {
  const i = await leesInformering(tx, id);
  if (!i) throw new Error('Deze informering bestaat niet');
  return i;
};
const rondAf = async (kern: Kern, tx: Tx, i: Informering, velden: Partial<Informering>): Promise<void> => {
  if (i.status === 'gedaan') return;
  const nu = kern.clock.now();
  controleerOvergang('informering', i.status, 'gedaan');
  await wijzigInformering(tx, i.id, { ...velden, status: 'gedaan', gedaanOp: nu }, nu);
  await tekenTijdlijnOp(kern, tx, { casusId: i.casusId, op: nu, soort: 'contact', zin: 'Een betrokkene is geïnformeerd.', bron: `informering:${i.id}`, actorOrganisatieId: null, actorMedewerkerId: i.beslotenDoor });
};
const organisatienaam = async (tx: Tx, casusId: string): Promise<string> => {
  const casus = await casusVan(tx, casusId);
  const regie = casus && await regieVan(tx, casus.verbandCode, casus.regioCode);
  return regie && !regie.beschermd ? regie.naam : 'Een organisatie in uw regio';
};

/**
 * Places the message of a person who is told now; answers whether to wait for him in the portal. Told in a conversation = done at once,
 * a letter follows as confirmation. Refuses while anything about this person is held back: a hold always wins (R7.2).
 */
export const bewaakInformering = async (kern: Kern, tx: Tx, informeringId: string): Promise<{ isPortaal: boolean }> => {
  const i = await vindInformering(tx, informeringId);
  if ((await openAchterhoudingen(tx, i.casusId, i.aanPersoonId)).some((a) => a.objectId === i.id || a.objecttype === 'casus')) throw new Error('Deze informering wordt achtergehouden');
  if (i.wijze === 'gesprek') await rondAf(kern, tx, i, {});
  if (i.wijze !== 'portaal') return { isPortaal: false };
  const tekst = informeertekst(await organisatienaam(tx, i.casusId));
  await plaatsBericht(tx, { aanPersoonId: i.aanPersoonId, casusId: i.casusId, soort: 'informering', objectId: i.id, onderwerp: i.veiligContact === 'ja' ? tekst.onderwerp : neutraalOnderwerp, tekst: tekst.tekst, geplaatstOp: kern.clock.now() });
  return { isPortaal: true };
};

/** Makes the letter: text only. The address is put on at printing, by the rules of that moment (R2.9). Running again makes no second letter. */
export const verstuurBrief = async (kern: Kern, tx: Tx, informeringId: string): Promise<void> => {
  const i = await vindInformering(tx, informeringId);
  const tekst = informeertekst(await organisatienaam(tx, i.casusId));
  await maakBrief(tx, { aanPersoonId: i.aanPersoonId, casusId: i.casusId, informeringId: i.id, sjabloon: tekst.sjabloon, tekst: tekst.tekst, gemaaktOp: kern.clock.now() });
  await rondAf(kern, tx, i, { wijze: 'brief' });
};

/** The citizen opened his message: once, and the engine hears it. Throws `niet-gevonden` for somebody else's message, also when it exists. */
export const leesBerichtAlsBurger = async (kern: Kern, tx: Tx, berichtId: string, persoonId: string): Promise<void> => {
  const bericht = await leesBericht(tx, berichtId);
  if (bericht?.aanPersoonId !== persoonId) throw new Probleem('niet-gevonden', 'Wij hebben u geen gegevens te tonen. U kunt ook schriftelijk een verzoek doen.');
  if (bericht.gelezenOp !== null) return;
  const nu = kern.clock.now();
  await markeerGelezen(tx, bericht.id, nu);
  if (bericht.soort !== 'informering') return;
  const i = await vindInformering(tx, bericht.objectId);
  await wijzigInformering(tx, i.id, { gelezenOp: nu }, nu);
  await rondAf(kern, tx, i, {});
  await zetInOutbox(tx, kern, { volgordeSleutel: i.casusId, opdracht: { soort: 'bericht', naam: 'deelnemen-burger.bericht-gelezen', sleutel: i.id, variabelen: {}, ttl: gelezenTtl } });
};

/** Outcome of the whole step, counted from the rows. */
export const rondInformerenAf = async (tx: Tx, processInstanceKey: string): Promise<{ uitkomst: 'geinformeerd' | 'deels' | 'niet-geinformeerd' }> =>
  ({ uitkomst: informeeruitkomst((await informeringenVanProces(tx, processInstanceKey)).map((i) => i.status)) });
