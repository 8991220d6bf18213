import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { controleerOvergang, statenVan, toegestaneOvergangen } from '../../../src/domein/overgangen.ts';
import type { Entiteit } from '../../../src/domein/overgangen.ts';
import { Probleem } from '../../../src/platform/http/problemen.ts';

const entiteiten: Entiteit[] = ['melding', 'casus', 'vaststelling', 'vertegenwoordiging', 'uitvraag', 'uitvraag_partner', 'verzoek', 'triage', 'afname', 'informering', 'nazorg', 'nazorgmoment', 'terugvalsignaal', 'archiefdossier', 'actie', 'preventie', 'preventietraject', 'plan'];

/** The arrows as the design writes them, one line per chain. */
const ketens: [Entiteit, string][] = [
  ['melding', 'concept>verzonden>ontvangen>in-beoordeling>geaccepteerd>opgepakt'],
  ['melding', 'in-beoordeling>onvolledig>in-beoordeling'], ['melding', 'onvolledig>gesloten-onvolledig'], ['melding', 'in-beoordeling>doorgezet'],
  ['melding', 'in-beoordeling>afgewezen'], ['melding', 'in-beoordeling>duplicaat'], ['melding', 'verzonden>ingetrokken'], ['melding', 'ontvangen>ingetrokken'], ['melding', 'onvolledig>ingetrokken'],
  ['casus', 'open>in-onderzoek>in-preventie>in-uitvoering>nazorg>gesloten>gearchiveerd>vernietigd'], ['casus', 'in-onderzoek>in-overleg>in-uitvoering>in-overleg>in-onderzoek>gesloten'],
  ['casus', 'open>gesloten'], ['casus', 'in-preventie>in-onderzoek'], ['casus', 'in-preventie>nazorg>in-onderzoek'], ['casus', 'in-overleg>nazorg'], ['casus', 'in-uitvoering>in-onderzoek>in-onderzoek'],
  ['vaststelling', 'open>bevraagd>kandidaten>bevestigd>herzien'], ['vaststelling', 'bevraagd>niet-gevonden>handmatig'], ['vaststelling', 'bevraagd>bron-onbereikbaar'], ['vaststelling', 'kandidaten>niet-vast-te-stellen'], ['vaststelling', 'bevraagd>bevestigd'],
  ['vertegenwoordiging', 'aangevraagd>automatisch>toegekend>vervallen'], ['vertegenwoordiging', 'aangevraagd>handmatig-beoordelen>geweigerd'], ['vertegenwoordiging', 'toegekend>ingetrokken'],
  ['uitvraag', 'concept>verzonden>lopend>gesloten'],
  ['uitvraag_partner', 'verzonden>beantwoord'], ['uitvraag_partner', 'verzonden>verlopen'], ['uitvraag_partner', 'verzonden>technisch-mislukt'],
  ['verzoek', 'concept>verzonden>ontvangen>in-behandeling>verstrekt>gerectificeerd'], ['verzoek', 'in-behandeling>vragen-teruggelegd>in-behandeling>deels-verstrekt'], ['verzoek', 'in-behandeling>geweigerd'], ['verzoek', 'verzonden>verlopen>vernieuwd'], ['verzoek', 'in-behandeling>verlopen>geescaleerd'], ['verzoek', 'verstrekt>ingetrokken-door-houder'],
  ['actie', 'concept>uitgezet>geaccepteerd>in-uitvoering>gereed-gemeld>afgerond'], ['actie', 'gereed-gemeld>heropend>in-uitvoering>opgeschort>in-uitvoering>teruggegeven>uitgezet'], ['actie', 'uitgezet>geweigerd>uitgezet>verlopen>uitgezet'], ['actie', 'geaccepteerd>teruggegeven'], ['actie', 'concept>ingetrokken'], ['actie', 'gereed-gemeld>ingetrokken'],
  ['triage', 'open>in-uitvoering>advies-gereed>besloten>herzien'], ['afname', 'concept>definitief'], ['informering', 'open>uitgesteld>gedaan'], ['informering', 'open>gedaan'],
  ['nazorg', 'loopt>verlengd>verlengd>beeindigd'], ['nazorg', 'loopt>beeindigd'], ['nazorgmoment', 'gepland>uitgevoerd'], ['nazorgmoment', 'gepland>gemist'], ['nazorgmoment', 'gepland>overgeslagen'],
  ['terugvalsignaal', 'open>gewogen-geen'], ['terugvalsignaal', 'open>doorstart'], ['archiefdossier', 'actief>voorgedragen>goedgekeurd>vernietigd'], ['archiefdossier', 'actief>verlengd>voorgedragen'], ['archiefdossier', 'actief>geblokkeerd>actief'],
  ['preventie', 'open>aangeboden>lopend>gereed'], ['preventie', 'open>opgeschaald'], ['preventie', 'aangeboden>geen-deelname'], ['preventie', 'lopend>ingetrokken'],
  ['preventietraject', 'aangeboden>geaccepteerd>gestart>afgerond'], ['preventietraject', 'gestart>gestopt'], ['preventietraject', 'aangeboden>afgeslagen'], ['preventietraject', 'aangeboden>verlopen'],
  ['plan', 'concept>ter-akkoord>actief>bijgesteld>ter-akkoord>concept>ingetrokken'], ['plan', 'bijgesteld>actief>afgerond'], ['plan', 'concept>actief>ingetrokken'], ['plan', 'ter-akkoord>ingetrokken'],
];

describe('state machines', () => {
  test.each(ketens)('R0.1: %s goes %s', (entiteit, keten) => {
    const staten = keten.split('>');
    staten.slice(1).forEach((naar, i) => { expect(() => controleerOvergang(entiteit, staten[i] ?? '', naar)).not.toThrow(); });
  });
  test.each([
    ['melding', 'concept', 'geaccepteerd'], ['melding', 'afgewezen', 'in-beoordeling'], ['melding', 'in-beoordeling', 'ingetrokken'], ['casus', 'gesloten', 'open'], ['casus', 'open', 'in-overleg'], ['casus', 'vernietigd', 'gearchiveerd'],
    ['vaststelling', 'open', 'bevestigd'], ['vertegenwoordiging', 'aangevraagd', 'toegekend'], ['uitvraag', 'gesloten', 'lopend'], ['uitvraag_partner', 'beantwoord', 'verzonden'], ['verzoek', 'geweigerd', 'verstrekt'],
    ['triage', 'in-uitvoering', 'besloten'], ['afname', 'definitief', 'concept'], ['informering', 'gedaan', 'open'], ['nazorg', 'beeindigd', 'loopt'], ['nazorgmoment', 'gemist', 'uitgevoerd'], ['terugvalsignaal', 'gewogen-geen', 'doorstart'], ['archiefdossier', 'geblokkeerd', 'vernietigd'], ['preventie', 'open', 'lopend'], ['preventie', 'geen-deelname', 'aangeboden'], ['preventietraject', 'aangeboden', 'gestart'], ['preventietraject', 'afgeslagen', 'geaccepteerd'],
    ['actie', 'concept', 'geaccepteerd'], ['actie', 'uitgezet', 'gereed-gemeld'], ['actie', 'afgerond', 'ingetrokken'], ['actie', 'ingetrokken', 'uitgezet'], ['actie', 'afgerond', 'heropend'],
    ['plan', 'actief', 'concept'], ['plan', 'concept', 'afgerond'], ['plan', 'afgerond', 'actief'],
  ] as [Entiteit, string, string][])('R0.1: %s does NOT go from %s to %s', (entiteit, van, naar) => {
    expect(() => controleerOvergang(entiteit, van, naar)).toThrow(Probleem);
  });
  test('R0.1: the refusal is a 409 that lists what is possible', () => {
    try {
      controleerOvergang('verzoek', 'verzonden', 'verstrekt');
      expect.unreachable();
    } catch (fout) {
      expect(fout).toMatchObject({ code: 'ongeldige-overgang', status: 409, extra: { toegestaan: ['ontvangen', 'verlopen', 'ingetrokken'] } });
    }
  });
  test('R0.1: every arrow leads to a state of the same entity', () => {
    for (const entiteit of entiteiten) {
      for (const staat of statenVan(entiteit)) for (const naar of toegestaneOvergangen(entiteit, staat)) expect(statenVan(entiteit)).toContain(naar);
    }
  });
  test('R0.1: an unknown state allows nothing, also names that every object has', () => {
    fc.assert(fc.property(fc.constantFrom(...entiteiten), fc.oneof(fc.string(), fc.constantFrom('toString', 'constructor', '__proto__')), (entiteit, staat) => {
      fc.pre(!(statenVan(entiteit) as readonly string[]).includes(staat));
      expect(toegestaneOvergangen(entiteit, staat)).toEqual([]);
    }));
  });
});
