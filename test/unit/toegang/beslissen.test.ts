import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { beslis } from '../../../src/toegang/beslissen.ts';
import type { Beslisvraag, Onderwerp, Regel, Verbod } from '../../../src/toegang/beslissen.ts';
import { leesMatrix, leesNiveaus } from '../../../src/toegang/startgegevens/doelbinding.ts';
import { leesJson } from '../../../src/toegang/startgegevens/lezen.ts';
import { gegevenssoorten } from '../../../src/toegang/toegang.ts';
import type { Gegevenssoort } from '../../../src/toegang/toegang.ts';

const matrix = leesMatrix().regels;
const verboden: Verbod[] = leesJson<{ verboden: { code: string; ontneemt: string[]; organisatiesoorten?: string[]; rollen?: string[]; voorwaarde?: string; behalve?: string[]; behalveDoelen?: string[] }[] }>('verboden.json').verboden
  .map((v) => ({ code: v.code, ontneemt: leesNiveaus(v.ontneemt), organisatiesoorten: v.organisatiesoorten ?? [], rollen: v.rollen ?? [], voorwaarde: v.voorwaarde ?? null, behalve: v.behalve ?? [], behalveDoelen: v.behalveDoelen ?? [] }));
const vt = (doel: string): Regel[] => matrix.filter((r) => ['veilig-thuis', '*'].includes(r.verbandCode) && r.doel === doel);
const regisseur: Onderwerp = { rollen: ['procesregisseur'], organisatiesoort: 'VT', isRegie: true };
const deelnemer = (organisatiesoort: string): Onderwerp => ({ rollen: ['deelnemer'], organisatiesoort, isRegie: false });
const vraag = (over: Partial<Beslisvraag> & Pick<Beslisvraag, 'onderwerp' | 'doel'>, feiten: string[] = []): Beslisvraag =>
  ({ gevraagd: gegevenssoorten, feiten: new Set(feiten), regels: vt(over.doel), verboden, ...over });

describe('matrix', () => {
  test('VT01: the meldpunt sees the melding at niveau 2 in the phase of that doel, without being in a team', () => {
    const uit = beslis(vraag({ onderwerp: regisseur, doel: 'melding-beoordelen' }, ['GAAN']));
    expect(uit).toMatchObject({ zichtbaar: true, regels: ['VT01'], grondslagen: ['G01'], verboden: [] });
    expect(uit.niveaus).toEqual({ CAS: 2, PRO: 2, ORG: 2, IDE: 2, ADR: 2, REL: 2, GEZ: 1, MEL: 2, MLD: 2, VEI: 2 });
  });
  test('VT01 should NOT hold outside that phase, for another bureau or for another role', () => {
    expect(beslis(vraag({ onderwerp: regisseur, doel: 'melding-beoordelen' })).zichtbaar).toBe(false);
    expect(beslis(vraag({ onderwerp: { ...regisseur, isRegie: false }, doel: 'melding-beoordelen' }, ['GAAN'])).zichtbaar).toBe(false);
    expect(beslis(vraag({ onderwerp: { ...regisseur, rollen: ['casusregisseur'] }, doel: 'melding-beoordelen' }, ['GAAN'])).zichtbaar).toBe(false);
  });
  test('VT05: a partner learns only who it is about, and only when the uitvraag is addressed to him', () => {
    expect(beslis(vraag({ onderwerp: deelnemer('POL'), doel: 'bekendheid-bepalen' }, ['GERICHT'])).niveaus).toEqual({ CAS: 0, IDE: 2 });
    expect(beslis(vraag({ onderwerp: deelnemer('POL'), doel: 'bekendheid-bepalen' })).zichtbaar).toBe(false);
    expect(beslis(vraag({ onderwerp: deelnemer('GGZ'), doel: 'bekendheid-bepalen' }, ['GERICHT'])).zichtbaar).toBe(false);
  });
  test('VT06: what partners gave is seen only from an accepted verstrekking', () => {
    expect(beslis(vraag({ onderwerp: regisseur, doel: 'verrijken' }, ['TEAM'])).niveaus).toEqual({});
    expect(beslis(vraag({ onderwerp: regisseur, doel: 'verrijken' }, ['TEAM', 'VERSTREKT'])).niveaus).toMatchObject({ STR: 2, PSY: 2, OND: 2 });
  });
  test('AL10: somebody outside the team may fill in an own instrument that was addressed to him', () => {
    expect(beslis(vraag({ onderwerp: deelnemer('JGZ'), doel: 'triage-uitvoeren' }, ['EIGEN', 'GERICHT'])).niveaus).toEqual({ CAS: 1, IDE: 2, TRI: 2 });
    expect(beslis(vraag({ onderwerp: deelnemer('JGZ'), doel: 'triage-uitvoeren' }, ['EIGEN'])).niveaus).toEqual({});
  });
  test('AL02: a citizen sees own data only as data subject', () => {
    const burger: Onderwerp = { rollen: ['burger'], organisatiesoort: '', isRegie: false };
    expect(beslis(vraag({ onderwerp: burger, doel: 'burger-informeren' }, ['ZELF'])).niveaus).toMatchObject({ MEL: 2, BEK: 1, VEI: 2 });
    expect(beslis(vraag({ onderwerp: burger, doel: 'burger-informeren' })).zichtbaar).toBe(false);
  });
});

/** A row grants `verleent` to this reader; only the named verbod exists. */
const met = (code: string, onderwerp: Onderwerp, doel: string, feiten: string[], verleent: Regel['verleent']) =>
  beslis(vraag({ onderwerp, doel, regels: [{ code: 'R', rollen: onderwerp.rollen, organisaties: ['*'], verleent, grondslagen: ['G01'], voorwaarden: ['TEAM'] }], verboden: verboden.filter((v) => v.code === code) }, ['TEAM', ...feiten])).niveaus;

describe('verboden win over every grant', () => {
  test('X1: an anonymous melder is for the receiving meldpunt and himself only', () => {
    expect(met('X1', regisseur, 'triage-uitvoeren', ['ANONIEM'], { MLD: 2, CAS: 1 })).toEqual({ CAS: 1 });
    expect(met('X1', regisseur, 'melding-beoordelen', ['ANONIEM', 'BEOORDELAAR'], { MLD: 2 })).toEqual({ MLD: 2 });
    expect(met('X1', { rollen: ['melder'], organisatiesoort: 'POL', isRegie: false }, 'melding-beoordelen', ['ANONIEM', 'EIGEN'], { MLD: 2 })).toEqual({ MLD: 2 });
  });
  test('X2: a secret address drops to the gemeente, except for who must go there', () => {
    expect(met('X2', regisseur, 'triage-uitvoeren', ['GEHEIM'], { ADR: 2, IDE: 2 })).toEqual({ ADR: 1, IDE: 2 });
    expect(met('X2', deelnemer('GEM'), 'actie-uitvoeren', ['GEHEIM', 'ACTIEHOUDER'], { ADR: 2 })).toEqual({ ADR: 2 });
    expect(met('X2', regisseur, 'triage-uitvoeren', [], { ADR: 2 })).toEqual({ ADR: 2 });
  });
  test('X3: no content about health to the police; that the theme exists stays', () => {
    expect(met('X3', deelnemer('POL'), 'casusoverleg-voeren', [], { PSY: 2, VSL: 1, VEI: 2 })).toEqual({ PSY: 1, VSL: 1, VEI: 2 });
    expect(met('X3', deelnemer('GGZ'), 'casusoverleg-voeren', [], { PSY: 2 })).toEqual({ PSY: 2 });
  });
  test('X4: no criminal content to a school', () => { expect(met('X4', deelnemer('ONW'), 'verrijken', [], { STR: 2 })).toEqual({ STR: 1 }); });
  test('X5: nothing to an organisation that is not active', () => { expect(met('X5', deelnemer('GEM'), 'verrijken', ['ORGANISATIE-NIET-ACTIEF'], { CAS: 2, IDE: 2 })).toEqual({}); });
  test('X6: a protected organisation is hidden from a citizen', () => {
    expect(met('X6', { rollen: ['burger'], organisatiesoort: '', isRegie: false }, 'burger-informeren', ['BESCHERMD'], { ORG: 2, CAS: 2 })).toEqual({ CAS: 2 });
    expect(met('X6', regisseur, 'burger-informeren', ['BESCHERMD'], { ORG: 2 })).toEqual({ ORG: 2 });
  });
  test('X7: a beheerder sees no person, whatever a row says', () => { expect(met('X7', { rollen: ['beheerder'], organisatiesoort: 'BUR', isRegie: false }, 'toezicht-houden', [], { CAS: 2, STU: 0, LOG: 2 })).toEqual({ CAS: 0, STU: 0, LOG: 0 }); });
  test('X8: an archived casus is for closing, the citizen and supervision only', () => {
    expect(met('X8', regisseur, 'triage-uitvoeren', ['GEARCHIVEERD'], { CAS: 2 })).toEqual({});
    expect(met('X8', regisseur, 'casus-afsluiten', ['GEARCHIVEERD'], { CAS: 2 })).toEqual({ CAS: 2 });
  });
  test('X9: signed in with too little assurance sees nothing', () => { expect(met('X9', regisseur, 'triage-uitvoeren', ['ACR-TE-LAAG'], { CAS: 2 })).toEqual({}); });
});

describe('against an independent reading of the matrix', () => {
  const rol = fc.constantFrom('melder', 'deelnemer', 'procesregisseur', 'casusregisseur', 'burger', 'beheerder', 'fg');
  const soort = fc.constantFrom('VT', 'POL', 'GEM', 'GGZ', 'JGZ', 'RVDK', 'ONW', 'WC');
  const feiten = fc.uniqueArray(fc.constantFrom('TEAM', 'EIGEN', 'GERICHT', 'GAAN', 'VERSTREKT', 'STUK', 'TOEST', 'GEZIEN', 'CODES', 'ZELF', 'ANONIEM', 'GEHEIM', 'ORGANISATIE-NIET-ACTIEF', 'GEARCHIVEERD', 'ACR-TE-LAAG'));
  const doel = fc.constantFrom(...new Set(matrix.filter((r) => r.verbandCode === 'veilig-thuis').map((r) => r.doel)));

  test('domein §1.5: nothing is granted that no row with role, organisation and all conditions grants', () => {
    fc.assert(fc.property(rol, soort, feiten, doel, (r, s, f, d) => {
      const isRegie = s === 'VT';
      const { niveaus } = beslis(vraag({ onderwerp: { rollen: [r], organisatiesoort: s, isRegie }, doel: d }, f));
      for (const [gegeven, niveau] of Object.entries(niveaus) as [Gegevenssoort, number][]) {
        const gedekt = vt(d).some((regel) => {
          const org = regel.organisaties.join(',');
          return regel.rollen.join(',').split(',').includes(r) && (org === '*' || org.split(',').includes(s) || (isRegie && org.split(',').includes('regie'))) && regel.voorwaarden.every((v) => f.includes(v as never)) && (regel.verleent[gegeven] ?? -1) >= niveau;
        });
        expect(gedekt, `${r} of ${s} got ${gegeven}@${niveau} for ${d} with ${f.join('+')}`).toBe(true);
      }
      if (['ORGANISATIE-NIET-ACTIEF', 'ACR-TE-LAAG'].some((x) => f.includes(x as never))) expect(niveaus).toEqual({});
      if (s === 'POL') expect(Math.max(niveaus.PSY ?? 0, niveaus.SOM ?? 0, niveaus.VSL ?? 0)).toBeLessThan(2);
      if (r === 'beheerder') expect(Object.values(niveaus).every((n) => n === 0)).toBe(true);
    }), { numRuns: 3000 });
  });
  test('domein §1.5: another fact about the reader never takes away, except through a verbod', () => {
    fc.assert(fc.property(rol, soort, feiten, doel, (r, s, f, d) => {
      const zonder = (lijst: string[]) => beslis({ ...vraag({ onderwerp: { rollen: [r], organisatiesoort: s, isRegie: s === 'VT' }, doel: d }, lijst), verboden: [] }).niveaus;
      const minder = zonder(f.slice(1));
      for (const [gegeven, niveau] of Object.entries(minder) as [Gegevenssoort, number][]) expect(zonder(f)[gegeven]).toBeGreaterThanOrEqual(niveau);
    }));
  });
});

describe('matrix file', () => {
  test('domein §1.5: every row names a known doel, known gegevenssoorten and an existing grondslag', () => {
    const gronden = leesJson<{ grondslagen: { code: string }[] }>('grondslagen.json').grondslagen.map((g) => g.code);
    expect(matrix).toHaveLength(87);
    expect(matrix.flatMap((r) => r.grondslagen).filter((g) => !gronden.includes(g))).toEqual([]);
    expect(new Set(matrix.map((r) => r.code)).size).toBe(87);
  });
  test('domein §1.5: a typing error in the file is refused', () => {
    expect(() => leesNiveaus(['$KERM@2'])).toThrow('$KERM@2');
    expect(() => leesNiveaus(['CAS@3'])).toThrow('CAS@3');
  });
});
