import { z } from 'zod';
import { aantal, bouwsteencontext, code, id, vlag } from '../../domein/variabelen.ts';
import { overleguitkomsten, overlegsoorten, overlegvormen } from '../../domein/overleg.ts';
import { reacties } from './model.ts';

/** The contracts of the processes of this bouwsteen, version 1.0.0 (processen §2.8). */
export const contracten = {
  overleg: {
    procesId: 'overleggen-casus', versieTag: '1.0.0', in: z.strictObject({ ...bouwsteencontext, overlegSoort: z.enum(overlegsoorten), overlegVorm: z.enum(overlegvormen), overlegDoelCode: code, quorumNummer: aantal }),
    uit: z.strictObject({ uitkomst: z.enum(overleguitkomsten), overlegId: id }), fouten: ['QUORUM_ONHAALBAAR'], berichten: [{ naam: 'overleggen-casus.verzet', sleutel: 'overlegId' }], termijnen: ['overleg-regulier', 'overleg-spoed', 'motorkap', 'motorkap-verslag'],
  },
  uitnodiging: {
    procesId: 'overleggen-casus.uitnodiging', versieTag: '1.0.0', in: z.strictObject({ ...bouwsteencontext, overlegSoort: z.enum(overlegsoorten), uitnodigingId: id, organisatieId: id, isAangesloten: vlag }),
    uit: z.strictObject({ uitkomst: z.enum([...reacties, 'geen-antwoord']) }), fouten: [], berichten: [{ naam: 'overleggen-casus.reactie-ontvangen', sleutel: 'uitnodigingId' }], termijnen: ['uitnodiging', 'uitnodiging-spoed', 'motorkap-bevestigen'],
  },
  verantwoording: {
    procesId: 'overleggen-casus.verantwoording', versieTag: '1.0.0', in: z.strictObject({ casusId: id, verbandCode: code, regioCode: code, rondeNummer: aantal, urgentieCode: code, doelCode: code, termijnCode: code, verantwoordingId: id, overlegId: id.optional() }),
    uit: z.strictObject({}), fouten: [], berichten: [{ naam: 'start.overleggen-casus.verantwoording', sleutel: 'verantwoordingId' }], termijnen: ['motorkap-toetsen'],
  },
} as const;
