import type { Niveaus } from '../../toegang/toegang.ts';
import type { Kern, Tx } from '../../platform/kern.ts';
import { datumVan } from '../../domein/kalender.ts';
import type { Gezinscijfers } from '../../domein/nazorg/terugval.ts';
import { bewaartermijnen } from '../../domein/nazorg/bewaren.ts';
import { teamorganisatiesVan } from '../../casus/index.ts';
import { actueleBewaarregels } from './bewaarregels.ts';
import { afsluitingVanCasus, dossiersVan } from './afsluit-store.ts';
import type { Moment, Nazorg, Signaal } from './model.ts';
import { geboorteJongsteKind } from './omgeving.ts';
import * as store from './store.ts';

export type Momentbeeld = { readonly nummer: number; readonly geplandOp: string; readonly vorm: string; readonly status: string; readonly uitkomst: string | null; readonly cijfers: Gezinscijfers | null; readonly goed: string | null; readonly steun: string | null; readonly reden: string | null };
export type Signaalbeeld = { readonly bron: string; readonly op: string; readonly ernst: number; readonly status: string; readonly weging: string | null };
export type Dossierbeeld = { readonly organisatie: string; readonly bewarenTot: string | null; readonly regel: string | null; readonly bron: string | null; readonly vlaggen: readonly string[] };
export type Nazorgbeeld = {
  readonly status: string; readonly ritme: readonly string[]; readonly gestartOp: string; readonly eindigtOp: string | null;
  readonly momenten: readonly Momentbeeld[]; readonly signalen: readonly Signaalbeeld[];
};

const moment = (m: Moment, n: Niveaus): Momentbeeld => ({
  nummer: m.nummer, geplandOp: m.geplandOp.toISOString(), vorm: m.vorm, status: m.status, uitkomst: (n.VEI ?? -1) >= 1 ? m.uitkomst : null,
  cijfers: (n.BUI ?? -1) >= 2 ? m.cijfers : null, goed: (n.BUI ?? -1) >= 2 ? m.goed : null, steun: (n.BUI ?? -1) >= 2 ? m.steun : null, reden: m.overslaanReden,
});
const signaal = (s: Signaal, n: Niveaus): Signaalbeeld => ({ bron: s.bron, op: s.op.toISOString(), ernst: s.gewogenErnst ?? s.ernst, status: s.status, weging: (n.VEI ?? -1) >= 2 ? s.weging : null });

/** Aftercare as one reader may see it: dates and states with PRO, outcomes and signals with VEI, the words of the household with BUI. */
export const nazorgbeeld = async (tx: Tx, n: Nazorg, niveaus: Niveaus): Promise<Nazorgbeeld> => {
  const ziet = (niveaus.PRO ?? -1) >= 1;
  return {
    status: n.status, ritme: n.adviesTermijnen, gestartOp: n.gestartOp.toISOString(), eindigtOp: n.eindigtOp?.toISOString() ?? null,
    momenten: ziet ? (await store.momentenVan(tx, n.id)).map((m) => moment(m, niveaus)) : [],
    signalen: (niveaus.VEI ?? -1) >= 1 ? (await store.signalenVan(tx, n.id)).map((s) => signaal(s, niveaus)) : [],
  };
};

/** What retention would be when the casus closed today; stored only at closing. */
export const voorzienBewaren = async (kern: Kern, tx: Tx, n: Nazorg): Promise<Dossierbeeld[]> => {
  const vandaag = datumVan(kern.clock.now());
  const regels = await actueleBewaarregels(tx, vandaag);
  const termijnen = bewaartermijnen(regels, await teamorganisatiesVan(tx, n.casusId), 'casus', { afsluiting: vandaag, laatsteWijziging: vandaag, geboorteJongsteKind: await geboorteJongsteKind(kern, tx, n) });
  return termijnen.map((t) => ({ organisatie: t.naam, bewarenTot: t.termijn.vernietigenVanaf, regel: t.termijn.regel?.code ?? null, bron: t.termijn.regel?.bron ?? null, vlaggen: t.termijn.vlaggen }));
};

/** The closed casus: reason, day and the dossier of every organisation. Null while it runs. */
export const afsluitbeeld = async (tx: Tx, casusId: string): Promise<{ reden: string; geslotenOp: string; portaalTot: string | null; dossiers: Dossierbeeld[] } | null> => {
  const a = await afsluitingVanCasus(tx, casusId);
  if (a?.geslotenOp === undefined || a.geslotenOp === null) return null;
  const dossiers = (await dossiersVan(tx, casusId)).map((d) => ({ organisatie: d.organisatie, bewarenTot: d.vernietigenVanaf, regel: d.regelCode, bron: d.bron, vlaggen: d.vlaggen }));
  return { reden: a.reden, geslotenOp: a.geslotenOp.toISOString(), portaalTot: a.portaalTot, dossiers };
};
