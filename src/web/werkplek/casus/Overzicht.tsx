import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Casus } from '../../delen/api-types.ts';
import { Proceskaart } from '../../delen/Proceskaart.tsx';
import { Foutregel, Laden } from '../../delen/Staten.tsx';
import { TermijnBadge } from '../../delen/TermijnBadge.tsx';
import { CasusSignalen } from '../../delen/Signalen.tsx';
import { Tijdlijn } from '../../delen/Tijdlijn.tsx';
import { label } from '../../delen/woorden.ts';
import { BekendheidKaart } from './BekendheidKaart.tsx';
import { useCasustaken, useHuishouden, useProces } from './bronnen.ts';
import { gezagzinnen } from './huis.ts';
import { PlanKaart } from './PlanKaart.tsx';
import { Relatiediagram } from './Relatiediagram.tsx';

/** Fixed cards per role and doel, so that the layout never betrays by presence or absence. */
export function Overzicht({ casus: c, doel }: { casus: Casus; doel: string }): ReactNode {
  const proces = useProces(c.id, doel), huis = useHuishouden(c.id, doel), taken = useCasustaken(c.id, c.nummer);
  const lijst = taken.data?.items ?? [];
  const elders = [proces.data, ...(proces.data?.bouwstenen ?? [])].flatMap((p) => p?.stappen ?? []).filter((s) => s.soort === 'userTask' && s.staat === 'hier').map((s) => s.naam);
  const deel = (tab: string, tekst: string): ReactNode => <Link to="/casus/$id/$tab" params={{ id: c.id, tab }} search={(s) => ({ ...s })}>{tekst}</Link>;
  return (
    <div className="casusgrid">
      <div className="stapel stapel--ruim">
        {proces.data ? <Proceskaart proces={proces.data} kop={c.eerstvolgendeTermijn ? <span className="stil">Eerstvolgende termijn <TermijnBadge eind={c.eerstvolgendeTermijn} onder={false} /></span> : null} />
          : <section className="kaart kaart__in" aria-label="Waar is de casus?">{proces.error ? <Foutregel fout={proces.error} opnieuw={() => void proces.refetch()} /> : <Laden />}</section>}
        <BekendheidKaart casusId={c.id} doel={doel} kop={deel('betrokken', 'Alles over betrokkenheid')} />
        <PlanKaart casusId={c.id} kop={deel('plan', 'Plan en acties bekijken')} />
        <CasusSignalen casusId={c.id} doel={doel} />
      </div>
      <div className="stapel stapel--ruim">
        <section className="kaart" aria-labelledby="huis"><div className="kaart__kop"><h2 id="huis">Huishouden</h2>{deel('huishouden', 'Als tabel')}</div>
          <div className="kaart__in" style={{ paddingBlockStart: 0 }}>{huis.isPending ? <Laden regels={3} /> : !huis.data ? <Foutregel fout={huis.error} opnieuw={() => void huis.refetch()} /> : huis.data.personen.length > 0
            ? <><Relatiediagram huishouden={huis.data} />{gezagzinnen(huis.data).map((z) => <p key={z.zin} className="stil">Gezag over {z.zin}</p>)}</> : <p className="stil">Er is nog niets vastgesteld.</p>}</div></section>
        <section className="kaart" aria-labelledby="doen"><div className="kaart__kop"><h2 id="doen">Nu te doen</h2>{c.nummer && lijst.length > 0 ? <Link to="/werk" search={{ bakje: 'alle', zoek: c.nummer }}>{lijst.length === 1 ? 'In de lijst' : `Alle ${lijst.length} taken`}</Link> : null}</div>
          {taken.error ? <div className="kaart__in"><Foutregel fout={taken.error} opnieuw={() => void taken.refetch()} /></div> : taken.isLoading ? <div className="kaart__in"><Laden regels={2} /></div> : lijst.length === 0 ? <p className="kaart__in stil" style={{ paddingBlockStart: 0 }}>Er is nu niets te doen voor u.{elders.length > 0 ? ` Bij anderen loopt: ${[...new Set(elders)].join(', ')}.` : ''}</p> : <ul className="lijst-kaal doen">{lijst.slice(0, 5).map((t) => <li key={t.id} className="rij" style={{ alignItems: 'flex-start' }}><TermijnBadge eind={t.termijn.eind} opgeschortTot={t.termijn.opgeschortTot} onder={false} /><span><Link to="/taak/$id" params={{ id: t.id }}>{t.titel}</Link><br /><span className="stil">{t.wie ? (t.wie.ik ? 'Ik' : t.wie.naam) : 'Niemand'} · {label(t.bouwsteen)}</span></span></li>)}</ul>}</section>
        <section className="kaart" aria-labelledby="laatste"><div className="kaart__kop"><h2 id="laatste">Laatste gebeurtenissen</h2>{deel('tijdlijn', 'Tijdlijn')}</div>
          <div className="kaart__in" style={{ paddingBlockStart: 0 }}>{c.gebeurtenissen.length === 0 ? <p className="stil">Er is nog niets gebeurd.</p> : <Tijdlijn items={c.gebeurtenissen} />}</div></section>
      </div>
    </div>
  );
}
