import { z } from 'zod';
import { haalGezag, verwerkGezag, type OpgehaaldGezag, verantwoordRaadpleging } from '../../src/bouwstenen/vaststellen-identiteit/index.ts';
import { code, codeUit, id } from '../../src/domein/variabelen.ts';
import { declareer, maakWorker } from '../../src/platform/engine/declaratie.ts';
import { bronvraag } from './bronvraag.ts';

export const declaratie = declareer({
  type: 'vaststellen-identiteit.gezag-raadplegen', versie: 1, titel: 'Gezag raadplegen',
  uitleg: 'Vraagt wie het gezag heeft over de minderjarigen. Bij twijfel, of als de bron niet antwoordt, beoordeelt een mens het; nooit krijgt een ouder vanzelf toegang.',
  in: z.strictObject({ casusId: id, verbandCode: code, regioCode: code, doelCode: code }),
  uit: z.strictObject({ gezagCode: codeUit(['eenduidig', 'beoordelen', 'niet-van-toepassing']) }),
  aard: { gezagCode: 'feit' }, fouten: {},
  doel: 'verplicht', idempotent: 'hetzelfde antwoord van de bron geeft geen nieuwe rij', pogingen: 5, wachttijd: 'PT10S',
});

export const gezagRaadplegen = maakWorker<typeof declaratie.in, typeof declaratie.uit, OpgehaaldGezag>({
  declaratie,
  ophalen: (invoer, ctx) => haalGezag(ctx.kern, bronvraag(invoer, ctx), ctx.pogingenOver <= 1),
  verwerk: async (invoer, ctx, opgehaald) => {
    const vraag = bronvraag(invoer, ctx);
    await verantwoordRaadpleging(ctx.kern, ctx.tx, vraag, ['IDE', 'REL', 'GEZ']);
    return { gezagCode: await verwerkGezag(ctx.kern, ctx.tx, vraag, opgehaald) };
  },
});
