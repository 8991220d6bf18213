import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { demoOin } from '../domein/oin.ts';

const data = join(import.meta.dirname, '../../data/demo');
type Bestand = { medewerkers: { organisatie: number; sub: string; naam: string; functie: string; roltoekenningen: { rol: string }[] }[] };
type Organisaties = { organisaties: { nr: number; naam: string }[] };

/** One demo login as the start-up text and the login page show it. */
export type Demologin = { readonly login: string; readonly naam: string; readonly rol: string; readonly organisatie: string };

/** All demo medewerkers with their organisation, in the order of the file. */
export const demologins = (): Demologin[] => {
  const { medewerkers } = JSON.parse(readFileSync(join(data, 'medewerkers.json'), 'utf8')) as Bestand;
  const { organisaties } = JSON.parse(readFileSync(join(data, 'organisaties.json'), 'utf8')) as Organisaties;
  return medewerkers.map((m) => ({ login: m.sub, naam: m.naam, rol: [...new Set(m.roltoekenningen.map((r) => r.rol))].join(', '), organisatie: organisaties.find((o) => o.nr === m.organisatie)?.naam ?? '' }));
};

/** Organisations that answer by their own (simulated) system; the others get their questions as tasks. Numbers of data/demo/organisaties.json. */
export const gesimuleerdePartners: readonly { readonly nr: number; readonly oin: string; readonly naam: string }[] = (() => {
  const { organisaties } = JSON.parse(readFileSync(join(data, 'organisaties.json'), 'utf8')) as Organisaties;
  return [3, 4, 5, 7, 8, 17].map((nr) => ({ nr, oin: demoOin(nr), naam: organisaties.find((o) => o.nr === nr)?.naam ?? '' }));
})();
