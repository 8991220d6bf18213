import type { Conditie, Resultaat } from '../../domein/actie/voorganger.ts';
import type { Weigercode } from '../../domein/actie/weigeren.ts';
import type { Informatieveld } from '../../domein/actie/informatie.ts';
import type { Staat } from '../../domein/overgangen.ts';
import type { Prioriteit } from '../../casus/index.ts';

/** Row types of this room (migration 150). */
export type Actie = {
  id: string; actienummer: string; casus_id: string; plan_id: string | null; doel_id: string | null; afspraak_id: string | null; soort_code: string; omschrijving: string;
  opdrachtgever_id: string | null; uitvoerder_organisatie_id: string; uitvoerder_persoon_id: string | null; is_aangesloten: boolean;
  prioriteit: Prioriteit; uiterlijk_op: Date; conditie: Conditie; conditie_tekst: string | null; na_actie_id: string | null; is_voorganger_gewogen: boolean;
  status: Staat<'actie'>; uitkomst: Actieuitkomst | null; escalatietrap: number; aantal_uitgezet: number; aantal_heropend: number;
  weigercode: Weigercode | null; weigertoelichting: string | null; voorstel_tekst: string | null; voorstel_uiterlijk_op: Date | null;
  context: Record<string, unknown> | null; process_instance_key: string | null; aangemaakt_op: Date; gevraagd_op: Date | null; uitgezet_op: Date | null; aanvaard_op: Date | null; gereed_op: Date | null; afgerond_op: Date | null; toegang_tot: Date | null;
};
export type Informatie = { actie_id: string; persoon_id: string; veld: Informatieveld; reden: string | null };
export type Terugkoppeling = {
  id: string; actie_id: string; resultaat: Resultaat; toelichting: string; uitgevoerd_op: string | null; vervolg_nodig: boolean; organisatie_id: string; door: string | null; op: Date; is_na_intrekking: boolean;
  beoordeling: 'akkoord' | 'aanvullen' | 'niet-gelukt' | null; beoordeling_tekst: string | null;
};
export type Voortgang = { id: string; actie_id: string; tekst: string; organisatie_id: string; op: Date; verwerkt_op: Date | null };

export const actieuitkomsten = ['gereed', 'niet-gelukt', 'geweigerd', 'vervallen', 'ingetrokken'] as const;
export type Actieuitkomst = typeof actieuitkomsten[number];
export const resultaatuitkomsten = ['gereed', 'niet-gelukt', 'teruggeven'] as const;
export type Resultaatuitkomst = typeof resultaatuitkomsten[number];

/** Times that a terugkoppeling may be sent back (domein §7.11: max 2, then overleg). */
export const hoogsteHeropening = 2;

/** CloudEvent types of this room (domein §7.11 (d)). */
export const typen = {
  uitgezet: 'nl.samenspel.uitvoeren-actie.actie-uitgezet.v1',
  herinnerd: 'nl.samenspel.uitvoeren-actie.actie-herinnerd.v1',
  ingetrokken: 'nl.samenspel.uitvoeren-actie.actie-ingetrokken.v1',
  heropend: 'nl.samenspel.uitvoeren-actie.actie-heropend.v1',
  afgerond: 'nl.samenspel.uitvoeren-actie.actie-afgerond.v1',
  geaccepteerd: 'nl.samenspel.uitvoeren-actie.actie-geaccepteerd.v1',
  geweigerd: 'nl.samenspel.uitvoeren-actie.actie-geweigerd.v1',
  tegenvoorstel: 'nl.samenspel.uitvoeren-actie.tegenvoorstel.v1',
  voortgang: 'nl.samenspel.uitvoeren-actie.voortgang.v1',
  gereedGemeld: 'nl.samenspel.uitvoeren-actie.actie-gereed-gemeld.v1',
  teruggegeven: 'nl.samenspel.uitvoeren-actie.actie-teruggegeven.v1',
} as const;

/** The engine takes a moment without fractions of a second. */
export const alsTijdstip = (moment: Date): string => moment.toISOString().replace(/\.\d{3}Z$/, 'Z');
