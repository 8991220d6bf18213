import { z } from 'zod';
import { inzagenVan } from '../../../logboek/index.ts';
import { taakafhandeling, type TaakContext } from '../../../taken/taakafhandeling.ts';
import { noodtoegangVan, redenVan } from '../noodtoegang.ts';
import { partijnaam, vraagToegang } from '../omgeving.ts';
import * as store from '../store.ts';
import { legToetsVast, verantwoordingVan, wasErbij, type Verantwoording } from '../verantwoording.ts';
import { open } from '../versleuteld.ts';

const keuzes = ['rechtmatig', 'deels', 'niet-rechtmatig'] as const;
const antwoorden = z.strictObject({ uitkomst: z.enum(keuzes), isGrondslagJuist: z.boolean(), isInzageJuist: z.boolean(), gezinGeinformeerd: z.enum(['ja', 'nee', 'later']), motivatie: z.string().trim().min(20).max(4000) })
  .superRefine((a, ctx) => { if (a.uitkomst === 'rechtmatig' && !(a.isGrondslagJuist && a.isInzageJuist)) ctx.addIssue({ code: 'custom', path: [a.isGrondslagJuist ? 'isInzageJuist' : 'isGrondslagJuist'], message: 'Rechtmatig kan alleen als de grondslag en de inzage kloppen' }); });
const laad = async (ctx: TaakContext): Promise<Verantwoording> => {
  const id = ctx.variabelen['verantwoordingId'];
  const v = typeof id === 'string' ? await verantwoordingVan(ctx.tx, id) : undefined;
  if (v === undefined) throw new Error('De taak kent haar verantwoording niet');
  return v;
};
const klok = new Intl.DateTimeFormat('nl-NL', { dateStyle: 'short', timeStyle: 'short', timeZone: 'Europe/Amsterdam' });

/** Human task motorkap-toetsen (R8.6, T16): the next werkdag somebody who was not there reviews ground, who saw what, and informing. */
export const motorkapToetsen = taakafhandeling({
  formId: 'overleggen-casus.motorkap-toetsen', doel: 'casusoverleg-voeren', aard: 'besluit', antwoorden, uit: z.strictObject({ uitkomst: z.enum(keuzes) }),
  uitgeslotenMedewerker: async (ctx) => (await wasErbij(ctx.tx, await laad(ctx), ctx.medewerker.medewerkerId) ? ctx.medewerker.medewerkerId : null),
  lees: async (ctx) => {
    const { niveaus } = await vraagToegang(ctx, ['CAS', 'ORG', 'OVL']);
    const v = await laad(ctx);
    const o = v.overleg_id === null ? undefined : await store.leesOverleg(ctx.tx, v.overleg_id);
    const nood = v.overleg_id === null ? await noodtoegangVan(ctx.tx, v.id) : undefined;
    const reden = nood !== undefined ? redenVan(ctx.kern, nood) : o?.motorkap_reden ? open(ctx.kern, o.motorkap_reden, 'reden', o.id) : null;
    const inzagen = o !== undefined ? await inzagenVan(ctx.tx, 'overleg', o.id) : nood !== undefined ? await inzagenVan(ctx.tx, 'noodtoegang', nood.id) : [];
    const perPartij = [];
    for (const [id, keren] of Map.groupBy(inzagen, (i) => i.organisatieId)) perPartij.push({ label: await partijnaam(ctx.tx, id), waarde: `${keren.length} keer gelezen, ${keren.filter((k) => k.noodgeval).length} keer als noodgeval` });
    const aanwezig = nood === undefined ? [] : [{ label: await partijnaam(ctx.tx, nood.organisatie_id), waarde: `${klok.format(nood.van)} tot ${klok.format(nood.tot)}` }];
    for (const a of o === undefined ? [] : await store.aanwezighedenVan(ctx.tx, o.id)) aanwezig.push({ label: await partijnaam(ctx.tx, a.organisatie_id), waarde: `${klok.format(a.van)} tot ${a.tot === null ? 'nu' : klok.format(a.tot)}` });
    return {
      beginwaarden: {},
      secties: [
        { titel: 'Aanleiding', gegevenssoort: 'OVL', regels: [{ label: 'Soort', waarde: v.aanleiding === 'motorkap' ? 'Motorkapoverleg' : 'Noodtoegang' }, (niveaus.OVL ?? -1) >= 2 ? { label: 'Reden', waarde: reden } : { label: 'Reden', waarde: null, verborgen: 'Uw rol ziet dit niet voor dit doel' }] },
        { titel: nood === undefined ? 'Wie waren erbij' : 'Wie kreeg toegang', gegevenssoort: 'OVL', regels: aanwezig },
        { titel: 'Wie zag wat', gegevenssoort: 'OVL', regels: perPartij },
      ],
    };
  },
  voltooi: async (ctx, a) => {
    await vraagToegang(ctx, ['OVL'], 'schrijven');
    const v = await laad(ctx);
    await legToetsVast(ctx.kern, ctx.tx, { verantwoordingId: v.id, verbandCode: ctx.verbandCode, regioCode: ctx.regioCode, ...a, door: ctx.medewerker.medewerkerId });
    return { variabelen: { uitkomst: a.uitkomst }, samenvatting: v.aanleiding === 'motorkap' ? 'Het motorkapoverleg is nagekeken.' : 'De noodtoegang is nagekeken.' };
  },
});
