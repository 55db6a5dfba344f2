// The native dialect: HTTP for what is asked, a WebSocket for what happens. This file puts its parts together on a port.

import { servePlain } from '../../http-api/http-plain.ts';
import { serveHttp } from '../../http-api/port.ts';
import { serveSockets } from '../../http-api/websocket.ts';
import { authorityOf, foundAt } from '../../net/host-names.ts';
import type { Dialect, DialectOptions, RunningDialect } from '../dialect.ts';
import { exchangeOn } from '../exchange.ts';
import { aroundRequests } from './codec.ts';
import { commandRoutes } from './commands.ts';
import { authorisation } from './decode.ts';
import { asyncApiRoute, documentedPort } from './documents.ts';
import { EVENT_TYPES } from './events.ts';
import { createFeed } from './feed.ts';
import { readRoutes } from './reads.ts';
import { subscriptionRoutes } from './subscriptions.ts';

/** What a connector is told of it. */
export type NativeServer = {
  readonly url: string;
  readonly eventsUrl: string;
  /** To be shown as `Authorization: Bearer`; absent where none is asked for. */
  readonly token?: string | undefined;
};

export const native: Dialect = { name: 'native', start };

async function start(options: DialectOptions): Promise<RunningDialect> {
  const subscriptions = new Set<string>();
  const { engine, faults } = options;
  const feed = createFeed({ engine, faults, subscriptions });
  engine.onPublished((entry) => {
    if (entry.kind === 'event' && entry.event.type === 'Restored') subscriptions.clear();
  });
  const reads = readRoutes(engine);
  const routes = [...commandRoutes(engine), ...reads, ...subscriptionRoutes(subscriptions)];
  const authorise = authorisation(options.token);
  const around = aroundRequests(engine, exchangeOn(engine, faults), authorise);
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
  const { allowHosts } = options;
  const served = await serveHttp(options.address, { app, onUpgrade, allowHosts });
  const { host, port, connections, refuse, stop } = served;
  const authority = authorityOf({ host: foundAt(host), port });
  const [url, eventsUrl] = [`http://${authority}`, `ws://${authority}/v1/events`];
  return {
    server: { url, eventsUrl, token: options.token } satisfies NativeServer,
    secrets: ['token'],
    reads,
    events: EVENT_TYPES,
    port: documentedPort(url, routes),
    documents: [asyncApiRoute({ eventsUrl, version: options.version })],
    refuse,
    usage: () => ({ connections: connections(), subscriptions: subscriptions.size }),
    stop: () => {
      feed.stop();
      return stop();
    },
  };
}
