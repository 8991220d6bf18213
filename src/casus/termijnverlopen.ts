import { z } from 'zod';
import { verlengingNietMogelijk, verlengTermijn } from './verlengen.ts';
import type { Doel } from '../domein/doel.ts';
import type { Tx } from '../platform/kern.ts';
import { jaNee, naamVanCode } from '../domein/woorden.ts';
import { taakafhandeling, type Taakafhandeling, type TaakContext, type Taakgegevens } from '../taken/taakafhandeling.ts';
import type { Niveaus } from '../toegang/toegang.ts';

const keuzes = ['doorgaan', 'verlengen', 'overnemen'] as const;
const redenen = ['wacht-op-gezin', 'wacht-op-partner', 'te-druk', 'ziekte', 'complex', 'anders'] as const;

type Vorige = { keuze: string; reden: string; is_gezin_geinformeerd: boolean | null };
/** What was chosen the last time this term passed; the reason only for who sees the process itself. */
const vorigeSectie = async (tx: Tx, tabel: string, processInstanceKey: string, pro: number): Promise<Taakgegevens['secties'][number]> => {
  const v = await tx(tabel).where({ process_instance_key: processInstanceKey }).orderBy('op', 'desc').first<Vorige | undefined>('keuze', 'reden', 'is_gezin_geinformeerd');
  const reden = pro >= 2 ? { label: 'Reden', waarde: v?.reden ?? null } : { label: 'Reden', waarde: null, verborgen: 'Uw rol ziet dit niet voor dit doel' };
  return { titel: 'De vorige keer', gegevenssoort: 'PRO', regels: v === undefined ? [] : [{ label: 'Keuze', waarde: naamVanCode(v.keuze) }, reden, { label: 'Het gezin weet dat het langer duurt', waarde: jaNee(v.is_gezin_geinformeerd) }] };
};

export type TermijnVerlopen = {
  readonly bouwsteen: string;
  readonly doel: Doel;
  /** What the coordinator reads: the step whose term passed. */
  readonly stap: string | ((ctx: TaakContext) => string);
  /** End of the sentence in the audit: `de triage`. */
  readonly waarvan: string;
  /** The reasons of the form; without it the usual six. */
  readonly redenen?: readonly [string, ...string[]];
  /** Asks `toegang` as the room does; throws when it is refused. */
  readonly vraagToegang: (ctx: TaakContext, actie: 'lezen' | 'schrijven') => Promise<{ readonly niveaus: Niveaus }>;
  /** The element instance that bears the term; without it the process itself. */
  readonly element?: (ctx: TaakContext) => Promise<string>;
  /** The room's own table `<kamer>_termijn_keuze`, in which the choices are kept. */
  readonly tabel: `${string}_termijn_keuze`;
};

/** Human task termijn-verlopen of the standard guard (processen §1.5): a term that passed asks a person, work goes on; the reason is kept. */
export const maakTermijnVerlopen = (t: TermijnVerlopen): Taakafhandeling => {
  const element = t.element ?? ((ctx: TaakContext) => Promise.resolve(ctx.processInstanceKey));
  return taakafhandeling({
    formId: `${t.bouwsteen}.termijn-verlopen`, doel: t.doel, aard: 'signaal', uit: z.strictObject({ uitkomst: z.enum(keuzes) }),
    antwoorden: z.strictObject({ uitkomst: z.enum(keuzes), redenCode: z.enum(t.redenen ?? redenen), reden: z.string().trim().min(20).max(2000), isGezinGeinformeerd: z.boolean() }),
    lees: async (ctx) => {
      const { niveaus } = await t.vraagToegang(ctx, 'lezen');
      return { beginwaarden: {}, nietMogelijk: await verlengingNietMogelijk(ctx.tx, await element(ctx)), secties: [{ titel: 'Termijn', gegevenssoort: 'PRO', regels: [{ label: 'Stap', waarde: typeof t.stap === 'string' ? t.stap : t.stap(ctx) }, { label: 'Status', waarde: 'De termijn is voorbij' }] }, await vorigeSectie(ctx.tx, t.tabel, ctx.processInstanceKey, niveaus.PRO ?? -1)] };
    },
    voltooi: async (ctx, a) => {
      await t.vraagToegang(ctx, 'schrijven');
      if (a.uitkomst === 'verlengen') await verlengTermijn(ctx.kern, ctx.tx, await element(ctx));
      await ctx.tx(t.tabel).insert({ casus_id: ctx.casusId, process_instance_key: ctx.processInstanceKey, keuze: a.uitkomst, reden: a.reden, reden_code: a.redenCode, is_gezin_geinformeerd: a.isGezinGeinformeerd, door: ctx.medewerker.medewerkerId, op: ctx.now });
      return { variabelen: { uitkomst: a.uitkomst }, samenvatting: `De coördinator woog de verlopen termijn van ${t.waarvan}.` };
    },
  });
};
