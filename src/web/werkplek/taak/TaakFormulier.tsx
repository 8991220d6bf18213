import { useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { Suspense, useEffect, useMemo, useRef, useState, type ComponentType, type ReactNode } from 'react';
import { ApiFout } from '../../delen/api.ts';
import type { Taak } from '../../delen/api-types.ts';
import { draaiTerug, geefVrij, voltooiTaak } from '../../delen/bronnen.ts';
import { Conceptstatus } from '../../delen/Conceptstatus.tsx';
import { tijd } from '../../delen/datum.ts';
import { usePaginatitel } from '../../delen/paginatitel.ts';
import { Dialoog } from '../../delen/Dialoog.tsx';
import { Formulier, useVerborgen } from '../../delen/formulier/Formulier.tsx';
import { Foutoverzicht } from '../../delen/formulier/Foutoverzicht.tsx';
import { alleVelden, beginwaarden, controleer, leesDelen, teVersturen, vanServer, type Antwoorden, type Botsing, type Deel, type Veldfout } from '../../delen/formulier/model.ts';
import { alsTekst } from '../../delen/formulier/VeldInvoer.tsx';
import { IconKlaar, IconLetOp } from '../../delen/iconen.ts';
import { nu } from '../../delen/klok.ts';
import { Knop } from '../../delen/knop.tsx';
import { meld } from '../../delen/Toasts.tsx';
import { taakSleutel } from './TaakPagina.tsx';
import { Laden } from '../../delen/Staten.tsx';
import { eigenAntwoorden, type SchermEig } from './schermen/scherm.ts';
import { Vangnet } from './schermen/Vangnet.tsx';
import { Teruggevonden } from './Teruggevonden.tsx';
import { useConcept } from './useConcept.ts';

/** The questions, the draft, the check page and the ending of a task. Read-only until it is in this person's name. */
export function TaakFormulier({ taak, Scherm }: { taak: Taak; Scherm?: ComponentType<SchermEig> | undefined }): ReactNode {
  const vragen = useQueryClient(), naar = useNavigate();
  const delen = useMemo(() => leesDelen(taak.formulier, taak.gegevens ?? undefined), [taak.formulier, taak.gegevens]);
  const [waarden, zetWaarden] = useState<Antwoorden>(() => ({ ...beginwaarden(delen, taak.gegevens?.beginwaarden ?? {}), ...vanConcept(taak) }));
  const verborgen = useVerborgen(delen, waarden, taak.gegevens?.beginwaarden);
  const mijn = taak.wie?.ik === true && taak.handelingen.includes('voltooien');
  const [klaar, zetKlaar] = useState<'nee' | 'bezig' | 'traag' | 'ja'>('nee');
  const concept = useConcept(taak.id, taak.concept_, mijn && klaar === 'nee', (velden) => zetWaarden((w) => ({ ...w, ...velden })));
  const [fouten, zetFouten] = useState<Veldfout[]>([]), [los, zetLos] = useState<string[]>([]), [ronde, zetRonde] = useState(0);
  usePaginatitel(taak.titel, fouten.length + los.length > 0);
  const [server, zetServer] = useState<{ veld: string; melding: string }[]>([]);
  const [nakijken, zetNakijken] = useState(false);
  const hoofdknop = useRef<HTMLDivElement>(null), rondtAf = useRef(false);
  const nietMogelijk = taak.gegevens?.nietMogelijk;

  // Data that arrived after the claim (choices, start values) fill what is still empty; what was typed stays.
  useEffect(() => { zetWaarden((w) => ({ ...beginwaarden(delen, taak.gegevens?.beginwaarden ?? {}), ...vanConcept(taak), ...Object.fromEntries(Object.entries(w).filter(([, v]) => v !== '' && v !== false && !(Array.isArray(v) && v.length === 0))) })); }, [delen]);
  useEffect(() => {
    const toets = (e: KeyboardEvent): void => {
      if (!(e.ctrlKey || e.metaKey)) return;
      if (e.key === 's') { e.preventDefault(); void concept.bewaarNu(); }
      if (e.key === 'Enter') { e.preventDefault(); hoofdknop.current?.querySelector('button')?.focus(); }
    };
    document.addEventListener('keydown', toets);
    return () => document.removeEventListener('keydown', toets);
  });

  const zetVeld = (k: string, w: unknown): void => { zetWaarden((o) => ({ ...o, [k]: w })); concept.wijzig(k, w); if (fouten.some((f) => f.sleutel === k)) zetFouten((f) => f.filter((x) => x.sleutel !== k)); };
  const toonFouten = (f: Veldfout[], l: string[] = []): void => { zetFouten(f); zetLos(l); zetRonde((r) => r + 1); zetNakijken(false); };
  const klik = (): void => {
    const f = controleer(delen, waarden, verborgen, nietMogelijk);
    if (f.length > 0) { toonFouten(f); return; }
    zetFouten([]); zetLos([]); zetServer([]);
    if (taak.aard === 'besluit' && !nakijken) { zetNakijken(true); window.scrollTo(0, 0); return; }
    void rondAf();
  };
  const rondAf = async (): Promise<void> => {
    if (rondtAf.current) return;
    rondtAf.current = true;
    // First everything into the draft: whoever undoes this finds his answers again.
    await concept.bewaarNu();
    zetKlaar('bezig');
    try {
      const a = await voltooiTaak(taak.id, { ...(Scherm ? eigenAntwoorden(taak.scherm, waarden) : {}), ...teVersturen(delen, waarden, verborgen) });
      concept.stop();
      zetKlaar(a.status === 202 ? 'traag' : 'ja');
      const tot = a.body?.terugdraaienTot;
      if (tot && taak.aard !== 'besluit') {
        const seconden = Math.max(2, Math.round((Date.parse(tot) - nu().getTime()) / 1000));
        meld(`Afgerond. U kunt dit nog ${seconden} seconden terugdraaien.`, { tekst: 'Draai terug', doe: () => void terug() }, seconden);
      } else meld(a.status === 202 ? 'Opgeslagen. De volgende stap start zodra het systeem klaar is.' : 'Afgerond.');
      void vragen.invalidateQueries({ queryKey: ['tellingen'] });
      vragen.removeQueries({ queryKey: ['taken'] });
      void vragen.invalidateQueries({ queryKey: taakSleutel(taak.id), refetchType: 'none' });
      await naar({ to: '/werk' });
    } catch (fout) {
      rondtAf.current = false;
      zetKlaar('nee');
      if (!(fout instanceof ApiFout)) throw fout;
      if (fout.status === 400 || fout.status === 409 && fout.fouten.length > 0) { zetServer(fout.fouten); const { bijVeld, los: l } = vanServer(delen, fout.fouten); toonFouten(bijVeld, bijVeld.length + l.length === 0 ? [fout.detail || fout.titel] : l); }
      else if (fout.code === 'taak-afgerond' || fout.code === 'taak-bezet') { await concept.bewaarNu(); await vragen.invalidateQueries({ queryKey: taakSleutel(taak.id) }); toonFouten([], [`${fout.titel}. ${fout.detail}`]); }
      else toonFouten([], [`${fout.titel}. ${fout.detail} Uw antwoorden zijn bewaard.`]);
    }
  };
  const terug = async (): Promise<void> => {
    // Fetched anew, not shown from before: what was kept of it is from before the last answers.
    try { await draaiTerug(taak.id); meld('Teruggedraaid. De taak staat weer op uw naam.'); vragen.removeQueries({ queryKey: taakSleutel(taak.id) }); await naar({ to: '/taak/$id', params: { id: taak.id } }); }
    catch (x) { meld(x instanceof ApiFout ? `Terugdraaien lukte niet: ${x.detail || x.titel}` : 'Terugdraaien lukte niet.'); }
  };
  const geef = async (): Promise<void> => {
    await concept.bewaarNu();
    try { await geefVrij(taak.id); meld('De taak is vrijgegeven. Uw concept is bewaard.'); } catch (x) { meld(`Dit lukte niet: ${x instanceof ApiFout ? x.detail || x.titel : ''}`); }
    await Promise.all([vragen.invalidateQueries({ queryKey: taakSleutel(taak.id) }), vragen.invalidateQueries({ queryKey: ['tellingen'] })]);
  };
  const afgerond = taak.status === 'afgerond';
  if (nakijken) return <Nakijken delen={delen} waarden={waarden} verborgen={verborgen} bezig={klaar !== 'nee'} terug={() => zetNakijken(false)} vast={() => void rondAf()} />;
  return (
    <>
      {afgerond ? <div className="melding-blok" role="status"><IconKlaar size={20} aria-hidden /><div>{taak.afgerondDoor ? <>{taak.afgerondDoor.naam} heeft deze taak om {tijd(new Date(taak.afgerondDoor.op))} afgerond. </> : 'Deze taak is afgerond. '}{taak.concept_ ? 'Uw concept is niet verstuurd, maar wel bewaard.' : ''}
        <div className="rij" style={{ marginBlockStart: 8 }}><Knop onClick={() => void navigator.clipboard?.writeText(alleVelden(delen).map((v) => `${v.label}: ${alsTekst(v, waarden[v.sleutel])}`).join('\n'))}>Kopieer mijn tekst</Knop><Link to="/werk">Naar Mijn werk</Link></div></div></div> : null}
      {mijn ? <Teruggevonden taakId={taak.id} delen={delen} waarden={waarden} zet={zetVeld} /> : null}
      <Foutoverzicht fouten={fouten} los={los} ronde={ronde} />
      <form className="kaart" noValidate aria-label={taak.titel} onSubmit={(e) => { e.preventDefault(); klik(); }}>
        {Scherm ? <Vangnet><Suspense fallback={<div className="kaart__in"><Laden /></div>}><Scherm taak={taak} waarden={waarden} alleenLezen={!mijn} fouten={server} bij={zetVeld} wisFouten={() => { zetLos([]); zetServer([]); }} /></Suspense></Vangnet> : null}
        <Formulier delen={delen} waarden={waarden} fouten={fouten} alleenLezen={!mijn} nietMogelijk={nietMogelijk} verborgen={verborgen}
          bij={zetVeld}
          bijVerlaten={() => void concept.bewaarNu()} />
        {mijn ? (
          <div className="kaart__in formulier-voet" ref={hoofdknop}>
            <Knop soort="primair" type="submit" disabled={klaar !== 'nee'}>{klaar === 'bezig' ? 'Wordt verwerkt…' : taak.aard === 'besluit' ? 'Controleer en stel vast' : 'Afronden'}</Knop>
            <Knop onClick={() => void concept.bewaarNu().then(() => naar({ to: '/werk' }))}>Bewaren en sluiten</Knop>
            {taak.handelingen.includes('vrijgeven') ? <Knop soort="rustig" onClick={() => void geef()}>Taak vrijgeven</Knop> : null}
            <Conceptstatus staat={concept.staat} />
          </div>
        ) : null}
      </form>
      {concept.botsingen[0] ? <Botsingdialoog b={concept.botsingen[0]} delen={delen} kies={(w) => { const k = concept.botsingen[0]!.sleutel; zetWaarden((o) => ({ ...o, [k]: w })); concept.beslecht(k, w); }} /> : null}
    </>
  );
}
const vanConcept = (t: Taak): Antwoorden => Object.fromEntries(Object.entries(t.concept_?.velden ?? {}).map(([k, v]) => [k, v.waarde]));

/** A besluit has no undo; it has this page: everything once more, and the button that decides. */
function Nakijken({ delen, waarden, verborgen, bezig, terug, vast }: { delen: Deel[]; waarden: Antwoorden; verborgen: ReadonlySet<string>; bezig: boolean; terug: () => void; vast: () => void }): ReactNode {
  const kop = useRef<HTMLHeadingElement>(null);
  useEffect(() => kop.current?.focus(), []);
  return (
    <section className="kaart" aria-labelledby="nakijken">
      <div className="kaart__in stapel"><h2 id="nakijken" tabIndex={-1} ref={kop} style={{ outline: 'none' }}>Controleer en stel vast</h2>
        <p className="melding-blok melding-blok--let-op"><IconLetOp size={20} aria-hidden /><span>Dit is een besluit. U kunt het na vaststellen niet terugdraaien, wel een correctie toevoegen.</span></p>
        <dl className="gegevens">{alleVelden(delen).filter((v) => !verborgen.has(v.sleutel)).map((v) => <div key={v.sleutel} style={{ display: 'contents' }}><dt>{v.label}</dt><dd>{alsTekst(v, waarden[v.sleutel]) || <span className="stil">Niet ingevuld</span>}</dd></div>)}</dl>
      </div>
      <div className="kaart__in formulier-voet"><Knop soort="primair" disabled={bezig} onClick={vast}>{bezig ? 'Wordt verwerkt…' : 'Vaststellen'}</Knop><Knop disabled={bezig} onClick={terug}>Terug naar de vragen</Knop></div>
    </section>
  );
}

/** Both sides changed the same field: a person chooses, nothing is wiped. */
function Botsingdialoog({ b, delen, kies }: { b: Botsing; delen: Deel[]; kies: (w: unknown) => void }): ReactNode {
  const veld = alleVelden(delen).find((v) => v.sleutel === b.sleutel);
  const toon = (w: unknown): string => (veld ? alsTekst(veld, w) : String(w ?? ''));
  const tekst = typeof b.mijn === 'string' && typeof b.hun === 'string' && (veld?.soort === 'lang' || veld?.soort === 'tekst');
  return (
    <Dialoog titel={`Twee keer gewijzigd: ${veld?.label ?? b.sleutel}`} sluit={() => kies(b.mijn)}>
      <p>Dit antwoord is op twee plaatsen gewijzigd. Kies welke tekst blijft.</p>
      <div className="tweeluik"><div><strong>Uw tekst</strong>{'\n'}{toon(b.mijn)}</div><div><strong>Andere tekst ({tijd(new Date(b.hunOp))})</strong>{'\n'}{toon(b.hun)}</div></div>
      <div className="rij"><Knop soort="primair" onClick={() => kies(b.mijn)}>Neem mijn tekst</Knop><Knop onClick={() => kies(b.hun)}>Neem de andere tekst</Knop>{tekst ? <Knop soort="rustig" onClick={() => kies(`${String(b.mijn)}\n\n${String(b.hun)}`)}>Zet achter elkaar</Knop> : null}</div>
    </Dialoog>
  );
}
