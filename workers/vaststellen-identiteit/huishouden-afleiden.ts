import { z } from 'zod';
import { leidHuishoudenAf } from '../../src/bouwstenen/vaststellen-identiteit/index.ts';
import { aantal, codeUit, id, vlag } from '../../src/domein/variabelen.ts';
import { declareer, maakWorker } from '../../src/platform/engine/declaratie.ts';

export const declaratie = declareer({
  type: 'vaststellen-identiteit.huishouden-afleiden', versie: 1, titel: 'Huishouden en relaties afleiden',
  uitleg: 'Legt vast wie bij elkaar wonen en hoe zij verwant zijn. Wat niet zeker is, is een voorstel tot een mens het bevestigt.',
  in: z.strictObject({ casusId: id }),
  uit: z.strictObject({ aantalBetrokkenen: aantal, aantalMinderjarigen: aantal, aantalTwijfel: aantal, isGezagEenduidig: vlag, vaststellingUitkomst: codeUit(['vastgesteld', 'deels', 'niet-vastgesteld']) }),
  aard: { aantalBetrokkenen: 'feit', aantalMinderjarigen: 'feit', aantalTwijfel: 'feit', isGezagEenduidig: 'feit', vaststellingUitkomst: 'feit' }, fouten: {},
  doel: 'geen', idempotent: 'een bestaande relatie of lid komt er niet nog eens bij', pogingen: 5, wachttijd: 'PT10S',
});

export const huishoudenAfleiden = maakWorker({ declaratie, verwerk: (invoer, ctx) => leidHuishoudenAf(ctx.kern, ctx.tx, invoer.casusId) });
