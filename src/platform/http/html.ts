const tekens: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', '\'': '&#39;' };
/** Text made safe for HTML, in elements and in quoted attributes. */
export const veilig = (tekst: string): string => tekst.replace(/[&<>"']/g, (t) => tekens[t] ?? t);

/** A part of a page that is already safe; only `html` makes it. */
export type Html = { readonly html: string };
type Deel = string | number | Html | readonly Html[] | undefined | false;

const schrijf = (d: Deel): string => {
  if (d === undefined || d === false) return '';
  if (typeof d === 'string' || typeof d === 'number') return veilig(String(d));
  return 'html' in d ? d.html : d.map((h) => h.html).join('');
};
/** Template for server-made pages: everything put in is escaped unless it is `Html` itself. */
export const html = (vast: TemplateStringsArray, ...delen: Deel[]): Html => ({ html: vast.reduce((t, v, i) => t + v + (i < delen.length ? schrijf(delen[i]) : ''), '') });

/** A whole page in the house style, without script; works under the strict content security policy. */
export const pagina = (titel: string, inhoud: Html): string => html`<!doctype html>
<html lang="nl"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${titel} · Samenspel</title>
<style>${{ html: opmaak }}</style></head>
<body><a class="skip" href="#inhoud">Naar de inhoud</a><header><span>Samenspel</span></header><main id="inhoud">${inhoud}</main></body></html>`.html;

export const opmaak = `
:root{color-scheme:light}*{box-sizing:border-box}
body{margin:0;font:1rem/1.55 "Public Sans",system-ui,sans-serif;color:#16242b;background:#f3f6f6}
header{background:#0d3b45;color:#fff;padding:.9rem 1.5rem;font-weight:700;font-size:1.15rem}
main{max-width:46rem;margin:2rem auto;padding:1.75rem;background:#fff;border:1px solid #c9d4d6;border-radius:.5rem}
h1{font-size:1.6rem;line-height:1.25;margin:0 0 .75rem}h2{font-size:1.2rem;margin:2rem 0 .5rem}h3{font-size:1rem;margin:1.25rem 0 .25rem}
a{color:#0a5a6b}a:hover{text-decoration-thickness:2px}
:focus-visible{outline:3px solid #0a5a6b;outline-offset:2px}
.skip{position:absolute;left:-999px}.skip:focus{left:.5rem;top:.5rem;background:#fff;padding:.5rem}
label{display:block;font-weight:600;margin:1rem 0 .25rem}input[type=text],input[type=password]{width:100%;max-width:24rem;font:inherit;padding:.6rem .7rem;border:1px solid #5b6b70;border-radius:.3rem}
fieldset{border:0;padding:0;margin:1rem 0}legend{font-weight:600;padding:0;margin-bottom:.25rem}.keuze{display:flex;gap:.6rem;align-items:baseline;padding:.35rem 0}.keuze label{margin:0;font-weight:400}
.keuze input{width:1.15rem;height:1.15rem}
button,.knop{display:inline-block;font:inherit;font-weight:600;margin-top:1.25rem;min-height:2.75rem;padding:.6rem 1.1rem;border:0;border-radius:.3rem;background:#0a5a6b;color:#fff;text-decoration:none;cursor:pointer}
button.tweede{background:#fff;color:#0a5a6b;border:1px solid #0a5a6b;margin-left:.5rem}
.fout{border-left:5px solid #b3261e;background:#fdf0ef;padding:.75rem 1rem;margin:1rem 0}.uitleg{border-left:5px solid #0a5a6b;background:#eaf3f4;padding:.75rem 1rem;margin:1rem 0}
code{background:#eef2f2;padding:.1rem .3rem;border-radius:.2rem;overflow-wrap:anywhere}table{border-collapse:collapse;width:100%}th,td{text-align:left;padding:.35rem .5rem;border-bottom:1px solid #d5dede;vertical-align:top}
.breed{max-width:70rem}.methode{font-weight:700;text-transform:uppercase}`;
