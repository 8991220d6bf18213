import { betrokkenenVan, teamNu, tekenTijdlijnOp } from '../../casus/index.ts';
import { Probleem } from '../../platform/http/problemen.ts';
import type { Kern, Tx } from '../../platform/kern.ts';
import { regieVan } from '../../toegang/index.ts';
import { organisatieVan, type Organisatie } from '../../toegang/organisaties.ts';
import { verzendGebeurtenis } from '../../uitwisseling/index.ts';
import { betrokkenOrganisaties, pseudoniemVoor } from '../bepalen-bekendheid/index.ts';
import { zetBijdrageKlaar } from '../deelnemen-burger/index.ts';
import { alsPartner, nieuwSpoor, termijnVanaf, vraagAnalyse, type Plaats } from './buren.ts';
import { voegVerzoekToe, voegZienswijzeToe } from './bijdrage-store.ts';
import { typen, type Analyse } from './model.ts';

/** Organisations that may know something: in the team, or with a hit or an answer in this casus. The regie itself writes the analysis. */
export const kandidaten = async (tx: Tx, a: Pick<Analyse, 'casusId' | 'verbandCode' | 'regioCode'>, nu: Date): Promise<Organisatie[]> => {
  const team = await teamNu(tx, a.casusId, nu);
  const regie = await regieVan(tx, a.verbandCode, a.regioCode);
  const ids = new Set([...team.map((t) => t.organisatieId), ...await betrokkenOrganisaties(tx, a.casusId, nu)]);
  const lijst: Organisatie[] = [];
  for (const id of [...ids].toSorted()) {
    const o = id === regie?.id ? undefined : await organisatieVan(tx, id);
    if (o?.status === 'actief') lijst.push(o);
  }
  return lijst;
};

export type Bijdrager = { readonly bijdrageId: string; readonly organisatieId: string };
type Vraag = { readonly analyse: Analyse; readonly plaats: Plaats; readonly verzamelronde: number; readonly vraag: string; readonly gevraagdDoor: string | null };

/**
 * Asks organisations to contribute (T14). Each is asked only when the matrix lists its kind for analyse-opstellen (default = deny); the
 * others get nothing and are not in the answer. An own system hears it at once; the question also stands in the task list of its people.
 */
export const vraagOrganisaties = async (kern: Kern, tx: Tx, organisaties: readonly Organisatie[], v: Vraag): Promise<Bijdrager[]> => {
  const nu = kern.clock.now();
  const { uiterlijkOp } = await termijnVanaf(tx, v.plaats, 'bijdrage', nu);
  const gevraagd: Bijdrager[] = [];
  for (const o of organisaties) {
    const spoor = nieuwSpoor();
    const grondslagen = await grondslagVoor(kern, tx, v.analyse, o, spoor);
    if (grondslagen === undefined) continue;
    const isAangesloten = (o.eindpunt?.url ?? null) !== null;
    const id = await voegVerzoekToe(kern, tx, { analyseId: v.analyse.id, casusId: v.analyse.casusId, organisatieId: o.id, verzamelronde: v.verzamelronde, vraag: v.vraag, uiterlijkOp, isAangesloten, gevraagdDoor: v.gevraagdDoor }, nu);
    await tekenTijdlijnOp(kern, tx, { casusId: v.analyse.casusId, op: nu, soort: 'gegevens', zin: `Aan ${o.naam} is een bijdrage aan de analyse gevraagd.`, bron: `bijdrageverzoek:${id}`, actorOrganisatieId: null, actorMedewerkerId: v.gevraagdDoor });
    if (isAangesloten) await stuurVraag(kern, tx, v, o, { id, uiterlijkOp, grondslagen, spoor });
    gevraagd.push({ bijdrageId: id, organisatieId: o.id });
  }
  return gevraagd;
};

const grondslagVoor = async (kern: Kern, tx: Tx, a: Analyse, o: Organisatie, traceparent: string): Promise<readonly string[] | undefined> => {
  try {
    return (await vraagAnalyse(kern, tx, a, { aanvrager: alsPartner(o), doel: 'analyse-opstellen', actie: 'verstrekken', gevraagd: ['CAS', 'IDE', 'ANA'], velden: ['bijdrageverzoek'], feiten: { GERICHT: true }, traceparent })).grondslagen;
  } catch (fout) {
    if (fout instanceof Probleem && (fout.code === 'geen-grondslag' || fout.code === 'niet-gevonden')) return undefined;
    throw fout;
  }
};

/** The partner gets the question and the pseudonyms of its own context: no names, no casusnummer, no other partners (R3.3). */
const stuurVraag = async (kern: Kern, tx: Tx, v: Vraag, o: Organisatie, b: { id: string; uiterlijkOp: Date; grondslagen: readonly string[]; spoor: string }): Promise<void> => {
  const regie = await regieVan(tx, v.analyse.verbandCode, v.analyse.regioCode);
  if (regie === undefined) return;
  const personen: { pseudoniem: string }[] = [];
  for (const { persoonId } of await betrokkenenVan(tx, v.analyse.casusId)) personen.push({ pseudoniem: await pseudoniemVoor(kern, tx, persoonId, o.oin) });
  await verzendGebeurtenis(kern, tx, {
    organisatieId: o.id, afzenderOin: regie.oin, type: typen.bijdrageGevraagd, correlatieId: b.id, voorId: b.id, traceparent: b.spoor,
    data: { bijdrageId: b.id, doel: 'analyse-opstellen', grondslagen: [...b.grondslagen], vraag: v.vraag, uiterlijkOp: b.uiterlijkOp.toISOString(), personen },
  });
};

export type Burgerbijdrage = { readonly bijdrageId: string };
/** Asks people of the household for their own story or their view; the process `deelnemen-burger.bijdrage` puts the question. */
export const vraagGezin = async (kern: Kern, tx: Tx, persoonIds: readonly string[], v: Omit<Vraag, 'verzamelronde'> & { soort: 'eigen-verhaal' | 'zienswijze' }): Promise<{ lijst: Burgerbijdrage[]; duur: string }> => {
  const nu = kern.clock.now();
  const { uiterlijkOp, duur } = await termijnVanaf(tx, v.plaats, v.soort === 'zienswijze' ? 'zienswijze' : 'bijdrage', nu);
  const lijst: Burgerbijdrage[] = [];
  for (const persoonId of persoonIds) {
    const bijdrageId = await zetBijdrageKlaar(tx, { casusId: v.analyse.casusId, persoonId, soort: v.soort === 'zienswijze' ? 'zienswijze' : 'gesprek', vraag: v.vraag, termijn: duur, gevraagdDoor: v.gevraagdDoor });
    await voegZienswijzeToe(kern, tx, { analyseId: v.analyse.id, persoonId, bijdrageId, soort: v.soort, uiterlijkOp, afzienreden: null, gevraagdDoor: v.gevraagdDoor }, nu);
    lijst.push({ bijdrageId });
  }
  return { lijst, duur };
};
