import { z } from 'zod';
import { verzetOverleg } from '../../src/bouwstenen/overleggen-casus/index.ts';
import { aantal, duur, id, tijdstip, vlag } from '../../src/domein/variabelen.ts';
import { declareer, maakWorker } from '../../src/platform/engine/declaratie.ts';

export const declaratie = declareer({
  type: 'overleggen-casus.overleg-verzetten', versie: 1, titel: 'Overleg verzetten', uitleg: 'Vraagt iedereen opnieuw voor het nieuwe tijdstip. Na drie keer is het quorum onhaalbaar.',
  in: z.strictObject({ overlegId: id }), uit: z.strictObject({ deelnemers: z.array(z.strictObject({ uitnodigingId: id, organisatieId: id, isAangesloten: vlag })), burgers: z.array(z.strictObject({ bijdrageId: id, bijdrageTermijn: duur })), aantalGeweigerd: aantal, uitnodigenEind: tijdstip, aantalVerzet: aantal }), aard: { deelnemers: 'feit', burgers: 'feit', aantalGeweigerd: 'feit', uitnodigenEind: 'feit', aantalVerzet: 'feit' }, fouten: {}, doel: 'verplicht',
  idempotent: 'elementinstantie', pogingen: 5, wachttijd: 'PT5S',
});

export const worker = maakWorker({ declaratie, verwerk: ({ overlegId }, { kern, tx }) => verzetOverleg(kern, tx, overlegId) });
