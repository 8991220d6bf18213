// A closed overleg, made by the functions of that room itself.
import { randomInt, randomUUID } from 'node:crypto';
import { allenGaan, meldAanwezigheid } from '../../../src/bouwstenen/overleggen-casus/aanwezig.ts';
import { openOverleg } from '../../../src/bouwstenen/overleggen-casus/index.ts';
import { overlegVast, uitnodigingenVan, voegUitnodigingToe, zetStaat } from '../../../src/bouwstenen/overleggen-casus/store.ts';
import { voegRegelToe } from '../../../src/bouwstenen/overleggen-casus/verslag.ts';
import type { Kern, Tx } from '../../../src/platform/kern.ts';
import type { Medewerker } from '../../../src/platform/identity/aanvrager.ts';

export type Gehouden = { readonly casusId: string; readonly voorzitter: Medewerker; readonly kwamen: readonly string[]; readonly alleenGevraagd: readonly string[]; readonly besluit: string | null; readonly afspraak: { readonly tekst: string; readonly wie: string; readonly uiterlijk: string } };

/** Opens it, lets everybody in, writes the report and closes it. Returns the overlegId. */
export const houdOverleg = async (kern: Kern, tx: Tx, g: Gehouden): Promise<string> => {
  const nu = kern.clock.now();
  const overlegId = await openOverleg(kern, tx, { casusId: g.casusId, verbandCode: 'veilig-thuis', regioCode: 'merelland', rondeNummer: 1, urgentieCode: 'p3', processInstanceKey: String(randomInt(1, 2 ** 47)), overlegSoort: 'regulier', overlegVorm: 'video', overlegDoelCode: 'casusoverleg-voeren', quorumNummer: 0 });
  for (const organisatieId of [...g.kwamen, ...g.alleenGevraagd]) await voegUitnodigingToe(tx, { overleg_id: overlegId, ronde: 1, organisatie_id: organisatieId, reden: 'Kent het gezin', grondslagen: ['G02'], status: g.kwamen.includes(organisatieId) ? 'geaccepteerd' : 'verstuurd' }, nu);
  for (const staat of ['uitgenodigd', 'bevestigd', 'gestart']) await zetStaat(tx, await overlegVast(tx, overlegId), staat, nu, staat === 'gestart' ? { gestart_op: nu } : {});
  for (const u of await uitnodigingenVan(tx, await overlegVast(tx, overlegId))) {
    if (u.is_regie || (u.organisatie_id !== null && g.kwamen.includes(u.organisatie_id))) await meldAanwezigheid(kern, tx, { overlegId, uitnodigingId: u.id, aanwezig: true, door: g.voorzitter });
  }
  const regel = (r: { soort: 'besluit' | 'gezegd' | 'afspraak'; tekst: string; besluitSoort?: 'aanpak'; wieOrganisatieId?: string; uiterlijk?: string }): Promise<void> => voegRegelToe(kern, tx, overlegId, { id: randomUUID(), agendapunt: null, wieOrganisatieId: null, uiterlijk: null, besluitSoort: null, ...r }, g.voorzitter);
  if (g.besluit !== null) await regel({ soort: 'besluit', tekst: g.besluit, besluitSoort: 'aanpak' });
  await regel({ soort: 'gezegd', tekst: 'De wijkagent kent het gezin.' });
  await regel({ soort: 'afspraak', tekst: g.afspraak.tekst, wieOrganisatieId: g.afspraak.wie, uiterlijk: g.afspraak.uiterlijk });
  await allenGaan(kern, tx, overlegId);
  await zetStaat(tx, await overlegVast(tx, overlegId), 'gesloten', nu, { gesloten_op: nu, uitkomst: 'acties' });
  return overlegId;
};
