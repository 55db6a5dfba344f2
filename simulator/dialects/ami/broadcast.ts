// Events on their way to every session that hears of them: told once the action at hand has been answered, each made of
// bytes once, and spoiled where somebody wants it.

import type { Spoiler } from '../../faults/fault.ts';
import { shortestOf } from '../../wire/term.ts';
import { createWaitingRoom } from '../../wire/waiting-room.ts';
import { encode } from './codec.ts';
import { type AmiEvent, DIALECT } from './context.ts';
import type { AmiSession } from './session.ts';
import { headersOf, spoil } from './spoiled-event.ts';

export interface Broadcast {
  tell(event: AmiEvent): void;
  /** Sends what there is to tell. */
  flush(): void;
  stop(): void;
}

/** All events travel one bus. */
const LANE = 'bus';

export function createBroadcast(sessions: ReadonlySet<AmiSession>, faults: Spoiler): Broadcast {
  const waiting = createWaitingRoom();
  let untold: AmiEvent[] = [];

  function flush(): void {
    const events = untold;
    untold = [];
    for (const event of events) if ([...sessions].some((session) => session.hears(event))) send(event);
  }

  function send(event: AmiEvent): void {
    const isAwaited = waiting.isAwaited(LANE); // it goes first, then, and is not held back as well
    const spoils = faults.onEvent(() => toldBy(event));
    if (spoils.length === 0) tellAll(event, encode(headersOf(event)));
    else
      for (const { text, afterMs, isHeld, disconnects } of spoil(event, spoils))
        waiting.enter({
          lane: LANE,
          behindNext: isHeld && !isAwaited,
          afterMs,
          ended: shortestOf(spoils.map(({ ended }) => ended)),
          go: () => (disconnects ? cutAll(event) : tellAll(event, text)),
        });
    if (isAwaited) waiting.passed(LANE);
  }

  function tellAll(event: AmiEvent, text: string): void {
    for (const session of sessions) if (session.hears(event)) session.tell(text);
  }

  function cutAll(event: AmiEvent): void {
    for (const session of sessions) if (session.hears(event)) session.cut();
  }

  return {
    tell(event) {
      if (![...sessions].some((session) => session.hears(event))) return; // made for nobody, then
      if (untold.length === 0) setImmediate(flush);
      const headers = event.headers();
      untold.push({ ...event, headers: () => headers });
    },
    flush,
    stop: waiting.clear,
  };
}

const toldBy = ({ name, agentId = '', queueIds = [] }: AmiEvent) => ({
  dialect: DIALECT,
  event: name,
  agentId,
  queueIds,
});
