import { maakTermijnVerlopen } from '../../../casus/index.ts';
import { vraagToegang } from '../omgeving.ts';

/** Human task termijn-verlopen of the triage. */
export const triageTermijnVerlopen = maakTermijnVerlopen({
  bouwsteen: 'uitvoeren-triage', doel: 'triage-uitvoeren', stap: 'Triage', waarvan: 'de triage', tabel: 'triage_termijn_keuze',
  vraagToegang: (ctx, actie) => vraagToegang(ctx, ['CAS', 'PRO'], actie),
});
