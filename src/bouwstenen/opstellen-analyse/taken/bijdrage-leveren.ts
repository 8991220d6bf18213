import { z } from 'zod';
import { betrokkenenVan } from '../../../casus/index.ts';
import { Probleem } from '../../../platform/http/problemen.ts';
import { taakafhandeling, type TaakContext } from '../../../taken/taakafhandeling.ts';
import { persoonVoorUitvraag } from '../../vaststellen-identiteit/index.ts';
import { laadVerzoek, legBijdrageVast, weigergronden } from '../bijdragen.ts';
import { analyseVanTaak, idVan } from '../omgeving.ts';
import type { Lezer } from '../lezer.ts';

const uitkomsten = ['geleverd', 'geen-bijdrage', 'weiger-op-grond'] as const;
const antwoorden = z.strictObject({
  uitkomst: z.enum(uitkomsten), betrokkenheid: z.enum(['nu', 'eerder', 'niet']), isGezinIngelicht: z.boolean(),
  weigergrond: z.enum(weigergronden).nullable().optional(), toelichting: z.string().trim().max(2000).nullable().optional(),
});

/** The request that this task is about; only the organisation that was asked may do it. */
const verzoekVan = async (ctx: TaakContext) => {
  const geladen = await laadVerzoek(ctx.kern, ctx.tx, idVan(ctx, 'bijdrageId'));
  if (geladen.verzoek.organisatieId !== ctx.medewerker.organisatieId) throw new Probleem('niet-gevonden', 'Deze vraag bestaat niet, of hij is niet aan u gericht.');
  return geladen;
};
const namen = async (ctx: TaakContext, lezer: Lezer): Promise<{ label: string; waarde: string | null; verborgen?: string }[]> => {
  if ((lezer.niveaus.IDE ?? 0) < 1) return [{ label: 'Over', waarde: null, verborgen: 'Uw rol ziet dit niet voor dit doel' }];
  const lijst: string[] = [];
  for (const { persoonId } of await betrokkenenVan(ctx.tx, ctx.casusId)) {
    const p = await persoonVoorUitvraag(ctx.kern, ctx.tx, persoonId, { IDE: 1 });
    lijst.push(p.geboortejaar === null ? p.naam : `${p.naam} (${p.geboortejaar})`);
  }
  return lijst.map((waarde, i) => ({ label: i === 0 ? 'Over' : 'En', waarde }));
};

/** Human task bijdrage-leveren (processen §2.6 step 2a): an organisation writes what it knows, each statement with its source, or says why not. */
export const bijdrageLeveren = taakafhandeling({
  formId: 'opstellen-analyse.bijdrage-leveren', doel: 'analyse-opstellen', aard: 'vastlegging', antwoorden, uit: z.strictObject({ uitkomst: z.enum(uitkomsten) }),
  lees: async (ctx) => {
    const { verzoek } = await verzoekVan(ctx);
    const { lezer } = await analyseVanTaak(ctx, 'lezen');
    return {
      beginwaarden: {},
      secties: [{ titel: 'De vraag', gegevenssoort: 'ANA', regels: [
        { label: 'Vraag', waarde: verzoek.vraag }, ...await namen(ctx, lezer), { label: 'Antwoord uiterlijk', waarde: new Intl.DateTimeFormat('nl-NL', { dateStyle: 'medium', timeZone: 'Europe/Amsterdam' }).format(verzoek.uiterlijkOp) },
      ] }],
      scherm: { soort: 'analyse', analyseId: verzoek.analyseId },
    };
  },
  voltooi: async (ctx, a) => {
    const { verzoek } = await verzoekVan(ctx);
    if (verzoek.status === 'open') await analyseVanTaak(ctx, 'schrijven');
    await legBijdrageVast(ctx.kern, ctx.tx, verzoek.id, {
      uitkomst: a.uitkomst, via: 'taak', betrokkenheid: a.betrokkenheid, isGezinIngelicht: a.isGezinIngelicht, weigergrond: a.uitkomst === 'weiger-op-grond' ? a.weigergrond ?? null : null, toelichting: a.toelichting ?? null, antwoordDoor: ctx.medewerker.medewerkerId,
    });
    return { variabelen: { uitkomst: a.uitkomst }, samenvatting: a.uitkomst === 'geleverd' ? 'Een organisatie heeft bijgedragen aan de analyse.' : 'Een organisatie heeft niet bijgedragen aan de analyse.' };
  },
});
