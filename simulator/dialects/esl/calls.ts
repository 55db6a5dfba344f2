// What this wire has of queue calls beside the ACD: the ids of members and channels, who is called where, and when what was told.
// A caller who has given up stays on the list of members for a while. Times are milliseconds of ACD time.

import type { Call } from '../../core/model/call.ts';

/** What a client said of a caller that it brought in. */
interface Caller {
  readonly name: string;
  readonly number: string;
  /** What was dialled. */
  readonly destination: string;
  /** The far half of the caller's channel, by which a client knows it. */
  readonly farUuid: string;
}

/** A caller in a queue. */
export interface QueueCall extends Caller {
  readonly call: Pick<Call, 'id'>;
  readonly queueId: string;
  readonly memberUuid: string;
  readonly sessionUuid: string;
  readonly sessionNumber: number;
  /** Of the bridge into which the caller is moved. */
  readonly moveUuid: string;
  readonly joinedAt: number;
  /** By agent, whom it rings at. */
  readonly offers: Map<string, Offer>;
  /** Who has answered. */
  served?: (Offer & { readonly agentId: string; readonly answeredAt: number }) | undefined;
}

/** A call of an agent's phone. */
export interface Offer {
  readonly type: string;
  /** What is dialled to reach the agent. */
  readonly phone: string;
  readonly uuid: string;
  /** The far half of the pair. */
  readonly farUuid: string;
  readonly moveUuid: string;
  readonly calledAt: number;
  readonly answeredAt?: number | undefined;
}

/** A call that an agent has answered, for what is told of its channels. */
export interface ServedCall {
  readonly call: QueueCall;
  readonly offer: Offer;
  readonly queue: string;
  readonly agent: string;
  /** 0 while it goes on. */
  readonly endedAt: number;
}

/** One who has given up, as he is listed. */
interface Abandoned {
  readonly call: QueueCall;
  readonly at: number;
}

/** A channel, by its uuid: whose end of which call. */
interface ChannelEnd {
  readonly callId: string;
  /** Absent: the caller's. */
  readonly agentId?: string | undefined;
}

/** How many who have given up are listed at most. */
const MOST_ABANDONED = 1000;

export interface QueueCalls {
  /** What is known of a caller to be; the call takes it. */
  expect(callId: string, caller: Caller): () => void;
  /** Takes note of a call that has come to a queue. */
  begin(call: Call, queueId: string, at: number): QueueCall;
  find(callId: string): QueueCall | undefined;
  all(): readonly QueueCall[];
  in(queueId: string): readonly QueueCall[];
  /** How many wait there, rung at or not. */
  waitingIn(queueId: string): number;
  offer(call: QueueCall, agentId: string, offer: Pick<Offer, 'type' | 'phone' | 'calledAt'>): Offer;
  /** Nobody rings there any more. */
  takeBack(call: QueueCall, agentId: string): Offer | undefined;
  answer(call: QueueCall, agentId: string, at: number): QueueCall['served'];
  end(call: QueueCall): void;
  abandon(call: QueueCall, at: number): void;
  /** Those who gave up after `since`. */
  abandonedIn(queueId: string, since: number): readonly Abandoned[];
  channelAt(uuid: string): ChannelEnd | undefined;
  clear(): void;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Sessions are numbered from here on; a pair of channels takes two, and so does an agent's. */
const SESSIONS = { first: 2, perCall: 5 };

export function createQueueCalls(): QueueCalls {
  const expected = new Map<string, Caller>();
  const calls = new Map<string, QueueCall>();
  const byQueue = new Map<string, Set<QueueCall>>();
  const channels = new Map<string, ChannelEnd>();
  let abandoned: Abandoned[] = [];
  let numbered = SESSIONS.first - SESSIONS.perCall;

  function forgetOffer({ uuid, farUuid }: Offer): void {
    channels.delete(uuid);
    channels.delete(farUuid);
  }

  function end(call: QueueCall): void {
    calls.delete(call.call.id);
    byQueue.get(call.queueId)?.delete(call);
    for (const uuid of [call.sessionUuid, call.farUuid]) channels.delete(uuid);
    for (const offer of call.offers.values()) forgetOffer(offer);
    if (call.served !== undefined) forgetOffer(call.served);
  }

  return {
    expect(callId, caller) {
      expected.set(callId, caller);
      return () => void expected.delete(callId);
    },
    begin(call, queueId, at) {
      const known = calls.get(call.id);
      if (known !== undefined) end(known);
      numbered += SESSIONS.perCall;
      const farUuid = UUID.test(call.id) ? call.id : crypto.randomUUID();
      const caller = { name: call.from, number: call.from, destination: call.dialled, farUuid };
      const begun: QueueCall = {
        ...(expected.get(call.id) ?? caller),
        ...{ call, queueId, memberUuid: crypto.randomUUID(), sessionUuid: crypto.randomUUID() },
        ...{ sessionNumber: numbered, moveUuid: crypto.randomUUID(), joinedAt: at, offers: new Map() },
      };
      calls.set(call.id, begun);
      const there = byQueue.get(queueId) ?? new Set();
      byQueue.set(queueId, there.add(begun));
      for (const uuid of [begun.sessionUuid, begun.farUuid]) channels.set(uuid, { callId: call.id });
      return begun;
    },
    find: (callId) => calls.get(callId),
    all: () => [...calls.values()],
    in: (queueId) => [...(byQueue.get(queueId) ?? [])],
    waitingIn: (queueId) => [...(byQueue.get(queueId) ?? [])].filter(({ served }) => served === undefined).length,
    offer(call, agentId, about) {
      const ids = { uuid: crypto.randomUUID(), farUuid: crypto.randomUUID(), moveUuid: crypto.randomUUID() };
      const offer = { ...about, ...ids };
      call.offers.set(agentId, offer);
      for (const uuid of [ids.uuid, ids.farUuid]) channels.set(uuid, { callId: call.call.id, agentId });
      return offer;
    },
    takeBack(call, agentId) {
      const offer = call.offers.get(agentId);
      call.offers.delete(agentId);
      if (offer !== undefined) forgetOffer(offer);
      return offer;
    },
    answer(call, agentId, at) {
      const offer = call.offers.get(agentId);
      call.offers.delete(agentId);
      call.served = offer && { ...offer, agentId, answeredAt: at };
      return call.served;
    },
    end,
    abandon(call, at) {
      abandoned.push({ call, at });
      if (abandoned.length > MOST_ABANDONED) abandoned = abandoned.slice(-MOST_ABANDONED / 2);
    },
    abandonedIn(queueId, since) {
      return abandoned.filter(({ call, at }) => call.queueId === queueId && at > since);
    },
    channelAt: (uuid) => channels.get(uuid),
    clear() {
      for (const known of [expected, calls, byQueue, channels]) known.clear();
      abandoned = [];
    },
  };
}
