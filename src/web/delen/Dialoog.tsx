import { useEffect, useId, useRef, type ReactNode } from 'react';

/** A modal for a choice that blocks. Esc closes, focus goes back to the opener by itself (native dialog). */
export function Dialoog({ titel, sluit, children }: { titel: string; sluit: () => void; children: ReactNode }): ReactNode {
  const el = useRef<HTMLDialogElement>(null), id = useId();
  useEffect(() => { const d = el.current; if (d && !d.open) d.showModal(); return () => d?.close(); }, []);
  return (
    <dialog className="dialoog" ref={el} aria-labelledby={id} onCancel={(e) => { e.preventDefault(); sluit(); }}>
      <div className="dialoog__in"><h2 id={id}>{titel}</h2>{children}</div>
    </dialog>
  );
}
