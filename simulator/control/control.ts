// The control API: REST for whoever runs the simulator, on the main port, which no fault ever touches.

import type { Engine } from '../core/engine.ts';
import type { Snapshot } from '../core/snapshot.ts';
import type { Route } from '../wire/http.ts';
import { arrangeRoutes } from './arrange.ts';
import { commandRoutes } from './commands.ts';
import { journalRoutes } from './journal.ts';
import { type Health, health } from './reply-schema.ts';
import { snapshotRoutes } from './snapshot.ts';
import { type Usage, usageRoutes } from './usage.ts';

export interface ControlOptions {
  readonly engine: Engine;
  /** What a reset goes back to. */
  readonly opening: Snapshot;
  /** What `/healthz` tells, besides that all is well. */
  readonly about: Omit<Health, 'status'>;
  /** What connectors hold on to, a dialect each. */
  readonly usages: () => readonly Usage[];
}

export function controlRoutes({ engine, opening, about, usages }: ControlOptions): readonly Route[] {
  return [
    {
      method: 'GET',
      path: '/healthz',
      handle: () => ({ status: 200, body: { status: 'ok', ...about } satisfies Health }),
      about: {
        summary: 'Whether all is well',
        answers: { 200: { description: 'It is, and this is what is served where.', schema: health } },
      },
    },
    ...arrangeRoutes(engine, opening),
    ...commandRoutes(engine),
    ...journalRoutes(engine),
    ...snapshotRoutes(engine),
    ...usageRoutes(usages),
  ];
}
