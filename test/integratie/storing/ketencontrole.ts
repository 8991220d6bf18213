// What must be true when every case has ended, however often the plug was pulled. Each deviation is a line; none = right.
import type { Proces } from '../../hulp/proces.ts';
import type { Buitenwereld } from './buitenwereld.ts';
import type { Zaak } from './ketenwerk.ts';

type Rij = Record<string, string | number | null>;

/** Steps that happen more than once in one process here: per partner, per person of the household, per moment of aftercare, and in the second round after a relapse. */
const vaker: readonly (readonly [string, number])[] = [['roep-partner', 5], ['roep-bijdrage', 2], ['roep-zienswijze', 2], ['roep-uitnodiging', 2], ['brief-versturen', 2], ['informering-bewaken', 2], ['terugval-herkennen', 2], ['ronde-openen', 2], ['roep-uitvoeren-triage', 2], ['roep-nazorg-afsluiten', 2]];
/** Queries that must give nothing. */
const leeg: Readonly<Record<string, string>> = {
  'proces loopt nog': "select casus_id, bpmn_process_id from proces_instantie where status = 'actief'",
  'stap loopt nog': "select process_instance_key, element_id from element_instantie where status = 'actief'",
  'taak staat nog open': "select casus_id, element_id, status from taak where status not in ('afgerond', 'vervallen')",
  'wekker staat nog': 'select process_instance_key, element_id from engine_timer',
  incident: "select element_id, soort, oorzaak, status from incident where status = 'open'",
  // A claim or a completion of a task that the process took away meanwhile lapses; nothing else may.
  'opdracht niet uitgevoerd': `select o.soort, o.status, o.oorzaak from outbox o where o.status <> 'klaar'
    and not (o.status = 'vervallen' and o.soort like 'taak-%' and exists (select from taak t where t.taak_sleutel = o.taak_sleutel and t.status = 'vervallen'))`,
  'taak vaker afgerond': "select taak_sleutel, count(*) from outbox where soort = 'taak-voltooien' group by 1 having count(*) > 1",
  'taak afgerond zonder mens': `select t.element_id, t.status, count(v.id) from taak t left join voltooiing v on v.taak_id = t.id and v.status = 'uitgevoerd'
    and not exists (select from outbox o where o.id = v.outbox_id and o.status = 'vervallen' and t.status = 'vervallen')
    group by t.id having (count(v.id) = 1) <> (t.status = 'afgerond') or count(v.id) > 1`,
  // The engine says which steps were done, the effect rows say what we did for them.
  'stap gedaan zonder werk': `select i.bpmn_process_id, e.element_id, x.type from element_instantie e join proces_instantie i on i.sleutel = e.process_instance_key
    join proces_element pe on pe.definitie_sleutel = i.definitie_sleutel and pe.element_id = e.element_id cross join unnest(pe.job_types) as x(type)
    where e.status = 'afgerond' and not exists (select from job_effect f where f.element_instance_key = e.sleutel and f.job_type = x.type)`,
  'werk gedaan zonder stap': 'select f.job_type from job_effect f where not exists (select from element_instantie e where e.sleutel = f.element_instance_key) and not exists (select from proces_instantie i where i.sleutel = f.element_instance_key)',
  'stap vaker gedaan': `select i.bpmn_process_id, e.element_id, count(*) from element_instantie e join proces_instantie i on i.sleutel = e.process_instance_key
    left join (values ${vaker.map(([element, n]) => `('${element}', ${n})`).join(', ')}) as v(element_id, hoogste) on v.element_id = e.element_id
    where e.soort in ('SERVICE_TASK', 'SEND_TASK', 'CALL_ACTIVITY') group by i.sleutel, 1, 2 having count(*) > coalesce(max(v.hoogste), 1)`,
  'termijn zonder stap': 'select t.element_id from termijn t where not exists (select from element_instantie e where e.sleutel = t.element_instance_key) and not exists (select from proces_instantie i where i.sleutel = t.element_instance_key)',
  'termijn loopt na het einde van haar stap': "select t.element_id, t.status from termijn t where t.status in ('loopt', 'opgeschort')",
  'taak zonder termijn': "select t.element_id from taak t where t.status = 'afgerond' and not exists (select from termijn x where x.element_instance_key = t.element_instance_key)",
  'regel dubbel op de tijdlijn': "select casus_id, soort, zin, count(*) from casus_tijdlijn where soort not in ('taak', 'contact', 'signaal') group by 1, 2, 3 having count(*) > 1",
  'dubbele regel in het verwerkingenlog': `select naam, casus_id, trace_id, count(*) from (select to_jsonb(v) - 'volgnummer' - 'id' as r, v.naam, v.casus_id, v.trace_id from verwerkingenlog v) x group by r, 1, 2, 3 having count(*) > 1`,
  'dubbele regel in het auditlog': `select gebeurtenistype, actie, trace_id, count(*) from (select to_jsonb(a) - 'volgnummer' - 'id' - 'hash' as r, a.gebeurtenistype, a.actie, a.trace_id from auditlog a) x group by r, 1, 2, 3 having count(*) > 1`,
  'bericht van een partner niet verwerkt': "select soort, status, fouten::text from partner_bericht where richting = 'in' and status <> 'verwerkt'",
  'bericht aan een partner niet afgeleverd': "select soort, status from partner_bericht where richting = 'uit' and status <> 'afgeleverd'",
  'nazorgmoment dubbel': 'select nazorg_id, nummer, poging from nazorgmoment group by 1, 2, 3 having count(*) > 1',
};

/** How many of each there are in a case that went this way; what is not named is 0. */
const gewoon = { casus_claim: 1, melding: 1, casus_betrokkene: 2, identiteitsvaststelling: 2, huishouden: 1, relatie: 1, gezagsrelatie: 1, bron_raadpleging: 2, bekendheidsuitvraag: 1, triage: 1, afname: 1, informering: 4, brief: 2, nazorg: 1, afsluiting: 1, feedbackvraag: 2, archiefdossier: 1 };
const metPlan = { ...gewoon, overleg: 1, agendapunt: 1, uitkomst_overleg: 1, plan: 1, actie: 1, casusregisseurschap: 1, bijdrage: 4, archiefdossier: 3 };
const metAnalyse = { ...metPlan, analyse: 1, bijdrageverzoek: 4, bijdrage: 8 };
const verwacht: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  'niet-aannemen': { casus_claim: 1, melding: 1 }, 'geen-vervolg': gewoon, overleg: metPlan, 'actie-geweigerd': metPlan,
  terugval: { ...metPlan, triage: 2, afname: 2, nazorg: 2, terugvalsignaal: 1 }, analyse: metAnalyse, preventie: { ...metAnalyse, preventie: 1, bijdrage: 9 },
};
const tabellen = [...new Set(Object.values(verwacht).flatMap((v) => Object.keys(v)))];

const aantallen = async (p: Proces, zaken: readonly Zaak[]): Promise<string[]> => {
  const uit: string[] = [];
  for (const tabel of tabellen) {
    const geteld = new Map((await p.vraag<{ casus_id: string; n: number }>(`select casus_id, count(*)::int as n from "${tabel}" group by 1`)).map((r) => [r.casus_id, r.n]));
    for (const z of zaken) {
      const [is, moet] = [geteld.get(z.casusId) ?? 0, verwacht[z.weg.naam]?.[tabel] ?? 0];
      if (is !== moet) uit.push(`${z.weg.naam} ${z.casusId}: ${tabel} ${is} in plaats van ${moet}`);
    }
  }
  return uit;
};

const eindes = async (p: Proces, zaken: readonly Zaak[]): Promise<string[]> => {
  const uit: string[] = [];
  const casussen = new Map((await p.vraag<{ id: string; status: string }>('select id, status from casus')).map((c) => [c.id, c.status]));
  const wortels = Map.groupBy(await p.vraag<{ casus_id: string; status: string }>("select casus_id, status from proces_instantie where bpmn_process_id = 'veilig-thuis'"), (w) => w.casus_id);
  for (const z of zaken) {
    if ((casussen.get(z.casusId) ?? null) !== z.weg.casus) uit.push(`${z.weg.naam} ${z.casusId}: casus ${casussen.get(z.casusId) ?? 'is er niet'}`);
    const w = wortels.get(z.casusId) ?? [];
    if (w.length !== 1 || w[0]?.status !== 'afgerond') uit.push(`${z.weg.naam} ${z.casusId}: wortels ${w.map((x) => x.status).join(', ') || 'geen'}`);
  }
  return uit;
};

/** What the partners themselves have: every event once, in unbroken numbers, and nothing asked twice under another id. */
const partners = async (p: Proces, { simulatoren }: Buitenwereld): Promise<string[]> => {
  const uit: string[] = [];
  for (const [oin, partner] of simulatoren.partners) {
    const afgeleverd = await p.vraag<{ id: string }>("select gebeurtenis_id::text as id from partner_bericht b join organisatie o on o.id = b.organisatie_id where b.richting = 'uit' and b.status = 'afgeleverd' and o.oin = $1", [oin]);
    const ids = new Set<string>(partner.ontvangen.map((b) => b.id));
    if (ids.size !== partner.ontvangen.length) uit.push(`${oin}: een gebeurtenis is twee keer aangenomen`);
    for (const { id } of afgeleverd) if (!ids.delete(id)) uit.push(`${oin}: ${id} heet afgeleverd, maar is niet ontvangen`);
    for (const id of ids) uit.push(`${oin}: ${id} is ontvangen, maar heet niet afgeleverd`);
    const nummers = partner.ontvangen.map((b) => Number(b.sequence)).toSorted((a, b) => a - b);
    if (nummers.some((n, i) => n !== i + 1)) uit.push(`${oin}: de volgnummers zijn ${nummers.join(', ')}`);
    const inhoud = partner.ontvangen.filter((b) => !b.type.endsWith('herinnerd.v1')).map((b) => { const { geregistreerdOp: _op, ...data } = b.data as Record<string, unknown>; return `${b.type} ${JSON.stringify(data)}`; });
    for (const [wat, keren] of Map.groupBy(inhoud, (x) => x)) if (keren.length > 1) uit.push(`${oin}: ${keren.length} keer ${wat}`);
    for (const g of partner.geweigerd) uit.push(`${oin} weigerde: ${g.status} ${g.reden}`);
    for (const v of partner.verzonden) if (v.status !== 202) uit.push(`antwoord van ${oin}: ${v.status} ${v.type}`);
  }
  return uit;
};

/** Every deviation from: each case ended as its way says, no effect twice, nothing stuck. */
export const afwijkingen = async (p: Proces, buiten: Buitenwereld, zaken: readonly Zaak[]): Promise<string[]> => {
  const uit = [...await eindes(p, zaken), ...await aantallen(p, zaken), ...await partners(p, buiten)];
  for (const [wat, sql] of Object.entries(leeg)) uit.push(...(await p.vraag<Rij>(sql)).map((r) => `${wat}: ${Object.values(r).join(' ')}`));
  return uit;
};
