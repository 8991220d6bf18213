import { randomUUID } from 'node:crypto';
import type { Antwoord, Obj, Rolboek, Spel, Taak } from './spel.ts';

/** The people of one Veilig Thuis: who takes the melding, who looks into it and leads the overleg, who looks along, and who carries the regie. */
export type Regie = { readonly meldpunt: string; readonly voorzitter: string; readonly tweede: string; readonly regisseur: string; readonly naamRegisseur: RegExp; readonly gemeente: RegExp; readonly melder: string };
export const merelland: Regie = { meldpunt: 'noor', voorzitter: 'daan', tweede: 'wiebe', regisseur: 'fenna', naamRegisseur: /Fenna/, gemeente: /Gemeente Vinkenoord/, melder: 'joost/melder' };
export const duinbroek: Regie = { meldpunt: 'sietske', voorzitter: 'yusuf/procesregisseur', tweede: 'yusuf/procesregisseur', regisseur: 'yusuf/casusregisseur', naamRegisseur: /Yusuf/, gemeente: /Gemeente Kwelderdijk/, melder: 'kees/melder' };

export const teamVan = (r: Regie): string[] => [r.meldpunt, r.voorzitter, r.tweede, r.regisseur];

/** What is particular to one casus; the steps are the same for all. */
export type Verhaal = {
  readonly urgentie: 'p1' | 'p2' | 'p3' | 'p4';
  readonly accepteren: string;
  readonly uitvraag: string;
  /** Questions of VEIL-8 answered with yes, and what the triage decides. */
  readonly veil: readonly number[];
  readonly triage: { readonly uitkomst: string; readonly motivatie: string };
  readonly gezag?: string;
  /** Organisations at the table, the agenda, and what comes out of it. */
  readonly overleg?: { readonly wie: readonly RegExp[]; /** Who of the family is not invited, and why: for their safety. */ readonly niet?: { readonly wie: RegExp; readonly waarom: string }; readonly thema: string; readonly reden: string; readonly start: () => Date; readonly besluit: string; readonly afspraak: string; readonly afspraakOp: () => string; readonly motivatie: string; readonly b1: string };
};

/** Partners that answer as people; each says what his organisation knows. */
const partners = ['aisha', 'eline', 'tess', 'gerda', 'gijs', 'mara', 'ilse', 'hanneke', 'loes/deelnemer', 'marit', 'rosa/deelnemer'];
export const veil8 = (ja: readonly number[]): Obj => ({ instrument: 'VEIL-8', antwoorden: Object.fromEntries([1, 2, 3, 4, 5, 6, 7, 8].map((n) => [n, ja.includes(n) ? 'ja' : 'nee'])), toelichtingen: {} });
/** A moment as forms want it: seconds, no fractions. */
export const alsTijd = (d: Date): string => d.toISOString().replace(/\.\d{3}Z$/, 'Z');
/** The first candidate of each person, `<vaststelling>:<volgorde>`. */
const perPersoon = (t: Taak): string[] => [...new Map(t.opties('personen').toReversed().map((k) => [k.split(':')[0], k])).values()];

type Org = { organisatieId: string; naam: string; heeftGrondslag: boolean };
/** Answers overleg-voorbereiden; `extra` adds or replaces fields when it knows which organisations there are. */
export const bereidVoor = (v: Verhaal, extra: (kies: (naam: RegExp) => string) => Obj = () => ({})): Antwoord => (t) => {
  const o = v.overleg;
  if (o === undefined) throw new Error('dit verhaal heeft geen overleg');
  const s = t.scherm as { organisaties: Org[]; personen?: { persoonId: string; naam: string }[] };
  const kies = (naam: RegExp): string => { const x = s.organisaties.find((y) => naam.test(y.naam) && y.heeftGrondslag); if (x === undefined) throw new Error(`${String(naam)} mag niet aan tafel; wel: ${s.organisaties.filter((y) => y.heeftGrondslag).map((y) => y.naam).join(', ')}`); return x.organisatieId; };
  return {
    uitkomst: 'uitnodigen', vorm: 'fysiek', isMinderjarigeOnderMaatregel: false, start: alsTijd(o.start()), agenda: [{ thema: o.thema, gevraagdBesluit: 'aanpak', minuten: 45 }], stukken: [],
    deelnemers: o.wie.map((naam) => ({ organisatieId: kies(naam), reden: o.reden, agendapunten: [1] })), burgers: (s.personen ?? []).map((p) => (o.niet?.wie.test(p.naam) === true ? { persoonId: p.persoonId, isUitgenodigd: false, reden: 'veiligheid', toelichting: o.niet.waarom } : { persoonId: p.persoonId, isUitgenodigd: true })), ...extra(kies),
  };
};

/** Everybody who said yes is there; the report has one besluit and one afspraak. */
export const vergader = (v: Verhaal, r: Regie, uitkomst = 'plan', besluitSoort = 'aanpak'): Antwoord => async (t) => {
  const o = v.overleg;
  if (o === undefined) throw new Error('dit verhaal heeft geen overleg');
  const pad = `/api/v1/casusoverleggen/${String(t.scherm['overlegId'])}`, doel = 'casusoverleg-voeren';
  const { body } = await t.klant.roep<{ deelnemers: { uitnodigingId: string; organisatieId: string | null; naam: string; status: string }[] }>('GET', pad, { doel });
  const weg = ['afgewezen', 'geen-reactie', 'ingetrokken', 'zonder-grondslag'];
  for (const d of body.deelnemers) if (d.organisatieId !== null && !weg.includes(d.status)) await t.klant.roep('POST', `${pad}/aanwezigheden`, { doel, body: { uitnodigingId: d.uitnodigingId, aanwezig: true } });
  const schrijf = (regel: Obj): Promise<unknown> => t.klant.roep('POST', `${pad}/verslagregels`, { doel, body: { id: randomUUID(), ...regel } });
  await schrijf({ soort: 'besluit', tekst: o.besluit, besluitSoort });
  await schrijf({ soort: 'afspraak', tekst: o.afspraak, wieOrganisatieId: body.deelnemers.find((d) => r.gemeente.test(d.naam))?.organisatieId ?? body.deelnemers.find((d) => d.organisatieId !== null)?.organisatieId ?? null, uiterlijk: o.afspraakOp() });
  return { uitkomst, motivatie: o.motivatie, isTerugkoppelingAfgesproken: true };
};

const legVast = (v: Verhaal, r: Regie): Antwoord => (t) => {
  const s = t.scherm as { vandaag: string; voorstel: { besluiten: Obj[]; afspraken: Obj[] }; organisaties: { id?: string; organisatieId?: string; naam: string }[] };
  const vt = s.organisaties.find((x) => x.naam.includes('Veilig Thuis'));
  const gewoon = { steun: 'unaniem', genomenDoor: vt?.organisatieId ?? vt?.id ?? null, ingangsdatum: s.vandaag, grondslag: 'Wmo 2015', isAwbBesluit: false, rechtsmiddel: null, alternatieven: null, herzienDatum: null, alleenVoor: null, tekstB1: v.overleg?.b1 ?? '', burgerZicht: null };
  return {
    uitkomst: 'met-besluiten', samenvattingB1: v.overleg?.b1, casusregisseurId: t.optie('casusregisseurId', r.naamRegisseur), besluiten: s.voorstel.besluiten.map((b) => ({ ...gewoon, verslagregelId: b['verslagregelId'], soort: b['soort'], tekst: b['tekst'] })),
    afspraken: s.voorstel.afspraken.map((a) => ({ verslagregelId: a['verslagregelId'], tekst: a['tekst'], organisatieId: a['organisatieId'], uiterlijk: a['uiterlijk'], conditie: null, informeerBurger: true, alleenVoor: null })), verslagdelen: [], meningen: [],
  };
};
const stelVast = (v: Verhaal): Antwoord => (t) => ({
  uitkomst: 'vaststellen', isVoorbeeldBekeken: true, heeftMandaat: true,
  zichten: ((t.scherm['inhoud'] as { besluiten?: { volgnummer?: number }[] } | null)?.besluiten ?? []).map((b, i) => ({ volgnummer: b.volgnummer ?? i + 1, burgerZicht: 'ja', burgerReden: null, burgerVanaf: null, tekstB1: v.overleg?.b1 })),
});

/** What the people of a Veilig Thuis and its partners answer in this casus, from melding to uitkomst. */
export const rolboek = (r: Regie, v: Verhaal): Rolboek => ({
  'melding-beoordelen': [r.meldpunt, { uitkomst: 'accepteren', urgentieCode: v.urgentie, motivatie: v.accepteren }],
  'terugmelding-opstellen': [r.meldpunt, { uitkomst: 'versturen', gesproken: 'ja', bevatInhoud: 'nee' }],
  'kandidaat-kiezen': [r.meldpunt, (t) => ({ personen: perPersoon(t), controle: 'gegevens-vergeleken', uitkomst: 'vastgesteld', motivatie: 'Naam, geboortedatum en adres kloppen met wat de melder vertelde.' })],
  'gezag-beoordelen': [r.tweede, { uitkomst: 'onbekend', bron: 'gezagsregister', motivatie: v.gezag ?? 'Het gezagsregister geeft geen uitsluitsel. Wij vragen het de ouders zelf.' }],
  'netwerk-aanvullen': [r.meldpunt, { uitkomst: 'bevestigd', huishoudenKlopt: 'ja' }],
  'informering-doen': [r.meldpunt, { uitkomst: 'nu', veiligContact: 'ja', wijze: 'gesprek' }],
  'uitvraag-bevestigen': [r.meldpunt, (t) => ({ uitkomst: 'uitvragen', personen: t.opties('personen'), partners: t.opties('partners'), motivatie: v.uitvraag })],
  'bekendheid-beantwoorden': [partners, { uitkomst: 'niet-gemeld' }],
  'ontbrekend-beoordelen': [r.meldpunt, { uitkomst: 'doorgaan-zonder', contactGezocht: 'ja', belang: 'kan-wachten', redenDoorgaan: 'De partner is gebeld en belt later terug. De triage kan niet wachten.' }],
  'verzoek-opstellen': [r.meldpunt, { uitkomst: 'niet-nodig', redenNietNodig: 'Wat wij weten is genoeg voor de triage.' }],
  'instrument-invullen': [r.meldpunt, { uitkomst: 'afgerond', wijze: 'gesprek', gesprokenMet: ['ouder'], duurtMinuten: 50, afnamen: [veil8(v.veil)] }],
  'triage-besluiten': [r.voorzitter, { ...v.triage, urgentieCode: v.urgentie }],
  'triage-tweede-akkoord': [r.tweede, { uitkomst: 'akkoord', isAdviesGewogen: true, isVeiligheidGewogen: true, motivatie: 'De afwijking van het advies is goed onderbouwd en de veiligheid is besproken.' }],
  'overleg-voorbereiden': [r.voorzitter, bereidVoor(v)],
  'uitnodiging-beantwoorden': [partners, { uitkomst: 'aanwezig', isVoorbereid: true }],
  'uitnodiging-tweede-akkoord': [r.tweede, { uitkomst: 'akkoord', isRedenGewogen: true, isAndersGeprobeerd: true, motivatie: 'De reden om iemand niet uit te nodigen is besproken en klopt.' }],
  'overleg-voeren': [r.voorzitter, vergader(v, r)],
  'uitkomst-vastleggen': [r.voorzitter, legVast(v, r)],
  'uitkomst-vaststellen': [r.voorzitter, stelVast(v)],
  'niet-ingezien-opvolgen': [r.regisseur, { uitkomst: 'niet-nodig', wijze: 'telefoon', toelichting: 'Gebeld: de uitkomst is mondeling doorgenomen met de contactpersoon.' }],
  'termijn-verlopen': [r.meldpunt, { uitkomst: 'doorgaan' }],
  'casusregisseur-aanvaarden': [r.regisseur, { uitkomst: 'aanvaard', betrokkenheid: 'geen', heeftTijd: true }],
});

export const melder = (naam: string, functie: string, telefoon: string): Obj => ({ naam, functie, organisatie: 'Politie', telefoon });
export const joost = melder('Joost Ruiterkamp', 'Wijkagent', '0800-555301');
export const kees = melder('Kees Steenuil', 'Wijkagent', '0800-555401');

/** A complete melding of a wijkagent; `anders` leaves things out or adds them. */
export const melding = (s: Spel, m: Obj, plaats: string, urenGeleden: number, situatieschets: string, betrokkenen: readonly Obj[], anders: Obj = {}): Obj => ({
  incidentOp: new Date(s.nu().getTime() - urenGeleden * 3_600_000).toISOString(), incidentPlaats: plaats, acuutGevaar: 'nee', terugkoppelingGewenst: false, situatieschets, betrokkenen, melder: m,
  antwoorden: { geinformeerd: 'ja', kinderen: 'ja', meldcode: 'ja', geweld: 'ja' }, ...anders,
});
