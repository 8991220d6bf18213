import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useId, useState, type ReactNode } from 'react';
import { ApiFout } from '../delen/api.ts';
import type { Herstelvoorstel } from '../delen/api-types.ts';
import { beoordeelHerstel, haalHerstelvoorstellen } from '../delen/bronnen.ts';
import { moment } from '../delen/datum.ts';
import { beheerdoel, useDoel } from '../delen/Doelbalk.tsx';
import { nu } from '../delen/klok.ts';
import { Knop } from '../delen/knop.tsx';
import { usePaginatitel } from '../delen/paginatitel.ts';
import { Foutstaat, Laden } from '../delen/Staten.tsx';
import { meld } from '../delen/Toasts.tsx';
import { Textarea } from '../delen/velden.tsx';
import { storingzin } from './storingzin.ts';

const wat = (v: Herstelvoorstel): string => ({ opnieuw: 'Opnieuw proberen', variabele: `${v.variabele ?? ''} wordt ${String(v.waarde)}, daarna opnieuw proberen`, annuleren: 'Het proces beëindigen' })[v.actie];

/** The page of the coordinator; the beheerder sees the same list under Storingen. */
export function Herstelpagina(): ReactNode {
  usePaginatitel('Herstel');
  useDoel(beheerdoel);
  return <div className="stapel stapel--ruim"><div className="kop" style={{ margin: 0 }}><div><h1>Herstel</h1><p>Een beheerder stelt voor hoe een vastgelopen stap verder kan. U beslist mee.</p></div></div><Herstelvoorstellen /></div>;
}

/** Proposals that wait for a second person. Nothing happens before somebody else agreed. */
export function Herstelvoorstellen(): ReactNode {
  const lijst = useQuery({ queryKey: ['herstel'], queryFn: haalHerstelvoorstellen, refetchInterval: 15_000 });
  return (
    <section className="kaart" aria-labelledby="herstel"><div className="kaart__kop"><h2 id="herstel">Voorstellen voor herstel</h2></div>
      <div className="kaart__in stapel stapel--ruim">
        {lijst.isPending ? <Laden regels={3} /> : lijst.error ? <Foutstaat fout={lijst.error} opnieuw={() => void lijst.refetch()} /> : lijst.data.items.length === 0 ? <p className="stil">Er wachten geen voorstellen.</p> : lijst.data.items.map((v) => <Voorstel key={v.id} v={v} />)}
      </div></section>
  );
}

function Voorstel({ v }: { v: Herstelvoorstel }): ReactNode {
  const id = useId(), vragen = useQueryClient();
  const [tekst, zetTekst] = useState(''), [fout, zetFout] = useState('');
  const beslis = async (uitkomst: 'akkoord' | 'afwijzen'): Promise<void> => {
    try {
      await beoordeelHerstel(v.id, { uitkomst, beoordeling: tekst.trim() });
      meld(uitkomst === 'akkoord' ? 'Het herstel wordt uitgevoerd.' : 'Het voorstel is afgewezen.');
      await vragen.invalidateQueries({ queryKey: ['herstel'] }); await vragen.invalidateQueries({ queryKey: ['incidenten'] });
    } catch (x) { if (!(x instanceof ApiFout)) throw x; zetFout(x.fouten[0]?.melding ?? (x.detail || x.titel)); }
  };
  return (
    <article className="stapel" aria-labelledby={`${id}-kop`}>
      <h3 id={`${id}-kop`}>{v.stap}{v.casusNummer ? `, casus ${v.casusNummer}` : ''}</h3>
      <dl className="gegevens"><dt>Fout</dt><dd>{v.fout ? storingzin(v.fout) : 'Onbekend'}</dd><dt>Voorstel</dt><dd>{wat(v)}</dd><dt>Waarom</dt><dd>{v.reden}</dd><dt>Door</dt><dd>{v.voorgesteldDoor}, <time dateTime={v.voorgesteldOp}>{moment(new Date(v.voorgesteldOp), nu())}</time></dd></dl>
      {v.gevolgen.length > 0 ? <section><h4>Bij akkoord gebeurt er dit</h4><ul>{v.gevolgen.map((z) => <li key={z}>{z}</li>)}</ul></section> : null}
      {v.vanMij ? <p className="stil">U deed dit voorstel. Een collega of de coördinator beoordeelt het.</p> : (
        <div className="stapel">
          <div className="veld"><label className="veld__label" htmlFor={`${id}-t`}>Uw oordeel</label>{fout ? <p className="veld__fout" role="alert" id={`${id}-f`}>{fout}</p> : null}<Textarea id={`${id}-t`} rows={2} value={tekst} invalid={fout !== ''} aria-describedby={fout ? `${id}-f` : undefined} onChange={(e) => { zetTekst(e.target.value); }} /></div>
          <div className="rij"><Knop soort="primair" onClick={() => void beslis('akkoord')}>Akkoord, voer uit</Knop><Knop onClick={() => void beslis('afwijzen')}>Afwijzen</Knop></div>
        </div>
      )}
    </article>
  );
}
