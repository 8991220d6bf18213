import { betrokkenenVan, casusregisseurVan, casusVan, type Casus } from '../../casus/index.ts';
import type { Beslisser } from '../../domein/plan/instemming.ts';
import type { Doel } from '../../domein/doel.ts';
import { Probleem } from '../../platform/http/problemen.ts';
import type { Aanvrager, Medewerker } from '../../platform/identity/aanvrager.ts';
import type { Kern, Tx } from '../../platform/kern.ts';
import { maakToegang, organisatiesIn } from '../../toegang/index.ts';
import type { Gegevenssoort, Toegangsbesluit } from '../../toegang/toegang.ts';
import type { TaakContext } from '../../taken/taakafhandeling.ts';
import { soortenMetGrondslag } from '../bepalen-bekendheid/index.ts';
import { informeerbaren, persoonVoorUitvraag } from '../vaststellen-identiteit/index.ts';
import type { Plan } from './model.ts';

/** The id of the plan from the variables of the task. */
export const planIdVan = (ctx: TaakContext): string => {
  const id = ctx.variabelen['planId'];
  if (typeof id !== 'string') throw new Error('De taak kent haar plan niet');
  return id;
};

/** Asks `toegang` for the data of a plan task under plan-regisseren; the reader holds the open task. */
export const vraagToegang = async (ctx: TaakContext, gevraagd: readonly Gegevenssoort[], actie: 'lezen' | 'schrijven' = 'lezen'): Promise<Toegangsbesluit> => maakToegang(ctx.kern).vraag(ctx.tx, {
  aanvrager: ctx.medewerker, doel: 'plan-regisseren', actie, gevraagd, traceparent: ctx.traceparent,
  object: { type: 'taak', id: ctx.taakId, casusId: ctx.casusId, verbandCode: ctx.verbandCode, regioCode: ctx.regioCode, betrokkenen: (await betrokkenenVan(ctx.tx, ctx.casusId)).map((b) => b.persoonId), feiten: { EIGEN: true, GERICHT: true } },
});

/** The same for a request: an object outside the reader's team is 404 with the text of one that does not exist. */
export const vraagPlan = async (kern: Kern, tx: Tx, aanvrager: Aanvrager, casusId: string, gevraagd: readonly Gegevenssoort[], v: { doel: Doel; actie: 'lezen' | 'schrijven'; velden: readonly string[]; traceparent: string }): Promise<{ besluit: Toegangsbesluit; casus: Casus }> => {
  const casus = await casusVan(tx, casusId);
  const besluit = await maakToegang(kern).vraag(tx, {
    aanvrager, gevraagd, ...v,
    object: { type: 'casus', id: casusId, casusId, verbandCode: casus?.verbandCode ?? '', regioCode: casus?.regioCode ?? '', betrokkenen: casus === undefined ? [] : (await betrokkenenVan(tx, casusId)).map((b) => b.persoonId) },
  });
  if (casus === undefined) throw new Probleem('niet-gevonden', 'Dit bestaat niet, of u hoort niet bij het team van deze casus.');
  return { besluit, casus };
};

export const medewerkerVan = (a: Aanvrager): Medewerker => {
  if (a.soort !== 'medewerker') throw new Probleem('rol-onvoldoende', 'Dit is alleen voor medewerkers.');
  return a;
};

/** Only the accepted casusregisseur changes a plan (domein §1.1: never without active casusregisseurschap). */
export const eisRegisseur = async (tx: Tx, plan: Pick<Plan, 'casusId'>, m: Medewerker): Promise<void> => {
  if ((await casusregisseurVan(tx, plan.casusId))?.medewerkerId !== m.medewerkerId) throw new Probleem('rol-onvoldoende', 'Alleen de casusregisseur kan het plan wijzigen. Er is niets gewijzigd.');
};

/** Who of the family may be asked, each with the minors he speaks for; from 16 years on a minor decides himself (R7.5). */
export const gezinVan = async (kern: Kern, tx: Tx, casusId: string): Promise<Beslisser[]> => {
  const allen = await informeerbaren(kern, tx, casusId);
  const zelf = new Set(allen.filter((p) => ['16-17', '18-plus'].includes(p.leeftijdsklasseCode)).map((p) => p.persoonId));
  return allen.map((p) => ({ persoonId: p.persoonId, namens: p.namensIds.filter((id) => !zelf.has(id)) }));
};

export type Keuze = { readonly waarde: string; readonly label: string };
/** Organisations that may carry out a part of the plan: the matrix has a row for them under actie-uitvoeren. */
export const uitvoerders = async (tx: Tx, verbandCode: string, regioCode: string): Promise<Keuze[]> =>
  (await organisatiesIn(tx, [...await soortenMetGrondslag(tx, verbandCode, regioCode, 'actie-uitvoeren')], regioCode)).filter((o) => !o.beschermd).map((o) => ({ waarde: o.id, label: o.naam })).toSorted((a, b) => a.label.localeCompare(b.label));

/** Citizens who can be asked: those the case may inform (R2.6, R7.5). Without the right to names they are numbered. */
export const gezinsleden = async (kern: Kern, tx: Tx, casusId: string, niveauIde: number): Promise<Keuze[]> => {
  const uit: Keuze[] = [];
  for (const [i, p] of (await informeerbaren(kern, tx, casusId)).entries()) uit.push({ waarde: p.persoonId, label: niveauIde >= 1 ? (await persoonVoorUitvraag(kern, tx, p.persoonId, { IDE: 1 })).naam : `Gezinslid ${i + 1}` });
  return uit;
};

/** A task of the casusregisseur: the accepted one, or without one the regie (R9.6). Throws `rol-onvoldoende` for everybody else. */
export const eisBevoegd = async (ctx: TaakContext): Promise<void> => {
  const regisseur = await casusregisseurVan(ctx.tx, ctx.casusId);
  const mag = regisseur === undefined ? ctx.medewerker.toegangsrol === 'procesregisseur' : regisseur.medewerkerId === ctx.medewerker.medewerkerId;
  if (!mag) throw new Probleem('rol-onvoldoende', 'Deze taak is voor de casusregisseur. Er is niets gewijzigd.');
};
