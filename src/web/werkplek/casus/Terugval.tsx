import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useId, useState, type ReactNode } from 'react';
import { ApiFout, foutregels } from '../../delen/api.ts';
import type { Casus } from '../../delen/api-types.ts';
import { datum } from '../../delen/datum.ts';
import { Dialoog } from '../../delen/Dialoog.tsx';
import { Foutlijst } from '../../delen/Foutlijst.tsx';
import { IconLetOp } from '../../delen/iconen.ts';
import { nu } from '../../delen/klok.ts';
import { Knop } from '../../delen/knop.tsx';
import { geefTerugvalsignaal, haalNazorg } from '../../delen/nazorg.ts';
import { useNieuwId } from '../../delen/nieuwId.ts';
import { meld } from '../../delen/Toasts.tsx';

/** A new melding on somebody in aftercare (ux §4.13): above every tab of the casus, until a human weighed it. */
export function Meldingbalk({ casus: c }: { casus: Casus }): ReactNode {
  const { data } = useQuery({ queryKey: ['casus', c.id, 'nazorg-bieden', 'nazorg'], queryFn: () => haalNazorg(c.id), enabled: c.status === 'nazorg' });
  const nieuw = data?.nazorg?.signalen.filter((s) => s.bron === 'melding' && s.status === 'open') ?? [];
  if (nieuw.length === 0) return null;
  return (
    <div className="melding-blok melding-blok--let-op" role="status"><IconLetOp size={20} aria-hidden />
      <div>{nieuw.map((s, i) => <p key={i}><strong>Nieuwe melding van {datum(new Date(s.op), nu())}.</strong> Bekijk of dit samenhangt.</p>)}<Link to="/casus/$id/$tab" params={{ id: c.id, tab: 'nazorg' }}>Naar de nazorg</Link></div></div>
  );
}

const ernsten = [['1', 'Houd het in de gaten'], ['2', 'Het gaat minder goed'], ['3', 'Het is acuut']] as const;
/** Anybody of the team says during aftercare that it may be going wrong; a human weighs it and nothing starts by itself (R12.3). */
export function TerugvalKnop({ casusId }: { casusId: string }): ReactNode {
  const id = useId(), nieuw = useNieuwId(), vragen = useQueryClient();
  const [open, zetOpen] = useState(false), [ernst, zetErnst] = useState(''), [fouten, zetFouten] = useState<string[]>([]);
  const stuur = async (): Promise<void> => {
    if (ernst === '') { zetFouten(['Kies hoe ernstig het is']); return; }
    try { await geefTerugvalsignaal(casusId, { id: nieuw.id, ernst: Number(ernst) }); nieuw.vernieuw(); meld('Uw signaal is doorgegeven. De regisseur weegt het.'); zetOpen(false); zetErnst(''); await vragen.invalidateQueries({ queryKey: ['casus', casusId] }); } catch (x) { if (!(x instanceof ApiFout)) throw x; zetFouten(foutregels(x)); }
  };
  return <>
    <div><Knop onClick={() => { zetFouten([]); zetOpen(true); }}>Signaal van terugval geven…</Knop></div>
    {open ? (
      <Dialoog titel="Signaal van terugval" sluit={() => { zetOpen(false); }}>
        <form className="stapel" noValidate onSubmit={(e) => { e.preventDefault(); void stuur(); }}>
          <p>De regisseur weegt uw signaal. Er begint niets vanzelf. Is er nu gevaar? Bel 112.</p>
          <Foutlijst fouten={fouten} />
          <fieldset className="keuzes"><legend className="veld__label">Hoe ernstig is het?</legend>{ernsten.map(([code, naam]) => <label key={code} className="keuze"><input type="radio" name={id} checked={ernst === code} onChange={() => { zetErnst(code); }} /><span>{naam}</span></label>)}</fieldset>
          <div className="rij"><Knop soort="primair" type="submit">Geef door</Knop><Knop onClick={() => { zetOpen(false); }}>Sluiten</Knop></div>
        </form>
      </Dialoog>
    ) : null}
  </>;
}
