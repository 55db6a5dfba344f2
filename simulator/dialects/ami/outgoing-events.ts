// What happens at the ACD, as the Manager Interface tells it: queue logins come and go, agents pause, and calls.

import type { Event } from '../../core/message.ts';
import type { PublishedEntry } from '../../engine/journal-entry.ts';
import { align } from './alignment.ts';
import { type AmiContext, wishKey } from './context.ts';
import { tellMember } from './event-encoders.ts';
import type { Member } from './members.ts';
import { answered, arrived, ended, offered, returned } from './outgoing-call-events.ts';

type EventOf<T extends Event['type']> = Extract<Event, { type: T }>;
type Tellers = { readonly [T in Event['type']]?: (context: AmiContext, event: EventOf<T>) => void };
type Teller = ((context: AmiContext, event: Event) => void) | undefined;

/** Tells of an Event; of most, nothing. Whoever waits for an outcome is given it. */
export function tellOf(context: AmiContext, entry: PublishedEntry): void {
  if (entry.kind === 'event') (TELLERS[entry.event.type] as Tellers[Event['type']] as Teller)?.(context, entry.event);
  else settleAwaited(context, entry);
}

function settleAwaited({ awaiting }: AmiContext, entry: Extract<PublishedEntry, { kind: 'outcome' }>): void {
  const { requestId = '', rejection } = entry;
  awaiting.get(requestId)?.(
    rejection === undefined ? { outcome: 'done', events: [] } : { outcome: 'refused', rejection },
  );
  awaiting.delete(requestId);
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
  CallArrived: arrived,
  CallOffered: offered,
  CallAnswered: answered,
  CallReturned: returned,
  CallEnded: ended,
};

function join(context: AmiContext, agentId: string, queueId: string): void {
  const agent = context.engine.acd.agents.get(agentId);
  if (agent === undefined) return;
  const wish = context.pendingMemberOptions.get(wishKey(agentId, queueId));
  tellMember(context, 'QueueMemberAdded', context.members.join({ agent, queueId, at: context.seconds() }, wish));
}

function leave(context: AmiContext, agentId: string, queueId: string): void {
  const member = context.members.leave(agentId, queueId);
  if (member !== undefined) tellMember(context, 'QueueMemberRemoved', member);
}

/** Whoever comes from a call is as paused as before it. */
function stateChanged(context: AmiContext, { agentId, from, to, reasonCode }: EventOf<'AgentStateChanged'>): void {
  const { engine } = context;
  if (from === 'Busy') align(context, agentId, engine.nextRequestId());
  if (to !== 'NotReady' && (to !== 'Ready' || from === 'Busy')) return;
  for (const member of context.members.ofAgent(agentId)) setPaused(context, member, { to, reasonCode });
}

/** Of a pause that an action asked for, the action itself tells. */
function setPaused(
  context: AmiContext,
  member: Member,
  { to, reasonCode = '' }: { to: 'Ready' | 'NotReady'; reasonCode?: string | undefined },
): void {
  const paused = to === 'NotReady';
  const isSame = member.paused === paused && (!paused || member.pausedReason === reasonCode);
  if (isSame || context.isQuiet(member.agentId)) return;
  member.paused = paused;
  member.pausedReason = paused ? reasonCode : '';
  if (paused) member.lastPause = context.seconds();
  tellMember(context, 'QueueMemberPause', member);
}
