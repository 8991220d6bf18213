import { betrokkenenVan, type Afsluitpunt } from '../../casus/index.ts';
import type { Doel } from '../../domein/doel.ts';
import type { Datum } from '../../domein/kalender.ts';
import type { Kern, Tx } from '../../platform/kern.ts';
import { schrijfTraceparent, volgendeSpan } from '../../platform/telemetry/traceparent.ts';
import type { TaakContext } from '../../taken/taakafhandeling.ts';
import { maakToegang } from '../../toegang/index.ts';
import type { Gegevenssoort, Toegangsbesluit } from '../../toegang/toegang.ts';
import * as bekendheid from '../bepalen-bekendheid/index.ts';
import * as burger from '../deelnemen-burger/index.ts';
import * as analyse from '../opstellen-analyse/index.ts';
import * as overleg from '../overleggen-casus/index.ts';
import * as plan from '../regisseren-plan/index.ts';
import * as actie from '../uitvoeren-actie/index.ts';
import * as triage from '../uitvoeren-triage/index.ts';
import * as uitkomst from '../uitwisselen-uitkomst/index.ts';
import { persoonVoorUitvraag } from '../vaststellen-identiteit/index.ts';
import * as preventie from '../werken-aan-preventie/index.ts';
import type { Nazorg } from './model.ts';

/**
 * A room that may hold open work of a casus: what blocks closing (R12.5), and how its open work at others is withdrawn when a casus ends at
 * once. `vooraf`: its work must be done before aftercare starts (R12.1). `blijft`: points that a person must decide first; they are never withdrawn.
 * `neemOver`: what was asked inside the process of the casus and must be asked on when that process is cut off.
 */
export type Afsluitkamer = {
  readonly naam: string; readonly vooraf?: true; readonly blijft?: readonly string[];
  readonly afsluitpunten: (tx: Tx, casusId: string) => Promise<readonly Afsluitpunt[]>;
  readonly trekIn?: (kern: Kern, tx: Tx, casusId: string, reden: string) => Promise<void>;
  readonly neemOver?: (kern: Kern, tx: Tx, casusId: string) => Promise<void>;
};

/**
 * Every room with open work, in the order in which the checklist names it. The one list for checking and for withdrawing; made when asked,
 * because these rooms know each other in a circle (a new melding may be a terugval).
 */
export const kamers = (): readonly Afsluitkamer[] => [
  { naam: 'bepalen-bekendheid', afsluitpunten: bekendheid.afsluitpunten, trekIn: bekendheid.trekIn },
  { naam: 'uitvoeren-triage', afsluitpunten: triage.afsluitpunten, trekIn: triage.trekIn },
  { naam: 'opstellen-analyse', afsluitpunten: analyse.afsluitpunten, trekIn: analyse.trekIn },
  { naam: 'overleggen-casus', blijft: ['motorkap-niet-getoetst'], afsluitpunten: overleg.afsluitpunten, trekIn: overleg.trekIn },
  { naam: 'uitwisselen-uitkomst', afsluitpunten: uitkomst.afsluitpunten, trekIn: uitkomst.trekIn },
  { naam: 'regisseren-plan', vooraf: true, afsluitpunten: plan.afsluitpunten, trekIn: plan.trekIn },
  { naam: 'werken-aan-preventie', vooraf: true, afsluitpunten: preventie.afsluitpunten, trekIn: preventie.trekIn },
  { naam: 'uitvoeren-actie', vooraf: true, afsluitpunten: actie.afsluitpunten, trekIn: actie.trekIn },
  { naam: 'deelnemen-burger', blijft: ['achterhouding-open'], afsluitpunten: burger.afsluitpunten, trekIn: burger.trekIn, neemOver: burger.neemAchterhoudingenOver },
];

/** The open points of all rooms, or only of those that must be done before aftercare. */
export const puntenVanKamers = async (tx: Tx, casusId: string, alleenVooraf = false): Promise<Afsluitpunt[]> => {
  const punten: Afsluitpunt[] = [];
  for (const kamer of kamers()) if (!alleenVooraf || kamer.vooraf) punten.push(...await kamer.afsluitpunten(tx, casusId));
  return punten;
};

/** The id of the nazorg from the variables of the task. */
export const nazorgIdVan = (ctx: TaakContext): string => {
  const id = ctx.variabelen['nazorgId'];
  if (typeof id !== 'string') throw new Error('De taak kent haar nazorg niet');
  return id;
};

/** Asks `toegang` for the data of a task; closing by the regie is D13 and always an item of two people (GEZIEN). */
export const vraagToegang = async (ctx: TaakContext, gevraagd: readonly Gegevenssoort[], actie: 'lezen' | 'schrijven' = 'lezen', doel: Doel = 'nazorg-bieden'): Promise<Toegangsbesluit> => maakToegang(ctx.kern).vraag(ctx.tx, {
  aanvrager: ctx.medewerker, doel, actie, gevraagd, traceparent: ctx.traceparent,
  object: {
    type: 'taak', id: ctx.taakId, casusId: ctx.casusId, verbandCode: ctx.verbandCode, regioCode: ctx.regioCode, betrokkenen: (await betrokkenenVan(ctx.tx, ctx.casusId)).map((b) => b.persoonId),
    feiten: doel === 'casus-afsluiten' ? { GEZIEN: true } : {},
  },
});

/** The persons of the casus as choices with a name; empty below niveau 1 of IDE. */
export const persoonkeuzes = async (ctx: TaakContext, besluit: Toegangsbesluit): Promise<{ waarde: string; label: string }[]> => {
  if ((besluit.niveaus.IDE ?? 0) < 1) return [];
  const keuzes: { waarde: string; label: string }[] = [];
  for (const { persoonId } of await betrokkenenVan(ctx.tx, ctx.casusId)) keuzes.push({ waarde: persoonId, label: (await persoonVoorUitvraag(ctx.kern, ctx.tx, persoonId, { IDE: 1 })).naam });
  return keuzes;
};

/** A date of which a part is unknown counts as late as it can be: data are then never destroyed too early. */
const laatst = (geboortedatum: string): Datum => ({ 4: `${geboortedatum}-12-31`, 7: `${geboortedatum}-28` }[geboortedatum.length] ?? geboortedatum);

/** Birth date of the youngest child, for the retention variant that asks it (R12.6); read by the platform itself under D12, and logged. */
export const geboorteJongsteKind = async (kern: Kern, tx: Tx, n: Nazorg): Promise<Datum | null> => {
  const kinderen = (await betrokkenenVan(tx, n.casusId)).filter((b) => b.rolInCasus === 'kind').map((b) => b.persoonId);
  if (kinderen.length === 0) return null;
  await maakToegang(kern).vraag(tx, {
    aanvrager: { soort: 'systeem', naam: 'nazorg-afsluiten' }, doel: 'nazorg-bieden', actie: 'lezen', gevraagd: ['IDE'], velden: ['geboortedatum'], traceparent: schrijfTraceparent(volgendeSpan()),
    object: { type: 'casus', id: n.casusId, casusId: n.casusId, verbandCode: n.verbandCode, regioCode: n.regioCode, betrokkenen: kinderen },
  });
  const data: Datum[] = [];
  for (const id of kinderen) { const { geboortedatum } = await persoonVoorUitvraag(kern, tx, id, { IDE: 2 }); if (geboortedatum) data.push(laatst(geboortedatum)); }
  return data.toSorted().at(-1) ?? null;
};
