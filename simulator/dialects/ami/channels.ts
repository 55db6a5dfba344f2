// Channels: the ends of calls as the Manager Interface tells of them. Every leg is a Local channel, and so a pair; the first
// of the pair is the one that events speak of. They are found by their names and ids, however many there are.

import type { Call } from '../../core/model/call.ts';
import type { Headers } from './codec.ts';

/** A number with a name; empty: unknown. */
export interface Line {
  readonly number: string;
  readonly name: string;
}

/** What a channel executes: an application by itself, or an extension of the dialplan, line by line. */
interface Execution {
  readonly application: string;
  readonly data: string;
  readonly isDialplan: boolean;
}

export interface Channel {
  readonly name: string;
  readonly uniqueid: string;
  readonly linkedid: string;
  readonly account: string;
  /** When it came to be, in seconds since 1970. */
  readonly since: number;
  exten: string;
  context: string;
  priority: number;
  caller: Line;
  connected: Line;
  executes: Execution;
  state: 0 | 4 | 5 | 6;
  /** The bridge that it is in; empty: none. */
  bridge: string;
  /** What has been set on it by an action; absent: nothing. */
  variables?: Map<string, string>;
}

/** Both halves of a leg, and whose it is; absent: of no call. */
export interface Leg {
  readonly one: Channel;
  readonly two: Channel;
  owner?: Owner | undefined;
}

/** The call, and the agent whose end it is; absent: the caller's. */
interface Owner {
  readonly callId: string;
  readonly agentId?: string | undefined;
}

export interface Half {
  readonly channel: Channel;
  readonly leg: Leg;
}

export const UNKNOWN: Line = { number: '', name: '' };

/** An extension here is answered at once, and waits. */
const WAITS: Execution = { application: 'Wait', data: '', isDialplan: true };

const DESCRIPTIONS = { 0: 'Down', 4: 'Ring', 5: 'Ringing', 6: 'Up' } as const;
const NOT_KNOWN = '<unknown>';

/** The fourteen headers that tell what a channel is; `prefix` where an event tells of two. */
export function snapshotOf(channel: Channel, prefix = ''): Headers {
  const { name, state, caller, connected, account, context, exten, priority, uniqueid, linkedid } = channel;
  const rows: Headers = [
    ['Channel', name],
    ['ChannelState', state],
    ['ChannelStateDesc', DESCRIPTIONS[state]],
    ['CallerIDNum', caller.number || NOT_KNOWN],
    ['CallerIDName', caller.name || NOT_KNOWN],
    ['ConnectedLineNum', connected.number || NOT_KNOWN],
    ['ConnectedLineName', connected.name || NOT_KNOWN],
    ['Language', 'en'],
    ['AccountCode', account],
    ['Context', context],
    ['Exten', exten],
    ['Priority', priority],
    ['Uniqueid', uniqueid],
    ['Linkedid', linkedid],
  ];
  return prefix === '' ? rows : rows.map(([header, value]) => [`${prefix}${header}`, value] as const);
}

/** How a leg begins. */
export interface Opening {
  /** `Local/wait@default/n` */
  readonly device: string;
  readonly caller?: Line;
  readonly account?: string | undefined;
  /** The ids of both halves; absent: numbered here. */
  readonly uniqueids?: readonly [string | undefined, string | undefined];
  readonly executes?: Execution;
  /** The caller's, of an agent's leg. */
  readonly linkedid?: string;
  readonly exten?: string;
}

export interface Channels {
  /** The caller's end. */
  callerOf(call: Pick<Call, 'id' | 'from' | 'queueId'>): Leg;
  /** The agent's end of a call, at that device. */
  agentOf(call: Call, agentId: string, device: string): Leg;
  /** A leg of nobody's call: an agent who waits in the pool, say. Undefined where a channel has that id already. */
  open(opening: Opening): Leg | undefined;
  /** It is the caller's end of that call from now on; absent: of no call. */
  give(leg: Leg, callId: string | undefined): void;
  close(leg: Leg): void;
  /** What were a call's ends are another's; its caller's end, that one's too. */
  merge(fromId: string, callId: string): void;
  /** The agent's end has ended; the call goes on. */
  forgetAgent(callId: string, agentId: string): void;
  /** All ends of a call. */
  forget(callId: string): void;
  /** By its name, whatever the case, or its id. */
  called(name: string): Half | undefined;
  all(): readonly Half[];
  /** How many legs there have been since the start: each runs through the dialplan once. */
  processed(): number;
  /** All is forgotten, but no number is given twice. */
  clear(): void;
}

/** The context in which an extension asks for the agent of that number, on its first line. */
const POOL = 'agents';

const OUTGOING: Execution = { application: 'AppQueue', data: '(Outgoing Line)', isDialplan: false };

/** Where a device leads, and what it is called there; of one without a context it is the default one. */
export function placeOf(device: string): { readonly exten: string; readonly context: string; readonly name: string } {
  const [, technology = '', exten = device, context = ''] = /^(\w+)\/([^@/]*)@?([^/]*)/.exec(device) ?? [];
  const place = { exten: exten || 's', context: context || 'default' };
  return { ...place, name: technology === '' ? device : `${technology}/${exten}@${place.context}` };
}

export function createChannels(seconds: () => number): Channels {
  let legs = 0;
  let halves = 0;
  const names = new Map<string, Half>();
  const ids = new Map<string, Half>();
  /** The ends of calls: the callers' by call, the agents' by call and then by agent. */
  const callers = new Map<string, Leg>();
  const agents = new Map<string, Map<string, Leg>>();

  function open(opening: Opening): Leg | undefined {
    const { device, caller = UNKNOWN, account = '', uniqueids = [], executes = WAITS, linkedid } = opening;
    const { exten, context, name } = placeOf(device);
    const since = seconds();
    const number = legs.toString(16).padStart(8, '0');
    legs += 1;
    const [id, otherId = id && `${id};2`] = uniqueids;
    const half = (index: 1 | 2, given: string | undefined, linked: string | undefined): Channel => {
      const uniqueid = given ?? `${since}.${halves}`;
      halves += 1;
      return {
        name: `${name}-${number};${index}`,
        uniqueid,
        linkedid: linked ?? uniqueid,
        account,
        since,
        exten: index === 1 ? (opening.exten ?? exten) : exten,
        context,
        priority: 1,
        caller,
        connected: caller,
        executes: index === 1 ? executes : WAITS,
        state: 6,
        bridge: '',
      };
    };
    const one = half(1, id, linkedid);
    if (ids.has(one.uniqueid)) return undefined;
    const leg: Leg = { one, two: half(2, otherId, one.linkedid) };
    for (const channel of [leg.one, leg.two]) {
      names.set(channel.name.toLowerCase(), { channel, leg });
      ids.set(channel.uniqueid, { channel, leg });
    }
    return leg;
  }

  function close({ one, two }: Leg): void {
    for (const { name, uniqueid } of [one, two]) {
      names.delete(name.toLowerCase());
      ids.delete(uniqueid);
    }
  }

  function give(leg: Leg, callId: string, agentId?: string): void {
    leg.owner = { callId, agentId };
    if (agentId === undefined) callers.set(callId, leg);
    else agents.set(callId, (agents.get(callId) ?? new Map<string, Leg>()).set(agentId, leg));
  }

  const opened = (opening: Opening): Leg => open(opening) as Leg;

  const channels: Channels = {
    callerOf({ id, from, queueId = '' }) {
      const known = callers.get(id);
      if (known !== undefined) return known;
      const caller = { number: from, name: '' };
      const executes = { application: 'Queue', data: queueId, isDialplan: false };
      const leg = opened({ device: `Local/${id}@callers`, caller, executes });
      leg.two.priority = 2;
      give(leg, id);
      return leg;
    },
    agentOf(call, agentId, device) {
      const known = agents.get(call.id)?.get(agentId);
      if (known !== undefined) return known;
      const { caller, linkedid, exten, account } = channels.callerOf(call).one;
      const leg = opened({ device, caller, linkedid, exten, account, executes: OUTGOING });
      leg.one.state = 0;
      leg.two.state = 4;
      if (leg.two.context === POOL) leg.two.executes = { ...WAITS, application: 'AgentRequest', data: agentId };
      else leg.two.priority = 2;
      give(leg, call.id, agentId);
      return leg;
    },
    open,
    give(leg, callId) {
      if (leg.owner !== undefined) callers.delete(leg.owner.callId);
      leg.owner = undefined;
      if (callId !== undefined) give(leg, callId);
    },
    close,
    merge(fromId, callId) {
      const caller = callers.get(fromId);
      const replaced = callers.get(callId);
      if (caller !== undefined && replaced !== undefined) close(replaced);
      if (caller !== undefined) give(caller, callId);
      for (const [agentId, leg] of agents.get(fromId) ?? []) {
        channels.forgetAgent(callId, agentId);
        give(leg, callId, agentId);
      }
      callers.delete(fromId);
      agents.delete(fromId);
    },
    forgetAgent(callId, agentId) {
      const leg = agents.get(callId)?.get(agentId);
      if (leg !== undefined) close(leg);
      agents.get(callId)?.delete(agentId);
    },
    forget(callId) {
      const caller = callers.get(callId);
      if (caller !== undefined) close(caller);
      for (const leg of agents.get(callId)?.values() ?? []) close(leg);
      callers.delete(callId);
      agents.delete(callId);
    },
    called: (name) => names.get(name.toLowerCase()) ?? ids.get(name),
    all: () => [...names.values()],
    processed: () => legs,
    clear() {
      for (const known of [names, ids, callers, agents]) known.clear();
    },
  };
  return channels;
}
