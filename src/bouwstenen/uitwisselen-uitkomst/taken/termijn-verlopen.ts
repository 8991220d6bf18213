import { maakTermijnVerlopen } from '../../../casus/index.ts';
import { vraagToegang } from '../omgeving.ts';

/** Human task termijn-verlopen of sharing the outcome. */
export const uitkomstTermijnVerlopen = maakTermijnVerlopen({
  bouwsteen: 'uitwisselen-uitkomst', doel: 'uitkomst-uitwisselen', stap: 'Uitkomst delen', waarvan: 'de uitkomst', tabel: 'uitkomst_termijn_keuze',
  vraagToegang: (ctx, actie) => vraagToegang(ctx, ['CAS', 'PRO'], actie),
});
