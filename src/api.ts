import { routes as bekendheid } from './bouwstenen/bepalen-bekendheid/api.ts';
import { routes as burger } from './bouwstenen/deelnemen-burger/api.ts';
import { routes as nazorg } from './bouwstenen/nazorg-afsluiten/api.ts';
import { routes as analyse } from './bouwstenen/opstellen-analyse/api.ts';
import { routes as diensten } from './bouwstenen/inzien-diensten/api.ts';
import { gebeurtenissen } from './bouwstenen/register.ts';
import { routes as actie } from './bouwstenen/uitvoeren-actie/api.ts';
import { routes as plan } from './bouwstenen/regisseren-plan/api.ts';
import { routes as overleg } from './bouwstenen/overleggen-casus/api.ts';
import { routes as triage } from './bouwstenen/uitvoeren-triage/api.ts';
import { routes as toezicht } from './bouwstenen/monitoren-samenwerking/api.ts';
import { routes as uitkomst } from './bouwstenen/uitwisselen-uitkomst/api.ts';
import { routes as melding } from './bouwstenen/uitwisselen-melding/api.ts';
import { routes as identiteit } from './bouwstenen/vaststellen-identiteit/api.ts';
import { routes as preventie } from './bouwstenen/werken-aan-preventie/api.ts';
import { routes as casus } from './casus/api.ts';
import type { Route } from './platform/http/route.ts';
import { routes as taken } from './taken/index.ts';
import { maakKetenRoutes } from './uitwisseling/index.ts';

/** Every route of the platform besides those of the session, which the http platform adds itself. */
export const routes: readonly Route[] = [...taken, ...casus, ...melding, ...identiteit, ...bekendheid, ...triage, ...burger, ...overleg, ...nazorg, ...actie, ...analyse, ...diensten, ...preventie, ...plan, ...uitkomst, ...toezicht, ...maakKetenRoutes(gebeurtenissen)];
