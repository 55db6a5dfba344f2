// Control: the ACD clock, to be read, switched between real and manual, and moved where it is manual.

import { z } from 'zod';
import { CLOCK_MODES, type Clock } from '../engine/clock.ts';
import type { Route } from '../http-api/route-docs.ts';
import { failures } from '../http-api/route-docs.ts';
import { validate } from '../http-api/validate.ts';
import { advance, advanceClock } from './advance.ts';
import { PORT_TAKEN } from './faults.ts';

const clockView = z
  .strictObject({
    mode: z.enum(CLOCK_MODES),
    now: z.int().describe('ACD time, milliseconds since 1970.'),
    nextTimer: z.int().optional().describe('When something happens next by itself.'),
  })
  .meta({ id: 'Clock', description: 'The ACD clock. It never goes back.' });

const clockMode = z.strictObject({ mode: z.enum(CLOCK_MODES) }).meta({ examples: [{ mode: 'manual' }] });

/** `settled`: resolves once what happened by itself has left its traces everywhere. */
export function clockRoutes(clock: Clock, settled: () => Promise<void>): readonly Route[] {
  const view = () => ({
    status: 200,
    body: { mode: clock.mode, now: clock.now(), nextTimer: clock.nextTimer() } satisfies z.infer<typeof clockView>,
  });
  const answers = { 200: { description: 'The clock as it is now.', schema: clockView } };
  return [
    { method: 'GET', path: '/control/clock', handle: view, docs: { summary: 'The ACD clock', answers } },
    {
      method: 'PUT',
      path: '/control/clock',
      handle({ json }) {
        clock.setMode(validate(clockMode, json()).mode);
        return view();
      },
      docs: {
        summary: 'Real or manual time',
        description: 'A manual clock stands still until it is moved; a real one goes on from where it was.',
        request: clockMode,
        answers,
      },
    },
    {
      method: 'POST',
      path: '/control/clock/advance',
      handle: async ({ json }) => {
        advanceClock(clock, json());
        await settled();
        return view();
      },
      docs: {
        summary: 'Move a manual clock',
        description: 'What is due on the way happens, each at its own time, before this is answered.',
        request: advance,
        answers,
        errors: failures('ClockIsReal', 'ClockBackwards', 'NoTimer', ...PORT_TAKEN),
      },
    },
  ];
}
