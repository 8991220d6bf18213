import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { ApiFout, foutregels } from '../../delen/api.ts';
import { haalMelding, haalSpoor, trekMeldingIn } from '../../delen/bronnen.ts';
import { useDoel } from '../../delen/Doelbalk.tsx';
import { useGebeurtenissen } from '../../delen/gebeurtenissen.ts';
import { IconLetOp, IconRechts } from '../../delen/iconen.ts';
import { nu } from '../../delen/klok.ts';
import { Knop } from '../../delen/knop.tsx';
import { Knoplink } from '../../delen/knoplink.tsx';
import { Ontvangstspoor } from '../../delen/Ontvangstspoor.tsx';
import { usePaginatitel } from '../../delen/paginatitel.ts';
import { Foutstaat, Laden } from '../../delen/Staten.tsx';
import { meld } from '../../delen/Toasts.tsx';
import { Textarea } from '../../delen/velden.tsx';
import { Venster, type Fouten } from '../../delen/Venster.tsx';
import { label } from '../../delen/woorden.ts';
import { isSoort, leegConcept } from './vragenlijst.ts';
import { Nakijken } from './Nakijken.tsx';
import { inhoudVan, vanServer } from './omzetten.ts';
import { spoorstappen } from './spoor.ts';

/** A melding that was sent: where it is now (the receipt trail), what may still be done, and its contents as far as one may see them. */
export function MeldingPagina(): ReactNode {
  const { id } = useParams({ from: '/binnen/melding/$id' });
  const vragen = useQueryClient();
  const m = useQuery({ queryKey: ['melding', id], queryFn: () => haalMelding(id) });
  const spoor = useQuery({ queryKey: ['melding', id, 'spoor'], queryFn: () => haalSpoor(id), enabled: Boolean(m.data) });
  const [intrekken, zetIntrekken] = useState(false), [reden, zetReden] = useState('');
  useGebeurtenissen((b) => { if (b.soort === 'melding' && b.ids.includes(id)) void vragen.invalidateQueries({ queryKey: ['melding', id] }); });
  usePaginatitel(m.data ? `Melding ${m.data.meldingnummer}` : 'Melding');
  useDoel('melding-beoordelen', m.data?.waarom.grondslagen[0] ?? null, m.data?.waarom ?? null);
  if (m.isPending) return <Laden />;
  if (!m.data) return <><div className="kop"><h1>Melding</h1></div><div className="kaart"><Foutstaat fout={m.error} opnieuw={() => void m.refetch()} nietGevonden="Deze melding bestaat niet, of u mag hem niet zien." /></div></>;
  const d = m.data, acties = d.acties ?? [], inhoud = inhoudVan(d);
  const trek = async (): Fouten => {
    try { await trekMeldingIn(id, reden.trim()); meld('De melding is ingetrokken.'); return []; } catch (x) { if (!(x instanceof ApiFout)) throw x; return foutregels(x); } finally { await vragen.invalidateQueries({ queryKey: ['melding', id] }); }
  };
  return (
    <>
      <nav aria-label="Kruimelpad"><ol className="kruimels"><li><Link to="/meldingen">Meldingen</Link><IconRechts size={15} aria-hidden /></li><li aria-current="page">{d.meldingnummer}</li></ol></nav>
      <div className="kop"><div><h1>Melding {d.meldingnummer}</h1><p>{label(d.soort)} · {label(d.status)}{d.naar ? ` · naar ${d.naar}` : ''}</p></div>
        <div className="rij">
          {acties.includes('aanvullen') || acties.includes('wijzigen') ? <Knoplink soort="primair" to="/melding/nieuw/$soort" params={{ soort: d.soort }} search={{ concept: d.id }}>Melding aanvullen</Knoplink> : null}
          {acties.includes('intrekken') ? <Knop onClick={() => zetIntrekken(true)}>Intrekken…</Knop> : null}
        </div></div>
      <div className="twee">
        <div className="stapel stapel--ruim">{d.gevraagdeAanvulling ? <p className="melding-blok melding-blok--let-op"><IconLetOp size={20} aria-hidden /><span><strong>De ontvanger vraagt:</strong> {d.gevraagdeAanvulling}</span></p> : null}{inhoud && isSoort(d.soort) ? <Inhoud m={{ soort: d.soort, inhoud }} /> : <section className="kaart kaart__in"><p className="stil">De inhoud ziet u in de taak bij deze melding.</p></section>}</div>
        <section className="kaart kaart__in stapel" aria-labelledby="spoor"><h2 id="spoor">Wat gebeurt er met deze melding?</h2>{spoor.data ? <Ontvangstspoor stappen={spoorstappen(spoor.data.items, d.status, nu())} /> : spoor.error ? <Foutstaat fout={spoor.error} /> : <Laden regels={3} />}</section>
      </div>
      {intrekken ? (
        <Venster titel="Melding intrekken" knop="Intrekken" sluit={() => zetIntrekken(false)} klaar={trek} mag={reden.trim().length >= 10}>
          <p>De ontvanger ziet dat u de melding intrekt, en waarom.</p>
          <div className="veld"><label className="veld__label" htmlFor="reden-intrekken">Waarom trekt u de melding in?</label><p className="veld__uitleg">Schrijf ten minste 10 tekens.</p><Textarea id="reden-intrekken" rows={3} maxLength={500} value={reden} onChange={(e) => zetReden(e.target.value)} /></div>
        </Venster>
      ) : null}
    </>
  );
}
function Inhoud({ m }: { m: { soort: Parameters<typeof leegConcept>[0]; inhoud: Record<string, unknown> } }): ReactNode {
  return <Nakijken alleenLezen c={vanServer(m.soort, m.inhoud)} ontbreekt={[]} naarStap={() => {}} naarCriterium={() => {}} />;
}
