import { casusVan, hervatTermijn, schortTermijnOp } from '../../casus/index.ts';
import { controleerOvergang } from '../../domein/overgangen.ts';
import { Probleem } from '../../platform/http/problemen.ts';
import type { Medewerker } from '../../platform/identity/aanvrager.ts';
import type { Kern, Tx } from '../../platform/kern.ts';
import { maakToegang } from '../../toegang/index.ts';
import { tijdlijn } from './buren.ts';
import { alsDuur, type Verzoek } from './model.ts';
import { laadVerzoek, verzoekObject } from './verzoek.ts';
import * as verzoeken from './verzoek-store.ts';


const kleinsteRest = 60_000;
const nietGevonden = (): Probleem => new Probleem('niet-gevonden', 'Dit verzoek bestaat niet, of u mag het niet zien.');

/** The open task of the holder, when it is on the name of this person. */
const eigenTaak = async (tx: Tx, verzoekId: string, m: Medewerker): Promise<string> => {
  const taak = await tx('taak as t').join('element_context as c', 'c.element_instance_key', 't.element_instance_key').where({ 't.element_id': 'verzoek-behandelen', 't.status': 'op-naam' })
    .whereRaw("c.variabelen->>'verrijkingId' = ?", [verzoekId]).first('t.element_instance_key', 't.toegewezen_aan') as { element_instance_key: string; toegewezen_aan: string | null } | undefined;
  if (taak === undefined || taak.toegewezen_aan !== m.medewerkerId) throw new Probleem('ongeldige-overgang', 'Zet de taak eerst op uw naam. Er is niets verstuurd.', { toegestaan: [] });
  return taak.element_instance_key;
};

/**
 * The holder asks something back before he decides. The task stays open and its term stands still until the asker has answered (state
 * vragen-teruggelegd, processen §2.17). One question at a time.
 */
export const stelWedervraag = async (kern: Kern, tx: Tx, m: Medewerker, v: { id: string; verzoekId: string; vraag: string; traceparent: string }): Promise<string> => {
  const now = kern.clock.now();
  const { verzoek, houder, plaats } = await laadVerzoek(tx, v.verzoekId);
  if (verzoek.houder_id !== m.organisatieId) throw nietGevonden();
  const elementInstanceKey = await eigenTaak(tx, verzoek.id, m);
  if (!['verzonden', 'ontvangen', 'in-behandeling'].includes(verzoek.status)) throw new Probleem('ongeldige-overgang', 'Er staat al een vraag van u open, of over dit verzoek is al besloten. Er is niets verstuurd.', { toegestaan: [] });
  controleerOvergang('verzoek', 'in-behandeling', 'vragen-teruggelegd');
  await maakToegang(kern).vraag(tx, { aanvrager: m, doel: 'verrijken', actie: 'schrijven', gevraagd: ['CAS'], object: verzoekObject(verzoek, plaats, { GERICHT: true }), traceparent: v.traceparent });
  await verzoeken.wijzigVerzoek(tx, verzoek.id, { status: 'vragen-teruggelegd' }, now);
  const [rij] = await tx('verzoek_wedervraag').insert({ id: v.id, verzoek_id: verzoek.id, casus_id: verzoek.casus_id, element_instance_key: elementInstanceKey, vraag: v.vraag, gesteld_door: m.medewerkerId, gesteld_op: now }).returning('id') as { id: string }[];
  await schortTermijnOp(kern, tx, elementInstanceKey, 'vragen-teruggelegd');
  await tijdlijn(kern, tx, { casusId: verzoek.casus_id, op: now, zin: `${houder.naam} heeft eerst zelf een vraag gesteld.`, bron: `wedervraag:${rij?.id ?? ''}`, actorOrganisatieId: houder.id, actorMedewerkerId: m.medewerkerId });
  return rij?.id ?? '';
};

/** The asker answers; the term of the holder goes on with what was left of it. Twice: al-beantwoord. */
export const beantwoordWedervraag = async (kern: Kern, tx: Tx, m: Medewerker, v: { wedervraagId: string; antwoord: string; traceparent: string }): Promise<void> => {
  const now = kern.clock.now();
  const w = await tx('verzoek_wedervraag').where({ id: v.wedervraagId }).forUpdate().first() as verzoeken.Wedervraag | undefined;
  if (w === undefined) throw nietGevonden();
  const { verzoek, plaats } = await laadVerzoek(tx, w.verzoek_id);
  if (verzoek.vragende_organisatie_id !== m.organisatieId) throw nietGevonden();
  await maakToegang(kern).vraag(tx, { aanvrager: m, doel: 'verrijken', actie: 'schrijven', gevraagd: ['BEK'], object: verzoekObject(verzoek, plaats, { VERSTREKT: true }), traceparent: v.traceparent });
  if (w.status !== 'open') throw new Probleem('al-beantwoord', 'Deze vraag is al beantwoord, of niet meer nodig. Er is niets gewijzigd.');
  controleerOvergang('verzoek', verzoek.status, 'in-behandeling');
  const uiterlijkOp = new Date(now.getTime() + restVan(verzoek, w));
  await verzoeken.wijzigVerzoek(tx, verzoek.id, { status: 'in-behandeling', uiterlijk_op: uiterlijkOp }, now);
  await tx('verzoek_wedervraag').where({ id: w.id }).update({ status: 'beantwoord', antwoord: v.antwoord, beantwoord_door: m.medewerkerId, beantwoord_op: now, gewijzigd_op: now, rijversie: tx.raw('rijversie + 1') });
  await hervatTermijn(kern, tx, w.element_instance_key, uiterlijkOp);
  await tijdlijn(kern, tx, { casusId: w.casus_id, op: now, zin: 'De vraag van de houder is beantwoord.', bron: `wedervraag:${w.id}:antwoord`, actorOrganisatieId: m.organisatieId, actorMedewerkerId: m.medewerkerId });
};

/** What was left of the holder's term when he asked; at least a minute. */
const restVan = (verzoek: Verzoek, w: verzoeken.Wedervraag): number => Math.max(kleinsteRest, (verzoek.uiterlijk_op ?? w.gesteld_op).getTime() - w.gesteld_op.getTime());

/** Whether the term of the holder is really over; otherwise how long the clock of the process must wait before it looks again. */
export const gaHoudertijdNa = async (kern: Kern, tx: Tx, verzoekId: string): Promise<{ isTijdOm: boolean; antwoordTermijn: string }> => {
  const now = kern.clock.now();
  const { verzoek } = await laadVerzoek(tx, verzoekId);
  const open = (await verzoeken.wedervragenVan(tx, verzoekId)).find((w) => w.status === 'open');
  if (open !== undefined) return { isTijdOm: false, antwoordTermijn: alsDuur(restVan(verzoek, open)) };
  const rest = (verzoek.uiterlijk_op ?? now).getTime() - now.getTime();
  return { isTijdOm: rest <= 0, antwoordTermijn: alsDuur(Math.max(0, rest)) };
};

export type OpenWedervraag = { id: string; houder: string; vraag: string; gesteldOp: string };
/** Open questions of holders in this casus, for the organisation that asked them (the others do not see them). */
export const openWedervragen = async (kern: Kern, tx: Tx, m: Medewerker, casusId: string, traceparent: string): Promise<OpenWedervraag[]> => {
  const casus = await casusVan(tx, casusId);
  if (casus === undefined) throw new Probleem('niet-gevonden', 'Dit bestaat niet, of u hoort niet bij het team van deze casus.');
  const rijen = await tx('verzoek_wedervraag as w').join('verstrekkingsverzoek as v', 'v.id', 'w.verzoek_id').join('organisatie as o', 'o.id', 'v.houder_id').where({ 'w.casus_id': casusId, 'w.status': 'open', 'v.vragende_organisatie_id': m.organisatieId })
    .orderBy('w.gesteld_op').select('w.id', 'o.naam as houder', 'w.vraag', 'w.gesteld_op', 'v.persoon_id') as { id: string; houder: string; vraag: string; gesteld_op: Date; persoon_id: string }[];
  await maakToegang(kern).vraag(tx, {
    aanvrager: m, doel: 'verrijken', actie: 'lezen', gevraagd: ['BEK'], traceparent,
    object: { type: 'casus', id: casusId, casusId, verbandCode: casus.verbandCode, regioCode: casus.regioCode, betrokkenen: [...new Set(rijen.map((r) => r.persoon_id))], feiten: { VERSTREKT: true } },
  });
  return rijen.map((r) => ({ id: r.id, houder: r.houder, vraag: r.vraag, gesteldOp: r.gesteld_op.toISOString() }));
};
