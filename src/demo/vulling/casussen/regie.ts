// Cases 5 to 8 of the demo: from an overleg that is about to be held to aftercare.
import { randomUUID } from 'node:crypto';
import { bereidVoor, duinbroek, joost, kees, melding, merelland, rolboek, teamVan, type Verhaal } from '../rolboek.ts';
import { antwoordOpPlan, doelPlan, leesPlan, stelPlanOp } from '../planwerk.ts';
import type { Casusverhaal, Rolboek, Spel } from '../spel.ts';

/** From a sent melding to the triage decision: the uitvraag at one moment, the triage at another. */
const totTriage = async (s: Spel, boek: Rolboek, uitvraag: () => Promise<void>, triage: () => Promise<void>): Promise<void> => {
  await uitvraag();
  await s.doe('uitvraag-bevestigen', boek);
  await s.rust(boek);
  await triage();
  await s.doe('triage-besluiten', boek);
};

/** Prepares the meeting and waits until its invitations are out: a clock that moves earlier leaves them too late for an answer. */
const nodigUit = async (s: Spel, boek: Rolboek): Promise<void> => { await s.doe('overleg-voorbereiden', boek); await s.element('roep-uitnodiging'); await s.rust(boek); };

/** Tomorrow at ten: documents are there, the municipality cannot come, the youth care comes for one point only. */
const overlegMorgen: Casusverhaal = {
  nummer: 5, titel: 'overleg op de volgende werkdag om tien uur', team: teamVan(duinbroek),
  speel: async (s) => {
    const v: Verhaal = {
      urgentie: 'p3', accepteren: 'Een groep jongeren trekt de zeventienjarige Ties mee in diefstal en overlast. Wij onderzoeken samen met de partners wat hem kan keren.', uitvraag: 'De jongeren staan op drie adressen ingeschreven. Wij willen weten wie hen kent en wie al hulp geeft.', veil: [5, 7],
      triage: { uitkomst: 'overleg', motivatie: 'De zorgen raken straf, zorg en wonen. Geen partij kan dit alleen; wij overleggen met elkaar en met de jongeren.' }, gezag: 'Milan is voogd over zijn broer Ties. De uitspraak van de rechter is opgevraagd en nog niet binnen.',
      overleg: { wie: [], thema: '', reden: '', start: () => s.moment(s.werkdatum(1), '10:00'), besluit: '', afspraak: '', afspraakOp: () => '', motivatie: '', b1: '' },
    };
    const boek: Rolboek = { ...rolboek(duinbroek, v), 'uitnodiging-beantwoorden': [['gijs', 'eline', 'omar', 'tess'], { uitkomst: 'aanwezig', isVoorbereid: true }] };
    await s.werkdag(-17, '09:20');
    await s.stuur(duinbroek.melder, melding(s, kees, 'Kwelderdijk', 20, 'In de haven hangt elke avond een groep jongeren. Er is drie keer ingebroken bij de jachtclub. Ties van 17 staat erbij en verzuimt van school. De oudere jongens bepalen wat er gebeurt.', [s.vertel('P42', 'centraal'), s.vertel('P47', 'kind'), s.vertel('P43', 'overig'), s.vertel('P44', 'overig')]));
    await totTriage(s, boek, () => s.werkdag(-16, '11:00'), () => s.werkdag(-13, '15:00'));
    await s.werkdag(-9, '09:30');
    s.partner(8).zetGedrag({ uitnodiging: 'afwezig' });
    await s.doe('overleg-voorbereiden', boek, bereidVoor(v, (kies) => {
      const [pol, gem, jh, ggz] = [kies(/Politie Basisteam Duinbroek/), kies(/Gemeente Kwelderdijk/), kies(/Jeugdhulp Spoorzicht/), kies(/GGZ/)];
      return {
        agenda: [{ thema: 'School, werk en toezicht voor Ties', gevraagdBesluit: 'aanpak', minuten: 40 }, { thema: 'Overlast en jongerenwerk in de haven', gevraagdBesluit: null, minuten: 20 }],
        deelnemers: [{ organisatieId: pol, reden: 'Kent de groep en de aangiften', agendapunten: [1, 2] }, { organisatieId: gem, reden: 'Leerplicht en jongerenwerk', agendapunten: [1, 2] }, { organisatieId: ggz, reden: 'Denkt mee over de verslaving van Koen', agendapunten: [1] }, { organisatieId: jh, reden: 'Alleen voor het jongerenwerk op de steiger', agendapunten: [2] }],
        stukken: [{ titel: 'Overzicht van de incidenten', inhoud: 'Drie inbraken bij de jachtclub, twee keer geluidsoverlast, een keer vernieling. Ties is twee keer in de buurt gezien, nooit aangehouden.', gegevenssoort: 'OVL', bron: 'document', voorwaarde: 'alleen-lezen', agendapunt: 1, ontvangers: [pol, ggz] }, { titel: 'Klachten van omwonenden', inhoud: 'Elf klachten in zes weken over lawaai na elf uur op de steiger.', gegevenssoort: 'OVL', bron: 'document', voorwaarde: 'alleen-lezen', agendapunt: 2, ontvangers: [jh] }],
      };
    }));
    await s.element('roep-uitnodiging');
    await s.werkdag(-7, '10:00');
    await s.tot('quorum-beoordelen', boek, 4_000).catch(() => undefined);
    await s.werkdag(-3, '09:00');
    await s.tot('quorum-beoordelen', boek);
    await s.werkdag(-1, '16:00');
    await s.rust(boek);
    await s.neem('quorum-beoordelen', duinbroek.meldpunt);
    s.partner(8).zetGedrag({ uitnodiging: 'aanwezig' });
  },
};

/** The outcome was corrected after the police asked; the mother refuses one part of the plan, the plan waits for its decision. */
const planTerAkkoord: Casusverhaal = {
  nummer: 6, titel: 'plan wacht op akkoord', team: teamVan(merelland),
  speel: async (s) => {
    const v: Verhaal = {
      urgentie: 'p2', accepteren: 'Moeder staat er alleen voor, vader is onvindbaar en een onbekende heeft mede gezag. De kinderen missen school. Dit hoort bij Veilig Thuis.', uitvraag: 'Wij willen weten wie moeder en de kinderen kent en of iemand weet waar vader is.', veil: [5, 7],
      triage: { uitkomst: 'overleg', motivatie: 'De onveiligheid komt vooral door stress en schulden. Wij maken met moeder en de partners één aanpak.' }, gezag: 'De rechtbank heeft een derde met gezag belast; wie dat is, is bij de griffie opgevraagd.',
      overleg: {
        wie: [/Gemeente Vinkenoord/, /Politie Basisteam Merelland/, /Jeugdhulp Spoorzicht/], thema: 'Rust en ritme voor de kinderen', reden: 'Kent moeder of de kinderen', start: () => s.moment(s.werkdatum(-15), '10:00'),
        besluit: 'Moeder krijgt hulp bij de opvoeding en bij haar schulden, met één vast aanspreekpunt.', afspraak: 'Het wijkteam meldt moeder aan voor schuldhulp en gaat mee naar het eerste gesprek.', afspraakOp: () => s.datum(14), motivatie: 'Moeder zat aan tafel en wil dit zelf. Eerst rust in geld en ritme, dan verder kijken.', b1: 'U krijgt hulp bij de opvoeding en bij uw geld. U heeft één vast aanspreekpunt.',
      },
    };
    const boek: Rolboek = { ...rolboek(merelland, v), 'plan-opstellen': [merelland.regisseur, stelPlanOp([
      { titel: 'De kinderen zijn op tijd op school', leefgebied: 'opvoeding', specifiek: 'De kinderen zijn elke schooldag op tijd en uitgeslapen op school.', indicator: 'aantal', nulmeting: 2, streefwaarde: 5, streefdatum: s.datum(100), hulp: [{ omschrijving: 'Coach thuis voor ochtend en avond, twee keer per week', wie: /Jeugdhulp Spoorzicht/, van: s.datum(7), tot: s.datum(77) }] },
      { titel: 'De rekeningen zijn geregeld', leefgebied: 'financien', specifiek: 'Moeder heeft een overzicht van haar schulden en een afspraak om te betalen.', indicator: 'aantal', nulmeting: 9, streefwaarde: 0, streefdatum: s.datum(120), hulp: [{ omschrijving: 'Schuldhulp met budgetbeheer', wie: /Gemeente Vinkenoord/, van: s.datum(10), tot: s.datum(100) }] },
    ])], 'plan-bijstellen': [merelland.regisseur, (t) => ({ uitkomst: 'vasthouden', geweigerd: t.beginwaarden['geweigerd'] ?? [], toelichting: 'Moeder wil wel schuldhulp maar geen budgetbeheer. Wij beginnen met de coach en praten over drie weken verder over geld.' })],
    'correctie-beoordelen': [merelland.voorzitter, { uitkomst: 'corrigeren', isBesprokenMetVrager: true, tekst: 'Het wijkteam meldt moeder aan voor schuldhulp. De coach van Spoorzicht gaat mee naar het eerste gesprek.', motivatie: 'De coach had dit aan tafel toegezegd. De tekst is aangepast en met de vrager besproken.' }] };
    await s.werkdag(-26, '10:10');
    await s.stuur(merelland.melder, melding(s, joost, 'Roekdam', 26, 'De kinderen zwierven om elf uur ’s avonds op straat. Moeder sliep, er was geen eten in huis en de stroom was afgesloten. Vader is al maanden weg.', [s.vertel('P48', 'centraal'), s.vertel('P50', 'kind'), s.vertel('P51', 'kind')]));
    await totTriage(s, boek, () => s.werkdag(-25, '10:00'), () => s.werkdag(-23, '14:00'));
    await s.werkdag(-22, '09:30');
    await nodigUit(s, boek);
    await s.werkdag(-15, '10:05');
    await s.doe('overleg-voeren', boek);
    await s.werkdag(-14, '11:00');
    await s.doe('uitkomst-vaststellen', boek);
    await s.doe('casusregisseur-aanvaarden', boek);
    const { 'plan-opstellen': _, ...zonderPlan } = boek;
    await s.werkdag(-12, '09:15');
    const mara = await s.als('mara'), doel = 'uitkomst-uitwisselen';
    const [uitkomst] = (await mara.roep<{ items: { id: string }[] }>('GET', '/api/v1/uitkomsten', { doel })).body.items;
    await mara.roep('POST', `/api/v1/uitkomsten/${uitkomst?.id}/correctieverzoeken`, { doel, body: { id: randomUUID(), onderdeel: 'afspraak', volgnummer: 1, watKloptNiet: 'Niet het wijkteam maar de coach van Spoorzicht gaat mee naar het gesprek.', voorstel: 'De coach van Spoorzicht gaat mee naar het eerste gesprek.' } });
    await s.werkdag(-11, '13:00');
    await s.doe('correctie-beoordelen', zonderPlan);
    await s.werkdag(-8, '15:00');
    await s.doe('plan-opstellen', boek);
    await s.werkdag(-6, '20:15');
    await antwoordOpPlan(await s.als('burger-p48'), { tekst: 'Ik wil wel hulp, maar ik houd mijn eigen rekening.', reden: 'Ik wil niet dat een ander over mijn geld gaat.' });
    await s.werkdag(-2, '10:30');
    await s.doe('plan-bijstellen', boek);
    await s.tot('plan-akkoord', boek);
    await s.neem('plan-akkoord', merelland.regisseur);
  },
};

/** A mother and two children in the opvang; the father may not know. The plan runs, one actie is late, and a treatment begins later than planned. */
const planActief: Casusverhaal = {
  nummer: 7, titel: 'plan loopt, een actie is te laat', team: teamVan(duinbroek),
  speel: async (s) => {
    const papa = /Ronald/;
    const v: Verhaal = {
      urgentie: 'p1', accepteren: 'Moeder en de kinderen zijn gisteravond naar De Luwte gebracht. Vader zoekt hen. Wij pakken dit nu op.', uitvraag: 'Moeder en de kinderen zitten op een geheim adres. Wij moeten weten wie hen kent, zonder dat vader dit hoort.', veil: [1, 2, 5, 7],
      triage: { uitkomst: 'spoedoverleg', motivatie: 'Er is ernstig geweld geweest en vader zoekt het gezin. Wij spreken de veiligheid direct af met politie en opvang.' }, gezag: 'Het gezag is in onderzoek bij de rechtbank. Tot de uitspraak doen wij niets zonder moeder.',
      overleg: {
        wie: [/Gemeente Kwelderdijk/, /Politie Basisteam Duinbroek/, /Vrouwenopvang De Luwte/, /GI De Zwaluwhoek/], thema: 'Veiligheid van moeder en kinderen', reden: 'Geeft nu hulp of bescherming', niet: { wie: papa, waarom: 'Vader mag niet weten dat er over het gezin wordt gesproken. Een uitnodiging brengt moeder in gevaar.' }, start: () => new Date(s.nu().getTime() + 5 * 3_600_000), besluit: 'Moeder en de kinderen blijven in de opvang. Hun adres staat nergens waar vader bij kan.', afspraak: 'De gemeente vraagt de politie om een afspraak op locatie op de school en op het oude adres.', afspraakOp: () => s.datum(-25),
        motivatie: 'Alle partijen zien hetzelfde gevaar. Moeder weet ervan en wil dit.', b1: 'U blijft met de kinderen in de opvang. Uw adres blijft geheim.',
      },
    };
    const boek: Rolboek = {
      ...rolboek(duinbroek, v),
      'informering-doen': [duinbroek.meldpunt, (t) => (papa.test(t.pagina) ? { uitkomst: 'uitstellen', veiligContact: 'nee', reden: 'veiligheid-betrokkene', motivatie: 'Vader zoekt moeder en de kinderen. Als hij dit hoort, weet hij dat zij hulp hebben en waar hij moet kijken.' } : { uitkomst: 'nu', veiligContact: 'alleen-zo', wijze: 'gesprek' })],
      'betrekken-beoordelen': [duinbroek.meldpunt, (t) => (papa.test(t.pagina) ? { uitkomst: 'niet-vragen', veiligContact: 'nee', motivatie: 'Vader mag niet weten dat er een plan is. Wij vragen hem niets zolang de achterhouding loopt.' } : { uitkomst: 'vragen', veiligContact: 'alleen-zo', motivatie: 'Wij vragen dit in een gesprek in de opvang, nooit per brief of telefoon.' })],
      'achterhouding-beoordelen': [duinbroek.tweede, { uitkomst: 'akkoord', isLichterMiddelGewogen: true, isVeiligheidGewogen: true, motivatie: 'Er is geen lichter middel: elk bericht aan vader brengt moeder in gevaar.' }],
      'achterhouding-herzien': [duinbroek.meldpunt, { uitkomst: 'verlengen', isVeranderd: false, reden: 'veiligheid-betrokkene', motivatie: 'Vader is deze week weer bij de oude woning gezien. Het gevaar is niet minder geworden.' }],
      'plan-opstellen': [duinbroek.regisseur, stelPlanOp([
        { titel: 'Moeder en de kinderen zijn veilig', leefgebied: 'veiligheid', specifiek: 'Er is geen contact met vader dat moeder en de kinderen niet willen.', indicator: 'aantal', nulmeting: 6, streefwaarde: 0, streefdatum: s.datum(90), hulp: [{ omschrijving: 'Veiligheidsplan maken met moeder en de school', wie: /GI De Zwaluwhoek/, van: s.datum(-24), tot: s.werkdatum(-7), soort: 'gesprek', prioriteit: 'P2' }, { omschrijving: 'Begeleiding van moeder en kinderen in de opvang', wie: /Jeugdhulp Spoorzicht/, van: s.datum(-24), tot: s.datum(60), soort: 'opvang', prioriteit: 'P2' }] },
        { titel: 'Pleun slaapt weer', leefgebied: 'psychisch', specifiek: 'Pleun slaapt de nacht door en durft weer alleen naar school te gaan.', indicator: 'score', nulmeting: 3, streefwaarde: 7, streefdatum: s.datum(260), hulp: [{ omschrijving: 'Traumabehandeling voor Pleun', wie: /GGZ Breedwater/, dienst: /Traumabehandeling jeugd/, van: s.datum(4), tot: s.datum(110), bewustLater: 'De wachttijd is langer; wij vragen elke week of het eerder kan.' }] },
      ], ['ouder'], { eigenaar: /Josefien/, nietVoor: papa })],
      'plan-akkoord': [duinbroek.voorzitter, { uitkomst: 'vaststellen', evaluatieOp: s.datum(14), motivatie: 'Moeder is het met alles eens. De veiligheid staat voorop en iedereen weet wat hij doet.' }],
      'actie-beoordelen': [['aisha', 'gerda', 'eline', 'tess'], { uitkomst: 'aannemen' }],
    };
    await s.werkdag(-24, '09:00');
    await s.stuur(duinbroek.melder, melding(s, kees, 'Kwelderdijk', 11, 'Moeder vluchtte ’s nachts met de kinderen naar het bureau. Zij had blauwe plekken in haar hals. Vader had gedreigd dat hij haar altijd zou vinden. De Luwte had plek.', [s.vertel('P31', 'centraal'), s.vertel('P32', 'kind'), s.vertel('P33', 'kind'), s.vertel('P34', 'vermoedelijk-pleger')], { acuutGevaar: 'ja' }));
    await totTriage(s, boek, () => s.werkdag(-24, '09:20'), () => s.werkdag(-24, '11:30'));
    await s.doe('overleg-voorbereiden', boek);
    // The invitations go only after a second person agreed that the father gets none.
    await s.tot('uitnodiging-beantwoorden', boek);
    await s.rust(boek);
    await s.werkdag(-24, '17:00');
    await s.doe('overleg-voeren', boek);
    await s.werkdag(-23, '10:00');
    await s.doe('uitkomst-vaststellen', boek);
    await s.doe('casusregisseur-aanvaarden', boek);
    await s.werkdag(-21, '14:00');
    await s.doe('plan-opstellen', boek);
    await s.werkdag(-20, '19:00');
    await antwoordOpPlan(await s.als('burger-p31'));
    await s.werkdag(-19, '09:30');
    await s.doe('plan-akkoord', boek);
    await s.tot('regie-voeren', boek);
    await s.rust(boek);
    // Holding back is looked at again every two weeks.
    for (const dag of [-17, -12, -7, -3]) { await s.werkdag(dag, '11:30'); await s.rust(boek); }
    await s.tot('signaal-oppakken', boek);
    await s.neem('signaal-oppakken', duinbroek.regisseur);
    await s.neem('actie-uitvoeren', 'aisha');
    await s.werkdag(-1, '10:00');
    const yusuf = await s.als(duinbroek.regisseur);
    const { body: { plan } } = await yusuf.roep<{ plan: { planId: string } | null }>('GET', `/api/v1/casussen/${s.casusId()}/plan`, { doel: doelPlan });
    const planId = plan?.planId ?? '';
    for (const i of (await leesPlan(yusuf, planId)).interventies ?? []) if (/^Begeleiding|^Veiligheidsplan/.test(i.omschrijving)) await yusuf.roep('POST', `/api/v1/plannen/${planId}/interventies/${i.id}/verplaatsingen`, { doel: doelPlan, body: { status: 'loopt' } });
    await yusuf.roep('POST', `/api/v1/plannen/${planId}/contacten`, { doel: doelPlan, body: { id: randomUUID() } });
  },
};

/** The plan is done; in the third month of aftercare the police gives a signal that it may go wrong again. */
const nazorg: Casusverhaal = {
  nummer: 8, titel: 'nazorg, met een signaal van terugval', team: teamVan(merelland),
  speel: async (s) => {
    const v: Verhaal = {
      urgentie: 'p2', accepteren: 'Een vrouw en een meisje van 15 werken zonder loon en mogen niet alleen naar buiten. Er zijn duidelijke signalen van uitbuiting.', uitvraag: 'Wij willen weten wie de slachtoffers kent, zonder dat de uitbuiter het merkt.', veil: [5, 7],
      triage: { uitkomst: 'overleg', motivatie: 'De afhankelijkheid is groot en het meisje is minderjarig. Wij maken samen één aanpak met politie, gemeente en opvang.' }, gezag: 'De ouders van het meisje wonen in het buitenland. De raad zoekt uit wie het gezag heeft.',
      overleg: {
        wie: [/Gemeente Vinkenoord/, /Politie Basisteam Merelland/], thema: 'Veilig wonen en loskomen', reden: 'Kent de situatie', start: () => s.moment(s.werkdatum(-83), '10:00'), besluit: 'De vrouw en het meisje verhuizen naar een veilige plek en krijgen elk een eigen begeleider.', afspraak: 'De gemeente regelt onderdak en een briefadres.', afspraakOp: () => s.datum(-110),
        motivatie: 'Beiden willen weg en durven dat met hulp. De politie houdt toezicht op het oude adres.', b1: 'U krijgt een veilige plek om te wonen en een eigen begeleider.',
      },
    };
    const boek: Rolboek = {
      ...rolboek(merelland, v),
      'plan-opstellen': [merelland.regisseur, stelPlanOp([{ titel: 'Zelfstandig en veilig wonen', leefgebied: 'wonen', specifiek: 'De vrouw en het meisje wonen op een plek die zij zelf kozen, met eigen papieren.', indicator: 'ja-nee', nulmeting: 0, streefwaarde: 1, streefdatum: s.datum(-20), hulp: [{ omschrijving: 'Onderdak en begeleiding bij papieren en werk', wie: /Gemeente Vinkenoord/, van: s.datum(-112), tot: s.datum(-88) }] }], ['partner', 'partners'], { eigenaar: /Oksana/ })],
      'plan-akkoord': [merelland.voorzitter, { uitkomst: 'vaststellen', evaluatieOp: s.datum(-70), motivatie: 'Het plan is klein en haalbaar, en beide vrouwen staan erachter.' }],
      'plan-bijstellen': [merelland.regisseur, { uitkomst: 'vasthouden', geweigerd: [], toelichting: 'Het plan is mondeling met beide vrouwen doorgenomen; inloggen lukt hun niet.' }],
      'terugkoppeling-beoordelen': [merelland.regisseur, { uitkomst: 'akkoord', isGezinGesproken: true }],
      'nazorg-vaststellen': [merelland.meldpunt, { uitkomst: 'nazorg', moment1: s.datum(-38), moment2: s.werkdatum(8), moment3: s.werkdatum(70), vorm: 'huisbezoek', isMetGezinBesproken: true, motivatie: 'De vrouw en het meisje wonen nu zelf. Wij houden een half jaar contact, omdat de kans op terugval het eerste half jaar groot is.' }],
      'nazorgmoment-uitvoeren': [merelland.regisseur, (t) => ({ uitkomst: 'stabiel', vorm: 'huisbezoek', metPersoonId: t.opties('metPersoonId')[0], goed: 'Zij heeft een baan in de bakkerij en het meisje gaat weer naar school.', veiligheid: '4' })],
    };
    await s.werkdag(-95, '13:45');
    await s.stuur(merelland.melder, melding(s, joost, 'Vinkenoord', 50, 'Bij een controle troffen wij een vrouw en een meisje van 15 aan in een woning boven een wasserij. Zij hadden geen papieren bij zich en keken bij elke vraag naar de man.', [s.vertel('P53', 'centraal'), s.vertel('P54', 'kind')]));
    await totTriage(s, boek, () => s.werkdag(-94, '10:00'), () => s.werkdag(-92, '15:00'));
    await s.werkdag(-91, '10:00');
    await nodigUit(s, boek);
    await s.werkdag(-83, '10:05');
    await s.doe('overleg-voeren', boek);
    await s.werkdag(-82, '11:00');
    await s.doe('uitkomst-vaststellen', boek);
    await s.doe('casusregisseur-aanvaarden', boek);
    await s.werkdag(-80, '14:00');
    await s.doe('plan-opstellen', boek);
    await s.werkdag(-79, '10:00');
    for (const wie of ['burger-p53', 'burger-p54']) await antwoordOpPlan(await s.als(wie));
    await s.werkdag(-78, '10:00');
    await s.doe('plan-akkoord', boek);
    await s.werkdag(-62, '10:00');
    await s.doe('terugkoppeling-beoordelen', boek);
    await s.werkdag(-60, '16:00');
    const fenna = await s.als(merelland.regisseur);
    const { body: { plan } } = await fenna.roep<{ plan: { planId: string } | null }>('GET', `/api/v1/casussen/${s.casusId()}/plan`, { doel: doelPlan });
    for (const d of (await leesPlan(fenna, plan?.planId ?? '')).doelen ?? []) await fenna.roep('POST', `/api/v1/plannen/${plan?.planId}/doelen/${d.id}/voortgang`, { doel: doelPlan, body: { id: randomUUID(), status: 'behaald', tekst: 'Zij wonen sinds vorige week op hun nieuwe adres.', cijferGezin: 8 } });
    await s.doe('regie-voeren', { ...boek, 'regie-voeren': [merelland.regisseur, { uitkomst: 'doelen-bereikt', toelichting: 'De vrouw en het meisje wonen veilig, hebben papieren en gaan naar werk en school.' }] });
    await s.werkdag(-59, '10:30');
    await s.doe('nazorg-vaststellen', boek);
    await s.dag(-37, '14:00');
    await s.doe('nazorgmoment-uitvoeren', boek);
    await s.werkdag(-1, '11:20');
    await (await s.als('mara')).roep('POST', `/api/v1/casussen/${s.casusId()}/terugvalsignalen`, { doel: 'nazorg-bieden', body: { id: randomUUID(), ernst: 2 } });
    await s.tot('terugval-wegen', boek);
  },
};

export const regie: readonly Casusverhaal[] = [overlegMorgen, planTerAkkoord, planActief, nazorg];
