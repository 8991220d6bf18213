import { parseAst } from 'vite';

export type Wachter = { readonly id: string; readonly regel: string };
type Knoop = { type: string; start: number; end: number } & Record<string, unknown>;
const isKnoop = (w: unknown): w is Knoop => typeof w === 'object' && w !== null && typeof (w as { type?: unknown }).type === 'string';
const veld = (k: unknown, ...pad: string[]): unknown => pad.reduce<unknown>((w, naam) => (typeof w === 'object' && w !== null ? (w as Record<string, unknown>)[naam] : undefined), k);

/**
 * Puts a switch around each guard of a source file: a thrown `Probleem`, a call `vraag…`, `eis…`, `weiger…` or `controleer…` of which nobody uses the answer, the
 * predicate of a `filter`, and who is shut out as second person. The switch (opzet.ts) notes when the guard refuses, or lets everything through.
 */
export const instrumenteer = (pad: string, tekst: string): { tekst: string; wachters: Wachter[] } => {
  const wachters: Wachter[] = [], invoegen: [number, string][] = [];
  const wachter = (soort: string, n: Knoop): string => {
    const voor = tekst.slice(0, n.start).split('\n');
    const id = `${soort} ${pad}:${voor.length}:${(voor.at(-1) ?? '').length + 1}`;
    wachters.push({ id, regel: tekst.slice(tekst.lastIndexOf('\n', n.start) + 1, n.end).trim().replaceAll(/\s+/g, ' ') });
    return JSON.stringify(id);
  };
  const om = (n: Knoop, voor: string, na: string): void => { invoegen.push([n.start, voor], [n.end, na]); };
  const bezoek = (n: Knoop): void => {
    if (n.type === 'ThrowStatement' && veld(n, 'argument', 'callee', 'name') === 'Probleem') om(n, `{ if (globalThis.wachters.weigert(${wachter('weigering', n)})) `, ' }');
    else if (n.type === 'ExpressionStatement' && isKnoop(n['expression'])) {
      const isWacht = n['expression'].type === 'AwaitExpression';
      const roep = isWacht ? veld(n, 'expression', 'argument') : n['expression'];
      if (isKnoop(roep) && roep.type === 'CallExpression' && /^(?:vraag|eis|weiger|controleer)(?:[A-Z]|$)/.test(String(veld(roep, 'callee', 'name') ?? veld(roep, 'callee', 'property', 'name')))) {
        const isAsync = isWacht || /\bawait\b/.test(tekst.slice(roep.start, roep.end));
        om(roep, isAsync ? `${isWacht ? '' : 'await '}globalThis.wachters.wacht(${wachter('vraag', n)}, async () => ` : `globalThis.wachters.roep(${wachter('vraag', n)}, () => `, ')');
      }
    } else if (n.type === 'CallExpression' && veld(n, 'callee', 'property', 'name') === 'filter' && isKnoop(veld(n, 'arguments', '0'))) {
      const welke = veld(n, 'arguments', '0') as Knoop;
      om(welke, `globalThis.wachters.filter(${wachter('filter', welke)}, `, ')');
    } else if (n.type === 'Property' && veld(n, 'key', 'name') === 'uitgeslotenMedewerker' && isKnoop(n['value'])) om(n['value'], `globalThis.wachters.buiten(${wachter('tweede persoon', n['value'])}, `, ')');
    for (const w of Object.values(n)) for (const kind of Array.isArray(w) ? w : [w]) if (isKnoop(kind)) bezoek(kind);
  };
  bezoek(parseAst(tekst, { lang: 'ts' }) as unknown as Knoop);
  return { wachters, tekst: invoegen.toSorted((a, b) => b[0] - a[0]).reduce((t, [plek, stuk]) => t.slice(0, plek) + stuk + t.slice(plek), tekst) };
};
