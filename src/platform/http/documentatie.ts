import { html, pagina } from './html.ts';
import type { Html } from './html.ts';
import { catalogus } from './problemen.ts';
import type { Probleemcode } from './problemen.ts';

type Schema = { type?: string | string[]; properties?: Record<string, Schema>; required?: string[]; description?: string; enum?: unknown[]; items?: Schema; format?: string; maxLength?: number; oneOf?: Schema[]; anyOf?: Schema[]; $ref?: string };
type Inhoud = { content?: Record<string, { schema?: Schema }> };
type Operatie = { summary?: string; description?: string; parameters?: { name: string; in: string; required?: boolean; schema?: Schema }[]; requestBody?: Inhoud; responses: Record<string, Inhoud & { description: string }> };
type Document = { info: { title: string; description?: string }; paths?: Record<string, Record<string, Operatie>> };

const soort = (s: Schema | undefined): string => {
  if (s === undefined) return '';
  if (s.$ref !== undefined) return s.$ref.split('/').at(-1) ?? '';
  if (s.enum !== undefined) return s.enum.map(String).join(' | ');
  if (s.oneOf ?? s.anyOf) return (s.oneOf ?? s.anyOf ?? []).map(soort).join(' of ');
  if (s.type === 'array') return `lijst van ${soort(s.items)}`;
  return [[s.type ?? 'alles'].flat().join(' | '), s.format, s.maxLength === undefined ? undefined : `hoogstens ${s.maxLength} tekens`].filter((d) => d !== undefined).join(', ');
};
const velden = (s: Schema | undefined, voor = '', diepte = 0): Html[] => Object.entries(s?.properties ?? {}).flatMap(([naam, v]) => [
  html`<tr><td><code>${voor}${naam}</code></td><td>${soort(v)}</td><td>${s?.required?.includes(naam) ? 'ja' : 'nee'}</td><td>${v.description}</td></tr>`,
  ...(diepte < 3 ? velden(v.type === 'array' ? v.items : v, `${voor}${naam}${v.type === 'array' ? '[]' : ''}/`, diepte + 1) : []),
]);
const tabel = (kop: string, s: Schema | undefined): Html | undefined => {
  const rijen = velden(s);
  return rijen.length === 0 ? undefined : html`<h3>${kop}</h3><table><thead><tr><th>Veld</th><th>Soort</th><th>Verplicht</th><th>Uitleg</th></tr></thead><tbody>${rijen}</tbody></table>`;
};
const jsonVan = (i: Inhoud | undefined): Schema | undefined => i?.content?.['application/json']?.schema;

const operatie = (pad: string, methode: string, o: Operatie): Html => html`<section><h2><span class="methode">${methode}</span> <code>${pad}</code></h2><p><strong>${o.summary}</strong></p><p>${o.description}</p>
${o.parameters !== undefined && html`<h3>Parameters</h3><table><thead><tr><th>Naam</th><th>Waar</th><th>Soort</th><th>Verplicht</th></tr></thead><tbody>${o.parameters.map((p) => html`<tr><td><code>${p.name}</code></td><td>${p.in}</td><td>${soort(p.schema)}</td><td>${p.required === true ? 'ja' : 'nee'}</td></tr>`)}</tbody></table>`}
${tabel('Inhoud', jsonVan(o.requestBody))}
<h3>Antwoorden</h3><table><tbody>${Object.entries(o.responses).map(([status, r]) => html`<tr><th scope="row">${status}</th><td>${r.description}</td></tr>`)}</tbody></table>
${Object.entries(o.responses).filter(([s]) => s.startsWith('2')).map(([s, r]) => tabel(`Inhoud van antwoord ${s}`, jsonVan(r)) ?? html``)}</section>`;

/** Readable API documentation, made on the server from the OpenAPI document: no script, so the strict CSP holds. */
export const documentatiepagina = (document: unknown, adres: string): string => {
  const d = document as Document;
  const delen = Object.entries(d.paths ?? {}).flatMap(([pad, methoden]) => Object.entries(methoden).map(([m, o]) => operatie(pad, m, o)));
  return pagina(d.info.title, html`<h1>${d.info.title}</h1><p>${d.info.description}</p><p>Voor programma's: <a href="${adres}">${adres}</a> (OpenAPI 3.1). Fouten: <a href="/problemen">alle foutcodes</a>.</p>${delen}`);
};

/** What a reader can do about a problem, by its status. */
const raad = (status: number): string => ({
  400: 'Kijk in het antwoord bij fouten welke velden niet kloppen. Verbeter ze en verstuur het opnieuw. Er is niets opgeslagen.',
  401: 'Log in, of log opnieuw in met een hoger niveau.',
  403: 'Vraag de coördinator van uw organisatie of u de juiste rol heeft.',
  404: 'Controleer het adres. Wat u niet mag zien, noemen wij ook niet.',
  405: 'Kijk in de documentatie welke handelingen hier wel kunnen.',
  409: 'Ververs de pagina en kijk wat er intussen is veranderd.',
  410: 'De bewaartermijn is voorbij. De gegevens komen niet terug.',
  412: 'Ververs de pagina, kijk wat de ander heeft gewijzigd en pas uw wijziging daarop aan.',
  413: 'Verklein de inhoud en verstuur het opnieuw.',
  415: 'Verstuur JSON in UTF-8.',
  429: 'Wacht zo lang als de header Retry-After zegt. Probeer het daarna opnieuw.',
  500: 'Probeer het opnieuw. Geef bij herhaling de foutcode door aan de beheerder.',
  502: 'Wij proberen het vanzelf opnieuw. U hoeft niets te doen.',
  503: 'Wacht even. Wat u heeft verstuurd, is bewaard.',
} as Record<number, string>)[status] ?? '';

/** Page behind the `type` of a problem; undefined for a code that does not exist. */
export const probleempagina = (code: string): string | undefined => {
  if (!Object.hasOwn(catalogus, code)) return undefined;
  const p = catalogus[code as Probleemcode];
  return pagina(p.titel, html`<h1>${p.titel}</h1><p>Code: <code>${code}</code> · status ${p.status}</p><p>${raad(p.status)}</p><p><a href="/problemen">Alle foutcodes</a></p>`);
};

export const problemenpagina = (): string => pagina('Foutcodes', html`<h1>Foutcodes</h1><table><thead><tr><th>Status</th><th>Code</th><th>Betekenis</th></tr></thead><tbody>${Object.entries(catalogus).map(([code, p]) => html`<tr><td>${p.status}</td><td><a href="/problemen/${code}">${code}</a></td><td>${p.titel}</td></tr>`)}</tbody></table>`);
