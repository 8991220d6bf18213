import type { Persoon } from './store/personen.ts';

/** Where somebody lives as one line, secret or not: the caller decides who may see it. */
export function adresregelVan(p: Pick<Persoon, 'verblijf' | 'adres'>): string | null {
  const a = p.adres;
  switch (p.verblijf) {
    case 'adres': return a === null ? null : [[a.straat, `${a.huisnummer ?? ''}${a.huisletter ?? ''}${a.huisnummertoevoeging ? `-${a.huisnummertoevoeging}` : ''}`].filter(Boolean).join(' '), [a.postcode?.replace(/^(\d{4})([A-Z]{2})$/, '$1 $2'), a.woonplaats].filter(Boolean).join(' ')].filter(Boolean).join(', ');
    case 'buitenland': return [...(a?.regels ?? []), a?.land].filter(Boolean).join(', ') || 'Buitenland';
    case 'locatie': return a?.locatie ?? null;
    case 'onbekend': return 'Verblijfplaats onbekend';
  }
}
