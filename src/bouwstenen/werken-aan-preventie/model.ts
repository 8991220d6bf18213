/** Outcomes of the bouwsteen (processen §2.4). */
export const uitkomsten = ['gereed', 'opschalen', 'geen-deelname'] as const;
export type Preventieuitkomst = typeof uitkomsten[number];
export const akkoorduitkomsten = ['akkoord', 'geen-akkoord', 'geen-reactie', 'niet-gevraagd'] as const;
export type Akkoorduitkomst = typeof akkoorduitkomsten[number];
/** What a provider may report: codes only, so that nothing about a person comes along. */
export const voortgangsoorten = ['begonnen', 'loopt', 'afgerond', 'gestopt'] as const;
export type Voortgangsoort = typeof voortgangsoorten[number];
export const zorgsoorten = ['kind-onveilig', 'geweld', 'gevaar-voor-zichzelf', 'anders'] as const;
export type Zorgsoort = typeof zorgsoorten[number];

/** Event types with partner systems. */
export const typen = {
  trajectGestart: 'nl.samenspel.werken-aan-preventie.traject-gestart.v1', trajectAfgerond: 'nl.samenspel.werken-aan-preventie.traject-afgerond.v1',
  voortgangGemeld: 'nl.samenspel.werken-aan-preventie.voortgang-gemeld.v1', zorgGemeld: 'nl.samenspel.werken-aan-preventie.zorg-gemeld.v1',
} as const;

/** What the citizens said together: one yes is enough to go on, with those who said it (voluntary, R4.2). Silence is never a yes. */
export const akkoordVan = (antwoorden: readonly (string | null)[]): Akkoorduitkomst => {
  if (antwoorden.includes('akkoord')) return 'akkoord';
  if (antwoorden.includes('geen-akkoord')) return 'geen-akkoord';
  return antwoorden.includes('geen-reactie') ? 'geen-reactie' : 'niet-gevraagd';
};

/** State of a traject after the answer of its person. */
export const trajectstaatNa = (antwoord: string | null): 'geaccepteerd' | 'afgeslagen' | 'verlopen' => (antwoord === 'akkoord' ? 'geaccepteerd' : antwoord === 'geen-akkoord' ? 'afgeslagen' : 'verlopen');

/** R4.7: the last two scores are both lower than the first: offer contact. A signal to look, never a melding. */
export const vraagtContact = (scores: readonly number[]): boolean => scores.length >= 3 && scores.slice(-2).every((s) => s < (scores[0] ?? 0));

/** Progress in per cent after a report; a traject that stopped keeps what it had. */
export const voortgangNa = (soort: Voortgangsoort, nu: number): number => ({ begonnen: Math.max(nu, 10), loopt: Math.max(nu, 50), afgerond: 100, gestopt: nu })[soort];
