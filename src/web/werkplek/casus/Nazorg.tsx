import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { isDicht } from '../../../domein/casusstaat.ts';
import type { Casus } from '../../delen/api-types.ts';
import { Bewaartabel } from '../../delen/Bewaartabel.tsx';
import { datum } from '../../delen/datum.ts';
import { IconSlot } from '../../delen/iconen.ts';
import { nu } from '../../delen/klok.ts';
import { Knoplink } from '../../delen/knoplink.tsx';
import { haalNazorg, signaalbron, type Nazorgblad } from '../../delen/nazorg.ts';
import { Nazorgkalender } from '../../delen/Nazorgkalender.tsx';
import { useSessie } from '../../delen/sessie.ts';
import { Foutregel, Laden } from '../../delen/Staten.tsx';
import { label } from '../../delen/woorden.ts';
import { TerugvalKnop } from './Terugval.tsx';
import { useTelefoon } from '../melding/telefoon.ts';

const useNazorg = (casusId: string, aan = true): UseQueryResult<Nazorgblad> => useQuery({ queryKey: ['casus', casusId, 'nazorg-bieden', 'nazorg'], queryFn: () => haalNazorg(casusId), enabled: aan });

/** Aftercare of the casus: the moments, the signals and, once closed, what every organisation keeps. */
export function Nazorg({ casus: c }: { casus: Casus }): ReactNode {
  const blad = useNazorg(c.id);
  if (blad.isPending) return <Laden regels={5} />;
  if (!blad.data) return <section className="kaart"><div className="kaart__in"><Foutregel fout={blad.error} opnieuw={() => void blad.refetch()} /></div></section>;
  const { nazorg, afsluiting } = blad.data;
  return (
    <div className="stapel stapel--ruim">
      <section className="kaart" aria-labelledby="nazorg"><div className="kaart__kop"><h2 id="nazorg">Nazorgkalender</h2>{nazorg ? <span className="badge badge--stil">{label(nazorg.status)}</span> : null}</div>
        <div className="kaart__in">{nazorg ? <Nazorgkalender nazorg={nazorg} /> : <p className="stil">Er is nog geen nazorg. Die begint als het plan klaar is.</p>}</div></section>
      <section className="kaart" aria-labelledby="signalen"><div className="kaart__kop"><h2 id="signalen">Signalen van terugval</h2></div>
        <div className="kaart__in">{nazorg && nazorg.signalen.length > 0 ? <ol className="tijdlijn">{nazorg.signalen.map((s, i) => <li key={i}>{signaalbron[s.bron] ?? label(s.bron)}: {s.status === 'open' ? 'nog niet gewogen' : s.status === 'doorstart' ? 'terugval, nieuwe ronde' : 'geen terugval'}<br /><span className="stil"><time dateTime={s.op}>{datum(new Date(s.op), nu())}</time>{s.weging ? ` · ${s.weging}` : ''}</span></li>)}</ol> : <p className="stil">Er zijn geen signalen.</p>}{c.status === 'nazorg' ? <TerugvalKnop casusId={c.id} /> : null}</div></section>
      {afsluiting ? <section className="kaart" aria-labelledby="bewaren"><div className="kaart__kop"><h2 id="bewaren">Hoe lang bewaren?</h2></div><div className="kaart__in"><Bewaartabel rijen={afsluiting.dossiers} /></div></section> : null}
    </div>
  );
}

/** A closed casus is read only and never opened again (R12.4): why, since when, and what to do with new concerns. */
export function Geslotenbalk({ casus: c }: { casus: Casus }): ReactNode {
  const dicht = isDicht(c.status);
  const { data } = useNazorg(c.id, dicht);
  const telefoon = useTelefoon(), meldt = useSessie().data?.rol?.toegangsrol === 'melder';
  if (!dicht) return null;
  const a = data?.afsluiting;
  return (
    <div className="melding-blok" role="note"><IconSlot size={20} aria-hidden />
      <div className="stapel"><p><strong>Deze casus is gesloten{a ? ` op ${datum(new Date(a.geslotenOp), nu())}` : ''}.</strong>{a ? ` Reden: ${label(a.reden).toLowerCase()}.` : ''} U kunt lezen, niet wijzigen. Een gesloten casus gaat niet weer open.</p>
        {telefoon || meldt ? <div><Knoplink to="/melding/nieuw" search={{ vervolg: c.id }}>Vervolgcasus beginnen…</Knoplink></div> : <p>Zijn er nieuwe zorgen? Het meldpunt kan een vervolgcasus beginnen.</p>}</div></div>
  );
}
