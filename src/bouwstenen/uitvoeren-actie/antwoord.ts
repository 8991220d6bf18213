import { tienWerkdagenNa } from '../../domein/actie/escalatie.ts';
import { toetsWeigering, type Weigercode } from '../../domein/actie/weigeren.ts';
import { zetInOutbox } from '../../platform/engine/outbox.ts';
import { Probleem, type Fout } from '../../platform/http/problemen.ts';
import type { Kern, Tx } from '../../platform/kern.ts';
import { beeindigTeamlid, feestdagtoets, wijsTeamToe } from '../../casus/index.ts';
import { casusVast, organisatie, tijdlijn } from './buren.ts';
import { aanvaardladder } from './ladder.ts';
import type { Actie } from './model.ts';
import { zetStatus, type Wie } from './overgang.ts';
import { actieVast, wijzigActie } from './store.ts';

/** What the uitvoerder says to an opdracht. */
export type Antwoord =
  | { readonly uitkomst: 'aannemen' }
  | { readonly uitkomst: 'weigeren'; readonly weigercode: Weigercode; readonly toelichting: string | null }
  | { readonly uitkomst: 'tegenvoorstel'; readonly voorstel: string; readonly uiterlijkOp: Date | null };
export type Antwoorduitkomst = Antwoord['uitkomst'];

/** Refuses with every fault at once; nothing was saved. */
export const weigerBijFouten = (fouten: Fout[]): void => {
  if (fouten.length > 0) throw new Probleem('ongeldige-invoer', 'Uw antwoorden kloppen nog niet. Er is niets opgeslagen.', { fouten });
};

/** From acceptance the uitvoerder is in the team of the casus; 10 werkdagen after afgerond that ends (R11.8). */
export const neemAan = async (kern: Kern, tx: Tx, actie: Actie, wie: Wie, velden: Parameters<typeof zetStatus>[4] = {}): Promise<Actie> => {
  const now = kern.clock.now();
  const na = await zetStatus(tx, actie, 'geaccepteerd', { ...wie, now }, { aanvaard_op: now, escalatietrap: 0, ...velden });
  await wijsTeamToe(kern, tx, actie.casus_id, { organisatieId: actie.uitvoerder_organisatie_id, medewerkerId: null, rol: 'uitvoerder', via: 'actie' });
  const { naam } = await organisatie(tx, actie.uitvoerder_organisatie_id);
  await tijdlijn(kern, tx, na, `${naam} heeft actie ${actie.actienummer} aangenomen.`, `aangenomen:${actie.aantal_uitgezet}`, wie);
  return na;
};

/**
 * Stores the answer to an opdracht (processen §2.11 step 2; R11.2 checks a refusal). A counterproposal keeps the state until the casusregisseur has
 * weighed it. Throws `al-beantwoord`, `gesloten` when the term passed or the actie went to somebody else, `ongeldige-invoer`.
 */
export const beantwoordActie = async (kern: Kern, tx: Tx, actieId: string, a: Antwoord, wie: Wie): Promise<void> => {
  const actie = await actieVast(tx, actieId);
  const now = kern.clock.now();
  if (['verlopen', 'ingetrokken', 'afgerond', 'teruggegeven', 'concept'].includes(actie.status)) throw new Probleem('gesloten', 'Deze opdracht ligt niet meer bij u. Uw antwoord is niet opgeslagen.');
  if (actie.status !== 'uitgezet' || actie.voorstel_tekst !== null) throw new Probleem('al-beantwoord', 'Op deze opdracht is al geantwoord. Er is niets gewijzigd.');
  const { naam } = await organisatie(tx, actie.uitvoerder_organisatie_id);
  if (a.uitkomst === 'aannemen') {
    await neemAan(kern, tx, actie, wie);
    return;
  }
  if (a.uitkomst === 'weigeren') {
    weigerBijFouten(toetsWeigering(a.weigercode, a.toelichting));
    const na = await zetStatus(tx, actie, 'geweigerd', { ...wie, now, reden: a.weigercode }, { weigercode: a.weigercode, weigertoelichting: a.toelichting });
    await tijdlijn(kern, tx, na, `${naam} heeft actie ${actie.actienummer} geweigerd.`, `geweigerd:${actie.aantal_uitgezet}`, wie);
    return;
  }
  const fouten: Fout[] = [];
  if (a.voorstel.trim().length < 20) fouten.push({ veld: '/voorstel', code: 'te-kort', melding: 'Schrijf in minstens 20 tekens op wat u voorstelt' });
  if (a.uiterlijkOp !== null && a.uiterlijkOp <= now) fouten.push({ veld: '/nieuweDatum', code: 'verleden', melding: 'Kies een datum die nog komt' });
  weigerBijFouten(fouten);
  await wijzigActie(tx, actie.id, { voorstel_tekst: a.voorstel.trim(), voorstel_uiterlijk_op: a.uiterlijkOp }, now);
  await tijdlijn(kern, tx, actie, `${naam} deed een tegenvoorstel bij actie ${actie.actienummer}.`, `tegenvoorstel:${actie.aantal_uitgezet}`, wie);
};

/** The actie of a partner's own system; somebody else's does not exist for it. */
export const actieVanPartner = async (tx: Tx, actieId: string, organisatieId: string): Promise<Actie> => {
  const actie = await actieVast(tx, actieId);
  if (actie.uitvoerder_organisatie_id !== organisatieId || !actie.is_aangesloten) throw new Probleem('niet-gevonden', 'Deze actie bestaat niet, of zij is niet aan u gericht.');
  return actie;
};

/** The answer of a partner's own system: stored, and the waiting process hears it. The message lives until trap 3 of T19, so that it never reaches a later opdracht. */
export const ontvangAntwoord = async (kern: Kern, tx: Tx, actieId: string, organisatieId: string, a: Antwoord): Promise<void> => {
  const actie = await actieVanPartner(tx, actieId, organisatieId);
  await beantwoordActie(kern, tx, actieId, a, { organisatieId, door: null });
  await meldBeantwoord(kern, tx, actie, a.uitkomst);
};

const meldBeantwoord = async (kern: Kern, tx: Tx, actie: Actie, antwoordUitkomst: Antwoorduitkomst): Promise<void> => {
  const { trapDrie } = await aanvaardladder(kern, tx, actie, await casusVast(tx, actie.casus_id), actie.uitgezet_op ?? kern.clock.now());
  const ttl = Math.max(60_000, trapDrie.getTime() - kern.clock.now().getTime());
  await zetInOutbox(tx, kern, { volgordeSleutel: `actie:${actie.id}`, opdracht: { soort: 'bericht', naam: 'uitvoeren-actie.beantwoord', sleutel: actie.id, ttl, variabelen: { antwoordUitkomst } } });
};

/** An opdracht that could not be delivered at all: nobody accepted it, so the casusregisseur decides, as after a refusal. */
export const meldAfleveringMislukt = async (kern: Kern, tx: Tx, actieId: string): Promise<void> => {
  const actie = await actieVast(tx, actieId);
  if (actie.status !== 'uitgezet') return;
  const na = await zetStatus(tx, actie, 'verlopen', { organisatieId: null, door: null, now: kern.clock.now(), reden: 'niet-afgeleverd' });
  await tijdlijn(kern, tx, na, `Actie ${actie.actienummer} kon niet worden bezorgd.`, `niet-bezorgd:${actie.aantal_uitgezet}`, { organisatieId: null, door: null });
  await meldBeantwoord(kern, tx, actie, 'weigeren');
};

/** R11.8: until when an actie that is over stays with who had it. */
export const toegangTot = async (tx: Tx, now: Date): Promise<Date> => tienWerkdagenNa(now, await feestdagtoets(tx));

/** R11.8: the membership that came with this actie ends at `op`, unless the organisation still carries out another one in this casus. */
export const beeindigToegangOp = async (kern: Kern, tx: Tx, actie: Actie, op: Date): Promise<void> => {
  const ander = await tx('actie').where({ casus_id: actie.casus_id, uitvoerder_organisatie_id: actie.uitvoerder_organisatie_id }).whereNot({ id: actie.id }).whereIn('status', ['geaccepteerd', 'in-uitvoering', 'opgeschort', 'gereed-gemeld', 'heropend']).first('id') as unknown;
  if (ander === undefined) await beeindigTeamlid(kern, tx, actie.casus_id, actie.uitvoerder_organisatie_id, 'uitvoerder', op);
};
