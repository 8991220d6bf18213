import { maakTermijnVerlopen } from '../../../casus/index.ts';
import { vraagToegang } from '../omgeving.ts';

/** Human task termijn-verlopen of aftercare and closing. */
export const nazorgTermijnVerlopen = maakTermijnVerlopen({
  bouwsteen: 'nazorg-afsluiten', doel: 'nazorg-bieden', stap: 'Nazorg en afsluiten', waarvan: 'nazorg en afsluiten', tabel: 'nazorg_termijn_keuze',
  vraagToegang: (ctx, actie) => vraagToegang(ctx, ['CAS', 'PRO'], actie),
});
