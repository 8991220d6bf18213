import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useId, useState, type ReactNode } from 'react';
import { plusDagen } from '../../domein/kalender.ts';
import { ApiFout, foutregels } from '../delen/api.ts';
import { datum, moment } from '../delen/datum.ts';
import { nu } from '../delen/klok.ts';
import { Knop } from '../delen/knop.tsx';
import { useSessie } from '../delen/sessie.ts';
import { Foutstaat, Laden } from '../delen/Staten.tsx';
import { meld } from '../delen/Toasts.tsx';
import { Select, SelectOption, Textarea } from '../delen/velden.tsx';
import { Venster } from '../delen/Venster.tsx';
import { beoordeel, haalOpvallend, oordeelnamen, wieTekst, type Opvallend } from './bronnen.ts';

/** What is unusual in the logs (ux §4.21 Opvallend): neutral words, judged by a person, with his reason. */
export function OpvallendeSignalen(): ReactNode {
  const [stand, zetStand] = useState('open'), [kiest, zetKiest] = useState<Opvallend | null>(null);
  const vragen = useQueryClient(), magOordelen = useSessie().data?.rol?.toegangsrol === 'fg';
  const q = useInfiniteQuery({ queryKey: ['toezicht', 'signalen', stand], queryFn: ({ pageParam }) => haalOpvallend(stand, pageParam), initialPageParam: null as string | null, getNextPageParam: (p) => p.volgende });
  const rijen = q.data?.pages.flatMap((p) => p.items) ?? [];
  return (
    <section className="kaart" aria-labelledby="opvallend">
      <div className="kaart__kop"><h2 id="opvallend">Opvallend</h2>
        <div className="veld"><label className="sr" htmlFor="opvallend-stand">Welke signalen</label><Select id="opvallend-stand" value={stand} onChange={(e) => zetStand(e.target.value)}><SelectOption value="open">Nog te beoordelen</SelectOption><SelectOption value="beoordeeld">Beoordeeld</SelectOption></Select></div></div>
      {q.isPending ? <div className="kaart__in"><Laden regels={2} /></div> : q.error ? <Foutstaat fout={q.error} opnieuw={() => void q.refetch()} /> : rijen.length === 0 ? <p className="kaart__in stil">{stand === 'open' ? 'Er is niets om te beoordelen.' : 'Er is nog niets beoordeeld.'}</p> : (
        <ul className="kaart__in stapel kaal">{rijen.map((s) => <Signaalregel key={s.id} s={s} {...(magOordelen && s.status === 'open' ? { kies: () => zetKiest(s) } : {})} />)}</ul>
      )}
      {q.hasNextPage ? <div className="kaart__in"><Knop disabled={q.isFetchingNextPage} onClick={() => void q.fetchNextPage()}>Toon meer signalen</Knop></div> : null}
      {kiest ? <Beoordelen s={kiest} sluit={() => zetKiest(null)} gelukt={() => { zetKiest(null); meld('Uw oordeel is vastgelegd.'); void vragen.invalidateQueries({ queryKey: ['toezicht', 'signalen'] }); }} /> : null}
    </section>
  );
}

function Signaalregel({ s, kies }: { s: Opvallend; kies?: () => void }): ReactNode {
  const t = nu(), op = new Date(`${s.dag}T12:00:00Z`);
  return (
    <li className="stapel" style={{ gap: 8 }}>
      <div><strong>{wieTekst(s.wie)}</strong>, {s.wie.organisatie}: {s.zin}<br /><span className="stil">{datum(op, t)}{s.casus ? ` · casus ${s.casus.nummer ?? 'niet meer bekend'}` : ''}{s.oordeel ? ` · ${oordeelnamen[s.oordeel] ?? s.oordeel}, ${s.beoordeeldDoor ?? ''}${s.beoordeeldOp ? ` ${moment(new Date(s.beoordeeldOp), t)}` : ''}` : ''}</span>{s.beoordeling ? <p>{s.beoordeling}</p> : null}</div>
      <div className="rij">{kies ? <Knop onClick={kies}>Beoordelen<span className="sr">: {wieTekst(s.wie)}, {datum(op, t)}</span></Knop> : null}
        <Link to="/toezicht" search={{ reden: 'signaal', van: s.dag, tot: plusDagen(s.dag, 1), medewerker: s.wie.medewerkerId ?? '', ...(s.casus ? { casus: s.casus.nummer ?? s.casus.id } : {}) }} hash="logboek">Bekijk de regels<span className="sr"> van {wieTekst(s.wie)}, {datum(op, t)}</span></Link></div>
    </li>
  );
}

function Beoordelen({ s, sluit, gelukt }: { s: Opvallend; sluit: () => void; gelukt: () => void }): ReactNode {
  const id = useId(), [oordeel, zetOordeel] = useState(''), [tekst, zetTekst] = useState('');
  const klaar = async (): Promise<string[]> => {
    if (oordeel === '') return ['Kies uw oordeel.'];
    try { await beoordeel(s.id, { oordeel, beoordeling: tekst.trim() }); return []; } catch (x) { if (!(x instanceof ApiFout)) throw x; return foutregels(x); }
  };
  return (
    <Venster titel="Signaal beoordelen" knop="Leg mijn oordeel vast" sluit={sluit} klaar={klaar} gelukt={gelukt}>
      <p>{wieTekst(s.wie)}, {s.wie.organisatie}: {s.zin}</p>
      <fieldset className="stapel" style={{ gap: 8, border: 0, padding: 0, margin: 0 }}><legend className="veld__label">Uw oordeel</legend>{Object.entries(oordeelnamen).map(([w, naam]) => <label key={w} className="rij" style={{ gap: 8 }}><input type="radio" name={`${id}-o`} checked={oordeel === w} onChange={() => zetOordeel(w)} />{naam}</label>)}</fieldset>
      <div className="veld"><label className="veld__label" htmlFor={`${id}-t`}>Waarom vindt u dat?</label><Textarea id={`${id}-t`} rows={4} maxLength={1000} value={tekst} onChange={(e) => zetTekst(e.target.value)} /></div>
    </Venster>
  );
}
