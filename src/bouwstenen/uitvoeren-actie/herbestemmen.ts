import { zetInOutbox } from '../../platform/engine/outbox.ts';
import { Probleem, type Fout } from '../../platform/http/problemen.ts';
import type { Kern, Tx } from '../../platform/kern.ts';
import { organisatieVan } from '../../toegang/index.ts';
import { isAangesloten, soortenMetGrondslag } from '../bepalen-bekendheid/index.ts';
import { beeindigToegangOp, neemAan, toegangTot, weigerBijFouten } from './antwoord.ts';
import { casusVast, organisatie, tijdlijn } from './buren.ts';
import { uitvoerladder, type Uitvoerladder } from './ladder.ts';
import { weegVoorganger } from './maken.ts';
import { typen, type Actie } from './model.ts';
import { zetStatus, type Wie } from './overgang.ts';
import { actieVast, laatsteTerugkoppeling, schrijfBesluit, wijzigActie } from './store.ts';
import { herbestemEind } from './uitvoering.ts';
import { stuurAanUitvoerder } from './berichten.ts';

export type Herbestemming =
  | { readonly uitkomst: 'andere-partner'; readonly organisatieId: string | null; readonly uiterlijkOp: Date | null; readonly reden: string }
  | { readonly uitkomst: 'tegenvoorstel-akkoord'; readonly reden: string }
  | { readonly uitkomst: 'vervallen'; readonly reden: string };

const naarPartner = async (kern: Kern, tx: Tx, actie: Actie, h: Extract<Herbestemming, { uitkomst: 'andere-partner' }>, wie: Wie): Promise<{ organisatieId: string; isAangesloten: boolean }> => {
  const now = kern.clock.now();
  const casus = await casusVast(tx, actie.casus_id);
  const partner = h.organisatieId === null ? undefined : await organisatieVan(tx, h.organisatieId);
  const fouten: Fout[] = [];
  if (partner?.status !== 'actief') fouten.push({ veld: '/organisatieId', code: 'verplicht', melding: 'Kies wie de actie krijgt' });
  else if (!(await soortenMetGrondslag(tx, casus.verbandCode, casus.regioCode, 'actie-uitvoeren')).has(partner.soort)) fouten.push({ veld: '/organisatieId', code: 'geen-grondslag', melding: 'Voor deze organisatie is er geen grondslag om een actie te krijgen' });
  if ((h.uiterlijkOp ?? actie.uiterlijk_op) <= now) fouten.push({ veld: '/nieuweDatum', code: 'verleden', melding: 'Kies een datum die nog komt' });
  weigerBijFouten(fouten);
  const nieuw = partner as NonNullable<typeof partner>;
  if (actie.status === 'uitgezet' || actie.status === 'geaccepteerd') await stuurAanUitvoerder(kern, tx, actie, typen.ingetrokken, {});
  // A counterproposal that is not taken is a refusal of the opdracht as it was.
  if (actie.status === 'uitgezet' || actie.status === 'geaccepteerd') await zetStatus(tx, actie, actie.status === 'uitgezet' ? 'geweigerd' : 'teruggegeven', { ...wie, now, reden: 'naar-andere-partner' });
  await beeindigToegangOp(kern, tx, actie, now);
  await weegVoorganger(tx, actie.id, now);
  await wijzigActie(tx, actie.id, { uitvoerder_organisatie_id: nieuw.id, is_aangesloten: isAangesloten(nieuw) && actie.uitvoerder_persoon_id === null, uiterlijk_op: h.uiterlijkOp ?? actie.uiterlijk_op }, now);
  return { organisatieId: nieuw.id, isAangesloten: isAangesloten(nieuw) && actie.uitvoerder_persoon_id === null };
};

/**
 * The casusregisseur decides about an actie that nobody carries out (processen §2.11 step 3). To another partner (or the same one again), with his
 * counterproposal, or not at all. Throws `ongeldige-invoer` and `ongeldige-overgang`.
 */
export const herbestem = async (kern: Kern, tx: Tx, actieId: string, h: Herbestemming, wie: Wie): Promise<Record<string, unknown>> => {
  const actie = await actieVast(tx, actieId);
  const now = kern.clock.now();
  await schrijfBesluit(tx, { actieId, soort: 'herbestemmen', keuze: h.uitkomst, reden: h.reden, door: wie.door, op: now });
  if (h.uitkomst === 'andere-partner') return naarPartner(kern, tx, actie, h, wie);
  if (h.uitkomst === 'tegenvoorstel-akkoord') {
    if (actie.status === 'uitgezet' && actie.voorstel_tekst === null) throw new Probleem('ongeldige-overgang', 'Er ligt geen tegenvoorstel. Er is niets gewijzigd.', { toegestaan: ['andere-partner', 'vervallen'] });
    const uiterlijk = actie.voorstel_uiterlijk_op ?? actie.uiterlijk_op;
    if (actie.status !== 'geaccepteerd') await neemAan(kern, tx, actie, { organisatieId: actie.uitvoerder_organisatie_id, door: wie.door }, { uiterlijk_op: uiterlijk });
    await stuurAanUitvoerder(kern, tx, actie, typen.geaccepteerd, { uiterlijkOp: uiterlijk });
    return { ...await uitvoerladder(kern, tx, actie, uiterlijk) };
  }
  const uitkomst = actie.weigercode === null ? 'vervallen' as const : 'geweigerd' as const;
  const na = await zetStatus(tx, actie, 'ingetrokken', { ...wie, now, reden: 'vervallen' }, { uitkomst, toegang_tot: await toegangTot(tx, now) });
  await beeindigToegangOp(kern, tx, na, now);
  await stuurAanUitvoerder(kern, tx, na, typen.ingetrokken, {});
  return {};
};

/** May the counterproposal be taken now? Also when the partner accepted at the last moment. */
export const kanTegenvoorstel = (a: Actie): boolean => a.voorstel_tekst !== null || a.status === 'geaccepteerd';

export type Signaalkeuze = { readonly uitkomst: 'doorgaan' | 'herbestemmen' | 'overleggen'; readonly contact: string; readonly reden: string };

/**
 * The casusregisseur picks up an actie that is overdue (R11.3 trap 3). `herbestemmen` takes it from the uitvoerder: the process hears it and goes
 * to actie-herbestemmen. Throws `ongeldige-overgang` when the actie is not being carried out any more.
 */
export const pakSignaalOp = async (kern: Kern, tx: Tx, actieId: string, s: Signaalkeuze, wie: Wie): Promise<void> => {
  const actie = await actieVast(tx, actieId);
  const now = kern.clock.now();
  await schrijfBesluit(tx, { actieId, soort: 'signaal', keuze: s.uitkomst, reden: s.reden, contact: s.contact, door: wie.door, op: now });
  if (s.uitkomst === 'overleggen') await tijdlijn(kern, tx, actie, `Actie ${actie.actienummer} wordt in een overleg besproken.`, `overleggen:${now.getTime()}`, wie);
  if (s.uitkomst !== 'herbestemmen') return;
  const na = await zetStatus(tx, actie, 'verlopen', { ...wie, now, reden: 'herbestemmen' });
  await beeindigToegangOp(kern, tx, na, now);
  await stuurAanUitvoerder(kern, tx, na, typen.ingetrokken, {});
  await zetInOutbox(tx, kern, { volgordeSleutel: `actie:${actieId}`, opdracht: { soort: 'bericht', naam: 'uitvoeren-actie.herbestemming-gevraagd', sleutel: actieId, ttl: 60_000, variabelen: { herbestemTrapVierOp: await herbestemEind(kern, tx, na) } } });
};

export type Beoordeling = { readonly uitkomst: 'akkoord' | 'aanvullen' | 'niet-gelukt'; readonly opmerking: string | null; readonly uiterlijkOp: Date | null };

/**
 * The opdrachtgever weighs the terugkoppeling (R11.6: only he rounds off). `aanvullen` at most twice, with a new date; then an overleg is the way.
 * `akkoord` needs a result that was reached at least in part. Throws `ongeldige-invoer`, `ongeldige-overgang`.
 */
export const beoordeelTerugkoppeling = async (kern: Kern, tx: Tx, actieId: string, b: Beoordeling, wie: Wie): Promise<Uitvoerladder | undefined> => {
  const actie = await actieVast(tx, actieId);
  const now = kern.clock.now();
  const t = await laatsteTerugkoppeling(tx, actieId);
  if (t === undefined || actie.status !== 'gereed-gemeld') throw new Probleem('ongeldige-overgang', 'Er ligt geen terugkoppeling om te beoordelen. Er is niets gewijzigd.', { toegestaan: [] });
  const redenen = beoordelingNietMogelijk(actie, t.resultaat);
  const nee = redenen[b.uitkomst];
  const fouten: Fout[] = nee === undefined ? [] : [{ veld: '/uitkomst', code: 'niet-mogelijk', melding: nee }];
  if (b.uitkomst !== 'akkoord' && (b.opmerking ?? '').trim().length < 10) fouten.push({ veld: '/opmerking', code: 'te-kort', melding: 'Leg in minstens 10 tekens uit wat er nog moet, of waarom het niet is gelukt' });
  if (b.uitkomst === 'aanvullen' && (b.uiterlijkOp === null || b.uiterlijkOp <= now)) fouten.push({ veld: '/nieuweDatum', code: 'verplicht', melding: 'Kies voor wanneer het moet worden aangevuld' });
  weigerBijFouten(fouten);
  await tx('terugkoppeling').where({ id: t.id }).update({ beoordeling: b.uitkomst, beoordeeld_door: wie.door, beoordeeld_op: now, beoordeling_tekst: b.opmerking, gewijzigd_op: now, rijversie: tx.raw('rijversie + 1') });
  await schrijfBesluit(tx, { actieId, soort: 'terugkoppeling', keuze: b.uitkomst, reden: b.opmerking ?? '', door: wie.door, op: now });
  if (b.uitkomst === 'aanvullen') {
    const uiterlijk = b.uiterlijkOp as Date;
    const na = await zetStatus(tx, actie, 'heropend', { ...wie, now, reden: 'aanvullen' }, { aantal_heropend: actie.aantal_heropend + 1, uiterlijk_op: uiterlijk, escalatietrap: 0, gereed_op: null });
    await tijdlijn(kern, tx, na, `Bij actie ${actie.actienummer} is om een aanvulling gevraagd.`, `heropend:${na.aantal_heropend}`, wie);
    await stuurAanUitvoerder(kern, tx, na, typen.heropend, { uiterlijkOp: uiterlijk, opmerking: (b.opmerking ?? '').trim() });
    return uitvoerladder(kern, tx, na, uiterlijk);
  }
  await zetStatus(tx, actie, 'afgerond', { ...wie, now, reden: b.uitkomst }, { uitkomst: b.uitkomst === 'akkoord' ? 'gereed' : 'niet-gelukt', afgerond_op: now });
  const { naam } = await organisatie(tx, actie.uitvoerder_organisatie_id);
  await tijdlijn(kern, tx, actie, `Actie ${actie.actienummer} van ${naam} is afgerond.`, 'afgerond', wie);
  return undefined;
};

/** Outcomes that are not possible at this terugkoppeling, with the reason. */
export const beoordelingNietMogelijk = (actie: Actie, resultaat: string): Partial<Record<Beoordeling['uitkomst'], string>> => ({
  ...(resultaat === 'behaald' || resultaat === 'deels' ? {} : { akkoord: 'De uitvoerder meldt dat het niet is gelukt. Kies "niet gelukt", of vraag om een aanvulling.' }),
  ...(actie.aantal_heropend < 2 ? {} : { aanvullen: 'Er is al twee keer om een aanvulling gevraagd. Bespreek de actie in een overleg.' }),
});
