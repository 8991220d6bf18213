import { z } from 'zod';
import { toetsDeelnemers } from '../../src/bouwstenen/overleggen-casus/index.ts';
import { aantal, duur, id, tijdstip, vlag } from '../../src/domein/variabelen.ts';
import { declareer, maakWorker } from '../../src/platform/engine/declaratie.ts';

export const declaratie = declareer({
  type: 'overleggen-casus.deelnemers-toetsen', versie: 1, titel: 'Deelnemers toetsen', uitleg: 'Toetst per deelnemer agendapunten, reden en grondslag (R8.1). Wie geen grondslag heeft, wordt niet gevraagd.',
  in: z.strictObject({ overlegId: id }), uit: z.strictObject({ deelnemers: z.array(z.strictObject({ uitnodigingId: id, organisatieId: id, isAangesloten: vlag })), burgers: z.array(z.strictObject({ bijdrageId: id, bijdrageTermijn: duur })), aantalGeweigerd: aantal, uitnodigenEind: tijdstip }), aard: { deelnemers: 'feit', burgers: 'feit', aantalGeweigerd: 'feit', uitnodigenEind: 'feit' }, fouten: {}, doel: 'verplicht',
  idempotent: 'overlegId; een verstuurde uitnodiging verandert niet', pogingen: 5, wachttijd: 'PT5S',
});

export const worker = maakWorker({ declaratie, verwerk: ({ overlegId }, { kern, tx }) => toetsDeelnemers(kern, tx, overlegId) });
