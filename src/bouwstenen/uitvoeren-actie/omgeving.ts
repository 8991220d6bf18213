import { betrokkenenVan } from '../../casus/index.ts';
import type { Doel } from '../../domein/doel.ts';
import type { TaakContext } from '../../taken/taakafhandeling.ts';
import { maakToegang } from '../../toegang/index.ts';
import type { Gegevenssoort, Toegangsbesluit } from '../../toegang/toegang.ts';
import { actieObject } from './verzenden.ts';
import type { Actie } from './model.ts';
import { actieVast, personenVan } from './store.ts';
import type { Wie } from './overgang.ts';

/** The actie of the task. */
export const actieVanTaak = (ctx: TaakContext): Promise<Actie> => actieVast(ctx.tx, String(ctx.variabelen['actieId']));
export const wieVan = (ctx: TaakContext): Wie => ({ organisatieId: ctx.medewerker.organisatieId, door: ctx.medewerker.medewerkerId });

/** Asks `toegang` as the uitvoerder: the opdracht is addressed to his organisation (D11). Somebody of another one gets "does not exist". */
export const alsUitvoerder = async (ctx: TaakContext, actie: Actie, actieSoort: 'lezen' | 'schrijven', velden: readonly string[] = []): Promise<Toegangsbesluit> => maakToegang(ctx.kern).vraag(ctx.tx, {
  aanvrager: ctx.medewerker, doel: 'actie-uitvoeren', actie: actieSoort, gevraagd: ['CAS', 'IDE', 'ADR', 'ACT'], velden, traceparent: ctx.traceparent,
  object: actieObject(actie, ctx, await personenVan(ctx.tx, actie.id), { GERICHT: actie.uitvoerder_organisatie_id === ctx.medewerker.organisatieId }),
});

/** Asks `toegang` as the one who directs the casus (D10). */
export const alsRegisseur = async (ctx: TaakContext, gevraagd: readonly Gegevenssoort[] = ['CAS', 'ACT'], actieSoort: 'lezen' | 'schrijven' = 'lezen', doel: Doel = 'plan-regisseren'): Promise<Toegangsbesluit> => maakToegang(ctx.kern).vraag(ctx.tx, {
  aanvrager: ctx.medewerker, doel, actie: actieSoort, gevraagd, traceparent: ctx.traceparent,
  object: { type: 'taak', id: ctx.taakId, casusId: ctx.casusId, verbandCode: ctx.verbandCode, regioCode: ctx.regioCode, betrokkenen: (await betrokkenenVan(ctx.tx, ctx.casusId)).map((b) => b.persoonId) },
});
