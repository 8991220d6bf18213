import type { ReactNode } from 'react';
import type { Casus, Huishouden as Huis, Huishoudpersoon } from '../../delen/api-types.ts';
import { IconLetOp, IconSlot } from '../../delen/iconen.ts';
import { Foutstaat, Laden, LegeStaat } from '../../delen/Staten.tsx';
import { label } from '../../delen/woorden.ts';
import { useHuishouden } from './bronnen.ts';
import { gezagzinnen, zekerheidwoord } from './huis.ts';
import { Relatiediagram } from './Relatiediagram.tsx';

/** Gezag as text first; the drawing and the table say the same. */
export function Huishouden({ casus, doel }: { casus: Casus; doel: string }): ReactNode {
  const q = useHuishouden(casus.id, doel);
  if (q.isPending) return <Laden />;
  if (!q.data) return <div className="kaart"><Foutstaat fout={q.error} opnieuw={() => void q.refetch()} /></div>;
  const h = q.data;
  if (h.personen.length === 0) return <div className="kaart"><LegeStaat titel="Er is nog geen huishouden vastgesteld." uitleg="Dat gebeurt in de stap Identiteit en relaties." /></div>;
  const zinnen = gezagzinnen(h);
  return (
    <div className="stapel stapel--ruim">
      {zinnen.length > 0 ? <section className="kaart kaart__in stapel" aria-labelledby="gezag"><h2 id="gezag">Gezag</h2><ul className="lijst-kaal">{zinnen.map((z) => <li key={z.zin}>{z.zin}</li>)}</ul>
        {zinnen.some((z) => z.beoordelen) ? <p className="melding-blok melding-blok--let-op"><IconLetOp size={20} aria-hidden /><span>Beoordeel dit zelf. Geef een ouder nu geen toegang.</span></p> : null}</section> : null}
      <section className="kaart kaart__in" aria-label="Tekening van het huishouden"><Relatiediagram huishouden={h} /></section>
      <section className="kaart"><div className="tabel-wikkel" tabIndex={0} role="group" aria-label="Tabel huishouden"><table className="tabel tabel--kaarten"><caption className="sr">Personen in het huishouden</caption>
        <thead><tr><th scope="col">Persoon</th><th scope="col">Leeftijd</th><th scope="col">Relaties</th><th scope="col">Gezag</th><th scope="col">Adres</th><th scope="col">Bron</th><th scope="col">Zekerheid</th></tr></thead>
        <tbody>{h.personen.map((p) => <tr key={p.id}><th scope="row">{p.naam ?? 'Een betrokkene'}<small>{label(p.rol)}</small></th><td data-kop="Leeftijd">{p.isOverleden ? 'Overleden' : (p.leeftijd ?? 'Onbekend')}</td><td data-kop="Relaties">{relatiesVan(h, p)}</td><td data-kop="Gezag">{gezagVan(h, p)}</td>
          <td data-kop="Adres">{p.isAdresGeheim ? <span className="verborgen"><IconSlot size={15} aria-hidden />Geheim</span> : (p.adres ?? '–')}</td><td data-kop="Bron">{label(p.bron)}</td><td data-kop="Zekerheid">{zekerheidwoord(p.zekerheid)}{p.inOnderzoek.length > 0 ? <small>In onderzoek: {p.inOnderzoek.map(label).join(', ').toLowerCase()}</small> : null}</td></tr>)}</tbody></table></div></section>
    </div>
  );
}
function relatiesVan(h: Huis, p: Huishoudpersoon): ReactNode {
  const naam = (id: string): string => h.personen.find((x) => x.id === id)?.naam?.split(' ')[0] ?? 'een betrokkene';
  const zinnen = h.relaties.flatMap((r) => (r.van === p.id ? [`${label(r.soort)} van ${naam(r.naar)}`] : r.naar === p.id && r.soort === 'ouder' ? [`Kind van ${naam(r.van)}`] : r.naar === p.id && r.soort !== 'grootouder' ? [`${label(r.soort)} van ${naam(r.van)}`] : []));
  return zinnen.length > 0 ? zinnen.map((z, i) => <span key={i} style={{ display: 'block' }}>{z}</span>) : '–';
}
function gezagVan(h: Huis, p: Huishoudpersoon): string {
  const g = h.gezag.find((x) => x.minderjarigeId === p.id);
  if (!g) return '–';
  return g.stand === 'vastgesteld' ? (g.houders.join(' en ') || 'Vastgesteld') : g.stand === 'beoordelen' ? 'Niet te bepalen' : 'Onbekend';
}
