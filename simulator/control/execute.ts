// Control: a Command decided like any other, and what is answered.

import { z } from 'zod';
import type { Command } from '../core/commands.ts';
import type { Decision } from '../core/decision.ts';
import { describeRejection, REJECTION_CODES, type RejectionCode, sentenceOf } from '../core/rejection.ts';
import type { Engine } from '../engine/engine.ts';
import { problem } from '../http-api/problem.ts';
import type { ErrorDocs } from '../http-api/route-docs.ts';
import { callView, type OutcomeView, outcome } from '../http-api/schema/reply-schema.ts';
import type { HttpResponse } from '../net/http-message.ts';
import { rejectionFacts } from './journal-schema.ts';

/** Whatever the ACD refuses is a conflict with the state that it is in. */
const REFUSED = 409;

export const DONE = { description: 'Done, or accepted for when the call has ended.', schema: outcome };

export const refusals = (...codes: readonly RejectionCode[]): readonly ErrorDocs[] =>
  codes.map((code) => ({ code, status: REFUSED, meaning: sentenceOf(code) }));

/** What would become of a Command. */
export const FORESEEN = {
  outcome: z.enum(['done', 'deferred', 'refused']),
  code: z.enum(REJECTION_CODES).optional().describe('Why, where it would be refused.'),
  facts: rejectionFacts.optional().describe('What that is about, for whoever has words of their own for the code.'),
  detail: z.string().optional().describe('The same as a sentence.'),
};

export function foreseen(decision: Decision): z.infer<z.ZodObject<typeof FORESEEN>> {
  if (decision.outcome !== 'refused') return { outcome: decision.outcome === 'deferred' ? 'deferred' : 'done' };
  const { rejection } = decision;
  return { outcome: 'refused', ...rejection, detail: describeRejection(rejection) };
}

/** Answers with the outcome, and the call where one is named and not over. */
export function execute(engine: Engine, command: Command, callId?: string): HttpResponse {
  const requestId = engine.nextRequestId();
  const decision = engine.execute(command, { origin: 'control', requestId });
  if (decision.outcome !== 'refused') {
    const call = callId === undefined ? undefined : engine.acd.calls.get(callId);
    const body: OutcomeView = { outcome: decision.outcome, requestId, call: call && callView(call) };
    return { status: 200, body };
  }
  const { code, facts } = decision.rejection;
  return problem(REFUSED, code, describeRejection(decision.rejection), { requestId, ...facts });
}
