import { rechtzettingenIn, type Rechtzetting } from '../casus/index.ts';
import { Probleem } from '../platform/http/problemen.ts';
import type { Medewerker } from '../platform/identity/aanvrager.ts';
import type { Kern, Tx } from '../platform/kern.ts';
import { isUuid } from '../platform/http/invoer.ts';
import { maakToegang, medewerkersVan } from '../toegang/index.ts';
import type { Gegevenssoort, Niveaus } from '../toegang/toegang.ts';
import { groepenVan } from './bereik.ts';
import { isOpen } from './claim.ts';
import { leesConcept } from './concept.ts';
import { isUitgesloten, maakContext, uitvoeringVan } from './context.ts';
import { leesTaak } from './store.ts';
import type { TaakContext, Taakafhandeling, Taakgegevens } from './taakafhandeling.ts';
import type { TaakRij } from './store.ts';
import { toonRij } from './tonen.ts';
import { leesWaarom } from './waarom.ts';

/**
 * The task page. Data of people are read only when the task is open on the reader's own name, through the handler and so through toegang,
 * with its log lines; everybody else within reach sees what the task is and whose. @throws Probleem niet-gevonden
 */
export const leesTaakpagina = async (kern: Kern, tx: Tx, m: Medewerker, id: string, traceparent: string): Promise<Record<string, unknown>> => {
  const rij = await leesTaak(tx, m, id);
  const { afhandeling, formulier } = await uitvoeringVan(tx, rij);
  const nu = kern.clock.now();
  const ctx = await maakContext(kern, tx, rij, m, traceparent, nu);
  const mijn = isOpen(rij) && rij.toegewezen_aan === m.medewerkerId;
  const uitgesloten = isOpen(rij) && await isUitgesloten(afhandeling, ctx);
  const gegevens = mijn && !uitgesloten ? await metRechtzettingen(ctx, afhandeling, await afhandeling.lees(ctx)) : null;
  const concept = await leesConcept(tx, m, id);
  const wacht = await tx('voltooiing').where({ taak_id: id, medewerker_id: m.medewerkerId, status: 'wacht' }).where('niet_voor', '>', nu).first('niet_voor') as { niet_voor: Date } | undefined;
  return {
    ...toonRij(m, { ...rij, ...await namen(tx, m, rij), heeft_concept: concept.rijversie > 0 }),
    doel: afhandeling.doel, aard: afhandeling.aard, scherm: rij.koppen['samenspel:scherm'] ?? null, formulier, gegevens, concept_: concept.rijversie > 0 ? concept : null,
    handelingen: handelingen(rij, mijn, uitgesloten, wacht !== undefined), waarom: gegevens === null ? null : await leesWaarom(tx, m, afhandeling.doel, formulier, traceparent),
    geschiedenis: await geschiedenis(tx, rij), terugdraaienTot: wacht?.niet_voor.toISOString() ?? null,
    afgerondDoor: rij.status !== 'afgerond' || rij.afgerond_door === null ? null : { naam: await naamVan(tx, rij.afgerond_door), op: (rij.afgerond_op ?? rij.gewijzigd_op).toISOString() },
  };
};

/** What this person may do now; the server decides again when he does it. */
const handelingen = (rij: TaakRij, mijn: boolean, uitgesloten: boolean, terug: boolean): string[] => [
  ...(isOpen(rij) && !uitgesloten && rij.toegewezen_aan === null ? ['claimen'] : []),
  ...(mijn ? ['vrijgeven'] : []), ...(mijn && !uitgesloten ? ['voltooien'] : []),
  ...(isOpen(rij) && !uitgesloten && rij.toegewezen_aan !== null && !mijn ? ['overnemen'] : []),
  ...(terug ? ['terugdraaien'] : []),
];

const naamVan = async (tx: Tx, medewerkerId: string): Promise<string> =>
  ((await tx('medewerker').whereRaw('id::text = ?', [medewerkerId]).first('naam')) as { naam: string } | undefined)?.naam ?? 'Een collega';

const namen = async (tx: Tx, m: Medewerker, rij: TaakRij): Promise<{ casusnummer: string | null; medewerker: string | null }> => {
  const open = new Set<string>(groepenVan(m).open);
  const casus = rij.casus_id !== null && rij.groepen.some((g) => open.has(g)) ? await tx('casus').where({ id: rij.casus_id }).first('casusnummer') as { casusnummer: string } | undefined : undefined;
  return { casusnummer: casus?.casusnummer ?? null, medewerker: rij.toegewezen_aan === null ? null : await naamVan(tx, rij.toegewezen_aan) };
};

/** What happened to the task itself: taken over, not carried out after all, taken back, done. */
const geschiedenis = async (tx: Tx, rij: TaakRij): Promise<{ op: string; zin: string; wie: string | null }[]> => {
  const overnames = await tx('taak_overname').where({ taak_id: rij.id }).select('van_medewerker_id', 'naar_medewerker_id', 'aangemaakt_op', 'is_doorgegeven') as { van_medewerker_id: string; naar_medewerker_id: string; aangemaakt_op: Date; is_doorgegeven: boolean }[];
  const pogingen = await tx('voltooiing').where({ taak_id: rij.id }).whereIn('status', ['mislukt', 'ingetrokken', 'uitgevoerd']).select('medewerker_id', 'status', 'oorzaak', 'gewijzigd_op') as { medewerker_id: string; status: string; oorzaak: string | null; gewijzigd_op: Date }[];
  const zinnen: Record<string, string> = { mislukt: 'Afronden is niet gelukt.', ingetrokken: 'De afronding is teruggedraaid.', uitgevoerd: 'De taak is afgerond.' };
  const wie = await medewerkersVan(tx, [...overnames.flatMap((o) => [o.van_medewerker_id, o.naar_medewerker_id]), ...pogingen.map((p) => p.medewerker_id)].filter((id) => isUuid(id)));
  const naam = (id: string): string => wie.get(id)?.naam ?? 'Een collega';
  const regels = [
    { op: rij.aangemaakt_op, zin: 'De taak is klaargezet.', door: null as string | null },
    ...overnames.map((o) => ({ op: o.aangemaakt_op, ...(o.is_doorgegeven ? { zin: `De taak is doorgegeven aan ${naam(o.naar_medewerker_id)}.`, door: o.van_medewerker_id } : { zin: 'De taak is overgenomen van een collega.', door: o.naar_medewerker_id }) })),
    ...pogingen.map((p) => ({ op: p.gewijzigd_op, zin: [zinnen[p.status], p.oorzaak].filter((d) => d != null).join(' '), door: p.medewerker_id })),
  ].toSorted((a, b) => a.op.getTime() - b.op.getTime());
  return regels.map((r) => ({ op: r.op.toISOString(), zin: r.zin, wie: r.door === null ? null : naam(r.door) }));
};

const rechtzetdatum = new Intl.DateTimeFormat('nl-NL', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'Europe/Amsterdam' });
/**
 * A correction stands wherever its kind of data is shown (R7.7): in every section of that gegevenssoort, for who may see that kind in full for this
 * doel. Who sees less reads only that something was put right.
 */
export const metRechtzettingen = async (ctx: TaakContext, afhandeling: Pick<Taakafhandeling, 'doel'>, gegevens: Taakgegevens): Promise<Taakgegevens> => {
  const rijen = ctx.casusId === '' ? [] : (await rechtzettingenIn(ctx.tx, ctx.casusId)).filter((r) => gegevens.secties.some((s) => s.gegevenssoort === r.gegevenssoort));
  if (rijen.length === 0) return gegevens;
  const niveaus = await niveausVan(ctx, afhandeling.doel, rijen);
  return { ...gegevens, secties: gegevens.secties.map((s) => ({
    ...s, regels: [...s.regels, ...rijen.filter((r) => r.gegevenssoort === s.gegevenssoort).map((r) => ({
      label: `Rechtgezet op ${rechtzetdatum.format(r.op)} door ${r.organisatie}`,
      ...(niveaus[r.gegevenssoort as Gegevenssoort] === 2 ? { waarde: `Dit klopt niet: ${r.watKloptNiet} Er moet staan: ${r.watMoetErStaan}` } : { waarde: null, verborgen: 'Uw rol ziet dit niet voor dit doel' }),
    }))],
  })) };
};
/** What this reader may see of them for this doel; without a ground nothing, and the task itself stays readable. */
const niveausVan = (ctx: TaakContext, doel: Taakafhandeling['doel'], rijen: readonly Rechtzetting[]): Promise<Niveaus> => maakToegang(ctx.kern).vraag(ctx.tx, {
  aanvrager: ctx.medewerker, doel, actie: 'lezen', gevraagd: ['CAS', ...new Set(rijen.map((r) => r.gegevenssoort as Gegevenssoort))], velden: ['rechtzettingen'], traceparent: ctx.traceparent,
  object: { type: 'taak', id: ctx.taakId, casusId: ctx.casusId, verbandCode: ctx.verbandCode, regioCode: ctx.regioCode, betrokkenen: [...new Set(rijen.flatMap((r) => r.persoonId ?? []))], feiten: { EIGEN: true, GERICHT: true } },
}).then((b) => b.niveaus, (fout: unknown) => {
  if (fout instanceof Probleem && (fout.code === 'geen-grondslag' || fout.code === 'niet-gevonden')) return {};
  throw fout;
});
