import { maakTermijnVerlopen } from '../../../casus/index.ts';
import { vraagAnalyse } from '../buren.ts';

/** Human task termijn-verlopen of the analysis (T14, T02). */
export const analyseTermijnVerlopen = maakTermijnVerlopen({
  bouwsteen: 'opstellen-analyse', doel: 'analyse-opstellen', stap: 'Analyse en advies', waarvan: 'de analyse', tabel: 'analyse_termijn_keuze',
  vraagToegang: (ctx, actie) => vraagAnalyse(ctx.kern, ctx.tx, ctx, { aanvrager: ctx.medewerker, doel: 'analyse-opstellen', actie, gevraagd: ['CAS', 'PRO'], traceparent: ctx.traceparent }),
});
