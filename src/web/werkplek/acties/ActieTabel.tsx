import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Bellink } from '../../delen/Bellink.tsx';
import { datum } from '../../delen/datum.ts';
import { IconLetOp } from '../../delen/iconen.ts';
import { nu } from '../../delen/klok.ts';
import { label } from '../../delen/woorden.ts';
import { soortnamen, trapzin, type ActieRij } from './bronnen.ts';

const kleur = (a: ActieRij): string => (a.status === 'afgerond' && a.uitkomst === 'gereed' ? 'goed' : ['geweigerd', 'teruggegeven', 'verlopen'].includes(a.status) || a.uitkomst === 'niet-gelukt' ? 'let-op' : 'stil');

/** Actions as one table; `handelingen` puts a button in the last column. */
export function ActieTabel({ rijen, titel, metCasus = false, metBellen = false, handelingen }: { rijen: readonly ActieRij[]; titel: string; metCasus?: boolean; metBellen?: boolean; handelingen?: (a: ActieRij) => ReactNode }): ReactNode {
  return (
    <div className="tabel-wikkel" tabIndex={0} role="group" aria-label={titel}><table className="tabel tabel--kaarten"><caption className="sr">{titel}</caption>
      <thead><tr><th scope="col">Actie</th><th scope="col">Wat</th><th scope="col">Wie</th><th scope="col">Klaar uiterlijk</th><th scope="col">Stand</th>{handelingen ? <th scope="col">Doen</th> : null}</tr></thead>
      <tbody>{rijen.map((a) => (
        <tr key={a.id}>
          <th scope="row">{metCasus ? <Link to="/acties" search={{ casus: a.casusId }}>{a.actienummer}</Link> : a.actienummer}<br /><span className="stil">{soortnamen[a.soort] ?? label(a.soort)} · {a.prioriteit}</span>{a.taakId ? <><br /><Link to="/taak/$id" params={{ id: a.taakId }}>Open de taak<span className="sr"> bij {a.actienummer}</span></Link></> : null}</th>
          <td data-kop="Wat">{a.omschrijving ?? (a.isVoorwaardelijk ? 'Er is een afspraak voor als het weer misgaat.' : <span className="stil">U ziet alleen dat deze actie er is.</span>)}</td>
          <td data-kop="Wie">{a.isBurger ? `Het gezin, met ${a.organisatie}` : a.organisatie}{metBellen && a.telefoon ? <><br /><Bellink organisatie={a.organisatie} telefoon={a.telefoon} kort /></> : null}</td>
          <td data-kop="Klaar uiterlijk"><time dateTime={a.uiterlijkOp}>{datum(new Date(a.uiterlijkOp), nu())}</time>{a.isTeLaat ? <> <span className="badge badge--fout"><IconLetOp size={15} aria-hidden />Over tijd</span></> : null}</td>
          <td data-kop="Stand"><span className={`badge badge--${kleur(a)}`}>{label(a.status)}</span>{trapzin(a) ? <><br /><span className="stil">{trapzin(a)}</span></> : null}</td>
          {handelingen ? <td>{handelingen(a)}</td> : null}
        </tr>
      ))}</tbody></table></div>
  );
}
