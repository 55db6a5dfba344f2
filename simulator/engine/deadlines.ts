// What an ACD does by itself and when: states that end, phones that have rung and callers who have waited long enough,
// requests that are due. That is data of the Acd; here it is put in the order of time, and the clock is asked for the first of it. What is no longer so in the Acd is passed over.

import type { Event } from '../core/events.ts';
import type { Acd } from '../core/model/acd.ts';
import type { Leg } from '../core/model/call.ts';
import type { PendingRequest } from '../core/model/request.ts';
import type { Clock } from './clock.ts';

/** An agent whose state ends, an agent's phone that stops ringing, a caller who gives up, or a request that is due. */
export type Deadline =
  | { readonly agentId: string; readonly endsAt: number }
  | { readonly callId: string; readonly agentId: string; readonly ringsUntil: number }
  | { readonly callId: string; readonly waitsUntil: number }
  | PendingRequest;

/** How many are put in order, besides twice as many as there were, before those are dropped that are no longer so. */
const ROOM = 4096;

interface Place {
  readonly at: number;
  /** Of two at one time the earlier comes first. */
  readonly order: number;
  readonly deadline: Deadline;
}

export function createDeadlines(acd: Acd, clock: Pick<Clock, 'now' | 'schedule'>) {
  /** A binary heap: the first is due first. */
  const heap: Place[] = [];
  let noted = 0;
  let run: ((deadline: Deadline) => void) | undefined;
  let isMeeting = false;
  /** What is passed over is not kept for ever. */
  let most = ROOM;
  let armed: { readonly at: number; readonly callOff: () => void } | undefined;

  function isDue(deadline: Deadline): boolean {
    if ('endsAt' in deadline) return acd.agents.get(deadline.agentId)?.stateEndsAt === deadline.endsAt;
    if ('requestId' in deadline) return acd.pending.get(deadline.requestId) === deadline;
    const call = acd.calls.get(deadline.callId);
    if ('waitsUntil' in deadline) return call?.waitsUntil === deadline.waitsUntil;
    return (
      call?.legs.some((leg) => leg.agentId === deadline.agentId && leg.ringsUntil === deadline.ringsUntil) ?? false
    );
  }

  function add(at: number, deadline: Deadline): void {
    if (heap.length >= most) {
      rebuild();
      return;
    }
    noted += 1;
    push(heap, { at, order: noted, deadline });
  }

  function addState(agentId: string): void {
    const endsAt = acd.agents.get(agentId)?.stateEndsAt;
    if (endsAt !== undefined) add(endsAt, { agentId, endsAt });
  }

  function addRinging(callId: string, { agentId, ringsUntil }: Pick<Leg, 'agentId' | 'ringsUntil'>): void {
    if (agentId !== undefined && ringsUntil !== undefined) add(ringsUntil, { callId, agentId, ringsUntil });
  }

  function addWait(callId: string): void {
    const waitsUntil = acd.calls.get(callId)?.waitsUntil;
    if (waitsUntil !== undefined) add(waitsUntil, { callId, waitsUntil });
  }

  function addRequest(request: PendingRequest): void {
    if (request.due !== undefined) add(request.due.at, request);
  }

  function rebuild(): void {
    heap.length = 0;
    most = Number.POSITIVE_INFINITY;
    for (const id of acd.agents.keys()) addState(id);
    for (const { id, legs } of acd.calls.values()) {
      addWait(id);
      for (const leg of legs) addRinging(id, leg);
    }
    for (const request of acd.pending.values()) addRequest(request);
    most = 2 * heap.length + ROOM;
  }

  /** The clock wakes this one for the first that still is to be, and for no other. */
  function arm(): void {
    if (isMeeting) return;
    while (heap[0] !== undefined && !isDue(heap[0].deadline)) pop(heap);
    const at = run === undefined ? undefined : heap[0]?.at;
    if (armed?.at === at) return;
    armed?.callOff();
    armed = at === undefined ? undefined : { at, callOff: clock.schedule(at, wake) };
  }

  function wake(): void {
    armed = undefined;
    isMeeting = true;
    const now = clock.now();
    try {
      for (let first = heap[0]; first !== undefined && first.at <= now; first = heap[0]) {
        pop(heap);
        if (isDue(first.deadline)) run?.(first.deadline);
      }
    } finally {
      isMeeting = false;
      arm();
    }
  }

  return {
    /** Takes note of what an Event that has been applied has made due. */
    note(event: Event): void {
      if (event.type === 'Restored') rebuild();
      else if (event.type === 'AgentStateChanged') addState(event.agentId);
      else if (event.type === 'RequestAccepted') addRequest(event.request);
      else if (event.type === 'CallOffered') addRinging(event.callId, event);
      else if ('maxWaitMs' in event || event.type === 'CallTransferred') addWait(event.callId);
    },
    arm,
    /** From now on `meet` is called with each, at its time. */
    start(meet: (deadline: Deadline) => void): void {
      run = meet;
      rebuild();
      arm();
    },
    /** Nothing happens by itself any more. */
    stop(): void {
      run = undefined;
      arm();
    },
  };
}

const isBefore = (one: Place, other: Place): boolean =>
  one.at < other.at || (one.at === other.at && one.order < other.order);

function push(heap: Place[], place: Place): void {
  let index = heap.push(place) - 1;
  while (index > 0) {
    const above = (index - 1) >>> 1;
    if (!isBefore(place, heap[above] as Place)) break;
    heap[index] = heap[above] as Place;
    index = above;
  }
  heap[index] = place;
}

function pop(heap: Place[]): void {
  const last = heap.pop();
  if (last === undefined || heap.length === 0) return;
  let index = 0;
  for (;;) {
    let below = 2 * index + 1;
    if (below >= heap.length) break;
    const other = heap[below + 1];
    if (other !== undefined && isBefore(other, heap[below] as Place)) below += 1;
    if (!isBefore(heap[below] as Place, last)) break;
    heap[index] = heap[below] as Place;
    index = below;
  }
  heap[index] = last;
}
