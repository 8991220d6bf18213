import { z } from 'zod';
import { casusVan, tekenTijdlijnOp, type Casus } from '../../casus/index.ts';
import type { Doel } from '../../domein/doel.ts';
import { eenmalig, nieuwId } from '../../platform/http/eenmalig.ts';
import { route, type Route } from '../../platform/http/route.ts';
import type { Aanvrager, Medewerker } from '../../platform/identity/aanvrager.ts';
import { Probleem } from '../../platform/http/problemen.ts';
import type { Kern, Tx } from '../../platform/kern.ts';
import { beperkingenIn, hefBeperkingOp, maakToegang, organisatienamen } from '../../toegang/index.ts';
import type { Gegevenssoort, Niveaus } from '../../toegang/toegang.ts';
import { persoonVoorUitvraag } from '../vaststellen-identiteit/index.ts';
import { neutraal } from './burger.ts';
import { klachtkeuzes } from './klachten.ts';
import { klachtover } from './mijn.ts';
import { bijdragesoorten, bijdrageuitkomsten } from './model.ts';
import { antwoordenIn, plaatsBericht, versiesVan } from './store.ts';
import { verzoeksoorten } from './verzoek-model.ts';
import { uitvoeringVan, verzoekenIn } from './verzoek-store.ts';
import { opheffingstekst } from './verzoek-teksten.ts';
import { dienVerzoekIn } from './verzoeken.ts';

const params = z.strictObject({ id: z.uuid() });
type Vraag = { readonly kern: Kern; readonly aanvrager: Aanvrager; readonly doel: Doel | undefined; readonly traceparent: string };
/** The casus for somebody who handles the rights of its citizens; the same 404 whether it is not there or not for him. */
const vraagCasus = async (tx: Tx, { kern, aanvrager, doel, traceparent }: Vraag, id: string, actie: 'lezen' | 'schrijven', betrokkenen: readonly string[] = [], gevraagd: readonly Gegevenssoort[] = ['BUI']): Promise<{ casus: Casus; medewerker: Medewerker; niveaus: Niveaus }> => {
  const casus = await casusVan(tx, id);
  if (casus === undefined || aanvrager.soort !== 'medewerker') throw neutraal();
  const { niveaus } = await maakToegang(kern).vraag(tx, { aanvrager, doel: doel ?? 'burger-informeren', actie, gevraagd, traceparent, object: { type: 'casus', id, casusId: id, verbandCode: casus.verbandCode, regioCode: casus.regioCode, betrokkenen } });
  return { casus, medewerker: aanvrager, niveaus };
};
const item = z.strictObject({
  id: z.uuid(), nummer: z.string(), soort: z.enum(verzoeksoorten), organisatie: z.string(), status: z.string(), ontvangenOp: z.iso.datetime(), uiterlijkOp: z.iso.datetime().nullable(), besluit: z.string().nullable(), wat: z.string().nullable().describe('Wat er voor dit verzoek echt is gedaan'),
});

/** The register of requests in a casus, for the employee who handles them: write one down, see what was done, lift a restriction. */
export const registerRoutes: Route[] = [
  route({
    methode: 'get', pad: '/api/v1/casussen/:id/antwoorden', titel: 'Wat het gezin liet weten', uitleg: 'De antwoorden van het gezin op onze vragen, met wat er eerst stond als iemand zijn antwoord veranderde.', wie: ['procesregisseur', 'casusregisseur'], doel: 'verplicht', params,
    antwoorden: { 200: z.strictObject({ items: z.array(z.strictObject({ id: z.uuid(), wie: z.string(), soort: z.enum(bijdragesoorten), vraag: z.string(), uitkomst: z.enum(bijdrageuitkomsten), tekst: z.string().nullable(), op: z.iso.datetime(), eerder: z.array(z.strictObject({ uitkomst: z.enum(bijdrageuitkomsten), tekst: z.string().nullable(), op: z.iso.datetime() })) })) }) },
    verwerk: (v) => v.kern.db.transaction(async (tx) => {
      const rijen = await antwoordenIn(tx, v.params.id), personen = [...new Set(rijen.map((r) => r.persoonId))];
      const { niveaus } = await vraagCasus(tx, v, v.params.id, 'lezen', personen, ['BUI', 'IDE']);
      if ((niveaus.BUI ?? -1) < 2) throw new Probleem('geen-grondslag', 'Voor dit doel mag u niet lezen wat het gezin schreef.', { gevraagd: ['BUI'] });
      const [versies, namen] = [await versiesVan(tx, rijen.map((r) => r.id)), new Map<string, string>()];
      for (const [i, id] of personen.entries()) namen.set(id, (niveaus.IDE ?? -1) >= 1 ? (await persoonVoorUitvraag(v.kern, tx, id, { IDE: 1 })).naam : `Gezinslid ${i + 1}`);
      return { status: 200, body: { items: rijen.map((r) => ({
        id: r.id, wie: namen.get(r.persoonId) ?? 'Een gezinslid', soort: r.soort, vraag: r.vraag, uitkomst: r.uitkomst ?? 'gegeven', tekst: r.antwoord, op: r.beantwoordOp.toISOString(),
        eerder: versies.filter((e) => e.bijdrageId === r.id).map((e) => ({ uitkomst: e.uitkomst, tekst: e.antwoord, op: e.op.toISOString() })),
      })) } };
    }),
  }),
  route({
    methode: 'get', pad: '/api/v1/casussen/:id/burgerverzoeken', titel: 'Verzoeken van burgers in een casus', uitleg: 'Het register: wat is gevraagd, beslist en echt gedaan, en welke beperkingen nu gelden.', wie: ['procesregisseur'], doel: 'verplicht', params,
    antwoorden: { 200: z.strictObject({ items: z.array(item), beperkingen: z.array(z.strictObject({ id: z.uuid(), sinds: z.iso.datetime() })), klachtOver: z.array(z.strictObject({ organisatieId: z.uuid(), naam: z.string(), functies: z.array(z.string()) })) }) },
    verwerk: (v) => v.kern.db.transaction(async (tx) => {
      const lezer = v.aanvrager.soort === 'medewerker' ? v.aanvrager : undefined;
      // R7.9: a complaint is there for the organisation that answers it, and never for whom it is about.
      const rijen = (await verzoekenIn(tx, v.params.id)).filter((r) => r.soort !== 'klacht' || (r.organisatieId === lezer?.organisatieId && !r.klachtOverMedewerkers.includes(lezer.medewerkerId)));
      await vraagCasus(tx, v, v.params.id, 'lezen', [...new Set(rijen.flatMap((r) => r.persoonId ?? []))]);
      const namen = await organisatienamen(tx, rijen.map((r) => r.organisatieId));
      const items = await Promise.all(rijen.map(async (r) => ({
        id: r.id, nummer: r.verzoeknummer, soort: r.soort, organisatie: namen.get(r.organisatieId) ?? '', status: r.status, ontvangenOp: r.ontvangenOp.toISOString(), uiterlijkOp: r.uiterlijkOp?.toISOString() ?? null, besluit: r.besluit, wat: (await uitvoeringVan(tx, r.id))?.wat ?? null,
      })));
      return { status: 200, body: { items, beperkingen: (await beperkingenIn(tx, v.params.id)).map((b) => ({ id: b.id, sinds: b.sinds.toISOString() })), klachtOver: await klachtkeuzes(v.kern, tx, v.params.id) } };
    }),
  }),
  route({
    methode: 'post', pad: '/api/v1/casussen/:id/burgerverzoeken', titel: 'Schriftelijk verzoek van een burger vastleggen', uitleg: 'Voor een verzoek per brief, telefoon of aan de balie. Het antwoord gaat per brief.', wie: ['procesregisseur'], doel: 'verplicht', params,
    body: z.strictObject({ id: nieuwId, verzoekerNaam: z.string().trim().min(2, 'Vul in wie het vraagt').max(200), namensPersoonId: z.uuid().nullable().optional(), over: klachtover.nullable().optional(), soort: z.enum(verzoeksoorten), omschrijving: z.string().trim().min(10, 'Schrijf in ten minste 10 tekens op wat er wordt gevraagd').max(4000) }),
    antwoorden: { 201: z.strictObject({ id: z.uuid(), nummer: z.string() }) },
    verwerk: (v) => v.kern.db.transaction(async (tx) => {
      const { casus } = await vraagCasus(tx, v, v.params.id, 'schrijven');
      return { status: 201, body: await eenmalig(v, tx, 'schriftelijk-burgerverzoek', async () => {
        const { id, verzoeknummer: nummer } = await dienVerzoekIn(v.kern, tx, { id: v.body.id, casusId: casus.id, persoonId: null, verzoekerNaam: v.body.verzoekerNaam, namensPersoonId: v.body.namensPersoonId ?? null, soort: v.body.soort, omschrijving: v.body.omschrijving, over: v.body.over ?? null });
        return { id, nummer };
      }) };
    }),
  }),
  route({
    methode: 'post', pad: '/api/v1/casussen/:id/beperkingen/:beperkingId/opheffingen', titel: 'Beperking van het gebruik opheffen', uitleg: 'De burger krijgt hier bericht van (AVG 18 lid 3).', wie: ['procesregisseur'], doel: 'verplicht',
    params: params.extend({ beperkingId: z.uuid() }), body: z.strictObject({ reden: z.string().trim().min(20, 'Leg in ten minste 20 tekens uit waarom').max(2000) }), antwoorden: { 204: null },
    verwerk: (v) => v.kern.db.transaction(async (tx) => {
      const { casus, medewerker } = await vraagCasus(tx, v, v.params.id, 'schrijven');
      if (!medewerker.functierollen.includes('privacybeoordelaar')) throw new Probleem('rol-onvoldoende', 'Alleen de privacybeoordelaar heft een beperking op. Er is niets gewijzigd.');
      const nu = v.kern.clock.now();
      const b = await hefBeperkingOp(tx, { id: v.params.beperkingId, casusId: casus.id, door: medewerker.medewerkerId, reden: v.body.reden, op: nu });
      if (b === undefined) throw neutraal();
      await plaatsBericht(tx, { aanPersoonId: b.persoonId, casusId: casus.id, soort: 'beperking-opgeheven', objectId: b.id, ...opheffingstekst, geplaatstOp: nu });
      await tekenTijdlijnOp(v.kern, tx, { casusId: casus.id, op: nu, soort: 'besluit', zin: 'De beperking op het gebruik van gegevens is opgeheven.', bron: `beperking:${b.id}:opgeheven`, actorOrganisatieId: medewerker.organisatieId, actorMedewerkerId: medewerker.medewerkerId });
      return { status: 204 };
    }),
  }),
];
