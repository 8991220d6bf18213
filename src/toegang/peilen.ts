import { leesRegelversie } from '../platform/db/regels.ts';
import type { Tx } from '../platform/kern.ts';
import { beslis } from './beslissen.ts';
import { stelVast } from './feiten.ts';
import { leesRegels, leesVerboden } from './matrix-store.ts';
import { gegevenssoorten, type Gegevenssoort, type Niveaus, type Toegangsvraag } from './toegang.ts';

type Peiling = { readonly niveaus: Niveaus; readonly grondslagen: readonly string[] };
/**
 * What the matrix would give somebody else, for the preview of who gets which part, and on which grounds. Only levels come back and nothing
 * is read or handed out, so nothing is logged; the real reading asks `vraag`. Nothing granted gives an empty object.
 */
export const peilBesluit = async (tx: Tx, v: Omit<Toegangsvraag, 'actie' | 'traceparent'>, nu: Date): Promise<Peiling> => {
  const { lezer, feiten, binnenBereik, regelversie } = await stelVast(tx, { ...v, actie: 'verstrekken', traceparent: '' }, nu);
  const { regels } = await leesRegels(tx, v.object.verbandCode, v.object.regioCode, v.doel, regelversie);
  const { niveaus, grondslagen } = beslis({ onderwerp: lezer, doel: v.doel, gevraagd: v.gevraagd, feiten, regels: binnenBereik ? regels : [], verboden: await leesVerboden(tx, regelversie) });
  return { niveaus, grondslagen };
};
/** The same, without the grounds. */
export const peilToegang = async (tx: Tx, v: Omit<Toegangsvraag, 'actie' | 'traceparent'>, nu: Date): Promise<Niveaus> => (await peilBesluit(tx, v, nu)).niveaus;

/** The gegevenssoorten that this doel knows in a verband and region, whoever asks; what only an emergency opens is left out. */
export const soortenVanDoel = async (tx: Tx, verbandCode: string, regioCode: string, doel: string): Promise<Gegevenssoort[]> => {
  const { regels } = await leesRegels(tx, verbandCode, regioCode, doel, await leesRegelversie(tx));
  const genoemd = new Set(regels.filter((r) => !r.voorwaarden.includes('NOOD')).flatMap((r) => Object.keys(r.verleent)));
  return gegevenssoorten.filter((s) => genoemd.has(s));
};
