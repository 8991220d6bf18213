import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { afsluitpunten, actiesVan, trekActieIn, trekIn } from '../../../src/bouwstenen/uitvoeren-actie/index.ts';
import { meldVoortgang } from '../../../src/bouwstenen/uitvoeren-actie/uitvoering.ts';
import { actieVast } from '../../../src/bouwstenen/uitvoeren-actie/store.ts';
import { routes } from '../../../src/bouwstenen/uitvoeren-actie/api.ts';
import type { Antwoord } from '../../../src/platform/http/route.ts';
import type { Aanvrager, Medewerker } from '../../../src/platform/identity/aanvrager.ts';
import { substantieel } from '../../../src/platform/identity/acr.ts';
import { maakToegang } from '../../../src/toegang/index.ts';
import { dag, maakOpstelling, tot, traceparent, type Acties, type Taakrij } from './opstelling.ts';
import { datumVan } from '../../../src/domein/kalender.ts';

let o: Acties;
let fenna: Medewerker;
let loes: Medewerker;
let tess: Medewerker;
let noor: Medewerker;
beforeAll(async () => {
  o = await maakOpstelling();
  fenna = o.fenna;
  loes = await o.als('loes', 'deelnemer');
  tess = await o.als('tess', 'deelnemer');
  noor = await o.als('noor', 'procesregisseur');
});
afterAll(async () => { await (o as Acties | undefined)?.stop(); });

const datum = (dagen: number): string => datumVan(new Date(o.kern.clock.now().getTime() + dagen * dag));
const gereed = (over: Record<string, unknown> = {}): Record<string, unknown> => ({ uitkomst: 'gereed', resultaat: 'behaald', toelichting: 'Het huisbezoek is geweest.', uitgevoerdOp: datum(0), ...over });
const akkoord = { uitkomst: 'akkoord', isGezinGesproken: true };
const reden = 'De eerste organisatie kan dit nu niet doen.';
const begin = async (over: Parameters<Acties['maak']>[1] = {}): Promise<{ casusId: string; personen: string[]; actieId: string }> => {
  const casus = await o.geregisseerd();
  const actieId = await o.maak(casus.casusId, over);
  await o.zetUit(actieId);
  return { ...casus, actieId };
};
/** The same until a person of the gemeente has accepted. */
const aangenomen = async (over: Parameters<Acties['maak']>[1] = {}): Promise<{ casusId: string; actieId: string; taak: Taakrij }> => {
  const { casusId, actieId } = await begin(over);
  await o.voltooi(await o.taak(casusId, 'actie-beoordelen'), loes, { uitkomst: 'aannemen' });
  return { casusId, actieId, taak: await o.taak(casusId, 'actie-uitvoeren') };
};
const signalen = (casusId: string): Promise<unknown[]> => o.kern.db('signaal').where({ casus_id: casusId, soort: 'stagnatie' }) as unknown as Promise<unknown[]>;
const berichten = (sleutel: string): Promise<{ opdracht: Record<string, unknown> }[]> => o.kern.db('outbox').where({ soort: 'bericht' }).whereRaw("opdracht ->> 'sleutel' = ?", [sleutel]).select('opdracht') as unknown as Promise<{ opdracht: Record<string, unknown> }[]>;

describe('an actie from opdracht to result', () => {
  test('processen §2.11: out, accepted, progress, done and rounded off; the plan hears it and access ends ten werkdagen later (R11.8)', async () => {
    const planId = randomUUID();
    const { casusId, actieId } = await begin({ planId });
    const taak = await o.taak(casusId, 'actie-beoordelen');
    expect(await o.kern.db('taak').where({ id: taak.id }).first('groepen')).toEqual({ groepen: [`dienstverlener@${o.ids.GEM}`] });
    const gegevens = await o.lees(taak, loes);
    expect(gegevens.secties.map((s) => s.titel)).toEqual(['De actie', 'Voor wie']);
    expect(gegevens.secties[1]?.regels).toEqual([{ label: 'Naam', waarde: 'Test Wulp' }]);
    expect(gegevens.scherm).toMatchObject({ soort: 'actie', stap: 'beoordelen', trede: [{}, {}, { zin: 'krijgt de casusregisseur een seintje' }, {}] });
    await expect(o.lees(taak, tess)).rejects.toMatchObject({ code: 'niet-gevonden' });
    await expect(o.voltooi(taak, tess, { uitkomst: 'aannemen' })).rejects.toMatchObject({ code: 'niet-gevonden' });
    await o.voltooi(taak, loes, { uitkomst: 'aannemen' });
    await expect(o.voltooi(taak, loes, { uitkomst: 'aannemen' })).rejects.toMatchObject({ code: 'al-beantwoord' });
    const doen = await o.taak(casusId, 'actie-uitvoeren');
    expect((await o.actie(actieId))['status']).toBe('geaccepteerd');
    expect(await o.kern.db('casus_team').where({ casus_id: casusId, organisatie_id: o.ids.GEM }).first('via', 'rol', 'tot')).toEqual({ via: 'actie', rol: 'uitvoerder', tot: null });
    await o.kern.db.transaction(async (tx) => meldVoortgang(o.kern, tx, await actieVast(tx, actieId), 'De afspraak is gemaakt.', { organisatieId: o.ids.GEM, door: loes.medewerkerId }));
    await o.tot(actieId, 'in-uitvoering');
    await o.voltooi(doen, loes, gereed({ isVervolgNodig: true }));
    const beoordelen = await o.taak(casusId, 'terugkoppeling-beoordelen');
    await expect(o.lees(beoordelen, tess)).rejects.toMatchObject({ code: 'niet-gevonden' });
    expect((await o.lees(beoordelen, fenna)).secties[1]?.regels.slice(0, 1)).toEqual([{ label: 'Resultaat', waarde: 'Behaald' }]);
    await o.voltooi(beoordelen, fenna, akkoord);
    expect(await o.uitkomst(actieId)).toBe('gereed');
    // R0.1: what is afgerond is not weighed again and not withdrawn.
    await expect(o.voltooiDirect(beoordelen, fenna, akkoord)).rejects.toMatchObject({ code: 'ongeldige-overgang' });
    await expect(o.kern.db.transaction((tx) => trekActieIn(o.kern, tx, actieId, 'Toch niet meer nodig'))).rejects.toMatchObject({ code: 'ongeldige-overgang' });
    expect(await o.kern.db('actie_overgang').where({ actie_id: actieId }).orderBy('volgnummer').select('van', 'naar')).toEqual([
      { van: 'concept', naar: 'uitgezet' }, { van: 'uitgezet', naar: 'geaccepteerd' }, { van: 'geaccepteerd', naar: 'in-uitvoering' }, { van: 'in-uitvoering', naar: 'gereed-gemeld' }, { van: 'gereed-gemeld', naar: 'afgerond' }]);
    expect((await berichten(planId)).map((b) => b.opdracht)).toMatchObject([{ naam: 'regisseren-plan.actie-afgerond', variabelen: { actieId } }]);
    const { toegang_tot: tot_ } = await o.actie(actieId) as { toegang_tot: Date };
    const lid = await o.kern.db('casus_team').where({ casus_id: casusId, organisatie_id: o.ids.GEM }).first('tot') as { tot: Date };
    expect(lid.tot).toEqual(tot_);
    expect((tot_.getTime() - o.kern.clock.now().getTime()) / dag).toBeGreaterThan(11);
    expect(await o.elementen(actieId)).toEqual(expect.arrayContaining(['bericht-start', 'actie-openen', 'gw-eerste', 'lopende-actie', 'bij-voortgang', 'voortgang', 'voortgang-vastleggen', 'eind-bij-voortgang', 'eind-gereed', 'actie-afronden', 'eind-actie']));
    await expect(o.kern.db('actie_overgang').where({ actie_id: actieId }).update({ naar: 'concept' })).rejects.toThrow(/never changed/);
  });

  test('processen §2.11: started twice and called besides: one instance carries the actie, the others end by themselves', async () => {
    const { casusId, actieId } = await begin();
    await o.zetUit(actieId);
    const taak = await o.taak(casusId, 'actie-beoordelen');
    expect(await o.kern.db('outbox').where({ soort: 'proces-starten', volgorde_sleutel: `actie:${actieId}` })).toHaveLength(1);
    const tweede = o.bel('uitvoeren-actie', casusId, { actieId, organisatieId: o.ids.GEM, isAangesloten: false, actieSoortCode: 'huisbezoek', termijnCode: 'geen', rolUitvoerder: 'dienstverlener' });
    expect(await tweede.klaar()).toEqual({});
    expect(await o.kern.db('taak').where({ element_id: 'actie-beoordelen', casus_id: casusId })).toHaveLength(1);
    await o.kern.db.transaction((tx) => trekActieIn(o.kern, tx, actieId, 'Niet meer nodig'));
    expect(await o.uitkomst(actieId)).toBe('ingetrokken');
    expect((await o.kern.db('taak').where({ id: taak.id }).first('status') as { status: string }).status).not.toBe('nieuw');
  });

  test('processen §2.11: called by a root, the outcome comes back; the guard of the caller\'s term warns and then asks the coordinator', async () => {
    const { casusId } = await o.geregisseerd();
    const actieId = await o.maak(casusId);
    const { klaar } = o.bel('uitvoeren-actie', casusId, { actieId, organisatieId: o.ids.GEM, isAangesloten: false, actieSoortCode: 'huisbezoek', doelCode: 'actie-uitvoeren', termijnCode: 'actie-aanvaarden', rolUitvoerder: 'dienstverlener', rolBeslisser: 'casusregisseur', rolTweede: 'procesregisseur' });
    await o.voltooi(await o.taak(casusId, 'actie-beoordelen'), loes, { uitkomst: 'aannemen' });
    const doen = await o.taak(casusId, 'actie-uitvoeren');
    const { process_instance_key: key } = await o.actie(actieId);
    const termijn = await o.kern.db('termijn').where({ process_instance_key: key, element_id: 'lopende-actie' }).first() as { uiterlijk_op: Date };
    await o.naar(termijn.uiterlijk_op.toISOString());
    const verlopen = await o.taak(casusId, 'termijn-verlopen');
    await o.lees(verlopen, noor);
    const keuze = (uitkomst: string): Record<string, unknown> => ({ uitkomst, redenCode: 'te-druk', reden: 'De uitvoerder heeft meer tijd nodig.' });
    await expect(o.voltooi(verlopen, noor, keuze('verlengen'))).rejects.toMatchObject({ code: 'ongeldige-overgang' });
    await o.kern.db('termijnregel').where({ code: 'actie-aanvaarden' }).update({ verlengbaar_met: 3, max_verlengingen: 1 });
    await o.voltooi(verlopen, noor, keuze('verlengen'));
    const { uiterlijk_op: nieuw } = await o.kern.db('termijn').where({ process_instance_key: key, element_id: 'lopende-actie' }).first() as { uiterlijk_op: Date };
    expect(nieuw.getTime()).toBeGreaterThan(termijn.uiterlijk_op.getTime());
    await tot(async () => await o.kern.db('element_instantie').where({ process_instance_key: key, element_id: 'tijd-verlengd' }).first('sleutel') as unknown);
    await o.kern.db('termijnregel').where({ code: 'actie-aanvaarden' }).update({ verlengbaar_met: null, max_verlengingen: null });
    await o.naar(nieuw.toISOString());
    await o.voltooi(await o.taak(casusId, 'termijn-verlopen', [verlopen.id]), noor, keuze('doorgaan'));
    expect(await o.kern.db('actie_termijn_keuze').where({ casus_id: casusId }).orderBy('volgnummer').select('keuze')).toEqual([{ keuze: 'verlengen' }, { keuze: 'doorgaan' }]);
    await o.voltooi(doen, loes, gereed());
    await o.voltooi(await o.taak(casusId, 'terugkoppeling-beoordelen'), fenna, akkoord);
    expect(await klaar()).toEqual({ uitkomst: 'gereed' });
    expect(await o.kern.db('signaal').where({ casus_id: casusId, soort: 'termijn' })).toHaveLength(1);
  });
});

describe('refused, given back, sent back', () => {
  test('domein §7.11: a refusal without a code is refused; with a code the casusregisseur has a task within 2 s, and there is no signal', async () => {
    const { casusId, actieId } = await begin();
    const taak = await o.taak(casusId, 'actie-beoordelen');
    await expect(o.voltooi(taak, loes, { uitkomst: 'weigeren' })).rejects.toThrow();
    await expect(o.voltooi(taak, loes, { uitkomst: 'weigeren', weigercode: 'anders', toelichting: 'te kort' })).rejects.toMatchObject({ code: 'ongeldige-invoer', extra: { fouten: [{ veld: '/toelichting', code: 'te-kort' }] } });
    expect((await o.actie(actieId))['status']).toBe('uitgezet');
    await o.voltooi(taak, loes, { uitkomst: 'weigeren', weigercode: 'geen-capaciteit' });
    const van = Date.now();
    const bestemmen = await o.taak(casusId, 'actie-herbestemmen');
    expect(Date.now() - van).toBeLessThan(2_000);
    expect(await signalen(casusId)).toEqual([]);
    const gegevens = await o.lees(bestemmen, fenna);
    expect(gegevens.nietMogelijk).toHaveProperty('tegenvoorstel-akkoord');
    expect(gegevens.secties[1]?.regels).toContainEqual({ label: 'Waarom niet', waarde: 'Er is geen ruimte' });
    await expect(o.voltooi(bestemmen, fenna, { uitkomst: 'andere-partner', reden })).rejects.toMatchObject({ extra: { fouten: [{ veld: '/organisatieId' }] } });
    await o.voltooi(bestemmen, fenna, { uitkomst: 'vervallen', reden });
    expect(await o.uitkomst(actieId)).toBe('geweigerd');
    expect((await o.actie(actieId))['status']).toBe('ingetrokken');
  });

  test('processen §2.11 step 4: given back after acceptance; the casusregisseur gives it to another one, and access of the first ends', async () => {
    const { casusId, actieId, taak } = await aangenomen();
    await expect(o.voltooi(taak, loes, { uitkomst: 'teruggeven' })).rejects.toThrow();
    await expect(o.voltooi(taak, loes, gereed({ resultaat: 'niet-behaald' }))).rejects.toThrow();
    await expect(o.voltooi(taak, loes, gereed({ uitgevoerdOp: datum(3) }))).rejects.toMatchObject({ extra: { fouten: [{ veld: '/uitgevoerdOp', code: 'toekomst' }] } });
    await o.voltooi(taak, loes, { uitkomst: 'teruggeven', weigercode: 'onveilig' });
    expect((await o.actie(actieId))['status']).toBe('teruggegeven');
    expect((await o.kern.db('casus_team').where({ casus_id: casusId, organisatie_id: o.ids.GEM }).first('tot') as { tot: Date | null }).tot).not.toBeNull();
    const bestemmen = await o.taak(casusId, 'actie-herbestemmen');
    await o.voltooi(bestemmen, fenna, { uitkomst: 'andere-partner', organisatieId: o.ids.JH, reden });
    const bijTess = await o.taak(casusId, 'actie-beoordelen');
    await o.voltooi(bijTess, tess, { uitkomst: 'aannemen' });
    await o.voltooi(await o.taak(casusId, 'actie-uitvoeren'), tess, gereed());
    await o.voltooi(await o.taak(casusId, 'terugkoppeling-beoordelen'), fenna, akkoord);
    expect(await o.uitkomst(actieId)).toBe('gereed');
  });

  test('processen §2.11 step 5: sent back twice, a third time is refused; akkoord needs a result; niet-gelukt ends it', async () => {
    const { casusId, actieId, taak } = await aangenomen();
    const gezien: string[] = [];
    const ronde = async (werk: Taakrij, antwoord: Record<string, unknown>): Promise<Taakrij> => {
      await o.voltooi(werk, loes, antwoord);
      const t = await o.taak(casusId, 'terugkoppeling-beoordelen', gezien);
      gezien.push(t.id);
      return t;
    };
    const nietGelukt = { uitkomst: 'niet-gelukt', resultaat: 'niet-uitvoerbaar', toelichting: 'Niemand deed de deur open.' };
    const aanvullen = { uitkomst: 'aanvullen', isGezinGesproken: false, opmerking: 'Probeer het nog een keer in de avond.', nieuweDatum: datum(20) };
    const eerste = await ronde(taak, nietGelukt);
    expect((await o.lees(eerste, fenna)).nietMogelijk).toHaveProperty('akkoord');
    await expect(o.voltooi(eerste, fenna, akkoord)).rejects.toMatchObject({ extra: { fouten: [{ veld: '/uitkomst' }] } });
    await expect(o.voltooi(eerste, fenna, { uitkomst: 'aanvullen', isGezinGesproken: false })).rejects.toMatchObject({ extra: { fouten: [{ veld: '/opmerking' }, { veld: '/nieuweDatum' }] } });
    await o.voltooi(eerste, fenna, aanvullen);
    const werk = await o.taak(casusId, 'actie-uitvoeren', [taak.id]);
    await o.voltooi(await ronde(werk, nietGelukt), fenna, aanvullen);
    const derde = await ronde(await o.taak(casusId, 'actie-uitvoeren', [taak.id, werk.id]), nietGelukt);
    await expect(o.voltooi(derde, fenna, aanvullen)).rejects.toMatchObject({ extra: { fouten: [{ veld: '/uitkomst' }] } });
    expect((await o.lees(derde, fenna)).nietMogelijk).toHaveProperty('aanvullen');
    await o.voltooi(derde, fenna, { uitkomst: 'niet-gelukt', isGezinGesproken: true, opmerking: 'Het gezin wil dit nu niet.' });
    expect(await o.uitkomst(actieId)).toBe('niet-gelukt');
    expect(await o.actie(actieId)).toMatchObject({ status: 'afgerond', aantal_heropend: 2 });
  });
});

describe('partners with an own system', () => {
  test('domein §7.11: an actie to POL is sent twice by the outbox after a lost answer: one actie at POL; it does the work over HTTP', async () => {
    o.partners.POL.zetGedrag({ actie: 'doet', antwoordKwijt: true });
    const voor = o.partners.POL.ontvangen.length;
    const { casusId, actieId } = await begin({ organisatieId: o.ids.POL });
    await tot(async () => o.partners.POL.ontvangen.length > voor);
    o.partners.POL.zetGedrag({ antwoordKwijt: false });
    const pogingen = await tot(async () => await o.kern.db('partner_bericht').where({ voor_id: actieId, status: 'afgeleverd' }).first('pogingen') as { pogingen: number } | undefined);
    expect(pogingen.pogingen).toBe(1);
    expect(o.partners.POL.ontvangen.slice(voor).filter((b) => b.type.endsWith('actie-uitgezet.v1'))).toHaveLength(1);
    const opdracht = o.partners.POL.ontvangen.slice(voor)[0]?.data as unknown as { personen: { gegevens: unknown }[]; omschrijving: string };
    expect(opdracht.personen.map((p) => p.gegevens)).toEqual([{ naam: 'Test Wulp' }]);
    const beoordelen = await o.taak(casusId, 'terugkoppeling-beoordelen');
    expect(o.partners.POL.verzonden.slice(-3).map((v) => v.status)).toEqual([202, 202, 202]);
    expect(await o.kern.db('actie_voortgang').where({ actie_id: actieId })).toHaveLength(1);
    const nogEens = async (): Promise<void> => { const { ontvangResultaat } = await import('../../../src/bouwstenen/uitvoeren-actie/uitvoering.ts'); await o.kern.db.transaction((tx) => ontvangResultaat(o.kern, tx, actieId, o.ids.POL, { resultaat: 'behaald', toelichting: 'Nog een keer gemeld.', uitgevoerdOp: datum(0), vervolgNodig: false })); };
    await expect(nogEens()).rejects.toMatchObject({ code: 'al-beantwoord' });
    await o.voltooi(beoordelen, fenna, akkoord);
    expect(await o.uitkomst(actieId)).toBe('gereed');
    await tot(async () => o.partners.POL.ontvangen.some((b) => b.type.endsWith('actie-afgerond.v1')));
    expect(await o.elementen(actieId)).toEqual(expect.arrayContaining(['bericht-beantwoord', 'bericht-resultaat']));
  });

  test('processen §2.11: a counterproposal is agreed; the partner hears it and reports; another organisation cannot answer', async () => {
    o.partners.RVDK.zetGedrag({ actie: 'voorstel' });
    const { casusId, actieId } = await begin({ organisatieId: o.ids.RVDK });
    const bestemmen = await o.taak(casusId, 'actie-herbestemmen');
    expect((await o.lees(bestemmen, fenna)).secties[1]?.regels).toContainEqual({ label: 'Tegenvoorstel', waarde: 'Wij kunnen dit twee weken later doen, samen met de school.' });
    expect((await o.lees(bestemmen, fenna)).nietMogelijk).toEqual({});
    await o.voltooi(bestemmen, fenna, { uitkomst: 'tegenvoorstel-akkoord', reden });
    await tot(async () => o.partners.RVDK.ontvangen.some((b) => b.type.endsWith('actie-geaccepteerd.v1') && (b.data as { actieId: string }).actieId === actieId));
    const { ontvangResultaat, ontvangTeruggave } = await import('../../../src/bouwstenen/uitvoeren-actie/uitvoering.ts');
    const klaar = { resultaat: 'behaald' as const, toelichting: 'Samen met de school gedaan.', uitgevoerdOp: datum(0), vervolgNodig: false };
    await expect(o.kern.db.transaction((tx) => ontvangResultaat(o.kern, tx, actieId, o.ids.POL, klaar))).rejects.toMatchObject({ code: 'niet-gevonden' });
    // R11.2 holds for the system of a partner as well.
    await expect(o.kern.db.transaction((tx) => ontvangTeruggave(o.kern, tx, actieId, o.ids.RVDK, { weigercode: 'anders', toelichting: null }))).rejects.toMatchObject({ code: 'ongeldige-invoer' });
    await o.kern.db.transaction((tx) => ontvangTeruggave(o.kern, tx, actieId, o.ids.RVDK, { weigercode: 'andere-partij-passender', toelichting: null }));
    await o.voltooi(await o.taak(casusId, 'actie-herbestemmen', [bestemmen.id]), fenna, { uitkomst: 'vervallen', reden });
    expect(await o.uitkomst(actieId)).toBe('geweigerd');
  });

  test('processen §2.11: an opdracht that cannot be delivered, and one without a ground, go to the casusregisseur', async () => {
    o.partners.GI.zetGedrag({ status: 400 });
    const { casusId, actieId } = await begin({ organisatieId: o.ids.GI });
    const bestemmen = await o.taak(casusId, 'actie-herbestemmen');
    expect((await o.actie(actieId))['status']).toBe('verlopen');
    o.partners.GI.zetGedrag({ status: 202 });
    await o.kern.db('organisatie').where({ id: o.ids.JH }).update({ status: 'geschorst' });
    await expect(o.voltooi(bestemmen, fenna, { uitkomst: 'andere-partner', organisatieId: o.ids.JH, reden })).rejects.toMatchObject({ extra: { fouten: [{ veld: '/organisatieId' }] } });
    await o.kern.db('organisatie').where({ id: o.ids.JH }).update({ status: 'actief' });
    await o.voltooi(bestemmen, fenna, { uitkomst: 'vervallen', reden });
    expect(await o.uitkomst(actieId)).toBe('vervallen');

    const tweede = await o.geregisseerd();
    const geschorst = await o.maak(tweede.casusId, { organisatieId: o.ids.JH });
    await o.kern.db('organisatie').where({ id: o.ids.JH }).update({ status: 'geschorst' });
    await o.zetUit(geschorst);
    await o.voltooi(await o.taak(tweede.casusId, 'actie-herbestemmen'), fenna, { uitkomst: 'vervallen', reden });
    await o.kern.db('organisatie').where({ id: o.ids.JH }).update({ status: 'actief' });
    expect(await o.uitkomst(geschorst)).toBe('vervallen');
    expect((await o.actie(geschorst))['aantal_uitgezet']).toBe(0);
  });

  test('R11.7: withdrawn while it runs: the partner hears it, the process ends; a late terugkoppeling is kept and changes nothing', async () => {
    o.partners.GI.zetGedrag({ actie: 'zwijgt' });
    const { casusId, actieId } = await begin({ organisatieId: o.ids.GI });
    await tot(async () => o.partners.GI.ontvangen.some((b) => (b.data as { actieId?: string }).actieId === actieId));
    await o.tot(actieId, 'uitgezet');
    expect(await o.kern.db.transaction((tx) => afsluitpunten(tx, casusId))).toMatchObject([{ code: 'actie-open' }]);
    await o.kern.db.transaction((tx) => trekIn(o.kern, tx, casusId, 'De casus eindigt'));
    await o.kern.db.transaction((tx) => trekIn(o.kern, tx, casusId, 'De casus eindigt'));
    expect(await o.uitkomst(actieId)).toBe('ingetrokken');
    await tot(async () => o.partners.GI.ontvangen.some((b) => b.type.endsWith('actie-ingetrokken.v1') && (b.data as { actieId: string }).actieId === actieId));
    expect(await o.kern.db.transaction((tx) => afsluitpunten(tx, casusId))).toEqual([]);
    const { ontvangResultaat } = await import('../../../src/bouwstenen/uitvoeren-actie/uitvoering.ts');
    await o.kern.db.transaction((tx) => ontvangResultaat(o.kern, tx, actieId, o.ids.GI, { resultaat: 'behaald', toelichting: 'Wij hadden het al gedaan.', uitgevoerdOp: datum(0), vervolgNodig: false }));
    expect(await o.kern.db('terugkoppeling').where({ actie_id: actieId }).select('is_na_intrekking')).toEqual([{ is_na_intrekking: true }]);
    expect((await o.actie(actieId))['status']).toBe('ingetrokken');
    expect((await berichten(actieId)).filter((b) => b.opdracht['naam'] === 'uitvoeren-actie.ingetrokken')).toHaveLength(1);
  });
});

describe('what an actie carries, and when it starts', () => {
  test('R11.1: all faults at once; a secret address needs a tick and a reason; without the tick it is absent', async () => {
    const { casusId, personen } = await o.geregisseerd();
    await expect(o.maak(casusId, { organisatieId: noor.organisatieId, omschrijving: 'kort', uiterlijkOp: new Date(0), informatie: ['schoenmaat'], persoonIds: [randomUUID()] })).rejects.toMatchObject({
      code: 'ongeldige-invoer', extra: { fouten: [{ veld: '/organisatieId', code: 'geen-grondslag' }, { veld: '/omschrijving' }, { veld: '/uiterlijkOp' }, { veld: '/informatie' }, { veld: '/persoonIds' }] },
    });
    await expect(o.maak(casusId, { soortCode: 'crisisdienst', organisatieId: o.ids.JH })).rejects.toMatchObject({ extra: { fouten: [{ code: 'geen-crisisdienst' }] } });
    await o.kern.db('persoon').where({ id: personen[0] }).update({ geheimhouding: true, verblijf: 'adres', adres: JSON.stringify({ straat: 'Wilgenpad', huisnummer: 3, postcode: '9001 AB', woonplaats: 'Vinkenoord' }) });
    await expect(o.maak(casusId, { informatie: ['naam', 'adres'] })).rejects.toMatchObject({ extra: { fouten: [{ veld: '/adresReden' }] } });
    expect(await o.kern.db('actie').where({ casus_id: casusId })).toEqual([]);
    const zonder = await o.maak(casusId, { informatie: [] });
    const met = await o.maak(casusId, { organisatieId: o.ids.JH, informatie: ['naam', 'adres'], adresReden: 'De uitvoerder gaat er zelf op huisbezoek.' });
    for (const id of [zonder, met]) await o.zetUit(id);
    const regels = async (organisatieId: string, wie: Medewerker): Promise<string[]> => {
      const taak = await tot(async () => await o.kern.db('taak').where({ element_id: 'actie-beoordelen', casus_id: casusId, status: 'nieuw' }).whereRaw('? = any(groepen)', [`dienstverlener@${organisatieId}`]).first() as Taakrij | undefined);
      return (await o.lees(taak, wie)).secties.flatMap((s) => s.regels.map((r) => `${r.label}: ${r.waarde ?? ''}`));
    };
    expect((await regels(o.ids.GEM, loes)).join()).not.toMatch(/Adres|Wilgenpad/);
    expect(await regels(o.ids.JH, tess)).toContain('Adres: Wilgenpad 3, 9001 AB Vinkenoord');
    expect(await o.kern.db('actie_informatie').where({ actie_id: zonder }).orderBy('veld').select('veld')).toEqual([{ veld: 'geboortejaar' }, { veld: 'naam' }]);
    await o.kern.db.transaction((tx) => trekIn(o.kern, tx, casusId, 'Klaar met deze toets'));
  });

  test('R11.5: an actie after another one starts when that is afgerond; if it failed, it does not start and the casusregisseur decides', async () => {
    const { casusId, actieId: eerste, taak } = await aangenomen();
    const tweede = await o.maak(casusId, { conditie: 'na-actie', naActieId: eerste, organisatieId: o.ids.JH });
    await expect(o.maak(casusId, { conditie: 'na-actie' })).rejects.toMatchObject({ extra: { fouten: [{ veld: '/naActieId' }] } });
    await o.zetUit(tweede);
    expect(await o.kern.db('outbox').where({ volgorde_sleutel: `actie:${tweede}` })).toEqual([]);
    await o.voltooi(taak, loes, gereed());
    await o.voltooi(await o.taak(casusId, 'terugkoppeling-beoordelen'), fenna, akkoord);
    expect(await o.uitkomst(eerste)).toBe('gereed');
    await o.voltooi(await o.taak(casusId, 'actie-beoordelen'), tess, { uitkomst: 'aannemen' });
    const derde = await o.maak(casusId, { conditie: 'na-actie', naActieId: tweede });
    await o.zetUit(derde);
    await o.voltooi(await o.taak(casusId, 'actie-uitvoeren'), tess, { uitkomst: 'niet-gelukt', resultaat: 'niet-behaald', toelichting: 'Het gezin was er niet.' });
    await o.voltooi(await tot(async () => o.taak(casusId, 'terugkoppeling-beoordelen')), fenna, { uitkomst: 'niet-gelukt', isGezinGesproken: false, opmerking: 'Het gezin wil dit nu niet.' });
    expect(await o.uitkomst(tweede)).toBe('niet-gelukt');
    const bestemmen = await o.taak(casusId, 'actie-herbestemmen');
    expect(await o.actie(derde)).toMatchObject({ status: 'concept', aantal_uitgezet: 0 });
    await o.voltooi(bestemmen, fenna, { uitkomst: 'andere-partner', organisatieId: o.ids.GEM, reden });
    await o.voltooi(await o.taak(casusId, 'actie-beoordelen'), loes, { uitkomst: 'tegenvoorstel', voorstel: 'Wij willen eerst met de school praten.', nieuweDatum: datum(25) });
    await o.voltooi(await o.taak(casusId, 'actie-herbestemmen', [bestemmen.id]), fenna, { uitkomst: 'vervallen', reden });
    expect(await o.uitkomst(derde)).toBe('vervallen');
    expect((await o.kern.db.transaction((tx) => actiesVan(tx, { casusId }))).map((a) => [a.status, a.uitkomst])).toEqual(expect.arrayContaining([['afgerond', 'gereed'], ['afgerond', 'niet-gelukt'], ['ingetrokken', 'vervallen']]));
    expect(await o.kern.db.transaction((tx) => afsluitpunten(tx, casusId))).toEqual([]);
  });

  test('domein §1.1: an actie for the crisisdienst goes to who carries that functierol', async () => {
    const omar = await o.als('omar', 'deelnemer');
    const { casusId, actieId } = await begin({ soortCode: 'crisisdienst', organisatieId: o.ids.GGZ, prioriteit: 'P1' });
    const taak = await o.taak(casusId, 'actie-beoordelen');
    expect(await o.kern.db('taak').where({ id: taak.id }).first('groepen')).toEqual({ groepen: [`crisisdienst@${o.ids.GGZ}`] });
    await o.voltooi(taak, omar, { uitkomst: 'aannemen' });
    await o.kern.db.transaction((tx) => trekActieIn(o.kern, tx, actieId, 'De crisis is voorbij'));
    expect(await o.uitkomst(actieId)).toBe('ingetrokken');
  });
});

describe('the ladder of R11.3', () => {
  test('R11.3: no answer: reminder, leidinggevende, then the opdracht is taken back and the casusregisseur decides; trap 4 reaches the procesregisseur', async () => {
    o.partners.POL.zetGedrag({ actie: 'zwijgt' });
    const { casusId, actieId } = await begin({ organisatieId: o.ids.POL });
    await o.tot(actieId, 'uitgezet');
    const m = await o.momenten(actieId);
    for (const [moment, aantal] of [[m['aanvaardTrapEenOp'], 1], [m['aanvaardTrapTweeOp'], 2], [m['aanvaardTrapDrieOp'], 3]] as const) {
      await o.naar(moment ?? '');
      await tot(async () => (await o.tredes(actieId)).length >= aantal, 75_000);
    }
    const bestemmen = await o.taak(casusId, 'actie-herbestemmen');
    expect(await o.actie(actieId)).toMatchObject({ status: 'verlopen', escalatietrap: 3 });
    expect((await signalen(casusId) as { voor: string }[]).map((s) => s.voor).toSorted()).toEqual(['casusregisseur', 'leidinggevende']);
    const { ontvangAntwoord } = await import('../../../src/bouwstenen/uitvoeren-actie/antwoord.ts');
    await expect(o.kern.db.transaction((tx) => ontvangAntwoord(o.kern, tx, actieId, o.ids.POL, { uitkomst: 'aannemen' }))).rejects.toMatchObject({ code: 'gesloten' });
    await o.naar(m['herbestemTrapVierOp'] ?? '');
    await tot(async () => (await o.tredes(actieId)).length === 4, 75_000);
    expect(await o.tredes(actieId)).toEqual([
      { ladder: 'aanvaarden', trap: 1, aan: 'uitvoerder' }, { ladder: 'aanvaarden', trap: 2, aan: 'leidinggevende' }, { ladder: 'aanvaarden', trap: 3, aan: 'casusregisseur' }, { ladder: 'aanvaarden', trap: 4, aan: 'procesregisseur' }]);
    await tot(async () => o.partners.POL.ontvangen.filter((b) => b.type.endsWith('actie-herinnerd.v1') && (b.data as { actieId: string }).actieId === actieId).length === 2);
    await expect(o.voltooi(bestemmen, fenna, { uitkomst: 'andere-partner', organisatieId: o.ids.GEM, reden })).rejects.toMatchObject({ extra: { fouten: [{ veld: '/nieuweDatum' }] } });
    await o.voltooi(bestemmen, fenna, { uitkomst: 'vervallen', reden });
    expect(await o.uitkomst(actieId)).toBe('vervallen');
  });

  test('processen §8 case 18: refused by a partner, counterproposal, a third accepts, overdue: the regisseur sees stagnatie; the casus cannot close while it is open', async () => {
    o.partners.POL.zetGedrag({ actie: 'weigert' });
    o.partners.RVDK.zetGedrag({ actie: 'voorstel' });
    const { casusId, actieId } = await begin({ organisatieId: o.ids.POL });
    const eerste = await o.taak(casusId, 'actie-herbestemmen');
    expect((await o.actie(actieId))['weigercode']).toBe('geen-capaciteit');
    await o.voltooi(eerste, fenna, { uitkomst: 'andere-partner', organisatieId: o.ids.RVDK, reden });
    const tweede = await o.taak(casusId, 'actie-herbestemmen', [eerste.id]);
    expect((await o.actie(actieId))['voorstel_tekst']).toMatch(/twee weken later/);
    await o.voltooi(tweede, fenna, { uitkomst: 'andere-partner', organisatieId: o.ids.GEM, reden });
    await o.voltooi(await o.taak(casusId, 'actie-beoordelen'), loes, { uitkomst: 'aannemen' });
    const werk = await o.taak(casusId, 'actie-uitvoeren');
    const m = await o.momenten(actieId);
    for (const [moment, aantal] of [[m['uitvoerTrapEenOp'], 1], [m['uitvoerTrapTweeOp'], 2], [m['uitvoerTrapDrieOp'], 3]] as const) {
      await o.naar(moment ?? '');
      await tot(async () => (await o.tredes(actieId)).length >= aantal, 75_000);
    }
    const signaal = await o.taak(casusId, 'signaal-oppakken');
    // The gemeente has no leidinggevende: trap 2 reached the procesregisseur.
    expect((await signalen(casusId) as { voor: string }[]).map((s) => s.voor).toSorted()).toEqual(['casusregisseur', 'procesregisseur']);
    expect(await o.kern.db.transaction((tx) => afsluitpunten(tx, casusId))).toHaveLength(1);
    expect((await o.lees(signaal, fenna)).nietMogelijk).toEqual({});
    await expect(o.voltooi(signaal, fenna, { uitkomst: 'doorgaan', contact: 'gesproken', reden: 'te kort' })).rejects.toThrow();
    await o.voltooi(signaal, fenna, { uitkomst: 'doorgaan', contact: 'gesproken', reden: 'De afspraak met het gezin is een week verzet.' });
    await o.naar(m['uitvoerTrapVierOp'] ?? '');
    await tot(async () => (await o.tredes(actieId)).length === 4, 75_000);
    expect((await o.tredes(actieId)).map((t) => t.aan)).toEqual(['uitvoerder', 'leidinggevende', 'casusregisseur', 'procesregisseur']);
    await o.voltooi(werk, loes, gereed({ resultaat: 'deels' }));
    const beoordelen = await o.taak(casusId, 'terugkoppeling-beoordelen');
    const { termijn_eind: eind } = await o.kern.db('element_context').where({ element_instance_key: beoordelen.element_instance_key }).first('termijn_eind') as { termijn_eind: Date };
    await o.naar(eind.toISOString());
    await tot(async () => (await o.tredes(actieId)).some((t) => t.ladder === 'beoordelen'), 75_000);
    expect((await o.actie(actieId))['status'], 'R11.6: never rounded off by itself').toBe('gereed-gemeld');
    await o.voltooi(beoordelen, fenna, akkoord);
    expect(await o.uitkomst(actieId)).toBe('gereed');
    expect(await o.kern.db.transaction((tx) => afsluitpunten(tx, casusId))).toEqual([]);
  });

  test('R11.3: the casusregisseur takes an overdue actie away, or brings it to an overleg; a citizen is only reminded', async () => {
    const { casusId, actieId, taak } = await aangenomen();
    const overleg = await aangenomen();
    const burger = await o.geregisseerd();
    const doetZelf = await o.maak(burger.casusId, { uitvoerderPersoonId: burger.personen[0] ?? null });
    await o.zetUit(doetZelf);
    await o.voltooi(await o.taak(burger.casusId, 'actie-beoordelen'), loes, { uitkomst: 'aannemen' });
    await o.taak(burger.casusId, 'actie-uitvoeren');
    await o.naar((await o.momenten(overleg.actieId))['uitvoerTrapVierOp'] ?? '');
    const signaal = await o.taak(casusId, 'signaal-oppakken');
    await o.voltooi(signaal, fenna, { uitkomst: 'herbestemmen', contact: 'niet-bereikt', reden: 'De uitvoerder reageert nergens op.' });
    const bestemmen = await o.taak(casusId, 'actie-herbestemmen');
    expect((await o.actie(actieId))['status']).toBe('verlopen');
    await expect(o.voltooi(taak, loes, gereed())).rejects.toMatchObject({ code: 'ongeldige-overgang' });
    await o.voltooi(bestemmen, fenna, { uitkomst: 'vervallen', reden });
    expect(await o.uitkomst(actieId)).toBe('vervallen');
    await o.voltooi(await o.taak(overleg.casusId, 'signaal-oppakken'), fenna, { uitkomst: 'overleggen', contact: 'bericht', reden: 'Wij bespreken samen wat er nodig is.' });
    // ux §4.11: chosen here, it is on the agenda; nobody has to put it there again.
    expect(await o.kern.db('overleg_bespreekpunt').where({ casus_id: overleg.casusId }).select('bron', 'bron_id', 'organisatie_id', 'gevraagd_door', 'overleg_id')).toEqual([{ bron: 'actie', bron_id: overleg.actieId, organisatie_id: o.ids.GEM, gevraagd_door: fenna.medewerkerId, overleg_id: null }]);
    await tot(async () => (await o.tredes(doetZelf)).length > 0, 75_000);
    expect(await o.tredes(doetZelf)).toEqual([{ ladder: 'uitvoeren', trap: 1, aan: 'uitvoerder' }]);
    expect(await signalen(burger.casusId)).toEqual([]);
    for (const c of [overleg.casusId, burger.casusId]) await o.kern.db.transaction((tx) => trekIn(o.kern, tx, c, 'Klaar met deze toets'));
    expect(await o.uitkomst(doetZelf)).toBe('ingetrokken');
  });

  test('R0.3, R11.4: the routes: who hands out, who reads what, and who gets "does not exist"', async () => {
    const { casusId, actieId } = await begin({ conditie: 'bij-incident', conditieTekst: 'Als de ruzie weer begint.' });
    const taak = await o.taak(casusId, 'actie-beoordelen');
    const roep = async (methode: string, pad: string, aanvrager: Aanvrager, over: { doel?: string; params?: unknown; query?: unknown; body?: unknown }): Promise<Antwoord> => {
      const route = routes.find((r) => r.methode === methode && r.pad === pad);
      if (route === undefined) throw new Error(`no route ${pad}`);
      return route.verwerk({ kern: o.kern, aanvrager, traceparent, rijversie: undefined, header: () => undefined, params: {}, query: {}, body: undefined, ...over } as never);
    };
    const lijst = async (m: Medewerker, doel: string, query: unknown): Promise<{ id: string; omschrijving: string | null; taakId: string | null; isVoorwaardelijk: boolean }[]> =>
      ((await roep('get', '/api/v1/acties', m, { doel, query })).body as { items: { id: string; omschrijving: string | null; taakId: string | null; isVoorwaardelijk: boolean }[] }).items;
    expect((await lijst(loes, 'actie-uitvoeren', { wie: 'aan-mij', stand: 'open' })).find((a) => a.id === actieId)).toMatchObject({ taakId: taak.id, omschrijving: 'Ga bij het gezin langs en maak een afspraak.' });
    expect((await lijst(tess, 'actie-uitvoeren', { wie: 'aan-mij', stand: 'alle' })).some((a) => a.id === actieId)).toBe(false);
    expect(await lijst(loes, 'plan-regisseren', { wie: 'aan-mij', stand: 'open' })).toEqual([]);
    expect((await lijst(fenna, 'plan-regisseren', { wie: 'van-mij', stand: 'open' })).find((a) => a.id === actieId)).toMatchObject({ isVoorwaardelijk: true, omschrijving: 'Ga bij het gezin langs en maak een afspraak.' });
    // The procesregisseur holds ACT at niveau 1 for this doel: he sees that there is an appointment.
    expect((await lijst(noor, 'plan-regisseren', { wie: 'van-mij', stand: 'open' })).find((a) => a.id === actieId)).toMatchObject({ isVoorwaardelijk: true, omschrijving: null });
    expect((await roep('get', '/api/v1/casussen/:id/acties', fenna, { doel: 'plan-regisseren', params: { id: casusId } })).body).toMatchObject({ magUitzetten: true, items: [{ id: actieId }] });
    await expect(roep('get', '/api/v1/casussen/:id/acties', tess, { doel: 'plan-regisseren', params: { id: casusId } })).rejects.toMatchObject({ code: 'niet-gevonden' });
    await expect(roep('get', '/api/v1/casussen/:id/acties', fenna, { doel: 'triage-uitvoeren', params: { id: casusId } })).rejects.toMatchObject({ code: 'geen-grondslag' });
    // Somebody of another region, with the same role: this casus and this actie do not exist for her.
    const vreemde = await o.als('sietske', 'procesregisseur');
    const anders = { id: randomUUID(), casusId, organisatieId: o.ids.JH, omschrijving: 'Praat met het gezin over een coach.', soort: 'gesprek', prioriteit: 'P3', uiterlijk: datum(10), informatie: ['naam'], conditie: 'direct' };
    await expect(roep('post', '/api/v1/acties', vreemde, { doel: 'plan-regisseren', body: anders })).rejects.toMatchObject({ code: 'niet-gevonden' });
    await expect(roep('post', '/api/v1/acties/:id/intrekkingen', vreemde, { doel: 'plan-regisseren', params: { id: actieId }, body: { reden: 'Niet meer nodig.' } })).rejects.toMatchObject({ code: 'niet-gevonden' });
    await expect(roep('post', '/api/v1/acties/:id/intrekkingen', fenna, { doel: 'plan-regisseren', params: { id: randomUUID() }, body: { reden: 'Niet meer nodig.' } })).rejects.toMatchObject({ code: 'niet-gevonden' });
    const burger: Aanvrager = { soort: 'burger', accountId: randomUUID(), persoonId: randomUUID(), acr: substantieel, sessieId: 's' };
    await expect(roep('get', '/api/v1/casussen/:id/acties', burger, { doel: 'plan-regisseren', params: { id: casusId } })).rejects.toMatchObject({ code: 'rol-onvoldoende' });
    const nieuw = { id: randomUUID(), casusId, organisatieId: o.ids.JH, omschrijving: 'Praat met het gezin over een coach.', soort: 'gesprek', prioriteit: 'P3', uiterlijk: datum(10), informatie: ['naam'], conditie: 'direct' };
    await expect(roep('post', '/api/v1/acties', noor, { doel: 'plan-regisseren', body: nieuw })).rejects.toMatchObject({ code: 'rol-onvoldoende' });
    expect((await roep('post', '/api/v1/acties', fenna, { doel: 'plan-regisseren', body: nieuw })).status).toBe(201);
    await expect(roep('post', '/api/v1/acties/:id/voortgang', tess, { doel: 'actie-uitvoeren', params: { id: actieId }, body: { id: randomUUID(), tekst: 'Wij zijn begonnen.' } })).rejects.toMatchObject({ code: 'niet-gevonden' });
    await expect(roep('post', '/api/v1/acties/:id/voortgang', loes, { doel: 'actie-uitvoeren', params: { id: actieId }, body: { id: randomUUID(), tekst: 'Wij zijn begonnen.' } })).rejects.toMatchObject({ code: 'ongeldige-overgang' });
    // R11.1, X1: without a row in the matrix the uitvoerder writes nothing either.
    const regels = await o.kern.db('doelbindingregel').where({ doel: 'actie-uitvoeren', verband_code: 'veilig-thuis' }).whereNull('tot').pluck('id') as string[];
    await o.kern.db('doelbindingregel').whereIn('id', regels).update({ tot: '2026-01-01' });
    await expect(roep('post', '/api/v1/acties/:id/voortgang', loes, { doel: 'actie-uitvoeren', params: { id: actieId }, body: { id: randomUUID(), tekst: 'Wij zijn begonnen.' } })).rejects.toMatchObject({ code: expect.stringMatching(/geen-grondslag|niet-gevonden/) as string });
    await o.kern.db('doelbindingregel').whereIn('id', regels).update({ tot: null });
    await expect(roep('post', '/api/v1/acties/:id/intrekkingen', noor, { doel: 'plan-regisseren', params: { id: actieId }, body: { reden: 'Niet meer nodig.' } })).rejects.toMatchObject({ code: 'rol-onvoldoende' });
    expect((await roep('post', '/api/v1/acties/:id/intrekkingen', fenna, { doel: 'plan-regisseren', params: { id: actieId }, body: { reden: 'Niet meer nodig.' } })).status).toBe(204);
    expect(await o.uitkomst(actieId)).toBe('ingetrokken');
    await o.kern.db.transaction((tx) => trekIn(o.kern, tx, casusId, 'Klaar met deze toets'));
  });

  test('R11.1: a ticked field goes along only at the niveau the matrix gives the receiver', async () => {
    o.partners.POL.zetGedrag({ actie: 'zwijgt' });
    const regels = await o.kern.db('doelbindingregel').where({ doel: 'actie-uitvoeren', verband_code: 'veilig-thuis' }).whereNull('tot').select('id', 'verleent') as { id: string; verleent: Record<string, number> }[];
    const gegevens = async (): Promise<string[]> => {
      const { actieId } = await begin({ organisatieId: o.ids.POL, informatie: ['naam', 'geboortejaar', 'geboortedatum'] });
      const b = await tot(async () => o.partners.POL.ontvangen.find((x) => x.type.endsWith('actie-uitgezet.v1') && (x.data as { actieId: string }).actieId === actieId));
      await o.kern.db.transaction((tx) => trekActieIn(o.kern, tx, actieId, 'Klaar met deze toets'));
      return Object.keys((b.data as unknown as { personen: { gegevens: Record<string, string> }[] }).personen[0]?.gegevens ?? {}).toSorted();
    };
    expect(await gegevens()).toEqual(['geboortedatum', 'geboortejaar', 'naam']);
    for (const r of regels) await o.kern.db('doelbindingregel').where({ id: r.id }).update({ verleent: JSON.stringify({ ...r.verleent, IDE: 1 }) });
    expect(await gegevens()).toEqual(['geboortejaar', 'naam']);
    for (const r of regels) await o.kern.db('doelbindingregel').where({ id: r.id }).update({ verleent: JSON.stringify(r.verleent) });
  });

  test('R0.1: an actie that was withdrawn before it went out is not set out any more', async () => {
    const { casusId } = await o.geregisseerd();
    const actieId = await o.maak(casusId);
    await o.kern.db.transaction((tx) => trekActieIn(o.kern, tx, actieId, 'Toch niet nodig'));
    await expect(o.zetUit(actieId)).rejects.toMatchObject({ code: 'ongeldige-overgang' });
    expect(await o.kern.db('outbox').where({ volgorde_sleutel: `actie:${actieId}` })).toEqual([]);
  });

  test('R11.8: membership with an end that still comes opens the casus until then, and not after', async () => {
    const { casusId, actieId, taak } = await aangenomen();
    await o.voltooi(taak, loes, gereed());
    await o.voltooi(await o.taak(casusId, 'terugkoppeling-beoordelen'), fenna, akkoord);
    expect(await o.uitkomst(actieId)).toBe('gereed');
    const lees = (): Promise<unknown> => o.kern.db.transaction((tx) => maakToegang(o.kern).vraag(tx, { aanvrager: loes, doel: 'plan-regisseren', actie: 'lezen', gevraagd: ['CAS'], traceparent, object: { type: 'casus', id: casusId, casusId, verbandCode: 'veilig-thuis', regioCode: 'merelland', betrokkenen: [] } }));
    expect(await lees()).toMatchObject({ niveaus: { CAS: 1 } });
    const { toegang_tot: eind } = await o.actie(actieId) as { toegang_tot: Date };
    await o.naar(eind.toISOString());
    await expect(lees()).rejects.toMatchObject({ code: 'niet-gevonden' });
  });

  test('processen §2.11: nothing of all this left an incident', async () => {
    expect(await o.incidenten()).toEqual([]);
  });
});
