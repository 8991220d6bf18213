import type { ReactNode } from 'react';
import { tijd } from './datum.ts';
import { IconBewaard, IconBezig, IconNietBewaard } from './iconen.ts';

export type Bewaarstaat = { soort: 'rust' | 'bezig' | 'bewaard' | 'mis'; op: Date | null };

/** Whether what was typed is safe. Polite, so that it does not interrupt typing. */
export function Conceptstatus({ staat }: { staat: Bewaarstaat }): ReactNode {
  const [I, tekst, kleur] = staat.soort === 'bezig' ? [IconBezig, 'Bezig met bewaren…', 'bezig'] as const
    : staat.soort === 'mis' ? [IconNietBewaard, 'Nog niet bewaard. We proberen het opnieuw.', 'mis'] as const
    : staat.op ? [IconBewaard, `Concept bewaard om ${tijd(staat.op)}`, 'goed'] as const : [null, '', 'goed'] as const;
  return <span className="conceptstatus" data-staat={kleur} role="status">{I ? <I size={18} stroke={1.75} aria-hidden /> : null}{tekst}</span>;
}
