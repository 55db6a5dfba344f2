// What stands before the ACD, and says in its place what becomes of a Command.

import { z } from 'zod';
import { falseSuccess, rejectionOf } from '../fabricated.ts';
import type { FaultKind } from '../fault.ts';
import { fault, milliseconds, none, rejectionCode } from '../kind.ts';

export const DECISION_FAULTS: readonly FaultKind[] = [
  fault({
    kind: 'reject',
    stage: 'decision',
    decides: true,
    sentence: 'The ACD refuses with the code of your choice.',
    settings: z.strictObject({ code: rejectionCode.default('NotLoggedIn') }),
    act: ({ code }) => ({
      decider: ({ acd, command }) => ({ outcome: 'refused', rejection: rejectionOf(acd, command, code) }),
    }),
  }),
  fault({
    kind: 'refuse-later',
    stage: 'decision',
    decides: true,
    sentence: 'The Command is accepted, and refused later.',
    settings: z.strictObject({
      code: rejectionCode.default('NotLoggedIn'),
      afterMs: milliseconds.default(50).describe('Of ACD time.'),
    }),
    act: ({ code, afterMs }) => ({
      decider: ({ acd, command }) => ({
        outcome: 'accepted',
        later: { afterMs, rejection: rejectionOf(acd, command, code) },
      }),
    }),
  }),
  fault({
    kind: 'accept-and-forget',
    stage: 'decision',
    decides: true,
    sentence: 'The Command is accepted, and nothing is done or heard of it any more.',
    settings: none,
    act: () => ({ decider: () => ({ outcome: 'accepted' }) }),
  }),
  fault({
    kind: 'lie',
    stage: 'decision',
    decides: true,
    sentence: 'The answer is success, and nothing is done.',
    settings: none,
    act: () => ({ decider: ({ command }) => falseSuccess(command) }),
  }),
];
