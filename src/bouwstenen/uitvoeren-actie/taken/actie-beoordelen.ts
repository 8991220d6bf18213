import { z } from 'zod';
import { weigercodes } from '../../../domein/actie/weigeren.ts';
import { eindeVanDag } from '../../../domein/kalender.ts';
import { taakafhandeling } from '../../../taken/taakafhandeling.ts';
import { beantwoordActie, type Antwoord } from '../antwoord.ts';
import { actieVanTaak, alsUitvoerder, wieVan } from '../omgeving.ts';
import { schermVan } from '../scherm.ts';
import { opdrachtsectie, persoonsecties } from '../secties.ts';

const uitkomsten = ['aannemen', 'weigeren', 'tegenvoorstel'] as const;
const antwoorden = z.strictObject({
  uitkomst: z.enum(uitkomsten),
  weigercode: z.enum(weigercodes).nullable().optional(),
  toelichting: z.string().trim().max(2000).nullable().optional(),
  voorstel: z.string().trim().max(2000).nullable().optional(),
  nieuweDatum: z.iso.date().nullable().optional(),
}).superRefine((a, ctx) => {
  if (a.uitkomst === 'weigeren' && !a.weigercode) ctx.addIssue({ code: 'custom', path: ['weigercode'], message: 'Kies waarom u de actie niet doet' });
  if (a.uitkomst === 'tegenvoorstel' && !a.voorstel) ctx.addIssue({ code: 'custom', path: ['voorstel'], message: 'Schrijf op wat u voorstelt' });
});

const alsAntwoord = (a: z.infer<typeof antwoorden>): Antwoord => {
  if (a.uitkomst === 'weigeren') return { uitkomst: 'weigeren', weigercode: a.weigercode ?? 'anders', toelichting: a.toelichting ?? null };
  if (a.uitkomst === 'tegenvoorstel') return { uitkomst: 'tegenvoorstel', voorstel: a.voorstel ?? '', uiterlijkOp: a.nieuweDatum ? eindeVanDag(a.nieuweDatum) : null };
  return { uitkomst: 'aannemen' };
};

/** Human task actie-beoordelen (processen §2.11 step 2): an organisation without an own system says whether it does the actie. */
export const actieBeoordelen = taakafhandeling({
  formId: 'uitvoeren-actie.actie-beoordelen', doel: 'actie-uitvoeren', aard: 'vastlegging', antwoorden, uit: z.strictObject({ uitkomst: z.enum(uitkomsten) }),
  lees: async (ctx) => {
    const actie = await actieVanTaak(ctx);
    const { niveaus } = await alsUitvoerder(ctx, actie, 'lezen');
    return { beginwaarden: {}, secties: [opdrachtsectie(actie, niveaus), ...await persoonsecties(ctx.kern, ctx.tx, actie, niveaus)], scherm: await schermVan(ctx, actie, 'beoordelen') };
  },
  voltooi: async (ctx, a) => {
    const actie = await actieVanTaak(ctx);
    await alsUitvoerder(ctx, actie, 'schrijven');
    await beantwoordActie(ctx.kern, ctx.tx, actie.id, alsAntwoord(a), wieVan(ctx));
    return { variabelen: { uitkomst: a.uitkomst }, samenvatting: a.uitkomst === 'aannemen' ? 'De uitvoerder nam de actie aan.' : a.uitkomst === 'weigeren' ? 'De uitvoerder weigerde de actie.' : 'De uitvoerder deed een tegenvoorstel.' };
  },
});
