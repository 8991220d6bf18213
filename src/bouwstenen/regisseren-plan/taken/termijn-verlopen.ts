import { maakTermijnVerlopen } from '../../../casus/index.ts';
import { vraagToegang } from '../omgeving.ts';
import { stapMaken } from '../termijn.ts';

/** Human task termijn-verlopen of making the plan (T18); it hangs on a subprocess. */
export const planTermijnVerlopen = maakTermijnVerlopen({
  bouwsteen: 'regisseren-plan', doel: 'plan-regisseren', stap: 'Plan maken', waarvan: 'het plan', tabel: 'plan_termijn_keuze',
  element: (ctx) => stapMaken(ctx.tx, ctx.processInstanceKey),
  vraagToegang: (ctx, actie) => vraagToegang(ctx, ['CAS', 'PRO'], actie),
});
