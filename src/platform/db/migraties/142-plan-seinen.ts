import type { Knex } from 'knex';

export const naam = '142-plan-seinen';

/** A signal per melding (R10.3 S9), an actie that a citizen proposes (R10.7), and why a part was not set out as an actie. */
export const up = async (knex: Knex): Promise<void> => {
  await knex.raw(`
    alter table stagnatiesignaal drop constraint stagnatiesignaal_objectsoort_check, add constraint stagnatiesignaal_objectsoort_check check (objectsoort in ('actie', 'interventie', 'doel', 'plan', 'akkoord', 'melding'));
    alter table interventie add column is_voorgesteld boolean not null default false, add column voorgesteld_door uuid, add column niet_uitgezet text, add constraint interventie_voorstel check (not is_voorgesteld or (voorgesteld_door is not null and not is_actief));
    comment on column interventie.is_voorgesteld is 'proposed by a citizen (voorgesteld_door), not yet taken over by the casusregisseur (R10.7)';
    comment on column interventie.niet_uitgezet is 'why this part has no actie although an organisation does it, for the casusregisseur';
  `);
};

export const down = async (knex: Knex): Promise<void> => {
  await knex.raw(`
    delete from stagnatiesignaal where objectsoort = 'melding';
    alter table stagnatiesignaal drop constraint stagnatiesignaal_objectsoort_check, add constraint stagnatiesignaal_objectsoort_check check (objectsoort in ('actie', 'interventie', 'doel', 'plan', 'akkoord'));
    alter table interventie drop constraint interventie_voorstel, drop column is_voorgesteld, drop column voorgesteld_door, drop column niet_uitgezet;
  `);
};

export const voorbeeld = async (knex: Knex): Promise<void> => {
  const doel = await knex('plan_doel as d').join('plan as p', 'p.id', 'd.plan_id').whereNotNull('d.eigenaar_persoon_id').first('d.id', 'd.plan_id', 'd.eigenaar_persoon_id', 'p.casus_id') as { id: string; plan_id: string; eigenaar_persoon_id: string; casus_id: string } | undefined;
  if (doel === undefined) throw new Error('the example of 140 is needed first');
  await knex('interventie').insert({ plan_id: doel.plan_id, doel_id: doel.id, omschrijving: 'Elke week samen eten', uitvoerder_persoon_id: doel.eigenaar_persoon_id, is_voorgesteld: true, voorgesteld_door: doel.eigenaar_persoon_id });
  await knex('interventie').insert({ plan_id: doel.plan_id, doel_id: doel.id, omschrijving: 'Bezoek in de avond', is_actief: true, akkoord: 'gegeven', niet_uitgezet: 'Voor deze organisatie is er geen grondslag om een actie te krijgen' });
  await knex('stagnatiesignaal').insert({ plan_id: doel.plan_id, casus_id: doel.casus_id, code: 'S9', objectsoort: 'melding', object_id: doel.id, op: '2026-11-23T08:00:00Z' });
};
