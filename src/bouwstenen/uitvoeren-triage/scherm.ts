import { betrokkenenVan } from '../../casus/index.ts';
import type { Instrumentdefinitie } from '../../domein/instrumenten/definitie.ts';
import type { TaakContext } from '../../taken/taakafhandeling.ts';
import { instrumentset } from './definities.ts';
import { actueleInstrumenten, presenteerInstrument } from './instrumenten.ts';
import { herbruikbareAfnamen } from './klaarzetten.ts';
import { afnamenVan, factorenVan, heeftLicentie, heeftTraining, type Factor } from './store.ts';
import { datumVan } from '../../domein/kalender.ts';

export type SchermInstrument = ReturnType<typeof presenteerInstrument> & {
  readonly isVerplicht: boolean; readonly isAangeraden: boolean; readonly heeftTraining: boolean; readonly heeftLicentie: boolean;
  readonly items: Instrumentdefinitie['items'];
  /** Alert items: the text shows as soon as the answer reaches `vanaf`. */
  readonly alarmen: readonly { readonly item: string; readonly vanaf: number; readonly tekst: string }[];
  readonly toelichtingTot: number | null;
  readonly herbruikbaar: readonly { readonly afnameId: string; readonly op: string; readonly persoonId: string | null; readonly antwoorden: Readonly<Record<string, string | number>> }[];
};
/** Data of the rich screen `instrument` (ux §4.7). */
export type Instrumentscherm = {
  readonly soort: 'instrument';
  readonly instrumenten: readonly SchermInstrument[];
  readonly personen: readonly { readonly persoonId: string; readonly rolInCasus: string }[];
  readonly afnamen: readonly { readonly afnameId: string; readonly instrument: string; readonly persoonId: string | null; readonly antwoorden: Readonly<Record<string, string | number>>; readonly toelichtingen: Readonly<Record<string, string>>; readonly samenIngevuld: boolean; readonly hergebruiktVan: string | null; readonly overgenomenUitkomst: string | null }[];
  readonly factoren: readonly Factor[];
};

/** The definitions with the version frozen for this triage, the answers so far and what may be reused; answers only at niveau 2. */
export const instrumentscherm = async (ctx: TaakContext, triageId: string, metAntwoorden: boolean): Promise<Instrumentscherm> => {
  const afnamen = await afnamenVan(ctx.tx, triageId);
  const herbruikbaar = metAntwoorden ? await herbruikbareAfnamen(ctx.kern, ctx.tx, ctx.casusId, triageId) : [];
  const set = instrumentset(ctx.verbandCode);
  const vandaag = datumVan(ctx.now);
  const instrumenten: SchermInstrument[] = [];
  for (const { definitie: actueel } of await actueleInstrumenten(ctx.tx)) {
    const d = afnamen.find((a) => a.definitie.code === actueel.code)?.definitie ?? actueel;
    if (d.status !== 'actief') continue;
    instrumenten.push({
      ...presenteerInstrument(d), isVerplicht: afnamen.some((a) => a.isVerplicht && a.definitie.code === d.code), isAangeraden: set.aangeraden.includes(d.code),
      heeftTraining: d.vereisteTraining === null || await heeftTraining(ctx.tx, ctx.medewerker.medewerkerId, d.vereisteTraining.code, vandaag),
      heeftLicentie: d.licentie !== 'licentie-vereist' || await heeftLicentie(ctx.tx, ctx.medewerker.organisatieId, d.code, vandaag),
      items: d.items, alarmen: d.scoring.soort === 'som' ? d.scoring.alarmen.map(({ item, vanaf, tekst }) => ({ item, vanaf, tekst })) : [], toelichtingTot: d.scoring.soort === 'leefgebieden' ? d.scoring.toelichtingTot : null,
      herbruikbaar: herbruikbaar.filter((h) => h.definitie.code === d.code).map((h) => ({ afnameId: h.id, op: h.op?.toISOString() ?? '', persoonId: h.persoonId, antwoorden: h.antwoorden })),
    });
  }
  return {
    soort: 'instrument', instrumenten: instrumenten.toSorted((a, b) => Number(b.isVerplicht) - Number(a.isVerplicht) || Number(b.isAangeraden) - Number(a.isAangeraden)),
    personen: await betrokkenenVan(ctx.tx, ctx.casusId),
    afnamen: metAntwoorden ? afnamen.map((a) => ({ afnameId: a.id, instrument: a.definitie.code, persoonId: a.persoonId, antwoorden: a.antwoorden, toelichtingen: a.toelichtingen, samenIngevuld: a.samenIngevuld, hergebruiktVan: a.hergebruiktVan, overgenomenUitkomst: a.overgenomenUitkomst })) : [],
    factoren: metAntwoorden ? await factorenVan(ctx.tx, triageId) : [],
  };
};
