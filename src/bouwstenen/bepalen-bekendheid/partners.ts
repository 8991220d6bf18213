import { BpmnFout } from '../../platform/engine/declaratie.ts';
import type { Kern, Tx } from '../../platform/kern.ts';
import { betrokkenenVan } from '../../casus/index.ts';
import { organisatieVan, organisatiesIn, regieVan, type Organisatie } from '../../toegang/organisaties.ts';
import { isAangesloten, soortenMetGrondslag, termijnVanaf } from './buren.ts';
import { hoogsteHerhaling, type Opdracht, type Partnerlijst, type Uitvraag } from './model.ts';
import * as store from './store.ts';

export type Plaats = { verbandCode: string; regioCode: string; urgentieCode: string };

/** Partners as the engine gets them, with terms that start now (T11). */
export const alsPartnerlijst = async (tx: Tx, plaats: Plaats, opdrachten: readonly Opdracht[], nu: Date): Promise<Partnerlijst> => {
  const { duur: partnerTermijn } = await termijnVanaf(tx, { ...plaats, termijnCode: 'bekendheid-partner' }, nu);
  const { duur: totaalTermijn } = await termijnVanaf(tx, { ...plaats, termijnCode: 'bekendheid-totaal' }, nu);
  return {
    partners: opdrachten.map((o) => ({ opdrachtId: o.id, organisatieId: o.organisatie_id, isVerplicht: o.is_verplicht, isAangesloten: o.is_aangesloten, partnerTermijn })),
    aantalVerplicht: opdrachten.filter((o) => o.is_verplicht).length, totaalTermijn,
  };
};

const kandidaten = async (tx: Tx, u: Uitvraag): Promise<{ organisatie: Organisatie; isVerplicht: boolean }[]> => {
  const set = await store.partnerset(tx, u.partnerset_code, u.regio_code);
  const verplicht = new Set(set.filter((s) => s.is_verplicht).map((s) => s.organisatiesoort));
  const uitSet = await organisatiesIn(tx, set.map((s) => s.organisatiesoort), u.regio_code);
  const extra = (await Promise.all(u.extra_organisatie_ids.map((id) => organisatieVan(tx, id)))).filter((o) => o !== undefined && o.status === 'actief');
  const regie = await regieVan(tx, u.verband_code, u.regio_code);
  const alle = [...uitSet, ...extra as Organisatie[]].filter((o, i, lijst) => o.id !== regie?.id && lijst.findIndex((x) => x.id === o.id) === i);
  return alle.map((organisatie) => ({ organisatie, isVerplicht: verplicht.has(organisatie.soort) }));
};

/**
 * Step 1 of processen §2.3: the organisations of the partner set in this region, mandatory or not. A partner for whom the matrix has no
 * D03 row stays in the list (it is counted as zonder-grondslag and never sent anything); when no partner at all has one: BpmnFout
 * GRONDSLAG_ONTBREEKT. Nobody known in the casus: an empty list. Runs again after `aanpassen`, on the same uitvraag.
 */
export const bepaalPartners = async (kern: Kern, tx: Tx, v: Plaats & { casusId: string; partnersetCode: string; processInstanceKey: string }): Promise<Partnerlijst> => {
  const now = kern.clock.now();
  const u = await store.uitvraagVanProces(tx, v.processInstanceKey) ?? await store.maakUitvraag(tx, { ...v, doel: 'bekendheid-bepalen', now });
  const gekozen = (await betrokkenenVan(tx, v.casusId)).length === 0 ? [] : await kandidaten(tx, u);
  if (gekozen.length > 0) {
    const soorten = await soortenMetGrondslag(tx, v.verbandCode, v.regioCode, 'bekendheid-bepalen');
    if (!gekozen.some((k) => soorten.has(k.organisatie.soort))) throw new BpmnFout('GRONDSLAG_ONTBREEKT');
  }
  const opdrachten: Opdracht[] = [];
  for (const k of gekozen) opdrachten.push(await store.zetOpdrachtKlaar(tx, { uitvraagId: u.id, organisatieId: k.organisatie.id, ronde: u.ronde, isVerplicht: k.isVerplicht, isAangesloten: isAangesloten(k.organisatie), now }));
  return alsPartnerlijst(tx, v, opdrachten, now);
};

/** Mandatory partners that did not answer in any round and may be asked again; those without ground are not asked again. */
export const ontbrekendeVerplichte = (opdrachten: readonly Opdracht[]): Opdracht[] => {
  const laatste = new Map<string, Opdracht>();
  for (const o of opdrachten.filter((x) => x.is_gekozen)) laatste.set(o.organisatie_id, o);
  const beantwoord = new Set(opdrachten.filter((o) => o.status === 'beantwoord').map((o) => o.organisatie_id));
  return [...laatste.values()].filter((o) => o.is_verplicht && o.status !== 'zonder-grondslag' && o.status !== 'klaargezet' && !beantwoord.has(o.organisatie_id));
};

/** Whether the mandatory partners may be asked once more (processen §2.3 step 5: at most twice). */
export const magOpnieuw = (u: Uitvraag): boolean => u.ronde <= hoogsteHerhaling;

/** Opens a next round for the mandatory partners that are missing: new opdrachten, so that an answer to an old one cannot be mistaken. */
export const openHerhaling = async (kern: Kern, tx: Tx, plaats: Plaats, u: Uitvraag): Promise<Partnerlijst> => {
  const now = kern.clock.now();
  const ontbrekend = ontbrekendeVerplichte(await store.opdrachtenVan(tx, u.id));
  await store.wijzigUitvraag(tx, u.id, { ronde: u.ronde + 1 }, now);
  const nieuw: Opdracht[] = [];
  for (const o of ontbrekend) nieuw.push(await store.zetOpdrachtKlaar(tx, { uitvraagId: u.id, organisatieId: o.organisatie_id, ronde: u.ronde + 1, isVerplicht: true, isAangesloten: o.is_aangesloten, now }));
  return alsPartnerlijst(tx, plaats, nieuw, now);
};
