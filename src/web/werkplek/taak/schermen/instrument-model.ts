/** Data of the rich screen `instrument`, as the server gives them, and what goes back. */
export type Instrumentitem = { code: string; onderwerp: string; vraag: string | null; leefgebied?: string; keuzes: { waarde: string | number; label: string }[] };
export type SchermInstrument = {
  code: string; versie: string; titel: string; omschrijving: string; over: 'huishouden' | 'persoon'; rechtenhouder: string; licentie: string; bronvermelding: string; geverifieerd: boolean;
  tekststatus: string | null; label: string | null; wijze: string; redenGeen: string | null; vereisteTraining: string | null; duurMinuten: number | null;
  isVerplicht: boolean; isAangeraden: boolean; heeftTraining: boolean; heeftLicentie: boolean;
  items: Instrumentitem[];
  alarmen: { item: string; vanaf: number; tekst: string }[];
  toelichtingTot: number | null;
  herbruikbaar: { afnameId: string; op: string; persoonId: string | null; antwoorden: Record<string, string | number> }[];
};
export type Factor = { richting: 'risico' | 'beschermend'; leefgebied: string; tekst: string; bron: string; gewicht: number };
export type AfnameInvoer = { instrument: string; persoonId?: string | null; antwoorden: Record<string, string | number>; toelichtingen: Record<string, string>; samenIngevuld?: boolean; hergebruiktVan?: string | null; overgenomenUitkomst?: string | null };
export type Instrumentscherm = {
  soort: 'instrument'; instrumenten: SchermInstrument[]; personen: { persoonId: string; rolInCasus: string }[]; factoren: Factor[];
  afnamen: { afnameId: string; instrument: string; persoonId: string | null; antwoorden: Record<string, string | number>; toelichtingen: Record<string, string>; samenIngevuld: boolean; hergebruiktVan: string | null; overgenomenUitkomst: string | null }[];
};
export const legeAfname = (instrument: string): AfnameInvoer => ({ instrument, antwoorden: {}, toelichtingen: {} });

/** Questions answered, of how many. */
export const voortgang = (ins: Pick<SchermInstrument, 'items'>, a: Pick<AfnameInvoer, 'antwoorden'>): { gedaan: number; totaal: number } => ({ gedaan: ins.items.filter((i) => a.antwoorden[i.code] !== undefined).length, totaal: ins.items.length });
/** Alert items whose answer reaches the limit: these show at once, whatever the sum will say. */
export const alarmenVan = (ins: Pick<SchermInstrument, 'alarmen'>, a: Pick<AfnameInvoer, 'antwoorden'>): SchermInstrument['alarmen'] => ins.alarmen.filter((x) => { const w = a.antwoorden[x.item]; return typeof w === 'number' && w >= x.vanaf; });
