import type { Logbereik } from '../../logboek/index.ts';
import type { Medewerker } from '../../platform/identity/aanvrager.ts';
import type { Kern, Tx } from '../../platform/kern.ts';
import { Probleem } from '../../platform/http/problemen.ts';
import type { Aanvrager } from '../../platform/identity/aanvrager.ts';
import type { Doel } from '../../domein/doel.ts';
import { maakToegang, organisatieVan } from '../../toegang/index.ts';

export const alsMedewerker = (a: Aanvrager): Medewerker => {
  if (a.soort !== 'medewerker') throw new Probleem('rol-onvoldoende', 'Toezicht is voor de functionaris gegevensbescherming.');
  return a;
};

/** What this role supervises: its verband, and its region or that of its organisation, as a seintje reaches it too (`functionarissen`). */
export const bereikVan = async (tx: Tx, m: Medewerker): Promise<Logbereik> => ({ verbandCode: m.verbandCode, regioCode: m.regioCode ?? (await organisatieVan(tx, m.organisatieId))?.regioCode ?? null });

type Vraag = { readonly lezer: Medewerker; readonly doel: Doel; readonly actie: 'lezen' | 'zoeken' | 'schrijven' | 'export'; readonly wat: string; readonly velden: readonly string[]; readonly reden?: string; readonly traceparent: string };
/**
 * AL05: the FG and the auditor read the logs of what they supervise, and nothing else. Each question is itself a line in the three logs, with the names of
 * what was asked by and the code of why. Throws 403 for another doel or role.
 */
export const vraagLogboek = async (kern: Kern, tx: Tx, v: Vraag): Promise<Logbereik> => {
  const bereik = await bereikVan(tx, v.lezer);
  await maakToegang(kern).vraag(tx, {
    aanvrager: v.lezer, doel: v.doel, actie: v.actie, gevraagd: ['LOG'], minstens: 2, velden: v.velden, ...(v.reden === undefined ? {} : { reden: v.reden }), traceparent: v.traceparent,
    object: { type: 'logboek', id: v.wat, casusId: null, verbandCode: bereik.verbandCode ?? '', regioCode: bereik.regioCode ?? '', betrokkenen: [], feiten: { VERBAND: true } },
  });
  return bereik;
};
