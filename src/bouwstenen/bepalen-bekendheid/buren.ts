import { contextSleutel } from '../../domein/versleuteling.ts';
import { pseudoniem } from '../../domein/pseudoniem.ts';
import type { Doel } from '../../domein/doel.ts';
import type { Aanvrager } from '../../platform/identity/aanvrager.ts';
import type { Kern, Tx } from '../../platform/kern.ts';
import { BpmnFout } from '../../platform/engine/declaratie.ts';
import { Probleem } from '../../platform/http/problemen.ts';
import { schrijfTraceparent, volgendeSpan } from '../../platform/telemetry/traceparent.ts';
import { berekenTermijn, tekenTijdlijnOp } from '../../casus/index.ts';
import { maakToegang } from '../../toegang/index.ts';
import type { Gegevenssoort, Toegangsbesluit, Toegangsobject } from '../../toegang/toegang.ts';
import { organisatieVan, type Organisatie } from '../../toegang/organisaties.ts';
import { personenVoorUitvraag } from '../vaststellen-identiteit/index.ts';
import { alsDuur } from './model.ts';

/** The organisation of an opdracht or verzoek; it exists, because rows refer to it. */
export const organisatie = async (tx: Tx, id: string): Promise<Organisatie> => {
  const o = await organisatieVan(tx, id);
  if (o === undefined) throw new Error('organisation does not exist');
  return o;
};
/** An organisation that has its own system answers through it; the others answer in their task list. */
export const isAangesloten = (o: Organisatie): boolean => o.eindpunt !== null;

/** A trace for work that no request started (a job): the engine gives none. */
export const nieuwSpoor = (): string => schrijfTraceparent(volgendeSpan());

/** The system of a partner as the one who reads: what it may have follows from the matrix row of its kind. */
export const alsPartner = (o: Organisatie): Aanvrager => ({ soort: 'partner', organisatieId: o.id, organisatieOin: o.oin, organisatiesoort: o.soort });

export type Verstrekvraag = { readonly doel: Doel; readonly object: Toegangsobject; readonly gevraagd: readonly Gegevenssoort[]; readonly traceparent: string };

/**
 * Asks whether we may hand out data to a partner and logs it (house rule 1). Throws BpmnFout GRONDSLAG_ONTBREEKT when the matrix has no
 * row for this kind of organisation, or only with a condition that is not met (consent): then nothing is sent.
 */
export const vraagVerstrekking = async (kern: Kern, tx: Tx, partner: Organisatie, v: Verstrekvraag): Promise<Toegangsbesluit> => {
  try {
    return await maakToegang(kern).vraag(tx, { aanvrager: alsPartner(partner), actie: 'verstrekken', ...v });
  } catch (fout) {
    if (fout instanceof Probleem && (fout.code === 'geen-grondslag' || fout.code === 'niet-gevonden')) throw new BpmnFout('GRONDSLAG_ONTBREEKT');
    throw fout;
  }
};

/** Which kinds of organisation the matrix lists as receiver for this doel in this verband and region (default = deny). */
export const soortenMetGrondslag = async (tx: Tx, verbandCode: string, regioCode: string, doel: Doel): Promise<ReadonlySet<string>> => {
  const rijen = await tx('doelbindingregel').where({ doel }).whereNull('tot').whereIn('verband_code', [verbandCode, '*'])
    .where((q) => { void q.whereNull('regio_code').orWhere('regio_code', regioCode); }).whereRaw("'deelnemer' = any(rollen)").whereRaw("'GERICHT' = any(voorwaarden)").select('organisaties') as { organisaties: string[] }[];
  return new Set(rijen.flatMap((r) => r.organisaties));
};

/** Gegevenssoorten whose content a verbod takes away from a kind of organisation (X3, X4). */
export const verbodenSoorten = async (tx: Tx, organisatiesoort: string): Promise<ReadonlySet<string>> => {
  const rijen = await tx('verbod').whereRaw('? = any(organisatiesoorten)', [organisatiesoort]).whereNull('voorwaarde').select('ontneemt') as { ontneemt: Record<string, number> }[];
  return new Set(rijen.flatMap((r) => Object.entries(r.ontneemt).filter(([, niveau]) => niveau <= 2).map(([soort]) => soort)));
};

/** The moment a term of this casus ends when it starts now, and how long that is for the engine's timer. */
export const termijnVanaf = async (tx: Tx, t: { verbandCode: string; regioCode: string; urgentieCode: string; termijnCode: string }, start: Date): Promise<{ uiterlijkOp: Date; duur: string }> => {
  const { uiterlijkOp } = await berekenTermijn(tx, t, async () => start);
  return { uiterlijkOp, duur: alsDuur(uiterlijkOp.getTime() - start.getTime()) };
};

/** The persons as this partner knows them, in the given order: pseudonyms that no other partner has (domein §2). */
export const pseudoniemenVoor = async (kern: Kern, tx: Tx, persoonIds: readonly string[], partnerOin: string): Promise<{ persoonId: string; pseudoniem: string }[]> => {
  const sleutel = contextSleutel(kern.config.sleutels.pseudoniem, `bekendheid:${partnerOin}`);
  return [...await personenVoorUitvraag(kern, tx, persoonIds, { IDE: 2 })].map(([persoonId, { bsn }]) => ({ persoonId, pseudoniem: pseudoniem(sleutel, bsn === null ? { persoonId } : { bsn }) }));
};
/** One person as this partner knows him. */
export const pseudoniemVoor = async (kern: Kern, tx: Tx, persoonId: string, partnerOin: string): Promise<string> => (await pseudoniemenVoor(kern, tx, [persoonId], partnerOin))[0]?.pseudoniem ?? '';

/** Names and years of birth for the screen of the regie, for which the caller has asked toegang; by id. */
export const toonPersonen = async (kern: Kern, tx: Tx, persoonIds: readonly string[]): Promise<ReadonlyMap<string, string>> =>
  new Map([...await personenVoorUitvraag(kern, tx, persoonIds, { IDE: 1 })].map(([id, p]) => [id, p.geboortejaar === null ? p.naam : `${p.naam} (${p.geboortejaar})`]));

/** One line in the timeline of the casus; `bron` makes it come once. */
export const tijdlijn = (kern: Kern, tx: Tx, regel: { casusId: string; op: Date; zin: string; bron: string; actorOrganisatieId: string | null; actorMedewerkerId?: string }): Promise<void> =>
  tekenTijdlijnOp(kern, tx, { soort: 'gegevens', actorMedewerkerId: null, ...regel });
