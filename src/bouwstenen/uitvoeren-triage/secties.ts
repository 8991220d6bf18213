import { gesprokenMetAlsTekst, naamVanCode, woordVanCode } from '../../domein/woorden.ts';
import type { Niveaus } from '../../toegang/toegang.ts';
import type { Taakgegevens } from '../../taken/taakafhandeling.ts';
import type { Afname, Triage } from './store.ts';

const datum = new Intl.DateTimeFormat('nl-NL', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'Europe/Amsterdam' });
const hoofd = (p: string | null): string | null => p?.toUpperCase() ?? null;
const woord = (code: string | null): string => (code === null ? 'nog geen vervolg' : woordVanCode(code));
const verborgen = 'Uw rol ziet dit niet voor dit doel';

/** What an afname says in one line, without its answers. */
export const uitslagregel = (a: Afname): string => {
  if (a.overgenomenUitkomst !== null) return a.overgenomenUitkomst;
  const u = a.uitslag;
  if (!u) return 'Nog niet afgerond';
  if (!u.geldig) return 'Ongeldig: te veel vragen zijn open';
  if (u.leefgebieden) return `${u.leefgebieden.aantalLaag} leefgebieden onvoldoende, ${u.leefgebieden.aantalOnbekend} onbekend`;
  return [u.label, u.score === null ? null : `score ${u.score}`, u.stap === null ? null : `beslist bij vraag ${u.stap}`].filter(Boolean).join(', ');
};

/** Outcomes per instrument; the section is always there, so that its presence betrays nothing. */
export const uitslagsectie = (afnamen: readonly Afname[], niveaus: Niveaus): Taakgegevens['secties'][number] => ({
  titel: 'Uitkomsten van de instrumenten', gegevenssoort: 'TRI',
  regels: (niveaus.TRI ?? -1) >= 2
    ? afnamen.filter((a) => a.status === 'definitief').map((a) => ({ label: `${a.definitie.titel} (versie ${a.definitie.versie})`, waarde: [uitslagregel(a), a.definitie.label, a.hergebruiktVan ? 'eerder afgenomen' : null].filter(Boolean).join(' · ') }))
    : [{ label: 'Uitkomsten', waarde: null, verborgen }],
});

/** The decision as it lies there now, for who looks along. */
export const besluitsectie = (t: Triage, niveaus: Niveaus): Taakgegevens['secties'][number] => ({
  titel: 'Het besluit', gegevenssoort: 'TRI',
  regels: (niveaus.TRI ?? -1) >= 1 ? [
    { label: 'Advies', waarde: t.adviesPrioriteit ? `${hoofd(t.adviesPrioriteit)}, ${woord(t.adviesVervolg)}` : null },
    { label: 'Besluit', waarde: t.besluitPrioriteit ? `${hoofd(t.besluitPrioriteit)}, ${woord(t.besluitVervolg)}` : null },
    { label: 'Wijkt af van het advies', waarde: t.afwijking === null ? null : t.afwijking ? 'Ja' : 'Nee' },
    { label: 'Besloten op', waarde: t.beslotenOp ? datum.format(t.beslotenOp) : null },
    (niveaus.TRI ?? -1) >= 2 ? { label: 'Motivatie', waarde: t.motivatie } : { label: 'Motivatie', waarde: null, verborgen },
  ] : [{ label: 'Besluit', waarde: null, verborgen }],
});

/** How the information came: what the outcomes rest on. */
export const herkomstsectie = (t: Triage, niveaus: Niveaus): Taakgegevens['secties'][number] => ({
  titel: 'Hoe de informatie is verzameld', gegevenssoort: 'TRI',
  regels: (niveaus.TRI ?? -1) >= 2 ? [
    { label: 'Wijze', waarde: t.invulWijze === 'dossier' ? 'Alleen uit het dossier' : naamVanCode(t.invulWijze) || null },
    { label: 'Gesproken met', waarde: t.invulWijze === null ? null : gesprokenMetAlsTekst(t.gesprokenMet) },
    { label: 'Duur', waarde: t.invulMinuten === null ? null : `${t.invulMinuten} minuten` },
    { label: 'Wat nog nodig was om te weten', waarde: t.watOntbreekt },
  ] : [{ label: 'Wijze', waarde: null, verborgen }],
});

/** The advice with every rule that fired; it never decides. */
export const adviesVan = (t: Triage, niveaus: Niveaus): NonNullable<Taakgegevens['adviezen']> => (
  t.adviesPrioriteit && t.adviesVervolg && (niveaus.TRI ?? -1) >= 2 ? [{
    titel: 'Advies',
    advies: [`${hoofd(t.adviesPrioriteit)}: ${woord(t.adviesVervolg)}`, t.isOnvoldoendeBeeld ? 'onvoldoende beeld' : null, ...t.adviesVoorstellen.map((v) => `mogelijk ook ${woordVanCode(v)}`)].filter(Boolean).join(' · '),
    regels: t.adviesRegels.map(({ id, zin }) => ({ id, zin })),
  }] : []);
