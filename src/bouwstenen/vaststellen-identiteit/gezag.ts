import { beoordeelGezag, type Gezagsfeiten, type Gezagstrigger } from '../../domein/gezag.ts';
import { datumVan } from '../../domein/kalender.ts';
import { geldtAlsMinderjarig, leeftijdOp } from '../../domein/leeftijd.ts';
import type { Kern, Tx } from '../../platform/kern.ts';
import { bindingVan, bronnenVan, type Bronvraag } from './bevragen.ts';
import { BronOnbereikbaar, raadpleegBsns, vraagGezag } from './brp/client.ts';
import type { BronGezag, Bronpersoon } from './brp/vertaal.ts';
import { bewaarBronpersoon, leesBsns, leesPersonen, zoekOpBsn, type Persoon } from './store/personen.ts';
import { bewaarGezag, leesBeoordelingen, leesGezag, type Gezagsrelatie, type Houder } from './store/gezag.ts';
import { bewaarRaadplegingen, leesVeldenset, type Raadpleging } from './store/raadplegingen.ts';
import { leesVaststellingen } from './store/vaststellingen.ts';
import { indexenVan, indexKid, indexVan } from './versleuteld.ts';

/** A result older than this is asked again (R2.3). */
const VERS_MS = 24 * 3_600_000;
export type OpgehaaldGezag = { readonly bereikbaar: boolean; readonly personen: readonly Bronpersoon[]; readonly gezag: readonly BronGezag[]; readonly raadplegingen: readonly Raadpleging[] };

/** People of the case who are settled, with the role they have in it. */
export async function leesBetrokkenPersonen(kern: Kern, tx: Tx, casusId: string): Promise<readonly { persoon: Persoon; rol: string; vaststellingId: string; zekerheid: number }[]> {
  const vast = (await leesVaststellingen(kern, tx, casusId)).filter((v) => v.persoonId !== null && (v.status === 'bevestigd' || v.status === 'handmatig'));
  const personen = new Map((await leesPersonen(tx, vast.map((v) => v.persoonId!))).map((p) => [p.id, p]));
  return vast.flatMap((v) => { const persoon = personen.get(v.persoonId!); return persoon ? [{ persoon, rol: v.rol, vaststellingId: v.id, zekerheid: v.zekerheid }] : []; });
}

const isMinderjarig = (p: Persoon, now: Date): boolean => !p.isOverleden && geldtAlsMinderjarig(leeftijdOp(p.geboortedatum, datumVan(now)));

/**
 * Completes the records of the people of the case and asks the gezag over those who may be minors. With `laatstePoging` an unreachable
 * source is an answer too: then a person must judge (R2.8). Otherwise throws BronOnbereikbaar.
 */
export async function haalGezag(kern: Kern, vraag: Bronvraag, laatstePoging: boolean): Promise<OpgehaaldGezag> {
  const now = kern.clock.now();
  const { velden, oud, bsns, minderjarig } = await kern.db.transaction(async (tx) => {
    const personen = (await leesBetrokkenPersonen(kern, tx, vraag.casusId)).map((b) => b.persoon);
    return {
      velden: await leesVeldenset(tx, vraag.doel, 'raadplegen', now), bsns: await leesBsns(kern, tx, personen.map((p) => p.id)), minderjarig: personen.filter((p) => isMinderjarig(p, now)).map((p) => p.id),
      oud: personen.filter((p) => p.heeftBsn && (!p.volledig || p.opgehaaldOp === null || now.getTime() - p.opgehaaldOp.getTime() > VERS_MS)).map((p) => p.id),
    };
  });
  const nummers = (ids: readonly string[]): string[] => ids.flatMap((id) => bsns.get(id) ?? []);
  try {
    const personen = oud.length === 0 ? [] : await raadpleegBsns(bronnenVan(kern), nummers(oud), velden, bindingVan(vraag));
    const vragen = nummers(minderjarig);
    const gezag = vragen.length === 0 ? [] : await vraagGezag(bronnenVan(kern), vragen, bindingVan(vraag));
    return {
      bereikbaar: true, personen, gezag,
      raadplegingen: [
        ...(oud.length === 0 ? [] : [{ bron: 'BRP' as const, vraagsoort: 'RaadpleegMetBurgerservicenummer', velden, aantalBevraagd: oud.length, aantalResultaten: personen.length, resultaat: personen.length > 0 ? 'gevonden' as const : 'leeg' as const }]),
        ...(vragen.length === 0 ? [] : [{ bron: 'gezag' as const, vraagsoort: 'opvragenBevoegdheidTotGezag', velden: ['gezag'], aantalBevraagd: vragen.length, aantalResultaten: gezag.length, resultaat: gezag.length > 0 ? 'gevonden' as const : 'leeg' as const }]),
      ],
    };
  } catch (fout) {
    if (!(fout instanceof BronOnbereikbaar) || !laatstePoging) throw fout;
    return { bereikbaar: false, personen: [], gezag: [], raadplegingen: [{ bron: 'gezag', vraagsoort: 'opvragenBevoegdheidTotGezag', velden: [], aantalBevraagd: minderjarig.length, aantalResultaten: 0, resultaat: 'onbereikbaar' }] };
  }
}

/** Stores the answer per minor with its judgement by the table (R2.7, R2.8) and says whether a person must look. */
export async function verwerkGezag(kern: Kern, tx: Tx, vraag: Bronvraag, opgehaald: OpgehaaldGezag): Promise<'eenduidig' | 'beoordelen' | 'niet-van-toepassing'> {
  const now = kern.clock.now();
  for (const p of opgehaald.personen) await bewaarBronpersoon(kern, tx, p, now);
  const betrokkenen = await leesBetrokkenPersonen(kern, tx, vraag.casusId);
  const bsns = await leesBsns(kern, tx, betrokkenen.map((b) => b.persoon.id));
  const perMinderjarige = new Map(opgehaald.gezag.map((g) => [g.minderjarigeBsn, g]));
  for (const { persoon } of betrokkenen.filter((b) => isMinderjarig(b.persoon, now))) {
    const bsn = bsns.get(persoon.id);
    const bron = bsn === undefined ? undefined : perMinderjarige.get(bsn);
    // What an earlier key made of the same holders: the answer is not another one because a key is.
    const eerder = new Map((bron?.houders ?? []).flatMap((h) => h.bsn === null ? [] : indexenVan(kern, h.bsn).map((i) => [i, indexVan(kern, h.bsn as string)] as const)));
    await bewaarGezag(tx, vraag.casusId, await stelGezagVast(kern, tx, persoon, bron, betrokkenen, opgehaald.bereikbaar, now), eerder);
  }
  await bewaarRaadplegingen(tx, { ...vraag, op: now }, opgehaald.raadplegingen);
  return gezagscode(await leesGeldigGezag(kern, tx, vraag.casusId));
}

async function stelGezagVast(kern: Kern, tx: Tx, kind: Persoon, bron: BronGezag | undefined, betrokkenen: readonly { persoon: Persoon; rol: string }[], bereikbaar: boolean, now: Date): Promise<Omit<Gezagsrelatie, 'id'>> {
  const bekend = await zoekOpBsn(kern, tx, (bron?.houders ?? []).flatMap((h) => h.bsn ?? []));
  const perId = new Map([...bekend.values()].map((p) => [p.id, p]));
  const houders = (bron?.houders ?? []).map((h): Houder => ({ rol: h.rol, ...(h.bsn === null ? { bsnIndex: null } : { bsnIndex: indexVan(kern, h.bsn), kid: indexKid(kern) }), persoonId: h.bsn === null ? null : bekend.get(h.bsn)?.id ?? null, naam: h.naam }));
  const persoonVan = (h: Houder): Persoon | undefined => h.persoonId === null ? undefined : perId.get(h.persoonId);
  const pleger = (id: string | null): boolean => betrokkenen.some((b) => b.persoon.id === id && b.rol === 'vermoedelijk-pleger');
  const bijzonder: Gezagstrigger[] = [
    ...(bereikbaar ? [] : ['bron-onbereikbaar' as const]),
    ...(kind.verblijf === 'buitenland' || kind.rni || houders.some((h) => persoonVan(h)?.verblijf === 'buitenland' || persoonVan(h)?.rni) ? ['buitenland-of-rni' as const] : []),
    ...(houders.some((h) => persoonVan(h)?.curatele) ? ['curatele-bewind-mentorschap' as const] : []),
  ];
  const feiten: Gezagsfeiten = {
    type: bron?.type ?? null, inOnderzoek: bron?.inOnderzoek ?? false, bijzonder,
    // A holder with a BSN is a known person to the register, also when he is nobody in our case.
    houders: houders.map((h) => ({ rol: h.rol, sleutel: h.persoonId ?? h.bsnIndex, overleden: persoonVan(h)?.isOverleden ?? false, vermoedelijkPleger: pleger(h.persoonId) })),
    minderjarige: { leeftijd: leeftijdOp(kind.geboortedatum, datumVan(now)), overleden: kind.isOverleden },
  };
  const oordeel = beoordeelGezag(feiten);
  const triggers = bereikbaar ? oordeel.triggers : oordeel.triggers.filter((t) => t !== 'geen-gezagsrelatie');
  return { minderjarigeId: kind.id, type: feiten.type, houders, isInOnderzoek: feiten.inOnderzoek, toelichting: bron?.toelichting ?? null, code: oordeel.code, triggers, peilOp: now, bron: bron ? 'gezag' : 'geen' };
}

export type GeldigGezag = Gezagsrelatie & { readonly besluit: 'vastgesteld' | 'nader-uitzoeken' | 'onbekend' | null };

/** Per minor the present answer of the source with the decision of a person on that very answer, if there is one. People who turned 18 are left out. */
export async function leesGeldigGezag(kern: Kern, tx: Tx, casusId: string): Promise<readonly GeldigGezag[]> {
  const now = kern.clock.now();
  const relaties = await leesGezag(tx, casusId);
  const besluiten = await leesBeoordelingen(tx, casusId);
  const minderjarigen = new Set((await leesPersonen(tx, relaties.map((r) => r.minderjarigeId))).filter((p) => isMinderjarig(p, now)).map((p) => p.id));
  return relaties.filter((r) => minderjarigen.has(r.minderjarigeId)).map((r) => ({ ...r, besluit: besluiten.get(r.id)?.besluit ?? null }));
}

/** Still waiting for a person: doubt at the source, and no decision that ends it. */
export const moetBeoordeeld = (g: GeldigGezag): boolean => g.code === 'beoordelen' && (g.besluit === null || g.besluit === 'nader-uitzoeken');
const gezagscode = (gezag: readonly GeldigGezag[]): 'eenduidig' | 'beoordelen' | 'niet-van-toepassing' => gezag.some(moetBeoordeeld) ? 'beoordelen' : gezag.some((g) => g.code === 'eenduidig' || g.besluit === 'vastgesteld') ? 'eenduidig' : 'niet-van-toepassing';
