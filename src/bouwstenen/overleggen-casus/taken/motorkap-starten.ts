import { z } from 'zod';
import { betrokkenenVan } from '../../../casus/index.ts';
import { taakafhandeling } from '../../../taken/taakafhandeling.ts';
import { persoonVoorUitvraag } from '../../vaststellen-identiteit/index.ts';
import { startMotorkap } from '../motorkap.ts';
import { mogelijkeDeelnemers, overlegIdVan, vraagToegang } from '../omgeving.ts';
import * as store from '../store.ts';

const antwoorden = z.strictObject({
  uitkomst: z.enum(['uitnodigen', 'niet-nodig']),
  personen: z.array(z.uuid()).max(20).default([]), onbekendePlaats: z.string().trim().max(120).optional(),
  reden: z.string().trim().min(5).max(1000), organisaties: z.array(z.uuid()).max(15).default([]),
});

/** Human task motorkap-starten (R8.6): at most three required fields; help never waits for paperwork. */
export const motorkapStarten = taakafhandeling({
  formId: 'overleggen-casus.motorkap-starten', doel: 'casusoverleg-voeren', aard: 'contact', antwoorden, uit: z.strictObject({ uitkomst: z.enum(['uitnodigen', 'niet-nodig']) }),
  lees: async (ctx) => {
    const { niveaus } = await vraagToegang(ctx, ['CAS', 'IDE', 'OVL']);
    const o = await store.overlegVast(ctx.tx, overlegIdVan(ctx));
    const personen = [];
    for (const b of (niveaus.IDE ?? -1) >= 1 ? await betrokkenenVan(ctx.tx, ctx.casusId) : []) personen.push({ waarde: b.persoonId, label: (await persoonVoorUitvraag(ctx.kern, ctx.tx, b.persoonId, { IDE: 1 })).naam });
    const noodsoorten = ['POL', 'GEM', 'GGZ', 'RVDK', 'GI', 'OPM'];
    const organisaties = (await mogelijkeDeelnemers(ctx.tx, o)).filter((d) => noodsoorten.includes(d.soort)).map((d) => ({ waarde: d.organisatieId, label: d.naam }));
    return {
      beginwaarden: {}, opties: { personen, organisaties },
      secties: [{ titel: 'Spoed', gegevenssoort: 'OVL', regels: [{ label: 'Grond', waarde: 'Spoed: u deelt alleen wie, waar en hoe veilig' }, { label: 'Daarna', waarde: 'Een collega die er niet bij was, kijkt dit morgen na.' }] }],
      scherm: { soort: 'motorkap', overlegId: o.id, stap: 'starten' },
    };
  },
  voltooi: async (ctx, a) => {
    await vraagToegang(ctx, ['OVL'], 'schrijven');
    const overlegId = overlegIdVan(ctx);
    const door = ctx.medewerker.medewerkerId;
    await store.schrijfKeuze(ctx.kern, ctx.tx, { overlegId, taak: 'motorkap-starten', uitkomst: a.uitkomst, motivatie: a.reden, door });
    if (a.uitkomst === 'niet-nodig') {
      await store.zetStaat(ctx.tx, await store.overlegVast(ctx.tx, overlegId), 'geannuleerd', ctx.now, { annuleer_reden: 'niet-nodig', uitkomst: 'afschalen' });
      return { variabelen: { uitkomst: 'niet-nodig' }, samenvatting: 'Een motorkapoverleg is niet nodig.' };
    }
    await startMotorkap(ctx.kern, ctx.tx, { overlegId, personen: a.personen, plaats: a.onbekendePlaats ?? null, reden: a.reden, organisaties: a.organisaties, door });
    return { variabelen: { uitkomst: 'uitnodigen' }, samenvatting: 'Er zijn partijen gevraagd voor een motorkapoverleg.' };
  },
});
