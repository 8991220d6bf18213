import { casusVan, tekenTijdlijnOp } from '../../casus/index.ts';
import { controleerOvergang } from '../../domein/overgangen.ts';
import { zetInOutbox } from '../../platform/engine/outbox.ts';
import { Probleem } from '../../platform/http/problemen.ts';
import type { Kern, Tx } from '../../platform/kern.ts';
import { maakToegang, type Organisatie } from '../../toegang/index.ts';
import { verzendGebeurtenis } from '../../uitwisseling/index.ts';
import { publicatieVoor, typen } from './gebeurtenis.ts';
import type { Inhoud, Uitkomst, Verstrekking } from './model.ts';
import { alsPartner, gevraagdVoor, nieuwSpoor, organisatie, regie, uitkomstObject, urlVan } from './omgeving.ts';
import { leesInhoud, leesUitkomst, uitkomstenVan, verstrekkingenVan, wijzigUitkomst, wijzigVerstrekking } from './store.ts';
import { deelVoor, heeftInhoud } from './weergave.ts';

/** How long the engine may look for the one who waits for a reading, in ms: longer than any term of this room. */
export const wachttijd = 90 * 86_400_000;
export type Gepubliceerd = { uitkomst: 'gedeeld' | 'deels-gedeeld'; aantalOntvangers: number };

const uitslag = (verstrekkingen: readonly Pick<Verstrekking, 'status'>[]): Gepubliceerd => ({
  uitkomst: verstrekkingen.some((v) => v.status === 'zonder-grondslag') ? 'deels-gedeeld' : 'gedeeld', aantalOntvangers: verstrekkingen.filter((v) => v.status !== 'zonder-grondslag').length,
});

/** Asks whether this receiver may have his part, and logs it (house rule 1). Undefined = no ground: then nothing is sent. */
const vraagVerstrekking = async (kern: Kern, tx: Tx, u: Uitkomst, inhoud: Inhoud, v: Verstrekking, o: Organisatie, traceparent: string): Promise<{ niveau: 0 | 1 | 2; grondslagen: readonly string[] } | undefined> => {
  try {
    const besluit = await maakToegang(kern).vraag(tx, {
      aanvrager: alsPartner(o), doel: v.doel, actie: 'verstrekken', gevraagd: gevraagdVoor(v.doel, inhoud), velden: ['uitkomst'], traceparent, object: await uitkomstObject(tx, u, v.doel === 'actie-uitvoeren'),
    });
    if (!heeftInhoud(deelVoor(inhoud, { organisatieId: o.id, niveaus: besluit.niveaus }))) return undefined;
    return { niveau: besluit.niveaus.UIT ?? 0, grondslagen: besluit.grondslagen };
  } catch (fout) {
    if (fout instanceof Probleem && (fout.code === 'geen-grondslag' || fout.code === 'niet-gevonden')) return undefined;
    throw fout;
  }
};

/** Tells a partner's own system that there is something to fetch: niveau 1 for who may see the kinds of besluit, else niveau 0; never content (R9.4). */
export const stuurBericht = async (kern: Kern, tx: Tx, b: { type: string; uitkomst: Uitkomst; verstrekking: Verstrekking; partner: Organisatie; niveau: number; op: Date; traceparent: string }): Promise<void> => {
  const maker = await regie(tx, b.uitkomst);
  await verzendGebeurtenis(kern, tx, {
    organisatieId: b.partner.id, afzenderOin: maker.oin, type: b.type, correlatieId: b.uitkomst.id, voorId: b.verstrekking.id, traceparent: b.traceparent, informatieniveau: b.niveau >= 1 ? '1' : '0',
    ...publicatieVoor(b.partner.eindpunt?.contract ?? '', { uitkomstId: b.uitkomst.id, versie: b.uitkomst.versie, op: b.op, url: urlVan(kern, b.uitkomst.id), oin: maker.oin }),
  });
};

/** R9.5: the version before stays readable with a banner; nobody is waited for any longer, and whoever had it gets the new one. */
const vervangVorige = async (kern: Kern, tx: Tx, u: Uitkomst, nu: Date): Promise<void> => {
  for (const oud of await uitkomstenVan(tx, { overlegId: u.overlegId })) {
    if (oud.id === u.id || oud.status !== 'beschikbaar') continue;
    controleerOvergang('uitkomst', oud.status, 'gerectificeerd');
    await wijzigUitkomst(tx, oud.id, { status: 'gerectificeerd', vervangenDoorId: u.id }, nu);
    for (const v of await verstrekkingenVan(tx, oud.id)) {
      if (v.status === 'ingezien' || v.status === 'zonder-grondslag' || v.status === 'vervangen') continue;
      await wijzigVerstrekking(tx, v.id, { status: 'vervangen' }, nu);
      // The wait for the old version ends as if it had been read; that it was not stays visible in the row.
      await meldInzage(kern, tx, u.casusId, v.id);
    }
  }
};

/** Ends the wait for one receiver in `uitwisselen-uitkomst.ontvangst`. */
export const meldInzage = async (kern: Kern, tx: Tx, casusId: string, verstrekkingId: string): Promise<void> => {
  await zetInOutbox(tx, kern, { volgordeSleutel: casusId, opdracht: { soort: 'bericht', naam: 'uitwisselen-uitkomst.ingezien', sleutel: verstrekkingId, variabelen: {}, ttl: wachttijd } });
};

/**
 * Starts waiting for the readers as an own process (processen §2.9 step 4). The key is the publicatieId; after that process has ended a
 * later request for correction starts it again under its own key.
 */
export const startOntvangst = async (kern: Kern, tx: Tx, u: Uitkomst, sleutel: string): Promise<void> => {
  const casus = await casusVan(tx, u.casusId);
  await zetInOutbox(tx, kern, { volgordeSleutel: u.casusId, opdracht: {
    soort: 'proces-starten', procesId: 'uitwisselen-uitkomst.ontvangst', sleutel,
    variabelen: { publicatieId: u.id, casusId: u.casusId, verbandCode: u.verbandCode, regioCode: u.regioCode, rondeNummer: casus?.cyclus ?? 1, urgentieCode: u.urgentieCode ?? 'p3', doelCode: 'uitkomst-uitwisselen', termijnCode: 'leesbewijs' },
  } });
};

/**
 * Shares an adopted outcome (processen §2.9 step 3): each receiver is asked for its ground again, connected systems get an event without
 * content, and reading is waited for elsewhere. One receiver without a ground makes it `deels-gedeeld`. Running again changes nothing.
 */
export const publiceerUitkomst = async (kern: Kern, tx: Tx, uitkomstId: string): Promise<Gepubliceerd> => {
  const nu = kern.clock.now();
  const u = await leesUitkomst(tx, uitkomstId, true);
  if (u === undefined) throw new Error('Deze uitkomst bestaat niet');
  if (u.status !== 'vastgesteld') return uitslag(await verstrekkingenVan(tx, u.id));
  controleerOvergang('uitkomst', u.status, 'beschikbaar');
  const inhoud = await leesInhoud(tx, u);
  const spoor = nieuwSpoor();
  for (const v of await verstrekkingenVan(tx, u.id)) {
    const o = await organisatie(tx, v.organisatieId);
    const recht = await vraagVerstrekking(kern, tx, u, inhoud, v, o, spoor);
    const status = recht === undefined ? 'zonder-grondslag' : 'beschikbaar';
    controleerOvergang('uitkomst_verstrekking', v.status, status);
    await wijzigVerstrekking(tx, v.id, recht === undefined ? { status } : { status, gedeeldOp: nu, grondslagen: recht.grondslagen }, nu);
    if (recht !== undefined && v.isAangesloten) await stuurBericht(kern, tx, { type: typen.beschikbaar, uitkomst: u, verstrekking: v, partner: o, niveau: recht.niveau, op: nu, traceparent: spoor });
  }
  const gedeeld = uitslag(await verstrekkingenVan(tx, u.id));
  await wijzigUitkomst(tx, u.id, { status: 'beschikbaar', beschikbaarGesteldOp: nu, isDeelsGedeeld: gedeeld.uitkomst === 'deels-gedeeld' }, nu);
  await vervangVorige(kern, tx, u, nu);
  await tekenTijdlijnOp(kern, tx, {
    casusId: u.casusId, op: nu, soort: 'besluit', bron: `uitkomst:${u.id}`, actorOrganisatieId: (await regie(tx, u)).id, actorMedewerkerId: u.vastgesteldDoor,
    zin: u.versie === 1 ? 'De uitkomst van het overleg is gedeeld.' : `De uitkomst van het overleg is verbeterd. Versie ${u.versie} is gedeeld.`,
  });
  await startOntvangst(kern, tx, u, u.id);
  return gedeeld;
};
