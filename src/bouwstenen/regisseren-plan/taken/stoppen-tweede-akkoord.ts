import { z } from 'zod';
import { naamVanCode } from '../../../domein/woorden.ts';
import { Probleem } from '../../../platform/http/problemen.ts';
import { taakafhandeling } from '../../../taken/taakafhandeling.ts';
import { telActies } from '../delen.ts';
import { planIdVan, vraagToegang } from '../omgeving.ts';
import { doelenVan, leesPlan, planVast, wijzigPlan } from '../store.ts';

const codes = ['akkoord', 'terug'] as const;
const antwoorden = z.strictObject({ uitkomst: z.enum(codes), isVeiligheidGewogen: z.boolean(), isGezinGehoord: z.boolean(), motivatie: z.string().trim().min(20).max(2000) })
  .refine((a) => a.uitkomst === 'terug' || a.isVeiligheidGewogen, { path: ['isVeiligheidGewogen'], message: 'Akkoord kan pas als u de veiligheid heeft gewogen' });

/** Human task stoppen-tweede-akkoord (domein §1.6): another person than who asked; he reads titles and counts, not the plan itself (processen §3.1). */
export const stoppenTweedeAkkoord = taakafhandeling({
  formId: 'regisseren-plan.stoppen-tweede-akkoord', doel: 'plan-regisseren', aard: 'besluit', antwoorden, uit: z.strictObject({ uitkomst: z.enum(codes) }),
  uitgeslotenMedewerker: async (ctx) => (await leesPlan(ctx.tx, planIdVan(ctx)))?.stopGevraagdDoor ?? null,
  lees: async (ctx) => {
    const { niveaus } = await vraagToegang(ctx, ['CAS', 'PLA']);
    const plan = await planVast(ctx.tx, planIdVan(ctx));
    const acties = await telActies(ctx.tx, plan.id);
    const ziet = (niveaus.PLA ?? -1) >= 1;
    return { beginwaarden: {}, secties: [
      { titel: 'Het voorstel', gegevenssoort: 'PLA', regels: [ziet ? { label: 'Reden om te stoppen', waarde: plan.stopReden } : { label: 'Reden om te stoppen', waarde: null, verborgen: 'Uw rol ziet dit niet voor dit doel' }, { label: 'Acties die dan worden ingetrokken', waarde: String(acties.aantalOpen) }] },
      { titel: 'Doelen', gegevenssoort: 'PLA', regels: ziet ? (await doelenVan(ctx.tx, plan.id)).map((d) => ({ label: d.titel, waarde: naamVanCode(d.status) })) : [{ label: 'Doelen', waarde: null, verborgen: 'Uw rol ziet dit niet voor dit doel' }] },
    ] };
  },
  voltooi: async (ctx, a) => {
    await vraagToegang(ctx, ['PLA'], 'schrijven');
    const plan = await planVast(ctx.tx, planIdVan(ctx));
    if (plan.stopGevraagdDoor === null) throw new Probleem('ongeldige-overgang', 'Er is niet gevraagd om te stoppen. Er is niets gewijzigd.', { toegestaan: [] });
    if (plan.stopGevraagdDoor === ctx.medewerker.medewerkerId) throw new Probleem('vier-ogen', 'U stelde dit zelf voor. Vraag een collega om mee te kijken. Er is niets gewijzigd.');
    await wijzigPlan(ctx.tx, plan.id, { stopMotivatie: a.motivatie, stopIsGezinGehoord: a.isGezinGehoord, ...(a.uitkomst === 'akkoord' ? { stopAkkoordDoor: ctx.medewerker.medewerkerId, stopAkkoordOp: ctx.now } : { stopGevraagdDoor: null }) }, ctx.now);
    return { variabelen: { uitkomst: a.uitkomst }, samenvatting: a.uitkomst === 'akkoord' ? 'Een tweede persoon ging akkoord met stoppen van het plan.' : 'Een tweede persoon ging niet akkoord met stoppen van het plan.' };
  },
});
