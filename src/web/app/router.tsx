import { createRootRoute, createRoute, createRouter, lazyRouteComponent, Outlet, redirect } from '@tanstack/react-router';
import { Foutstaat, Laden } from '../delen/Staten.tsx';
import { haalSessie, heeftTaken, vragen } from '../delen/sessie.ts';
import { NietGevonden } from './NietGevonden.tsx';

/** Every page of the application, one lazy chunk per line. Ids in addresses are opaque uuids; filters hold no personal data. */
const wortel = createRootRoute({ component: Outlet, notFoundComponent: NietGevonden });

const tekst = (w: unknown): string | undefined => (typeof w === 'string' && w !== '' ? w : undefined);
const alleen = <K extends string>(...namen: K[]) => (ruw: Record<string, unknown>): Partial<Record<K, string>> =>
  Object.fromEntries(namen.flatMap((n) => { const w = tekst(ruw[n]) ?? (typeof ruw[n] === 'number' ? String(ruw[n]) : undefined); return w === undefined ? [] : [[n, w]]; })) as Partial<Record<K, string>>;


/** Behind the door: without a session to the door, without a role to the choice of role, a citizen to his own page. */
const binnen = createRoute({
  getParentRoute: () => wortel,
  id: 'binnen',
  component: lazyRouteComponent(() => import('../delen/Schil.tsx'), 'Schil'),
  beforeLoad: async ({ location }) => {
    const s = await vragen.ensureQueryData({ queryKey: ['sessie'], queryFn: haalSessie });
    const deur = !s ? '/' : s.soort === 'burger' ? '/mijn' : !s.rol && s.soort === 'medewerker' ? '/rol' : null;
    if (deur) {
      window.location.replace(deur === '/mijn' ? deur : `${deur}?terug=${encodeURIComponent(location.href)}`);
      await new Promise(() => {});   // the browser is leaving; nothing may be shown meanwhile
    }
  },
});
const werkfilter = alleen('bakje', 'verband', 'bouwsteen', 'termijn', 'status', 'zoek', 'volgorde');
/** Everybody lands on his tasks after signing in; who never gets one lands on what he is here for. */
const naarEigenStart = async (): Promise<void> => {
  const rol = (await vragen.ensureQueryData({ queryKey: ['sessie'], queryFn: haalSessie }))?.rol?.toegangsrol;
  if (!heeftTaken(rol)) throw redirect({ to: rol === 'beheerder' ? '/beheer/storingen' : rol === 'auditor' ? '/toezicht' : '/hulp' });
};
const werk = createRoute({ getParentRoute: () => binnen, path: '/werk', validateSearch: werkfilter, beforeLoad: naarEigenStart, component: lazyRouteComponent(() => import('../werkplek/werk/MijnWerk.tsx'), 'MijnWerk') });
const team = createRoute({ getParentRoute: () => binnen, path: '/werk/team', validateSearch: werkfilter, component: lazyRouteComponent(() => import('../werkplek/werk/MijnWerk.tsx'), 'Teamwerk') });
const taak = createRoute({ getParentRoute: () => binnen, path: '/taak/$id', component: lazyRouteComponent(() => import('../werkplek/taak/TaakPagina.tsx'), 'TaakPagina') });
const casussen = createRoute({ getParentRoute: () => binnen, path: '/casussen', validateSearch: alleen('doel', 'verband', 'status'), component: lazyRouteComponent(() => import('../werkplek/casus/Casussen.tsx'), 'Casussen') });
const casus = createRoute({ getParentRoute: () => binnen, path: '/casus/$id/$tab', validateSearch: alleen('doel'), component: lazyRouteComponent(() => import('../werkplek/casus/CasusPagina.tsx'), 'CasusPagina') });
const casusKort = createRoute({ getParentRoute: () => binnen, path: '/casus/$id', beforeLoad: ({ params }) => { throw redirect({ to: '/casus/$id/$tab', params: { id: params.id, tab: 'overzicht' } }); } });
const meldingen = createRoute({ getParentRoute: () => binnen, path: '/meldingen', validateSearch: alleen('richting', 'soort', 'status'), component: lazyRouteComponent(() => import('../werkplek/melding/Meldingen.tsx'), 'Meldingen') });
const meldingStart = createRoute({ getParentRoute: () => binnen, path: '/melding/nieuw', validateSearch: alleen('vervolg'), component: lazyRouteComponent(() => import('../werkplek/melding/MeldingStart.tsx'), 'MeldingStart') });
const meldingNieuw = createRoute({ getParentRoute: () => binnen, path: '/melding/nieuw/$soort', validateSearch: alleen('concept', 'stap', 'vervolg'), component: lazyRouteComponent(() => import('../werkplek/melding/MeldingMaken.tsx'), 'MeldingMaken') });
const melding = createRoute({ getParentRoute: () => binnen, path: '/melding/$id', component: lazyRouteComponent(() => import('../werkplek/melding/MeldingPagina.tsx'), 'MeldingPagina') });
const acties = createRoute({ getParentRoute: () => binnen, path: '/acties', validateSearch: alleen('stand', 'casus'), component: lazyRouteComponent(() => import('../werkplek/acties/ActiesPagina.tsx'), 'ActiesPagina') });
const diensten = createRoute({ getParentRoute: () => binnen, path: '/diensten', validateSearch: alleen('leefgebied', 'leeftijdsklasse', 'gemeente', 'startBinnen', 'vorm', 'taal', 'contract', 'plan', 'casus', 'deel'), component: lazyRouteComponent(() => import('../werkplek/diensten/Diensten.tsx'), 'Diensten') });
const uitkomsten = createRoute({ getParentRoute: () => binnen, path: '/uitkomsten', component: lazyRouteComponent(() => import('../werkplek/uitkomst/Uitkomsten.tsx'), 'Uitkomsten') });
const uitkomst = createRoute({ getParentRoute: () => binnen, path: '/uitkomst/$id', component: lazyRouteComponent(() => import('../werkplek/uitkomst/UitkomstPagina.tsx'), 'UitkomstPagina') });
const overleggen = createRoute({ getParentRoute: () => binnen, path: '/overleggen', validateSearch: alleen('wanneer', 'rol', 'soort', 'verband'), component: lazyRouteComponent(() => import('../werkplek/overleg/Overleggen.tsx'), 'Overleggen') });
const overleg = createRoute({ getParentRoute: () => binnen, path: '/overleg/$id', component: lazyRouteComponent(() => import('../werkplek/overleg/OverlegPagina.tsx'), 'OverlegPagina') });
const hulp = createRoute({ getParentRoute: () => binnen, path: '/hulp', validateSearch: alleen('blad'), component: lazyRouteComponent(() => import('../hulp/Hulp.tsx'), 'Hulp') });
const herstel = createRoute({ getParentRoute: () => binnen, path: '/herstel', component: lazyRouteComponent(() => import('../beheer/Herstelvoorstellen.tsx'), 'Herstelpagina') });
const storingen = createRoute({ getParentRoute: () => binnen, path: '/beheer/storingen', component: lazyRouteComponent(() => import('../beheer/Storingen.tsx'), 'Storingen') });
const toezicht = createRoute({ getParentRoute: () => binnen, path: '/toezicht', validateSearch: alleen('reden', 'van', 'tot', 'casus', 'doel', 'handeling', 'geweigerd', 'noodgeval', 'spoor', 'organisatie', 'medewerker'), component: lazyRouteComponent(() => import('../toezicht/Toezicht.tsx'), 'Toezicht') });
const kwijt = createRoute({ getParentRoute: () => binnen, path: '$', component: NietGevonden });

export const router = createRouter({
  routeTree: wortel.addChildren([binnen.addChildren([werk, team, taak, casussen, casusKort, casus, meldingen, meldingStart, meldingNieuw, melding, acties, diensten, uitkomsten, uitkomst, overleggen, overleg, hulp, storingen, herstel, toezicht, kwijt])]),
  defaultPreload: 'intent',
  defaultPendingMs: 300,
  scrollRestoration: true,
  defaultPendingComponent: Laden,
  defaultErrorComponent: ({ error }) => <Foutstaat fout={error} opnieuw={() => window.location.reload()} />,
});
declare module '@tanstack/react-router' { interface Register { router: typeof router } }
