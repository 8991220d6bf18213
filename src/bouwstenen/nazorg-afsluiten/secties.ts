import { naamVanCode, woordVanCode } from '../../domein/woorden.ts';
import type { Niveaus } from '../../toegang/toegang.ts';
import type { Taakgegevens } from '../../taken/taakafhandeling.ts';
import type { Afsluiting, Moment, Nazorg, Signaal } from './model.ts';

const datum = new Intl.DateTimeFormat('nl-NL', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'Europe/Amsterdam' });
const verborgen = 'Uw rol ziet dit niet voor dit doel';
type Sectie = Taakgegevens['secties'][number];
const bron: Readonly<Record<Signaal['bron'], string>> = { melding: 'Nieuwe melding', moment: 'Nazorgcontact', partner: 'Signaal van een partner', burger: 'Signaal van het gezin', preventiecheck: 'Preventiecheck' };
const ernst = ['', 'licht', 'ernstig', 'acuut'];
const signaalstand: Readonly<Record<Signaal['status'], string>> = { open: 'nog niet gewogen', 'gewogen-geen': 'gewogen: geen terugval', doorstart: 'gewogen: terugval, er kwam een nieuwe ronde' };

/** The rules of the decision table `nazorgritme` in words, by the code it gives. */
const ritmeregels: Readonly<Record<string, string>> = {
  'nr-1': 'Na een eerdere ronde komt er een vroeg moment bij.', 'nr-2': 'Was het dringend en is er een kind, dan komt er een vroeg moment bij.', 'nr-3': 'Het gewone ritme: 6 weken, 3, 6 en 12 maanden.',
  'nr-4': 'Niet acuut: 6 weken en 6 maanden.', 'nr-5': 'Zorg en veiligheid: 3, 6 en 12 maanden.', 'nr-6': 'Geen eigen ritme: 6 weken en 6 maanden.',
};
/** `P6W` → "6 weken". */
export const termijnwoorden = (duur: string): string => {
  const deel = /^P(\d+)([WM])$/.exec(duur);
  if (!deel) return duur;
  const [, aantal = '', soort] = deel;
  return soort === 'W' ? `${aantal} ${aantal === '1' ? 'week' : 'weken'}` : `${aantal} ${aantal === '1' ? 'maand' : 'maanden'}`;
};

/** The advised rhythm; a person sets the moments. */
export const ritmeadvies = (n: Nazorg): NonNullable<Taakgegevens['adviezen']> => (n.adviesRegel === null ? [] : [{
  titel: 'Het gewone ritme', advies: n.adviesTermijnen.map(termijnwoorden).join(', '), regels: [{ id: n.adviesRegel.toUpperCase(), zin: ritmeregels[n.adviesRegel] ?? '' }],
}]);

export const momentensectie = (momenten: readonly Moment[], niveaus: Niveaus): Sectie => ({
  titel: 'Nazorg tot nu toe', gegevenssoort: 'PRO',
  regels: (niveaus.PRO ?? -1) >= 1 ? momenten.map((m) => ({ label: `Moment ${m.nummer}, ${datum.format(m.geplandOp)}`, waarde: [naamVanCode(m.status), (niveaus.VEI ?? -1) >= 1 && m.uitkomst !== null ? woordVanCode(m.uitkomst) : null].filter(Boolean).join(': ') })) : [{ label: 'Momenten', waarde: null, verborgen }],
});

/** Signals of relapse; the section is always there, so that its presence betrays nothing. */
export const signaalsectie = (signalen: readonly Signaal[], niveaus: Niveaus): Sectie => ({
  titel: 'Signalen van terugval', gegevenssoort: 'VEI',
  regels: (niveaus.VEI ?? -1) >= 1 ? signalen.map((s) => ({ label: `${bron[s.bron]}, ${datum.format(s.op)}`, waarde: `${ernst[s.ernst] ?? ''}, ${signaalstand[s.status]}` })) : [{ label: 'Signalen', waarde: null, verborgen }],
});

/** The proposal for who looks along. */
export const voorstelsectie = (a: Afsluiting, punten: readonly { zin: string }[], leesbaar: boolean): Sectie => ({
  titel: 'Het voorstel', gegevenssoort: 'CAS',
  regels: leesbaar ? [
    { label: 'Voorstel', waarde: a.wijze === 'overdragen' ? 'Casus overdragen' : 'Casus sluiten' }, { label: 'Reden', waarde: naamVanCode(a.reden) }, { label: 'Voorgesteld op', waarde: datum.format(a.voorgesteldOp) }, { label: 'Toelichting', waarde: a.motivatie },
    ...Object.entries({ goed: 'Leerpunt: wat ging goed', beter: 'Leerpunt: wat kan beter', samen: 'Leerpunt: samenwerken' }).map(([code, label]) => ({ label, waarde: a.leerpunten[code as 'goed'] ?? null })),
    { label: 'Controlelijst', waarde: punten.length === 0 ? 'Alles is gedaan' : punten.map((p) => p.zin).join(' ') },
  ] : [{ label: 'Voorstel', waarde: null, verborgen }],
});
