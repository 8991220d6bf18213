import { randomUUID } from 'node:crypto';
import type { Resultaat } from '../../domein/actie/voorganger.ts';
import { toetsWeigering, type Weigercode } from '../../domein/actie/weigeren.ts';
import { zetInOutbox } from '../../platform/engine/outbox.ts';
import { Probleem, type Fout } from '../../platform/http/problemen.ts';
import type { Kern, Tx } from '../../platform/kern.ts';
import { datumVan } from '../../domein/kalender.ts';
import { actieVanPartner, beeindigToegangOp, weigerBijFouten } from './antwoord.ts';
import { casusVast, organisatie, tijdlijn } from './buren.ts';
import { aanvaardladder } from './ladder.ts';
import type { Actie, Resultaatuitkomst } from './model.ts';
import { begin, zetStatus, type Wie } from './overgang.ts';
import { actieVast, bewaarTerugkoppeling, bewaarVoortgang } from './store.ts';

/** A buffered result may wait this long for the step that takes it (the acceptance before it is still on its way). */
const resultaatTtl = 3_600_000;
const lopend = ['geaccepteerd', 'in-uitvoering', 'heropend'];

export type Terugkoppelen = { readonly resultaat: Resultaat; readonly toelichting: string; readonly uitgevoerdOp: string | null; readonly vervolgNodig: boolean };
/** What the result means for the process: reached (at least in part), or not. */
export const uitkomstVan = (r: Resultaat): 'gereed' | 'niet-gelukt' => (r === 'behaald' || r === 'deels' ? 'gereed' : 'niet-gelukt');

/**
 * Stores the terugkoppeling of the uitvoerder (processen §2.11 step 4). One that comes after the actie was withdrawn is kept and marked, and changes
 * nothing (R11.7); then the answer is `laat`. Throws `ongeldige-invoer` (every fault) and `ongeldige-overgang`.
 */
export const meldResultaat = async (kern: Kern, tx: Tx, actieId: string, t: Terugkoppelen, wie: Wie): Promise<'gereed' | 'niet-gelukt' | 'laat'> => {
  const actie = await actieVast(tx, actieId);
  const now = kern.clock.now();
  const fouten: Fout[] = [];
  if (t.toelichting.trim().length < 10) fouten.push({ veld: '/toelichting', code: 'te-kort', melding: 'Schrijf in minstens 10 tekens op wat er is gedaan' });
  if (t.uitgevoerdOp === null && uitkomstVan(t.resultaat) === 'gereed') fouten.push({ veld: '/uitgevoerdOp', code: 'verplicht', melding: 'Kies op welke dag het is gedaan' });
  if (t.uitgevoerdOp !== null && t.uitgevoerdOp > datumVan(now)) fouten.push({ veld: '/uitgevoerdOp', code: 'toekomst', melding: 'Kies een dag die al is geweest' });
  weigerBijFouten(fouten);
  const isLaat = actie.status === 'ingetrokken';
  const bewaar = (): Promise<void> => bewaarTerugkoppeling(tx, {
    actie_id: actie.id, resultaat: t.resultaat, toelichting: t.toelichting.trim(), uitgevoerd_op: t.uitgevoerdOp, vervolg_nodig: t.vervolgNodig, organisatie_id: wie.organisatieId ?? actie.uitvoerder_organisatie_id, door: wie.door, op: now, is_na_intrekking: isLaat,
  });
  if (isLaat) {
    await bewaar();
    return 'laat';
  }
  const na = await zetStatus(tx, await begin(tx, actie, { ...wie, now }), 'gereed-gemeld', { ...wie, now, reden: t.resultaat }, { gereed_op: now });
  await bewaar();
  const { naam } = await organisatie(tx, actie.uitvoerder_organisatie_id);
  await tijdlijn(kern, tx, na, `${naam} heeft actie ${actie.actienummer} teruggekoppeld.`, `gereed:${actie.aantal_heropend}:${actie.aantal_uitgezet}`, wie);
  return uitkomstVan(t.resultaat);
};

/** The uitvoerder gives back what he had accepted (R11.2: with a code). A new ladder begins for who must place it again. */
export const geefTerug = async (kern: Kern, tx: Tx, actieId: string, g: { weigercode: Weigercode; toelichting: string | null }, wie: Wie): Promise<{ herbestemTrapVierOp: string }> => {
  const actie = await actieVast(tx, actieId);
  const now = kern.clock.now();
  weigerBijFouten(toetsWeigering(g.weigercode, g.toelichting));
  const na = await zetStatus(tx, actie, 'teruggegeven', { ...wie, now, reden: g.weigercode }, { weigercode: g.weigercode, weigertoelichting: g.toelichting });
  const { naam } = await organisatie(tx, actie.uitvoerder_organisatie_id);
  await tijdlijn(kern, tx, na, `${naam} heeft actie ${actie.actienummer} teruggegeven.`, `teruggegeven:${actie.aantal_uitgezet}`, wie);
  await beeindigToegangOp(kern, tx, na, now);
  return { herbestemTrapVierOp: await herbestemEind(kern, tx, na) };
};

/** Trap 4 for an actie that must be placed again, counted from now. */
export const herbestemEind = async (kern: Kern, tx: Tx, actie: Actie): Promise<string> => (await aanvaardladder(kern, tx, actie, await casusVast(tx, actie.casus_id))).variabelen.herbestemTrapVierOp;

/** The result of a partner's own system; the process hears it, unless it came after the withdrawal. */
export const ontvangResultaat = async (kern: Kern, tx: Tx, actieId: string, organisatieId: string, t: Terugkoppelen): Promise<void> => {
  const actie = await actieVanPartner(tx, actieId, organisatieId);
  if (actie.status === 'gereed-gemeld' || actie.status === 'afgerond') throw new Probleem('al-beantwoord', 'Deze actie is al gereed gemeld. Er is niets gewijzigd.');
  const uitkomst = await meldResultaat(kern, tx, actieId, t, { organisatieId, door: null });
  if (uitkomst !== 'laat') await meldAanProces(kern, tx, actieId, uitkomst, {});
};

export const ontvangTeruggave = async (kern: Kern, tx: Tx, actieId: string, organisatieId: string, g: { weigercode: Weigercode; toelichting: string | null }): Promise<void> => {
  await actieVanPartner(tx, actieId, organisatieId);
  await meldAanProces(kern, tx, actieId, 'teruggeven', await geefTerug(kern, tx, actieId, g, { organisatieId, door: null }));
};

const meldAanProces = async (kern: Kern, tx: Tx, actieId: string, resultaatUitkomst: Resultaatuitkomst, meer: Record<string, unknown>): Promise<void> => {
  await zetInOutbox(tx, kern, { volgordeSleutel: `actie:${actieId}`, opdracht: { soort: 'bericht', naam: 'uitvoeren-actie.resultaat-ontvangen', sleutel: actieId, ttl: resultaatTtl, variabelen: { resultaatUitkomst, ...meer } } });
};

/** Takes in a line of progress and wakes `bij-voortgang`. Throws `ongeldige-overgang` unless the actie is being carried out. */
export const meldVoortgang = async (kern: Kern, tx: Tx, actie: Actie, tekst: string, wie: Wie, id: string = randomUUID()): Promise<string> => {
  if (!lopend.includes(actie.status)) throw new Probleem('ongeldige-overgang', 'Deze actie wordt nu niet uitgevoerd. Er is niets opgeslagen.', { toegestaan: [] });
  const voortgangId = await bewaarVoortgang(tx, { id, actieId: actie.id, tekst: tekst.trim(), organisatieId: wie.organisatieId ?? actie.uitvoerder_organisatie_id, door: wie.door, op: kern.clock.now() });
  await zetInOutbox(tx, kern, { volgordeSleutel: `actie:${actie.id}`, opdracht: { soort: 'bericht', naam: 'uitvoeren-actie.voortgang-ontvangen', sleutel: actie.id, ttl: resultaatTtl, variabelen: { voortgangId } } });
  return voortgangId;
};

/** Step `voortgang-vastleggen`: the actie is under way, and the timeline says so. Again changes nothing. */
export const legVoortgangVast = async (kern: Kern, tx: Tx, actieId: string, voortgangId: string): Promise<void> => {
  const now = kern.clock.now();
  const [rij] = await tx('actie_voortgang').where({ id: voortgangId, actie_id: actieId }).whereNull('verwerkt_op').update({ verwerkt_op: now, gewijzigd_op: now, rijversie: tx.raw('rijversie + 1') }).returning(['organisatie_id', 'door']) as { organisatie_id: string; door: string | null }[];
  if (rij === undefined) return;
  const wie = { organisatieId: rij.organisatie_id, door: rij.door };
  const actie = await begin(tx, await actieVast(tx, actieId), { ...wie, now });
  await tijdlijn(kern, tx, actie, `Er is voortgang bij actie ${actie.actienummer}.`, `voortgang:${voortgangId}`, wie);
};
