/** Texts at B1 level (R7.13). Without a safe contact the subject says nothing (R7.3). */
export const neutraalOnderwerp = 'U heeft een nieuw bericht';

/** The message that tells somebody that organisations work together around him, and what his rights are. No name, no reason, no facts. */
export const informeertekst = (organisatie: string): { sjabloon: string; onderwerp: string; tekst: string } => ({
  sjabloon: 'informering-1',
  onderwerp: 'Wij werken samen rond u of uw gezin',
  tekst: [
    `${organisatie} heeft een melding gekregen die over u of uw gezin gaat.`,
    'Wij werken samen met andere organisaties. We kijken wat er aan de hand is en welke hulp past.',
    'U mag weten welke gegevens wij van u gebruiken. U mag vragen om inzage, om verbetering en om verwijdering. U mag ook bezwaar maken.',
    'Soms mag u iets pas later zien. Bijvoorbeeld voor de veiligheid van een kind.',
    'Heeft u vragen? Neem contact met ons op. Bent u het niet met ons eens? U kunt een klacht indienen.',
  ].join('\n\n'),
});

export const bijdragetekst = (vraag: string, uiterlijk: string): { onderwerp: string; tekst: string } => ({
  onderwerp: 'Wij willen graag uw mening horen', tekst: `${vraag}\n\nU kunt reageren tot en met ${uiterlijk}. Reageren hoeft niet. Reageert u niet, dan betekent dat niet dat u het ermee eens bent.`,
});
export const herinneringstekst = { onderwerp: 'Wilt u nog reageren?', tekst: 'Wij hebben u iets gevraagd. U kunt nog reageren. Reageren hoeft niet.' };

/** The last message of a casus: that we stop, what stays, and what somebody can still do. The discreet one names nothing (R12.5). */
export const afsluittekst = {
  onderwerp: 'Wij stoppen met de samenwerking',
  tekst: [
    'Wij stoppen met de samenwerking rond u of uw gezin. De organisaties kijken niet meer mee.',
    'Elke organisatie bewaart haar eigen gegevens. Hoe lang dat is, staat in de wet. U kunt ons vragen tot wanneer.',
    'U mag nog steeds vragen om inzage, om verbetering en om verwijdering.',
    'Gaat het later weer minder goed? U kunt altijd contact opnemen. Wij horen ook graag hoe u de samenwerking vond.',
  ].join('\n\n'),
  discreet: 'Wij hebben onze samenwerking gestopt. Heeft u vragen? Neem dan contact met ons op.',
};
