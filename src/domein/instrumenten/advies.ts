import { prioriteiten, type Adviesregel, type Adviestabel, type Prioriteit, type Triagefeiten, type Vervolg } from './adviestabel.ts';

export type Triageadvies = {
  readonly prioriteit: Prioriteit;
  readonly vervolg: Vervolg;
  /** Next steps that are proposed besides, such as overdracht; choosing one is no deviation. */
  readonly voorstellen: readonly Vervolg[];
  readonly isOnvoldoendeBeeld: boolean;
  /** Every rule that fired, in table order, each with its sentence; none is left out. */
  readonly regels: readonly { readonly id: string; readonly zin: string; readonly burgerzin: string }[];
  readonly tabelversie: string;
};

/**
 * R5.1: collect all rules that fire, let the most urgent win (table order breaks a tie), list every one of them.
 * With too many unknown leefgebieden the advice is "onvoldoende beeld", never less urgent than P3. The outcome only advises.
 */
export const bepaalAdvies = (tabel: Adviestabel, feiten: Triagefeiten): Triageadvies => {
  const gevuurd = tabel.regels.filter((r) => r.soort !== 'anders' && r.als.every((v) => geldt(v, feiten)));
  const metPrioriteit = gevuurd.filter((r) => r.soort === 'prioriteit');
  const anders = tabel.regels.find((r) => r.soort === 'anders');
  if (!anders) throw new Error('De adviestabel heeft geen regel voor "anders"');
  const regels = metPrioriteit.length > 0 ? gevuurd : [...gevuurd, anders];
  const beslissend = metPrioriteit.toSorted((a, b) => rang(a) - rang(b))[0] ?? anders;
  return {
    prioriteit: beslissend.prioriteit ?? 'p4',
    vervolg: vervolgVoor(tabel, feiten.verbandCode, beslissend.vervolg),
    voorstellen: gevuurd.filter((r) => r.soort === 'voorstel').map((r) => r.vervolg),
    isOnvoldoendeBeeld: gevuurd.some((r) => r.onvoldoendeBeeld),
    regels: regels.map(({ id, zin, burgerzin }) => ({ id, zin, burgerzin })),
    tabelversie: tabel.versie,
  };
};

/** The next steps a verband has; the others are shown as not possible and refused. */
export const kentVervolg = (tabel: Adviestabel, verbandCode: string, vervolg: Vervolg): boolean =>
  tabel.vervangingen[verbandCode]?.[vervolg] === undefined;

const vervolgVoor = (tabel: Adviestabel, verbandCode: string, vervolg: Vervolg): Vervolg => tabel.vervangingen[verbandCode]?.[vervolg] ?? vervolg;
const rang = (r: Adviesregel): number => r.prioriteit === null ? prioriteiten.length : prioriteiten.indexOf(r.prioriteit);
const geldt = (v: Adviesregel['als'][number], feiten: Triagefeiten): boolean => {
  const feit = feiten[v.feit];
  if (feit === null) return false;
  if ('is' in v) return feit === v.is;
  if ('eenVan' in v) return v.eenVan.some((w) => w === feit);
  return typeof feit === 'number' && feit >= v.minstens;
};
