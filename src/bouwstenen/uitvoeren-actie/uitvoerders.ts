import type { Tx } from '../../platform/kern.ts';
import { organisatiesIn, type Organisatie } from '../../toegang/index.ts';
import { soortenMetGrondslag } from '../bepalen-bekendheid/index.ts';

/** Organisations that may get an actie here: active, working in this region, and of a kind the matrix lists for D11. */
export const mogelijkeUitvoerders = async (tx: Tx, p: { verbandCode: string; regioCode: string }): Promise<Organisatie[]> =>
  organisatiesIn(tx, [...await soortenMetGrondslag(tx, p.verbandCode, p.regioCode, 'actie-uitvoeren')], p.regioCode);
