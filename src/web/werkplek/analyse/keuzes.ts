import type { Uitspraaksoort } from '../../delen/Uitspraak.tsx';
import { leefgebieden as vanDeMelding } from '../melding/vragenlijst.ts';

export const soorten = [['feit', 'Feit'], ['waarneming', 'Waarneming'], ['oordeel', 'Oordeel'], ['hypothese', 'Hypothese'], ['mening-betrokkene', 'Mening van betrokkene']] as const;
export const bronsoorten = [['gesprek', 'Gesprek'], ['document', 'Document'], ['verstrekking', 'Gegeven door een organisatie'], ['instrument', 'Instrument'], ['eigen-waarneming', 'Zelf gezien']] as const;
export const zekerheden = [['3', 'Zeker'], ['2', 'Waarschijnlijk'], ['1', 'Mogelijk']] as const;
export const verbandtypen = [['ondersteunt', 'ondersteunt'], ['veroorzaakt', 'veroorzaakt'], ['houdt-in-stand', 'houdt in stand'], ['beschermt', 'beschermt'], ['weerspreekt', 'weerspreekt']] as const;
export const leefgebieden: readonly (readonly [string, string])[] = [...vanDeMelding, ['algemeen', 'Het gezin als geheel']];
/** What can be new while an analysis is being made, or after it. */
export const feitsoorten = [['melding', 'een nieuwe melding'], ['antwoord', 'een nieuw antwoord'], ['gesprek', 'een nieuw gesprek'], ['wijziging', 'een wijziging'], ['anders', 'een nieuw feit']] as const;
export const naamVan = (lijst: readonly (readonly [string, string])[], code: string): string => lijst.find(([c]) => c === code)?.[1] ?? code.replaceAll('-', ' ');
/** The mark beside a statement; own words of the family carry the mark of a mening. */
export const merkVan = (soort: string): Uitspraaksoort => (soort === 'mening-betrokkene' ? 'mening' : soort as Uitspraaksoort);
