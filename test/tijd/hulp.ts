// What the tests of the root share: how a casus ends at once, its round, tasks that went away, requests and second meldingen.
import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import { gewoon } from '../../scripts/journey/gewoon.ts';
import type { Antwoord } from '../../scripts/journey/loper.ts';
import { dienVerzoekIn } from '../../src/bouwstenen/deelnemen-burger/index.ts';
import type { Casus, Tijdstapel } from './casus.ts';

/** Waits until none of these tasks is on any list. */
export const weg = async (t: Tijdstapel, casusId: string, ids: readonly string[]): Promise<void> => { await expect.poll(async () => (await t.open(casusId)).filter((r) => ids.includes(r.id)), { timeout: 10_000 }).toEqual([]); };
/** The casus ends at once: what was open at others is withdrawn, somebody proposes to close and a second person agrees (processen §2.0 `bij-beeindigen`). Only the tasks `blijft` are left. */
export const gesloten = async (t: Tijdstapel, casusId: string, sluitreden: string, blijft: readonly string[] = []): Promise<void> => {
  await t.speel(casusId, 'afsluiting-voorstellen', { uitkomst: 'afsluiten', reden: sluitreden });
  await t.speel(casusId, 'afsluiting-akkoord');
  await t.element(casusId, 'eind-beeindigd');
  await t.wortel(casusId, 'afgerond');
  expect(await t.s.kern.db('casus').where({ id: casusId }).first('status', 'sluitreden')).toEqual({ status: 'gesloten', sluitreden });
  await weg(t, casusId, (await t.open(casusId)).map((r) => r.id).filter((id) => !blijft.includes(id)));
};
export const ronde = async (t: Tijdstapel, casusId: string): Promise<unknown> => {
  const [rij] = await t.s.kern.db('element_context').where({ casus_id: casusId }).orderBy('element_instance_key', 'desc').limit(1).select(t.s.kern.db.raw("variabelen->>'rondeNummer' as nummer")) as { nummer: string }[];
  return Number(rij?.nummer);
};
/** A contact in aftercare as the demo has it. */
export const contact = gewoon['nazorg-afsluiten.nazorgmoment-uitvoeren'] as Antwoord;
/** A request of a citizen that is granted. */
export const toewijzen = { onderzocht: ['eigen-dossier'], weigergrond: 'geen', uitkomst: 'toewijzen', motivering: 'U heeft gelijk, de datum in het dossier klopte niet.', gegevenssoort: 'IDE', watKloptNiet: 'Er staat 3 februari.', watMoetErStaan: 'Het is 4 februari.' };
/** A request of somebody of the family; gives its id. */
export const verzoek = async (t: Tijdstapel, casusId: string, soort: 'inzage' | 'correctie'): Promise<string> => {
  const { db } = t.s.kern;
  const { persoon_id: persoonId } = await db('casus_betrokkene').where({ casus_id: casusId, rol_in_casus: 'centraal' }).first('persoon_id') as { persoon_id: string };
  return (await db.transaction((tx) => dienVerzoekIn(t.s.kern, tx, { casusId, persoonId, verzoekerNaam: null, namensPersoonId: null, soort, omschrijving: 'Ik wil weten wat er over mij staat.' }))).id;
};
/** Another melding about the same people, added by the meldpunt to the running casus. */
export const toegevoegd = async (t: Tijdstapel, naarCasus: string): Promise<Casus> => {
  const m = await t.verstuur(undefined, { verzoek: `Er is weer iets gebeurd (${Math.random()}).` });
  await t.doe(m.casusId, 'melding-beoordelen', (p) => ({ uitkomst: 'toevoegen', urgentieCode: 'p2', doelCasusId: p.gegevens?.opties?.['doelCasusId']?.find((o) => o.waarde === naarCasus)?.waarde, motivatie: 'Dit hoort bij de lopende casus.' }));
  return m;
};
/** Everybody who was asked is there; one besluit carries the course that is chosen. */
export const vergader = (uitkomst: string, besluitSoort: string): Antwoord => async (taak, w, wie) => {
  const id = String((taak.gegevens as unknown as { scherm: { overlegId: string } }).scherm.overlegId);
  const klant = await w.als(wie.login, wie.rol);
  const o = { doel: 'casusoverleg-voeren' };
  const { body } = await klant.roep<{ deelnemers: { uitnodigingId: string; organisatieId: string | null; status: string }[] }>('GET', `/api/v1/casusoverleggen/${id}`, o);
  for (const d of body.deelnemers) if (d.organisatieId !== null && !['afgewezen', 'geen-reactie', 'ingetrokken', 'zonder-grondslag'].includes(d.status)) await klant.roep('POST', `/api/v1/casusoverleggen/${id}/aanwezigheden`, { ...o, body: { uitnodigingId: d.uitnodigingId, aanwezig: true } });
  await klant.roep('POST', `/api/v1/casusoverleggen/${id}/verslagregels`, { ...o, body: { id: randomUUID(), soort: 'besluit', tekst: 'Dit besluit nemen wij samen.', besluitSoort } });
  return { uitkomst, motivatie: 'Dit is samen besproken aan de tafel.', isTerugkoppelingAfgesproken: false };
};
