import { z } from 'zod';
import { casusVan } from '../../../casus/index.ts';
import { codeUit, id, urgentie } from '../../../domein/variabelen.ts';
import { naamVanCode, woordVanCode } from '../../../domein/woorden.ts';
import { taakafhandeling, type TaakContext, type Taakgegevens } from '../../../taken/taakafhandeling.ts';
import { beoordeelMelding } from '../beoordelen.ts';
import { laatsteDoorzetting } from '../doorzetten.ts';
import { zoekDuplicaten, zoekLopendeCasus } from '../duplicaten.ts';
import { leesBetrokkenen, leesInhoud } from '../inhoud-store.ts';
import { markeerGelezen } from '../lezen.ts';
import { maxAanvullingen, verbandVan, type Melding } from '../model.ts';
import * as store from '../store.ts';
import { alles } from '../toegang.ts';
import { actor, datumtijd, kernSectie, meldingVanTaak, niveausVanMelding, tekst } from './gedeeld.ts';

const uitkomsten = ['accepteren', 'aanvulling-vragen', 'toevoegen', 'doorzetten', 'afwijzen'] as const;
const antwoorden = z.strictObject({
  urgentieCode: urgentie.optional(), doelCasusId: id.optional(), duplicaatVan: id.optional(), ontvangerId: id.optional(), aanvulling: tekst.optional(),
  redenCode: codeUit(['geen-zorg', 'verkeerd-loket', 'al-in-behandeling', 'onvoldoende-informatie']).optional(), motivatie: tekst.optional(), uitkomst: codeUit(uitkomsten),
});

const meldpunten = async (ctx: TaakContext, m: Melding): Promise<{ waarde: string; label: string }[]> => (await ctx.tx('organisatie as o').join('samenwerkingsverband as v', 'v.regie_soort', 'o.soort').where('o.status', 'actief').whereIn('v.code', Object.values(verbandVan))
  .whereNot('o.id', m.ontvangerId ?? '').orderBy('o.naam').select<{ id: string; naam: string }[]>('o.id', 'o.naam')).map((o) => ({ waarde: o.id, label: o.naam }));

/** Why an outcome cannot be chosen now (shown and refused by the server). */
const nietMogelijkNu = (m: Melding, heeftCasus: boolean): Record<string, string> => ({
  ...(m.ontbreekt.length > 0 ? { accepteren: 'De melding is nog niet volledig. Zie wat ontbreekt bij Volledigheid.' } : {}),
  ...(m.aantalAanvullingen >= maxAanvullingen ? { 'aanvulling-vragen': 'Er is al drie keer om aanvulling gevraagd.' } : {}),
  ...(heeftCasus ? {} : { toevoegen: 'Er is geen lopende casus gevonden.' }),
});

/** The meldpunt decides (processen §2.1 step 3). Receiver, urgency and double are advice with the line that fired; the human chooses. */
export const meldingBeoordelen = taakafhandeling({
  formId: 'uitwisselen-melding.melding-beoordelen', doel: 'melding-beoordelen', aard: 'besluit', antwoorden, uit: z.strictObject({ uitkomst: antwoorden.shape.uitkomst, urgentieCode: urgentie.optional(), doelCasusId: id.optional() }),
  lees: async (ctx): Promise<Taakgegevens> => {
    const eerst = await meldingVanTaak(ctx);
    const niveaus = await niveausVanMelding(ctx, eerst, alles);
    await markeerGelezen(ctx.kern, ctx.tx, eerst, ctx.medewerker.organisatieId);
    const m = await meldingVanTaak(ctx);
    const inhoud = await leesInhoud(ctx.kern, ctx.tx, m);
    const [dubbel, casussen, doorzetting] = [await zoekDuplicaten(ctx.kern, ctx.tx, m), await zoekLopendeCasus(ctx.kern, ctx.tx, m), await laatsteDoorzetting(ctx.tx, m.id)];
    const vorige = m.vervolgVan === null ? undefined : await casusVan(ctx.tx, m.vervolgVan);
    const vol = (niveaus.MEL ?? 0) >= 2;
    const criteria = new Map((await store.criteriaVan(ctx.tx, m.soort)).map((c) => [c.code, c.melding]));
    const inWoorden = (codes: readonly string[]): string => codes.map((code) => criteria.get(code) ?? code).join(' ') || 'Niets';
    const personen = (niveaus.IDE ?? 0) >= 2 ? (await leesBetrokkenen(ctx.kern, ctx.tx, m.id)).map((b) => ({ label: naamVanCode(b.rol), waarde: [b.voornamen ?? b.alias, b.voorvoegsel, b.geslachtsnaam].filter(Boolean).join(' ') || (b.bsn === undefined ? 'Naam niet bekend' : 'Naam niet gemeld, burgerservicenummer wel') })) : [];
    return {
      beginwaarden: m.spoed ? { urgentieCode: 'p1' } : {}, nietMogelijk: nietMogelijkNu(m, casussen.length > 0),
      opties: { doelCasusId: casussen.map((c) => ({ waarde: c.casusId, label: c.casusnummer, ...(c.isNazorg ? { uitleg: 'Deze casus is in nazorg: de melding telt als signaal van terugval.' } : {}) })), duplicaatVan: dubbel.map((d) => ({ waarde: d.meldingId, label: `${d.meldingnummer}, ${datumtijd(d.ontvangenOp) ?? ''}` })), ontvangerId: await meldpunten(ctx, m) },
      secties: [kernSectie(m), ...(vorige === undefined ? [] : [{ titel: 'Vervolg', gegevenssoort: 'CAS' as const, regels: [{ label: 'Vervolg op de gesloten casus', waarde: vorige.casusnummer }] }]), { titel: 'Wat is er gemeld', gegevenssoort: 'MEL', regels: vol ? [{ label: 'Acuut gevaar', waarde: m.acuutGevaar === null ? null : naamVanCode(m.acuutGevaar) }, { label: 'Wanneer', waarde: datumtijd(m.incidentOp) }, { label: 'Situatie', waarde: m.situatieschets }, { label: 'Verzoek', waarde: m.verzoek }] : [{ label: 'Soort', waarde: naamVanCode(m.soort) }] },
        { titel: 'Over wie', gegevenssoort: 'IDE', regels: personen }, { titel: 'Volledigheid', gegevenssoort: 'PRO', regels: [{ label: 'Ontbreekt', waarde: inWoorden(m.ontbreekt) }, { label: 'Goed om te weten', waarde: inWoorden(m.waarschuwt) }, { label: 'Aanvulling gevraagd', waarde: `${m.aantalAanvullingen} keer` }] },
        { titel: 'Doorzetting', gegevenssoort: 'ORG', regels: doorzetting?.status === 'geweigerd' ? [{ label: 'Geweigerd, omdat', waarde: doorzetting.weigerreden ?? 'Geen reden gegeven' }] : [] }],
      adviezen: m.advies === null ? [] : [{ titel: 'Routering', advies: m.advies.onvolledig ? 'onvolledig' : m.advies.verbandCode ?? 'geen', regels: [...m.advies.regels] }],
      scherm: { melding: { id: m.id, meldingnummer: m.meldingnummer, soort: m.soort, ontbreekt: m.ontbreekt }, ...(vol ? { antwoorden: inhoud.antwoorden ?? {} } : {}) },
    };
  },
  voltooi: async (ctx, a) => {
    const m = await meldingVanTaak(ctx);
    const { uitkomst, ...rest } = a;
    await beoordeelMelding(ctx.kern, ctx.tx, m.id, { oordeel: uitkomst, ...rest }, actor(ctx));
    const na = await store.leesMelding(ctx.tx, m.id);
    return {
      variabelen: { uitkomst, ...(a.urgentieCode === undefined ? {} : { urgentieCode: a.urgentieCode }), ...(uitkomst === 'toevoegen' && a.doelCasusId !== undefined ? { doelCasusId: a.doelCasusId } : {}) },
      samenvatting: `Melding beoordeeld: ${woordVanCode(na?.status ?? uitkomst)}.`,
    };
  },
});
