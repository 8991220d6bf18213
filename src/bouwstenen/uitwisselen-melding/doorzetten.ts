import type { Knex } from 'knex';
import { zetInOutbox } from '../../platform/engine/outbox.ts';
import { Probleem } from '../../platform/http/problemen.ts';
import type { Kern, Tx } from '../../platform/kern.ts';
import { betrokkenenVan, casusVan } from '../../casus/index.ts';
import { maakToegang, organisatieVan, peilToegang, regieVan, type Organisatie } from '../../toegang/index.ts';
import { verzendGebeurtenis } from '../../uitwisseling/index.ts';
import { schrijfTraceparent, volgendeSpan } from '../../platform/telemetry/traceparent.ts';
import { bewaarOnderdelen, leesInhoud } from './inhoud-store.ts';
import { verbandVan, soortCodes, vragenlijstVersie, type Melding, type Soort } from './model.ts';
import { bepaalAdvies } from './routeren.ts';
import * as store from './store.ts';
import { startProces } from './verzenden.ts';

export type Doorzetting = { readonly id: string; readonly meldingId: string; readonly naarOrganisatieId: string; readonly naarMeldingId: string | null; readonly status: 'open' | 'geaccepteerd' | 'geweigerd' | 'ingetrokken'; readonly weigerreden: string | null; readonly aantalHerinneringen: number; readonly verzondenOp: Date | null };
const kolommen = ['id', 'melding_id as meldingId', 'naar_organisatie_id as naarOrganisatieId', 'naar_melding_id as naarMeldingId', 'status', 'weigerreden', 'aantal_herinneringen as aantalHerinneringen', 'verzonden_op as verzondenOp'];
const zoek = (db: Knex, waar: Record<string, unknown>): Promise<Doorzetting | undefined> => db('melding_doorzetting').where(waar).orderBy('aangemaakt_op', 'desc').first<Doorzetting | undefined>(kolommen);

export const openDoorzetting = (db: Knex, meldingId: string): Promise<Doorzetting | undefined> => zoek(db, { melding_id: meldingId, status: 'open' });
export const laatsteDoorzetting = (db: Knex, meldingId: string): Promise<Doorzetting | undefined> => zoek(db, { melding_id: meldingId });
/** The doorzetting by which a melding came to this meldpunt. */
export const doorzettingNaar = (db: Knex, meldingId: string): Promise<Doorzetting | undefined> => zoek(db, { naar_melding_id: meldingId });

const soortVanVerband = (verbandCode: string): Soort => (Object.entries(verbandVan).find(([, v]) => v === verbandCode)?.[0] ?? 'VT') as Soort;

/** The closed casus that a melding, or the one it was passed on from, follows (R12.4). */
const vervolgVan = async (tx: Tx, m: Melding): Promise<string | null> => m.vervolgVan ?? (m.doorgezetVan === null ? null : vervolgVan(tx, await store.moetMelding(tx, m.doorgezetVan)));

/** Whether a meldpunt may know of a casus: it runs the cases of that verband and region itself, or the matrix shows it that casus. Its number says that a family was known. */
const magKennen = async (kern: Kern, tx: Tx, naar: Organisatie, casusId: string): Promise<boolean> => {
  const casus = await casusVan(tx, casusId);
  if (casus === undefined) return false;
  if ((await regieVan(tx, casus.verbandCode, casus.regioCode))?.id === naar.id) return true;
  const niveaus = await peilToegang(tx, {
    aanvrager: { soort: 'partner', organisatieId: naar.id, organisatieOin: naar.oin, organisatiesoort: naar.soort }, doel: 'nazorg-bieden', gevraagd: ['CAS'],
    object: { type: 'casus', id: casusId, casusId, verbandCode: casus.verbandCode, regioCode: casus.regioCode, betrokkenen: (await betrokkenenVan(tx, casusId)).map((b) => b.persoonId) },
  }, kern.clock.now());
  return (niveaus.CAS ?? 0) >= 1;
};

/** A copy for the other meldpunt on this platform: same number, trail and start of the clock (R1.6), own casus and own process. The closed casus it follows comes along where the receiver may know it (R12.4). */
const maakKopie = async (kern: Kern, tx: Tx, m: Melding, naar: Organisatie): Promise<Melding> => {
  const verband = await tx('samenwerkingsverband').where({ regie_soort: naar.soort }).first<{ code: string } | undefined>('code');
  if (verband === undefined) throw new Probleem('ongeldige-invoer', 'Deze organisatie is geen meldpunt. Er is niets doorgezet.');
  const now = kern.clock.now();
  const vorige = await vervolgVan(tx, m);
  const kopie = await store.voegMeldingToe(tx, {
    meldingnummer: m.meldingnummer, soort: soortVanVerband(verband.code), status: 'ontvangen', kanaal: m.kanaal, verband_code: verband.code, regio_code: naar.regioCode ?? m.regioCode, verzender_organisatie_id: m.verzenderOrganisatieId ?? m.ontvangerId, verzender_oin: m.verzenderOin,
    verzender_medewerker_id: m.verzenderMedewerkerId, verzender_account_id: m.verzenderAccountId, verzender_referentie: m.verzenderReferentie, ontvanger_id: naar.id, verzonden_op: m.verzondenOp, ontvangen_op: m.ontvangenOp, incident_op: m.incidentOp, incident_plaats: m.incidentPlaats,
    spoed: m.spoed, acuut_gevaar: m.acuutGevaar, verzoek: m.verzoek, terugkoppeling_gewenst: m.terugkoppelingGewenst, situatieschets: m.situatieschets, doorgezet_van: m.id, vervolg_van: vorige !== null && await magKennen(kern, tx, naar, vorige) ? vorige : null, vragenlijst_versie: vragenlijstVersie, gewijzigd_op: now,
  });
  await bewaarOnderdelen(kern, tx, kopie.id, await leesInhoud(kern, tx, m), m.verzenderAccountId !== null);
  await store.schrijfSpoor(kern, tx, kopie.id, 'ontvangen', 'ontvangen', { organisatieId: naar.id });
  await bepaalAdvies(kern, tx, kopie);
  return kopie;
};

/**
 * Passes a melding on to the meldpunt a human chose: on this platform as a copy with its own process, elsewhere as an event without
 * personal data in the envelope. Doing it again while one is open is a reminder. Answers the doorzettingId on which the process waits.
 */
export const zetDoor = async (kern: Kern, tx: Tx, meldingId: string, traceparent = schrijfTraceparent(volgendeSpan())): Promise<string> => {
  const m = await store.moetMelding(tx, meldingId);
  const now = kern.clock.now();
  const lopend = await openDoorzetting(tx, meldingId);
  if (lopend !== undefined) {
    await tx('melding_doorzetting').where({ id: lopend.id }).update({ herinnerd_op: now, aantal_herinneringen: lopend.aantalHerinneringen + 1, gewijzigd_op: now });
    await stuurNaarBuiten(kern, tx, m, lopend.id, lopend.naarOrganisatieId, 'doorzetting-herinnerd', traceparent);
    return lopend.id;
  }
  const besluit = await store.laatsteBeoordeling(tx, meldingId, 'doorzetten');
  const naar = besluit?.ontvangerId === undefined || besluit.ontvangerId === null ? undefined : await organisatieVan(tx, besluit.ontvangerId);
  if (naar === undefined) throw new Error('doorzetten without a chosen receiver');
  const id = crypto.randomUUID();
  await maakToegang(kern).vraag(tx, { aanvrager: { soort: 'systeem', naam: 'uitwisselen-melding' }, doel: 'melding-beoordelen', actie: 'verstrekken', gevraagd: ['CAS', 'IDE', 'MEL'], traceparent, object: { type: 'melding', id: m.id, casusId: null, verbandCode: m.verbandCode, regioCode: m.regioCode, betrokkenen: [], feiten: { GAAN: true } } });
  const kopie = naar.eindpunt === null ? await maakKopie(kern, tx, m, naar) : null;
  await tx('melding_doorzetting').insert({ id, melding_id: m.id, naar_organisatie_id: naar.id, naar_melding_id: kopie?.id ?? null, status: 'open', reden: besluit?.motivatie ?? null, verzonden_op: now });
  if (kopie === null) await stuurNaarBuiten(kern, tx, m, id, naar.id, 'melding-doorgezet', traceparent);
  else await startProces(kern, tx, kopie);
  return id;
};

const stuurNaarBuiten = async (kern: Kern, tx: Tx, m: Melding, doorzettingId: string, naarId: string, gebeurtenis: string, traceparent: string): Promise<void> => {
  const [naar, van] = [await organisatieVan(tx, naarId), m.ontvangerId === null ? undefined : await organisatieVan(tx, m.ontvangerId)];
  if (naar === undefined || van === undefined || naar.eindpunt === null) return;
  await verzendGebeurtenis(kern, tx, { organisatieId: naar.id, afzenderOin: van.oin, type: `nl.samenspel.uitwisselen-melding.${gebeurtenis}.v1`, correlatieId: m.id, voorId: doorzettingId, data: { doorzettingId, meldingId: m.id, meldingnummer: m.meldingnummer, meldingSoort: soortCodes[m.soort] }, traceparent });
};

/**
 * The other side's answer; the waiting process hears it. A second answer is refused (`al-beantwoord`), an answer to one that was taken
 * back too (`gesloten`).
 */
export const beantwoordDoorzetting = async (kern: Kern, tx: Tx, id: string, uitkomst: 'geaccepteerd' | 'geweigerd', reden?: string): Promise<void> => {
  const d = await tx('melding_doorzetting').where({ id }).forUpdate().first<Doorzetting | undefined>(kolommen);
  if (d === undefined) throw new Probleem('niet-gevonden', 'Deze doorzetting bestaat niet.');
  if (d.status === 'ingetrokken') throw new Probleem('gesloten', 'De afzender heeft de melding teruggenomen.');
  if (d.status !== 'open') throw new Probleem('al-beantwoord', 'Op deze doorzetting is al geantwoord.');
  const now = kern.clock.now();
  await tx('melding_doorzetting').where({ id }).update({ status: uitkomst, weigerreden: uitkomst === 'geweigerd' ? reden ?? null : null, beantwoord_op: now, gewijzigd_op: now });
  const m = await store.moetMelding(tx, d.meldingId);
  if (uitkomst === 'geaccepteerd') await store.zetStatus(kern, tx, m, 'doorgezet', 'doorgezet', {}, { organisatieId: d.naarOrganisatieId });
  else await store.schrijfSpoor(kern, tx, m.id, 'doorzetting-geweigerd', `doorzetting-geweigerd:${id}`, { organisatieId: d.naarOrganisatieId });
  await zetInOutbox(tx, kern, { volgordeSleutel: m.casusId, opdracht: { soort: 'bericht', naam: 'uitwisselen-melding.doorzetting-beantwoord', sleutel: id, variabelen: { doorzettingUitkomst: uitkomst }, ttl: 172_800_000 } });
};

/** We take the melding back because the other side is silent: its copy and process end, and a human decides again. */
export const neemTerug = async (kern: Kern, tx: Tx, meldingId: string): Promise<void> => {
  const d = await openDoorzetting(tx, meldingId);
  if (d === undefined) return;
  await tx('melding_doorzetting').where({ id: d.id }).update({ status: 'ingetrokken', gewijzigd_op: kern.clock.now() });
  if (d.naarMeldingId === null) return;
  const kopie = await store.moetMelding(tx, d.naarMeldingId);
  await store.zetStatus(kern, tx, kopie, kopie.status === 'in-beoordeling' ? 'doorgezet' : 'ingetrokken', 'teruggenomen', {}, { detail: 'teruggenomen' });
  const claim = await tx('casus_claim').where({ casus_id: kopie.casusId }).first<{ process_instance_key: string } | undefined>('process_instance_key');
  if (claim !== undefined) await zetInOutbox(tx, kern, { volgordeSleutel: kopie.casusId, opdracht: { soort: 'proces-annuleren', processInstanceKey: claim.process_instance_key } });
};
