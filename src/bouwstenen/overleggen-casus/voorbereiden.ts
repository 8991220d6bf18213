import { z } from 'zod';
import { randomUUID } from 'node:crypto';
import { afwijkredenen, besluitsoorten, hoogstePunten, stukvenster, stukvoorwaarden, uiterlijkUitnodigen } from '../../domein/overleg.ts';
import { betrokkenenVan, feestdagtoets } from '../../casus/index.ts';
import { Probleem, type Fout } from '../../platform/http/problemen.ts';
import type { Kern, Tx } from '../../platform/kern.ts';
import { organisatieVan } from '../../toegang/index.ts';
import { gegevenssoorten, type Niveaus } from '../../toegang/toegang.ts';
import { informeerbaren } from '../vaststellen-identiteit/index.ts';
import { maakPuntenLos, plaatsPunten } from './bespreken.ts';
import type { Overleg } from './model.ts';
import { zichtVan } from './omgeving.ts';
import * as store from './store.ts';
import { toonMoment } from './teksten.ts';
import { verberg } from './versleuteld.ts';

export const agendaInvoer = z.strictObject({ thema: z.string().trim().min(3).max(120), gevraagdBesluit: z.enum(besluitsoorten).nullable(), minuten: z.int().min(1).max(240), bespreekpuntId: z.uuid().nullable().optional() });
export const deelnemerInvoer = z.strictObject({ organisatieId: z.uuid(), reden: z.string().trim().max(300), agendapunten: z.array(z.int().min(1).max(hoogstePunten)).max(hoogstePunten) });
export const burgerInvoer = z.strictObject({ persoonId: z.uuid(), isUitgenodigd: z.boolean(), reden: z.enum(afwijkredenen).nullable().optional(), toelichting: z.string().trim().max(1000).nullable().optional() });
export const stukInvoer = z.strictObject({
  titel: z.string().trim().min(3).max(120), inhoud: z.string().trim().min(1).max(8000), gegevenssoort: z.enum(gegevenssoorten), bron: z.enum(['verstrekking', 'analyse', 'document']), voorwaarde: z.enum(stukvoorwaarden),
  agendapunt: z.int().min(1).max(hoogstePunten), ontvangers: z.array(z.uuid()).min(1).max(30),
});
export type Voorbereiding = {
  readonly overlegId: string; readonly start: Date; readonly vorm: string; readonly isMinderjarigeOnderMaatregel: boolean; readonly door: string;
  readonly agenda: readonly z.infer<typeof agendaInvoer>[]; readonly deelnemers: readonly z.infer<typeof deelnemerInvoer>[]; readonly burgers: readonly z.infer<typeof burgerInvoer>[]; readonly stukken: readonly z.infer<typeof stukInvoer>[];
};

/** T15: invitations must be out in time before the meeting. Gives the fault, or null. */
export const startfout = async (tx: Tx, kern: Kern, o: Pick<Overleg, 'soort'>, start: Date, veld: string): Promise<Fout | null> => {
  const uiterlijk = uiterlijkUitnodigen(o.soort, start, await feestdagtoets(tx));
  const nu = kern.clock.now();
  if (start <= nu) return { veld, code: 'voorbij', melding: 'Kies een tijdstip dat nog komt' };
  return uiterlijk !== null && uiterlijk < nu ? { veld, code: 'te-vroeg', melding: `Voor dit tijdstip hadden de uitnodigingen ${toonMoment(uiterlijk) ?? ''} verstuurd moeten zijn. Kies een later tijdstip${o.soort === 'regulier' ? ' of een spoedoverleg' : ''}` } : null;
};

const zichtPer = async (kern: Kern, tx: Tx, o: Overleg, ids: readonly string[]): Promise<ReadonlyMap<string, { naam: string; niveaus: Niveaus }>> => {
  const uit = new Map<string, { naam: string; niveaus: Niveaus }>();
  for (const id of new Set(ids)) {
    const partij = await organisatieVan(tx, id);
    if (partij !== undefined) uit.set(id, { naam: partij.naam, niveaus: (await zichtVan(kern, tx, o, partij)).niveaus });
  }
  return uit;
};

const controleer = async (kern: Kern, tx: Tx, o: Overleg, v: Voorbereiding, magBurgers: ReadonlySet<string>): Promise<Fout[]> => {
  const fouten: Fout[] = [];
  const start = await startfout(tx, kern, o, v.start, '/start');
  if (start) fouten.push(start);
  if (v.agenda.length === 0) fouten.push({ veld: '/agenda', code: 'verplicht', melding: 'Zet ten minste één thema op de agenda' });
  if (v.deelnemers.length === 0) fouten.push({ veld: '/deelnemers', code: 'verplicht', melding: 'Kies ten minste één organisatie' });
  const gezien = new Set<string>();
  for (const [i, d] of v.deelnemers.entries()) {
    if (gezien.has(d.organisatieId)) fouten.push({ veld: `/deelnemers/${i}/organisatieId`, code: 'dubbel', melding: 'Deze organisatie staat er al' });
    gezien.add(d.organisatieId);
    if (d.reden.length < 5) fouten.push({ veld: `/deelnemers/${i}/reden`, code: 'verplicht', melding: 'Schrijf op waarom deze organisatie erbij is' });
    if (d.agendapunten.length === 0 || d.agendapunten.some((nr) => nr > v.agenda.length)) fouten.push({ veld: `/deelnemers/${i}/agendapunten`, code: 'verplicht', melding: 'Kies voor welke agendapunten deze organisatie komt' });
  }
  for (const id of magBurgers) if (!v.burgers.some((b) => b.persoonId === id)) fouten.push({ veld: '/burgers', code: 'verplicht', melding: 'Kies voor elke betrokkene of u die uitnodigt' });
  for (const [i, b] of v.burgers.entries()) {
    if (!magBurgers.has(b.persoonId)) fouten.push({ veld: `/burgers/${i}/persoonId`, code: 'niet-mogelijk', melding: 'Kies iemand uit de lijst' });
    if (b.isUitgenodigd) continue;
    // R8.3: not inviting is the exception and needs a reason.
    if (!b.reden) fouten.push({ veld: `/burgers/${i}/reden`, code: 'verplicht', melding: 'Kies waarom u deze persoon niet uitnodigt' });
    if ((b.toelichting ?? '').length < 20) fouten.push({ veld: `/burgers/${i}/toelichting`, code: 'te-kort', melding: 'Leg in minstens 20 tekens uit waarom' });
  }
  const zicht = await zichtPer(kern, tx, o, v.stukken.flatMap((s) => s.ontvangers));
  for (const [i, s] of v.stukken.entries()) {
    if (s.agendapunt > v.agenda.length) fouten.push({ veld: `/stukken/${i}/agendapunt`, code: 'niet-mogelijk', melding: 'Kies een agendapunt' });
    if (s.ontvangers.some((id) => !v.deelnemers.some((d) => d.organisatieId === id && d.agendapunten.includes(s.agendapunt)))) fouten.push({ veld: `/stukken/${i}/ontvangers`, code: 'niet-mogelijk', melding: 'Een stuk gaat alleen naar wie bij dat agendapunt is' });
    // domein §7.8: a document is of one gegevenssoort, and goes whole or not at all (X3, X4).
    const blind = [...new Set(s.ontvangers)].flatMap((id) => { const z = zicht.get(id); return (z?.niveaus[s.gegevenssoort] ?? -1) >= 2 ? [] : [z?.naam ?? 'Deze organisatie']; });
    if (blind.length > 0) fouten.push({ veld: `/stukken/${i}/ontvangers`, code: 'geen-grondslag', melding: `${blind.join(', ')} mag dit stuk niet zien: voor een overleg is daar geen grondslag voor` });
  }
  return fouten;
};

/** Citizens who are asked by default (R8.3): everybody of this casus who can be informed. */
export const uitTeNodigen = async (kern: Kern, tx: Tx, casusId: string): Promise<string[]> => [...new Set((await informeerbaren(kern, tx, casusId)).map((p) => p.persoonId))];

/** Stores agenda, parties, citizens and documents; a later version replaces the earlier, as long as nobody is asked. Throws `ongeldige-invoer` with every fault. */
export const slaVoorbereidingOp = async (kern: Kern, tx: Tx, v: Voorbereiding): Promise<{ isBurgerUitgenodigd: boolean }> => {
  const o = await store.overlegVast(tx, v.overlegId);
  if (o.status !== 'concept' || await isAlVoorbereid(tx, o.id)) throw new Probleem('ongeldige-overgang', 'De uitnodigingen zijn al verstuurd. Er is niets gewijzigd.');
  const burgers = new Set(await uitTeNodigen(kern, tx, o.casus_id));
  const fouten = await controleer(kern, tx, o, v, burgers);
  if (fouten.length > 0) throw new Probleem('ongeldige-invoer', 'De voorbereiding is nog niet volledig. Uw antwoorden staan nog in het formulier.', { fouten });
  const nu = kern.clock.now();
  await maakPuntenLos(kern, tx, o.id);
  await wis(tx, o.id);
  const punten: string[] = [];
  for (const [i, a] of v.agenda.entries()) {
    const [rij] = await tx('agendapunt').insert({ overleg_id: o.id, casus_id: o.casus_id, volgnr: i + 1, thema: a.thema, gevraagd_besluit: a.gevraagdBesluit, minuten: a.minuten }).returning('id') as { id: string }[];
    punten.push(rij?.id ?? '');
  }
  await plaatsPunten(kern, tx, o, v.agenda.flatMap((a, i) => (a.bespreekpuntId ? [{ bespreekpuntId: a.bespreekpuntId, agendapuntId: punten[i] ?? '' }] : [])));
  for (const d of v.deelnemers) await store.voegUitnodigingToe(tx, { overleg_id: o.id, ronde: o.uitnodigronde, organisatie_id: d.organisatieId, agendapunten: [...new Set(d.agendapunten)].toSorted((a, b) => a - b), reden: d.reden }, nu);
  for (const b of v.burgers) {
    if (b.isUitgenodigd) await store.voegUitnodigingToe(tx, { overleg_id: o.id, ronde: o.uitnodigronde, persoon_id: b.persoonId, agendapunten: v.agenda.map((_, i) => i + 1), reden: 'Het gaat over deze persoon' }, nu);
    else await legAfwijkingVast(kern, tx, o, { persoonId: b.persoonId, reden: b.reden ?? '', toelichting: b.toelichting ?? '', door: v.door });
  }
  const { vanOp } = stukvenster(v.start, null, await feestdagtoets(tx));
  for (const s of v.stukken) await bewaarStuk(kern, tx, o.id, { ...s, agendapuntId: punten[s.agendapunt - 1] ?? null, vanOp, door: v.door });
  await store.wijzigOverleg(tx, o.id, { gepland_op: v.start, vorm: v.vorm, is_minderjarige_onder_maatregel: v.isMinderjarigeOnderMaatregel, voorbereid_door: v.door, betrokkenen: (await betrokkenenVan(tx, o.casus_id)).map((b) => b.persoonId) }, nu);
  return { isBurgerUitgenodigd: v.burgers.every((b) => b.isUitgenodigd) };
};

/** Prepared, and not sent back by the second person since: the state moves when the engine does, a little later. */
const isAlVoorbereid = async (tx: Tx, overlegId: string): Promise<boolean> => {
  const keuze = await tx('overleg_keuze').where({ overleg_id: overlegId, taak: 'overleg-voorbereiden' }).max('op as op').first() as { op: Date | null } | undefined;
  const terug = await tx('burger_uitnodiging_afwijking').where({ overleg_id: overlegId, uitkomst: 'terug' }).max('tweede_akkoord_op as op').first() as { op: Date | null } | undefined;
  return keuze?.op != null && (terug?.op == null || terug.op < keuze.op);
};
const wis = async (tx: Tx, overlegId: string): Promise<void> => {
  await tx('gedeeld_stuk').where({ overleg_id: overlegId }).delete();
  await tx('uitnodiging').where({ overleg_id: overlegId, status: 'concept', is_regie: false }).delete();
  await tx('agendapunt').where({ overleg_id: overlegId }).delete();
  await tx('burger_uitnodiging_afwijking').where({ overleg_id: overlegId }).whereNull('uitkomst').delete();
};
const legAfwijkingVast = async (kern: Kern, tx: Tx, o: Overleg, a: { persoonId: string; reden: string; toelichting: string; door: string }): Promise<void> => {
  const id = randomUUID();
  await tx('burger_uitnodiging_afwijking').insert({ id, overleg_id: o.id, persoon_id: a.persoonId, reden: a.reden, toelichting: verberg(kern, a.toelichting, 'afwijking', id), gevraagd_door: a.door, gevraagd_op: kern.clock.now() });
};
export const bewaarStuk = async (kern: Kern, tx: Tx, overlegId: string, s: { titel: string; inhoud: string; gegevenssoort: string; bron: string; voorwaarde: string; agendapuntId: string | null; ontvangers: readonly string[]; vanOp: Date; door: string }): Promise<string> => {
  const id = randomUUID();
  await tx('gedeeld_stuk').insert({ id, overleg_id: overlegId, agendapunt_id: s.agendapuntId, gegevenssoort: s.gegevenssoort, bron: s.bron, titel: s.titel, inhoud: verberg(kern, s.inhoud, 'stuk', id), voorwaarde: s.voorwaarde, van_op: s.vanOp, ontvangers: [...new Set(s.ontvangers)], gedeeld_door: s.door });
  return id;
};

/** Second pair of eyes on not inviting the citizen (R8.3). Throws `vier-ogen` for the person who prepared. */
export const keurAfwijking = async (kern: Kern, tx: Tx, k: { overlegId: string; uitkomst: 'akkoord' | 'terug'; motivatie: string; door: string }): Promise<void> => {
  const rijen = await tx('burger_uitnodiging_afwijking').where({ overleg_id: k.overlegId }).whereNull('uitkomst').forUpdate().select('id', 'gevraagd_door') as { id: string; gevraagd_door: string }[];
  if (rijen.some((r) => r.gevraagd_door === k.door)) throw new Probleem('vier-ogen', 'Een ander dan wie dit voorstelde moet meekijken. Er is niets gewijzigd.');
  const nu = kern.clock.now();
  for (const r of rijen) await tx('burger_uitnodiging_afwijking').where({ id: r.id }).update({ uitkomst: k.uitkomst, motivatie: verberg(kern, k.motivatie, 'afwijking-akkoord', r.id), tweede_akkoord_door: k.door, tweede_akkoord_op: nu, gewijzigd_op: nu, rijversie: tx.raw('rijversie + 1') });
};
