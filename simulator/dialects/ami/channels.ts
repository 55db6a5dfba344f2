// Channels: the two ends of a caller's call and of an agent's, as the Manager Interface tells of them. Every leg is a
// Local channel, and so a pair; the first of the pair is the one that events speak of.

import type { Call } from '../../core/model/call.ts';
import type { Headers } from './codec.ts';

export interface Channel {
  readonly name: string;
  readonly exten: string;
  readonly context: string;
  readonly uniqueid: string;
  readonly linkedid: string;
  readonly callerNumber: string;
  readonly callerName: string;
  state: 0 | 4 | 5 | 6;
  priority: 1 | 2 | 3;
  /** What has been set on it by an action; absent: nothing. */
  variables?: Map<string, string>;
}

/** Both halves of a leg. */
export interface Leg {
  readonly one: Channel;
  readonly two: Channel;
}

const DESCRIPTIONS = { 0: 'Down', 4: 'Ring', 5: 'Ringing', 6: 'Up' } as const;
const UNKNOWN = '<unknown>';

/** The fourteen headers that tell what a channel is; `prefix` where an event tells of two. */
export function snapshotOf(channel: Channel, prefix = ''): Headers {
  const { name, state, callerNumber, callerName, context, exten, priority, uniqueid, linkedid } = channel;
  const rows: Headers = [
    ['Channel', name],
    ['ChannelState', state],
    ['ChannelStateDesc', DESCRIPTIONS[state]],
    ['CallerIDNum', callerNumber || UNKNOWN],
    ['CallerIDName', callerName || UNKNOWN],
    ['ConnectedLineNum', callerNumber || UNKNOWN],
    ['ConnectedLineName', callerName || UNKNOWN],
    ['Language', 'en'],
    ['AccountCode', ''],
    ['Context', context],
    ['Exten', exten],
    ['Priority', priority],
    ['Uniqueid', uniqueid],
    ['Linkedid', linkedid],
  ];
  return prefix === '' ? rows : rows.map(([header, value]) => [`${prefix}${header}`, value] as const);
}

/** What an action says of a call to be. */
interface CallWish {
  /** `Local/wait@default/n` */
  readonly channel: string;
  readonly callerName: string;
}

export interface Channels {
  /** The caller's end. */
  callerOf(call: Call): Leg;
  /** The agent's end of a call, at that device. */
  agentOf(call: Call, device: string): Leg;
  /** A leg of nobody's call: an agent who waits in the pool, say. */
  open(device: string): Leg;
  wish(callId: string, wish: CallWish): void;
  /** The agent's end has ended; the caller's goes on. */
  forgetAgent(callId: string): void;
  forget(callId: string): void;
  /** Every channel of a call, and whose end it is of. */
  all(): readonly { readonly channel: Channel; readonly callId: string; readonly end: 'agent' | 'caller' }[];
  /** How many legs there have been since the start: each runs through the dialplan once. */
  processed(): number;
  /** All is forgotten, but no number is given twice. */
  clear(): void;
}

export function createChannels(seconds: () => number): Channels {
  let legs = 0;
  let halves = 0;
  const callers = new Map<string, Leg>();
  const agents = new Map<string, Leg>();
  const pendingMemberOptions = new Map<string, CallWish>();

  function make(device: string, about: { caller?: Call; linkedid?: string; callerName?: string; exten?: string }): Leg {
    const [, exten = device, context = 'default'] = /^\w+\/([^@/]+)@?([^/]*)/.exec(device) ?? [];
    const number = legs.toString(16).padStart(8, '0');
    legs += 1;
    const half = (index: 1 | 2, linkedid: string | undefined): Channel => {
      const uniqueid = `${seconds()}.${halves}`;
      halves += 1;
      return {
        name: `${device.replace(/\/n$/, '')}-${number};${index}`,
        exten: index === 1 ? (about.exten ?? exten) : exten,
        context: context || 'default',
        uniqueid,
        linkedid: linkedid ?? uniqueid,
        callerNumber: about.caller?.from ?? '',
        callerName: about.callerName ?? '',
        ...{ state: 6, priority: index },
      };
    };
    const one = half(1, about.linkedid);
    return { one, two: half(2, one.linkedid) };
  }

  const channels: Channels = {
    callerOf(call) {
      const known = callers.get(call.id);
      if (known !== undefined) return known;
      const { channel = `Local/${call.id}@callers`, callerName } = pendingMemberOptions.get(call.id) ?? {};
      const leg = make(channel, { caller: call, callerName: callerName ?? '' });
      callers.set(call.id, leg);
      return leg;
    },
    agentOf(call, device) {
      const known = agents.get(call.id);
      if (known !== undefined) return known;
      const { one } = channels.callerOf(call);
      const { callerName, linkedid, exten } = one;
      const leg = make(device, { caller: call, callerName, linkedid, exten });
      leg.one.state = 0;
      leg.two.state = 4;
      agents.set(call.id, leg);
      return leg;
    },
    open: (device) => make(device, {}),
    wish: (callId, wish) => void pendingMemberOptions.set(callId, wish),
    forgetAgent: (callId) => void agents.delete(callId),
    forget(callId) {
      for (const known of [callers, agents, pendingMemberOptions]) known.delete(callId);
    },
    all: () => [...channelsIn(callers, 'caller'), ...channelsIn(agents, 'agent')],
    processed: () => legs,
    clear() {
      for (const known of [callers, agents, pendingMemberOptions]) known.clear();
    },
  };
  return channels;
}

const channelsIn = <E extends 'agent' | 'caller'>(legs: ReadonlyMap<string, Leg>, end: E) =>
  [...legs].flatMap(([callId, { one, two }]) => [one, two].map((channel) => ({ channel, callId, end })));
