import { describe, expect, test } from 'vitest';
import { bronnen, importsVan, regelsMet } from './bronnen.ts';

const code = bronnen(['src', 'workers'], ['.ts', '.tsx']).filter((b) => !b.pad.startsWith('src/web/'));

/** The room of a file: `casus`, `bouwstenen/uitvoeren-triage`, `workers`; the few files directly under src are `main`. */
const kamerVan = (pad: string): string => {
  const [eerste = '', tweede = '', derde = ''] = pad.split('/');
  if (eerste === 'workers') return 'workers';
  if (!pad.slice(4).includes('/')) return 'main';
  return tweede === 'bouwstenen' && derde !== 'register.ts' ? `bouwstenen/${derde}` : tweede;
};
const laagVan = (kamer: string): string => kamer.split('/')[0] ?? '';

/** Who may import whom (ARCHITECTURE.md): one way only. `main` may import all. */
const mag: Readonly<Record<string, readonly string[]>> = {
  domein: ['domein'],
  platform: ['platform', 'domein'],
  logboek: ['logboek', 'platform', 'domein'],
  toegang: ['toegang', 'logboek', 'uitwisseling', 'platform', 'domein'],
  uitwisseling: ['uitwisseling', 'toegang', 'logboek', 'platform', 'domein'],
  casus: ['casus', 'taken', 'toegang', 'uitwisseling', 'logboek', 'platform', 'domein'],
  taken: ['taken', 'casus', 'toegang', 'uitwisseling', 'logboek', 'platform', 'domein'],
  bouwstenen: ['bouwstenen', 'casus', 'taken', 'toegang', 'uitwisseling', 'logboek', 'platform', 'domein'],
  workers: ['workers', 'bouwstenen', 'casus', 'taken', 'toegang', 'uitwisseling', 'logboek', 'platform', 'domein'],
  simulatoren: ['simulatoren', 'platform', 'domein'],
  demo: ['demo', 'simulatoren', 'platform', 'domein'],
};

/** Small exceptions, each with its reason. */
const uitzonderingen: readonly (readonly [van: RegExp, naar: RegExp, reden: string])[] = [
  [/^src\/domein\//, /^src\/platform\/http\/problemen\.ts$/, 'the catalogue of errors is pure'],
  [/^src\/platform\//, /^src\/config\.ts$/, 'Config is a type that every part reads'],
  [/^src\/(simulatoren|demo)\//, /^src\/config\.ts$/, 'Config is a type that every part reads'],
  [/^src\/demo\//, /^src\/geheimen\.ts$/, 'the type of the demo secrets that the composition hands out'],
];

/** The files of a room that others may import: its door, its types, its contracts; organisaties holds no person. */
const deuren: readonly RegExp[] = [/\/index\.ts$/, /\/model\.ts$/, /^src\/toegang\/organisaties\.ts$/, /^src\/toegang\/toegang\.ts$/, /^src\/taken\/taakafhandeling\.ts$/, /\/contract\.ts$/];
const voorRegisters = /\/(api|index|gebeurtenissen|register)\.ts$/;

describe('imports go one way', () => {
  test('house rule: main → workers → bouwstenen → casus/taken → toegang/uitwisseling/logboek → platform; everybody may use domein', () => {
    const fouten = code.flatMap((bron) => importsVan(bron).flatMap((doel) => {
      const [van, naar] = [laagVan(kamerVan(bron.pad)), laagVan(kamerVan(doel))];
      if (van === 'main' || mag[van]?.includes(naar) || uitzonderingen.some(([v, n]) => v.test(bron.pad) && n.test(doel))) return [];
      return [`${bron.pad} imports ${doel}: ${van} may not know ${naar}`];
    }));
    expect(fouten, 'a lower room that knows a higher one cannot be understood, tested or replaced alone').toEqual([]);
  });
  test('house rule 1: a room is entered through its door; stores are not imported outside their room', () => {
    const fouten = code.flatMap((bron) => importsVan(bron).flatMap((doel) => {
      const [van, naar] = [kamerVan(bron.pad), kamerVan(doel)];
      if (van === naar || ['platform', 'domein', 'main', 'workers'].includes(laagVan(naar)) || deuren.some((deur) => deur.test(doel))) return [];
      const isRegister = van === 'main' || bron.pad.endsWith('/register.ts');
      if (isRegister && voorRegisters.test(doel)) return [];
      if (['simulatoren', 'demo'].includes(laagVan(naar)) && van === 'main') return [];   // only the composition starts them
      return [`${bron.pad} imports ${doel}: use the index.ts of ${naar}`];
    }));
    expect(fouten, 'personal data has one door (toegang); a store that others import is a second one').toEqual([]);
  });
});

describe('what the sources may not contain', () => {
  test('house rule 9: an engine key is text, never a number (keys of partition 4 and up exceed 2^53)', () => {
    const patroon = /\b\w*(?:[pP]rocessInstanceKey|[eE]lementInstanceKey|[jJ]obKey|[tT]aakSleutel|[iI]ncidentSleutel|[jJ]obSleutel|[dD]efinitieSleutel)\??:\s*number\b|(?:Number|parseInt)\(\s*[\w.[\]']*(?:InstanceKey|jobKey|_sleutel|Sleutel)\b/;
    expect(code.flatMap((bron) => regelsMet(bron, patroon)), 'a rounded key points at another case').toEqual([]);
  });
  test('house rule 6: in the rooms of the domain, time comes from the clock', () => {
    // Machine time is for technical waits (platform), the pages and the separate simulator servers; everywhere else a moved clock must be seen.
    // The afronder's wait between two tries is such a technical wait; starten.ts dates the demo secrets before there is a clock.
    const vrij = /^src\/(platform|web|simulatoren)\/|^src\/taken\/afronder\.ts$|^src\/starten\.ts$/;
    expect(code.filter((bron) => !vrij.test(bron.pad)).flatMap((bron) => regelsMet(bron, /\bDate\.now\(\)|\bnew Date\(\)/)), 'use kern.clock.now() or ctx.now').toEqual([]);
  });
  test('house rule: files name no place outside the repository', () => {
    const alles = bronnen(['src', 'workers', 'test', 'processes', 'forms', 'data', 'docs', 'scripts'], ['.ts', '.tsx', '.mjs', '.md', '.json', '.csv', '.bpmn', '.form', '.yaml', '.xml', '.css', '.html']);
    const buiten = new RegExp(['\\.\\./', 'shared', '|/', 'work/'].join(''));
    expect(alles.flatMap((bron) => (bron.tekst.split('\n').flatMap((regel, i) => (buiten.test(regel.replace(/\.\.\/sharedb/g, '')) ? [`${bron.pad}:${i + 1}`] : [])))), 'the repository must stand on its own').toEqual([]);
  });
  test('house rule: erasable TypeScript only: no enum, namespace or parameter property', () => {
    expect(code.flatMap((bron) => regelsMet(bron, /^\s*(export\s+)?(declare\s+)?(const\s+)?enum\s|^\s*(export\s+)?namespace\s|constructor\((?:[^)]*,)?\s*(?:private|public|protected|readonly)\s/)), 'Node runs these files without a compiler').toEqual([]);
  });
  test('house rule: no default exports', () => {
    expect(code.flatMap((bron) => regelsMet(bron, /^export default\b/)), 'one name for one thing').toEqual([]);
  });
});
