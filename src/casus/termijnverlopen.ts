import { z } from 'zod';
import { verlengingNietMogelijk, verlengTermijn } from './verlengen.ts';
import type { Doel } from '../domein/doel.ts';
import type { Tx } from '../platform/kern.ts';
import { taakafhandeling, type Taakafhandeling, type TaakContext } from '../taken/taakafhandeling.ts';

const keuzes = ['doorgaan', 'verlengen', 'overnemen'] as const;
const redenen = ['wacht-op-gezin', 'wacht-op-partner', 'te-druk', 'ziekte', 'complex', 'anders'] as const;

/** What a coordinator chose when a term had passed; each bouwsteen keeps it in a table of its own. */
export type Termijnkeuze = { readonly casusId: string; readonly processInstanceKey: string; readonly keuze: string; readonly reden: string; readonly redenCode: string; readonly door: string; readonly op: Date };

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
  readonly vraagToegang: (ctx: TaakContext, actie: 'lezen' | 'schrijven') => Promise<unknown>;
  /** The element instance that bears the term; without it the process itself. */
  readonly element?: (ctx: TaakContext) => Promise<string>;
  readonly bewaar: (tx: Tx, keuze: Termijnkeuze) => Promise<void>;
};

/** Human task termijn-verlopen of the standard guard (processen §1.5): a term that passed asks a person, work goes on; the reason is kept. */
export const maakTermijnVerlopen = (t: TermijnVerlopen): Taakafhandeling => {
  const element = t.element ?? ((ctx: TaakContext) => Promise.resolve(ctx.processInstanceKey));
  return taakafhandeling({
    formId: `${t.bouwsteen}.termijn-verlopen`, doel: t.doel, aard: 'signaal', uit: z.strictObject({ uitkomst: z.enum(keuzes) }),
    antwoorden: z.strictObject({ uitkomst: z.enum(keuzes), redenCode: z.enum(t.redenen ?? redenen), reden: z.string().trim().min(20).max(2000), isGezinGeinformeerd: z.boolean() }),
    lees: async (ctx) => {
      await t.vraagToegang(ctx, 'lezen');
      return { beginwaarden: {}, nietMogelijk: await verlengingNietMogelijk(ctx.tx, await element(ctx)), secties: [{ titel: 'Termijn', gegevenssoort: 'PRO', regels: [{ label: 'Stap', waarde: typeof t.stap === 'string' ? t.stap : t.stap(ctx) }, { label: 'Status', waarde: 'De termijn is voorbij' }] }] };
    },
    voltooi: async (ctx, a) => {
      await t.vraagToegang(ctx, 'schrijven');
      if (a.uitkomst === 'verlengen') await verlengTermijn(ctx.kern, ctx.tx, await element(ctx));
      await t.bewaar(ctx.tx, { casusId: ctx.casusId, processInstanceKey: ctx.processInstanceKey, keuze: a.uitkomst, reden: a.reden, redenCode: a.redenCode, door: ctx.medewerker.medewerkerId, op: ctx.now });
      return { variabelen: { uitkomst: a.uitkomst }, samenvatting: `De coördinator woog de verlopen termijn van ${t.waarvan}.` };
    },
  });
};
