import type { Gegevenssoort, Niveau, Niveaus } from './toegang.ts';

/** A row of the matrix (domein §1.5), already limited to the verband, the region and the doel of the question. */
export type Regel = {
  readonly code: string; readonly rollen: readonly string[]; readonly organisaties: readonly string[]; readonly verleent: Niveaus;
  readonly grondslagen: readonly string[]; readonly voorwaarden: readonly string[];
};

/** A prohibition (X-row): takes away the niveau named and everything above it. */
export type Verbod = {
  readonly code: string; readonly ontneemt: Partial<Record<Gegevenssoort | '*', Niveau>>; readonly organisatiesoorten: readonly string[]; readonly rollen: readonly string[];
  readonly voorwaarde: string | null; readonly behalve: readonly string[]; readonly behalveDoelen: readonly string[];
};

/** Who asks, in the terms of the matrix. */
export type Onderwerp = { readonly rollen: readonly string[]; readonly organisatiesoort: string; readonly isRegie: boolean };

/** Everything a decision rests on; pure values, so that another engine (Cedar) can take the same question. */
export type Beslisvraag = {
  readonly onderwerp: Onderwerp; readonly doel: string; readonly gevraagd: readonly Gegevenssoort[];
  /** Condition codes that hold, TEAM included. */
  readonly feiten: ReadonlySet<string>; readonly regels: readonly Regel[]; readonly verboden: readonly Verbod[];
};
export type Beslissing = {
  /** False: this object does not exist for the reader (404). */
  readonly zichtbaar: boolean; readonly niveaus: Niveaus; readonly regels: readonly string[]; readonly verboden: readonly string[]; readonly grondslagen: readonly string[];
};
/** The seam of the decision point. */
export type Beslisser = (vraag: Beslisvraag) => Beslissing;

/** Conditions that name the object themselves: a row with one of these needs no casus_team (domein §1.1). */
const zonderTeam = new Set(['GERICHT', 'STUK', 'EIGEN', 'ZELF', 'GAAN', 'CODES', 'KUBUS', 'VERBAND', 'NOOD']);

const geldtVoor = (regel: Regel, { rollen, organisatiesoort, isRegie }: Onderwerp): boolean =>
  regel.rollen.some((rol) => rollen.includes(rol)) && regel.organisaties.some((o) => o === '*' || o === organisatiesoort || (o === 'regie' && isRegie));

const isVervuld = (regel: Regel, feiten: ReadonlySet<string>): boolean =>
  regel.voorwaarden.every((v) => feiten.has(v)) && (feiten.has('TEAM') || regel.voorwaarden.some((v) => zonderTeam.has(v)));

const verbiedt = (verbod: Verbod, { onderwerp, doel, feiten }: Beslisvraag): boolean =>
  (verbod.organisatiesoorten.length === 0 || verbod.organisatiesoorten.includes(onderwerp.organisatiesoort))
  && (verbod.rollen.length === 0 || verbod.rollen.some((rol) => onderwerp.rollen.includes(rol)))
  && (verbod.voorwaarde === null || feiten.has(verbod.voorwaarde))
  && !verbod.behalveDoelen.includes(doel) && !verbod.behalve.some((uitzondering) => feiten.has(uitzondering));

/** The highest niveau per gegevenssoort that these rows grant, of what was asked. */
const verleend = (regels: readonly Regel[], gevraagd: readonly Gegevenssoort[]): Niveaus => {
  const uit: Niveaus = {};
  for (const regel of regels) {
    for (const soort of gevraagd) {
      const niveau = regel.verleent[soort];
      if (niveau !== undefined && niveau > (uit[soort] ?? -1)) uit[soort] = niveau;
    }
  }
  return uit;
};

/** What a prohibition leaves; the same object when it takes nothing away. */
const naVerbod = (niveaus: Niveaus, { ontneemt }: Verbod): Niveaus => {
  const uit: Niveaus = {};
  let geraakt = false;
  for (const [soort, niveau] of Object.entries(niveaus) as [Gegevenssoort, Niveau][]) {
    const grens = Math.min(ontneemt[soort] ?? 3, ontneemt['*'] ?? 3);
    if (niveau < grens) uit[soort] = niveau;
    else {
      geraakt = true;
      if (grens > 0) uit[soort] = grens - 1 as Niveau;
    }
  }
  return geraakt ? uit : niveaus;
};

/**
 * Decides by the matrix (domein §1.5): default deny; the highest niveau of the rows whose role, organisation and conditions hold; a
 * verbod wins over every grant. Pure: the same question always gives the same answer.
 */
export const beslis: Beslisser = (vraag) => {
  const vervuld = vraag.regels.filter((regel) => geldtVoor(regel, vraag.onderwerp) && isVervuld(regel, vraag.feiten));
  let niveaus = verleend(vervuld, vraag.gevraagd);
  const verboden: string[] = [];
  for (const verbod of vraag.verboden) {
    if (!verbiedt(verbod, vraag)) continue;
    const over = naVerbod(niveaus, verbod);
    if (over !== niveaus) verboden.push(verbod.code);
    niveaus = over;
  }
  const droegenBij = vervuld.filter((regel) => vraag.gevraagd.some((soort) => niveaus[soort] !== undefined && regel.verleent[soort] !== undefined));
  return {
    zichtbaar: vraag.feiten.has('TEAM') || vervuld.length > 0, niveaus, regels: droegenBij.map((r) => r.code).toSorted(), verboden,
    grondslagen: [...new Set(droegenBij.flatMap((r) => r.grondslagen))].toSorted(),
  };
};
