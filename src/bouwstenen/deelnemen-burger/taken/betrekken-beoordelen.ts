import { z } from 'zod';
import { naamVanCode } from '../../../domein/woorden.ts';
import { Probleem } from '../../../platform/http/problemen.ts';
import { taakafhandeling } from '../../../taken/taakafhandeling.ts';
import { veiligContacten } from '../model.ts';
import { idVan, naamregel, vraagToegang } from '../omgeving.ts';
import { leesBijdrage, wijzigBijdrage } from '../store.ts';

const antwoorden = z.strictObject({ uitkomst: z.enum(['vragen', 'niet-vragen']), veiligContact: z.enum(veiligContacten), motivatie: z.string().trim().min(20).max(2000) })
  .refine((a) => a.uitkomst === 'niet-vragen' || a.veiligContact !== 'nee', { path: ['veiligContact'], message: 'Zonder veilig contact kan deze persoon nu niet worden gevraagd' });

/** Human task betrekken-beoordelen: only when a safety hold is open; asking may itself be the danger. */
export const betrekkenBeoordelen = taakafhandeling({
  formId: 'deelnemen-burger.betrekken-beoordelen', doel: 'burger-informeren', aard: 'besluit', antwoorden, uit: z.strictObject({ uitkomst: z.enum(['vragen', 'niet-vragen']) }),
  lees: async (ctx) => {
    const b = await leesBijdrage(ctx.tx, idVan(ctx, 'bijdrageId'));
    if (!b) throw new Probleem('niet-gevonden', 'Deze bijdrage bestaat niet.');
    const besluit = await vraagToegang(ctx, b.persoonId, ['CAS', 'IDE', 'BUI']);
    return {
      beginwaarden: {},
      secties: [
        { titel: 'Wie', gegevenssoort: 'IDE', regels: [await naamregel(ctx, b.persoonId, besluit)] },
        { titel: 'De vraag', gegevenssoort: 'BUI', regels: [{ label: 'Soort', waarde: naamVanCode(b.soort) }, (besluit.niveaus.BUI ?? 0) >= 2 ? { label: 'Vraag', waarde: b.vraag } : { label: 'Vraag', waarde: null, verborgen: 'Uw rol ziet dit niet voor dit doel' }] },
      ],
    };
  },
  voltooi: async (ctx, a) => {
    const b = await leesBijdrage(ctx.tx, idVan(ctx, 'bijdrageId'));
    if (!b) throw new Probleem('niet-gevonden', 'Deze bijdrage bestaat niet.');
    await vraagToegang(ctx, b.persoonId, ['BUI'], 'schrijven');
    await wijzigBijdrage(ctx.tx, b.id, { beoordeeldDoor: ctx.medewerker.medewerkerId, veiligContact: a.veiligContact, nietGevraagdReden: a.uitkomst === 'niet-vragen' ? a.motivatie : null }, ctx.now);
    return { variabelen: { uitkomst: a.uitkomst }, samenvatting: a.uitkomst === 'vragen' ? 'De burger kan veilig worden gevraagd.' : 'De burger wordt nu niet gevraagd.' };
  },
});
