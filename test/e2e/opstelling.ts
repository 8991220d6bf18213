// What several e2e files set up: a casus without its whole road, one bouwsteen called as a root would call it, and a look at the page wide and narrow.
import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import { bewaarOpgegevenPersoon } from '../../src/bouwstenen/vaststellen-identiteit/store/personen.ts';
import { aanvaardRegie, openCasus, stelRegisseurVoor, voegBetrokkeneToe, wijsTeamToe } from '../../src/casus/index.ts';
import { demoOin } from '../../src/domein/oin.ts';
import { tot, type Stapel } from '../hulp/stapel.ts';
import { beeld, toegankelijk } from './webhulp.ts';
import { startProces } from '../hulp/engineproces.ts';

type Casuskeuze = {
  readonly personen?: readonly { readonly voornamen: string; readonly rol: 'centraal' | 'kind' | 'ouder'; readonly geboortedatum: string }[];
  /** Numbers of demo organisations in the team; they answer in their task list, not by a system of their own. */
  readonly team?: readonly number[];
  readonly casusregisseur?: string;
  readonly status?: string;
};
/** A casus of Veilig Thuis Merelland as it stands after the triage. */
export const nieuweCasus = async (s: Stapel, keuze: Casuskeuze = {}): Promise<{ casusId: string; personen: string[] }> => s.kern.db.transaction(async (tx) => {
  const { kern } = s, casusId = randomUUID(), personen: string[] = [];
  await openCasus(kern, tx, { casusId, verbandCode: 'veilig-thuis', regioCode: 'merelland', meldingId: null, meldingOntvangenOp: kern.clock.now(), prioriteit: 'P3', actorOrganisatieId: null, actorMedewerkerId: null });
  for (const p of keuze.personen ?? [{ voornamen: 'Ria', rol: 'centraal', geboortedatum: '1990-02-03' }]) {
    const id = await bewaarOpgegevenPersoon(kern, tx, { voornamen: p.voornamen, geslachtsnaam: 'Kwikstaart', geboortedatum: p.geboortedatum });
    await voegBetrokkeneToe(kern, tx, casusId, id, p.rol);
    await tx('identiteitsvaststelling').insert({ casus_id: casusId, persoon_id: id, status: 'handmatig', rol: p.rol });
    personen.push(id);
  }
  for (const nr of keuze.team ?? []) {
    const [o] = await tx('organisatie').where({ oin: demoOin(nr) }).update({ eindpunt: null }).returning('id') as { id: string }[];
    await wijsTeamToe(kern, tx, casusId, { organisatieId: o!.id, medewerkerId: null, rol: 'partner', via: 'verzoek' });
  }
  if (keuze.casusregisseur) {
    const { id } = await tx('medewerker').where({ sub: keuze.casusregisseur }).first('id') as { id: string };
    await stelRegisseurVoor(kern, tx, { casusId, medewerkerId: id, door: null, reden: null });
    await aanvaardRegie(kern, tx, casusId, id);
  }
  if (keuze.status) await tx('casus').where({ id: casusId }).update({ status: keuze.status, cyclus: 1 });
  return { casusId, personen };
});

export const roepBouwsteen = (s: Stapel, procesId: string, casusId: string, over: Record<string, unknown>): Promise<unknown> =>
  startProces(s.client, procesId, { casusId, verbandCode: 'veilig-thuis', regioCode: 'merelland', rondeNummer: 1, urgentieCode: 'p3', ...over });

/** The open task of this kind in the casus; `behalve` = a later one than these. */
export const taakVan = async (s: Stapel, casusId: string, elementId: string, behalve: readonly string[] = []): Promise<string> =>
  (await tot(elementId, () => s.kern.db('taak').where({ casus_id: casusId, element_id: elementId }).whereIn('status', ['nieuw', 'op-naam']).whereNotIn('id', [...behalve]).first('id') as Promise<{ id: string } | undefined>)).id;

/** Looks at the page as it is, wide and narrow: axe, no sideways scroll, a picture when asked. */
export const bekijk = async (pagina: Page, naam: string): Promise<void> => {
  for (const breedte of [390, 1440]) {
    await pagina.setViewportSize({ width: breedte, height: breedte > 700 ? 1000 : 844 });
    await toegankelijk(pagina);
    await beeld(pagina, `${naam}-${breedte}`);
  }
};
