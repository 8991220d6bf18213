import { stelRegisseurVoor } from '../../casus/index.ts';
import { datumVan } from '../../domein/kalender.ts';
import { controleerOvergang } from '../../domein/overgangen.ts';
import { Probleem } from '../../platform/http/problemen.ts';
import type { Kern, Tx } from '../../platform/kern.ts';
import type { Besluit, Inhoud, Uitkomst } from './model.ts';
import { toetsVaststelling } from './regels.ts';
import { leesInhoud, leesUitkomst, wijzigUitkomst, zetBurgerzicht } from './store.ts';
import { heeftRegisseur, legTerug } from './vastleggen.ts';

export type Zicht = Pick<Besluit, 'volgnummer' | 'burgerZicht' | 'burgerReden' | 'burgerVanaf' | 'tekstB1'>;
export type Vaststellingskeuze = { readonly uitkomstId: string; readonly zichten: readonly Zicht[]; readonly heeftMandaat: boolean; readonly door: string };

const terVaststelling = async (tx: Tx, id: string): Promise<{ uitkomst: Uitkomst; inhoud: Inhoud }> => {
  const uitkomst = await leesUitkomst(tx, id, true);
  if (uitkomst?.status !== 'ter-vaststelling') throw new Probleem('ongeldige-overgang', 'Deze uitkomst ligt niet (meer) klaar om vast te stellen. Er is niets gewijzigd.', { toegestaan: [] });
  return { uitkomst, inhoud: await leesInhoud(tx, uitkomst) };
};

/**
 * Adopts the outcome (R9.1, R9.8): every reason against it at once as 409. What the citizen sees of each besluit is decided here by a person
 * (processen §2.9 step 2), and the casusregisseur is proposed. Sharing happens in the worker after this.
 */
export const stelUitkomstVast = async (kern: Kern, tx: Tx, k: Vaststellingskeuze): Promise<void> => {
  const nu = kern.clock.now();
  const { uitkomst: u, inhoud } = await terVaststelling(tx, k.uitkomstId);
  const besluiten = inhoud.besluiten.map((b): Besluit => {
    const zicht = k.zichten.find((z) => z.volgnummer === b.volgnummer);
    return zicht === undefined ? { ...b, burgerZicht: null } : { ...b, ...zicht };
  });
  const fouten = toetsVaststelling({
    besluiten, afspraken: inhoud.afspraken, geenBesluitReden: inhoud.geenBesluitReden, heeftRegisseur: await heeftRegisseur(tx, u.casusId, u.casusregisseurId), heeftMandaat: k.heeftMandaat, vandaag: datumVan(nu),
  });
  if (fouten.length > 0) throw new Probleem('ongeldige-overgang', 'De uitkomst kan nog niet worden vastgesteld. Er is niets gewijzigd. U kunt hem terugsturen naar het verslag.', { fouten, toegestaan: ['concept'] });
  controleerOvergang('uitkomst', u.status, 'vastgesteld');
  for (const b of besluiten) await zetBurgerzicht(tx, u.id, b, nu);
  await wijzigUitkomst(tx, u.id, { status: 'vastgesteld', vastgesteldDoor: k.door, vastgesteldOp: nu, heeftMandaat: k.heeftMandaat }, nu);
  if (u.casusregisseurId !== null) await stelRegisseurVoor(kern, tx, { casusId: u.casusId, medewerkerId: u.casusregisseurId, door: k.door, reden: null });
};

/** Sends it back to who wrote it, with a reason; nothing was shared. */
export const stuurTerugNaarVerslag = async (kern: Kern, tx: Tx, uitkomstId: string, reden: string): Promise<void> => {
  const { uitkomst } = await terVaststelling(tx, uitkomstId);
  await legTerug(kern, tx, uitkomst.id, uitkomst.status, reden);
};
