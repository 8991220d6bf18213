import { z } from 'zod';
import { hoogstePunten, overlegvormen } from '../../../domein/overleg.ts';
import { tijdstip, vlag } from '../../../domein/variabelen.ts';
import type { Gegevenssoort } from '../../../toegang/toegang.ts';
import { Probleem } from '../../../platform/http/problemen.ts';
import { taakafhandeling } from '../../../taken/taakafhandeling.ts';
import { alsTijdstip } from '../model.ts';
import { overlegIdVan, vraagToegang } from '../omgeving.ts';
import { voorbereidscherm } from '../scherm.ts';
import * as store from '../store.ts';
import { agendaInvoer, burgerInvoer, deelnemerInvoer, slaVoorbereidingOp, stukInvoer } from '../voorbereiden.ts';

const antwoorden = z.strictObject({
  uitkomst: z.enum(['uitnodigen', 'niet-nodig']),
  start: z.iso.datetime({ offset: true }).optional(),
  vorm: z.enum(overlegvormen).optional(),
  isMinderjarigeOnderMaatregel: z.boolean().default(false),
  redenNietNodig: z.string().trim().max(2000).optional(),
  agenda: z.array(agendaInvoer).max(hoogstePunten, `Er passen ${hoogstePunten} punten op een agenda. Haal er een weg; wat u weghaalt, wacht op het volgende overleg`).default([]), deelnemers: z.array(deelnemerInvoer).max(30).default([]), burgers: z.array(burgerInvoer).max(30).default([]), stukken: z.array(stukInvoer).max(30).default([]),
}).superRefine((a, ctx) => {
  if (a.uitkomst === 'niet-nodig') { if ((a.redenNietNodig ?? '').length < 20) ctx.addIssue({ code: 'custom', path: ['redenNietNodig'], message: 'Schrijf in minstens 20 tekens op waarom geen overleg nodig is' }); return; }
  if (a.start === undefined) ctx.addIssue({ code: 'custom', path: ['start'], message: 'Kies wanneer het overleg is' });
  if (a.vorm === undefined) ctx.addIssue({ code: 'custom', path: ['vorm'], message: 'Kies hoe het overleg is' });
});

/** Human task overleg-voorbereiden (processen §2.8 step 1): agenda, parties, citizens and documents; or why there is no meeting. */
export const overlegVoorbereiden = taakafhandeling({
  formId: 'overleggen-casus.overleg-voorbereiden', doel: 'casusoverleg-voeren', aard: 'vastlegging', antwoorden,
  uit: z.strictObject({ uitkomst: z.enum(['uitnodigen', 'niet-nodig']), isBurgerUitgenodigd: vlag.optional(), overlegStart: tijdstip.optional() }),
  lees: async (ctx) => {
    const o = await store.overlegVast(ctx.tx, overlegIdVan(ctx));
    const { niveaus } = await vraagToegang(ctx, [...new Set<Gegevenssoort>(['CAS', 'IDE', 'OVL', ...(await store.stukkenVan(ctx.tx, o.id)).map((s) => s.gegevenssoort)])]);
    return {
      beginwaarden: { vorm: o.vorm, isMinderjarigeOnderMaatregel: o.is_minderjarige_onder_maatregel, ...(o.gepland_op === null ? {} : { start: o.gepland_op.toISOString() }) },
      secties: [{ titel: 'Overleg', gegevenssoort: 'OVL', regels: [{ label: 'Nummer', waarde: o.overlegnummer }, { label: 'Termijn', waarde: 'Uitnodigen kan tot 5 werkdagen voor een regulier overleg en tot 4 uur voor een spoedoverleg' }] }],
      scherm: await voorbereidscherm(ctx, o, niveaus),
    };
  },
  voltooi: async (ctx, a) => {
    await vraagToegang(ctx, ['OVL'], 'schrijven');
    const overlegId = overlegIdVan(ctx);
    const door = ctx.medewerker.medewerkerId;
    if (a.uitkomst === 'niet-nodig') {
      const o = await store.overlegVast(ctx.tx, overlegId);
      await store.zetStaat(ctx.tx, o, 'geannuleerd', ctx.now, { annuleer_reden: 'niet-nodig', uitkomst: 'afschalen' });
      await store.schrijfKeuze(ctx.kern, ctx.tx, { overlegId, taak: 'overleg-voorbereiden', uitkomst: 'niet-nodig', motivatie: a.redenNietNodig ?? null, door });
      return { variabelen: { uitkomst: 'niet-nodig' }, samenvatting: 'Een overleg is niet nodig.' };
    }
    if (a.start === undefined || a.vorm === undefined) throw new Probleem('ongeldige-invoer', 'Er ontbreken antwoorden. Er is niets verstuurd.');
    const { isBurgerUitgenodigd } = await slaVoorbereidingOp(ctx.kern, ctx.tx, { overlegId, start: new Date(a.start), vorm: a.vorm, isMinderjarigeOnderMaatregel: a.isMinderjarigeOnderMaatregel, agenda: a.agenda, deelnemers: a.deelnemers, burgers: a.burgers, stukken: a.stukken, door });
    await store.schrijfKeuze(ctx.kern, ctx.tx, { overlegId, taak: 'overleg-voorbereiden', uitkomst: 'uitnodigen', motivatie: null, door });
    return { variabelen: { uitkomst: 'uitnodigen', isBurgerUitgenodigd, overlegStart: alsTijdstip(new Date(a.start)) }, samenvatting: isBurgerUitgenodigd ? 'Het overleg is voorbereid.' : 'Het overleg is voorbereid. Een tweede persoon kijkt mee naar wie niet is uitgenodigd.' };
  },
});
