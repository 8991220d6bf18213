import type { Kern, Tx } from '../../platform/kern.ts';
import { raadpleegBsns, vraagPersonen, vraagVreemdelingen, type Bronnen, type Doelbinding, type Zoekresultaat } from './brp/client.ts';
import type { Bronpersoon } from './brp/vertaal.ts';
import { leesOpgaven, type Betrokkene } from './opgaven.ts';
import { kanNaarBvv, vergelijk, zoekwegen, type Methode, type Opgave } from './matching.ts';
import { bewaarBronpersoon } from './store/personen.ts';
import { bewaarKandidaten, zetStatus, type Vaststelling } from './store/vaststellingen.ts';
import { bewaarRaadplegingen, leesVeldenset, type Raadpleging } from './store/raadplegingen.ts';
import { neemOpInCasus } from './opnemen.ts';

/** What a job knows besides the case: for the accounting of every question. */
export type Bronvraag = { readonly casusId: string; readonly doel: string; readonly elementInstanceKey: string | null; readonly traceparent: string };
export type Bevraging = { readonly vaststellingId: string; readonly methode: Methode; readonly teVeel: boolean; readonly gevonden: readonly Bronpersoon[] };
export type Opgehaald = { readonly bevragingen: readonly Bevraging[]; readonly raadplegingen: readonly Raadpleging[] };

/** Not settled yet: these are asked (again). */
const OPEN: ReadonlySet<string> = new Set(['open', 'bevraagd', 'kandidaten', 'niet-gevonden', 'bron-onbereikbaar']);
export const isOpen = (v: Vaststelling): boolean => OPEN.has(v.status);

/** Addresses of the sources; without them nothing can be asked. */
export function bronnenVan(kern: Kern): Bronnen {
  const { brpUrl, bvvUrl, brpToken } = kern.config;
  if (brpUrl === undefined || bvvUrl === undefined) throw new Error('BRP_URL of BVV_URL ontbreekt');
  return { brpUrl, bvvUrl, token: brpToken };
}
export const bindingVan = (b: Bronvraag): Doelbinding => ({ doel: b.doel, verwerking: 'vaststellen-identiteit', traceparent: b.traceparent });

/**
 * Asks the BRP about everybody who is not settled yet, in the order of R2.1: BSN, else name with birth date, else address. I/O only;
 * may run several times. Throws BronOnbereikbaar.
 */
export async function haalUitBrp(kern: Kern, vraag: Bronvraag): Promise<Opgehaald> {
  const { open, raadplegen, zoeken } = await kern.db.transaction(async (tx) => ({
    open: (await leesOpgaven(kern, tx, vraag.casusId)).filter((b) => isOpen(b.vaststelling)),
    raadplegen: await leesVeldenset(tx, vraag.doel, 'raadplegen', kern.clock.now()), zoeken: await leesVeldenset(tx, vraag.doel, 'zoeken', kern.clock.now()),
  }));
  const bronnen = bronnenVan(kern);
  const binding = bindingVan(vraag);
  const raadplegingen: Raadpleging[] = [];
  const bsns = [...new Set(open.filter((b) => zoekwegen(b.opgave)[0] === 'bsn').map((b) => b.opgave.bsn!))];
  const opBsn = new Map((bsns.length === 0 ? [] : await raadpleegBsns(bronnen, bsns, raadplegen, binding)).map((p) => [p.bsn, p]));
  if (bsns.length > 0) raadplegingen.push(note('BRP', 'RaadpleegMetBurgerservicenummer', raadplegen, bsns.length, { teVeel: false, personen: [...opBsn.values()] }));
  const bevragingen: Bevraging[] = [];
  for (const b of open) {
    const eigen = zoekwegen(b.opgave)[0] === 'bsn' ? opBsn.get(b.opgave.bsn!) : undefined;
    if (eigen) { bevragingen.push({ vaststellingId: b.vaststelling.id, methode: 'bsn', teVeel: false, gevonden: [eigen] }); continue; }
    bevragingen.push(await zoekVerder(b, bronnen, zoeken, binding, raadplegingen));
  }
  return { bevragingen, raadplegingen };
}

/** By name, then by address; the first way that gives anything counts. */
async function zoekVerder(b: Betrokkene, bronnen: Bronnen, velden: readonly string[], binding: Doelbinding, raadplegingen: Raadpleging[]): Promise<Bevraging> {
  const wegen = zoekwegen(b.opgave).filter((w) => w !== 'bsn');
  let teVeel = false;
  for (const weg of wegen) {
    const { vraag } = maakZoekvraag(weg, b.opgave, velden);
    const antwoord = await vraagPersonen(bronnen, vraag, binding);
    raadplegingen.push(note('BRP', vraag.type, velden, 1, antwoord));
    if (antwoord.personen.length > 0) return { vaststellingId: b.vaststelling.id, methode: weg, teVeel: false, gevonden: antwoord.personen };
    teVeel ||= antwoord.teVeel;
    if (teVeel) break;
  }
  return { vaststellingId: b.vaststelling.id, methode: wegen.at(-1) ?? 'bsn', teVeel, gevonden: [] };
}

function maakZoekvraag(weg: 'naam' | 'adres', o: Opgave, velden: readonly string[]): { vraag: Parameters<typeof vraagPersonen>[1] } {
  if (weg === 'naam') return { vraag: { type: 'ZoekMetGeslachtsnaamEnGeboortedatum', fields: [...velden], geslachtsnaam: zonderVoorvoegsel(o), geboortedatum: o.geboortedatum!, inclusiefOverledenPersonen: true } };
  return {
    vraag: {
      type: 'ZoekMetPostcodeEnHuisnummer', fields: [...velden], postcode: o.postcode!.replace(' ', '').toUpperCase(), huisnummer: o.huisnummer!, inclusiefOverledenPersonen: true,
      ...(o.huisletter && /^[a-zA-Z]$/.test(o.huisletter) ? { huisletter: o.huisletter } : {}), ...(o.geslachtsnaam && /^[a-zA-Z0-9À-ž .\-']{1,200}$/.test(o.geslachtsnaam) ? { geslachtsnaam: zonderVoorvoegsel(o) } : {}),
    },
  };
}

const VOORVOEGSEL = /^((?:van|von|de|den|der|ter|ten|te|het|'t|in|op|onder|uit|bij|la|le|du|da|di|el|al|aan|voor) )+(?=\S)/i;
/** The BRP searches on the name without voorvoegsel; people often type it in one field. */
const zonderVoorvoegsel = (o: Opgave): string => o.voorvoegsel ? o.geslachtsnaam! : o.geslachtsnaam!.replace(VOORVOEGSEL, '');

const note = (bron: Raadpleging['bron'], vraagsoort: string, velden: readonly string[], aantalBevraagd: number, antwoord: Zoekresultaat): Raadpleging =>
  ({ bron, vraagsoort, velden, aantalBevraagd, aantalResultaten: antwoord.personen.length, resultaat: antwoord.teVeel ? 'te-veel' : antwoord.personen.length > 0 ? 'gevonden' : 'leeg' });

/** Asks the BVV about those the BRP does not know (R2.1). Throws BronOnbereikbaar. */
export async function haalUitBvv(kern: Kern, vraag: Bronvraag): Promise<Opgehaald> {
  const open = await kern.db.transaction(async (tx) => (await leesOpgaven(kern, tx, vraag.casusId)).filter((b) => b.vaststelling.status === 'niet-gevonden' && kanNaarBvv(b.opgave)));
  const raadplegingen: Raadpleging[] = [];
  const bevragingen: Bevraging[] = [];
  for (const b of open) {
    const o = b.opgave;
    const antwoord = await vraagVreemdelingen(bronnenVan(kern), o.vreemdelingnummer !== undefined ? { vreemdelingnummer: o.vreemdelingnummer }
      : o.geboortedatum!.length === 10 ? { geslachtsnaam: o.geslachtsnaam!, geboortedatum: o.geboortedatum! } : { geslachtsnaam: o.geslachtsnaam!, geboortejaar: Number(o.geboortedatum!.slice(0, 4)) }, bindingVan(vraag));
    raadplegingen.push(note('BVV', o.vreemdelingnummer !== undefined ? 'vreemdelingnummer' : 'naam-en-geboorte', ['vreemdelingnummer', 'naam', 'geslacht', 'geboorte'], 1, antwoord));
    bevragingen.push({ vaststellingId: b.vaststelling.id, methode: 'bvv', teVeel: antwoord.teVeel, gevonden: antwoord.personen });
  }
  return { bevragingen, raadplegingen };
}

export type Tellingen = { readonly aantalGevonden: number; readonly aantalTwijfel: number; readonly aantalNietGevonden: number; readonly isBvvNodig: boolean };

/** Stores what the sources answered: settled when R2.2 allows it, else candidates for a person, else not found. */
export async function verwerkAntwoorden(kern: Kern, tx: Tx, vraag: Bronvraag, opgehaald: Opgehaald): Promise<Tellingen> {
  const now = kern.clock.now();
  const betrokkenen = new Map((await leesOpgaven(kern, tx, vraag.casusId)).map((b) => [b.vaststelling.id, b]));
  for (const bevraging of opgehaald.bevragingen) {
    const b = betrokkenen.get(bevraging.vaststellingId);
    // Settled by a person in the meantime: his word stands.
    if (b && isOpen(b.vaststelling)) await verwerkEen(kern, tx, vraag.casusId, b, bevraging, now);
  }
  await bewaarRaadplegingen(tx, { ...vraag, op: now }, opgehaald.raadplegingen);
  return telOp(await leesOpgaven(kern, tx, vraag.casusId));
}

async function verwerkEen(kern: Kern, tx: Tx, casusId: string, b: Betrokkene, bevraging: Bevraging, now: Date): Promise<void> {
  const gevraagd = { ...b.vaststelling, status: 'bevraagd' as const };
  if (b.vaststelling.status !== 'bevraagd') await zetStatus(tx, b.vaststelling, 'bevraagd', { methode: bevraging.methode });
  const [enige] = bevraging.gevonden;
  if (bevraging.methode === 'bsn' && enige && bevraging.gevonden.length === 1 && vergelijk(b.opgave, enige).automatisch) {
    const persoonId = await bewaarBronpersoon(kern, tx, enige, now);
    await zetStatus(tx, gevraagd, 'bevestigd', { persoonId, methode: 'bsn', zekerheid: 3, op: now, reden: null });
    await neemOpInCasus(kern, tx, casusId, b.vaststelling, persoonId);
    return;
  }
  await bewaarKandidaten(kern, tx, b.vaststelling.id, bevraging.gevonden.map((persoon) => ({ persoon, overeenkomst: vergelijk(b.opgave, persoon).overeenkomst, verschil: vergelijk(b.opgave, persoon).verschil })));
  if (bevraging.gevonden.length > 0 || bevraging.teVeel) await zetStatus(tx, gevraagd, 'kandidaten', { methode: bevraging.methode, aantalKandidaten: bevraging.gevonden.length, isTeVeel: bevraging.teVeel });
  else await zetStatus(tx, gevraagd, 'niet-gevonden', { methode: bevraging.methode });
}

/** Counts for the engine: facts about where everybody stands. */
export const telOp = (betrokkenen: readonly Betrokkene[]): Tellingen => {
  const tel = (...staten: string[]): number => betrokkenen.filter((b) => staten.includes(b.vaststelling.status)).length;
  return {
    aantalGevonden: tel('bevestigd', 'handmatig'), aantalTwijfel: tel('kandidaten'), aantalNietGevonden: tel('niet-gevonden'),
    isBvvNodig: betrokkenen.some((b) => b.vaststelling.status === 'niet-gevonden' && b.vaststelling.methode !== 'bvv' && kanNaarBvv(b.opgave)),
  };
};

/** The last attempt failed: notes it on everybody who waited, so that the task shows who is meant (domein §7.2 (g)). Safe to repeat. */
export async function meldOnbereikbaar(kern: Kern, vraag: Bronvraag, bron: Raadpleging['bron']): Promise<void> {
  await kern.db.transaction(async (tx) => {
    const open = (await leesOpgaven(kern, tx, vraag.casusId)).filter((b) => isOpen(b.vaststelling) && b.vaststelling.status !== 'bron-onbereikbaar');
    for (const { vaststelling } of bron === 'BRP' ? open : []) {
      if (vaststelling.status !== 'bevraagd') await zetStatus(tx, vaststelling, 'bevraagd');
      await zetStatus(tx, { ...vaststelling, status: 'bevraagd' }, 'bron-onbereikbaar');
    }
    await bewaarRaadplegingen(tx, { ...vraag, op: kern.clock.now() }, [{ bron, vraagsoort: 'alle', velden: [], aantalBevraagd: open.length, aantalResultaten: 0, resultaat: 'onbereikbaar' }]);
  });
}
