import { dagenTussen, werkdagenTussen, type Datum, type Feestdagtoets } from '../kalender.ts';
import { doelklaar, interventieklaar, type Doelstatus, type Interventiestatus, type Signaalcode } from './model.ts';
import { planning, type Gepland, type Pijl, type Werk } from './planning.ts';

export type FeitInterventie = {
  readonly id: string; readonly doelId: string; readonly status: Interventiestatus; readonly geplandVan: Datum | null; readonly geplandTot: Datum | null;
  readonly werkelijkVan: Datum | null; readonly werkelijkTot: Datum | null;
  /** The day the dienst can start, as it is known now; null when no dienst or unknown. */
  readonly beschikbaarOp: Datum | null;
};
export type FeitDoel = { readonly id: string; readonly status: Doelstatus; readonly streefdatum: Datum | null; /** Last progress, or the day the plan became active. */ readonly voortgangOp: Datum };
export type Planfeiten = {
  readonly vandaag: Datum; readonly planId: string; readonly interventies: readonly FeitInterventie[]; readonly doelen: readonly FeitDoel[]; readonly pijlen: readonly Pijl[];
  readonly acties: readonly { readonly id: string; readonly uiterlijkOp: Datum; readonly isOpen: boolean }[];
  readonly contactOp: Datum; readonly akkoorden: readonly { readonly id: string; readonly gevraagdOp: Datum }[];
  /** Since when the regisseur cannot act; null when he can, or when another took the regie on. */
  readonly regisseurAfwezigSinds: Datum | null;
  /** Meldingen since the plan became active, and leefgebieden whose score fell by one or more. */
  readonly meldingen: readonly string[]; readonly gedaaldeLeefgebieden: readonly string[];
};
export type Signaal = { readonly code: Signaalcode; readonly objectsoort: 'actie' | 'interventie' | 'doel' | 'plan' | 'akkoord' | 'melding'; readonly objectId: string; readonly nieuweDatum: Datum | null };

/** The work as it is now expected: begun work from its real start, waiting work not before its dienst is there. */
const verwacht = (i: FeitInterventie): Werk | null => {
  if (i.geplandVan === null) return null;
  const dagen = i.geplandTot === null ? 0 : Math.max(0, dagenTussen(i.geplandVan, i.geplandTot));
  if (i.werkelijkVan !== null) return { id: i.id, van: i.werkelijkVan, dagen: i.werkelijkTot === null ? dagen : Math.max(0, dagenTussen(i.werkelijkVan, i.werkelijkTot)) };
  return { id: i.id, van: i.beschikbaarOp !== null && i.beschikbaarOp > i.geplandVan ? i.beschikbaarOp : i.geplandVan, dagen };
};

/** Earliest dates with today's knowledge, over what has not stopped. */
export const verwachtePlanning = (interventies: readonly FeitInterventie[], pijlen: readonly Pijl[]): readonly Gepland[] => {
  const werk = interventies.filter((i) => i.status !== 'gestopt').flatMap((i) => verwacht(i) ?? []);
  const ids = new Set(werk.map((w) => w.id));
  return planning(werk, pijlen.filter((p) => ids.has(p.van) && ids.has(p.naar)));
};

/** R10.3: the signals S1–S9 that hold on a day. Values in, values out; who stores them keeps one open signal per code and object. */
export const bepaalSignalen = (f: Planfeiten, isFeestdag: Feestdagtoets): readonly Signaal[] => {
  const werkdagen = (van: Datum): number => werkdagenTussen(van, f.vandaag, isFeestdag);
  const weken = (van: Datum): number => dagenTussen(van, f.vandaag) / 7;
  const signaal = (code: Signaalcode, objectsoort: Signaal['objectsoort'], objectId: string, nieuweDatum: Datum | null = null): Signaal => ({ code, objectsoort, objectId, nieuweDatum });
  const lopend = f.interventies.filter((i) => !interventieklaar.includes(i.status));
  const nu = verwachtePlanning(f.interventies, f.pijlen);
  const laatVoor = (d: FeitDoel): Datum | null => f.interventies.filter((i) => i.doelId === d.id && !interventieklaar.includes(i.status)).reduce<Datum | null>((laatst, i) => {
    const eind = nu.find((g) => g.id === i.id)?.vroegsteEind ?? null;
    return eind !== null && (laatst === null || eind > laatst) ? eind : laatst;
  }, null);
  return [
    ...f.acties.filter((a) => a.isOpen && werkdagen(a.uiterlijkOp) > 2).map((a) => signaal('S1', 'actie', a.id)),
    ...lopend.filter((i) => i.geplandVan !== null && i.werkelijkVan === null && ['gepland', 'wacht'].includes(i.status) && werkdagen(i.geplandVan) >= 5).map((i) => signaal('S2', 'interventie', i.id)),
    ...f.doelen.filter((d) => !doelklaar.includes(d.status) && weken(d.voortgangOp) >= 6).map((d) => signaal('S3', 'doel', d.id)),
    ...lopend.filter((i) => i.werkelijkVan === null && i.geplandVan !== null && i.beschikbaarOp !== null && i.beschikbaarOp > i.geplandVan).map((i) => signaal('S4', 'interventie', i.id, i.beschikbaarOp)),
    ...f.doelen.filter((d) => !doelklaar.includes(d.status) && d.streefdatum !== null).flatMap((d) => { const eind = laatVoor(d); return eind !== null && eind > (d.streefdatum ?? '') ? [signaal('S5', 'doel', d.id, eind)] : []; }),
    ...(weken(f.contactOp) >= 4 ? [signaal('S6', 'plan', f.planId)] : []),
    ...f.akkoorden.filter((a) => werkdagen(a.gevraagdOp) > 10).map((a) => signaal('S7', 'akkoord', a.id)),
    ...(f.regisseurAfwezigSinds !== null && werkdagen(f.regisseurAfwezigSinds) > 5 ? [signaal('S8', 'plan', f.planId)] : []),
    ...f.meldingen.map((id) => signaal('S9', 'melding', id)),
    ...(f.gedaaldeLeefgebieden.length > 0 ? [signaal('S9', 'plan', f.planId)] : []),
  ];
};
