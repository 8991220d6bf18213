import type { ReactNode } from 'react';
import { Merk } from '../delen/Merk.tsx';

/** The quiet frame of the pages before the door. */
export const ToegangKader = ({ children }: { children: ReactNode }): ReactNode => (
  <div className="toegang">
    <header className="toegang__kop"><div className="merk"><Merk />Samenspel</div></header>
    <main className="toegang__hoofd">{children}</main>
    <footer className="toegang__hoofd stil" style={{ paddingBlock: 16 }}>Is er nu direct gevaar? Bel 112. Veilig Thuis: 0800-2000, dag en nacht, gratis.</footer>
  </div>
);
