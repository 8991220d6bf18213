import { label } from '../delen/woorden.ts';

/** Kinds of incidents of the engine, in words. */
const soorten: Readonly<Record<string, string>> = {
  CONDITION_ERROR: 'Geen van de wegen past bij de uitkomst.', UNHANDLED_ERROR_EVENT: 'De stap gaf een fout waarvoor het proces geen weg heeft.', JOB_NO_RETRIES: 'De stap lukte ook na meer pogingen niet.',
  IO_MAPPING_ERROR: 'Een gegeven dat de stap nodig heeft, ontbreekt.', EXTRACT_VALUE_ERROR: 'Een gegeven dat de stap nodig heeft, ontbreekt.', CALLED_ELEMENT_ERROR: 'Het proces dat hier begint, is er niet.', EXECUTION_LISTENER_NO_RETRIES: 'Het klaarzetten van de stap lukte ook na meer pogingen niet.',
};
const gegevens = (rest: string): string => {
  const namen = rest.split('; ').map((deel) => (deel.startsWith('niet gedeclareerd: ') ? deel.slice('niet gedeclareerd: '.length) : deel.split(': ')[0] ?? deel));
  return `${namen.join(', ')} ${namen.length === 1 ? 'ontbreekt of past niet' : 'ontbreken of passen niet'}`;
};

/** What went wrong with a stuck step, in plain words; a cause we have no words for stays as it is. */
export const storingzin = (fout: string): string => {
  const [, welke, rest = ''] = /^(invoer|uitvoer) past niet bij de declaratie: (.+)$/.exec(fout) ?? [];
  if (welke === 'invoer') return `De stap kreeg niet wat hij nodig heeft: ${gegevens(rest)}.`;
  if (welke === 'uitvoer') return `De stap gaf iets terug wat het proces niet kent: ${gegevens(rest)}.`;
  const code = /^probleem: ([a-z-]+)$/.exec(fout)?.[1];
  return code === undefined ? soorten[fout] ?? fout : `De stap werd geweigerd: ${label(code).toLowerCase()}.`;
};
