import { routes as bekendheid } from './bouwstenen/bepalen-bekendheid/api.ts';
import { routes as burger } from './bouwstenen/deelnemen-burger/api.ts';
import { gebeurtenissen } from './bouwstenen/register.ts';
import { routes as triage } from './bouwstenen/uitvoeren-triage/api.ts';
import { routes as melding } from './bouwstenen/uitwisselen-melding/api.ts';
import { routes as identiteit } from './bouwstenen/vaststellen-identiteit/api.ts';
import { routes as casus } from './casus/api.ts';
import type { Route } from './platform/http/route.ts';
import { routes as taken } from './taken/index.ts';
import { maakKetenRoutes } from './uitwisseling/index.ts';

/** Every route of the platform besides those of the session, which the http platform adds itself. */
export const routes: readonly Route[] = [...taken, ...casus, ...melding, ...identiteit, ...bekendheid, ...triage, ...burger, ...maakKetenRoutes(gebeurtenissen)];
