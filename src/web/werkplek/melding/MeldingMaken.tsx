import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { ApiFout } from '../../delen/api.ts';
import type { Melding } from '../../delen/api-types.ts';
import { haalMelding, maakMelding, verzendMelding, wijzigMelding } from '../../delen/bronnen.ts';
import { Conceptstatus, type Bewaarstaat } from '../../delen/Conceptstatus.tsx';
import { useDoel } from '../../delen/Doelbalk.tsx';
import { Foutoverzicht } from '../../delen/formulier/Foutoverzicht.tsx';
import { nu } from '../../delen/klok.ts';
import { Knop } from '../../delen/knop.tsx';
import { useNieuwId } from '../../delen/nieuwId.ts';
import { usePaginatitel } from '../../delen/paginatitel.ts';
import { useSessie } from '../../delen/sessie.ts';
import { Foutstaat, Laden, LegeStaat } from '../../delen/Staten.tsx';
import { meld } from '../../delen/Toasts.tsx';
import { Betrokkenen, Tekst } from './Betrokkenen.tsx';
import { Nakijken } from './Nakijken.tsx';
import { Noodregel } from './Noodregel.tsx';
import { gemist, inhoudVan, naarServer, vanServer, type Gemist } from './omzetten.ts';
import { telefoonuitleg, useTelefoon } from './telefoon.ts';
import { Vervolgregel } from './Vervolgregel.tsx';
import { Vraagblok } from './Vraagblok.tsx';
import { criteriumplek, criteriumzin, isSoort, leegConcept, soorten, stappen, vragenVan, type MeldingConcept, type Soort } from './vragenlijst.ts';

/** The melding in five steps; a concept on the server from the first answer on, every step reachable again. */
export function MeldingMaken(): ReactNode {
  const { soort } = useParams({ from: '/binnen/melding/nieuw/$soort' });
  const { concept: uitAdres } = useSearch({ from: '/binnen/melding/nieuw/$soort' });
  // A concept that this page made itself is on the screen already: fetching it would put the wizard away while somebody types.
  const gemaakt = useRef<string | null>(null), concept = uitAdres === gemaakt.current ? undefined : uitAdres;
  const sessie = useSessie().data;
  const telefoon = useTelefoon();
  usePaginatitel(telefoon ? 'Telefonische melding' : 'Melding opstellen');
  useDoel('melding-beoordelen');
  const bestaand = useQuery({ queryKey: ['melding', concept], queryFn: () => haalMelding(concept!), enabled: Boolean(concept), staleTime: Infinity, refetchOnMount: false });
  if (!isSoort(soort)) return <LegeStaat titel="Deze soort melding bestaat niet."><Link to="/melding/nieuw">Kies een soort</Link></LegeStaat>;
  if (concept && bestaand.isPending) return <Laden />;
  if (concept && bestaand.error) return <><div className="kop"><h1>Melding</h1></div><div className="kaart"><Foutstaat fout={bestaand.error} nietGevonden="Dit concept bestaat niet, of u mag het niet zien." /></div></>;
  return <Wizard key={soort} soort={soort} telefoon={telefoon} begin={bestaand.data ?? null} naam={telefoon ? '' : sessie?.medewerker?.naam ?? ''} bijGemaakt={(id) => { gemaakt.current = id; }} />;
}

function Wizard({ soort, telefoon, begin, naam, bijGemaakt }: { soort: Soort; telefoon: boolean; begin: Melding | null; naam: string; bijGemaakt: (id: string) => void }): ReactNode {
  const naar = useNavigate();
  const { stap: stapTekst, vervolg } = useSearch({ from: '/binnen/melding/nieuw/$soort' });
  const stap = Math.min(5, Math.max(1, Number(stapTekst) || 1));
  const [c, zetC] = useState<MeldingConcept>(() => (begin ? vanServer(soort, inhoudVan(begin) ?? {}) : leegConcept(soort, naam)));
  const [staat, zetStaat] = useState<Bewaarstaat>({ soort: 'rust', op: null });
  const [ontbreekt, zetOntbreekt] = useState<Gemist[] | null>(begin ? gemist(begin) : null);
  const [fouten, zetFouten] = useState<{ sleutel: string; melding: string }[]>([]), [los, zetLos] = useState<string[]>([]), [ronde, zetRonde] = useState(0);
  usePaginatitel(telefoon ? 'Telefonische melding' : 'Melding opstellen', fouten.length + los.length > 0);
  const [bezig, zetBezig] = useState(false), nieuw = useNieuwId();
  const server = useRef<{ id: string; rijversie: number } | null>(begin ? { id: begin.id, rijversie: begin.rijversie } : null);
  const nieuwste = useRef(c), vuil = useRef(false), loopt = useRef<Promise<boolean> | null>(null), klok = useRef<ReturnType<typeof setTimeout>>(undefined);
  const kop = useRef<HTMLHeadingElement>(null), eerste = useRef(true);

  const zet = (n: MeldingConcept): void => { nieuwste.current = n; zetC(n); vuil.current = true; clearTimeout(klok.current); klok.current = setTimeout(() => void bewaar(), 3000); };
  /** Saves what is new; says whether everything is on the server now. One save at a time. */
  const bewaar = async (keepalive = false): Promise<boolean> => {
    clearTimeout(klok.current);
    if (loopt.current) await loopt.current;
    if (!vuil.current && server.current) return true;
    loopt.current = (async () => {
      vuil.current = false;
      if (!keepalive) zetStaat((s) => ({ soort: 'bezig', op: s.op }));
      try {
        const inhoud = naarServer(nieuwste.current);
        if (!server.current) {
          const m = await maakMelding(nieuw.id, soort, inhoud, telefoon ? 'telefoon' : 'portaal', vervolg);
          server.current = { id: m.id, rijversie: m.rijversie };
          bijGemaakt(m.id);
          if (!keepalive) void naar({ to: '/melding/nieuw/$soort', params: { soort }, search: (s) => ({ ...s, concept: m.id }), replace: true });
        } else {
          const a = await wijzigMelding(server.current.id, inhoud, server.current.rijversie, keepalive);
          server.current.rijversie = a.body?.rijversie ?? a.rijversie ?? server.current.rijversie + 1;
        }
        zetStaat({ soort: 'bewaard', op: nu() });
        zetLos([]); zetFouten([]);
        return true;
      } catch (fout) {
        vuil.current = true;
        if (fout instanceof ApiFout && fout.status === 412 && server.current) {
          // Another tab saved this concept: ours goes on top of it, because it is what the person sees.
          server.current.rijversie = (await haalMelding(server.current.id)).rijversie;
          klok.current = setTimeout(() => void bewaar(), 500);
        } else if (fout instanceof ApiFout && fout.status === 409 && !server.current) {
          // The first save arrived, only its answer did not: what was typed since goes on top of it.
          server.current = { id: nieuw.id, rijversie: (await haalMelding(nieuw.id)).rijversie };
          bijGemaakt(nieuw.id);
          klok.current = setTimeout(() => void bewaar(), 500);
        } else if (fout instanceof ApiFout && fout.status === 400) {
          zetLos(fout.fouten.length ? fout.fouten.map((f) => f.melding) : [fout.detail || fout.titel]);
          zetRonde((r) => r + 1);
        } else klok.current = setTimeout(() => void bewaar(), 6000);
        zetStaat((s) => ({ soort: 'mis', op: s.op }));
        return false;
      } finally { loopt.current = null; }
    })();
    return loopt.current;
  };
  useEffect(() => {
    const verberg = (): void => { if (document.visibilityState === 'hidden' && vuil.current) void bewaar(true); };
    document.addEventListener('visibilitychange', verberg);
    return () => { document.removeEventListener('visibilitychange', verberg); if (vuil.current) void bewaar(true); };
  }, []);
  useEffect(() => { if (eerste.current) { eerste.current = false; return; } kop.current?.focus(); window.scrollTo(0, 0); }, [stap]);

  // The server says what is missing; so an empty melding is kept too before the check page speaks.
  useEffect(() => {
    if (stap !== 5) return;
    let weg = false;
    zetOntbreekt(null);
    void bewaar().then(async () => { if (server.current) { const m = await haalMelding(server.current.id); if (!weg) zetOntbreekt(gemist(m)); } }).catch(() => undefined);
    return () => { weg = true; };
  }, [stap]);

  const ga = async (n: number): Promise<void> => { if (vuil.current || n === 5) await bewaar(); void naar({ to: '/melding/nieuw/$soort', params: { soort }, search: (s) => ({ ...s, stap: String(n), ...(server.current ? { concept: server.current.id } : {}) }) }); };
  const naarCriterium = async (code: string): Promise<void> => {
    const plek = criteriumplek[code];
    if (!plek) return;
    await ga(plek.stap);
    setTimeout(() => document.getElementById(plek.veld)?.focus(), 120);
  };
  const verstuur = async (): Promise<void> => {
    zetBezig(true);
    try {
      if (!(await bewaar()) || !server.current) return;
      const a = await verzendMelding(server.current.id);
      meld(telefoon ? 'De telefonische melding is vastgelegd.' : a.status === 202 ? 'Uw melding is opgeslagen en wordt verstuurd.' : 'Uw melding is verstuurd.');
      await naar({ to: '/melding/$id', params: { id: server.current.id } });
    } catch (fout) {
      if (!(fout instanceof ApiFout)) throw fout;
      if (fout.code === 'melding-onvolledig') { zetFouten(fout.fouten.map((f) => ({ sleutel: f.code, melding: `${f.code} ${f.melding || criteriumzin[f.code] || ''}` }))); zetLos([]); }
      else zetLos([`${fout.titel}. ${fout.detail}`]);
      zetRonde((r) => r + 1);
    } finally { zetBezig(false); }
  };

  return (
    <>
      <Noodregel />
      <div className="kop"><div><h1>{telefoon ? 'Telefonische melding vastleggen' : 'Melding opstellen'}</h1><p>{soorten[soort].naam}</p></div><Conceptstatus staat={staat} /></div>
      <div className="melding-grid">
        <nav className="kaart" aria-label="Stappen van de melding"><ol className="stappen" style={{ padding: 8 }}>
          {stappen.map((s, i) => <li key={s}><button type="button" aria-current={stap === i + 1 ? 'step' : undefined} onClick={() => void ga(i + 1)}><span className="cyclus__nr" aria-hidden>{i + 1}</span>{s}</button></li>)}
        </ol></nav>
        <div className="stapel stapel--ruim">
          {vervolg && stap === 1 ? <Vervolgregel /> : null}
          {telefoon && stap === 1 ? <p>{telefoonuitleg}</p> : null}
          <h2 tabIndex={-1} ref={kop} style={{ outline: 'none' }}>{stap}. {stappen[stap - 1]}</h2>
          <Foutoverzicht fouten={stap === 5 ? fouten : []} los={los} ronde={ronde} naar={(code) => `criterium-${code}`} />
          {stap === 1 ? <Betrokkenen soort={soort} lijst={c.betrokkenen} zet={(betrokkenen) => zet({ ...c, betrokkenen })} /> : null}
          {stap > 1 && stap < 5 ? <div className="kaart kaart__in stapel stapel--ruim">{vragenVan(soort, stap).map((v) => <Vraagblok key={v.sleutel} v={v} c={c} zet={zet} />)}{stap === 4 ? <Melder c={c} zet={zet} telefoon={telefoon} /> : null}</div> : null}
          {stap === 5 ? <Nakijken c={c} telefoon={telefoon} ontbreekt={ontbreekt} naarStap={(n) => void ga(n)} naarCriterium={(code) => void naarCriterium(code)} /> : null}
          <div className="formulier-voet">
            {stap > 1 ? <Knop onClick={() => void ga(stap - 1)}>Vorige</Knop> : null}
            {stap < 5 ? <Knop soort="primair" onClick={() => void ga(stap + 1)}>Volgende</Knop> : <Knop soort="primair" disabled={bezig} onClick={() => void verstuur()}>{bezig ? 'Wordt verwerkt…' : telefoon ? 'Melding vastleggen' : 'Melding versturen'}</Knop>}
            <Knop soort="rustig" onClick={() => void bewaar().then(() => naar({ to: '/meldingen' }))}>Bewaren en sluiten</Knop>
          </div>
        </div>
      </div>
    </>
  );
}

function Melder({ c, zet, telefoon }: { telefoon: boolean; c: MeldingConcept; zet: (c: MeldingConcept) => void }): ReactNode {
  const m = c.melder, bij = (deel: Partial<MeldingConcept['melder']>): void => zet({ ...c, melder: { ...m, ...deel } });
  return (
    <fieldset className="stapel"><legend className="veld__label">{telefoon ? 'Wie belt er?' : 'Wie bent u?'}</legend>
      <div className="keuzes">
        <Tekst id="melder-naam" naam={telefoon ? 'Naam van de beller' : 'Uw naam'} w={m.naam} {...(telefoon ? {} : { vul: 'name' })} zet={(naam) => bij({ naam })} />
        <Tekst id="melder-functie" naam={telefoon ? 'Functie van de beller' : 'Uw functie'} w={m.functie} {...(telefoon ? {} : { vul: 'organization-title' })} zet={(functie) => bij({ functie })} />
        <Tekst id="melder-telefoon" naam={telefoon ? 'Telefoonnummer van de beller' : 'Uw telefoonnummer'} soort="tel" {...(telefoon ? {} : { vul: 'tel' })} w={m.telefoon} zet={(telefoon) => bij({ telefoon })} />
        <Tekst id="melder-email" naam={telefoon ? 'E-mailadres van de beller' : 'Uw e-mailadres'} soort="email" {...(telefoon ? {} : { vul: 'email' })} w={m.email} zet={(email) => bij({ email })} />
      </div>
      <label className="keuze" style={{ justifySelf: 'start' }}><input type="checkbox" checked={m.anoniemTegenoverGezin} onChange={(e) => bij({ anoniemTegenoverGezin: e.target.checked })} /><span><strong>{telefoon ? 'De beller wil niet genoemd worden aan het gezin' : 'Noem mijn naam niet aan het gezin'}</strong><small>Wij vertellen dan niet wie dit meldde.</small></span></label>
      {m.anoniemTegenoverGezin ? <Tekst id="melder-reden" naam="Waarom niet?" w={m.anoniemReden} zet={(anoniemReden) => bij({ anoniemReden })} /> : null}
    </fieldset>
  );
}
