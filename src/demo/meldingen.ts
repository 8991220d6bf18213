import { demoBsn } from '../domein/bsn.ts';
import { demoOin } from '../domein/oin.ts';
import type { Kern, Tx } from '../platform/kern.ts';

const uur = 3_600_000;

/** One melding as a partner's system offers it; the composition hands it to the melding room. */
export type Demomelding = { readonly verzender: { organisatieId: string; oin: string; medewerkerId: null; accountId: null; regioCode: string }; readonly referentie: string; readonly inhoud: unknown };

/**
 * Two meldingen to begin with, sent as a partner's system sends them, so that the first visitor finds work: one that lacks M4 (domein §8, casus 1)
 * and one that is complete. Only at the first start of a demo; the processes really run.
 */
export const laadDemomeldingen = async (kern: Kern, stuur: (tx: Tx, melding: Demomelding) => Promise<void>): Promise<void> => {
  if (await kern.db('melding').first('id') !== undefined) return;
  const nu = kern.clock.now().getTime();
  const politie = await kern.db('organisatie').where({ oin: demoOin(3) }).first('id', 'oin') as { id: string; oin: string } | undefined;
  if (politie === undefined) return;
  const verzender = { organisatieId: politie.id, oin: politie.oin, medewerkerId: null, accountId: null, regioCode: 'merelland' };
  const melder = { naam: 'Joost Ruiterkamp', functie: 'Wijkagent', organisatie: 'Politie', telefoon: '0800-555301' };
  const plaats = { acuutGevaar: 'nee', terugkoppelingGewenst: true, incidentPlaats: 'Vinkenoord', melder } as const;
  const inhouden = [
    { ...plaats, incidentOp: new Date(nu - 20 * uur).toISOString(), situatieschets: 'De politie was bij een heftige ruzie tussen de ouders. De drie kinderen waren thuis en waren bang.',
      betrokkenen: [{ rol: 'centraal', bsn: demoBsn(1), voornamen: 'Mira', voorvoegsel: 'van der', geslachtsnaam: 'Heiweide' }, { rol: 'kind', bsn: demoBsn(3), voornamen: 'Tijn', voorvoegsel: 'van der', geslachtsnaam: 'Heiweide', leeftijd: 13 }],
      antwoorden: { kinderen: 'ja', meldcode: 'ja', geweld: 'ja' } },
    { ...plaats, incidentOp: new Date(nu - 30 * uur).toISOString(), situatieschets: 'De school ziet dat een kind al weken moe en stil is. Thuis is er veel spanning na de scheiding van de ouders.',
      betrokkenen: [{ rol: 'centraal', bsn: demoBsn(10), voornamen: 'Anneke', voorvoegsel: 'de', geslachtsnaam: 'Bruinvis' }, { rol: 'kind', bsn: demoBsn(12), voornamen: 'Sem', voorvoegsel: 'de', geslachtsnaam: 'Bruinvis', leeftijd: 10 }],
      antwoorden: { geinformeerd: 'ja', kinderen: 'ja', meldcode: 'ja', geweld: 'nee' } },
  ] as const;
  for (const [n, inhoud] of inhouden.entries()) {
    await kern.db.transaction((tx) => stuur(tx, { verzender, referentie: `DEMO-${n + 1}`, inhoud }));
  }
};
