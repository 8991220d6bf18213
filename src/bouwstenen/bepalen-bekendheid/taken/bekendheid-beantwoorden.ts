import { z } from 'zod';
import { codeUit, tijdstip } from '../../../domein/variabelen.ts';
import type { Fout } from '../../../platform/http/problemen.ts';
import { taakafhandeling } from '../../../taken/taakafhandeling.ts';
import { leesGrondslagen } from '../../../toegang/index.ts';
import { legAntwoordVast, type PersoonAntwoord } from '../antwoord.ts';
import { uitvraagObject } from '../opdracht.ts';
import * as store from '../store.ts';
import { datumtijd, keuzes, niveausVan, opdrachtVanTaak, personenAlsKeuze, weigerBijFouten } from './gedeeld.ts';

/** The three fields with which a person says who is known; used by the holder and by the coordinator on the phone. */
export const antwoordvelden = { bekendePersonen: keuzes.optional(), actuelePersonen: keuzes.optional(), contactpunt: z.string().trim().max(200).optional() } as const;
export type Antwoordvelden = { bekendePersonen?: string[] | undefined; actuelePersonen?: string[] | undefined; contactpunt?: string | undefined };

/** Fields → one answer per person (R3.1, R3.2), with every fault at once. */
export const alsAntwoorden = (persoonIds: readonly string[], uitkomst: 'bekend' | 'niet-gemeld', v: Antwoordvelden): { antwoorden: PersoonAntwoord[]; fouten: Fout[] } => {
  const bekend = v.bekendePersonen ?? [];
  const fouten: Fout[] = [];
  if (bekend.some((p) => !persoonIds.includes(p))) fouten.push({ veld: '/bekendePersonen', code: 'onbekende-persoon', melding: 'Kies alleen personen over wie de vraag gaat.' });
  if (uitkomst === 'bekend' && bekend.length === 0) fouten.push({ veld: '/bekendePersonen', code: 'verplicht', melding: 'Kies wie bij u bekend is.' });
  if (uitkomst === 'bekend' && (v.contactpunt ?? '').length < 3) fouten.push({ veld: '/contactpunt', code: 'verplicht', melding: 'Vul in waar de vrager terecht kan.' });
  if (uitkomst === 'niet-gemeld' && bekend.length > 0) fouten.push({ veld: '/bekendePersonen', code: 'niet-leeg', melding: 'U koos "niet gemeld". Haal de gekozen personen weg.' });
  if ((v.actuelePersonen ?? []).some((p) => !bekend.includes(p))) fouten.push({ veld: '/actuelePersonen', code: 'niet-bekend', melding: 'Kies alleen personen die u ook als bekend koos.' });
  const antwoorden = persoonIds.map((persoonId): PersoonAntwoord => (bekend.includes(persoonId)
    ? { persoonId, antwoord: 'bekend', actueel: (v.actuelePersonen ?? []).includes(persoonId), contactpunt: v.contactpunt ?? '' }
    : { persoonId, antwoord: 'niet-gemeld' }));
  return { antwoorden, fouten };
};

const antwoorden = z.strictObject({ ...antwoordvelden, uitkomst: codeUit(['bekend', 'niet-gemeld']) });

/** A holder without an own system answers here (processen §2.3). Who will not or may not say chooses niet-gemeld, without a reason (R3.2). */
export const bekendheidBeantwoorden = taakafhandeling({
  formId: 'bepalen-bekendheid.bekendheid-beantwoorden', doel: 'bekendheid-bepalen', aard: 'besluit', antwoorden,
  uit: z.strictObject({ uitkomst: antwoorden.shape.uitkomst, vrijgaveOp: tijdstip }),
  lees: async (ctx) => {
    const { opdracht, uitvraag, partner } = await opdrachtVanTaak(ctx);
    const personen = (await store.personenVan(ctx.tx, opdracht.id)).map((p) => p.persoon_id);
    const niveaus = await niveausVan(ctx, 'bekendheid-bepalen', uitvraagObject(uitvraag, personen, { GERICHT: true }), ['CAS', 'IDE']);
    const keuze = await personenAlsKeuze(ctx, personen, niveaus);
    const jaren = await store.bekendheidsperiode(ctx.tx, partner.soort);
    return {
      beginwaarden: {}, opties: { bekendePersonen: keuze, actuelePersonen: keuze },
      secties: [
        { titel: 'De vraag', gegevenssoort: 'CAS', regels: [
          { label: 'Doel', waarde: 'Bepalen wie dit huishouden kent' }, { label: 'Grondslag', waarde: (await leesGrondslagen(ctx.tx, uitvraag.grondslagen)).join('; ') || null },
          { label: 'Antwoord uiterlijk', waarde: datumtijd(opdracht.uiterlijk_op) }, { label: 'Herinnerd', waarde: opdracht.herinneringen === 0 ? 'Nee' : `${opdracht.herinneringen} keer` }] },
        { titel: 'Wat betekent bekend?', gegevenssoort: 'BEK', regels: [
          { label: 'Bekend', waarde: jaren === null || jaren === undefined ? 'U voert nu een taak uit voor deze persoon' : `U voerde in de laatste ${jaren} jaar een taak uit voor deze persoon` },
          { label: 'De vrager ziet', waarde: 'Alleen: bekend of niet gemeld. Hij ziet niet waarom.' }] },
      ],
    };
  },
  voltooi: async (ctx, a) => {
    const { opdracht } = await opdrachtVanTaak(ctx);
    const personen = (await store.personenVan(ctx.tx, opdracht.id)).map((p) => p.persoon_id);
    const { antwoorden: perPersoon, fouten } = alsAntwoorden(personen, a.uitkomst, a);
    weigerBijFouten(fouten);
    const { vrijgaveOp } = await legAntwoordVast(ctx.kern, ctx.tx, opdracht.id, { via: 'taak', antwoorden: perPersoon, traceparent: ctx.traceparent });
    return { variabelen: { uitkomst: a.uitkomst, vrijgaveOp }, samenvatting: 'De partner heeft de vraag beantwoord.' };
  },
});
