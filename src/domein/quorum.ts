/** One requirement of a quorum; a rule is data per verband (R8.2). */
export type Quorumeis = { readonly code: string; readonly naam: string; readonly alleenBij?: 'minderjarige-onder-maatregel' } & (
  | { readonly soort: 'voorzitter' }
  | { readonly soort: 'een-van'; readonly organisatiesoorten: readonly string[] }
  /** So many organisations, from so many of the named domains. */
  | { readonly soort: 'domeinen'; readonly aantalOrganisaties: number; readonly aantalDomeinen: number; readonly domeinen: Readonly<Record<string, readonly string[]>> }
  /** So many organisations besides the regie itself. */
  | { readonly soort: 'partners'; readonly aantalOrganisaties: number }
);

/** Who is there. `isRegie`: the bureau that holds the meeting. */
export type Quorumdeelnemer = { readonly organisatieId: string; readonly organisatiesoort: string; readonly isRegie: boolean };
export type Quorumstand = { readonly deelnemers: readonly Quorumdeelnemer[]; readonly isVoorzitterAanwezig: boolean; readonly isMinderjarigeOnderMaatregel: boolean; readonly minimum: number };
/** `telt` and `ontbreekt` are names for the screen; `codes` the codes of what is missing. */
export type Quorum = { readonly voldaan: boolean; readonly telt: readonly string[]; readonly ontbreekt: readonly string[]; readonly codes: readonly string[] };

const uniek = (d: readonly Quorumdeelnemer[]): Quorumdeelnemer[] => d.filter((x, i) => d.findIndex((y) => y.organisatieId === x.organisatieId) === i);

const voldoet = (eis: Quorumeis, { deelnemers, isVoorzitterAanwezig, minimum }: Quorumstand): boolean => {
  const aanwezig = uniek(deelnemers);
  switch (eis.soort) {
    case 'voorzitter': return isVoorzitterAanwezig;
    case 'een-van': return aanwezig.some((d) => eis.organisatiesoorten.includes(d.organisatiesoort));
    case 'partners': return aanwezig.filter((d) => !d.isRegie).length >= Math.max(eis.aantalOrganisaties, minimum);
    case 'domeinen': {
      const domeinVan = (soort: string): string | undefined => Object.keys(eis.domeinen).find((naam) => eis.domeinen[naam]?.includes(soort));
      const tellend = aanwezig.flatMap((d) => domeinVan(d.organisatiesoort) ?? []);
      return tellend.length >= eis.aantalOrganisaties && new Set(tellend).size >= eis.aantalDomeinen;
    }
  }
};

/**
 * Whether enough of the right parties are there (R8.2): asked when the meeting starts and again at each besluit. `minimum` is a number
 * of partners that the caller asks on top (`quorumNummer`); 0 = no extra. No quorum never stops talking, only deciding.
 */
export const toetsQuorum = (eisen: readonly Quorumeis[], stand: Quorumstand): Quorum => {
  const gelden = eisen.filter((e) => e.alleenBij === undefined || stand.isMinderjarigeOnderMaatregel);
  const mist = gelden.filter((e) => !voldoet(e, stand));
  const partners = uniek(stand.deelnemers).filter((d) => !d.isRegie).length;
  const teWeinig = partners < stand.minimum && !gelden.some((e) => e.soort === 'partners');
  return {
    voldaan: mist.length === 0 && !teWeinig, telt: gelden.filter((e) => !mist.includes(e)).map((e) => e.naam),
    ontbreekt: [...mist.map((e) => e.naam), ...(teWeinig ? [`${stand.minimum} partners`] : [])], codes: [...mist.map((e) => e.code), ...(teWeinig ? ['minimum'] : [])],
  };
};
