import { z } from 'zod';
import { betrokkenenVan } from '../../../casus/index.ts';
import { code, duur, id } from '../../../domein/variabelen.ts';
import { Probleem } from '../../../platform/http/problemen.ts';
import { taakafhandeling } from '../../../taken/taakafhandeling.ts';
import { zetBijdrageKlaar } from '../../deelnemen-burger/index.ts';
import { informeerbaren, persoonVoorUitvraag } from '../../vaststellen-identiteit/index.ts';
import { triageIdVan, vraagToegang } from '../omgeving.ts';
import { leesTriage, wijzigTriage } from '../store.ts';
import { openVerzoeken } from '../verrijking.ts';

const antwoorden = z.strictObject({
  uitkomst: z.enum(['verrijken', 'gesprek', 'doorgaan']),
  watOntbreekt: z.string().trim().min(20).max(2000),
  verrijkingId: z.uuid().nullable().optional(),
  persoonId: z.uuid().nullable().optional(),
  vraag: z.string().trim().max(1000).nullable().optional(),
  aantalDagen: z.int().min(1).max(28).nullable().optional(),
}).superRefine((a, ctx) => {
  if (a.uitkomst === 'verrijken' && !a.verrijkingId) ctx.addIssue({ code: 'custom', path: ['verrijkingId'], message: 'Kies welk verzoek u wilt versturen' });
  if (a.uitkomst !== 'gesprek') return;
  if (!a.persoonId) ctx.addIssue({ code: 'custom', path: ['persoonId'], message: 'Kies met wie u wilt praten' });
  if ((a.vraag ?? '').length < 10) ctx.addIssue({ code: 'custom', path: ['vraag'], message: 'Schrijf in gewone woorden op wat u wilt vragen' });
  if (!a.aantalDagen) ctx.addIssue({ code: 'custom', path: ['aantalDagen'], message: 'Kies hoeveel dagen iemand heeft om te reageren' });
});

/** Human task informatie-aanvullen (processen §2.5 step 3): ask a holder, talk with the family, or go on with what there is. */
export const informatieAanvullen = taakafhandeling({
  formId: 'uitvoeren-triage.informatie-aanvullen', doel: 'triage-uitvoeren', aard: 'vastlegging', antwoorden,
  uit: z.strictObject({ uitkomst: z.enum(['verrijken', 'gesprek', 'doorgaan']), verrijkingId: id.optional(), organisatieId: id.optional(), bijdrageId: id.optional(), bijdrageSoortCode: code.optional(), bijdrageTermijn: duur.optional() }),
  lees: async (ctx) => {
    const { niveaus } = await vraagToegang(ctx, ['CAS', 'IDE', 'BEK', 'TRI']);
    const triage = await leesTriage(ctx.tx, triageIdVan(ctx));
    const verzoeken = (niveaus.BEK ?? -1) >= 1 ? await openVerzoeken(ctx.tx, ctx.casusId) : [];
    const personen = [];
    for (const p of (niveaus.IDE ?? -1) >= 1 ? await informeerbaren(ctx.kern, ctx.tx, ctx.casusId) : []) {
      personen.push({ waarde: p.persoonId, label: (await persoonVoorUitvraag(ctx.kern, ctx.tx, p.persoonId, { IDE: 1 })).naam });
    }
    return {
      beginwaarden: { aantalDagen: 7 },
      opties: { persoonId: personen, verrijkingId: verzoeken.map((v) => ({ waarde: v.verrijkingId, label: `${v.houder}, verzoek ${v.verzoeknummer}` })) },
      nietMogelijk: {
        ...(verzoeken.length === 0 ? { verrijken: 'Er staat geen verzoek klaar. Stel het eerst op bij Wie is betrokken.' } : {}),
        ...(personen.length === 0 ? { gesprek: 'Er is niemand die nu gevraagd kan worden.' } : {}),
      },
      secties: [{ titel: 'Wat ontbreekt', gegevenssoort: 'TRI', regels: [(niveaus.TRI ?? -1) >= 2 ? { label: 'Volgens de invuller', waarde: triage?.onvoldoendeReden ?? null } : { label: 'Volgens de invuller', waarde: null, verborgen: 'Uw rol ziet dit niet voor dit doel' }] }],
    };
  },
  voltooi: async (ctx, a) => {
    await vraagToegang(ctx, ['TRI'], 'schrijven');
    await wijzigTriage(ctx.tx, triageIdVan(ctx), { watOntbreekt: a.watOntbreekt }, ctx.now);
    if (a.uitkomst === 'doorgaan') return { variabelen: { uitkomst: 'doorgaan' }, samenvatting: 'De triage gaat door met wat er bekend is.' };
    if (a.uitkomst === 'verrijken') {
      const verzoek = (await openVerzoeken(ctx.tx, ctx.casusId)).find((v) => v.verrijkingId === a.verrijkingId);
      if (!verzoek) throw new Probleem('ongeldige-invoer', 'Dit verzoek staat niet meer klaar. Er is niets verstuurd.', { fouten: [{ veld: '/verrijkingId', code: 'niet-mogelijk', melding: 'Kies een verzoek dat nog niet is verstuurd' }] });
      return { variabelen: { uitkomst: 'verrijken', verrijkingId: verzoek.verrijkingId, organisatieId: verzoek.organisatieId }, samenvatting: 'Een houder wordt om informatie gevraagd.' };
    }
    const persoonId = a.persoonId ?? '';
    const mag = (await informeerbaren(ctx.kern, ctx.tx, ctx.casusId)).some((p) => p.persoonId === persoonId) || (await betrokkenenVan(ctx.tx, ctx.casusId)).some((b) => b.persoonId === persoonId);
    if (!mag) throw new Probleem('ongeldige-invoer', 'Deze persoon hoort niet bij de casus. Er is niets gevraagd.', { fouten: [{ veld: '/persoonId', code: 'niet-mogelijk', melding: 'Kies iemand uit de lijst' }] });
    const bijdrageTermijn = `P${a.aantalDagen ?? 7}D`;
    const bijdrageId = await zetBijdrageKlaar(ctx.tx, { casusId: ctx.casusId, persoonId, soort: 'gesprek', vraag: a.vraag ?? '', termijn: bijdrageTermijn, gevraagdDoor: ctx.medewerker.medewerkerId });
    return { variabelen: { uitkomst: 'gesprek', bijdrageId, bijdrageSoortCode: 'gesprek', bijdrageTermijn }, samenvatting: 'Het gezin wordt om een gesprek gevraagd.' };
  },
});
