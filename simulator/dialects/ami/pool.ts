// The agent pool: agents wait in it on a channel of their own. It is the other kind of login, of which the ACD knows
// nothing; calls come to whoever waits there by way of the queues.

import { type Channel, type Leg, snapshotOf } from './channels.ts';
import type { Headers } from './codec.ts';
import type { AmiContext } from './context.ts';
import { tellAgentDevice } from './device-states.ts';
import { hangup } from './hangups.ts';

/** Whoever has come is not called before. */
const WAIT_SECONDS = 5;

/** Has an agent wait in the pool. Answers the channel. */
export function enterPool(context: AmiContext, agentId: string, device: string): Leg {
  const leg = context.channels.open(device);
  const session = { agentId, leg, since: context.seconds(), hasWaited: false, isLeaving: false };
  context.pool.set(agentId, session);
  context.after(WAIT_SECONDS, () => {
    session.hasWaited = true;
    if (context.pool.get(agentId) === session) tellAgentDevice(context, agentId);
  });
  const headers: Headers = [...snapshotOf(leg.one), ['Agent', agentId]];
  context.tell({ name: 'AgentLogin', eventClass: 'agent', agentId, headers: () => headers });
  return leg;
}

/** Nothing is told where the agent does not wait there. */
export function leavePool(context: AmiContext, agentId: string): void {
  const session = context.pool.get(agentId);
  if (session === undefined) return;
  context.pool.delete(agentId);
  const { leg, since } = session;
  const headers: Headers = [...snapshotOf(leg.one), ['Agent', agentId], ['Logintime', context.seconds() - since]];
  context.tell({ name: 'AgentLogoff', eventClass: 'agent', agentId, headers: () => headers });
  endPoolLeg(context, leg);
  tellAgentDevice(context, agentId);
}

/** A channel of a call or of the pool by its name, whatever its case. */
export function channelCalled({ channels, pool }: AmiContext, name: string): Channel | undefined {
  const ofPool = [...pool.values()].flatMap(({ leg }) => [leg.one, leg.two]);
  const all = [...channels.all().map(({ channel }) => channel), ...ofPool];
  return all.find((channel) => channel.name.toLowerCase() === name.toLowerCase());
}

/** The end of a channel that waits. */
export function endPoolLeg(context: AmiContext, leg: Leg): void {
  leg.two.priority = 2;
  hangup(context, 'HangupRequest', leg.two, 16);
  hangup(context, 'Hangup', leg.one, 16);
  hangup(context, 'SoftHangupRequest', leg.two, 16);
  hangup(context, 'Hangup', leg.two, 16);
}
