// Events on their way to every session that hears of them: told once the action at hand has been answered, each made of
// bytes once, and spoiled where somebody wants it.

import type { FaultInjector } from '../../faults/fault.ts';
import { createEventLine } from '../../net/event-delivery.ts';
import type { Headers } from './codec.ts';
import { type AmiEvent, DIALECT } from './context.ts';
import { EVENT_WORDS } from './injected-event.ts';
import type { AmiSession } from './session.ts';

export interface Broadcast {
  tell(event: AmiEvent): void;
  /** Sends what there is to tell. */
  flush(): void;
  stop(): void;
}

/** All events travel one bus. */
const LANE = 'bus';

export function createBroadcast(sessions: ReadonlySet<AmiSession>, faults: FaultInjector): Broadcast {
  const line = createEventLine(EVENT_WORDS);
  let untold: { readonly event: AmiEvent; readonly headers: Headers }[] = [];

  function hearing(event: AmiEvent): readonly AmiSession[] {
    return [...sessions].filter((session) => session.hears(event));
  }

  function flush(): void {
    const events = untold;
    untold = [];
    for (const { event, headers } of events)
      if (hearing(event).length > 0)
        line.send({
          lane: LANE,
          event: headers,
          injections: faults.onEvent(() => toldBy(event)),
          tell: (text) => {
            for (const session of hearing(event)) session.tell(text);
          },
          cut: () => {
            for (const session of hearing(event)) session.cut();
          },
        });
  }

  return {
    tell(event) {
      if (hearing(event).length === 0) return; // made for nobody, then
      if (untold.length === 0) setImmediate(flush);
      untold.push({ event, headers: headersOf(event) });
    },
    flush,
    stop: line.stop,
  };
}

const headersOf = ({ name, eventClass, headers }: AmiEvent): Headers => [
  ['Event', name],
  ['Privilege', `${eventClass},all`],
  ...headers(),
];

const toldBy = ({ name, agentId = '', queueIds = [] }: AmiEvent) => ({
  dialect: DIALECT,
  event: name,
  agentId,
  queueIds,
});
