import { feestdagtoets, ontvangerVan } from '../../casus/index.ts';
import { laddertijden, type Trap } from '../../domein/actie/escalatie.ts';
import { weigercodes } from '../../domein/actie/weigeren.ts';
import type { Kern, Tx } from '../../platform/kern.ts';
import { collegasVoorTaak, doorgaveAan } from '../../taken/index.ts';
import type { TaakContext } from '../../taken/taakafhandeling.ts';
import { aanvaardladder, type Plaats } from './ladder.ts';
import { alsTijdstip, type Actie } from './model.ts';
import { weigernamen } from './secties.ts';
import { voortgangVan } from './store.ts';

const wieKrijgtSeintje: Readonly<Record<Trap, string>> = { 1: 'krijgt u een herinnering', 2: 'krijgt uw leidinggevende een seintje', 3: 'krijgt de casusregisseur een seintje', 4: 'krijgt de procesregisseur een seintje' };
/** Trap 2 as it will be: an organisation without a leidinggevende reads who gets it instead. */
const tweedeTrede = async (kern: Kern, tx: Tx, actie: Actie): Promise<string> => {
  const voor = await ontvangerVan(kern, tx, actie.casus_id, { rol: 'leidinggevende', organisatieId: actie.uitvoerder_organisatie_id });
  return voor.isGevraagde ? wieKrijgtSeintje[2] : `${voor.rol === 'niemand' ? 'krijgt niemand' : `krijgt de ${voor.rol === 'coordinator' ? 'coördinator' : voor.rol}`} een seintje; van uw organisatie is geen leidinggevende bekend`;
};

/** Data of the rich screen `actie` (ux §4.12): the ladder shown beforehand, the codes to refuse with, and the progress so far. */
export type Actiescherm = {
  readonly soort: 'actie'; readonly stap: 'beoordelen' | 'uitvoeren'; readonly actieId: string; readonly isBurger: boolean;
  readonly trede: readonly { readonly op: string; readonly zin: string }[]; readonly weigeren: readonly { readonly waarde: string; readonly label: string }[];
  readonly voortgang: readonly { readonly op: string; readonly tekst: string }[];
  /** Colleagues who could do it, and how it came here when one handed it over. */
  readonly collegas: readonly { readonly id: string; readonly naam: string; readonly functie: string }[]; readonly doorgegeven: { readonly van: string; readonly reden: string; readonly op: string } | null;
};

export const schermVan = async (ctx: TaakContext, actie: Actie, stap: Actiescherm['stap']): Promise<Actiescherm> => {
  const { kern, tx } = ctx, plaats: Plaats = ctx;
  const doorgave = await doorgaveAan(tx, ctx.taakId, ctx.medewerker.medewerkerId);
  const isBurger = actie.uitvoerder_persoon_id !== null;
  const start = (stap === 'beoordelen' ? actie.uitgezet_op : actie.aanvaard_op) ?? kern.clock.now();
  const einde = stap === 'beoordelen' ? (await aanvaardladder(kern, tx, actie, plaats, start)).aanvaardEind : actie.uiterlijk_op;
  const ladder = laddertijden(start, einde, isBurger ? 'burger' : 'organisatie', await feestdagtoets(tx));
  const treden: readonly Trap[] = isBurger ? [1] : [1, 2, 3, 4];
  return {
    soort: 'actie', stap, actieId: actie.id, isBurger, trede: await Promise.all(treden.map(async (t) => ({ op: alsTijdstip(ladder[t]), zin: t === 2 ? await tweedeTrede(kern, tx, actie) : wieKrijgtSeintje[t] }))),
    weigeren: weigercodes.map((waarde) => ({ waarde, label: weigernamen[waarde] })),
    voortgang: (await voortgangVan(tx, actie.id)).map((v) => ({ op: alsTijdstip(v.op), tekst: v.tekst })),
    collegas: (await collegasVoorTaak(kern, tx, ctx.medewerker, ctx.taakId, ctx.traceparent)).map(({ id, naam, functie }) => ({ id, naam, functie })), doorgegeven: doorgave === undefined ? null : { van: doorgave.van, reden: doorgave.reden, op: alsTijdstip(doorgave.op) },
  };
};
