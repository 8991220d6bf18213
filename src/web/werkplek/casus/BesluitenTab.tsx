import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { moment } from '../../delen/datum.ts';
import { IconKlaar, IconLetOp } from '../../delen/iconen.ts';
import { nu } from '../../delen/klok.ts';
import { Knoplink } from '../../delen/knoplink.tsx';
import { Foutstaat, Laden } from '../../delen/Staten.tsx';
import { label } from '../../delen/woorden.ts';
import { besluitsoorten, haalUitkomsten, naamVan, type Deelregel, type Uitkomstregel } from '../uitkomst/bronnen.ts';

const op = (d: string | null): string => (d === null ? '–' : moment(new Date(d), nu()));

/** The outcomes of a casus per overleg (ux §4.10): kinds of besluit, who got which part and who read it. */
export function BesluitenTab({ casusId }: { casusId: string }): ReactNode {
  const q = useQuery({ queryKey: ['casus', casusId, 'uitkomsten'], queryFn: () => haalUitkomsten(casusId) });
  if (q.isPending) return <Laden regels={5} />;
  if (!q.data) return <div className="kaart"><Foutstaat fout={q.error} opnieuw={() => void q.refetch()} nietGevonden="U ziet geen uitkomsten van deze casus." /></div>;
  if (q.data.items.length === 0) return <section className="kaart"><div className="kaart__in"><h2>Besluiten</h2><p className="stil">Er is nog geen uitkomst gedeeld. Na een overleg staat hier wat is besloten.</p></div></section>;
  const perOverleg = new Map<string, Uitkomstregel[]>();
  for (const u of q.data.items) perOverleg.set(u.overlegId, [...perOverleg.get(u.overlegId) ?? [], u]);
  return <div className="stapel stapel--ruim">{[...perOverleg.values()].map((versies) => <Uitkomstkaart key={versies[0]?.overlegId} versies={versies} />)}</div>;
}

function Uitkomstkaart({ versies }: { versies: Uitkomstregel[] }): ReactNode {
  const [u, ...oud] = versies;
  if (!u) return null;
  return (
    <section className="kaart" aria-labelledby={`u-${u.id}`}>
      <div className="kaart__kop"><h2 id={`u-${u.id}`}>Uitkomst {u.uitkomstnummer}</h2><span className="stil">Gedeeld {op(u.gedeeldOp)} · versie {u.versie}</span></div>
      <div className="kaart__in stapel" style={{ paddingBlockStart: 0 }}>
        {u.isDeelsGedeeld ? <p className="melding-blok melding-blok--let-op"><IconLetOp size={20} aria-hidden /><span>Niet iedereen kreeg een deel: voor een ontvanger was er geen grondslag.</span></p> : null}
        {u.correcties > 0 ? <p className="melding-blok"><IconLetOp size={20} aria-hidden /><span>{u.correcties === 1 ? 'Er is om een correctie gevraagd.' : `Er is om ${u.correcties} correcties gevraagd.`} De voorzitter beslist.</span></p> : null}
        {u.soorten.length > 0 ? <ul className="rij" style={{ listStyle: 'none' }} aria-label="Soorten besluit">{u.soorten.map((s, i) => <li key={i}><span className="badge badge--info">{naamVan(besluitsoorten, s)}</span></li>)}</ul> : <p className="stil">Er is geen besluit genomen.</p>}
        <div className="rij"><Knoplink to="/uitkomst/$id" params={{ id: u.id }}>Bekijk de uitkomst</Knoplink>{u.isGelezen ? <span className="badge badge--goed"><IconKlaar size={15} aria-hidden />Gelezen door uw organisatie</span> : <span className="stil">Openen wordt vastgelegd als gelezen.</span>}</div>
        {oud.length > 0 ? <p className="stil">Eerdere {oud.length === 1 ? 'versie' : 'versies'}: {oud.map((o, i) => <span key={o.id}>{i > 0 ? ', ' : ''}<Link to="/uitkomst/$id" params={{ id: o.id }}>versie {o.versie}</Link></span>)}</p> : null}
      </div>
      {u.delen ? <Delen delen={u.delen} versie={u.versie} /> : null}
    </section>
  );
}

/** Who got what, and who read it; only for the regie and the casusregisseur. */
function Delen({ delen, versie }: { delen: Deelregel[]; versie: number }): ReactNode {
  return (
    <>
      <div className="kaart__in stapel"><h3>Wie kreeg welk deel?</h3>
        <div className="tabel-wikkel" tabIndex={0} role="group" aria-label="Delen per ontvanger"><table className="tabel tabel--kaarten"><caption className="sr">Welk deel elke ontvanger kreeg</caption>
          <thead><tr><th scope="col">Ontvanger</th><th scope="col">Samenvatting</th><th scope="col">Besluiten</th><th scope="col">Afspraken</th><th scope="col">Uit het verslag</th></tr></thead>
          <tbody>{delen.map((d) => <tr key={d.organisatieId}><th scope="row">{d.organisatie}{d.status === 'zonder-grondslag' ? <small>geen grondslag</small> : null}</th><td data-kop="Samenvatting">{d.samenvatting ? 'Ja' : 'Nee'}</td><td data-kop="Besluiten">{d.besluiten === 0 ? 'Geen' : `${d.besluiten}${d.besluitteksten ? '' : ', alleen de soort'}`}</td><td data-kop="Afspraken">{d.afspraken === 0 ? 'Geen' : `${d.afspraken}${d.eigenAfspraken > 0 ? `, waarvan ${d.eigenAfspraken} eigen` : ''}`}</td><td data-kop="Uit het verslag">{d.verslagdelen === 0 ? 'Geen' : d.verslagdelen}</td></tr>)}</tbody></table></div></div>
      <div className="kaart__in stapel"><h3>Wie las wat? <span className="stil">versie {versie}</span></h3>
        <div className="tabel-wikkel" tabIndex={0} role="group" aria-label="Leesbewijzen"><table className="tabel tabel--kaarten"><caption className="sr">Wie deze versie las</caption>
          <thead><tr><th scope="col">Ontvanger</th><th scope="col">Gedeeld</th><th scope="col">Herinnerd</th><th scope="col">Gelezen</th></tr></thead>
          <tbody>{delen.map((d) => <tr key={d.organisatieId}><th scope="row">{d.organisatie}</th><td data-kop="Gedeeld">{op(d.gedeeldOp)}</td><td data-kop="Herinnerd">{op(d.herinnerdOp)}</td><td data-kop="Gelezen">{d.gelezenOp ? <span className="badge badge--goed"><IconKlaar size={15} aria-hidden />{op(d.gelezenOp)}</span> : d.status === 'zonder-grondslag' ? 'Niet gedeeld' : d.opvolging ? `Niet gelezen · ${label(d.opvolging).toLowerCase()}` : 'Nog niet gelezen'}</td></tr>)}</tbody></table></div></div>
    </>
  );
}
