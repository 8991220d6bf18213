import { controleerOvergang } from '../../domein/overgangen.ts';
import { zetInOutbox } from '../../platform/engine/outbox.ts';
import { Probleem } from '../../platform/http/problemen.ts';
import type { Kern, Tx } from '../../platform/kern.ts';
import { maakToegang } from '../../toegang/index.ts';
import { meldNieuwFeit } from '../opstellen-analyse/index.ts';
import { alsPartner, tijdlijn } from './buren.ts';
import type { Opdracht, Uitvraag, Uitvraagpersoon } from './model.ts';
import { alsTijdstip, vrijgaveMoment } from './rooster.ts';
import * as store from './store.ts';
import { laadOpdracht, uitvraagObject } from './opdracht.ts';

export type PersoonAntwoord = { readonly persoonId: string } & ({ readonly antwoord: 'bekend'; readonly actueel: boolean; readonly contactpunt: string } | { readonly antwoord: 'niet-gemeld' });
export type NieuwAntwoord = { readonly via: 'systeem' | 'taak' | 'telefoon' | 'regel'; readonly antwoorden: readonly PersoonAntwoord[]; readonly traceparent: string };
export type VastgelegdAntwoord = { uitkomst: 'bekend' | 'niet-gemeld'; vrijgaveOp: string; isLaat: boolean };

const controleer = (u: Uitvraag, o: Opdracht, personen: readonly Uitvraagpersoon[], antwoorden: readonly PersoonAntwoord[], now: Date): void => {
  if (o.status === 'beantwoord') throw new Probleem('al-beantwoord', 'Op deze uitvraag is al geantwoord. Er is niets gewijzigd.');
  if (u.status === 'gesloten' || (u.verloopt_op !== null && u.verloopt_op <= now)) throw new Probleem('gesloten', 'Deze uitvraag is gesloten. Uw antwoord is niet opgeslagen.');
  controleerOvergang('uitvraag_partner', o.status, 'beantwoord');
  const gevraagd = new Set(personen.map((p) => p.persoon_id));
  const beantwoord = new Set(antwoorden.map((a) => a.persoonId));
  if (beantwoord.size !== antwoorden.length || gevraagd.size !== beantwoord.size || [...beantwoord].some((id) => !gevraagd.has(id))) {
    throw new Probleem('ongeldige-invoer', 'Geef voor elke gevraagde persoon precies één antwoord. Er is niets opgeslagen.', { fouten: [{ veld: '/data/antwoorden', code: 'personen-ongelijk', melding: 'Geef voor elke gevraagde persoon precies één antwoord.' }] });
  }
};

/**
 * Stores the answer of a partner. Hit and no-hit run through the same steps, writes and logs and are released on the same grid (R3.2); only a
 * hit leaves the row of R3.1 (current, contact). An answer after the term is kept and shown as late (processen §8 case 9).
 * Throws al-beantwoord, gesloten, ongeldige-invoer.
 */
export const legAntwoordVast = async (kern: Kern, tx: Tx, opdrachtId: string, a: NieuwAntwoord): Promise<VastgelegdAntwoord> => {
  const now = kern.clock.now();
  const { opdracht, uitvraag, partner } = await laadOpdracht(tx, opdrachtId);
  const personen = await store.personenVan(tx, opdrachtId);
  controleer(uitvraag, opdracht, personen, a.antwoorden, now);
  await maakToegang(kern).vraag(tx, {
    aanvrager: alsPartner(partner), doel: 'bekendheid-bepalen', actie: 'schrijven', gevraagd: ['IDE'], traceparent: a.traceparent,
    object: uitvraagObject(uitvraag, personen.map((p) => p.persoon_id), { GERICHT: true }),
  });
  const vrijgave = vrijgaveMoment(now);
  const isLaat = a.via === 'systeem' && (opdracht.status === 'verlopen' || (opdracht.uiterlijk_op !== null && opdracht.uiterlijk_op <= now));
  for (const p of a.antwoorden) await store.zetAntwoord(tx, opdrachtId, p.persoonId, p.antwoord, now);
  for (const p of a.antwoorden) if (p.antwoord === 'bekend') await store.zetBekendheid(tx, { opdrachtId, organisatieId: partner.id, persoonId: p.persoonId, actueel: p.actueel, contactpunt: p.contactpunt, now });
  await store.wijzigOpdracht(tx, opdrachtId, { status: 'beantwoord', beantwoord_via: a.via, is_laat: isLaat, antwoord_op: vrijgave }, now);
  await tijdlijn(kern, tx, { casusId: uitvraag.casus_id, op: vrijgave, zin: `${partner.naam} heeft geantwoord op de uitvraag${isLaat ? ', na de termijn' : ''}.`, bron: `antwoord:${opdrachtId}`, actorOrganisatieId: partner.id });
  // Hit and no-hit alike, and not before the release: the banner tells nothing about the answer (R3.2).
  await meldNieuwFeit(kern, tx, { casusId: uitvraag.casus_id, soort: 'antwoord', bron: `antwoord:${opdrachtId}`, op: vrijgave });
  return { uitkomst: a.antwoorden.some((p) => p.antwoord === 'bekend') ? 'bekend' : 'niet-gemeld', vrijgaveOp: alsTijdstip(vrijgave), isLaat };
};

export type Keterantwoord = { opdrachtId: string; organisatieId: string; antwoorden: readonly ({ pseudoniem: string } & ({ antwoord: 'bekend'; actueel: boolean; contactpunt: string } | { antwoord: 'niet-gemeld' }))[]; traceparent: string };

/**
 * The answer of a partner's own system. The waiting process gets its message, except when the answer is late: then nobody waits for it.
 * An opdracht of another organisation does not exist for the sender.
 */
export const ontvangAntwoord = async (kern: Kern, tx: Tx, k: Keterantwoord): Promise<void> => {
  const opdracht = await store.opdrachtVan(tx, k.opdrachtId);
  if (opdracht === undefined || opdracht.organisatie_id !== k.organisatieId || !opdracht.is_aangesloten) throw new Probleem('niet-gevonden', 'Deze uitvraag bestaat niet, of hij is niet aan u gericht.');
  const personen = new Map((await store.personenVan(tx, opdracht.id)).map((p) => [p.pseudoniem, p.persoon_id]));
  const antwoorden = k.antwoorden.map(({ pseudoniem, ...rest }) => ({ persoonId: personen.get(pseudoniem) ?? pseudoniem, ...rest }));
  const { uitkomst, vrijgaveOp, isLaat } = await legAntwoordVast(kern, tx, opdracht.id, { via: 'systeem', antwoorden, traceparent: k.traceparent });
  if (isLaat) return;
  const ttl = Math.max(1000, (opdracht.uiterlijk_op ?? kern.clock.now()).getTime() - kern.clock.now().getTime());
  await zetInOutbox(tx, kern, { volgordeSleutel: `opdracht:${opdracht.id}`, opdracht: { soort: 'bericht', naam: 'bepalen-bekendheid.antwoord-ontvangen', sleutel: opdracht.id, ttl, variabelen: { antwoordUitkomst: uitkomst, vrijgaveOp } } });
};
