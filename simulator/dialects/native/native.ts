// The native dialect: HTTP for what is asked, a WebSocket for what happens. This file puts its parts together on a port.

import type { AskedOfAgent } from '../../core/commands.ts';
import { servePlain } from '../../http-api/http-plain.ts';
import { serveHttp } from '../../http-api/port.ts';
import { serveSockets } from '../../http-api/websocket.ts';
import { authorityOf, foundAt } from '../../net/host-names.ts';
import type { RunningDialect, Site } from '../dialect.ts';
import { callRoutes } from './calls.ts';
import { aroundRequests } from './codec.ts';
import { commandRoutes } from './commands.ts';
import { readConfig } from './config.ts';
import { authorisation } from './decode.ts';
import { asyncApiRoute, documentedPort } from './documents.ts';
import { EVENT_TYPES } from './events.ts';
import { createFeed } from './feed.ts';
import { readRoutes } from './reads.ts';
import { requestAt, withToken } from './requests.ts';
import type { NativeServer } from './server.ts';
import { subscriptionRoutes } from './subscriptions.ts';

/** Serves it at the site, as `given` has it. Throws `InvalidSetting` where that is no set-up of this dialect. */
export async function startNative(site: Site, given: unknown): Promise<RunningDialect> {
  const config = readConfig(given);
  const subscriptions = new Set<string>();
  const { engine, faults, exchange, address, allowHosts, token, version } = site;
  const feed = createFeed({ engine, faults, subscriptions });
  engine.onPublished((entry) => {
    if (entry.kind === 'event' && entry.event.type === 'Restored') subscriptions.clear();
  });
  const reads = readRoutes(engine);
  const routes = [
    ...commandRoutes(engine, config),
    ...callRoutes(engine, config),
    ...reads,
    ...subscriptionRoutes(subscriptions),
  ];
  const authorise = authorisation(token);
  const around = aroundRequests(engine, exchange, authorise);
  const app = servePlain(routes, around);
  const onUpgrade = serveSockets([
    {
      path: '/v1/events',
      open(request) {
        authorise(request.headers.authorization);
        return feed.open(request);
      },
    },
  ]);
  const served = await serveHttp(address, { app, onUpgrade, allowHosts });
  const { host, port, connections, refuse, stop } = served;
  const authority = authorityOf({ host: foundAt(host), port });
  const s = address.tls === undefined ? '' : 's';
  const [url, eventsUrl] = [`http${s}://${authority}`, `ws${s}://${authority}/v1/events`];
  const request = (command: AskedOfAgent) => requestAt(url, command);
  return {
    server: { url, eventsUrl, token } satisfies NativeServer,
    greeting: [
      ['connectors, native dialect', url],
      ['its events (WebSocket)', eventsUrl],
    ],
    examples: ({ id: agentId, password }) => [
      request({ type: 'LogIn', by: 'agent', agentId, password }),
      request({ type: 'LogOut', by: 'agent', agentId }),
      request({ type: 'LogOut', by: 'agent', agentId }),
    ],
    request: (command) => withToken(request(command), token),
    reads,
    events: EVENT_TYPES,
    port: documentedPort(url, routes),
    documents: [asyncApiRoute({ eventsUrl, version })],
    refuse,
    usage: () => ({ connections: connections(), subscriptions: subscriptions.size + feed.listeners() }),
    stop: () => {
      feed.stop();
      return stop();
    },
  };
}
