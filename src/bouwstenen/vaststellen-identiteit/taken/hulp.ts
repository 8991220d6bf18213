import { betrokkenenVan } from '../../../casus/index.ts';
import { gezagstriggers, type Gezagstrigger } from '../../../domein/gezag.ts';
import { Probleem, type Fout } from '../../../platform/http/problemen.ts';
import { maakToegang } from '../../../toegang/index.ts';
import type { Gegevenssoort, Niveaus, Toegangsbesluit } from '../../../toegang/toegang.ts';
import type { TaakContext } from '../../../taken/taakafhandeling.ts';
import type { Opgave } from '../matching.ts';
import { toonNaam } from '../store/personen.ts';

/** Asks toegang for a task of this room: the reader holds an open task in the phase of this doel. One line in each log. */
export const vraagToegang = async (ctx: TaakContext, gevraagd: readonly Gegevenssoort[], actie: 'lezen' | 'schrijven' = 'lezen'): Promise<Toegangsbesluit> => maakToegang(ctx.kern).vraag(ctx.tx, {
  aanvrager: ctx.medewerker, doel: 'identiteit-vaststellen', actie, gevraagd, traceparent: ctx.traceparent,
  object: { type: 'taak', id: ctx.taakId, casusId: ctx.casusId, verbandCode: ctx.verbandCode, regioCode: ctx.regioCode, betrokkenen: (await betrokkenenVan(ctx.tx, ctx.casusId)).map((b) => b.persoonId), feiten: { GAAN: true, GERICHT: true } },
});

/** Refuses the answers with every fault at once; nothing was saved. */
export function weigerBij(fouten: readonly Fout[]): void {
  if (fouten.length > 0) throw new Probleem('ongeldige-invoer', 'Controleer uw antwoorden. Er is nog niets opgeslagen.', { fouten: [...fouten] });
}
export const fout = (veld: string, code: string, melding: string): Fout => ({ veld: `/${veld}`, code, melding });

/** What was told about somebody, as one line; birth date in full only at niveau 2. */
export const toonOpgave = (o: Opgave, niveaus: Niveaus): string => {
  if ((niveaus.IDE ?? 0) < 1) return 'Een betrokkene';
  const geboren = o.geboortedatum === undefined ? '' : `, geboren ${toonDatum((niveaus.IDE ?? 0) >= 2 ? o.geboortedatum : o.geboortedatum.slice(0, 4))}`;
  return `${toonNaam(o)}${geboren}`;
};

/** `2014-05-03` → `3-5-2014`, `2014-05` → `5-2014`, `2014`, null → `onbekend`. */
export const toonDatum = (d: string | null): string => d === null ? 'onbekend' : d.split('-').toReversed().map((deel) => String(Number(deel))).join('-');

const zinnen: Record<Gezagstrigger, string> = {
  'in-onderzoek': 'Het gezag is in onderzoek bij de gemeente.', 'houder-overleden': 'Iemand die gezag heeft, is overleden.', 'vermoedelijk-pleger': 'Iemand die gezag heeft, is mogelijk zelf pleger.',
  'onbekende-derde': 'De BRP weet niet wie de andere persoon met gezag is.', 'geen-derden': 'Er is voogdij, maar niet door een persoon. Vraag na welke instelling de voogd is.',
  'tijdelijk-geen-gezag': 'Niemand heeft nu het gezag.', 'gezag-niet-te-bepalen': 'De BRP kan niet bepalen wie het gezag heeft.', 'geen-gezagsrelatie': 'De BRP gaf geen antwoord over het gezag.', 'bron-onbereikbaar': 'De bron was niet bereikbaar.',
  'gezag-gewijzigd': 'Het gezag is veranderd sinds de laatste keer.', 'buitenland-of-rni': 'Het kind of iemand met gezag woont in het buitenland.', 'minderjarige-maakte-bezwaar': 'De jongere maakte bezwaar.',
  'curatele-bewind-mentorschap': 'Iemand met gezag staat onder curatele.', achterhouding: 'Er wordt informatie achtergehouden over dit kind.', opvangclient: 'Het gezin is in de opvang.', 'leeftijd-onzeker': 'Het is niet zeker of de jongere al 18 is.',
};
/** Why a person must look, in words. */
export const triggerZin = (t: string): string => gezagstriggers.some((g) => g === t) ? zinnen[t as Gezagstrigger] : 'Beoordeel dit zelf.';

const gezagnamen: Record<string, string> = {
  GezamenlijkOuderlijkGezag: 'Beide ouders', EenhoofdigOuderlijkGezag: 'Eén ouder', GezamenlijkGezag: 'Een ouder met iemand anders', Voogdij: 'Voogdij', TijdelijkGeenGezag: 'Tijdelijk niemand', GezagNietTeBepalen: 'Niet te bepalen',
};
export const toonGezagstype = (type: string | null): string => type === null ? 'Geen antwoord van de bron' : gezagnamen[type] ?? type;
