import { z } from 'zod';
import { verzendActie } from '../../src/bouwstenen/uitvoeren-actie/index.ts';
import { id, oin, tijdstip, vlag } from '../../src/domein/variabelen.ts';
import { declareer, maakWorker } from '../../src/platform/engine/declaratie.ts';

export const declaratie = declareer({
  type: 'uitvoeren-actie.actie-verzenden', versie: 1, titel: 'Actie versturen', uitleg: 'Stuurt de opdracht naar de uitvoerder, met alleen de aangevinkte gegevens die mogen (R11.1). Zonder grondslag wordt niets verstuurd.',
  in: z.strictObject({ actieId: id }),
  uit: z.strictObject({
    isVerzonden: vlag, isAangesloten: vlag, organisatieId: z.union([id, oin]), aanvaardTrapEenOp: tijdstip, aanvaardTrapTweeOp: tijdstip, aanvaardTrapDrieOp: tijdstip, herbestemTrapVierOp: tijdstip,
    uiterlijkOp: tijdstip, uitvoerTrapEenOp: tijdstip, uitvoerTrapTweeOp: tijdstip, uitvoerTrapDrieOp: tijdstip, uitvoerTrapVierOp: tijdstip,
  }),
  aard: {
    isVerzonden: 'feit', isAangesloten: 'feit', organisatieId: 'feit', aanvaardTrapEenOp: 'techniek', aanvaardTrapTweeOp: 'techniek', aanvaardTrapDrieOp: 'techniek', herbestemTrapVierOp: 'techniek',
    uiterlijkOp: 'feit', uitvoerTrapEenOp: 'techniek', uitvoerTrapTweeOp: 'techniek', uitvoerTrapDrieOp: 'techniek', uitvoerTrapVierOp: 'techniek',
  },
  fouten: {}, doel: 'verplicht', idempotent: 'elementinstantie', pogingen: 5, wachttijd: 'PT10S',
});

export const worker = maakWorker({ declaratie, verwerk: ({ actieId }, { kern, tx }) => verzendActie(kern, tx, actieId) });
