// What is said in place of the answer, or done to what stands in it. How, in its own protocol, is the dialect's business.

import { z } from 'zod';
import { ANSWER_SHAPES, ANSWER_WORDS, type FaultKind } from '../fault.ts';
import { bytes, fault, rejectionCode } from '../kind.ts';

/** As many as any dialect writes for one. */
const BYTES_A_LEVEL = 24;

export const ANSWER_FAULTS: readonly FaultKind[] = [
  fault({
    kind: 'oversize',
    stage: 'answer',
    sentence: 'It is done, and the answer is of absurd size.',
    settings: z.strictObject({ bytes: bytes.default(8 * 1024 * 1024) }),
    act: ({ bytes: size }) => ({
      answer: { type: 'oversize', bytes: size },
      load: ({ bytes: before, pieces }) => ({ bytes: before + size, pieces }),
    }),
  }),
  fault({
    kind: 'depth',
    stage: 'answer',
    sentence: 'It is done, and the answer is nested absurdly deep.',
    settings: z.strictObject({ levels: z.int().min(1).max(1_000_000).default(100_000) }),
    act: ({ levels }) => ({
      answer: { type: 'depth', levels },
      load: ({ bytes, pieces }) => ({ bytes: bytes + levels * BYTES_A_LEVEL, pieces }),
    }),
  }),
  fault({
    kind: 'malformed-answer',
    stage: 'answer',
    sentence: 'It is done, and the answer is well framed and malformed inside.',
    settings: z.strictObject({
      shape: z.enum(ANSWER_SHAPES).default('cut-short').describe('What stands inside.'),
    }),
    act: ({ shape }) => ({ answer: { type: 'malformed', shape } }),
  }),
  fault({
    kind: 'answer',
    stage: 'answer',
    decides: true,
    sentence: 'Nothing is done; the server answers with its own word for a failure.',
    settings: z.strictObject({
      word: z.enum(ANSWER_WORDS).default('internal-error'),
      quotes: z
        .boolean()
        .default(false)
        .describe('Whether it quotes the request, with the token of the CTI link in it.'),
    }),
    act: ({ word, quotes }) => ({ answer: { type: 'word', word, quotes } }),
  }),
  fault({
    kind: 'refuse-in-body',
    stage: 'answer',
    decides: true,
    sentence: 'Nothing is done; the answer looks positive, and its body refuses.',
    settings: z.strictObject({ code: rejectionCode.default('NotLoggedIn') }),
    act: ({ code }) => ({ answer: { type: 'refusal-in-body', code } }),
  }),
  fault({
    kind: 'wrong-answer',
    stage: 'answer',
    decides: true,
    sentence: "The answer is somebody else's, a success; nothing is done, unless told otherwise.",
    settings: z.strictObject({ done: z.boolean().default(false).describe('Whether the ACD does what was asked.') }),
    act: ({ done }) => ({ answer: { type: 'foreign', done } }),
  }),
];
