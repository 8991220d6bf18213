import type { Migratie } from './migratie.ts';
import * as platform010 from './migraties/010-platform.ts';
import * as http020 from './migraties/020-http.ts';
import * as organisatie030 from './migraties/030-organisatie-toegang-logboek.ts';
import * as casus040 from './migraties/040-casus-termijn.ts';
import * as melding050 from './migraties/050-melding.ts';
import * as identiteit060 from './migraties/060-identiteit.ts';
import * as bekendheid070 from './migraties/070-bekendheid-partners.ts';
import * as triage080 from './migraties/080-triage.ts';
import * as burger090 from './migraties/090-burger.ts';

/**
 * All steps of the schema in the order of their numbers; each migration file is imported here and nowhere else.
 * A step that has been released is never changed: add a new one.
 */
export const migraties: readonly Migratie[] = [
  platform010,
  http020,
  organisatie030,
  casus040,
  melding050,
  identiteit060,
  bekendheid070,
  triage080,
  burger090,
];
