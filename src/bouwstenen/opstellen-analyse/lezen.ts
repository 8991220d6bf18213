import { betrokkenenVan } from '../../casus/index.ts';
import { uitspraakGegevenssoorten, woordwaarschuwingen } from '../../domein/analyse/uitspraak.ts';
import { verschilTussen, type Versieregel } from '../../domein/analyse/verschil.ts';
import type { Kern, Tx } from '../../platform/kern.ts';
import { organisatienamen } from '../../toegang/index.ts';
import { persoonVoorUitvraag } from '../vaststellen-identiteit/index.ts';
import { ontvangbareSoorten } from './buren.ts';
import { blokkadesVan } from './controleren.ts';
import { verzoekenVan } from './bijdrage-store.ts';
import { isOpen, magZien, type Lezer } from './lezer.ts';
import type { Analyse, Bijdrageverzoek, Uitspraak } from './model.ts';
import { analysesVan, leesAdvies, nieuweFeiten } from './store.ts';
import { uitsprakenVan, verbandenVan } from './uitspraak-store.ts';
import { woorden } from './woordenlijst.ts';

/** Statements a reader may have, with what he needs to tell them apart. */
export const zichtbaar = async (kern: Kern, tx: Tx, a: Analyse, lezer: Lezer): Promise<{ uitspraken: Uitspraak[]; verzoeken: Bijdrageverzoek[] }> => {
  const verzoeken = await verzoekenVan(kern, tx, a.id);
  return { verzoeken, uitspraken: (await uitsprakenVan(kern, tx, a.id)).filter((u) => magZien(u, lezer, verzoeken)) };
};

/** May this reader change the statement itself (not only react to it)? What a citizen wrote is his (R6.1). */
export const magWijzigen = (u: Uitspraak, lezer: Lezer): boolean => {
  if (u.bronsoort === 'burger' && u.soort === 'mening-betrokkene') return false;
  if (lezer.rol === 'bijdrager') return u.bijdrageverzoekId === lezer.verzoekId;
  return lezer.rol === 'auteur' && u.bijdrageverzoekId === null && u.organisatieId === lezer.organisatieId;
};

const personenVan = async (kern: Kern, tx: Tx, a: Analyse, lezer: Lezer): Promise<{ id: string; label: string }[]> => {
  const lijst: { id: string; label: string }[] = [];
  for (const [i, { persoonId }] of (await betrokkenenVan(tx, a.casusId)).entries()) lijst.push({ id: persoonId, label: (lezer.niveaus.IDE ?? 0) >= 1 ? (await persoonVoorUitvraag(kern, tx, persoonId, { IDE: 1 })).naam : `Persoon ${i + 1}` });
  return lijst;
};

export const toonUitspraak = (u: Uitspraak, lezer: Lezer, organisatie: string | null, zichtbareIds: ReadonlySet<string>) => ({
  id: u.id, rijversie: u.rijversie, soort: u.soort, tekst: u.tekst, gegevenssoort: u.gegevenssoort, leefgebied: u.leefgebied, persoonId: u.persoonId, bronsoort: u.bronsoort, bron: u.bron, bronGeldigTot: u.bronGeldigTot, peildatum: u.peildatum,
  zekerheid: u.zekerheid, functie: u.functie, toetsvraag: u.toetsvraag, organisatie, isBijdrage: u.bijdrageverzoekId !== null, magWijzigen: magWijzigen(u, lezer),
  weersprokenDoor: u.weersprokenDoor !== null && zichtbareIds.has(u.weersprokenDoor) ? u.weersprokenDoor : null, reactie: u.reactie, waarschuwingen: woordwaarschuwingen(u.soort, u.tekst, woorden), gewijzigdOp: u.gewijzigdOp.toISOString(),
});

/** One analysis as this reader may see it: hidden statements, their links and their count do not exist for him (R6.3). */
export const presenteerAnalyse = async (kern: Kern, tx: Tx, a: Analyse, lezer: Lezer) => {
  const { uitspraken, verzoeken } = await zichtbaar(kern, tx, a, lezer);
  const ids = new Set(uitspraken.map((u) => u.id));
  const naam = await organisatienamen(tx, [...uitspraken.map((u) => u.organisatieId), ...verzoeken.map((v) => v.organisatieId)]);
  const volledig = lezer.niveaus.ANA === 2;
  const mag = await ontvangbareSoorten(tx, a);
  const advies = volledig ? await leesAdvies(kern, tx, a.id) : null;
  return {
    id: a.id, casusId: a.casusId, versie: a.versie, status: a.status, uitkomst: a.uitkomst, vastgesteldOp: a.vastgesteldOp?.toISOString() ?? null, rol: lezer.rol,
    uitspraken: uitspraken.map((u) => toonUitspraak(u, lezer, u.organisatieId === null ? null : naam.get(u.organisatieId) ?? null, ids)),
    verbanden: (await verbandenVan(tx, a.id)).filter((v) => ids.has(v.vanId) && ids.has(v.naarId)),
    advies: advies === null ? null : { ...advies, punten: [...advies.punten] },
    bijdragen: volledig ? verzoeken.map((v) => ({ organisatie: naam.get(v.organisatieId) ?? '', status: v.status, isLaat: v.isLaat, uiterlijkOp: v.uiterlijkOp.toISOString() })) : [],
    nieuweFeiten: volledig ? (await nieuweFeiten(tx, a.id, kern.clock.now())).map((f) => ({ soort: f.soort, op: f.op.toISOString() })) : [],
    versies: volledig ? (await analysesVan(tx, a.casusId)).map((v) => ({ id: v.id, versie: v.versie, status: v.status, vastgesteldOp: v.vastgesteldOp?.toISOString() ?? null })) : [],
    personen: await personenVan(kern, tx, a, lezer), gegevenssoorten: uitspraakGegevenssoorten.filter((s) => mag.has(s)),
    blokkades: lezer.rol === 'auteur' && isOpen(a) ? (await blokkadesVan(kern, tx, a.id, true)).map((b) => ({ ...b, uitspraakId: b.uitspraakId !== null && ids.has(b.uitspraakId) ? b.uitspraakId : null })) : [],
  };
};

const alsRegel = (u: Uitspraak): Versieregel => ({ lijnId: u.lijnId, inhoud: { soort: u.soort, tekst: u.tekst, bron: u.bron, peildatum: u.peildatum, zekerheid: u.zekerheid, leefgebied: u.leefgebied, gegevenssoort: u.gegevenssoort, functie: u.functie, toetsvraag: u.toetsvraag, reactie: u.reactie, bronGeldigTot: u.bronGeldigTot } });
/** What `nieuw` adds, changes and leaves out against `oud`, of the statements this reader may see (R6.5). */
export const presenteerVerschil = async (kern: Kern, tx: Tx, oud: Analyse, nieuw: Analyse, lezer: Lezer) => {
  const [van, naar] = [(await zichtbaar(kern, tx, oud, lezer)).uitspraken, (await zichtbaar(kern, tx, nieuw, lezer)).uitspraken];
  const v = verschilTussen(van.map(alsRegel), naar.map(alsRegel));
  const tekst = (lijst: readonly Uitspraak[], lijnId: string): string => lijst.find((u) => u.lijnId === lijnId)?.tekst ?? '';
  return {
    van: oud.versie, naar: nieuw.versie,
    toegevoegd: v.toegevoegd.map((lijnId) => ({ lijnId, tekst: tekst(naar, lijnId) })), verwijderd: v.verwijderd.map((lijnId) => ({ lijnId, tekst: tekst(van, lijnId) })),
    gewijzigd: v.gewijzigd.map((g) => ({ lijnId: g.lijnId, velden: [...g.velden], was: tekst(van, g.lijnId), wordt: tekst(naar, g.lijnId) })),
  };
};
