import { useEffect, useMemo, useState, type ReactNode } from 'react';
import { Knop } from '../../../delen/knop.tsx';
import { Select, SelectOption } from '../../../delen/velden.tsx';
import { Afname } from './Afname.tsx';
import { Factoren } from './Factoren.tsx';
import { legeAfname, type AfnameInvoer, type Factor, type Instrumentscherm } from './instrument-model.ts';
import type { SchermEig } from './scherm.ts';

/**
 * Taking instruments (ux §4.7). The answers go as `afnamen` and `factoren` beside the form's own questions, in the same draft; scoring is the
 * server's and never decides.
 */
export function Instrument({ taak, waarden, alleenLezen, fouten, bij }: SchermEig): ReactNode {
  const scherm = taak.gegevens?.scherm as Instrumentscherm;
  const begin = useMemo((): AfnameInvoer[] => beginAfnamen(scherm), [scherm]);
  const afnamen = Array.isArray(waarden['afnamen']) ? (waarden['afnamen'] as AfnameInvoer[]) : begin;
  const factoren = Array.isArray(waarden['factoren']) ? (waarden['factoren'] as Factor[]) : scherm.factoren;
  const [erbij, zetErbij] = useState('');
  // What is obligatory here counts as begun, so that the server can say which answers it misses.
  useEffect(() => { if (!alleenLezen && waarden['afnamen'] === undefined && begin.length > 0) bij('afnamen', begin); }, [alleenLezen, begin]);
  const wijzig = (i: number, a: AfnameInvoer): void => bij('afnamen', afnamen.map((x, n) => (n === i ? a : x)));
  const kiesbaar = scherm.instrumenten.filter((ins) => ins.over === 'persoon' || !afnamen.some((a) => a.instrument === ins.code));
  return (
    <>
      {afnamen.map((a, i) => {
        const ins = scherm.instrumenten.find((x) => x.code === a.instrument);
        return ins ? <Afname key={`${a.instrument}-${i}`} ins={ins} a={a} personen={scherm.personen} alleenLezen={alleenLezen} fouten={fouten.filter((f) => f.veld.startsWith(`/afnamen/${i}/`))} plek={i} zet={(n) => wijzig(i, n)} weg={ins.isVerplicht ? null : () => bij('afnamen', afnamen.filter((_, n) => n !== i))} /> : null;
      })}
      {!alleenLezen && kiesbaar.length > 0 ? (
        <div className="kaart__in rij" style={{ alignItems: 'flex-end' }}>
          <div className="veld" style={{ minInlineSize: 260 }}><label className="veld__label" htmlFor="instrument-erbij">Nog een instrument afnemen</label>
            <Select id="instrument-erbij" value={erbij} onChange={(e) => zetErbij(e.target.value)}><SelectOption value="">Kies een instrument</SelectOption>{kiesbaar.map((x) => <SelectOption key={x.code} value={x.code}>{x.titel}{x.isAangeraden ? ' (aangeraden)' : ''}</SelectOption>)}</Select></div>
          <Knop disabled={!erbij} onClick={() => { bij('afnamen', [...afnamen, legeAfname(erbij)]); zetErbij(''); }}>Toevoegen</Knop>
        </div>
      ) : null}
      <Factoren lijst={factoren} alleenLezen={alleenLezen} zet={(f) => bij('factoren', f)} />
    </>
  );
}

/** Answers the server already has, and an empty one for each obligatory instrument without answers. */
function beginAfnamen(s: Instrumentscherm): AfnameInvoer[] {
  const er = s.afnamen.map((a): AfnameInvoer => ({ instrument: a.instrument, antwoorden: { ...a.antwoorden }, toelichtingen: { ...a.toelichtingen }, samenIngevuld: a.samenIngevuld, ...(a.persoonId ? { persoonId: a.persoonId } : {}), ...(a.hergebruiktVan ? { hergebruiktVan: a.hergebruiktVan } : {}), ...(a.overgenomenUitkomst ? { overgenomenUitkomst: a.overgenomenUitkomst } : {}) }));
  return [...er, ...s.instrumenten.filter((i) => i.isVerplicht && !er.some((a) => a.instrument === i.code)).map((i) => legeAfname(i.code))];
}
