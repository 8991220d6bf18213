import type { Doel } from '../../domein/doel.ts';
import type { Aanvrager } from '../../platform/identity/aanvrager.ts';
import { Probleem } from '../../platform/http/problemen.ts';
import type { Kern, Tx } from '../../platform/kern.ts';
import { casusVan } from '../../casus/index.ts';
import { maakToegang } from '../../toegang/index.ts';
import { organisatie, toonPersonen } from './buren.ts';
import { celVan, isVrij } from './cel.ts';
import type { Opdracht } from './model.ts';
import * as store from './store.ts';
import * as verzoeken from './verzoek-store.ts';

/** One cell: partner × person. Every no-hit is exactly `{ status: 'niet-gemeld' }`: no time, no reason (R3.2). */
export type Cel =
  | { status: 'bekend'; actueel: boolean; contactpunt: string; verrijking: 'geen' | 'in-behandeling' | 'verstrekt' | 'deels-verstrekt' | 'geweigerd' | 'verlopen' }
  | { status: 'niet-gemeld' | 'niet-gevraagd' | 'verlopen' | 'niet-meer-nodig' | 'technisch-mislukt' }
  | { status: 'loopt'; uiterlijkOp: string | null };
export type Bekendheidsmatrix = {
  letOp: string;
  aantalGevraagd: number; aantalBeantwoord: number;
  personen: { id: string; label: string }[];
  partners: { organisatieId: string; naam: string; isVerplicht: boolean; isLaat: boolean; cellen: Record<string, Cel> }[];
};

const letOp = '‘Niet gemeld’ betekent niet: onbekend';
const verrijkingen = { verstrekt: 'verstrekt', 'deels-verstrekt': 'deels-verstrekt', geweigerd: 'geweigerd', verlopen: 'verlopen', vernieuwd: 'in-behandeling', geescaleerd: 'verlopen', ingetrokken: 'geen' } as Record<string, Extract<Cel, { status: 'bekend' }>['verrijking']>;

/**
 * "Wie is betrokken" (ux §4.6): who knows whom, as far as this reader may see it for the doel he states (D03, or D06 for the triage). Throws 404 outside the team and
 * 403 without ground. Below niveau 1 of BEK every cell is absent.
 */
export const leesBekendheid = async (kern: Kern, tx: Tx, aanvrager: Aanvrager, casusId: string, traceparent: string, doel: Doel = 'bekendheid-bepalen'): Promise<Bekendheidsmatrix> => {
  const now = kern.clock.now();
  const casus = await casusVan(tx, casusId);
  if (casus === undefined) throw new Probleem('niet-gevonden', 'Dit bestaat niet, of u hoort niet bij het team van deze casus.');
  const uitvragen = await store.uitvragenVanCasus(tx, casusId);
  const persoonIds = [...new Set(uitvragen.flatMap((u) => u.persoon_ids))];
  const { niveaus } = await maakToegang(kern).vraag(tx, {
    aanvrager, doel, actie: 'lezen', gevraagd: ['CAS', 'ORG', 'IDE', 'BEK'], traceparent,
    object: { type: 'casus', id: casusId, casusId, verbandCode: casus.verbandCode, regioCode: casus.regioCode, betrokkenen: persoonIds },
  });
  const matrix: Bekendheidsmatrix = { letOp, aantalGevraagd: 0, aantalBeantwoord: 0, personen: [], partners: [] };
  const namen = (niveaus.IDE ?? 0) >= 1 ? await toonPersonen(kern, tx, persoonIds) : undefined;
  for (const [i, id] of persoonIds.entries()) matrix.personen.push({ id, label: namen?.get(id) ?? `Persoon ${i + 1}` });
  if ((niveaus.BEK ?? 0) < 1 || (niveaus.ORG ?? 0) < 1) return matrix;

  const alleVerzoeken = await verzoeken.verzoekenVanCasus(tx, casusId);
  const opdrachten = (await Promise.all(uitvragen.map((u) => store.opdrachtenVan(tx, u.id)))).flat().filter((o) => o.is_gekozen);
  for (const [organisatieId, rijen] of Map.groupBy(opdrachten, (o) => o.organisatie_id)) {
    // The newest answer that is free, otherwise the newest question.
    const toon = rijen.findLast((o) => isVrij(o, now)) ?? rijen.at(-1) as Opdracht;
    const personen = await store.personenVan(tx, toon.id);
    const hits = await tx('bekendheid').where({ opdracht_id: toon.id }).select('persoon_id', 'actueel', 'contactpunt') as { persoon_id: string; actueel: boolean; contactpunt: string }[];
    const cellen: Record<string, Cel> = {};
    for (const persoonId of persoonIds) {
      const gevraagd = personen.find((p) => p.persoon_id === persoonId);
      const status = gevraagd === undefined ? 'niet-gevraagd' : celVan(toon, gevraagd.antwoord, now);
      const hit = hits.find((h) => h.persoon_id === persoonId);
      if (status === 'loopt') cellen[persoonId] = { status, uiterlijkOp: toon.uiterlijk_op?.toISOString() ?? null };
      else if (status !== 'bekend') cellen[persoonId] = { status };
      else if (hit !== undefined) cellen[persoonId] = { status, actueel: hit.actueel, contactpunt: hit.contactpunt, verrijking: verrijkingVan(alleVerzoeken.filter((v) => v.houder_id === organisatieId && v.persoon_id === persoonId).at(-1)?.status) };
    }
    matrix.partners.push({ organisatieId, naam: (await organisatie(tx, organisatieId)).naam, isVerplicht: toon.is_verplicht, isLaat: isVrij(toon, now) && toon.is_laat, cellen });
    if (toon.status !== 'klaargezet' && toon.status !== 'zonder-grondslag') matrix.aantalGevraagd++;
    if (isVrij(toon, now)) matrix.aantalBeantwoord++;
  }
  return matrix;
};

const verrijkingVan = (status: string | undefined): Extract<Cel, { status: 'bekend' }>['verrijking'] => (status === undefined ? 'geen' : verrijkingen[status] ?? 'in-behandeling');
