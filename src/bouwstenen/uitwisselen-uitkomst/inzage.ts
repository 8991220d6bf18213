import { randomUUID } from 'node:crypto';
import { casusregisseurVan } from '../../casus/index.ts';
import { controleerOvergang } from '../../domein/overgangen.ts';
import { Probleem } from '../../platform/http/problemen.ts';
import type { Aanvrager } from '../../platform/identity/aanvrager.ts';
import type { Kern, Tx } from '../../platform/kern.ts';
import { maakToegang, organisatieVan } from '../../toegang/index.ts';
import type { Niveaus } from '../../toegang/toegang.ts';
import { maakGebeurtenis, verzendGebeurtenis } from '../../uitwisseling/index.ts';
import { inzageProv, schemas, typen } from './gebeurtenis.ts';
import type { Inhoud, Uitkomst, Verstrekking } from './model.ts';
import { doel, gevraagdVoor, organisatie, regie, uitkomstObject } from './omgeving.ts';
import { meldInzage } from './publiceren.ts';
import { leesInhoud, leesUitkomst, verstrekkingAan, voegLeesbewijsToe, wijzigVerstrekking } from './store.ts';
import { deelVoor, tot, type Deel } from './weergave.ts';

export type Lezer = Extract<Aanvrager, { soort: 'medewerker' | 'partner' }>;
export type Gelezen = { readonly uitkomst: Uitkomst; readonly inhoud: Inhoud; readonly deel: Deel; readonly niveaus: Niveaus; readonly isRegie: boolean; readonly vervangenDoorVersie: number | null; readonly uitleg: string };

export const nietGevonden = (): Probleem => new Probleem('niet-gevonden', 'Dit bestaat niet, of u hoort niet bij het team van deze casus.');
const isGedeeld = (u: Uitkomst | undefined): u is Uitkomst => u?.status === 'beschikbaar' || u?.status === 'gerectificeerd';

/**
 * One organisation reads its part of one version (R9.2, R9.4). The matrix decides at this moment, not when the outcome was shared; the
 * right is narrowed to the niveau asked for, and a niveau above it is refused. The first reading per organisation and version leaves a
 * leesbewijs, an event and the end of the wait (R9.3). Throws the 404 of somebody outside the team, also for what was never shared with him.
 */
export const leesDeel = async (kern: Kern, tx: Tx, lezer: Lezer, uitkomstId: string, traceparent: string, gevraagdNiveau?: 0 | 1 | 2): Promise<Gelezen> => {
  const u = await leesUitkomst(tx, uitkomstId);
  if (!isGedeeld(u)) throw nietGevonden();
  const maker = await regie(tx, u);
  const isRegie = maker.id === lezer.organisatieId;
  const verstrekking = await verstrekkingAan(tx, u.id, lezer.organisatieId, true);
  const inhoud = await leesInhoud(tx, u);
  const opDoel: Verstrekking['doel'] = verstrekking?.doel ?? doel;
  const besluit = await maakToegang(kern).vraag(tx, {
    aanvrager: lezer, doel: opDoel, actie: 'lezen', gevraagd: gevraagdVoor(opDoel, inhoud), velden: ['uitkomst', 'besluiten', 'afspraken'], traceparent, object: await uitkomstObject(tx, u, opDoel === 'actie-uitvoeren' && verstrekking?.status !== 'zonder-grondslag'),
  });
  const hoogste = opDoel === 'actie-uitvoeren' ? 0 : besluit.niveaus.UIT ?? -1;
  if (gevraagdNiveau !== undefined && gevraagdNiveau > hoogste) throw new Probleem('geen-grondslag', `Voor het doel "uitkomst uitwisselen" heeft u geen recht op informatieniveau ${gevraagdNiveau}. Vraag een lager niveau.`, { doel, gevraagd: ['UIT'] });
  const niveaus = tot(besluit.niveaus, gevraagdNiveau);
  const deel = deelVoor(inhoud, { organisatieId: lezer.organisatieId, niveaus }, isRegie);
  const nieuwe = u.vervangenDoorId === null ? undefined : await leesUitkomst(tx, u.vervangenDoorId);
  await legInzageVast(kern, tx, u, lezer, verstrekking, traceparent);
  return { uitkomst: u, inhoud, deel, niveaus, isRegie, vervangenDoorVersie: nieuwe?.versie ?? null, uitleg: besluit.uitleg };
};

/** R9.3: once per organisation and version. A second reading changes nothing; the logs keep each of them. */
const legInzageVast = async (kern: Kern, tx: Tx, u: Uitkomst, lezer: Lezer, verstrekking: Verstrekking | undefined, traceparent: string): Promise<void> => {
  const nu = kern.clock.now();
  const maker = await regie(tx, u);
  const id = randomUUID();
  const data = inzageProv({ uitkomstId: u.id, versie: u.versie, eigenaarOin: maker.oin, inzageId: id, op: nu, lezerOin: lezer.organisatieOin });
  const gebeurtenis = maakGebeurtenis({ oin: maker.oin, type: typen.ingezien, correlatieId: u.id, volgnummer: '1', traceparent, gebeurdOp: nu, geregistreerdOp: nu, dataschema: schemas.prov, informatieniveau: '0', data });
  const isEerste = await voegLeesbewijsToe(tx, {
    id, uitkomstId: u.id, organisatieId: lezer.organisatieId, versie: u.versie, op: nu, via: lezer.soort === 'partner' ? 'systeem' : 'scherm', medewerkerId: lezer.soort === 'medewerker' ? lezer.medewerkerId : null, gebeurtenis,
  });
  if (!isEerste) return;
  if (verstrekking !== undefined && verstrekking.status !== 'ingezien' && verstrekking.status !== 'zonder-grondslag') {
    controleerOvergang('uitkomst_verstrekking', verstrekking.status, 'ingezien');
    await wijzigVerstrekking(tx, verstrekking.id, { status: 'ingezien' }, nu);
    await meldInzage(kern, tx, u.casusId, verstrekking.id);
  }
  await meldAanRegie(kern, tx, u, lezer.organisatieId, id, data, traceparent);
};

/** The event goes to the systems that answer for the casus: the regie and the casusregisseur, as far as they have one and did not read it themselves. */
const meldAanRegie = async (kern: Kern, tx: Tx, u: Uitkomst, lezerId: string, inzageId: string, data: Record<string, unknown>, traceparent: string): Promise<void> => {
  const maker = await regie(tx, u);
  const regisseur = await casusregisseurVan(tx, u.casusId);
  for (const organisatieId of [...new Set([maker.id, ...(regisseur === undefined ? [] : [regisseur.organisatieId])])].toSorted()) {
    const o = await organisatieVan(tx, organisatieId);
    if (o === undefined || o.id === lezerId || o.eindpunt?.url == null) continue;
    await verzendGebeurtenis(kern, tx, { organisatieId: o.id, afzenderOin: maker.oin, type: typen.ingezien, correlatieId: u.id, voorId: inzageId, dataschema: schemas.prov, informatieniveau: '0', data, traceparent });
  }
};

/** The organisation as its people and screens name it. */
export const lezerNaam = async (tx: Tx, lezer: Lezer): Promise<string> => (await organisatie(tx, lezer.organisatieId)).naam;
