import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useDoel } from '../../delen/Doelbalk.tsx';
import { useGebeurtenissen } from '../../delen/gebeurtenissen.ts';
import { usePaginatitel } from '../../delen/paginatitel.ts';
import { useSessie } from '../../delen/sessie.ts';
import { Foutstaat, Laden, LegeStaat } from '../../delen/Staten.tsx';
import { Select, SelectOption } from '../../delen/velden.tsx';
import { Acties } from '../casus/Acties.tsx';
import { ActieTabel } from './ActieTabel.tsx';
import { haalActies, standnamen } from './bronnen.ts';

const uitleg: Record<'aan-mij' | 'van-mij', string> = {
  'aan-mij': 'Dit is aan uw organisatie gevraagd.', 'van-mij': 'Dit loopt in de casussen van uw team. "Loopt vast" betekent: niemand voert het uit, of de regisseur kreeg een seintje.',
};

/** `/acties`: what is asked of my organisation, or for a regisseur what runs in the casussen of the team (ux §3, §4.12). */
export function ActiesPagina(): ReactNode {
  usePaginatitel('Acties');
  const wie = useSessie().data?.rol?.toegangsrol === 'deelnemer' ? 'aan-mij' : 'van-mij';
  useDoel(wie === 'aan-mij' ? 'actie-uitvoeren' : 'plan-regisseren');
  const { stand = 'open', casus } = useSearch({ from: '/binnen/acties' });
  const naar = useNavigate(), vragen = useQueryClient();
  useGebeurtenissen((b) => { if (b.soort !== 'melding') void vragen.invalidateQueries({ queryKey: ['acties'] }); });
  const lijst = useQuery({ queryKey: ['acties', wie, stand], queryFn: () => haalActies({ wie, stand }), enabled: casus === undefined });
  const rijen = lijst.data?.items ?? [];
  if (casus !== undefined) return (
    <>
      <div className="kop"><div><h1>Acties van één casus</h1><p><Link to="/acties">Terug naar alle acties</Link> · <Link to="/casus/$id/$tab" params={{ id: casus, tab: 'overzicht' }} search={{ doel: 'plan-regisseren' }}>Bekijk de casus</Link></p></div></div>
      <Acties casusId={casus} />
    </>
  );
  return (
    <>
      <div className="kop"><div><h1>Acties</h1><p>{uitleg[wie]}</p></div></div>
      <form className="filters" data-open="ja" onSubmit={(e) => e.preventDefault()}>
        <div className="veld"><label className="veld__label" htmlFor="acties-stand">Stand</label>
          <Select id="acties-stand" value={stand} onChange={(e) => void naar({ to: '/acties', replace: true, search: e.target.value === 'open' ? {} : { stand: e.target.value } })}>{Object.entries(standnamen).map(([w, t]) => <SelectOption key={w} value={w}>{t}</SelectOption>)}</Select></div>
      </form>
      <div className="kaart">
        {lijst.isPending ? <div className="kaart__in"><Laden /></div> : !lijst.data ? <Foutstaat fout={lijst.error} opnieuw={() => void lijst.refetch()} /> : rijen.length === 0
          ? <LegeStaat titel={stand === 'open' ? 'Er zijn geen open acties.' : 'Niets gevonden met dit filter.'} {...(stand === 'open' ? { uitleg: 'Nieuwe acties verschijnen hier vanzelf.' } : {})} />
          : <ActieTabel rijen={rijen} titel="Acties" metCasus={wie === 'van-mij'} metBellen={wie === 'van-mij'} />}
      </div>
    </>
  );
}
