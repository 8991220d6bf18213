import type { Bronvraag } from '../../src/bouwstenen/vaststellen-identiteit/index.ts';
import type { JobContext } from '../../src/platform/engine/declaratie.ts';
import { schrijfTraceparent, volgendeSpan } from '../../src/platform/telemetry/traceparent.ts';

/** What goes with every question to a source, from the variables and the job. */
export const bronvraag = (invoer: { casusId: string; doelCode: string; verbandCode: string; regioCode: string }, ctx: Omit<JobContext, 'tx'>): Bronvraag & { verbandCode: string; regioCode: string } => ({
  casusId: invoer.casusId, verbandCode: invoer.verbandCode, regioCode: invoer.regioCode, doel: invoer.doelCode, elementInstanceKey: ctx.elementInstanceKey, traceparent: schrijfTraceparent(volgendeSpan()),
});
