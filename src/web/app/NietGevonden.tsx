import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { usePaginatitel } from '../delen/paginatitel.ts';

export function NietGevonden(): ReactNode {
  usePaginatitel('Niet gevonden');
  return <div className="leeg"><h1>Deze pagina bestaat niet</h1><p>Controleer het adres. Of ga verder bij uw werk.</p><Link to="/werk">Naar Mijn werk</Link></div>;
}
