// What becomes of the bytes of an answer, and of the connection that they go over.

import { z } from 'zod';
import type { FaultKind } from '../fault.ts';
import { fault, milliseconds, none } from '../kind.ts';
import { cut, inPieces, mapWrites, pieces, same, twice } from './byte-steps.ts';

export const BYTES_FAULTS: readonly FaultKind[] = [
  fault({
    kind: 'reset-before-reply',
    stage: 'bytes',
    decides: true,
    sentence: 'The connection is reset instead of an answer, and nothing is done.',
    settings: none,
    act: () => ({ instead: [{ end: 'reset' }] }),
  }),
  fault({
    kind: 'reset-in-reply',
    stage: 'bytes',
    sentence: 'It is done, but the connection is reset in the middle of the answer.',
    settings: z.strictObject({ share: z.number().min(0).max(1).default(0.5).describe('How much of it arrives.') }),
    act: ({ share }) => ({
      bytes: (steps) => [...cut(steps, share), { waitMs: 5 }, { end: 'reset' }],
      load: same,
    }),
  }),
  fault({
    kind: 'reset-after-reply',
    stage: 'bytes',
    sentence: 'It is done and answered, and then the connection is reset.',
    settings: none,
    act: () => ({ bytes: (steps) => [...steps, { waitMs: 5 }, { end: 'reset' }] }),
  }),
  fault({
    kind: 'half-open',
    stage: 'bytes',
    decides: true,
    sentence: 'The request is swallowed: nothing is done, nothing is answered, the connection stays.',
    settings: none,
    act: () => ({ instead: [{ end: 'silence' }] }),
  }),
  fault({
    kind: 'close',
    stage: 'bytes',
    decides: true,
    sentence: 'The connection is closed in good order instead of an answer, and nothing is done.',
    settings: none,
    act: () => ({ instead: [{ end: 'close' }] }),
  }),
  fault({
    kind: 'truncate',
    stage: 'bytes',
    sentence: 'It is done, but the answer is cut short and the connection closed.',
    settings: z.strictObject({ share: z.number().min(0).max(1).default(0.5).describe('How much of it arrives.') }),
    act: ({ share }) => ({ bytes: (steps) => [...cut(steps, share), { end: 'close' }], load: same }),
  }),
  fault({
    kind: 'garble',
    stage: 'bytes',
    sentence: 'It is done, but some bytes of the answer are garbled.',
    settings: z.strictObject({ share: z.number().min(0).max(1).default(0.2).describe('How many of them.') }),
    act: ({ share }, random) => ({
      bytes: (steps) =>
        mapWrites(steps, (bytes) => [{ write: bytes.map((byte) => (random() < share ? 0x80 + (byte & 0x7f) : byte)) }]),
      load: same,
    }),
  }),
  fault({
    kind: 'drip',
    stage: 'bytes',
    sentence: 'It is done, and the answer drips: a few bytes at a time.',
    settings: z.strictObject({
      bytes: z.int().min(1).max(65_536).default(16).describe('How many at a time.'),
      everyMs: milliseconds.default(20),
    }),
    act: ({ bytes, everyMs }) => ({
      bytes: (steps) =>
        mapWrites(steps, (all) => pieces(all, () => bytes).flatMap((write) => [{ write }, { waitMs: everyMs }])),
      load: inPieces(bytes),
    }),
  }),
  fault({
    kind: 'delay',
    stage: 'bytes',
    sentence: 'It is done, and the answer comes late.',
    settings: z
      .strictObject({
        ms: milliseconds.default(100),
        upToMs: milliseconds.optional().describe('Drawn between the two.'),
      })
      .refine(({ ms, upToMs = ms }) => upToMs >= ms, { message: 'is less than ms', path: ['upToMs'] }),
    act: ({ ms, upToMs = ms }, random) => ({
      bytes: (steps) => [{ waitMs: Math.round(ms + random() * (upToMs - ms)) }, ...steps],
    }),
  }),
  fault({
    kind: 'split',
    stage: 'bytes',
    sentence: 'It is done, and the answer arrives in pieces that end anywhere.',
    settings: z.strictObject({ longest: z.int().min(1).max(65_536).default(40).describe('Of a piece, in bytes.') }),
    act: ({ longest }, random) => ({
      bytes: (steps) =>
        mapWrites(steps, (all) =>
          pieces(all, () => 1 + Math.floor(random() * longest)).flatMap((write) => [{ write }, { waitMs: 1 }]),
        ),
      load: inPieces((1 + longest) / 2),
    }),
  }),
  fault({
    kind: 'lose-reply',
    stage: 'bytes',
    sentence: 'It is done, and the answer is lost.',
    settings: z.strictObject({ how: z.enum(['silence', 'reset', 'close']).default('silence') }),
    act: ({ how }) => ({ bytes: () => [{ end: how }] }),
  }),
  fault({
    kind: 'answer-twice',
    stage: 'bytes',
    sentence: 'It is done once and answered twice.',
    settings: none,
    act: () => ({ bytes: (steps) => [...steps, ...steps], load: twice }),
  }),
  fault({
    kind: 'event-before-reply',
    stage: 'bytes',
    sentence: 'It is done, and the events come before the answer.',
    settings: z.strictObject({ ms: milliseconds.default(50).describe('How long before.') }),
    act: ({ ms }) => ({ bytes: (steps) => [{ waitMs: ms }, ...steps] }),
  }),
];
