import { randomUUID } from 'node:crypto';
import type { Knex } from 'knex';

export const naam = '256-bekendheid-antwoorden';

/** What a person answered about a partner that said nothing or could not be reached, and about a term that passed. */
export const up = async (knex: Knex): Promise<void> => {
  await knex.raw(`alter table bekendheidsuitvraag add column ontbrekend_contact text check (ontbrekend_contact in ('ja', 'nee')), add column ontbrekend_belang text check (ontbrekend_belang in ('nodig-voor-veiligheid', 'kan-wachten', 'elders-bekend'));
    comment on column bekendheidsuitvraag.ontbrekend_contact is 'whether the partner without an answer was contacted, the last time somebody weighed it';
    alter table uitvraag_partner add column onbereikbaar_oorzaak text check (onbereikbaar_oorzaak in ('storing', 'adres-onjuist', 'bericht-geweigerd', 'onbekend')), add column overslaan_reden text, add column telefonisch_met text;
    comment on column uitvraag_partner.telefonisch_met is 'function or team that answered by telephone; read through toegang only';
    alter table bekendheid_termijnbesluit add column gevolg_veiligheid text check (gevolg_veiligheid in ('ja', 'nee', 'onbekend'))`);
};

export const down = async (knex: Knex): Promise<void> => {
  await knex.raw(`alter table bekendheid_termijnbesluit drop column gevolg_veiligheid;
    alter table uitvraag_partner drop column onbereikbaar_oorzaak, drop column overslaan_reden, drop column telefonisch_met;
    alter table bekendheidsuitvraag drop column ontbrekend_contact, drop column ontbrekend_belang`);
};

export const voorbeeld = async (knex: Knex): Promise<void> => {
  await knex('bekendheidsuitvraag').update({ ontbrekend_contact: 'ja', ontbrekend_belang: 'kan-wachten' });
  await knex('uitvraag_partner').update({ onbereikbaar_oorzaak: 'storing', telefonisch_met: 'Teamleider wijkteam' });
  await knex('bekendheid_termijnbesluit').insert({ casus_id: randomUUID(), taak_id: randomUUID(), besluit: 'verlengen', oorzaak: 'partner-traag', reden: 'De gemeente is gebeld en antwoordt morgen.', gevolg_veiligheid: 'nee', door: randomUUID(), op: '2026-11-23T08:00:00Z' });
};
