import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { controleerTaken, startBerichtwacht } from '../../../src/taken/index.ts';
import { zetInOutbox } from '../../../src/platform/engine/index.ts';
import { tot } from '../engine/opstelling.ts';
import type { Bezoeker } from '../http/bezoeker.ts';
import { knop, maakOpstelling, mens, organisatieId } from './opstelling.ts';
import type { Takenopstelling } from './opstelling.ts';

let o: Takenopstelling;
let noor: Bezoeker;
let daan: Bezoeker;
let partner: Bezoeker;
let ver: Bezoeker;
beforeAll(async () => {
  o = await maakOpstelling();
  [noor, daan, partner, ver] = [await o.aan('noor'), await o.aan('kees'), await o.aan('loes'), await o.aan('pim')];
}, 180_000);
afterAll(async () => { await o.stop(); });
afterEach(() => { Object.assign(knop, { uitgesloten: null, weiger: false, stuk: false }); });

const goed = { antwoorden: { uitkomst: 'klaar', motivatie: 'Omdat het kan en moet.' } };
const claim = (b: Bezoeker, id: string, body: unknown = {}) => b.json('PUT', `/api/v1/taken/${id}/claim`, body);
const voltooi = (b: Bezoeker, id: string, body: unknown = goed) => b.json('POST', `/api/v1/taken/${id}/voltooiing`, body);
const lees = async (b: Bezoeker, pad: string): Promise<Record<string, unknown> & { items: Record<string, unknown>[]; volgende: string | null }> => (await b.haal(`/api/v1${pad}`)).json() as never;
const probleem = async (r: Response): Promise<{ status: number; type: string; detail: string; fouten?: { veld: string; code: string; melding: string }[]; concept?: unknown }> => (await r.json()) as never;
const rijen = (taakId: string): Promise<unknown[]> => o.db('proefrij').where({ taak_id: taakId });
const schuifKlok = async (ms: number): Promise<void> => { (o.kern.clock as unknown as { setOffset(m: number): void }).setOffset(o.kern.clock.offset() + ms); };

describe('bereik', () => {
  test('processen §1.5: alleen wie de groep draagt, in verband en regio, ziet de taak; voor anderen bestaat zij niet', async () => {
    const { id } = await o.taak();
    expect((await lees(noor, '/taken?bakje=alle')).items.map((t) => t['id'])).toContain(id);
    for (const b of [partner, ver]) {
      expect((await lees(b, '/taken?bakje=alle')).items.map((t) => t['id'])).not.toContain(id);
      const ander = await b.haal(`/api/v1/taken/${randomUUID()}`);
      const deze = await b.haal(`/api/v1/taken/${id}`);
      const [x, y] = [await probleem(ander), await probleem(deze)];
      expect([deze.status, y.detail, y.type]).toEqual([404, x.detail, x.type]);
      expect((await claim(b, id)).status).toBe(404);
      expect((await voltooi(b, id)).status).toBe(404);
      expect((await b.json('PUT', `/api/v1/taken/${id}/concept`, { velden: {} }, { 'if-match': '"0"' })).status).toBe(404);
    }
  });

  test('domein §1.1: een taak voor een contactpersoon is alleen voor zijn organisatie, ook als de groep geen organisatie noemt', async () => {
    const maak = async (groep: string): Promise<string> => {
      const [r] = await o.db('taak').insert({ taak_sleutel: String(Date.now()) + String(Math.floor(Math.random() * 1e4)), element_instance_key: '1', process_instance_key: '1', definitie_sleutel: '1', bpmn_process_id: 'x', versie: 1, element_id: 'vraag', groepen: [groep], verband_code: 'veilig-thuis', regio_code: 'MRL', positie: '1', aangemaakt_op: new Date(), gewijzigd_op: new Date() }).returning('id') as { id: string }[];
      return r?.id ?? '';
    };
    const mijn = await maak('contactpersoon@00000099000000002000');
    const anders = await maak('contactpersoon@00000099000000003000');
    const kaal = await maak('contactpersoon');
    const gezien = (await lees(partner, '/taken?bakje=alle')).items;
    expect(gezien.map((t) => t['id'])).toEqual([mijn]);
    expect([anders, kaal].length).toBe(2);
    // what a partner is asked shows no number of the casus
    expect(gezien[0]?.['casus']).toBeNull();
    await o.db('taak').whereIn('id', [mijn, anders, kaal]).delete();
  });
});

describe('de lijst', () => {
  test('huisregel 7: bladzijden zonder gaten of dubbelen in beide volgordes, filters en aantallen in de database', async () => {
    const nu = o.kern.clock.now().getTime();
    const basis = { element_instance_key: '1', process_instance_key: '1', definitie_sleutel: '1', bpmn_process_id: 'x', versie: 1, groepen: ['coordinator'], verband_code: 'niet-acuut', regio_code: 'MRL', positie: '1', aangemaakt_op: new Date() };
    const uur = 3_600_000;
    const termijnen = [-50 * uur, -1 * uur, -1 * uur, 40 * uur, 300 * uur, null, null];
    await o.db('taak').insert(termijnen.map((t, i) => ({ ...basis, taak_sleutel: String(900_000 + i), element_id: `lijst-${i}%`, termijn_eind: t === null ? null : new Date(nu + t), gewijzigd_op: new Date(nu - i * 1000) })));
    const alle = async (volgorde: string): Promise<string[]> => {
      const titels: string[] = [];
      let cursor: string | null = null;
      do {
        const b = await lees(noor, `/taken?bakje=alle&verband=niet-acuut&aantal=2&volgorde=${volgorde}${cursor === null ? '' : `&cursor=${cursor}`}`);
        titels.push(...b.items.map((t) => t['titel'] as string));
        cursor = b.volgende;
      } while (cursor !== null);
      return titels;
    };
    expect((await alle('termijn')).map((t) => termijnen[Number(t[6])] ?? null)).toEqual(termijnen);
    expect(new Set(await alle('termijn')).size).toBe(7);
    expect(await alle('-gewijzigd')).toEqual(termijnen.map((_t, i) => `lijst-${i}%`));
    const titels = async (vraag: string): Promise<number> => (await lees(noor, `/taken?bakje=alle&verband=niet-acuut&${vraag}`)).items.length;
    expect([await titels('termijn=te-laat'), await titels('termijn=week'), await titels('zoek=lijst-3'), await titels('zoek=%25'), await titels('zoek=_')]).toEqual([3, 4, 1, 7, 0]);
    // a place in one order is no place in the other
    const eerste = await lees(noor, '/taken?bakje=alle&verband=niet-acuut&aantal=1');
    expect((await noor.haal(`/api/v1/taken?bakje=alle&volgorde=-gewijzigd&cursor=${eerste.volgende}`)).status).toBe(400);
    await o.db('taak').where({ verband_code: 'niet-acuut' }).delete();
  });

  test('ux §4.2: aantallen gaan niet verder dan 1000', async () => {
    await o.db.raw(`insert into taak (taak_sleutel, element_instance_key, process_instance_key, definitie_sleutel, bpmn_process_id, versie, element_id, groepen, verband_code, regio_code, positie, aangemaakt_op, gewijzigd_op)
      select 5000000 + g, 1, 1, 1, 'x', 1, 'veel', '{coordinator}', 'mensenhandel', 'MRL', 1, now(), now() from generate_series(1, 1200) g`);
    expect(await lees(noor, '/taken/tellingen')).toMatchObject({ team: 1000, teVerdelen: 1000 });
    expect(await lees(ver, '/taken/tellingen')).toMatchObject({ team: 0 });
    await o.db('taak').where({ verband_code: 'mensenhandel' }).delete();
  });
});

describe('op naam', () => {
  test('bij twee claims tegelijk wint er precies één, en de engine volgt', async () => {
    const { id, sleutel } = await o.taak();
    const uitslag = await Promise.all([claim(noor, id), claim(daan, id), claim(noor, id), claim(daan, id)]);
    const wie = (await o.db('taak').where({ id }).first('toegewezen_aan') as { toegewezen_aan: string }).toegewezen_aan;
    const verwacht = wie === mens.noor ? [204, 409, 204, 409] : [409, 204, 409, 204];
    expect(uitslag.map((r) => r.status)).toEqual(verwacht);
    // the engine has it: a second person without override is refused there too
    await tot(async () => (await o.db('outbox').where({ taak_sleutel: sleutel, status: 'klaar' })).length === 1);
    await expect(o.e.client.rest('POST', `/v2/user-tasks/${sleutel}/assignment`, { assignee: 'x', allowOverride: false })).rejects.toThrow('engine: staat');
    // taking over needs a reason, which is kept
    const ander = wie === mens.noor ? daan : noor;
    expect((await probleem(await claim(ander, id))).type).toBe('/problemen/taak-bezet');
    expect((await claim(ander, id, { reden: 'collega is ziek' })).status).toBe(204);
    expect(await o.db('taak_overname').where({ taak_id: id }).first('van_medewerker_id', 'reden')).toEqual({ van_medewerker_id: wie, reden: 'collega is ziek' });
    expect((await (wie === mens.noor ? noor : daan).json('DELETE', `/api/v1/taken/${id}/claim`)).status).toBe(409);
    expect((await ander.json('DELETE', `/api/v1/taken/${id}/claim`)).status).toBe(204);
    expect(await o.status(id)).toBe('nieuw');
    await tot(async () => (await o.db('outbox').where({ taak_sleutel: sleutel, status: 'klaar' })).length === 3);
    expect(await o.status(id)).toBe('nieuw');
  });

  test('ux §4.3: gegevens pas op eigen naam; een collega ziet wie eraan werkt', async () => {
    const { id, casusId } = await o.taak();
    expect(await lees(noor, `/taken/${id}`)).toMatchObject({ status: 'niemand', gegevens: null, waarom: null, handelingen: ['claimen'], scherm: 'proefscherm', formulier: { id: 'proef.doen' }, termijn: { eind: '2026-12-01T22:59:59.000Z', code: 'triage' } });
    await claim(noor, id);
    expect(await lees(noor, `/taken/${id}`)).toMatchObject({ status: 'op-naam', gegevens: { secties: [{ regels: [{ waarde: casusId }] }] }, handelingen: ['vrijgeven', 'voltooien'], wie: { ik: true, naam: 'Noor Vlierhout' }, aard: 'vastlegging', doel: 'triage-uitvoeren' });
    expect(await lees(daan, `/taken/${id}`)).toMatchObject({ gegevens: null, handelingen: ['overnemen'], wie: { ik: false, naam: 'Noor Vlierhout' } });
  });

  test('ux §4.3: wijzigingen komen live binnen, alleen bij wie de taak mag zien', async () => {
    const luister = async (b: Bezoeker): Promise<{ tekst: () => string; stop: () => void }> => {
      const stop = new AbortController();
      const r = await b.haal('/api/v1/gebeurtenissen', { signal: stop.signal });
      let tekst = '';
      void (async () => { for await (const deel of r.body as unknown as AsyncIterable<Uint8Array>) tekst += new TextDecoder().decode(deel); })().catch(() => {});
      return { tekst: () => tekst, stop: () => { stop.abort(); } };
    };
    const [bijNoor, bijVer] = [await luister(noor), await luister(ver)];
    const { id } = await o.taak();
    await claim(daan, id);
    await tot(async () => bijNoor.tekst().split(`event: taak\ndata: {"id":"${id}"}`).length > 2);
    expect(bijVer.tekst()).not.toContain('event: taak');
    bijNoor.stop(); bijVer.stop();
  });
});

describe('concept', () => {
  test('ux §4.3: per medewerker, met versie; een verouderde versie geeft 412 met wat er staat', async () => {
    const { id } = await o.taak();
    await claim(noor, id);
    const bewaar = (versie: string | undefined, waarde: string) => noor.json('PUT', `/api/v1/taken/${id}/concept`, { velden: { motivatie: { waarde, op: '2026-11-23T09:00:00Z' } } }, versie === undefined ? {} : { 'if-match': `"${versie}"` });
    expect((await bewaar(undefined, 'x')).status).toBe(400);
    const een = await bewaar('0', 'eerste');
    expect([een.status, een.headers.get('etag')]).toEqual([200, '"1"']);
    expect((await bewaar('1', 'tweede')).status).toBe(200);
    for (const oud of ['0', '1']) {
      const r = await bewaar(oud, 'te laat');
      expect(r.status).toBe(412);
      expect((await probleem(r)).concept).toEqual({ velden: { motivatie: { waarde: 'tweede', op: '2026-11-23T09:00:00Z' } }, rijversie: 2 });
    }
    expect(await lees(daan, `/taken/${id}/concept`)).toEqual({ velden: {}, rijversie: 0 });
    expect(await lees(noor, `/taken/${id}`)).toMatchObject({ concept: true, concept_: { rijversie: 2 } });
  });
});

describe('afronden', () => {
  test('domein §6: alle fouten tegelijk, van formulier en afhandeling, met JSON-wijzers; niets opgeslagen', async () => {
    const { id } = await o.taak();
    await claim(noor, id);
    const fouten = async (antwoorden: Record<string, unknown>): Promise<[string, string][]> => {
      const r = await voltooi(noor, id, { antwoorden });
      expect(r.status).toBe(400);
      return ((await probleem(r)).fouten ?? []).map((f): [string, string] => [f.veld, f.code]).toSorted(([a], [b]) => a.localeCompare(b));
    };
    expect(await fouten({})).toEqual([['/motivatie', 'verplicht'], ['/uitkomst', 'verplicht']]);
    expect(await fouten({ uitkomst: 'later', motivatie: 'kort', aantal: 9, partner: 'p-2', bsn: 'x' })).toEqual([['/aantal', 'te-groot'], ['/bsn', 'onbekend-veld'], ['/motivatie', 'te-kort'], ['/partner', 'ongeldige-keuze'], ['/uitkomst', 'niet-mogelijk']]);
    expect(await fouten({ uitkomst: 'verzonnen', motivatie: 'Omdat het kan en moet.', aantal: 'drie' })).toEqual([['/aantal', 'verkeerd-soort'], ['/uitkomst', 'ongeldige-keuze']]);
    expect([await o.status(id), await rijen(id), await o.db('voltooiing').where({ taak_id: id })]).toEqual(['op-naam', [], []]);
  });

  test('domein §1.6: vier ogen: wie de stap deed, mag hem niet claimen en niet afronden, ook niet rechtstreeks', async () => {
    const { id } = await o.taak('besluit');
    knop.uitgesloten = mens.noor;
    for (const r of [await claim(noor, id), await voltooi(noor, id)]) { expect(r.status).toBe(403); expect((await probleem(r)).type).toBe('/problemen/vier-ogen'); }
    expect((await lees(noor, `/taken/${id}`))['handelingen']).toEqual([]);
    expect((await voltooi(daan, id)).status).toBe(200);
  });

  test('een besluit gaat meteen door: rij, tijdlijn en opdracht in één keer; de engine volgt', async () => {
    const { id, casusId, proces } = await o.taak('besluit');
    await claim(noor, id);
    await noor.json('PUT', `/api/v1/taken/${id}/concept`, { velden: {} }, { 'if-match': '"0"' });
    const r = await voltooi(noor, id);
    expect([r.status, await r.json()]).toEqual([200, { status: 'voltooid', terugdraaienTot: null, melding: 'Afgerond.' }]);
    expect(await rijen(id)).toHaveLength(1);
    expect(await o.db('casus_tijdlijn').where({ casus_id: casusId })).toMatchObject([{ zin: 'De proef is gedaan.', bron: `taak:${id}`, actor_organisatie_id: organisatieId, actor_medewerker_id: mens.noor }]);
    expect(await o.db('concept').where({ taak_id: id })).toEqual([]);
    await tot(async () => await o.status(id) === 'afgerond');
    await tot(async () => (await o.db('element_voortgang').where({ process_instance_key: proces, element_id: 'bericht-gelukt' }).first('actief') as { actief: number } | undefined)?.actief === 1);
    expect((await noor.json('DELETE', `/api/v1/taken/${id}/voltooiing`)).status).toBe(409);
    expect(await lees(noor, `/taken/${id}`)).toMatchObject({ status: 'afgerond', gegevens: null, afgerondDoor: { naam: 'Noor Vlierhout' }, handelingen: [] });
  });

  test('huisregel 8: viermaal tegelijk afronden geeft één effect; daarna 409 taak-afgerond', async () => {
    const { id, sleutel } = await o.taak('besluit');
    await claim(noor, id);
    const uitslag = await Promise.all([1, 2, 3, 4].map(() => voltooi(noor, id)));
    expect(uitslag.map((r) => r.status).toSorted((a, b) => a - b)).toEqual([200, 409, 409, 409]);
    expect(await rijen(id)).toHaveLength(1);
    expect(await o.db('outbox').where({ taak_sleutel: sleutel, soort: 'taak-voltooien' })).toHaveLength(1);
    expect(await probleem(await voltooi(daan, id))).toMatchObject({ type: '/problemen/taak-afgerond', detail: 'Deze taak is al afgerond. Uw concept is niet verstuurd, maar wel bewaard.' });
    // Whose answer got lost and who sends it again reads that it was done.
    expect(await probleem(await voltooi(noor, id))).toMatchObject({ type: '/problemen/taak-afgerond', detail: 'U heeft deze taak zelf al afgerond. Die antwoorden zijn opgeslagen; er gebeurt niets dubbel.' });
    expect((await claim(daan, id)).status).toBe(409);
  });

  test('een variabele die niet gedeclareerd is, gaat niet naar de engine: 500, niets opgeslagen, geen waarde in het log', async () => {
    const { id } = await o.taak('besluit');
    await claim(noor, id);
    knop.stuk = true;
    const r = await voltooi(noor, id, { antwoorden: { uitkomst: 'klaar', motivatie: 'Geheimenaar heeft gebeld.' } });
    expect(r.status).toBe(500);
    expect([await o.status(id), await rijen(id)]).toEqual(['op-naam', []]);
    expect(o.regels.join('')).not.toContain('Geheimenaar');
  });

  test('ux §4.3: een andere taak wacht tien seconden; terugdraaien laat niets achter, ook geen rij van de bouwsteen', async () => {
    const { id, casusId, sleutel } = await o.taak();
    await claim(noor, id);
    await noor.json('PUT', `/api/v1/taken/${id}/concept`, { velden: { motivatie: { waarde: 'mijn tekst', op: '2026-11-23T09:00:00Z' } } }, { 'if-match': '"0"' });
    const r = await voltooi(noor, id);
    const { terugdraaienTot } = await r.json() as { terugdraaienTot: string };
    expect(Date.parse(terugdraaienTot) - o.kern.clock.now().getTime()).toBeGreaterThan(8_000);
    expect([r.status, await o.status(id), await rijen(id)]).toEqual([200, 'in-verwerking', []]);
    expect(await lees(noor, `/taken/${id}`)).toMatchObject({ status: 'wordt-verwerkt', handelingen: ['terugdraaien'], terugdraaienTot });
    // only by oneself
    expect((await daan.json('DELETE', `/api/v1/taken/${id}/voltooiing`)).status).toBe(409);
    expect((await noor.json('DELETE', `/api/v1/taken/${id}/voltooiing`)).status).toBe(204);
    expect(await lees(noor, `/taken/${id}`)).toMatchObject({ status: 'op-naam', handelingen: ['vrijgeven', 'voltooien'], concept_: { velden: { motivatie: { waarde: 'mijn tekst' } } } });
    expect(await o.db('casus_tijdlijn').where({ casus_id: casusId })).toEqual([]);
    // again, and now the window ends
    expect((await voltooi(noor, id)).status).toBe(200);
    await schuifKlok(11_000);
    await tot(async () => await o.status(id) === 'afgerond');
    expect(await rijen(id)).toHaveLength(1);
    expect(await o.db('outbox').where({ taak_sleutel: sleutel, soort: 'taak-voltooien' })).toHaveLength(1);
    expect((await noor.json('DELETE', `/api/v1/taken/${id}/voltooiing`)).status).toBe(409);
    // what was typed is kept nowhere but in the bouwsteen
    expect(await o.db('voltooiing').where({ taak_id: id }).whereNotNull('antwoorden')).toEqual([]);
  });

  test('verandert de casus in die tien seconden, dan staat de taak weer open en zegt de geschiedenis waarom', async () => {
    const { id } = await o.taak();
    await claim(noor, id);
    expect((await voltooi(noor, id)).status).toBe(200);
    knop.weiger = true;
    await schuifKlok(11_000);
    await tot(async () => await o.status(id) === 'op-naam');
    const t = await lees(noor, `/taken/${id}`) as unknown as { geschiedenis: { zin: string }[]; handelingen: string[] };
    expect(t.geschiedenis.map((g) => g.zin)).toContain('Afronden is niet gelukt. De casus is intussen gesloten.');
    expect(t.handelingen).toContain('voltooien');
    expect(await rijen(id)).toEqual([]);
  });

  test('gaat het bij ons mis na die tien seconden, dan wordt het opnieuw geprobeerd en gebeurt het precies eenmaal', async () => {
    const { id } = await o.taak();
    await claim(noor, id);
    await voltooi(noor, id);
    knop.stuk = true;
    await schuifKlok(11_000);
    await tot(async () => ((await o.db('voltooiing').where({ taak_id: id }).first('pogingen')) as { pogingen: number }).pogingen >= 1);
    expect([await rijen(id), await o.status(id)]).toEqual([[], 'in-verwerking']);
    knop.stuk = false;
    await tot(async () => await o.status(id) === 'afgerond');
    expect(await rijen(id)).toHaveLength(1);
  });

  test('vervalt de taak in die tien seconden, dan gebeurt er niets en blijft het concept', async () => {
    const { id, proces } = await o.taak();
    await claim(noor, id);
    await noor.json('PUT', `/api/v1/taken/${id}/concept`, { velden: { motivatie: { waarde: 'mijn tekst', op: '2026-11-23T09:00:00Z' } } }, { 'if-match': '"0"' });
    await voltooi(noor, id);
    await o.e.client.roep('CancelProcessInstance', { processInstanceKey: proces });
    await tot(async () => await o.status(id) === 'vervallen');
    await schuifKlok(11_000);
    await tot(async () => (await o.db('voltooiing').where({ taak_id: id }).first('status') as { status: string }).status === 'mislukt');
    expect([await rijen(id), await o.status(id)]).toEqual([[], 'vervallen']);
    expect(await lees(noor, `/taken/${id}/concept`)).toMatchObject({ velden: { motivatie: { waarde: 'mijn tekst' } } });
  });

  test('ux §4.3: is de engine er niet, dan 202 met uitleg; niets gaat verloren', async () => {
    const { id } = await o.taak('besluit');
    await claim(noor, id);
    await tot(async () => (await o.db('outbox').where({ status: 'wacht' })).length === 0);
    await o.zonderDispatcher();
    try {
      const r = await voltooi(noor, id);
      expect([r.status, (await r.json() as { melding: string }).melding]).toEqual([202, 'Opgeslagen. De volgende stap start zodra het systeem klaar is.']);
      expect(await o.status(id)).toBe('in-verwerking');
    } finally { o.metDispatcher(); }
    await tot(async () => await o.status(id) === 'afgerond');
  });
});

describe('berichten', () => {
  test('processen §1.4: een bericht dat geen lopend proces vindt, wordt eenmaal aan het meldpunt voorgelegd; een bericht dat aankomt niet', async () => {
    const { id, casusId } = await o.taak('besluit');
    await claim(noor, id);
    await voltooi(noor, id);
    await tot(async () => await o.status(id) === 'afgerond');
    const stuur = (naam: string) => o.db.transaction((tx) => zetInOutbox(tx, o.kern, { volgordeSleutel: casusId, opdracht: { soort: 'bericht', naam, sleutel: casusId, variabelen: {}, ttl: 60_000 } }));
    const goedBericht = await stuur('besluit.gelukt');
    const gemist = await stuur('proces.nieuwe-ronde');
    await tot(async () => (await o.db('outbox').whereIn('id', [goedBericht, gemist]).where({ status: 'klaar' })).length === 2);
    await tot(async () => (await o.db('bericht_correlatie').where({ naam: 'besluit.gelukt' })).length > 0);
    const wachten = [startBerichtwacht(o.kern, 50), startBerichtwacht(o.kern, 50)];
    const opdracht = await tot(async () => await o.db('outbox').where({ volgorde_sleutel: gemist }).first('opdracht') as { opdracht: { procesId: string; variabelen: object } } | undefined);
    expect(opdracht.opdracht).toMatchObject({ procesId: 'uitwisselen-melding.bericht-na-afsluiting', variabelen: { berichtId: gemist, casusId, verbandCode: 'veilig-thuis', regioCode: 'MRL' } });
    await Promise.all(wachten.map((w) => w.stop()));
    expect(await o.db('outbox').where({ volgorde_sleutel: gemist })).toHaveLength(1);
    expect(await o.db('outbox').where({ volgorde_sleutel: goedBericht })).toEqual([]);
  });
});

describe('beheer en start', () => {
  test('alleen de beheerder komt bij de storingen; herstel met reden', async () => {
    const bo = await o.aan('bo');
    const [vast] = await o.db('outbox').insert({ volgorde_sleutel: 'v', soort: 'partner-gebeurtenis', opdracht: '{"geheim":"Geheimenaar"}', status: 'vastgelopen', oorzaak: 'onbekend adres' }).returning('id') as { id: string }[];
    for (const pad of ['/beheer/incidenten', '/beheer/outbox', '/beheer/klok']) { expect((await noor.haal(`/api/v1${pad}`)).status).toBe(403); expect((await bo.haal(`/api/v1${pad}`)).status).toBe(200); }
    const tekst = await (await bo.haal('/api/v1/beheer/outbox?status=vastgelopen')).text();
    expect(tekst).toContain('onbekend adres');
    expect(tekst).not.toContain('Geheimenaar');
    const herstel = (body: unknown) => bo.json('POST', `/api/v1/beheer/outbox/${vast?.id}/herstel`, body);
    expect((await herstel({ wijze: 'overslaan' })).status).toBe(400);
    expect((await herstel({ wijze: 'overslaan', reden: 'partner gestopt' })).status).toBe(204);
    expect((await herstel({})).status).toBe(409);
    expect((await bo.haal('/api/v1/taken')).status).toBe(403);
  });

  test('starten mislukt luid als een uitgerolde taak geen afhandeling of formulier heeft', async () => {
    await controleerTaken(o.kern);
    await o.db('proces_definitie').insert({ sleutel: '77', bpmn_process_id: 'nieuw', versie: 1, xml: '<x/>' });
    await o.db('proces_element').insert([{ definitie_sleutel: '77', element_id: 'a', soort: 'userTask', form_id: 'nieuw.a', form_versie: '1.0.0' }, { definitie_sleutel: '77', element_id: 'b', soort: 'userTask' }]);
    await expect(controleerTaken(o.kern)).rejects.toThrow(/nieuw v1, taak a: formulier nieuw\.a 1\.0\.0 is niet uitgerold[\s\S]*heeft geen afhandeling[\s\S]*taak b: heeft geen formulier/);
    await o.db('proces_definitie').where({ sleutel: '77' }).delete();
  });
});
