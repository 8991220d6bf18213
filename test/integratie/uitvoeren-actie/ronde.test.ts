import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { maakActie } from '../../../src/bouwstenen/uitvoeren-actie/index.ts';
import { gevolgWijziging } from '../../../src/bouwstenen/vaststellen-identiteit/taken/gevolg-wijziging.ts';
import { nieuweMeldingWegen } from '../../../src/bouwstenen/uitwisselen-melding/taken/nieuwe-melding-wegen.ts';
import { openCasus, voegBetrokkeneToe } from '../../../src/casus/index.ts';
import { demoOin } from '../../../src/domein/oin.ts';
import type { TaakContext, Taakafhandeling, Taakgegevens } from '../../../src/taken/taakafhandeling.ts';
import { maakOpstelling, traceparent, type Opstelling } from '../casus/opstelling.ts';

let o: Opstelling;
beforeAll(async () => { o = await maakOpstelling(); });
afterAll(async () => { await (o as Opstelling | undefined)?.stop(); });

const motivatie = 'Wij kijken opnieuw wat het gezin nu nodig heeft.';
/** A casus with two acties out and one that is done, and the two things that may lead to a new round. */
const casusMetActies = async (): Promise<{ casusId: string; acties: string[]; klaar: string; meldingId: string; wijzigingId: string }> => {
  const casusId = randomUUID(), persoonId = randomUUID();
  return o.db.transaction(async (tx) => {
    const { id: politie } = await tx('organisatie').where({ oin: demoOin(3) }).first('id') as { id: string }, { id: vt } = await tx('organisatie').where({ oin: demoOin(1) }).first('id') as { id: string };
    await openCasus(o.kern, tx, { casusId, verbandCode: 'veilig-thuis', regioCode: 'merelland', meldingId: null, meldingOntvangenOp: null, prioriteit: 'P3', actorOrganisatieId: null, actorMedewerkerId: null });
    await tx('persoon').insert({ id: persoonId, bron: 'opgave', geslachtsnaam: 'Wulp', naam_zoek: 'wulp', geboortedatum_precisie: 'onbekend', geslacht: 'O', verblijf: 'onbekend' });
    await voegBetrokkeneToe(o.kern, tx, casusId, persoonId, 'centraal');
    const maak = (): Promise<string> => maakActie(o.kern, tx, { casusId, planId: null, doelId: null, afspraakId: null, organisatieId: politie, omschrijving: 'Rijd deze week langs.', soortCode: 'overig', prioriteit: 'P3', uiterlijkOp: new Date('2026-12-20T09:00:00Z'), informatie: [], conditie: 'direct' });
    const acties = [await maak(), await maak()], klaar = await maak();
    await tx('actie').whereIn('id', acties).update({ status: 'geaccepteerd' });
    await tx('actie').where({ id: klaar }).update({ status: 'afgerond', uitkomst: 'gereed' });
    const [m] = await tx('melding').insert({ meldingnummer: `M-${casusId.slice(0, 12)}`, soort: 'VT', kanaal: 'telefoon', status: 'opgepakt', verband_code: 'veilig-thuis', regio_code: 'merelland', casus_id: randomUUID(), doel_casus_id: casusId, acuut_gevaar: 'nee', verzender_organisatie_id: vt, vragenlijst_versie: '1.0.0', ontvanger_id: vt, verzonden_op: '2026-11-20T10:00:00Z', ontvangen_op: '2026-11-20T10:00:00Z' }).returning('id') as { id: string }[];
    const [w] = await tx('wijziging').insert({ casus_id: casusId, persoon_id: persoonId, soort: 'verhuizing', gemeld_op: o.kern.clock.now() }).returning('id') as { id: string }[];
    return { casusId, acties, klaar, meldingId: m?.id ?? '', wijzigingId: w?.id ?? '' };
  });
};
type Geval = Awaited<ReturnType<typeof casusMetActies>>;
const metTaak = async <R>(t: Taakafhandeling, g: Geval, werk: (ctx: TaakContext) => Promise<R>): Promise<R> => {
  const medewerker = await o.als('noor');
  return o.db.transaction((tx) => werk({ kern: o.kern, tx, now: o.kern.clock.now(), taakId: randomUUID(), formId: t.formId, elementId: 'toets', casusId: g.casusId, verbandCode: 'veilig-thuis', regioCode: 'merelland', processInstanceKey: '1', elementInstanceKey: '2', variabelen: { meldingId: g.meldingId, wijzigingId: g.wijzigingId }, medewerker, traceparent }));
};
const lees = (t: Taakafhandeling, g: Geval): Promise<Taakgegevens> => metTaak(t, g, (ctx) => t.lees(ctx));
const voltooi = (t: Taakafhandeling, g: Geval, antwoorden: Record<string, unknown>): Promise<{ samenvatting: string }> => metTaak(t, g, async (ctx) => t.voltooi(ctx, t.antwoorden.parse(antwoorden) as never)) as Promise<{ samenvatting: string }>;
const staten = async (g: Geval): Promise<string[]> => Promise.all([...g.acties, g.klaar].map(async (id) => (await o.db('actie').where({ id }).first('status') as { status: string }).status));

const keuzes: readonly (readonly [string, Taakafhandeling, Record<string, unknown>, Record<string, unknown>])[] = [
  ['nieuwe-melding-wegen', nieuweMeldingWegen as Taakafhandeling, { nieuweInformatie: 'ja', gevaarNu: 'nee', motivatie, uitkomst: 'nieuwe-ronde' }, { nieuweInformatie: 'ja', gevaarNu: 'nee', motivatie, uitkomst: 'bijvoegen' }],
  ['gevolg-wijziging', gevolgWijziging as Taakafhandeling, { gevolgVeiligheid: 'gelijk', informeren: 'later', instap: 'triage', motivatie, uitkomst: 'nieuwe-ronde' }, { gevolgVeiligheid: 'gelijk', informeren: 'later', motivatie, uitkomst: 'geen-gevolg' }],
];
for (const [naam, taak, ronde, geenRonde] of keuzes) {
  test(`processen §8 case 13: ${naam} offers the open acties; those chosen are withdrawn one by one, the others run on; an actie that is done or of another casus is refused`, async () => {
    const g = await casusMetActies(), ander = await casusMetActies(), [eerste = '', tweede = ''] = g.acties;
    expect((await lees(taak, g)).opties?.['acties']?.map((a) => a.waarde).toSorted()).toEqual(g.acties.toSorted());
    for (const fout of [[g.klaar], [eerste, ander.acties[0]], [randomUUID()]]) {
      await expect(voltooi(taak, g, { ...ronde, acties: fout })).rejects.toMatchObject({ code: 'ongeldige-invoer', extra: { fouten: [{ veld: '/acties', code: 'ongeldige-keuze' }] } });
      expect(await staten(g)).toEqual(['geaccepteerd', 'geaccepteerd', 'afgerond']);
    }
    // Without a new round nothing is withdrawn, whatever was ticked before.
    await voltooi(taak, g, { ...geenRonde, acties: [tweede] });
    expect(await staten(g)).toEqual(['geaccepteerd', 'geaccepteerd', 'afgerond']);
    expect((await voltooi(taak, g, { ...ronde, acties: [eerste] })).samenvatting).toMatch(/1 actie is ingetrokken\.$/);
    expect(await staten(g)).toEqual(['ingetrokken', 'geaccepteerd', 'afgerond']);
    expect(await o.db('actie_besluit').where({ actie_id: eerste }).select('soort', 'keuze', 'reden')).toEqual([{ soort: 'intrekken', keuze: 'ingetrokken', reden: motivatie }]);
    const { medewerkerId } = await o.als('noor');
    expect(await o.db('actie_overgang').where({ actie_id: eerste, naar: 'ingetrokken' }).select('door')).toEqual([{ door: medewerkerId }]);
    expect((await voltooi(taak, g, ronde)).samenvatting).not.toMatch(/ingetrokken/);
    expect(await staten(g)).toEqual(['ingetrokken', 'geaccepteerd', 'afgerond']);
    expect(await staten(ander)).toEqual(['geaccepteerd', 'geaccepteerd', 'afgerond']);
  });
}
