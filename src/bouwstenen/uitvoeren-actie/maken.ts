import { randomBytes } from 'node:crypto';
import { informatievelden, isInformatieveld, sjabloonVan, type Informatieveld } from '../../domein/actie/informatie.ts';
import { actietekst, tekortAanOpdracht } from '../../domein/actie/tekst.ts';
import { magStarten, type Conditie } from '../../domein/actie/voorganger.ts';
import { maakNummer, nummerBytes } from '../../domein/nummer.ts';
import { zetInOutbox } from '../../platform/engine/outbox.ts';
import { Probleem, type Fout } from '../../platform/http/problemen.ts';
import type { Kern, Tx } from '../../platform/kern.ts';
import { staprollenVan } from '../../toegang/index.ts';
import { organisatieVan } from '../../toegang/organisaties.ts';
import { betrokkenenVan, type Casus, type Prioriteit } from '../../casus/index.ts';
import { isAangesloten, soortenMetGrondslag } from '../bepalen-bekendheid/index.ts';
import { adresVan } from '../vaststellen-identiteit/index.ts';
import { casusVast, kernVanCasus } from './buren.ts';
import { actieVast, laatsteTerugkoppeling, leesActie, wijzigActie } from './store.ts';

export type NieuweActie = {
  readonly casusId: string; readonly planId: string | null; readonly doelId: string | null; readonly afspraakId: string | null; readonly organisatieId: string;
  readonly omschrijving: string; readonly soortCode: string; readonly prioriteit: Prioriteit; readonly uiterlijkOp: Date;
  /** Ticked fields (R11.1); empty = those of the template of this kind. */
  readonly informatie: readonly string[];
  readonly conditie: Conditie; readonly conditieTekst?: string | null; readonly naActieId?: string | null;
  /** About whom; absent = the central persons of the casus. */
  readonly persoonIds?: readonly string[];
  /** Why the address of somebody with a secret address must go along (R11.1, X2). */
  readonly adresReden?: string | null;
  /** A citizen does it, supported by `organisatieId`. */
  readonly uitvoerderPersoonId?: string | null; readonly opdrachtgeverId?: string | null; readonly actieId?: string;
};
/** Kinds of organisation that have a crisisdienst (domein §1.1). */
const metCrisisdienst = ['GGZ', 'GEM'];

const controleer = async (kern: Kern, tx: Tx, casus: Casus, v: NieuweActie, velden: readonly string[], personen: readonly string[]): Promise<Fout[]> => {
  const fouten: Fout[] = [];
  const partner = await organisatieVan(tx, v.organisatieId);
  const inCasus = new Set((await betrokkenenVan(tx, v.casusId)).map((b) => b.persoonId));
  if (partner?.status !== 'actief') fouten.push({ veld: '/organisatieId', code: 'niet-mogelijk', melding: 'Kies een organisatie die meedoet' });
  else if (!(await soortenMetGrondslag(tx, casus.verbandCode, casus.regioCode, 'actie-uitvoeren')).has(partner.soort)) fouten.push({ veld: '/organisatieId', code: 'geen-grondslag', melding: 'Voor deze organisatie is er geen grondslag om een actie te krijgen' });
  else if (v.soortCode === 'crisisdienst' && !metCrisisdienst.includes(partner.soort)) fouten.push({ veld: '/organisatieId', code: 'geen-crisisdienst', melding: 'Deze organisatie heeft geen crisisdienst' });
  if (v.omschrijving.trim().length < actietekst.opdracht.min) fouten.push({ veld: '/omschrijving', code: 'te-kort', melding: tekortAanOpdracht });
  if (v.uiterlijkOp <= kern.clock.now()) fouten.push({ veld: '/uiterlijkOp', code: 'verleden', melding: 'Kies een datum die nog komt' });
  for (const veld of velden) if (!isInformatieveld(veld)) fouten.push({ veld: '/informatie', code: 'onbekend', melding: `Het gegeven "${veld.slice(0, 40)}" bestaat niet` });
  if (personen.length === 0 || personen.some((p) => !inCasus.has(p))) fouten.push({ veld: '/persoonIds', code: 'niet-in-casus', melding: 'Kies personen die bij deze casus horen' });
  else if (velden.includes('adres') && (v.adresReden ?? '').trim().length < 20) {
    for (const p of personen) if ((await adresVan(tx, p)).isGeheim) { fouten.push({ veld: '/adresReden', code: 'verplicht', melding: 'Een adres is geheim. Leg in minstens 20 tekens uit waarom de uitvoerder het nodig heeft' }); break; }
  }
  if (v.uitvoerderPersoonId && !inCasus.has(v.uitvoerderPersoonId)) fouten.push({ veld: '/uitvoerderPersoonId', code: 'niet-in-casus', melding: 'Kies iemand die bij deze casus hoort' });
  if (v.conditie === 'na-actie') {
    const voorganger = v.naActieId ? await leesActie(tx, v.naActieId) : undefined;
    if (voorganger?.casus_id !== v.casusId) fouten.push({ veld: '/naActieId', code: 'verplicht', melding: 'Kies een actie van deze casus die eerst klaar moet zijn' });
  } else if (v.naActieId) fouten.push({ veld: '/naActieId', code: 'niet-leeg', melding: 'Een eerdere actie kiest u alleen bij "na een andere actie"' });
  return fouten;
};

/**
 * Makes an actie in state concept with the fields that are ticked (R11.1) and answers its id; nothing is sent yet. Throws `ongeldige-invoer` with
 * every fault at once: unknown or suspended organisation, no ground in the matrix (D11), past date, secret address without a reason.
 */
export const maakActie = async (kern: Kern, tx: Tx, v: NieuweActie): Promise<string> => {
  const casus = await casusVast(tx, v.casusId);
  const velden = v.informatie.length > 0 ? [...new Set(v.informatie)] : sjabloonVan(v.soortCode);
  const personen = v.persoonIds && v.persoonIds.length > 0 ? [...new Set(v.persoonIds)] : await kernVanCasus(tx, v.casusId);
  const fouten = await controleer(kern, tx, casus, v, velden, personen);
  if (fouten.length > 0) throw new Probleem('ongeldige-invoer', 'De actie klopt nog niet. Er is niets opgeslagen.', { fouten });
  const now = kern.clock.now();
  const partner = await organisatieVan(tx, v.organisatieId);
  const rij = {
    ...(v.actieId !== undefined && { id: v.actieId }), casus_id: v.casusId, plan_id: v.planId, doel_id: v.doelId, afspraak_id: v.afspraakId, soort_code: v.soortCode, omschrijving: v.omschrijving.trim(), opdrachtgever_id: v.opdrachtgeverId ?? null,
    uitvoerder_organisatie_id: v.organisatieId, uitvoerder_persoon_id: v.uitvoerderPersoonId ?? null, is_aangesloten: partner !== undefined && isAangesloten(partner) && !v.uitvoerderPersoonId, prioriteit: v.prioriteit, uiterlijk_op: v.uiterlijkOp,
    conditie: v.conditie, conditie_tekst: v.conditieTekst ?? null, na_actie_id: v.naActieId ?? null, aangemaakt_op: now, gewijzigd_op: now,
  };
  let id: string | undefined;
  while (id === undefined) id = (await tx('actie').insert({ ...rij, actienummer: maakNummer('actie', randomBytes(nummerBytes)) }).onConflict('actienummer').ignore().returning('id') as { id: string }[])[0]?.id;
  await tx('actie_informatie').insert(personen.flatMap((persoon) => (velden as Informatieveld[]).map((veld) => ({ actie_id: id, persoon_id: persoon, veld, reden: informatievelden[veld].soort === 'ADR' ? v.adresReden ?? null : null }))));
  return id;
};

/** What the caller knows of the place in the process; the rest follows from the casus and from processen §3. */
export type Actiecontext = { readonly rondeNummer?: number; readonly rolUitvoerder?: string; readonly rolBeslisser?: string; readonly rolTweede?: string };

const startvariabelen = async (tx: Tx, actieId: string, context: Actiecontext): Promise<{ casusId: string; variabelen: Record<string, unknown> }> => {
  const actie = await actieVast(tx, actieId);
  const casus = await casusVast(tx, actie.casus_id);
  const stap = (await staprollenVan(tx, casus.verbandCode)).find((s) => s.stap === 'uitvoeren-actie');
  return {
    casusId: casus.id,
    variabelen: {
      casusId: casus.id, verbandCode: casus.verbandCode, regioCode: casus.regioCode, rondeNummer: context.rondeNummer ?? casus.cyclus, urgentieCode: actie.prioriteit.toLowerCase(), doelCode: 'actie-uitvoeren',
      // The two ladders guard an actie that runs by itself; a caller may give the whole step a term of its own.
      termijnCode: 'geen',
      rolUitvoerder: context.rolUitvoerder ?? (actie.soort_code === 'crisisdienst' ? 'crisisdienst' : stap?.uitvoerder ?? 'dienstverlener'), rolBeslisser: context.rolBeslisser ?? stap?.beslisser ?? 'casusregisseur', rolTweede: context.rolTweede ?? stap?.tweede ?? 'procesregisseur',
      ...(actie.plan_id !== null && { planId: actie.plan_id }), actieId, organisatieId: actie.uitvoerder_organisatie_id, isAangesloten: actie.is_aangesloten, actieSoortCode: actie.soort_code,
    },
  };
};

const zetStartKlaar = async (kern: Kern, tx: Tx, actieId: string, context: Actiecontext): Promise<void> => {
  const { variabelen } = await startvariabelen(tx, actieId, context);
  await zetInOutbox(tx, kern, { volgordeSleutel: `actie:${actieId}`, opdracht: { soort: 'proces-starten', procesId: 'uitvoeren-actie', sleutel: actieId, variabelen } });
};

/**
 * Hands out a concept: its process starts through the outbox (`start.uitvoeren-actie`, key actieId). One that waits for another actie starts when
 * that one is afgerond (R11.5). Asking twice has one effect. Throws `ongeldige-overgang` when the actie was withdrawn.
 */
export const zetActieUit = async (kern: Kern, tx: Tx, actieId: string, context: Actiecontext = {}): Promise<void> => {
  const actie = await actieVast(tx, actieId);
  if (actie.status === 'ingetrokken') throw new Probleem('ongeldige-overgang', 'Deze actie is ingetrokken. Er is niets gewijzigd.', { toegestaan: [] });
  if (actie.gevraagd_op !== null) return;
  const now = kern.clock.now();
  await tx('actie').where({ id: actieId }).update({ gevraagd_op: now, context: JSON.stringify(context), gewijzigd_op: now, rijversie: tx.raw('rijversie + 1') });
  if (await besluitOver(tx, actieId) === 'wachten') return;
  await zetStartKlaar(kern, tx, actieId, context);
};

/** R11.5 for one actie, with what became of its predecessor. */
export const besluitOver = async (tx: Tx, actieId: string): Promise<ReturnType<typeof magStarten>> => {
  const actie = await actieVast(tx, actieId);
  if (actie.is_voorganger_gewogen || actie.na_actie_id === null) return 'starten';
  const voorganger = await leesActie(tx, actie.na_actie_id);
  if (voorganger === undefined) return 'starten';
  return magStarten(actie.conditie, { status: voorganger.status, resultaat: (await laatsteTerugkoppeling(tx, voorganger.id))?.resultaat ?? null });
};

/** The actions that waited for this one start now; when it ended otherwise than hoped their first step lays it before the casusregisseur. */
export const startOpvolgers = async (kern: Kern, tx: Tx, actieId: string, behalve: readonly string[] = []): Promise<void> => {
  const wachtend = await tx('actie').where({ na_actie_id: actieId, status: 'concept' }).whereNotIn('id', [...behalve]).whereNotNull('gevraagd_op').whereNull('process_instance_key').orderBy('aangemaakt_op').select('id', 'context') as { id: string; context: Actiecontext | null }[];
  for (const a of wachtend) await zetStartKlaar(kern, tx, a.id, a.context ?? {});
};

/** The casusregisseur sends an actie out although its predecessor did not bring what was hoped. */
export const weegVoorganger = (tx: Tx, actieId: string, now: Date): Promise<void> => wijzigActie(tx, actieId, { is_voorganger_gewogen: true }, now);
