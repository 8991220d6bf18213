/**
 * Commands to other systems, written in the transaction of the domain rows they follow from and carried out afterwards,
 * at least once, in order per `volgordeSleutel` (the casusId), idempotent by the row's id.
 */
export type OutboxOpdracht =
  /** Starts a root process by correlating `start.<procesId>` (key = casusId). 404 = already runs, which is success. */
  | { readonly soort: 'proces-starten'; readonly procesId: string; readonly sleutel: string; readonly variabelen: Record<string, unknown> }
  /** Publishes a message; messageId = outbox id. `ttl` in ms, > 0. */
  | { readonly soort: 'bericht'; readonly naam: string; readonly sleutel: string; readonly variabelen: Record<string, unknown>; readonly ttl: number }
  | { readonly soort: 'taak-voltooien'; readonly taakSleutel: string; readonly variabelen: Record<string, unknown> }
  | { readonly soort: 'taak-toewijzen'; readonly taakSleutel: string; readonly medewerkerId: string | null }
  | { readonly soort: 'taak-termijn'; readonly taakSleutel: string; readonly termijnEind: string }
  | { readonly soort: 'proces-annuleren'; readonly processInstanceKey: string }
  /** Corrects coded variables of a scope (key of an element instance or of a process instance); `alleenHier` = only in that scope. */
  | { readonly soort: 'variabelen-zetten'; readonly bereikSleutel: string; readonly variabelen: Record<string, unknown>; readonly alleenHier: boolean }
  | { readonly soort: 'incident-oplossen'; readonly incidentSleutel: string; readonly jobSleutel: string | null; readonly pogingen: number }
  /** A CloudEvent to a partner organisation over HTTP. */
  | { readonly soort: 'partner-gebeurtenis'; readonly organisatieId: string; readonly gebeurtenis: Record<string, unknown> }
  /** A fixed text message to a medewerker, through an outside gateway; no number and no content here. */
  | { readonly soort: 'sms'; readonly medewerkerId: string; readonly tekst: Smstekst };

/** The closed list of text messages. */
export type Smstekst = 'motorkap' | 'fg-verantwoording' | 'noodtoegang';

export type OutboxRegel = {
  /** Rows with the same key are carried out in order of writing; normally the casusId. */
  readonly volgordeSleutel: string;
  readonly opdracht: OutboxOpdracht;
  /** Not before this moment (undo window); the row can be withdrawn until then. */
  readonly nietVoor?: Date;
};
