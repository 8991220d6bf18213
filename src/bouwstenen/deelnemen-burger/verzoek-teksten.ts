import type { Uitgevoerd } from './uitvoeren.ts';
import type { Verzoekbesluit, Verzoeksoort } from './verzoek-model.ts';
import type { Burgerverzoek } from './verzoek-store.ts';

const datum = new Intl.DateTimeFormat('nl-NL', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'Europe/Amsterdam' });
const naamVan: Readonly<Record<Verzoeksoort, string>> = { inzage: 'verzoek om inzage', correctie: 'verzoek om verbetering', verwijdering: 'verzoek om verwijdering', beperking: 'verzoek om uw gegevens even niet te gebruiken', bezwaar: 'bezwaar', klacht: 'klacht' };
type Tekst = { onderwerp: string; tekst: string };

/** Texts at B1 level (R7.13). Subjects are neutral: they say nothing about a casus. */
export const ontvangsttekst = (v: Burgerverzoek): Tekst => ({ onderwerp: 'Wij hebben uw verzoek', tekst: `Wij hebben uw ${naamVan[v.soort]} gekregen. Het nummer is ${v.verzoeknummer}.\n\nEen medewerker bekijkt het. Daarna krijgt u hier antwoord.` });
export const aanvullingstekst = (v: Burgerverzoek, vraag: string): Tekst => ({ onderwerp: 'Wij hebben een vraag aan u', tekst: `Wij bekijken uw ${naamVan[v.soort]} (${v.verzoeknummer}). Wij willen daarvoor nog iets weten.\n\n${vraag}\n\nU kunt hier antwoorden. Dat kan vier weken lang.` });
export const verlengingstekst = (v: Burgerverzoek, tot: Date): Tekst => ({ onderwerp: 'Wij hebben meer tijd nodig', tekst: `Wij hebben meer tijd nodig voor uw ${naamVan[v.soort]} (${v.verzoeknummer}). U krijgt uiterlijk ${datum.format(tot)} antwoord.` });

const besluitzin: Readonly<Record<Verzoekbesluit, string>> = { toegewezen: 'U krijgt gelijk.', deels: 'U krijgt voor een deel gelijk.', afgewezen: 'Wij doen niet wat u vraagt.' };
const rechtsmiddelen = [
  'Bent u het niet eens met deze beslissing? U kunt binnen zes weken bezwaar maken bij ons.',
  'U kunt ook een klacht indienen bij de Autoriteit Persoonsgegevens. Of vraag de rechter om te kijken.',
].join('\n\n');
/** The decision with its reason, what was really done for it, and what one can do about it. To somebody who may not ask this: one neutral text for everyone. */
export const beslissingstekst = (v: Burgerverzoek, isBevoegd: boolean, uitleg: string | null): Tekst => ({
  onderwerp: 'Er is een antwoord op uw verzoek',
  tekst: isBevoegd
    ? [`Wij hebben beslist over uw ${naamVan[v.soort]} (${v.verzoeknummer}).`, besluitzin[v.besluit ?? 'afgewezen'], v.motivering ?? '', ...(uitleg === null ? [] : [uitleg]), rechtsmiddelen].join('\n\n')
    : [`Wij hebben uw verzoek ${v.verzoeknummer} bekeken.`, 'Wij hebben u geen gegevens te tonen. U kunt ook schriftelijk een verzoek doen.', rechtsmiddelen].join('\n\n'),
});
/** AVG 18 lid 3: told before a restriction ends. */
export const opheffingstekst: Tekst = { onderwerp: 'Wij gaan uw gegevens weer gebruiken', tekst: 'U vroeg ons om uw gegevens even niet te gebruiken. Dat is nu voorbij. Wij gebruiken uw gegevens weer.\n\nBent u het daar niet mee eens? U kunt opnieuw een verzoek doen, of een klacht indienen.' };

const opsomming = (namen: readonly string[]): string => new Intl.ListFormat('nl', { type: 'conjunction' }).format([...new Set(namen)]);
/** What carrying out came down to: `wat` for the register of requests, `uitleg` for the citizen (B1). Both say only what happened. */
export const uitvoeringstekst = (u: Uitgevoerd, besluit: 'toegewezen' | 'deels'): { wat: string; uitleg: string } => {
  const deel = besluit === 'deels' ? ', voor een deel' : '';
  switch (u.soort) {
    case 'inzage': return {
      portaal: { wat: `Inzage geopend in het portaal${deel}.`, uitleg: 'U kunt nu in Mijn Samenspel zien waar de casus staat.' },
      gesloten: { wat: `Inzage toegewezen${deel}, maar het portaal is voor deze persoon dicht; er is niets geopend.`, uitleg: 'Neem contact met ons op om uw gegevens te zien.' },
      'op-afspraak': { wat: `Inzage toegewezen${deel}. Het portaal toont dit niet: de inzage moet op afspraak.`, uitleg: 'Dit kan niet via internet. Neem contact met ons op voor een afspraak.' },
    }[u.wijze];
    case 'correctie': return {
      wat: [`Rechtzetting vastgelegd bij ${u.gegevenssoort}${deel}; de oude waarde blijft bij de bron staan.`, u.ingelicht.length > 0 ? `Ingelicht: ${opsomming(u.ingelicht)}.` : 'Volgens het verwerkingenlog is er niemand om in te lichten.', ...(u.nogZelf.length > 0 ? [`Nog niet ingelicht, dat moet u zelf doen: ${opsomming(u.nogZelf)}.`] : [])].join(' '),
      uitleg: ['Wij hebben opgeschreven wat er niet klopt en wat er moet staan. Dat staat nu bij het gegeven.', ...(u.ingelicht.length > 0 ? [`Dit hebben wij laten weten aan ${opsomming(u.ingelicht)}.`] : []), ...(u.nogZelf.length > 0 ? [`Nog niet iedereen weet dit. Dit moet nog naar ${opsomming(u.nogZelf)}.`] : [])].join(' '),
    };
    case 'beperking': return u.isBeperkt
      ? { wat: `Gebruik in deze casus beperkt${deel}: alleen bewaren, tot dit wordt opgeheven.`, uitleg: 'Wij bewaren uw gegevens, maar gebruiken ze nu niet. Alleen bij gevaar mag dat nog. U hoort het als dit stopt.' }
      : { wat: `Beperking toegewezen${deel}, maar niet ingesteld: deze verzoeker staat niet als persoon in de casus.`, uitleg: 'Wij konden dit nog niet instellen. Neem contact met ons op.' };
    case 'verwijdering': return {
      wat: [`Opdracht tot verwijderen vastgelegd${deel}. Er is nog niets gewist: wissen zit nog niet in Samenspel.`, ...(u.bewaren.length > 0 ? [`Blijft volgens de bewaarregels: ${u.bewaren.join(' ')}`] : [])].join(' '),
      uitleg: ['Wij hebben de opdracht vastgelegd om uw gegevens weg te halen. Zij zijn nu nog niet weg.', ...(u.bewaren.length > 0 ? [`Dit moeten of mogen wij langer bewaren. ${u.bewaren.join(' ')}`] : [])].join(' '),
    };
    case 'bezwaar': return { wat: `Bezwaar gegrond verklaard${deel}.`, uitleg: 'Wij hebben opgeschreven dat uw bezwaar terecht is.' };
    case 'klacht': return { wat: `Klacht gegrond verklaard${deel}.`, uitleg: 'Wij hebben opgeschreven dat uw klacht terecht is.' };
  }
};
