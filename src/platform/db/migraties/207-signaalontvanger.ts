import type { Knex } from 'knex';

export const naam = '207-signaalontvanger';

/** A signal reaches somebody (processen §1.4, R10.4, R11.3): for whom it is, who saw it and who dealt with it. */
export const up = async (knex: Knex): Promise<void> => {
  await knex.raw(`
    alter table signaal alter column element_instance_key drop not null, alter column process_instance_key drop not null, alter column element_id drop not null,
      add column bron text, add column zin text, add column verband_code text, add column regio_code text,
      add column voor text check (voor in ('leidinggevende', 'coordinator', 'procesregisseur', 'casusregisseur', 'niemand')), add column voor_organisatie_id uuid references organisatie (id),
      add column toelichting text, add column afgehandeld_door uuid references medewerker (id), add column afgehandeld_op timestamptz;
    update signaal s set bron = 'element:' || s.element_instance_key, voor = case when s.soort = 'termijn' then 'coordinator' else 'procesregisseur' end,
      zin = case s.soort when 'veiligheid' then 'Er is een signaal over de veiligheid.' when 'termijn' then 'Een termijn loopt bijna af.' else 'De voortgang staat stil en vraagt aandacht.' end;
    update signaal s set verband_code = c.verband_code, regio_code = c.regio_code from casus c where c.id = s.casus_id;
    alter table signaal alter column bron set not null, alter column bron set default 'signaal:' || gen_random_uuid(), alter column zin set not null, alter column zin set default '', alter column voor set not null, alter column voor set default 'procesregisseur',
      add constraint signaal_bron unique (bron),
      drop constraint signaal_status_check, add constraint signaal_status_check check (status in ('open', 'gezien', 'afgehandeld')), add check ((status = 'afgehandeld') = (afgehandeld_op is not null));
    comment on column signaal.bron is 'what caused it; the same cause signals once';
    comment on column signaal.voor_organisatie_id is 'only people of this organisation; null = those of the verband and region';
    comment on column signaal.afgehandeld_door is 'null with status afgehandeld: the cause went away';
    create index signaal_voor on signaal (voor, op desc, id desc) where status <> 'afgehandeld';
  `);
};

export const down = async (knex: Knex): Promise<void> => {
  await knex.raw(`
    delete from signaal where element_instance_key is null;
    update signaal set status = 'gezien' where status = 'afgehandeld';
    drop index signaal_voor;
    alter table signaal drop constraint signaal_bron, drop column bron, drop column zin, drop column verband_code, drop column regio_code, drop column voor, drop column voor_organisatie_id, drop column toelichting, drop column afgehandeld_door, drop column afgehandeld_op,
      drop constraint signaal_status_check, add constraint signaal_status_check check (status in ('open', 'gezien')),
      alter column element_instance_key set not null, alter column process_instance_key set not null, alter column element_id set not null`);
};

export const voorbeeld = async (knex: Knex): Promise<void> => {
  const { id } = await knex('casus').first('id', 'verband_code') as { id: string };
  await knex('signaal').insert({ casus_id: id, soort: 'stagnatie', op: '2026-11-23T08:00:00Z', bron: 'voorbeeld', zin: 'De voortgang staat stil en vraagt aandacht.', voor: 'procesregisseur', verband_code: 'veilig-thuis', regio_code: 'merelland', status: 'afgehandeld', toelichting: 'Het loopt weer.', afgehandeld_op: '2026-11-24T08:00:00Z' });
};
