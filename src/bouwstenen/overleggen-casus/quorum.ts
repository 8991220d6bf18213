import { readFileSync } from 'node:fs';
import type { Knex } from 'knex';
import { z } from 'zod';
import { toetsQuorum, type Quorum, type Quorumdeelnemer, type Quorumeis } from '../../domein/quorum.ts';
import { Probleem } from '../../platform/http/problemen.ts';
import type { Tx } from '../../platform/kern.ts';
import { organisatieVan } from '../../toegang/index.ts';
import { komt, type Overleg } from './model.ts';
import { aanwezighedenVan, uitnodigingenVan } from './store.ts';

const gemeen = { code: z.string(), naam: z.string(), alleenBij: z.literal('minderjarige-onder-maatregel').optional() };
const lijst = z.array(z.string()).min(1);
const eis = z.discriminatedUnion('soort', [
  z.strictObject({ ...gemeen, soort: z.literal('voorzitter') }),
  z.strictObject({ ...gemeen, soort: z.literal('een-van'), organisatiesoorten: lijst }),
  z.strictObject({ ...gemeen, soort: z.literal('domeinen'), aantalOrganisaties: z.int().min(1), aantalDomeinen: z.int().min(1), domeinen: z.record(z.string(), lijst) }),
  z.strictObject({ ...gemeen, soort: z.literal('partners'), aantalOrganisaties: z.int().min(1) }),
]);
const bestand = z.strictObject({ versie: z.string(), bron: z.string(), regels: z.array(z.strictObject({ verband: z.string(), soort: z.enum(['overleg', 'motorkap']), bron: z.string(), geverifieerd: z.boolean(), eisen: z.array(eis).min(1) })).min(1) });
export const quorumdata = bestand.parse(JSON.parse(readFileSync(new URL('../../../data/quorum.json', import.meta.url), 'utf8')));

/** Puts the rules of `data/quorum.json` in the table; a version that is there stays as it is. */
export const laadQuorumregels = async (tx: Tx): Promise<void> => {
  for (const r of quorumdata.regels) await tx('quorumregel').insert({ verband_code: r.verband, soort: r.soort, versie: quorumdata.versie, eisen: JSON.stringify(r.eisen), bron: r.bron, geverifieerd: r.geverifieerd }).onConflict(['verband_code', 'soort', 'versie']).ignore();
};

/** The newest rule of the verband. Throws when there is none: a meeting without a rule could decide with nobody there. */
export const eisenVoor = async (db: Knex, o: Pick<Overleg, 'verband_code' | 'soort'>): Promise<readonly Quorumeis[]> => {
  const rij = await db('quorumregel').where({ verband_code: o.verband_code, soort: o.soort === 'motorkap' ? 'motorkap' : 'overleg' }).orderBy('volgorde', 'desc').first<{ eisen: Quorumeis[] } | undefined>('eisen');
  if (rij === undefined) throw new Error(`quorum: no rule for ${o.verband_code}`);
  return rij.eisen;
};

const deelnemers = async (db: Knex, rijen: readonly { organisatie_id: string | null; is_regie: boolean }[]): Promise<Quorumdeelnemer[]> => {
  const uit: Quorumdeelnemer[] = [];
  for (const r of rijen) {
    const organisatie = r.organisatie_id === null ? undefined : await organisatieVan(db, r.organisatie_id);
    if (organisatie !== undefined) uit.push({ organisatieId: organisatie.id, organisatiesoort: organisatie.soort, isRegie: r.is_regie });
  }
  return uit;
};

/** R8.2 before the meeting: would there be a quorum if everybody comes who said so? The voorzitter is of the regie, which holds the meeting. */
export const verwachtQuorum = async (db: Knex, o: Overleg): Promise<Quorum & { aantal: number }> => {
  const komend = (await uitnodigingenVan(db, o)).filter((u) => komt.has(u.status));
  const quorum = toetsQuorum(await eisenVoor(db, o), { deelnemers: await deelnemers(db, komend), isVoorzitterAanwezig: true, isMinderjarigeOnderMaatregel: o.is_minderjarige_onder_maatregel, minimum: o.quorum_nummer });
  return { ...quorum, aantal: komend.filter((u) => u.organisatie_id !== null && !u.is_regie).length };
};

/** R8.2 now: who is in the room. In a written round those who answered count as there. */
export const quorumNu = async (db: Knex, o: Overleg): Promise<Quorum> => {
  const hier = o.is_schriftelijk ? (await uitnodigingenVan(db, o)).filter((u) => komt.has(u.status)) : (await aanwezighedenVan(db, o.id)).filter((a) => a.tot === null);
  return toetsQuorum(await eisenVoor(db, o), { deelnemers: await deelnemers(db, hier), isVoorzitterAanwezig: hier.some((a) => a.is_regie) && (o.is_schriftelijk || o.voorzitter_id !== null), isMinderjarigeOnderMaatregel: o.is_minderjarige_onder_maatregel, minimum: o.quorum_nummer });
};

/** Throws 409 `quorum-ontbreekt` with the parties that are missing; talking on stays possible. */
export const eisQuorum = async (db: Knex, o: Overleg): Promise<void> => {
  const quorum = await quorumNu(db, o);
  if (!quorum.voldaan) throw new Probleem('quorum-ontbreekt', `Er kan geen besluit vallen: ${quorum.ontbreekt.join(', ')} ontbreekt. Er is niets vastgelegd. U kunt wel beraadslagen.`, { ontbreekt: quorum.ontbreekt, codes: quorum.codes });
};
