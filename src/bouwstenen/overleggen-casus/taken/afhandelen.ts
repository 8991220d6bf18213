import { z } from 'zod';
import { taakafhandeling, type Taakafhandeling, type TaakContext } from '../../../taken/taakafhandeling.ts';
import { vraagToegang } from '../omgeving.ts';
import type { Overleg } from '../model.ts';
import * as store from '../store.ts';

const motivatie = z.string().trim().min(20).max(4000);

/** The deliberation that came to nothing: the newest of this casus of the kind the task is about. */
const laatste = async (ctx: TaakContext, isMotorkap: boolean): Promise<Overleg> => {
  const o = (await store.overleggenVanCasus(ctx.tx, ctx.casusId)).find((x) => (x.soort === 'motorkap') === isMotorkap);
  if (o === undefined) throw new Error('De taak kent haar overleg niet');
  return o;
};

const maakAfhandeling = <K extends string>(formId: string, isMotorkap: boolean, keuzes: readonly [K, ...K[]], zonder: K, samenvatting: Readonly<Record<K, string>>): Taakafhandeling => taakafhandeling({
  formId, doel: 'casusoverleg-voeren', aard: 'besluit', uit: z.strictObject({ uitkomst: z.enum(keuzes) }),
  antwoorden: z.strictObject({ uitkomst: z.enum(keuzes), isPartijGesproken: z.boolean(), motivatie })
    .superRefine((a, ctx) => { if (a.uitkomst === zonder && !a.isPartijGesproken) ctx.addIssue({ code: 'custom', path: ['isPartijGesproken'], message: 'Spreek eerst wie er niet was' }); }),
  lees: async (ctx) => {
    await vraagToegang(ctx, ['CAS', 'ORG', 'OVL']);
    const o = await laatste(ctx, isMotorkap);
    return {
      beginwaarden: {},
      secties: [{ titel: 'Overleg', gegevenssoort: 'OVL', regels: [
        { label: 'Overleg', waarde: o.overlegnummer }, { label: 'Keer geprobeerd', waarde: String(o.quorum_nummer + 1) }, { label: 'Waarom niet doorgegaan', waarde: 'Niet iedereen die nodig is voor een besluit, was er' },
      ] }],
    };
  },
  voltooi: async (ctx, a) => {
    await vraagToegang(ctx, ['OVL'], 'schrijven');
    const o = await laatste(ctx, isMotorkap);
    await store.schrijfKeuze(ctx.kern, ctx.tx, { overlegId: o.id, taak: formId.split('.')[1] ?? formId, uitkomst: a.uitkomst, motivatie: a.motivatie, gegevens: { isPartijGesproken: a.isPartijGesproken }, door: ctx.medewerker.medewerkerId });
    return { variabelen: { uitkomst: a.uitkomst }, samenvatting: samenvatting[a.uitkomst] };
  },
});

/** Human task overleg-afhandelen (processen §3.2): no quorum, also not the second time; the coordinator decides how the casus goes on. */
export const overlegAfhandelen = maakAfhandeling('overleggen-casus.overleg-afhandelen', false, ['opnieuw-plannen', 'nader-onderzoek', 'zonder-overleg'], 'zonder-overleg', {
  'opnieuw-plannen': 'Het overleg wordt opnieuw gepland.', 'nader-onderzoek': 'Er volgt eerst nader onderzoek.', 'zonder-overleg': 'De casus gaat verder zonder overleg.',
});

/** Human task motorkap-afhandelen (processen §3.2): a motorkapoverleg that could not be held. */
export const motorkapAfhandelen = maakAfhandeling('overleggen-casus.motorkap-afhandelen', true, ['opnieuw', 'anders-geregeld'], 'anders-geregeld', {
  opnieuw: 'Er komt opnieuw een motorkapoverleg.', 'anders-geregeld': 'Het is anders geregeld, zonder motorkapoverleg.',
});
