import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { ApiFout, foutregels } from '../../delen/api.ts';
import type { Dienst } from '../../delen/api-types.ts';
import { haalDiensten, weegDiensten, type Dienstfilter } from '../../delen/bronnen.ts';
import { Dienstregels, leefgebied, taal, Vergelijking } from '../../delen/Dienstregels.tsx';
import { useDoel } from '../../delen/Doelbalk.tsx';
import { Knop } from '../../delen/knop.tsx';
import { usePaginatitel } from '../../delen/paginatitel.ts';
import { Foutstaat, Laden, LegeStaat } from '../../delen/Staten.tsx';
import { Select, SelectOption } from '../../delen/velden.tsx';
import { meld } from '../../delen/Toasts.tsx';
import { label } from '../../delen/woorden.ts';
import { vragen } from '../../delen/sessie.ts';
import { haalPlan, schrijf, stelBij } from '../plan/model.ts';

const leefgebieden = ['veiligheid', 'opvoeding', 'psychisch', 'lichamelijk', 'middelen', 'financien', 'wonen', 'dagbesteding', 'netwerk', 'justitie'];
const klassen: Record<string, string> = { '0-11': '0 tot en met 11 jaar', '12-15': '12 tot en met 15 jaar', '16-17': '16 en 17 jaar', '18-plus': '18 jaar en ouder' };
const vormen = ['thuis', 'op-locatie', 'online', 'groep', 'cursus', 'inloop', 'opvang'];
const talen = ['nl', 'en', 'ar', 'pl', 'tr', 'ti', 'ro'];
const meest = 3;

/** Help with its real waits (ux §4.14). Nothing about a person is asked or kept; filters are in the address, so a view can be shared. */
export function Diensten(): ReactNode {
  usePaginatitel('Diensten');
  useDoel('diensten-kiezen');
  const { plan, casus, deel, ...filter } = useSearch({ from: '/binnen/diensten' });
  const voorPlan = plan && casus && deel ? { plan, casus, deel } : null;
  const naar = useNavigate();
  const [gekozen, zetGekozen] = useState<readonly string[]>([]);
  const lijst = useQuery({ queryKey: ['diensten', filter], queryFn: () => haalDiensten(filter), placeholderData: (oud) => oud });
  const items = lijst.data?.items ?? [];
  const vergelijk = items.filter((d) => gekozen.includes(d.id));
  const gefilterd = Object.values(filter).some(Boolean);
  const zet = (nieuw: Record<string, string>): void => { void naar({ to: '/diensten', replace: true, search: Object.fromEntries(Object.entries({ ...filter, ...voorPlan, ...nieuw }).filter(([, w]) => w)) }); };
  const keuze = (id: keyof Dienstfilter, naam: string, alle: string, opties: readonly (readonly [string, string])[]): ReactNode => (
    <div className="veld"><label className="veld__label" htmlFor={`d-${id}`}>{naam}</label><Select id={`d-${id}`} value={filter[id] ?? ''} onChange={(e) => zet({ [id]: e.target.value })}><SelectOption value="">{alle}</SelectOption>{opties.map(([w, tekst]) => <SelectOption key={w} value={w}>{tekst}</SelectOption>)}</Select></div>
  );
  const wissel = (id: string): void => zetGekozen((oud) => (oud.includes(id) ? oud.filter((x) => x !== id) : [...oud, id]));
  return (
    <>
      <div className="kop"><div><h1>Diensten</h1><p>Hulp met de wachttijd erbij. U vult niets in over personen.{voorPlan ? ' Kies een dienst en zet hem in het plan.' : ''}</p></div></div>
      <form className="filters" data-open="ja" onSubmit={(e) => e.preventDefault()}>
        {keuze('leefgebied', 'Hulpvraag', 'Alle hulpvragen', leefgebieden.map((l) => [l, leefgebied(l)]))}
        {keuze('leeftijdsklasse', 'Voor wie', 'Alle leeftijden', Object.entries(klassen))}
        {keuze('gemeente', 'Gemeente', 'Alle gemeenten', (lijst.data?.gemeenten ?? []).map((g) => [g.code, g.naam]))}
        {keuze('startBinnen', 'Begint binnen', 'Maakt niet uit', [['2', '2 weken'], ['4', '4 weken'], ['8', '8 weken'], ['13', '13 weken']])}
        {keuze('vorm', 'Hoe', 'Alle vormen', vormen.map((v) => [v, label(v)]))}
        {keuze('taal', 'Taal', 'Alle talen', talen.map((t) => [t, taal(t)]))}
        {keuze('contract', 'Contract', 'Maakt niet uit', [['ja', 'Alleen met contract, of vrij']])}
      </form>
      {vergelijk.length > 1 ? <section className="kaart" aria-label="Vergelijken" style={{ marginBlockEnd: 16 }}><div className="kaart__kop"><h2>Vergelijken</h2><Knop soort="rustig" onClick={() => zetGekozen([])}>Wis keuze</Knop></div><Vergelijking diensten={vergelijk} /></section> : null}
      <div className="sr" role="status">{lijst.isPending ? null : <h2>{items.length} {items.length === 1 ? 'dienst' : 'diensten'} gevonden</h2>}</div>
      <div className="kaart">
        {lijst.isPending ? <div className="kaart__in"><Laden /></div> : lijst.error && items.length === 0 ? <Foutstaat fout={lijst.error} opnieuw={() => void lijst.refetch()} /> : items.length === 0 ? (
          <LegeStaat titel="Niets gevonden met deze filters."><Redenen filter={filter} /><Knop onClick={() => void naar({ to: '/diensten', search: voorPlan ?? {} })}>Wis filters</Knop></LegeStaat>
        ) : <Dienstregels bijschrift={gefilterd ? 'Diensten bij deze filters' : 'Alle diensten'} diensten={items} handeling={(d) => (<>
          {voorPlan ? <ZetInPlan d={d} {...voorPlan} /> : null}
          <label className="keuze keuze--klein"><input type="checkbox" checked={gekozen.includes(d.id)} disabled={!gekozen.includes(d.id) && gekozen.length >= meest} onChange={() => wissel(d.id)} /><span>Vergelijk<span className="sr"> {d.naam}</span></span></label>
        </>)} />}
      </div>
      {vergelijk.length >= meest ? <p className="stil" role="status">U vergelijkt 3 diensten. Meer kan niet tegelijk.</p> : null}
    </>
  );
}

/** Puts this dienst with the part of the plan one came from, with its wait of today (ux §4.14); a running plan is opened for change first. */
function ZetInPlan({ d, plan, casus, deel }: { d: Dienst; plan: string; casus: string; deel: string }): ReactNode {
  const naar = useNavigate(), [bezig, zetBezig] = useState(false);
  const zet = async (): Promise<void> => {
    zetBezig(true);
    try {
      await stelBij(await haalPlan(plan));
      await schrijf(plan, `interventies/${deel}`, 'PATCH', { dienstId: d.id });
      await vragen.invalidateQueries({ queryKey: ['casus', casus, 'plan'] });
      meld(`‘${d.naam}’ staat in het plan. Kijk wie het doet, en vraag het gezin opnieuw om akkoord.`);
      await naar({ to: '/casus/$id/$tab', params: { id: casus, tab: 'plan' } });
    } catch (x) { if (!(x instanceof ApiFout)) throw x; meld(`Dit lukte niet: ${foutregels(x).join(' ')}`); zetBezig(false); }
  };
  return <Knop disabled={bezig} onClick={() => void zet()}>Zet in plan<span className="sr">: {d.naam}</span></Knop>;
}

/** Why nothing fits, per filter (domein §7.13 g): the server names the reasons. */
function Redenen({ filter }: { filter: Dienstfilter }): ReactNode {
  const vraag = { leefgebieden: filter.leefgebied ? [filter.leefgebied] : leefgebieden, leeftijdsklasse: filter.leeftijdsklasse ?? null, gemeente: filter.gemeente ?? null, zwaarte: null, taal: filter.taal ?? null };
  const redenen = useQuery({ queryKey: ['diensten-redenen', vraag], queryFn: () => weegDiensten(vraag) }).data?.redenen ?? [];
  return redenen.length === 0 ? null : <ul className="lijst-kaal">{redenen.map((r) => <li key={r.filter}>{r.zin}{r.aantalZonder > 0 ? `. Zonder dit filter: ${r.aantalZonder} meer` : ''}</li>)}</ul>;
}
