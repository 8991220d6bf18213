// Cases 1 to 4 of the demo: from a melding that waits to a family that tries help.
import { randomUUID } from 'node:crypto';
import { demoOin } from '../../../domein/oin.ts';
import { duinbroek, joost, kees, melding, merelland, rolboek, teamVan, vergader, type Verhaal } from '../rolboek.ts';
import { antwoordOpVraag } from '../planwerk.ts';
import type { Casusverhaal, Rolboek, Spel } from '../spel.ts';

/** The police sent it by its own system on the last werkdag; M4 (was the family told?) is open, and nobody looked yet. */
const meldingWacht: Casusverhaal = {
  nummer: 1, titel: 'melding wacht op beoordeling', team: teamVan(merelland),
  speel: async (s) => {
    await s.werkdag(-1, '16:20');
    const uur = (geleden: number): string => new Date(s.nu().getTime() - geleden * 3_600_000).toISOString();
    const vulAan = await s.stuurKeten(demoOin(3), {
      id: 'POL-2026-004711', soort: 'VT', datumTijd: s.nu().toISOString(), verzoek: 'Graag beoordelen of dit gezin veilig is.', terugkoppelingGewenst: true,
      zorgelijkeSituatie: { situatieSchets: 'De politie was bij een heftige ruzie tussen de ouders. De drie kinderen waren thuis en waren bang. De oudste belde zelf 112.', nadereOmschrijving: 'Het is de tweede keer deze maand. Vader was weg toen de politie kwam.', vraagAntwoord: { vraag: 'Waren er kinderen bij?', antwoord: 'Ja, drie.' } },
      contact: { naam: 'Joost Ruiterkamp', emailAdres: 'joost@demo.samenspel.example', telefoonnummer: '0800-555301' }, overigeInformatie: { omschrijving: '' },
      naarAanleidingVan: [{ datumTijd: uur(17), periodeVanTot: { datumTijdBegin: uur(17), datumTijdEinde: uur(16) }, locatie: 'Vinkenoord', omschrijving: 'Ruzie in de woning.' }], heeftBetrekkingOp: [],
    });
    // The SOH form cannot carry everything: the meldpunt asks, and the system of the police adds what it knows.
    await s.doe('melding-beoordelen', { 'melding-beoordelen': [merelland.meldpunt, { uitkomst: 'aanvulling-vragen', aanvulling: 'Wie wonen er in dit huis, en is het gezin verteld dat u dit meldt?', motivatie: 'Wij missen wie er bij betrokken zijn en of het gezin dit weet.' }] });
    await s.werkdag(-1, '17:05');
    await vulAan({ acuutGevaar: 'nee', melder: joost, betrokkenen: [s.vertel('P01', 'centraal'), s.vertel('P02', 'vermoedelijk-pleger'), s.vertel('P03', 'kind'), s.vertel('P04', 'kind'), s.vertel('P05', 'kind')], antwoorden: { kinderen: 'ja', meldcode: 'ja', geweld: 'ja' } });
    await s.tot('melding-beoordelen', {});
  },
};

const stiefgezin: Verhaal = {
  urgentie: 'p2', accepteren: 'De school en de wijkagent zien allebei dat Sem en Fleur klem zitten. Dit hoort bij Veilig Thuis.', uitvraag: 'Er zijn twee huishoudens en een omgangsregeling. Wij willen weten wie dit gezin al kent voordat wij met de ouders praten.',
  veil: [5, 7], triage: { uitkomst: 'overleg', motivatie: 'Nog niet besloten.' },
};
/** The uitvraag ended without an answer of the GI; of two requests for information the police gave a part, the ggz still has to decide. */
const bekendheidLoopt: Casusverhaal = {
  nummer: 2, titel: 'bekendheid loopt', team: teamVan(merelland),
  speel: async (s) => {
    const boek: Rolboek = {
      ...rolboek(merelland, stiefgezin),
      'bekendheid-beantwoorden': ['eline', (t) => ({ uitkomst: 'bekend', bekendePersonen: t.opties('bekendePersonen').slice(0, 1), actuelePersonen: t.opties('bekendePersonen').slice(0, 1), contactpunt: 'Aanmeldpunt volwassenen' })],
      'verzoek-opstellen': [merelland.meldpunt, (t) => ({
        uitkomst: 'vragen', houders: [t.optie('houders', /Politie/), t.optie('houders', /GGZ/)], vragen: t.opties('vragen').slice(0, 3), isWettelijkeTaak: false,
        noodzaak: 'Voor de veiligheidsbeoordeling moeten wij weten of er eerder geweld was en of moeder nu in behandeling is. Zonder dit antwoord schatten wij het gevaar verkeerd in.',
      })],
    };
    await s.werkdag(-5, '15:10');
    await s.stuur(merelland.melder, melding(s, joost, 'Vinkenoord', 30, 'De school belde de wijkagent: Sem is al weken moe en stil en zegt dat hij niet naar huis wil. Bij het overdragen van Mees stonden moeder en haar ex-partner op straat te schreeuwen.', [s.vertel('P10', 'centraal'), s.vertel('P11', 'partner'), s.vertel('P12', 'kind'), s.vertel('P13', 'kind'), s.vertel('P14', 'kind'), s.vertel('P15', 'ouder')]));
    await s.werkdag(-4, '09:40');
    await s.doe('uitvraag-bevestigen', boek);
    await s.rust(boek);
    await s.werkdag(-1, '09:05');
    s.partner(3).zetGedrag({ verzoek: 'deels' });
    await s.tot('verzoek-behandelen', boek);
    await s.neem('verzoek-behandelen', 'eline');
    await s.rust({});
    s.partner(3).zetGedrag({ verzoek: 'alles' });
  },
};

const nacht = (s: Spel): Verhaal => ({
  urgentie: 'p1', accepteren: 'Er is vanavond geweld gebruikt waar kinderen bij waren en er is een mes gezien. Wij pakken dit nu op.', uitvraag: 'Er is acuut gevaar.', veil: [1, 2, 5], triage: { uitkomst: 'spoedoverleg', motivatie: 'Acuut.' },
  gezag: 'De geboorte van Nadir is in het buitenland geregistreerd. De gemeente zoekt de akte op.',
  overleg: {
    wie: [/Politie Basisteam Duinbroek/, /Gemeente Kwelderdijk/], thema: 'Wat is er nu nodig', reden: 'Acute situatie', start: () => new Date(0),
    besluit: 'Vader slaapt tot en met zondag bij zijn broer. De politie rijdt vannacht twee keer langs.', afspraak: 'De crisisdienst van de gemeente belt moeder om half negen.', afspraakOp: () => s.datum(0), motivatie: 'Moeder en de kinderen zijn vannacht veilig als vader weg is. Vader werkt hieraan mee.', b1: 'Vader slaapt een paar nachten ergens anders. U wordt morgen gebeld.',
  },
});
/** Last night: a motorkapoverleg that a colleague must look at today; who holds gezag over one child cannot be told from the register. */
const motorkap: Casusverhaal = {
  nummer: 3, titel: 'motorkapoverleg van vannacht', team: teamVan(duinbroek),
  speel: async (s) => {
    const verhaal = nacht(s);
    const { 'gezag-beoordelen': _, ...boek } = rolboek(duinbroek, verhaal);
    await s.dag(-1, '20:05');
    await s.stuur(duinbroek.melder, melding(s, kees, 'Kwelderdijk', 1, 'De buren belden: geschreeuw en glasgerinkel. Moeder had een rode plek op haar arm. Het nichtje Amina zat met de twee kinderen boven. Er lag een keukenmes op de trap.', [
      s.vertel('P24', 'centraal'), s.vertel('P25', 'vermoedelijk-pleger'), s.vertel('P26', 'kind'), s.vertel('P28', 'kind'), s.vertel('P27', 'overig'),
    ], { acuutGevaar: 'ja' }));
    await s.doe('melding-beoordelen', boek);
    await s.tot('gezag-beoordelen', boek);
    await s.dag(-1, '21:15');
    await (await s.als(duinbroek.meldpunt)).roep('POST', '/api/v1/motorkapoverleggen', { doel: 'casusoverleg-voeren', body: { id: randomUUID(), casusId: s.casusId() } });
    const spoed: Rolboek = { ...boek, 'motorkap-starten': [duinbroek.meldpunt, (t) => ({ uitkomst: 'uitnodigen', reden: 'Er is vanavond een mes gezien en vader is niet rustig.', personen: t.opties('personen'), organisaties: [t.optie('organisaties', /Politie Basisteam Duinbroek/), t.optie('organisaties', /Gemeente Kwelderdijk/)] })] };
    await s.doe('motorkap-starten', spoed);
    await s.dag(-1, '21:35');
    await s.doe('overleg-voeren', spoed, vergader(verhaal, duinbroek, 'acties'));
    await s.dag(-1, '22:10');
    await s.doe('uitkomst-vastleggen', spoed);
    await s.doe('uitkomst-vaststellen', spoed);
    await s.tot('motorkap-toetsen', spoed);
  },
};

const mantelzorg: Verhaal = {
  urgentie: 'p4', accepteren: 'Er is geen geweld. De zoon zorgt al jaren alleen voor zijn moeder en trekt het niet meer. Wij kijken welke hulp past.', uitvraag: 'Wij willen weten wie moeder en zoon al kent, zodat zij hun verhaal niet opnieuw hoeven te doen.',
  veil: [], triage: { uitkomst: 'preventie', motivatie: 'De zoon is overbelast, moeder is veilig. Lichte hulp in de wijk is genoeg, en zij willen dat zelf ook.' },
};
/** A son who cares for his mother has help from the wijkteam; in a few weeks somebody looks with him whether it is enough. */
const preventie: Casusverhaal = {
  nummer: 4, titel: 'preventie loopt', team: teamVan(merelland),
  speel: async (s) => {
    const boek = rolboek(merelland, mantelzorg);
    await s.werkdag(-22, '11:15');
    await s.stuur(merelland.melder, melding(s, joost, 'Lijsterveen', 40, 'De huisarts en de buurvrouw maken zich zorgen. Evert zorgt dag en nacht voor zijn moeder van 81. Hij slaapt slecht, werkt niet meer en praat met niemand.', [s.vertel('P40', 'centraal'), s.vertel('P41', 'ouder')], { antwoorden: { geinformeerd: 'ja', kinderen: 'nee', meldcode: 'ja', geweld: 'nee' } }));
    await s.werkdag(-21, '10:00');
    await s.doe('uitvraag-bevestigen', boek);
    await s.rust(boek);
    await s.werkdag(-19, '13:30');
    await s.doe('triage-besluiten', boek);
    await s.werkdag(-18, '10:30');
    await s.doe('preventieadvies-geven', { ...boek, 'preventieadvies-geven': ['loes/deelnemer', (t) => ({
      uitkomst: 'aanbieden', leefgebieden: ['netwerk'], dienstId: t.optie('dienstId', /Maatje en netwerk/), persoonIds: [t.optie('persoonIds', /Evert/)], uitleg: 'Een maatje komt elke week langs. Dan heeft u een middag voor uzelf.', aantalDagen: 14, motivatie: 'De zoon noemt zelf dat hij er alleen voor staat. Een maatje is er snel en hij mag altijd stoppen.',
    })] });
    await s.werkdag(-16, '19:30');
    await antwoordOpVraag(await s.als('burger-p40'), 'Dat wil ik wel proberen.');
    await s.element('voortgang-afwachten');
  },
};

export const instroom: readonly Casusverhaal[] = [meldingWacht, bekendheidLoopt, motorkap, preventie];
