import { z } from 'zod';
import { taakafhandeling } from '../../../taken/taakafhandeling.ts';
import { leesOpgaven } from '../opgaven.ts';
import { neemOpInCasus } from '../opnemen.ts';
import { bewaarOpgegevenPersoon } from '../store/personen.ts';
import { zetStatus } from '../store/vaststellingen.ts';
import { fout, toonOpgave, vraagToegang, weigerBij } from './hulp.ts';

const uitkomsten = ['ingevoerd', 'later-opnieuw'] as const;
const antwoorden = z.strictObject({
  personen: z.array(z.uuid()).max(50).optional(),
  bewijs: z.enum(['identiteitsbewijs', 'verklaring-betrokkene', 'andere-organisatie', 'alleen-melding']).optional(),
  reden: z.string().trim().min(10).max(2000), uitkomst: z.enum(uitkomsten),
});

/** Human task identiteit-handmatig: the BRP does not answer; a person records who they are, with a reason, or tries again in four hours (domein §7.2 (g)). */
export const identiteitHandmatig = taakafhandeling({
  formId: 'vaststellen-identiteit.identiteit-handmatig', doel: 'identiteit-vaststellen', aard: 'vastlegging', antwoorden, uit: z.strictObject({ uitkomst: z.enum(uitkomsten) }),
  lees: async (ctx) => {
    const { niveaus } = await vraagToegang(ctx, ['IDE', 'ADR']);
    const wachtend = (await leesOpgaven(ctx.kern, ctx.tx, ctx.casusId)).filter((b) => b.vaststelling.status === 'bron-onbereikbaar');
    return {
      beginwaarden: {}, opties: { personen: wachtend.map((b) => ({ waarde: b.vaststelling.id, label: toonOpgave(b.opgave, niveaus) })) },
      ...(wachtend.length === 0 ? { nietMogelijk: { ingevoerd: 'Er is niemand om vast te leggen.' } } : {}),
      secties: [{ titel: 'Bron', gegevenssoort: 'IDE', regels: [{ label: 'BRP', waarde: 'Antwoordt niet. Dit is vijf keer geprobeerd.' }, { label: 'Wachten op antwoord', waarde: `${wachtend.length} ${wachtend.length === 1 ? 'persoon' : 'personen'}` }] }],
    };
  },
  voltooi: async (ctx, a) => {
    await vraagToegang(ctx, ['IDE'], 'schrijven');
    if (a.uitkomst === 'later-opnieuw') return { variabelen: { uitkomst: a.uitkomst }, samenvatting: 'De BRP wordt over vier uur opnieuw geraadpleegd.' };
    const wachtend = new Map((await leesOpgaven(ctx.kern, ctx.tx, ctx.casusId)).filter((b) => b.vaststelling.status === 'bron-onbereikbaar').map((b) => [b.vaststelling.id, b]));
    const gekozen = [...new Set(a.personen ?? [])];
    weigerBij([
      ...(gekozen.length === 0 ? [fout('personen', 'verplicht', 'Kies wie u met de hand vastlegt.')] : []),
      ...(gekozen.some((id) => !wachtend.has(id)) ? [fout('personen', 'onbekend', 'Een gekozen persoon wacht niet op vastlegging.')] : []),
      ...(a.bewijs === undefined ? [fout('bewijs', 'verplicht', 'Kies waarop u zich baseert.')] : []),
    ]);
    for (const id of gekozen) {
      const b = wachtend.get(id)!;
      const persoonId = await bewaarOpgegevenPersoon(ctx.kern, ctx.tx, b.opgave);
      await zetStatus(ctx.tx, b.vaststelling, 'handmatig', { persoonId, methode: 'handmatig', zekerheid: a.bewijs === 'identiteitsbewijs' ? 2 : 1, reden: `${a.bewijs}: ${a.reden}`, door: ctx.medewerker.medewerkerId, op: ctx.now });
      await neemOpInCasus(ctx.kern, ctx.tx, ctx.casusId, b.vaststelling, persoonId);
    }
    return { variabelen: { uitkomst: a.uitkomst }, samenvatting: `De identiteit van ${gekozen.length} ${gekozen.length === 1 ? 'persoon' : 'personen'} is met de hand vastgelegd.` };
  },
});
