/**
 * Short notifications between app instances ("task X changed"). Never carries personal data, only ids and codes.
 * Delivery is best effort: a receiver must be able to read the truth from PostgreSQL.
 */
export type Bus = {
  /** Sends to all instances, this one included. `bericht` must stay under 7,000 bytes as JSON (limit of NOTIFY). */
  publish(kanaal: Kanaal, bericht: Record<string, string | number | boolean | null>): Promise<void>;
  /** Calls back for each message on the channel; returns the way to stop. */
  subscribe(kanaal: Kanaal, ontvang: (bericht: Record<string, unknown>) => void): () => void;
  close(): Promise<void>;
};

/** The closed list of channels. */
export type Kanaal = 'taak' | 'casus' | 'signaal' | 'outbox' | 'melding' | 'klok' | 'sessie';
