import { useCallback, useEffect, useRef, useState } from 'react';
import { ApiFout } from '../../delen/api.ts';
import type { Concept } from '../../delen/api-types.ts';
import { bewaarConcept, haalConcept } from '../../delen/bronnen.ts';
import type { Bewaarstaat } from '../../delen/Conceptstatus.tsx';
import { voegSamen, type Botsing, type Conceptvelden } from '../../delen/formulier/model.ts';
import { nu } from '../../delen/klok.ts';
import { bewaarNoodkopie, wisNoodkopie } from '../../delen/noodkopie.ts';

const ritmeMs = 3000;

type Uit = {
  staat: Bewaarstaat;
  botsingen: Botsing[];
  /** A field changed; saved within 3 s, at blur, and when the tab is hidden. */
  wijzig: (sleutel: string, waarde: unknown) => void;
  bewaarNu: () => Promise<void>;
  /** The person chose one text for a field both sides had changed. */
  beslecht: (sleutel: string, waarde: unknown) => void;
  stop: () => void;
};

/**
 * The draft of one task and one person, kept on the server with a time per field. A stale version (412) is joined field by field;
 * only a real clash is put to the person. What fails is tried again: nothing that was typed is lost while this page lives.
 */
export function useConcept(taakId: string, begin: Concept | null, aan: boolean, bijSamengevoegd: (velden: Record<string, unknown>) => void): Uit {
  const basis = useRef<Conceptvelden>(begin?.velden ?? {});
  const velden = useRef<Conceptvelden>(begin?.velden ?? {});
  const versie = useRef(begin?.rijversie ?? 0);
  const vuil = useRef(false), bezig = useRef(false), gestopt = useRef(!aan);
  const klok = useRef<ReturnType<typeof setTimeout>>(undefined), lopend = useRef<Promise<void>>(Promise.resolve());
  const opgehaald = useRef(bijSamengevoegd);
  opgehaald.current = bijSamengevoegd;
  const [staat, zetStaat] = useState<Bewaarstaat>({ soort: 'rust', op: laatste(begin) });
  const [botsingen, zetBotsingen] = useState<Botsing[]>([]);
  gestopt.current = !aan;

  const bewaar = useCallback(async (keepalive = false): Promise<void> => {
    clearTimeout(klok.current);
    if (!vuil.current || gestopt.current || (bezig.current && !keepalive)) return;
    bezig.current = true;
    vuil.current = false;
    const stuur = { ...velden.current };
    if (!keepalive) zetStaat((s) => ({ soort: 'bezig', op: s.op }));
    try {
      const a = await bewaarConcept(taakId, stuur, versie.current, keepalive);
      versie.current = a.body?.rijversie ?? a.rijversie ?? versie.current + 1;
      basis.current = stuur;
      if (!vuil.current) wisNoodkopie(taakId);
      zetStaat({ soort: 'bewaard', op: nu() });
    } catch (fout) {
      vuil.current = true;
      if (fout instanceof ApiFout && fout.status === 412) await voegBij();
      else {
        zetStaat((s) => ({ soort: 'mis', op: s.op }));
        klok.current = setTimeout(() => void bewaar(), ritmeMs * 2);
      }
    } finally { bezig.current = false; }
    if (vuil.current && !gestopt.current) { clearTimeout(klok.current); klok.current = setTimeout(() => void bewaar(), ritmeMs); }
  }, [taakId]);

  const voegBij = async (): Promise<void> => {
    try {
      const hun = await haalConcept(taakId);
      const { samen, botsingen: nieuw } = voegSamen(basis.current, velden.current, hun.velden);
      versie.current = hun.rijversie;
      basis.current = hun.velden;
      velden.current = samen;
      zetBotsingen(nieuw);
      opgehaald.current(Object.fromEntries(Object.entries(samen).map(([k, v]) => [k, v.waarde])));
      zetStaat((s) => ({ soort: 'bezig', op: s.op }));
    } catch { zetStaat((s) => ({ soort: 'mis', op: s.op })); }
  };

  const wijzig = useCallback((sleutel: string, waarde: unknown): void => {
    velden.current = { ...velden.current, [sleutel]: { waarde, op: nu().toISOString() } };
    vuil.current = true;
    // Before anything can go wrong: the session may have ended without this page knowing.
    bewaarNoodkopie(taakId, onbewaard(velden.current, basis.current));
    clearTimeout(klok.current);
    klok.current = setTimeout(() => { lopend.current = bewaar(); }, ritmeMs);
  }, [bewaar, taakId]);

  useEffect(() => {
    const verberg = (): void => { if (document.visibilityState === 'hidden') void bewaar(true); };
    const terug = (): void => void bewaar();
    document.addEventListener('visibilitychange', verberg);
    window.addEventListener('pagehide', verberg); window.addEventListener('online', terug);
    return () => {
      document.removeEventListener('visibilitychange', verberg);
      window.removeEventListener('pagehide', verberg); window.removeEventListener('online', terug);
      void bewaar(true);
      clearTimeout(klok.current);
    };
  }, [bewaar]);

  return {
    staat, botsingen, wijzig,
    // A save that is under way does not have the last answer yet: it is waited for, and the rest follows.
    bewaarNu: async () => { await lopend.current; await (lopend.current = bewaar()); },
    beslecht: (sleutel, waarde) => { zetBotsingen((b) => b.filter((x) => x.sleutel !== sleutel)); wijzig(sleutel, waarde); },
    stop: () => { wisNoodkopie(taakId); gestopt.current = true; vuil.current = false; clearTimeout(klok.current); },
  };
}

/** The fields that the server does not have as they are now. */
const onbewaard = (velden: Conceptvelden, basis: Conceptvelden): Conceptvelden => Object.fromEntries(Object.entries(velden).filter(([k, v]) => basis[k]?.op !== v.op));

/** Moment of the youngest field of a draft. */
function laatste(c: Concept | null): Date | null {
  const tijden = Object.values(c?.velden ?? {}).map((v) => Date.parse(v.op)).filter((t) => !Number.isNaN(t));
  return tijden.length ? new Date(Math.max(...tijden)) : null;
}
