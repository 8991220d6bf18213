import { z } from 'zod';
import { taakafhandeling, type TaakContext } from '../../../taken/taakafhandeling.ts';
import { leesBetrokkenPersonen, leesGeldigGezag, moetBeoordeeld, type GeldigGezag } from '../gezag.ts';
import { bewaarBeoordeling } from '../store/gezag.ts';
import { toonNaam, type Persoon } from '../store/personen.ts';
import { fout, toonGezagstype, triggerZin, vraagToegang, weigerBij } from './hulp.ts';

const uitkomsten = ['vastgesteld', 'nader-uitzoeken', 'onbekend'] as const;
const koppel = z.string().regex(/^[0-9a-f-]{36}:[0-9a-f-]{36}$/);
const antwoorden = z.strictObject({
  /** Who represents whom, `<minderjarige>:<persoon>`. */
  vertegenwoordigers: z.array(koppel).max(100).optional(),
  /** Minors whose gezag lies with an institution (a GI); nobody represents them through his own login. */
  instelling: z.array(z.uuid()).max(50).optional(),
  bron: z.enum(['uitspraak-rechter', 'gezagsregister', 'raad-of-gi', 'gemeente', 'geen']).optional(),
  motivatie: z.string().trim().min(20).max(4000), uitkomst: z.enum(uitkomsten),
});

async function leesStand(ctx: TaakContext): Promise<{ open: readonly GeldigGezag[]; personen: ReadonlyMap<string, Persoon>; kandidaten: readonly Persoon[] }> {
  const betrokkenen = await leesBetrokkenPersonen(ctx.kern, ctx.tx, ctx.casusId);
  const personen = new Map(betrokkenen.map((b) => [b.persoon.id, b.persoon]));
  const minderjarig = new Set((await leesGeldigGezag(ctx.kern, ctx.tx, ctx.casusId)).map((g) => g.minderjarigeId));
  const open = (await leesGeldigGezag(ctx.kern, ctx.tx, ctx.casusId)).filter(moetBeoordeeld);
  return { open, personen, kandidaten: [...personen.values()].filter((p) => !minderjarig.has(p.id) && !p.isOverleden) };
}

/** Human task gezag-beoordelen [besluit]: doubt about gezag ends with a person, never with access for a parent (R2.7, R2.8). */
export const gezagBeoordelen = taakafhandeling({
  formId: 'vaststellen-identiteit.gezag-beoordelen', doel: 'identiteit-vaststellen', aard: 'besluit', antwoorden, uit: z.strictObject({ uitkomst: z.enum(uitkomsten) }),
  lees: async (ctx) => {
    const { niveaus } = await vraagToegang(ctx, ['IDE', 'GEZ']);
    const { open, personen, kandidaten } = await leesStand(ctx);
    const naam = (id: string): string => { const p = personen.get(id); return p && (niveaus.IDE ?? 0) >= 1 ? toonNaam(p) : 'Een kind'; };
    const mag = (niveaus.GEZ ?? 0) >= 2;
    return {
      beginwaarden: {},
      opties: {
        vertegenwoordigers: open.flatMap((g) => kandidaten.map((p) => ({ waarde: `${g.minderjarigeId}:${p.id}`, label: `${toonNaam(p)} voor ${naam(g.minderjarigeId)}` }))),
        instelling: open.map((g) => ({ waarde: g.minderjarigeId, label: naam(g.minderjarigeId) })),
      },
      secties: open.map((g) => ({
        titel: `Gezag over ${naam(g.minderjarigeId)}`, gegevenssoort: 'GEZ',
        regels: !mag ? [{ label: 'Gezag', waarde: 'Te beoordelen' }] : [
          { label: 'Volgens de BRP', waarde: toonGezagstype(g.type) }, { label: 'Gezag bij', waarde: g.houders.map((h) => h.naam ?? 'Onbekend').join(', ') || null }, { label: 'Toelichting van de bron', waarde: g.toelichting },
          { label: 'Waarom u dit krijgt', waarde: g.triggers.map(triggerZin).join(' ') }, { label: 'Let op', waarde: 'Beoordeel dit zelf. Geef een ouder nu geen toegang.' },
        ],
      })),
    };
  },
  voltooi: async (ctx, a) => {
    await vraagToegang(ctx, ['GEZ'], 'schrijven');
    const { open, kandidaten } = await leesStand(ctx);
    const perKind = Map.groupBy(a.vertegenwoordigers ?? [], (k) => k.slice(0, 36));
    const instelling = new Set(a.instelling ?? []);
    const vast = a.uitkomst === 'vastgesteld';
    const bekend = (a.vertegenwoordigers ?? []).every((k) => open.some((g) => g.minderjarigeId === k.slice(0, 36)) && kandidaten.some((p) => p.id === k.slice(37)));
    weigerBij([
      ...(!bekend || [...instelling].some((id) => !open.some((g) => g.minderjarigeId === id)) ? [fout('vertegenwoordigers', 'onbekend', 'Een gekozen persoon hoort niet (meer) bij deze beoordeling. Open de taak opnieuw.')] : []),
      ...(vast && open.some((g) => !perKind.has(g.minderjarigeId) && !instelling.has(g.minderjarigeId)) ? [fout('vertegenwoordigers', 'verplicht', 'Kies voor elk kind wie het gezag heeft, of dat het bij een instelling ligt.')] : []),
      ...([...instelling].some((id) => perKind.has(id)) ? [fout('instelling', 'tegenstrijdig', 'Kies voor een kind óf een persoon, óf een instelling.')] : []),
      ...(vast && (a.bron === undefined || a.bron === 'geen') ? [fout('bron', 'verplicht', 'Kies waarop u zich baseert. Zonder bron staat het gezag niet vast.')] : []),
    ]);
    for (const g of open) await bewaarBeoordeling(ctx.tx, ctx.casusId, {
      minderjarigeId: g.minderjarigeId, gezagsrelatieId: g.id, triggers: g.triggers, besluit: a.uitkomst, motivatie: a.bron ? `${a.bron}: ${a.motivatie}` : a.motivatie,
      vertegenwoordigers: vast ? (perKind.get(g.minderjarigeId) ?? []).map((k) => k.slice(37)) : [], door: ctx.medewerker.medewerkerId, op: ctx.now,
    });
    const wat = { vastgesteld: 'Het gezag is vastgesteld', 'nader-uitzoeken': 'Het gezag wordt nader uitgezocht', onbekend: 'Het gezag is niet vast te stellen' }[a.uitkomst];
    return { variabelen: { uitkomst: a.uitkomst }, samenvatting: `${wat} voor ${open.length} ${open.length === 1 ? 'kind' : 'kinderen'}.` };
  },
});
