// Listening over the native dialect: a WebSocket on which events are told, one a message.

import { once } from 'node:events';
import WebSocket from 'ws';
import { z } from 'zod';
import { type ProbeLink, TOLD_LIMIT, TOLD_MS, type Told } from './link.ts';

const SERVER = z.looseObject({ eventsUrl: z.string(), token: z.string().optional(), ca: z.string().optional() });

/** A message that is longer ends the connection, in bytes. */
const MESSAGE_LIMIT = 1024 * 1024;

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
  const socket = new WebSocket(url, {
    ...{ maxPayload: MESSAGE_LIMIT, perMessageDeflate: false, handshakeTimeout: TOLD_MS },
    ...(token !== undefined && { headers: { Authorization: `Bearer ${token}` } }),
    ...(ca !== undefined && { ca }),
  });
  const told: Told[] = [];
  let isTooMuch = false;
  let pings = 0;
  const isOpen = once(socket, 'open');
  socket.on('error', () => socket.terminate());
  socket.on('message', (data) => {
    const [one] = readEvent(String(data));
    if (one !== undefined && told.length < TOLD_LIMIT) told.push(one);
    else if (one !== undefined) isTooMuch = true;
  });
  await isOpen;
  return {
    /** A ping is answered behind whatever was told before. */
    async told() {
      pings += 1;
      await answered(socket, String(pings));
      if (isTooMuch) throw new Error(`More than ${TOLD_LIMIT} changes were told.`);
      return [...told];
    },
    close: () => socket.terminate(),
  };
};

function answered(socket: WebSocket, ping: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const gone = () => conclude(() => reject(new Error('The CTI server broke off the connection of its listener.')));
    const pong = (data: Buffer) => String(data) === ping && conclude(resolve);
    const timer = setTimeout(() => conclude(() => reject(new Error('The listener hears nothing more.'))), TOLD_MS);
    function conclude(how: () => void): void {
      clearTimeout(timer);
      socket.off('close', gone).off('pong', pong);
      how();
    }
    if (socket.readyState !== WebSocket.OPEN) return gone();
    socket.on('close', gone).on('pong', pong);
    socket.ping(ping);
  });
}

function readEvent(text: string): readonly Told[] {
  const event = EVENT.safeParse(parsed(text)).data;
  if (event === undefined) return [{ type: 'Unreadable', agentId: '', words: text }];
  const { agentId, queueId, queueIds = queueId === undefined ? undefined : [queueId], to: state, detail } = event;
  const type = TYPES[event.type];
  if (type === undefined) return [];
  if (type !== 'Settled') return [{ type, agentId, queueIds, state }];
  return [{ type, agentId, outcome: event.type === 'RequestCompleted' ? 'done' : 'refused', words: detail }];
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
