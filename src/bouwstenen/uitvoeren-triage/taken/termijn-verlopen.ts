import { maakTermijnVerlopen } from '../../../casus/index.ts';
import { vraagToegang } from '../omgeving.ts';
import { schrijfTermijnkeuze } from '../store.ts';

/** Human task termijn-verlopen of the triage. */
export const triageTermijnVerlopen = maakTermijnVerlopen({
  bouwsteen: 'uitvoeren-triage', doel: 'triage-uitvoeren', stap: 'Triage', waarvan: 'de triage', bewaar: schrijfTermijnkeuze,
  vraagToegang: (ctx, actie) => vraagToegang(ctx, ['CAS', 'PRO'], actie),
});
