/** One reason why a file cannot be released; `element` is the id in the model, when it is known. */
export type Uitrolfoutregel = { readonly bestand: string; readonly element: string | null; readonly melding: string };

/** A package was refused, by the engine or by us; `regels` says in Dutch what to mend and where. */
export class UitrolFout extends Error {
  readonly regels: readonly Uitrolfoutregel[];
  constructor(regels: readonly Uitrolfoutregel[]) {
    super(`Uitrollen is niet gelukt:\n${regels.map((r) => `  - ${r.bestand}${r.element === null ? '' : `, element ${r.element}`}: ${r.melding}`).join('\n')}`);
    this.name = 'UitrolFout';
    this.regels = regels;
  }
}

const vertalingen: readonly [RegExp, (m: RegExpExecArray) => string][] = [
  [/Must have at least one outgoing sequence flow/, () => 'Deze gebeurtenis heeft geen uitgaande pijl. Teken er een.'],
  [/Must not have outgoing sequence flows/, () => 'Deze gebeurtenis mag geen uitgaande pijl hebben. Haal hem weg.'],
  [/failed to parse expression '([\s\S]*?)': /, (m) => `De uitdrukking ‘${m[1]}’ klopt niet. Controleer de schrijfwijze (FEEL).`],
  [/Attribute '(\w+)' must be present and not empty/, (m) => `Het kenmerk ‘${m[1]}’ is leeg. Vul het in.`],
  [/Must have exactly one 'zeebe:(\w+)' extension element/, (m) => `De instelling ‘${m[1]}’ ontbreekt of staat er dubbel.`],
  [/Must have exactly one '?(.+?)'? extension element/, (m) => `De instelling ‘${m[1]}’ ontbreekt of staat er dubbel.`],
  [/Must have a message|Must reference a message/, () => 'Kies het bericht waarop wordt gewacht.'],
  [/Must have either a .*timer|Time (duration|date|cycle) is invalid|ISO 8601/, () => 'De tijd klopt niet. Gebruik een duur of datum in ISO 8601, of een uitdrukking.'],
  [/Duplicated process id in resources '([^']+)' and '([^']+)'/, (m) => `Hetzelfde proces staat in ‘${m[1]}’ en ‘${m[2]}’.`],
  [/Cannot be in embedded/, () => 'Dit mag niet in een deelproces staan.'],
  [/Start event must|Must have (at least|exactly) one .*start event/, () => 'Het (deel)proces heeft geen geldig begin.'],
  [/Elements of type .* are currently not supported|must be one of/i, () => 'De engine kent dit soort element niet.'],
  [/Expected to find exactly one|cvc-|SAX|parse|XML/i, () => 'Het bestand is geen geldige BPMN of DMN.'],
];
const vertaal = (tekst: string): string => {
  for (const [vorm, maak] of vertalingen) { const m = vorm.exec(tekst); if (m) return maak(m); }
  return `De engine weigert dit: ${tekst.trim().slice(0, 300)}`;
};

/**
 * The engine's rejection of a deployment as a list per file and element. Its text reads
 * `'file.bpmn': - Element: <id> > … - ERROR: <text>`, several elements per file, several files per answer.
 */
export const vertaalWeigering = (tekst: string, bestanden: readonly string[]): Uitrolfoutregel[] => {
  const regels: Uitrolfoutregel[] = [];
  for (const deel of tekst.split(/(?=^'[^'\n]+':)/m)) {
    const kop = /^'([^'\n]+)':\s*/.exec(deel);
    if (kop === null) continue;
    const bestand = kop[1] ?? '';
    const rest = deel.slice(kop[0].length);
    const elementen = rest.split(/(?=- Element: )/).filter((e) => e.startsWith('- Element: '));
    for (const e of elementen) {
      const element = /^- Element: ([^\s>]+)/.exec(e)?.[1] ?? null;
      for (const f of e.split(/- ERROR: /).slice(1)) regels.push({ bestand, element, melding: vertaal(f) });
    }
    if (elementen.length === 0) regels.push({ bestand, element: null, melding: vertaal(rest) });
  }
  return regels.length > 0 ? regels : [{ bestand: bestanden.join(', '), element: null, melding: vertaal(tekst) }];
};
