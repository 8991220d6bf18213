import { z } from 'zod';
import { betrokkenenVan, casusVan, tekenTijdlijnOp } from '../../../casus/index.ts';
import type { Doel } from '../../../domein/doel.ts';
import { naamVanCode } from '../../../domein/woorden.ts';
import { Probleem, type Fout } from '../../../platform/http/problemen.ts';
import { taakafhandeling, type Taakafhandeling, type TaakContext, type Taakgegevens } from '../../../taken/taakafhandeling.ts';
import { maakToegang } from '../../../toegang/index.ts';
import type { Gegevenssoort, Niveaus } from '../../../toegang/toegang.ts';
import type { Actor } from '../beoordelen.ts';
import { isAnoniem, persoonIdsVan } from '../inhoud-store.ts';
import type { Melding } from '../model.ts';
import * as store from '../store.ts';

export type Sectie = Taakgegevens['secties'][number];
/** Free text of a person: kept in PostgreSQL, never sent to the engine. */
export const tekst = z.string().trim().max(4000);
export const actor = (ctx: TaakContext): Actor => ({ medewerkerId: ctx.medewerker.medewerkerId, organisatieId: ctx.medewerker.organisatieId });

/** The melding of this task, locked; its id was kept when the task began. */
export const meldingVanTaak = (ctx: TaakContext): Promise<Melding> => store.moetMelding(ctx.tx, String(ctx.variabelen['meldingId']));

/** Asks toegang for what this screen shows; the task is addressed to the meldpunt that has the melding (GAAN), or to the sender (EIGEN). */
export const niveausVanMelding = async (ctx: TaakContext, m: Melding, gevraagd: readonly Gegevenssoort[], als: 'GAAN' | 'EIGEN' = 'GAAN'): Promise<Niveaus> => (await maakToegang(ctx.kern).vraag(ctx.tx, {
  aanvrager: ctx.medewerker, doel: 'melding-beoordelen', actie: 'lezen', gevraagd, traceparent: ctx.traceparent,
  object: { type: 'melding', id: m.id, casusId: m.doelCasusId ?? m.casusId, verbandCode: ctx.verbandCode, regioCode: ctx.regioCode, betrokkenen: await persoonIdsVan(ctx.tx, m.id), feiten: { [als]: true, ANONIEM: await isAnoniem(ctx.tx, m.id) } },
})).niveaus;

/** Refuses with every fault at once; nothing was saved. */
export const weigerBijFouten = (fouten: readonly Fout[]): void => { if (fouten.length > 0) throw new Probleem('ongeldige-invoer', 'Uw antwoorden kloppen nog niet. Er is niets opgeslagen.', { fouten: [...fouten] }); };
export const teKort = (veld: string, waarde: string | undefined, minstens: number, melding: string): Fout[] => ([...(waarde ?? '').trim()].length < minstens ? [{ veld: `/${veld}`, code: 'te-kort', melding }] : []);
export const datumtijd = (moment: Date | null): string | null => (moment === null ? null : new Intl.DateTimeFormat('nl-NL', { dateStyle: 'medium', timeStyle: 'short', timeZone: 'Europe/Amsterdam' }).format(moment));

/** Keeps what a human decided in a task that changes no rows of its own: codes, the reason and who. */
export const legBesluitVast = async (ctx: TaakContext, uitkomst: string, motivatie: string | undefined, gegevens: Record<string, unknown>): Promise<void> => {
  const meldingId = ctx.variabelen['meldingId'];
  await ctx.tx('melding_taakbesluit').insert({ casus_id: ctx.casusId, melding_id: typeof meldingId === 'string' ? meldingId : null, taak_id: ctx.taakId, form_id: ctx.formId, uitkomst, gegevens: JSON.stringify(gegevens), motivatie: motivatie ?? null, door: ctx.medewerker.medewerkerId, op: ctx.now });
};

/** The kern of a melding for the read-only side of a task. */
export const kernSectie = (m: Melding): Sectie => ({ titel: 'De melding', gegevenssoort: 'CAS', regels: [{ label: 'Nummer', waarde: m.meldingnummer }, { label: 'Soort', waarde: naamVanCode(m.soort) }, { label: 'Ontvangen', waarde: datumtijd(m.ontvangenOp) }, { label: 'Stand', waarde: naamVanCode(m.status) }] });

type Casustaak<A extends z.ZodType> = {
  readonly taak: string; readonly doel: Doel; readonly aard: Taakafhandeling['aard']; readonly antwoorden: A; readonly minstens?: number;
  /** Sentence for the timeline per outcome: codes and kinds only. */
  readonly zin: Readonly<Record<string, string>>;
  /** GEZIEN of the matrix: the decision this task carries out was taken by other people before it. */
  readonly gezien?: boolean;
  readonly gevolg?: (ctx: TaakContext, a: z.infer<A>) => Promise<void>;
};
/**
 * A task of the root about a casus as a whole: shows where the casus stands, asks for a reason of at least 20 characters, keeps the
 * decision and writes the timeline. What more it does is `gevolg`.
 */
export const casustaak = <A extends z.ZodObject<{ toelichting: z.ZodType; uitkomst: z.ZodType }>>(t: Casustaak<A>): Taakafhandeling => taakafhandeling({
  formId: `uitwisselen-melding.${t.taak}`, doel: t.doel, aard: t.aard, antwoorden: t.antwoorden, uit: z.strictObject({ uitkomst: t.antwoorden.shape.uitkomst }),
  lees: async (ctx) => {
    const casus = await casusVan(ctx.tx, ctx.casusId);
    await maakToegang(ctx.kern).vraag(ctx.tx, {
      aanvrager: ctx.medewerker, doel: t.doel, actie: 'lezen', gevraagd: ['CAS', 'PRO'], traceparent: ctx.traceparent,
      object: { type: 'casus', id: ctx.casusId, casusId: ctx.casusId, verbandCode: ctx.verbandCode, regioCode: ctx.regioCode, betrokkenen: (await betrokkenenVan(ctx.tx, ctx.casusId)).map((b) => b.persoonId), feiten: { GAAN: true, GEZIEN: t.gezien ?? false } },
    });
    return { beginwaarden: {}, secties: [{ titel: 'De casus', gegevenssoort: 'CAS', regels: [{ label: 'Nummer', waarde: casus?.casusnummer ?? null }, { label: 'Stand', waarde: casus === undefined ? null : naamVanCode(casus.status) }, { label: 'Prioriteit', waarde: casus?.prioriteit ?? null }] }] };
  },
  voltooi: async (ctx, antwoorden) => {
    const { toelichting, uitkomst, ...rest } = antwoorden as { toelichting?: string; uitkomst: string } & Record<string, unknown>;
    weigerBijFouten(teKort('toelichting', toelichting, t.minstens ?? 20, `Leg in minstens ${t.minstens ?? 20} tekens uit hoe u verder gaat.`));
    await legBesluitVast(ctx, uitkomst, toelichting, rest);
    await t.gevolg?.(ctx, antwoorden);
    const zin = t.zin[uitkomst] ?? 'De taak is afgerond.';
    await tekenTijdlijnOp(ctx.kern, ctx.tx, { casusId: ctx.casusId, op: ctx.now, soort: 'voortgang', zin, bron: `taak:${ctx.taakId}`, actorOrganisatieId: ctx.medewerker.organisatieId, actorMedewerkerId: ctx.medewerker.medewerkerId });
    return { variabelen: { uitkomst }, samenvatting: zin };
  },
});
