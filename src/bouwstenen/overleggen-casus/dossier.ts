import type { Medewerker } from '../../platform/identity/aanvrager.ts';
import type { Kern, Tx } from '../../platform/kern.ts';
import { leesHuishoudenbeeld, type Huishoudenbeeld } from '../vaststellen-identiteit/index.ts';
import { betrokkenenVan } from '../../casus/index.ts';
import { veiligheidVan } from '../uitvoeren-triage/index.ts';
import { nietGevonden, vraagOverleg } from './omgeving.ts';
import * as store from './store.ts';
import { open } from './versleuteld.ts';

export type Dossierpersoon = { id: string; naam: string | null; leeftijd: string | null; rol: string; adres: string | null; isAdresGeheim: boolean; isKind: boolean };
export type Dossier = {
  reden: string | null; plaats: string | null; grond: string; uitleg: string;
  personen: Dossierpersoon[];
  /** What is known of the whole family; only when the meeting is about the whole family. */
  veiligheid: { richting: string; tekst: string }[]; isVeiligheidVanMeer: boolean;
};

/** Who and where, without what AL06 does not give. */
export const toonPersonen = (personen: Huishoudenbeeld['personen']): Dossierpersoon[] => personen.map((p) => ({ id: p.id, naam: p.naam, leeftijd: p.leeftijd, rol: p.rol, adres: p.adres, isAdresGeheim: p.isAdresGeheim, isKind: Number.parseInt(p.leeftijd ?? '99', 10) < 18 }));

/**
 * "Wat weten we nu?" of a motorkapoverleg (R8.6): identity, address and safety only (AL06), of the persons it was called for and nobody else,
 * for the regie and for who is in the room while the meeting runs. Somebody who is not there, or has left, gets 404: the dossier does not
 * exist for him. Risks and protection name no person, so they are shown only when everybody of the casus was chosen.
 */
export const leesDossier = async (kern: Kern, tx: Tx, v: { overlegId: string; lezer: Medewerker; traceparent: string }): Promise<Dossier> => {
  const o = await store.leesOverleg(tx, v.overlegId);
  if (o?.soort !== 'motorkap') throw nietGevonden();
  const { besluit, plaats } = await vraagOverleg(kern, tx, { o, aanvrager: v.lezer, doel: 'casusoverleg-voeren', gevraagd: ['IDE', 'ADR', 'VEI'], traceparent: v.traceparent });
  // Outside the meeting the invitation alone opens nothing of the dossier.
  if (!plaats.isRegie && (o.status !== 'gestart' || !plaats.isAanwezig)) throw nietGevonden();
  const { niveaus } = besluit;
  const beeld = await leesHuishoudenbeeld(kern, tx, o.casus_id, niveaus, v.lezer.toegangsrol);
  const gekozen = new Set(o.betrokkenen);
  const over = beeld.personen.filter((p) => gekozen.has(p.id));
  const veiligheid = gekozen.size > 0 && (niveaus.VEI ?? -1) >= 2 ? await veiligheidVan(tx, o.casus_id) : [];
  const isVanMeer = (await betrokkenenVan(tx, o.casus_id)).some((b) => !gekozen.has(b.persoonId));
  return {
    reden: o.motorkap_reden === null ? null : open(kern, o.motorkap_reden, 'reden', o.id), plaats: o.plaats_code, grond: 'Spoed', uitleg: besluit.uitleg,
    personen: toonPersonen(over),
    veiligheid: isVanMeer ? [] : veiligheid, isVeiligheidVanMeer: isVanMeer && veiligheid.length > 0,
  };
};
