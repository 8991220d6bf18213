import { besluitsoorten, dragendeBesluiten, hoogstePunten, overleguitkomsten, regelsoorten, type Overleguitkomst } from '../../domein/overleg.ts';
import { z } from 'zod';
import { tekenTijdlijnOp } from '../../casus/index.ts';
import { nieuwId } from '../../platform/http/eenmalig.ts';
import { Probleem, type Fout } from '../../platform/http/problemen.ts';
import type { Medewerker } from '../../platform/identity/aanvrager.ts';
import type { Kern, Tx } from '../../platform/kern.ts';
import { allenGaan } from './aanwezig.ts';
import { meldPartners } from './melden.ts';
import type { Overleg } from './model.ts';
import { eisQuorum, quorumNu } from './quorum.ts';
import * as store from './store.ts';
import { meldOverleg } from './live.ts';

export const regelInvoer = z.strictObject({
  id: nieuwId, soort: z.enum(regelsoorten), tekst: z.string().trim().min(2).max(4000), agendapunt: z.int().min(1).max(hoogstePunten).nullable().default(null),
  wieOrganisatieId: z.uuid().nullable().default(null), uiterlijk: z.iso.date().nullable().default(null), besluitSoort: z.enum(besluitsoorten).nullable().default(null),
});
export type Regelinvoer = z.infer<typeof regelInvoer>;

const controleer = async (tx: Tx, o: Overleg, r: Regelinvoer): Promise<{ agendapuntId: string | null }> => {
  const fouten: Fout[] = [];
  const punt = r.agendapunt === null ? undefined : (await store.agendaVan(tx, o.id)).find((a) => a.volgnr === r.agendapunt);
  if (r.agendapunt !== null && punt === undefined) fouten.push({ veld: '/agendapunt', code: 'niet-mogelijk', melding: 'Kies een agendapunt' });
  if (r.soort === 'besluit' && r.besluitSoort === null) fouten.push({ veld: '/besluitSoort', code: 'verplicht', melding: 'Kies wat voor besluit dit is' });
  if (r.soort !== 'besluit' && r.besluitSoort !== null) fouten.push({ veld: '/besluitSoort', code: 'niet-mogelijk', melding: 'Alleen een besluit heeft een soort' });
  if (r.soort === 'afspraak') {
    const partijen = (await store.uitnodigingenVan(tx, o)).map((u) => u.organisatie_id);
    if (r.wieOrganisatieId === null || !partijen.includes(r.wieOrganisatieId)) fouten.push({ veld: '/wieOrganisatieId', code: 'verplicht', melding: 'Kies wie dit doet' });
    if (r.uiterlijk === null) fouten.push({ veld: '/uiterlijk', code: 'verplicht', melding: 'Kies wanneer dit klaar is' });
  }
  if (fouten.length > 0) throw new Probleem('ongeldige-invoer', 'De regel is nog niet volledig. Er is niets vastgelegd.', { fouten });
  return { agendapuntId: punt?.id ?? null };
};

/**
 * Adds one line of the minutes. Lines are only added, each once (`eenmalig`), so that two secretaries and a lost connection lose nothing (R8.8). A besluit needs the quorum of this moment (R8.2): 409 `quorum-ontbreekt` names who is missing.
 */
export const voegRegelToe = async (kern: Kern, tx: Tx, overlegId: string, r: Regelinvoer, door: Medewerker): Promise<void> => {
  const o = await store.overlegVast(tx, overlegId);
  if (o.status !== 'gestart') throw new Probleem('ongeldige-overgang', 'Dit overleg loopt nu niet. De regel is niet vastgelegd.', { toegestaan: [] });
  const { agendapuntId } = await controleer(tx, o, r);
  if (r.soort === 'besluit') await eisQuorum(tx, o);
  const nu = kern.clock.now();
  await tx('verslagregel').insert({
    id: r.id, overleg_id: o.id, agendapunt_id: agendapuntId, soort: r.soort, tekst: r.tekst, door_id: door.medewerkerId, door_organisatie_id: door.organisatieId, op: nu, wie_organisatie_id: r.wieOrganisatieId, uiterlijk: r.uiterlijk,
    besluit_soort: r.besluitSoort, quorum_voldaan: (await quorumNu(tx, o)).voldaan, aangemaakt_op: nu, gewijzigd_op: nu,
  });
  await meldOverleg(kern, tx, o.casus_id);
};

/** Strikes a line through; it stays readable as struck. Only who wrote it, while the meeting runs. */
export const laatRegelVervallen = async (kern: Kern, tx: Tx, overlegId: string, regelId: string, door: Medewerker): Promise<void> => {
  const o = await store.overlegVast(tx, overlegId);
  const regel = (await store.verslagVan(tx, o.id)).find((x) => x.id === regelId);
  if (regel === undefined) throw new Probleem('niet-gevonden', 'Deze regel bestaat niet.');
  if (regel.door_id !== door.medewerkerId) throw new Probleem('rol-onvoldoende', 'Alleen wie de regel schreef, kan haar doorhalen. Er is niets gewijzigd.');
  if (o.status !== 'gestart') throw new Probleem('gesloten', 'Dit overleg is gesloten. Het verslag wijzigt niet meer.');
  const nu = kern.clock.now();
  await tx('verslagregel').where({ id: regelId }).whereNull('vervallen_op').update({ vervallen_op: nu, vervallen_door: door.medewerkerId, gewijzigd_op: nu, rijversie: tx.raw('rijversie + 1') });
  await meldOverleg(kern, tx, o.casus_id);
};

const isKoers = (u: string): u is Overleguitkomst => (overleguitkomsten as readonly string[]).includes(u);

/** Outcomes that cannot be chosen now, each with its reason: a course rests on a besluit that fell with a quorum (processen §2.17). */
export const nietMogelijkeUitkomsten = async (tx: Tx, o: Overleg): Promise<Record<string, string>> => {
  const besluiten = new Set((await store.verslagVan(tx, o.id)).filter((r) => r.soort === 'besluit' && r.vervallen_op === null).map((r) => r.besluit_soort));
  const quorum = await quorumNu(tx, o);
  const reden = quorum.voldaan ? 'Leg eerst het besluit vast dat hierbij hoort.' : `Er is geen quorum: ${quorum.ontbreekt.join(', ')} ontbreekt.`;
  return Object.fromEntries(overleguitkomsten.filter((u) => !dragendeBesluiten(u).some((s) => besluiten.has(s))).map((u) => [u, reden]));
};

/** Ends or adjourns the meeting (processen §2.8 step 7). Throws `quorum-ontbreekt`, `ongeldige-invoer` or `ongeldige-overgang`. */
export const rondOverlegAf = async (kern: Kern, tx: Tx, v: { overlegId: string; uitkomst: string; nieuweStart: Date | null; motivatie: string; isTerugkoppelingAfgesproken: boolean; door: Medewerker }): Promise<void> => {
  const o = await store.overlegVast(tx, v.overlegId);
  if (o.status !== 'gestart') throw new Probleem('ongeldige-overgang', 'Dit overleg loopt nu niet. Er is niets gewijzigd.', { toegestaan: [] });
  const nu = kern.clock.now();
  if (isKoers(v.uitkomst) && (await nietMogelijkeUitkomsten(tx, o))[v.uitkomst] !== undefined) {
    await eisQuorum(tx, o);
    throw new Probleem('ongeldige-invoer', 'Het besluit dat bij deze koers hoort, staat nog niet in het verslag. Er is niets gesloten.', { fouten: [{ veld: '/uitkomst', code: 'besluit-ontbreekt', melding: 'Leg eerst het besluit vast dat hierbij hoort' }] });
  }
  if (v.uitkomst === 'verdaagd' && o.soort !== 'motorkap' && (v.nieuweStart === null || v.nieuweStart <= nu)) throw new Probleem('ongeldige-invoer', 'Kies wanneer het overleg verder gaat. Er is niets gewijzigd.', { fouten: [{ veld: '/nieuweStart', code: 'verplicht', melding: 'Kies een tijdstip dat nog komt' }] });
  await store.schrijfKeuze(kern, tx, { overlegId: o.id, taak: 'overleg-voeren', uitkomst: v.uitkomst, motivatie: v.motivatie, gegevens: { isTerugkoppelingAfgesproken: v.isTerugkoppelingAfgesproken }, door: v.door.medewerkerId });
  if (v.uitkomst === 'geen-overeenstemming') return;
  await allenGaan(kern, tx, o.id);
  if (v.uitkomst === 'verdaagd') {
    if (o.soort !== 'motorkap') await store.zetStaat(tx, o, 'verplaatst', nu, { gepland_op: v.nieuweStart });
  } else await sluitOverleg(kern, tx, o, v.uitkomst, v.door);
  await meldOverleg(kern, tx, o.casus_id);
};

/** Closes the meeting with its course. */
export const sluitOverleg = async (kern: Kern, tx: Tx, o: Overleg, uitkomst: string, door: Medewerker): Promise<void> => {
  const nu = kern.clock.now();
  await store.zetStaat(tx, o, 'gesloten', nu, { gesloten_op: nu, uitkomst, voorzitter_id: o.voorzitter_id ?? door.medewerkerId });
  await tekenTijdlijnOp(kern, tx, { casusId: o.casus_id, op: nu, soort: 'overleg', zin: 'Het overleg is gesloten.', bron: `overleg-gesloten:${o.id}`, actorOrganisatieId: door.organisatieId, actorMedewerkerId: door.medewerkerId });
  await meldPartners(kern, tx, o.id, 'gesloten');
};
/** The procesregisseur decides after a meeting without agreement, or sends it back to the table. */
export const beslisNaOverleg = async (kern: Kern, tx: Tx, v: { overlegId: string; uitkomst: string; motivatie: string; isVoorzitterGehoord: boolean; isTegenargumentGewogen: boolean; door: Medewerker }): Promise<void> => {
  const o = await store.overlegVast(tx, v.overlegId);
  await store.schrijfKeuze(kern, tx, { overlegId: o.id, taak: 'opschalen', uitkomst: v.uitkomst, motivatie: v.motivatie, gegevens: { isVoorzitterGehoord: v.isVoorzitterGehoord, isTegenargumentGewogen: v.isTegenargumentGewogen }, door: v.door.medewerkerId });
  if (v.uitkomst === 'terug') return;
  await allenGaan(kern, tx, o.id);
  await sluitOverleg(kern, tx, o, v.uitkomst.replace(/^besloten-/, ''), v.door);
  await meldOverleg(kern, tx, o.casus_id);
};
