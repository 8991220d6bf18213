import type { z } from 'zod';
import { betrokkenenVan, tekenTijdlijnOp } from '../../casus/index.ts';
import { gebreken } from '../../domein/analyse/uitspraak.ts';
import { controleerOvergang } from '../../domein/overgangen.ts';
import { zetInOutbox } from '../../platform/engine/outbox.ts';
import { Probleem, type Fout } from '../../platform/http/problemen.ts';
import type { Kern, Tx } from '../../platform/kern.ts';
import { organisatieVan, type Organisatie } from '../../toegang/organisaties.ts';
import { pseudoniemVoor } from '../bepalen-bekendheid/index.ts';
import { alsPartner, ontvangbareSoorten, vraagAnalyse } from './buren.ts';
import { leesVerzoek, sluitVerzoek } from './bijdrage-store.ts';
import { weigerBijFouten, type uitspraakvelden } from './invoer.ts';
import { isOpen } from './lezer.ts';
import type { Analyse, Bijdrageverzoek, Uitspraak } from './model.ts';
import { moetAnalyse } from './store.ts';
import { uitsprakenVan, verbandenVan, voegUitspraakToe } from './uitspraak-store.ts';

/** Why somebody who is asked does not contribute (R3.6, domein §7.6 g). */
export const weigergronden = ['geen-grondslag', 'niet-noodzakelijk', 'beroepsgeheim', 'veiligheid', 'lopend-onderzoek', 'bezwaar-betrokkene', 'onvoldoende-gemotiveerd', 'anders'] as const;
export type Weigergrond = typeof weigergronden[number];
export type Bijdrageuitkomst = 'geleverd' | 'geen-bijdrage' | 'weiger-op-grond';
export type Antwoord = {
  readonly uitkomst: Bijdrageuitkomst; readonly via: 'taak' | 'systeem'; readonly betrokkenheid: 'nu' | 'eerder' | 'niet' | null; readonly isGezinIngelicht: boolean | null;
  readonly weigergrond: Weigergrond | null; readonly toelichting: string | null; readonly antwoordDoor: string | null;
};

/** The request with its analysis and organisation. Throws `niet-gevonden`. */
export const laadVerzoek = async (kern: Kern, tx: Tx, id: string): Promise<{ verzoek: Bijdrageverzoek; analyse: Analyse; organisatie: Organisatie }> => {
  const verzoek = await leesVerzoek(kern, tx, id);
  const organisatie = verzoek && await organisatieVan(tx, verzoek.organisatieId);
  if (!verzoek || !organisatie) throw new Probleem('niet-gevonden', 'Deze vraag bestaat niet, of hij is niet aan u gericht.');
  return { verzoek, organisatie, analyse: await moetAnalyse(tx, verzoek.analyseId) };
};

/** What a contribution must have before it can be sent: something, and each statement complete but for links, which the author may lay. */
const controleerUitspraken = (eigen: readonly Uitspraak[], alles: readonly Uitspraak[], verbanden: Awaited<ReturnType<typeof verbandenVan>>): Fout[] => [
  ...(eigen.length === 0 ? [{ veld: '/uitspraken', code: 'verplicht', melding: 'Schrijf minstens één uitspraak op, of kies dat u niet bijdraagt.' }] : []),
  ...eigen.flatMap((u) => gebreken(u, alles, verbanden).filter((g) => g.code !== 'oordeel-zonder-steun').map((g) => ({ veld: `/uitspraken/${u.id}`, code: g.code, melding: g.melding }))),
];

/**
 * Stores how an organisation answered. A refusal carries a code of R3.6, and at "anders" the reason in words. An answer after its term is
 * kept while the analysis is open, and marked late. Throws al-beantwoord, gesloten, ongeldige-invoer with every fault.
 */
export const legBijdrageVast = async (kern: Kern, tx: Tx, bijdrageId: string, a: Antwoord): Promise<{ isLaat: boolean }> => {
  const nu = kern.clock.now();
  const { verzoek, analyse, organisatie } = await laadVerzoek(kern, tx, bijdrageId);
  if (verzoek.status === 'geleverd' || verzoek.status === 'afgeslagen') throw new Probleem('al-beantwoord', 'Op deze vraag is al geantwoord. Er is niets gewijzigd.');
  if (!isOpen(analyse)) throw new Probleem('gesloten', 'Deze analyse is afgerond. Uw bijdrage is niet opgeslagen.');
  const status = a.uitkomst === 'geleverd' ? 'geleverd' : 'afgeslagen';
  controleerOvergang('bijdrageverzoek', verzoek.status, status);
  const fouten: Fout[] = [];
  if (a.uitkomst === 'geleverd') {
    const alles = await uitsprakenVan(kern, tx, analyse.id);
    fouten.push(...controleerUitspraken(alles.filter((u) => u.bijdrageverzoekId === verzoek.id), alles, await verbandenVan(tx, analyse.id)));
  }
  if (a.uitkomst === 'weiger-op-grond' && a.weigergrond === null) fouten.push({ veld: '/weigergrond', code: 'verplicht', melding: 'Kies waarom u niet bijdraagt.' });
  if (a.weigergrond === 'anders' && (a.toelichting ?? '').length < 10) fouten.push({ veld: '/toelichting', code: 'te-kort', melding: 'Leg kort uit waarom u niet bijdraagt.' });
  weigerBijFouten(fouten);
  const isLaat = verzoek.status === 'verlopen';
  await sluitVerzoek(kern, tx, verzoek.id, { status, via: a.via, isLaat, betrokkenheid: a.betrokkenheid, isGezinIngelicht: a.isGezinIngelicht, weigergrond: a.uitkomst === 'weiger-op-grond' ? a.weigergrond : null, toelichting: a.uitkomst === 'geleverd' ? null : a.toelichting, antwoordDoor: a.antwoordDoor }, nu);
  await tekenTijdlijnOp(kern, tx, { casusId: analyse.casusId, op: nu, soort: 'gegevens', zin: `${organisatie.naam} heeft ${status === 'geleverd' ? 'bijgedragen' : 'niet bijgedragen'} aan de analyse${isLaat ? ', na de termijn' : ''}.`, bron: `bijdrage:${verzoek.id}`, actorOrganisatieId: organisatie.id, actorMedewerkerId: a.antwoordDoor });
  return { isLaat };
};

type Keteruitspraak = z.infer<z.ZodObject<typeof uitspraakvelden>> & { readonly pseudoniem: string | null };
export type Keterbijdrage = { readonly bijdrageId: string; readonly organisatieId: string; readonly uitkomst: Bijdrageuitkomst; readonly uitspraken: readonly Keteruitspraak[]; readonly weigergrond: Weigergrond | null; readonly toelichting: string | null; readonly traceparent: string };

/** The contribution of a partner's own system: stores the statements as its own, and wakes the process unless it is late. */
export const ontvangBijdrage = async (kern: Kern, tx: Tx, k: Keterbijdrage): Promise<void> => {
  const { verzoek, analyse, organisatie } = await laadVerzoek(kern, tx, k.bijdrageId);
  if (verzoek.organisatieId !== k.organisatieId || !verzoek.isAangesloten) throw new Probleem('niet-gevonden', 'Deze vraag bestaat niet, of hij is niet aan u gericht.');
  if (verzoek.status === 'geleverd' || verzoek.status === 'afgeslagen') throw new Probleem('al-beantwoord', 'Op deze vraag is al geantwoord. Er is niets gewijzigd.');
  if (!isOpen(analyse)) throw new Probleem('gesloten', 'Deze analyse is afgerond. Uw bijdrage is niet opgeslagen.');
  await vraagAnalyse(kern, tx, analyse, { aanvrager: alsPartner(organisatie), doel: 'analyse-opstellen', actie: 'schrijven', gevraagd: ['ANA'], velden: ['uitspraken'], feiten: { GERICHT: true }, traceparent: k.traceparent });
  const wie = new Map<string, string>();
  for (const { persoonId } of await betrokkenenVan(tx, analyse.casusId)) wie.set(await pseudoniemVoor(kern, tx, persoonId, organisatie.oin), persoonId);
  const mag = await ontvangbareSoorten(tx, analyse);
  weigerBijFouten(k.uitspraken.flatMap((u, i) => [
    ...(mag.has(u.gegevenssoort) ? [] : [{ veld: `/data/uitspraken/${i}/gegevenssoort`, code: 'geen-grondslag', melding: 'De ontvanger mag dit soort gegevens voor dit doel niet hebben.' }]),
    ...(u.pseudoniem !== null && !wie.has(u.pseudoniem) ? [{ veld: `/data/uitspraken/${i}/pseudoniem`, code: 'persoon-onbekend', melding: 'Deze persoon hoort niet bij de vraag.' }] : []),
    ...(u.soort === 'mening-betrokkene' ? [{ veld: `/data/uitspraken/${i}/soort`, code: 'niet-mogelijk', melding: 'De mening van een betrokkene vragen wij hem zelf.' }] : []),
  ]));
  if (k.uitkomst === 'geleverd') {
    for (const { pseudoniem, ...u } of k.uitspraken) await voegUitspraakToe(kern, tx, { ...u, persoonId: pseudoniem === null ? null : wie.get(pseudoniem) ?? null, analyseId: analyse.id, organisatieId: organisatie.id, bijdrageverzoekId: verzoek.id, auteurId: null }, kern.clock.now());
  }
  const { isLaat } = await legBijdrageVast(kern, tx, verzoek.id, { uitkomst: k.uitkomst, via: 'systeem', betrokkenheid: null, isGezinIngelicht: null, weigergrond: k.weigergrond, toelichting: k.toelichting, antwoordDoor: null });
  if (isLaat) return;
  const ttl = Math.max(1000, verzoek.uiterlijkOp.getTime() - kern.clock.now().getTime());
  await zetInOutbox(tx, kern, { volgordeSleutel: `bijdrage:${verzoek.id}`, opdracht: { soort: 'bericht', naam: 'opstellen-analyse.bijdrage-geleverd', sleutel: verzoek.id, ttl, variabelen: { bijdrageUitkomst: k.uitkomst } } });
};
