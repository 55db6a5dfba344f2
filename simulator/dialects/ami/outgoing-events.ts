// What happens at the ACD, as the Manager Interface tells it: queue logins come and go, agents pause, and calls.

import type { Event, EventOf } from '../../core/events.ts';
import type { PublishedEntry } from '../../engine/journal-entry.ts';
import { settleAwaited } from '../socket-outcome.ts';
import type { AmiContext } from './context.ts';
import { forgetSurplus, tellAvailability, tellPauseDevice } from './device-states.ts';
import { tellMember } from './event-encoders.ts';
import type { Member } from './members.ts';
import {
  answered,
  ended,
  offered,
  partyLeft,
  phoneUsed,
  queued,
  returned,
  transferred,
} from './outgoing-call-events.ts';

type Tellers = { readonly [T in Event['type']]?: (context: AmiContext, event: EventOf<T>) => void };
type Teller = ((context: AmiContext, event: Event) => void) | undefined;

/** Tells of an Event; of most, nothing. Whoever waits for an outcome is given it. */
export function tellOf(context: AmiContext, entry: PublishedEntry): void {
  if (entry.kind === 'event') (TELLERS[entry.event.type] as Tellers[Event['type']] as Teller)?.(context, entry.event);
  else settleAwaited(context.awaiting, entry);
}

const TELLERS: Tellers = {
  Restored: (context) => context.beginAnew(),
  Seeded: ({ members }, { floor }) => {
    for (const agent of floor.agents) members.learnDevice(agent);
  },
  AgentLoggedIn: (context, { agentId, queueIds }) => {
    const agent = context.engine.acd.agents.get(agentId);
    if (agent !== undefined) context.members.learnDevice(agent);
    for (const queueId of queueIds) join(context, agentId, queueId);
  },
  QueueLoggedIn: (context, { agentId, queueId }) => join(context, agentId, queueId),
  QueueLoggedOut: (context, { agentId, queueId }) => leave(context, agentId, queueId),
  AgentLoggedOut: (context, { agentId, queueIds }) => {
    for (const queueId of queueIds) leave(context, agentId, queueId);
  },
  AgentStateChanged: stateChanged,
  MembershipsPaused: tellPause,
  MembershipsUnpaused: tellPause,
  PenaltyChanged: (context, { agentId, queueIds }) => {
    for (const member of membersIn(context, agentId, queueIds)) tellMember(context, 'QueueMemberPenalty', member);
  },
  CallArrived: queued,
  CallQueued: queued,
  CallMade: phoneUsed,
  CallOffered: offered,
  CallAnswered: answered,
  CallReturned: returned,
  CallTransferred: transferred,
  PartyLeft: partyLeft,
  CallEnded: ended,
};

function join(context: AmiContext, agentId: string, queueId: string): void {
  const member = context.members.join(agentId, queueId);
  if (member === undefined) return;
  tellPauseDevice(context, member, member.held.paused !== undefined);
  tellMember(context, 'QueueMemberAdded', member);
  tellAvailability(context, member);
}

function leave(context: AmiContext, agentId: string, queueId: string): void {
  const member = context.members.leave(agentId, queueId);
  if (member === undefined) return;
  tellMember(context, 'QueueMemberRemoved', member);
  tellPauseDevice(context, member, false);
  tellAvailability(context, member);
  forgetSurplus(context, member);
}

/** In the order of the queues, as Asterisk goes through them. */
function membersIn({ members, engine }: AmiContext, agentId: string, queueIds: readonly string[]): readonly Member[] {
  const meant = new Set(queueIds);
  const inOrder = meant.size < 2 ? meant : [...engine.acd.queues.keys()].filter((queueId) => meant.has(queueId));
  return [...inOrder].flatMap((queueId) => members.find(agentId, queueId) ?? []);
}

/** The reason for going on is told once, and not kept. */
function tellPause(
  context: AmiContext,
  { type, agentId, queueIds, reasonCode = '' }: EventOf<'MembershipsPaused' | 'MembershipsUnpaused'>,
): void {
  const isPaused = type === 'MembershipsPaused';
  for (const member of membersIn(context, agentId, queueIds)) {
    if (isPaused) member.lastPause = context.seconds();
    member.openReason = isPaused ? '' : reasonCode;
    tellPauseDevice(context, member, isPaused);
    tellAvailability(context, member);
    tellMember(context, 'QueueMemberPause', member);
    member.openReason = '';
  }
}

/** Where the ACD pauses agents, and not members of queues, a pause is one in each. */
function stateChanged(context: AmiContext, { agentId, from, to, reasonCode }: EventOf<'AgentStateChanged'>): void {
  const { policy, agents } = context.engine.acd;
  const isPause = to === 'NotReady' || (to === 'Ready' && from === 'NotReady');
  if (policy.pauseScope !== 'agent' || !isPause) return;
  const type = to === 'NotReady' ? 'MembershipsPaused' : 'MembershipsUnpaused';
  const queueIds = [...(agents.get(agentId)?.memberships.keys() ?? [])];
  tellPause(context, { type, agentId, queueIds, reasonCode });
}
