import { zetInOutbox } from '../platform/engine/index.ts';
import { Probleem } from '../platform/http/problemen.ts';
import type { Medewerker } from '../platform/identity/aanvrager.ts';
import type { Kern, Tx } from '../platform/kern.ts';

/** The root process that would end; `element` is the called process in which the incident is, when that is not the root itself. */
export type Procesplaats = { readonly wortelSleutel: string; readonly procesId: string; readonly onderdeel: string | null; readonly casusId: string | null; readonly verbandCode: string | null };
/** What ending does, in Dutch sentences without personal data; `kan` false = it may not be ended, and the sentences say why. */
export type Gevolgen = { readonly kan: boolean; readonly zinnen: readonly string[] };
/** The two people and their words: they stand under the end of the casus as they would under an ordinary one. */
export type Afbraak = { readonly plaats: Procesplaats; readonly reden: string; readonly voorgesteldDoor: string; readonly voorgesteldOp: Date; readonly beoordeling: string; readonly akkoordDoor: Medewerker };
/** How one kind of root process is ended without leaving work that nobody has any more. */
export type Afbreker = {
  readonly kent: (p: Procesplaats) => boolean;
  readonly gevolgen: (kern: Kern, tx: Tx, p: Procesplaats) => Promise<Gevolgen>;
  /** In the transaction of the approval; the process itself is cancelled by the caller. */
  readonly breekAf: (kern: Kern, tx: Tx, a: Afbraak) => Promise<void>;
};

let afbrekers: readonly Afbreker[] = [];
/** Makes the rooms' ways to end known; called once by `src/samenspel.ts` (this room may not import upwards). */
export const registreerAfbrekers = (lijst: readonly Afbreker[]): void => { afbrekers = lijst; };

export type Breukbron = { readonly incident_sleutel: string; readonly process_instance_key: string };
const plaatsVan = async (tx: Tx, sleutel: string): Promise<Procesplaats> => {
  const rij = await tx('proces_instantie as p').leftJoin('proces_instantie as w', 'w.sleutel', 'p.wortel_sleutel').leftJoin('casus as c', 'c.id', tx.raw('coalesce(p.casus_id, w.casus_id)')).where('p.sleutel', sleutel)
    .first('p.sleutel', 'p.bpmn_process_id', 'w.sleutel as wortel', 'w.bpmn_process_id as wortelproces', tx.raw('coalesce(p.casus_id, w.casus_id) as casus_id'), 'c.verband_code') as { sleutel: string; bpmn_process_id: string | null; wortel: string | null; wortelproces: string | null; casus_id: string | null; verband_code: string | null } | undefined;
  const wortelSleutel = rij?.wortel ?? sleutel;
  return { wortelSleutel, procesId: rij?.wortelproces ?? rij?.bpmn_process_id ?? '', onderdeel: rij === undefined || wortelSleutel === rij.sleutel ? null : rij.bpmn_process_id, casusId: rij?.casus_id ?? null, verbandCode: rij?.verband_code ?? null };
};

/** Other incidents under the same root, and what was proposed about them: both end with it. */
const anderHerstel = async (tx: Tx, b: Breukbron, wortelSleutel: string): Promise<{ storingen: number; voorstellen: string[] }> => {
  const onder = tx('proces_instantie').where('wortel_sleutel', wortelSleutel).orWhere('sleutel', wortelSleutel).select('sleutel');
  const [{ n } = { n: '0' }] = await tx('incident').whereIn('process_instance_key', onder.clone()).where({ status: 'open' }).whereNot('sleutel', b.incident_sleutel).count('sleutel as n') as { n: string }[];
  const voorstellen = await tx('herstelvoorstel').whereIn('process_instance_key', onder.clone()).where({ status: 'voorgesteld' }).whereNot('incident_sleutel', b.incident_sleutel).orderBy('id').select('id') as { id: string }[];
  return { storingen: Number(n), voorstellen: voorstellen.map((v) => v.id) };
};
const aantal = (n: number, een: string, meer: string): string => (n === 1 ? `1 ${een}` : `${n} ${meer}`);

const wegVoor = (p: Procesplaats): Afbreker => afbrekers.find((a) => a.kent(p)) ?? {
  kent: () => true, breekAf: async () => {},
  gevolgen: async () => ({ kan: false, zinnen: ['Dit proces kan niet worden beëindigd: het werk erin neemt niemand anders over. Laat de stap opnieuw proberen of verbeter de code.'] }),
};

/** What ending the process of this incident would do; a person reads it before he proposes it and before he agrees. */
export const gevolgenVanAfbreken = async (kern: Kern, tx: Tx, b: Breukbron): Promise<Gevolgen> => {
  const plaats = await plaatsVan(tx, b.process_instance_key);
  if (plaats.procesId === '') return { kan: false, zinnen: ['Over dit proces is nog niets binnen. Probeer het over een minuut opnieuw.'] };
  const gevolgen = await wegVoor(plaats).gevolgen(kern, tx, plaats);
  if (!gevolgen.kan) return gevolgen;
  const { storingen, voorstellen } = await anderHerstel(tx, b, plaats.wortelSleutel);
  return { kan: true, zinnen: [
    ...(plaats.onderdeel === null ? [] : ['De storing zit in een onderdeel. Niet alleen dat onderdeel stopt, maar het hele proces.']), ...gevolgen.zinnen,
    ...(storingen === 0 && voorstellen.length === 0 ? [] : [`In ditzelfde proces ${storingen + voorstellen.length === 1 ? 'vervalt' : 'vervallen'} ook ${[...(storingen > 0 ? [aantal(storingen, 'andere storing', 'andere storingen')] : []), ...(voorstellen.length > 0 ? [aantal(voorstellen.length, 'voorstel voor herstel', 'voorstellen voor herstel')] : [])].join(' en ')}.`]),
  ] };
};

/** Throws `ongeldige-overgang` with the reasons when this process may not be ended. */
export const eisAfbreekbaar = async (kern: Kern, tx: Tx, b: Breukbron): Promise<void> => {
  const { kan, zinnen } = await gevolgenVanAfbreken(kern, tx, b);
  if (!kan) throw new Probleem('ongeldige-overgang', `${zinnen.join(' ')} Er is niets gewijzigd.`, { toegestaan: ['opnieuw', 'variabele'] });
};

/**
 * Ends the root process of an incident and everything it held, in one transaction: the engine's cancel through the outbox, open work withdrawn
 * in every room and the casus closed as a premature end closes it (processen §2.0 `bij-beeindigen`, R12.5, R12.6), and other repair that lapses.
 */
export const breekAf = async (kern: Kern, tx: Tx, b: Breukbron & { readonly id: string; readonly casus_id: string | null }, a: Omit<Afbraak, 'plaats'>): Promise<void> => {
  const plaats = await plaatsVan(tx, b.process_instance_key);
  await eisAfbreekbaar(kern, tx, b);
  // First the cancel: a withdrawal that reached the running process would set it to new work.
  await zetInOutbox(tx, kern, { volgordeSleutel: b.casus_id ?? `incident:${b.incident_sleutel}`, opdracht: { soort: 'proces-annuleren', processInstanceKey: plaats.wortelSleutel } });
  await wegVoor(plaats).breekAf(kern, tx, { ...a, plaats });
  const { voorstellen } = await anderHerstel(tx, b, plaats.wortelSleutel);
  const nu = kern.clock.now();
  // Somebody may have decided one of them meanwhile: his words stand.
  await tx('herstelvoorstel').whereIn('id', voorstellen).where({ status: 'voorgesteld' }).update({ status: 'vervallen', beoordeling: 'Het proces is beëindigd.', beoordeeld_op: nu, gewijzigd_op: nu, rijversie: tx.raw('rijversie + 1') });
};
