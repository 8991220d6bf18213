import { randomUUID } from 'node:crypto';
import type { Knex } from 'knex';
import { startcatalogus, startperioden, startsets } from './070-bekendheid-startgegevens.ts';

export const naam = '070-bekendheid-partners';

const basis = (knex: Knex, t: Knex.CreateTableBuilder): void => {
  t.uuid('id').primary().defaultTo(knex.raw('gen_random_uuid()'));
  t.timestamp('aangemaakt_op', { useTz: true }).notNullable().defaultTo(knex.fn.now());
  t.timestamp('gewijzigd_op', { useTz: true }).notNullable().defaultTo(knex.fn.now());
  t.integer('rijversie').notNullable().defaultTo(1);
};
const tijd = (t: Knex.CreateTableBuilder, kolom: string): Knex.ColumnBuilder => t.timestamp(kolom, { useTz: true });
const keuze = (knex: Knex, tabel: string, kolom: string, codes: readonly string[]): Knex.Raw =>
  knex.raw(`alter table ${tabel} add constraint ${tabel}_${kolom}_geldig check (${kolom} in (${codes.map((c) => `'${c}'`).join(', ')}))`);

/** Reference data: which kinds of organisation are asked, how long a task counts as bekendheid, and which questions exist. */
const referentie = async (knex: Knex): Promise<void> => {
  await knex.schema.createTable('partnerset', (t) => {
    basis(knex, t);
    t.text('code').notNullable();
    t.text('verband_code').notNullable();
    t.text('regio_code').comment('null = national; a row with a region adds to the national ones');
    t.text('organisatiesoort').notNullable();
    t.boolean('is_verplicht').notNullable().defaultTo(false);
    t.text('bron').notNullable();
    t.boolean('geverifieerd').notNullable().defaultTo(false);
  });
  await knex.raw('create unique index partnerset_uniek on partnerset (code, coalesce(regio_code, \'\'), organisatiesoort)');
  await knex.schema.createTable('bekendheidsperiode', (t) => {
    basis(knex, t);
    t.text('organisatiesoort').notNullable().unique();
    t.integer('jaren').comment('null: this kind never tells, unless there is consent (R3.1)');
    t.text('bron').notNullable();
    t.boolean('geverifieerd').notNullable().defaultTo(false);
  });
  await knex.schema.createTable('vraagcatalogus', (t) => {
    basis(knex, t);
    t.text('code').notNullable();
    t.integer('versie').notNullable().defaultTo(1);
    t.text('gegevenssoort').notNullable();
    t.text('tekst').notNullable();
    t.text('bron').notNullable();
    t.boolean('geverifieerd').notNullable().defaultTo(false);
    t.date('vanaf').notNullable();
    t.date('tot');
    t.unique(['code', 'versie']);
  });
  await knex.schema.createTable('houderregel', (t) => {
    basis(knex, t);
    t.specificType('nummer', 'integer generated always as identity').notNullable();
    t.uuid('organisatie_id').notNullable();
    t.text('verband_code').notNullable();
    t.text('doel').notNullable();
    t.text('gegevenssoort').notNullable();
    t.text('actie').notNullable();
    t.integer('max_niveau').notNullable().defaultTo(1);
    t.uuid('goedgekeurd_door').comment('null = not approved, so without effect');
    t.date('tot');
  });
  await keuze(knex, 'houderregel', 'actie', ['automatisch-niet-gemeld', 'automatisch-bekend', 'automatisch-weigeren']);
};

const uitvraag = async (knex: Knex): Promise<void> => {
  await knex.schema.createTable('bekendheidsuitvraag', (t) => {
    basis(knex, t);
    t.uuid('casus_id').notNullable().index();
    t.bigInteger('process_instance_key').notNullable().unique();
    t.text('verband_code').notNullable();
    t.text('regio_code').notNullable();
    t.text('partnerset_code').notNullable();
    t.text('doel').notNullable();
    t.specificType('grondslagen', 'text[]').notNullable().defaultTo('{}');
    t.uuid('vragende_organisatie_id').comment('the regie that asks; known once a person of that organisation has confirmed');
    t.specificType('persoon_ids', 'uuid[]').notNullable().defaultTo('{}').comment('about whom; empty until confirmed');
    t.specificType('extra_organisatie_ids', 'uuid[]').notNullable().defaultTo('{}').comment('partners outside the set, added by a person');
    t.text('motivatie');
    t.text('nieuwe_feiten').comment('R3.4: why the same partner is asked again within 30 days');
    t.text('status').notNullable().defaultTo('concept');
    t.integer('ronde').notNullable().defaultTo(1);
    t.uuid('bevestigd_door');
    t.text('doorgaan_reden').comment('why the regie goes on without a mandatory answer');
    t.uuid('doorgaan_door');
    tijd(t, 'verzonden_op');
    tijd(t, 'verloopt_op').comment('until then a late answer is accepted');
    tijd(t, 'gesloten_op');
  });
  await keuze(knex, 'bekendheidsuitvraag', 'status', ['concept', 'verzonden', 'lopend', 'gesloten']);
  await knex.schema.createTable('uitvraag_partner', (t) => {
    basis(knex, t);
    t.comment('one row per partner and round; its id is the opdrachtId of the engine and the partner');
    t.uuid('uitvraag_id').notNullable().references('bekendheidsuitvraag.id');
    t.uuid('organisatie_id').notNullable();
    t.integer('ronde').notNullable().defaultTo(1);
    t.boolean('is_verplicht').notNullable();
    t.boolean('is_aangesloten').notNullable();
    t.boolean('is_gekozen').notNullable().defaultTo(true);
    t.text('status').notNullable().defaultTo('klaargezet');
    t.boolean('niet_afgewacht').notNullable().defaultTo(false);
    t.boolean('is_laat').notNullable().defaultTo(false);
    t.text('beantwoord_via');
    t.uuid('houderregel_id').references('houderregel.id');
    t.integer('herinneringen').notNullable().defaultTo(0);
    tijd(t, 'verzonden_op');
    tijd(t, 'uiterlijk_op');
    tijd(t, 'antwoord_op').comment('moment of release on the grid of five minutes, never the moment of receipt (R3.2)');
    t.unique(['uitvraag_id', 'organisatie_id', 'ronde']);
  });
  await keuze(knex, 'uitvraag_partner', 'status', ['klaargezet', 'zonder-grondslag', 'verzonden', 'beantwoord', 'verlopen', 'technisch-mislukt']);
  await keuze(knex, 'uitvraag_partner', 'beantwoord_via', ['systeem', 'taak', 'telefoon', 'regel']);
  await knex.schema.createTable('uitvraag_persoon', (t) => {
    basis(knex, t);
    t.uuid('opdracht_id').notNullable().references('uitvraag_partner.id');
    t.uuid('persoon_id').notNullable().index();
    t.text('pseudoniem').notNullable().comment('context bekendheid:<oin of the partner>');
    t.text('antwoord');
    t.unique(['opdracht_id', 'persoon_id']);
    t.unique(['opdracht_id', 'pseudoniem']);
  });
  await keuze(knex, 'uitvraag_persoon', 'antwoord', ['bekend', 'niet-gemeld']);
  await knex.schema.createTable('bekendheid', (t) => {
    basis(knex, t);
    t.uuid('opdracht_id').notNullable().references('uitvraag_partner.id');
    t.uuid('organisatie_id').notNullable();
    t.uuid('persoon_id').notNullable().index();
    t.boolean('actueel').notNullable();
    t.text('contactpunt').notNullable();
    t.text('aard_code');
    t.unique(['opdracht_id', 'persoon_id']);
  });
};

const verzoek = async (knex: Knex): Promise<void> => {
  await knex.schema.createTable('verstrekkingsverzoek', (t) => {
    basis(knex, t);
    t.comment('its id is the verrijkingId of the engine and the holder');
    t.text('verzoeknummer').notNullable().unique();
    t.uuid('casus_id').notNullable().index();
    t.uuid('uitvraag_id').notNullable().references('bekendheidsuitvraag.id');
    t.uuid('houder_id').notNullable();
    t.uuid('persoon_id').notNullable();
    t.uuid('vragende_organisatie_id').notNullable();
    t.uuid('gevraagd_door').notNullable();
    t.text('doel').notNullable();
    t.specificType('grondslagen', 'text[]').notNullable();
    t.boolean('is_wettelijke_taak').notNullable().defaultTo(false);
    t.text('noodzaak').notNullable();
    t.text('prioriteit').notNullable();
    t.text('status').notNullable().defaultTo('concept');
    t.boolean('is_aangesloten').notNullable().defaultTo(false);
    t.boolean('is_technisch_mislukt').notNullable().defaultTo(false);
    t.boolean('is_laat').notNullable().defaultTo(false);
    t.uuid('vernieuwd_van').unique().references('verstrekkingsverzoek.id');
    tijd(t, 'verzonden_op');
    tijd(t, 'uiterlijk_op');
    tijd(t, 'besloten_op');
  });
  await keuze(knex, 'verstrekkingsverzoek', 'status', ['concept', 'verzonden', 'ontvangen', 'in-behandeling', 'vragen-teruggelegd', 'verstrekt', 'deels-verstrekt',
    'geweigerd', 'verlopen', 'vernieuwd', 'geescaleerd', 'ingetrokken', 'gerectificeerd', 'ingetrokken-door-houder']);
  await knex.schema.createTable('verzoek_vraag', (t) => {
    basis(knex, t);
    t.uuid('verzoek_id').notNullable().references('verstrekkingsverzoek.id');
    t.integer('nummer').notNullable();
    t.text('code').notNullable().comment('code of the catalogue, or eigen-vraag');
    t.text('gegevenssoort').notNullable();
    t.text('tekst').notNullable();
    t.text('antwoord').notNullable().defaultTo('open');
    t.text('weigergrond');
    t.text('weigertoelichting');
    t.unique(['verzoek_id', 'nummer']);
  });
  await keuze(knex, 'verzoek_vraag', 'antwoord', ['open', 'verstrekt', 'geweigerd', 'niet-beschikbaar']);
  await knex.schema.createTable('verstrekking', (t) => {
    basis(knex, t);
    t.uuid('verzoek_id').notNullable().unique().references('verstrekkingsverzoek.id');
    t.uuid('gever_id').notNullable();
    t.specificType('ontvanger_ids', 'uuid[]').notNullable();
    t.jsonb('voorwaarden').notNullable().defaultTo('{}');
    t.date('geldig_tot');
    t.text('uitzondering').comment('R3.7: why a holder bound by secrecy may speak');
    t.text('uitzondering_toelichting');
    t.uuid('collega_id').comment('R3.7: who looked along');
    t.uuid('akkoord_burger_id');
    t.uuid('besloten_door');
  });
  await knex.schema.createTable('verstrekt_gegeven', (t) => {
    basis(knex, t);
    t.uuid('verstrekking_id').notNullable().references('verstrekking.id');
    t.uuid('vraag_id').notNullable().unique().references('verzoek_vraag.id');
    t.text('gegevenssoort').notNullable();
    t.text('inhoud').notNullable();
    t.text('soort').notNullable();
    t.date('peildatum').notNullable();
    t.text('bron').notNullable();
  });
  await keuze(knex, 'verstrekt_gegeven', 'soort', ['feit', 'waarneming', 'oordeel']);
  await knex.schema.createTable('verstrekking_intrekking', (t) => {
    basis(knex, t);
    t.uuid('verstrekking_id').notNullable().references('verstrekking.id');
    t.text('reden_code').notNullable();
    t.text('toelichting');
    t.uuid('ingetrokken_door');
  });
};

/** How an overrun term of this room was handled, with the reason (processen §1.5). */
const termijnbesluit = (knex: Knex): Promise<void> => knex.schema.createTable('bekendheid_termijnbesluit', (t) => {
  t.uuid('id').primary().defaultTo(knex.raw('gen_random_uuid()'));
  t.timestamp('aangemaakt_op', { useTz: true }).notNullable().defaultTo(knex.fn.now());
  t.uuid('casus_id').notNullable().index();
  t.uuid('taak_id').notNullable();
  t.text('besluit').notNullable();
  t.text('oorzaak').notNullable();
  t.text('reden').notNullable();
  t.uuid('door').notNullable();
  tijd(t, 'op').notNullable();
});

const berichten = async (knex: Knex): Promise<void> => {
  await knex.schema.createTable('partner_bericht', (t) => {
    basis(knex, t);
    t.text('richting').notNullable();
    t.uuid('organisatie_id').notNullable();
    t.text('bron').notNullable();
    t.uuid('gebeurtenis_id').notNullable();
    t.text('soort').notNullable().comment('the CloudEvent type');
    t.uuid('correlatie_id').notNullable();
    t.bigInteger('volgnummer').comment('outgoing: counts per receiver');
    t.text('inhoud_hash').notNullable();
    t.uuid('interactie_id').notNullable().comment('what the sender is answered; of a duplicate the first one');
    t.text('status').notNullable();
    t.text('fout_soort');
    t.jsonb('fouten').notNullable().defaultTo('[]');
    t.integer('pogingen').notNullable().defaultTo(0);
    t.integer('http_status');
    t.uuid('voor_id').comment('outgoing: the opdracht or verzoek that it carries');
    tijd(t, 'gebeurd_op').notNullable();
    tijd(t, 'afgehandeld_op');
    t.unique(['richting', 'bron', 'gebeurtenis_id']);
    t.index(['richting', 'bron', 'soort', 'correlatie_id', 'inhoud_hash']);
  });
  await keuze(knex, 'partner_bericht', 'richting', ['in', 'uit']);
  await keuze(knex, 'partner_bericht', 'status', ['wacht', 'afgeleverd', 'mislukt', 'ontvangen', 'verwerkt', 'fout']);
  await keuze(knex, 'partner_bericht', 'fout_soort', ['FUNCTIONEEL', 'TECHNISCH']);
};

/** Asking partners (domein §7.3) and the messages to and from them (domein §3). */
export const up = async (knex: Knex): Promise<void> => {
  await referentie(knex);
  await uitvraag(knex);
  await verzoek(knex);
  await berichten(knex);
  await termijnbesluit(knex);
  await knex('partnerset').insert(startsets);
  await knex('bekendheidsperiode').insert(startperioden);
  await knex('vraagcatalogus').insert(startcatalogus);
};

export const down = async (knex: Knex): Promise<void> => {
  for (const tabel of ['bekendheid_termijnbesluit', 'partner_bericht', 'verstrekking_intrekking', 'verstrekt_gegeven', 'verstrekking', 'verzoek_vraag', 'verstrekkingsverzoek', 'bekendheid',
    'uitvraag_persoon', 'uitvraag_partner', 'bekendheidsuitvraag', 'houderregel', 'vraagcatalogus', 'bekendheidsperiode', 'partnerset']) await knex.schema.dropTable(tabel);
};

export const voorbeeld = async (knex: Knex): Promise<void> => {
  const [casus, partner, persoon, vrager] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()];
  const uitvraagId = randomUUID();
  const opdrachtId = randomUUID();
  const verzoekId = randomUUID();
  await knex('bekendheidsuitvraag').insert({
    id: uitvraagId, casus_id: casus, process_instance_key: '2251799813685251', verband_code: 'veilig-thuis', regio_code: 'merelland', partnerset_code: 'vt-kern',
    doel: 'bekendheid-bepalen', vragende_organisatie_id: vrager, status: 'lopend',
  });
  await knex('uitvraag_partner').insert({ id: opdrachtId, uitvraag_id: uitvraagId, organisatie_id: partner, is_verplicht: true, is_aangesloten: true, status: 'beantwoord', beantwoord_via: 'systeem' });
  await knex('uitvraag_persoon').insert({ opdracht_id: opdrachtId, persoon_id: persoon, pseudoniem: 'abcdefghijklmnopqrstuvwxyz', antwoord: 'bekend' });
  await knex('bekendheid').insert({ opdracht_id: opdrachtId, organisatie_id: partner, persoon_id: persoon, actueel: true, contactpunt: 'Meldpunt partners' });
  await knex('verstrekkingsverzoek').insert({
    id: verzoekId, verzoeknummer: '7K3M9QPD87', casus_id: casus, uitvraag_id: uitvraagId, houder_id: partner, persoon_id: persoon, vragende_organisatie_id: vrager, gevraagd_door: vrager,
    doel: 'verrijken', grondslagen: ['G01'], noodzaak: 'Nodig om de veiligheid van het gezin te kunnen beoordelen.', prioriteit: 'p2', status: 'verzonden',
  });
  await knex('verzoek_vraag').insert({ verzoek_id: verzoekId, nummer: 1, code: 'vei-incidenten', gegevenssoort: 'VEI', tekst: 'Welke incidenten zijn er geweest?' });
  await knex('partner_bericht').insert({
    richting: 'uit', organisatie_id: partner, bron: 'urn:nld:oin:00000099000000001000:systeem:samenspel', gebeurtenis_id: randomUUID(), soort: 'nl.samenspel.bepalen-bekendheid.uitvraag-ontvangen.v1',
    correlatie_id: uitvraagId, inhoud_hash: 'a'.repeat(64), interactie_id: randomUUID(), status: 'wacht', gebeurd_op: new Date('2026-11-23T08:00:00Z'),
  });
};
