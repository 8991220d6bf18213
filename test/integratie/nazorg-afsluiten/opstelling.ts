import { randomUUID } from 'node:crypto';
import { wijsTeamToe } from '../../../src/casus/index.ts';
import { maakActie } from '../../../src/bouwstenen/uitvoeren-actie/index.ts';
import { maakBouwsteenstapel, type Opstelling, type Taakrij } from '../../hulp/bouwsteen.ts';
import { datumVan } from '../../../src/domein/kalender.ts';

export { tot, traceparent, type Opstelling, type Taakrij } from '../../hulp/bouwsteen.ts';
export const dag = 86_400_000;
export const lang = 'Wij hebben dit met het gezin en de partners besproken.';
export const maakOpstelling = (): Promise<Opstelling> => maakBouwsteenstapel({ bouwstenen: ['nazorg-afsluiten'], uit: ['instapCode'] });

/** The day `dagen` from now, as the form sends it. */
export const overDagen = (o: Opstelling, dagen: number): string => datumVan(new Date(o.kern.clock.now().getTime() + dagen * dag));

/** A casus in which the plan is done, with four partners in the team, and its end called as the root does. */
export const start = async (o: Opstelling, over: Record<string, unknown> = {}) => {
  const { casusId, personen } = await o.nieuweCasus([{ rol: 'ouder', geboortedatum: '1990-02-03', naam: 'Wulp' }, { rol: 'kind', geboortedatum: '2018-05-06', naam: 'Wulp' }]);
  const nazorgId = randomUUID();
  await o.kern.db.transaction(async (tx) => {
    await tx('casus').where({ id: casusId }).update({ status: over['afsluitWijzeCode'] === 'direct' ? 'in-onderzoek' : 'in-uitvoering' });
    for (const soort of ['GEM', 'GGZ', 'GI', 'POL']) {
      const { id } = await tx('organisatie').where({ soort, status: 'actief' }).where((q) => { q.where('regio_code', 'merelland').orWhereNull('regio_code'); }).orderBy('oin').first() as { id: string };
      await wijsTeamToe(o.kern, tx, casusId, { organisatieId: id, medewerkerId: null, rol: 'deelnemer', via: 'uitnodiging' });
    }
  });
  const { klaar } = o.bel('nazorg-afsluiten', casusId, { nazorgId, afsluitWijzeCode: 'nazorg', doelCode: 'nazorg-bieden', termijnCode: 'nazorg', rolUitvoerder: 'casusregisseur', rolBeslisser: 'casusregisseur', rolTweede: 'gedragswetenschapper', ...over });
  return { casusId, nazorgId, ouder: personen[0] ?? '', klaar };
};

/** A request for information that a partner still has: an open opdracht, as the room of bekendheid keeps it. */
export const openVerzoek = async (o: Opstelling, casusId: string, persoonId: string): Promise<string> => o.kern.db.transaction(async (tx) => {
  const { id: houder } = await tx('organisatie').where({ soort: 'GGZ' }).first() as { id: string };
  const { id: vrager } = await tx('organisatie').where({ soort: 'VT', regio_code: 'merelland' }).first() as { id: string };
  const nu = o.kern.clock.now();
  const sleutel = String(2_251_799_813_000_000n + BigInt(Math.floor(Math.random() * 1e9)));
  const [u] = await tx('bekendheidsuitvraag').insert({ casus_id: casusId, process_instance_key: sleutel, verband_code: 'veilig-thuis', regio_code: 'merelland', partnerset_code: 'vt-kern', doel: 'bekendheid-bepalen', status: 'lopend', verzonden_op: nu, aangemaakt_op: nu, gewijzigd_op: nu }).returning('id') as { id: string }[];
  const [v] = await tx('verstrekkingsverzoek').insert({
    verzoeknummer: randomUUID().slice(0, 10), casus_id: casusId, uitvraag_id: u?.id, houder_id: houder, persoon_id: persoonId, vragende_organisatie_id: vrager, gevraagd_door: randomUUID(), doel: 'verrijken', grondslagen: ['G01'],
    noodzaak: 'Nodig om de veiligheid te beoordelen.', prioriteit: 'p3', status: 'verzonden', aangemaakt_op: nu, gewijzigd_op: nu,
  }).returning('id') as { id: string }[];
  return v?.id ?? '';
});
/** An actie at the GEM of the region that is not done yet. */
export const openActie = async (o: Opstelling, casusId: string): Promise<string> => o.kern.db.transaction(async (tx) => {
  const { id: organisatieId } = await tx('organisatie').where({ soort: 'GEM', status: 'actief', regio_code: 'merelland' }).first() as { id: string };
  return maakActie(o.kern, tx, { casusId, planId: null, doelId: null, afspraakId: null, organisatieId, omschrijving: 'Kijk of de huur is betaald.', soortCode: 'overig', prioriteit: 'P3', uiterlijkOp: new Date(o.kern.clock.now().getTime() + 30 * dag), informatie: [], conditie: 'direct' });
});
/** An answer of a holder on such a request, to be kept until a day. */
export const verstrektTot = async (o: Opstelling, casusId: string, persoonId: string, geldigTot: string): Promise<string> => {
  const verzoekId = await openVerzoek(o, casusId, persoonId);
  return o.kern.db.transaction(async (tx) => {
    const { houder_id: gever } = await tx('verstrekkingsverzoek').where({ id: verzoekId }).first() as { houder_id: string };
    await tx('verstrekkingsverzoek').where({ id: verzoekId }).update({ status: 'verstrekt' });
    const [vraag] = await tx('verzoek_vraag').insert({ verzoek_id: verzoekId, nummer: 1, code: 'opvoeding', gegevenssoort: 'OPG', tekst: 'Hoe gaat het thuis?', antwoord: 'verstrekt' }).returning('id') as { id: string }[];
    const [s] = await tx('verstrekking').insert({ verzoek_id: verzoekId, gever_id: gever, ontvanger_ids: [gever], voorwaarden: '{}', geldig_tot: geldigTot }).returning('id') as { id: string }[];
    const [g] = await tx('verstrekt_gegeven').insert({ verstrekking_id: s?.id, vraag_id: vraag?.id, gegevenssoort: 'OPG', inhoud: 'Rustig.', soort: 'feit', peildatum: '2026-11-20', bron: 'houder' }).returning('id') as { id: string }[];
    return g?.id ?? '';
  });
};
export type Gestart = Awaited<ReturnType<typeof start>>;
export type Taak = Taakrij;
