import type { Gegevenssoort, Toegangsbesluit } from '../../toegang/toegang.ts';
import { maakToegang } from '../../toegang/index.ts';
import type { TaakContext } from '../../taken/taakafhandeling.ts';
import { persoonVoorUitvraag } from '../vaststellen-identiteit/index.ts';

/** An id from the variables of the task. */
export const idVan = (ctx: TaakContext, naam: 'informeringId' | 'achterhoudingId' | 'bijdrageId'): string => {
  const id = ctx.variabelen[naam];
  if (typeof id !== 'string') throw new Error(`De taak kent geen ${naam}`);
  return id;
};

/** The id of the request this task is about. */
export const verzoekIdVan = (ctx: TaakContext): string => {
  const id = ctx.variabelen['verzoekId'];
  if (typeof id !== 'string') throw new Error('De taak kent haar verzoek niet');
  return id;
};

/** Asks `toegang` for data of one person under burger-informeren. */
export const vraagToegang = (ctx: TaakContext, persoonId: string | null, gevraagd: readonly Gegevenssoort[], actie: 'lezen' | 'schrijven' = 'lezen'): Promise<Toegangsbesluit> => maakToegang(ctx.kern).vraag(ctx.tx, {
  aanvrager: ctx.medewerker, doel: 'burger-informeren', actie, gevraagd, traceparent: ctx.traceparent,
  object: { type: 'taak', id: ctx.taakId, casusId: ctx.casusId, verbandCode: ctx.verbandCode, regioCode: ctx.regioCode, betrokkenen: persoonId === null ? [] : [persoonId], feiten: { EIGEN: true, GERICHT: true } },
});

/** Name for the screen at the niveau that toegang gave; null and hidden below it. */
export const naamregel = async (ctx: TaakContext, persoonId: string, besluit: Toegangsbesluit): Promise<{ label: string; waarde: string | null; verborgen?: string }> => {
  if ((besluit.niveaus.IDE ?? 0) < 1) return { label: 'Betrokkene', waarde: null, verborgen: 'Uw rol ziet dit niet voor dit doel' };
  const p = await persoonVoorUitvraag(ctx.kern, ctx.tx, persoonId, { IDE: 1 });
  return { label: 'Betrokkene', waarde: p.geboortejaar === null ? p.naam : `${p.naam} (${p.geboortejaar})` };
};
