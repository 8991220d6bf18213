import { useRef, type KeyboardEvent, type ReactNode } from 'react';

export type Tab = { id: string; naam: string; aantal?: number | undefined };

/** The tabs pattern: arrows, Home and End move and choose; the list holds tabs only. */
export function Tabs({ tabs, gekozen, kies, naam, paneelId }: { tabs: Tab[]; gekozen: string; kies: (id: string) => void; naam: string; paneelId: string }): ReactNode {
  const el = useRef<HTMLDivElement>(null);
  const toets = (e: KeyboardEvent): void => {
    const i = tabs.findIndex((t) => t.id === gekozen), n = tabs.length;
    const naar = e.key === 'ArrowRight' ? (i + 1) % n : e.key === 'ArrowLeft' ? (i - 1 + n) % n : e.key === 'Home' ? 0 : e.key === 'End' ? n - 1 : -1;
    if (naar < 0) return;
    e.preventDefault();
    kies(tabs[naar]!.id);
    (el.current?.children[naar] as HTMLElement | undefined)?.focus();
  };
  return (
    <div className="tabs" role="tablist" aria-label={naam} ref={el} onKeyDown={toets}>
      {tabs.map((t) => (
        <button key={t.id} type="button" role="tab" id={`tab-${t.id}`} className="tab" aria-selected={t.id === gekozen} aria-controls={t.id === gekozen ? paneelId : undefined} tabIndex={t.id === gekozen ? 0 : -1} onClick={() => kies(t.id)}>
          {t.naam}{t.aantal === undefined ? null : <span className="teller">{t.aantal > 999 ? '999+' : t.aantal}</span>}
        </button>
      ))}
    </div>
  );
}
