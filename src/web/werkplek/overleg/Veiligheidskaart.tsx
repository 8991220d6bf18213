import type { ReactNode } from 'react';
import type { Dossier } from './bronnen.ts';

/** Who and where, as an emergency shows it (AL06). */
export function Personenlijst({ personen }: { personen: Dossier['personen'] }): ReactNode {
  return <ul className="lijst-kaal overleg-erbij">{personen.map((p) => <li key={p.id}><span><strong>{p.naam ?? 'Onbekende persoon'}</strong>{p.leeftijd ? `, ${p.leeftijd}` : ''}<br /><span className="stil">{p.isAdresGeheim ? 'Adres is geheim' : p.adres ?? 'Geen adres bekend'}</span></span></li>)}</ul>;
}

/** Risks and protection, heaviest first. */
export function Veiligheidslijst({ veiligheid }: { veiligheid: Dossier['veiligheid'] }): ReactNode {
  if (veiligheid.length === 0) return <p className="stil">Er is nog niets bekend over de veiligheid.</p>;
  return <ul>{veiligheid.map((v, i) => <li key={i}><strong>{v.richting === 'risico' ? 'Risico' : 'Bescherming'}:</strong> {v.tekst}</li>)}</ul>;
}
