import { datumVan } from '../../domein/kalender.ts';
import type { Doel } from '../../domein/doel.ts';
import type { Aanvrager } from '../../platform/identity/aanvrager.ts';
import { Probleem } from '../../platform/http/problemen.ts';
import type { Kern, Tx } from '../../platform/kern.ts';
import { casusVan } from '../../casus/index.ts';
import { maakToegang } from '../../toegang/index.ts';
import type { Gegevenssoort } from '../../toegang/toegang.ts';
import { weigergrondVoorVrager } from './vraagregels.ts';

/** One question and what the holder decided, as this reader may see it. */
export type VerstrektAntwoord = {
  vraag: string; gegevenssoort: string; houderId: string; houder: string; persoonId: string; antwoord: 'open' | 'verstrekt' | 'geweigerd' | 'niet-beschikbaar'; weigergrond: string | null;
  inhoud?: string; soort?: string; peildatum?: string; bron?: string;
};
type Rij = {
  tekst: string; gegevenssoort: Gegevenssoort; antwoord: VerstrektAntwoord['antwoord']; weigergrond: string | null; houder_id: string; houder: string; persoon_id: string;
  inhoud: string | null; soort: string | null; peildatum: string | null; bron: string | null; geldig_tot: string | null; voorwaarden: { alleenTriage?: boolean; nietDelenMet?: string[] } | null;
};

const organisatieVan = (a: Aanvrager): { id: string; oin: string } | undefined => (a.soort === 'medewerker' || a.soort === 'partner' ? { id: a.organisatieId, oin: a.organisatieOin } : undefined);

/** R3.9, R3.10: past its validity, outside the triage, or kept from this organisation a given does not exist for the reader and is not counted. */
const isVoorLezer = (r: Rij, lezer: { id: string; oin: string } | undefined, doel: Doel, vandaag: string): boolean => {
  if (r.geldig_tot !== null && r.geldig_tot < vandaag) return false;
  if (r.voorwaarden?.alleenTriage === true && doel !== 'triage-uitvoeren') return false;
  return lezer === undefined || !(r.voorwaarden?.nietDelenMet ?? []).some((x) => x === lezer.id || x === lezer.oin);
};

/**
 * What holders gave on request in this casus, for a stated doel (R3.9-R3.11). Content only from niveau 2 of its gegevenssoort; at lower
 * levels the question and the decision. Throws 404 outside the team, 403 without ground.
 */
export const leesVerstrekkingen = async (kern: Kern, tx: Tx, aanvrager: Aanvrager, casusId: string, doel: Doel, traceparent: string): Promise<VerstrektAntwoord[]> => {
  const casus = await casusVan(tx, casusId);
  if (casus === undefined) throw new Probleem('niet-gevonden', 'Dit bestaat niet, of u hoort niet bij het team van deze casus.');
  const rijen = await tx('verzoek_vraag as v').join('verstrekkingsverzoek as z', 'z.id', 'v.verzoek_id').join('organisatie as o', 'o.id', 'z.houder_id')
    .leftJoin('verstrekking as s', 's.verzoek_id', 'z.id').leftJoin('verstrekt_gegeven as g', 'g.vraag_id', 'v.id').leftJoin('verstrekking_intrekking as i', 'i.verstrekking_id', 's.id')
    .where('z.casus_id', casusId).whereNotIn('z.status', ['concept', 'ingetrokken', 'ingetrokken-door-houder']).whereNull('i.id').orderBy(['z.aangemaakt_op', 'v.nummer'])
    .select('v.tekst', 'v.gegevenssoort', 'v.antwoord', 'v.weigergrond', 'z.houder_id', 'o.naam as houder', 'z.persoon_id', 'g.inhoud', 'g.soort', 'g.bron', 's.voorwaarden',
      tx.raw('g.peildatum::text as peildatum'), tx.raw('s.geldig_tot::text as geldig_tot')) as Rij[];
  const soorten = [...new Set<Gegevenssoort>(['BEK', ...rijen.map((r) => r.gegevenssoort)])];
  const { niveaus } = await maakToegang(kern).vraag(tx, {
    aanvrager, doel, actie: 'lezen', gevraagd: soorten, traceparent,
    object: { type: 'casus', id: casusId, casusId, verbandCode: casus.verbandCode, regioCode: casus.regioCode, betrokkenen: [...new Set(rijen.map((r) => r.persoon_id))], feiten: { VERSTREKT: true } },
  });
  const lezer = organisatieVan(aanvrager);
  const vandaag = datumVan(kern.clock.now());
  return rijen.filter((r) => niveaus[r.gegevenssoort] !== undefined && isVoorLezer(r, lezer, doel, vandaag)).map((r) => ({
    vraag: r.tekst, gegevenssoort: r.gegevenssoort, houderId: r.houder_id, houder: r.houder, persoonId: r.persoon_id, antwoord: r.antwoord, weigergrond: weigergrondVoorVrager(r.weigergrond),
    ...(niveaus[r.gegevenssoort] === 2 && r.inhoud !== null && { inhoud: r.inhoud, soort: r.soort ?? '', peildatum: r.peildatum ?? '', bron: r.bron ?? '' }),
  }));
};
