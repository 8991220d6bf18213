import { maakTermijnVerlopen } from '../../../casus/index.ts';
import { vraagToegang } from '../omgeving.ts';

/** Human task termijn-verlopen of the preventie (T25). */
export const preventieTermijnVerlopen = maakTermijnVerlopen({
  bouwsteen: 'werken-aan-preventie', doel: 'preventie-bieden', stap: 'Preventie', waarvan: 'de preventie', tabel: 'preventie_termijn_keuze',
  redenen: ['hulp-loopt', 'wacht-op-gezin', 'wacht-op-aanbieder', 'te-druk', 'anders'],
  vraagToegang: (ctx, actie) => vraagToegang(ctx, ['CAS', 'PRO'], actie),
});
