import { z } from 'zod';
import { taakafhandeling } from '../../../taken/taakafhandeling.ts';
import { verzoekIdVan, vraagToegang } from '../omgeving.ts';
import { Probleem } from '../../../platform/http/problemen.ts';
import { behandeluitkomsten, corrigeerbaar, type Verzoeksoort } from '../verzoek-model.ts';
import { behandelVerzoek, moetVerzoek } from '../verzoeken.ts';
import { verzoeksecties } from '../verzoeksecties.ts';

const gronden = ['geen', 'rechten-van-een-ander', 'veiligheid', 'wettelijke-bewaarplicht', 'politiegegevens', 'oordeel-blijft', 'niet-van-ons'] as const;
const antwoorden = z.strictObject({
  onderzocht: z.array(z.enum(['eigen-dossier', 'bij-partners', 'met-de-burger', 'met-de-schrijver'])).min(1, 'Kies wat u heeft onderzocht'),
  weigergrond: z.enum(gronden),
  motivering: z.string().trim().max(4000).optional(),
  vraag: z.string().trim().max(1000).optional(),
  gegevenssoort: z.enum(corrigeerbaar).optional(),
  watKloptNiet: z.string().trim().max(1000).optional(),
  watMoetErStaan: z.string().trim().max(1000).optional(),
  uitkomst: z.enum(behandeluitkomsten),
}).superRefine((a, ctx) => {
  const fout = (veld: string, melding: string): void => { ctx.addIssue({ code: 'custom', path: [veld], message: melding }); };
  if (a.uitkomst === 'aanvulling') { if ([...(a.vraag ?? '')].length < 10) fout('vraag', 'Schrijf op wat u van de burger wilt weten'); return; }
  if ([...(a.motivering ?? '')].length < 30) fout('motivering', 'Leg in gewone woorden uit waarom, in ten minste 30 tekens');
  if (a.uitkomst !== 'toewijzen' && a.weigergrond === 'geen') fout('weigergrond', 'Kies waarom u (een deel) niet toewijst');
});

const gevolg = (advies: string, id: string): { titel: string; advies: string; regels: { id: string; zin: string }[] }[] => [{ titel: 'Wat gebeurt er als u toewijst?', advies, regels: [{ id, zin: 'Dit staat zo ook in het register en in het antwoord aan de burger.' }] }];
const gevolgen: Readonly<Record<Verzoeksoort, ReturnType<typeof gevolg>>> = {
  inzage: gevolg('Het portaal van deze casus gaat voor hem open, als zijn toegang dat toelaat.', 'R7.5'), correctie: gevolg('De rechtzetting komt bij het gegeven te staan. Wie het oude gegeven kreeg, wordt ingelicht; wie dat niet via Samenspel kan, staat in het register.', 'R7.7'),
  beperking: gevolg('Niemand kan de gegevens van deze persoon in deze casus nog gebruiken, tot u dit opheft. Alleen bewaren, zijn eigen rechten en een noodgeval gaan door.', 'X10'), verwijdering: gevolg('De opdracht wordt vastgelegd, met wat de wet laat bewaren. Samenspel wist nog niets.', 'R7.8'),
  bezwaar: gevolg('Het bezwaar staat als gegrond in het register. Verder verandert er niets vanzelf.', 'R7.5'), klacht: gevolg('De klacht staat als gegrond in het register. Verder verandert er niets vanzelf.', 'R7.5'),
};

type Antwoorden = z.infer<typeof antwoorden>;
/** R7.7: a granted correction says which kind of data, what is wrong in it and what must be there. */
const rechtzetting = (soort: string, a: Antwoorden): Record<string, unknown> => {
  if (soort !== 'correctie' || (a.uitkomst !== 'toewijzen' && a.uitkomst !== 'deels')) return {};
  const fouten = [
    ...(a.gegevenssoort === undefined ? [{ veld: '/gegevenssoort', code: 'verplicht', melding: 'Kies welk gegeven niet klopt' }] : []),
    ...([['watKloptNiet', 'Schrijf op wat er niet klopt'], ['watMoetErStaan', 'Schrijf op wat er moet staan']] as const).flatMap(([veld, melding]) => ((a[veld] ?? '').length < 5 ? [{ veld: `/${veld}`, code: 'verplicht', melding }] : [])),
  ];
  if (fouten.length > 0) throw new Probleem('ongeldige-invoer', 'Een verbetering kan pas als erbij staat wat er moet staan. Er is niets opgeslagen.', { fouten });
  return { gegevenssoort: a.gegevenssoort, watKloptNiet: a.watKloptNiet, watMoetErStaan: a.watMoetErStaan };
};

/** Human task burgerverzoek-behandelen (processen §2.7): deels and afwijzen take effect after a second person. */
export const burgerverzoekBehandelen = taakafhandeling({
  formId: 'deelnemen-burger.burgerverzoek-behandelen', doel: 'burger-informeren', aard: 'besluit', antwoorden, uit: z.strictObject({ uitkomst: z.enum(behandeluitkomsten) }),
  lees: async (ctx) => {
    const v = await moetVerzoek(ctx.tx, verzoekIdVan(ctx));
    return { beginwaarden: {}, secties: await verzoeksecties(ctx, v), adviezen: gevolgen[v.soort] };
  },
  voltooi: async (ctx, a) => {
    const v = await moetVerzoek(ctx.tx, verzoekIdVan(ctx));
    await vraagToegang(ctx, v.persoonId, ['BUI'], 'schrijven');
    await behandelVerzoek(ctx.kern, ctx.tx, { verzoekId: v.id, uitkomst: a.uitkomst, motivering: a.motivering ?? '', vraag: a.vraag ?? null, gegevens: { onderzocht: a.onderzocht, weigergrond: a.weigergrond, ...rechtzetting(v.soort, a) }, door: ctx.medewerker.medewerkerId });
    return { variabelen: { uitkomst: a.uitkomst }, samenvatting: a.uitkomst === 'aanvulling' ? 'Aan een betrokkene is een vraag gesteld over zijn verzoek.' : 'Er is beslist over een verzoek van een betrokkene.' };
  },
});
