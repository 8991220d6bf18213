import { randomBytes } from 'node:crypto';
import { betrokkenenVan, casusVan, tekenTijdlijnOp, type Afsluitpunt } from '../../casus/index.ts';
import { maakNummer, nummerBytes } from '../../domein/nummer.ts';
import type { Bewaarregel } from '../../domein/nazorg/bewaren.ts';
import { controleerOvergang, type Staat } from '../../domein/overgangen.ts';
import { BpmnFout } from '../../platform/engine/declaratie.ts';
import { zetInOutbox } from '../../platform/engine/outbox.ts';
import { Probleem } from '../../platform/http/problemen.ts';
import type { Kern, Tx } from '../../platform/kern.ts';
import { sluitUitVanTaken } from '../../taken/index.ts';
import { regieVan } from '../../toegang/index.ts';
import { meldNieuwFeit } from '../opstellen-analyse/index.ts';
import { informeerbaren } from '../vaststellen-identiteit/index.ts';
import { trekVragenIn } from './bijdragen.ts';
import { stuurKlacht, type Klachtover } from './klachten.ts';
import { weegToegang } from './portaal.ts';
import { leesToegang } from './portaal-store.ts';
import { isPortaalOpen, plaatsBericht } from './store.ts';
import { legVerwijderingVast, voerBeperkingUit, voerCorrectieUit, type Uitgevoerd } from './uitvoeren.ts';
import { besluitBij, bevoegdheidVan, termijnBij, type Verzoekbesluit, type Verzoeksoort } from './verzoek-model.ts';
import { claimProces, leesVerzoek, openVerzoeken, schrijfStap, schrijfUitvoering, uitvoeringVan, voegVerzoekToe, wijzigVerzoek, type Burgerverzoek } from './verzoek-store.ts';
import { aanvullingstekst, beslissingstekst, ontvangsttekst, uitvoeringstekst, verlengingstekst } from './verzoek-teksten.ts';

const neutraal = (): Probleem => new Probleem('niet-gevonden', 'Wij hebben u geen gegevens te tonen. U kunt ook schriftelijk een verzoek doen.');
/** How long the engine may wait for an answer of the citizen: the term aanvulling-burger (T25, 4 weken) with room. */
const antwoordTtl = 42 * 86_400_000;

export const moetVerzoek = async (tx: Tx, id: string): Promise<Burgerverzoek> => {
  const v = await leesVerzoek(tx, id);
  if (v === undefined) throw new Error('Dit verzoek bestaat niet');
  return v;
};
const zetStaat = async (kern: Kern, tx: Tx, v: Burgerverzoek, naar: Staat<'burgerverzoek'>, meer: Partial<Burgerverzoek> = {}): Promise<void> => {
  if (v.status !== naar) controleerOvergang('burgerverzoek', v.status, naar);
  await wijzigVerzoek(tx, v.id, { ...meer, status: naar }, kern.clock.now());
};
const laatWeten = async (kern: Kern, tx: Tx, v: Burgerverzoek, soort: 'verzoek-ontvangen' | 'verzoek-aanvulling' | 'verzoek-beslissing' | 'verzoek-verlenging', objectId: string, t: { onderwerp: string; tekst: string }): Promise<void> => {
  if (v.persoonId === null) return;
  await plaatsBericht(tx, { aanPersoonId: v.persoonId, casusId: v.casusId, soort, objectId, ...t, geplaatstOp: kern.clock.now() });
};

export type NieuwVerzoek = { readonly id?: string; readonly casusId: string; readonly persoonId: string | null; readonly verzoekerNaam: string | null; readonly namensPersoonId: string | null; readonly soort: Verzoeksoort; readonly omschrijving: string; /** The platform asks, because the access of a visitor needs a person (R7.6): he gets no receipt of what he did not send. */ readonly isVanzelf?: boolean; /** Only with a complaint: about whom (R7.9). */ readonly over?: Klachtover | null };
/**
 * Takes in a request (domein §7.7): row, receipt and the message to the running casus in one transaction. When no casus takes the message
 * the request starts by itself (`vangVerzoekOp`). Throws `niet-gevonden` for a casus that does not exist.
 */
export const dienVerzoekIn = async (kern: Kern, tx: Tx, { isVanzelf = false, over = null, ...n }: NieuwVerzoek): Promise<Burgerverzoek> => {
  const casus = await casusVan(tx, n.casusId);
  if (casus === undefined) throw neutraal();
  const regie = await regieVan(tx, casus.verbandCode, casus.regioCode);
  if (regie === undefined) throw new Error('Deze regio heeft geen regie');
  const nu = kern.clock.now();
  const klacht = n.soort === 'klacht' ? await stuurKlacht(kern, tx, casus, over) : null;
  let id = '';
  while (id === '') id = await voegVerzoekToe(tx, { ...n, verzoeknummer: maakNummer('burgerverzoek', randomBytes(nummerBytes)), organisatieId: regie.id, ...klacht, ontvangenOp: nu });
  const verzoek = await moetVerzoek(tx, id);
  if (!isVanzelf) await laatWeten(kern, tx, verzoek, 'verzoek-ontvangen', id, ontvangsttekst(verzoek));
  await zetInOutbox(tx, kern, { volgordeSleutel: n.casusId, opdracht: { soort: 'bericht', naam: 'deelnemen-burger.verzoek-ontvangen', sleutel: n.casusId, variabelen: { verzoekId: id, verzoekSoort: n.soort }, ttl: 3_600_000 } });
  // Of a complaint the timeline says nothing: the employee it is about reads it too (R7.9).
  if (klacht === null) await tekenTijdlijnOp(kern, tx, { casusId: n.casusId, op: nu, soort: 'contact', zin: isVanzelf ? 'Iemand moet beoordelen of een betrokkene het portaal mag zien.' : 'Een betrokkene deed een verzoek over zijn gegevens.', bron: `burgerverzoek:${id}`, actorOrganisatieId: null, actorMedewerkerId: null });
  return verzoek;
};

/**
 * First step of the process: who may ask this, and which organisation answers (the regie; its privacybeoordelaar). Throws BPMN error
 * VERZOEKER_NIET_BEVOEGD when a person must look first (R7.5, R7.6).
 */
export const toetsVerzoek = async (kern: Kern, tx: Tx, verzoekId: string, uiterlijkOp: Date): Promise<{ organisatieId: string }> => {
  const v = await moetVerzoek(tx, verzoekId);
  const bevoegdheid = await bevoegdheidBij(kern, tx, v);
  if (!bevoegdheid.isBevoegd) throw new BpmnFout('VERZOEKER_NIET_BEVOEGD', bevoegdheid.redenCode);
  if (v.status === 'ontvangen') await zetStaat(kern, tx, v, 'in-behandeling', { uiterlijkOp });
  await schrijfStap(tx, { verzoekId, soort: 'toets', uitkomst: 'bevoegd', gegevens: { redenCode: bevoegdheid.redenCode }, door: null, op: kern.clock.now() });
  return { organisatieId: v.organisatieId };
};

/** What the rules say about who asks; read again by the person who weighs it. Whose access to the portal waits for a person does not get it by asking (R7.6). */
export const bevoegdheidBij = async (kern: Kern, tx: Tx, v: Burgerverzoek): Promise<ReturnType<typeof bevoegdheidVan>> => {
  if (v.persoonId !== null && (await leesToegang(tx, v.persoonId, v.casusId))?.status === 'beoordelen') return { isBevoegd: false, redenCode: 'toegang-beoordelen' };
  const betrokkenen = await betrokkenenVan(tx, v.casusId);
  const informeerbaar = await informeerbaren(kern, tx, v.casusId);
  const zelf = informeerbaar.find((i) => i.persoonId === v.persoonId);
  const kind = informeerbaar.find((i) => i.persoonId === v.namensPersoonId);
  return bevoegdheidVan({
    isBetrokkene: v.persoonId !== null && betrokkenen.some((b) => b.persoonId === v.persoonId), leeftijdsklasseCode: zelf?.leeftijdsklasseCode ?? null,
    isVermoedelijkPleger: betrokkenen.some((b) => b.persoonId === v.persoonId && b.rolInCasus === 'vermoedelijk-pleger'),
    // A child that is not among those who may be told is under 12 for sure (R2.6).
    namens: v.namensPersoonId === null ? null : { leeftijdsklasseCode: kind?.leeftijdsklasseCode ?? '0-11', heeftGezag: zelf?.namensIds.includes(v.namensPersoonId) ?? false },
  });
};

/** A person weighed who asks. Not entitled: the request ends with a neutral answer that says nothing about data. */
export const beoordeelBevoegdheid = async (kern: Kern, tx: Tx, b: { verzoekId: string; uitkomst: 'bevoegd' | 'niet-bevoegd'; motivatie: string; gegevens: Record<string, unknown>; door: string }): Promise<void> => {
  const v = await moetVerzoek(tx, b.verzoekId);
  await schrijfStap(tx, { verzoekId: v.id, soort: 'bevoegdheid', uitkomst: b.uitkomst, motivatie: b.motivatie, gegevens: b.gegevens, door: b.door, op: kern.clock.now() });
  if (b.uitkomst === 'bevoegd') await zetStaat(kern, tx, v, 'in-behandeling');
  else {
    await zetStaat(kern, tx, v, 'afgewezen', { besluit: 'afgewezen', motivering: null, beslistDoor: b.door, beslistOp: kern.clock.now() });
    await sluitNaAfwijzing(kern, tx, v, b.door);
  }
};

/** A person said no to somebody whose access waited for him: closed, until he asks again in writing (R7.6). */
const sluitNaAfwijzing = async (kern: Kern, tx: Tx, v: Burgerverzoek, door: string): Promise<void> => {
  if (v.soort !== 'inzage' || v.persoonId === null || v.namensPersoonId !== null || (await leesToegang(tx, v.persoonId, v.casusId))?.status !== 'beoordelen') return;
  await weegToegang(kern, tx, { persoonId: v.persoonId, casusId: v.casusId, status: 'geblokkeerd', door });
};

/** The decision on the request, or a question back to the citizen. Deels and afwijzen take effect after a second person. */
export const behandelVerzoek = async (kern: Kern, tx: Tx, b: { verzoekId: string; uitkomst: 'toewijzen' | 'deels' | 'afwijzen' | 'aanvulling'; motivering: string; gegevens: Record<string, unknown>; vraag: string | null; door: string }): Promise<void> => {
  const v = await moetVerzoek(tx, b.verzoekId);
  const nu = kern.clock.now();
  if (!['in-behandeling', 'verlengd'].includes(v.status)) throw new Probleem('ongeldige-overgang', 'Dit verzoek is al verder. Er is niets gewijzigd.', { toegestaan: [] });
  if (b.uitkomst === 'aanvulling') {
    const stap = await schrijfStap(tx, { verzoekId: v.id, soort: 'aanvulling', uitkomst: 'gevraagd', motivatie: b.vraag, door: b.door, op: nu });
    await laatWeten(kern, tx, v, 'verzoek-aanvulling', stap, aanvullingstekst(v, b.vraag ?? ''));
    return;
  }
  await schrijfStap(tx, { verzoekId: v.id, soort: 'beslissing', uitkomst: b.uitkomst, motivatie: b.motivering, gegevens: b.gegevens, door: b.door, op: nu });
  await wijzigVerzoek(tx, v.id, { besluit: besluitBij[b.uitkomst], motivering: b.motivering, beslistDoor: b.door, beslistOp: nu }, nu);
};

/** Second person (domein §1.6): throws `vier-ogen` for who decided, whoever calls. Terug leaves the request with the first. */
export const keurVerzoek = async (kern: Kern, tx: Tx, k: { verzoekId: string; uitkomst: 'akkoord' | 'terug'; motivatie: string; door: string }): Promise<void> => {
  const v = await moetVerzoek(tx, k.verzoekId);
  if (v.beslistDoor === k.door) throw new Probleem('vier-ogen', 'U nam deze beslissing zelf. Vraag een collega om mee te kijken. Er is niets gewijzigd.');
  await schrijfStap(tx, { verzoekId: v.id, soort: 'tweede-akkoord', uitkomst: k.uitkomst, motivatie: k.motivatie, door: k.door, op: kern.clock.now() });
};

/**
 * Carries the decision out (R7.7, R7.8) and keeps what was really done, in words for the register and for the citizen. `bewaarregels` are those of
 * today. Running again changes nothing.
 */
export const voerVerzoekUit = async (kern: Kern, tx: Tx, verzoekId: string, bewaarregels: readonly Bewaarregel[]): Promise<void> => {
  const v = await moetVerzoek(tx, verzoekId);
  if (v.besluit === null) throw new Error('Over dit verzoek is nog niet beslist');
  if (v.status === 'uitgevoerd' || v.status === 'afgewezen') return;
  await zetStaat(kern, tx, v, v.besluit);
  if (v.besluit === 'afgewezen') { await sluitNaAfwijzing(kern, tx, v, v.beslistDoor ?? ''); return; }
  const gedaan = await voerUit(kern, tx, v, bewaarregels);
  await schrijfUitvoering(tx, { verzoekId, soort: v.soort, ...uitvoeringstekst(gedaan, v.besluit), op: kern.clock.now() });
  // What the file said is not so any more (R7.7): who writes the analysis looks again.
  if (v.soort === 'correctie') await meldNieuwFeit(kern, tx, { casusId: v.casusId, soort: 'wijziging', bron: `burgerverzoek:${verzoekId}` });
  await zetStaat(kern, tx, { ...v, status: v.besluit }, 'uitgevoerd');
};
const voerUit = async (kern: Kern, tx: Tx, v: Burgerverzoek, bewaarregels: readonly Bewaarregel[]): Promise<Uitgevoerd> => {
  switch (v.soort) {
    case 'inzage':
      if (v.persoonId === null || v.namensPersoonId !== null) return { soort: 'inzage', wijze: 'op-afspraak' };
      if (v.beslistDoor !== null && (await leesToegang(tx, v.persoonId, v.casusId))?.status !== 'geblokkeerd') await weegToegang(kern, tx, { persoonId: v.persoonId, casusId: v.casusId, status: 'actief', door: v.beslistDoor });
      return { soort: 'inzage', wijze: await isPortaalOpen(tx, v.persoonId, v.casusId) ? 'portaal' : 'gesloten' };
    case 'correctie': return voerCorrectieUit(kern, tx, v);
    case 'beperking': return voerBeperkingUit(kern, tx, v);
    case 'verwijdering': return legVerwijderingVast(kern, tx, v, bewaarregels);
    case 'bezwaar': case 'klacht': return { soort: v.soort };
  }
};

/** Tells the citizen what was decided, why and where to go with it; somebody without an account gets a letter. Gives the outcome of the process. */
export const maakBeslissingBekend = async (kern: Kern, tx: Tx, verzoekId: string): Promise<Verzoekbesluit | 'niet-bevoegd'> => {
  const v = await moetVerzoek(tx, verzoekId);
  const isBevoegd = v.motivering !== null;
  const tekst = beslissingstekst(v, isBevoegd, (await uitvoeringVan(tx, v.id))?.uitleg ?? null);
  await laatWeten(kern, tx, v, 'verzoek-beslissing', v.id, tekst);
  if (v.persoonId === null) await wijzigVerzoek(tx, v.id, { brief: `${tekst.onderwerp}\n\n${tekst.tekst}` }, kern.clock.now());
  await schrijfStap(tx, { verzoekId, soort: 'bekendmaking', uitkomst: v.persoonId === null ? 'brief' : 'portaal', door: null, op: kern.clock.now() });
  return isBevoegd ? v.besluit ?? 'afgewezen' : 'niet-bevoegd';
};

/** The citizen adds what was asked. Throws the neutral answer for somebody else's request, `al-beantwoord` when nothing is asked now. */
export const vulVerzoekAan = async (kern: Kern, tx: Tx, a: { verzoekId: string; persoonId: string; tekst: string }): Promise<Burgerverzoek> => {
  const v = await leesVerzoek(tx, a.verzoekId);
  if (v?.persoonId !== a.persoonId || !await isPortaalOpen(tx, a.persoonId, v.casusId)) throw neutraal();
  const [laatste] = await tx('burgerverzoek_besluit').where({ verzoek_id: v.id }).orderBy([{ column: 'op', order: 'desc' }, { column: 'aangemaakt_op', order: 'desc' }]).limit(1).select('soort', 'uitkomst') as { soort: string; uitkomst: string }[];
  if (laatste?.soort !== 'aanvulling' || laatste.uitkomst !== 'gevraagd') throw new Probleem('al-beantwoord', 'Er wordt nu niets aan u gevraagd. Er is niets gewijzigd.');
  const nu = kern.clock.now();
  await schrijfStap(tx, { verzoekId: v.id, soort: 'aanvulling', uitkomst: 'gegeven', motivatie: a.tekst, door: null, op: nu });
  await zetInOutbox(tx, kern, { volgordeSleutel: v.casusId, opdracht: { soort: 'bericht', naam: 'deelnemen-burger.aanvulling-ontvangen', sleutel: v.id, variabelen: {}, ttl: antwoordTtl } });
  return v;
};

/** The citizen takes the request back, as long as nothing was decided; a decision that a second person still looks at is one. Throws `ongeldige-overgang` after it. */
export const trekVerzoekIn = async (kern: Kern, tx: Tx, a: { verzoekId: string; persoonId: string }): Promise<Burgerverzoek> => {
  const v = await leesVerzoek(tx, a.verzoekId);
  if (v?.persoonId !== a.persoonId || !await isPortaalOpen(tx, a.persoonId, v.casusId)) throw neutraal();
  if (v.status === 'ingetrokken') return v;
  if (v.besluit !== null) throw new Probleem('ongeldige-overgang', 'Over dit verzoek is al beslist. Er is niets gewijzigd.', { toegestaan: [] });
  await zetStaat(kern, tx, v, 'ingetrokken');
  await schrijfStap(tx, { verzoekId: v.id, soort: 'intrekking', uitkomst: 'ingetrokken', door: null, op: kern.clock.now() });
  await zetInOutbox(tx, kern, { volgordeSleutel: v.casusId, opdracht: { soort: 'bericht', naam: 'deelnemen-burger.verzoek-ingetrokken', sleutel: v.id, variabelen: {}, ttl: antwoordTtl } });
  return v;
};
/** The process learned that the request was taken back; the row says so already. */
export const rondIntrekkingAf = async (kern: Kern, tx: Tx, verzoekId: string): Promise<void> => { await zetStaat(kern, tx, await moetVerzoek(tx, verzoekId), 'ingetrokken'); };

/** The term was prolonged (T04, T07): the citizen is told, with the reason (AVG 12 lid 3). */
export const verlengVerzoek = async (kern: Kern, tx: Tx, verzoekId: string, reden: string, tot: Date, door: string): Promise<void> => {
  const v = await moetVerzoek(tx, verzoekId);
  await zetStaat(kern, tx, v, v.status === 'in-behandeling' ? 'verlengd' : v.status, { uiterlijkOp: tot });
  const stap = await schrijfStap(tx, { verzoekId, soort: 'verlenging', uitkomst: 'verlengd', motivatie: reden, door, op: kern.clock.now() });
  await laatWeten(kern, tx, v, 'verzoek-verlenging', stap, verlengingstekst(v, tot));
};

/** When the request came in: its terms count from there. */
export const verzoekOntvangenOp = async (tx: Tx, verzoekId: string): Promise<Date | null> => ((await tx('burgerverzoek').where({ id: verzoekId }).first('ontvangen_op')) as { ontvangen_op: Date } | undefined)?.ontvangen_op ?? null;

/** R12.5: a casus does not close while a request of a citizen or a hold is undecided. */
export const afsluitpunten = async (tx: Tx, casusId: string): Promise<Afsluitpunt[]> => {
  const verzoeken = await openVerzoeken(tx, casusId);
  // A hold whose prolongation still waits for its second person is undecided as well.
  const [{ n } = { n: '0' }] = await tx('achterhouding').where({ casus_id: casusId }).where((q) => { void q.where({ status: 'voorgesteld' }).orWhere((w) => { void w.where({ status: 'actief' }).whereNull('tweede_akkoord_door'); }); }).count('id as n') as { n: string }[];
  return [
    ...verzoeken.map((v) => (v.klachtOverMedewerkers.length > 0 ? { code: 'burgerverzoek-open', zin: 'Een verzoek van een betrokkene is nog niet afgehandeld.' } : { code: v.soort === 'klacht' ? 'klacht-open' : 'burgerverzoek-open', zin: v.soort === 'klacht' ? `Klacht ${v.verzoeknummer} is nog niet afgehandeld.` : `Verzoek ${v.verzoeknummer} van een betrokkene is nog niet afgehandeld.` })),
    ...(Number(n) > 0 ? [{ code: 'achterhouding-open', zin: 'Over een achterhouding is nog niet beslist.' }] : []),
  ];
};

/**
 * Starts the process of a request (processen §2.7). It is a root of its own: its term and its tasks go on when the casus ends. Starting twice is
 * one process. `rolTweede` comes from the flow; without a running casus it is that of the national flow.
 */
export const startVerzoek = async (kern: Kern, tx: Tx, verzoekId: string, rolTweede = 'gedragswetenschapper'): Promise<void> => {
  const v = await moetVerzoek(tx, verzoekId);
  const casus = await casusVan(tx, v.casusId);
  if (casus === undefined) throw new Error('Dit verzoek heeft geen casus');
  const { verbandCode, regioCode } = casus;
  await zetInOutbox(tx, kern, { volgordeSleutel: v.casusId, opdracht: {
    soort: 'proces-starten', procesId: 'deelnemen-burger.verzoek', sleutel: v.id,
    variabelen: { verzoekId, verzoekSoortCode: v.soort, casusId: v.casusId, verbandCode, regioCode, rondeNummer: casus.cyclus, urgentieCode: (casus.prioriteit ?? 'P3').toLowerCase(), organisatieId: v.organisatieId, doelCode: 'burger-informeren', termijnCode: termijnBij(v.soort, verbandCode), rolTweede },
  } });
};

/** One request = one process; a second one ends by itself (processen §0 point 1). */
export const claimVerzoek = async (kern: Kern, tx: Tx, verzoekId: string, processInstanceKey: string): Promise<boolean> => {
  if ((await claimProces(tx, verzoekId, processInstanceKey, kern.clock.now())) !== processInstanceKey) return false;
  await sluitUitVanTaken(tx, processInstanceKey, (await moetVerzoek(tx, verzoekId)).klachtOverMedewerkers);
  return true;
};

/** No root took this request: the casus is ending or has ended. It is handled all the same, in its own term. */
export const vangVerzoekOp = async (kern: Kern, tx: Tx, variabelen: Readonly<Record<string, unknown>>): Promise<void> => { await startVerzoek(kern, tx, String(variabelen['verzoekId'])); };

/**
 * The casus ends: its open requests go on by themselves and hold nothing up; one that no step of the casus started yet is started here. What was
 * asked of the family is asked no longer. Twice changes nothing.
 */
export const trekIn = async (kern: Kern, tx: Tx, casusId: string): Promise<void> => {
  for (const v of await openVerzoeken(tx, casusId)) {
    await wijzigVerzoek(tx, v.id, { isNaSluiting: true }, kern.clock.now());
    await startVerzoek(kern, tx, v.id);
  }
  await trekVragenIn(kern, tx, casusId);
};
