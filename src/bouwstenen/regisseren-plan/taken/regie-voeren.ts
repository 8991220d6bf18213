import { z } from 'zod';
import { mogelijkeRegisseurs } from '../../../casus/index.ts';
import { aantal } from '../../../domein/variabelen.ts';
import { jaNee } from '../../../domein/woorden.ts';
import { taakafhandeling } from '../../../taken/taakafhandeling.ts';
import { openPunten, overnemers, telActies } from '../delen.ts';
import { eisBevoegd, planIdVan, vraagToegang } from '../omgeving.ts';
import { bereidOverdrachtVoor } from '../overdragen.ts';
import { planscherm, plansoorten } from '../scherm.ts';
import { laatsteOverdracht, planVast, wijzigPlan } from '../store.ts';

const codes = ['doelen-bereikt', 'opnieuw-overleggen', 'overdragen', 'stoppen'] as const;
const soorten = ['regie', 'casus'] as const;
const antwoorden = z.strictObject({ uitkomst: z.enum(codes), overdrachtSoort: z.enum(soorten).optional(), naarMedewerkerId: z.uuid().optional(), naarOrganisatieId: z.uuid().optional(), toelichting: z.string().trim().min(20).max(2000) })
  .superRefine((a, ctx) => {
    if (a.uitkomst !== 'overdragen') return;
    if (a.overdrachtSoort === undefined) ctx.addIssue({ code: 'custom', path: ['overdrachtSoort'], message: 'Kies wat u overdraagt' });
    else if (a.overdrachtSoort === 'regie' && a.naarMedewerkerId === undefined) ctx.addIssue({ code: 'custom', path: ['naarMedewerkerId'], message: 'Kies wie de regie overneemt' });
    else if (a.overdrachtSoort === 'casus' && a.naarOrganisatieId === undefined) ctx.addIssue({ code: 'custom', path: ['naarOrganisatieId'], message: 'Kies wie de casus overneemt' });
  });
const samenvattingen: Readonly<Record<typeof codes[number], string>> = { 'doelen-bereikt': 'De casusregisseur meldt dat de doelen zijn bereikt.', 'opnieuw-overleggen': 'De casus gaat opnieuw naar een overleg. De acties lopen door.', overdragen: 'Er wordt een overdracht aangeboden.', stoppen: 'De casusregisseur wil het plan stoppen. Een tweede persoon kijkt mee.' };

/** Human task regie-voeren (processen §2.10 steps 7 and 8): open for weeks; ending it says how the casus goes on. */
export const regieVoeren = taakafhandeling({
  formId: 'regisseren-plan.regie-voeren', doel: 'plan-regisseren', aard: 'besluit', antwoorden, uit: z.strictObject({ uitkomst: z.enum(codes), overdrachtSoort: z.enum(soorten).optional(), aantalActies: aantal, aantalGereed: aantal }),
  lees: async (ctx) => {
    const { niveaus } = await vraagToegang(ctx, plansoorten);
    const planId = planIdVan(ctx);
    const plan = await planVast(ctx.tx, planId);
    const open = await openPunten(ctx.tx, planId);
    const vorige = await laatsteOverdracht(ctx.tx, planId);
    const andere = (await mogelijkeRegisseurs(ctx.tx, ctx.now, ctx)).filter((m) => m.medewerkerId !== ctx.medewerker.medewerkerId);
    return {
      beginwaarden: {},
      opties: { naarMedewerkerId: andere.map((m) => ({ waarde: m.medewerkerId, label: `${m.naam}, ${m.organisatie}` })), naarOrganisatieId: await overnemers(ctx.tx, ctx.verbandCode, ctx.regioCode) },
      secties: [
        { titel: 'Nog open', gegevenssoort: 'PLA', regels: [{ label: 'Acties', waarde: String(open.acties) }, ...open.doelen.map((d) => ({ label: 'Doel', waarde: d }))] },
        { titel: 'Vorige overdracht', gegevenssoort: 'PRO', regels: vorige === undefined ? [] : [{ label: 'Antwoord', waarde: { voorbereid: 'Klaargezet', aangeboden: 'Wacht op antwoord', geaccepteerd: 'Aanvaard', geweigerd: `Geweigerd${vorige.antwoordReden ? `: ${vorige.antwoordReden}` : ''}`, verlopen: 'Niet op tijd beantwoord' }[vorige.status] }] },
        // A request to stop that a second person sent back: why, and whether the family knew of it.
        { titel: 'Stoppen: niet akkoord', gegevenssoort: 'PLA', regels: plan.stopMotivatie === null || (niveaus.PLA ?? -1) < 2 ? [] : [{ label: 'Reden', waarde: plan.stopMotivatie }, { label: 'Het gezin weet dat het plan kan stoppen', waarde: jaNee(plan.stopIsGezinGehoord) }] },
      ],
      scherm: await planscherm(ctx, niveaus),
    };
  },
  voltooi: async (ctx, a) => {
    await vraagToegang(ctx, ['PLA'], 'schrijven');
    await eisBevoegd(ctx);
    const plan = await planVast(ctx.tx, planIdVan(ctx));
    const door = ctx.medewerker.medewerkerId;
    if (a.uitkomst === 'stoppen') await wijzigPlan(ctx.tx, plan.id, { stopGevraagdDoor: door, stopReden: a.toelichting, stopAkkoordDoor: null, stopAkkoordOp: null, stopMotivatie: null, stopIsGezinGehoord: null }, ctx.now);
    if (a.uitkomst === 'opnieuw-overleggen') await wijzigPlan(ctx.tx, plan.id, { beeindigdOp: ctx.now }, ctx.now);
    if (a.uitkomst === 'overdragen') await bereidOverdrachtVoor(ctx.kern, ctx.tx, { planId: plan.id, soort: a.overdrachtSoort ?? 'regie', naarMedewerkerId: a.naarMedewerkerId ?? null, naarOrganisatieId: a.naarOrganisatieId ?? null, reden: a.toelichting, door });
    const { aantalActies, aantalGereed } = await telActies(ctx.tx, plan.id);
    return { variabelen: { uitkomst: a.uitkomst, aantalActies, aantalGereed, ...(a.uitkomst === 'overdragen' && a.overdrachtSoort ? { overdrachtSoort: a.overdrachtSoort } : {}) }, samenvatting: samenvattingen[a.uitkomst] };
  },
});
