import { z } from 'zod';
import { codeUit } from '../../../domein/variabelen.ts';
import { Probleem } from '../../../platform/http/problemen.ts';
import { taakafhandeling } from '../../../taken/taakafhandeling.ts';
import { teamNu } from '../../../casus/index.ts';
import { collegasVan, leesGrondslagen } from '../../../toegang/index.ts';
import type { Gegevenssoort } from '../../../toegang/toegang.ts';
import type { Verzoekvraag } from '../model.ts';
import { laadVerzoek, legBesluitVast, verzoekObject } from '../verzoek.ts';
import * as verzoeken from '../verzoek-store.ts';
import { feitsoorten, uitzonderingen, weigergronden, type Vraagbesluit } from '../vraagregels.ts';
import { datumtijd, niveausVan, personenAlsKeuze, tekst } from './gedeeld.ts';

/** R3.5: ten questions of the catalogue and one of one's own. */
const hoogsteVragen = 11;
const perVraag = (n: number) => ({
  [`besluit${n}`]: codeUit(['verstrekken', 'weigeren', 'niet-beschikbaar']).optional(), [`inhoud${n}`]: tekst.optional(), [`soort${n}`]: z.enum(feitsoorten).optional(),
  [`peildatum${n}`]: z.iso.date().optional(), [`bron${n}`]: z.string().trim().max(200).optional(), [`weigergrond${n}`]: z.enum(weigergronden).optional(), [`toelichting${n}`]: tekst.optional(),
});
const antwoorden = z.strictObject({
  ...Object.assign({}, ...Array.from({ length: hoogsteVragen }, (_, i) => perVraag(i + 1))) as Record<string, z.ZodOptional<z.ZodType<string>>>,
  uitzondering: z.enum(uitzonderingen).optional(), uitzonderingToelichting: tekst.optional(), collegaId: z.uuid().optional(),
  alleenTriage: z.boolean().optional(), nietDelenMet: z.array(z.uuid()).max(50).optional(), nietAanBetrokkeneVoor: z.iso.date().optional(), geldigTot: z.iso.date().optional(),
  uitkomst: codeUit(['verstrekt', 'deels', 'geweigerd']),
});
type Antwoorden = Record<string, unknown> & { uitkomst: 'verstrekt' | 'deels' | 'geweigerd' };

const keuze = { verstrekken: 'verstrekt', weigeren: 'geweigerd', 'niet-beschikbaar': 'niet-beschikbaar' } as const;

/** The flat fields of the form → one decision per question; an untouched question is a fault. */
const alsBesluiten = (a: Antwoorden, vragen: readonly Verzoekvraag[]): Vraagbesluit[] => vragen.map((v) => {
  const veld = (naam: string): string | undefined => a[`${naam}${v.nummer}`] as string | undefined;
  const besluit = veld('besluit') as keyof typeof keuze | undefined;
  if (besluit === undefined) throw new Probleem('ongeldige-invoer', 'Beslis over elke vraag. Er is niets opgeslagen.', { fouten: vragen.filter((x) => a[`besluit${x.nummer}`] === undefined).map((x) => ({ veld: `/besluit${x.nummer}`, code: 'verplicht', melding: `Beslis over vraag ${x.nummer}.` })) });
  return {
    nummer: v.nummer, gegevenssoort: v.gegevenssoort as Gegevenssoort, antwoord: keuze[besluit], weigergrond: veld('weigergrond'), toelichting: veld('toelichting'),
    inhoud: veld('inhoud'), soort: veld('soort'), peildatum: veld('peildatum'), bron: veld('bron'),
  };
});

/** The holder decides per question what to give (R3.6-R3.9); nothing is answered for him. */
export const verzoekBehandelen = taakafhandeling({
  formId: 'bepalen-bekendheid.verzoek-behandelen', doel: 'verrijken', aard: 'besluit', antwoorden, uit: z.strictObject({ uitkomst: antwoorden.shape.uitkomst }),
  lees: async (ctx) => {
    const { verzoek, vragen, plaats } = await laadVerzoek(ctx.tx, String(ctx.variabelen['verrijkingId']));
    const niveaus = await niveausVan(ctx, 'verrijken', verzoekObject(verzoek, plaats, { GERICHT: true }), ['CAS', 'IDE', 'MEL']);
    const [persoon] = await personenAlsKeuze(ctx, [verzoek.persoon_id], niveaus);
    const collegas = (await collegasVan(ctx.tx, ctx.medewerker.organisatieId)).filter((c) => c.id !== ctx.medewerker.medewerkerId);
    const deelnemers = new Map((await teamNu(ctx.tx, ctx.casusId, ctx.now)).map((t) => [t.organisatieId, t.naam]));
    const wedervragen = await verzoeken.wedervragenVan(ctx.tx, verzoek.id);
    return {
      beginwaarden: { aantalVragen: vragen.length }, scherm: { verzoekId: verzoek.id, wachtOpAntwoord: wedervragen.some((w) => w.status === 'open') },
      opties: { collegaId: collegas.map((c) => ({ waarde: c.id, label: c.naam })), nietDelenMet: [...deelnemers].filter(([id]) => id !== verzoek.vragende_organisatie_id).map(([id, naam]) => ({ waarde: id, label: naam })) },
      secties: [
        { titel: 'Het verzoek', gegevenssoort: 'CAS', regels: [
          { label: 'Over', waarde: persoon?.label ?? null }, { label: 'Doel', waarde: 'Verrijken' }, { label: 'Grondslag', waarde: (await leesGrondslagen(ctx.tx, verzoek.grondslagen)).join('; ') || null }, { label: 'Waarom', waarde: verzoek.noodzaak },
          { label: 'Antwoord uiterlijk', waarde: datumtijd(verzoek.uiterlijk_op) }] },
        { titel: 'De vragen', gegevenssoort: 'CAS', regels: vragen.map((v) => ({ label: `Vraag ${v.nummer}`, waarde: v.tekst })) },
        ...(wedervragen.length === 0 ? [] : [{ titel: 'Uw vraag terug', gegevenssoort: 'CAS' as const, regels: wedervragen.map((w) => ({ label: w.vraag, waarde: w.antwoord ?? 'Nog geen antwoord. Uw termijn staat stil.' })) }]),
      ],
    };
  },
  voltooi: async (ctx, ruw) => {
    const a = ruw as Antwoorden;
    const { verzoek, vragen } = await laadVerzoek(ctx.tx, String(ctx.variabelen['verrijkingId']));
    const besluiten = alsBesluiten(a, vragen);
    const { uitkomst } = await legBesluitVast(ctx.kern, ctx.tx, verzoek.id, {
      vragen: besluiten, uitzondering: a['uitzondering'] as string | undefined, uitzonderingToelichting: a['uitzonderingToelichting'] as string | undefined, collegaId: a['collegaId'] as string | undefined,
      voorwaarden: { ...(a['alleenTriage'] === true && { alleenTriage: true }), ...(a['nietDelenMet'] !== undefined && { nietDelenMet: a['nietDelenMet'] }), ...(a['nietAanBetrokkeneVoor'] !== undefined && { nietAanBetrokkeneVoor: a['nietAanBetrokkeneVoor'] }) },
      geldigTot: (a['geldigTot'] as string | undefined) ?? null, beslotenDoor: ctx.medewerker.medewerkerId, traceparent: ctx.traceparent,
    });
    // The outcome follows from the decisions per question (R3.6); a button that says otherwise is a mistake that the holder must see.
    if (uitkomst !== a.uitkomst) throw new Probleem('ongeldige-invoer', 'De gekozen uitkomst past niet bij uw besluiten per vraag. Er is niets opgeslagen.', { fouten: [{ veld: '/uitkomst', code: 'uitkomst-anders', melding: `Uw besluiten per vraag geven samen: ${uitkomst}.` }] });
    return { variabelen: { uitkomst }, samenvatting: `De houder heeft ${besluiten.filter((b) => b.antwoord === 'verstrekt').length} van de ${vragen.length} vragen beantwoord.` };
  },
});
