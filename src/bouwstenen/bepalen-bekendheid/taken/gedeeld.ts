import { z } from 'zod';
import { Probleem, type Fout } from '../../../platform/http/problemen.ts';
import type { TaakContext, Taakgegevens } from '../../../taken/taakafhandeling.ts';
import { maakToegang } from '../../../toegang/index.ts';
import type { Gegevenssoort, Niveaus, Toegangsobject } from '../../../toegang/toegang.ts';
import type { Doel } from '../../../domein/doel.ts';
import { organisatie, toonPersonen } from '../buren.ts';
import type { Opdracht, Uitvraag } from '../model.ts';
import type { Plaats } from '../partners.ts';
import { laadOpdracht } from '../opdracht.ts';
import * as store from '../store.ts';

export type Keuze = { waarde: string; label: string; uitleg?: string };
export type Sectie = Taakgegevens['secties'][number];

/** Free text of a person: kept in PostgreSQL, never sent to the engine. */
export const tekst = z.string().trim().max(4000);
export const keuzes = z.array(z.uuid()).max(60);

export const plaatsVan = (ctx: TaakContext): Plaats => ({ verbandCode: ctx.verbandCode, regioCode: ctx.regioCode, urgentieCode: String(ctx.variabelen['urgentieCode'] ?? 'p3') });

/** The uitvraag of the running bouwsteen; the first worker made it. */
export const uitvraagVanTaak = async (ctx: TaakContext): Promise<Uitvraag> => {
  const u = await store.uitvraagVanProces(ctx.tx, ctx.processInstanceKey);
  if (u === undefined) throw new Probleem('niet-gevonden', 'Deze uitvraag bestaat niet.');
  return u;
};

export const opdrachtVanTaak = async (ctx: TaakContext): Promise<{ opdracht: Opdracht; uitvraag: Uitvraag; partner: Awaited<ReturnType<typeof organisatie>> }> => laadOpdracht(ctx.tx, String(ctx.variabelen['opdrachtId']));

/** Asks toegang for what this screen shows and gives the levels; refused = Probleem. */
export const niveausVan = async (ctx: TaakContext, doel: Doel, object: Toegangsobject, gevraagd: readonly Gegevenssoort[]): Promise<Niveaus> =>
  (await maakToegang(ctx.kern).vraag(ctx.tx, { aanvrager: ctx.medewerker, doel, actie: 'lezen', object, gevraagd, traceparent: ctx.traceparent })).niveaus;

/** Persons as choices: the name when the reader may know it, otherwise a number. */
export const personenAlsKeuze = async (ctx: TaakContext, persoonIds: readonly string[], niveaus: Niveaus): Promise<Keuze[]> => {
  const namen = (niveaus.IDE ?? 0) >= 1 ? await toonPersonen(ctx.kern, ctx.tx, persoonIds) : undefined;
  return persoonIds.map((id, i) => ({ waarde: id, label: namen?.get(id) ?? `Persoon ${i + 1}` }));
};
export const organisatiesAlsKeuze = async (ctx: TaakContext, ids: readonly string[], uitleg: (id: string) => string | undefined = () => undefined): Promise<Keuze[]> => {
  const keuze: Keuze[] = [];
  for (const id of ids) {
    const toelichting = uitleg(id);
    keuze.push({ waarde: id, label: (await organisatie(ctx.tx, id)).naam, ...(toelichting !== undefined && { uitleg: toelichting }) });
  }
  return keuze;
};

/** Refuses with every fault at once; nothing was saved. */
export const weigerBijFouten = (fouten: Fout[]): void => {
  if (fouten.length > 0) throw new Probleem('ongeldige-invoer', 'Uw antwoorden kloppen nog niet. Er is niets opgeslagen.', { fouten });
};
export const teKort = (veld: string, waarde: string | undefined, minstens: number, melding: string): Fout[] => ([...(waarde ?? '').trim()].length < minstens ? [{ veld: `/${veld}`, code: 'te-kort', melding }] : []);
export const datumtijd = (moment: Date | null): string | null => (moment === null ? null : new Intl.DateTimeFormat('nl-NL', { dateStyle: 'medium', timeStyle: 'short', timeZone: 'Europe/Amsterdam' }).format(moment));
