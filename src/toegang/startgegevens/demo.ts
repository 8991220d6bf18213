import { demoOin } from '../../domein/oin.ts';
import type { Tx } from '../../platform/kern.ts';
import { leesJson } from './lezen.ts';

type Regio = { code: string; kort: string; naam: string; gemeenten: { code: string; naam: string }[] };
type Organisatie = { nr: number; naam: string; soort: string; regio?: string; gemeente?: string; eenheid?: string; beschermd?: boolean; eigenSysteem?: boolean; status?: string };
/** An invented number. A protected organisation has none (X6). */
const organisatienummer = (o: Organisatie): string | null => (o.beschermd === true ? null : `088-0000${String(o.nr).padStart(3, '0')}`);
type Rol = { rol: string; functierollen: string[]; verband?: string; regio?: string };
/** A number in a range that is given to nobody. */
const telefoon = (n: number): string => `+3160000${String(n + 1).padStart(4, '0')}`;
type Medewerker = { organisatie: number; sub: string; naam: string; functie: string; status?: string; roltoekenningen: Rol[] };

/** The demo regions, organisations and people (domein §8). Rows that exist are left alone. */
export const laadDemo = async (tx: Tx): Promise<void> => {
  const { regios } = leesJson<{ regios: Regio[] }>('regios.json');
  await tx('regio').insert(regios.map(({ code, kort, naam }) => ({ code, kort, naam }))).onConflict().ignore();
  await tx('gemeente').insert(regios.flatMap((r) => r.gemeenten.map((g) => ({ ...g, regio_code: r.code })))).onConflict().ignore();
  const { organisaties } = leesJson<{ organisaties: Organisatie[] }>('demo/organisaties.json');
  await tx('organisatie').insert(organisaties.map((o) => ({
    oin: demoOin(o.nr), naam: o.naam, soort: o.soort, regio_code: o.regio ?? null, gemeente_code: o.gemeente ?? null, telefoon: organisatienummer(o), beschermd: o.beschermd ?? false,
    eindpunt: o.eigenSysteem === true ? JSON.stringify({ contract: 'keten-v1', url: null }) : null, status: o.status ?? 'actief',
  }))).onConflict().ignore();
  const idVan = new Map((await tx('organisatie').select<{ id: string; oin: string }[]>('id', 'oin')).map((o) => [o.oin, o.id]));
  const organisatieId = (nr: number): string => idVan.get(demoOin(nr)) ?? '';
  await tx('organisatie_eenheid').insert(organisaties.filter((o) => o.eenheid !== undefined).map((o) => ({ organisatie_id: organisatieId(o.nr), naam: o.eenheid }))).onConflict().ignore();
  await laadMedewerkers(tx, organisatieId);
};

const laadMedewerkers = async (tx: Tx, organisatieId: (nr: number) => string): Promise<void> => {
  const { medewerkers } = leesJson<{ medewerkers: Medewerker[] }>('demo/medewerkers.json');
  await tx('medewerker').insert(medewerkers.map((m, n) => ({ telefoon_zakelijk: telefoon(n),
    sub: m.sub, naam: m.naam, functie: m.functie, organisatie_id: organisatieId(m.organisatie), status: m.status ?? 'actief',
    eenheid_id: tx('organisatie_eenheid').select('id').where({ organisatie_id: organisatieId(m.organisatie) }).limit(1),
  }))).onConflict().ignore();
  const idVan = new Map((await tx('medewerker').select<{ id: string; sub: string }[]>('id', 'sub')).map((m) => [m.sub, m.id]));
  await tx('roltoekenning').insert(medewerkers.flatMap((m) => m.roltoekenningen.map((r) => ({
    medewerker_id: idVan.get(m.sub), toegangsrol: r.rol, functierollen: r.functierollen, verband_code: r.verband ?? null, regio_code: r.regio ?? null, van_datum: '2026-01-01',
  })))).onConflict().ignore();
};
