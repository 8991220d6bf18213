/** One part of a plan as a citizen reads it: what is done, for which doel, by whom and when. Days are `YYYY-MM-DD`; `wie` is the id of an organisation, `zelf` (a person of the family), or nobody yet. */
export type Deelinhoud = { readonly doel: string; readonly doeltekst: string; readonly streefdatum: string | null; readonly omschrijving: string; readonly wie: string | null; readonly van: string | null; readonly tot: string | null };
/** Why a part of a running plan is asked about: new for him, changed since he spoke about it, or the same and still without his word. */
export type Wijzigingsoort = 'nieuw' | 'gewijzigd' | 'open';

const tekst = (waar: string, oud: string, nieuw: string): string[] => (oud === nieuw ? [] : [`${waar} “${nieuw}”. Eerst stond er: “${oud}”.`]);
const dag = (wat: string, weg: string, oud: string | null, nieuw: string | null, alsDag: (d: string) => string): string[] => {
  if (oud === nieuw) return [];
  if (nieuw === null) return [`${weg} Eerst was dat ${alsDag(oud ?? '')}.`];
  return [`${wat} ${alsDag(nieuw)}. ${oud === null ? 'Eerst stond er geen dag.' : `Eerst was dat ${alsDag(oud)}.`}`];
};
const doener = (oud: string | null, nieuw: string | null, naam: (id: string) => string): string[] => {
  if (oud === nieuw) return [];
  if (nieuw === null) return ['Wij weten nog niet wie dit doet.'];
  if (oud === null) return [`Dit doet nu: ${naam(nieuw)}.`];
  return naam(oud) === naam(nieuw) ? ['Een andere organisatie doet dit nu.'] : [`Dit doet nu: ${naam(nieuw)}. Eerst was dat: ${naam(oud)}.`];
};

/** What changed about a part, in sentences that need no training (R7.13). Never empty: what is not in these fields can be asked about. */
export const wijzigingszinnen = (oud: Deelinhoud, nieuw: Deelinhoud, w: { readonly naam: (wie: string) => string; readonly dag: (d: string) => string }): string[] => {
  const zinnen = [
    ...tekst('Er staat nu:', oud.omschrijving, nieuw.omschrijving), ...doener(oud.wie, nieuw.wie, w.naam),
    ...dag('Het begint op', 'Er staat niet meer wanneer het begint.', oud.van, nieuw.van, w.dag), ...dag('Het is klaar op', 'Er staat niet meer wanneer het klaar is.', oud.tot, nieuw.tot, w.dag),
    ...tekst('Het doel heet nu:', oud.doel, nieuw.doel), ...tekst('Bij het doel staat nu:', oud.doeltekst, nieuw.doeltekst), ...dag('Het doel is klaar op', 'Er staat niet meer wanneer het doel klaar is.', oud.streefdatum, nieuw.streefdatum, w.dag),
  ];
  return zinnen.length > 0 ? zinnen : ['De woorden zijn gelijk aan wat u al kende. Er kan iets anders zijn veranderd: over wie het gaat, wat voor hulp het is of wat de organisatie over u mag weten. Vraag dat aan uw casusregisseur.'];
};
