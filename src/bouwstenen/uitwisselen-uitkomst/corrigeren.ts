import { zetInOutbox } from '../../platform/engine/outbox.ts';
import { Probleem, type Fout } from '../../platform/http/problemen.ts';
import type { Kern, Tx } from '../../platform/kern.ts';
import { leesDeel, type Lezer } from './inzage.ts';
import type { Correctie, Inhoud, Onderdeel } from './model.ts';
import { startOntvangst, wachttijd } from './publiceren.ts';
import { volgendeVersie } from './regels.ts';
import { laatsteVan, leesCorrectie, leesInhoud, leesUitkomst, schrijfInhoud, uitkomstenVan, voegCorrectieToe, voegUitkomstToe, wijzigCorrectie } from './store.ts';

export type Correctievraag = { readonly onderdeel: Onderdeel; readonly volgnummer: number | null; readonly watKloptNiet: string; readonly voorstel: string };

const kent = (deel: { besluiten: readonly { volgnummer: number }[]; afspraken: readonly { volgnummer: number }[]; verslagdelen: readonly { volgnummer: number }[]; samenvatting: string | null }, v: Correctievraag): boolean => {
  if (v.onderdeel === 'samenvatting') return deel.samenvatting !== null && v.volgnummer === null;
  const lijst = { besluit: deel.besluiten, afspraak: deel.afspraken, verslagdeel: deel.verslagdelen }[v.onderdeel];
  return lijst.some((r) => r.volgnummer === v.volgnummer);
};

/**
 * A reader says that something in his part is wrong (R9.5). He can only point at what he may see. The voorzitter decides; until then nothing
 * changes. When the wait for readers has ended, it is opened again for this request.
 */
export const vraagCorrectie = async (kern: Kern, tx: Tx, lezer: Lezer, uitkomstId: string, v: Correctievraag, traceparent: string): Promise<string> => {
  const { deel, uitkomst: gelezen } = await leesDeel(kern, tx, lezer, uitkomstId, traceparent);
  const u = await leesUitkomst(tx, gelezen.id, true);
  if (u?.status !== 'beschikbaar') throw new Probleem('ongeldige-overgang', 'Er is al een nieuwere versie van deze uitkomst. Kijk of die klopt. Er is niets verstuurd.', { toegestaan: [] });
  if (!kent(deel, v)) throw new Probleem('ongeldige-invoer', 'Dit onderdeel staat niet in uw deel van de uitkomst. Er is niets verstuurd.', { fouten: [{ veld: '/volgnummer', code: 'onbekend', melding: 'Kies een onderdeel dat u ziet' }] });
  const nu = kern.clock.now();
  const id = await voegCorrectieToe(tx, { uitkomstId: u.id, gevraagdDoor: lezer.organisatieId, medewerkerId: lezer.soort === 'medewerker' ? lezer.medewerkerId : null, gevraagdOp: nu, ...v });
  if (u.ontvangstKlaarOp !== null) await startOntvangst(kern, tx, u, id);
  await zetInOutbox(tx, kern, { volgordeSleutel: u.casusId, opdracht: { soort: 'bericht', naam: 'uitwisselen-uitkomst.correctie-gevraagd', sleutel: u.id, variabelen: { correctieId: id }, ttl: wachttijd } });
  return id;
};

const open = async (tx: Tx, id: string): Promise<Correctie> => {
  const c = await leesCorrectie(tx, id);
  if (c?.status !== 'gevraagd') throw new Probleem('ongeldige-overgang', 'Over deze correctie is al besloten. Er is niets gewijzigd.', { toegestaan: [] });
  return c;
};

const verbeter = (inhoud: Inhoud, c: Correctie, tekst: string): Inhoud => {
  const pas = <T extends { volgnummer: number; tekst: string }>(lijst: readonly T[]): T[] => lijst.map((r) => (r.volgnummer === c.volgnummer ? { ...r, tekst } : r));
  switch (c.onderdeel) {
    case 'samenvatting': return { ...inhoud, samenvattingB1: tekst };
    case 'besluit': return { ...inhoud, besluiten: pas(inhoud.besluiten) };
    case 'afspraak': return { ...inhoud, afspraken: pas(inhoud.afspraken) };
    case 'verslagdeel': return { ...inhoud, verslagdelen: pas(inhoud.verslagdelen) };
  }
};
/** The columns of a copied line that belong to the row and not to its content. */
const rijvelden: ReadonlySet<string> = new Set(['id', 'uitkomstId', 'aangemaaktOp', 'gewijzigdOp', 'rijversie']);
const kopie = <T extends { id: string }>(rij: T): Omit<T, 'id'> => Object.fromEntries(Object.entries(rij).filter(([veld]) => !rijvelden.has(veld))) as Omit<T, 'id'>;
/** A copy that keeps pointing at the line of the first version. */
const vervolg = <T extends { id: string; oorsprongId: string | null }>(rij: T): Omit<T, 'id'> => ({ ...kopie(rij), oorsprongId: rij.oorsprongId ?? rij.id });

/**
 * R9.5: a correction is a new version; the old one stays as it was. It starts from the newest version of this overleg, so that an earlier
 * correction is not lost, is adopted by this person, and is shared by the worker after this. Returns the id of the new version.
 */
export const corrigeer = async (kern: Kern, tx: Tx, k: { correctieId: string; tekst: string; tekstB1: string | null; motivatie: string; isBesproken: boolean; door: string }): Promise<string> => {
  const nu = kern.clock.now();
  const c = await open(tx, k.correctieId);
  const oud = await leesUitkomst(tx, c.uitkomstId);
  const basis = oud && await laatsteVan(tx, oud.overlegId, true);
  if (basis?.status !== 'beschikbaar') throw new Probleem('ongeldige-overgang', 'Een andere correctie wordt nu verwerkt. Probeer het over een minuut opnieuw. Er is niets gewijzigd.', { toegestaan: [] });
  const inhoud = await leesInhoud(tx, basis);
  const fouten: Fout[] = [];
  const besluit = c.onderdeel === 'besluit' ? inhoud.besluiten.find((b) => b.volgnummer === c.volgnummer) : undefined;
  if (besluit !== undefined && besluit.burgerZicht !== 'nee' && (k.tekstB1 ?? '').trim().length < 5) fouten.push({ veld: '/tekstB1', code: 'verplicht', melding: 'Het gezin ziet dit besluit. Schrijf het ook in gewone woorden' });
  if (fouten.length > 0) throw new Probleem('ongeldige-invoer', 'De correctie is nog niet compleet. Uw concept is bewaard.', { fouten });
  const nieuw = verbeter(inhoud, c, k.tekst);
  const versies = (await uitkomstenVan(tx, { overlegId: basis.overlegId })).map((u) => u.versie);
  const id = await voegUitkomstToe(tx, {
    uitkomstnummer: basis.uitkomstnummer, overlegId: basis.overlegId, casusId: basis.casusId, versie: volgendeVersie(versies), verbandCode: basis.verbandCode, regioCode: basis.regioCode, urgentieCode: basis.urgentieCode,
    samenvattingB1: nieuw.samenvattingB1, geenBesluitReden: nieuw.geenBesluitReden, casusregisseurId: basis.casusregisseurId, vastgelegdDoor: basis.vastgelegdDoor, vastgelegdOp: nu,
    status: 'vastgesteld', vastgesteldDoor: k.door, vastgesteldOp: nu, heeftMandaat: basis.heeftMandaat, correctieReden: k.motivatie,
  });
  await schrijfInhoud(tx, id, {
    besluiten: nieuw.besluiten.map(vervolg).map((b) => (besluit !== undefined && b.volgnummer === c.volgnummer && k.tekstB1 !== null ? { ...b, tekstB1: k.tekstB1 } : b)),
    afspraken: nieuw.afspraken.map(vervolg), verslagdelen: nieuw.verslagdelen.map(kopie), meningen: nieuw.meningen.map(kopie),
  });
  await wijzigCorrectie(tx, c.id, { status: 'gecorrigeerd', motivatie: k.motivatie, isBesproken: k.isBesproken, beslistDoor: k.door, beslistOp: nu, nieuweUitkomstId: id }, nu);
  return id;
};

/** The voorzitter keeps the text as it is and says why. */
export const wijsCorrectieAf = async (kern: Kern, tx: Tx, k: { correctieId: string; motivatie: string; isBesproken: boolean; door: string }): Promise<void> => {
  const nu = kern.clock.now();
  const c = await open(tx, k.correctieId);
  await wijzigCorrectie(tx, c.id, { status: 'afgewezen', motivatie: k.motivatie, isBesproken: k.isBesproken, beslistDoor: k.door, beslistOp: nu }, nu);
};
