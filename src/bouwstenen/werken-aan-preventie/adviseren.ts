import { tekenTijdlijnOp } from '../../casus/index.ts';
import { Probleem, type Fout } from '../../platform/http/problemen.ts';
import type { Kern, Tx } from '../../platform/kern.ts';
import { bijdrageVan, zetBijdrageKlaar } from '../deelnemen-burger/index.ts';
import { kiesDienst } from '../inzien-diensten/index.ts';
import { informeerbaren } from '../vaststellen-identiteit/index.ts';
import { akkoordVan, trajectstaatNa, type Akkoorduitkomst } from './model.ts';
import * as store from './store.ts';

export type Keuze = { readonly leefgebieden: readonly string[]; readonly motivatie: string; readonly door: string } & (
  | { readonly uitkomst: 'niets-passends' }
  | { readonly uitkomst: 'aanbieden'; readonly dienstId: string; readonly zelfhulpId: string | null; readonly persoonIds: readonly string[]; readonly uitleg: string; readonly aantalDagen: number });

/** An earlier offer that found no place has ended; the next advice begins anew. */
const sluitEerderAanbod = async (tx: Tx, p: store.Preventie, nu: Date): Promise<void> => {
  for (const t of await store.trajectenVan(tx, p.id)) {
    if (t.status === 'geaccepteerd') await store.wijzigTraject(tx, t, { status: 'gestopt', stopreden: 'geen-plek', geeindigdOp: nu }, nu);
  }
};

const controleer = async (kern: Kern, tx: Tx, p: store.Preventie, k: Extract<Keuze, { uitkomst: 'aanbieden' }>): Promise<void> => {
  const mag = new Set((await informeerbaren(kern, tx, p.casusId)).map((i) => i.persoonId));
  const fouten: Fout[] = [];
  if (k.persoonIds.some((id) => !mag.has(id))) fouten.push({ veld: '/persoonIds', code: 'niet-mogelijk', melding: 'Kies alleen mensen uit de lijst' });
  if (k.zelfhulpId !== null && !(await store.leesAanbod(tx, p.regioCode)).some((a) => a.id === k.zelfhulpId)) fouten.push({ veld: '/zelfhulpId', code: 'niet-mogelijk', melding: 'Kies zelfhulp uit de lijst' });
  if (fouten.length > 0) throw new Probleem('ongeldige-invoer', 'Dit advies kan zo niet. Er is niets opgeslagen.', { fouten });
};

/** Writes the advice of the local team down: help that is offered to the people it is for, or that nothing fits. Throws `ongeldige-invoer`, `ongeldige-overgang`. */
export const geefAdvies = async (kern: Kern, tx: Tx, p: store.Preventie, k: Keuze): Promise<void> => {
  const nu = kern.clock.now();
  const basis = { preventieId: p.id, uitkomst: k.uitkomst, leefgebieden: [...k.leefgebieden], motivatie: k.motivatie, door: k.door, op: nu };
  await sluitEerderAanbod(tx, p, nu);
  if (k.uitkomst === 'niets-passends') {
    await store.schrijfAdvies(tx, { ...basis, dienstId: null, aanbodId: null, uitleg: null, aantalDagen: null });
    return;
  }
  await controleer(kern, tx, p, k);
  await kiesDienst(kern, tx, { dienstId: k.dienstId, regioCode: p.regioCode, voor: { soort: 'preventie', id: p.id }, door: k.door });
  const adviesId = await store.schrijfAdvies(tx, { ...basis, dienstId: k.dienstId, aanbodId: k.zelfhulpId, uitleg: k.uitleg, aantalDagen: k.aantalDagen });
  for (const persoonId of new Set(k.persoonIds)) await store.voegTrajectToe(tx, { preventieId: p.id, adviesId, persoonId, dienstId: k.dienstId, aanbodId: k.zelfhulpId, herkomst: 'casus', aangebodenOp: nu });
  await store.wijzigPreventie(tx, p, { status: 'aangeboden' }, nu);
};

/** Sets a question ready per person to whom help is offered; each one answers for himself. Doing it again makes no second question. */
export const bereidAkkoordVoor = async (tx: Tx, preventieId: string): Promise<{ bijdragen: { bijdrageId: string }[]; bijdrageTermijn: string }> => {
  const advies = await store.laatsteAdvies(tx, preventieId);
  const preventie = await store.leesPreventie(tx, preventieId);
  if (preventie === undefined || advies?.uitleg == null || advies.aantalDagen === null) throw new Error('nothing was offered');
  const termijn = `P${advies.aantalDagen}D`;
  const bijdragen: { bijdrageId: string }[] = [];
  for (const t of (await store.trajectenVan(tx, preventieId)).filter((x) => x.adviesId === advies.id)) {
    const vraag = `${advies.uitleg}\n\nWilt u deze hulp? U mag nee zeggen. Nee zeggen heeft geen gevolgen voor u.`;
    const bijdrageId = t.bijdrageId ?? await zetBijdrageKlaar(tx, { casusId: preventie.casusId, persoonId: t.persoonId, soort: 'akkoord', vraag, termijn, gevraagdDoor: advies.door });
    if (t.bijdrageId === null) await store.wijzigTraject(tx, t, { bijdrageId }, advies.op);
    bijdragen.push({ bijdrageId });
  }
  return { bijdragen, bijdrageTermijn: termijn };
};

/** Brings every traject of this offer to what its person said, and says what it comes to together. */
export const verwerkAkkoord = async (kern: Kern, tx: Tx, preventieId: string): Promise<{ akkoordUitkomst: Akkoorduitkomst }> => {
  const nu = kern.clock.now();
  const advies = await store.laatsteAdvies(tx, preventieId);
  const preventie = await store.leesPreventie(tx, preventieId);
  if (preventie === undefined) throw new Error('this preventie does not exist');
  const antwoorden: (string | null)[] = [];
  for (const t of (await store.trajectenVan(tx, preventieId)).filter((x) => x.adviesId === advies?.id)) {
    const antwoord = t.bijdrageId === null ? null : (await bijdrageVan(tx, t.bijdrageId))?.uitkomst ?? null;
    antwoorden.push(antwoord);
    await store.wijzigTraject(tx, t, { status: trajectstaatNa(antwoord), beantwoordOp: nu }, nu);
  }
  await tekenTijdlijnOp(kern, tx, { casusId: preventie.casusId, op: nu, soort: 'contact', zin: 'De reacties op het aanbod van hulp zijn bekend.', bron: `akkoord:${advies?.id ?? preventieId}`, actorOrganisatieId: preventie.uitvoerderId, actorMedewerkerId: null });
  return { akkoordUitkomst: akkoordVan(antwoorden) };
};
