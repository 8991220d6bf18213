import { naamZoek } from '../../domein/naamzoek.ts';
import type { DemoPersoon } from '../personen/index.ts';
import { toonDatum, toonGeslacht } from '../brp/antwoord.ts';
import { fout, startHttp, type Antwoord, type Simulator, type Verzoek } from '../brp/http.ts';

const PAD = '/vreemdelingen/_zoek';

/**
 * The register of foreign nationals (BVV) for people without BSN: search by vreemdelingnummer, or by geslachtsnaam with
 * geboortedatum (full) or geboortejaar. Nothing found = 200 with an empty list.
 */
export async function startBvvSimulator(opties: { personen: readonly DemoPersoon[]; poort?: number }): Promise<Simulator> {
  const vreemdelingen = opties.personen.filter((p) => p.vreemdelingnummer !== undefined);
  return startHttp((v) => behandel(v, vreemdelingen), opties.poort ?? 0);
}

function behandel(v: Verzoek, vreemdelingen: readonly DemoPersoon[]): Antwoord {
  if (v.pad !== PAD) return fout(404, 'Opgevraagde resource bestaat niet.', 'De server heeft geen resource op dit pad.', 'notFound', v.pad);
  if (v.methode !== 'POST') return fout(405, 'Method not allowed.', 'Deze resource kent alleen POST.', 'methodNotAllowed', v.pad);
  if (!(v.headers['content-type'] ?? '').toLowerCase().startsWith('application/json')) return fout(415, 'Unsupported Media Type', 'De inhoud is niet in een ondersteund formaat.', 'unsupported', v.pad);
  if (!v.headers['x-doelbinding'] || !v.headers['x-verwerking']) return fout(403, 'U bent niet geautoriseerd voor deze vraag.', 'De doelbinding van de vraag ontbreekt.', 'unauthorized', v.pad);
  const vraag = lees(v.tekst);
  if (!vraag) return fout(400, 'Een of meerdere parameters zijn niet correct.', 'De vraag heeft een andere vorm dan afgesproken.', 'paramsValidation', v.pad);
  const gevonden = vreemdelingen.filter((p) => vraag.vreemdelingnummer !== undefined
    ? p.vreemdelingnummer === vraag.vreemdelingnummer
    : naamZoek(p.geslachtsnaam) === naamZoek(vraag.geslachtsnaam!) && (vraag.geboortedatum === undefined
      ? p.geboorte.soort !== 'onbekend' && (p.geboorte.soort === 'volledig' ? Number(p.geboorte.datum.slice(0, 4)) : p.geboorte.jaar) === vraag.geboortejaar
      : p.geboorte.soort === 'volledig' && p.geboorte.datum === vraag.geboortedatum));
  return {
    status: 200,
    body: { vreemdelingen: gevonden.map((p) => ({ vreemdelingnummer: p.vreemdelingnummer, naam: { voornamen: p.voornamen, geslachtsnaam: p.geslachtsnaam }, geslacht: toonGeslacht(p.geslacht), geboorte: { datum: toonDatum(p.geboorte) } })) },
  };
}

type Vraag = { vreemdelingnummer?: string; geslachtsnaam?: string; geboortedatum?: string; geboortejaar?: number };
/** Exactly one of the two ways to search; anything else is refused. */
function lees(tekst: string): Vraag | undefined {
  let v: Record<string, unknown>;
  try { v = JSON.parse(tekst) as Record<string, unknown>; } catch { return undefined; }
  if (typeof v !== 'object' || v === null || Array.isArray(v)) return undefined;
  const namen = Object.keys(v).sort().join();
  if (namen === 'vreemdelingnummer') return typeof v['vreemdelingnummer'] === 'string' && /^\d{10}$/.test(v['vreemdelingnummer']) ? v : undefined;
  if (typeof v['geslachtsnaam'] !== 'string' || v['geslachtsnaam'] === '') return undefined;
  if (namen === 'geboortedatum,geslachtsnaam') return typeof v['geboortedatum'] === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(v['geboortedatum']) ? v : undefined;
  if (namen === 'geboortejaar,geslachtsnaam') return Number.isInteger(v['geboortejaar']) ? v : undefined;
  return undefined;
}
