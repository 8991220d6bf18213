import type { z } from 'zod';
import { bronfout, bvvAntwoord, bvvVraag, gezagAntwoord, gezagVraag, personenAntwoord, personenVraag, type BvvVraag, type PersonenVraag } from './contract.ts';
import { vertaalGezag, vertaalPersoon, vertaalVreemdeling, type BronGezag, type Bronpersoon } from './vertaal.ts';

export type Bron = 'BRP' | 'gezag' | 'BVV';

/** A source does not answer, or not in the agreed shape. The text holds the source and a status only: never what was asked. */
export class BronOnbereikbaar extends Error {
  readonly bron: Bron;
  constructor(bron: Bron, oorzaak: string) {
    super(`${bron} niet bereikbaar (${oorzaak})`);
    this.bron = bron;
  }
}

/** Why we ask (R2.3): goes with every request, so that the keeper of the register can account for it. */
export type Doelbinding = { readonly doel: string; readonly verwerking: string; readonly traceparent: string };
export type Bronnen = { readonly brpUrl: string; readonly bvvUrl: string; readonly token: string | undefined; readonly wachttijdMs?: number };
export type Zoekresultaat = { readonly teVeel: boolean; readonly personen: readonly Bronpersoon[] };

const STANDAARD_WACHTTIJD = 10_000;
/** More candidates than this are not shown to anybody (R2.2). */
export const MAX_KANDIDATEN = 10;
/** The BRP and gezag take at most this many BSNs in one question. */
const PER_VRAAG = 20;

/** Consults the BRP with a search or with BSNs. Not found = empty; too many = `teVeel`, with nobody in it. Throws BronOnbereikbaar. */
export async function vraagPersonen(bronnen: Bronnen, vraag: PersonenVraag, binding: Doelbinding): Promise<Zoekresultaat> {
  const body = personenVraag.parse(vraag);
  const antwoord = await post('BRP', `${bronnen.brpUrl}/haalcentraal/api/brp/personen`, body, bronnen, binding);
  if (antwoord.status === 400 && bronfout.safeParse(antwoord.body).data?.code === 'tooManyResults') return { teVeel: true, personen: [] };
  const personen = lees('BRP', antwoord, personenAntwoord).personen.map(vertaalPersoon);
  if (vraag.type !== 'RaadpleegMetBurgerservicenummer' && personen.length > MAX_KANDIDATEN) return { teVeel: true, personen: [] };
  return { teVeel: false, personen };
}

/** Full records by BSN, in as many questions as the limit of the source needs. */
export async function raadpleegBsns(bronnen: Bronnen, bsns: readonly string[], fields: readonly string[], binding: Doelbinding): Promise<readonly Bronpersoon[]> {
  const uit: Bronpersoon[] = [];
  for (let i = 0; i < bsns.length; i += PER_VRAAG) {
    const deel = await vraagPersonen(bronnen, { type: 'RaadpleegMetBurgerservicenummer', fields: [...fields], burgerservicenummer: bsns.slice(i, i + PER_VRAAG) }, binding);
    uit.push(...deel.personen);
  }
  return uit;
}

/** The gezagsrelaties in which these people are the minor. A relation that comes back for a holder as well is given once. */
export async function vraagGezag(bronnen: Bronnen, bsns: readonly string[], binding: Doelbinding): Promise<readonly BronGezag[]> {
  const uit = new Map<string, BronGezag>();
  for (let i = 0; i < bsns.length; i += PER_VRAAG) {
    const body = gezagVraag.parse({ burgerservicenummer: bsns.slice(i, i + PER_VRAAG) });
    const antwoord = await post('gezag', `${bronnen.brpUrl}/api/v1/opvragenBevoegdheidTotGezag`, body, bronnen, binding, { 'accept-gezag-version': '2' });
    for (const p of lees('gezag', antwoord, gezagAntwoord).personen) for (const g of p.gezag) if (bsns.includes(g.minderjarige.burgerservicenummer)) uit.set(`${g.minderjarige.burgerservicenummer} ${g.type}`, vertaalGezag(g));
  }
  return [...uit.values()];
}

/** Searches the register of foreign nationals. */
export async function vraagVreemdelingen(bronnen: Bronnen, vraag: BvvVraag, binding: Doelbinding): Promise<Zoekresultaat> {
  const antwoord = await post('BVV', `${bronnen.bvvUrl}/vreemdelingen/_zoek`, bvvVraag.parse(vraag), bronnen, binding);
  const personen = lees('BVV', antwoord, bvvAntwoord).vreemdelingen.map(vertaalVreemdeling);
  return personen.length > MAX_KANDIDATEN ? { teVeel: true, personen: [] } : { teVeel: false, personen };
}

type Ruw = { readonly status: number; readonly body: unknown };

async function post(bron: Bron, url: string, body: unknown, bronnen: Bronnen, binding: Doelbinding, extra: Record<string, string> = {}): Promise<Ruw> {
  try {
    const res = await fetch(url, {
      method: 'POST', body: JSON.stringify(body), signal: AbortSignal.timeout(bronnen.wachttijdMs ?? STANDAARD_WACHTTIJD), redirect: 'error',
      headers: {
        'content-type': 'application/json; charset=utf-8', accept: 'application/json', 'x-doelbinding': binding.doel, 'x-verwerking': binding.verwerking, traceparent: binding.traceparent,
        ...(bronnen.token ? { 'x-api-key': bronnen.token } : {}), ...extra,
      },
    });
    return { status: res.status, body: await res.json().catch(() => undefined) as unknown };
  } catch {
    // The cause may hold the address of the source; only its kind goes on.
    throw new BronOnbereikbaar(bron, 'geen verbinding');
  }
}

function lees<S extends z.ZodType>(bron: Bron, antwoord: Ruw, schema: S): z.infer<S> {
  if (antwoord.status !== 200) throw new BronOnbereikbaar(bron, `status ${antwoord.status}`);
  const gelezen = schema.safeParse(antwoord.body);
  if (!gelezen.success) throw new BronOnbereikbaar(bron, `onverwachte vorm op ${gelezen.error.issues[0]?.path.filter((p) => typeof p === 'string').join('.') ?? '?'}`);
  return gelezen.data;
}
