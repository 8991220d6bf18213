import { z } from 'zod';
import { sseAntwoord } from '../platform/http/sse.ts';
import { route } from '../platform/http/route.ts';
import type { Aanvrager } from '../platform/identity/aanvrager.ts';
import { groepenVan } from './bereik.ts';

/** May this reader know that a task of these groups changed? Others' tasks are nobody's business, not even their ids. */
const magWeten = (aanvrager: Aanvrager, b: Record<string, unknown>): boolean => {
  if (aanvrager.soort !== 'medewerker') return false;
  if (aanvrager.verbandCode !== null && b['verband'] !== aanvrager.verbandCode) return false;
  if (aanvrager.regioCode !== null && b['regio'] !== aanvrager.regioCode) return false;
  const { open, gericht } = groepenVan(aanvrager);
  const mijn = new Set([...open, ...gericht]);
  return String(b['groepen'] ?? '').split(' ').some((g) => mijn.has(g));
};

/** A signal is news for who may have it: his function, inside the verband and region of his role. */
const magSignaal = (aanvrager: Aanvrager, b: Record<string, unknown>): boolean => aanvrager.soort === 'medewerker'
  && (aanvrager.functierollen.some((r) => r === b['voor']) || (b['voor'] === 'casusregisseur' && aanvrager.functierollen.includes('procesregisseur')))
  && (aanvrager.verbandCode === null || b['verband'] === aanvrager.verbandCode) && (aanvrager.regioCode === null || b['regio'] === aanvrager.regioCode);

/** Live changes for the open pages: ids only; what they mean is asked through the ordinary routes. */
export const gebeurtenissen = route({
  methode: 'get', pad: '/api/v1/gebeurtenissen', titel: 'Gebeurtenissen (SSE)', uitleg: 'Meldt dat een taak, signaal, casus of melding is gewijzigd. Alleen kenmerken; haal de inhoud op met de gewone adressen.', wie: 'ingelogd',
  antwoorden: { 200: z.unknown() },
  verwerk: async (v) => sseAntwoord((zend) => {
    const afmelden = [
      v.kern.bus.subscribe('taak', (b) => { if (magWeten(v.aanvrager, b)) zend('taak', { id: b['taakId'] }); }),
      v.kern.bus.subscribe('signaal', (b) => { if (magSignaal(v.aanvrager, b)) zend('signaal', { id: b['signaalId'] }); }),
      // Random ids without a name or place; what they mean passes toegang when it is asked. Citizens get none of them.
      ...(v.aanvrager.soort !== 'medewerker' ? [] : [
        v.kern.bus.subscribe('casus', (b) => { zend('casus', { id: b['casusId'] }); }),
        v.kern.bus.subscribe('melding', (b) => { zend('melding', { id: b['meldingId'] ?? b['id'] ?? null }); }),
      ]),
    ];
    return () => { for (const a of afmelden) a(); };
  }),
});
