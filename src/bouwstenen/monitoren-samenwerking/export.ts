import { schrijfCursor, leesCursor } from '../../casus/index.ts';
import { naamVanCode } from '../../domein/woorden.ts';
import { zoekLogregels, type Logbereik, type Logfilter, type Logregel } from '../../logboek/index.ts';
import { csvRij } from '../../platform/http/bestand.ts';
import type { Kern } from '../../platform/kern.ts';
import { toonRegels } from './logregels.ts';
import type { Toonregel } from './model.ts';

/** The most lines of one file; who needs more takes a shorter period. */
export const hoogstens = 10_000;
const perKeer = 500;
const kop = ['Tijd', 'Wie', 'Soort gebruiker', 'Organisatie', 'Rol', 'Doel', 'Handeling', 'Onderwerp', 'Casus', 'Besluit', 'Noodgeval', 'Gevraagd', 'Gegeven', 'Velden', 'Aantal betrokkenen', 'Regels', 'Verboden', 'Grondslagen', 'Beleidsversie', 'Reden van zoeken', 'Spoor', 'Stap in het spoor'];
const cellen = (r: Toonregel): string[] => [
  r.op, r.wie.naam ?? '', r.wie.soort, r.wie.organisatie ?? '', r.wie.rol ?? '', r.doel ?? '', r.handeling, r.object, r.casus?.nummer ?? r.casus?.id ?? '', naamVanCode(r.besluit), r.noodgeval ? 'ja' : 'nee', r.gevraagd.join(', '),
  r.gegeven.map((g) => `${g.soort} ${g.niveau}`).join(', '), r.velden.join(', '), String(r.betrokkenen), r.regels.map((x) => x.code).join(', '), r.verboden.map((x) => x.code).join(', '), r.grondslagen.join(', '), r.beleidsversie ?? '', r.reden ?? '', r.traceId, r.spanId,
];

/**
 * A search as CSV, page by page, so that it never stands in memory and holds no connection while the reader is slow. `filter` null finds nothing. The
 * last row says so when there were more. Lines that come while it runs are not in it: it walks back from the first.
 */
export async function* logregelsAlsCsv(kern: Kern, bereik: Logbereik, filter: Logfilter | null, meest = hoogstens): AsyncGenerator<string> {
  yield `\uFEFF${csvRij(kop)}`;
  let na: string | undefined, over = filter === null ? 0 : meest;
  while (filter !== null) {
    const plek = leesCursor(na, () => true), aantal = Math.min(perKeer, over);
    const { rijen, getoond } = await kern.db.transaction(async (tx) => {
      const gevonden: Logregel[] = await zoekLogregels(tx, bereik, filter, plek, aantal + 1);
      return { rijen: gevonden, getoond: await toonRegels(tx, gevonden.slice(0, aantal)) };
    });
    if (getoond.length > 0) yield getoond.map((r) => csvRij(cellen(r))).join('');
    const laatste = rijen[aantal - 1];
    over -= getoond.length;
    if (rijen.length <= aantal || laatste === undefined) return;
    if (over <= 0) { yield csvRij([`Niet volledig: dit zijn de nieuwste ${meest} regels. Kies een kortere periode voor de rest.`]); return; }
    na = schrijfCursor({ op: laatste.plek, na: laatste.volgnummer });
  }
}
