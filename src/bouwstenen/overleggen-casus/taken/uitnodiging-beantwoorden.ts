import { z } from 'zod';
import { Probleem } from '../../../platform/http/problemen.ts';
import { taakafhandeling, type TaakContext } from '../../../taken/taakafhandeling.ts';
import { reacties, type Uitnodiging } from '../model.ts';
import { vraagToegang } from '../omgeving.ts';
import { datumVan } from '../../../domein/kalender.ts';
import { collegasMetRol } from '../../../toegang/index.ts';
import * as store from '../store.ts';
import { pushtekst, soortnamen, toonMoment } from '../teksten.ts';
import { legReactieVast } from '../uitnodigen.ts';

const antwoorden = z.strictObject({
  uitkomst: z.enum(reacties), vervangerId: z.uuid().optional(), redenAfwezig: z.enum(['agenda', 'geen-rol', 'geen-toestemming', 'anders']).optional(), isVoorbereid: z.boolean().default(false),
}).superRefine((a, ctx) => {
  if (a.uitkomst === 'vervanger' && a.vervangerId === undefined) ctx.addIssue({ code: 'custom', path: ['vervangerId'], message: 'Kies wie er voor u komt' });
  if (a.uitkomst === 'afwezig' && a.redenAfwezig === undefined) ctx.addIssue({ code: 'custom', path: ['redenAfwezig'], message: 'Kies waarom u niet komt' });
});
const uitnodigingVan = async (ctx: TaakContext): Promise<Uitnodiging> => {
  const id = ctx.variabelen['uitnodigingId'];
  const u = typeof id === 'string' ? await store.leesUitnodiging(ctx.tx, id) : undefined;
  if (u === undefined) throw new Error('De taak kent haar uitnodiging niet');
  return u;
};
/** R8.7: a substitute is of the same organisation and holds a role there that is valid today. */
const vervangers = async (ctx: TaakContext, organisatieId: string): Promise<{ waarde: string; label: string }[]> => {
  const rijen = (await collegasMetRol(ctx.tx, organisatieId, ['deelnemer', 'casusregisseur', 'procesregisseur'], datumVan(ctx.now))).filter((m) => m.id !== ctx.medewerker.medewerkerId);
  return rijen.map((r) => ({ waarde: r.id, label: `${r.naam}, ${r.functie}` }));
};

/** Human task uitnodiging-beantwoorden (processen §2.8): a party without a system of its own answers here; it sees kind, time and its own points. */
export const uitnodigingBeantwoorden = taakafhandeling({
  formId: 'overleggen-casus.uitnodiging-beantwoorden', doel: 'casusoverleg-voeren', aard: 'contact', antwoorden, uit: z.strictObject({ uitkomst: z.enum(reacties) }),
  lees: async (ctx) => {
    await vraagToegang(ctx, ['CAS', 'OVL']);
    const u = await uitnodigingVan(ctx);
    const o = await store.overlegVast(ctx.tx, u.overleg_id);
    const agenda = (await store.agendaVan(ctx.tx, o.id)).filter((a) => u.agendapunten.includes(a.volgnr));
    return {
      beginwaarden: {}, opties: { vervangerId: await vervangers(ctx, u.organisatie_id ?? '') },
      secties: [
        { titel: soortnamen[o.soort] ?? 'Overleg', gegevenssoort: 'OVL', regels: [{ label: 'Vraag', waarde: o.soort === 'motorkap' ? pushtekst : 'U bent gevraagd voor een overleg.' }, { label: 'Wanneer', waarde: o.soort === 'motorkap' ? 'Nu' : toonMoment(o.gepland_op) }, { label: 'Waarom u', waarde: u.reden }] },
        { titel: 'Uw agendapunten', gegevenssoort: 'OVL', regels: agenda.map((a) => ({ label: `Punt ${a.volgnr}`, waarde: `${a.thema} (${a.minuten} min)` })) },
      ],
    };
  },
  voltooi: async (ctx, a) => {
    await vraagToegang(ctx, ['OVL'], 'schrijven');
    const u = await uitnodigingVan(ctx);
    if (u.organisatie_id !== ctx.medewerker.organisatieId) throw new Probleem('niet-gevonden', 'Deze uitnodiging is niet aan u gericht.');
    const vervanger = a.uitkomst === 'vervanger' ? (await vervangers(ctx, u.organisatie_id)).find((v) => v.waarde === a.vervangerId) : undefined;
    if (a.uitkomst === 'vervanger' && vervanger === undefined) throw new Probleem('ongeldige-invoer', 'Deze vervanger kan niet. Er is niets opgeslagen.', { fouten: [{ veld: '/vervangerId', code: 'niet-mogelijk', melding: 'Kies iemand van uw eigen organisatie uit de lijst' }] });
    await legReactieVast(ctx.kern, ctx.tx, { uitnodigingId: u.id, reactie: a.uitkomst, via: 'taak', vervangerId: vervanger?.waarde ?? null, redenAfwezig: a.uitkomst === 'afwezig' ? a.redenAfwezig ?? null : null, isVoorbereid: a.uitkomst === 'afwezig' ? null : a.isVoorbereid });
    return { variabelen: { uitkomst: a.uitkomst }, samenvatting: 'Een partner reageerde op de uitnodiging voor het overleg.' };
  },
});
