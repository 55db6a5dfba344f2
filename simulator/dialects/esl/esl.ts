// The dialect of FreeSWITCH's event socket: commands and events over TCP. This file puts its parts together on a port.

import type { Socket } from 'node:net';
import { authorityOf, foundAt } from '../../net/host-names.ts';
import type { RunningDialect, Site } from '../dialect.ts';
import { listenForSessions } from '../socket-sessions.ts';
import { putBack } from './agent-actions.ts';
import { createBroadcast } from './broadcast.ts';
import { type AnyConfig, configOf } from './config.ts';
import { createContext } from './dialect-state.ts';
import { ACTIONS, EVENT_NAMES } from './event-names.ts';
import { tellOf } from './outgoing-events.ts';
import type { EslServer } from './server.ts';
import { type EslSession, openSession } from './session.ts';

/** Serves it at the site. */
export async function startEsl(site: Site, given: AnyConfig): Promise<RunningDialect> {
  const { engine, faults, exchange, address, token } = site;
  const config = configOf(token, given);
  const sessions = new Set<EslSession>();
  const context = createContext(site, config, (event) => broadcast.tell(event));
  const broadcast = createBroadcast({ sessions, faults, switch: context.switch, now: engine.clock.now });
  const stopListening = engine.onPublished((entry) => tellOf(context, entry));
  for (const agentId of Object.keys(config.agents)) putBack(context, agentId, { requestId: engine.nextRequestId() });
  const open = (socket: Socket) => openSession(socket, { context, exchange });
  const listener = await listenForSessions(address, sessions, open).catch((error) => {
    stopListening();
    throw error;
  });
  const { host, port } = listener;
  const { password, domain } = config;
  return {
    server: {
      ...{ host: foundAt(host), port, password },
      ...{ agent: `{AgentID}@${domain}`, queue: `{Queue}@${domain}` },
    } satisfies EslServer,
    greeting: [["FreeSWITCH's event socket", authorityOf({ host: foundAt(host), port })]],
    events: [...ACTIONS, ...EVENT_NAMES],
    refuse: listener.refuse,
    usage: () => ({
      connections: listener.connections(),
      subscriptions: [...sessions].filter(({ isListening }) => isListening).length,
    }),
    stop: () => {
      stopListening();
      broadcast.stop();
      context.beginAnew();
      return listener.stop();
    },
  };
}
