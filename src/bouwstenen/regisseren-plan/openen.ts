import { casusregisseurVan, voorgesteldeRegisseurVan } from '../../casus/index.ts';
import type { Kern, Tx } from '../../platform/kern.ts';
import { afsprakenVan } from './buren.ts';
import { trekWijzigingsvragenIn } from './wijzigingsvragen.ts';
import { datumVan } from '../../domein/kalender.ts';
import { doelenVan, interventiesVan, openPlannen, planVast, sluitSignalen, voegDoelToe, voegInterventieToe, voegPlanToe, wijzigPlan, type Versie } from './store.ts';
import type { Plan } from './model.ts';

export type Planopening = { readonly planId: string; readonly casusId: string; readonly overlegId: string | null; readonly processInstanceKey: string; readonly verbandCode: string; readonly regioCode: string; readonly rondeNummer: number; readonly urgentieCode: string; readonly planVorm: 'plan' | 'acties' };
export type Regiestand = 'aanvaard' | 'voorgesteld' | 'niemand';

/** Makes the row of the plan under the id the caller gave, and says who has the regie. A second call changes nothing. */
export const toetsRegie = async (kern: Kern, tx: Tx, o: Planopening): Promise<Regiestand> => {
  await voegPlanToe(tx, { id: o.planId, casusId: o.casusId, overlegId: o.overlegId, processInstanceKey: o.processInstanceKey, verbandCode: o.verbandCode, regioCode: o.regioCode, ronde: o.rondeNummer, urgentieCode: o.urgentieCode, vorm: o.planVorm }, kern.clock.now());
  await laatEerderePlannenRusten(kern, tx, o.casusId, o.planId);
  // A proposal that is open is answered first, also when somebody directs the casus until then (R10.6).
  if (await voorgesteldeRegisseurVan(tx, o.casusId)) return 'voorgesteld';
  return await casusregisseurVan(tx, o.casusId) ? 'aanvaard' : 'niemand';
};

/** A casus is directed by one plan: an earlier one, of which the process has ended (opnieuw-overleggen, a new round), gives way. Its acties run on. */
export const laatEerderePlannenRusten = async (kern: Kern, tx: Tx, casusId: string, behalve: string | null): Promise<void> => {
  const nu = kern.clock.now();
  for (const p of await openPlannen(tx, casusId)) {
    if (p.id === behalve) continue;
    const liep = p.status === 'actief' || p.status === 'bijgesteld';
    await wijzigPlan(tx, p.id, { status: liep ? 'afgerond' : 'ingetrokken', beeindigdOp: nu }, nu);
    await trekWijzigingsvragenIn(kern, tx, p.id);
    await sluitSignalen(tx, p.id, nu);
  }
};

const eersteRegel = (tekst: string): string => { const [zin = ''] = tekst.trim().split(/\n|(?<=[.!?])\s/); return zin.length > 80 ? `${zin.slice(0, 79)}…` : zin; };

/**
 * The agreements of the overleg become drafts: one doel per agreement with its actie, for an ordinary plan; for `acties` one doel that
 * holds them all. A person completes or removes them. Opening twice adds nothing. Answers how many agreements there were.
 */
export const openPlan = async (kern: Kern, tx: Tx, planId: string): Promise<number> => {
  const nu = kern.clock.now();
  const plan = await planVast(tx, planId);
  const afspraken = plan.overlegId === null ? [] : await afsprakenVan(tx, plan.overlegId);
  if ((await doelenVan(tx, planId)).length > 0) return afspraken.length;
  await wijzigPlan(tx, planId, { contactOp: nu }, nu);
  const verzamel = plan.vorm === 'acties' ? await voegDoelToe(tx, { planId, titel: 'Afspraken uit het overleg uitvoeren', isActief: true }, nu) : null;
  for (const a of afspraken) {
    const doelId = verzamel ?? await voegDoelToe(tx, { planId, afspraakId: a.id, titel: eersteRegel(a.tekst), specifiek: a.tekst }, nu);
    await voegInterventieToe(tx, { planId, doelId, afspraakId: a.id, omschrijving: a.tekst, organisatieId: a.organisatieId, geplandTot: a.uiterlijk, geplandVan: a.uiterlijk === null ? null : beginVan(datumVan(nu), a.uiterlijk), akkoord: verzamel === null ? 'gevraagd' : 'niet-vereist', akkoordReden: verzamel === null ? null : 'Afgesproken in het overleg', isActief: verzamel !== null }, nu);
  }
  return afspraken.length;
};
const beginVan = (vandaag: string, uiterlijk: string): string => (vandaag < uiterlijk ? vandaag : uiterlijk);

/** The plan as it stands, as a version keeps it (R10.5). */
export const inhoudVan = async (tx: Tx, plan: Plan): Promise<Versie['inhoud']> => ({
  doelen: (await doelenVan(tx, plan.id)).map(({ id, titel, specifiek, streefdatum, status }) => ({ id, titel, specifiek, streefdatum, status })),
  interventies: (await interventiesVan(tx, plan.id)).map(({ id, doelId, omschrijving, organisatieId, geplandVan, geplandTot, status, isActief }) => ({ id, doelId, omschrijving, organisatieId, geplandVan, geplandTot, status, isActief })),
});
