import { expect, test } from 'vitest';
import { storingzin } from '../../../src/web/beheer/storingzin.ts';

test('ux §4.21: what stopped a step is said in Dutch; a cause without words stays as it is', () => {
  expect(storingzin('invoer past niet bij de declaratie: verbandCode: invalid_type')).toBe('De stap kreeg niet wat hij nodig heeft: verbandCode ontbreekt of past niet.');
  expect(storingzin('invoer past niet bij de declaratie: verbandCode: invalid_type; regioCode: invalid_value')).toBe('De stap kreeg niet wat hij nodig heeft: verbandCode, regioCode ontbreken of passen niet.');
  expect(storingzin('uitvoer past niet bij de declaratie: niet gedeclareerd: soortCode, (naam weggelaten)')).toBe('De stap gaf iets terug wat het proces niet kent: soortCode, (naam weggelaten) ontbreekt of past niet.');
  expect(storingzin('probleem: geen-grondslag')).toBe('De stap werd geweigerd: geen grondslag.');
  expect(storingzin('CONDITION_ERROR')).toBe('Geen van de wegen past bij de uitkomst.');
  expect(storingzin('engine: onbereikbaar')).toBe('engine: onbereikbaar');
});
