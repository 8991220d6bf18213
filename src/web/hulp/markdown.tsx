import type { ReactNode } from 'react';

/** The small part of Markdown our user pages use: headings, paragraphs, lists, tables, bold, code and links. Text only becomes text: no HTML passes. */
export function Markdown({ tekst }: { tekst: string }): ReactNode {
  return <div className="proza">{blokken(tekst).map((b, i) => <Blok key={i} regels={b} />)}</div>;
}

/** Blocks are separated by empty lines; a heading is a block of its own. */
export function blokken(tekst: string): string[][] {
  const uit: string[][] = [];
  let nu: string[] = [];
  const sluit = (): void => { if (nu.length > 0) uit.push(nu); nu = []; };
  for (const regel of tekst.replace(/\r/g, '').split('\n')) {
    if (regel.trim() === '') sluit();
    else if (/^#{1,4} /.test(regel)) { sluit(); uit.push([regel]); }
    else nu.push(regel);
  }
  sluit();
  return uit;
}

function Blok({ regels }: { regels: string[] }): ReactNode {
  const eerste = regels[0]!;
  const kop = /^(#{1,4}) (.*)$/.exec(eerste);
  if (kop) {
    const inhoud = zin(kop[2]!);
    return kop[1]!.length === 1 ? <h2>{inhoud}</h2> : <h3>{inhoud}</h3>;
  }
  if (/^\s*[-*] /.test(eerste)) return <ul>{punten(regels, /^\s*[-*] /).map((p, i) => <li key={i}>{zin(p)}</li>)}</ul>;
  if (/^\s*\d+\. /.test(eerste)) return <ol>{punten(regels, /^\s*\d+\. /).map((p, i) => <li key={i}>{zin(p)}</li>)}</ol>;
  if (eerste.startsWith('|') && /^\|[\s|:-]+\|?$/.test(regels[1] ?? '')) {
    return (
      <div className="tabel-wikkel" tabIndex={0} role="group" aria-label="Tabel"><table className="tabel"><thead><tr>{cellen(eerste).map((c, i) => <th scope="col" key={i}>{zin(c)}</th>)}</tr></thead>
        <tbody>{regels.slice(2).map((r, i) => <tr key={i}>{cellen(r).map((c, n) => <td key={n}>{zin(c)}</td>)}</tr>)}</tbody></table></div>
    );
  }
  return <p>{zin(regels.join(' '))}</p>;
}
const cellen = (rij: string): string[] => rij.replace(/^\||\|\s*$/g, '').split('|').map((c) => c.trim());
/** List items; a line without a mark belongs to the item above it. */
function punten(regels: string[], merk: RegExp): string[] {
  const uit: string[] = [];
  for (const r of regels) { if (merk.test(r)) uit.push(r.replace(merk, '')); else uit[uit.length - 1] += ` ${r.trim()}`; }
  return uit;
}
function zin(tekst: string): ReactNode[] {
  return tekst.split(/(\*\*[^*]+\*\*|`[^`]+`|\[[^\]]+\]\([^)\s]+\))/).map((deel, i) => {
    if (deel.startsWith('**')) return <strong key={i}>{deel.slice(2, -2)}</strong>;
    if (deel.startsWith('`')) return <code key={i}>{deel.slice(1, -1)}</code>;
    const link = /^\[([^\]]+)\]\(([^)\s]+)\)$/.exec(deel);
    if (link) {
      const blad = /^(?:\.\/)?([\w-]+)\.md(?:#.*)?$/.exec(link[2]!);
      const adres = blad ? `/hulp?blad=${blad[1]}` : link[2]!;
      return /^(https?:|tel:|mailto:|\/|#)/.test(adres) ? <a key={i} href={adres}>{link[1]}</a> : link[1];
    }
    return deel;
  });
}
