import { z } from 'zod';
import { BronOnbereikbaar, haalUitBrp, haalWijziging, meldOnbereikbaar, verwerkAntwoorden, verwerkWijziging, type Opgehaald, type OpgehaaldeWijziging, verantwoordRaadpleging } from '../../src/bouwstenen/vaststellen-identiteit/index.ts';
import { aantal, code, id, vlag } from '../../src/domein/variabelen.ts';
import { BpmnFout, declareer, maakWorker } from '../../src/platform/engine/declaratie.ts';
import { bronvraag } from './bronvraag.ts';

export const declaratie = declareer({
  type: 'vaststellen-identiteit.brp-raadplegen', versie: 1, titel: 'BRP raadplegen',
  uitleg: 'Zoekt de betrokkenen in de Basisregistratie Personen: op BSN, anders op naam en geboortedatum, anders op adres.',
  in: z.strictObject({ casusId: id, verbandCode: code, regioCode: code, doelCode: code, wijzigingId: id.nullish() }),
  uit: z.strictObject({ aantalGevonden: aantal, aantalTwijfel: aantal, aantalNietGevonden: aantal, isBvvNodig: vlag }),
  aard: { aantalGevonden: 'feit', aantalTwijfel: 'feit', aantalNietGevonden: 'feit', isBvvNodig: 'feit' },
  fouten: { BRON_NIET_BEREIKBAAR: 'De BRP antwoordt niet; een mens legt vast of probeert het later opnieuw' },
  doel: 'verplicht', idempotent: 'een vastgestelde betrokkene wordt niet opnieuw gevraagd', pogingen: 5, wachttijd: 'PT10S',
});

export const brpRaadplegen = maakWorker<typeof declaratie.in, typeof declaratie.uit, { nieuw: Opgehaald; wijziging: OpgehaaldeWijziging | null }>({
  declaratie,
  ophalen: async (invoer, ctx) => {
    const vraag = bronvraag(invoer, ctx);
    try {
      return { wijziging: invoer.wijzigingId ? await haalWijziging(ctx.kern, vraag, invoer.wijzigingId) : null, nieuw: await haalUitBrp(ctx.kern, vraag) };
    } catch (fout) {
      if (!(fout instanceof BronOnbereikbaar) || ctx.pogingenOver > 1) throw fout;
      await meldOnbereikbaar(ctx.kern, vraag, 'BRP');
      throw new BpmnFout('BRON_NIET_BEREIKBAAR');
    }
  },
  verwerk: async (invoer, ctx, opgehaald) => {
    const vraag = bronvraag(invoer, ctx);
    await verantwoordRaadpleging(ctx.kern, ctx.tx, vraag, ['IDE', 'ADR', 'REL']);
    if (opgehaald.wijziging && invoer.wijzigingId) await verwerkWijziging(ctx.kern, ctx.tx, vraag, invoer.wijzigingId, opgehaald.wijziging);
    return verwerkAntwoorden(ctx.kern, ctx.tx, vraag, opgehaald.nieuw);
  },
});
