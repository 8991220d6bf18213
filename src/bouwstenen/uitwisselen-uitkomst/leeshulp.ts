/** Words that a citizen need not know, with what to write instead (ux §5, wording B1). */
const jargon: Readonly<Record<string, string>> = {
  casusregie: 'wie de hulp regelt', casusregisseur: 'de persoon die de hulp regelt', opschalen: 'meer hulp inzetten', afschalen: 'minder hulp', interventie: 'hulp', multidisciplinair: 'met meer organisaties',
  problematiek: 'problemen', betreffende: 'over', middels: 'met', indien: 'als', conform: 'volgens', monitoren: 'volgen', systeemgericht: 'met het hele gezin', signaleren: 'merken', participatie: 'meedoen', inzetten: 'gebruiken', terugkoppelen: 'laten weten',
};
const langst = 15;

/** One thing that makes a text hard to read. */
export type Leespunt = { readonly soort: 'lange-zin' | 'moeilijk-woord'; readonly tekst: string; readonly liever?: string };

/** Reading aid for the citizen's version (ux §4.10): sentences of more than 15 words, and jargon with a plainer word. Advice only. */
export const leespunten = (tekst: string): Leespunt[] => {
  const zinnen = tekst.split(/(?<=[.!?])\s+/).map((z) => z.trim()).filter((z) => z !== '');
  const lang = zinnen.filter((z) => z.split(/\s+/).length > langst).map((z): Leespunt => ({ soort: 'lange-zin', tekst: z }));
  const woorden = new Set(tekst.toLowerCase().match(/[a-zà-ÿ-]+/g) ?? []);
  const moeilijk = [...woorden].flatMap((w): Leespunt[] => (jargon[w] === undefined ? [] : [{ soort: 'moeilijk-woord', tekst: w, liever: jargon[w] }]));
  return [...lang, ...moeilijk];
};
