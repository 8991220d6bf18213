import type { ReactNode } from 'react';
import { Bewaartabel } from '../../../delen/Bewaartabel.tsx';
import { IconKlaar, IconLetOp } from '../../../delen/iconen.ts';
import type { Bewaring, Nazorgbeeld } from '../../../delen/nazorg.ts';
import { Nazorgkalender } from '../../../delen/Nazorgkalender.tsx';
import type { SchermEig } from './scherm.ts';

type Afsluitscherm = { wijze: 'nazorg' | 'direct'; punten: { code: string; zin: string }[]; bewaren: Bewaring[]; nazorg: Nazorgbeeld };

/** What must be done before the casus may close, and what stays afterwards; the proposal is the form below (ux §4.13). */
export function Afsluiten({ taak, waarden }: SchermEig): ReactNode {
  const s = taak.gegevens?.scherm as Afsluitscherm;
  const ingelicht = waarden['reden'] === 'overleden' || waarden['isGezinIngelicht'] === true;
  const regels: { klaar: boolean; zin: string }[] = [
    ...(s.punten.length === 0 ? [{ klaar: true, zin: 'Alle acties, vragen en verzoeken zijn afgerond.' }] : s.punten.map((p) => ({ klaar: false, zin: p.zin }))),
    ...(waarden['uitkomst'] === 'verlengen' ? [] : [
      { klaar: ingelicht, zin: ingelicht ? 'Het gezin weet dat de casus stopt.' : 'Het gezin weet nog niet dat de casus stopt.' },
      { klaar: waarden['zijnPartnersIngelicht'] === true, zin: waarden['zijnPartnersIngelicht'] === true ? 'De partners weten dat de casus stopt.' : 'De partners weten nog niet dat de casus stopt.' },
    ]),
  ];
  return (
    <>
      <section className="kaart__in stapel" aria-label="Controlelijst"><h2>Controlelijst</h2>
        <ul className="controlelijst">{regels.map((r) => <li key={r.zin}>{r.klaar ? <IconKlaar size={20} aria-hidden /> : <IconLetOp size={20} aria-hidden />}<span><span className="sr">{r.klaar ? 'Gedaan: ' : 'Nog doen: '}</span>{r.zin}</span></li>)}</ul>
      </section>
      {s.wijze === 'nazorg' ? <section className="kaart__in stapel" aria-label="Nazorg"><h2>Nazorg</h2><Nazorgkalender nazorg={s.nazorg} /></section> : null}
      <section className="kaart__in stapel" aria-label="Bewaren"><h2>Hoe lang bewaren?</h2><p className="stil">Elke organisatie bewaart haar eigen dossier. Sluit u vandaag, dan gelden deze datums.</p><Bewaartabel rijen={s.bewaren} /></section>
    </>
  );
}
