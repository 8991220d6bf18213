import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { lazy, useState, type ComponentType, type ReactNode } from 'react';
import { ApiFout } from '../../delen/api.ts';
import type { Taak } from '../../delen/api-types.ts';
import { claimTaak, draaiTerug, haalTaak } from '../../delen/bronnen.ts';
import { moment } from '../../delen/datum.ts';
import { Dialoog } from '../../delen/Dialoog.tsx';
import { useDoel } from '../../delen/Doelbalk.tsx';
import { useGebeurtenissen } from '../../delen/gebeurtenissen.ts';
import { IconAdvies, IconRechts } from '../../delen/iconen.ts';
import { nu } from '../../delen/klok.ts';
import { Knop } from '../../delen/knop.tsx';
import { usePaginatitel } from '../../delen/paginatitel.ts';
import { SectieLijst } from '../../delen/SectieKaart.tsx';
import { Foutstaat, Laden } from '../../delen/Staten.tsx';
import { TermijnBadge } from '../../delen/TermijnBadge.tsx';
import { meld } from '../../delen/Toasts.tsx';
import { label } from '../../delen/woorden.ts';
import type { SchermEig } from './schermen/scherm.ts';
import { TaakFormulier } from './TaakFormulier.tsx';
import { Zijpaneel } from './Zijpaneel.tsx';

/** Rich screens by the header `samenspel:scherm`; every other task is the form alone. */
const schermen: Record<string, ComponentType<SchermEig>> = {
  instrument: lazy(() => import('./schermen/Instrument.tsx').then((m) => ({ default: m.Instrument }))),
  triage: lazy(() => import('./schermen/Triage.tsx').then((m) => ({ default: m.Triage }))),
  melding: lazy(() => import('./schermen/MeldingScherm.tsx').then((m) => ({ default: m.MeldingScherm }))),
  huishouden: lazy(() => import('./schermen/HuishoudenScherm.tsx').then((m) => ({ default: m.HuishoudenScherm }))),
  postvak: lazy(() => import('./schermen/Postvak.tsx').then((m) => ({ default: m.Postvak }))),
  nazorg: lazy(() => import('./schermen/Nazorg.tsx').then((m) => ({ default: m.Nazorg }))),
  afsluiten: lazy(() => import('./schermen/Afsluiten.tsx').then((m) => ({ default: m.Afsluiten }))),
  actie: lazy(() => import('./schermen/ActieScherm.tsx').then((m) => ({ default: m.ActieScherm }))),
  diensten: lazy(() => import('./schermen/Dienstkeuze.tsx').then((m) => ({ default: m.Dienstkeuze }))),
  plan: lazy(() => import('./schermen/Plan.tsx').then((m) => ({ default: m.Plan }))),
  uitkomst: lazy(() => import('./schermen/Uitkomst.tsx').then((m) => ({ default: m.Uitkomst }))),
  'overleg-voorbereiden': lazy(() => import('./schermen/OverlegVoorbereiden.tsx').then((m) => ({ default: m.OverlegVoorbereiden }))),
  'overleg-verslag': lazy(() => import('./schermen/OverlegVerslag.tsx').then((m) => ({ default: m.OverlegVerslag }))),
  motorkap: lazy(() => import('./schermen/OverlegVerslag.tsx').then((m) => ({ default: m.MotorkapScherm }))),
  uitvraag: lazy(() => import('./schermen/Uitvraag.tsx').then((m) => ({ default: m.Uitvraag }))),
  analyse: lazy(() => import('./schermen/AnalyseScherm.tsx').then((m) => ({ default: m.AnalyseScherm }))),
};
export const taakSleutel = (id: string): string[] => ['taak', id];

export function TaakPagina(): ReactNode {
  const { id } = useParams({ from: '/binnen/taak/$id' });
  const vragen = useQueryClient();
  const taak = useQuery({ queryKey: taakSleutel(id), queryFn: () => haalTaak(id), staleTime: Infinity });
  useGebeurtenissen((b) => { if (b.soort === 'taak' && b.ids.includes(id)) void vragen.invalidateQueries({ queryKey: taakSleutel(id) }); });
  usePaginatitel(taak.data?.titel ?? 'Taak');
  useDoel(taak.data?.doel ?? null, taak.data?.waarom?.grondslagen[0] ?? null, taak.data?.waarom ?? null);
  if (taak.isPending) return <Laden regels={8} />;
  if (!taak.data) return <><div className="kop"><h1>Taak</h1></div><div className="kaart"><Foutstaat fout={taak.error} opnieuw={() => void taak.refetch()} nietGevonden="Deze taak bestaat niet, of u mag hem niet zien." /></div></>;
  return <Inhoud key={id} taak={taak.data} />;
}

function Inhoud({ taak }: { taak: Taak }): ReactNode {
  const Scherm = taak.scherm ? schermen[taak.scherm] : undefined;
  const sinds = taak.wie?.ik && taak.wie.sinds ? ` · op uw naam sinds ${moment(new Date(taak.wie.sinds), nu())}` : '';
  return (
    <div className="twee">
      <div>
        <nav aria-label="Kruimelpad"><ol className="kruimels">
          <li><Link to="/werk">Mijn werk</Link><IconRechts size={15} aria-hidden /></li>
          {taak.casus ? <li><Link to="/casus/$id/$tab" params={{ id: taak.casus.id, tab: 'overzicht' }} search={{ doel: taak.doel }}>Casus {taak.casus.nummer}</Link><IconRechts size={15} aria-hidden /></li> : null}
          <li aria-current="page">{taak.titel}</li>
        </ol></nav>
        <div className="kop">
          <div><h1>{taak.titel}</h1><p>{[taak.casus?.naam ?? (taak.casus ? 'Casus zonder naam' : null), label(taak.bouwsteen)].filter(Boolean).join(' · ')}{sinds}</p></div>
          <TermijnBadge eind={taak.termijn.eind} opgeschortTot={taak.termijn.opgeschortTot} />
        </div>
        <Claimbalk taak={taak} />
        <div className="stapel stapel--ruim">
          <Secties taak={taak} />
          <Adviezen taak={taak} />
          <TaakFormulier taak={taak} Scherm={taak.gegevens && (taak.gegevens.scherm !== undefined || taak.scherm === 'uitvraag') ? Scherm : undefined} />
        </div>
      </div>
      <Zijpaneel taak={taak} />
    </div>
  );
}

/** Read-only context of the task, already filtered for this doel and this person. */
export function Secties({ taak }: { taak: Taak }): ReactNode {
  const secties = (taak.gegevens?.secties ?? []).filter((s) => s.regels.length > 0);
  if (secties.length === 0) return null;
  return <>{secties.map((s) => <section className="kaart" key={s.titel} aria-label={s.titel}><div className="kaart__kop"><h2>{s.titel}</h2></div><div className="kaart__in" style={{ paddingBlockStart: 0 }}><SectieLijst sectie={s} /></div></section>)}</>;
}

/** What an instrument or table says. It advises; a person decides. */
export function Adviezen({ taak }: { taak: Taak }): ReactNode {
  return <>{(taak.gegevens?.adviezen ?? []).map((a) => (
    <section className="melding-blok" key={a.titel} aria-label={a.titel}>
      <IconAdvies size={20} aria-hidden />
      <div><strong>{a.titel} adviseert: {/^[a-z]+(-[a-z]+)*$/.test(a.advies) ? label(a.advies) : a.advies}</strong><br />Het instrument helpt u. U neemt het besluit zelf.
        {a.regels.length > 0 ? <details><summary className="knop-tekst" style={{ display: 'inline-block' }}>Hoe komt dit advies tot stand?</summary><ul style={{ paddingInlineStart: 20 }}>{a.regels.map((r) => <li key={r.id}>{r.zin} <span className="stil">({r.id})</span></li>)}</ul></details> : null}</div>
    </section>
  ))}</>;
}

/** Whose task this is, and what one may do about it. The buttons are the acts the server allows. */
function Claimbalk({ taak }: { taak: Taak }): ReactNode {
  const vragen = useQueryClient();
  const [bezig, zetBezig] = useState(false), [overnemen, zetOvernemen] = useState(false);
  const doe = async (f: () => Promise<unknown>, gelukt: string): Promise<void> => {
    zetBezig(true);
    try { await f(); meld(gelukt); } catch (x) { meld(`Dit lukte niet: ${x instanceof ApiFout ? x.detail || x.titel : 'probeer het opnieuw.'}`); }
    await Promise.all([vragen.invalidateQueries({ queryKey: taakSleutel(taak.id) }), vragen.invalidateQueries({ queryKey: ['tellingen'] }), vragen.invalidateQueries({ queryKey: ['taken'] })]);
    zetBezig(false);
  };
  if (taak.status === 'vervallen') return <div className="claimbalk claimbalk--stil" role="status">Deze taak is vervallen. U hoeft niets meer te doen.</div>;
  if (taak.status === 'afgerond') return null;
  if (taak.status === 'wordt-verwerkt') return <div className="claimbalk claimbalk--stil" role="status"><span>Wordt verwerkt… Uw antwoord is opgeslagen.</span>{taak.handelingen.includes('terugdraaien') ? <Knop disabled={bezig} onClick={() => void doe(() => draaiTerug(taak.id), 'Teruggedraaid. De taak staat weer op uw naam.')}>Draai terug</Knop> : null}</div>;
  if (!taak.wie) return <div className="claimbalk"><span>Deze taak staat op niemands naam.</span>{taak.handelingen.includes('claimen') ? <Knop soort="primair" disabled={bezig} onClick={() => void doe(() => claimTaak(taak.id), 'De taak staat op uw naam.')}>Op mijn naam zetten</Knop> : null}</div>;
  if (taak.wie.ik) return null;
  return (
    <div className="claimbalk claimbalk--stil">
      <span>{taak.wie.naam} werkt hieraan{taak.wie.sinds ? ` sinds ${moment(new Date(taak.wie.sinds), nu())}` : ''}.</span>
      {taak.handelingen.includes('overnemen') ? <Knop disabled={bezig} onClick={() => zetOvernemen(true)}>Overnemen…</Knop> : null}
      {overnemen ? <Overnemen naam={taak.wie.naam} sluit={() => zetOvernemen(false)} neem={(reden) => { zetOvernemen(false); void doe(async () => { await claimTaak(taak.id, reden); }, 'De taak staat op uw naam.'); }} /> : null}
    </div>
  );
}
function Overnemen({ naam, sluit, neem }: { naam: string; sluit: () => void; neem: (reden: string) => void }): ReactNode {
  const [reden, zetReden] = useState('');
  return (
    <Dialoog titel="Taak overnemen" sluit={sluit}>
      <p>{naam} krijgt bericht dat u deze taak overneemt. Het concept van {naam} blijft bewaard.</p>
      <div className="veld"><label className="veld__label" htmlFor="reden-overnemen">Waarom neemt u de taak over?</label><textarea id="reden-overnemen" className="utrecht-textarea utrecht-textarea--html-textarea" rows={3} maxLength={300} value={reden} onChange={(e) => zetReden(e.target.value)} /></div>
      <div className="rij"><Knop soort="primair" disabled={reden.trim().length < 3} onClick={() => neem(reden.trim())}>Overnemen</Knop><Knop onClick={sluit}>Terug</Knop></div>
    </Dialoog>
  );
}
