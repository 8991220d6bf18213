/** When an actie starts: at once, at an incident, or after another actie (domein §7.11 c). */
export const condities = ['direct', 'bij-incident', 'na-actie'] as const;
export type Conditie = typeof condities[number];

/** What the uitvoerder reports (domein §7.11 c). */
export const resultaten = ['behaald', 'deels', 'niet-behaald', 'niet-uitvoerbaar'] as const;
export type Resultaat = typeof resultaten[number];

/** An actie that another one waits for: how it stands, and with which result it ended. */
export type Voorganger = { readonly status: string; readonly resultaat: Resultaat | null };

/**
 * R11.5: an actie `na-actie` starts when its predecessor is afgerond with a result that was reached, at least in part. A predecessor that ended
 * otherwise leaves it to the casusregisseur; one that still runs keeps it waiting.
 */
export const magStarten = (conditie: Conditie, voorganger: Voorganger | null): 'starten' | 'wachten' | 'regisseur-beslist' => {
  if (conditie !== 'na-actie' || voorganger === null) return 'starten';
  if (voorganger.status === 'ingetrokken') return 'regisseur-beslist';
  if (voorganger.status !== 'afgerond') return 'wachten';
  return voorganger.resultaat === 'behaald' || voorganger.resultaat === 'deels' ? 'starten' : 'regisseur-beslist';
};
