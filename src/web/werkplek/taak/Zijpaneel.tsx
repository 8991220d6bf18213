import { Link } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import type { Taak } from '../../delen/api-types.ts';
import { moment } from '../../delen/datum.ts';
import { IconOmlaag, IconVastgelegd } from '../../delen/iconen.ts';
import { nu } from '../../delen/klok.ts';
import { NiveauBalk } from '../../delen/NiveauBalk.tsx';
import { Tabs } from '../../delen/Tabs.tsx';
import { useSessie } from '../../delen/sessie.ts';
import { soortenVan } from '../../delen/waarom.ts';
import { label } from '../../delen/woorden.ts';

/** `Wat zie ik?` `Casus` `Geschiedenis`. The list of gegevenssoorten comes from the matrix, not from the data (R0.3). */
export function Zijpaneel({ taak }: { taak: Taak }): ReactNode {
  const [tab, zetTab] = useState('zien');
  return (
    <aside className="kaart paneel" aria-label="Bij deze taak">
      <Tabs naam="Bij deze taak" paneelId="zijpaneel" gekozen={tab} kies={zetTab} tabs={[{ id: 'zien', naam: 'Wat zie ik?' }, { id: 'casus', naam: 'Casus' }, { id: 'geschiedenis', naam: 'Geschiedenis' }]} />
      <div className="paneel__in" id="zijpaneel" role="tabpanel" aria-labelledby={`tab-${tab}`} tabIndex={0}>
        {tab === 'zien' ? <WatZieIk taak={taak} /> : tab === 'casus' ? <Casuskort taak={taak} /> : <Geschiedenis taak={taak} />}
      </div>
    </aside>
  );
}

function WatZieIk({ taak }: { taak: Taak }): ReactNode {
  const w = taak.waarom, rol = useSessie().data?.rol?.label, regels = [...new Set([...(w?.regels ?? []), ...(w?.soorten ?? []).flatMap((s) => s.regels)])];
  return (
    <>
      <h2>Wat mag ik zien en waarom</h2>
      {!w ? <p className="stil">Zet de taak op uw naam om te zien welke gegevens erbij horen.</p> : (
        <>
          <dl className="gegevens"><dt>U bent</dt><dd><strong>{rol ?? ''}</strong></dd><dt>Doel</dt><dd><strong>{label(w.doel)}</strong></dd><dt>Grondslag</dt><dd><strong>{w.grondslagen.join(', ') || 'Geen'}</strong></dd></dl>
          <div>
            {soortenVan(w).map((s) => (
              <details className="soortregel" key={s.code}>
                <summary><span><strong>{s.naam}</strong></span><NiveauBalk niveau={s.niveau} /><span className="klap" aria-hidden><IconOmlaag size={16} /></span></summary>
                <p className="stil" style={{ paddingBlockEnd: 10 }}>{s.uitleg}</p>
              </details>
            ))}
          </div>
          <p className="stil">{w.uitleg}{regels.length > 0 ? <> Regels: {regels.join(', ')}.</> : null}</p>
        </>
      )}
      <p className="rij" style={{ flexWrap: 'nowrap', alignItems: 'flex-start' }}><IconVastgelegd size={18} aria-hidden /><span className="stil">Dat u deze gegevens ziet, is vastgelegd. De betrokkenen kunnen dit lezen, tenzij een besluit dat uitstelt.</span></p>
    </>
  );
}

function Casuskort({ taak }: { taak: Taak }): ReactNode {
  if (!taak.casus) return <p className="stil">Bij deze taak hoort nog geen casus.</p>;
  return (
    <>
      <h2>Casus {taak.casus.nummer}</h2>
      <dl className="gegevens"><dt>Naam</dt><dd>{taak.casus.naam ?? 'Casus zonder naam'}</dd><dt>Samenwerking</dt><dd>{label(taak.verbandCode)}</dd>{taak.fase ? <><dt>Fase</dt><dd>{label(taak.fase)}</dd></> : null}{taak.casus.personen === null ? null : <><dt>Personen</dt><dd>{taak.casus.personen}</dd></>}</dl>
      <Link to="/casus/$id/$tab" params={{ id: taak.casus.id, tab: 'overzicht' }} search={{ doel: taak.doel }}>Open de casus</Link>
    </>
  );
}

function Geschiedenis({ taak }: { taak: Taak }): ReactNode {
  return (
    <>
      <h2>Geschiedenis</h2>
      {taak.geschiedenis.length === 0 ? <p className="stil">Er is nog niets gebeurd met deze taak.</p> : (
        <ol className="tijdlijn">{taak.geschiedenis.map((g, i) => <li key={i}>{g.wie ? <strong>{g.wie} </strong> : null}{g.zin}<br /><time className="stil" dateTime={g.op}>{moment(new Date(g.op), nu())}</time></li>)}</ol>
      )}
    </>
  );
}
