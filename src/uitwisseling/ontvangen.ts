import { Probleem, type Fout } from '../platform/http/problemen.ts';
import { controleer } from '../platform/http/invoer.ts';
import type { Kern, Tx } from '../platform/kern.ts';
import { inhoudHash, oinUitBron, type Gebeurtenis } from './cloudevent.ts';
import type { Afzender, Gebeurtenisafhandeling } from './gebeurtenissen.ts';
import { bewaarBericht, leesBericht, leesDubbel, slotOp, zetStatus } from './store.ts';

/** How long an equal event with a new id counts as the same one, in ms (clash 4 of domein §3). */
const dubbelVenster = 24 * 60 * 60 * 1000;

const alsFouten = (p: Probleem): Fout[] => p.extra.fouten ?? [{ veld: '/data', code: p.code, melding: p.detail }];

/**
 * Takes in one event of a partner (domein §3): at least once on the wire, exactly one effect here. Answers the interactieId;
 * whether the content was accepted is read at `/interacties/{id}`. Throws 403 when the source is not the sender's own OIN and
 * 409 `referentie-bestaat` when an id is used again for other content.
 */
export const ontvangGebeurtenis = async (kern: Kern, tx: Tx, afhandelingen: readonly Gebeurtenisafhandeling[], g: Gebeurtenis, afzender: Afzender, traceparent: string): Promise<string> => {
  if (oinUitBron(g.source) !== afzender.oin) throw new Probleem('rol-onvoldoende', 'De bron van de gebeurtenis hoort niet bij uw organisatie. Er is niets opgeslagen.');
  const now = kern.clock.now();
  const hash = inhoudHash(g);
  await slotOp(tx, `bericht:${afzender.oin}`);

  const zelfde = await leesBericht(tx, 'in', g.source, g.id);
  if (zelfde !== undefined) {
    if (zelfde.inhoud_hash === hash) return zelfde.interactie_id;
    throw new Probleem('referentie-bestaat', 'Dit kenmerk (id) is al gebruikt voor een andere inhoud. Er is niets gewijzigd. Stuur een nieuwe gebeurtenis met een nieuw kenmerk.');
  }
  const dubbel = await leesDubbel(tx, g.source, g.type, g.correlationid, hash, new Date(now.getTime() - dubbelVenster));
  const interactieId = dubbel?.interactie_id ?? g.id;
  const id = await bewaarBericht(tx, {
    richting: 'in', organisatieId: afzender.organisatieId, bron: g.source, gebeurtenisId: g.id, soort: g.type, correlatieId: g.correlationid, volgnummer: null, inhoudHash: hash, interactieId,
    status: dubbel?.status ?? 'ontvangen', gebeurdOp: new Date(g.time), voorId: null, now,
  });
  if (dubbel !== undefined) return interactieId;

  const fouten = await behandel(kern, tx, afhandelingen, g, afzender, traceparent);
  await zetStatus(tx, id, fouten.length === 0 ? { status: 'verwerkt', now } : { status: 'fout', foutSoort: 'FUNCTIONEEL', fouten, now });
  return interactieId;
};

/** Checks and carries out the content. A refusal undoes what the handler wrote (savepoint) but keeps the receipt. */
const behandel = async (kern: Kern, tx: Tx, afhandelingen: readonly Gebeurtenisafhandeling[], g: Gebeurtenis, afzender: Afzender, traceparent: string): Promise<Fout[]> => {
  const afhandeling = afhandelingen.find((a) => a.type === g.type);
  if (afhandeling === undefined) return [{ veld: '/type', code: 'type-onbekend', melding: 'Dit soort gebeurtenis kennen wij niet.' }];
  const { waarde, fouten } = await controleer(afhandeling.data, g.data, 'pointer');
  if (fouten.length > 0) return fouten.map((f) => ({ ...f, veld: `/data${f.veld}` }));
  try {
    await tx.transaction((deel) => afhandeling.verwerk(kern, deel, waarde, { gebeurtenis: g, afzender, traceparent }));
    return [];
  } catch (fout) {
    if (fout instanceof Probleem && fout.status < 500) return alsFouten(fout);
    throw fout;
  }
};
