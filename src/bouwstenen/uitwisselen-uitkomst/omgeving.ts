import { betrokkenenVan } from '../../casus/index.ts';
import type { Doel } from '../../domein/doel.ts';
import type { Aanvrager } from '../../platform/identity/aanvrager.ts';
import type { Kern, Tx } from '../../platform/kern.ts';
import { schrijfTraceparent, volgendeSpan } from '../../platform/telemetry/traceparent.ts';
import type { TaakContext } from '../../taken/taakafhandeling.ts';
import { maakToegang, organisatieVan, peilToegang, regieVan, type Organisatie } from '../../toegang/index.ts';
import { gegevenssoorten, type Gegevenssoort, type Niveaus, type Toegangsbesluit, type Toegangsobject } from '../../toegang/toegang.ts';
import type { Inhoud, Uitkomst, Verstrekking } from './model.ts';

export const doel = 'uitkomst-uitwisselen' satisfies Doel;

/** Asks `toegang` for the data of a task of this room; the reader holds an open task that is addressed to him. */
export const vraagToegang = async (ctx: TaakContext, gevraagd: readonly Gegevenssoort[], actie: 'lezen' | 'schrijven' = 'lezen', voorDoel: Doel = doel): Promise<Toegangsbesluit> => maakToegang(ctx.kern).vraag(ctx.tx, {
  aanvrager: ctx.medewerker, doel: voorDoel, actie, gevraagd, traceparent: ctx.traceparent,
  object: { type: 'taak', id: ctx.taakId, casusId: ctx.casusId, verbandCode: ctx.verbandCode, regioCode: ctx.regioCode, betrokkenen: await personenVan(ctx.tx, ctx.casusId), feiten: { EIGEN: true, GERICHT: true } },
});

/** An id from the variables of the task. */
export const idVan = (ctx: TaakContext, naam: 'overlegId' | 'publicatieId' | 'verstrekkingId' | 'correctieId'): string => {
  const id = ctx.variabelen[naam];
  if (typeof id !== 'string') throw new Error(`De taak kent geen ${naam}`);
  return id;
};

export const personenVan = async (tx: Tx, casusId: string): Promise<string[]> => (await betrokkenenVan(tx, casusId)).map((b) => b.persoonId);
/** A trace for work that no request started (a job). */
export const nieuwSpoor = (): string => schrijfTraceparent(volgendeSpan());

/** The bureau in whose name the outcome is shared. */
export const regie = async (tx: Tx, u: Pick<Uitkomst, 'verbandCode' | 'regioCode'>): Promise<Organisatie> => {
  const o = await regieVan(tx, u.verbandCode, u.regioCode);
  if (o === undefined) throw new Error('no active regie');
  return o;
};
export const organisatie = async (tx: Tx, id: string): Promise<Organisatie> => {
  const o = await organisatieVan(tx, id);
  if (o === undefined) throw new Error('organisation does not exist');
  return o;
};

/** Gegevenssoorten that a reading of this outcome asks for: the outcome itself and those of its verslagdelen. */
export const soortenVan = (inhoud: Inhoud): Gegevenssoort[] => ['CAS', 'ORG', 'UIT', ...gegevenssoorten.filter((s) => s !== 'UIT' && inhoud.verslagdelen.some((v) => v.gegevenssoort === s))];

/** The system of a partner as the reader: what it may have follows from the matrix row of its kind. */
export const alsPartner = (o: Pick<Organisatie, 'id' | 'oin' | 'soort'>): Aanvrager => ({ soort: 'partner', organisatieId: o.id, organisatieOin: o.oin, organisatiesoort: o.soort });

/** The outcome as the object of a decision. Own afspraken are addressed to their owner: under D11 that is the condition GERICHT. */
export const uitkomstObject = async (tx: Tx, u: Uitkomst, isEigen: boolean): Promise<Toegangsobject> =>
  ({ type: 'uitkomst', id: u.id, casusId: u.casusId, verbandCode: u.verbandCode, regioCode: u.regioCode, betrokkenen: await personenVan(tx, u.casusId), feiten: isEigen ? { GERICHT: true } : {} });

export const gevraagdVoor = (doelVan: Verstrekking['doel'], inhoud: Inhoud): readonly Gegevenssoort[] => (doelVan === 'actie-uitvoeren' ? ['CAS', 'ACT'] : soortenVan(inhoud));

/** R9.2: on which doel an organisation gets its part, and what it then may see: D09, or without a row there D11 for its own afspraken. */
export const peilRecht = async (tx: Tx, u: Uitkomst, inhoud: Inhoud, o: Organisatie, nu: Date): Promise<{ doel: Verstrekking['doel']; niveaus: Niveaus }> => {
  const breed = await peilToegang(tx, { aanvrager: alsPartner(o), doel, object: await uitkomstObject(tx, u, false), gevraagd: gevraagdVoor(doel, inhoud) }, nu);
  if (breed.UIT !== undefined || !inhoud.afspraken.some((a) => a.organisatieId === o.id)) return { doel, niveaus: breed };
  return { doel: 'actie-uitvoeren', niveaus: await peilToegang(tx, { aanvrager: alsPartner(o), doel: 'actie-uitvoeren', object: await uitkomstObject(tx, u, true), gevraagd: gevraagdVoor('actie-uitvoeren', inhoud) }, nu) };
};

/** The url under which a partner system fetches its part. */
export const urlVan = (kern: Kern, uitkomstId: string): string => `${kern.config.basisUrl}/keten/v1/uitkomsten-overleg/${uitkomstId}`;
