import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { ApiFout, foutregels, haal, vraag } from '../../delen/api.ts';
import { datum } from '../../delen/datum.ts';
import { nu } from '../../delen/klok.ts';
import { Knop } from '../../delen/knop.tsx';
import { useSessie } from '../../delen/sessie.ts';
import { meld } from '../../delen/Toasts.tsx';
import { BeslisDialoog } from './Dialogen.tsx';

type Soort = 'regie' | 'casus' | 'afsluiten';
type Aanbod = { id: string; soort: Soort; aangebodenOp: string };
const sleutel = ['regie-overdrachten'];
const vraagzin: Readonly<Record<Soort, string>> = { regie: 'Wilt u casusregisseur worden van een casus?', casus: 'Wilt u een casus van een ander samenwerkingsverband overnemen?', afsluiten: 'Wilt u een casus overnemen die bij een ander sluit?' };
/** Regie and whole casussen from a plan, and casussen that close elsewhere; the last only for who may answer for his organisation. */
const haalAanbod = async (magOvernemen: boolean): Promise<{ items: Aanbod[] }> => {
  const [plan, afsluiten] = await Promise.all([haal<{ items: Aanbod[] }>('/regie-overdrachten'), magOvernemen ? haal<{ items: Omit<Aanbod, 'soort'>[] }>('/afsluit-overdrachten') : { items: [] }]);
  return { items: [...plan.items, ...afsluiten.items.map((a) => ({ ...a, soort: 'afsluiten' as const }))] };
};

/** Offers of regie or of a whole casus to this person. Nothing of the casus is shown before he accepts (R10.6). */
export function Overdrachten(): ReactNode {
  const magOvernemen = ['procesregisseur', 'casusregisseur'].includes(useSessie().data?.rol?.toegangsrol ?? '');
  const q = useQuery({ queryKey: sleutel, queryFn: () => haalAanbod(magOvernemen) });
  const vragen = useQueryClient();
  const [weiger, zetWeiger] = useState<Aanbod | null>(null), [bezig, zetBezig] = useState(false);
  const antwoord = async (a: Aanbod, uitkomst: 'geaccepteerd' | 'geweigerd', reden: string | null): Promise<string[]> => {
    zetBezig(true);
    try { await vraag(`/${a.soort === 'afsluiten' ? 'afsluit' : 'regie'}-overdrachten/${a.id}/antwoorden`, { methode: 'POST', body: { uitkomst, reden } }); meld(uitkomst === 'geaccepteerd' ? 'U heeft de overdracht aanvaard. De casus staat nu in uw lijst.' : 'U heeft de overdracht niet aanvaard.'); return []; }
    catch (x) { if (!(x instanceof ApiFout)) throw x; return foutregels(x); }
    // Only when the list is new again: an offer that was answered is no longer on it.
    finally { await Promise.all([vragen.invalidateQueries({ queryKey: sleutel }), vragen.invalidateQueries({ queryKey: ['casussen'] })]); zetBezig(false); }
  };
  if (!q.data || q.data.items.length === 0) return null;
  return (
    <section className="kaart" aria-labelledby="overdrachten"><div className="kaart__kop"><h2 id="overdrachten">Aan u gevraagd</h2></div>
      <ul className="lijst-kaal">{q.data.items.map((a) => (
        <li key={a.id} className="rij rij--uit"><span>{vraagzin[a.soort]} <span className="stil">Gevraagd op {datum(new Date(a.aangebodenOp), nu())}. Na aanvaarden ziet u de casus.</span></span>
          <span className="rij"><Knop disabled={bezig} onClick={() => void antwoord(a, 'geaccepteerd', null).then((f) => { if (f.length > 0) meld(`Dit lukte niet: ${f.join(' ')}`); })}>Aanvaarden</Knop><Knop soort="rustig" disabled={bezig} onClick={() => zetWeiger(a)}>Weigeren, omdat…</Knop></span></li>
      ))}</ul>
      {weiger ? <BeslisDialoog titel="Overdracht weigeren" vraag="Waarom neemt u dit niet over?" knop="Weigeren" minimaal={20} sluit={() => zetWeiger(null)} zet={(reden) => antwoord(weiger, 'geweigerd', reden)} /> : null}
    </section>
  );
}
