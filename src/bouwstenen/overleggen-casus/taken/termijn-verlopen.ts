import { maakTermijnVerlopen, termijnelement } from '../../../casus/index.ts';
import { vraagToegang } from '../omgeving.ts';

/** Human task termijn-verlopen of the overleg, and of its review. */
export const overlegTermijnVerlopen = maakTermijnVerlopen({
  bouwsteen: 'overleggen-casus', doel: 'casusoverleg-voeren', stap: (ctx) => (typeof ctx.variabelen['verantwoordingId'] === 'string' ? 'Motorkapoverleg nakijken' : 'Overleg'), waarvan: 'het overleg', tabel: 'overleg_termijn_keuze',
  element: (ctx) => termijnelement(ctx.tx, ctx.processInstanceKey, 'nakijken'),
  vraagToegang: (ctx, actie) => vraagToegang(ctx, ['CAS', 'PRO'], actie),
});
