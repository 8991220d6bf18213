import { antwoordBurger, burgers, gewoon, mensen, stelPlanOp, wacht } from './gewoon.ts';
import { lijst } from './loper.ts';
import type { Antwoord, Mens, Stapregel, Wereld } from './loper.ts';
import { wachtTot } from '../../src/platform/wachten.ts';
import type { Stapel } from '../../test/hulp/stapel.ts';

const lang = 'Wij hebben dit samen met het gezin en de collega besproken en zo vastgelegd.';
const vast = (a: Record<string, unknown>): Antwoord => () => a;
/** The first times these answers, afterwards the last of them. */
type Antwoorden = Antwoord | readonly Antwoord[];
const sluiten = vast({ uitkomst: 'sluiten', urgentieCode: 'p4', motivatie: 'Het gezin heeft al hulp en de veiligheid is besproken. Wij zien nu geen reden om verder te gaan.' });

/** One way through the chain: who answers differently, what must have happened in this order, and where it ends. */
export type Pad = {
  readonly naam: string;
  readonly titel: string;
  /** `soh`: the police system sends it and completes it by PATCH; `eigen`: a police officer fills in the form. */
  readonly start: 'soh' | 'eigen';
  readonly anders: Readonly<Record<string, Antwoorden>>;
  readonly mensen?: readonly Mens[];
  /** Does the family agree? */
  readonly eens?: boolean;
  /** `formId:uitkomst` in this order, among others. */
  readonly verwacht: readonly string[];
  /** Steps that may not happen on this path. */
  readonly nooit?: readonly string[];
  readonly klaar: (gedaan: readonly Stapregel[]) => boolean;
  /** How the casus must stand at the end; null = there is no casus. */
  readonly casus: 'gesloten' | 'loopt' | null;
  /** Something from outside, once, as soon as this step is done. */
  readonly na?: { readonly stap: string; readonly doe: (w: Wereld, meldingId: string) => Promise<string> };
  /** Only on an isolated stack: how the simulated organisations behave. */
  readonly zet?: (stapel: Stapel) => void;
  readonly wachtstappen?: readonly number[];
};

const dag = 86_400_000;
const kort = [6 * 60_000, 6 * 60_000, dag, dag, 3 * dag];
export const lange = [...kort, 7 * dag, 7 * dag, 14 * dag, 28 * dag, 28 * dag, 28 * dag];
const gedaan = (stap: string, keer = 1) => (g: readonly Stapregel[]): boolean => g.filter((x) => `${x.formId.split('.')[1]}:${x.uitkomst}` === stap).length >= keer;
const dicht = gedaan('afsluiting-akkoord:akkoord');
const politie = '00000099000000003000', gemeente = '00000099000000007000';
const naarOverleg = { 'uitvoeren-triage.triage-besluiten': vast({ uitkomst: 'overleg', urgentieCode: 'p2', motivatie: 'De onveiligheid is structureel; wij overleggen met de partners.' }) };
const vervolg = ['overleg-voeren:plan', 'uitkomst-vaststellen:vaststellen', 'casusregisseur-aanvaarden:aanvaard', 'plan-akkoord:vaststellen'];
const einde = ['nazorg-vaststellen:nazorg', 'nazorgmoment-uitvoeren:stabiel', 'afsluiting-voorstellen:afsluiten', 'afsluiting-akkoord:akkoord'];

/** Of these the family refuses the first (`antwoordBurger`) and agrees with the second. */
const nietEensDelen = ['Oudercursus op dinsdagavond', 'Gezinsbegeleiding aan huis, één keer per week'] as const;
/** After the decision only what the family agreed to counts and is set out; what it refused stays concept (R7.10). */
const alleenWatMag = async (w: Wereld): Promise<string> => {
  const klant = await w.als('fenna', 'casusregisseur');
  const taak = await wachtTot(() => 'de regie begint niet', async () => (await lijst(klant)).find((t) => t.formId === 'regisseren-plan.regie-voeren'), 30_000);
  type Deel = { omschrijving: string; isActief: boolean; akkoord: string; actieStatus: string | null };
  const { body } = await klant.roep<{ plan: { interventies: Deel[] } | null }>('GET', `/api/v1/casussen/${taak.casus?.id}/plan`, { doel: 'plan-regisseren' });
  const stand = Object.fromEntries((body.plan?.interventies ?? []).map((d) => [d.omschrijving, `${d.isActief ? 'actief' : 'concept'}, ${d.akkoord}, ${d.actieStatus === null ? 'geen actie' : 'actie'}`]));
  const [nee, ja] = nietEensDelen;
  if (Object.keys(stand).length !== 2 || stand[nee] !== 'concept, geweigerd, geen actie' || stand[ja] !== 'actief, gegeven, actie') throw new Error(`het plan geldt anders dan het gezin zei: ${JSON.stringify(stand)}`);
  return 'alleen waar het gezin akkoord mee is, geldt';
};

export const paden: readonly Pad[] = [
  {
    naam: 'keten', titel: 'Van melding tot gesloten casus, langs elke bouwsteen', start: 'soh', casus: 'gesloten', klaar: dicht,
    anders: {
      'uitwisselen-melding.melding-beoordelen': [vast({ urgentieCode: 'p2', motivatie: 'Er ontbreken nog gegevens van de melder.', aanvulling: 'Is het gezin geïnformeerd, en heeft u de stappen van de meldcode gedaan?', uitkomst: 'aanvulling-vragen' }), gewoon['uitwisselen-melding.melding-beoordelen'] as Antwoord],
      'uitvoeren-triage.triage-besluiten': vast({ uitkomst: 'preventie', urgentieCode: 'p2', motivatie: 'Het gezin vraagt zelf om hulp. Wij proberen eerst lichte hulp en kijken daarna opnieuw hoe het gaat.' }),
    },
    verwacht: ['melding-beoordelen:aanvulling-vragen', 'melding-beoordelen:accepteren', 'kandidaat-kiezen:vastgesteld', 'uitvraag-bevestigen:uitvragen', 'triage-besluiten:preventie', 'preventieadvies-geven:aanbieden', 'check-bespreken:opschalen', 'analyse-opstellen:ter-zienswijze', 'analyse-vaststellen:advies-gereed', 'overleg-voorbereiden:uitnodigen', ...vervolg, 'terugkoppeling-beoordelen:akkoord', 'regie-voeren:doelen-bereikt', ...einde],
    wachtstappen: lange,
  },
  {
    naam: 'niet-aannemen', titel: 'De melding wordt afgewezen, met een tweede persoon', start: 'eigen', casus: null, klaar: gedaan('terugmelding-opstellen:versturen'),
    anders: { 'uitwisselen-melding.melding-beoordelen': vast({ uitkomst: 'afwijzen', redenCode: 'geen-zorg', motivatie: 'Er is geen zorg die bij Veilig Thuis hoort.' }) },
    verwacht: ['melding-beoordelen:afwijzen', 'afwijzen-tweede-akkoord:akkoord'], nooit: ['kandidaat-kiezen', 'netwerk-aanvullen'],
  },
  {
    naam: 'doorzetten-geweigerd', titel: 'Het andere meldpunt neemt de melding niet over; hij blijft bij ons', start: 'eigen', casus: 'loopt', klaar: gedaan('netwerk-aanvullen:bevestigd'),
    mensen: [...mensen, { login: 'sietske', rol: 'procesregisseur' }, { login: 'yusuf', rol: 'procesregisseur' }],
    anders: {
      'uitwisselen-melding.melding-beoordelen': (t, _w, wie) => {
        if (wie.login !== 'noor') return { uitkomst: 'afwijzen', redenCode: 'verkeerd-loket', motivatie: 'Dit gezin woont niet in onze regio.' };
        const teruggekomen = (t.gegevens?.beginwaarden['motivatie'] ?? '') !== '' || doorgezet.has(t.casus?.id ?? t.id);
        if (teruggekomen || doorgezet.size > 0) return { urgentieCode: 'p2', uitkomst: 'accepteren', motivatie: 'Het andere meldpunt nam de melding niet over. Wij pakken hem op.' };
        doorgezet.add(t.id);
        return { uitkomst: 'doorzetten', ontvangerId: (t.gegevens?.opties?.['ontvangerId'] ?? []).find((o) => o.label === 'Veilig Thuis Duinbroek')?.waarde, motivatie: 'Het gezin lijkt in Duinbroek te wonen.' };
      },
    },
    verwacht: ['melding-beoordelen:doorzetten', 'melding-beoordelen:afwijzen', 'afwijzen-tweede-akkoord:akkoord', 'melding-beoordelen:accepteren', 'netwerk-aanvullen:bevestigd'],
  },
  {
    naam: 'partner-zwijgt', titel: 'Een verplichte partner antwoordt niet; een mens kiest', start: 'eigen', casus: 'loopt', klaar: gedaan('triage-besluiten:overleg'),
    zet: (s) => { for (const oin of [politie, gemeente]) s.simulatoren?.partners.get(oin)?.zetGedrag({ uitvraag: 'wacht' }); },
    anders: { ...naarOverleg, 'bepalen-bekendheid.bekendheid-beantwoorden': () => null, 'bepalen-bekendheid.ontbrekend-beoordelen': vast({ contactGezocht: 'ja', belang: 'kan-wachten', redenDoorgaan: lang, uitkomst: 'doorgaan-zonder' }) },
    verwacht: ['uitvraag-bevestigen:uitvragen', 'ontbrekend-beoordelen:doorgaan-zonder', 'triage-besluiten:overleg'],
  },
  {
    naam: 'geen-vervolg', titel: 'De triage besluit te sluiten; een tweede persoon kijkt mee', start: 'eigen', casus: 'gesloten', klaar: dicht,
    anders: { 'uitvoeren-triage.triage-besluiten': sluiten, 'uitvoeren-triage.triage-tweede-akkoord': vast({ uitkomst: 'akkoord', isAdviesGewogen: true, isVeiligheidGewogen: true, motivatie: lang }) },
    verwacht: ['triage-besluiten:sluiten', 'triage-tweede-akkoord:akkoord', 'afsluiting-voorstellen:afsluiten', 'afsluiting-akkoord:akkoord'], nooit: ['overleg-voorbereiden', 'nazorg-vaststellen'],
  },
  {
    naam: 'quorum', titel: 'Het quorum wordt niet gehaald', start: 'eigen', casus: 'gesloten', klaar: dicht,
    zet: (s) => { for (const partner of s.simulatoren?.partners.values() ?? []) partner.zetGedrag({ uitnodiging: 'afwezig' }); },
    anders: {
      ...naarOverleg, 'overleggen-casus.uitnodiging-beantwoorden': vast({ uitkomst: 'afwezig', redenAfwezig: 'agenda' }),
      'overleggen-casus.quorum-beoordelen': async (_t, w) => ({ uitkomst: 'verzetten', nieuweStart: await overWerkdagen(w, 14), motivatie: 'De gemeente kan niet. Wij kiezen een ander moment.', isGebeld: true }),
      'overleggen-casus.overleg-afhandelen': vast({ uitkomst: 'zonder-overleg', motivatie: lang }),
    },
    verwacht: ['overleg-voorbereiden:uitnodigen', 'quorum-beoordelen:verzetten', 'overleg-afhandelen:zonder-overleg', ...einde], nooit: ['overleg-voeren', 'plan-opstellen'], wachtstappen: lange,
  },
  {
    naam: 'burger-niet-eens', titel: 'Het gezin is het niet eens met het plan', start: 'eigen', casus: 'gesloten', klaar: dicht, eens: false, anders: { ...naarOverleg, 'regisseren-plan.plan-opstellen': stelPlanOp(nietEensDelen) },
    na: { stap: 'plan-akkoord:vaststellen', doe: alleenWatMag },
    verwacht: ['overleg-voeren:plan', 'plan-opstellen:ter-instemming', 'plan-bijstellen:vasthouden', 'plan-akkoord:vaststellen', ...einde], wachtstappen: lange,
  },
  {
    naam: 'actie-geweigerd', titel: 'Een partner weigert de actie; een andere neemt haar aan', start: 'eigen', casus: 'gesloten', klaar: dicht,
    zet: (s) => { for (const partner of s.simulatoren?.partners.values() ?? []) partner.zetGedrag({ actie: 'weigert' }); },
    anders: { ...naarOverleg, 'uitvoeren-actie.actie-herbestemmen': async (t, w) => ({ uitkomst: 'andere-partner', organisatieId: (t.gegevens?.opties?.['organisatieId'] ?? []).find((o) => /Zwaluwhoek|Spoorzicht/.test(o.label))?.waarde ?? t.gegevens?.opties?.['organisatieId']?.[0]?.waarde, nieuweDatum: (await overWerkdagen(w, 60)).slice(0, 10), reden: 'Deze organisatie kan het wel doen.' }) },
    verwacht: ['actie-herbestemmen:andere-partner', 'actie-beoordelen:aannemen', 'actie-uitvoeren:gereed', 'regie-voeren:doelen-bereikt', ...einde], wachtstappen: lange,
  },
  {
    naam: 'terugval', titel: 'Terugval in de nazorg en een nieuwe ronde', start: 'eigen', casus: 'gesloten', klaar: dicht,
    anders: {
      ...naarOverleg, 'uitvoeren-triage.triage-besluiten': [naarOverleg['uitvoeren-triage.triage-besluiten'], sluiten], 'uitvoeren-triage.triage-tweede-akkoord': vast({ uitkomst: 'akkoord', isAdviesGewogen: true, isVeiligheidGewogen: true, motivatie: lang }),
      'nazorg-afsluiten.nazorgmoment-uitvoeren': [gewoon['nazorg-afsluiten.nazorgmoment-uitvoeren'] as Antwoord, async (t, w, wie) => ({ ...(await (gewoon['nazorg-afsluiten.nazorgmoment-uitvoeren'] as Antwoord)(t, w, wie)), uitkomst: 'terugval', veiligheid: '1' })],
    },
    verwacht: ['nazorgmoment-uitvoeren:stabiel', 'nazorgmoment-uitvoeren:terugval', 'terugval-wegen:terugval', 'instrument-invullen:afgerond', 'triage-besluiten:sluiten', 'triage-tweede-akkoord:akkoord', 'afsluiting-akkoord:akkoord'], wachtstappen: lange,
  },
  {
    naam: 'intrekking', titel: 'De melding wordt ingetrokken; twee mensen beëindigen de casus', start: 'eigen', casus: 'gesloten', klaar: dicht, anders: { 'uitvoeren-triage.instrument-invullen': () => null, 'bepalen-bekendheid.uitvraag-bevestigen': () => null, 'bepalen-bekendheid.verzoek-opstellen': () => null },
    na: { stap: 'netwerk-aanvullen:bevestigd', doe: async (w, meldingId) => { await (await w.als('joost', 'melder')).roep('POST', `/api/v1/meldingen/${meldingId}/intrekkingen`, { doel: 'melding-beoordelen', body: { reden: 'Ik heb mij vergist in het gezin.' } }); return 'melding ingetrokken'; } },
    verwacht: ['netwerk-aanvullen:bevestigd', 'intrekking-beoordelen:beeindigen', 'intrekking-tweede-akkoord:akkoord', 'afsluiting-voorstellen:afsluiten', 'afsluiting-akkoord:akkoord'],
  },
];
/** Which melding went to the other meldpunt once. */
const doorgezet = new Set<string>();
const overWerkdagen = async (w: Wereld, dagen: number): Promise<string> => { const d = new Date((await w.nu()).getTime() + dagen * dag); d.setUTCHours(9, 0, 0, 0); while ([0, 6].includes(d.getUTCDay())) d.setTime(d.getTime() + dag); return d.toISOString().replace('.000Z', 'Z'); };

/** The answer of a path to the n-th task of a form. */
export const antwoordVan = (pad: Pick<Pad, 'anders'>) => (formId: string, keer: number): Antwoord | undefined => {
  const eigen = pad.anders[formId];
  const lijst = eigen === undefined ? undefined : Array.isArray(eigen) ? eigen as readonly Antwoord[] : [eigen as Antwoord];
  if (lijst !== undefined) return lijst[Math.min(keer, lijst.length - 1)];
  return gewoon[formId] ?? (formId.endsWith('.termijn-verlopen') ? wacht : undefined);
};
export const burgersVan = (pad: Pad): { subs: readonly string[]; vraag: ReturnType<typeof antwoordBurger> } => ({ subs: burgers, vraag: antwoordBurger(pad.eens ?? true) });
export const mensenVan = (pad: Pad): readonly Mens[] => pad.mensen ?? mensen;
