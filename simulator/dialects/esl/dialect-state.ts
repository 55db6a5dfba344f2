// All that this dialect knows beside the ACD, made when it is served, and forgotten when another ACD is put in place.

import type { Leg } from '../../core/model/call.ts';
import type { Site } from '../dialect.ts';
import { giveUpAwaited } from '../socket-outcome.ts';
import { createAgentRows } from './agents.ts';
import { createQueueCalls, type QueueCall } from './calls.ts';
import type { EslConfig } from './config.ts';
import type { EslContext } from './context.ts';
import { createQueues } from './queues.ts';
import { createTiers } from './tiers.ts';

/** Queue calls that are there already: they wait, ring or are answered, and nobody is told. */
function beginCalls(context: EslContext): void {
  const { engine, calls } = context;
  for (const call of engine.acd.calls.values()) {
    if (call.queueId === undefined) continue;
    const begun = calls.begin(call, call.queueId, engine.clock.now());
    for (const leg of call.legs) if (leg.agentId !== undefined) takePart(context, begun, leg);
  }
}

function takePart({ calls, agents }: EslContext, call: QueueCall, { agentId = '', state, since }: Leg): void {
  calls.offer(call, agentId, { type: 'callback', phone: agentId, calledAt: since });
  const served = state === 'Ringing' ? undefined : calls.answer(call, agentId, since);
  const row = agents.find(agentId);
  if (row === undefined) return;
  row.state = served === undefined ? 'Receiving' : 'In a queue call';
  row.uuid = served?.uuid ?? '';
}

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
    calls: createQueueCalls(),
    asked: new Map(),
    awaiting: new Map(),
    startedAt: clock.realNow(),
    seconds: () => Math.floor(clock.now() / 1000),
    tell,
    beginAnew() {
      for (const known of [context.agents, context.tiers, context.queues, context.calls, context.asked]) known.clear();
      giveUpAwaited(context.awaiting, engine);
      beginCalls(context);
    },
  };
  beginCalls(context);
  return context;
}
