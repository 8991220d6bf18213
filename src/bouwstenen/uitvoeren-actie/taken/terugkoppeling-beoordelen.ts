import { z } from 'zod';
import { eindeVanDag } from '../../../domein/kalender.ts';
import { tijdstip } from '../../../domein/variabelen.ts';
import { taakafhandeling } from '../../../taken/taakafhandeling.ts';
import { beoordeelTerugkoppeling, beoordelingNietMogelijk } from '../herbestemmen.ts';
import { actieVanTaak, alsRegisseur, wieVan } from '../omgeving.ts';
import { opdrachtsectie, resultaatsectie } from '../secties.ts';
import { laatsteTerugkoppeling } from '../store.ts';

const uitkomsten = ['akkoord', 'aanvullen', 'niet-gelukt'] as const;
const antwoorden = z.strictObject({
  uitkomst: z.enum(uitkomsten),
  isGezinGesproken: z.boolean(),
  opmerking: z.string().trim().max(2000).nullable().optional(),
  nieuweDatum: z.iso.date().nullable().optional(),
});

/** Human task terugkoppeling-beoordelen (processen §2.11 step 5): only the opdrachtgever rounds an actie off (R11.6). */
export const terugkoppelingBeoordelen = taakafhandeling({
  formId: 'uitvoeren-actie.terugkoppeling-beoordelen', doel: 'plan-regisseren', aard: 'besluit', antwoorden,
  uit: z.strictObject({ uitkomst: z.enum(uitkomsten), uiterlijkOp: tijdstip.optional(), uitvoerTrapEenOp: tijdstip.optional(), uitvoerTrapTweeOp: tijdstip.optional(), uitvoerTrapDrieOp: tijdstip.optional(), uitvoerTrapVierOp: tijdstip.optional() }),
  lees: async (ctx) => {
    const actie = await actieVanTaak(ctx);
    const { niveaus } = await alsRegisseur(ctx);
    const t = await laatsteTerugkoppeling(ctx.tx, actie.id);
    return { beginwaarden: { isGezinGesproken: false }, nietMogelijk: t === undefined ? {} : beoordelingNietMogelijk(actie, t.resultaat), secties: [opdrachtsectie(actie, niveaus), await resultaatsectie(ctx.tx, actie, niveaus)] };
  },
  voltooi: async (ctx, a) => {
    const actie = await actieVanTaak(ctx);
    await alsRegisseur(ctx, ['ACT'], 'schrijven');
    const ladder = await beoordeelTerugkoppeling(ctx.kern, ctx.tx, actie.id, { uitkomst: a.uitkomst, opmerking: [a.opmerking, a.isGezinGesproken ? 'Besproken met het gezin.' : null].filter(Boolean).join(' ') || null, uiterlijkOp: a.nieuweDatum ? eindeVanDag(a.nieuweDatum) : null }, wieVan(ctx));
    return { variabelen: { uitkomst: a.uitkomst, ...ladder }, samenvatting: a.uitkomst === 'akkoord' ? 'De actie is afgerond.' : a.uitkomst === 'aanvullen' ? 'Er is om een aanvulling bij de actie gevraagd.' : 'De actie is niet gelukt.' };
  },
});
