import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { erkenningen, leefgebieden } from '../../domein/diensten.ts';
import type { Tx } from '../../platform/kern.ts';

const bestand = z.strictObject({
  versie: z.string(), bron: z.string(),
  aanbod: z.array(z.strictObject({
    code: z.string(), titel: z.string(), soort: z.enum(['psycho-educatie', 'zelftest', 'oefening', 'lotgenoten', 'inloop', 'chat', 'cursus']), leefgebieden: z.array(z.enum(leefgebieden)).min(1), leeftijdVan: z.int(), leeftijdTot: z.int(),
    regio: z.string().optional(), erkenning: z.enum(erkenningen), inhoud: z.string(),
  })),
});

/** Loads the self-help that comes with the platform; what an editor changed stays. Regional items only where that region exists. */
export const laadPreventieaanbod = async (tx: Tx): Promise<void> => {
  const { aanbod } = bestand.parse(JSON.parse(readFileSync(new URL('../../../data/preventieaanbod.json', import.meta.url), 'utf8')));
  const regios = new Set((await tx('regio').select<{ code: string }[]>('code')).map((r) => r.code));
  const rijen = aanbod.filter((a) => a.regio === undefined || regios.has(a.regio)).map((a) => ({
    code: a.code, titel: a.titel, soort: a.soort, leefgebieden: a.leefgebieden, leeftijd_van: a.leeftijdVan, leeftijd_tot: a.leeftijdTot, regio_code: a.regio ?? null, erkenning: a.erkenning, inhoud: a.inhoud, status: 'gepubliceerd',
  }));
  await tx('preventieaanbod').insert(rijen).onConflict('code').ignore();
};
