import { Button } from '@utrecht/component-library-react';
import type { ButtonHTMLAttributes, ReactNode } from 'react';

export type Knopsoort = 'primair' | 'tweede' | 'rustig';
const uiterlijk = { primair: 'primary-action-button', tweede: 'secondary-action-button', rustig: 'subtle-button' } as const;

/** A button of the house: at most one `primair` per page. */
export function Knop({ soort = 'tweede', ...rest }: { soort?: Knopsoort } & ButtonHTMLAttributes<HTMLButtonElement>): ReactNode {
  return <Button type="button" appearance={uiterlijk[soort]} {...rest} />;
}
/** Initials in a disc; decoration, the name always stands beside it. */
export function Bol({ naam, klein = false }: { naam: string; klein?: boolean }): ReactNode {
  const letters = naam.replace(/^Dr\.? /, '').split(/\s+/).filter((w) => /^\p{Lu}/u.test(w)).map((w) => w[0]).slice(0, 2).join('');
  return <span className={klein ? 'bol bol--klein' : 'bol'} aria-hidden>{letters || '?'}</span>;
}
