import { naamVanCode } from '../../domein/woorden.ts';
import { Probleem } from '../../platform/http/problemen.ts';
import type { Taakgegevens, TaakContext } from '../../taken/taakafhandeling.ts';
import { naamregel, vraagToegang } from './omgeving.ts';
import { achterhoudbesluiten, leesAchterhouding } from './store.ts';

const datum = new Intl.DateTimeFormat('nl-NL', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'Europe/Amsterdam' });
const verborgen = 'Uw rol ziet dit niet voor dit doel';

const veranderd = (w: boolean | null | undefined): string => (w === null || w === undefined ? '' : w ? ' De situatie was veranderd.' : ' De situatie was niet veranderd.');

/** What lies there: about whom, why, and every earlier decision with its reason. */
export const achterhoudingsecties = async (ctx: TaakContext, achterhoudingId: string): Promise<Taakgegevens['secties']> => {
  const a = await leesAchterhouding(ctx.tx, achterhoudingId);
  if (!a) throw new Probleem('niet-gevonden', 'Deze achterhouding bestaat niet.');
  const besluit = await vraagToegang(ctx, a.persoonId, ['CAS', 'IDE', 'BUI']);
  const volledig = (besluit.niveaus.BUI ?? 0) >= 2;
  return [
    { titel: 'Wie', gegevenssoort: 'IDE', regels: [await naamregel(ctx, a.persoonId, besluit)] },
    { titel: 'Wat wordt achtergehouden', gegevenssoort: 'BUI', regels: [{ label: 'Wat', waarde: naamVanCode(a.objecttype) }, { label: 'Reden', waarde: naamVanCode(a.reden) }, volledig ? { label: 'Motivatie', waarde: a.motivatie } : { label: 'Motivatie', waarde: null, verborgen }, { label: 'Herzien op', waarde: a.herzienOp ? datum.format(a.herzienOp) : null }] },
    { titel: 'Eerdere besluiten', gegevenssoort: 'BUI', regels: volledig ? (await achterhoudbesluiten(ctx.tx, a.id)).map((b) => ({ label: `${datum.format(b.op)} · ${naamVanCode(b.soort)}`, waarde: `${naamVanCode(b.uitkomst)}: ${b.motivatie}${veranderd(b.isVeranderd)}` })) : [{ label: 'Besluiten', waarde: null, verborgen }] },
  ];
};
