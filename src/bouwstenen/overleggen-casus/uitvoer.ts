import type { Kern, Tx } from '../../platform/kern.ts';
import type { Afsluitpunt } from '../../casus/index.ts';
import type { Besluitsoort } from '../../domein/overleg.ts';
import * as store from './store.ts';
import { meldOverleg } from './live.ts';

/** What other rooms may know of a meeting; asking toegang for a person is theirs. */
export type Overlegfeit = { readonly id: string; readonly casusId: string; readonly soort: string; readonly vorm: string; readonly status: string; readonly gestartOp: Date | null; readonly geslotenOp: Date | null; readonly voorzitterId: string | null; readonly uitkomst: string | null; readonly quorumVoldaan: boolean | null };
export const overlegVan = async (tx: Tx, overlegId: string): Promise<Overlegfeit | undefined> => {
  const o = await store.leesOverleg(tx, overlegId);
  return o && { id: o.id, casusId: o.casus_id, soort: o.soort, vorm: o.vorm, status: o.status, gestartOp: o.gestart_op, geslotenOp: o.gesloten_op, voorzitterId: o.voorzitter_id, uitkomst: o.uitkomst, quorumVoldaan: o.quorum_voldaan };
};

/** Every organisation of the meeting: whether it was asked and whether it was ever in the room. */
export const aanwezigenVan = async (tx: Tx, overlegId: string): Promise<{ organisatieId: string; aanwezig: boolean; uitgenodigd: boolean }[]> => {
  const o = await store.leesOverleg(tx, overlegId);
  if (o === undefined) return [];
  const geweest = new Set((await store.aanwezighedenVan(tx, o.id)).map((a) => a.organisatie_id));
  return (await store.uitnodigingenVan(tx, o)).flatMap((u) => (u.organisatie_id === null ? [] : [{ organisatieId: u.organisatie_id, aanwezig: geweest.has(u.organisatie_id) || (o.is_schriftelijk && (u.status === 'geaccepteerd' || u.status === 'vervanger')), uitgenodigd: u.status !== 'zonder-grondslag' && u.status !== 'concept' }]));
};

export type Verslagfeit = { readonly id: string; readonly soort: 'gezegd' | 'feit' | 'afspraak' | 'besluit'; readonly tekst: string; readonly wieOrganisatieId: string | null; readonly uiterlijk: string | null; readonly besluitSoort: Besluitsoort | null; readonly quorumVoldaan: boolean };
/** The minutes without the lines that were struck, in order. */
export const verslagregelsVan = async (tx: Tx, overlegId: string): Promise<Verslagfeit[]> => (await store.verslagVan(tx, overlegId)).filter((r) => r.vervallen_op === null)
  .map((r) => ({ id: r.id, soort: r.soort, tekst: r.tekst, wieOrganisatieId: r.wie_organisatie_id, uiterlijk: r.uiterlijk, besluitSoort: r.besluit_soort, quorumVoldaan: r.quorum_voldaan }));

/** Citizens of the meeting: asked, or not with the reason code (R8.3), which is explained at release. */
export const burgersVan = async (tx: Tx, overlegId: string): Promise<{ persoonId: string; uitgenodigd: boolean; reden: string | null }[]> => {
  const o = await store.leesOverleg(tx, overlegId);
  if (o === undefined) return [];
  const niet = await tx('burger_uitnodiging_afwijking').where({ overleg_id: overlegId, uitkomst: 'akkoord' }).select('persoon_id', 'reden') as { persoon_id: string; reden: string }[];
  return [
    ...(await store.uitnodigingenVan(tx, o)).flatMap((u) => (u.persoon_id === null ? [] : [{ persoonId: u.persoon_id, uitgenodigd: true, reden: null }])),
    ...niet.map((n) => ({ persoonId: n.persoon_id, uitgenodigd: false, reden: n.reden })),
  ];
};

const klaar = ['gesloten', 'geannuleerd', 'getoetst'];
/** What blocks closing the casus (R12.5). */
export const afsluitpunten = async (tx: Tx, casusId: string): Promise<Afsluitpunt[]> => {
  const loopt = (await store.overleggenVanCasus(tx, casusId)).filter((o) => !klaar.includes(o.status)).map((o) => ({ code: 'overleg-loopt', zin: `Overleg ${o.overlegnummer} is nog niet gesloten.` }));
  const open_ = await tx('overleg_verantwoording').where({ casus_id: casusId, status: 'open' }).count('id as aantal').first() as { aantal: string } | undefined;
  return [...loopt, ...(Number(open_?.aantal ?? 0) > 0 ? [{ code: 'motorkap-niet-getoetst', zin: 'Een motorkapoverleg of noodtoegang is nog niet nagekeken.' }] : [])];
};

const gelast = async (kern: Kern, tx: Tx, casusId: string, reden: string, ookMotorkap: boolean): Promise<void> => {
  const nu = kern.clock.now();
  for (const o of (await store.overleggenVanCasus(tx, casusId)).filter((x) => !klaar.includes(x.status) && (ookMotorkap || x.soort !== 'motorkap'))) {
    for (const u of await store.uitnodigingenVan(tx, o)) if (!u.is_regie) await store.zetUitnodiging(tx, u, 'ingetrokken', {}, nu);
    await tx('aanwezigheid').whereIn('uitnodiging_id', tx('uitnodiging').where({ overleg_id: o.id }).select('id')).whereNull('tot').update({ tot: nu, gewijzigd_op: nu });
    await store.zetStaat(tx, o, 'geannuleerd', nu, { annuleer_reden: reden });
  }
  await meldOverleg(kern, tx, casusId);
};

/** The casus ends at once: meetings that did not end are cancelled and open invitations withdrawn; who was asked sees that it is off. Idempotent. */
export const trekIn = (kern: Kern, tx: Tx, casusId: string, reden: string): Promise<void> => gelast(kern, tx, casusId, reden, true);

/** The same for a round that is interrupted; a motorkapoverleg runs beside the round and goes on. */
export const breekRondeAf = (kern: Kern, tx: Tx, casusId: string, reden: string): Promise<void> => gelast(kern, tx, casusId, reden, false);
