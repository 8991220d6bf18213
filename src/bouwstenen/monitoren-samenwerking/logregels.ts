import { casusMetNummer, casusnummersVan } from '../../casus/index.ts';
import { eindeVanDag, plusDagen, datumVan, dagenTussen } from '../../domein/kalender.ts';
import { leesNummer } from '../../domein/nummer.ts';
import { naamVanCode, woordVanCode } from '../../domein/woorden.ts';
import type { Logfilter, Logregel } from '../../logboek/index.ts';
import { isUuid } from '../../platform/http/invoer.ts';
import { Probleem } from '../../platform/http/problemen.ts';
import type { Tx } from '../../platform/kern.ts';
import { leesGrondslagen, medewerkersVan, organisatienamen } from '../../toegang/index.ts';
import type { handelingen, Toonregel } from './model.ts';

export type Zoekvraag = {
  readonly van?: string | undefined; readonly tot?: string | undefined; readonly organisatie?: string | undefined; readonly medewerker?: string | undefined; readonly casus?: string | undefined; readonly doel?: string | undefined;
  readonly handeling?: typeof handelingen[number] | undefined; readonly geweigerd?: 'ja' | undefined; readonly noodgeval?: 'ja' | undefined; readonly spoor?: string | undefined; readonly reden: string;
};
/** The codes of the auditlog (NEN 7513) behind each word. */
const acties: Readonly<Record<typeof handelingen[number], readonly string[]>> = { lezen: ['R'], zoeken: ['zoek'], schrijven: ['C', 'U', 'D'], verstrekken: ['E'], export: ['export'] };
const handelingVan = (actie: string): string => Object.entries(acties).find(([, codes]) => codes.includes(actie))?.[0] ?? actie;
/** The longest period of one search, and the one when none is given, in days. */
export const langst = 366, gewoon = 7;

const fout = (veld: string, melding: string): Probleem => new Probleem('ongeldige-invoer', 'Er is niet gezocht.', { fouten: [{ veld, code: 'ongeldig', melding }] });

/** Days as they are on the wall, both included. Throws `ongeldige-invoer` for a period that is turned around or too long. */
const periode = (v: Zoekvraag, nu: Date): { van: Date; tot: Date } => {
  const tot = v.tot ?? datumVan(nu), van = v.van ?? plusDagen(tot, 1 - gewoon), dagen = dagenTussen(van, tot);
  if (dagen < 0) throw fout('tot', 'De laatste dag ligt voor de eerste.');
  if (dagen >= langst) throw fout('van', `Zoek in hoogstens ${langst} dagen.`);
  const naDag = (dag: string): Date => new Date(eindeVanDag(dag).getTime() + 1000);
  return { van: naDag(plusDagen(van, -1)), tot: naDag(tot) };
};

const casusVanInvoer = async (tx: Tx, invoer: string): Promise<string | null> => {
  if (isUuid(invoer)) return invoer;
  const nummer = leesNummer('casus', invoer);
  if (nummer === null) throw fout('casus', 'Dit is geen casusnummer. Kijk het na.');
  return await casusMetNummer(tx, nummer) ?? null;
};

/** The names of the filters that were used: they go into the logs, their values do not. */
export const gebruikt = (v: Zoekvraag): string[] => Object.entries(v).filter(([naam, w]) => w !== undefined && naam !== 'reden').map(([naam]) => naam).toSorted();

/** The search as the logs take it; null where it can find nothing, such as a casusnummer that nobody has. */
export const alsFilter = async (tx: Tx, v: Zoekvraag, nu: Date): Promise<Logfilter | null> => {
  const { van, tot } = periode(v, nu);
  const casusId = v.casus === undefined ? undefined : await casusVanInvoer(tx, v.casus);
  if (casusId === null) return null;
  return {
    van, tot, organisatieId: v.organisatie, medewerkerId: v.medewerker, casusId, doel: v.doel, acties: v.handeling === undefined ? undefined : acties[v.handeling],
    alleenGeweigerd: v.geweigerd === 'ja', alleenNoodgeval: v.noodgeval === 'ja', traceId: v.spoor,
  };
};

type Wie = Toonregel['wie'];
/** Names of medewerkers and organisations for these; a citizen is never named, and what the platform did by itself is called so. */
export const noemWie = async (tx: Tx, lijst: readonly { readonly medewerkerId: string | null; readonly organisatieId: string | null }[]): Promise<(v: { soort: string; medewerkerId: string | null; organisatieId: string | null; rol: string | null }) => Wie> => {
  const mensen = await medewerkersVan(tx, lijst.map((l) => l.medewerkerId).filter((id) => id !== null)), organisaties = await organisatienamen(tx, lijst.map((l) => l.organisatieId));
  return (v) => ({ soort: v.soort, medewerkerId: v.medewerkerId, naam: v.medewerkerId === null ? null : mensen.get(v.medewerkerId)?.naam ?? null, organisatieId: v.organisatieId, organisatie: v.organisatieId === null ? null : organisaties.get(v.organisatieId) ?? null, rol: v.rol });
};
const medewerkerVan = (r: Logregel): string | null => (r.gebruikerSoort === 'medewerker' && r.gebruikerId !== null && isUuid(r.gebruikerId) ? r.gebruikerId : null);

const voorwaarden: Readonly<Record<string, string>> = {
  TEAM: 'wie in het team van de casus zit', EIGEN: 'het eigen stuk', GERICHT: 'wie het gevraagd is', GAAN: 'een melding die aan hem is gestuurd', VERSTREKT: 'wat verstrekt is', STUK: 'een stuk in het overleg', TOEST: 'toestemming van de betrokkene', GEZIEN: 'wie de afsluiting nakijkt',
  CODES: 'alleen codes', ZELF: 'gegevens over uzelf', NOOD: 'noodtoegang', KUBUS: 'alleen aantallen', VERBAND: 'het eigen toezichtgebied',
};
/** Rules and prohibitions by code, in words; one that no longer holds keeps its code. */
const regelteksten = async (tx: Tx, rijen: readonly Logregel[]): Promise<ReadonlyMap<string, string>> => {
  const codes = [...new Set(rijen.flatMap((r) => [...r.regels ?? [], ...r.verboden ?? []]))];
  const regels = await tx('doelbindingregel').whereIn('code', codes).whereNull('tot').whereNull('regio_code').select('code', 'rollen', 'voorwaarden', 'doel') as { code: string; rollen: string[]; voorwaarden: string[]; doel: string }[];
  const verboden = await tx('verbod').whereIn('code', codes).select('code', 'omschrijving') as { code: string; omschrijving: string }[];
  return new Map([
    ...regels.map((r) => [r.code, `Voor ${r.rollen.map((x) => naamVanCode(x).toLowerCase()).join(' of ')}, voor het doel ${woordVanCode(r.doel)}: ${r.voorwaarden.map((x) => voorwaarden[x] ?? x).join(' en ')}.`] as const),
    ...verboden.map((v) => [v.code, `${v.omschrijving}.`] as const),
  ]);
};

/** The lines as a person reads them: names of who did it, the number of the casus, the rules in words. Nothing of a betrokkene but how many. */
export const toonRegels = async (tx: Tx, rijen: readonly Logregel[]): Promise<Toonregel[]> => {
  const wie = await noemWie(tx, rijen.map((r) => ({ medewerkerId: medewerkerVan(r), organisatieId: r.organisatieId })));
  const nummers = await casusnummersVan(tx, rijen.map((r) => r.casusId).filter((id) => id !== null)), teksten = await regelteksten(tx, rijen);
  const inWoorden = (codes: readonly string[] | null): Toonregel['regels'] => (codes ?? []).map((code) => ({ code, tekst: teksten.get(code) ?? 'Deze regel geldt nu niet meer.' }));
  const gronden = new Map<string, string[]>();
  for (const r of rijen) { const codes = r.grondslagen ?? []; if (!gronden.has(codes.join())) gronden.set(codes.join(), codes.length === 0 ? [] : await leesGrondslagen(tx, codes)); }
  return rijen.map((r) => ({
    id: r.id, op: r.tijd.toISOString(), wie: wie({ soort: r.gebruikerSoort, medewerkerId: medewerkerVan(r), organisatieId: r.organisatieId, rol: r.rol }), doel: r.doel, handeling: handelingVan(r.actie), object: r.objectType,
    casus: r.casusId === null ? null : { id: r.casusId, nummer: nummers.get(r.casusId) ?? null }, besluit: r.uitkomst === 0 ? 'toegestaan' : 'geweigerd', noodgeval: r.noodgeval, gevraagd: [...r.gevraagd ?? []],
    gegeven: Object.entries(r.niveaus ?? {}).map(([soort, niveau]) => ({ soort, niveau })), velden: [...r.velden], betrokkenen: r.betrokkenen, regels: inWoorden(r.regels), verboden: inWoorden(r.verboden),
    grondslagen: gronden.get((r.grondslagen ?? []).join()) ?? [], beleidsversie: r.beleidsversie, reden: r.reden, traceId: r.traceId, spanId: r.spanId,
  }));
};
