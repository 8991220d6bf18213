import type { TaakContext } from '../../taken/taakafhandeling.ts';
import { leesGrondslagen, organisatieVan, soortenVanDoel } from '../../toegang/index.ts';
import type { Gegevenssoort, Niveaus } from '../../toegang/toegang.ts';
import { persoonVoorUitvraag } from '../vaststellen-identiteit/index.ts';
import { besluitsoorten, tijdvoorstellen } from '../../domein/overleg.ts';
import { casusregisseurVan, feestdagtoets } from '../../casus/index.ts';
import { puntenVan, wachtendePunten } from './bespreken.ts';
import type { Overleg } from './model.ts';
import { mogelijkeDeelnemers, zichtVan } from './omgeving.ts';
import * as store from './store.ts';
import { open } from './versleuteld.ts';
import { uitTeNodigen } from './voorbereiden.ts';

export type Voorbereidscherm = {
  soort: 'overleg-voorbereiden'; overlegId: string; overlegSoort: string; besluitsoorten: readonly string[];
  /** Per organisation what the matrix lets it see at this table and on which grounds (ux §4.9: onderdeel × deelnemer). */
  organisaties: { organisatieId: string; naam: string; soort: string; heeftGrondslag: boolean; rol: 'deelnemer' | 'casusregisseur'; ziet: Niveaus; grondslagen: string[] }[]; onderdelen: Gegevenssoort[]; stuksoorten: Gegevenssoort[]; personen: { persoonId: string; naam: string }[];
  /** What was filled in before it came back. */
  eerder: { agenda: { thema: string; gevraagdBesluit: string | null; minuten: number; bespreekpuntId?: string | null }[]; deelnemers: { organisatieId: string; reden: string; agendapunten: number[] }[]; burgers: { persoonId: string; isUitgenodigd: boolean; reden: string | null; toelichting: string | null }[]; stukken: { titel: string; inhoud: string; gegevenssoort: string; bron: string; voorwaarde: string; agendapunt: number; ontvangers: string[] }[] };
  /** Documents of a colleague of which the reader may not see the gegevenssoort; they are not in `eerder`. */
  stukkenNietVoorU: number;
  tijden: { code: string; start: string | null; reden: string | null }[];
};

/** About the work itself or about nobody: never the subject of a document. */
const geenStuk: readonly Gegevenssoort[] = ['MED', 'STU', 'LOG'];
const wieZietWat = async (ctx: TaakContext, o: Overleg): Promise<Pick<Voorbereidscherm, 'organisaties' | 'onderdelen' | 'stuksoorten'>> => {
  const onderdelen = await soortenVanDoel(ctx.tx, o.verband_code, o.regio_code, 'casusoverleg-voeren');
  const regisseur = await casusregisseurVan(ctx.tx, o.casus_id);
  const organisaties: Voorbereidscherm['organisaties'] = [];
  for (const d of await mogelijkeDeelnemers(ctx.tx, o)) {
    const partij = await organisatieVan(ctx.tx, d.organisatieId);
    const { niveaus, grondslagen } = partij === undefined ? { niveaus: {}, grondslagen: [] } : await zichtVan(ctx.kern, ctx.tx, o, partij);
    organisaties.push({ ...d, rol: regisseur?.organisatieId === d.organisatieId ? 'casusregisseur' : 'deelnemer', ziet: niveaus, grondslagen: await leesGrondslagen(ctx.tx, grondslagen) });
  }
  return { organisaties, onderdelen, stuksoorten: onderdelen.filter((s) => !geenStuk.includes(s) && organisaties.some((x) => (x.ziet[s] ?? -1) >= 2)) };
};

/** What the screen overleg-voorbereiden shows: whom one may choose, the family, and what was filled in before. */
export const voorbereidscherm = async (ctx: TaakContext, o: Overleg, niveaus: Niveaus): Promise<Voorbereidscherm> => {
  const { kern, tx } = ctx;
  const personen = [];
  for (const persoonId of await uitTeNodigen(kern, tx, ctx.casusId)) personen.push({ persoonId, naam: (niveaus.IDE ?? -1) >= 1 ? (await persoonVoorUitvraag(kern, tx, persoonId, { IDE: 1 })).naam : 'Een betrokkene' });
  const agenda = await store.agendaVan(tx, o.id);
  // What the casusregisseur wants to discuss stands on the agenda beforehand (ux §4.11); the preparer may change or leave it.
  const [punten, wachtend] = [await puntenVan(tx, o.id), (niveaus.OVL ?? -1) >= 2 ? await wachtendePunten(tx, o.casus_id) : []];
  const uitnodigingen = await store.uitnodigingenVan(tx, o);
  const niet = await tx('burger_uitnodiging_afwijking').where({ overleg_id: o.id }).orderBy('gevraagd_op').select('id', 'persoon_id', 'reden', 'toelichting') as { id: string; persoon_id: string; reden: string; toelichting: string }[];
  const laatste = [...new Map(niet.map((n) => [n.persoon_id, n])).values()];
  const stukken = await store.stukkenVan(tx, o.id);
  // What somebody wrote himself he may read back; a colleague's document only at niveau 2.
  const eigen = stukken.filter((s) => s.gedeeld_door === ctx.medewerker.medewerkerId || (niveaus[s.gegevenssoort] ?? -1) >= 2);
  return {
    soort: 'overleg-voorbereiden', overlegId: o.id, overlegSoort: o.soort, besluitsoorten, ...await wieZietWat(ctx, o), personen, stukkenNietVoorU: stukken.length - eigen.length,
    tijden: tijdvoorstellen(o.soort, kern.clock.now(), await feestdagtoets(tx)).map((t) => ({ ...t, start: t.start?.toISOString() ?? null })),
    eerder: {
      agenda: [...agenda.map((a) => ({ thema: a.thema, gevraagdBesluit: a.gevraagd_besluit, minuten: a.minuten, bespreekpuntId: punten.get(a.id) ?? null })), ...wachtend.map((w) => ({ thema: w.thema, gevraagdBesluit: null, minuten: 15, bespreekpuntId: w.id }))],
      deelnemers: uitnodigingen.flatMap((u) => (u.organisatie_id === null || u.is_regie ? [] : [{ organisatieId: u.organisatie_id, reden: u.reden, agendapunten: u.agendapunten }])),
      burgers: [
        ...uitnodigingen.flatMap((u) => (u.persoon_id === null ? [] : [{ persoonId: u.persoon_id, isUitgenodigd: true, reden: null, toelichting: null }])),
        ...laatste.filter((n) => !uitnodigingen.some((u) => u.persoon_id === n.persoon_id)).map((n) => ({ persoonId: n.persoon_id, isUitgenodigd: false, reden: n.reden, toelichting: open(kern, n.toelichting, 'afwijking', n.id) })),
      ],
      stukken: eigen.map((s) => ({ titel: s.titel, inhoud: open(kern, s.inhoud, 'stuk', s.id), gegevenssoort: s.gegevenssoort, bron: s.bron, voorwaarde: s.voorwaarde, agendapunt: agenda.find((a) => a.id === s.agendapunt_id)?.volgnr ?? 1, ontvangers: s.ontvangers })),
    },
  };
};
