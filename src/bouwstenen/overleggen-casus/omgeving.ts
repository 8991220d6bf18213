import type { Doel } from '../../domein/doel.ts';
import { Probleem } from '../../platform/http/problemen.ts';
import type { Aanvrager } from '../../platform/identity/aanvrager.ts';
import type { Kern, Tx } from '../../platform/kern.ts';
import { betrokkenenVan, casusregisseurVan } from '../../casus/index.ts';
import { substantieel } from '../../platform/identity/acr.ts';
import type { TaakContext } from '../../taken/taakafhandeling.ts';
import { maakToegang, medewerkersVan, organisatiesIn, organisatieVan, peilBesluit, type Organisatie } from '../../toegang/index.ts';
import { gegevenssoorten, type Gegevenssoort, type Niveau, type Niveaus, type Toegangsbesluit, type Toegangsobject } from '../../toegang/toegang.ts';
import type { Overleg, Uitnodiging } from './model.ts';
import * as store from './store.ts';

export const nietGevonden = (): Probleem => new Probleem('niet-gevonden', 'Dit overleg bestaat niet, of u mag het niet zien.');
const dagMs = 24 * 60 * 60 * 1000;

/** The id of the overleg from the variables of the task. */
export const overlegIdVan = (ctx: TaakContext): string => {
  const id = ctx.variabelen['overlegId'];
  if (typeof id !== 'string') throw new Error('De taak kent haar overleg niet');
  return id;
};

/** How somebody stands to a meeting: his invitation of the present round, whether he holds the meeting, whether he is in the room. */
export type Plaats = { readonly uitnodiging: Uitnodiging | undefined; readonly isRegie: boolean; readonly isAanwezig: boolean };
export const plaatsVan = async (tx: Tx, o: Overleg, organisatieId: string): Promise<Plaats> => {
  const uitnodiging = (await store.uitnodigingenVan(tx, o)).find((u) => u.organisatie_id === organisatieId);
  return { uitnodiging, isRegie: uitnodiging?.is_regie === true, isAanwezig: await store.isAanwezig(tx, o.id, organisatieId) };
};

const isGevraagd = (u: Uitnodiging | undefined): boolean => u !== undefined && !u.is_regie && !['concept', 'zonder-grondslag', 'ingetrokken', 'afgewezen'].includes(u.status);

const overlegobject = (o: Overleg): Toegangsobject => ({ type: 'overleg', id: o.id, casusId: o.casus_id, verbandCode: o.verband_code, regioCode: o.regio_code, betrokkenen: o.betrokkenen });

/**
 * Asks toegang for one meeting. For a partner the meeting itself is the shared document (STUK): from his invitation until 24 hours after it
 * closed (R8.4). Emergency access (NOOD, AL06) exists only while a motorkapoverleg runs and he is there (R8.6).
 */
export const vraagOverleg = async (kern: Kern, tx: Tx, v: { o: Overleg; aanvrager: Aanvrager; doel: Doel; gevraagd: readonly Gegevenssoort[]; traceparent: string; actie?: 'lezen' | 'schrijven'; minstens?: Niveau }): Promise<{ besluit: Toegangsbesluit; plaats: Plaats }> => {
  const plaats: Plaats = v.aanvrager.soort === 'medewerker' ? await plaatsVan(tx, v.o, v.aanvrager.organisatieId) : { uitnodiging: undefined, isRegie: false, isAanwezig: false };
  const isOpen = v.o.gesloten_op === null || kern.clock.now().getTime() < v.o.gesloten_op.getTime() + dagMs;
  const besluit = await maakToegang(kern).vraag(tx, {
    aanvrager: v.aanvrager, doel: v.doel, actie: v.actie ?? 'lezen', gevraagd: v.gevraagd, traceparent: v.traceparent, ...(v.minstens === undefined ? {} : { minstens: v.minstens }),
    object: {
      ...overlegobject(v.o),
      feiten: { STUK: isOpen && v.o.status !== 'geannuleerd' && isGevraagd(plaats.uitnodiging), NOOD: v.o.soort === 'motorkap' && v.o.status === 'gestart' && plaats.isAanwezig && !plaats.isRegie },
    },
  });
  return { besluit, plaats };
};

/** Asks `toegang` for the data of a task of this bouwsteen; the reader holds an open task that is addressed to him. */
export const vraagToegang = async (ctx: TaakContext, gevraagd: readonly Gegevenssoort[], actie: 'lezen' | 'schrijven' = 'lezen'): Promise<Toegangsbesluit> => maakToegang(ctx.kern).vraag(ctx.tx, {
  aanvrager: ctx.medewerker, doel: 'casusoverleg-voeren', actie, gevraagd, traceparent: ctx.traceparent,
  object: {
    type: 'taak', id: ctx.taakId, casusId: ctx.casusId, verbandCode: ctx.verbandCode, regioCode: ctx.regioCode,
    // The invitation in an open task is a document that is shared with its addressee (R8.4).
    betrokkenen: (await betrokkenenVan(ctx.tx, ctx.casusId)).map((b) => b.persoonId), feiten: { EIGEN: true, GERICHT: true, STUK: true },
  },
});

const hoogste = (a: Niveaus, b: Niveaus): Niveaus => Object.fromEntries(gegevenssoorten.flatMap((s) => { const n = Math.max(a[s] ?? -1, b[s] ?? -1); return n < 0 ? [] : [[s, n]]; })) as Niveaus;
/**
 * What an organisation sees at this table once it is asked (STUK): as deelnemer, and more if the casusregisseur of this casus is hers. For the
 * screens that say so beforehand; each reading asks toegang itself.
 */
export const zichtVan = async (kern: Kern, tx: Tx, o: Overleg, partij: Pick<Organisatie, 'id' | 'oin' | 'soort'>): Promise<{ niveaus: Niveaus; grondslagen: readonly string[] }> => {
  const vraag = { doel: 'casusoverleg-voeren', gevraagd: gegevenssoorten, object: { ...overlegobject(o), feiten: { STUK: true } } } as const;
  const nu = kern.clock.now(), wie = { organisatieId: partij.id, organisatieOin: partij.oin, organisatiesoort: partij.soort };
  const deelnemer = await peilBesluit(tx, { ...vraag, aanvrager: { soort: 'partner', ...wie } }, nu);
  const regisseur = await casusregisseurVan(tx, o.casus_id);
  if (regisseur?.organisatieId !== partij.id) return deelnemer;
  const meer = await peilBesluit(tx, { ...vraag, aanvrager: { soort: 'medewerker', ...wie, medewerkerId: regisseur.medewerkerId, naam: '', roltoekenningId: '', toegangsrol: 'casusregisseur', functierollen: [], verbandCode: null, regioCode: null, acr: substantieel, sessieId: '' } }, nu);
  return { niveaus: hoogste(deelnemer.niveaus, meer.niveaus), grondslagen: [...new Set([...deelnemer.grondslagen, ...meer.grondslagen])].toSorted() };
};

/** Organisations that can be chosen, and whether the matrix has a ground for their kind (R8.1). The server checks again. */
export const mogelijkeDeelnemers = async (tx: Tx, o: Pick<Overleg, 'verband_code' | 'regio_code'>): Promise<{ organisatieId: string; naam: string; soort: string; heeftGrondslag: boolean }[]> => {
  const regels = await tx('doelbindingregel').where({ doel: 'casusoverleg-voeren' }).whereNull('tot').where('verband_code', o.verband_code).whereRaw("'deelnemer' = any(rollen)").select('organisaties') as { organisaties: string[] }[];
  const soorten = new Set(regels.flatMap((r) => r.organisaties));
  const regie = await tx('samenwerkingsverband').where({ code: o.verband_code }).first('regie_soort') as { regie_soort: string } | undefined;
  const alle = (await tx('organisatiesoort').whereNotIn('code', ['BUR', regie?.regie_soort ?? '']).pluck('code')) as string[];
  return (await organisatiesIn(tx, alle, o.regio_code)).map((x) => ({ organisatieId: x.id, naam: x.naam, soort: x.soort, heeftGrondslag: soorten.has(x.soort) }));
};
/** Names of medewerkers for "who wrote this", for which the caller asked toegang (MED). */
export const namenVan = (tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, { naam: string; functie: string }>> => medewerkersVan(tx, ids);
/** The name of a party; a citizen at the table is not named here. */
export const partijnaam = async (tx: Tx, organisatieId: string | null): Promise<string> => (organisatieId === null ? 'Een betrokkene' : (await organisatieVan(tx, organisatieId))?.naam ?? 'Onbekend');
