import { z } from 'zod';
import { id } from '../../../domein/variabelen.ts';
import { naamVanCode } from '../../../domein/woorden.ts';
import { Probleem } from '../../../platform/http/problemen.ts';
import { taakafhandeling, type TaakContext } from '../../../taken/taakafhandeling.ts';
import { stelUitstelVoor } from '../achterhouden.ts';
import { achterhoudredenen, veiligContacten } from '../model.ts';
import { idVan, naamregel, vraagToegang } from '../omgeving.ts';
import { redenenVan, weegToegang } from '../portaal.ts';
import { toegangszinnen } from '../portaal-model.ts';
import { leesInformering, openAchterhoudingen, wijzigInformering } from '../store.ts';

const antwoorden = z.strictObject({
  uitkomst: z.enum(['nu', 'uitstellen', 'niet']),
  veiligContact: z.enum(veiligContacten),
  wijze: z.enum(['portaal', 'brief', 'gesprek']).nullable().optional(),
  reden: z.enum(achterhoudredenen).nullable().optional(),
  motivatie: z.string().trim().max(2000).nullable().optional(),
}).superRefine((a, ctx) => {
  if (a.uitkomst === 'nu') {
    if (!a.wijze) ctx.addIssue({ code: 'custom', path: ['wijze'], message: 'Kies hoe deze persoon het hoort' });
    if (a.wijze === 'brief' && a.veiligContact === 'nee') ctx.addIssue({ code: 'custom', path: ['wijze'], message: 'Een brief kan in verkeerde handen komen. Kies een gesprek, of stel uit' });
    return;
  }
  if (!a.reden) ctx.addIssue({ code: 'custom', path: ['reden'], message: 'Kies waarom deze persoon het nu niet hoort' });
  if ((a.motivatie ?? '').length < 20) ctx.addIssue({ code: 'custom', path: ['motivatie'], message: 'Leg in minstens 20 tekens uit waarom' });
});

const datum = new Intl.DateTimeFormat('nl-NL', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'Europe/Amsterdam' });
const hoedanigheden: Readonly<Record<string, string>> = { betrokkene: 'Betrokkene zelf', zelf: 'Betrokkene zelf', ouder: 'Ouder met gezag', voogd: 'Voogd', gemachtigde: 'Gemachtigde', curator: 'Curator' };

/** R7.6: choosing `nu` also opens the portal for this person, so who chooses sees what speaks against it. */
const toegangsadvies = async (ctx: TaakContext, persoonId: string): Promise<{ titel: string; advies: string; regels: { id: string; zin: string }[] }[]> => {
  const redenen = await redenenVan(ctx.kern, ctx.tx, persoonId, ctx.casusId);
  return redenen.length === 0 ? [] : [{ titel: 'Let op: nu informeren opent ook Mijn Samenspel', advies: 'Weeg dit eerst', regels: redenen.map((r) => ({ id: 'R7.6', zin: toegangszinnen[r] })) }];
};

/** Human task informering-doen (T03, R7.11): per person now, later or not; later and not need a second person. */
export const informeringDoen = taakafhandeling({
  formId: 'deelnemen-burger.informering-doen', doel: 'burger-informeren', aard: 'besluit', antwoorden,
  uit: z.strictObject({ uitkomst: z.enum(['nu', 'uitstellen', 'niet']), achterhoudingId: id.optional() }),
  lees: async (ctx) => {
    const i = await leesInformering(ctx.tx, idVan(ctx, 'informeringId'));
    if (!i) throw new Probleem('niet-gevonden', 'Deze informering bestaat niet.');
    const besluit = await vraagToegang(ctx, i.aanPersoonId, ['CAS', 'IDE', 'BUI']);
    return {
      beginwaarden: i.veiligContact ? { veiligContact: i.veiligContact } : {},
      adviezen: await toegangsadvies(ctx, i.aanPersoonId),
      secties: [
        { titel: 'Wie', gegevenssoort: 'IDE', regels: [await naamregel(ctx, i.aanPersoonId, besluit), { label: 'Hoedanigheid', waarde: hoedanigheden[i.hoedanigheid] ?? naamVanCode(i.hoedanigheid) }, { label: 'Leeftijd', waarde: naamVanCode(i.leeftijdsklasseCode) || null }] },
        { titel: 'Termijn', gegevenssoort: 'BUI', regels: [{ label: 'Informeren uiterlijk', waarde: i.uiterlijkOp ? datum.format(i.uiterlijkOp) : null }, { label: 'Stand', waarde: i.status === 'uitgesteld' ? 'Eerder uitgesteld' : 'Nog niet geïnformeerd' }] },
      ],
    };
  },
  voltooi: async (ctx, a) => {
    const i = await leesInformering(ctx.tx, idVan(ctx, 'informeringId'));
    if (!i) throw new Probleem('niet-gevonden', 'Deze informering bestaat niet.');
    await vraagToegang(ctx, i.aanPersoonId, ['BUI'], 'schrijven');
    const door = ctx.medewerker.medewerkerId;
    if (a.uitkomst === 'nu') {
      if (i.status === 'gedaan') throw new Probleem('ongeldige-overgang', 'Deze persoon is al geïnformeerd. Er is niets gewijzigd.', { toegestaan: [] });
      if ((await openAchterhoudingen(ctx.tx, i.casusId, i.aanPersoonId)).length > 0) throw new Probleem('ongeldige-overgang', 'Over deze persoon loopt nog een achterhouding. Informeren kan pas als die is geëindigd.', { toegestaan: ['uitstellen', 'niet'] });
      await wijzigInformering(ctx.tx, i.id, { wijze: a.wijze ?? null, veiligContact: a.veiligContact, beslotenDoor: door, beslotenOp: ctx.now }, ctx.now);
      await weegToegang(ctx.kern, ctx.tx, { persoonId: i.aanPersoonId, casusId: i.casusId, status: 'actief', door });
      return { variabelen: { uitkomst: 'nu' }, samenvatting: 'Besloten is een betrokkene te informeren.' };
    }
    await wijzigInformering(ctx.tx, i.id, { veiligContact: a.veiligContact }, ctx.now);
    const achterhoudingId = await stelUitstelVoor(ctx.kern, ctx.tx, { informeringId: i.id, uitkomst: a.uitkomst, reden: a.reden ?? 'veiligheid-betrokkene', motivatie: a.motivatie ?? '', door });
    return { variabelen: { uitkomst: a.uitkomst, achterhoudingId }, samenvatting: 'Voorgesteld is een betrokkene nu niet te informeren. Een tweede persoon kijkt mee.' };
  },
});
