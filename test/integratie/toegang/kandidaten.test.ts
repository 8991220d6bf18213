import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { functierolDekking, organisatiesIn, staprollenVan } from '../../../src/toegang/index.ts';
import { mogelijkeRegisseurs } from '../../../src/casus/index.ts';
import type { Dekking, Staprollen } from '../../../src/toegang/index.ts';
import { bronnen } from '../../unit/huisregels/bronnen.ts';
import { maakOpstelling } from '../casus/opstelling.ts';
import type { Opstelling } from '../casus/opstelling.ts';

const verband = 'veilig-thuis';
const regios = ['merelland', 'duinbroek'];
const alsTekst = (xml: string): string => xml.replaceAll('&#34;', '"').replaceAll('&quot;', '"');
const bestanden = bronnen(['processes/bouwstenen', `processes/samenwerkingsverbanden/${verband}`], ['.bpmn']).map((b) => ({ ...b, tekst: alsTekst(b.tekst) }));
const blokken = (tekst: string, soort: string): string[] => [...tekst.matchAll(new RegExp(`<bpmn:${soort} id="[\\s\\S]*?</bpmn:${soort}>`, 'g'))].map((m) => m[0]);
const attribuut = (blok: string, naam: string): string => new RegExp(` ${naam}="((?:=\\[.*?\\])|[^"]*)"`).exec(blok)?.[1] ?? '';
/** The bouwsteen of a process id such as `deelnemen-burger.informeren`. */
const stapVan = (procesId: string): string => procesId.split('.')[0] ?? '';

let o: Opstelling;
let dekking: Dekking[];
let stappen: Staprollen[];
beforeAll(async () => {
  o = await maakOpstelling();
  dekking = await functierolDekking(o.db, o.kern.clock.now());
  stappen = await staprollenVan(o.db, verband);
});
afterAll(() => o.stop());

const houders = (functierol: string, regioCode: string, organisatieId?: string): string[] =>
  dekking.filter((d) => d.verbandCode === verband && d.regioCode === regioCode && d.functierol === functierol && (organisatieId === undefined || d.organisatieId === organisatieId)).map((d) => d.medewerkerId);

describe('no task is without an eligible person', () => {
  test('processen §1.5: every candidate group of every task is held in each region of veilig-thuis', () => {
    const gaten: string[] = [];
    let aantal = 0;
    for (const bestand of bestanden) {
      const stap = stappen.find((s) => bestand.pad.startsWith(`processes/bouwstenen/${s.stap}/`)) ?? stappen.find((s) => s.stap === 'uitwisselen-melding');
      const rollen: Record<string, string | null | undefined> = { rolUitvoerder: stap?.uitvoerder, rolBeslisser: stap?.beslisser, rolTweede: stap?.tweede };
      for (const taak of blokken(bestand.tekst, 'userTask')) {
        aantal += 1;
        const groep = attribuut(taak, 'candidateGroups');
        // Every role the expression can give: the ones it names and the ones that its step gets; after "@" comes an organisation or a person.
        const genoemd = [...[...groep.matchAll(/\brol[A-Z]\w+/g)].map((m) => rollen[m[0]]), ...[...groep.matchAll(/"([a-z][a-z-]*)@?"/g)].map((m) => m[1])];
        const waar = `${bestand.pad} ${attribuut(taak, 'id')} ${groep}`;
        if (genoemd.length === 0) gaten.push(`${waar}: no role`);
        for (const rol of new Set(genoemd)) {
          if (rol === undefined || rol === null) gaten.push(`${waar}: no role`);
          else for (const regio of regios) if (houders(rol, regio).length === 0) gaten.push(`${waar}: nobody is ${rol} in ${regio}`);
        }
      }
    }
    expect(gaten).toEqual([]);
    expect(aantal).toBeGreaterThan(20);
  });
  test('domein §1.1: who may be chosen today holds the role today: not one of next month, not one that ended yesterday, not of who left; one that ends next year is', async () => {
    const plaats = { verbandCode: verband, regioCode: 'merelland' }, nu = o.kern.clock.now();
    const keuze = async (): Promise<string[]> => (await mogelijkeRegisseurs(o.db, nu, plaats)).map((m) => m.medewerkerId);
    const { medewerkerId } = await o.als('bram');
    const rol = (v: Record<string, unknown>): Promise<unknown> => o.db('roltoekenning').where({ medewerker_id: medewerkerId, toegangsrol: 'casusregisseur' }).update(v);
    expect(await keuze()).toContain(medewerkerId);
    const kan = async (v: Record<string, unknown>): Promise<[gekozen: boolean, gedekt: boolean]> => {
      await rol(v);
      return [(await keuze()).includes(medewerkerId), (await functierolDekking(o.db, nu)).some((d) => d.medewerkerId === medewerkerId && d.functierol === 'casusregisseur')];
    };
    expect(await kan({ van_datum: '2026-12-24' })).toEqual([false, false]);
    expect(await kan({ van_datum: '2026-01-01', tot_datum: '2026-11-22' })).toEqual([false, false]);
    expect(await kan({ tot_datum: '2026-11-23' })).toEqual([true, true]);
    expect(await kan({ tot_datum: '2027-06-30' })).toEqual([true, true]);
    expect(await kan({ regio_code: 'duinbroek' }), 'a role for another region').toEqual([false, true]);
    expect(await kan({ regio_code: null, tot_datum: null })).toEqual([true, true]);
    await o.db('medewerker').where({ id: medewerkerId }).update({ status: 'geblokkeerd' });
    expect(await keuze()).not.toContain(medewerkerId);
    await o.db('medewerker').where({ id: medewerkerId }).update({ status: 'actief' });
  });
  test('processen §2.3: every partner of the set without an own system has a contactpersoon', async () => {
    const gaten: string[] = [];
    for (const regio of regios) {
      for (const partner of await organisatiesIn(o.db, ['POL', 'GEM', 'RVDK', 'GI', 'JGZ'], regio)) {
        if (partner.eindpunt === null && houders('contactpersoon', regio, partner.id).length === 0) gaten.push(`${partner.naam} in ${regio}`);
      }
    }
    expect(gaten).toEqual([]);
  });
  test('processen §3.1: the roles that the drawn root gives its steps are those of the role table', () => {
    const wortel = bestanden.find((b) => b.pad.endsWith('/landelijk.bpmn'));
    const fouten: string[] = [];
    let aantal = 0;
    for (const blok of blokken(wortel?.tekst ?? '', 'callActivity')) {
      const procesId = attribuut(blok, 'processId');
      const stap = stappen.find((s) => s.stap === stapVan(procesId));
      const geeft = (doel: string): string | undefined => new RegExp(`source="="([a-z-]+)"" target="${doel}"`).exec(blok)?.[1];
      if (stap === undefined || geeft('rolUitvoerder') === undefined) continue;
      aantal += 1;
      const getekend = [geeft('rolUitvoerder'), geeft('rolBeslisser'), geeft('rolTweede')].join('/');
      const tabel = [stap.uitvoerder, stap.beslisser, stap.tweede ?? 'geen'].join('/');
      if (getekend !== tabel) fouten.push(`${attribuut(blok, 'id')}: drawn ${getekend}, table ${tabel}`);
    }
    expect(fouten).toEqual([]);
    expect(aantal).toBeGreaterThan(4);
  });
});
