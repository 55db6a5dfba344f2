// All that this dialect knows beside the ACD, made when it is served, and forgotten when another ACD is put in place.

import type { Engine } from '../../engine/engine.ts';
import type { FaultInjector } from '../../faults/fault.ts';
import { beginHistories } from './call-history.ts';
import { createChannels } from './channels.ts';
import type { AmiConfig, AmiContext, AmiEvent } from './context.ts';
import { createMembers } from './members.ts';
import { createStatistics } from './statistics.ts';

export interface MemoryOptions {
  readonly engine: Engine;
  readonly faults: FaultInjector;
  readonly config: AmiConfig;
  readonly tell: (event: AmiEvent) => void;
}

/** Of the ACD as it is now. */
export function createContext({ engine, faults, config, tell }: MemoryOptions): AmiContext {
  const { clock } = engine;
  const seconds = () => Math.floor(clock.now() / 1000);
  const timers = new Set<() => void>();
  const context: AmiContext = {
    engine,
    faults,
    config,
    members: createMembers(engine.acd),
    channels: createChannels(seconds),
    statistics: createStatistics(),
    pool: new Map(),
    pendingMemberOptions: new Map(),
    variables: new Map(),
    deviceStates: new Map(),
    stories: new Map(),
    awaiting: new Map(),
    startedAt: Math.floor(clock.realNow() / 1000),
    seconds,
    after(wait, run) {
      const callOff = clock.schedule(clock.now() + wait * 1000, () => {
        timers.delete(callOff);
        run();
      });
      timers.add(callOff);
    },
    tell,
    ...createSilence(),
    beginAnew() {
      for (const callOff of timers) callOff();
      for (const giveUp of context.awaiting.values()) giveUp(undefined);
      const { channels, statistics, pool, pendingMemberOptions, variables, deviceStates, stories, awaiting } = context;
      for (const known of [timers, channels, statistics, pool, pendingMemberOptions]) known.clear();
      for (const known of [variables, deviceStates, stories, awaiting]) known.clear();
      context.members.rebuild(seconds());
      beginHistories(context);
    },
  };
  context.beginAnew();
  return context;
}

/** Of whose pauses nothing is told at this moment. */
function createSilence(): Pick<AmiContext, 'isQuiet' | 'suppressPauseEvents'> {
  const suppressed = new Map<object, string>();
  return {
    isQuiet: (agentId) => [...suppressed.values()].includes(agentId),
    suppressPauseEvents(agentId) {
      const token = {};
      suppressed.set(token, agentId);
      return () => void suppressed.delete(token);
    },
  };
}
