import { useEffect, useId, useState, type ReactNode } from 'react';
import type { Antwoorden, Deel, Veldfout } from './model.ts';
import { heeftVoorwaarden, isLeeg, veldfout } from './model.ts';
import { VeldInvoer } from './VeldInvoer.tsx';

type Eig = {
  delen: Deel[];
  waarden: Antwoorden;
  fouten: Veldfout[];
  alleenLezen: boolean;
  nietMogelijk?: Record<string, string> | undefined;
  /** Numbers in front of the headings (one page, numbered sections). */
  eersteNummer?: number;
  verborgen: ReadonlySet<string>;
  bij: (sleutel: string, waarde: unknown) => void;
  bijVerlaten?: (sleutel: string) => void;
};

/** Which questions are hidden; the FEEL engine arrives only for forms with conditions. */
export function useVerborgen(delen: Deel[], waarden: Antwoorden, gegeven: Antwoorden = {}): ReadonlySet<string> {
  const [feel, zetFeel] = useState<typeof import('./feel.ts') | null>(null);
  const nodig = heeftVoorwaarden(delen);
  useEffect(() => { if (nodig) void import('./feel.ts').then(zetFeel); }, [nodig]);
  return feel ? feel.verborgenVelden(delen, waarden, gegeven) : leeg;
}
const leeg: ReadonlySet<string> = new Set();

/** The questions of a task: numbered sections on one page, each one card part. */
export function Formulier(e: Eig): ReactNode {
  const basis = useId();
  const [zelf, zetZelf] = useState<Record<string, string>>({});
  let nummer = (e.eersteNummer ?? 1) - 1;
  return (
    <>
      {e.delen.map((d, i) => {
        const velden = d.velden.filter((v) => !e.verborgen.has(v.sleutel));
        if (d.velden.length > 0 && velden.length === 0) return null;
        const enig = velden.length === 1 && velden[0]!.label === d.titel;
        const kopId = `${basis}-${i}`;
        if (d.titel) nummer++;
        const optioneel = enig && !velden[0]!.verplicht && velden[0]!.soort !== 'vink' ? <span className="optioneel"> (mag leeg blijven)</span> : null;
        return (
          <section className="kaart__in stapel taakvraag" key={kopId} aria-labelledby={d.titel ? kopId : undefined}>
            {d.titel ? <h2 id={kopId}>{nummer}. {d.titel}{optioneel}</h2> : null}
            {d.uitleg ? <p className="veld__uitleg" id={`${kopId}-uitleg`}>{d.uitleg}</p> : null}
            {velden.map((v) => (
              <VeldInvoer
                key={v.sleutel} veld={v} waarde={e.waarden[v.sleutel]} alleenLezen={e.alleenLezen} nietMogelijk={e.nietMogelijk}
                fout={e.fouten.find((f) => f.sleutel === v.sleutel)?.melding ?? zelf[v.sleutel]}
                labelId={enig ? kopId : undefined} uitlegId={enig && d.uitleg ? `${kopId}-uitleg` : undefined}
                bij={(w) => { if (zelf[v.sleutel]) zetZelf((oud) => Object.fromEntries(Object.entries(oud).filter(([k]) => k !== v.sleutel))); e.bij(v.sleutel, w); }}
                bijVerlaten={() => {
                  // Checked on leaving only when something was filled in; an empty answer waits for the button.
                  const w = e.waarden[v.sleutel], melding = isLeeg(w) ? null : veldfout(v, w, e.nietMogelijk);
                  zetZelf((oud) => { const { [v.sleutel]: _, ...rest } = oud; return melding ? { ...rest, [v.sleutel]: melding } : rest; });
                  e.bijVerlaten?.(v.sleutel);
                }}
              />
            ))}
          </section>
        );
      })}
    </>
  );
}
