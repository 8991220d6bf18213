import type { Clock } from '../../platform/clock/clock.ts';
import type { DemoPersoon } from '../personen/index.ts';
import { toonPersoon } from './antwoord.ts';
import { gezagVan } from './gezag.ts';
import { fout, startHttp, type Antwoord, type Simulator, type Verzoek } from './http.ts';
import { kiesVelden } from './velden.ts';
import { leesBsns, leesVraag, type Parameterfout } from './vraag.ts';
import { zoekPersonen } from './zoeken.ts';

const PERSONEN = '/haalcentraal/api/brp/personen';
const GEZAG = '/api/v1/opvragenBevoegdheidTotGezag';
/** More hits than this are not shown; the caller must refine the question. */
const MAX = { ZoekMetGeslachtsnaamEnGeboortedatum: 10, ZoekMetPostcodeEnHuisnummer: 30 } as Record<string, number>;

export type BrpSimulator = Simulator & {
  /** Changes a person while running (a death, a move, other gezag), as a municipality would. */
  readonly wijzig: (nr: string, deel: Partial<DemoPersoon>) => void;
};

/**
 * A BRP of invented people as a real HTTP server: Personen 2.7.0 and gezag version 2. It refuses what the published contracts
 * refuse. `klok` decides ages, so that somebody turns 18 when the demo's clock does. Path `/_simulator/personen/{nr}` (PATCH) changes a person.
 */
export async function startBrpSimulator(opties: { personen: readonly DemoPersoon[]; poort?: number; klok?: Pick<Clock, 'now'> }): Promise<BrpSimulator> {
  const allen = new Map(opties.personen.map((p) => [p.nr, p]));
  const nu = (): Date => opties.klok?.now() ?? new Date();
  const wijzig = (nr: string, deel: Partial<DemoPersoon>): void => {
    const oud = allen.get(nr);
    if (oud) allen.set(nr, { ...oud, ...deel, nr });
  };
  const behandel = (v: Verzoek): Antwoord => {
    if (v.pad !== PERSONEN && v.pad !== GEZAG) return fout(404, 'Opgevraagde resource bestaat niet.', 'De server heeft geen resource op dit pad.', 'notFound', v.pad);
    const geweigerd = weigerVorm(v);
    if (geweigerd) return geweigerd;
    const body = leesObject(v.tekst);
    if (!body) return fout(400, 'Het verzoek is geen geldige JSON.', 'De inhoud is geen JSON-object.', 'json', v.pad);
    return v.pad === PERSONEN ? personen(v, body) : gezag(v, body);
  };
  const personen = (v: Verzoek, body: Record<string, unknown>): Antwoord => {
    const gelezen = leesVraag(body);
    if ('fouten' in gelezen) return ongeldig(v, gelezen.fouten);
    const { vraag } = gelezen;
    const gevonden = zoekPersonen(vraag, [...allen.values()]);
    const max = MAX[vraag.type];
    if (max !== undefined && gevonden.length > max) return fout(400, 'Teveel zoekresultaten.', `Meer dan maximum van ${max} gevonden resultaten. Verfijn de zoekopdracht.`, 'tooManyResults', v.pad);
    return { status: 200, body: { type: vraag.type, personen: gevonden.map((p) => kiesVelden({ ...toonPersoon(p, allen, nu()), gezag: gezagVan(p, allen, nu(), 'personen') }, vraag.fields)) } };
  };
  const gezag = (v: Verzoek, body: Record<string, unknown>): Antwoord => {
    if (v.headers['accept-gezag-version'] !== '2') return ongeldig(v, [{ name: 'Accept.Gezag.Version', code: 'value', reason: 'Waarde is geen ondersteunde versie.' }]);
    const onbekend = Object.keys(body).filter((k) => k !== 'burgerservicenummer').map((): Parameterfout => ({ name: 'onbekend', code: 'unknownParam', reason: 'Parameter is niet verwacht.' }));
    const fouten = [...onbekend, ...leesBsns(body['burgerservicenummer'])];
    if (fouten.length > 0) return ongeldig(v, fouten);
    const gevraagd = body['burgerservicenummer'] as string[];
    const gevonden = [...allen.values()].filter((p) => p.bsn !== undefined && gevraagd.includes(p.bsn));
    return { status: 200, headers: { 'api-version': '2.0' }, body: { personen: gevonden.map((p) => ({ burgerservicenummer: p.bsn, gezag: gezagVan(p, allen, nu(), 'gezag') })) } };
  };
  const beheer = (v: Verzoek): Antwoord | undefined => {
    const nr = /^\/_simulator\/personen\/(P\d{2})$/.exec(v.pad)?.[1];
    if (!nr || v.methode !== 'PATCH' || !allen.has(nr)) return undefined;
    const deel = leesObject(v.tekst);
    if (!deel) return { status: 400, body: { title: 'Geen JSON' } };
    wijzig(nr, deel as Partial<DemoPersoon>);
    return { status: 204, body: undefined };
  };
  return { ...await startHttp(behandel, opties.poort ?? 0, beheer), wijzig };
}

/** Method, media types and the statement of purpose, before the body is looked at. */
function weigerVorm(v: Verzoek): Antwoord | undefined {
  if (v.methode !== 'POST') return { ...fout(405, 'Method not allowed.', 'Deze resource kent alleen POST.', 'methodNotAllowed', v.pad), headers: { allow: 'POST', 'content-type': 'application/problem+json' } };
  const soort = (v.headers['content-type'] ?? '').toLowerCase().replaceAll(' ', '');
  if (soort !== 'application/json' && soort !== 'application/json;charset=utf-8') return fout(415, 'Unsupported Media Type', 'De inhoud is niet in een ondersteund formaat.', 'unsupported', v.pad);
  const accept = v.headers.accept ?? '*/*';
  if (!/(^|,)\s*(\*\/\*|application\/(\*|json))/.test(accept)) return fout(406, 'Gevraagde contenttype wordt niet ondersteund.', 'Alleen application json is beschikbaar.', 'notAcceptable', v.pad);
  // The gateway in front of the BRP wants to know why somebody asks (R2.3).
  if (!v.headers['x-doelbinding'] || !v.headers['x-verwerking']) return fout(403, 'U bent niet geautoriseerd voor deze vraag.', 'De doelbinding van de vraag ontbreekt.', 'unauthorized', v.pad);
  return undefined;
}

const ongeldig = (v: Verzoek, fouten: readonly Parameterfout[]): Antwoord => {
  const ontbreekt = fouten.every((p) => p.code === 'required');
  return fout(400, ontbreekt ? 'Minimale combinatie van parameters moet worden opgegeven.' : 'Een of meerdere parameters zijn niet correct.', `De foutieve parameter(s) zijn: ${fouten.map((p) => p.name).join(', ')}.`.replace(':', '').slice(0, 200), ontbreekt ? 'paramsCombination' : 'paramsValidation', v.pad, {
    invalidParams: fouten.map((p) => ({ type: `https://www.vng.nl/realisatie/api/validaties/${p.code}`, ...p })),
  });
};

function leesObject(tekst: string): Record<string, unknown> | undefined {
  try {
    const v: unknown = JSON.parse(tekst);
    return typeof v === 'object' && v !== null && !Array.isArray(v) ? v as Record<string, unknown> : undefined;
  } catch { return undefined; }
}
