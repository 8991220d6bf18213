/** A plan as a version keeps it: titles and texts per id. `niveau` says how much a receiver must hold to see it. */
export type Versiedoel = { readonly id: string; readonly titel: string; readonly specifiek: string; readonly streefdatum: string | null; readonly status: string };
export type Versieinterventie = { readonly id: string; readonly doelId: string; readonly omschrijving: string; readonly organisatieId: string | null; readonly geplandVan: string | null; readonly geplandTot: string | null; readonly status: string; readonly isActief: boolean };
export type Planinhoud = { readonly doelen: readonly Versiedoel[]; readonly interventies: readonly Versieinterventie[] };
export type Verschil = { readonly soort: 'nieuw' | 'weg' | 'gewijzigd'; readonly object: 'doel' | 'interventie'; readonly id: string; readonly velden: readonly string[] };

const vergelijk = <T extends { readonly id: string }>(object: Verschil['object'], oud: readonly T[], nieuw: readonly T[]): Verschil[] => [
  ...nieuw.filter((n) => !oud.some((o) => o.id === n.id)).map((n) => ({ soort: 'nieuw' as const, object, id: n.id, velden: [] })),
  ...oud.filter((o) => !nieuw.some((n) => n.id === o.id)).map((o) => ({ soort: 'weg' as const, object, id: o.id, velden: [] })),
  ...nieuw.flatMap((n) => {
    const o = oud.find((x) => x.id === n.id);
    const velden = o === undefined ? [] : Object.keys(n).filter((k) => n[k as keyof T] !== o[k as keyof T]);
    return velden.length > 0 ? [{ soort: 'gewijzigd' as const, object, id: n.id, velden }] : [];
  }),
];

/** R10.5: what changed between two versions, by id and field name; who shows it adds the values the reader may see. */
export const verschilTussen = (oud: Planinhoud, nieuw: Planinhoud): readonly Verschil[] => [...vergelijk('doel', oud.doelen, nieuw.doelen), ...vergelijk('interventie', oud.interventies, nieuw.interventies)];
