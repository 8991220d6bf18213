import { z } from 'zod';
import { controleerAntwoorden } from '../../domein/instrumenten/controleren.ts';
import { scoor } from '../../domein/instrumenten/scoren.ts';
import { Probleem, type Fout } from '../../platform/http/problemen.ts';
import type { Kern, Tx } from '../../platform/kern.ts';
import type { Medewerker } from '../../platform/identity/aanvrager.ts';
import { actueleInstrumenten } from './instrumenten.ts';
import { herbruikbareAfnamen } from './klaarzetten.ts';
import { afnamenVan, heeftLicentie, heeftTraining, leesTriage, voegAfnameToe, wijzigAfname, wijzigTriage, zetFactoren, type Afname, type Instrumentrij } from './store.ts';
import { datumVan } from '../../domein/kalender.ts';

export const afnameInvoer = z.strictObject({
  instrument: z.string().max(20),
  /** Required for an instrument about one person, absent for one about the household. */
  persoonId: z.uuid().nullable().optional(),
  antwoorden: z.record(z.string(), z.union([z.string().max(20), z.int()])).default({}),
  toelichtingen: z.record(z.string(), z.string().max(2000)).default({}),
  samenIngevuld: z.boolean().optional(),
  hergebruiktVan: z.uuid().nullable().optional(),
  /** Outcome of a licensed form that was filled in elsewhere. */
  overgenomenUitkomst: z.string().trim().min(1).max(500).nullable().optional(),
});
export type AfnameInvoer = z.infer<typeof afnameInvoer>;
export const factorInvoer = z.strictObject({
  richting: z.enum(['risico', 'beschermend']), leefgebied: z.string().max(40), tekst: z.string().trim().min(1).max(1000), bron: z.string().trim().min(1).max(200), gewicht: z.int().min(1).max(3),
});

export type Invulling = {
  readonly triageId: string;
  readonly afgerond: boolean;
  readonly afnamen: readonly AfnameInvoer[];
  readonly factoren: readonly z.infer<typeof factorInvoer>[];
  readonly isZvhCriterium: boolean;
  readonly onvoldoendeReden: string | null;
  readonly wijze: string;
  /** Codes of kinds of people. */
  readonly gesprokenMet: readonly string[];
  readonly duurtMinuten: number | null;
  /** Persons of the casus; an afname about anybody else is refused. */
  readonly persoonIds: readonly string[];
};

/**
 * Stores what was filled in; every fault at once with JSON pointers, nothing saved when there is one. Afnamen stay `concept` until the
 * worker scores them, so that undoing the task leaves nothing definitive behind. Returns the alarms that go off now: the caller
 * signals them in the same transaction (R5.4), also when the list is not finished.
 */
export const slaInvullingOp = async (kern: Kern, tx: Tx, medewerker: Medewerker, invulling: Invulling): Promise<{ afnameId: string; code: string }[]> => {
  const nu = kern.clock.now();
  const triage = await leesTriage(tx, invulling.triageId, true);
  if (!triage || !['open', 'in-uitvoering'].includes(triage.status)) throw new Probleem('ongeldige-overgang', 'Deze triage is al verder. Er is niets gewijzigd.', { toegestaan: [] });
  const instrumenten = await actueleInstrumenten(tx);
  const bestaand = await afnamenVan(tx, triage.id);
  const herbruikbaar = await herbruikbareAfnamen(kern, tx, triage.casusId, triage.id);
  await eisTrainingEnLicentie(tx, medewerker, invulling.afnamen, instrumenten, nu);
  const invoer = invulling.afnamen.map((a) => metHergebruik(a, herbruikbaar));
  const fouten = invoer.flatMap((a, i) => controleer(a, `/afnamen/${i}`, instrumenten, herbruikbaar, invulling));
  fouten.push(...dubbele(invoer));
  if (invulling.afgerond) {
    const verplicht = bestaand.filter((a) => a.isVerplicht && !invoer.some((i) => i.instrument === a.definitie.code));
    fouten.push(...verplicht.map((a) => ({ veld: '/afnamen', code: 'instrument-ontbreekt', melding: `Vul "${a.definitie.titel}" in. Dit instrument is hier verplicht` })));
  }
  if (fouten.length > 0) throw new Probleem('ongeldige-invoer', 'Niet alle antwoorden zijn ingevuld of bruikbaar. Uw concept is bewaard.', { fouten });
  return bewaar(kern, tx, medewerker, invulling, invoer, bestaand, instrumenten, triage.casusId);
};

/** (g): without the training or the licence an instrument of others may not be used; the refusal names what is missing. */
const eisTrainingEnLicentie = async (tx: Tx, medewerker: Medewerker, afnamen: readonly AfnameInvoer[], instrumenten: readonly Instrumentrij[], nu: Date): Promise<void> => {
  const vandaag = datumVan(nu);
  for (const { definitie: d } of instrumenten.filter((i) => afnamen.some((a) => a.instrument === i.definitie.code))) {
    if (d.vereisteTraining && !await heeftTraining(tx, medewerker.medewerkerId, d.vereisteTraining.code, vandaag)) throw new Probleem('rol-onvoldoende', `Voor ${d.titel} is de training "${d.vereisteTraining.naam}" nodig. Uw concept is bewaard.`, { training: d.vereisteTraining.naam });
    if (d.licentie === 'licentie-vereist' && !await heeftLicentie(tx, medewerker.organisatieId, d.code, vandaag)) throw new Probleem('rol-onvoldoende', `Uw organisatie heeft nog geen licentie opgegeven voor ${d.titel}. Uw concept is bewaard.`, { instrument: d.code });
  }
};

const metHergebruik = (a: AfnameInvoer, herbruikbaar: readonly Afname[]): AfnameInvoer => {
  const bron = a.hergebruiktVan ? herbruikbaar.find((h) => h.id === a.hergebruiktVan) : undefined;
  return bron ? { ...a, antwoorden: { ...bron.antwoorden, ...a.antwoorden }, toelichtingen: { ...bron.toelichtingen, ...a.toelichtingen } } : a;
};

const controleer = (a: AfnameInvoer, pad: string, instrumenten: readonly Instrumentrij[], herbruikbaar: readonly Afname[], invulling: Invulling): Fout[] => {
  const d = instrumenten.find((i) => i.definitie.code === a.instrument)?.definitie;
  if (!d) return [{ veld: `${pad}/instrument`, code: 'onbekend-instrument', melding: 'Dit instrument bestaat niet' }];
  if (d.status !== 'actief' || d.wijze === 'geen') return [{ veld: `${pad}/instrument`, code: 'niet-beschikbaar', melding: d.redenGeen ?? `${d.titel} kan hier nog niet worden gebruikt` }];
  const fouten: Fout[] = [];
  if (d.over === 'persoon' && (!a.persoonId || !invulling.persoonIds.includes(a.persoonId))) fouten.push({ veld: `${pad}/persoonId`, code: 'persoon-verplicht', melding: `Kies over wie "${d.titel}" gaat` });
  if (d.over === 'huishouden' && a.persoonId) fouten.push({ veld: `${pad}/persoonId`, code: 'persoon-niet', melding: `"${d.titel}" gaat over het hele huishouden` });
  if (a.hergebruiktVan && !herbruikbaar.some((h) => h.id === a.hergebruiktVan && h.definitie.code === d.code && h.persoonId === (a.persoonId ?? null))) fouten.push({ veld: `${pad}/hergebruiktVan`, code: 'niet-herbruikbaar', melding: 'Deze eerdere uitkomst is te oud of hoort niet bij deze persoon' });
  if (d.wijze === 'overnemen') return a.overgenomenUitkomst ? fouten : [...fouten, { veld: `${pad}/overgenomenUitkomst`, code: 'verplicht', melding: `Vul de uitkomst van "${d.titel}" in` }];
  return [...fouten, ...controleerAntwoorden(d, a.antwoorden, a.toelichtingen, { afgerond: invulling.afgerond, pad })];
};

const dubbele = (invoer: readonly AfnameInvoer[]): Fout[] => invoer.flatMap((a, i) => (
  invoer.findIndex((b) => b.instrument === a.instrument && (b.persoonId ?? null) === (a.persoonId ?? null)) < i ? [{ veld: `/afnamen/${i}`, code: 'dubbel', melding: 'Dit instrument staat er voor deze persoon al' }] : []));

const bewaar = async (
  kern: Kern, tx: Tx, medewerker: Medewerker, invulling: Invulling, invoer: readonly AfnameInvoer[], bestaand: readonly Afname[], instrumenten: readonly Instrumentrij[], casusId: string,
): Promise<{ afnameId: string; code: string }[]> => {
  const nu = kern.clock.now();
  const alarmen: { afnameId: string; code: string }[] = [];
  for (const a of invoer) {
    const had = bestaand.find((b) => b.definitie.code === a.instrument && b.persoonId === (a.persoonId ?? null));
    const nieuw = instrumenten.find((i) => i.definitie.code === a.instrument) as Instrumentrij;
    const definitie = had?.definitie ?? nieuw.definitie;
    const id = had?.id ?? await voegAfnameToe(tx, { triageId: invulling.triageId, casusId, instrumentId: nieuw.id, persoonId: a.persoonId ?? null, isLeidend: false, isVerplicht: false });
    const gaf = scoor(definitie, a.antwoorden).alarmen;
    const nogTeMelden = had?.alarmGesignaleerdOp ? [] : gaf;
    alarmen.push(...nogTeMelden.map((code) => ({ afnameId: id, code })));
    await wijzigAfname(tx, id, {
      door: medewerker.medewerkerId, op: nu, antwoorden: a.antwoorden, toelichtingen: a.toelichtingen, samenIngevuld: a.samenIngevuld ?? false, hergebruiktVan: a.hergebruiktVan ?? null,
      overgenomenUitkomst: a.overgenomenUitkomst ?? null, alarmen: [...gaf], ...(nogTeMelden.length > 0 ? { alarmGesignaleerdOp: nu } : {}),
    }, nu);
  }
  const weg = bestaand.filter((b) => !b.isVerplicht && !invoer.some((a) => a.instrument === b.definitie.code && (a.persoonId ?? null) === b.persoonId));
  for (const b of weg) await wijzigAfname(tx, b.id, { status: 'vervallen' }, nu);
  await zetFactoren(tx, invulling.triageId, invulling.factoren);
  await wijzigTriage(tx, invulling.triageId, { status: 'in-uitvoering', uitvoerderId: medewerker.medewerkerId, isZvhCriterium: invulling.isZvhCriterium, onvoldoendeReden: invulling.onvoldoendeReden, invulWijze: invulling.wijze, gesprokenMet: invulling.gesprokenMet, invulMinuten: invulling.duurtMinuten }, nu);
  return alarmen;
};
