import { casusregisseurVan } from '../../casus/index.ts';
import { datumVan } from '../../domein/kalender.ts';
import { signaalzin } from '../../domein/plan/model.ts';
import { verwachtePlanning } from '../../domein/plan/signalen.ts';
import { verschilTussen, type Planinhoud, type Verschil } from '../../domein/plan/verschil.ts';
import type { Kern, Tx } from '../../platform/kern.ts';
import { organisatienamen, telefoonnummers } from '../../toegang/index.ts';
import type { Niveaus } from '../../toegang/toegang.ts';
import type { Planbeeld } from './beeld.ts';
import { isInPortaal, wachtendeVan } from '../deelnemen-burger/index.ts';
import { actiesVanPlan, bespreekstanden, dienstkeuzes } from './buren.ts';
import { gezinsleden, gezinVan, uitvoerders } from './omgeving.ts';
import { beslissersVanDeel } from './instemmen.ts';
import { controleerSmart } from './vaststellen.ts';
import { bewerkbaar, lopend, type Doel, type Interventie, type Plan, type Signaalrij } from './model.ts';
import { akkoordenVan, doelenVan, evaluatiesVan, instemmingenVan, interventiesVan, lopendeSignalen, meelezersVan, opmerkingenVan, pijlenVan, versiesVan, wijzigingsdelenVan } from './store.ts';

const toonSignaal = (s: Signaalrij): Planbeeld['signalen'][number] => ({ id: s.id, code: s.code, zin: signaalzin(s.code, s.objectsoort), objectsoort: s.objectsoort, objectId: s.objectId, op: s.op.toISOString(), status: s.status, nieuweDatum: s.nieuweDatum, maatregel: s.maatregel, isDoorgezet: s.doorgezetOp !== null });

/** What niveau 1 on PLA shows: titles and states (domein §1.3). */
const titel = ({ id, titel: naam, status, isActief, isVoorgesteld }: Doel): Planbeeld['doelen'][number] => ({ id, titel: naam, status, isActief, isVoorgesteld });

const kort = async (kern: Kern, tx: Tx, plan: Plan, medewerkerId: string | null, niveau: number): Promise<Planbeeld> => {
  const isRegisseur = medewerkerId !== null && niveau >= 2 && (await casusregisseurVan(tx, plan.casusId))?.medewerkerId === medewerkerId;
  return {
    planId: plan.id, casusId: plan.casusId, status: plan.status, vorm: plan.vorm, versie: plan.versie, niveau, magBewerken: isRegisseur && bewerkbaar.includes(plan.status), magSturen: isRegisseur && lopend.includes(plan.status),
    verborgen: niveau >= 2 ? null : 'Voor dit doel ziet u alleen de titels van de doelen.', evaluatieOp: plan.evaluatieOp, contactOp: plan.contactOp?.toISOString() ?? null,
    doelen: (await doelenVan(tx, plan.id)).map(titel), signalen: (await lopendeSignalen(tx, plan.id)).filter((s) => s.status !== 'onterecht').map(toonSignaal),
  };
};

/** The plan as this reader may see it: at niveau 1 on PLA titles, states and signals; at 2 everything, with dates that follow from the coherence (R10.2). */
export const toonPlan = async (kern: Kern, tx: Tx, plan: Plan, niveaus: Niveaus, medewerkerId: string | null): Promise<Planbeeld> => {
  const niveau = niveaus.PLA ?? 0;
  const basis = await kort(kern, tx, plan, medewerkerId, niveau);
  if (niveau < 2) return basis;
  const [doelen, interventies, pijlen] = [await doelenVan(tx, plan.id), await interventiesVan(tx, plan.id), await pijlenVan(tx, plan.id)];
  const namen = await organisatienamen(tx, [...interventies.flatMap((i) => i.organisatieId ?? []), ...doelen.flatMap((d) => d.eigenaarOrganisatieId ?? [])]);
  const [telefoon, standen] = [await telefoonnummers(tx, interventies.map((i) => i.organisatieId)), await bespreekstanden(tx, plan.casusId)];
  const overlegVanDeel = (id: string): { overlegnummer: string | null } | null => { const s = standen.find((x) => x.bron === 'interventie' && x.bronId === id); return s === undefined ? null : { overlegnummer: s.overlegnummer }; };
  const personen = await gezinsleden(kern, tx, plan.casusId, niveaus.IDE ?? 0);
  const wie = (id: string | null): string | null => (id === null ? null : personen.find((p) => p.waarde === id)?.label ?? 'Gezinslid');
  const verwacht = verwachtePlanning(interventies, pijlen.map((p) => ({ van: p.vanId, naar: p.naarId, soort: p.soort, wachtdagen: p.wachtdagen })));
  const acties = await actiesVanPlan(tx, plan.id);
  // What a citizen writes is his own view (BUI), like the words with his answer.
  const opmerkingen = (niveaus.BUI ?? -1) >= 2 ? await opmerkingenVan(tx, plan.id) : [];
  const [gezin, gezegd] = [await gezinVan(kern, tx, plan.casusId), await instemmingenVan(tx, plan.id)];
  const gesteld = (await akkoordenVan(tx, plan.id)).filter((a) => a.isWijziging && a.status === 'gevraagd'), wacht = await wachtendeVan(tx, gesteld.map((a) => a.bijdrageId));
  const vragen = gesteld.filter((a) => wacht.includes(a.bijdrageId)), gevraagd = await wijzigingsdelenVan(tx, vragen.map((a) => a.id));
  const inPortaal = new Set<string>();
  if (basis.magSturen) for (const g of gezin) if (await isInPortaal(tx, g.persoonId, plan.casusId)) inPortaal.add(g.persoonId);
  const vraagOp = (interventieId: string, persoonId: string): string | null => { const a = vragen.find((v) => v.persoonId === persoonId && gevraagd.some((d) => d.akkoordId === v.id && d.interventieId === interventieId && d.vervallenOp === null)); return a === undefined ? null : datumVan(a.gevraagdOp); };
  /** Whose consent this part needs, and what each of them said and how. */
  const instemmingen = (i: Interventie): NonNullable<Planbeeld['interventies']>[number]['instemmingen'] => (beslissersVanDeel(i, doelen, gezin) ?? []).map((persoonId) => {
    const s = gezegd.find((x) => x.interventieId === i.id && x.persoonId === persoonId);
    return { persoonId, wie: wie(persoonId) ?? 'Gezinslid', uitkomst: s?.uitkomst ?? null, wijze: s?.wijze ?? null, op: s?.gezegdOp ?? null, toelichting: (niveaus.BUI ?? -1) >= 2 ? s?.reden ?? null : null, vraagOp: s === undefined ? vraagOp(i.id, persoonId) : null, isInPortaal: inPortaal.has(persoonId) };
  });
  const toonInterventie = (i: Interventie): NonNullable<Planbeeld['interventies']>[number] => {
    const g = verwacht.find((x) => x.id === i.id);
    return {
      id: i.id, doelId: i.doelId, omschrijving: i.omschrijving, organisatieId: i.organisatieId, organisatie: i.organisatieId === null ? wie(i.uitvoerderPersoonId) : namen.get(i.organisatieId) ?? null, soortCode: i.soortCode, prioriteit: i.prioriteit, dienstId: i.dienstId, beschikbaarOp: i.beschikbaarOp, bewustLater: i.bewustLater,
      geplandVan: i.geplandVan, geplandTot: i.geplandTot, werkelijkVan: i.werkelijkVan, werkelijkTot: i.werkelijkTot, status: i.status, isActief: i.isActief, isVoorgesteld: i.isVoorgesteld, nietUitgezet: i.nietUitgezet, akkoord: i.akkoord, akkoordReden: i.akkoordReden, instemmingen: instemmingen(i), opmerkingen: opmerkingen.filter((x) => x.interventieId === i.id).map((x) => ({ wie: wie(x.persoonId) ?? 'Gezinslid', op: x.op.toISOString(), tekst: x.tekst })),
      telefoon: telefoon.get(i.organisatieId ?? '') ?? null, bespreking: overlegVanDeel(i.id), actieStatus: acties.find((a) => a.id === i.actieId)?.status ?? null, planning: g === undefined ? null : { vroegsteStart: g.vroegsteStart, vroegsteEind: g.vroegsteEind, speling: g.speling, isKritiek: g.isKritiek },
    };
  };
  /** R10.2: the day on which the last help of a doel ends as now expected, when that is after its streefdatum. */
  const schuiftNaar = (d: Doel): string | null => {
    const eind = interventies.filter((i) => i.doelId === d.id).flatMap((i) => verwacht.find((g) => g.id === i.id)?.vroegsteEind ?? []).toSorted().at(-1) ?? null;
    return eind !== null && d.streefdatum !== null && eind > d.streefdatum ? eind : null;
  };
  return {
    ...basis, kader: plan.kader,
    doelen: doelen.map((d) => ({
      ...titel(d), leefgebied: d.leefgebied, specifiek: d.specifiek, indicator: d.indicator, instrument: d.instrument, nulmeting: d.nulmeting, streefwaarde: d.streefwaarde, streefdatum: d.streefdatum, eigenaarPersoonId: d.eigenaarPersoonId, eigenaarOrganisatieId: d.eigenaarOrganisatieId, betreft: [...d.betreft],
      eigenaar: d.eigenaarOrganisatieId === null ? wie(d.eigenaarPersoonId) : namen.get(d.eigenaarOrganisatieId) ?? null, nieuweDatum: schuiftNaar(d), statusReden: d.statusReden, voortgang: d.voortgang.map(({ op, status, cijferGezin, tekst }) => ({ op, status, cijferGezin, tekst })),
    })),
    interventies: interventies.map(toonInterventie), afhankelijkheden: pijlen.map(({ id, vanId, naarId, soort, wachtdagen }) => ({ id, vanId, naarId, soort, wachtdagen })),
    akkoorden: (await akkoordenVan(tx, plan.id)).map((a) => ({ wie: wie(a.persoonId) ?? 'Gezinslid', status: a.status, op: a.beantwoordOp?.toISOString() ?? null, reden: (niveaus.BUI ?? -1) >= 2 ? a.reden : null })),
    meelezers: (await meelezersVan(tx, plan.id)).map((m) => ({ persoonId: m.persoonId, wie: wie(m.persoonId) ?? 'Gezinslid', sinds: m.sinds.toISOString() })),
    evaluaties: (await evaluatiesVan(tx, plan.id)).map((e) => ({ ...e, op: e.op.toISOString() })),
    ...(basis.magBewerken ? { smart: [...await controleerSmart(kern, tx, plan, plan.status === 'concept' ? 'ter-akkoord' : 'activeren')] } : {}),
    ...(basis.magBewerken || basis.magSturen ? { opties: { organisaties: await uitvoerders(tx, plan.verbandCode, plan.regioCode), personen, diensten: await dienstkeuzes(kern, tx, plan.regioCode) } } : {}),
  };
};

export type Versiebeeld = { readonly versie: number; readonly op: string; readonly reden: string | null; readonly verschillen: readonly (Verschil & { readonly naam: string | null })[] };
/** R10.5: versions with what changed, cut to what the reader may see: at niveau 1 only titles and states of doelen. */
export const toonVersies = async (tx: Tx, planId: string, niveau: number): Promise<Versiebeeld[]> => {
  const versies = await versiesVan(tx, planId);
  const zichtbaar = (v: Verschil): Verschil[] => {
    if (niveau >= 2) return [v];
    if (v.object === 'interventie') return [];
    const velden = v.velden.filter((f) => f === 'titel' || f === 'status');
    return v.soort === 'gewijzigd' && velden.length === 0 ? [] : [{ ...v, velden }];
  };
  const naam = (v: Verschil, in1: Planinhoud, in2: Planinhoud): string | null => [...in1.doelen, ...in2.doelen].find((d) => d.id === v.id)?.titel ?? [...in1.interventies, ...in2.interventies].find((i) => i.id === v.id)?.omschrijving ?? null;
  return versies.map((v, i) => {
    const vorige = versies[i + 1]?.inhoud ?? { doelen: [], interventies: [] };
    return { versie: v.versie, op: v.op.toISOString(), reden: niveau >= 2 ? v.reden : null, verschillen: verschilTussen(vorige, v.inhoud).flatMap(zichtbaar).map((x) => ({ ...x, naam: naam(x, v.inhoud, vorige) })) };
  });
};
