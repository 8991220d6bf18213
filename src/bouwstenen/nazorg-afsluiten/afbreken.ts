import { randomUUID } from 'node:crypto';
import { casusVan, teamorganisatiesVan, tekenTijdlijnOp } from '../../casus/index.ts';
import { isDicht } from '../../domein/casusstaat.ts';
import type { Kern, Tx } from '../../platform/kern.ts';
import type { Afbraak, Afbreker, Gevolgen, Procesplaats } from '../../taken/index.ts';
import { berekenBewaren, legLerenVast, sluitCasus, trekOpdrachtenIn } from './afsluiten.ts';
import { laatsteAfsluiting, voegAfsluitingToe, wijzigAfsluiting } from './afsluit-store.ts';
import { procesAfgebroken } from './model.ts';
import { openNazorg } from './nazorg.ts';
import { kamers, puntenVanKamers } from './omgeving.ts';

/** The process of a casus carries the name of its verband; before a melding is accepted there is no casus yet. */
const isCasusproces = (p: Procesplaats): boolean => p.verbandCode === null || p.procesId.split('.')[0] === p.verbandCode;
const aantal = (n: number, een: string, meer: string): string => (n === 1 ? `1 ${een}` : `${n} ${meer}`);

/** Counts only: who repairs reads no casus (domein §1.1). */
const gevolgen = async (_kern: Kern, tx: Tx, p: Procesplaats): Promise<Gevolgen> => {
  const casus = p.casusId === null ? undefined : await casusVan(tx, p.casusId);
  if (casus === undefined) return { kan: false, zinnen: ['Hier is nog geen casus. Als dit proces stopt, kijkt niemand meer naar de melding. Laat de stap opnieuw proberen of verbeter de code.'] };
  if (isDicht(casus.status)) return { kan: true, zinnen: ['De casus is al gesloten. Alleen wat hier nog liep, vervalt.'] };
  const punten = await puntenVanKamers(tx, casus.id), blijft = new Set(kamers().flatMap((k) => k.blijft ?? []));
  const eerst = punten.filter((x) => blijft.has(x.code));
  if (eerst.length > 0) return { kan: false, zinnen: [`Dit proces kan nog niet worden beëindigd. Eerst afronden: ${eerst.map((x) => x.zin).join(' ')}`] };
  const doorlopend = punten.filter((x) => x.code === 'burgerverzoek-open' || x.code === 'klacht-open').length, in_ = punten.length - doorlopend;
  const organisaties = await teamorganisatiesVan(tx, casus.id);
  return { kan: true, zinnen: [
    'De casus sluit. Dat kan niet ongedaan worden gemaakt.',
    in_ === 0 ? 'Er staat geen werk bij anderen open.' : `Wat nog openstaat (${aantal(in_, 'punt', 'punten')}) wordt ingetrokken. Partners die iets zouden doen, horen dat het niet meer hoeft.`,
    ...(doorlopend === 0 ? [] : [`${aantal(doorlopend, 'verzoek of klacht', 'verzoeken en klachten')} van het gezin ${doorlopend === 1 ? 'loopt' : 'lopen'} door in de eigen termijn.`]),
    `De regie en de toegang van het team stoppen. ${aantal(organisaties.length, 'organisatie krijgt', 'organisaties krijgen')} een bewaartermijn.`,
    'Wie van het gezin dit mag weten, krijgt een laatste bericht. Open vragen aan het gezin vervallen.',
  ] };
};

/**
 * Closes a casus whose stuck process is ended, as `bij-beeindigen` does step by step (processen §2.0, §2.12 direct): open work withdrawn in
 * every room, the proposal and the approval of two people, a dossier per organisation, the end of team and regie, the last informing, lessons.
 */
const breekAf = async (kern: Kern, tx: Tx, a: Afbraak): Promise<void> => {
  const casus = a.plaats.casusId === null ? undefined : await casusVan(tx, a.plaats.casusId);
  if (casus === undefined || isDicht(casus.status)) return;
  const nu = kern.clock.now(), nazorgId = randomUUID(), processInstanceKey = a.plaats.wortelSleutel;
  await tekenTijdlijnOp(kern, tx, { casusId: casus.id, op: nu, soort: 'besluit', zin: 'Het proces liep vast en is beëindigd. De casus sluit.', bron: `afgebroken:${nazorgId}`, actorOrganisatieId: a.akkoordDoor.organisatieId, actorMedewerkerId: a.akkoordDoor.medewerkerId });
  await trekOpdrachtenIn(kern, tx, casus.id, true);
  await openNazorg(kern, tx, { nazorgId, casusId: casus.id, processInstanceKey, verbandCode: casus.verbandCode, regioCode: casus.regioCode, rondeNummer: casus.cyclus, afsluitWijzeCode: 'direct' });
  await voegAfsluitingToe(tx, {
    nazorgId, casusId: casus.id, wijze: 'afsluiten', reden: procesAfgebroken, controlelijst: [], gezinMening: null, portaalTot: null, motivatie: a.reden, leerpunten: {}, overdrachtOrganisatieId: null,
    akkoordRegisseur: a.voorgesteldDoor, voorgesteldOp: a.voorgesteldOp,
  });
  const voorstel = await laatsteAfsluiting(tx, nazorgId);
  await wijzigAfsluiting(tx, voorstel?.id ?? '', { status: 'akkoord', akkoordProces: a.akkoordDoor.medewerkerId, akkoordOp: nu, akkoordMotivatie: a.beoordeling }, nu);
  await berekenBewaren(kern, tx, nazorgId);
  await sluitCasus(kern, tx, nazorgId, processInstanceKey);
  await legLerenVast(kern, tx, nazorgId);
};

/** How the process of a casus is ended when a step of it cannot be repaired. */
export const casusAfbreker: Afbreker = { kent: isCasusproces, gevolgen, breekAf };
