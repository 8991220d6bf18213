import { schrijfLogboek, schrijfWeigering } from '../logboek/index.ts';
import type { Verwerking } from '../logboek/index.ts';
import { Probleem } from '../platform/http/problemen.ts';
import type { Kern, Tx } from '../platform/kern.ts';
import { beslis } from './beslissen.ts';
import type { Beslisser, Beslissing } from './beslissen.ts';
import { stelVast } from './feiten.ts';
import type { Vastgesteld } from './feiten.ts';
import { leesGrondslagen, leesRegels, leesVerboden } from './matrix-store.ts';
import { soortnamen } from './startgegevens/landelijk.ts';
import type { Niveaus, Toegang, Toegangsbesluit, Toegangsvraag } from './toegang.ts';

const leesbaar = (code: string): string => code.replaceAll('-', ' ');

/** Refused: the line in each log must outlive the caller's transaction, which the error rolls back. */
const weiger = async (kern: Kern, v: Toegangsvraag, verwerking: Verwerking, zichtbaar: boolean): Promise<never> => {
  await schrijfWeigering(kern, verwerking);
  if (!zichtbaar) throw new Probleem('niet-gevonden', 'Dit bestaat niet, of u hoort niet bij het team van deze casus.');
  if (verwerking.verboden.includes('X9')) throw new Probleem('betrouwbaarheid-te-laag', 'Log opnieuw in met een hoger niveau. Er is niets gewijzigd.');
  if (verwerking.verboden.includes('X10')) throw new Probleem('geen-grondslag', 'Iemand in deze casus vroeg om zijn gegevens nu niet te gebruiken, en dat is toegewezen. Bewaren mag, verder niets, tot dit wordt opgeheven. Er is niets gewijzigd.', { doel: v.doel, gevraagd: v.gevraagd });
  throw new Probleem('geen-grondslag', `Voor het doel "${leesbaar(v.doel)}" mag u dit niet zien: ${v.gevraagd.map((s) => soortnamen[s]).join(', ')}.`, { doel: v.doel, gevraagd: v.gevraagd });
};

/** What is handed out whole needs its niveau in every soort that was asked. */
const reikt = (v: Toegangsvraag, niveaus: Niveaus): boolean => { const grens = v.minstens; return grens === undefined || v.gevraagd.every((s) => (niveaus[s] ?? -1) >= grens); };

const alsVerwerking = (v: Toegangsvraag, s: Vastgesteld, b: Beslissing, besluit: Verwerking['besluit'], versie: string): Verwerking => ({
  aanvrager: v.aanvrager, organisatieId: s.lezer.organisatieId, organisatieOin: s.lezer.organisatieOin, doel: v.doel, actie: v.actie, object: v.object, betrokkenen: v.object.betrokkenen,
  gevraagd: v.gevraagd, velden: v.velden ?? [], niveaus: besluit === 'toegestaan' ? b.niveaus as Record<string, number> : {}, regels: b.regels, verboden: b.verboden, grondslagen: b.grondslagen,
  besluit, beleidsversie: versie, noodgeval: s.feiten.has('NOOD'), traceparent: v.traceparent, reden: v.reden,
});

/**
 * The one door to personal data (house rule 1). Decides by the matrix and writes one line in each of the three logs, also when it
 * refuses. An object outside the reader's team or scope is 404, with the same text as one that does not exist; nothing granted of what
 * was asked is 403.
 */
export const maakToegang = (kern: Kern, beslisser: Beslisser = beslis): Toegang => ({
  async vraag(tx: Tx, v: Toegangsvraag): Promise<Toegangsbesluit> {
    const vastgesteld = await stelVast(tx, v, kern.clock.now());
    const { regels, versie } = await leesRegels(tx, v.object.verbandCode, v.object.regioCode, v.doel, vastgesteld.regelversie);
    const besluit = beslisser({ onderwerp: vastgesteld.lezer, doel: v.doel, gevraagd: v.gevraagd, feiten: vastgesteld.feiten, regels: vastgesteld.binnenBereik ? regels : [], verboden: await leesVerboden(tx, vastgesteld.regelversie) });
    // Restricted use (X10): what little is left may be looked at, so that somebody can lift it; nothing may be done with it.
    const isToegestaan = vastgesteld.binnenBereik && Object.keys(besluit.niveaus).length > 0 && reikt(v, besluit.niveaus) && (v.actie === 'lezen' || !besluit.verboden.includes('X10'));
    const verwerking = alsVerwerking(v, vastgesteld, besluit, isToegestaan ? 'toegestaan' : 'geweigerd', versie);
    // Without a casus there is no team to be outside of: then the question itself has no ground.
    if (!isToegestaan) return weiger(kern, v, verwerking, v.object.casusId === null || (besluit.zichtbaar && vastgesteld.binnenBereik));
    await schrijfLogboek(kern, tx, verwerking);
    const gronden = await leesGrondslagen(tx, besluit.grondslagen, vastgesteld.regelversie);
    const rol = v.aanvrager.soort === 'medewerker' ? v.aanvrager.toegangsrol : v.aanvrager.soort;
    return {
      niveaus: besluit.niveaus, regels: besluit.regels, grondslagen: besluit.grondslagen,
      uitleg: `U ziet dit als ${leesbaar(rol)}, voor het doel "${leesbaar(v.doel)}". Grondslag: ${gronden.join('; ')}.${besluit.verboden.includes('X10') ? ' U ziet minder, omdat het gebruik van gegevens in deze casus op verzoek is beperkt.' : ''}`,
    };
  },
});
