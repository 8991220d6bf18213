import type { Kern, Tx } from '../../platform/kern.ts';
import { informeerbaren } from '../vaststellen-identiteit/index.ts';
import { termijnVanaf, type Plaats } from './buren.ts';
import { verzoekenVan, zienswijzenVan } from './bijdrage-store.ts';
import type { Analyse } from './model.ts';
import { analysesVan, leesAnalyse, moetAnalyse, neemFeitenOver, voegAnalyseToe, zetStaat } from './store.ts';
import { trekIn } from './sluiten.ts';
import { uitsprakenVan, verbandenVan, voegUitspraakToe, voegVerbandToe, zetWeersproken } from './uitspraak-store.ts';
import { kandidaten, vraagGezin, vraagOrganisaties, type Bijdrager, type Burgerbijdrage } from './vragen.ts';

export type Opening = Plaats & { readonly analyseId: string; readonly casusId: string; readonly rondeNummer: number };
export type Geopend = { bijdragers: Bijdrager[]; burgerbijdragen: Burgerbijdrage[]; bijdrageTermijn: string };

const vraagAanOrganisaties = 'Wat weet uw organisatie dat helpt om te begrijpen wat er speelt? En wat gaat er goed?';
const vraagAanGezin = 'Wij willen begrijpen wat er bij u speelt. Wilt u ons in uw eigen woorden vertellen hoe u het ziet? U hoeft niet te reageren.';

/** A new version begins with what the last vastgestelde one said; each statement keeps its line, so that the versions can be compared (R6.5). */
const neemOver = async (kern: Kern, tx: Tx, van: Analyse, naar: string, nu: Date): Promise<void> => {
  const nieuw = new Map<string, string>(), oude = await uitsprakenVan(kern, tx, van.id);
  for (const u of oude) {
    const { id, rijversie: _r, gewijzigdOp: _g, weersprokenDoor: _w, ...rest } = u;
    nieuw.set(id, await voegUitspraakToe(kern, tx, { ...rest, analyseId: naar, bijdrageverzoekId: null }, nu));
  }
  // What contradicts a statement may come after it, so this waits until all have their new id.
  for (const u of oude) await zetWeersproken(tx, nieuw.get(u.id), u.weersprokenDoor === null ? undefined : nieuw.get(u.weersprokenDoor));
  for (const v of await verbandenVan(tx, van.id)) {
    const [vanId, naarId] = [nieuw.get(v.vanId), nieuw.get(v.naarId)];
    if (vanId !== undefined && naarId !== undefined) await voegVerbandToe(tx, { analyseId: naar, vanId, naarId, type: v.type });
  }
};

/**
 * Makes the analysis with the id of the caller, and asks who may know something: the organisations with a ground, and the people of the
 * household who may be told about the case (R2.6). Opening twice gives the same lists.
 */
export const openAnalyse = async (kern: Kern, tx: Tx, o: Opening): Promise<Geopend> => {
  const nu = kern.clock.now();
  const { duur } = await termijnVanaf(tx, o, 'bijdrage', nu);
  if (await leesAnalyse(tx, o.analyseId) !== undefined) {
    const [verzoeken, gezin] = [await verzoekenVan(kern, tx, o.analyseId), await zienswijzenVan(tx, o.analyseId)];
    return { bijdragers: verzoeken.map((v) => ({ bijdrageId: v.id, organisatieId: v.organisatieId })), burgerbijdragen: gezin.flatMap((z) => (z.bijdrageId === null ? [] : [{ bijdrageId: z.bijdrageId }])), bijdrageTermijn: duur };
  }
  await trekIn(kern, tx, o.casusId);
  const eerdere = await analysesVan(tx, o.casusId);
  const vorige = eerdere.find((a) => a.status === 'vastgesteld');
  await voegAnalyseToe(tx, { id: o.analyseId, casusId: o.casusId, verbandCode: o.verbandCode, regioCode: o.regioCode, ronde: o.rondeNummer, versie: (eerdere[0]?.versie ?? 0) + 1, vervangtId: vorige?.id ?? null }, nu);
  if (vorige) await neemOver(kern, tx, vorige, o.analyseId, nu);
  await neemFeitenOver(tx, o.casusId, o.analyseId, nu);
  const analyse = await moetAnalyse(tx, o.analyseId);
  const gedeeld = { analyse, plaats: o, gevraagdDoor: null };
  const bijdragers = await vraagOrganisaties(kern, tx, await kandidaten(tx, analyse, nu), { ...gedeeld, verzamelronde: 1, vraag: vraagAanOrganisaties });
  const { lijst } = await vraagGezin(kern, tx, (await informeerbaren(kern, tx, o.casusId)).map((p) => p.persoonId), { ...gedeeld, soort: 'eigen-verhaal', vraag: vraagAanGezin });
  await zetStaat(tx, analyse, 'ter-bijdrage', nu);
  return { bijdragers, burgerbijdragen: lijst, bijdrageTermijn: duur };
};
