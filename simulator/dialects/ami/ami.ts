// The AMI dialect: Asterisk's Manager Interface over TCP. This file puts its parts together on a port.

import type { Socket } from 'node:net';
import { authorityOf, foundAt } from '../../net/host-names.ts';
import type { RunningDialect, Site } from '../dialect.ts';
import { listenForSessions } from '../socket-sessions.ts';
import { createBroadcast } from './broadcast.ts';
import { type AnyConfig, configOf } from './config.ts';
import { createContext } from './dialect-state.ts';
import { EVENT_NAMES } from './event-names.ts';
import { createAuthenticator } from './login.ts';
import { tellOf } from './outgoing-events.ts';
import type { AmiServer } from './server.ts';
import { type AmiSession, openSession } from './session.ts';

/** So many queues of the floor are a site's default ones where it is not said which. */
const DEFAULT_QUEUES = 2;

/** Serves it at the site. */
export async function startAmi(
  { engine, faults, exchange, address, token }: Site,
  given: AnyConfig,
): Promise<RunningDialect> {
  const config = configOf(token, given);
  const sessions = new Set<AmiSession>();
  const broadcast = createBroadcast(sessions, faults);
  const context = createContext({ engine, faults, config, tell: broadcast.tell });
  const stopListening = engine.onPublished((entry) => tellOf(context, entry));
  const gate = createAuthenticator(config.accounts, engine.clock.realNow);
  const open = (socket: Socket) => openSession(socket, { context, exchange, gate, flush: broadcast.flush });
  const listener = await listenForSessions(address, sessions, open).catch((error) => {
    stopListening();
    throw error;
  });
  const { host, port } = listener;
  const [account] = config.accounts;
  return {
    server: {
      host: foundAt(host),
      port,
      username: account?.username,
      secret: account?.secret,
      interface: 'Local/{AgentID}@agents',
      memberName: '{AgentID}',
      defaultQueues: config.defaultQueues ?? [...engine.acd.queues.keys()].slice(0, DEFAULT_QUEUES),
    } satisfies AmiServer,
    greeting: [["Asterisk's AMI", `${authorityOf({ host: foundAt(host), port })}, account ${account?.username}`]],
    events: EVENT_NAMES,
    refuse: listener.refuse,
    usage: () => ({ connections: listener.connections(), subscriptions: 0 }),
    stop: () => {
      stopListening();
      broadcast.stop();
      context.beginAnew();
      return listener.stop();
    },
  };
}
