// The control API: REST for whoever runs the simulator, on the main port, which no fault ever touches.

import type { Snapshot } from '../core/snapshot.ts';
import type { Engine } from '../engine/engine.ts';
import type { Faults } from '../faults/fault.ts';
import type { Route } from '../http-api/route-docs.ts';
import { allowedCommandRoutes } from './allowed-commands.ts';
import { arrangeRoutes } from './arrange.ts';
import { authorityRoute } from './authority.ts';
import { callRoutes } from './calls.ts';
import { clockRoutes } from './clock.ts';
import { commandRoutes } from './commands.ts';
import { faultRoutes } from './faults.ts';
import { type Health, health } from './health.ts';
import { journalRoutes } from './journal.ts';
import { policyChoicesRoute } from './policy-choices.ts';
import { snapshotRoutes } from './snapshot.ts';
import { type Usage, usageRoutes } from './usage.ts';
import { type PostingDialect, webhookRoutes } from './webhooks.ts';
import { type WireDialect, wireRoutes } from './wire.ts';

export interface ControlOptions {
  readonly engine: Engine;
  readonly faults: Faults;
  /** What a reset goes back to: the ACD, and the orders for the faults that were active from the start. */
  readonly opening: Snapshot;
  readonly orders: readonly unknown[];
  /** What `/healthz` tells, besides that all is well. */
  readonly about: Omit<Health, 'status' | 'faults' | 'clock'>;
  /** What connectors hold on to, a dialect each. */
  readonly usages: () => readonly Usage[];
  /** Over which a Command can be asked as a connector asks it. */
  readonly wires: readonly WireDialect[];
  /** Those that post events. */
  readonly posting: readonly PostingDialect[];
  /** The authority of the dialects' certificates, PEM; absent where they do not speak TLS. */
  readonly ca: string | undefined;
}

export function controlRoutes(options: ControlOptions): readonly Route[] {
  const { engine, faults, about, usages, posting, ca } = options;
  return [
    {
      method: 'GET',
      path: '/healthz',
      handle: () => {
        const condition = { faults: faults.list().length, clock: engine.clock.mode };
        return { status: 200, body: { status: 'ok', ...about, ...condition } satisfies Health };
      },
      docs: {
        summary: 'Whether all is well',
        answers: { 200: { description: 'It is, and this is what is served where.', schema: health } },
      },
    },
    ...arrangeRoutes(options),
    policyChoicesRoute,
    ...commandRoutes(engine),
    ...callRoutes(engine),
    ...allowedCommandRoutes(engine),
    ...journalRoutes(engine),
    ...clockRoutes(engine.clock, faults.settled),
    ...faultRoutes(faults),
    ...snapshotRoutes(engine),
    ...usageRoutes(usages),
    ...wireRoutes(options),
    ...webhookRoutes(posting),
    authorityRoute(ca),
  ];
}
