import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { controleer, streng } from '../../../src/platform/http/invoer.ts';

const fouten = async (schema: z.ZodType, invoer: unknown) => (await controleer(streng(schema), invoer, 'pointer')).fouten;

describe('architectuur §4 rule 5: faults as field, code and Dutch sentence', () => {
  test.each<[string, z.ZodType, unknown, [string, string, string]]>([
    ['missing', z.object({ a: z.string() }), {}, ['/a', 'verplicht', 'Dit is verplicht.']],
    ['missing choice', z.object({ a: z.enum(['x']) }), {}, ['/a', 'verplicht', 'Dit is verplicht.']],
    ['missing union', z.object({ a: z.union([z.string(), z.number()]) }), {}, ['/a', 'verplicht', 'Dit is verplicht.']],
    ['wrong type', z.object({ a: z.number() }), { a: 'x' }, ['/a', 'verkeerd-soort', 'Vul hier een getal in.']],
    ['null', z.object({ a: z.string() }), { a: null }, ['/a', 'verkeerd-soort', 'Vul hier een tekst in.']],
    ['unknown field', z.object({}), { b: 1 }, ['/b', 'onbekend-veld', 'Dit veld kennen wij niet.']],
    ['too long', z.object({ a: z.string().max(1) }), { a: 'xx' }, ['/a', 'te-lang', 'Dit is te lang. Gebruik hoogstens 1 teken.']],
    ['empty', z.object({ a: z.string().min(1) }), { a: '' }, ['/a', 'te-kort', 'Dit mag niet leeg zijn.']],
    ['too short', z.object({ a: z.string().min(3) }), { a: 'x' }, ['/a', 'te-kort', 'Dit is te kort. Gebruik minstens 3 tekens.']],
    ['list too long', z.object({ a: z.array(z.string()).max(2) }), { a: ['', '', ''] }, ['/a', 'te-lang', 'Dit is te lang. Gebruik hoogstens 2 onderdelen.']],
    ['too big', z.object({ a: z.number().max(5) }), { a: 6 }, ['/a', 'te-groot', 'Dit mag hoogstens 5 zijn.']],
    ['too small', z.object({ a: z.number().min(5) }), { a: 4 }, ['/a', 'te-klein', 'Dit moet minstens 5 zijn.']],
    ['choice', z.object({ a: z.enum(['ja', 'nee']) }), { a: 'x' }, ['/a', 'ongeldige-keuze', 'Kies een van: ja, nee.']],
    ['date', z.object({ a: z.iso.date() }), { a: '1-2-2026' }, ['/a', 'ongeldige-vorm', 'Vul een datum in als jjjj-mm-dd.']],
    ['pointer escapes', z.object({ 'a/b~c': z.string() }), {}, ['/a~1b~0c', 'verplicht', 'Dit is verplicht.']],
    ['inside a list', z.object({ a: z.array(z.object({ n: z.string() })) }), { a: [{ n: 'x' }, {}] }, ['/a/1/n', 'verplicht', 'Dit is verplicht.']],
    ['own sentence goes first', z.object({ a: z.string('Noem uw naam.') }), { a: 1 }, ['/a', 'verkeerd-soort', 'Noem uw naam.']],
  ])('%s', async (_naam, schema, invoer, [veld, code, melding]) => {
    expect(await fouten(schema, invoer)).toEqual([{ veld, code, melding }]);
  });
  test('an own rule gives its own code', async () => {
    const schema = z.object({ a: z.string() }).superRefine((_w, ctx) => { ctx.addIssue({ code: 'custom', path: ['a'], message: 'Dit BSN klopt niet.', params: { code: 'bsn-ongeldig' } }); });
    expect(await fouten(schema, { a: 'x' })).toEqual([{ veld: '/a', code: 'bsn-ongeldig', melding: 'Dit BSN klopt niet.' }]);
  });
  test('of a choice between shapes the closest is explained', async () => {
    const schema = z.object({ wie: z.union([z.strictObject({ soort: z.literal('a'), naam: z.string() }), z.strictObject({ soort: z.literal('b'), nummer: z.number() })]) });
    expect((await fouten(schema, { wie: { soort: 'b', nummer: 'x' } })).map((f) => f.veld)).toEqual(['/wie/nummer']);
  });
  test('good input comes back as the schema makes it', async () => {
    expect(await controleer(z.object({ n: z.coerce.number().default(5) }), {}, 'naam')).toEqual({ waarde: { n: 5 }, fouten: [] });
  });
});
