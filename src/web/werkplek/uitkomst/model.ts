/** The part of one receiver as the server cuts it; organisations by id. */
export type Deel = {
  niveau: 0 | 1 | 2 | null; samenvatting: string | null; geenBesluitReden: string | null;
  besluiten: { id: string; volgnummer: number; soort: string; ingangsdatum: string; tekst?: string; genomenDoor?: string | null; steun?: string; grondslag?: string | null; rechtsmiddel?: string | null; alternatieven?: string | null; herzienDatum?: string | null }[];
  afspraken: { id: string; volgnummer: number; tekst: string; organisatieId: string | null; uiterlijk: string | null; conditie: string | null; isEigen: boolean }[];
  verslagdelen: { id: string; volgnummer: number; gegevenssoort: string; tekst: string }[]; meningen: { id: string; besluitVolgnummer: number | null; organisatieId: string | null; tekst: string }[];
};
