import { betrokkenenVan, casusVan, casusregisseurVan } from '../../casus/index.ts';
import type { Doel } from '../../domein/doel.ts';
import { Probleem } from '../../platform/http/problemen.ts';
import type { Medewerker } from '../../platform/identity/aanvrager.ts';
import type { Kern, Tx } from '../../platform/kern.ts';
import { maakToegang, organisatienamen } from '../../toegang/index.ts';
import { nietGevonden } from './inzage.ts';
import type { Correctie, Inhoud, Leesbewijs, Uitkomst, Verstrekking } from './model.ts';
import { organisatie, peilRecht, regie } from './omgeving.ts';
import { aangebodenUitkomsten, leesbewijzenVan, leesInhoud, leesUitkomst, openCorrecties, uitkomstenVan, verstrekkingAan, verstrekkingenVan } from './store.ts';
import { deelVoor } from './weergave.ts';

/** One receiver in the table Delen and in Wie las wat: how much he gets, never the texts. */
export type Deelregel = {
  readonly organisatieId: string; readonly organisatie: string; readonly status: Verstrekking['status']; readonly isAangesloten: boolean; readonly samenvatting: boolean; readonly besluiten: number; readonly besluitteksten: boolean;
  readonly afspraken: number; readonly eigenAfspraken: number; readonly verslagdelen: number; readonly gedeeldOp: string | null; readonly herinnerdOp: string | null; readonly gelezenOp: string | null; readonly opvolging: string | null;
};
export type Uitkomstregel = {
  readonly id: string; readonly overlegId: string; readonly uitkomstnummer: string; readonly versie: number; readonly status: Uitkomst['status']; readonly gedeeldOp: string | null; readonly isDeelsGedeeld: boolean | null; readonly vervangenDoorId: string | null;
  readonly isGelezen: boolean; readonly soorten: readonly string[]; readonly delen: readonly Deelregel[] | null; readonly correcties: number;
};
const iso = (d: Date | null): string | null => d?.toISOString() ?? null;

const deelregel = async (tx: Tx, u: Uitkomst, inhoud: Inhoud, v: Verstrekking, bewijzen: readonly Leesbewijs[], nu: Date): Promise<Deelregel> => {
  const o = await organisatie(tx, v.organisatieId);
  const { niveaus } = v.status === 'zonder-grondslag' ? { niveaus: {} } : await peilRecht(tx, u, inhoud, o, nu);
  const deel = deelVoor(inhoud, { organisatieId: o.id, niveaus });
  return {
    organisatieId: o.id, organisatie: o.naam, status: v.status, isAangesloten: v.isAangesloten, samenvatting: deel.samenvatting !== null, besluiten: deel.besluiten.length, besluitteksten: deel.niveau === 2,
    afspraken: deel.afspraken.length, eigenAfspraken: deel.afspraken.filter((a) => a.isEigen).length, verslagdelen: deel.verslagdelen.length,
    gedeeldOp: iso(v.gedeeldOp), herinnerdOp: iso(v.herinnerdOp), gelezenOp: iso(bewijzen.find((b) => b.uitkomstId === u.id && b.organisatieId === o.id)?.op ?? null), opvolging: v.opvolging,
  };
};

/**
 * The outcomes of a casus for the tab Besluiten (ux §4.10): per version the kinds of besluit (niveau 1); who gets and who read what only for the
 * regie and the casusregisseur. The texts come with the part itself, because that is the reading that leaves a proof.
 */
export const leesUitkomstenVanCasus = async (kern: Kern, tx: Tx, lezer: Medewerker, casusId: string, doel: Doel, traceparent: string): Promise<Uitkomstregel[]> => {
  const casus = await casusVan(tx, casusId);
  if (casus === undefined) throw nietGevonden();
  const { niveaus } = await maakToegang(kern).vraag(tx, {
    aanvrager: lezer, doel, actie: 'lezen', gevraagd: ['CAS', 'ORG', 'UIT'], velden: ['uitkomsten'], traceparent,
    object: { type: 'casus', id: casusId, casusId, verbandCode: casus.verbandCode, regioCode: casus.regioCode, betrokkenen: (await betrokkenenVan(tx, casusId)).map((b) => b.persoonId) },
  });
  if (niveaus.UIT === undefined) throw new Probleem('geen-grondslag', 'Voor dit doel mag u de uitkomsten van een overleg niet zien.', { doel, gevraagd: ['UIT'] });
  const gedeeld = (await uitkomstenVan(tx, { casusId })).filter((u) => u.status === 'beschikbaar' || u.status === 'gerectificeerd');
  const bewijzen = await leesbewijzenVan(tx, gedeeld.map((u) => u.id));
  const correcties: readonly Correctie[] = await openCorrecties(tx, casusId);
  const regisseur = await casusregisseurVan(tx, casusId);
  const magWieLas = (niveaus.ORG ?? -1) >= 1 && ((await regie(tx, casus)).id === lezer.organisatieId || regisseur?.medewerkerId === lezer.medewerkerId);
  const uit: Uitkomstregel[] = [];
  for (const u of gedeeld) {
    const inhoud = await leesInhoud(tx, u);
    const delen: Deelregel[] = [];
    if (magWieLas) for (const v of await verstrekkingenVan(tx, u.id)) delen.push(await deelregel(tx, u, inhoud, v, bewijzen, kern.clock.now()));
    uit.push({
      id: u.id, overlegId: u.overlegId, uitkomstnummer: u.uitkomstnummer, versie: u.versie, status: u.status, gedeeldOp: iso(u.beschikbaarGesteldOp), isDeelsGedeeld: u.isDeelsGedeeld, vervangenDoorId: u.vervangenDoorId,
      isGelezen: bewijzen.some((b) => b.uitkomstId === u.id && b.organisatieId === lezer.organisatieId), soorten: niveaus.UIT >= 1 ? inhoud.besluiten.map((b) => b.soort) : [], delen: magWieLas ? delen : null,
      correcties: magWieLas ? correcties.filter((c) => c.uitkomstId === u.id).length : 0,
    });
  }
  return uit;
};

/** The outcomes that were shared with the reader's organisation, newest first: that they are there, not what is in them. */
export const aangebodenAan = async (tx: Tx, organisatieId: string): Promise<{ uitkomst: Uitkomst; verstrekking: Verstrekking }[]> => {
  const uit = [];
  for (const id of await aangebodenUitkomsten(tx, organisatieId)) {
    const [uitkomst, verstrekking] = [await leesUitkomst(tx, id), await verstrekkingAan(tx, id, organisatieId)];
    if (uitkomst !== undefined && verstrekking !== undefined) uit.push({ uitkomst, verstrekking });
  }
  return uit;
};

export const namenInDeel = (tx: Tx, inhoud: Inhoud): Promise<Map<string, string>> => organisatienamen(tx, [...inhoud.besluiten.map((b) => b.genomenDoor), ...inhoud.afspraken.map((a) => a.organisatieId), ...inhoud.meningen.map((m) => m.organisatieId)]);
