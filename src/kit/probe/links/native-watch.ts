// Listening over the native dialect: a WebSocket on which events are told, one a message.

import { z } from 'zod';
import { parsed } from './http.ts';
import type { ProbeLink, Told } from './link.ts';
import { watchSocket } from './websocket-watch.ts';

const SERVER = z.looseObject({ eventsUrl: z.string(), token: z.string().optional(), ca: z.string().optional() });

const EVENT = z.looseObject({
  type: z.string(),
  agentId: z.string(),
  queueId: z.string().optional(),
  queueIds: z.array(z.string()).optional(),
  to: z.string().optional(),
  detail: z.string().optional(),
});

/** What is told of agents; of the rest, nothing is kept. */
const TYPES: Readonly<Record<string, Told['type']>> = {
  AgentLoggedIn: 'LoggedIn',
  QueueLoggedIn: 'JoinedQueue',
  QueueLoggedOut: 'LeftQueue',
  AgentLoggedOut: 'LoggedOut',
  AgentStateChanged: 'StateChanged',
  MembershipsPaused: 'Paused',
  MembershipsUnpaused: 'Unpaused',
  RequestCompleted: 'Settled',
  RequestRefused: 'Settled',
};

export const watch: ProbeLink['watch'] = async (server, device) => {
  const { eventsUrl, token, ca } = SERVER.parse(server);
  const url = new URL(eventsUrl);
  if (device !== undefined) url.searchParams.set('dn', device.extension);
  return watchSocket({
    ...{ url, ca, read: readEvent },
    headers: token === undefined ? {} : { Authorization: `Bearer ${token}` },
  });
};

function readEvent(text: string): readonly Told[] {
  const event = EVENT.safeParse(parsed(text)).data;
  if (event === undefined) return [{ type: 'Unreadable', agentId: '', words: text }];
  const { agentId, queueId, queueIds = queueId === undefined ? undefined : [queueId], to: state, detail } = event;
  const type = TYPES[event.type];
  if (type === undefined) return [];
  if (type !== 'Settled') return [{ type, agentId, queueIds, state }];
  return [{ type, agentId, outcome: event.type === 'RequestCompleted' ? 'done' : 'refused', words: detail }];
}
