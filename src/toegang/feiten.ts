import { regelversie } from '../platform/db/regels.ts';
import { substantieel, reikt } from '../platform/identity/acr.ts';
import type { Aanvrager } from '../platform/identity/aanvrager.ts';
import type { Tx } from '../platform/kern.ts';
import type { Onderwerp } from './beslissen.ts';
import type { Toegangsvraag } from './toegang.ts';

export type Lezer = Onderwerp & { readonly organisatieId: string | null; readonly organisatieOin: string | null };
export type Vastgesteld = { readonly lezer: Lezer; readonly feiten: ReadonlySet<string>; /** The role may be used for this verband and region. */ readonly binnenBereik: boolean; /** Of the rules that hold now. */ readonly regelversie: string };

type Stand = { casus_status: string | null; is_team: boolean; is_beperkt: boolean; organisatie_id: string | null; oin: string | null; soort: string | null; organisatie_status: string | null; regio_code: string | null; regie_soort: string | null; regelversie: string };

/** Reads in one question what the decision needs to know about the reader's organisation, the casus and the team. */
const leesStand = async (tx: Tx, { aanvrager, object }: Toegangsvraag, nu: Date): Promise<Stand> => {
  const organisatieId = aanvrager.soort === 'medewerker' || aanvrager.soort === 'partner' ? aanvrager.organisatieId : null;
  const medewerkerId = aanvrager.soort === 'medewerker' ? aanvrager.medewerkerId : null;
  const { rows } = await tx.raw(`
    select ${regelversie} as regelversie, v.regie_soort, o.id as organisatie_id, o.oin, o.soort, o.status as organisatie_status, o.regio_code,
      (select c.status from casus c where c.id = :casusId::uuid) as casus_status,
      exists (select 1 from casus_team t where t.casus_id = :casusId::uuid and t.organisatie_id = :organisatieId::uuid
        and (t.medewerker_id is null or t.medewerker_id = :medewerkerId::uuid) and (t.tot is null or t.tot > :nu::timestamptz)) as is_team,
      exists (select 1 from gebruiksbeperking g where g.casus_id = :casusId::uuid and g.opgeheven_op is null and (:zonderBetrokkenen::boolean or g.persoon_id = any(:betrokkenen::uuid[]))) as is_beperkt
    from (select 1) een
      left join samenwerkingsverband v on v.code = :verbandCode
      left join organisatie o on o.id = coalesce(:organisatieId::uuid, (case when :systeem::boolean then
        (select r.id from organisatie r where r.soort = v.regie_soort and r.status = 'actief' and (r.regio_code = :regioCode or r.regio_code is null) order by r.regio_code nulls last limit 1) end))`,
  { casusId: object.casusId, organisatieId, medewerkerId, verbandCode: object.verbandCode, regioCode: object.regioCode, systeem: aanvrager.soort === 'systeem', nu, zonderBetrokkenen: object.betrokkenen.length === 0, betrokkenen: [...object.betrokkenen] }) as { rows: Stand[] };
  return rows[0] as Stand;
};

/** The roles with which the matrix is read. A partner's system acts as deelnemer, the platform's own workers as the regie that runs the case. */
const rollenVan = (aanvrager: Aanvrager): readonly string[] => {
  switch (aanvrager.soort) {
    case 'medewerker': return [aanvrager.toegangsrol];
    case 'burger': return ['burger'];
    case 'partner': return ['deelnemer', 'melder'];
    case 'systeem': return ['procesregisseur'];
    case 'onbekend': return [];
  }
};

/** X9: a person must have signed in with at least substantial assurance (for a medewerker: with a second factor). */
const acrTeLaag = (aanvrager: Aanvrager): boolean => (aanvrager.soort === 'medewerker' || aanvrager.soort === 'burger') && !reikt(aanvrager.acr, substantieel);

/** Gathers the facts of a question: what the room stated, what the tables say, and what follows from the two. */
export const stelVast = async (tx: Tx, vraag: Toegangsvraag, nu: Date): Promise<Vastgesteld> => {
  const { aanvrager, object, doel } = vraag;
  const stand = await leesStand(tx, vraag, nu);
  const rollen = rollenVan(aanvrager);
  const inRegio = stand.regio_code === null || stand.regio_code === object.regioCode;
  const isRegie = stand.soort !== null && stand.soort === stand.regie_soort && inRegio;
  const feiten = new Set<string>(Object.entries(object.feiten ?? {}).filter(([, waar]) => waar === true).map(([code]) => code));
  if (object.casusId !== null && (stand.is_team || (aanvrager.soort === 'systeem' && isRegie))) feiten.add('TEAM');
  if (stand.organisatie_id !== null && stand.organisatie_status !== 'actief') feiten.add('ORGANISATIE-NIET-ACTIEF');
  if (stand.casus_status === 'gearchiveerd' || stand.casus_status === 'vernietigd') feiten.add('GEARCHIVEERD');
  // An object that names nobody may be about him: then his restriction counts too. What a worker keeps is storage; what it hands out is not.
  if (stand.is_beperkt && (aanvrager.soort !== 'systeem' || vraag.actie === 'verstrekken')) feiten.add('BEPERKT');
  if (acrTeLaag(aanvrager)) feiten.add('ACR-TE-LAAG');
  if (rollen.includes('procesregisseur') && isRegie && feiten.has('GAAN')) feiten.add('BEOORDELAAR');
  if (rollen.includes('casusregisseur')) feiten.add('CASUSREGISSEUR');
  if (doel === 'actie-uitvoeren' && feiten.has('GERICHT')) feiten.add('ACTIEHOUDER');
  const binnenBereik = aanvrager.soort !== 'medewerker'
    || ((aanvrager.verbandCode === null || aanvrager.verbandCode === object.verbandCode) && (aanvrager.regioCode === null || aanvrager.regioCode === object.regioCode));
  return { lezer: { rollen, organisatiesoort: stand.soort ?? '', isRegie, organisatieId: stand.organisatie_id, organisatieOin: stand.oin }, feiten, binnenBereik, regelversie: stand.regelversie };
};
