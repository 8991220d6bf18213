import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { dienststatussen, erkenningen, kaders, leefgebieden, wachtsoorten, zwaarten } from '../../domein/diensten.ts';
import { datumVan } from '../../domein/kalender.ts';
import { demoOin } from '../../domein/oin.ts';
import type { Kern, Tx } from '../../platform/kern.ts';
import { vormen } from './model.ts';

const gemeente = z.string().regex(/^\d{4}$/);
const bestand = z.strictObject({
  versie: z.string(), bron: z.string(),
  diensten: z.array(z.strictObject({
    code: z.string().regex(/^D\d{2}$/), naam: z.string(), aanbieder: z.int(), omschrijving: z.string(), leefgebieden: z.array(z.enum(leefgebieden)).min(1), leeftijdVan: z.int(), leeftijdTot: z.int(), kader: z.enum(kaders), zwaarte: z.enum(zwaarten),
    vorm: z.enum(vormen), talen: z.array(z.string()).min(1), erkenning: z.enum(erkenningen), status: z.enum(dienststatussen), vrij: z.boolean(), gemeente: gemeente.optional(), gebied: z.array(gemeente), contracten: z.array(gemeente).optional(),
    weken: z.tuple([z.number(), z.number(), z.number()]), peildatumDagenOud: z.int().min(0), plaatsen: z.tuple([z.int(), z.int()]),
  })),
});
const dagMs = 86_400_000;

/**
 * Loads the demo diensten (domein §8) at the first start; their peildatum is counted back from that moment. Later starts leave every row as it
 * is, so a wait that its provider changed survives. Without the demo nothing is loaded.
 */
export const laadDiensten = async (kern: Pick<Kern, 'config' | 'clock'>, tx: Tx): Promise<void> => {
  if (!kern.config.demo) return;
  const nu = kern.clock.now();
  const { diensten } = bestand.parse(JSON.parse(readFileSync(new URL('../../../data/demo/diensten.json', import.meta.url), 'utf8')));
  const organisaties = new Map((await tx('organisatie').select<{ id: string; oin: string }[]>('id', 'oin')).map((o) => [o.oin, o.id]));
  for (const d of diensten) {
    const [rij] = await tx('dienst').insert({
      code: d.code, naam: d.naam, organisatie_id: organisaties.get(demoOin(d.aanbieder)), omschrijving: d.omschrijving, leefgebieden: d.leefgebieden, leeftijd_van: d.leeftijdVan, leeftijd_tot: d.leeftijdTot, kader: d.kader, zwaarte: d.zwaarte,
      vorm: d.vorm, talen: d.talen, erkenning: d.erkenning, gemeente_code: d.gemeente ?? null, vrij_toegankelijk: d.vrij, status: d.status,
    }).onConflict('code').ignore().returning('id') as { id: string }[];
    if (rij === undefined) continue;
    const peildatum = datumVan(new Date(nu.getTime() - d.peildatumDagenOud * dagMs));
    await tx('dienst_gebied').insert(d.gebied.map((g) => ({ dienst_id: rij.id, gemeente_code: g })));
    if (d.contracten !== undefined) await tx('contract').insert(d.contracten.map((g) => ({ dienst_id: rij.id, gemeente_code: g, van: `${peildatum.slice(0, 4)}-01-01`, tot: `${Number(datumVan(nu).slice(0, 4)) + 2}-12-31` })));
    await tx('wachttijd').insert(wachtsoorten.map((soort, n) => ({ dienst_id: rij.id, soort, weken: d.weken[n], peildatum, bron: 'aanbieder' })));
    await tx('capaciteit').insert({ dienst_id: rij.id, eenheid: 'plaatsen', beschikbaar: d.plaatsen[0], totaal: d.plaatsen[1], peildatum });
  }
};
