// What happens at the ACD, as the call center tells it. A status that was asked for on this wire is told as it was written; one that
// somebody else brought about, in the words that the call center has for it.

import type { Event, EventOf } from '../../core/events.ts';
import type { PublishedEntry } from '../../engine/journal-entry.ts';
import { settleAwaited } from '../socket-outcome.ts';
import { AVAILABLE, isLoggedOut, LOGGED_OUT, ON_BREAK, WAITING } from './agents.ts';
import { answered, ended, joined, offered, partyLeft, transferred } from './call-events.ts';
import { setState, setStatus } from './callcenter-events.ts';
import { heldOrNot } from './channel-events.ts';
import type { EslContext } from './context.ts';
import { returned } from './unanswered.ts';

type Teller<T extends Event['type']> = (context: EslContext, event: EventOf<T>, requestId: string | undefined) => void;
type Tellers = { readonly [T in Event['type']]?: Teller<T> };

/** Tells of an Event; of most, nothing. Whoever waits for an outcome is given it. */
export function tellOf(context: EslContext, entry: PublishedEntry): void {
  if (entry.kind === 'outcome') settleAwaited(context.awaiting, entry);
  else (TELLERS[entry.event.type] as Teller<Event['type']> | undefined)?.(context, entry.event, entry.requestId);
}

const TELLERS: Tellers = {
  Restored: (context) => context.beginAnew(),
  AgentLoggedIn: (context, { agentId, joins }, requestId) =>
    statusChanged(context, agentId, (joins?.isPaused ?? true) ? ON_BREAK : AVAILABLE, requestId),
  AgentLoggedOut: (context, { agentId }, requestId) => statusChanged(context, agentId, LOGGED_OUT, requestId),
  AgentStateChanged: (context, { agentId, from, to }, requestId) => {
    if (from === 'Busy') return;
    if (from === 'AfterCallWork' && requestId === undefined) return;
    if (to === 'Ready') statusChanged(context, agentId, AVAILABLE, requestId);
    else if (to === 'NotReady') statusChanged(context, agentId, ON_BREAK, requestId);
  },
  MembershipsPaused: (context, { agentId }, requestId) => statusChanged(context, agentId, ON_BREAK, requestId),
  MembershipsUnpaused: (context, { agentId }, requestId) => statusChanged(context, agentId, AVAILABLE, requestId),
  CallArrived: joined,
  CallQueued: joined,
  CallOffered: (context, event) => offered(context, event),
  CallAnswered: (context, event) => answered(context, event),
  CallHeld: heldOrNot('CHANNEL_HOLD'),
  CallRetrieved: heldOrNot('CHANNEL_UNHOLD'),
  CallReturned: returned,
  PartyLeft: (context, event) => partyLeft(context, event),
  CallTransferred: (context, event) => transferred(context, event),
  CallEnded: (context, event) => ended(context, event),
  AgentRemoved: ({ agents, tiers }, { agentId }) => {
    agents.forget(agentId);
    tiers.forget(agentId);
  },
};

function statusChanged(context: EslContext, agentId: string, status: string, requestId: string | undefined): void {
  const row = context.agents.find(agentId);
  if (row === undefined) return;
  const asked = requestId === undefined ? undefined : context.asked.get(requestId);
  if (asked === undefined || asked.agentId !== agentId) {
    if (!isLoggedOut(row.status) || !isLoggedOut(status)) setStatus(context, row, status);
    const isFree = context.engine.acd.agents.get(agentId)?.callIds === undefined;
    if (status === AVAILABLE && isFree && row.state !== WAITING) setState(context, row, WAITING);
    return;
  }
  if (asked.isTold || asked.status === undefined) return;
  asked.isTold = true;
  setStatus(context, row, asked.status);
}
