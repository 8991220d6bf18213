import { EngineFout } from './engine-fout.ts';
import { Probleem } from '../http/problemen.ts';

/**
 * An error as a short text that may leave the process (engine, incident list, outbox row, log): the kind and codes of it, never its message,
 * because databases, validators and our own services may quote a value there.
 */
export const veiligeOorzaak = (fout: unknown): string => {
  if (fout instanceof EngineFout) return `engine: ${fout.soort}`;
  if (fout instanceof Probleem) return `probleem: ${fout.code}`;
  if (!(fout instanceof Error)) return 'onbekende fout';
  const f = fout as Error & { code?: unknown; constraint?: unknown; status?: unknown };
  const delen = [naam(f.name), naam(f.code), naam(f.constraint)].filter((d) => d !== '');
  return delen.length > 0 ? delen.join(' ') : 'fout';
};
/** Only what looks like an identifier from code passes. */
const naam = (waarde: unknown): string => (typeof waarde === 'string' && /^[A-Za-z][A-Za-z0-9_.-]{0,60}$|^[0-9A-Z]{5}$/.test(waarde) ? waarde : '');
/** Where it happened, without the message: our own frames only. */
export const plekken = (fout: unknown): string[] => (fout instanceof Error ? (fout.stack ?? '').split('\n').filter((r) => /^\s+at /.test(r) && !r.includes('node_modules')).slice(0, 6).map((r) => r.trim()) : []);
