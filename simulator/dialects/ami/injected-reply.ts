// This protocol's own words for answers that faults ask for: total, so that a new kind cannot be forgotten. It has no
// body apart from its status: a refusal is a refusal.

import { rejectionOf } from '../../faults/fabricated.ts';
import type { AnswerInjection, DecodedRequest } from '../../faults/fault.ts';
import { type AmiContext, failure, type Reply } from './context.ts';
import { FAULT_WORDS } from './fault-words.ts';
import { type Refused, refusalMessage } from './rejections.ts';

export interface InjectedReply {
  readonly reply: Reply;
  /** In place of the action's own. */
  readonly actionId?: string | undefined;
}

/** What is answered in place of doing anything; undefined where the action's own answer is only changed. */
export function replyInstead(
  answerInjection: AnswerInjection,
  asked: DecodedRequest,
  { engine }: AmiContext,
): InjectedReply | undefined {
  switch (answerInjection.type) {
    case 'word':
      return { reply: failure(FAULT_WORDS[answerInjection.word]) };
    case 'refusal-in-body': {
      const { command } = asked;
      const rejection =
        command === undefined
          ? { code: answerInjection.code, facts: {} }
          : rejectionOf(engine.acd, command, answerInjection.code);
      return { reply: failure(refusalMessage(rejection, REFUSED[command?.type ?? ''] ?? 'pause')) };
    }
    case 'foreign':
      if (answerInjection.done) return undefined;
      return {
        reply: { response: 'Success', headers: [['Message', 'Removed interface from queue']] },
        actionId: ANOTHER_ACTION,
      };
    default:
      return undefined;
  }
}

const ANOTHER_ACTION = 'of-somebody-else';

const REFUSED: Readonly<Record<string, Refused>> = { LogIn: 'add', LogOut: 'remove' };

/** The action's own answer, of absurd size or length, or to another action. */
export function changed(answerInjection: AnswerInjection | undefined, reply: Reply): InjectedReply {
  if (answerInjection?.type === 'foreign') return { reply, actionId: ANOTHER_ACTION };
  if (answerInjection?.type === 'oversize')
    return { reply: { ...reply, headers: [...reply.headers, ['Padding', 'x'.repeat(answerInjection.bytes)]] } };
  if (answerInjection?.type !== 'depth') return { reply };
  const levels = Array.from({ length: answerInjection.levels }, (_, level) => ['Variable', `level=${level}`] as const);
  return { reply: { ...reply, headers: [...reply.headers, ...levels] } };
}
