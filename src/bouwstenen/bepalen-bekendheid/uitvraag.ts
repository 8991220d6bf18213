import { datumVan } from '../../domein/kalender.ts';
import { controleerOvergang } from '../../domein/overgangen.ts';
import { BpmnFout } from '../../platform/engine/declaratie.ts';
import type { Kern, Tx } from '../../platform/kern.ts';
import type { Organisatie } from '../../toegang/organisaties.ts';
import { verzendGebeurtenis } from '../../uitwisseling/index.ts';
import { nieuwSpoor, organisatie, pseudoniemenVoor, tijdlijn, vraagVerstrekking } from './buren.ts';
import { duurInMs, herhaalDagen, typen, type Opdracht, type Uitvraag } from './model.ts';
import { alsTijdstip, vrijgaveMoment } from './rooster.ts';
import * as store from './store.ts';
import { legAntwoordVast } from './antwoord.ts';
import { laadOpdracht, uitvraagObject } from './opdracht.ts';

const dagMs = 24 * 60 * 60 * 1000;

/** What may happen in the engine after sending: an approved rule answers at once (R3.1), or the process waits. */
export type Verzonden = { heeftRegel: boolean; uitkomst: 'bekend' | 'niet-gemeld' | 'open'; vrijgaveOp: string };

/**
 * Asks one partner about the chosen persons (processen §2.3, R3.4). The partner gets the pseudonyms of its own context, the ground, the doel and
 * the term: no casusnummer, no names, no other partners (R3.3). Throws BpmnFout GRONDSLAG_ONTBREEKT (no matrix row: nothing is sent) or
 * PARTNER_ONBEREIKBAAR (own system without an address). Sending again after a failed delivery is allowed.
 */
export const verzendUitvraag = async (kern: Kern, tx: Tx, v: { opdrachtId: string; partnerTermijn: string }): Promise<Verzonden> => {
  const now = kern.clock.now();
  const { opdracht, uitvraag, partner } = await laadOpdracht(tx, v.opdrachtId);
  const spoor = nieuwSpoor();
  const besluit = await vraagVerstrekking(kern, tx, partner, { doel: 'bekendheid-bepalen', gevraagd: ['CAS', 'IDE'], object: uitvraagObject(uitvraag, uitvraag.persoon_ids, { GERICHT: true }), traceparent: spoor });
  if (opdracht.status !== 'klaargezet') controleerOvergang('uitvraag_partner', opdracht.status, 'verzonden');

  const personen = await pseudoniemenVoor(kern, tx, uitvraag.persoon_ids, partner.oin);
  await store.zetPersonen(tx, opdracht.id, personen, now);
  const uiterlijkOp = new Date(now.getTime() + duurInMs(v.partnerTermijn));
  await store.wijzigOpdracht(tx, opdracht.id, { status: 'verzonden', verzonden_op: now, uiterlijk_op: uiterlijkOp }, now);
  await meldLopend(tx, uitvraag, besluit.grondslagen, now);
  await tijdlijn(kern, tx, { casusId: uitvraag.casus_id, op: now, zin: `Aan ${partner.naam} is gevraagd of het huishouden bekend is.`, bron: `uitvraag:${opdracht.id}:${now.getTime()}`, actorOrganisatieId: uitvraag.vragende_organisatie_id });

  const regel = await regelVan(tx, partner, uitvraag, now);
  if (regel !== undefined) {
    const antwoorden = personen.map((p) => ({ persoonId: p.persoonId, antwoord: 'niet-gemeld' as const }));
    const { vrijgaveOp } = await legAntwoordVast(kern, tx, opdracht.id, { via: 'regel', antwoorden, traceparent: spoor });
    if (regel !== null) await store.wijzigOpdracht(tx, opdracht.id, { houderregel_id: regel }, now);
    return { heeftRegel: true, uitkomst: 'niet-gemeld', vrijgaveOp };
  }
  if (opdracht.is_aangesloten) await stuur(kern, tx, typen.uitvraagOntvangen, { uitvraag, opdracht, partner, uiterlijkOp, grondslagen: besluit.grondslagen, pseudoniemen: personen.map((p) => p.pseudoniem), spoor });
  return { heeftRegel: false, uitkomst: 'open', vrijgaveOp: alsTijdstip(vrijgaveMoment(now)) };
};

const meldLopend = async (tx: Tx, u: Uitvraag, grondslagen: readonly string[], now: Date): Promise<void> => {
  if (u.status === 'lopend') return;
  await store.wijzigUitvraag(tx, u.id, { status: 'lopend', verzonden_op: u.verzonden_op ?? now, verloopt_op: new Date(now.getTime() + herhaalDagen * dagMs), grondslagen: [...grondslagen] }, now);
};

/** The approved rule of this holder (its id), null when its whole kind never tells (R3.1: VO, OPM), undefined when a person answers. */
const regelVan = async (tx: Tx, partner: Organisatie, u: Uitvraag, now: Date): Promise<string | null | undefined> => {
  const regel = await store.houderregelVan(tx, partner.id, u.verband_code, u.doel, datumVan(now));
  if (regel !== undefined) return regel.id;
  return (await store.bekendheidsperiode(tx, partner.soort)) === null ? null : undefined;
};

type Bericht = { uitvraag: Uitvraag; opdracht: Opdracht; partner: Organisatie; uiterlijkOp: Date; grondslagen: readonly string[]; pseudoniemen: readonly string[]; spoor: string };
const stuur = async (kern: Kern, tx: Tx, type: string, b: Bericht): Promise<void> => {
  if (b.partner.eindpunt?.url === null || b.partner.eindpunt === null || b.uitvraag.vragende_organisatie_id === null) throw new BpmnFout('PARTNER_ONBEREIKBAAR');
  const vrager = await organisatie(tx, b.uitvraag.vragende_organisatie_id);
  await verzendGebeurtenis(kern, tx, {
    organisatieId: b.partner.id, afzenderOin: vrager.oin, type, correlatieId: b.opdracht.id, voorId: b.opdracht.id, traceparent: b.spoor,
    data: { opdrachtId: b.opdracht.id, doel: b.uitvraag.doel, grondslagen: [...b.grondslagen], uiterlijkOp: b.uiterlijkOp.toISOString(), personen: b.pseudoniemen.map((p) => ({ pseudoniem: p })) },
  });
};

/** Reminds a partner that has not answered: an event to its own system; its people see the reminder in their task list. */
export const herinnerPartner = async (kern: Kern, tx: Tx, opdrachtId: string): Promise<void> => {
  const now = kern.clock.now();
  const { opdracht, uitvraag, partner } = await laadOpdracht(tx, opdrachtId);
  if (opdracht.status !== 'verzonden') return;
  await store.wijzigOpdracht(tx, opdracht.id, { herinneringen: opdracht.herinneringen + 1 }, now);
  await tijdlijn(kern, tx, { casusId: uitvraag.casus_id, op: now, zin: `${partner.naam} is aan de vraag herinnerd.`, bron: `herinnering:${opdracht.id}:${opdracht.herinneringen + 1}`, actorOrganisatieId: uitvraag.vragende_organisatie_id });
  if (!opdracht.is_aangesloten) return;
  const personen = await store.personenVan(tx, opdracht.id);
  await stuur(kern, tx, typen.uitvraagHerinnerd, { uitvraag, opdracht, partner, uiterlijkOp: opdracht.uiterlijk_op ?? now, grondslagen: uitvraag.grondslagen, pseudoniemen: personen.map((p) => p.pseudoniem), spoor: nieuwSpoor() });
};

/** Records that this partner was not asked, because there is no ground (processen §8 case 8): counted, nothing sent. */
export const legWeigeringVast = async (kern: Kern, tx: Tx, opdrachtId: string): Promise<void> => {
  const { opdracht } = await laadOpdracht(tx, opdrachtId);
  if (opdracht.status === 'klaargezet') await store.wijzigOpdracht(tx, opdrachtId, { status: 'zonder-grondslag' }, kern.clock.now());
};

/** An uitvraag or reminder that could not be delivered: the coordinator gets the task `partner-onbereikbaar`. */
export const meldAfleveringMislukt = async (kern: Kern, tx: Tx, opdrachtId: string): Promise<{ ttl: number } | undefined> => {
  const now = kern.clock.now();
  const { opdracht } = await laadOpdracht(tx, opdrachtId);
  if (opdracht.status !== 'verzonden') return undefined;
  await store.wijzigOpdracht(tx, opdrachtId, { status: 'technisch-mislukt' }, now);
  return { ttl: Math.max(1000, (opdracht.uiterlijk_op ?? now).getTime() - now.getTime()) };
};
