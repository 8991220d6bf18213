import { haal } from '../../delen/api.ts';

const doel = { doel: 'uitkomst-uitwisselen' };
export type Deelregel = {
  organisatieId: string; organisatie: string; status: string; isAangesloten: boolean; samenvatting: boolean; besluiten: number; besluitteksten: boolean; afspraken: number; eigenAfspraken: number; verslagdelen: number;
  gedeeldOp: string | null; herinnerdOp: string | null; gelezenOp: string | null; opvolging: string | null;
};
export type Uitkomstregel = { id: string; overlegId: string; uitkomstnummer: string; versie: number; status: string; gedeeldOp: string | null; isDeelsGedeeld: boolean | null; vervangenDoorId: string | null; isGelezen: boolean; soorten: string[]; delen: Deelregel[] | null; correcties: number };
export type Besluitdeel = { id: string; volgnummer: number; soort: string; ingangsdatum: string; tekst?: string; genomenDoor?: string | null; steun?: string; grondslag?: string | null; isAwbBesluit?: boolean; rechtsmiddel?: string | null; alternatieven?: string | null; herzienDatum?: string | null };
export type Uitkomstdeel = {
  id: string; uitkomstnummer: string; versie: number; datumPublicatie: string; zin: string; uitleg: string; niveau: number | null; isVoorMaker: boolean; vervangen: { zin: string; versie: number; id: string } | null;
  samenvatting?: string; geenBesluitReden?: string; besluiten: Besluitdeel[]; afspraken: { id: string; volgnummer: number; tekst: string; wie: string | null; uiterlijk: string | null; conditie: string | null; isEigen: boolean }[];
  verslagdelen: { id: string; volgnummer: number; gegevenssoort: string; tekst: string }[]; meningen: { id: string; besluitVolgnummer: number | null; wie: string | null; tekst: string }[];
};
/** Which outcomes a casus has; the texts come with opening one, because that reading is recorded. */
export const haalUitkomsten = (casusId: string): Promise<{ items: Uitkomstregel[] }> => haal(`/casussen/${casusId}/uitkomsten`, doel);
export const haalAangeboden = (): Promise<{ items: { id: string; uitkomstnummer: string; versie: number; gedeeldOp: string; isGelezen: boolean }[] }> => haal('/uitkomsten', doel);
export const haalDeel = (id: string): Promise<Uitkomstdeel> => haal(`/uitkomsten/${id}`, doel);
export const vraagCorrectie = (id: string, body: { id: string; onderdeel: string; volgnummer: number | null; watKloptNiet: string; voorstel: string }): Promise<{ id: string }> => haal(`/uitkomsten/${id}/correctieverzoeken`, { ...doel, methode: 'POST', body });

export const besluitsoorten = [['casusregisseur', 'Casusregisseur'], ['aanpak', 'Aanpak'], ['opschalen', 'Opschalen'], ['afschalen', 'Afschalen'], ['overdragen', 'Overdragen'], ['onderzoek-raad', 'Onderzoek door de Raad'], ['terugkomen', 'Later verder praten'], ['sluiten', 'Sluiten']] as const;
export const steunvormen = [['unaniem', 'Iedereen was het eens'], ['meerderheid', 'De meeste partijen waren het eens'], ['met-afwijkende-mening', 'Iemand dacht er anders over']] as const;
export const naamVan = (lijst: readonly (readonly [string, string])[], code: string | undefined): string => lijst.find(([c]) => c === code)?.[1] ?? code ?? '';
