// What becomes of an event on its way to whoever hears of it.

import { z } from 'zod';
import type { FaultKind } from '../fault.ts';
import { fault, milliseconds, none } from '../kind.ts';
import { twice } from './byte-steps.ts';

export const EVENT_FAULTS: readonly FaultKind[] = [
  fault({
    kind: 'drop-event',
    stage: 'event',
    sentence: 'The event is not told.',
    settings: none,
    act: () => ({ event: { type: 'drop' } }),
  }),
  fault({
    kind: 'duplicate-event',
    stage: 'event',
    sentence: 'The event is told twice.',
    settings: none,
    act: () => ({ event: { type: 'duplicate' }, load: twice }),
  }),
  fault({
    kind: 'delay-event',
    stage: 'event',
    sentence: 'The event is told late.',
    settings: z.strictObject({ ms: milliseconds.default(200) }),
    act: ({ ms }) => ({ event: { type: 'delay', ms } }),
  }),
  fault({
    kind: 'reorder-events',
    stage: 'event',
    sentence: 'The event is told after the next one.',
    settings: none,
    act: () => ({ event: { type: 'reorder' } }),
  }),
  fault({
    kind: 'malformed-event',
    stage: 'event',
    sentence: 'The event is not of the protocol.',
    settings: none,
    act: () => ({ event: { type: 'malformed' } }),
  }),
  fault({
    kind: 'foreign-event',
    stage: 'event',
    sentence: "The event is about another agent's device.",
    settings: none,
    act: () => ({ event: { type: 'foreign' } }),
  }),
  fault({
    kind: 'unknown-event',
    stage: 'event',
    sentence: 'The event is of a kind that nobody knows.',
    settings: none,
    act: () => ({ event: { type: 'unknown-kind' } }),
  }),
  fault({
    kind: 'disconnect-feed',
    stage: 'event',
    sentence: 'The event is lost with the connection; who resumes hears of it.',
    settings: none,
    act: () => ({ event: { type: 'disconnect' } }),
  }),
];
