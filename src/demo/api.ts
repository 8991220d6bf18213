import { z } from 'zod';
import type { DemoGeheimen } from '../geheimen.ts';
import { route, type Route } from '../platform/http/route.ts';
import { demologins } from './wereld.ts';

/** What the login page may offer: the demo people, with their password on this machine only. */
export const inlogroute = (demo: { geheimen: DemoGeheimen } | undefined, toonWachtwoord: boolean): Route => route({
  methode: 'get', pad: '/api/v1/inloggen', titel: 'Wat de inlogpagina aanbiedt', wie: 'openbaar',
  antwoorden: { 200: z.strictObject({ demo: z.boolean(), logins: z.array(z.strictObject({ login: z.string(), naam: z.string(), rol: z.string(), organisatie: z.string(), wachtwoord: z.string().optional() })) }) },
  verwerk: async () => ({
    status: 200,
    body: demo === undefined ? { demo: false, logins: [] }
      : { demo: true, logins: demologins().map((d) => ({ ...d, ...(toonWachtwoord ? { wachtwoord: demo.geheimen.wachtwoorden[d.login] ?? '' } : {}) })) },
  }),
});
