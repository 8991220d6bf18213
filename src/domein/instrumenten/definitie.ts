import { z } from 'zod';

/**
 * What an instrument is, as data (domein §7.5 c): the file in `data/instrumenten` is the source, a row of `instrument` freezes one
 * version, and nothing about a questionnaire is a constant in code. Strict: a typing error in a definition is found at start-up.
 */
const antwoordkeuze = z.strictObject({
  waarde: z.union([z.string(), z.int()]),
  label: z.string(),
});

/** How an item may be answered and where its words come from. */
const item = z.strictObject({
  code: z.string().regex(/^[a-z0-9-]+$/),
  /** Topic of the item: a fact, free of rights. */
  onderwerp: z.string(),
  /** The question as it may be shown; null where the official wording is not loaded. */
  vraag: z.string().nullable(),
  leefgebied: z.string().optional(),
  keuzes: z.array(antwoordkeuze).min(2),
});

const alarm = z.strictObject({
  code: z.string(),
  item: z.string(),
  /** The alarm goes off at this number of points and above, whatever the sum says. */
  vanaf: z.int(),
  tekst: z.string(),
});

const scoring = z.discriminatedUnion('soort', [
  z.strictObject({
    soort: z.literal('som'),
    /** Up to this many missing answers the sum is scaled to the full list (round half up); more makes it invalid. */
    ontbrekendHoogstens: z.int().min(0),
    /** When `item` has `waarde`, the items in `telAlsNul` need no answer and count as 0. */
    overslaan: z.array(z.strictObject({ item: z.string(), waarde: z.int(), telAlsNul: z.array(z.string()) })),
    alarmen: z.array(alarm),
  }),
  z.strictObject({
    soort: z.literal('beslissing'),
    /** Walked in order; the first step whose answer equals `bij` decides. */
    stappen: z.array(z.strictObject({ item: z.string(), nummer: z.int(), bij: z.enum(['ja', 'nee']), uitkomst: z.string(), magOpen: z.boolean() })),
    anders: z.string(),
  }),
  z.strictObject({ soort: z.literal('leefgebieden'), laagTot: z.int(), toelichtingTot: z.int() }),
  z.strictObject({
    soort: z.literal('weging'),
    acuut: z.array(z.string()), structureel: z.array(z.string()),
    structureelVanaf: z.int(), mogelijkVanafJa: z.int(), mogelijkVanafOnbekend: z.int(),
  }),
  z.strictObject({ soort: z.literal('geen') }),
]);

export const instrumentdefinitie = z.strictObject({
  code: z.string().regex(/^[A-Z0-9]+(?:-[A-Z0-9]+)*$/),
  versie: z.string().regex(/^\d+\.\d+\.\d+$/),
  titel: z.string(),
  omschrijving: z.string(),
  over: z.enum(['huishouden', 'persoon']),
  rechtenhouder: z.string(),
  licentie: z.enum(['vrij', 'vrij-niet-commercieel', 'eigen', 'licentie-vereist']),
  bronvermelding: z.string(),
  /** False as long as a jurist has not confirmed the rights; shown in the library, never hidden. */
  geverifieerd: z.boolean(),
  /** Dutch remark beside the instrument, such as "officiële tekst nog te laden". */
  tekststatus: z.string().nullable(),
  label: z.string().nullable(),
  status: z.enum(['concept', 'actief', 'ingetrokken']),
  /** 'invullen': items are answered here. 'overnemen': the outcome of a licensed form elsewhere. 'geen': not usable. */
  wijze: z.enum(['invullen', 'overnemen', 'geen']),
  redenGeen: z.string().nullable(),
  geldigheidDagen: z.int().nullable(),
  vereisteTraining: z.strictObject({ code: z.string(), naam: z.string() }).nullable(),
  duurMinuten: z.int().nullable(),
  items: z.array(item),
  scoring,
  banden: z.array(z.strictObject({ code: z.string(), label: z.string(), van: z.int().nullable(), tot: z.int().nullable() })),
}).superRefine((d, ctx) => {
  if (d.licentie === 'licentie-vereist' && d.items.length > 0) ctx.addIssue({ code: 'custom', message: `${d.code}: teksten zonder licentie` });
  if (d.wijze === 'invullen' && d.items.length === 0) ctx.addIssue({ code: 'custom', message: `${d.code}: geen items` });
  if (new Set(d.items.map((i) => i.code)).size !== d.items.length) ctx.addIssue({ code: 'custom', message: `${d.code}: dubbele itemcode` });
});
export type Instrumentdefinitie = z.infer<typeof instrumentdefinitie>;
export type Instrumentitem = Instrumentdefinitie['items'][number];

/** Answers by item code; an item that is absent was not answered. */
export type Antwoorden = Readonly<Record<string, string | number>>;
export const onbekend = 'onbekend';
