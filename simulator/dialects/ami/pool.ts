// The agent pool: agents wait in it on a channel of their own. It is the other kind of login, of which the ACD knows
// nothing; calls come to whoever waits there by way of the queues.

import { type Half, type Leg, snapshotOf, UNKNOWN } from './channels.ts';
import type { Headers } from './codec.ts';
import type { AmiContext, PoolSession } from './context.ts';
import { tellAgentDevice } from './device-states.ts';
import { agentDevice } from './devices.ts';
import { CLEARED, endBoth } from './hangups.ts';
import type { Member } from './members.ts';

/** Whoever has come is not called before. */
const WAIT_SECONDS = 5;

/** Has an agent wait in the pool, on that leg. */
export function enterPool(context: AmiContext, agentId: string, leg: Leg): void {
  const session = { agentId, leg, since: context.seconds(), hasWaited: false, isLeaving: false };
  context.pool.set(agentId, session);
  leg.one.bridge = context.poolBridge;
  leg.two.priority = 2;
  context.after(WAIT_SECONDS, () => {
    session.hasWaited = true;
    if (context.pool.get(agentId) === session) tellAgentDevice(context, agentId);
  });
  const headers: Headers = [...snapshotOf(leg.one), ['Agent', agentId]];
  context.tell({ name: 'AgentLogin', eventClass: 'agent', agentId, headers: () => headers });
}

/** Nothing is told where the agent does not wait there. `first`: the half that is hung up; absent: the near one. */
export function leavePool(context: AmiContext, agentId: string, first?: Half): void {
  const session = context.pool.get(agentId);
  if (session === undefined) return;
  context.pool.delete(agentId);
  const { leg, since } = session;
  const headers: Headers = [...snapshotOf(leg.one), ['Agent', agentId], ['Logintime', context.seconds() - since]];
  context.tell({ name: 'AgentLogoff', eventClass: 'agent', agentId, headers: () => headers });
  endBoth(context, first ?? { channel: leg.one, leg }, CLEARED);
  context.channels.close(leg);
  tellAgentDevice(context, agentId);
}

/** Who waits on that leg. */
export function waitingOn({ pool }: AmiContext, leg: Leg): PoolSession | undefined {
  for (const session of pool.values()) if (session.leg === leg) return session;
  return undefined;
}

/** The session of an agent whom that member's device reaches in the pool. */
export function reachedInPool({ pool }: AmiContext, { agentId, interface: device }: Member): PoolSession | undefined {
  const isByPool = device.toLowerCase() === agentDevice({ id: agentId, extension: '' }).toLowerCase();
  return isByPool ? pool.get(agentId) : undefined;
}

/** Who is connected to whom when an agent of the pool answers: between the caller and him there is one leg more. */
export function connectThroughPool(
  context: AmiContext,
  member: Member,
  { caller, leg }: { readonly caller: Leg; readonly leg: Leg },
): void {
  const session = reachedInPool(context, member);
  if (session === undefined) return;
  const bridge = crypto.randomUUID();
  leg.two.bridge = bridge;
  session.leg.one.bridge = bridge;
  session.leg.one.connected = caller.one.caller;
  caller.one.connected = UNKNOWN;
  caller.two.caller = UNKNOWN;
  leg.one.caller = UNKNOWN;
  leg.two.connected = UNKNOWN;
}
