// This protocol's own words for answers that faults ask for: total, so that a new kind cannot be forgotten. It has no
// body apart from its status: a refusal is a refusal.

import { rejectionOf } from '../../faults/fabricated.ts';
import type { AnswerInjection } from '../../faults/fault.ts';
import { type AmiContext, type AmiRequest, failure, type Reply } from './context.ts';
import { FAULT_WORDS } from './fault-words.ts';
import { type Refused, refusalMessage } from './rejections.ts';

/** What is answered in place of doing anything; undefined where the action's own answer is only changed. */
export function replyInstead(
  injection: AnswerInjection,
  { command }: AmiRequest,
  { engine }: AmiContext,
): Reply | undefined {
  switch (injection.type) {
    case 'word':
      return failure(FAULT_WORDS[injection.word]);
    case 'refusal-in-body': {
      const { code } = injection;
      const rejection = command === undefined ? { code, facts: {} } : rejectionOf(engine.acd, command, code);
      return failure(refusalMessage(rejection, REFUSED[command?.type ?? ''] ?? 'pause'));
    }
    case 'foreign':
      return injection.done
        ? undefined
        : { response: 'Success', headers: [['Message', 'Removed interface from queue']], actionId: ANOTHER_ACTION };
    default:
      return undefined;
  }
}

const ANOTHER_ACTION = 'of-somebody-else';

const REFUSED: Readonly<Record<string, Refused>> = { LogIn: 'add', LogOut: 'remove' };

/** The action's own answer, of absurd size or length, in another shape, or to another action. */
export function changedReply(injection: AnswerInjection, reply: Reply): Reply {
  switch (injection.type) {
    case 'foreign':
      return { ...reply, actionId: ANOTHER_ACTION };
    case 'oversize':
      return { ...reply, headers: [...reply.headers, ['Padding', 'x'.repeat(injection.bytes)]] };
    case 'depth': {
      const levels = Array.from({ length: injection.levels }, (_, level) => ['Variable', `level=${level}`] as const);
      return { ...reply, headers: [...reply.headers, ...levels] };
    }
    case 'malformed':
      return { ...reply, shape: injection.shape };
    default:
      return reply;
  }
}
