import { magStukLezen } from '../../domein/overleg.ts';
import type { Doel } from '../../domein/doel.ts';
import type { Medewerker } from '../../platform/identity/aanvrager.ts';
import type { Kern, Tx } from '../../platform/kern.ts';
import { organisatienamen, organisatieVan, waarGrond } from '../../toegang/index.ts';
import type { Gegevenssoort, Niveaus } from '../../toegang/toegang.ts';
import { persoonVoorUitvraag } from '../vaststellen-identiteit/index.ts';
import type { Overleg, Stuk, Uitnodiging } from './model.ts';
import { namenVan, nietGevonden, partijnaam, plaatsVan, vraagOverleg, zichtVan, type Plaats } from './omgeving.ts';
import { quorumNu } from './quorum.ts';
import * as store from './store.ts';
import { standVan } from './stukken.ts';
import { soortnamen } from './teksten.ts';

export type Agendabeeld = { volgnr: number; thema: string | null; gevraagdBesluit: string | null; minuten: number; isVoorU: boolean };
export type Deelnemerbeeld = {
  uitnodigingId: string; organisatieId: string | null; naam: string; isRegie: boolean; isBurger: boolean; status: string; agendapunten: number[]; bevestigdNaMinuten: number | null; isLaat: boolean; vervanger: string | null;
  isAanwezig: boolean; momenten: { van: string; tot: string | null }[];
};
export type Regelbeeld = { id: string; agendapunt: number | null; soort: string; tekst: string; door: string; organisatie: string; isVanMij: boolean; op: string; wie: string | null; uiterlijk: string | null; besluitSoort: string | null; vervallen: boolean };
export type Stukbeeld = { id: string; titel: string; agendapunt: number | null; voorwaarde: string; gegevenssoort: string; magLezen: boolean; vanOp: string | null; totOp: string | null };
export type Overlegbeeld = {
  id: string; overlegnummer: string; casusId: string; soort: string; soortNaam: string; vorm: string; status: string; geplandOp: string | null; gestartOp: string | null; geslotenOp: string | null; uitkomst: string | null; isSchriftelijk: boolean; aantalVerzet: number;
  verslagUiterlijkOp: string | null; isRegie: boolean; isVoorzitter: boolean; mijnUitnodigingId: string | null; deelneemcode: string | null; uitleg: string; quorum: { voldaan: boolean; telt: string[]; ontbreekt: string[] };
  agenda: Agendabeeld[]; deelnemers: Deelnemerbeeld[]; verslag: Regelbeeld[]; stukken: Stukbeeld[]; /** Documents sent to him that the matrix does not give him: only that there are, not what they are about. */ stukkenNietVoorU: number;
};

/** Documents that go to this party; who holds the meeting has them all. */
const stukkenVoor = (stukken: readonly Stuk[], u: Uitnodiging | undefined): Stuk[] => stukken.filter((s) => u?.is_regie === true || s.ontvangers.includes(u?.organisatie_id ?? ''));
/** The points of the agenda that are this party's (R8.5); null = all: who holds the meeting, or the team without an invitation. */
const eigenPunten = (u: Uitnodiging | undefined): ReadonlySet<number> | null => (u === undefined || u.is_regie ? null : new Set(u.agendapunten));
const iso = (d: Date | null): string | null => d?.toISOString() ?? null;
const minuten = (u: Uitnodiging): number | null => (u.beantwoord_op === null || u.verzonden_op === null ? null : Math.round((u.beantwoord_op.getTime() - u.verzonden_op.getTime()) / 60_000));

/**
 * One meeting as one reader may see it: own agendapunten only (R8.5), lines of those, documents of a gegevenssoort he may see with whether he
 * may open them now, and of the others only that there are (R8.4).
 * `als` shows the regie what another party sees. Throws 404 outside, 403 without ground.
 */
export const leesOverlegbeeld = async (kern: Kern, tx: Tx, v: { overlegId: string; lezer: Medewerker; doel: Doel; traceparent: string; als?: string | undefined }): Promise<Overlegbeeld> => {
  const o = await store.leesOverleg(tx, v.overlegId);
  if (o === undefined) throw nietGevonden();
  const hier = await plaatsVan(tx, o, v.lezer.organisatieId);
  const soorten = stukkenVoor(await store.stukkenVan(tx, o.id), hier.uitnodiging).map((s) => s.gegevenssoort);
  const { besluit, plaats } = await vraagOverleg(kern, tx, { o, aanvrager: v.lezer, doel: v.doel, gevraagd: [...new Set<Gegevenssoort>(['CAS', 'ORG', 'OVL', 'IDE', 'MED', ...soorten])], traceparent: v.traceparent });
  return toonOverleg(kern, tx, o, besluit.niveaus, besluit.uitleg, plaats, v.lezer, v.als);
};

/** Through whose eyes it is shown: the reader's own, or for the regie those of another party, with the levels the matrix gives that party. */
const ogenVan = async (kern: Kern, tx: Tx, o: Overleg, plaats: Plaats, niveaus: Niveaus, ander: Uitnodiging | undefined): Promise<{ plaats: Plaats; niveaus: Niveaus }> => {
  if (ander?.organisatie_id == null || ander.is_regie || !plaats.isRegie) return { plaats, niveaus };
  const partij = await organisatieVan(tx, ander.organisatie_id);
  return { plaats: await plaatsVan(tx, o, ander.organisatie_id), niveaus: partij === undefined ? {} : (await zichtVan(kern, tx, o, partij)).niveaus };
};

export const toonOverleg = async (kern: Kern, tx: Tx, o: Overleg, mijnNiveaus: Niveaus, uitleg: string, plaats: Plaats, lezer: Medewerker, als?: string): Promise<Overlegbeeld> => {
  const uitnodigingen = await store.uitnodigingenVan(tx, o);
  const { plaats: bril, niveaus } = await ogenVan(kern, tx, o, plaats, mijnNiveaus, als === undefined ? undefined : uitnodigingen.find((u) => u.organisatie_id === als));
  const eigen = eigenPunten(bril.uitnodiging);
  const ovl = niveaus.OVL ?? -1;
  const agenda = await store.agendaVan(tx, o.id);
  const voorU = (volgnr: number | null): boolean => eigen === null || volgnr === null || eigen.has(volgnr);
  const quorum = await quorumNu(tx, o);
  const volgnrVan = (id: string | null): number | null => agenda.find((a) => a.id === id)?.volgnr ?? null;
  const stukken = ovl < 1 ? [] : stukkenVoor(await store.stukkenVan(tx, o.id), bril.uitnodiging).filter((s) => voorU(volgnrVan(s.agendapunt_id)));
  const zichtbaar = stukken.filter((s) => (niveaus[s.gegevenssoort] ?? -1) >= 2);
  return {
    id: o.id, overlegnummer: o.overlegnummer, casusId: o.casus_id, soort: o.soort, soortNaam: soortnamen[o.soort] ?? o.soort, vorm: o.vorm, status: o.status, geplandOp: iso(o.gepland_op), gestartOp: iso(o.gestart_op), geslotenOp: iso(o.gesloten_op), uitkomst: o.uitkomst,
    isSchriftelijk: o.is_schriftelijk, aantalVerzet: o.aantal_verzet, verslagUiterlijkOp: iso(o.verslag_uiterlijk_op), isRegie: plaats.isRegie, isVoorzitter: plaats.isRegie && lezer.functierollen.includes('voorzitter'), mijnUitnodigingId: plaats.uitnodiging?.id ?? null,
    deelneemcode: plaats.isRegie ? o.deelneemcode : null, uitleg, quorum: { voldaan: quorum.voldaan, telt: [...quorum.telt], ontbreekt: [...quorum.ontbreekt] },
    agenda: ovl < 1 ? [] : agenda.map((a) => (voorU(a.volgnr) ? { volgnr: a.volgnr, thema: a.thema, gevraagdBesluit: a.gevraagd_besluit, minuten: a.minuten, isVoorU: true } : { volgnr: a.volgnr, thema: null, gevraagdBesluit: null, minuten: a.minuten, isVoorU: false })),
    deelnemers: ovl < 1 ? [] : await toonDeelnemers(kern, tx, o, uitnodigingen, niveaus, eigen),
    verslag: ovl < 2 ? [] : await toonVerslag(tx, o, lezer, voorU, volgnrVan),
    stukken: zichtbaar.map((s) => ({ id: s.id, titel: s.titel, agendapunt: volgnrVan(s.agendapunt_id), voorwaarde: s.voorwaarde, gegevenssoort: s.gegevenssoort, magLezen: bril.isRegie || magStukLezen(standVan(kern, o, s, bril)), vanOp: iso(s.van_op), totOp: iso(s.tot_op) })),
    stukkenNietVoorU: stukken.length - zichtbaar.length,
  };
};

const toonDeelnemers = async (kern: Kern, tx: Tx, o: Overleg, uitnodigingen: readonly Uitnodiging[], niveaus: Niveaus, eigen: ReadonlySet<number> | null): Promise<Deelnemerbeeld[]> => {
  const aanwezig = await store.aanwezighedenVan(tx, o.id);
  const uit: Deelnemerbeeld[] = [];
  for (const u of uitnodigingen) {
    // Whoever shares no point of the agenda with the reader is nobody's business (R8.5).
    if (eigen !== null && !u.is_regie && !u.agendapunten.some((nr) => eigen.has(nr))) continue;
    const momenten = aanwezig.filter((a) => a.uitnodiging_id === u.id);
    const naam = u.persoon_id === null ? await partijnaam(tx, u.organisatie_id) : (niveaus.IDE ?? -1) >= 1 ? (await persoonVoorUitvraag(kern, tx, u.persoon_id, { IDE: 1 })).naam : 'Een betrokkene';
    const vervanger = u.vervanger_functie ?? (u.vervanger_id === null ? null : (await namenVan(tx, [u.vervanger_id])).get(u.vervanger_id)?.functie ?? null);
    uit.push({
      uitnodigingId: u.id, organisatieId: u.organisatie_id, naam, isRegie: u.is_regie, isBurger: u.persoon_id !== null, status: u.status, agendapunten: eigen === null ? u.agendapunten : u.agendapunten.filter((nr) => eigen.has(nr)), bevestigdNaMinuten: minuten(u), isLaat: u.is_laat, vervanger,
      isAanwezig: momenten.some((m) => m.tot === null), momenten: momenten.map((m) => ({ van: m.van.toISOString(), tot: iso(m.tot) })),
    });
  }
  return uit;
};

const toonVerslag = async (tx: Tx, o: Overleg, lezer: Medewerker, voorU: (nr: number | null) => boolean, volgnrVan: (id: string | null) => number | null): Promise<Regelbeeld[]> => {
  const regels = (await store.verslagVan(tx, o.id)).filter((r) => voorU(volgnrVan(r.agendapunt_id)));
  const namen = await namenVan(tx, regels.map((r) => r.door_id));
  const organisaties = await organisatienamen(tx, regels.flatMap((r) => [r.door_organisatie_id, r.wie_organisatie_id]));
  return regels.map((r) => ({
    id: r.id, agendapunt: volgnrVan(r.agendapunt_id), soort: r.soort, tekst: r.tekst, door: namen.get(r.door_id)?.naam ?? 'Onbekend', organisatie: organisaties.get(r.door_organisatie_id) ?? 'Onbekend', isVanMij: r.door_id === lezer.medewerkerId, op: r.op.toISOString(),
    wie: r.wie_organisatie_id === null ? null : organisaties.get(r.wie_organisatie_id) ?? 'Onbekend', uiterlijk: r.uiterlijk, besluitSoort: r.besluit_soort, vervallen: r.vervallen_op !== null,
  }));
};

/** The meetings of a casus, newest first, for the tab; below niveau 1 only that there was one and when. One to which the reader has no right (not asked, or closed too long ago) is not there. */
export const leesOverleggen = async (kern: Kern, tx: Tx, v: { casusId: string; lezer: Medewerker; doel: Doel; traceparent: string }): Promise<{ id: string; overlegnummer: string; soort: string; soortNaam: string; status: string; op: string; geslotenOp: string | null; uitkomst: string | null; deelnemers: number | null }[]> => {
  const uit = [];
  for (const o of await store.overleggenVanCasus(tx, v.casusId)) {
    const recht = await waarGrond(() => vraagOverleg(kern, tx, { o, aanvrager: v.lezer, doel: v.doel, gevraagd: ['CAS', 'OVL'], traceparent: v.traceparent }));
    if (recht === undefined) continue;
    const ovl = recht.besluit.niveaus.OVL ?? -1;
    uit.push({ id: o.id, overlegnummer: o.overlegnummer, soort: o.soort, soortNaam: soortnamen[o.soort] ?? o.soort, status: o.status, op: (o.gepland_op ?? o.gestart_op ?? o.aangemaakt_op).toISOString(), geslotenOp: iso(o.gesloten_op), uitkomst: ovl >= 1 ? o.uitkomst : null, deelnemers: ovl >= 1 ? (await store.uitnodigingenVan(tx, o)).length : null });
  }
  return uit;
};
