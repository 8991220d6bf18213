import { Link, type LinkProps } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Knopsoort } from './knop.tsx';

/** A link that looks like a button; goes somewhere, does nothing. */
export function Knoplink({ soort = 'tweede', ...rest }: { soort?: Knopsoort } & LinkProps & { children: ReactNode }): ReactNode {
  const klasse = soort === 'primair' ? 'primary-action' : soort === 'tweede' ? 'secondary-action' : 'subtle';
  return <Link {...rest} className={`utrecht-button utrecht-button--${klasse}`} />;
}
