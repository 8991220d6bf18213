import { randomUUID } from 'node:crypto';
import type { Antwoord, Mens, Pagina, Wereld } from './loper.ts';

const dag = 86_400_000;
const lang = 'Wij hebben dit samen met het gezin en de collega besproken en zo vastgelegd.';
type Obj = Record<string, unknown>;
type Optie = { readonly waarde: string; readonly label: string };
const scherm = (t: Pagina): Obj => (t.gegevens as { scherm?: Obj } | null)?.scherm ?? {};
const eersten = (t: Pagina, veld: string): string[] => (t.gegevens?.opties?.[veld] ?? []).map((o) => o.waarde);
const metNaam = (t: Pagina, veld: string, naam: string): string | undefined => (t.gegevens?.opties?.[veld] ?? []).find((o) => o.label.includes(naam))?.waarde;
/** The first candidate of each person, `<vaststelling>:<volgorde>`. */
const perPersoon = (t: Pagina): string[] => [...new Map(eersten(t, 'personen').toReversed().map((k) => [k.split(':')[0], k])).values()];
const later = async (w: Wereld, dagen: number, uur = 9): Promise<string> => { const d = new Date((await w.nu()).getTime() + dagen * dag); d.setUTCHours(uur, 0, 0, 0); while ([0, 6].includes(d.getUTCDay())) d.setTime(d.getTime() + dag); return d.toISOString().replace('.000Z', 'Z'); };

/** The demo people of Merelland who do the work, in the order in which they look at their lists. */
export const mensen: readonly Mens[] = [
  { login: 'noor', rol: 'procesregisseur' }, { login: 'daan', rol: 'procesregisseur' }, { login: 'wiebe', rol: 'procesregisseur' }, { login: 'fenna', rol: 'casusregisseur' },
  { login: 'loes', rol: 'deelnemer' }, { login: 'mara', rol: 'deelnemer' }, { login: 'hanneke', rol: 'deelnemer' }, { login: 'aisha', rol: 'deelnemer' }, { login: 'eline', rol: 'deelnemer' }, { login: 'tess', rol: 'deelnemer' }, { login: 'gerda', rol: 'deelnemer' },
];
export const burgers: readonly string[] = ['burger-p01', 'burger-p03'];

export const veil = (ja: readonly number[]): Obj => ({ instrument: 'VEIL-8', antwoorden: Object.fromEntries([1, 2, 3, 4, 5, 6, 7, 8].map((n) => [n, ja.includes(n) ? 'ja' : 'nee'])), toelichtingen: {} });

/** Opens the overleg, says who is there, and writes one besluit and one afspraak. */
const voerOverleg: Antwoord = async (t, w, wie) => {
  const overlegId = String(scherm(t)['overlegId']);
  const klant = await w.als(wie.login, wie.rol);
  const o = { doel: 'casusoverleg-voeren' };
  type Deelnemer = { uitnodigingId: string; organisatieId: string | null; naam: string; status: string };
  const lees = async (): Promise<{ deelnemers: Deelnemer[]; verslag: { soort: string }[] }> => (await klant.roep<{ deelnemers: Deelnemer[]; verslag: { soort: string }[] }>('GET', `/api/v1/casusoverleggen/${overlegId}`, o)).body;
  const beeld = await lees();
  for (const d of beeld.deelnemers) if (d.organisatieId !== null && !['afgewezen', 'geen-reactie', 'ingetrokken', 'zonder-grondslag'].includes(d.status)) await klant.roep('POST', `/api/v1/casusoverleggen/${overlegId}/aanwezigheden`, { ...o, body: { uitnodigingId: d.uitnodigingId, aanwezig: true } });
  if (!beeld.verslag.some((r) => r.soort === 'besluit')) {
    await klant.roep('POST', `/api/v1/casusoverleggen/${overlegId}/verslagregels`, { ...o, body: { id: randomUUID(), soort: 'besluit', tekst: 'Het gezin krijgt hulp thuis van het wijkteam.', besluitSoort: 'aanpak' } });
    const gemeente = beeld.deelnemers.find((d) => d.naam.includes('Gemeente'));
    await klant.roep('POST', `/api/v1/casusoverleggen/${overlegId}/verslagregels`, { ...o, body: { id: randomUUID(), soort: 'afspraak', tekst: 'Het wijkteam komt elke week langs.', wieOrganisatieId: gemeente?.organisatieId ?? null, uiterlijk: (await later(w, 21)).slice(0, 10) } });
  }
  return { uitkomst: 'plan', motivatie: 'Dit is samen besproken aan de tafel.', isTerugkoppelingAfgesproken: true };
};

const bereidOverlegVoor: Antwoord = async (t, w) => {
  const s = scherm(t) as { organisaties?: { organisatieId: string; naam: string; soort: string; heeftGrondslag: boolean }[]; personen?: { persoonId: string }[]; overlegSoort?: string };
  const kies = (s.organisaties ?? []).filter((x) => x.heeftGrondslag && (x.naam.includes('Vinkenoord') || x.naam.includes('Politie Basisteam Merelland')));
  return {
    uitkomst: 'uitnodigen', vorm: 'fysiek', isMinderjarigeOnderMaatregel: false, start: await later(w, s.overlegSoort === 'spoed' ? 1 : 14, 9),
    agenda: [{ thema: 'Veiligheid thuis', gevraagdBesluit: 'aanpak', minuten: 30 }], stukken: [],
    deelnemers: kies.map((x) => ({ organisatieId: x.organisatieId, reden: 'Kent het gezin goed', agendapunten: [1] })), burgers: (s.personen ?? []).map((p) => ({ persoonId: p.persoonId, isUitgenodigd: true })),
  };
};

const legUitkomstVast: Antwoord = async (t) => {
  const s = scherm(t) as { vandaag: string; voorstel: { besluiten: Obj[]; afspraken: Obj[] }; organisaties: { id?: string; organisatieId?: string; naam: string }[] };
  const vt = s.organisaties.find((x) => x.naam.includes('Veilig Thuis'));
  const organisatie = vt?.organisatieId ?? vt?.id ?? null;
  const besluit = { verslagregelId: null, steun: 'unaniem', genomenDoor: organisatie, ingangsdatum: s.vandaag, grondslag: 'Wmo 2015', isAwbBesluit: false, rechtsmiddel: null, alternatieven: null, herzienDatum: null, alleenVoor: null, tekstB1: 'U krijgt hulp thuis.', burgerZicht: null };
  return {
    uitkomst: s.voorstel.besluiten.length === 0 ? 'geen-besluiten' : 'met-besluiten', samenvattingB1: 'U krijgt hulp thuis. Het wijkteam komt elke week langs.', casusregisseurId: metNaam(t, 'casusregisseurId', 'Fenna'),
    ...(s.voorstel.besluiten.length === 0 ? { geenBesluitReden: 'Er is vandaag geen besluit gevallen.' } : {}),
    besluiten: s.voorstel.besluiten.map((b) => ({ ...besluit, verslagregelId: b['verslagregelId'], soort: b['soort'], tekst: b['tekst'] })),
    afspraken: s.voorstel.afspraken.map((a) => ({ verslagregelId: a['verslagregelId'], tekst: a['tekst'], organisatieId: a['organisatieId'], uiterlijk: a['uiterlijk'], conditie: null, informeerBurger: true, alleenVoor: null })), verslagdelen: [], meningen: [],
  };
};
const stelUitkomstVast: Antwoord = (t) => {
  const inhoud = scherm(t)['inhoud'] as { besluiten?: { volgnummer?: number }[] } | null;
  return { uitkomst: 'vaststellen', isVoorbeeldBekeken: true, heeftMandaat: true, zichten: (inhoud?.besluiten ?? []).map((b, i) => ({ volgnummer: b.volgnummer ?? i + 1, burgerZicht: 'ja', burgerReden: null, burgerVanaf: null, tekstB1: 'U krijgt hulp thuis.' })) };
};

const planVan = (t: Pagina): { planId: string; beeld: { doelen?: { id: string; status: string }[]; interventies?: { id: string }[]; organisaties?: { organisatieId: string; naam: string }[]; personen?: { persoonId: string }[] } } => {
  const s = scherm(t) as { planId?: string; plan?: { planId: string } } & Obj;
  const plan = (s.plan ?? s) as Obj;
  return { planId: String(s.planId ?? s.plan?.planId ?? plan['planId']), beeld: plan as never };
};
/** One doel for the whole family, with these parts. */
export const stelPlanOp = (delen: readonly string[]): Antwoord => async (t, w, wie) => {
  const klant = await w.als(wie.login, wie.rol);
  const { planId } = planVan(t);
  const o = { doel: 'plan-regisseren' };
  const { body: plan } = await klant.roep<{ doelen?: { id: string }[]; interventies?: { id: string; doelId: string | null }[]; opties?: { organisaties: Optie[]; personen: Optie[] } }>('GET', `/api/v1/plannen/${planId}`, o);
  for (const i of plan.interventies ?? []) await klant.roep('DELETE', `/api/v1/plannen/${planId}/interventies/${i.id}`, o);
  for (const d of plan.doelen ?? []) await klant.roep('DELETE', `/api/v1/plannen/${planId}/doelen/${d.id}`, o);
  const opties = plan.opties ?? { organisaties: [], personen: [] };
  const organisatieId = opties.organisaties.find((x) => x.label.includes('Gemeente Vinkenoord'))?.waarde;
  const betreft = opties.personen.map((x) => x.waarde), [eigenaarPersoonId] = betreft;
  const { body: { id: doelId } } = await klant.roep<{ id: string }>('POST', `/api/v1/plannen/${planId}/doelen`, { ...o, body: { id: randomUUID(), titel: 'Rust in huis', leefgebied: 'veiligheid', specifiek: 'Er is thuis geen ruzie waar de kinderen bij zijn.', indicator: 'aantal', nulmeting: 4, streefwaarde: 0, streefdatum: await w.over(120), ...(eigenaarPersoonId ? { eigenaarPersoonId, betreft } : { eigenaarOrganisatieId: organisatieId }) } });
  for (const omschrijving of delen) await klant.roep('POST', `/api/v1/plannen/${planId}/interventies`, { ...o, body: { id: randomUUID(), doelId, omschrijving, organisatieId, soortCode: 'hulp', prioriteit: 'P3', geplandVan: await w.over(7), geplandTot: await w.over(70) } });
  return { uitkomst: 'ter-instemming', kader: 'vrijwillig', gesprokenMet: ['ouder'] };
};
/** The regisseur ends the plan when every actie came back; until then the work goes on. */
const voerRegie: Antwoord = async (t, w, wie) => {
  const open = (t.gegevens as unknown as { secties: { titel: string; regels: { label: string; waarde: string | null }[] }[] }).secties.find((s) => s.titel === 'Nog open');
  if ((open?.regels.find((r) => r.label === 'Acties')?.waarde ?? '0') !== '0') return null;
  const klant = await w.als(wie.login, wie.rol);
  const { planId } = planVan(t);
  const o = { doel: 'plan-regisseren' };
  const { body: plan } = await klant.roep<{ doelen?: { id: string; status: string }[] }>('GET', `/api/v1/plannen/${planId}`, o);
  for (const d of plan.doelen ?? []) if (!['behaald', 'niet-behaald', 'vervallen'].includes(d.status)) await klant.roep('POST', `/api/v1/plannen/${planId}/doelen/${d.id}/voortgang`, { ...o, body: { id: randomUUID(), status: 'behaald', tekst: 'Het gezin vertelt dat het rustig is.', cijferGezin: 8 } });
  return { uitkomst: 'doelen-bereikt', toelichting: lang };
};

const analyseId = (t: Pagina): string => String(scherm(t)['analyseId']);
const uitspraak = (meer: Obj = {}): Obj => ({ id: randomUUID(), soort: 'feit', tekst: 'De politie kwam op 20 november aan huis.', gegevenssoort: 'VEI', leefgebied: 'veiligheid', bronsoort: 'document', bron: 'Registratie van de wijkagent', peildatum: '2026-11-20', zekerheid: 3, ...meer });
const levertBijdrage: Antwoord = async (t, w, wie) => {
  if (wie.login !== 'mara') return { uitkomst: 'geen-bijdrage', betrokkenheid: 'eerder', isGezinIngelicht: true, toelichting: 'Wij hebben nu niets toe te voegen aan het beeld.' };
  await (await w.als(wie.login, wie.rol)).roep('POST', `/api/v1/analyses/${analyseId(t)}/uitspraken`, { doel: 'analyse-opstellen', body: uitspraak() });
  return { uitkomst: 'geleverd', betrokkenheid: 'nu', isGezinIngelicht: true };
};
const steltAnalyseOp: Antwoord = async (t, w, wie) => {
  const klant = await w.als(wie.login, wie.rol);
  const id = analyseId(t), o = { doel: 'analyse-opstellen' };
  await klant.roep('POST', `/api/v1/analyses/${id}/uitspraken`, { ...o, body: uitspraak({ tekst: 'De buren hoorden op 21 november geschreeuw.', soort: 'waarneming' }) });
  const { body } = await klant.roep<{ advies: { rijversie: number } | null }>('GET', `/api/v1/analyses/${id}`, o);
  await klant.roep('PUT', `/api/v1/analyses/${id}/advies`, { ...o, rijversie: body.advies?.rijversie ?? 0, body: { kern: 'Eerst veiligheid, dan rust.', urgentie: 'p3', punten: [{ rang: 1, leefgebied: 'veiligheid', waaromEerst: 'Zonder veiligheid helpt de rest niet.', aanbeveling: 'Maak afspraken over veiligheid in huis.' }] } });
  return { uitkomst: 'ter-zienswijze', samenvatting: 'De spanning loopt op; de kinderen hebben daar last van.', zienswijzeVan: eersten(t, 'zienswijzeVan'), uitlegGezin: 'Wij hebben opgeschreven wat er speelt. Klopt dit?' };
};

const vast = (antwoord: Obj): Antwoord => () => antwoord;
/** What the demo people answer on the ordinary path, per form; the rest of a form is filled in to fit. */
export const gewoon: Readonly<Record<string, Antwoord>> = {
  'uitwisselen-melding.melding-beoordelen': vast({ urgentieCode: 'p2', motivatie: 'De melding is volledig en hoort bij Veilig Thuis.', uitkomst: 'accepteren' }),
  'uitwisselen-melding.terugmelding-opstellen': vast({ gesproken: 'ja', bevatInhoud: 'nee', uitkomst: 'versturen' }),
  'uitwisselen-melding.afwijzen-tweede-akkoord': vast({ redenKlopt: 'ja', veiligheidGewogen: 'ja', motivatie: lang, uitkomst: 'akkoord' }),
  'uitwisselen-melding.intrekking-beoordelen': vast({ zorgenBlijven: 'nee', druk: 'nee', motivatie: lang, uitkomst: 'beeindigen' }),
  'uitwisselen-melding.intrekking-tweede-akkoord': vast({ voorstelKlopt: 'ja', kinderenVeilig: 'ja', motivatie: lang, uitkomst: 'akkoord' }),
  'vaststellen-identiteit.kandidaat-kiezen': (t) => ({ personen: perPersoon(t), controle: 'gegevens-vergeleken', uitkomst: 'vastgesteld', motivatie: 'Nummer, naam en adres kloppen met de melding.' }),
  'vaststellen-identiteit.netwerk-aanvullen': vast({ huishoudenKlopt: 'ja', uitkomst: 'bevestigd' }),
  'deelnemen-burger.informering-doen': vast({ veiligContact: 'ja', wijze: 'portaal', uitkomst: 'nu' }),
  'bepalen-bekendheid.uitvraag-bevestigen': (t) => ({ personen: eersten(t, 'personen'), partners: eersten(t, 'partners'), motivatie: 'Wij willen weten wie dit gezin kent, om veilig te kunnen beoordelen.', nieuweFeiten: 'Er kwam een nieuwe melding over dit gezin binnen.', uitkomst: 'uitvragen' }),
  'bepalen-bekendheid.bekendheid-beantwoorden': vast({ uitkomst: 'niet-gemeld' }),
  'bepalen-bekendheid.ontbrekend-beoordelen': vast({ uitkomst: 'doorgaan-zonder' }),
  'bepalen-bekendheid.partner-onbereikbaar': vast({ uitkomst: 'overslaan' }),
  'bepalen-bekendheid.verzoek-opstellen': vast({ redenNietNodig: 'Wij weten genoeg voor de triage.', uitkomst: 'niet-nodig' }),
  'uitvoeren-triage.instrument-invullen': vast({ wijze: 'gesprek', gesprokenMet: ['ouder'], duurtMinuten: 20, uitkomst: 'afgerond', afnamen: [veil([5, 7])] }),
  'uitvoeren-triage.triage-besluiten': vast({ uitkomst: 'analyse', urgentieCode: 'p2', motivatie: 'De onveiligheid is structureel. Wij willen eerst samen begrijpen hoe het zo komt, en daarna overleggen.' }),
  'werken-aan-preventie.preventieadvies-geven': (t) => ({ uitkomst: 'aanbieden', leefgebieden: ['opvoeding'], dienstId: metNaam(t, 'dienstId', 'Gemeente Vinkenoord') ?? eersten(t, 'dienstId')[0], persoonIds: eersten(t, 'persoonIds').slice(0, 1), uitleg: 'Iemand van het wijkteam komt langs om te helpen.', aantalDagen: 14, motivatie: lang }),
  'werken-aan-preventie.check-bespreken': vast({ score: 2, past: 'deels', besproken: lang, uitkomst: 'opschalen' }),
  'werken-aan-preventie.geen-deelname-wegen': vast({ isVrijwilligheidUitgelegd: true, uitkomst: 'accepteren', motivatie: lang }),
  'opstellen-analyse.bijdrage-leveren': levertBijdrage,
  'opstellen-analyse.analyse-opstellen': steltAnalyseOp,
  'opstellen-analyse.zienswijze-verwerken': vast({ uitkomst: 'verwerkt', hoeVerwerkt: 'De reactie van het gezin staat naast het feit.', isTeruggekoppeld: true }),
  'opstellen-analyse.analyse-vaststellen': vast({ uitkomst: 'advies-gereed', motivatie: 'Alles is gewogen en onderbouwd.', isTegenspraakGewogen: true }),
  'overleggen-casus.overleg-voorbereiden': bereidOverlegVoor,
  'overleggen-casus.uitnodiging-tweede-akkoord': vast({ uitkomst: 'akkoord' }),
  'overleggen-casus.uitnodiging-beantwoorden': vast({ uitkomst: 'aanwezig', isVoorbereid: true }),
  'overleggen-casus.quorum-beoordelen': vast({ uitkomst: 'doorgaan', motivatie: 'Wij overleggen met wie er is.', isGebeld: true }),
  'overleggen-casus.overleg-voeren': voerOverleg,
  'overleggen-casus.motorkap-toetsen': vast({ uitkomst: 'rechtmatig' }),
  'uitwisselen-uitkomst.uitkomst-vastleggen': legUitkomstVast,
  'uitwisselen-uitkomst.uitkomst-vaststellen': stelUitkomstVast,
  'uitwisselen-uitkomst.niet-ingezien-opvolgen': vast({ uitkomst: 'niet-nodig', wijze: 'telefoon', toelichting: lang }),
  'regisseren-plan.casusregisseur-aanvaarden': vast({ uitkomst: 'aanvaard', betrokkenheid: 'geen', heeftTijd: true }),
  'regisseren-plan.plan-opstellen': stelPlanOp(['Gezinsbegeleiding aan huis, twee keer per week']),
  'regisseren-plan.plan-bijstellen': (t) => ({ uitkomst: 'vasthouden', geweigerd: (t.gegevens?.beginwaarden['geweigerd'] ?? []) as string[], toelichting: lang }),
  'regisseren-plan.plan-akkoord': async (_t, w) => ({ uitkomst: 'vaststellen', evaluatieOp: await w.over(42), motivatie: lang }),
  'regisseren-plan.plan-evalueren': vast({ uitkomst: 'op-koers', bevindingen: lang, isGezinGesproken: true, cijferGezin: 7 }),
  'regisseren-plan.regie-voeren': voerRegie,
  'uitvoeren-actie.actie-beoordelen': vast({ uitkomst: 'aannemen' }),
  'uitvoeren-actie.actie-uitvoeren': async (_t, w) => ({ uitkomst: 'gereed', resultaat: 'behaald', uitgevoerdOp: await w.over(0), toelichting: 'De begeleiding loopt en het gaat beter.', isVervolgNodig: false }),
  'uitvoeren-actie.actie-herbestemmen': (t) => ({ uitkomst: 'andere-partner', organisatieId: metNaam(t, 'organisatieId', 'Vinkenoord') ?? eersten(t, 'organisatieId')[0], reden: 'Deze organisatie kan het wel.' }),
  'uitvoeren-actie.signaal-oppakken': vast({ uitkomst: 'doorgaan', contact: 'gesproken', reden: lang }),
  'uitvoeren-actie.terugkoppeling-beoordelen': vast({ uitkomst: 'akkoord', isGezinGesproken: true }),
  'nazorg-afsluiten.nazorg-vaststellen': async (_t, w) => ({ uitkomst: 'nazorg', moment1: (await later(w, 42)).slice(0, 10), moment2: (await later(w, 91)).slice(0, 10), moment3: undefined, moment4: undefined, moment5: undefined, vorm: 'huisbezoek', isMetGezinBesproken: true, motivatie: lang }),
  'nazorg-afsluiten.nazorgmoment-uitvoeren': (t) => ({ uitkomst: 'stabiel', vorm: 'huisbezoek', metPersoonId: eersten(t, 'metPersoonId')[0], goed: 'Het is rustig in huis.', veiligheid: '4' }),
  'nazorg-afsluiten.terugval-wegen': vast({ uitkomst: 'terugval', instap: 'triage', ernst: '2', isVeiligNu: 'ja', weging: lang }),
  'nazorg-afsluiten.afsluiting-voorstellen': async (_t, w) => ({ uitkomst: 'afsluiten', reden: 'doelen-behaald', isGezinIngelicht: true, zijnPartnersIngelicht: true, portaalTot: await w.over(30), motivatie: lang }),
  'nazorg-afsluiten.afsluiting-akkoord': vast({ uitkomst: 'akkoord', isControlelijstBekeken: true, isZonderNamen: true, motivatie: lang }),
};

/** Guards that fire while the clock moves: the coordinator lets the work go on. */
export const wacht: Antwoord = vast({ uitkomst: 'doorgaan' });

/** A citizen answers whatever is asked: he agrees, unless the path says no. */
export const antwoordBurger = (eens: boolean) => async (_w: Wereld, klant: { roep: (m: string, p: string, o?: { body?: unknown }) => Promise<{ body: unknown }>; vraag: (m: string, p: string, o?: { body?: unknown }) => Promise<{ status: number; body: unknown }> }): Promise<boolean> => {
  let iets = false;
  const plannen = await klant.vraag('GET', '/api/v1/mijn/plannen');
  // 404: this person is not in a casus yet.
  if (plannen.status === 404) return false;
  if (plannen.status !== 200) throw new Error(`Mijn Samenspel antwoordt ${plannen.status}`);
  for (const p of (plannen.body as { items: { planId: string; isGevraagd: boolean; doelen: { onderdelen: { id: string }[] }[] }[] }).items.filter((x) => x.isGevraagd)) {
    const delen = p.doelen.flatMap((d) => d.onderdelen);
    await klant.roep('POST', `/api/v1/mijn/plannen/${p.planId}/antwoorden`, { body: { uitkomst: eens ? 'akkoord' : 'deels', tekst: eens ? null : 'Dit wil ik zo niet.', geweigerd: eens ? [] : delen.slice(0, 1).map((d) => ({ interventieId: d.id, reden: 'Dat past niet bij ons.' })) } });
    iets = true;
  }
  const bijdragen = await klant.vraag('GET', '/api/v1/mijn/bijdragen');
  if (bijdragen.status !== 200) throw new Error(`Mijn Samenspel antwoordt ${bijdragen.status}`);
  for (const b of (bijdragen.body as { items: { id: string; soort: string }[] }).items.filter((x) => x.soort !== 'plan')) {
    await klant.roep('POST', `/api/v1/mijn/bijdragen/${b.id}/antwoorden`, { body: b.soort === 'akkoord' ? { uitkomst: eens ? 'akkoord' : 'geen-akkoord', tekst: null } : { uitkomst: 'gegeven', tekst: 'Wij willen dat het rustig wordt in huis.' } });
    iets = true;
  }
  return iets;
};
