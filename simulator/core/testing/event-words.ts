// Events in a few words, for tables of what Commands lead to; and the state that one tells of.

import type { Event, Joins } from '../events.ts';
import type { Acd } from '../model/acd.ts';
import type { AgentState } from '../model/agent.ts';

/** An Event in a few words. */
export function inWords(event: Event): string {
  const reason = 'reasonCode' in event && event.reasonCode !== undefined ? ` ${event.reasonCode}` : '';
  switch (event.type) {
    case 'Seeded':
      return `${event.floor.agents[0]?.id} is new`;
    case 'AgentLoggedIn':
      return `${event.agentId} in ${event.queueIds}${joinedAs(event.joins)}`;
    case 'QueueLoggedIn':
      return `${event.agentId} in ${event.queueId}${joinedAs(event.joins)}`;
    case 'AgentLoggedOut':
      return `${event.agentId} out of ${event.queueIds}`;
    case 'QueueLoggedOut':
      return `${event.agentId} left ${event.queueId}`;
    case 'AgentStateChanged':
      return `${event.agentId} ${event.from} to ${event.to}${reason}`;
    case 'MembershipsPaused':
      return `${event.agentId} paused in ${event.queueIds}${reason}`;
    case 'LogoutDeferred':
      return `${event.agentId} will leave`;
    case 'CallOffered':
      return `${event.callId} at ${event.agentId}`;
    case 'CallAnswered':
      return `${event.agentId} answers`;
    case 'CallMade':
      return `${event.agentId} makes ${event.callId}`;
    case 'CallQueued':
      return `${event.callId} in ${event.queueId}`;
    case 'NumberRang':
    case 'NumberAnswered':
    case 'NumberLeft':
      return `${event.number} ${{ NumberRang: 'rings', NumberAnswered: 'answers', NumberLeft: 'leaves' }[event.type]}`;
    case 'CallHeld':
      return `${event.agentId} holds ${event.callId}`;
    case 'CallRetrieved':
      return `${event.agentId} has ${event.callId} back`;
    case 'CallTransferred':
      return `${event.agentId} passes ${event.callId} on`;
    case 'CallConferenced':
      return `${event.consultId} joins ${event.callId}`;
    case 'PartyLeft':
      return `${event.agentId} leaves ${event.callId}`;
    case 'DtmfSent':
      return `${event.agentId} dials ${event.digits}`;
    case 'CallReturned':
      return `${event.callId} back in ${event.queueId}`;
    case 'CallEnded':
      return `${event.agentId} is done with ${event.callId}`;
    default:
      return event.type;
  }
}

function joinedAs(joins: Joins | undefined): string {
  if (joins === undefined) return '';
  return joins.isPaused ? ` paused ${joins.reasonCode}` : ' open';
}

/** The state that an Event tells of. */
export function stateTold(acd: Acd, event: Event): { agentId: string; state: AgentState } | undefined {
  if (event.type === 'AgentStateChanged') return { agentId: event.agentId, state: event.to };
  if (event.type === 'AgentLoggedOut') return { agentId: event.agentId, state: 'LoggedOut' };
  if (event.type !== 'AgentLoggedIn') return undefined;
  const { agentId, joins } = event;
  if (acd.agents.get(agentId)?.callIds !== undefined) return { agentId, state: 'Busy' };
  return { agentId, state: joins?.isPaused === false ? 'Ready' : 'NotReady' };
}
