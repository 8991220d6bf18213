import { z } from 'zod';
import { codeUit } from '../../../domein/variabelen.ts';
import { naamVanCode } from '../../../domein/woorden.ts';
import { taakafhandeling } from '../../../taken/taakafhandeling.ts';
import { actiekeuzes, actiezin, trekGekozenIn } from '../../uitvoeren-actie/index.ts';
import { leesInhoud } from '../inhoud-store.ts';
import { alles } from '../toegang.ts';
import { datumtijd, kernSectie, legBesluitVast, meldingVanTaak, niveausVanMelding, tekst, teKort, weigerBijFouten } from './gedeeld.ts';

const antwoorden = z.strictObject({ nieuweInformatie: codeUit(['ja', 'nee']), gevaarNu: codeUit(['ja', 'nee', 'onbekend']), motivatie: tekst.optional(), acties: z.array(z.uuid()).max(100).optional(), uitkomst: codeUit(['bijvoegen', 'nieuwe-ronde', 'acuut']) });

/** A second melding on a running casus: added, reason for a new round, or acute (processen §2.0 `bij-nieuwe-melding`). */
export const nieuweMeldingWegen = taakafhandeling({
  formId: 'uitwisselen-melding.nieuwe-melding-wegen', doel: 'melding-beoordelen', aard: 'besluit', antwoorden, uit: z.strictObject({ uitkomst: antwoorden.shape.uitkomst }),
  lees: async (ctx) => {
    const m = await meldingVanTaak(ctx);
    const niveaus = await niveausVanMelding(ctx, m, alles);
    const vol = (niveaus.MEL ?? 0) >= 2;
    return {
      beginwaarden: {}, opties: { acties: await actiekeuzes(ctx.tx, ctx.casusId, (niveaus.ORG ?? -1) >= 1) }, secties: [kernSectie(m), { titel: 'Wat is er gemeld', gegevenssoort: 'MEL', regels: vol ? [{ label: 'Acuut gevaar', waarde: naamVanCode(m.acuutGevaar) || null }, { label: 'Wanneer', waarde: datumtijd(m.incidentOp) }, { label: 'Situatie', waarde: m.situatieschets }] : [] }],
      scherm: { melding: { id: m.id, meldingnummer: m.meldingnummer, soort: m.soort }, ...(vol ? { antwoorden: (await leesInhoud(ctx.kern, ctx.tx, m)).antwoorden ?? {} } : {}) },
    };
  },
  voltooi: async (ctx, a) => {
    weigerBijFouten([...teKort('motivatie', a.motivatie, 20, 'Leg in minstens 20 tekens uit waarom.'), ...(a.uitkomst === 'bijvoegen' && a.gevaarNu === 'ja' ? [{ veld: '/uitkomst', code: 'tegenstrijdig', melding: 'Er is nu gevaar: kies acuut of een nieuwe ronde.' }] : [])]);
    const gekozen = a.uitkomst === 'nieuwe-ronde' ? a.acties ?? [] : [];
    const ingetrokken = await trekGekozenIn(ctx.kern, ctx.tx, ctx.casusId, gekozen, a.motivatie ?? '', { organisatieId: ctx.medewerker.organisatieId, door: ctx.medewerker.medewerkerId });
    await legBesluitVast(ctx, a.uitkomst, a.motivatie, { nieuweInformatie: a.nieuweInformatie, gevaarNu: a.gevaarNu, ...(gekozen.length > 0 ? { ingetrokkenActies: gekozen } : {}) });
    return { variabelen: { uitkomst: a.uitkomst }, samenvatting: `${{ bijvoegen: 'De nieuwe melding is bijgevoegd.', 'nieuwe-ronde': 'De nieuwe melding geeft een nieuwe ronde.', acuut: 'De nieuwe melding is acuut.' }[a.uitkomst]}${actiezin(ingetrokken)}` };
  },
});
