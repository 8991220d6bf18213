import { demoBsn } from '../../domein/bsn.ts';
import { opzetten, type Opzet, type Woont } from './huishoudens.ts';
import type { Deeldatum, DemoPersoon, DemoVerblijf } from './model.ts';
import { gemeenten, straten } from './regios.ts';
import { maakToeval } from './toeval.ts';
import { plusDagen } from '../../domein/kalender.ts';

const SEED = 20_261_123;

/**
 * The sixty demo persons of households H1-H12 (domein §8). The same reference date gives the same persons; ages are those of
 * the table on that date, so a demo that starts in another year shows the same families. `peildatum` is an ISO date (UTC day).
 */
export function maakDemoPersonen(peildatum: string): readonly DemoPersoon[] {
  const toeval = maakToeval(SEED);
  const adressen = new Map<string, DemoVerblijf>();
  const verblijf = (o: Opzet): DemoVerblijf => {
    if (typeof o.woont === 'string') return anderVerblijf(o.woont);
    const key = `${o.h}${o.woont.adres}`;
    const bestaand = adressen.get(key);
    if (bestaand) return bestaand;
    const gemeente = gemeenten.find((g) => g.code === (o.woont as { gemeente: string }).gemeente)!;
    const [straat, korteStraat] = straten[adressen.size % straten.length]!;
    const nieuw: DemoVerblijf = {
      soort: 'adres', straat, korteStraat, huisnummer: 1 + toeval.getal(180), ...(adressen.size === 3 ? { huisletter: 'A' } : {}),
      postcode: `${gemeente.postcodes + toeval.getal(60)}${toeval.kies(['SS', 'SD'])}`, woonplaats: gemeente.naam, gemeenteCode: gemeente.code,
    };
    adressen.set(key, nieuw);
    return nieuw;
  };
  return opzetten.map((o): DemoPersoon => {
    const [voornamen = '', voorvoegsel = '', geslachtsnaam = ''] = o.naam.split('|');
    const nummer = Number(o.nr.slice(1));
    const bron = o.bron ?? 'BRP';
    const dagen = o.jarigOver ?? 30 + toeval.getal(300);
    return {
      nr: o.nr, huishouden: o.h, bron,
      ...(bron === 'BRP' ? { bsn: o.bsn ?? demoBsn(nummer) } : {}),
      ...(bron === 'BVV' ? { vreemdelingnummer: `29${String(10_000_000 + nummer)}` } : {}),
      voornamen, ...(voorvoegsel ? { voorvoegsel } : {}), geslachtsnaam, ...(o.alias ? { alias: o.alias } : {}),
      geslacht: o.geslacht, geboorte: geboorte(peildatum, o, dagen),
      ...(o.overleden ? { overledenOp: plusDagen(peildatum, -420) } : {}),
      geheimhouding: o.geheim ?? false, inOnderzoek: o.onderzoek ?? [], verblijf: verblijf(o),
      ouders: o.ouders ?? [], kinderen: opzetten.filter((k) => k.ouders?.includes(o.nr)).map((k) => k.nr),
      partners: o.partner ? [o.partner] : [], exPartners: o.exPartner ? [o.exPartner] : [],
      ...(o.gezag ? { gezag: o.gezag } : {}), informeel: o.informeel ?? [],
    };
  });
}

const anderVerblijf = (woont: Exclude<Woont, object>): DemoVerblijf => {
  if (woont === 'buitenland') return { soort: 'buitenland', regels: ['Rue du Saule 14', '9990 Sint Vogelaar'], landCode: '5010', land: 'België' };
  if (woont === 'locatie') return { soort: 'locatie', beschrijving: 'Woonschip Vaarwel, jachthaven', gemeenteCode: '9012' };
  return { soort: 'onbekend' };
};

/** The birth date that makes somebody `leeftijd` on the reference date, with the next birthday `dagen` days later. */
function geboorte(peildatum: string, o: Opzet, dagen: number): Deeldatum {
  // A baby was born less than a year ago; the others have their birthday `dagen` days from now.
  const verjaardag = plusDagen(peildatum, o.leeftijd === 0 ? -(20 + (dagen % 100)) : dagen);
  const jaar = Number(verjaardag.slice(0, 4)) - (o.leeftijd === 0 ? 0 : o.leeftijd + 1);
  const maandDag = verjaardag.slice(5) === '02-29' ? '02-28' : verjaardag.slice(5);
  if (o.precisie === 'jaar') return { soort: 'jaar', jaar };
  if (o.precisie === 'jaar-maand') return { soort: 'jaar-maand', jaar, maand: Number(maandDag.slice(0, 2)) };
  return { soort: 'volledig', datum: `${String(jaar).padStart(4, '0')}-${maandDag}` };
}

