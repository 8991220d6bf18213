import type { ReactNode } from 'react';
import { IconKlaar, IconLetOp } from '../../../delen/iconen.ts';
import { moment } from '../../../delen/datum.ts';
import { nu } from '../../../delen/klok.ts';
import { obj, rij, tekst, type SchermEig } from './scherm.ts';

/** The receiver's view on a melding (ux §4.5): completeness, possible double, routing line by line. The acts are the outcomes of the form. */
export function MeldingScherm({ taak }: SchermEig): ReactNode {
  const s = obj(taak.gegevens?.scherm);
  const ontbreekt = rij(s['ontbreekt']), routering = rij(s['routering']), dubbel = rij(s['duplicaten']);
  const compleet = obj(s['compleet']);
  if (ontbreekt.length + routering.length + dubbel.length === 0 && compleet['totaal'] === undefined) return null;
  return (
    <section className="kaart__in stapel" aria-label="Beoordelen">
      <div className="rij rij--uit"><h2>Is de melding compleet?</h2>{compleet['totaal'] === undefined ? null : <span className={`badge ${ontbreekt.length ? 'badge--let-op' : 'badge--goed'}`}>{ontbreekt.length ? <IconLetOp size={15} aria-hidden /> : <IconKlaar size={15} aria-hidden />}{tekst(compleet['gedaan'])} van {tekst(compleet['totaal'])}</span>}</div>
      {ontbreekt.length > 0 ? <ul style={{ paddingInlineStart: 20 }}>{ontbreekt.map((o) => <li key={tekst(o['code'])}><strong>{tekst(o['code'])}</strong> {tekst(o['zin'] ?? o['melding'])}</li>)}</ul> : <p>Alle verplichte gegevens zijn er.</p>}
      {dubbel.map((d, i) => <p key={i} className="melding-blok melding-blok--let-op"><IconLetOp size={18} aria-hidden /><span>Lijkt op melding {tekst(d['nummer'])}{d['op'] ? ` van ${moment(new Date(tekst(d['op'])), nu())}` : ''}.</span></p>)}
      {routering.length > 0 ? <div><h3>Voorstel voor de ontvanger</h3><ul style={{ paddingInlineStart: 20 }}>{routering.map((r, i) => <li key={i}>{tekst(r['zin'])} {r['id'] ? <span className="stil">({tekst(r['id'])})</span> : null}</li>)}</ul></div> : null}
    </section>
  );
}
