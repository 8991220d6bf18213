import { betrokkenenVan } from '../../casus/index.ts';
import { Probleem, type Fout } from '../../platform/http/problemen.ts';
import type { Kern, Tx } from '../../platform/kern.ts';
import { ontvangbareSoorten } from './buren.ts';
import { weigerBijFouten } from './invoer.ts';
import { isOpen, type Lezer } from './lezer.ts';
import { magWijzigen, zichtbaar } from './lezen.ts';
import type { Analyse, Uitspraak, Uitspraakinvoer } from './model.ts';
import { bewaarAdvies, leesAdvies } from './store.ts';
import { leesUitspraak, verbandenVan, verwijderUitspraak, verwijderVerband, voegUitspraakToe, voegVerbandToe, wijzigUitspraak } from './uitspraak-store.ts';
import type { Advies } from '../../domein/analyse/vaststellen.ts';

const nietGevonden = (): Probleem => new Probleem('niet-gevonden', 'Deze uitspraak bestaat niet, of u mag haar niet zien. Er is niets opgeslagen.');

/** Refuses to write in what is vastgesteld (R6.5), and to who only reads. */
export const eisSchrijver = (a: Analyse, lezer: Lezer): void => {
  if (!isOpen(a)) throw new Probleem('ongeldige-overgang', 'Deze analyse is afgerond en verandert niet meer. Maak een nieuwe versie. Er is niets opgeslagen.', { toegestaan: [] });
  if (lezer.rol === 'lezer') throw new Probleem('rol-onvoldoende', 'U mag deze analyse lezen, maar niet wijzigen. Er is niets opgeslagen.');
};

const controleer = async (tx: Tx, a: Analyse, u: Partial<Uitspraakinvoer>): Promise<void> => {
  const fouten: Fout[] = [];
  if (u.gegevenssoort !== undefined && !(await ontvangbareSoorten(tx, a)).has(u.gegevenssoort)) fouten.push({ veld: '/gegevenssoort', code: 'geen-grondslag', melding: 'Voor een analyse mag dit soort gegevens niet worden gedeeld. Kies een ander soort, of laat de uitspraak weg.' });
  if (u.persoonId && !(await betrokkenenVan(tx, a.casusId)).some((b) => b.persoonId === u.persoonId)) fouten.push({ veld: '/persoonId', code: 'niet-mogelijk', melding: 'Kies iemand die bij de casus hoort.' });
  weigerBijFouten(fouten);
};

/** Adds a statement in the name of the writer's organisation. Throws with every fault. */
export const maakUitspraak = async (kern: Kern, tx: Tx, a: Analyse, lezer: Lezer, u: Uitspraakinvoer & { id: string }): Promise<string> => {
  eisSchrijver(a, lezer);
  await controleer(tx, a, u);
  if (lezer.rol === 'bijdrager' && u.soort === 'mening-betrokkene') weigerBijFouten([{ veld: '/soort', code: 'niet-mogelijk', melding: 'De mening van een betrokkene vragen wij hem zelf.' }]);
  if (u.bronsoort === 'burger') weigerBijFouten([{ veld: '/bronsoort', code: 'niet-mogelijk', melding: 'Alleen een betrokkene zelf kan in het portaal schrijven. Kies gesprek als u het van hem hoorde.' }]);
  return voegUitspraakToe(kern, tx, { ...u, analyseId: a.id, organisatieId: u.soort === 'mening-betrokkene' ? null : lezer.organisatieId, bijdrageverzoekId: lezer.verzoekId, auteurId: lezer.medewerkerId }, kern.clock.now());
};

const moet = async (kern: Kern, tx: Tx, a: Analyse, lezer: Lezer, id: string, rijversie: number | undefined, uw: unknown): Promise<Uitspraak> => {
  eisSchrijver(a, lezer);
  const u = await leesUitspraak(kern, tx, a.id, id);
  if (u === undefined || !(await zichtbaar(kern, tx, a, lezer)).uitspraken.some((x) => x.id === id)) throw nietGevonden();
  if (rijversie === undefined) throw new Probleem('ongeldige-invoer', 'Geef met If-Match het versienummer dat u heeft gelezen. Er is niets opgeslagen.', { fouten: [{ veld: 'If-Match', code: 'verplicht', melding: 'Dit is verplicht.' }] });
  if (rijversie !== u.rijversie) throw new Probleem('verouderde-versie', 'Iemand anders heeft deze uitspraak intussen gewijzigd. Beide teksten staan hieronder; kies welke blijft.', { huidig: { tekst: u.tekst, reactie: u.reactie, rijversie: u.rijversie }, uw });
  return u;
};

export type Wijziging = { [K in keyof Uitspraakinvoer]?: Uitspraakinvoer[K] | undefined } & { reactie?: string | null | undefined; weersprokenDoor?: string | null | undefined };
/**
 * Changes one statement; who wrote another statement is not in the way (R6.7). The owner changes everything; an author may react to what
 * somebody else stated, beside it and never over it. Throws 412 with both texts, 403 at somebody else's words.
 */
export const bewerkUitspraak = async (kern: Kern, tx: Tx, a: Analyse, lezer: Lezer, id: string, w: Wijziging, rijversie: number | undefined): Promise<void> => {
  const velden = Object.fromEntries(Object.entries(w).filter(([, waarde]) => waarde !== undefined)) as Partial<Uitspraakinvoer> & { reactie?: string | null; weersprokenDoor?: string | null };
  const u = await moet(kern, tx, a, lezer, id, rijversie, velden);
  const { reactie, weersprokenDoor, ...eigen } = velden;
  if (Object.keys(eigen).length > 0 && !magWijzigen(u, lezer)) throw new Probleem('rol-onvoldoende', u.soort === 'mening-betrokkene' ? 'Dit zijn de woorden van een betrokkene zelf. Alleen hij kan ze wijzigen. Er is niets opgeslagen.' : 'Deze uitspraak is van een andere organisatie. U kunt reageren of haar weerspreken. Er is niets opgeslagen.');
  if (lezer.rol !== 'auteur' && (reactie !== undefined || weersprokenDoor !== undefined)) throw new Probleem('rol-onvoldoende', 'Alleen wie de analyse schrijft kan reageren. Er is niets opgeslagen.');
  await controleer(tx, a, eigen);
  if (weersprokenDoor && !(await zichtbaar(kern, tx, a, lezer)).uitspraken.some((x) => x.id === weersprokenDoor)) weigerBijFouten([{ veld: '/weersprokenDoor', code: 'niet-mogelijk', melding: 'Kies een uitspraak uit deze analyse.' }]);
  await wijzigUitspraak(kern, tx, u, velden, kern.clock.now());
};

export const haalUitspraakWeg = async (kern: Kern, tx: Tx, a: Analyse, lezer: Lezer, id: string, rijversie: number | undefined): Promise<void> => {
  const u = await moet(kern, tx, a, lezer, id, rijversie, null);
  if (!magWijzigen(u, lezer)) throw new Probleem('rol-onvoldoende', 'Alleen wie deze uitspraak schreef kan haar weghalen. Er is niets gewijzigd.');
  await verwijderUitspraak(tx, id);
};

/** Lays a link between two statements that the writer may see; a bijdrager only between his own. */
export const maakVerband = async (kern: Kern, tx: Tx, a: Analyse, lezer: Lezer, v: { id: string; vanId: string; naarId: string; type: string }): Promise<void> => {
  eisSchrijver(a, lezer);
  const mag = new Set((await zichtbaar(kern, tx, a, lezer)).uitspraken.filter((u) => lezer.rol === 'auteur' || magWijzigen(u, lezer)).map((u) => u.id));
  if (!mag.has(v.vanId) || !mag.has(v.naarId)) throw nietGevonden();
  await voegVerbandToe(tx, { ...v, analyseId: a.id });
};
export const haalVerbandWeg = async (kern: Kern, tx: Tx, a: Analyse, lezer: Lezer, id: string): Promise<void> => {
  eisSchrijver(a, lezer);
  const mag = new Set((await zichtbaar(kern, tx, a, lezer)).uitspraken.filter((u) => lezer.rol === 'auteur' || magWijzigen(u, lezer)).map((u) => u.id));
  const verband = (await verbandenVan(tx, a.id)).find((v) => v.id === id);
  if (verband === undefined || !mag.has(verband.vanId) || !mag.has(verband.naarId) || !await verwijderVerband(tx, a.id, id)) throw nietGevonden();
};

/** Replaces the advice. Throws 412 with the stored advice when it was changed meanwhile; `rijversie` 0 = there was none. */
export const zetAdvies = async (kern: Kern, tx: Tx, a: Analyse, lezer: Lezer, advies: Advies, rijversie: number | undefined): Promise<void> => {
  eisSchrijver(a, lezer);
  if (lezer.rol !== 'auteur') throw new Probleem('rol-onvoldoende', 'Alleen wie de analyse schrijft kan een advies geven. Er is niets opgeslagen.');
  const huidig = await leesAdvies(kern, tx, a.id);
  if (rijversie === undefined) throw new Probleem('ongeldige-invoer', 'Geef met If-Match het versienummer dat u heeft gelezen, 0 als er nog geen advies was. Er is niets opgeslagen.', { fouten: [{ veld: 'If-Match', code: 'verplicht', melding: 'Dit is verplicht.' }] });
  if ((huidig?.rijversie ?? 0) !== rijversie) throw new Probleem('verouderde-versie', 'Iemand anders heeft het advies intussen gewijzigd. Beide teksten zijn er nog; kies welke blijft.', { huidig, uw: advies });
  await bewaarAdvies(kern, tx, a.id, advies, kern.clock.now());
};
