import { useEffect, useState, type ReactNode } from 'react';
import { ApiFout, haal } from '../delen/api.ts';
import { datum } from '../delen/datum.ts';
import { nu } from '../delen/klok.ts';
import { Knop } from '../delen/knop.tsx';

type Regel = { id: string; op: string; van: string; naar: string; wat: string[]; waarvoor: string; wetten: string[]; uitkomst: 'gevraagd' | 'gedeeld' | 'ingezien'; isLaterGetoond: boolean };
const uitkomst = { gevraagd: 'Gevraagd', gedeeld: 'Gedeeld', ingezien: 'Ingezien' } as const;

/** Who shared what about this person: each time with the organisations, the kinds of data, why and by which law (R7.1). Held lines are simply not there. */
export function Uitwisselingen(): ReactNode {
  const [lijst, zetLijst] = useState<{ items: Regel[]; volgende: string | null } | null>(null), [open, zetOpen] = useState(false), [fout, zetFout] = useState('');
  const meer = async (cursor: string | null): Promise<void> => {
    try { const b = await haal<{ items: Regel[]; volgende: string | null }>(`/mijn/uitwisselingen${cursor === null ? '' : `?cursor=${encodeURIComponent(cursor)}`}`); zetLijst((oud) => ({ items: [...(oud?.items ?? []), ...b.items], volgende: b.volgende })); zetFout(''); }
    catch (x) { if (!(x instanceof ApiFout)) throw x; zetFout('Het lukt nu niet om dit te laten zien. Probeer het later nog een keer.'); }
  };
  useEffect(() => { if (open && lijst === null) void meer(null); }, [open]);
  return (
    <section className="kaart kaart__in stapel" aria-labelledby="wiedeelde">
      <h2 id="wiedeelde">Wie deelde wat?</h2>
      <p>Hier ziet u welke organisatie gegevens over u kreeg of inzag, en waarom dat mocht. Wat er in staat, kunt u opvragen bij Mijn rechten.</p>
      <div><Knop aria-expanded={open} onClick={() => { zetOpen(!open); }}>{open ? 'Verberg de lijst' : 'Toon de lijst'}</Knop></div>
      {open && fout ? <p role="alert">{fout}</p> : null}
      {open && lijst ? (lijst.items.length === 0 ? <p>Er zijn nog geen gegevens uitgewisseld.</p> : (
        <ul className="mijn__lijst stapel">{lijst.items.map((r) => (
          <li key={r.id}><p><strong>{uitkomst[r.uitkomst]}</strong> <span className="stil"><time dateTime={r.op}>{datum(new Date(r.op), nu())}</time>{r.isLaterGetoond ? ', later getoond' : ''}</span><br />{r.uitkomst === 'ingezien' ? `${r.naar} keek bij ${r.van}` : `${r.van} naar ${r.naar}`}</p>
            <p>Wat: {r.wat.join(', ') || 'gegevens over u'}. {r.waarvoor}.<br /><span className="stil">Mag dit? {r.wetten.length > 0 ? `Ja, dit staat in de wet: ${r.wetten.join('; ')}.` : 'Vraag het ons.'}</span></p></li>
        ))}</ul>)) : null}
      {open && lijst?.volgende ? <div><Knop onClick={() => void meer(lijst.volgende)}>Toon meer</Knop></div> : null}
    </section>
  );
}
