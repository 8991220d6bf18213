import { legRechtzettingVast, teamNu, tekenTijdlijnOp } from '../../casus/index.ts';
import type { Bewaarregel } from '../../domein/nazorg/bewaren.ts';
import type { Kern, Tx } from '../../platform/kern.ts';
import { ontvangersVan } from '../../logboek/index.ts';
import { verzendGebeurtenis } from '../../uitwisseling/index.ts';
import { beperkGebruik, organisatieVan, vindPartner } from '../../toegang/index.ts';
import type { Gegevenssoort } from '../../toegang/toegang.ts';
import { bewaarzinnen } from './verzoek-model.ts';
import { schrijfKennisgeving, schrijfVerwijderopdracht, stappenVan, type Burgerverzoek } from './verzoek-store.ts';

/** What was done for a granted request, in codes and names; the texts say exactly this and nothing more. */
export type Uitgevoerd =
  | { readonly soort: 'inzage'; readonly wijze: 'portaal' | 'gesloten' | 'op-afspraak' }
  | { readonly soort: 'correctie'; readonly gegevenssoort: string; readonly ingelicht: readonly string[]; readonly nogZelf: readonly string[] }
  | { readonly soort: 'beperking'; readonly isBeperkt: boolean }
  | { readonly soort: 'verwijdering'; readonly bewaren: readonly string[] }
  | { readonly soort: 'bezwaar' | 'klacht' };

/** The correction as the person who decided wrote it; null when this request has none. */
export const besloten = async (tx: Tx, verzoekId: string): Promise<{ gegevenssoort: Gegevenssoort; watKloptNiet: string; watMoetErStaan: string } | null> => {
  const g = (await stappenVan(tx, verzoekId)).findLast((s) => s.soort === 'beslissing')?.gegevens ?? {};
  const { gegevenssoort, watKloptNiet, watMoetErStaan } = g as Record<string, unknown>;
  return typeof gegevenssoort === 'string' && typeof watKloptNiet === 'string' && typeof watMoetErStaan === 'string' ? { gegevenssoort: gegevenssoort as Gegevenssoort, watKloptNiet, watMoetErStaan } : null;
};

/**
 * R7.7: the correction stands beside the datum from now on, and every organisation that read or was handed this kind of data about this person is told:
 * its own system by an event, people of the team in the casus. Whom neither reaches is written down as not told yet.
 */
export const voerCorrectieUit = async (kern: Kern, tx: Tx, v: Burgerverzoek): Promise<Uitgevoerd> => {
  const c = await besloten(tx, v.id), nu = kern.clock.now();
  if (c === null || v.beslistDoor === null) throw new Error('Bij dit verzoek ontbreekt wat er moet staan');
  const over = v.namensPersoonId ?? v.persoonId;
  await legRechtzettingVast(kern, tx, { casusId: v.casusId, persoonId: over, ...c, organisatieId: v.organisatieId, door: v.beslistDoor, bron: `burgerverzoek:${v.id}`, op: nu });
  const ingelicht: string[] = [], nogZelf: string[] = [];
  for (const o of await ontvangers(kern, tx, v, over, c.gegevenssoort)) {
    const wijze = await lichtIn(kern, tx, v, o, over, c);
    await schrijfKennisgeving(tx, { verzoekId: v.id, organisatieId: o.id, wijze, op: nu });
    // R7.3: the name of a protected organisation is in no text for a household.
    (wijze === 'nog-zelf' ? nogZelf : ingelicht).push(o.beschermd ? 'een organisatie die u helpt' : o.naam);
  }
  return { soort: 'correctie', gegevenssoort: c.gegevenssoort, ingelicht, nogZelf };
};

/** Who has the old value by the verwerkingenlog, without the organisation that decides; in the order of their ids, as `verzendGebeurtenis` asks. */
const ontvangers = async (kern: Kern, tx: Tx, v: Burgerverzoek, persoonId: string | null, gegevenssoort: string) => {
  if (persoonId === null) return [];
  const oins = await ontvangersVan(kern, tx, { casusId: v.casusId, persoonId, gegevenssoort });
  const lijst = await Promise.all(oins.map(async (oin) => { const p = await vindPartner(tx, oin); return p && organisatieVan(tx, p.organisatieId); }));
  return lijst.filter((o) => o !== undefined).filter((o) => o.id !== v.organisatieId).toSorted((a, b) => (a.id < b.id ? -1 : 1));
};
type Ontvanger = Awaited<ReturnType<typeof ontvangers>>[number];

const nieuwSpoor = (): string => `00-${crypto.randomUUID().replaceAll('-', '')}-${crypto.randomUUID().replaceAll('-', '').slice(0, 16)}-01`;
const lichtIn = async (kern: Kern, tx: Tx, v: Burgerverzoek, o: Ontvanger, persoonId: string | null, c: { gegevenssoort: Gegevenssoort; watKloptNiet: string; watMoetErStaan: string }): Promise<'gebeurtenis' | 'casus' | 'nog-zelf'> => {
  const inTeam = (await teamNu(tx, v.casusId, kern.clock.now())).some((t) => t.organisatieId === o.id);
  if (o.eindpunt === null) return inTeam ? 'casus' : 'nog-zelf';
  const afzender = await organisatieVan(tx, v.organisatieId);
  if (afzender === undefined) return 'nog-zelf';
  // The event says that a value of this kind was put right, never the value: the partner asks the sender for it, under his own ground.
  await verzendGebeurtenis(kern, tx, { organisatieId: o.id, afzenderOin: afzender.oin, type: 'nl.samenspel.deelnemen-burger.gegeven-rechtgezet.v1', correlatieId: v.id, voorId: v.id, informatieniveau: '0', traceparent: nieuwSpoor(), data: { rechtzettingId: v.id, gegevenssoort: c.gegevenssoort, op: kern.clock.now().toISOString() } });
  return 'gebeurtenis';
};

/** AVG 18: from now on toegang refuses everything but keeping (X10). Somebody who is not known in the casus has no data to restrict. */
export const voerBeperkingUit = async (kern: Kern, tx: Tx, v: Burgerverzoek): Promise<Uitgevoerd> => {
  const persoonId = v.namensPersoonId ?? v.persoonId;
  if (persoonId === null) return { soort: 'beperking', isBeperkt: false };
  const nu = kern.clock.now();
  await beperkGebruik(tx, { casusId: v.casusId, persoonId, bron: `burgerverzoek:${v.id}`, sinds: nu });
  await tekenTijdlijnOp(kern, tx, { casusId: v.casusId, op: nu, soort: 'besluit', zin: 'Het gebruik van gegevens in deze casus is op verzoek beperkt.', bron: `beperking:${v.id}`, actorOrganisatieId: v.organisatieId, actorMedewerkerId: null });
  return { soort: 'beperking', isBeperkt: true };
};

/** R7.8: an order to erase, with what the law keeps and why. Erasing itself is not built (R12.7): no text says that something is gone. */
export const legVerwijderingVast = async (kern: Kern, tx: Tx, v: Burgerverzoek, regels: readonly Bewaarregel[]): Promise<Uitgevoerd> => {
  const organisatie = await organisatieVan(tx, v.organisatieId);
  const bewaren = bewaarzinnen(regels, organisatie?.soort ?? '');
  await schrijfVerwijderopdracht(tx, { verzoekId: v.id, casusId: v.casusId, persoonId: v.namensPersoonId ?? v.persoonId, bewaren: JSON.stringify(bewaren), op: kern.clock.now() });
  return { soort: 'verwijdering', bewaren };
};
