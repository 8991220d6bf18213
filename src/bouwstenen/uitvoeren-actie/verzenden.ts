import { informatievelden } from '../../domein/actie/informatie.ts';
import { Probleem } from '../../platform/http/problemen.ts';
import type { Kern, Tx } from '../../platform/kern.ts';
import { maakToegang } from '../../toegang/index.ts';
import type { Niveaus, Toegangsobject } from '../../toegang/toegang.ts';
import { verzendGebeurtenis } from '../../uitwisseling/index.ts';
import { alsPartner, isAangesloten, nieuwSpoor, pseudoniemVoor } from '../bepalen-bekendheid/index.ts';
import { afzenderVan, casusVast, organisatie, tijdlijn } from './buren.ts';
import { aanvaardladder, uitvoerladder, type Plaats } from './ladder.ts';
import { besluitOver } from './maken.ts';
import { alsTijdstip, typen, type Actie } from './model.ts';
import { persoonsvelden, type Persoonsvelden } from './persoonsvelden.ts';
import { hetProces, zetStatus } from './overgang.ts';
import { actieVast, personenVan, wijzigActie } from './store.ts';

/** What the engine hears after sending. Not sent: no ground (any more), or the predecessor did not bring what was hoped; then the casusregisseur decides. */
export type Verzonden = { isVerzonden: boolean; isAangesloten: boolean; organisatieId: string; aanvaardTrapEenOp: string; aanvaardTrapTweeOp: string; aanvaardTrapDrieOp: string; herbestemTrapVierOp: string; uiterlijkOp: string; uitvoerTrapEenOp: string; uitvoerTrapTweeOp: string; uitvoerTrapDrieOp: string; uitvoerTrapVierOp: string };

/**
 * One actie = one process instance (processen §0 item 1). The first that asks keeps it; another one gets false and ends by itself. Asking again by the
 * same instance gives true.
 */
export const openActie = async (kern: Kern, tx: Tx, actieId: string, processInstanceKey: string): Promise<boolean> => {
  const actie = await actieVast(tx, actieId);
  if (actie.process_instance_key !== null) return actie.process_instance_key === processInstanceKey;
  const now = kern.clock.now();
  await wijzigActie(tx, actieId, { process_instance_key: processInstanceKey, gevraagd_op: actie.gevraagd_op ?? now }, now);
  return true;
};

/** The actie as the object of a decision; whether somebody's address is secret counts only when it would go along. */
export const actieObject = (actie: Actie, plaats: Plaats, betrokkenen: readonly string[], feiten: NonNullable<Toegangsobject['feiten']>): Toegangsobject =>
  ({ type: 'actie', id: actie.id, casusId: actie.casus_id, verbandCode: plaats.verbandCode, regioCode: plaats.regioCode, betrokkenen, feiten });

/** Which niveaus the receiver holds for this opdracht, logged as a verstrekking; null when the matrix gives no ground. */
const verstrek = async (kern: Kern, tx: Tx, actie: Actie, plaats: Plaats, personen: readonly string[], velden: readonly string[], traceparent: string): Promise<{ niveaus: Niveaus; grondslagen: readonly string[] } | null> => {
  const partner = await organisatie(tx, actie.uitvoerder_organisatie_id);
  try {
    return await maakToegang(kern).vraag(tx, {
      aanvrager: alsPartner(partner), doel: 'actie-uitvoeren', actie: 'verstrekken', gevraagd: ['CAS', 'IDE', 'ADR', 'ACT'], velden, traceparent, object: actieObject(actie, plaats, personen, { GERICHT: true }),
    });
  } catch (fout) {
    if (fout instanceof Probleem && (fout.code === 'geen-grondslag' || fout.code === 'niet-gevonden')) return null;
    throw fout;
  }
};

/**
 * Sends the opdracht to the uitvoerder with only the ticked fields that the matrix allows (processen §2.11 step 1, R11.1): to his own system by an
 * event, else as a task. The two ladders of R11.3 start here. Sending again after a kill gives the same event once (effect row and outbox).
 */
export const verzendActie = async (kern: Kern, tx: Tx, actieId: string): Promise<Verzonden> => {
  const now = kern.clock.now();
  const actie = await actieVast(tx, actieId);
  const casus = await casusVast(tx, actie.casus_id);
  const partner = await organisatie(tx, actie.uitvoerder_organisatie_id);
  const aangesloten = isAangesloten(partner) && actie.uitvoerder_persoon_id === null;
  const { aanvaardEind, variabelen } = await aanvaardladder(kern, tx, actie, casus);
  const uit = { isAangesloten: aangesloten, organisatieId: partner.id, ...variabelen, ...await uitvoerladder(kern, tx, actie, actie.uiterlijk_op) };

  if (await besluitOver(tx, actieId) === 'regisseur-beslist') {
    await tijdlijn(kern, tx, actie, `Actie ${actie.actienummer} begint niet, omdat de actie ervoor niet is gelukt. De casusregisseur beslist.`, `voorganger:${actie.aantal_uitgezet}`, hetProces);
    return { ...uit, isVerzonden: false };
  }
  const spoor = nieuwSpoor();
  const velden = await persoonsvelden(kern, tx, actieId);
  const besluit = await verstrek(kern, tx, actie, casus, await personenVan(tx, actieId), [...new Set(velden.flatMap((p) => Object.keys(p.velden)))], spoor);
  if (besluit === null) {
    await tijdlijn(kern, tx, actie, `Actie ${actie.actienummer} is niet verstuurd: voor ${partner.naam} is er geen grondslag.`, `geen-grondslag:${actie.aantal_uitgezet}`, hetProces);
    return { ...uit, isVerzonden: false };
  }
  const keer = actie.aantal_uitgezet + 1;
  await zetStatus(tx, actie, 'uitgezet', { ...hetProces, now }, {
    uitgezet_op: now, aantal_uitgezet: keer, is_aangesloten: aangesloten, escalatietrap: 0, weigercode: null, weigertoelichting: null, voorstel_tekst: null, voorstel_uiterlijk_op: null,
  });
  await tijdlijn(kern, tx, actie, `Actie ${actie.actienummer} is uitgezet bij ${partner.naam}.`, `uitgezet:${keer}`, { organisatieId: null, door: null });
  if (aangesloten) {
    await verzendGebeurtenis(kern, tx, {
      organisatieId: partner.id, afzenderOin: await afzenderVan(tx, casus), type: typen.uitgezet, correlatieId: actie.id, voorId: actie.id, traceparent: spoor,
      data: {
        actieId: actie.id, actienummer: actie.actienummer, soort: actie.soort_code, omschrijving: actie.omschrijving, doel: 'actie-uitvoeren', grondslagen: [...besluit.grondslagen], prioriteit: actie.prioriteit,
        uiterlijkOp: alsTijdstip(actie.uiterlijk_op), antwoordUiterlijkOp: alsTijdstip(aanvaardEind), conditie: actie.conditie, ...(actie.conditie_tekst !== null && { conditieTekst: actie.conditie_tekst }),
        personen: await Promise.all(velden.map(async (p) => ({ pseudoniem: await pseudoniemVoor(kern, tx, p.persoonId, partner.oin), gegevens: toegestaan(p, besluit.niveaus) }))),
      },
    });
  }
  return { ...uit, isVerzonden: true };
};

/** Of the ticked fields those whose niveau the receiver holds. */
export const toegestaan = (p: Persoonsvelden, niveaus: Niveaus): Record<string, string> => Object.fromEntries(
  Object.entries(p.velden).filter(([veld]) => { const v = informatievelden[veld as keyof typeof informatievelden]; return (niveaus[v.soort] ?? -1) >= v.niveau; }));
