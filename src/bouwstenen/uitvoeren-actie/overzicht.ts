import type { Knex } from 'knex';
import { Probleem } from '../../platform/http/problemen.ts';
import type { Kern, Tx } from '../../platform/kern.ts';
import type { Medewerker } from '../../platform/identity/aanvrager.ts';
import { betrokkenenVan, casussenInTeam, casusVan } from '../../casus/index.ts';
import { maakToegang, vulLijst, waarGrond } from '../../toegang/index.ts';
import type { Niveaus } from '../../toegang/toegang.ts';
import { actiesVan, regelkolommen, type Actieregel } from './lijst.ts';
import { alsTijdstip } from './model.ts';
import { personenVan } from './store.ts';
import { actieObject } from './verzenden.ts';
import type { Actie } from './model.ts';

export type Actiekeuze = { readonly stand: 'open' | 'te-laat' | 'stil' | 'klaar' | 'alle'; readonly wie: 'aan-mij' | 'van-mij' };
export type Getoond = {
  id: string; actienummer: string; casusId: string; soort: string; status: string; uitkomst: string | null; uiterlijkOp: string; isTeLaat: boolean; trap: number; prioriteit: string; isBurger: boolean; isVoorwaardelijk: boolean;
  organisatie: string; telefoon: string | null; omschrijving: string | null; taakId: string | null;
};

const klaar = ['afgerond', 'ingetrokken'];
const loopt = ['geaccepteerd', 'in-uitvoering', 'heropend', 'opgeschort'];
const hoogste = 200;
const past = (q: Knex.QueryBuilder, stand: Actiekeuze['stand'], nu: Date): void => {
  switch (stand) {
    case 'alle': return;
    case 'klaar': void q.whereIn('a.status', klaar); return;
    case 'te-laat': void q.whereIn('a.status', loopt).where('a.uiterlijk_op', '<', nu); return;
    // Nobody carries it out, or it stands still: trap 3 and up.
    case 'stil': void q.whereNotIn('a.status', klaar).where((w) => { void w.whereIn('a.status', ['geweigerd', 'teruggegeven', 'verlopen']).orWhere('a.escalatietrap', '>=', 3); }); return;
    case 'open': void q.whereNotIn('a.status', klaar);
  }
};

const toon = (a: Actieregel & { omschrijving?: string; taakId?: string | null }, niveaus: Niveaus, nu: Date): Getoond => ({
  id: a.id, actienummer: a.actienummer, casusId: a.casusId, soort: a.soortCode, status: a.status, uitkomst: a.uitkomst, uiterlijkOp: alsTijdstip(a.uiterlijkOp), isTeLaat: loopt.includes(a.status) && a.uiterlijkOp < nu, trap: a.escalatietrap,
  prioriteit: a.prioriteit, isBurger: a.isBurger, isVoorwaardelijk: a.conditie === 'bij-incident', organisatie: a.organisatie, telefoon: a.telefoon, omschrijving: (niveaus.ACT ?? -1) >= 2 ? a.omschrijving ?? null : null, taakId: a.taakId ?? null,
});

/** Own open task of this actie, so that the list leads to it. */
const metTaak = `(select t.id from taak t join element_context c on c.element_instance_key = t.element_instance_key where c.variabelen ->> 'actieId' = a.id::text and c.casus_id = a.casus_id and t.status in ('nieuw', 'op-naam') and t.element_id = any(:elementen::text[]) order by t.taak_sleutel limit 1) as "taakId"`;

/** One page in a fixed order; `waar` narrows it to this reader. */
const kies = (tx: Tx, elementen: readonly string[], stand: Actiekeuze['stand'], nu: Date, waar: (q: Knex.QueryBuilder) => void) => (vanaf: number, aantal: number): Promise<Actieregel[]> => tx('actie as a').join('organisatie as o', 'o.id', 'a.uitvoerder_organisatie_id')
  .where((q) => { past(q, stand, nu); waar(q); }).orderBy(['a.uiterlijk_op', 'a.aangemaakt_op', 'a.id']).offset(vanaf).limit(aantal)
  .select<Actieregel[]>(...regelkolommen, 'a.omschrijving', tx.raw('a.uitvoerder_persoon_id is not null as "isBurger"'), tx.raw(metTaak, { elementen }));

/** Actions asked of my organisation: the opdrachten it has or had, each read for D11. */
const aanMij = (kern: Kern, tx: Tx, m: Medewerker, keuze: Actiekeuze, traceparent: string): Promise<Getoond[]> => {
  const nu = kern.clock.now();
  const haal = kies(tx, ['actie-beoordelen', 'actie-uitvoeren'], keuze.stand, nu, (q) => { void q.where('a.uitvoerder_organisatie_id', m.organisatieId).where('a.aantal_uitgezet', '>', 0).where((w) => { void w.whereNull('a.toegang_tot').orWhere('a.toegang_tot', '>', nu); }); });
  return vulLijst(haal, async (a) => {
    const casus = await casusVan(tx, a.casusId);
    if (casus === undefined) return undefined;
    const besluit = await waarGrond(async () => maakToegang(kern).vraag(tx, { aanvrager: m, doel: 'actie-uitvoeren', actie: 'lezen', gevraagd: ['CAS', 'ACT'], velden: ['omschrijving'], traceparent, object: actieObject({ id: a.id, casus_id: a.casusId } as Actie, casus, await personenVan(tx, a.id), { GERICHT: true }) }));
    return besluit && toon(a, besluit.niveaus, nu);
  }, hoogste);
};

/** Actions of the casussen I direct or whose team I am in, each casus read for D10. */
const vanMij = (kern: Kern, tx: Tx, m: Medewerker, keuze: Actiekeuze, traceparent: string): Promise<Getoond[]> => {
  const nu = kern.clock.now();
  const haal = kies(tx, ['actie-herbestemmen', 'signaal-oppakken', 'terugkoppeling-beoordelen'], keuze.stand, nu, (q) => {
    void q.whereIn('a.casus_id', casussenInTeam(tx, nu, m))
      .whereExists((c) => { void c.select(tx.raw('1')).from('casus as c').whereRaw('c.id = a.casus_id').modify((w) => { if (m.verbandCode !== null) void w.where('c.verband_code', m.verbandCode); if (m.regioCode !== null) void w.where('c.regio_code', m.regioCode); }); });
  });
  const perCasus = new Map<string, Niveaus | undefined>();
  return vulLijst(haal, async (a) => {
    if (!perCasus.has(a.casusId)) perCasus.set(a.casusId, await waarGrond(() => niveausVanCasus(kern, tx, m, a.casusId, traceparent)));
    const niveaus = perCasus.get(a.casusId);
    return niveaus && toon(a, niveaus, nu);
  }, hoogste);
};

const niveausVanCasus = async (kern: Kern, tx: Tx, m: Medewerker, casusId: string, traceparent: string): Promise<Niveaus> => {
  const casus = await casusVan(tx, casusId);
  return (await maakToegang(kern).vraag(tx, {
    aanvrager: m, doel: 'plan-regisseren', actie: 'lezen', gevraagd: ['CAS', 'ACT'], velden: ['omschrijving'], traceparent,
    object: { type: 'casus', id: casusId, casusId, verbandCode: casus?.verbandCode ?? '', regioCode: casus?.regioCode ?? '', betrokkenen: casus === undefined ? [] : (await betrokkenenVan(tx, casusId)).map((b) => b.persoonId) },
  })).niveaus;
};

/** The list of `/acties`: what is asked of my organisation, or what runs in the casussen of my team. Each read is logged (R0.5); where toegang gives no ground the actie is not there. */
export const overzicht = (kern: Kern, tx: Tx, m: Medewerker, keuze: Actiekeuze, traceparent: string): Promise<Getoond[]> => (keuze.wie === 'aan-mij' ? aanMij : vanMij)(kern, tx, m, keuze, traceparent);

/** The actions of one casus, for the tab Plan. A reader at niveau 1 sees that there is an appointment, not what it says (R11.4). Throws 404 outside the team. */
export const actiesVanCasus = async (kern: Kern, tx: Tx, m: Medewerker, casusId: string, traceparent: string): Promise<Getoond[]> => {
  const niveaus = await niveausVanCasus(kern, tx, m, casusId, traceparent);
  if ((niveaus.ACT ?? -1) < 1) throw new Probleem('geen-grondslag', 'Voor dit doel mag u de acties niet zien.', { gevraagd: ['ACT'] });
  const teksten = new Map((await tx('actie').where({ casus_id: casusId }).select('id', 'omschrijving') as { id: string; omschrijving: string }[]).map((r) => [r.id, r.omschrijving]));
  return (await actiesVan(tx, { casusId })).map((a) => toon({ ...a, omschrijving: teksten.get(a.id) ?? '' }, niveaus, kern.clock.now()));
};
