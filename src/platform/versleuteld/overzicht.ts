import type { Kern } from '../kern.ts';
import { kids, type Omzetting, type Stand, type Verwijzing } from './omzetten.ts';

type Ringkids = { readonly huidig: string; readonly eerder: readonly string[] };
export type Gemeten = { readonly naam: string; readonly ring: 'bsn' | 'index'; readonly stand: Stand };
export type Sleuteloverzicht = { readonly regels: readonly string[]; /** Everything stands under the current keys. */ readonly klaar: boolean };

const instelling = { bsn: 'SLEUTEL_BSN', index: 'SLEUTEL_BSN_INDEX' } as const;
const naamVan = (kid: string | null, k: Ringkids): string => kid === null ? 'zonder sleutelnaam' : kid === k.huidig ? `${kid} (huidig)` : k.eerder.includes(kid) ? `${kid} (eerder)` : `${kid} (ONBEKEND)`;

/**
 * What `npm run sleutels` prints: per column how many texts stand under which key, and per earlier key whether it may go. Keys by their short name only.
 * A text without a name may be of any key of its ring, so it keeps all of them.
 */
export const sleuteloverzicht = (kolommen: readonly Gemeten[], verwijzingen: readonly Omit<Gemeten, 'ring'>[], ringen: Readonly<Record<'bsn' | 'index', Ringkids>>): Sleuteloverzicht => {
  const regels: string[] = [];
  let klaar = true;
  for (const ring of ['bsn', 'index'] as const) {
    const k = ringen[ring], hier = kolommen.filter((c) => c.ring === ring);
    regels.push(`${instelling[ring]}: huidige sleutel ${k.huidig}${k.eerder.length === 0 ? '' : `, eerdere ${k.eerder.join(', ')}`}`);
    for (const c of hier) regels.push(`  ${c.naam.padEnd(44)} ${c.stand.length === 0 ? 'leeg' : c.stand.map((s) => `${s.aantal} onder ${naamVan(s.kid, k)}`).join(', ')}`);
    if (ring === 'index') for (const v of verwijzingen) regels.push(`  ${v.naam.padEnd(44)} ${v.stand.length === 0 ? 'leeg' : v.stand.map((s) => `${s.aantal} onder ${naamVan(s.kid, k)}`).join(', ')}`);
    const som = (is: (kid: string | null) => boolean, van: readonly { stand: Stand }[]): number => van.flatMap((c) => c.stand).filter((s) => is(s.kid)).reduce((t, s) => t + s.aantal, 0);
    const zonder = som((kid) => kid === null, hier), onbekend = som((kid) => kid !== null && kid !== k.huidig && !k.eerder.includes(kid), hier);
    if (zonder + onbekend > 0) klaar = false;
    if (onbekend > 0) regels.push(`  LET OP: ${onbekend} staan onder een sleutel die niet is ingesteld. Zet die sleutel terug in ${instelling[ring]}_EERDER.`);
    if (zonder > 0) regels.push(`  ${zonder} dragen nog geen sleutelnaam: zij kunnen bij elke sleutel van deze reeks horen.`);
    for (const kid of k.eerder) {
      const rest = som((s) => s === kid, hier);
      if (rest > 0) klaar = false;
      regels.push(rest + zonder > 0 ? `  Sleutel ${kid} mag NIET weg: ${rest === 0 ? 'er zijn gegevens zonder sleutelnaam' : `${rest} gegevens staan er nog onder`}.` : `  Sleutel ${kid} mag weg uit ${instelling[ring]}_EERDER.`);
      const los = ring === 'index' ? som((s) => s === kid || s === null, verwijzingen) : 0;
      if (los > 0) regels.push(`    ${los} verwijzingen naar familie of gezagsdragers vernieuwen pas bij de volgende bevraging van de BRP. Tot dan worden die mensen zonder sleutel ${kid} niet herkend.`);
    }
  }
  regels.push(klaar ? 'Alles staat onder de huidige sleutels.' : 'Nog niet alles staat onder de huidige sleutels. Een exemplaar met de rol workers zet het op de achtergrond om.');
  return { regels, klaar };
};

/** Counts everything and makes the overview. */
export const maakSleuteloverzicht = async (kern: Pick<Kern, 'db' | 'config'>, omzettingen: readonly Omzetting[], verwijzingen: readonly Verwijzing[]): Promise<Sleuteloverzicht> => {
  const kolommen: Gemeten[] = [], los: Omit<Gemeten, 'ring'>[] = [];
  for (const o of omzettingen) kolommen.push({ naam: o.naam, ring: o.ring, stand: await o.stand(kern) });
  for (const v of verwijzingen) los.push({ naam: v.naam, stand: await v.stand(kern) });
  return sleuteloverzicht(kolommen, los, { bsn: kids(kern, 'bsn'), index: kids(kern, 'index') });
};
