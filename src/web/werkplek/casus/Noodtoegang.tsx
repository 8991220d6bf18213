import { useMutation, useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { ApiFout, extraControle, haal } from '../../delen/api.ts';
import { useBewaard } from '../../delen/bewaard.ts';
import { moment } from '../../delen/datum.ts';
import { Dialoog } from '../../delen/Dialoog.tsx';
import { IconLetOp } from '../../delen/iconen.ts';
import { nu } from '../../delen/klok.ts';
import { Knop } from '../../delen/knop.tsx';
import { noodkopieKlaar } from '../../delen/noodkopie.ts';
import { Foutstaat, Laden } from '../../delen/Staten.tsx';
import { Textarea } from '../../delen/velden.tsx';
import { Personenlijst, Veiligheidslijst } from '../overleg/Veiligheidskaart.tsx';
import { doel, type Dossier } from '../overleg/bronnen.ts';

type Beeld = Pick<Dossier, 'personen' | 'veiligheid' | 'uitleg'> & { id: string; tot: string };
const minstens = 30;

/** Emergency access to a casus one is not in (ux §4.4): asked with a reason, shown with its end, and only who, where and how safe. */
export function Noodtoegang({ casusId }: { casusId: string }): ReactNode {
  const [vraagt, zetVraagt] = useState(false), [id] = useState(() => crypto.randomUUID());
  // The extra check leads away from this page and back: what was typed waits in this tab, encrypted.
  const [{ reden }, wijzig, wis] = useBewaard(`nood.${casusId}`, { reden: '' }, () => zetVraagt(true));
  const open = useMutation({ mutationFn: () => haal<{ id: string }>('/noodtoegangen', { doel, methode: 'POST', body: { id, casusId, reden: reden.trim() } }), onSuccess: () => { wis(); zetVraagt(false); } });
  if (open.data) return <Gegevens id={open.data.id} />;
  const over = minstens - reden.trim().length, extra = open.error instanceof ApiFout && open.error.code === 'betrouwbaarheid-te-laag';
  return (
    <>
      <p><Knop onClick={() => zetVraagt(true)}>Ik heb deze gegevens nu nodig</Knop></p>
      {vraagt ? (
        <Dialoog titel="Ik heb deze gegevens nu nodig" sluit={() => { wis(); open.reset(); zetVraagt(false); }}>
          <p>Alleen bij acuut gevaar. U ziet 2 uur lang wie het zijn, waar zij zijn en hoe veilig het is. Bel bij direct gevaar 112.</p>
          <p>De regisseur en de functionaris gegevensbescherming krijgen nu bericht. Een collega kijkt dit de volgende werkdag na.</p>
          <div className="veld"><label className="veld__label" htmlFor="nood-reden">Waarom kan dit niet wachten?</label><Textarea id="nood-reden" rows={3} maxLength={1000} aria-describedby="nood-teller" value={reden} onChange={(e) => wijzig({ reden: e.target.value })} /><span id="nood-teller" className="stil" role="status">{over > 0 ? `Nog ${over} ${over === 1 ? 'teken' : 'tekens'}` : 'Lang genoeg'}</span></div>
          {extra ? <p className="melding-blok melding-blok--let-op" role="alert"><IconLetOp size={18} aria-hidden /><span>{(open.error as ApiFout).detail} Uw reden is bewaard.</span></p> : open.error ? <p className="melding-blok melding-blok--fout" role="alert"><IconLetOp size={18} aria-hidden /><span>{open.error instanceof ApiFout ? open.error.detail || open.error.titel : 'Dit lukte niet. Probeer het opnieuw.'}</span></p> : null}
          <div className="rij">{extra ? <Knop soort="primair" onClick={() => void noodkopieKlaar().then(() => { window.location.assign(extraControle()); })}>Doe de extra controle</Knop> : <Knop soort="primair" disabled={over > 0 || open.isPending} onClick={() => open.mutate()}>Geef mij nu toegang</Knop>}<Knop onClick={() => { wis(); open.reset(); zetVraagt(false); }}>Annuleren</Knop></div>
        </Dialoog>
      ) : null}
    </>
  );
}

function Gegevens({ id }: { id: string }): ReactNode {
  const q = useQuery({ queryKey: ['noodtoegang', id], queryFn: () => haal<Beeld>(`/noodtoegangen/${id}`, { doel }), gcTime: 0 });
  if (q.isPending) return <Laden regels={4} />;
  if (!q.data) return <Foutstaat fout={q.error} opnieuw={() => void q.refetch()} nietGevonden="Deze toegang is voorbij." />;
  return (
    <section className="kaart" aria-label="Gegevens voor nu"><div className="kaart__in stapel">
      <p className="melding-blok melding-blok--let-op"><IconLetOp size={20} aria-hidden /><span><strong>Grond: Spoed.</strong> Open tot {moment(new Date(q.data.tot), nu())}. Wij leggen vast wat u ziet. Een collega kijkt dit na.</span></p>
      <Personenlijst personen={q.data.personen} />
      <h2>Veiligheid</h2>
      <Veiligheidslijst veiligheid={q.data.veiligheid} />
      <p className="stil">{q.data.uitleg}</p>
    </div></section>
  );
}
