import { z } from 'zod';
import { BronOnbereikbaar, haalUitBvv, meldOnbereikbaar, verwerkAntwoorden, type Opgehaald, verantwoordRaadpleging } from '../../src/bouwstenen/vaststellen-identiteit/index.ts';
import { aantal, code, id } from '../../src/domein/variabelen.ts';
import { declareer, maakWorker } from '../../src/platform/engine/declaratie.ts';
import { bronvraag } from './bronvraag.ts';

export const declaratie = declareer({
  type: 'vaststellen-identiteit.bvv-raadplegen', versie: 1, titel: 'BVV raadplegen',
  uitleg: 'Zoekt mensen zonder BSN in de Basisvoorziening Vreemdelingen. Antwoordt de BVV niet, dan blijven zij "niet gevonden" en beslist een mens.',
  in: z.strictObject({ casusId: id, verbandCode: code, regioCode: code, doelCode: code }),
  uit: z.strictObject({ aantalTwijfel: aantal, aantalNietGevonden: aantal }),
  aard: { aantalTwijfel: 'feit', aantalNietGevonden: 'feit' }, fouten: {},
  doel: 'verplicht', idempotent: 'alleen wie nog niet gevonden is wordt gevraagd', pogingen: 5, wachttijd: 'PT10S',
});

export const bvvRaadplegen = maakWorker<typeof declaratie.in, typeof declaratie.uit, Opgehaald>({
  declaratie,
  ophalen: async (invoer, ctx) => {
    const vraag = bronvraag(invoer, ctx);
    try {
      return await haalUitBvv(ctx.kern, vraag);
    } catch (fout) {
      if (!(fout instanceof BronOnbereikbaar) || ctx.pogingenOver > 1) throw fout;
      await meldOnbereikbaar(ctx.kern, vraag, 'BVV');
      return { bevragingen: [], raadplegingen: [] };
    }
  },
  verwerk: async (invoer, ctx, opgehaald) => {
    const vraag = bronvraag(invoer, ctx);
    await verantwoordRaadpleging(ctx.kern, ctx.tx, vraag, ['IDE']);
    const { aantalTwijfel, aantalNietGevonden } = await verwerkAntwoorden(ctx.kern, ctx.tx, vraag, opgehaald);
    return { aantalTwijfel, aantalNietGevonden };
  },
});
