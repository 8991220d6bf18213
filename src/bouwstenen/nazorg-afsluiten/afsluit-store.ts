import type { Bewaarregel, Bewaartermijn } from '../../domein/nazorg/bewaren.ts';
import type { Tx } from '../../platform/kern.ts';
import type { Afsluiting, Dossier } from './model.ts';
import { alle, een, slang, wijzig } from './store.ts';

/** Rows of closing: the proposal of two people, dossiers per organisation, lessons and the question to the citizen. */
export const laatsteAfsluiting = async (tx: Tx, nazorgId: string): Promise<Afsluiting | undefined> =>
  een<Afsluiting>(await tx('afsluiting').where({ nazorg_id: nazorgId }).select('*', tx.raw('portaal_tot::text as portaal_tot')).orderBy('voorgesteld_op', 'desc').forUpdate().first());
export const afsluitingVanCasus = async (tx: Tx, casusId: string): Promise<Afsluiting | undefined> =>
  een<Afsluiting>(await tx('afsluiting').where({ casus_id: casusId, status: 'gesloten' }).select('*', tx.raw('portaal_tot::text as portaal_tot')).orderBy('gesloten_op', 'desc').first());
type Voorstel = Pick<Afsluiting, 'nazorgId' | 'casusId' | 'wijze' | 'reden' | 'controlelijst' | 'gezinMening' | 'portaalTot' | 'motivatie' | 'leerpunten' | 'overdrachtOrganisatieId' | 'akkoordRegisseur' | 'voorgesteldOp'>;
export const voegAfsluitingToe = async (tx: Tx, a: Voorstel): Promise<void> => { await tx('afsluiting').insert({ ...slang(a), controlelijst: JSON.stringify(a.controlelijst), leerpunten: JSON.stringify(a.leerpunten) }); };
export const wijzigAfsluiting = (tx: Tx, id: string, velden: Partial<Afsluiting>, nu: Date): Promise<void> => wijzig(tx, 'afsluiting', id, velden, nu);

export type OpgeslagenRegel = Bewaarregel & { readonly id: string; readonly versie: string };
/** The rules that hold today, newest version of each. */
export const bewaarregels = async (tx: Tx, vandaag: string): Promise<OpgeslagenRegel[]> => alle<OpgeslagenRegel>(await tx('bewaarregel').where('vanaf', '<=', vandaag)
  .where((q) => { void q.whereNull('tot').orWhere('tot', '>=', vandaag); }).distinctOn('code', 'variant').orderBy(['code', 'variant', { column: 'vanaf', order: 'desc' }, { column: 'versie', order: 'desc' }]).select('*'));
export const voegBewaarregelsToe = async (tx: Tx, regels: readonly Bewaarregel[], versie: string): Promise<void> => {
  if (regels.length > 0) await tx('bewaarregel').insert(regels.map((r) => ({ ...slang(r), versie, vanaf: '2026-01-01' }))).onConflict(['code', 'variant', 'versie']).ignore();
};

/** One dossier per organisation of a casus; it keeps the version of the rule it was made under. */
export const voegDossierToe = async (tx: Tx, d: { casusId: string; organisatieId: string; regelId: string | null; regelVersie: string; termijn: Bewaartermijn }): Promise<void> => {
  await tx('archiefdossier').insert({
    casus_id: d.casusId, organisatie_id: d.organisatieId, regel_id: d.regelId, regel_code: d.termijn.regel?.code ?? null, regel_versie: d.regelVersie, start_op: d.termijn.startOp, vernietigen_vanaf: d.termijn.vernietigenVanaf, vlaggen: [...d.termijn.vlaggen],
  }).onConflict(['casus_id', 'organisatie_id']).ignore();
};
export const dossiersVan = async (tx: Tx, casusId: string): Promise<Dossier[]> => alle<Dossier>(await tx('archiefdossier as d').join('organisatie as o', 'o.id', 'd.organisatie_id').leftJoin('bewaarregel as r', 'r.id', 'd.regel_id').where('d.casus_id', casusId).orderBy('o.naam')
  .select('d.organisatie_id', 'o.naam as organisatie', 'd.regel_code', 'r.bron', tx.raw('d.start_op::text as start_op'), tx.raw('d.vernietigen_vanaf::text as vernietigen_vanaf'), 'd.vlaggen', 'd.status'));

export type Leerpunt = { soort: 'vraag' | 'aantal'; code: string; tekst: string | null; aantal: number | null; casusPseudoniem: string; jaar: number; verbandCode: string; regioCode: string; isGecontroleerd: boolean };
export const voegLeerpuntenToe = async (tx: Tx, punten: readonly Leerpunt[]): Promise<void> => { if (punten.length > 0) await tx('leerpunt').insert(punten.map(slang)).onConflict(['casus_pseudoniem', 'soort', 'code']).ignore(); };

export type Feedbackvraag = { readonly id: string; readonly nazorgId: string; readonly casusId: string; readonly persoonId: string; readonly gevraagdOp: Date; readonly status: 'gevraagd' | 'beantwoord'; readonly gehoord: number | null; readonly geholpen: number | null; readonly opmerking: string | null };
export const voegFeedbackvraagToe = async (tx: Tx, f: Pick<Feedbackvraag, 'nazorgId' | 'casusId' | 'persoonId' | 'gevraagdOp'>): Promise<void> => { await tx('feedbackvraag').insert(slang(f)).onConflict(['nazorg_id', 'persoon_id']).ignore(); };
export const feedbackvragenVoor = async (tx: Tx, persoonId: string): Promise<Feedbackvraag[]> => alle<Feedbackvraag>(await tx('feedbackvraag').where({ persoon_id: persoonId, status: 'gevraagd' }).orderBy('gevraagd_op', 'desc').limit(20));
export const leesFeedbackvraag = async (tx: Tx, id: string): Promise<Feedbackvraag | undefined> => een<Feedbackvraag>(await tx('feedbackvraag').where({ id }).forUpdate().first());
export const wijzigFeedbackvraag = (tx: Tx, id: string, velden: Partial<Feedbackvraag> & { beantwoordOp: Date }, nu: Date): Promise<void> => wijzig(tx, 'feedbackvraag', id, velden, nu);
