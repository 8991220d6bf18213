import { z } from 'zod';
import { casusVan, nazorgcasussenVan } from '../../../casus/index.ts';
import { checkDaaltTweeKeer } from '../../../domein/nazorg/terugval.ts';
import { naamVanCode } from '../../../domein/woorden.ts';
import { taakafhandeling, type TaakContext } from '../../../taken/taakafhandeling.ts';
import { signaleerTerugval } from '../../nazorg-afsluiten/index.ts';
import { dienstVan } from '../../inzien-diensten/index.ts';
import { vraagtContact } from '../model.ts';
import { preventieVan, verborgen, vraagToegang } from '../omgeving.ts';
import { checksVan, schrijfCheck, trajectenVan, voortgangVan, zorgenVan } from '../store.ts';

const antwoorden = z.strictObject({
  uitkomst: z.enum(['gereed', 'doorgaan', 'opschalen']),
  score: z.int().min(1).max(5),
  past: z.enum(['ja', 'deels', 'nee']),
  besproken: z.string().trim().min(20).max(4000),
});
const datum = new Intl.DateTimeFormat('nl-NL', { day: 'numeric', month: 'long', timeZone: 'Europe/Amsterdam' });
const woorden: Readonly<Record<string, string>> = { begonnen: 'Begonnen', loopt: 'Loopt', afgerond: 'Afgerond', gestopt: 'Gestopt' };

/** R12.2: lower twice in a row is a signal for the casussen in aftercare of the people who take part; a human weighs it. */
const signaleerDaling = async (ctx: TaakContext, preventieId: string): Promise<void> => {
  const checks = await checksVan(ctx.tx, preventieId), casus = await casusVan(ctx.tx, ctx.casusId), laatste = checks.at(-1);
  if (casus === undefined || laatste === undefined || !checkDaaltTweeKeer(checks.map((c) => c.score))) return;
  const casussen = new Set(casus.status === 'nazorg' ? [casus.id] : []);
  for (const t of await trajectenVan(ctx.tx, preventieId)) for (const id of await nazorgcasussenVan(ctx.tx, t.persoonId, casus)) casussen.add(id);
  for (const id of [...casussen].toSorted()) await signaleerTerugval(ctx.kern, ctx.tx, id, { bron: 'preventiecheck', bronId: ctx.taakId, ernst: 2, regels: ['check-daalt-twee-keer'] });
};

/** Human task check-bespreken (processen §2.4 step 4): after a report of the provider or at the evaluation, with the family: ready, go on, or more needed. */
export const checkBespreken = taakafhandeling({
  formId: 'werken-aan-preventie.check-bespreken', doel: 'preventie-bieden', aard: 'contact', antwoorden, uit: z.strictObject({ uitkomst: z.enum(['gereed', 'doorgaan', 'opschalen']) }),
  lees: async (ctx) => {
    const { niveaus } = await vraagToegang(ctx, ['CAS', 'PRO', 'IDE', 'TRI']);
    const preventie = await preventieVan(ctx);
    const [checks, voortgang, zorgen] = [await checksVan(ctx.tx, preventie.id), await voortgangVan(ctx.tx, preventie.id), await zorgenVan(ctx.tx, preventie.id)];
    const trajecten = (await trajectenVan(ctx.tx, preventie.id)).filter((t) => t.status === 'gestart');
    const dienst = trajecten[0] === undefined ? undefined : await dienstVan(ctx.tx, trajecten[0].dienstId);
    const magPro = (niveaus.PRO ?? -1) >= 1;
    return {
      beginwaarden: {},
      secties: [
        { titel: 'De hulp', gegevenssoort: 'PRO', regels: magPro ? [{ label: 'Dienst', waarde: dienst?.naam ?? null }, { label: 'Doet mee', waarde: String(trajecten.length) }, { label: 'Begonnen op', waarde: preventie.gekoppeldOp ? datum.format(preventie.gekoppeldOp) : null }] : [{ label: 'Dienst', waarde: null, verborgen }] },
        { titel: 'Wat de aanbieder meldde', gegevenssoort: 'PRO', regels: magPro ? [...voortgang.map((v) => ({ label: datum.format(v.op), waarde: woorden[v.soort] ?? naamVanCode(v.soort) })), ...zorgen.map((v) => ({ label: datum.format(v.op), waarde: 'Zorg over veiligheid gemeld' }))] : [{ label: 'Voortgang', waarde: null, verborgen }] },
        { titel: 'Eerdere gesprekken', gegevenssoort: 'PRO', regels: magPro ? checks.map((c) => ({ label: datum.format(c.op), waarde: `${c.score} van 5` })) : [{ label: 'Gesprekken', waarde: null, verborgen }] },
      ],
      ...(magPro && vraagtContact(checks.map((c) => c.score)) ? { adviezen: [{ titel: 'Het verloop', advies: 'bied het gezin een gesprek aan', regels: [{ id: 'R4.7', zin: 'De laatste twee scores zijn lager dan de eerste.' }] }] } : {}),
    };
  },
  voltooi: async (ctx, a) => {
    await vraagToegang(ctx, ['PRO'], 'schrijven');
    const preventie = await preventieVan(ctx);
    const sinds = (await checksVan(ctx.tx, preventie.id)).at(-1)?.op ?? preventie.gekoppeldOp;
    const isVoortgang = (await voortgangVan(ctx.tx, preventie.id)).some((v) => sinds === null || v.op > sinds);
    await schrijfCheck(ctx.tx, { preventieId: preventie.id, aanleiding: isVoortgang ? 'voortgang' : 'evaluatie', score: a.score, past: a.past, besproken: a.besproken, uitkomst: a.uitkomst, door: ctx.medewerker.medewerkerId, op: ctx.now });
    await signaleerDaling(ctx, preventie.id);
    const zinnen = { gereed: 'Met het gezin is besproken dat de hulp klaar is.', doorgaan: 'Met het gezin is besproken dat de hulp doorgaat.', opschalen: 'Met het gezin is besproken dat er meer nodig is.' };
    return { variabelen: { uitkomst: a.uitkomst }, samenvatting: zinnen[a.uitkomst] };
  },
});
