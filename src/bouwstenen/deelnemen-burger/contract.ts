import { z } from 'zod';
import { aantal, bouwsteencontext, code, duur, id, vlag } from '../../domein/variabelen.ts';
import { bijdragesoorten, bijdrageuitkomsten } from './model.ts';
import { verzoeksoorten } from './verzoek-model.ts';

/** The contracts of the called processes of this bouwsteen, version 1.0.0 (processen §2.7). */
export const contracten = {
  informeren: { procesId: 'deelnemen-burger.informeren', versieTag: '1.0.0', in: z.strictObject({ ...bouwsteencontext }), uit: z.strictObject({ uitkomst: z.enum(['geinformeerd', 'deels', 'niet-geinformeerd']) }), fouten: [], berichten: [{ naam: 'deelnemen-burger.bericht-gelezen', sleutel: 'informeringId' }], termijnen: ['informering', 'bericht-lezen'] },
  achterhouding: { procesId: 'deelnemen-burger.achterhouding', versieTag: '1.0.0', in: z.strictObject({ ...bouwsteencontext, achterhoudingId: id, isHerziening: vlag.optional() }), uit: z.strictObject({ uitkomst: z.enum(['vrijgegeven', 'terug']) }), fouten: [], berichten: [], termijnen: ['achterhouding'] },
  bijdrage: { procesId: 'deelnemen-burger.bijdrage', versieTag: '1.0.0', in: z.strictObject({ ...bouwsteencontext, bijdrageId: id, bijdrageSoortCode: z.enum(bijdragesoorten), bijdrageTermijn: duur }), uit: z.strictObject({ uitkomst: z.enum(bijdrageuitkomsten) }), fouten: [], berichten: [{ naam: 'deelnemen-burger.bijdrage-ontvangen', sleutel: 'bijdrageId' }], termijnen: ['bijdrage'] },
  verzoek: { procesId: 'deelnemen-burger.verzoek', versieTag: '1.0.0', in: z.strictObject({ casusId: id, verbandCode: code, regioCode: code, rondeNummer: aantal, urgentieCode: code, doelCode: code, termijnCode: code, rolTweede: code, organisatieId: id, verzoekId: id, verzoekSoortCode: z.enum(verzoeksoorten) }), uit: z.strictObject({}), fouten: [], berichten: [{ naam: 'start.deelnemen-burger.verzoek', sleutel: 'verzoekId' }, { naam: 'deelnemen-burger.aanvulling-ontvangen', sleutel: 'verzoekId' }, { naam: 'deelnemen-burger.verzoek-ingetrokken', sleutel: 'verzoekId' }], termijnen: ['burgerverzoek', 'vernietigingsverzoek', 'klacht', 'aanvulling-burger'] },
} as const;
