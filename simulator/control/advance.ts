// Moving a manual ACD clock: over the control API and in the library alike.

import { z } from 'zod';
import type { Clock } from '../engine/clock.ts';
import { validate } from '../http-api/validate.ts';
import { Failure } from '../net/failure.ts';

/** What `Date` can hold, in milliseconds since 1970. */
const END_OF_TIME = 8_640_000_000_000_000;
const TEN_YEARS = 10 * 365 * 86_400_000;

export const advance = z
  .strictObject({
    by: z.int().min(0).max(TEN_YEARS).optional().describe('Milliseconds.'),
    to: z.int().min(0).max(END_OF_TIME).optional().describe('Milliseconds since 1970.'),
    toNextTimer: z.literal(true).optional().describe('To when something happens next by itself.'),
  })
  .refine((given) => Object.values(given).filter((value) => value !== undefined).length === 1, {
    message: 'give one of by, to and toNextTimer',
  })
  .meta({ examples: [{ by: 60_000 }] });

export type Advance = z.infer<typeof advance>;

/**
 * Moves `clock`, and has happen what is due on the way, each at its own time. Throws `ClockIsReal`, `ClockBackwards`,
 * `NoTimer`, and `InvalidRequest` where `wanted` is no Advance.
 */
export function advanceClock(clock: Clock, wanted: unknown): void {
  clock.advanceTo(targetOf(clock, validate(advance, wanted)));
}

function targetOf(clock: Clock, { by = 0, to, toNextTimer }: Advance): number {
  if (clock.mode === 'real') throw new Failure('ClockIsReal', 'The ACD clock is real: it goes by itself.');
  const now = clock.now();
  if (toNextTimer) return nextTimerOf(clock);
  const target = to ?? now + by;
  if (target > END_OF_TIME) throw new Failure('InvalidRequest', `The ACD clock cannot go as far as ${target}.`);
  if (target >= now) return target;
  throw new Failure('ClockBackwards', `The ACD clock is at ${now} and does not go back to ${target}.`);
}

function nextTimerOf(clock: Clock): number {
  const next = clock.nextTimer();
  if (next !== undefined) return next;
  throw new Failure('NoTimer', 'There is no next timer: nothing happens by itself.');
}
