import { naamVanCode } from '../../domein/woorden.ts';
import type { TaakContext, Taakgegevens } from '../../taken/taakafhandeling.ts';
import { organisatieVan } from '../../toegang/index.ts';
import { naamregel, vraagToegang } from './omgeving.ts';
import { stappenVan, type Burgerverzoek } from './verzoek-store.ts';

const datum = new Intl.DateTimeFormat('nl-NL', { dateStyle: 'long', timeZone: 'Europe/Amsterdam' });
const stapnaam: Readonly<Record<string, string>> = { toets: 'Nagekeken wie vraagt', bevoegdheid: 'Bevoegdheid beoordeeld', beslissing: 'Beslissing', 'tweede-akkoord': 'Tweede persoon', aanvulling: 'Aanvulling', verlenging: 'Termijn verlengd', intrekking: 'Ingetrokken', bekendmaking: 'Bekendgemaakt' };

/** What the tasks about a request show: the request itself and every step with its reason, at the niveau that toegang gives. */
export const verzoeksecties = async (ctx: TaakContext, v: Burgerverzoek): Promise<Taakgegevens['secties']> => {
  const besluit = await vraagToegang(ctx, v.persoonId, ['CAS', 'IDE', 'BUI']);
  const volledig = (besluit.niveaus.BUI ?? -1) >= 2;
  const verborgen = 'Uw rol ziet dit niet voor dit doel';
  return [
    { titel: 'Het verzoek', gegevenssoort: 'BUI', regels: [
      { label: 'Nummer', waarde: v.verzoeknummer }, { label: 'Soort', waarde: naamVanCode(v.soort) }, { label: 'Ontvangen', waarde: datum.format(v.ontvangenOp) },
      v.persoonId === null ? (volledig ? { label: 'Verzoeker', waarde: v.verzoekerNaam } : { label: 'Verzoeker', waarde: null, verborgen }) : await naamregel(ctx, v.persoonId, besluit),
      ...(v.namensPersoonId === null ? [] : [{ ...(await naamregel(ctx, v.namensPersoonId, besluit)), label: 'Vraagt namens' }]),
      volledig ? { label: 'Wat wordt gevraagd', waarde: v.omschrijving } : { label: 'Wat wordt gevraagd', waarde: null, verborgen },
      ...(v.klachtOverOrganisatieId === null ? [] : [{ label: 'De klacht gaat over', waarde: [(await organisatieVan(ctx.tx, v.klachtOverOrganisatieId))?.naam ?? '', v.klachtOverFunctie ?? ''].filter((d) => d !== '').join(', ') }]),
    ] },
    { titel: 'Wat er al is gedaan', gegevenssoort: 'BUI', regels: volledig ? (await stappenVan(ctx.tx, v.id)).map((s) => ({ label: `${stapnaam[s.soort] ?? naamVanCode(s.soort)}: ${naamVanCode(s.uitkomst)}`, waarde: s.motivatie ?? null })) : [{ label: 'Stappen', waarde: null, verborgen }] },
  ];
};
