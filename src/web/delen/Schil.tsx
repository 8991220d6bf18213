import { useQuery } from '@tanstack/react-query';
import { Link, Outlet, useNavigate, useRouterState } from '@tanstack/react-router';
import { Textbox } from './velden.tsx';
import { useEffect, useMemo, useRef, useState, type ComponentType, type ReactNode } from 'react';
import { haalTellingen } from './bronnen.ts';
import { Doelbalk, DoelContext, type DoelVanScherm } from './Doelbalk.tsx';
import { IconActies, IconBeheer, IconCasussen, IconDiensten, IconHulp, IconMeldingen, IconOordeel, IconMenu, IconOffline, IconOverleg, IconTaken, IconTeam, IconToezicht, IconZoek } from './iconen.ts';
import { Merk } from './Merk.tsx';
import { PersoonMenu } from './PersoonMenu.tsx';
import { Sessiewacht } from './Sessiewacht.tsx';
import { haalSessie, heeftTaken, useSessie, vragen } from './sessie.ts';
import { Toasts } from './Toasts.tsx';

type Ingang = { naar: string; naam: string; icoon: ComponentType<{ size?: number; stroke?: number }>; aantal?: number | undefined; precies?: boolean };

/** The frame of every page behind the door: skip link, rail, top bar with Doelbalk, messages. */
export function Schil(): ReactNode {
  const sessie = useSessie().data ?? null;
  const taken = heeftTaken(sessie?.rol?.toegangsrol);
  const beheerder = sessie?.rol?.toegangsrol === 'beheerder';
  // AL05: who the matrix gives the logs.
  const ziet = ['fg', 'auditor'].includes(sessie?.rol?.toegangsrol ?? '');
  const inCasussen = ['deelnemer', 'procesregisseur', 'casusregisseur'].includes(sessie?.rol?.toegangsrol ?? '');
  // Others have no ground to read meldingen (domein §1.6); the list would refuse them.
  const meldt = ['melder', 'procesregisseur'].includes(sessie?.rol?.toegangsrol ?? '');
  const coordinator = sessie?.rol?.functierollen.includes('coordinator') ?? false;
  const tellingen = useQuery({ queryKey: ['tellingen'], queryFn: haalTellingen, staleTime: 30_000, enabled: Boolean(sessie) && taken }).data;
  const [open, zetOpen] = useState(false);
  const [doel, zetDoel] = useState<DoelVanScherm>({ doel: null, grondslag: null, waarom: null });
  const context = useMemo(() => ({ doel, zet: zetDoel }), [doel]);
  const pad = useRouterState({ select: (s) => s.location.pathname });
  const hoofd = useRef<HTMLElement>(null);
  const menuknop = useRef<HTMLButtonElement>(null), eerste = useRef(true);
  useEffect(() => {
    zetOpen(false);
    if (eerste.current) { eerste.current = false; return; }
    // After a change of page the focus goes to its heading, so that a screen reader says where one is.
    const zoek = (poging: number): void => {
      const h1 = hoofd.current?.querySelector('h1');
      if (h1) { h1.tabIndex = -1; h1.focus({ preventScroll: true }); window.scrollTo(0, 0); } else if (poging < 20) setTimeout(() => zoek(poging + 1), 50);
    };
    zoek(0);
  }, [pad]);

  const werkplek: Ingang[] = [
    ...(taken ? [{ naar: '/werk', naam: 'Mijn werk', icoon: IconTaken, aantal: tellingen?.mijn, precies: true }] : []),
    ...(inCasussen ? [
      { naar: '/werk/team', naam: 'Teamwerk', icoon: IconTeam, aantal: tellingen?.team }, { naar: '/casussen', naam: 'Casussen', icoon: IconCasussen },
      { naar: '/acties', naam: 'Acties', icoon: IconActies }, { naar: '/uitkomsten', naam: 'Uitkomsten', icoon: IconOordeel },
    ] : []),
    ...(meldt ? [{ naar: '/meldingen', naam: 'Meldingen', icoon: IconMeldingen, aantal: tellingen?.meldingen }] : []),
    ...(inCasussen ? [{ naar: '/overleggen', naam: 'Overleggen', icoon: IconOverleg }, { naar: '/diensten', naam: 'Diensten', icoon: IconDiensten }] : []),
  ];
  return (
    <DoelContext value={context}>
      <a className="sprong" href="#hoofd" onClick={(e) => { e.preventDefault(); hoofd.current?.focus(); }}>Naar de inhoud</a>
      <div className="schil">
        <header className="schil__rail" onKeyDown={(e) => { if (e.key === 'Escape' && open) { zetOpen(false); menuknop.current?.focus(); } }}>
          <Link to="/werk" className="merk"><Merk />Samenspel</Link>
          <button type="button" ref={menuknop} className="rail-menu-knop" aria-expanded={open} aria-controls="rail-inhoud" onClick={() => zetOpen(!open)}><IconMenu size={20} aria-hidden />Menu</button>
          <nav className="rail-inhoud" id="rail-inhoud" data-open={open ? 'ja' : undefined} aria-label="Hoofdmenu">
            {taken ? <><p className="rail-kop">Werkplek</p><ul className="rail-lijst">{werkplek.map((i) => <Raillink key={i.naar} i={i} pad={pad} />)}</ul></> : null}
            {beheerder ? <><p className="rail-kop">Beheer</p><ul className="rail-lijst"><Raillink i={{ naar: '/beheer/storingen', naam: 'Storingen', icoon: IconBeheer }} pad={pad} /></ul></> : null}
            {ziet ? <><p className="rail-kop">Toezicht</p><ul className="rail-lijst"><Raillink i={{ naar: '/toezicht', naam: 'Toezicht', icoon: IconToezicht }} pad={pad} /></ul></> : null}
            {coordinator ? <><p className="rail-kop">Coördinatie</p><ul className="rail-lijst"><Raillink i={{ naar: '/herstel', naam: 'Herstel', icoon: IconBeheer }} pad={pad} /></ul></> : null}
            <ul className="rail-lijst rail-onder"><Raillink i={{ naar: '/hulp', naam: 'Hulp en uitleg', icoon: IconHulp }} pad={pad} /></ul>
          </nav>
        </header>
        <div className="schil__vlak">
          <div className="balk" role="region" aria-label="Zoeken, doel en uw rol">
            {taken ? <Zoekveld /> : null}
            <Doelbalk />
            <div className="balk__rechts">{sessie ? <PersoonMenu sessie={sessie} /> : null}</div>
          </div>
          <Verbindingsbalk />
          <main className="schil__hoofd" id="hoofd" tabIndex={-1} ref={hoofd} style={{ outline: 'none' }}><Outlet /></main>
        </div>
      </div>
      <Toasts />
      {sessie ? <Sessiewacht sessie={sessie} verleng={async () => { const s = await haalSessie(); if (s) vragen.setQueryData(['sessie'], s); return s !== null; }} /> : null}
    </DoelContext>
  );
}

function Raillink({ i, pad }: { i: Ingang; pad: string }): ReactNode {
  const hier = i.precies ? pad === i.naar || pad.startsWith('/taak/') : pad === i.naar || pad.startsWith(`${i.naar}/`) || (i.naar === '/casussen' && pad.startsWith('/casus/')) || (i.naar === '/meldingen' && pad.startsWith('/melding/')) || (i.naar === '/uitkomsten' && pad.startsWith('/uitkomst/')) || (i.naar === '/overleggen' && pad.startsWith('/overleg/'));
  return (
    <li><Link to={i.naar} className="rail-link" aria-current={hier ? 'page' : undefined}><i.icoon size={18} stroke={1.75} aria-hidden /><span>{i.naam}</span>{i.aantal ? <span><span className="sr">, </span>{i.aantal > 999 ? '999+' : i.aantal}</span> : null}</Link></li>
  );
}

/** Searches numbers and task names in the task list; `/` brings the focus here. */
function Zoekveld(): ReactNode {
  const naar = useNavigate();
  const veld = useRef<HTMLInputElement>(null);
  useEffect(() => {
    const toets = (e: KeyboardEvent): void => {
      if (e.key !== '/' || e.ctrlKey || e.metaKey || e.altKey || inVeld(e.target)) return;
      e.preventDefault();
      veld.current?.focus();
    };
    document.addEventListener('keydown', toets);
    return () => document.removeEventListener('keydown', toets);
  }, []);
  return (
    <form className="balk__zoek" role="search" onSubmit={(e) => { e.preventDefault(); void naar({ to: '/werk', search: { bakje: 'alle', ...(veld.current?.value.trim() ? { zoek: veld.current.value.trim() } : {}) } }); }}>
      <IconZoek size={18} stroke={1.75} aria-hidden />
      <Textbox ref={veld} type="search" aria-label="Zoek op nummer of taak" placeholder="Zoek nummer of taak" maxLength={60} />
      <kbd aria-hidden>/</kbd>
    </form>
  );
}
/** Single-letter keys never work inside a field. */
export const inVeld = (doel: EventTarget | null): boolean => doel instanceof HTMLElement && (/^(INPUT|TEXTAREA|SELECT)$/.test(doel.tagName) && (doel as HTMLInputElement).type !== 'checkbox' || doel.isContentEditable);

function Verbindingsbalk(): ReactNode {
  const [weg, zetWeg] = useState(!navigator.onLine);
  useEffect(() => {
    const aan = (): void => zetWeg(false), uit = (): void => zetWeg(true);
    window.addEventListener('online', aan); window.addEventListener('offline', uit);
    return () => { window.removeEventListener('online', aan); window.removeEventListener('offline', uit); };
  }, []);
  return <div role="status">{weg ? <p className="verbinding"><IconOffline size={18} aria-hidden />Geen verbinding. U kunt doorwerken. We bewaren uw concept zodra het weer kan.</p> : null}</div>;
}
