// This protocol's own words for answers that faults ask for: total, so that a new kind cannot be forgotten. An answer does not say
// what it answers: one to somebody else's command is another's answer in its place.

import { rejectionOf } from '../../faults/fabricated.ts';
import type { AnswerInjection } from '../../faults/fault.ts';
import { type EslContext, type EslRequest, OK, refusedAs } from './context.ts';
import { FAULT_WORDS } from './fault-words.ts';
import { refusalWords } from './rejections.ts';
import { commandReply, type Reply } from './reply.ts';

/** What is answered in place of doing anything; undefined where the command's own answer is only changed. */
export function replyInstead(
  injection: AnswerInjection,
  { api, command }: EslRequest,
  { engine }: EslContext,
): Reply | undefined {
  const isApi = api !== undefined && !api.isBackground;
  const refused = (words: string): Reply =>
    isApi ? { kind: 'api', text: refusedAs(words) } : commandReply(`-ERR ${words}`);
  switch (injection.type) {
    case 'word':
      return refused(FAULT_WORDS[injection.word]);
    case 'refusal-in-body': {
      const { code } = injection;
      const rejection = command === undefined ? { code, facts: {} } : rejectionOf(engine.acd, command, code);
      return refused(refusalWords(rejection));
    }
    case 'foreign':
      if (injection.done) return undefined;
      return isApi ? { kind: 'api', text: OK } : commandReply('+OK');
    default:
      return undefined;
  }
}

/** The command's own answer, of absurd size or length, or in another shape. */
export function changedReply(injection: AnswerInjection, reply: Reply): Reply {
  switch (injection.type) {
    case 'oversize':
      return padded(reply, 'x'.repeat(injection.bytes));
    case 'depth':
      return padded(reply, '['.repeat(injection.levels));
    case 'malformed':
      return { ...reply, shape: injection.shape };
    default:
      return reply;
  }
}

const padded = (reply: Reply, padding: string): Reply =>
  reply.kind === 'api'
    ? { ...reply, text: `${reply.text}${padding}\n` }
    : { ...reply, headers: [...(reply.headers ?? []), ['Padding', padding]] };
