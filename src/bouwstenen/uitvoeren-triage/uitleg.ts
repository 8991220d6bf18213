import type { Tx } from '../../platform/kern.ts';
import { afnamenVan, leesTriage } from './store.ts';

const vervolgzin: Readonly<Record<string, string>> = {
  spoedoverleg: 'De organisaties overleggen zo snel mogelijk met elkaar.', overleg: 'De organisaties overleggen met elkaar.', analyse: 'We zoeken eerst uit wat er aan de hand is.', preventie: 'U krijgt een aanbod voor hulp. U kiest zelf of u dat wilt.',
  lokaal: 'Het wijkteam bij u in de buurt helpt u verder.', overdracht: 'Een andere samenwerking neemt het over als die daarmee instemt.', sluiten: 'We stoppen. Er is geen verdere hulp nodig.',
};
const prioriteitzin: Readonly<Record<string, string>> = { p1: 'Dit moet nu.', p2: 'Dit moet snel.', p3: 'Dit moet binnenkort.', p4: 'Dit heeft geen haast.' };

export type Uitleg = {
  readonly triageId: string; readonly status: string; readonly inleiding: string;
  readonly advies: { readonly zin: string; readonly regels: readonly { readonly id: string; readonly zin: string }[]; readonly tabelversie: string } | null;
  readonly besluit: { readonly zin: string; readonly isAfwijkend: boolean; readonly op: string } | null;
  readonly instrumenten: readonly { readonly titel: string; readonly versie: string; readonly bron: string; readonly label: string | null; readonly op: string | null; readonly isHergebruikt: boolean; readonly samenIngevuld: boolean; readonly antwoorden: readonly { readonly onderwerp: string; readonly antwoord: string }[]; readonly aantalOntbrekend: number }[];
};

/**
 * R5.5: why the advice was what it was: every rule that fired in B1 words, the answers used and the versions. With `metAntwoorden`
 * false (niveau 1) only the decision and the versions. The motivation of the decider is text about persons and stays out.
 */
export const legTriageUit = async (tx: Tx, triageId: string, metAntwoorden: boolean): Promise<Uitleg | undefined> => {
  const t = await leesTriage(tx, triageId);
  if (!t) return undefined;
  const afnamen = await afnamenVan(tx, triageId);
  return {
    triageId: t.id, status: t.status,
    inleiding: 'Een medewerker besluit hoe we verder gaan. Vragenlijsten en regels geven daarbij alleen een advies.',
    advies: t.adviesPrioriteit && t.adviesVervolg && metAntwoorden
      ? { zin: `Het advies was: ${lager(vervolgzin[t.adviesVervolg])} ${prioriteitzin[t.adviesPrioriteit] ?? ''}`.trim(), regels: t.adviesRegels.map((r) => ({ id: r.id, zin: r.burgerzin })), tabelversie: t.tabelVersie ?? '' }
      : null,
    besluit: t.status === 'besloten' && t.besluitVervolg && t.besluitPrioriteit && t.beslotenOp
      ? { zin: `De medewerker besloot: ${lager(vervolgzin[t.besluitVervolg])} ${prioriteitzin[t.besluitPrioriteit] ?? ''}`.trim(), isAfwijkend: t.afwijking === true, op: t.beslotenOp.toISOString() }
      : null,
    instrumenten: afnamen.filter((a) => a.status === 'definitief').map((a) => ({
      titel: a.definitie.titel, versie: a.definitie.versie, bron: a.definitie.bronvermelding, label: a.definitie.label, op: a.op?.toISOString() ?? null, isHergebruikt: a.hergebruiktVan !== null, samenIngevuld: a.samenIngevuld,
      antwoorden: metAntwoorden ? (a.uitslag?.telde ?? []).map(({ onderwerp, antwoord }) => ({ onderwerp, antwoord })) : [], aantalOntbrekend: a.uitslag?.aantalOntbrekend ?? 0,
    })),
  };
};
const lager = (zin: string | undefined): string => (zin ? zin.charAt(0).toLowerCase() + zin.slice(1) : '');
