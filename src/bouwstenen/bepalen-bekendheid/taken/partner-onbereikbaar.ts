import { z } from 'zod';
import { codeUit, tijdstip } from '../../../domein/variabelen.ts';
import { controleerOvergang } from '../../../domein/overgangen.ts';
import { taakafhandeling } from '../../../taken/taakafhandeling.ts';
import { legAntwoordVast } from '../antwoord.ts';
import { organisatie, pseudoniemenVoor } from '../buren.ts';
import { uitvraagObject } from '../opdracht.ts';
import { alsTijdstip, vrijgaveMoment } from '../rooster.ts';
import * as store from '../store.ts';
import { alsAntwoorden, antwoordvelden } from './bekendheid-beantwoorden.ts';
import { niveausVan, opdrachtVanTaak, personenAlsKeuze, teKort, tekst, weigerBijFouten } from './gedeeld.ts';

const antwoorden = z.strictObject({
  oorzaak: codeUit(['storing', 'adres-onjuist', 'bericht-geweigerd', 'onbekend']), gesprokenMet: z.string().trim().max(200).optional(), toelichting: tekst.optional(),
  telefonischAntwoord: codeUit(['bekend', 'niet-gemeld']).optional(), ...antwoordvelden, uitkomst: codeUit(['opnieuw', 'telefonisch-vastgelegd', 'overslaan']),
});

/** The system of a partner cannot be reached: a person tries again, asks by telephone, or goes on without this partner (processen §2.3). */
export const partnerOnbereikbaar = taakafhandeling({
  formId: 'bepalen-bekendheid.partner-onbereikbaar', doel: 'bekendheid-bepalen', aard: 'contact', antwoorden,
  uit: z.strictObject({ uitkomst: antwoorden.shape.uitkomst, antwoordUitkomst: codeUit(['bekend', 'niet-gemeld', 'geen-antwoord']), vrijgaveOp: tijdstip }),
  lees: async (ctx) => {
    const { opdracht, uitvraag, partner } = await opdrachtVanTaak(ctx);
    const niveaus = await niveausVan(ctx, 'bekendheid-bepalen', uitvraagObject(uitvraag, uitvraag.persoon_ids, {}), ['CAS', 'ORG', 'IDE', 'BEK']);
    const keuze = await personenAlsKeuze(ctx, uitvraag.persoon_ids, niveaus);
    return {
      beginwaarden: {}, opties: { bekendePersonen: keuze, actuelePersonen: keuze },
      secties: [{ titel: 'De partner', gegevenssoort: 'ORG', regels: [
        { label: 'Organisatie', waarde: partner.naam }, { label: 'Verplicht', waarde: opdracht.is_verplicht ? 'Ja' : 'Nee' }, { label: 'Wat er gebeurde', waarde: 'De vraag kon niet worden afgeleverd' }] }],
    };
  },
  voltooi: async (ctx, a) => {
    const { opdracht, uitvraag } = await opdrachtVanTaak(ctx);
    const vrijgaveOp = alsTijdstip(vrijgaveMoment(ctx.now));
    await store.wijzigOpdracht(ctx.tx, opdracht.id, { onbereikbaar_oorzaak: a.oorzaak, overslaan_reden: a.uitkomst === 'overslaan' ? a.toelichting : null, telefonisch_met: a.uitkomst === 'telefonisch-vastgelegd' ? a.gesprokenMet : null }, ctx.now);
    if (a.uitkomst === 'opnieuw') return { variabelen: { uitkomst: a.uitkomst, antwoordUitkomst: 'geen-antwoord', vrijgaveOp }, samenvatting: 'De vraag wordt opnieuw verstuurd.' };
    if (a.uitkomst === 'overslaan') {
      weigerBijFouten(teKort('toelichting', a.toelichting, 20, 'Leg in minstens 20 tekens uit waarom u deze partner overslaat.'));
      if (opdracht.status === 'technisch-mislukt') {
        controleerOvergang('uitvraag_partner', opdracht.status, 'verlopen');
        await store.wijzigOpdracht(ctx.tx, opdracht.id, { status: 'verlopen' }, ctx.now);
      }
      return { variabelen: { uitkomst: a.uitkomst, antwoordUitkomst: 'geen-antwoord', vrijgaveOp }, samenvatting: 'Er is besloten om zonder deze partner verder te gaan.' };
    }
    if (a.telefonischAntwoord === undefined) weigerBijFouten([{ veld: '/telefonischAntwoord', code: 'verplicht', melding: 'Kies wat de partner antwoordde.' }]);
    const antwoordUitkomst = a.telefonischAntwoord ?? 'niet-gemeld';
    const { antwoorden: perPersoon, fouten } = alsAntwoorden(uitvraag.persoon_ids, antwoordUitkomst, a);
    weigerBijFouten([...fouten, ...teKort('gesprokenMet', a.gesprokenMet, 3, 'Vul in met wie u sprak (functie of team).')]);
    // A partner that never got the question has no persons yet: they are the ones that were read out on the phone.
    const bestaand = await store.personenVan(ctx.tx, opdracht.id);
    if (bestaand.length === 0) await zetPersonen(ctx, opdracht.id, opdracht.organisatie_id, uitvraag.persoon_ids);
    if (opdracht.status === 'klaargezet') await store.wijzigOpdracht(ctx.tx, opdracht.id, { status: 'verzonden', verzonden_op: ctx.now, uiterlijk_op: null }, ctx.now);
    const vast = await legAntwoordVast(ctx.kern, ctx.tx, opdracht.id, { via: 'telefoon', antwoorden: perPersoon, traceparent: ctx.traceparent });
    return { variabelen: { uitkomst: a.uitkomst, antwoordUitkomst: vast.uitkomst, vrijgaveOp: vast.vrijgaveOp }, samenvatting: 'Het antwoord is telefonisch vastgelegd.' };
  },
});

const zetPersonen = async (ctx: Parameters<typeof opdrachtVanTaak>[0], opdrachtId: string, organisatieId: string, persoonIds: readonly string[]): Promise<void> => {
  const partner = await organisatie(ctx.tx, organisatieId);
  await store.zetPersonen(ctx.tx, opdrachtId, await pseudoniemenVoor(ctx.kern, ctx.tx, persoonIds, partner.oin), ctx.now);
};
