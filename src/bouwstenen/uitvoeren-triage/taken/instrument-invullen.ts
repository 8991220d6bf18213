import { z } from 'zod';
import { betrokkenenVan, legSignaalVast } from '../../../casus/index.ts';
import { zetInOutbox } from '../../../platform/engine/outbox.ts';
import { taakafhandeling, type TaakContext } from '../../../taken/taakafhandeling.ts';
import { afnameInvoer, factorInvoer, slaInvullingOp } from '../invullen.ts';
import { triageIdVan, vraagToegang } from '../omgeving.ts';
import { instrumentscherm } from '../scherm.ts';

const antwoorden = z.strictObject({
  uitkomst: z.enum(['afgerond', 'onvoldoende-informatie']),
  wijze: z.enum(['gesprek', 'huisbezoek', 'telefoon', 'dossier']),
  gesprokenMet: z.array(z.enum(['ouder', 'kind', 'partner', 'netwerk', 'professional'])).max(5).default([]),
  duurtMinuten: z.int().min(1).max(600).optional(),
  samenIngevuld: z.boolean().default(false),
  m7Domeinen: z.array(z.enum(['straf', 'zorg', 'gemeentelijk'])).max(3).default([]),
  isLokaalGeprobeerd: z.boolean().default(false),
  onvoldoendeReden: z.string().trim().max(1000).optional(),
  afnamen: z.array(afnameInvoer).max(40).default([]),
  factoren: z.array(factorInvoer).max(40).default([]),
}).superRefine((a, ctx) => {
  if (a.uitkomst === 'onvoldoende-informatie' && (a.onvoldoendeReden ?? '').length < 20) ctx.addIssue({ code: 'custom', path: ['onvoldoendeReden'], message: 'Schrijf in minstens 20 tekens op welke informatie ontbreekt' });
});

/** How long the root may take to be ready for the message (processen §1.4). */
const acuutTtl = 3_600_000;

/** R5.4: an alarm is a signal `veiligheid` at once, in the transaction of the answers; it waits for no outcome and no score. */
const slaAlarm = async (ctx: TaakContext): Promise<void> => {
  const signaalId = await legSignaalVast(ctx.kern, ctx.tx, {
    casusId: ctx.casusId, soort: 'veiligheid', op: ctx.now, elementInstanceKey: ctx.elementInstanceKey, processInstanceKey: ctx.processInstanceKey, elementId: ctx.elementId,
  });
  await zetInOutbox(ctx.tx, ctx.kern, { volgordeSleutel: ctx.casusId, opdracht: { soort: 'bericht', naam: 'proces.acuut-gesignaleerd', sleutel: ctx.casusId, variabelen: { signaalId }, ttl: acuutTtl } });
};

/** Human task instrument-invullen (processen §2.5 step 3): answers in, the server scores; the outcome never decides. */
export const instrumentInvullen = taakafhandeling({
  formId: 'uitvoeren-triage.instrument-invullen', doel: 'triage-uitvoeren', aard: 'vastlegging', antwoorden,
  uit: z.strictObject({ uitkomst: z.enum(['afgerond', 'onvoldoende-informatie']) }),
  lees: async (ctx) => {
    const besluit = await vraagToegang(ctx, ['CAS', 'MEL', 'VEI', 'TRI']);
    const scherm = await instrumentscherm(ctx, triageIdVan(ctx), (besluit.niveaus.TRI ?? -1) >= 2);
    return {
      beginwaarden: { samenIngevuld: false },
      secties: [{ titel: 'Eerder afgenomen', gegevenssoort: 'TRI', regels: scherm.instrumenten.map((i) => ({ label: i.titel, waarde: i.herbruikbaar.length === 0 ? 'Niets bruikbaars' : `${i.herbruikbaar.length} keer, nog geldig` })) }],
      scherm,
    };
  },
  voltooi: async (ctx, a) => {
    await vraagToegang(ctx, ['TRI'], 'schrijven');
    const alarmen = await slaInvullingOp(ctx.kern, ctx.tx, ctx.medewerker, {
      triageId: triageIdVan(ctx), afgerond: a.uitkomst === 'afgerond', afnamen: a.afnamen.map((x) => ({ ...x, samenIngevuld: x.samenIngevuld ?? a.samenIngevuld })), factoren: a.factoren,
      isZvhCriterium: a.m7Domeinen.length >= 2 && a.isLokaalGeprobeerd, onvoldoendeReden: a.uitkomst === 'afgerond' ? null : (a.onvoldoendeReden ?? null), wijze: a.wijze, gesprokenMet: a.gesprokenMet, duurtMinuten: a.duurtMinuten ?? null,
      persoonIds: (await betrokkenenVan(ctx.tx, ctx.casusId)).map((b) => b.persoonId),
    });
    if (alarmen.length > 0) await slaAlarm(ctx);
    return { variabelen: { uitkomst: a.uitkomst }, samenvatting: a.uitkomst === 'afgerond' ? 'De instrumenten zijn ingevuld.' : 'Er was nog te weinig informatie om de instrumenten af te ronden.' };
  },
});
