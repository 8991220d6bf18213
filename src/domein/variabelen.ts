import { z } from 'zod';

/**
 * The name table of process variables (processen §1.3): the name decides the type. Declarations, lint and the leak test use
 * these schemas, so that only ids, codes, counts, dates and booleans can reach the engine.
 */
export const id = z.uuid().describe('willekeurige uuid');
export const oin = z.string().regex(/^\d{8}[0-9A-Z]{12}$/).describe('OIN');
export const code = z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/).max(40).describe('kebab-code');
export const codeUit = <const T extends readonly [string, ...string[]]>(lijst: T): z.ZodEnum<{ [K in T[number]]: K }> => z.enum(lijst);
export const aantal = z.int().min(0).max(1_000_000);
export const tijdstip = z.iso.datetime({ offset: false }).describe('ISO 8601 in UTC');
export const duur = z.string().regex(/^P(?!$)(\d+Y)?(\d+M)?(\d+W)?(\d+D)?(T(?!$)(\d+H)?(\d+M)?(\d+S)?)?$/).describe('ISO 8601-duur');
export const vlag = z.boolean();

/** The ten context inputs of every bouwsteen (processen §1.3, BC). */
export const urgentie = z.enum(['p1', 'p2', 'p3', 'p4']);
export const bouwsteencontext = {
  casusId: id, verbandCode: code, regioCode: code, rondeNummer: aantal, urgentieCode: urgentie, doelCode: code, termijnCode: code,
  rolUitvoerder: code, rolBeslisser: code, rolTweede: code,
} as const;
