// All that this dialect knows beside the ACD, made when it is served, and forgotten when another ACD is put in place.

import type { Site } from '../dialect.ts';
import { giveUpAwaited } from '../socket-outcome.ts';
import { createAgentRows } from './agents.ts';
import type { EslConfig } from './config.ts';
import type { EslContext } from './context.ts';
import { createQueues } from './queues.ts';
import { createTiers } from './tiers.ts';

/** Of the ACD as it is now; `tell` is told what happens. */
export function createContext(
  { engine, faults, fabricate }: Pick<Site, 'engine' | 'faults' | 'fabricate'>,
  config: EslConfig,
  tell: EslContext['tell'],
): EslContext {
  const { acd, clock } = engine;
  const { hostname, ipv4, ipv6 } = config;
  const context: EslContext = {
    engine,
    faults,
    fabricate,
    config,
    switch: { coreUuid: crypto.randomUUID(), hostname, ipv4, ipv6 },
    agents: createAgentRows(acd, config),
    tiers: createTiers(acd),
    queues: createQueues(acd, config),
    asked: new Map(),
    awaiting: new Map(),
    startedAt: clock.realNow(),
    seconds: () => Math.floor(clock.now() / 1000),
    tell,
    beginAnew() {
      for (const known of [context.agents, context.tiers, context.queues, context.asked]) known.clear();
      giveUpAwaited(context.awaiting, engine);
    },
  };
  return context;
}
