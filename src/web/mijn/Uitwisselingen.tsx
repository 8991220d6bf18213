import { useEffect, useId, useRef, useState, type ReactNode } from 'react';
import { ApiFout, haal, zoekreeks } from '../delen/api.ts';
import { datum } from '../delen/datum.ts';
import { nu } from '../delen/klok.ts';
import { Knop } from '../delen/knop.tsx';
import { Laden } from '../delen/Staten.tsx';
import { Select, SelectOption } from '../delen/velden.tsx';

type Regel = { id: string; op: string; van: string; naar: string; wat: string[]; waarvoor: string; wetten: string[]; uitkomst: 'gevraagd' | 'gedeeld' | 'ingezien'; isLaterGetoond: boolean };
const uitkomst = { gevraagd: 'Gevraagd', gedeeld: 'Gedeeld', ingezien: 'Ingezien' } as const;

type Lijst = { items: Regel[]; volgende: string | null };
const haalBladzijde = (persoonId: string, cursor: string | null): Promise<Lijst> => haal<Lijst>(`/mijn/uitwisselingen${zoekreeks({ persoonId, cursor })}`);
/** More is not for paper: then the first so many lines, and the page says so. */
const hoogsteOpPapier = 1000;

/**
 * Who shared what about this person, or about a child for whom he may ask: each time with the organisations, the kinds of data, why and by which law (R7.1).
 * Held lines are simply not there. Printing takes the whole list and only the list.
 */
export function Uitwisselingen({ kinderen }: { kinderen: readonly { persoonId: string; naam: string }[] }): ReactNode {
  const id = useId();
  const [lijst, zetLijst] = useState<Lijst | null>(null), [open, zetOpen] = useState(false), [fout, zetFout] = useState(''), [wie, zetWie] = useState(''), [drukt, zetDrukt] = useState(false), beurt = useRef(0);
  const probeer = async (werk: () => Promise<Lijst>): Promise<boolean> => {
    // Only the last question counts: an answer about somebody else that comes late is not shown as this one's.
    const ik = ++beurt.current;
    try { const l = await werk(); if (ik !== beurt.current) return false; zetLijst(l); zetFout(''); return true; } catch (x) { if (!(x instanceof ApiFout)) throw x; if (ik === beurt.current) zetFout('Het lukt nu niet om dit te laten zien. Probeer het later nog een keer.'); return false; }
  };
  const meer = (oud: Lijst): Promise<boolean> => probeer(async () => { const b = await haalBladzijde(wie, oud.volgende); return { items: [...oud.items, ...b.items], volgende: b.volgende }; });
  const begin = (): void => { zetLijst(null); zetFout(''); void probeer(() => haalBladzijde(wie, null)); };
  useEffect(() => { if (open) begin(); }, [open, wie]);
  const drukAf = async (): Promise<void> => {
    zetDrukt(true);
    const gelukt = await probeer(async () => {
      let alles = lijst ?? await haalBladzijde(wie, null);
      while (alles.volgende !== null && alles.items.length < hoogsteOpPapier) { const b = await haalBladzijde(wie, alles.volgende); alles = { items: [...alles.items, ...b.items], volgende: b.volgende }; }
      return alles;
    });
    zetDrukt(false);
    // After the list stands on the page.
    if (gelukt) setTimeout(() => { window.print(); }, 0);
  };
  useEffect(() => {
    // Only this list goes on paper, and only while it is open.
    if (open) document.body.dataset['afdruk'] = 'wiedeelde';
    return () => { delete document.body.dataset['afdruk']; };
  }, [open]);
  const naam = kinderen.find((k) => k.persoonId === wie)?.naam;
  return (
    <section className="kaart kaart__in stapel afdruk" aria-labelledby="wiedeelde">
      <h2 id="wiedeelde">Wie deelde wat?</h2>
      <p>Hier ziet u welke organisatie gegevens over u kreeg of inzag, en waarom dat mocht. Wat er in staat, kunt u opvragen bij Mijn rechten.</p>
      <div className="niet-op-papier"><Knop aria-expanded={open} onClick={() => { zetOpen(!open); }}>{open ? 'Verberg de lijst' : 'Toon de lijst'}</Knop></div>
      {open && kinderen.length > 0 ? <div className="veld niet-op-papier"><label className="veld__label" htmlFor={`${id}-wie`}>Over wie?</label><Select id={`${id}-wie`} value={wie} onChange={(e) => { zetWie(e.target.value); }}><SelectOption value="">Over mij</SelectOption>{kinderen.map((k) => <SelectOption key={k.persoonId} value={k.persoonId}>{`Over ${k.naam}`}</SelectOption>)}</Select></div> : null}
      {open && naam ? <p>U ziet wat er over {naam} is gedeeld, omdat u het gezag heeft. Staat er ‘u’ of ‘uw’? Dan gaat het over {naam}.</p> : null}
      {open && fout ? <div className="stapel"><p role="alert">{fout}</p><div><Knop onClick={() => { if (lijst) void meer(lijst); else begin(); }}>Probeer het opnieuw</Knop></div></div> : open && !lijst ? <Laden regels={3} /> : null}
      {open && lijst ? (lijst.items.length === 0 ? <p>Er zijn nog geen gegevens uitgewisseld.</p> : (
        <ul className="mijn__lijst stapel">{lijst.items.map((r) => (
          <li key={r.id}><p><strong>{uitkomst[r.uitkomst]}</strong> <span className="stil"><time dateTime={r.op}>{datum(new Date(r.op), nu())}</time>{r.isLaterGetoond ? ', later getoond' : ''}</span><br />{r.uitkomst === 'ingezien' ? `${r.naar} keek bij ${r.van}` : `${r.van} naar ${r.naar}`}</p>
            <p>Wat: {r.wat.join(', ') || 'gegevens'}. {r.waarvoor}.<br /><span className="stil">Mag dit? {r.wetten.length > 0 ? `Ja, dit staat in de wet: ${r.wetten.join('; ')}.` : 'Vraag het ons.'}</span></p></li>
        ))}</ul>)) : null}
      {open && lijst ? <div className="rij niet-op-papier">{lijst.volgende ? <Knop onClick={() => void meer(lijst)}>Toon meer</Knop> : null}{lijst.items.length > 0 ? <Knop disabled={drukt} onClick={() => void drukAf()}>Lijst afdrukken</Knop> : null}</div> : null}
      {open && lijst?.volgende && lijst.items.length >= hoogsteOpPapier ? <p>Dit zijn de nieuwste {lijst.items.length} regels. Vraag de hele lijst op bij Mijn rechten.</p> : null}
      <p className="stil alleen-op-papier">Soms mag u iets pas later zien. Bijvoorbeeld voor de veiligheid van een kind. Dan staat het nu nog niet in deze lijst.</p>
    </section>
  );
}
