import type { Knex } from 'knex';
import type { Medewerker } from '../platform/identity/aanvrager.ts';
import type { Tx } from '../platform/kern.ts';
import type { Plek } from './cursor.ts';
import { casussenInTeam } from './team.ts';

export type Signaalrij = {
  readonly id: string; readonly casusId: string; readonly soort: string; readonly zin: string; readonly op: Date; readonly voor: string; readonly status: 'open' | 'gezien' | 'afgehandeld'; readonly gezienOp: Date | null; readonly gezienDoor: string | null;
  readonly afgehandeldOp: Date | null; readonly afgehandeldDoor: string | null; readonly toelichting: string | null; readonly casusnummer: string | null; readonly inTeam: boolean; readonly rijversie: number; readonly plek: string;
};

const rijen = (db: Knex, nu: Date, wie: { organisatieId: string; medewerkerId: string }): Knex.QueryBuilder => db('signaal as s').leftJoin('casus as c', 'c.id', 's.casus_id').leftJoin('medewerker as g', 'g.id', 's.gezien_door').leftJoin('medewerker as a', 'a.id', 's.afgehandeld_door').select(
  's.id', 's.casus_id as casusId', 's.soort', 's.zin', 's.op', 's.voor', 's.status', 's.gezien_op as gezienOp', 'g.naam as gezienDoor', 's.afgehandeld_op as afgehandeldOp', 'a.naam as afgehandeldDoor', 's.toelichting', 'c.casusnummer', 's.rijversie',
  db.raw('(s.casus_id in ?) as "inTeam"', [casussenInTeam(db, nu, wie)]), db.raw(`to_char(s.op at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as plek`));

/**
 * The signals that are for this reader in the role he chose: those of his function inside the verband and region of that role, those for the
 * leidinggevende or coordinator of his own organisation, and as casusregisseur those of the casussen he accepted.
 */
const voorMij = (m: Medewerker) => (q: Knex.QueryBuilder): void => {
  const rollen = (['leidinggevende', 'coordinator', 'procesregisseur'] as const).filter((r) => m.functierollen.includes(r));
  void q.where((of) => {
    void of.where((x) => {
      void x.whereIn('s.voor', rollen).where((o) => { void o.where('s.voor_organisatie_id', m.organisatieId).orWhere((p) => { void p.whereNull('s.voor_organisatie_id').whereNot('s.voor', 'leidinggevende'); }); });
      if (m.verbandCode !== null) void x.where('s.verband_code', m.verbandCode);
      if (m.regioCode !== null) void x.where('s.regio_code', m.regioCode);
    });
    if (m.functierollen.includes('casusregisseur')) void of.orWhere((x) => { void x.where('s.voor', 'casusregisseur').whereExists(function () { void this.select('r.id').from('casusregisseurschap as r').whereRaw('r.casus_id = s.casus_id').where({ 'r.medewerker_id': m.medewerkerId, 'r.status': 'aanvaard' }); }); });
    // Somebody always looks: without a casusregisseur any more it falls to the procesregisseur (R9.6).
    if (m.functierollen.includes('procesregisseur')) void of.orWhere((x) => {
      void x.where('s.voor', 'casusregisseur').whereNotExists(function () { void this.select('r.id').from('casusregisseurschap as r').whereRaw("r.casus_id = s.casus_id and r.status = 'aanvaard'"); });
      if (m.verbandCode !== null) void x.where('s.verband_code', m.verbandCode);
      if (m.regioCode !== null) void x.where('s.regio_code', m.regioCode);
    });
  });
};

/** One page of my signals, newest first. `open` = not dealt with yet. */
export const leesMijnSignalen = (tx: Tx, m: Medewerker, v: { stand: 'open' | 'afgehandeld'; na: Plek | null; aantal: number; nu: Date }): Promise<Signaalrij[]> => {
  const vraag = rijen(tx, v.nu, m).where(voorMij(m)).orderBy([{ column: 's.op', order: 'desc' }, { column: 's.id', order: 'desc' }]).limit(v.aantal);
  if (v.stand === 'open') void vraag.whereNot('s.status', 'afgehandeld'); else void vraag.where('s.status', 'afgehandeld');
  if (v.na !== null) void vraag.whereRaw('(s.op, s.id) < (?::timestamptz, ?::uuid)', [v.na.op, v.na.na]);
  return vraag as unknown as Promise<Signaalrij[]>;
};

export type Signaalkern = Pick<Signaalrij, 'id' | 'casusId' | 'status' | 'voor'> & { readonly verbandCode: string | null; readonly regioCode: string | null };
/** One signal that is for me, locked; undefined when it is not, as if it did not exist. */
export const leesMijnSignaal = async (tx: Tx, m: Medewerker, id: string): Promise<Signaalkern | undefined> =>
  await tx('signaal as s').where('s.id', id).where(voorMij(m)).forUpdate().first('s.id', 's.casus_id as casusId', 's.status', 's.voor', 's.verband_code as verbandCode', 's.regio_code as regioCode') as Signaalkern | undefined;

/** What asks for a look in one casus, newest first; the caller asked `toegang`. */
export const leesCasusSignalen = (tx: Tx, casusId: string, nu: Date, wie: { organisatieId: string; medewerkerId: string }): Promise<Signaalrij[]> =>
  rijen(tx, nu, wie).where('s.casus_id', casusId).orderByRaw("s.status = 'afgehandeld', s.op desc, s.id desc").limit(50) as unknown as Promise<Signaalrij[]>;

export const zetSignaal = async (tx: Tx, id: string, velden: Record<string, unknown>, nu: Date): Promise<void> => { await tx('signaal').where({ id }).update({ ...velden, gewijzigd_op: nu, rijversie: tx.raw('rijversie + 1') }); };
