import { z } from 'zod';
import { zetCasusStaat } from '../../../casus/index.ts';
import { codeUit } from '../../../domein/variabelen.ts';
import { zetInOutbox } from '../../../platform/engine/outbox.ts';
import { casustaak, tekst } from './gedeeld.ts';

/** Tasks of the root flow that stand where a bouwsteen comes later (analyse, overleg, verzoek, afsluiten); real work for real people. */
const basis = { toelichting: tekst };

/** What the triage decided is picked up by hand; `opnieuw-wegen` goes back to the triage of the same round. */
export const vervolgOppakken = casustaak({
  taak: 'vervolg-oppakken', doel: 'triage-uitvoeren', aard: 'vastlegging',
  antwoorden: z.strictObject({ ...basis, vervolg: codeUit(['overleg', 'onderzoek', 'hulp-ingezet', 'overgedragen', 'geen']), zichtOpVeiligheid: codeUit(['ja', 'nee', 'deels']), uitkomst: codeUit(['klaar', 'opnieuw-wegen']) }),
  zin: { klaar: 'Het vervolg na de triage is geregeld.', 'opnieuw-wegen': 'De triage wordt opnieuw gedaan.' },
});

/** An acute signal on a running casus; a new round interrupts the present one because a human says so. */
export const acuutOppakken = casustaak({
  taak: 'acuut-oppakken', doel: 'casusoverleg-voeren', aard: 'besluit',
  antwoorden: z.strictObject({ ...basis, gevaarNu: codeUit(['ja', 'nee', 'onbekend']), maatregel: codeUit(['hulpdiensten', 'crisisdienst', 'overleg', 'geen']), uitkomst: codeUit(['opgepakt', 'nieuwe-ronde']) }),
  zin: { opgepakt: 'Het acute signaal is opgepakt.', 'nieuwe-ronde': 'Het acute signaal geeft een nieuwe ronde.' },
  gevolg: async (ctx, a) => {
    if (a.uitkomst === 'nieuwe-ronde') await zetInOutbox(ctx.tx, ctx.kern, { volgordeSleutel: ctx.casusId, opdracht: { soort: 'bericht', naam: 'proces.nieuwe-ronde', sleutel: ctx.casusId, variabelen: { instapCode: 'triage' }, ttl: 3_600_000 } });
  },
});

export const burgerverzoekOppakken = casustaak({
  taak: 'burgerverzoek-oppakken', doel: 'burger-informeren', aard: 'vastlegging',
  antwoorden: z.strictObject({ ...basis, identiteitNagegaan: codeUit(['ja', 'nee']), verzoekSoort: codeUit(['inzage', 'correctie', 'verwijdering', 'beperking', 'bezwaar', 'klacht']), uitkomst: codeUit(['afgehandeld', 'niet-bevoegd']) }),
  zin: { afgehandeld: 'Een verzoek van een burger is afgehandeld.', 'niet-bevoegd': 'Een verzoek van een burger is beantwoord.' },
});

/** The casus ends early: after a withdrawal, a change or a transfer (error CASUS_BEEINDIGD). */
export const casusBeeindigenAfronden = casustaak({
  taak: 'casus-beeindigen-afronden', doel: 'casus-afsluiten', aard: 'vastlegging', gezien: true,
  antwoorden: z.strictObject({ ...basis, sluitreden: codeUit(['melding-ingetrokken', 'betrokkene-overleden', 'overgedragen', 'geen-zorgen-meer']), partnersIngelicht: codeUit(['ja', 'nee']), uitkomst: codeUit(['afgerond']) }),
  zin: { afgerond: 'De casus is beëindigd.' },
  gevolg: async (ctx, a) => {
    await zetCasusStaat(ctx.kern, ctx.tx, ctx.casusId, 'gesloten', { bron: `beeindigd:${ctx.taakId}`, sluitreden: a.sluitreden, actorOrganisatieId: ctx.medewerker.organisatieId, actorMedewerkerId: ctx.medewerker.medewerkerId });
  },
});

/** No partner may be asked at all (GRONDSLAG_ONTBREEKT): try again after mending the ground, or go on without. */
export const bekendheidAfhandelen = casustaak({
  taak: 'bekendheid-afhandelen', doel: 'bekendheid-bepalen', aard: 'besluit',
  antwoorden: z.strictObject({ ...basis, oorzaak: codeUit(['matrix', 'toestemming-ontbreekt', 'geen-partners', 'onbekend']), gevolgVeiligheid: codeUit(['ja', 'nee', 'onbekend']), uitkomst: codeUit(['opnieuw', 'doorgaan']) }),
  zin: { opnieuw: 'De bekendheid wordt opnieuw bepaald.', doorgaan: 'De casus gaat door zonder uitvraag bij partners: er is geen grondslag.' },
});
