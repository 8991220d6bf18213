import type { Leefgebied, Uitspraaksoort } from '../../domein/analyse/uitspraak.ts';
import { Probleem } from '../../platform/http/problemen.ts';
import type { Kern, Tx } from '../../platform/kern.ts';
import { maakToegang } from '../../toegang/index.ts';
import type { Niveaus } from '../../toegang/toegang.ts';
import { bijdrageVan, isNietsAchtergehouden, type Burger } from '../deelnemen-burger/index.ts';
import { verzoekenVan, zienswijzenAan } from './bijdrage-store.ts';
import { leesSoorten } from './lezer.ts';
import type { Analyse, Bijdrageverzoek, Uitspraak } from './model.ts';
import { leesAdvies, leesAnalyse } from './store.ts';
import { uitsprakenVan } from './uitspraak-store.ts';

export type Burgeranalyse = {
  readonly id: string; readonly bijdrageId: string; readonly isConcept: boolean;
  readonly uitspraken: readonly { readonly id: string; readonly soort: Uitspraaksoort; readonly tekst: string; readonly leefgebied: Leefgebied; readonly peildatum: string | null; readonly isOverMij: boolean }[];
  readonly advies: { readonly kern: string; readonly punten: readonly { readonly rang: number; readonly waaromEerst: string; readonly aanbeveling: string }[] } | null;
};

/**
 * R6.3 and R7.4 for a citizen: of a gegevenssoort the matrix grants him in full, about himself or the family as a whole, and never somebody
 * else's own words. What an organisation has not sent is for nobody yet. Who said it stays away: a source could tell who made the melding (X1).
 */
export const isVoorBurger = (u: Pick<Uitspraak, 'gegevenssoort' | 'persoonId' | 'soort' | 'bijdrageverzoekId'>, persoonId: string, niveaus: Niveaus, verzoeken: readonly Pick<Bijdrageverzoek, 'id' | 'status'>[]): boolean =>
  niveaus[u.gegevenssoort] === 2 && (u.persoonId === persoonId || (u.persoonId === null && u.soort !== 'mening-betrokkene'))
  && (u.bijdrageverzoekId === null || verzoeken.find((v) => v.id === u.bijdrageverzoekId)?.status === 'geleverd');

const toon = async (kern: Kern, tx: Tx, a: Analyse, bijdrageId: string, burger: Burger, niveaus: Niveaus): Promise<Burgeranalyse> => {
  const verzoeken = await verzoekenVan(kern, tx, a.id);
  const zichtbaar = (await uitsprakenVan(kern, tx, a.id)).filter((u) => isVoorBurger(u, burger.persoonId, niveaus, verzoeken));
  const advies = niveaus.ANA === 2 ? await leesAdvies(kern, tx, a.id) : null;
  return {
    id: a.id, bijdrageId, isConcept: a.status !== 'vastgesteld',
    uitspraken: zichtbaar.map((u) => ({ id: u.id, soort: u.soort, tekst: u.tekst, leefgebied: u.leefgebied, peildatum: u.peildatum, isOverMij: u.persoonId === burger.persoonId })),
    advies: advies === null ? null : { kern: advies.kern, punten: advies.punten.map((p) => ({ rang: p.rang, waaromEerst: p.waaromEerst, aanbeveling: p.aanbeveling })) },
  };
};

/**
 * The analyses about which this person was really asked for his view (processen §2.6 step 3), as he may read them. While anything of the
 * casus is held back from him there is none: a text made of all sources could tell what is held back. Reading is logged (R0.5).
 */
export const analysesVanBurger = async (kern: Kern, tx: Tx, burger: Burger, traceparent: string): Promise<Burgeranalyse[]> => {
  const lijst = new Map<string, Burgeranalyse>();
  for (const { analyseId, bijdrageId } of await zienswijzenAan(tx, burger.persoonId)) {
    const [a, b] = [await leesAnalyse(tx, analyseId), await bijdrageVan(tx, bijdrageId)];
    if (a === undefined || b === undefined || lijst.has(a.id) || !['gevraagd', 'beantwoord', 'verlopen'].includes(b.status) || !await isNietsAchtergehouden(tx, burger.persoonId, a.casusId)) continue;
    try {
      const { niveaus } = await maakToegang(kern).vraag(tx, {
        aanvrager: burger, doel: 'burger-informeren', actie: 'lezen', gevraagd: leesSoorten, velden: ['analyse'], traceparent,
        object: { type: 'casus', id: a.casusId, casusId: a.casusId, verbandCode: a.verbandCode, regioCode: a.regioCode, betrokkenen: [burger.persoonId], feiten: { ZELF: true } },
      });
      lijst.set(a.id, await toon(kern, tx, a, bijdrageId, burger, niveaus));
    } catch (fout) {
      // No ground for this casus: it is not there.
      if (!(fout instanceof Probleem) || !['geen-grondslag', 'niet-gevonden'].includes(fout.code)) throw fout;
    }
  }
  return [...lijst.values()];
};
