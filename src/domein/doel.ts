/** The eighteen doelen (domein §1.2). The code is the value of the header `Doel` and of `doelCode` in the engine; D-numbers are short forms. */
export const doelen = {
  'melding-beoordelen': 'D01', 'identiteit-vaststellen': 'D02', 'bekendheid-bepalen': 'D03', 'verrijken': 'D04', 'preventie-bieden': 'D05',
  'triage-uitvoeren': 'D06', 'analyse-opstellen': 'D07', 'casusoverleg-voeren': 'D08', 'uitkomst-uitwisselen': 'D09', 'plan-regisseren': 'D10',
  'actie-uitvoeren': 'D11', 'nazorg-bieden': 'D12', 'casus-afsluiten': 'D13', 'diensten-kiezen': 'D14', 'burger-informeren': 'D15',
  'samenwerking-monitoren': 'D16', 'toezicht-houden': 'D17', 'registratie-mensenhandel': 'D18',
} as const;
export type Doel = keyof typeof doelen;
export const isDoel = (tekst: string): tekst is Doel => Object.hasOwn(doelen, tekst);
