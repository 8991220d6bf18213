import type { Kern, Tx } from '../../platform/kern.ts';
import { datumVan } from '../../domein/kalender.ts';
import { geldtAlsMinderjarig, leeftijdOp } from '../../domein/leeftijd.ts';
import { adresIndexenVan, indexKid } from '../../platform/versleuteld/ring.ts';
import { isOpen } from './bevragen.ts';
import { leesBetrokkenPersonen, leesGeldigGezag } from './gezag.ts';
import { leidRelatiesAf } from './relaties.ts';
import { bewaarHuishoudens, bewaarRelatie } from './store/netwerk.ts';
import { adresTekst } from './store/herindexeren.ts';
import { opHuidigeSleutel } from './store/personen.ts';
import { leesVaststellingen } from './store/vaststellingen.ts';

export type Afleiding = { readonly aantalBetrokkenen: number; readonly aantalMinderjarigen: number; readonly aantalTwijfel: number; readonly isGezagEenduidig: boolean; readonly vaststellingUitkomst: 'vastgesteld' | 'deels' | 'niet-vastgesteld' };

/** Derives households and relations of a case and says how far its people are known. Adds nobody to the case (R2.10). */
export async function leidHuishoudenAf(kern: Kern, tx: Tx, casusId: string): Promise<Afleiding> {
  const now = kern.clock.now();
  const betrokkenen = await leesBetrokkenPersonen(kern, tx, casusId);
  const personen = await opHuidigeSleutel(kern, tx, betrokkenen.map((b) => b.persoon));
  for (const r of leidRelatiesAf(personen)) await bewaarRelatie(tx, casusId, { ...r, op: now });
  const rollen = new Map(betrokkenen.map((b) => [b.persoon.id, b.rol]));
  const perAdres = Map.groupBy(personen.filter((p) => p.adresHash !== null && !p.isOverleden), (p) => p.adresHash!);
  await bewaarHuishoudens(tx, casusId, [...perAdres].map(([hash, leden]) => ({ hash, kid: indexKid(kern), bekendAls: leden.flatMap((p) => adresTekst(p.adres) ?? []).slice(0, 1).flatMap((tekst) => adresIndexenVan(kern, tekst)), leden: leden.map((p) => ({ persoonId: p.id, rol: rollen.get(p.id) ?? 'overig' })) })), now);
  const vaststellingen = await leesVaststellingen(kern, tx, casusId);
  const bevestigd = vaststellingen.filter((v) => v.status === 'bevestigd').length;
  return {
    aantalBetrokkenen: vaststellingen.length, aantalMinderjarigen: personen.filter((p) => !p.isOverleden && geldtAlsMinderjarig(leeftijdOp(p.geboortedatum, datumVan(now)))).length,
    aantalTwijfel: vaststellingen.filter((v) => isOpen(v) || v.status === 'niet-vast-te-stellen').length,
    isGezagEenduidig: (await leesGeldigGezag(kern, tx, casusId)).every((g) => g.code !== 'beoordelen' || g.besluit === 'vastgesteld'),
    vaststellingUitkomst: bevestigd === vaststellingen.length && bevestigd > 0 ? 'vastgesteld' : personen.length > 0 ? 'deels' : 'niet-vastgesteld',
  };
}
