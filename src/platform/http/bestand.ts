import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Response } from 'express';
import type { Antwoord } from './route.ts';

class Bestand {
  readonly delen: AsyncIterable<string>;
  constructor(delen: AsyncIterable<string>) { this.delen = delen; }
}
export const isBestand = (body: unknown): body is Bestand => body instanceof Bestand;

/**
 * Answer of a route that is a file, sent part by part as it is made, so that a long one never stands in memory. Declare it with `antwoorden: { 200: null }`.
 * Everything that can be refused is asked before: once the first part is sent there is no problem to answer with, only a broken line.
 */
export const bestandAntwoord = (naam: string, mediatype: string, delen: AsyncIterable<string>): Antwoord =>
  ({ status: 200, body: new Bestand(delen), headers: { 'Content-Type': mediatype, 'Content-Disposition': `attachment; filename="${naam}"` } });

/** Sends it at the pace of the reader; a reader who leaves ends the making of it. */
export const stuurBestand = async (res: Response, bestand: Bestand): Promise<void> => {
  try { await pipeline(Readable.from(bestand.delen), res); } catch (fout) { if (!res.destroyed) res.destroy(); if ((fout as { code?: string }).code !== 'ERR_STREAM_PREMATURE_CLOSE') throw fout; }
};

/** One row of a CSV file (RFC 4180, `;` as Dutch spreadsheets read it). A cell that a spreadsheet would take for a formula gets an apostrophe before it. */
export const csvRij = (cellen: readonly string[]): string => `${cellen.map((c) => `"${(/^[\s]*[=+\-@\t\r]/.test(c) ? `'${c}` : c).replaceAll('"', '""')}"`).join(';')}\r\n`;
