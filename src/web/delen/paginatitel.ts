import { useEffect } from 'react';

/** Sets the page title (never with a name of a person) and, on a route change, the focus on the h1 so that the title is read out. */
export function usePaginatitel(titel: string, fout = false): void {
  useEffect(() => { document.title = `${fout ? 'Fout: ' : ''}${titel} · Samenspel`; }, [titel, fout]);
}
