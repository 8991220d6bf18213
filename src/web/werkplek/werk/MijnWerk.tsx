import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback, useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import { ApiFout } from '../../delen/api.ts';
import type { TaakRij } from '../../delen/api-types.ts';
import { claimTaak, geefVrij, haalTaken, haalTellingen, type Takenfilter } from '../../delen/bronnen.ts';
import { tijd } from '../../delen/datum.ts';
import { Dialoog } from '../../delen/Dialoog.tsx';
import { useDoel } from '../../delen/Doelbalk.tsx';
import { useGebeurtenissen } from '../../delen/gebeurtenissen.ts';
import { IconFilters, IconOpNaam, IconSluit, IconVernieuw, IconVrijgeven } from '../../delen/iconen.ts';
import { nu } from '../../delen/klok.ts';
import { Knop } from '../../delen/knop.tsx';
import { usePaginatitel } from '../../delen/paginatitel.ts';
import { MijnSignalen } from '../../delen/Signalen.tsx';
import { Foutstaat, Laden, LegeStaat } from '../../delen/Staten.tsx';
import { Tabs } from '../../delen/Tabs.tsx';
import { meld } from '../../delen/Toasts.tsx';
import { Meldknop } from '../melding/Meldknop.tsx';
import { Filters, filterchips } from './Filters.tsx';
import { Takenlijst } from './Takenlijst.tsx';
import { useLijsttoetsen } from './toetsen.ts';

export const MijnWerk = (): ReactNode => <Werk titel="Mijn werk" vast={null} />;
export const Teamwerk = (): ReactNode => <Werk titel="Teamwerk" vast="team" />;

/** The saved views of Mijn werk: what each tab adds to the filters. */
const weergaven = [
  { id: 'mijn', naam: 'Mijn taken', filter: { bakje: 'mijn' } },
  { id: 'vandaag', naam: 'Vandaag', filter: { bakje: 'mijn', termijn: 'vandaag' } },
  { id: 'verdelen', naam: 'Te verdelen', filter: { bakje: 'team', status: 'niemand' } },
  { id: 'alle', naam: 'Alle taken', filter: { bakje: 'alle' } },
] as const;
const weergaveVan = (f: Takenfilter): string =>
  f.bakje === 'alle' ? 'alle' : f.bakje === 'team' ? 'verdelen' : f.termijn === 'vandaag' ? 'vandaag' : 'mijn';

function Werk({ titel, vast }: { titel: string; vast: 'team' | null }): ReactNode {
  usePaginatitel(titel);
  useDoel(null);
  const filter = useSearch({ strict: false }) as Takenfilter;
  const naar = useNavigate(), vragen = useQueryClient();
  const actief: Takenfilter = { ...filter, bakje: vast ?? filter.bakje ?? 'mijn', volgorde: filter.volgorde ?? 'termijn' };
  const zet = useCallback((f: Takenfilter): void => { void naar({ to: vast ? '/werk/team' : '/werk', search: f, replace: true }); }, [naar, vast]);

  const tellingen = useQuery({ queryKey: ['tellingen'], queryFn: haalTellingen, staleTime: 30_000 });
  const sleutel = ['taken', actief];
  const lijst = useInfiniteQuery({
    queryKey: sleutel, queryFn: ({ pageParam }) => haalTaken(actief, pageParam), initialPageParam: null as string | null,
    getNextPageParam: (p) => p.volgende, placeholderData: (oud) => oud, staleTime: Infinity,
  });
  const rijen = useMemo(() => lijst.data?.pages.flatMap((p) => p.items) ?? [], [lijst.data]);
  const [gekozen, zetGekozen] = useState<ReadonlySet<string>>(new Set());
  const [rij, zetRij] = useState(-1);
  const [hulp, zetHulp] = useState(false);
  const [bezig, zetBezig] = useState<ReadonlySet<string>>(new Set());
  const nieuws = useNieuws(rijen, bezig, async (aantal) => (await haalTaken(actief, null, aantal)).items, (vers) => vragen.setQueryData<typeof lijst.data>(sleutel, (oud) => oud && { ...oud, pages: oud.pages.map((p) => ({ ...p, items: p.items.map((r) => vers.get(r.id) ?? r) })) }));

  const toon = async (): Promise<void> => {
    const plek = window.scrollY;
    nieuws.wis();
    await Promise.all([vragen.refetchQueries({ queryKey: sleutel, exact: true }), vragen.invalidateQueries({ queryKey: ['tellingen'] })]);
    window.scrollTo(0, plek);
  };
  /** Own act: shown at once, rolled back with the reason when the server refuses. */
  const doe = async (ids: string[], wat: 'claim' | 'vrij'): Promise<void> => {
    zetBezig((b) => new Set([...b, ...ids]));
    const uitslagen = await Promise.all(ids.map((id) => (wat === 'claim' ? claimTaak(id) : geefVrij(id)).then(() => null, (f: unknown) => (f instanceof ApiFout ? f : new ApiFout(500, {}, '')))));
    const mis = uitslagen.filter((u) => u !== null), goed = ids.length - mis.length;
    if (ids.length > 1 || mis.length > 0) {
      const deed = wat === 'claim' ? 'op uw naam gezet' : 'vrijgegeven';
      meld(mis.length === 0 ? `${goed} taken ${deed}.` : goed === 0 ? `Dit lukte niet: ${mis[0]!.detail || mis[0]!.titel}` : `${goed} van ${ids.length} taken ${deed}. ${mis.length} niet: ${mis[0]!.detail || mis[0]!.titel}`);
    } else meld(wat === 'claim' ? 'De taak staat op uw naam.' : 'De taak is vrijgegeven.');
    zetGekozen(new Set());
    await toon();
    zetBezig(new Set());
  };
  useLijsttoetsen({ aantal: rijen.length, rij, zetRij, kies: (i) => wissel(rijen[i]), claim: (i) => { const r = rijen[i]; if (r && !r.wie) void doe([r.id], 'claim'); }, toon: () => void toon(), hulp: () => zetHulp(true) });
  const wissel = (r: TaakRij | undefined): void => { if (r) zetGekozen((g) => { const n = new Set(g); if (!n.delete(r.id)) n.add(r.id); return n; }); };

  const t = tellingen.data, weergave = vast ? 'team' : weergaveVan(actief);
  const chips = filterchips(actief, weergave);
  const [filtersOpen, zetFiltersOpen] = useState(false);
  return (
    <>
      <div className="kop">
        <div>
          <h1>{titel}</h1>
          {t ? <p>{vast ? t.team : t.mijn} {(vast ? t.team : t.mijn) === 1 ? 'taak' : 'taken'} · {t.teLaat} te laat · {t.vandaag} voor vandaag · bijgewerkt om {tijd(lijst.dataUpdatedAt ? new Date(lijst.dataUpdatedAt + (nu().getTime() - Date.now())) : nu())}</p> : <p>&nbsp;</p>}
        </div>
        <Meldknop />
      </div>
      {vast ? null : <MijnSignalen />}
      {vast ? null : (
        <Tabs naam="Weergaven" paneelId="takenpaneel" gekozen={weergave} kies={(id) => { nieuws.wis(); zet(weergaven.find((w) => w.id === id)!.filter); }}
          tabs={weergaven.map((w) => ({ id: w.id, naam: w.naam, aantal: !t ? undefined : w.id === 'mijn' ? t.mijn : w.id === 'vandaag' ? t.vandaag : w.id === 'verdelen' ? t.teVerdelen : undefined }))} />
      )}
      <div id="takenpaneel" role={vast ? undefined : 'tabpanel'} aria-labelledby={vast ? undefined : `tab-${weergave}`}>
        <button type="button" className="filters-knop utrecht-button utrecht-button--secondary-action" aria-expanded={filtersOpen} onClick={() => zetFiltersOpen(!filtersOpen)}><IconFilters size={18} aria-hidden />Filters ({chips.length})</button>
        <Filters filter={actief} zet={(f) => { nieuws.wis(); zet(f); }} open={filtersOpen} />
        {chips.length > 0 ? (
          <div className="chips">
            {chips.map((c) => <button key={c.naam} type="button" className="chip" onClick={() => zet(c.zonder)}>{c.naam}<IconSluit size={15} aria-hidden /><span className="sr">, haal dit filter weg</span></button>)}
            <button type="button" className="knop-tekst" onClick={() => zet(weergaven.find((w) => w.id === weergave)?.filter ?? {})}>Wis filters</button>
          </div>
        ) : null}
        <div className="kaart">
          {gekozen.size > 0 || nieuws.tekst ? (
            <div className="lijstbalk">
              {gekozen.size > 0 ? (
                <>
                  <strong role="status">{gekozen.size} {gekozen.size === 1 ? 'taak' : 'taken'} gekozen</strong>
                  <Knop onClick={() => void doe([...gekozen], 'claim')}><IconOpNaam size={18} aria-hidden />Op mijn naam zetten</Knop>
                  <Knop onClick={() => void doe([...gekozen], 'vrij')}><IconVrijgeven size={18} aria-hidden />Vrijgeven</Knop>
                  <Knop soort="rustig" onClick={() => zetGekozen(new Set())}><IconSluit size={18} aria-hidden />Keuze wissen</Knop>
                </>
              ) : null}
              {nieuws.tekst ? <span className="lijstbalk__nieuw"><IconVernieuw size={16} aria-hidden />{nieuws.tekst} <button type="button" className="knop-tekst" onClick={() => void toon()}><strong>Toon</strong></button></span> : null}
            </div>
          ) : null}
          <p className="sr" role="status">{nieuws.aangekondigd}</p>
          {lijst.isPending ? <div className="kaart__in"><Laden /></div> : lijst.error && rijen.length === 0 ? <Foutstaat fout={lijst.error} opnieuw={() => void lijst.refetch()} /> : rijen.length === 0
            ? (chips.length > 0 ? <LegeStaat titel="Niets gevonden met deze filters."><Knop onClick={() => zet({})}>Wis filters</Knop></LegeStaat> : <LegeStaat titel="Geen taken." uitleg="Nieuwe taken verschijnen hier vanzelf." />)
            : <Takenlijst rijen={rijen} gekozen={gekozen} wissel={wissel} kiesAlle={(aan) => zetGekozen(aan ? new Set(rijen.filter((r) => !nieuws.klaar.has(r.id)).slice(0, 200).map((r) => r.id)) : new Set())} klaar={nieuws.klaar} bezig={bezig} rij={rij}
                volgorde={actief.volgorde ?? 'termijn'} sorteer={(v) => zet({ ...actief, volgorde: v })} claim={(id) => void doe([id], 'claim')} vrij={(id) => void doe([id], 'vrij')} />}
          {rijen.length > 0 ? (
            <div className="lijstvoet"><span>{rijen.length} {rijen.length === 1 ? 'taak' : 'taken'}{lijst.hasNextPage ? ', er zijn er meer' : ''}</span>
              {lijst.hasNextPage ? <Knop disabled={lijst.isFetchingNextPage} onClick={() => void lijst.fetchNextPage()}>{lijst.isFetchingNextPage ? 'Bezig met laden…' : 'Toon de volgende 50'}</Knop> : null}</div>
          ) : null}
        </div>
      </div>
      {hulp ? <Toetsenlijst sluit={() => zetHulp(false)} /> : null}
    </>
  );
}

/** News by SSE: an offer above the list. Rows never move by themselves; a row that ended stays greyed in place. */
function useNieuws(rijen: TaakRij[], bezig: ReadonlySet<string>, haalVers: (aantal: number) => Promise<TaakRij[]>, werkBij: (vers: Map<string, TaakRij>) => void): { tekst: string; aangekondigd: string; klaar: ReadonlyMap<string, string>; wis: () => void } {
  const [nieuw, zetNieuw] = useState<ReadonlySet<string>>(new Set());
  const [klaar, zetKlaar] = useState<ReadonlyMap<string, string>>(new Map());
  const klok = useRef<ReturnType<typeof setTimeout>>(undefined), getoond = useRef(rijen);
  getoond.current = rijen;
  useEffect(() => () => clearTimeout(klok.current), []);
  /** What changed in rows that are shown: content in place, a row that left the list greyed in place. */
  const kijk = async (): Promise<void> => {
    klok.current = undefined;
    const hier = getoond.current, vers = new Map((await haalVers(Math.min(100, Math.max(50, hier.length)))).map((r) => [r.id, r]));
    if (hier.length <= 100) zetKlaar(new Map(hier.filter((r) => !vers.has(r.id)).map((r) => [r.id, 'Afgerond, of bij een ander'])));
    werkBij(vers);
  };
  const [aangekondigd, zetAangekondigd] = useState('');
  const laatst = useRef(0);
  const vragen = useQueryClient();
  const tekst = [nieuw.size ? `${nieuw.size} nieuwe ${nieuw.size === 1 ? 'taak' : 'taken'}` : '', klaar.size ? `${klaar.size} ${klaar.size === 1 ? 'taak' : 'taken'} afgerond` : ''].filter(Boolean).join(', ');
  useGebeurtenissen((b) => {
    if (b.soort === 'signaal') void vragen.invalidateQueries({ queryKey: ['signalen'] });
    if (b.soort !== 'taak') return;
    const bekend = new Set(rijen.map((r) => r.id)), vreemd = b.ids.filter((id) => !bezig.has(id));
    if (vreemd.length === 0) return;
    zetNieuw((n) => new Set([...n, ...vreemd.filter((id) => !bekend.has(id))]));
    if (vreemd.some((id) => bekend.has(id)) && klok.current === undefined) klok.current = setTimeout(() => void kijk().catch(() => undefined), 800);
    if (Date.now() - laatst.current > 30_000) {
      laatst.current = Date.now();
      zetAangekondigd('Er zijn wijzigingen in de takenlijst.');
      void vragen.invalidateQueries({ queryKey: ['tellingen'] });
    }
  }, () => { void vragen.invalidateQueries({ queryKey: ['tellingen'] }); void vragen.invalidateQueries({ queryKey: ['signalen'] }); });
  return { tekst, aangekondigd, klaar, wis: () => { zetNieuw(new Set()); zetKlaar(new Map()); zetAangekondigd(''); } };
}

function Toetsenlijst({ sluit }: { sluit: () => void }): ReactNode {
  const lijst = [['/', 'Zoeken'], ['j  k', 'Volgende, vorige rij'], ['x', 'Rij kiezen'], ['c', 'Op mijn naam zetten'], ['Enter', 'Taak openen'], ['.', 'Toon nieuwe taken'], ['?', 'Deze lijst']] as const;
  return (
    <Dialoog titel="Sneltoetsen" sluit={sluit}>
      <dl className="toetsen">{lijst.map(([k, w]) => <div key={k} style={{ display: 'contents' }}><dt><kbd>{k}</kbd></dt><dd>{w}</dd></div>)}</dl>
      <p className="stil">U zet sneltoetsen uit via uw naam rechtsboven.</p>
      <div><Knop onClick={sluit}>Sluiten</Knop></div>
    </Dialoog>
  );
}
