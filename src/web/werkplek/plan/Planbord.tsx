import { useState, type ReactNode } from 'react';
import { ApiFout, foutregels } from '../../delen/api.ts';
import { datum } from '../../delen/datum.ts';
import { IconErbij, IconLetOp, IconLijst, IconStraks, IconTabel } from '../../delen/iconen.ts';
import { nu } from '../../delen/klok.ts';
import { Knop } from '../../delen/knop.tsx';
import { useNieuwId } from '../../delen/nieuwId.ts';
import { meld } from '../../delen/Toasts.tsx';
import { label } from '../../delen/woorden.ts';
import { ActieDialoog, AkkoordDialoog, BeslisDialoog, DoelDialoog, HulpDialoog, VoortgangDialoog } from './Dialogen.tsx';
import { Hulpkaart } from './Hulpkaart.tsx';
import { Planlijst } from './Planlijst.tsx';
import { Plantijdbalk } from './Plantijdbalk.tsx';
import { Bespreken } from './Bespreken.tsx';
import { Wijzigingsvraag } from './Wijzigingsvraag.tsx';
import { bespreekHulp, schrijf, stelBij, vraagAkkoord, type Doel, type Hulp, type Plan, type Signaal } from './model.ts';

export type Open = { wat: 'doel'; doel: Doel | null } | { wat: 'hulp'; hulp: Hulp | null; doelId: string } | { wat: 'actie'; doelId: string } | { wat: 'akkoord'; hulp: Hulp } | { wat: 'voortgang'; doel: Doel } | { wat: 'signaal'; signaal: Signaal; oordeel: 'erkend' | 'onterecht' } | { wat: 'bespreken'; hulp: Hulp } | { wat: 'activeren' };
const weergaven = [['bord', 'Bord', IconTabel], ['lijst', 'Als lijst', IconLijst], ['tijdbalk', 'Als tijdbalk', IconStraks]] as const;
const dag = (d: string): string => datum(new Date(`${d}T12:00:00Z`), nu());
export const periode = (van: string | null, tot: string | null): string => (van && tot ? `${dag(van)} – ${dag(tot)}` : van ? `vanaf ${dag(van)}` : tot ? `tot ${dag(tot)}` : 'Nog niet gepland');
export { dag };

/** Columns are goals, cards are help (ux §4.11). Moving goes by menu and by keyboard; everything else by buttons. */
export function Planbord({ plan: p, ververs, kop }: { plan: Plan; ververs: () => Promise<unknown>; kop: 'h2' | 'h3' }): ReactNode {
  const [weergave, zetWeergave] = useState<'bord' | 'lijst' | 'tijdbalk'>('bord'), [open, zetOpen] = useState<Open | null>(null), [hoort, zetHoort] = useState(''), contact = useNieuwId();
  const Kop = kop;
  /** The faults of the server; none = it is done. A dialog shows them itself, for a button they are a message. */
  const probeer = async (werk: () => Promise<unknown>, gelukt: string): Promise<string[]> => {
    try { await werk(); await ververs(); meld(gelukt); zetHoort(gelukt); return []; }
    catch (x) { if (!(x instanceof ApiFout)) throw x; await ververs(); return foutregels(x); }
  };
  const doe = async (werk: () => Promise<unknown>, gelukt: string): Promise<void> => { const fouten = await probeer(werk, gelukt); if (fouten.length > 0) meld(`Dit lukte niet: ${fouten.join(' ')}`); };
  const verplaats = (h: Hulp, status: string): void => { void doe(() => schrijf(p.planId, `interventies/${h.id}/verplaatsingen`, 'POST', { status }), `‘${h.omschrijving}’ staat nu op ${label(status).toLowerCase()}.`); };
  const sluit = (): void => zetOpen(null);
  const loopt = (id: string): Signaal[] => p.signalen.filter((s) => s.objectId === id);
  const algemeen = p.signalen.filter((s) => ['plan', 'akkoord', 'actie', 'melding'].includes(s.objectsoort));
  return (
    <div className="kaart__in stapel plan">
      <p className="sr" role="status">{hoort}</p>
      <div className="rij rij--uit">
        <div className="rij"><Kop>{p.vorm === 'acties' ? 'Acties' : 'Plan'}</Kop><span className="badge badge--stil">{label(p.status)}</span>{p.versie > 0 ? <span className="stil">Versie {p.versie}</span> : null}{p.evaluatieOp ? <span className="stil">Evaluatie {dag(p.evaluatieOp)}</span> : null}</div>
        <div className="rij">
          <div className="rij weergaven" role="group" aria-label="Weergave van het plan">{weergaven.map(([w, naam, I]) => <Knop key={w} aria-pressed={weergave === w} onClick={() => zetWeergave(w)}><I size={18} aria-hidden />{naam}</Knop>)}</div>
          {p.magSturen && p.status === 'actief' ? <Knop onClick={() => void doe(() => schrijf(p.planId, 'bijstellingen', 'POST'), 'U kunt het plan nu bijstellen. Wat loopt, loopt door.')}>Plan bijstellen</Knop> : null}
          {p.magSturen && p.status === 'bijgesteld' ? <Knop onClick={() => zetOpen({ wat: 'activeren' })}>Nieuwe versie laten gelden</Knop> : null}
          {p.magSturen ? <Knop onClick={() => void doe(async () => { await schrijf(p.planId, 'contacten', 'POST', { id: contact.id }); contact.vernieuw(); }, 'Het contact met het gezin is genoteerd.')}>Contact met gezin</Knop> : null}
          {p.magBewerken ? <Knop onClick={() => zetOpen({ wat: 'doel', doel: null })}><IconErbij size={18} aria-hidden />Doel</Knop> : null}
        </div>
      </div>
      {p.verborgen ? <p className="stil">{p.verborgen}</p> : null}
      <Akkoordregel plan={p} />
      <Wijzigingsvraag plan={p} vraag={() => void doe(() => vraagAkkoord(p.planId), 'Het gezin is in het portaal gevraagd. U krijgt een seintje bij elk antwoord.')} />
      <Meelezers plan={p} laat={(persoonId, wie) => void doe(() => schrijf(p.planId, 'meelezers', 'POST', { persoonId }), `${wie} kan nu meelezen.`)} stop={(persoonId, wie) => void doe(() => schrijf(p.planId, `meelezers/${persoonId}`, 'DELETE'), `${wie} leest niet meer mee.`)} />
      <Smart plan={p} />
      {algemeen.map((s) => <Signaalregel key={s.id} s={s} mag={p.magSturen} beslis={(oordeel) => zetOpen({ wat: 'signaal', signaal: s, oordeel })} />)}
      {p.doelen.length === 0 ? <p className="stil">Er is nog geen doel.{p.magBewerken ? ' Begin met wat het gezin zelf wil.' : ''}</p> : weergave === 'lijst' ? <Planlijst plan={p} /> : weergave === 'tijdbalk' ? <Plantijdbalk plan={p} open={p.magBewerken ? (h) => zetOpen({ wat: 'hulp', hulp: h, doelId: h.doelId }) : null} /> : (
        <div className="planbord">
          {p.doelen.map((d) => (
            <section key={d.id} className="planbord__kolom" aria-label={`Doel ${d.titel}`}>
              <Doelkop d={d} plan={p} zetOpen={zetOpen} weg={() => void doe(() => schrijf(p.planId, `doelen/${d.id}`, 'DELETE'), 'Het doel is weggehaald.')} />
              {loopt(d.id).map((s) => <Signaalregel key={s.id} s={s} mag={p.magSturen} beslis={(oordeel) => zetOpen({ wat: 'signaal', signaal: s, oordeel })} />)}
              {p.magSturen && loopt(d.id).length > 0 ? <div><Knop soort="rustig" onClick={() => void doe(async () => { await stelBij(p); zetOpen({ wat: 'doel', doel: d }); }, 'U kunt het doel nu bijstellen. Wat loopt, loopt door.')}>Doel bijstellen<span className="sr">: {d.titel}</span></Knop></div> : null}
              <ul className="planbord__kaarten">{(p.interventies ?? []).filter((i) => i.doelId === d.id).map((i) => (
                <li key={i.id}><Hulpkaart h={i} plan={p} signalen={loopt(i.id)} verplaats={(s) => verplaats(i, s)} wijzig={() => zetOpen({ wat: 'hulp', hulp: i, doelId: d.id })} akkoord={() => zetOpen({ wat: 'akkoord', hulp: i })} weg={() => void doe(() => schrijf(p.planId, `interventies/${i.id}`, 'DELETE'), 'De hulp is weggehaald.')} bespreek={() => zetOpen({ wat: 'bespreken', hulp: i })} beslis={(s, oordeel) => zetOpen({ wat: 'signaal', signaal: s, oordeel })} /></li>
              ))}</ul>
              <div className="rij">
                {p.magBewerken ? <Knop soort="rustig" onClick={() => zetOpen({ wat: 'hulp', hulp: null, doelId: d.id })}><IconErbij size={18} aria-hidden />Hulp<span className="sr"> bij {d.titel}</span></Knop> : null}
                {p.magSturen ? <Knop soort="rustig" onClick={() => zetOpen({ wat: 'actie', doelId: d.id })}><IconErbij size={18} aria-hidden />Actie<span className="sr"> bij {d.titel}</span></Knop> : null}
              </div>
            </section>
          ))}
        </div>
      )}
      {open?.wat === 'doel' ? <DoelDialoog plan={p} doel={open.doel} sluit={sluit} doe={probeer} /> : null}
      {open?.wat === 'hulp' ? <HulpDialoog plan={p} hulp={open.hulp} doelId={open.doelId} sluit={sluit} doe={probeer} /> : null}
      {open?.wat === 'actie' ? <ActieDialoog plan={p} doelId={open.doelId} sluit={sluit} doe={probeer} /> : null}
      {open?.wat === 'akkoord' ? <AkkoordDialoog plan={p} hulp={open.hulp} sluit={sluit} doe={probeer} /> : null}
      {open?.wat === 'voortgang' ? <VoortgangDialoog plan={p} doel={open.doel} sluit={sluit} doe={probeer} /> : null}
      {open?.wat === 'signaal' ? <BeslisDialoog titel={open.oordeel === 'erkend' ? 'Signaal erkennen' : 'Signaal is onterecht'} vraag={open.oordeel === 'erkend' ? 'Wat gaat u doen?' : 'Waarom klopt dit signaal niet?'} knop={open.oordeel === 'erkend' ? 'Erkennen' : 'Onterecht'} minimaal={10} sluit={sluit} zet={(tekst) => probeer(() => schrijf(p.planId, `signalen/${open.signaal.id}/beoordelingen`, 'POST', { oordeel: open.oordeel, tekst }), 'Uw oordeel is vastgelegd.')} /> : null}
      {open?.wat === 'bespreken' ? <Bespreken over={open.hulp.omschrijving} zet={(b) => bespreekHulp(p.planId, open.hulp.id, b)} sluit={sluit} klaar={() => void ververs()} /> : null}
      {open?.wat === 'activeren' ? <BeslisDialoog titel="Nieuwe versie laten gelden" vraag="Wat is er veranderd, en waarom?" knop="Laten gelden" minimaal={20} sluit={sluit} zet={(reden) => probeer(() => schrijf(p.planId, 'activeringen', 'POST', { reden }), 'De nieuwe versie van het plan geldt.')} /> : null}
    </div>
  );
}

function Doelkop({ d, plan, zetOpen, weg }: { d: Doel; plan: Plan; zetOpen: (o: Open) => void; weg: () => void }): ReactNode {
  const laatste = d.voortgang?.at(-1);
  return (
    <div className="stapel planbord__doel">
      <div className="rij rij--uit"><strong>{d.titel}</strong><span className="badge badge--stil">{label(d.status)}</span></div>
      {d.isVoorgesteld ? <p><span className="badge badge--info">Voorstel van het gezin</span></p> : null}
      {d.specifiek ? <p className="stil">{d.specifiek}</p> : null}
      <p className="stil">{[d.eigenaar ? `Van ${d.eigenaar}` : '', d.streefdatum ? `Klaar op ${dag(d.streefdatum)}` : '', laatste?.cijferGezin == null ? '' : `Gezin geeft een ${laatste.cijferGezin}`].filter(Boolean).join(' · ')}</p>
      {d.nieuweDatum ? <p className="badge badge--let-op">Wordt nu {dag(d.nieuweDatum)}</p> : null}
      <div className="rij">
        {plan.magBewerken ? <><Knop soort="rustig" onClick={() => zetOpen({ wat: 'doel', doel: d })}>Wijzig<span className="sr"> doel {d.titel}</span></Knop><Knop soort="rustig" onClick={weg}>Haal weg<span className="sr">: {d.titel}</span></Knop></> : null}
        {plan.magSturen ? <Knop soort="rustig" onClick={() => zetOpen({ wat: 'voortgang', doel: d })}>Voortgang<span className="sr"> van {d.titel}</span></Knop> : null}
      </div>
    </div>
  );
}

/** An open signal is "Loopt vast", with its sentence and, when a date moves, the new one. */
export function Signaalregel({ s, mag, beslis }: { s: Signaal; mag: boolean; beslis: (oordeel: 'erkend' | 'onterecht') => void }): ReactNode {
  return (
    <div className="melding-blok melding-blok--let-op plan__signaal">
      <IconLetOp size={18} aria-hidden />
      <div><strong>Loopt vast.</strong> {s.zin}{s.nieuweDatum ? ` (wordt ${dag(s.nieuweDatum)})` : ''}.{s.isDoorgezet ? ' De procesregisseur heeft een seintje.' : ''}{s.maatregel ? <p className="stil">Opgepakt: {s.maatregel}</p> : null}
        {mag ? <div className="rij">{s.status === 'open' ? <Knop soort="rustig" onClick={() => beslis('erkend')}>Erkennen<span className="sr">: {s.zin}</span></Knop> : null}<Knop soort="rustig" onClick={() => beslis('onterecht')}>Onterecht, omdat…<span className="sr"> {s.zin}</span></Knop></div> : null}</div>
    </div>
  );
}

/** Who of the family reads along: only whom a doel concerns can (R7.4). */
function Meelezers({ plan, laat, stop }: { plan: Plan; laat: (persoonId: string, wie: string) => void; stop: (persoonId: string, wie: string) => void }): ReactNode {
  const mag = plan.magBewerken || plan.magSturen, leest = new Map((plan.meelezers ?? []).map((m) => [m.persoonId, m]));
  const anderen = mag ? (plan.opties?.personen ?? []).filter((o) => !leest.has(o.waarde) && plan.doelen.some((d) => d.eigenaarPersoonId === o.waarde || d.betreft?.includes(o.waarde))) : [];
  if (leest.size === 0 && anderen.length === 0) return null;
  return (
    <div className="rij">
      {[...leest.values()].map((m) => <span key={m.persoonId} className="rij">{m.wie} leest mee sinds {dag(m.sinds.slice(0, 10))}{mag ? <Knop soort="rustig" onClick={() => stop(m.persoonId, m.wie)}>Stop meelezen<span className="sr"> van {m.wie}</span></Knop> : null}</span>)}
      {anderen.map((o) => <Knop key={o.waarde} soort="rustig" onClick={() => laat(o.waarde, o.label)}>Laat {o.label} meelezen</Knop>)}
    </div>
  );
}

/** Who of the family agreed with the last version that was asked. */
function Akkoordregel({ plan }: { plan: Plan }): ReactNode {
  const woord: Record<string, string> = { gevraagd: 'wacht', gegeven: 'ja', geweigerd: 'nee', 'niet-vereist': 'niet gevraagd' };
  const laatste = new Map((plan.akkoorden ?? []).map((a) => [a.wie, a]));
  if (laatste.size === 0) return null;
  return <div><p>Akkoord: {[...laatste.values()].map((a) => `${a.wie} ${woord[a.status] ?? a.status}`).join(', ')}</p>{[...laatste.values()].flatMap((a) => (a.reden ? [<p key={a.wie} className="stil">{a.wie}: “{a.reden}”</p>] : []))}</div>;
}

/** The SMART check as it stands, before the server refuses: every point at once (R10.1). */
function Smart({ plan }: { plan: Plan }): ReactNode {
  if (!plan.smart) return null;
  if (plan.smart.length === 0) return <p className="stil">De SMART-toets heeft geen punten.</p>;
  const titel = new Map(plan.doelen.map((d) => [d.id, d.titel])), hulp = new Map((plan.interventies ?? []).map((i) => [i.id, i.omschrijving]));
  return (
    <section className="melding-blok melding-blok--let-op" aria-label="SMART-toets"><IconLetOp size={20} aria-hidden />
      <div><strong>SMART-toets: {plan.smart.length} {plan.smart.length === 1 ? 'punt' : 'punten'}</strong><ul className="plan__verschil">{plan.smart.map((f, i) => <li key={i}><strong>{f.letter}</strong> {titel.get(f.doelId) ?? 'Plan'}{f.interventieId ? `, ${hulp.get(f.interventieId) ?? 'hulp'}` : ''}: {f.melding}</li>)}</ul></div></section>
  );
}
