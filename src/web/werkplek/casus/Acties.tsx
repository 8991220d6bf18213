import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { actietekst, past } from '../../../domein/actie/tekst.ts';
import { ApiFout, foutregels } from '../../delen/api.ts';
import { useGebeurtenissen } from '../../delen/gebeurtenissen.ts';
import { IconErbij } from '../../delen/iconen.ts';
import { Knop } from '../../delen/knop.tsx';
import { Foutregel, Laden } from '../../delen/Staten.tsx';
import { meld } from '../../delen/Toasts.tsx';
import { Textarea } from '../../delen/velden.tsx';
import { Venster, type Fouten } from '../../delen/Venster.tsx';
import { ActieTabel } from '../acties/ActieTabel.tsx';
import { ActieUitzetten } from '../acties/ActieUitzetten.tsx';
import { bespreekActie, haalCasusActies, trekActieIn, type ActieRij } from '../acties/bronnen.ts';
import { Bespreken, besprokenZin } from '../plan/Bespreken.tsx';

const open = (a: ActieRij): boolean => !['gereed-gemeld', 'afgerond', 'ingetrokken'].includes(a.status);

/** The actions of a casus, for the tab Plan: who does what by when; the casusregisseur hands out and withdraws (ux §4.12). */
export function Acties({ casusId }: { casusId: string }): ReactNode {
  const vragen = useQueryClient();
  const sleutel = ['acties', 'casus', casusId];
  const q = useQuery({ queryKey: sleutel, queryFn: () => haalCasusActies(casusId) });
  const [nieuw, zetNieuw] = useState(false), [weg, zetWeg] = useState<ActieRij | null>(null), [bespreek, zetBespreek] = useState<ActieRij | null>(null);
  useGebeurtenissen((b) => { if (b.soort === 'taak' || (b.soort === 'casus' && b.ids.includes(casusId))) void vragen.invalidateQueries({ queryKey: sleutel }); });
  const ververs = (): void => { void vragen.invalidateQueries({ queryKey: sleutel }); };
  return (
    <section className="kaart" aria-labelledby="acties-kop">
      <div className="kaart__kop"><h2 id="acties-kop">Acties</h2>{q.data?.magUitzetten ? <Knop soort="primair" onClick={() => zetNieuw(true)}><IconErbij size={18} aria-hidden />Actie uitzetten</Knop> : null}</div>
      {q.isPending ? <div className="kaart__in"><Laden regels={3} /></div> : !q.data ? <div className="kaart__in" style={{ paddingBlockStart: 0 }}><Foutregel fout={q.error} opnieuw={() => void q.refetch()} /></div>
        : q.data.items.length === 0 ? <p className="kaart__in stil" style={{ paddingBlockStart: 0 }}>Er zijn nog geen acties.</p>
          : <ActieTabel rijen={q.data.items} titel="Acties van deze casus" metBellen {...(q.data.magUitzetten ? { handelingen: (a) => (open(a) ? <Handelingen actie={a} besproken={q.data.besprekingen.find((b) => b.actieId === a.id)} trekIn={() => zetWeg(a)} bespreek={() => zetBespreek(a)} /> : '–') } : {})} />}
      {nieuw && q.data ? <ActieUitzetten casusId={casusId} uitvoerders={q.data.uitvoerders} sluit={() => zetNieuw(false)} klaar={(nummer) => { zetNieuw(false); meld(`Actie ${nummer} is uitgezet.`); ververs(); }} /> : null}
      {bespreek ? <Bespreken over={`Actie ${bespreek.actienummer}`} zet={(b) => bespreekActie(bespreek.id, b)} sluit={() => zetBespreek(null)} klaar={ververs} /> : null}
      {weg ? <Intrekken actie={weg} sluit={() => zetWeg(null)} klaar={() => { zetWeg(null); meld('De actie is ingetrokken.'); ververs(); }} /> : null}
    </section>
  );
}

function Handelingen({ actie: a, besproken, trekIn, bespreek }: { actie: ActieRij; besproken: { overlegnummer: string | null } | undefined; trekIn: () => void; bespreek: () => void }): ReactNode {
  return (
    <div className="stapel">
      {besproken ? <span className="stil">{besprokenZin(besproken)}</span> : <Knop soort="rustig" onClick={bespreek}>Bespreken…<span className="sr"> in overleg: {a.actienummer}</span></Knop>}
      <Knop soort="rustig" onClick={trekIn}>Intrekken…<span className="sr"> {a.actienummer}</span></Knop>
    </div>
  );
}

function Intrekken({ actie, sluit, klaar }: { actie: ActieRij; sluit: () => void; klaar: () => void }): ReactNode {
  const [reden, zetReden] = useState('');
  const doe = async (): Fouten => { try { await trekActieIn(actie.id, reden.trim()); return []; } catch (x) { if (!(x instanceof ApiFout)) throw x; return foutregels(x); } };
  return (
    <Venster titel={`Actie ${actie.actienummer} intrekken`} knop="Intrekken" sluit={sluit} klaar={doe} gelukt={klaar} mag={past(actietekst.intrekken, reden)}>
      <p>{actie.organisatie} krijgt bericht dat de actie niet meer nodig is.</p>
      <div className="veld"><label className="veld__label" htmlFor="reden-intrekken">Waarom is de actie niet meer nodig?</label><Textarea id="reden-intrekken" rows={3} maxLength={actietekst.intrekken.max} value={reden} onChange={(e) => zetReden(e.target.value)} /></div>
    </Venster>
  );
}
