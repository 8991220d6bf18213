import { beeindigTeamlid, tekenTijdlijnOp, type Afsluitpunt } from '../../casus/index.ts';
import type { Staat } from '../../domein/overgangen.ts';
import { zetInOutbox } from '../../platform/engine/outbox.ts';
import { Probleem } from '../../platform/http/problemen.ts';
import { schrijfTraceparent, volgendeSpan } from '../../platform/telemetry/traceparent.ts';
import type { Kern, Tx } from '../../platform/kern.ts';
import { maakToegang, organisatieVan, regieVan, vulLijst, waarGrond } from '../../toegang/index.ts';
import { verzendGebeurtenis } from '../../uitwisseling/index.ts';
import type { Aanvrager } from '../../platform/identity/aanvrager.ts';
import { geefPlekVrij, plekVan } from '../inzien-diensten/index.ts';
import { typen, voortgangNa, type Preventieuitkomst, type Voortgangsoort, type Zorgsoort } from './model.ts';
import { teamrol } from './openen.ts';
import * as store from './store.ts';

const uurMs = 3_600_000;
/** How long the process may take to listen for progress: the evaluation (T25, 6 weken) plus room for a check that is being discussed. */
const voortgangTtl = 8 * 7 * 24 * uurMs;

/** Codes only: an id of a place and what kind of report; who it is about stays here (AL01). */
const legUitwisselingVast = async (kern: Kern, tx: Tx, p: store.Preventie, aanvrager: Aanvrager, actie: 'lezen' | 'schrijven' | 'verstrekken', traceparent: string): Promise<void> => {
  await maakToegang(kern).vraag(tx, { aanvrager, doel: 'diensten-kiezen', actie, gevraagd: ['CAS'], traceparent, object: { type: 'casus', id: p.casusId, casusId: p.casusId, verbandCode: p.verbandCode, regioCode: p.regioCode, betrokkenen: [], feiten: { CODES: true } } });
};

/** Tells a provider with its own system that its place is used, or free again: the id of the place and nothing else. */
const meldAanbieder = async (kern: Kern, tx: Tx, p: store.Preventie, type: string): Promise<void> => {
  const aanbieder = p.aanbiederId === null ? undefined : await organisatieVan(tx, p.aanbiederId);
  const regie = await regieVan(tx, p.verbandCode, p.regioCode);
  if (aanbieder?.eindpunt?.url == null || p.plekId === null || regie === undefined) return;
  const traceparent = schrijfTraceparent(volgendeSpan());
  await legUitwisselingVast(kern, tx, p, { soort: 'partner', organisatieId: aanbieder.id, organisatieOin: aanbieder.oin, organisatiesoort: aanbieder.soort }, 'verstrekken', traceparent);
  await verzendGebeurtenis(kern, tx, { organisatieId: aanbieder.id, afzenderOin: regie.oin, type, correlatieId: p.plekId, voorId: p.plekId, traceparent, data: { plekId: p.plekId } });
};

/** The provider promised a place: the trajecten of those who said yes begin. Doing it again changes nothing. */
export const koppelAanbod = async (kern: Kern, tx: Tx, preventieId: string, plekId: string): Promise<void> => {
  const nu = kern.clock.now();
  const p = await store.leesPreventie(tx, preventieId);
  const plek = await plekVan(tx, plekId);
  if (p === undefined || plek === undefined) throw new Error('no place was promised for this preventie');
  if (p.status === 'lopend') return;
  const velden = { status: 'lopend', plekId, aanbiederId: plek.organisatieId, gekoppeldOp: nu } as const;
  await store.wijzigPreventie(tx, p, velden, nu);
  for (const t of await store.trajectenVan(tx, p.id)) if (t.status === 'geaccepteerd') await store.wijzigTraject(tx, t, { status: 'gestart', gestartOp: nu }, nu);
  await tekenTijdlijnOp(kern, tx, { casusId: p.casusId, op: nu, soort: 'voortgang', zin: 'De hulp is geregeld en kan beginnen.', bron: `plek:${plekId}`, actorOrganisatieId: p.uitvoerderId, actorMedewerkerId: null });
  await meldAanbieder(kern, tx, { ...p, ...velden }, typen.trajectGestart);
};

export type Aanbiedermelding<S> = { readonly plekId: string; readonly soort: S; readonly aanvrager: Extract<Aanvrager, { soort: 'medewerker' | 'partner' }>; readonly traceparent: string };

/** The running preventie of a place of this provider; somebody else's place does not exist for him. */
const lopendeVan = async (kern: Kern, tx: Tx, m: Aanbiedermelding<string>): Promise<store.Preventie> => {
  const p = await store.preventieVanPlek(tx, m.plekId);
  if (p === undefined || p.aanbiederId !== m.aanvrager.organisatieId) throw new Probleem('niet-gevonden', 'Deze plek bestaat niet, of hij is niet van uw organisatie.');
  if (p.status !== 'lopend') throw new Probleem('gesloten', 'Deze hulp is al afgesloten. Er is niets opgeslagen. Maakt u zich zorgen? Doe dan een melding.');
  await legUitwisselingVast(kern, tx, p, m.aanvrager, 'schrijven', m.traceparent);
  return p;
};
const doorWie = (m: Aanbiedermelding<string>): { organisatieId: string; medewerkerId: string | null } => ({ organisatieId: m.aanvrager.organisatieId, medewerkerId: m.aanvrager.soort === 'medewerker' ? m.aanvrager.medewerkerId : null });

/** The provider reports how far the help is; the local team discusses it. Throws `niet-gevonden`, `gesloten`, `al-beantwoord` (it reported the end before). */
export const meldVoortgang = async (kern: Kern, tx: Tx, m: Aanbiedermelding<Voortgangsoort>): Promise<void> => {
  const nu = kern.clock.now();
  const p = await lopendeVan(kern, tx, m);
  if ((await store.voortgangVan(tx, p.id)).some((v) => v.soort === 'afgerond' || v.soort === 'gestopt')) throw new Probleem('al-beantwoord', 'U heeft al gemeld dat de hulp klaar is. Er is niets gewijzigd.');
  const voortgangId = await store.schrijfVoortgang(tx, { preventieId: p.id, soort: m.soort, ...doorWie(m), op: nu });
  for (const t of await store.trajectenVan(tx, p.id)) if (t.status === 'gestart') await store.wijzigTraject(tx, t, { voortgang: voortgangNa(m.soort, t.voortgang) }, nu);
  await tekenTijdlijnOp(kern, tx, { casusId: p.casusId, op: nu, soort: 'voortgang', zin: 'De aanbieder heeft gemeld hoe het met de hulp gaat.', bron: `voortgang:${voortgangId}`, actorOrganisatieId: m.aanvrager.organisatieId, actorMedewerkerId: null });
  await zetInOutbox(tx, kern, { volgordeSleutel: p.casusId, opdracht: { soort: 'bericht', naam: 'werken-aan-preventie.voortgang-ontvangen', sleutel: p.id, variabelen: { voortgangId }, ttl: voortgangTtl } });
};

/** The provider worries about safety: kept, and the process gives a safety signal at once; the help itself goes on. Same errors as above. */
export const meldZorg = async (kern: Kern, tx: Tx, m: Aanbiedermelding<Zorgsoort>): Promise<void> => {
  const nu = kern.clock.now();
  const p = await lopendeVan(kern, tx, m);
  const zorgId = await store.schrijfZorg(tx, { preventieId: p.id, soort: m.soort, ...doorWie(m), op: nu });
  await zetInOutbox(tx, kern, { volgordeSleutel: p.casusId, opdracht: { soort: 'bericht', naam: 'werken-aan-preventie.zorg-gemeld', sleutel: p.id, variabelen: { zorgId }, ttl: uurMs } });
};

/** The places this provider works with now; codes and dates, no person (R13.3). One for which toegang gives no ground is not there. */
export const plekkenVan = (kern: Kern, tx: Tx, aanvrager: Extract<Aanvrager, { soort: 'medewerker' }>, traceparent: string): Promise<{ preventie: store.Preventie; dienstId: string | null; laatste: string | null }[]> => {
  return vulLijst((vanaf, aantal) => store.lopendeBij(tx, aanvrager.organisatieId, vanaf, aantal), (preventie) => waarGrond(async () => {
    await legUitwisselingVast(kern, tx, preventie, aanvrager, 'lezen', traceparent);
    const plek = preventie.plekId === null ? undefined : await plekVan(tx, preventie.plekId);
    return { preventie, dienstId: plek?.dienstId ?? null, laatste: (await store.voortgangVan(tx, preventie.id)).at(-1)?.soort ?? null };
  }), 200);
};

const staten: Record<Preventieuitkomst, { preventie: Staat<'preventie'>; zin: string }> = {
  gereed: { preventie: 'gereed', zin: 'De hulp is klaar.' }, opschalen: { preventie: 'opgeschaald', zin: 'Er is meer nodig dan deze hulp.' }, 'geen-deelname': { preventie: 'geen-deelname', zin: 'De aangeboden hulp gaat niet door.' },
};
/** Ends what is still open of the trajecten, gives the place back and lets the gemeente go out of the team. */
const ruimOp = async (kern: Kern, tx: Tx, p: store.Preventie, isGereed: boolean, reden: string): Promise<void> => {
  const nu = kern.clock.now();
  for (const t of await store.trajectenVan(tx, p.id)) {
    if (t.status === 'gestart') await store.wijzigTraject(tx, t, { status: isGereed ? 'afgerond' : 'gestopt', geeindigdOp: nu, ...(isGereed ? { voortgang: 100 } : { stopreden: reden }) }, nu);
    if (t.status === 'geaccepteerd') await store.wijzigTraject(tx, t, { status: 'gestopt', stopreden: reden, geeindigdOp: nu }, nu);
    if (t.status === 'aangeboden') await store.wijzigTraject(tx, t, { status: 'verlopen', geeindigdOp: nu }, nu);
  }
  if (p.plekId !== null) await geefPlekVrij(kern, tx, p.plekId);
  await meldAanbieder(kern, tx, p, typen.trajectAfgerond);
  await beeindigTeamlid(kern, tx, p.casusId, p.uitvoerderId, teamrol);
};

/** Ends a preventie (processen §2.17): gereed → afgerond, opschalen → gestopt, geen-deelname as the people said. Counts the contacts about it. */
export const rondPreventieAf = async (kern: Kern, tx: Tx, preventieId: string, uitkomst: Preventieuitkomst): Promise<{ uitkomst: Preventieuitkomst; aantalContact: number }> => {
  const nu = kern.clock.now();
  const p = await store.leesPreventie(tx, preventieId);
  if (p === undefined) throw new Error('this preventie does not exist');
  if (p.afgerondOp === null) {
    await store.wijzigPreventie(tx, p, { status: staten[uitkomst].preventie, afgerondOp: nu }, nu);
    await ruimOp(kern, tx, p, uitkomst === 'gereed', uitkomst);
    await tekenTijdlijnOp(kern, tx, { casusId: p.casusId, op: nu, soort: 'voortgang', zin: staten[uitkomst].zin, bron: `preventie-klaar:${p.id}`, actorOrganisatieId: p.uitvoerderId, actorMedewerkerId: null });
  }
  return { uitkomst, aantalContact: (await store.checksVan(tx, p.id)).length + (await store.voortgangVan(tx, p.id)).length };
};

/** R12.5: what of this room keeps a casus from closing. */
export const afsluitpunten = async (tx: Tx, casusId: string): Promise<Afsluitpunt[]> =>
  (await store.preventiesVan(tx, casusId)).some((p) => p.afgerondOp === null) ? [{ code: 'preventie-loopt', zin: 'Er loopt nog hulp om erger te voorkomen. Rond die eerst af.' }] : [];

/** A casus ends at once: every open preventie stops, and places and providers hear it. Doing it again changes nothing. */
export const trekIn = async (kern: Kern, tx: Tx, casusId: string, reden: string): Promise<void> => {
  const nu = kern.clock.now();
  for (const open of (await store.preventiesVan(tx, casusId)).filter((p) => p.afgerondOp === null)) {
    const p = await store.leesPreventie(tx, open.id);
    if (p === undefined || p.afgerondOp !== null) continue;
    await store.wijzigPreventie(tx, p, { status: 'ingetrokken', afgerondOp: nu }, nu);
    await ruimOp(kern, tx, p, false, reden);
  }
};
