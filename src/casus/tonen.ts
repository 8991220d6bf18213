import { presenteer } from '../toegang/index.ts';
import type { Gepresenteerd, Veldsoorten } from '../toegang/index.ts';
import type { Niveaus } from '../toegang/toegang.ts';
import type { Casusrij, Gebeurtenis } from './lezen-store.ts';

type Rijvelden = {
  id: string; status: string; nummer: string; verbandCode: string; regioCode: string; fase: string; prioriteit: string | null; cyclus: number; regisseur: string | null; partners: number;
  eerstvolgendeTermijn: string | null; laatsteGebeurtenis: string | null; geopendOp: string;
};

const rijsoorten: Veldsoorten<Rijvelden> = {
  id: ['CAS', 0], status: ['CAS', 0], laatsteGebeurtenis: ['CAS', 0], nummer: ['CAS', 1], verbandCode: ['CAS', 1], regioCode: ['CAS', 1], fase: ['CAS', 1], prioriteit: ['CAS', 1],
  cyclus: ['CAS', 2], geopendOp: ['CAS', 2], partners: ['ORG', 0], regisseur: ['ORG', 1], eerstvolgendeTermijn: ['PRO', 1],
};

/** A casus as this reader may see it (domein §1.3, §7). `naam` is the household's name and belongs to another room: always null here. */
export const toonCasusrij = (niveaus: Niveaus, c: Casusrij): Gepresenteerd<Rijvelden> & { naam: null } => ({
  ...presenteer<Rijvelden>(niveaus, {
    id: c.id, status: c.status, nummer: c.casusnummer, verbandCode: c.verbandCode, regioCode: c.regioCode, fase: c.status, prioriteit: c.prioriteit, cyclus: c.cyclus, regisseur: c.regisseur, partners: c.partners,
    eerstvolgendeTermijn: c.eerstvolgendeTermijn?.toISOString() ?? null, laatsteGebeurtenis: c.laatsteOp.toISOString(), geopendOp: c.startdatum,
  }, rijsoorten),
  naam: null,
});

type Gebeurtenisvelden = { id: string; op: string; soort: string; zin: string; fase: string; wie: string | null; medewerker: string | null };
const gebeurtenissoorten: Veldsoorten<Gebeurtenisvelden> = { id: ['PRO', 1], op: ['PRO', 1], soort: ['PRO', 1], zin: ['PRO', 1], fase: ['PRO', 1], wie: ['ORG', 1], medewerker: ['PRO', 2] };

/** A line of the timeline: the actor's organisation from ORG 1, the person from PRO 2 (ux §4.4, domein §1.3). */
export const toonGebeurtenis = (niveaus: Niveaus, g: Gebeurtenis): Gepresenteerd<Gebeurtenisvelden> =>
  presenteer<Gebeurtenisvelden>(niveaus, { id: g.id, op: g.op.toISOString(), soort: g.soort, zin: g.zin, fase: g.fase, wie: g.organisatie, medewerker: g.medewerker }, gebeurtenissoorten);
