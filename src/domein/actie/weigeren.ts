/** Why an uitvoerder may refuse or give back (R11.2). */
export const weigercodes = ['geen-capaciteit', 'niet-bevoegd', 'onvoldoende-informatie', 'onveilig', 'andere-partij-passender', 'anders'] as const;
export type Weigercode = typeof weigercodes[number];

/** Least length of the text at the code `anders`, in characters (R11.2). */
export const andersMinimaal = 20;

export type Weigerfout = { readonly veld: string; readonly code: 'verplicht' | 'te-kort'; readonly melding: string };

/** R11.2: refusing and giving back need a code, and `anders` a text of at least 20 characters. Every fault at once; empty = fine. */
export const toetsWeigering = (code: string | null | undefined, toelichting: string | null | undefined): Weigerfout[] => {
  if (!(weigercodes as readonly string[]).includes(code ?? '')) return [{ veld: '/weigercode', code: 'verplicht', melding: 'Kies waarom u de actie niet doet' }];
  if (code === 'anders' && [...(toelichting ?? '').trim()].length < andersMinimaal) return [{ veld: '/toelichting', code: 'te-kort', melding: `Leg in minstens ${andersMinimaal} tekens uit waarom u de actie niet doet` }];
  return [];
};
