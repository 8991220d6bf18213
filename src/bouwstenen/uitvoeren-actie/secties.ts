import { informatievelden, type Informatieveld } from '../../domein/actie/informatie.ts';
import { eindeVanDag } from '../../domein/kalender.ts';
import { naamVanCode } from '../../domein/woorden.ts';
import type { Kern, Tx } from '../../platform/kern.ts';
import type { Taakgegevens } from '../../taken/taakafhandeling.ts';
import type { Niveaus } from '../../toegang/toegang.ts';
import { organisatie } from './buren.ts';
import type { Actie } from './model.ts';
import { persoonsvelden } from './persoonsvelden.ts';
import { laatsteTerugkoppeling, voortgangVan } from './store.ts';
import { toegestaan } from './verzenden.ts';

export type Sectie = Taakgegevens['secties'][number];
const dag = new Intl.DateTimeFormat('nl-NL', { weekday: 'short', day: 'numeric', month: 'long', year: 'numeric', timeZone: 'Europe/Amsterdam' });
export const toonDag = (d: Date): string => dag.format(d);
const verborgen = 'Uw rol ziet dit niet voor dit doel';
export const conditienamen = { direct: 'Nu', 'bij-incident': 'Als het weer misgaat', 'na-actie': 'Na een andere actie' } as const;
export const weigernamen = {
  'geen-capaciteit': 'Er is geen ruimte', 'niet-bevoegd': 'Niet bevoegd', 'onvoldoende-informatie': 'Te weinig informatie', onveilig: 'Niet veilig', 'andere-partij-passender': 'Een andere organisatie past beter', anders: 'Anders',
} as const;
export const resultaatnamen = { behaald: 'Behaald', deels: 'Deels behaald', 'niet-behaald': 'Niet behaald', 'niet-uitvoerbaar': 'Niet uitvoerbaar' } as const;

/** What is asked: number and date from niveau 1, the text from niveau 2 (domein §7.11 c). */
export const opdrachtsectie = (a: Actie, niveaus: Niveaus): Sectie => ({
  titel: 'De actie', gegevenssoort: 'ACT',
  regels: (niveaus.ACT ?? -1) < 1 ? [{ label: 'Actie', waarde: null, verborgen }] : [
    { label: 'Nummer', waarde: a.actienummer },
    (niveaus.ACT ?? -1) >= 2 ? { label: 'Wat er moet gebeuren', waarde: a.omschrijving } : { label: 'Wat er moet gebeuren', waarde: null, verborgen },
    { label: 'Wanneer', waarde: [conditienamen[a.conditie], (niveaus.ACT ?? -1) >= 2 ? a.conditie_tekst : null].filter(Boolean).join(': ') }, { label: 'Klaar uiterlijk', waarde: toonDag(a.uiterlijk_op) }, { label: 'Prioriteit', waarde: a.prioriteit },
  ],
});

/** For whom: the ticked fields that the reader's niveau allows. A field that was not ticked is not there at all (R11.1). */
export const persoonsecties = async (kern: Kern, tx: Tx, a: Actie, niveaus: Niveaus): Promise<Sectie[]> => (await persoonsvelden(kern, tx, a.id)).map((p, i, alle) => ({
  titel: alle.length === 1 ? 'Voor wie' : `Voor wie (persoon ${i + 1})`, gegevenssoort: 'IDE',
  regels: Object.entries(toegestaan(p, niveaus)).map(([veld, waarde]) => ({ label: informatievelden[veld as Informatieveld].label, waarde })),
}));

/** Who carries it out, and what he answered so far. */
export const antwoordsectie = async (tx: Tx, a: Actie, niveaus: Niveaus): Promise<Sectie> => {
  const vol = (niveaus.ACT ?? -1) >= 2;
  const { naam } = await organisatie(tx, a.uitvoerder_organisatie_id);
  return {
    titel: 'De uitvoerder', gegevenssoort: 'ACT', regels: [
      { label: 'Gevraagd aan', waarde: naam }, { label: 'Stand', waarde: naamVanCode(a.status) },
      { label: 'Waarom niet', waarde: a.weigercode === null ? null : weigernamen[a.weigercode] },
      ...(vol ? [{ label: 'Toelichting', waarde: a.weigertoelichting }, { label: 'Tegenvoorstel', waarde: a.voorstel_tekst }] : [{ label: 'Toelichting', waarde: null, verborgen }]),
      { label: 'Voorgestelde datum', waarde: a.voorstel_uiterlijk_op === null ? null : toonDag(a.voorstel_uiterlijk_op) },
    ],
  };
};

/** The newest terugkoppeling and the progress before it. */
export const resultaatsectie = async (tx: Tx, a: Actie, niveaus: Niveaus): Promise<Sectie> => {
  const vol = (niveaus.ACT ?? -1) >= 2;
  const t = await laatsteTerugkoppeling(tx, a.id);
  return {
    titel: 'Wat er is gedaan', gegevenssoort: 'ACT', regels: [
      { label: 'Resultaat', waarde: t === undefined ? null : resultaatnamen[t.resultaat] }, { label: 'Gedaan op', waarde: t?.uitgevoerd_op ? toonDag(eindeVanDag(t.uitgevoerd_op)) : null }, { label: 'Vervolg nodig', waarde: t === undefined ? null : t.vervolg_nodig ? 'Ja' : 'Nee' },
      vol ? { label: 'Toelichting', waarde: t?.toelichting ?? null } : { label: 'Toelichting', waarde: null, verborgen },
      ...(vol ? (await voortgangVan(tx, a.id)).map((v) => ({ label: `Voortgang ${toonDag(v.op)}`, waarde: v.tekst })) : []),
    ],
  };
};
