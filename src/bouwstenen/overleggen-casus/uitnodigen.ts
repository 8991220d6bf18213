import { zetInOutbox } from '../../platform/engine/outbox.ts';
import { Probleem } from '../../platform/http/problemen.ts';
import type { Kern, Tx } from '../../platform/kern.ts';
import { tekenTijdlijnOp } from '../../casus/index.ts';
import { collegasMetRol, organisatieVan, regieVan } from '../../toegang/index.ts';
import { datumVan } from '../../domein/kalender.ts';
import { stuurSms, verzendGebeurtenis } from '../../uitwisseling/index.ts';
import { alsTijdstip, staatBijReactie, typen, type Overleg, type Reactie, type Uitnodiging } from './model.ts';
import * as store from './store.ts';
import { antwoordEind, nieuwSpoor } from './toetsen.ts';
import { meldOverleg } from './live.ts';

const laad = async (tx: Tx, id: string): Promise<{ u: Uitnodiging; o: Overleg }> => {
  const { overleg_id: overlegId } = await store.leesUitnodiging(tx, id) ?? (() => { throw new Error('uitnodiging does not exist'); })();
  const o = await store.overlegVast(tx, overlegId);
  return { u: await store.uitnodigingVast(tx, id), o };
};

/**
 * Sends one invitation: to a system of its own as an event, else it becomes a task of the contactpersoon. It names kind, time and own
 * agendapunten, nobody's name (ux §4.9). A repeated send changes nothing.
 */
export const verzendUitnodiging = async (kern: Kern, tx: Tx, uitnodigingId: string): Promise<{ uitnodigingEind: string }> => {
  const { u, o } = await laad(tx, uitnodigingId);
  if (u.status !== 'concept') return { uitnodigingEind: alsTijdstip(u.uiterlijk_op ?? kern.clock.now()) };
  const nu = kern.clock.now();
  const uiterlijkOp = await antwoordEind(tx, o, nu);
  await store.zetUitnodiging(tx, u, 'verstuurd', { verzonden_op: nu, uiterlijk_op: uiterlijkOp }, nu);
  const partner = await organisatieVan(tx, u.organisatie_id ?? '');
  const regie = await regieVan(tx, o.verband_code, o.regio_code);
  await tekenTijdlijnOp(kern, tx, { casusId: o.casus_id, op: nu, soort: 'overleg', zin: `${partner?.naam ?? 'Een partner'} is uitgenodigd voor een overleg.`, bron: `uitnodiging:${u.id}`, actorOrganisatieId: regie?.id ?? null, actorMedewerkerId: null });
  if (u.is_aangesloten && partner !== undefined && regie !== undefined) {
    const agenda = (await store.agendaVan(tx, o.id)).filter((a) => u.agendapunten.includes(a.volgnr));
    await verzendGebeurtenis(kern, tx, {
      organisatieId: partner.id, afzenderOin: regie.oin, type: typen.uitnodigingVerzonden, correlatieId: u.id, voorId: u.id, traceparent: nieuwSpoor(),
      data: {
        uitnodigingId: u.id, overlegnummer: o.overlegnummer, soort: o.soort, vorm: o.vorm, doel: 'casusoverleg-voeren', grondslagen: [...u.grondslagen], uiterlijkOp: uiterlijkOp.toISOString(),
        ...(o.gepland_op === null ? {} : { begintOp: o.gepland_op.toISOString() }), agendapunten: agenda.map((a) => ({ volgnr: a.volgnr, thema: a.thema, minuten: a.minuten })),
      },
    });
  }
  // R8.6: a motorkapoverleg cannot wait for somebody to look at his task list.
  if (o.soort === 'motorkap' && !u.is_aangesloten && partner !== undefined) for (const m of await collegasMetRol(tx, partner.id, ['deelnemer'], datumVan(nu))) await stuurSms(kern, tx, { medewerkerId: m.id, tekst: 'motorkap', kenmerk: u.id });
  await meldOverleg(kern, tx, o.casus_id);
  return { uitnodigingEind: alsTijdstip(uiterlijkOp) };
};

export type NieuweReactie = { readonly uitnodigingId: string; readonly reactie: Reactie; readonly via: 'systeem' | 'taak'; readonly vervangerId?: string | null; readonly vervangerFunctie?: string | null; readonly redenAfwezig?: string | null; /** Asked in the task list only. */ readonly isVoorbereid?: boolean | null };

/** Stores what a party answered; after the term it is kept and shown as late. Throws `al-beantwoord` or `gesloten`. */
export const legReactieVast = async (kern: Kern, tx: Tx, r: NieuweReactie): Promise<{ isLaat: boolean }> => {
  const { u, o } = await laad(tx, r.uitnodigingId);
  if (u.status === 'ingetrokken' || o.status === 'gesloten' || o.status === 'geannuleerd' || o.status === 'getoetst') throw new Probleem('gesloten', 'Dit overleg gaat zo niet door. Uw reactie is niet opgeslagen.');
  if (u.status !== 'verstuurd' && u.status !== 'geen-reactie') throw new Probleem('al-beantwoord', 'Op deze uitnodiging is al gereageerd. Er is niets gewijzigd.');
  const nu = kern.clock.now();
  const isLaat = u.status === 'geen-reactie';
  await store.zetUitnodiging(tx, u, staatBijReactie[r.reactie], { beantwoord_op: nu, beantwoord_via: r.via, is_laat: isLaat, vervanger_id: r.vervangerId ?? null, vervanger_functie: r.vervangerFunctie ?? null, afwijs_reden: r.redenAfwezig ?? null, is_voorbereid: r.isVoorbereid ?? null }, nu);
  await meldOverleg(kern, tx, o.casus_id);
  return { isLaat };
};

/** The answer of a partner's own system; an invitation of another organisation does not exist for the sender. */
export const ontvangReactie = async (kern: Kern, tx: Tx, r: Omit<NieuweReactie, 'via'> & { organisatieId: string }): Promise<void> => {
  const u = await store.leesUitnodiging(tx, r.uitnodigingId);
  if (u === undefined || u.organisatie_id !== r.organisatieId || !u.is_aangesloten || u.status === 'concept' || u.status === 'zonder-grondslag') throw new Probleem('niet-gevonden', 'Deze uitnodiging bestaat niet, of zij is niet aan u gericht.');
  const { isLaat } = await legReactieVast(kern, tx, { ...r, via: 'systeem' });
  if (isLaat) return;
  const ttl = Math.max(1000, (u.uiterlijk_op ?? kern.clock.now()).getTime() - kern.clock.now().getTime());
  await zetInOutbox(tx, kern, { volgordeSleutel: `uitnodiging:${u.id}`, opdracht: { soort: 'bericht', naam: 'overleggen-casus.reactie-ontvangen', sleutel: u.id, ttl, variabelen: { reactieUitkomst: r.reactie } } });
};

/** Nobody answered in time: kept as such. Silence is never a yes. */
export const sluitUitnodiging = async (kern: Kern, tx: Tx, uitnodigingId: string): Promise<void> => {
  const { u, o } = await laad(tx, uitnodigingId);
  if (u.status === 'verstuurd') await store.zetUitnodiging(tx, u, 'geen-reactie', {}, kern.clock.now());
  await meldOverleg(kern, tx, o.casus_id);
};
/** An invitation that could not be delivered counts as not answered; the screen says why. */
export const meldAfleveringMislukt = async (kern: Kern, tx: Tx, uitnodigingId: string): Promise<void> => { await store.wijzigUitnodiging(tx, uitnodigingId, { is_technisch_mislukt: true }, kern.clock.now()); };
