import type { ReactNode } from 'react';
import { usePaginatitel } from '../delen/paginatitel.ts';
import { ToegangKader } from './ToegangKader.tsx';

export function Uitgelogd(): ReactNode {
  usePaginatitel('Uitgelogd');
  return <ToegangKader><div className="stapel"><h1>U bent uitgelogd</h1><p>Uw concepten zijn bewaard. Sluit dit venster als u op een gedeelde computer werkt.</p><p><a href="/">Opnieuw inloggen</a></p></div></ToegangKader>;
}
