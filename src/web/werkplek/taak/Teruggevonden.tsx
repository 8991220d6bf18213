import { useEffect, useState, type ReactNode } from 'react';
import { tijd } from '../../delen/datum.ts';
import { alleVelden, type Deel } from '../../delen/formulier/model.ts';
import { alsTekst } from '../../delen/formulier/VeldInvoer.tsx';
import { IconLetOp } from '../../delen/iconen.ts';
import { Knop } from '../../delen/knop.tsx';
import { leesNoodkopie, wisNoodkopie, type Noodkopie } from '../../delen/noodkopie.ts';

/** What this person typed after the session had ended (ux §4.3): shown, and put back only when he says so. */
export function Teruggevonden({ taakId, delen, waarden, zet }: { taakId: string; delen: Deel[]; waarden: Readonly<Record<string, unknown>>; zet: (sleutel: string, waarde: unknown) => void }): ReactNode {
  const [kopie, zetKopie] = useState<Noodkopie | null>(null);
  useEffect(() => { void leesNoodkopie(taakId).then(zetKopie); }, [taakId]);
  if (kopie === null) return null;
  const anders = Object.entries(kopie.velden).filter(([k, v]) => JSON.stringify(waarden[k] ?? '') !== JSON.stringify(v.waarde ?? ''));
  if (anders.length === 0) return null;
  const velden = alleVelden(delen);
  const weg = (): void => { wisNoodkopie(taakId); zetKopie(null); };
  return (
    <section className="melding-blok melding-blok--let-op" aria-labelledby="teruggevonden"><IconLetOp size={20} aria-hidden />
      <div className="stapel"><h2 id="teruggevonden">U was uitgelogd terwijl u typte</h2>
        <p>Dit typte u om {tijd(new Date(kopie.op))} en is nog niet bewaard. Alleen u ziet dit.</p>
        <dl className="gegevens">{anders.map(([k, v]) => { const veld = velden.find((x) => x.sleutel === k); return <div key={k} style={{ display: 'contents' }}><dt>{veld?.label ?? 'Antwoord'}</dt><dd>{veld ? alsTekst(veld, v.waarde) : 'Ingevuld'}</dd></div>; })}</dl>
        <div className="rij"><Knop soort="primair" onClick={() => { for (const [k, v] of anders) zet(k, v.waarde); zetKopie(null); }}>Zet mijn tekst terug</Knop><Knop onClick={weg}>Gooi weg</Knop></div></div>
    </section>
  );
}
