// The control API: REST for whoever runs the simulator, on the main port, which no fault ever touches.

import type { Engine } from '../core/engine.ts';
import type { Snapshot } from '../core/snapshot.ts';
import type { Route } from '../wire/http.ts';
import { arrangeRoutes } from './arrange.ts';
import { commandRoutes } from './commands.ts';
import { journalRoutes } from './journal.ts';

export interface ControlOptions {
  readonly engine: Engine;
  /** What a reset goes back to. */
  readonly opening: Snapshot;
  /** What `/healthz` tells, besides that all is well. */
  readonly about: Readonly<Record<string, unknown>>;
}

export function controlRoutes({ engine, opening, about }: ControlOptions): readonly Route[] {
  return [
    { method: 'GET', path: '/healthz', handle: () => ({ status: 200, body: { status: 'ok', ...about } }) },
    ...arrangeRoutes(engine, opening),
    ...commandRoutes(engine),
    ...journalRoutes(engine),
  ];
}
