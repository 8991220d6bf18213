import type { Kern, Tx } from '../../platform/kern.ts';
import { organisatieVan } from '../../toegang/organisaties.ts';
import { maakToegang, presenteer, type Veldsoorten } from '../../toegang/index.ts';
import type { Toegangsbesluit } from '../../toegang/toegang.ts';
import { Probleem } from '../../platform/http/problemen.ts';
import { toegestaneOvergangen } from '../../domein/overgangen.ts';
import { zoekDuplicaten } from './duplicaten.ts';
import { leesBetrokkenen, leesInhoud, leesMelder } from './inhoud-store.ts';
import type { Melding, Routeradvies, Spoorstap } from './model.ts';
import * as store from './store.ts';
import { alles, isOntvanger, isVerzender, kern0, vraagMelding, type Vrager } from './toegang.ts';

export type Meldingregel = {
  id: string; meldingnummer: string; soort: string; status: string; van: string | null; naar: string | null; ontvangenOp: string | null; gewijzigdOp: string; spoed: boolean; aantalOntbrekend: number; reagerenVoor: string | null;
};
export type Filter = { readonly richting: 'ontvangen' | 'verstuurd'; readonly soort?: string | undefined; readonly status?: string | undefined; readonly na?: { op: string; id: string } | undefined; readonly aantal: number };

/** One page of the Postvak or of Mijn meldingen; filtered and ordered by the database, one line in each log. */
export const leesMeldingen = async (kern: Kern, tx: Tx, v: Vrager, f: Filter): Promise<{ items: Meldingregel[]; volgende: { op: string; id: string } | null }> => {
  const a = v.aanvrager;
  if (a.soort !== 'medewerker' && a.soort !== 'burger' && a.soort !== 'partner') throw new Probleem('niet-ingelogd', 'Log eerst in.');
  const ontvangen = f.richting === 'ontvangen' && a.soort === 'medewerker';
  const plaats = await tx('melding').modify((q) => {
    if (ontvangen) void q.where('ontvanger_id', a.organisatieId).whereNot('status', 'concept');
    else if (a.soort === 'burger') void q.where('verzender_account_id', a.accountId);
    else void q.where('verzender_organisatie_id', a.organisatieId).whereNull('doorgezet_van');
  }).distinct<{ verband: string; regio: string }[]>('verband_code as verband', 'regio_code as regio');
  // One question per verband and region in the page's reach: a role that is narrowed to one of them sees only that one.
  const mag: string[] = [];
  for (const p of plaats) {
    try {
      await maakToegang(kern).vraag(tx, { aanvrager: a, doel: a.soort === 'burger' ? 'burger-informeren' : 'melding-beoordelen', actie: 'lezen', gevraagd: a.soort === 'burger' ? ['MLD'] : kern0, traceparent: v.traceparent, object: { type: 'melding', id: a.soort === 'burger' ? a.accountId : a.organisatieId, casusId: null, verbandCode: p.verband, regioCode: p.regio, betrokkenen: [], feiten: ontvangen ? { GAAN: true } : { EIGEN: true } } });
      mag.push(`${p.verband} ${p.regio}`);
    } catch (fout) { if (!(fout instanceof Probleem && (fout.code === 'geen-grondslag' || fout.code === 'niet-gevonden'))) throw fout; }
  }
  const rijen = await tx('melding as m').leftJoin('organisatie as van', 'van.id', 'm.verzender_organisatie_id').leftJoin('organisatie as naar', 'naar.id', 'm.ontvanger_id')
    .leftJoin('termijn as t', (j) => { j.on('t.casus_id', 'm.casus_id').andOnVal('t.element_id', 'melding-beoordelen').andOnVal('t.status', 'loopt'); })
    .modify((q) => {
      if (ontvangen) void q.where('m.ontvanger_id', a.organisatieId).whereNot('m.status', 'concept');
      else if (a.soort === 'burger') void q.where('m.verzender_account_id', a.accountId);
      else void q.where('m.verzender_organisatie_id', a.organisatieId).whereNull('m.doorgezet_van').where((w) => { void w.whereNot('m.status', 'concept'); if (a.soort === 'medewerker') void w.orWhere('m.verzender_medewerker_id', a.medewerkerId); });
      if (f.soort !== undefined) void q.where('m.soort', f.soort);
      if (f.status !== undefined) void q.where('m.status', f.status);
      if (f.na !== undefined) void q.whereRaw('(m.gewijzigd_op, m.id) < (?::timestamptz, ?::uuid)', [f.na.op, f.na.id]);
      void q.whereRaw("m.verband_code || ' ' || m.regio_code = any(?)", [mag]);
    }).orderByRaw('m.gewijzigd_op desc, m.id desc').limit(f.aantal + 1)
    .select<{ id: string; meldingnummer: string; soort: string; status: string; spoed: boolean; ontbreekt: string[]; van: string | null; naar: string | null; ontvangenOp: Date | null; gewijzigdOp: Date; precies: string; reagerenVoor: Date | null }[]>(
      'm.id', 'm.meldingnummer', 'm.soort', 'm.status', 'm.spoed', 'm.ontbreekt', 'van.naam as van', 'naar.naam as naar', 'm.ontvangen_op as ontvangenOp', 'm.gewijzigd_op as gewijzigdOp', tx.raw(`to_char(m.gewijzigd_op at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as precies`), 't.uiterlijk_op as reagerenVoor');
  const bladzijde = rijen.slice(0, f.aantal);
  const laatste = rijen.length > f.aantal ? bladzijde.at(-1) : undefined;
  return {
    items: bladzijde.map((r) => ({ id: r.id, meldingnummer: r.meldingnummer, soort: r.soort, status: a.soort === 'burger' ? burgerstatus(r as Pick<Melding, 'status'>) : r.status, van: r.van, naar: r.naar, ontvangenOp: r.ontvangenOp?.toISOString() ?? null, gewijzigdOp: r.gewijzigdOp.toISOString(), spoed: r.spoed, aantalOntbrekend: r.ontbreekt.length, reagerenVoor: r.reagerenVoor?.toISOString() ?? null })),
    volgende: laatste === undefined ? null : { op: laatste.precies, id: laatste.id },
  };
};

/** The receiver opened it: the sender's trail says so at once (first open per organisation), and it is in beoordeling. */
export const markeerGelezen = async (kern: Kern, tx: Tx, m: Melding, organisatieId: string): Promise<void> => {
  if (m.ontvangerId !== organisatieId) return;
  await store.schrijfSpoor(kern, tx, m.id, 'gelezen', `gelezen:${organisatieId}`, { organisatieId });
  if (m.status === 'ontvangen') await store.zetStatus(kern, tx, m, 'in-beoordeling', 'in-beoordeling:0', {}, { organisatieId });
};

type Detail = {
  id: string; meldingnummer: string; soort: string; status: string; rijversie: number; ontvangenOp: string | null; kanaal: string; ontbreekt: string[]; waarschuwt: string[]; acties: string[]; gevraagdeAanvulling: string | null; van: string | null; naar: string | null; spoed: boolean; incidentOp: string | null; incidentPlaats: string | null;
  acuutGevaar: string | null; verzoek: string | null; terugkoppelingGewenst: boolean; situatieschets: string | null; antwoorden: unknown; betrokkenen: unknown; melder: unknown; advies: Routeradvies | null; dubbel: { meldingnummer: string; ontvangenOp: string | null; reden: string }[];
};
const soortVan: Veldsoorten<Detail> = {
  id: ['CAS', 0], meldingnummer: ['CAS', 0], soort: ['CAS', 0], status: ['CAS', 0], rijversie: ['CAS', 0], ontvangenOp: ['CAS', 0], kanaal: ['CAS', 0], ontbreekt: ['PRO', 0], waarschuwt: ['PRO', 0], acties: ['PRO', 0], gevraagdeAanvulling: ['PRO', 0], van: ['ORG', 1], naar: ['CAS', 0], spoed: ['MEL', 1], incidentOp: ['MEL', 1], incidentPlaats: ['MEL', 2],
  acuutGevaar: ['MEL', 2], verzoek: ['MEL', 2], terugkoppelingGewenst: ['MEL', 1], situatieschets: ['MEL', 2], antwoorden: ['MEL', 2], betrokkenen: ['IDE', 2], melder: ['MLD', 2], advies: ['MEL', 2], dubbel: ['MEL', 1],
};

/** What the sender may do now; the page never works this out itself (R0.1). */
const actiesVan = (m: Melding): string[] => [...(m.status === 'concept' ? ['wijzigen', 'verzenden'] : []), ...(m.status === 'onvolledig' ? ['aanvullen'] : []),
  ...(toegestaneOvergangen('melding', m.status).includes('ingetrokken') || m.status === 'opgepakt' ? ['intrekken'] : [])];

/** One melding as this reader may see it: the receiver through the matrix; the sender his own draft, afterwards only what happens with it. */
export const leesMeldingDetail = async (kern: Kern, tx: Tx, v: Vrager, id: string): Promise<{ melding: Record<string, unknown>; besluit: Toegangsbesluit }> => {
  const m = await store.leesMelding(tx, id);
  const alsOntvanger = m !== undefined && isOntvanger(m, v.aanvrager);
  const besluit = await vraagMelding(kern, tx, v, m, alsOntvanger ? alles : kern0);
  if (m === undefined) throw new Probleem('niet-gevonden', 'Deze melding bestaat niet, of u mag haar niet zien.');
  if (alsOntvanger && v.aanvrager.soort === 'medewerker') await markeerGelezen(kern, tx, m, v.aanvrager.organisatieId);
  const vers = await store.leesMelding(tx, id) as Melding;
  if (v.aanvrager.soort === 'burger') {
    const eigenTekst = vers.status === 'concept' || vers.status === 'onvolledig' ? { inhoud: await leesInhoud(kern, tx, vers), gevraagdeAanvulling: vers.gevraagdeAanvulling } : {};
    return { melding: { id, meldingnummer: vers.meldingnummer, soort: vers.soort, status: burgerstatus(vers), rijversie: vers.rijversie, acties: actiesVan(vers), ...eigenTekst }, besluit };
  }
  const [van, naar] = [vers.verzenderOrganisatieId === null ? undefined : await organisatieVan(tx, vers.verzenderOrganisatieId), vers.ontvangerId === null ? undefined : await organisatieVan(tx, vers.ontvangerId)];
  const inhoud = await leesInhoud(kern, tx, vers);
  const detail: Detail = {
    id, meldingnummer: vers.meldingnummer, soort: vers.soort, status: vers.status, rijversie: vers.rijversie, ontvangenOp: vers.ontvangenOp?.toISOString() ?? null, kanaal: vers.kanaal, ontbreekt: vers.ontbreekt, waarschuwt: vers.waarschuwt, acties: isVerzender(vers, v.aanvrager) ? actiesVan(vers) : [],
    gevraagdeAanvulling: vers.gevraagdeAanvulling, van: van?.naam ?? null, naar: naar?.naam ?? null, spoed: vers.spoed, incidentOp: vers.incidentOp?.toISOString() ?? null, incidentPlaats: vers.incidentPlaats, acuutGevaar: vers.acuutGevaar, verzoek: vers.verzoek, terugkoppelingGewenst: vers.terugkoppelingGewenst,
    situatieschets: vers.situatieschets, antwoorden: inhoud.antwoorden ?? {}, betrokkenen: zonderAdres(await leesBetrokkenen(kern, tx, id), (besluit.niveaus.ADR ?? 0) >= 2), melder: await leesMelder(kern, tx, id) ?? null, advies: vers.advies,
    dubbel: alsOntvanger ? (await zoekDuplicaten(kern, tx, vers)).map((d) => ({ meldingnummer: d.meldingnummer, ontvangenOp: d.ontvangenOp?.toISOString() ?? null, reden: d.reden })) : [],
  };
  const gezien = presenteer<Detail>(besluit.niveaus, detail, soortVan) as Record<string, unknown>;
  // A draft, and what he is asked to complete, is the sender's own text.
  if (isVerzender(vers, v.aanvrager) && (vers.status === 'concept' || vers.status === 'onvolledig')) return { melding: { ...gezien, inhoud }, besluit };
  return { melding: gezien, besluit };
};

const zonderAdres = (lijst: Awaited<ReturnType<typeof leesBetrokkenen>>, magAdres: boolean): unknown[] => lijst.map(({ adres, ...rest }) => ({ ...rest, ...(magAdres && adres !== undefined ? { adres } : {}) }));

/** A citizen sees concept, ontvangen, in-behandeling (or the question for more) and afgerond; never what was decided (R1.4). */
const burgerstatus = (m: Pick<Melding, 'status'>): string => {
  if (['concept', 'onvolledig', 'ingetrokken'].includes(m.status)) return m.status;
  if (m.status === 'verzonden' || m.status === 'ontvangen') return 'ontvangen';
  return m.status === 'in-beoordeling' ? 'in-behandeling' : 'afgerond';
};

export type Spoor = { readonly stap: string; readonly op: string; readonly organisatie: string | null; readonly detail: string | null };
const burgerstap = (stap: Spoorstap): 'ontvangen' | 'in-behandeling' | 'afgerond' | null => {
  if (stap === 'ontvangen') return 'ontvangen';
  if (stap === 'gelezen' || stap === 'in-beoordeling') return 'in-behandeling';
  return stap === 'teruggemeld' || stap === 'ingetrokken' || stap === 'gesloten-onvolledig' ? 'afgerond' : null;
};

/** The receipt trail; a citizen sees three steps and never who or why (R1.4). */
export const leesSpoorVoor = async (kern: Kern, tx: Tx, v: Vrager, id: string): Promise<Spoor[]> => {
  const m = await store.leesMelding(tx, id);
  await vraagMelding(kern, tx, v, m, kern0);
  const regels = await store.leesSpoor(tx, id);
  if (m !== undefined && isVerzender(m, v.aanvrager)) await tx('terugmelding').where({ melding_id: id }).whereNull('ingezien_op').whereNotNull('verzonden_op').update({ ingezien_op: kern.clock.now() });
  if (v.aanvrager.soort !== 'burger') return regels.map((r) => ({ stap: r.stap, op: r.op.toISOString(), organisatie: r.organisatie, detail: r.detail }));
  const gezien = new Set<string>();
  return regels.flatMap((r) => {
    const stap = burgerstap(r.stap);
    if (stap === null || gezien.has(stap)) return [];
    gezien.add(stap);
    return [{ stap, op: r.op.toISOString(), organisatie: null, detail: null }];
  });
};
