import { waaromNietUitnodigen } from '../../domein/overleg.ts';
import { berekenTermijn } from '../../casus/index.ts';
import { Probleem } from '../../platform/http/problemen.ts';
import type { Kern, Tx } from '../../platform/kern.ts';
import { schrijfTraceparent, volgendeSpan } from '../../platform/telemetry/traceparent.ts';
import { maakToegang, organisatieVan, type Organisatie } from '../../toegang/index.ts';
import { zetBijdrageKlaar } from '../deelnemen-burger/index.ts';
import { alsDuur, alsTijdstip, type Burger, type Overleg, type Uitnodiging, type Uitnodiglijst } from './model.ts';
import * as store from './store.ts';
import { uitnodigtekst } from './teksten.ts';

/** A trace for work that no request started (a job). */
export const nieuwSpoor = (): string => schrijfTraceparent(volgendeSpan());
/** An answer on the last moment still has this long to be processed before inviting ends. */
const spelingMs = 5 * 60_000;
/** The term in which an invitation is answered (T15, T16). */
export const uitnodigtermijn = (o: Pick<Overleg, 'soort'>): string => (o.soort === 'motorkap' ? 'motorkap-bevestigen' : o.soort === 'spoed' ? 'uitnodiging-spoed' : 'uitnodiging');
export const antwoordEind = async (tx: Tx, o: Overleg, start: Date): Promise<Date> => (await berekenTermijn(tx, { verbandCode: o.verband_code, regioCode: o.regio_code, termijnCode: uitnodigtermijn(o), urgentieCode: o.urgentie_code }, async () => start)).uiterlijkOp;

/** The grounds on which this organisation may be at the table (R8.1), from the matrix row of casusoverleg-voeren; none = it may not. Asking is logged. */
export const grondslagenVoor = async (kern: Kern, tx: Tx, o: Overleg, partner: Organisatie, betrokkenen: readonly string[]): Promise<readonly string[]> => {
  try {
    const besluit = await maakToegang(kern).vraag(tx, {
      aanvrager: { soort: 'partner', organisatieId: partner.id, organisatieOin: partner.oin, organisatiesoort: partner.soort }, doel: 'casusoverleg-voeren', actie: 'verstrekken', traceparent: nieuwSpoor(),
      // The agenda is the first document that is shared; a motorkapoverleg is emergency access, reviewed afterwards (R8.6).
      gevraagd: o.soort === 'motorkap' ? ['IDE', 'ADR', 'VEI', 'OVL'] : ['OVL'],
      object: { type: 'overleg', id: o.id, casusId: o.casus_id, verbandCode: o.verband_code, regioCode: o.regio_code, betrokkenen, feiten: o.soort === 'motorkap' ? { NOOD: true, STUK: true } : { STUK: true } },
    });
    return besluit.grondslagen;
  } catch (fout) {
    if (fout instanceof Probleem && (fout.code === 'geen-grondslag' || fout.code === 'niet-gevonden')) return [];
    throw fout;
  }
};

const toets = async (kern: Kern, tx: Tx, o: Overleg, u: Uitnodiging): Promise<void> => {
  const partner = await organisatieVan(tx, u.organisatie_id ?? '');
  const grondslagen = partner === undefined || partner.status !== 'actief' ? [] : await grondslagenVoor(kern, tx, o, partner, o.betrokkenen);
  // Only what cannot be mended by writing more asks for another party; agenda and reason were checked when they were written.
  const bezwaren = waaromNietUitnodigen({ agendapunten: u.agendapunten, reden: u.reden, grondslagen });
  await store.zetUitnodiging(tx, u, bezwaren.length > 0 ? 'zonder-grondslag' : 'concept', { grondslagen: [...grondslagen], is_aangesloten: partner !== undefined && partner.eindpunt !== null }, kern.clock.now());
};

/** Citizens get their question through deelnemen-burger; asked once per round. */
const burgersVoor = async (kern: Kern, tx: Tx, o: Overleg, alle: readonly Uitnodiging[], eind: Date): Promise<Burger[]> => {
  const nu = kern.clock.now();
  const termijn = alsDuur(eind.getTime() - nu.getTime());
  const burgers: Burger[] = [];
  for (const u of alle) {
    if (u.persoon_id === null) continue;
    const bijdrageId = u.bijdrage_id ?? await zetBijdrageKlaar(tx, { casusId: o.casus_id, persoonId: u.persoon_id, soort: 'overleg', vraag: uitnodigtekst(o), termijn, gevraagdDoor: o.voorbereid_door ?? '' });
    await store.zetUitnodiging(tx, u, 'verstuurd', { bijdrage_id: bijdrageId, verzonden_op: u.verzonden_op ?? nu, uiterlijk_op: eind }, nu);
    burgers.push({ bijdrageId, bijdrageTermijn: termijn });
  }
  return burgers;
};

/**
 * Step 2 of processen §2.8: who may be asked (R8.1). A refused party stays in the list without ground until a person chose; as long as
 * one is refused nobody is asked, citizens neither. Runs again after each choice.
 */
export const toetsDeelnemers = async (kern: Kern, tx: Tx, overlegId: string): Promise<Uitnodiglijst> => {
  const o = await store.overlegVast(tx, overlegId);
  for (const u of await store.uitnodigingenVan(tx, o)) if (u.organisatie_id !== null && u.status === 'concept') await toets(kern, tx, o, u);
  const alle = await store.uitnodigingenVan(tx, o);
  const nu = kern.clock.now();
  const eind = new Date((await antwoordEind(tx, o, nu)).getTime() + spelingMs);
  const aantalGeweigerd = alle.filter((u) => u.status === 'zonder-grondslag').length;
  await store.wijzigOverleg(tx, o.id, { uitnodigen_eind: eind }, nu);
  const burgers = aantalGeweigerd === 0 ? await burgersVoor(kern, tx, o, alle, eind) : [];
  const deelnemers = alle.filter((u) => u.organisatie_id !== null && u.status === 'concept').map((u) => ({ uitnodigingId: u.id, organisatieId: u.organisatie_id ?? '', isAangesloten: u.is_aangesloten }));
  if (aantalGeweigerd === 0 && o.soort !== 'motorkap' && o.status !== 'uitgenodigd') await store.zetStaat(tx, o, 'uitgenodigd', nu);
  return { deelnemers, burgers, aantalGeweigerd, uitnodigenEind: alsTijdstip(eind) };
};

/** A refused party is replaced by another, or left out (deelnemer-vervangen). Throws `ongeldige-invoer` when it is not refused, or the other is already asked. */
export const vervangDeelnemer = async (kern: Kern, tx: Tx, v: { overlegId: string; uitnodigingId: string; vervangendeId: string | null }): Promise<void> => {
  const o = await store.overlegVast(tx, v.overlegId);
  const alle = await store.uitnodigingenVan(tx, o);
  const geweigerd = alle.find((u) => u.id === v.uitnodigingId && u.status === 'zonder-grondslag');
  const fout = (veld: string, melding: string): Probleem => new Probleem('ongeldige-invoer', 'Deze keuze kan niet. Er is niets gewijzigd.', { fouten: [{ veld, code: 'niet-mogelijk', melding }] });
  if (geweigerd === undefined) throw fout('/uitnodigingId', 'Kies een deelnemer die niet mag worden uitgenodigd');
  const nu = kern.clock.now();
  await store.zetUitnodiging(tx, geweigerd, 'ingetrokken', {}, nu);
  if (v.vervangendeId === null) return;
  if (alle.some((u) => u.organisatie_id === v.vervangendeId) || (await organisatieVan(tx, v.vervangendeId))?.status !== 'actief') throw fout('/vervangendeId', 'Kies een organisatie die nog niet is gevraagd');
  await store.voegUitnodigingToe(tx, { overleg_id: o.id, ronde: o.uitnodigronde, organisatie_id: v.vervangendeId, agendapunten: geweigerd.agendapunten, reden: geweigerd.reden, vervangt_id: geweigerd.id }, nu);
};
