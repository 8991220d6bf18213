/** Row types of this room (migration 070) and the shapes that its functions share. */
export type Uitvraag = {
  id: string; casus_id: string; process_instance_key: string; verband_code: string; regio_code: string; partnerset_code: string; doel: string; grondslagen: string[];
  vragende_organisatie_id: string | null; persoon_ids: string[]; extra_organisatie_ids: string[]; motivatie: string | null; nieuwe_feiten: string | null;
  status: 'concept' | 'verzonden' | 'lopend' | 'gesloten'; ronde: number; verzonden_op: Date | null; verloopt_op: Date | null; doorgaan_reden: string | null; ontbrekend_contact: string | null; ontbrekend_belang: string | null;
};
export type Opdrachtstatus = 'klaargezet' | 'zonder-grondslag' | 'verzonden' | 'beantwoord' | 'verlopen' | 'technisch-mislukt';
export type Opdracht = {
  id: string; uitvraag_id: string; organisatie_id: string; ronde: number; is_verplicht: boolean; is_aangesloten: boolean; is_gekozen: boolean; status: Opdrachtstatus;
  niet_afgewacht: boolean; is_laat: boolean; beantwoord_via: 'systeem' | 'taak' | 'telefoon' | 'regel' | null; herinneringen: number; onbereikbaar_oorzaak: string | null;
  verzonden_op: Date | null; uiterlijk_op: Date | null; antwoord_op: Date | null;
};
export type Uitvraagpersoon = { id: string; opdracht_id: string; persoon_id: string; pseudoniem: string; antwoord: 'bekend' | 'niet-gemeld' | null };
export type Verzoek = {
  id: string; verzoeknummer: string; casus_id: string; uitvraag_id: string; houder_id: string; persoon_id: string; vragende_organisatie_id: string; gevraagd_door: string; doel: string;
  grondslagen: string[]; is_wettelijke_taak: boolean; noodzaak: string; prioriteit: string; status: string; is_aangesloten: boolean; is_technisch_mislukt: boolean; is_laat: boolean; vernieuwd_van: string | null;
  verzonden_op: Date | null; uiterlijk_op: Date | null; besloten_op: Date | null;
};
export type Verzoekvraag = {
  id: string; verzoek_id: string; nummer: number; code: string; gegevenssoort: string; tekst: string; antwoord: 'open' | 'verstrekt' | 'geweigerd' | 'niet-beschikbaar'; weigergrond: string | null; weigertoelichting: string | null;
};

/** One partner as the engine sees it (processen §2.3): ids, flags and a duration. */
export type Partner = { opdrachtId: string; organisatieId: string; isVerplicht: boolean; isAangesloten: boolean; partnerTermijn: string };
export type Partnerlijst = { partners: Partner[]; aantalVerplicht: number; totaalTermijn: string };

/** R3.4: one uitvraag per person and partner in this many days, unless there are new facts. Also how long a late answer is accepted. */
export const herhaalDagen = 30;
/** Times that a mandatory partner may be asked again after the first time (processen §2.3 step 5). */
export const hoogsteHerhaling = 2;

/** CloudEvent types of this room (domein §7.3 (d)). */
export const typen = {
  uitvraagOntvangen: 'nl.samenspel.bepalen-bekendheid.uitvraag-ontvangen.v1',
  uitvraagHerinnerd: 'nl.samenspel.bepalen-bekendheid.uitvraag-herinnerd.v1',
  uitvraagBeantwoord: 'nl.samenspel.bepalen-bekendheid.uitvraag-beantwoord.v1',
  verzoekOntvangen: 'nl.samenspel.bepalen-bekendheid.verzoek-ontvangen.v1',
  verstrekkingBeschikbaar: 'nl.samenspel.bepalen-bekendheid.verstrekking-beschikbaar.v1',
  verzoekGeweigerd: 'nl.samenspel.bepalen-bekendheid.verzoek-geweigerd.v1',
} as const;

/** Milliseconds as an ISO 8601 duration in whole seconds, never negative; the engine's timers read it. */
export const alsDuur = (ms: number): string => `PT${Math.max(0, Math.ceil(ms / 1000))}S`;
/** The other way: a duration that `alsDuur` made, in ms. */
export const duurInMs = (duur: string): number => Number(/^PT(\d+)S$/.exec(duur)?.[1] ?? Number.NaN) * 1000;
