import './delen/thema/stijlen.css';
import { createRoot } from 'react-dom/client';

// The pages before the door need no router and no query cache: they load half as much (ux §7).
const plek = document.getElementById('samenspel');
if (plek) {
  const wortel = createRoot(plek);
  const pad = window.location.pathname;
  if (pad === '/' || pad === '/rol' || pad === '/uitgelogd') void import('./toegang/Deur.tsx').then(({ Deur }) => wortel.render(<Deur pad={pad} />));
  else if (pad === '/mijn') void import('./mijn/Mijn.tsx').then(({ Mijn }) => wortel.render(<Mijn />));
  else void import('./app/App.tsx').then(({ App }) => wortel.render(<App />));
}
