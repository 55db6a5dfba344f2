// All that this dialect knows beside the ACD, made when it is served, and forgotten when another ACD is put in place.

import type { Engine } from '../../engine/engine.ts';
import type { FaultInjector } from '../../faults/fault.ts';
import { giveUpAwaited } from '../socket-outcome.ts';
import { beginHistories } from './call-history.ts';
import { createChannels } from './channels.ts';
import type { AmiConfig, AmiContext, AmiEvent } from './context.ts';
import { beginDeviceStates } from './device-states.ts';
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
    variables: new Map(),
    deviceStates: new Map(),
    histories: new Map(),
    poolBridge: crypto.randomUUID(),
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
    beginAnew() {
      for (const callOff of timers) callOff();
      const { channels, statistics, pool, histories, variables, deviceStates, awaiting } = context;
      giveUpAwaited(awaiting, engine);
      for (const known of [timers, channels, statistics, pool, histories, variables, deviceStates]) known.clear();
      context.members.restore();
      beginDeviceStates(context);
      beginHistories(context);
    },
  };
  context.beginAnew();
  return context;
}
