// Control: the ACD clock, to be read, switched between real and manual, and moved where it is manual.

import { z } from 'zod';
import { CLOCK_MODES, type Clock } from '../core/clock.ts';
import { failures } from '../wire/about.ts';
import { Failure } from '../wire/failure.ts';
import type { Route } from '../wire/http.ts';
import { validate } from '../wire/validate.ts';

const clockView = z
  .strictObject({
    mode: z.enum(CLOCK_MODES),
    now: z.int().describe('ACD time, milliseconds since 1970.'),
    nextTimer: z.int().optional().describe('When something happens next by itself.'),
  })
  .meta({ id: 'Clock', description: 'The ACD clock. It never goes back.' });

const clockMode = z.strictObject({ mode: z.enum(CLOCK_MODES) }).meta({ examples: [{ mode: 'manual' }] });

const advance = z
  .strictObject({
    by: z
      .int()
      .min(0)
      .max(10 * 365 * 86_400_000)
      .optional()
      .describe('Milliseconds.'),
    to: z.int().min(0).max(Number.MAX_SAFE_INTEGER).optional().describe('Milliseconds since 1970.'),
    toNextTimer: z.literal(true).optional().describe('To when something happens next by itself.'),
  })
  .refine((given) => Object.values(given).filter((value) => value !== undefined).length === 1, {
    message: 'give one of by, to and toNextTimer',
  })
  .meta({ examples: [{ by: 60_000 }] });

export function clockRoutes(clock: Clock): readonly Route[] {
  const view = () => ({
    status: 200,
    body: { mode: clock.mode, now: clock.now(), nextTimer: clock.nextTimer() } satisfies z.infer<typeof clockView>,
  });
  const answers = { 200: { description: 'The clock as it is now.', schema: clockView } };
  return [
    { method: 'GET', path: '/control/clock', handle: view, about: { summary: 'The ACD clock', answers } },
    {
      method: 'PUT',
      path: '/control/clock',
      handle({ json }) {
        clock.setMode(validate(clockMode, json()).mode);
        return view();
      },
      about: {
        summary: 'Real or manual time',
        description: 'A manual clock stands still until it is moved; a real one goes on from where it was.',
        request: clockMode,
        answers,
      },
    },
    {
      method: 'POST',
      path: '/control/clock/advance',
      handle({ json }) {
        clock.advanceTo(targetOf(clock, validate(advance, json())));
        return view();
      },
      about: {
        summary: 'Move a manual clock',
        description: 'What is due on the way happens, each at its own time, before this is answered.',
        request: advance,
        answers,
        errors: failures('ClockIsReal', 'ClockBackwards', 'NoTimer'),
      },
    },
  ];
}

function targetOf(clock: Clock, { by, to, toNextTimer }: z.infer<typeof advance>): number {
  if (clock.mode === 'real') throw new Failure('ClockIsReal', 'The ACD clock is real: it goes by itself.');
  const now = clock.now();
  const target = toNextTimer ? clock.nextTimer() : (to ?? now + (by ?? 0));
  if (target === undefined) throw new Failure('NoTimer', 'There is no next timer: nothing happens by itself.');
  if (target >= now || toNextTimer) return target;
  throw new Failure('ClockBackwards', `The ACD clock is at ${now} and does not go back to ${target}.`);
}
