import { html, pagina } from '../../http/html.ts';
import type { Html } from '../../http/html.ts';
import type { Demoburger } from './types.ts';

const foutvak = (fout: string | undefined): Html | undefined => (fout === undefined ? undefined : html`<div class="fout" role="alert">${fout}</div>`);
/** Screen readers read the title first, so a fault is named there too. */
const titel = (naam: string, fout: string | undefined): string => (fout === undefined ? naam : `Fout: ${naam}`);

/** First step of the medewerker: user name and password. */
export const wachtwoordpagina = (uid: string, login = '', fout?: string): string => pagina(titel('Inloggen bij uw organisatie', fout), html`<h1>Inloggen bij uw organisatie</h1>
<p class="uitleg">Dit is een nagebootste inlogdienst voor de proefomgeving.</p>${foutvak(fout)}
<form method="post" action="/interactie/${uid}/wachtwoord"><label for="login">Gebruikersnaam</label><input type="text" id="login" name="login" value="${login}" autocomplete="username" autocapitalize="none" spellcheck="false" required>
<label for="wachtwoord">Wachtwoord</label><input type="password" id="wachtwoord" name="wachtwoord" autocomplete="current-password" required>
<div><button type="submit">Verder</button></div></form>`);

/** Second step: the code a telephone would show. */
export const codepagina = (uid: string, code: string, fout?: string): string => pagina(titel('Code invullen', fout), html`<h1>Vul de code in</h1>${foutvak(fout)}
<p class="uitleg">De tweede stap is nagebootst. Op uw telefoon zou nu deze code staan: <code>${code}</code></p>
<form method="post" action="/interactie/${uid}/code"><label for="code">Code van 6 cijfers</label><input type="text" id="code" name="code" inputmode="numeric" autocomplete="one-time-code" pattern="[0-9]{6}" required>
<div><button type="submit">Inloggen</button></div></form>`);

/** The citizen's page. No logo or house style of DigiD: it must never be mistaken for the real one. */
export const digidpagina = (uid: string, burgers: readonly Demoburger[], fout?: string): string => pagina(titel('DigiD, nagebootst', fout), html`<h1>DigiD, nagebootst</h1>
<p class="uitleg">Dit is niet de echte DigiD. Alle inwoners hieronder zijn verzonnen.</p>${foutvak(fout)}
<form method="post" action="/interactie/${uid}/digid"><fieldset><legend>Als wie logt u in?</legend>${burgers.map((b, i) => html`<div class="keuze"><input type="radio" name="sub" id="b${i}" value="${b.sub}" required><label for="b${i}">${b.label}</label></div>`)}</fieldset>
<fieldset><legend>Hoe logt u in?</legend><div class="keuze"><input type="radio" name="niveau" id="n1" value="substantieel" checked><label for="n1">Met de app en een controle van uw identiteitsbewijs (Substantieel)</label></div>
<div class="keuze"><input type="radio" name="niveau" id="n2" value="basis"><label for="n2">Met alleen een wachtwoord (Basis)</label></div></fieldset>
<div><button type="submit">Inloggen</button></div></form>`);

/** Asks for the click that ends the provider's session; `formulier` comes from the provider and holds its own token. */
export const uitlogpagina = (formulier: string): string => pagina('Uitloggen', html`<h1>Uitloggen</h1><p>Wilt u ook bij de inlogdienst uitloggen?</p>${{ html: formulier }}
<button type="submit" form="op.logoutForm" name="logout" value="yes" autofocus>Ja, uitloggen</button><button type="submit" class="tweede" form="op.logoutForm">Nee, ingelogd blijven</button>`);

export const uitgelogdpagina = (): string => pagina('U bent uitgelogd', html`<h1>U bent uitgelogd</h1><p>U kunt dit venster sluiten.</p>`);

export const foutpagina = (code: string, appUrl: string): string => pagina('Inloggen is niet gelukt', html`<h1>Inloggen is niet gelukt</h1><p>Begin opnieuw bij Samenspel.</p><p>Code: <code>${code}</code></p><a class="knop" href="${appUrl}">Naar Samenspel</a>`);
