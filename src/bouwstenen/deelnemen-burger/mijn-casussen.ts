import { casusVan, teamNu } from '../../casus/index.ts';
import type { Staat } from '../../domein/overgangen.ts';
import type { Tx } from '../../platform/kern.ts';

/** The five steps of the cycle in the words of a citizen (ux §4.4, §4.16). */
export const stapnamen = ['Kennismaken', 'Samen uitzoeken', 'Samen beslissen', 'Doen wat werkt', 'Samen leren'] as const;
const stapVan: Readonly<Record<Staat<'casus'>, number>> = { open: 0, 'in-onderzoek': 1, 'in-overleg': 2, 'in-preventie': 3, 'in-uitvoering': 3, nazorg: 4, gesloten: 5, gearchiveerd: 5, vernietigd: 5 };
const nu: Readonly<Record<Staat<'casus'>, string>> = {
  open: 'Wij hebben een melding gekregen en leren u kennen.', 'in-onderzoek': 'Wij zoeken samen met anderen uit wat er aan de hand is.', 'in-overleg': 'Organisaties overleggen over wat er nodig is. U mag meedoen.',
  'in-preventie': 'U werkt met hulp aan wat u zelf kunt doen.', 'in-uitvoering': 'Wij voeren samen met u het plan uit.', nazorg: 'De hulp is klaar. Wij kijken af en toe of het goed blijft gaan.',
  gesloten: 'Wij zijn klaar. De casus is gesloten.', gearchiveerd: 'Wij zijn klaar. De casus is gesloten.', vernietigd: '',
};

export type MijnCasus = {
  readonly id: string; readonly watNu: string; readonly ronde: number;
  readonly stappen: readonly { readonly naam: string; readonly stand: 'klaar' | 'nu' | 'later' }[];
  /** Organisations that help, without names of people (R7.1) and without protected ones (R7.3, X6). */
  readonly helpers: readonly { readonly organisatie: string; readonly taak: string }[];
};

/**
 * The cases of which this person may see the steps: he is in it and was told about it, or a person opened the portal for him; nothing
 * about him is held back there and his access is not blocked (R7.2, R7.6). What he may not see is not counted either.
 */
export const casussenVan = async (tx: Tx, persoonId: string): Promise<string[]> => {
  const { rows } = await tx.raw(`
    select distinct b.casus_id from casus_betrokkene b
    where b.persoon_id = :persoonId and b.tot_datum is null
      and (exists (select 1 from informering i where i.casus_id = b.casus_id and i.aan_persoon_id = b.persoon_id and (i.status = 'gedaan' or exists (select 1 from bericht m where m.object_id = i.id)))
        or exists (select 1 from portaaltoegang p where p.casus_id = b.casus_id and p.persoon_id = b.persoon_id and p.status = 'actief'))
      and not exists (select 1 from achterhouding a where a.casus_id = b.casus_id and a.persoon_id = b.persoon_id and a.status in ('voorgesteld', 'actief') and a.objecttype in ('casus', 'informering'))
      and not exists (select 1 from portaaltoegang p where p.casus_id = b.casus_id and p.persoon_id = b.persoon_id and p.status in ('geblokkeerd', 'beoordelen', 'vervallen'))
    order by b.casus_id`, { persoonId }) as { rows: { casus_id: string }[] };
  return rows.map((r) => r.casus_id);
};

/** One case as its citizen sees it; the caller has asked toegang. */
export const mijnCasus = async (tx: Tx, casusId: string, op: Date): Promise<MijnCasus | undefined> => {
  const casus = await casusVan(tx, casusId);
  if (casus === undefined) return undefined;
  const hier = stapVan[casus.status];
  const leden = await teamNu(tx, casusId, op);
  const helpers = new Map<string, { organisatie: string; taak: string }>();
  for (const lid of leden) {
    if (lid.beschermd) continue;
    const taak = lid.rol === 'regie' ? 'Regelt dat organisaties samenwerken' : lid.rol === 'casusregisseur' ? 'Is uw aanspreekpunt voor het plan' : 'Denkt en helpt mee';
    if (!helpers.has(lid.naam) || lid.rol === 'regie' || lid.rol === 'casusregisseur') helpers.set(lid.naam, { organisatie: lid.naam, taak });
  }
  return {
    id: casusId, watNu: nu[casus.status], ronde: Math.max(1, casus.cyclus), helpers: [...helpers.values()].toSorted((a, b) => a.organisatie.localeCompare(b.organisatie, 'nl')),
    stappen: stapnamen.map((naam, i) => ({ naam, stand: i < hier ? 'klaar' as const : i === hier ? 'nu' as const : 'later' as const })),
  };
};
