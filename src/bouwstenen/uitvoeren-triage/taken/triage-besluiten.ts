import { z } from 'zod';
import { prioriteiten, vervolgen } from '../../../domein/instrumenten/adviestabel.ts';
import { vlag } from '../../../domein/variabelen.ts';
import { organisatieVan } from '../../../toegang/organisaties.ts';
import { taakafhandeling } from '../../../taken/taakafhandeling.ts';
import { besluitTriage, nietMogelijkeVervolgen } from '../besluiten.ts';
import { triageIdVan, vraagToegang } from '../omgeving.ts';
import { overdrachtsopties, verbandVanOverdracht } from '../overdrachtsopties.ts';
import { adviesVan, herkomstsectie, uitslagsectie } from '../secties.ts';
import { afnamenVan, factorenVan, laatsteOverdracht, leesTriage } from '../store.ts';

const antwoorden = z.strictObject({
  uitkomst: z.enum(vervolgen),
  urgentieCode: z.enum(prioriteiten),
  motivatie: z.string().trim().max(4000),
  overdrachtOrganisatieId: z.uuid().nullable().optional(),
});

/** Human task triage-besluiten (processen §2.5 step 5): the advice and every fired rule beside the choice; deviation and second person follow from the server. */
export const triageBesluiten = taakafhandeling({
  formId: 'uitvoeren-triage.triage-besluiten', doel: 'triage-uitvoeren', aard: 'besluit', antwoorden,
  uit: z.strictObject({ uitkomst: z.enum(vervolgen), urgentieCode: z.enum(prioriteiten), isAfwijkend: vlag, isTweedeNodig: vlag }),
  lees: async (ctx) => {
    const { niveaus } = await vraagToegang(ctx, ['CAS', 'VEI', 'TRI']);
    const triage = await leesTriage(ctx.tx, triageIdVan(ctx));
    if (!triage) throw new Error('Deze triage bestaat niet');
    const afnamen = await afnamenVan(ctx.tx, triage.id);
    const overdracht = await laatsteOverdracht(ctx.tx, triage.id);
    const volledig = (niveaus.TRI ?? -1) >= 2;
    return {
      beginwaarden: {},
      opties: { overdrachtOrganisatieId: await overdrachtsopties(ctx.tx, ctx.verbandCode, ctx.regioCode) },
      nietMogelijk: nietMogelijkeVervolgen(ctx.verbandCode),
      secties: [
        uitslagsectie(afnamen, niveaus),
        herkomstsectie(triage, niveaus),
        { titel: 'Risico en bescherming', gegevenssoort: 'VEI', regels: (niveaus.VEI ?? -1) >= 2 ? (await factorenVan(ctx.tx, triage.id)).map((f) => ({ label: f.richting === 'risico' ? 'Risico' : 'Bescherming', waarde: `${f.tekst} (${f.bron})` })) : [{ label: 'Factoren', waarde: null, verborgen: 'Uw rol ziet dit niet voor dit doel' }] },
        { titel: 'Eerdere ronde van dit besluit', gegevenssoort: 'TRI', regels: [
          { label: 'Tweede persoon', waarde: triage.tweedeUitkomst === 'terug' ? 'Stuurde het besluit terug' : null },
          { label: 'Overdracht', waarde: overdracht ? { aangeboden: 'Aangeboden', geaccepteerd: 'Overgenomen', geweigerd: `Geweigerd${overdracht.reden && volledig ? `: ${overdracht.reden}` : ''}`, verlopen: 'Niet op tijd beantwoord' }[overdracht.status] : null },
        ] },
      ],
      adviezen: adviesVan(triage, niveaus),
      scherm: {
        soort: 'triage', advies: volledig ? { urgentieCode: triage.adviesPrioriteit, vervolg: triage.adviesVervolg, voorstellen: triage.adviesVoorstellen, isOnvoldoendeBeeld: triage.isOnvoldoendeBeeld, tabelVersie: triage.tabelVersie } : null,
        urgentieBijStart: triage.urgentieBijStart,
        uitslagen: volledig ? afnamen.filter((a) => a.uitslag !== null).map((a) => ({ instrument: a.definitie.code, titel: a.definitie.titel, versie: a.definitie.versie, label: a.definitie.label, banden: a.definitie.banden, uitslag: a.uitslag, hergebruiktVan: a.hergebruiktVan, op: a.op?.toISOString() ?? null })) : [],
      },
    };
  },
  voltooi: async (ctx, a) => {
    await vraagToegang(ctx, ['TRI'], 'schrijven');
    const naar = a.uitkomst === 'overdracht' && a.overdrachtOrganisatieId ? await organisatieVan(ctx.tx, a.overdrachtOrganisatieId) : undefined;
    const verbandCode = naar ? verbandVanOverdracht(naar.soort, ctx.verbandCode) : null;
    const toets = await besluitTriage(ctx.kern, ctx.tx, {
      triageId: triageIdVan(ctx), vervolg: a.uitkomst, prioriteit: a.urgentieCode, motivatie: a.motivatie, door: ctx.medewerker.medewerkerId,
      overdracht: naar && naar.status === 'actief' && verbandCode ? { verbandCode, organisatieId: naar.id } : null,
    });
    return {
      variabelen: { uitkomst: a.uitkomst, urgentieCode: a.urgentieCode, isAfwijkend: toets.isAfwijkend, isTweedeNodig: toets.isTweedeNodig },
      samenvatting: toets.isTweedeNodig ? 'Er is een besluit bij de triage. Een tweede persoon kijkt mee.' : 'Er is een besluit bij de triage.',
    };
  },
});
