import { datumVan } from '../../domein/kalender.ts';
import { Probleem } from '../../platform/http/problemen.ts';
import type { Kern, Tx } from '../../platform/kern.ts';
import { maakToegang, organisatieVan } from '../../toegang/index.ts';
import { isNietsAchtergehouden, type Burger } from '../deelnemen-burger/index.ts';
import { soortnamen, type Uitkomst } from './model.ts';
import { leesInhoud, uitkomstenVoorBurger } from './store.ts';

export type Burgeruitkomst = {
  readonly id: string; readonly versie: number; readonly op: string; readonly samenvatting: string;
  readonly besluiten: readonly { readonly soort: string; readonly tekst: string; readonly vanaf: string; readonly rechtsmiddel: string | null }[];
  readonly afspraken: readonly { readonly wie: string; readonly tekst: string; readonly uiterlijk: string | null }[];
};

/** A protected organisation has no name towards the household (X6). */
const naamVoorBurger = async (tx: Tx, id: string | null): Promise<string> => {
  const o = id === null ? undefined : await organisatieVan(tx, id);
  return o === undefined || o.beschermd ? 'Een organisatie die u helpt' : o.naam;
};

const alsBurgertekst = async (tx: Tx, u: Uitkomst, vandaag: string): Promise<Burgeruitkomst> => {
  const inhoud = await leesInhoud(tx, u);
  const zichtbaar = inhoud.besluiten.filter((b) => b.burgerZicht === 'ja' || (b.burgerZicht === 'later' && b.burgerVanaf !== null && b.burgerVanaf <= vandaag));
  return {
    id: u.id, versie: u.versie, op: u.beschikbaarGesteldOp?.toISOString() ?? '', samenvatting: u.samenvattingB1,
    besluiten: zichtbaar.map((b) => ({ soort: soortnamen[b.soort], tekst: b.tekstB1 ?? '', vanaf: b.ingangsdatum, rechtsmiddel: b.rechtsmiddel })),
    afspraken: await Promise.all(inhoud.afspraken.filter((a) => a.informeerBurger).map(async (a) => ({ wie: await naamVoorBurger(tx, a.organisatieId), tekst: a.tekst, uiterlijk: a.uiterlijk }))),
  };
};

/**
 * What a citizen sees of the outcomes about his household, in plain words: the summary, the besluiten a person released for him and the
 * afspraken marked for him. A besluit that is not (yet) visible leaves no gap and no count (R7.2). Reading is logged per casus.
 */
export const uitkomstenVanBurger = async (kern: Kern, tx: Tx, burger: Burger, traceparent: string): Promise<Burgeruitkomst[]> => {
  const vandaag = datumVan(kern.clock.now());
  const uit: Burgeruitkomst[] = [];
  for (const u of await uitkomstenVoorBurger(tx, burger.persoonId)) {
    if (!await isNietsAchtergehouden(tx, burger.persoonId, u.casusId)) continue;
    try {
      await maakToegang(kern).vraag(tx, {
        aanvrager: burger, doel: 'burger-informeren', actie: 'lezen', gevraagd: ['CAS', 'UIT'], traceparent, velden: ['samenvatting', 'besluiten', 'afspraken'],
        object: { type: 'uitkomst', id: u.id, casusId: u.casusId, verbandCode: u.verbandCode, regioCode: u.regioCode, betrokkenen: [burger.persoonId], feiten: { ZELF: true } },
      });
      uit.push(await alsBurgertekst(tx, u, vandaag));
    } catch (fout) {
      // No ground for this casus: it is not there.
      if (!(fout instanceof Probleem) || !['geen-grondslag', 'niet-gevonden'].includes(fout.code)) throw fout;
    }
  }
  return uit;
};
