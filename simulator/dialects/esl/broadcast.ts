// Events on their way to every session that hears of them: made where somebody does, told once what is at hand has been answered,
// written once in each format, and spoiled where somebody wants it.

import type { FaultInjector } from '../../faults/fault.ts';
import { createEventLine } from '../../net/event-delivery.ts';
import { DIALECT } from './context.ts';
import {
  type EslEvent,
  EVENT_CODEC,
  FORMATS,
  headerOf,
  type Outgoing,
  type Switch,
  type ToldEvent,
  toldEvent,
} from './event.ts';
import type { EslSession } from './session.ts';

export interface Broadcast {
  tell(event: EslEvent): void;
  stop(): void;
}

export interface BroadcastOptions {
  readonly sessions: ReadonlySet<EslSession>;
  readonly faults: FaultInjector;
  readonly switch: Switch;
  /** ACD time in milliseconds. */
  readonly now: () => number;
}

interface Untold {
  readonly event: EslEvent;
  readonly told: ToldEvent;
  readonly hearing: readonly EslSession[];
}

export function createBroadcast({ sessions, faults, switch: of, now }: BroadcastOptions): Broadcast {
  const line = createEventLine<Outgoing>(EVENT_CODEC);
  let untold: Untold[] = [];
  let sequence = 0;

  function flush(): void {
    const events = untold;
    untold = [];
    for (const one of events) send(one);
  }

  function send({ event, told, hearing }: Untold): void {
    const there = hearing.filter((session) => session.isListening);
    if (there.length === 0) return;
    const injections = faults.onEvent(() => factsOf(event));
    for (const format of FORMATS) {
      const those = there.filter((session) => session.format === format);
      if (those.length > 0)
        line.send({
          lane: format,
          event: { ...told, format },
          injections,
          tell: (text) => {
            for (const session of those) session.tell(text);
          },
          cut: () => {
            for (const session of those) session.cut();
          },
        });
    }
    if (event.name === 'CHANNEL_HANGUP') channelIsDown(told);
  }

  /** Told before whoever is bound to the channel is let go. */
  function channelIsDown(told: ToldEvent): void {
    const [uuid = '', name = ''] = [headerOf(told, 'Unique-ID'), headerOf(told, 'Channel-Name')];
    for (const session of sessions) session.channelIsDown(uuid, name);
  }

  return {
    tell(event) {
      sequence += 1;
      const interested: EslSession[] = [];
      for (const session of sessions) if (session.hears(event)) interested.push(session);
      if (interested.length === 0) return; // made for nobody, then
      const told = toldEvent(event, of, now(), sequence);
      const hearing = interested.filter((session) => session.passes(told));
      if (hearing.length === 0) return;
      if (untold.length === 0) setImmediate(flush);
      untold.push({ event, told, hearing });
    },
    stop: line.stop,
  };
}

const factsOf = ({ name, kind = name, agentId = '', queueIds }: EslEvent) => ({
  dialect: DIALECT,
  event: kind,
  agentId,
  queueIds: queueIds?.() ?? [],
});
