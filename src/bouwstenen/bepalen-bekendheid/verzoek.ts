import { datumVan } from '../../domein/kalender.ts';
import { controleerOvergang } from '../../domein/overgangen.ts';
import { zetInOutbox } from '../../platform/engine/outbox.ts';
import { BpmnFout } from '../../platform/engine/declaratie.ts';
import { Probleem } from '../../platform/http/problemen.ts';
import type { Kern, Tx } from '../../platform/kern.ts';
import { maakToegang } from '../../toegang/index.ts';
import type { Gegevenssoort, Toegangsobject } from '../../toegang/toegang.ts';
import type { Organisatie } from '../../toegang/organisaties.ts';
import { verzendGebeurtenis } from '../../uitwisseling/index.ts';
import { stelAchterhoudenVoor } from '../deelnemen-burger/index.ts';
import { meldNieuwFeit } from '../opstellen-analyse/index.ts';
import { alsPartner, nieuwSpoor, organisatie, pseudoniemVoor, termijnVanaf, tijdlijn, verbodenSoorten, vraagVerstrekking } from './buren.ts';
import { duurInMs, typen, type Verzoek, type Verzoekvraag } from './model.ts';
import type { Plaats } from './partners.ts';
import { controleerBesluit, uitkomstVan, type Vraagbesluit } from './vraagregels.ts';
import * as store from './store.ts';
import * as verzoeken from './verzoek-store.ts';

/** The verzoek as the object of a decision. */
export const verzoekObject = (v: Verzoek, plaats: { verband_code: string; regio_code: string }, feiten: NonNullable<Toegangsobject['feiten']>): Toegangsobject =>
  ({ type: 'verzoek', id: v.id, casusId: v.casus_id, verbandCode: plaats.verband_code, regioCode: plaats.regio_code, betrokkenen: [v.persoon_id], feiten });

export const laadVerzoek = async (tx: Tx, id: string): Promise<{ verzoek: Verzoek; vragen: Verzoekvraag[]; houder: Organisatie; plaats: { verband_code: string; regio_code: string } }> => {
  const verzoek = await verzoeken.verzoekVan(tx, id);
  if (verzoek === undefined) throw new Probleem('niet-gevonden', 'Dit verzoek bestaat niet, of u mag het niet zien.');
  return { verzoek, vragen: await verzoeken.vragenVan(tx, id), houder: await organisatie(tx, verzoek.houder_id), plaats: await store.uitvraagVan(tx, verzoek.uitvraag_id) };
};

/** The verzoeken that wait to be sent, for the engine, and the term for all of them together (T12 twice: the extension is included). */
export const bereidVerrijkingVoor = async (kern: Kern, tx: Tx, processInstanceKey: string, plaats: Plaats): Promise<{ verrijkingen: { verrijkingId: string; organisatieId: string }[]; verrijkingTermijn: string }> => {
  const u = await store.uitvraagVanProces(tx, processInstanceKey);
  const open = u === undefined ? [] : (await verzoeken.verzoekenVan(tx, u.id)).filter((v) => v.status === 'concept');
  const { duur } = await termijnVanaf(tx, { ...plaats, termijnCode: 'verrijking' }, kern.clock.now());
  return { verrijkingen: open.map((v) => ({ verrijkingId: v.id, organisatieId: v.houder_id })), verrijkingTermijn: `PT${2 * duurInMs(duur) / 1000}S` };
};

/**
 * Sends one verzoek to its holder (T12). Throws BpmnFout GRONDSLAG_ONTBREEKT when the matrix no longer lists the holder or it is suspended,
 * PARTNER_ONBEREIKBAAR when its own system has no address. Sending twice has one effect.
 */
export const verzendVerzoek = async (kern: Kern, tx: Tx, verrijkingId: string, p: Plaats): Promise<{ isAangesloten: boolean; antwoordTermijn: string }> => {
  const now = kern.clock.now();
  const { verzoek, vragen, houder, plaats } = await laadVerzoek(tx, verrijkingId);
  const spoor = nieuwSpoor();
  const besluit = await vraagVerstrekking(kern, tx, houder, { doel: 'verrijken', gevraagd: ['CAS', 'IDE'], object: verzoekObject(verzoek, plaats, { GERICHT: true }), traceparent: spoor });
  const { uiterlijkOp, duur } = await termijnVanaf(tx, { ...p, termijnCode: 'verrijking' }, now);
  controleerOvergang('verzoek', verzoek.status, 'verzonden');
  await verzoeken.wijzigVerzoek(tx, verzoek.id, { status: 'verzonden', verzonden_op: now, uiterlijk_op: uiterlijkOp }, now);
  await tijdlijn(kern, tx, { casusId: verzoek.casus_id, op: now, zin: `Aan ${houder.naam} zijn ${vragen.length} vragen gesteld.`, bron: `verzoek:${verzoek.id}`, actorOrganisatieId: verzoek.vragende_organisatie_id });
  if (verzoek.is_aangesloten) {
    if (houder.eindpunt?.url === null || houder.eindpunt === null) throw new BpmnFout('PARTNER_ONBEREIKBAAR');
    const vrager = await organisatie(tx, verzoek.vragende_organisatie_id);
    await verzendGebeurtenis(kern, tx, {
      organisatieId: houder.id, afzenderOin: vrager.oin, type: typen.verzoekOntvangen, correlatieId: verzoek.id, voorId: verzoek.id, traceparent: spoor,
      data: {
        verrijkingId: verzoek.id, verzoeknummer: verzoek.verzoeknummer, doel: verzoek.doel, grondslagen: [...besluit.grondslagen], noodzaak: verzoek.noodzaak, uiterlijkOp: uiterlijkOp.toISOString(),
        persoon: { pseudoniem: await pseudoniemVoor(kern, tx, verzoek.persoon_id, houder.oin) }, vragen: vragen.map((v) => ({ nummer: v.nummer, code: v.code, gegevenssoort: v.gegevenssoort, tekst: v.tekst })),
      },
    });
  }
  return { isAangesloten: verzoek.is_aangesloten, antwoordTermijn: duur };
};

export type Besluit = {
  readonly vragen: readonly Vraagbesluit[];
  readonly uitzondering?: string | undefined; readonly uitzonderingToelichting?: string | undefined; readonly collegaId?: string | undefined;
  readonly voorwaarden: Record<string, unknown>; readonly geldigTot: string | null; readonly beslotenDoor: string | null; readonly traceparent: string;
};

/** The steps of the state machine that a decision passes; a late one starts from `verlopen`. */
const loopNaar = (van: string, naar: string): void => {
  if (van === 'verlopen') { controleerOvergang('verzoek', van, naar); return; }
  if (!['verzonden', 'ontvangen', 'in-behandeling', 'vragen-teruggelegd'].includes(van)) controleerOvergang('verzoek', van, naar);
  controleerOvergang('verzoek', 'in-behandeling', naar);
};

/**
 * The decision of the holder, question by question (R3.6-R3.9). What is given is stored with its kind, date and source; a refusal with its
 * reason. Both are lines in the log that the citizen reads (R3.11). Throws ongeldige-invoer with every fault, al-beantwoord, gesloten.
 */
export const legBesluitVast = async (kern: Kern, tx: Tx, verrijkingId: string, b: Besluit): Promise<{ uitkomst: 'verstrekt' | 'deels' | 'geweigerd'; isLaat: boolean }> => {
  const now = kern.clock.now();
  const { verzoek, vragen, houder, plaats } = await laadVerzoek(tx, verrijkingId);
  if (['verstrekt', 'deels-verstrekt', 'geweigerd'].includes(verzoek.status)) throw new Probleem('al-beantwoord', 'Over dit verzoek is al besloten. Er is niets gewijzigd.');
  const u = await store.uitvraagVan(tx, verzoek.uitvraag_id);
  if (u.status === 'gesloten' || (u.verloopt_op !== null && u.verloopt_op <= now)) throw new Probleem('gesloten', 'Dit verzoek is gesloten. Uw antwoord is niet opgeslagen.');
  const fouten = controleerBesluit({ organisatiesoort: houder.soort, verboden: await verbodenSoorten(tx, houder.soort), ...b }, datumVan(now));
  const nummers = b.vragen.map((v) => v.nummer).sort((x, y) => x - y).join();
  if (nummers !== vragen.map((v) => v.nummer).join()) fouten.push({ veld: '/vragen', code: 'vragen-ongelijk', melding: 'Beslis over elke vraag precies één keer.' });
  if (b.vragen.some((v) => vragen.find((x) => x.nummer === v.nummer)?.gegevenssoort !== v.gegevenssoort)) fouten.push({ veld: '/vragen', code: 'gegevenssoort-anders', melding: 'Het antwoord gaat over een ander soort gegevens dan de vraag.' });
  if (fouten.length > 0) throw new Probleem('ongeldige-invoer', 'Uw antwoord klopt nog niet. Er is niets opgeslagen.', { fouten });

  const uitkomst = uitkomstVan(b.vragen);
  const status = uitkomst === 'deels' ? 'deels-verstrekt' : uitkomst;
  loopNaar(verzoek.status, status);
  await maakToegang(kern).vraag(tx, { aanvrager: alsPartner(houder), doel: 'verrijken', actie: 'schrijven', gevraagd: ['IDE'], object: verzoekObject(verzoek, plaats, { GERICHT: true }), traceparent: b.traceparent });
  const isLaat = verzoek.status === 'verlopen' || (verzoek.uiterlijk_op !== null && verzoek.uiterlijk_op <= now);
  await verzoeken.wijzigVerzoek(tx, verzoek.id, { status, besloten_op: now, is_laat: isLaat }, now);
  await verzoeken.laatWedervraagVervallen(tx, verzoek.id, now);
  const verstrekkingId = await bewaarBesluit(tx, verzoek, vragen, houder, b, uitkomst, now);
  const nietVoor = b.voorwaarden['nietAanBetrokkeneVoor'];
  if (verstrekkingId !== null && typeof nietVoor === 'string') {
    await stelAchterhoudenVoor(kern, tx, {
      casusId: verzoek.casus_id, verbandCode: plaats.verband_code, regioCode: plaats.regio_code, urgentieCode: verzoek.prioriteit.toLowerCase(), objecttype: 'uitwisseling', objectId: verstrekkingId, persoonId: verzoek.persoon_id,
      reden: 'rechten-derde', motivatie: `${houder.naam} gaf dit op voorwaarde dat de betrokkene het niet hoort vóór ${nietVoor}.`, door: b.beslotenDoor ?? verzoek.gevraagd_door,
    });
  }
  const gegeven = b.vragen.filter((v) => v.antwoord === 'verstrekt').length;
  await tijdlijn(kern, tx, { casusId: verzoek.casus_id, op: now, zin: `${houder.naam} heeft ${gegeven} van de ${vragen.length} vragen beantwoord${isLaat ? ', na de termijn' : ''}.`, bron: `besluit:${verzoek.id}`, actorOrganisatieId: houder.id });
  if (verstrekkingId !== null) await meldNieuwFeit(kern, tx, { casusId: verzoek.casus_id, soort: 'antwoord', bron: `verstrekking:${verstrekkingId}` });
  return { uitkomst, isLaat };
};

const bewaarBesluit = async (tx: Tx, verzoek: Verzoek, vragen: readonly Verzoekvraag[], houder: Organisatie, b: Besluit, uitkomst: string, now: Date): Promise<string | null> => {
  const verstrekkingId = uitkomst === 'geweigerd' ? null : await verzoeken.maakVerstrekking(tx, {
    verzoekId: verzoek.id, geverId: houder.id, ontvangerIds: [verzoek.vragende_organisatie_id], voorwaarden: b.voorwaarden, geldigTot: b.geldigTot, uitzondering: b.uitzondering ?? null,
    uitzonderingToelichting: b.uitzonderingToelichting ?? null, collegaId: b.collegaId ?? null, beslotenDoor: b.beslotenDoor, now,
  });
  for (const v of b.vragen) {
    const vraag = vragen.find((x) => x.nummer === v.nummer) as Verzoekvraag;
    await verzoeken.wijzigVraag(tx, vraag.id, { antwoord: v.antwoord, weigergrond: v.antwoord === 'geweigerd' ? v.weigergrond : null, weigertoelichting: v.antwoord === 'geweigerd' ? v.toelichting ?? null : null }, now);
    if (v.antwoord !== 'verstrekt' || verstrekkingId === null) continue;
    await verzoeken.bewaarGegeven(tx, { verstrekkingId, vraagId: vraag.id, gegevenssoort: vraag.gegevenssoort, inhoud: v.inhoud as string, soort: v.soort as string, peildatum: v.peildatum as string, bron: v.bron ?? houder.naam, now });
  }
  return verstrekkingId;
};

/** The decision of a holder's own system: stores it and wakes the waiting process, unless it is late. */
export const ontvangBesluit = async (kern: Kern, tx: Tx, verrijkingId: string, organisatieId: string, b: Omit<Besluit, 'vragen'> & { vragen: readonly Omit<Vraagbesluit, 'gegevenssoort'>[] | 'alles-geweigerd'; weigergrond?: string; toelichting?: string | undefined }): Promise<void> => {
  const { verzoek, vragen } = await laadVerzoek(tx, verrijkingId);
  if (verzoek.houder_id !== organisatieId || !verzoek.is_aangesloten) throw new Probleem('niet-gevonden', 'Dit verzoek bestaat niet, of het is niet aan u gericht.');
  const soortVan = (nummer: number): Gegevenssoort => (vragen.find((x) => x.nummer === nummer)?.gegevenssoort ?? 'CAS') as Gegevenssoort;
  const besluiten: Vraagbesluit[] = b.vragen === 'alles-geweigerd'
    ? vragen.map((x) => ({ nummer: x.nummer, gegevenssoort: x.gegevenssoort as Gegevenssoort, antwoord: 'geweigerd', weigergrond: b.weigergrond, toelichting: b.toelichting }))
    : b.vragen.map((x) => ({ ...x, gegevenssoort: soortVan(x.nummer) }));
  const { uitkomst, isLaat } = await legBesluitVast(kern, tx, verrijkingId, { ...b, vragen: besluiten });
  if (isLaat) return;
  const ttl = Math.max(1000, (verzoek.uiterlijk_op ?? kern.clock.now()).getTime() - kern.clock.now().getTime());
  await zetInOutbox(tx, kern, { volgordeSleutel: `verzoek:${verzoek.id}`, opdracht: { soort: 'bericht', naam: 'bepalen-bekendheid.verstrekking-ontvangen', sleutel: verzoek.id, ttl, variabelen: { verstrekkingUitkomst: uitkomst } } });
};
