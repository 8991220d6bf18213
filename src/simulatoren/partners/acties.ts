import { antwoordtypen, type Bericht } from './berichten.ts';
import { datumVan } from '../../domein/kalender.ts';

/** What a partner does with an opdracht: doet = accepts, reports progress and then the result · weigert · voorstel = makes a counterproposal · zwijgt. */
export type Actiegedrag = 'doet' | 'weigert' | 'voorstel' | 'zwijgt';
type Opdracht = Extract<Bericht, { type: `${string}actie-uitgezet.v1` }>;
export type Actiebericht = { readonly type: string; readonly data: Record<string, unknown> };

/** Whether this message hands out an opdracht. */
export const isOpdracht = (b: Bericht): b is Opdracht => b.type === 'nl.samenspel.uitvoeren-actie.actie-uitgezet.v1';

/** The events with which this partner answers an opdracht, in order; `nu` is the day it says the work was done. */
export const actieAntwoorden = (b: Opdracht, gedrag: Actiegedrag, nu: Date): Actiebericht[] => {
  const { actieId } = b.data;
  switch (gedrag) {
    case 'doet': return [
      { type: antwoordtypen.actieGeaccepteerd, data: { actieId } },
      { type: antwoordtypen.voortgang, data: { actieId, voortgang: 'De afspraak met het gezin is gemaakt.' } },
      { type: antwoordtypen.actieGereed, data: { actieId, resultaat: 'behaald', toelichting: 'Het bezoek is geweest en het ging goed.', uitgevoerdOp: datumVan(nu), vervolgNodig: false } },
    ];
    case 'weigert': return [{ type: antwoordtypen.actieGeweigerd, data: { actieId, weigercode: 'geen-capaciteit' } }];
    case 'voorstel': return [{ type: antwoordtypen.tegenvoorstel, data: { actieId, voorstel: 'Wij kunnen dit twee weken later doen, samen met de school.' } }];
    case 'zwijgt': return [];
  }
};
