// The native dialect: HTTP for what is asked, a WebSocket for what happens. This file puts its parts together on a port.

import { timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { Failure } from '../../wire/failure.ts';
import { type HttpResponse, type Route, serveRoutes, splitTarget } from '../../wire/http.ts';
import { serveHttp } from '../../wire/port.ts';
import { problemOf } from '../../wire/problem.ts';
import { validate } from '../../wire/validate.ts';
import type { Dialect, DialectOptions, RunningDialect } from '../dialect.ts';
import { createFeed, type Feed } from './feed.ts';
import { journalled } from './journalled.ts';
import { readRoutes } from './reads.ts';
import { reply } from './replies.ts';
import { requestIdOf, toCommand } from './requests.ts';
import { subscription } from './schema.ts';

export const native: Dialect = { name: 'native', start };

async function start(options: DialectOptions): Promise<RunningDialect> {
  const subscriptions = new Set<string>();
  const feed = createFeed(options.engine, subscriptions);
  options.engine.onHappening((entry) => {
    if (entry.kind === 'event' && entry.event.type === 'Restored') subscriptions.clear();
  });
  const reads = readRoutes(options.engine);
  const routes = [...reads, ...commandRoutes(options), ...subscriptionRoutes(subscriptions)];
  const authorise = authorisation(options.token);
  const app = serveRoutes(routes, journalled(options.engine, authorise));
  const onUpgrade = (request: IncomingMessage, socket: Duplex, head: Buffer) =>
    upgrade({ request, socket, head }, feed, authorise);
  const { host, port, stop } = await serveHttp(options.address, { app, onUpgrade });
  return {
    server: { url: `http://${host}:${port}`, eventsUrl: `ws://${host}:${port}/v1/events`, token: options.token },
    reads,
    stop: () => {
      feed.stop();
      return stop();
    },
  };
}

function commandRoutes({ engine }: DialectOptions): readonly Route[] {
  return [
    {
      method: 'PUT',
      path: '/v1/agents/:agentId/state',
      handle: (request) => {
        const agentId = request.params.agentId ?? '';
        const requestId = requestIdOf(request, engine.nextRequestId);
        const command = toCommand(agentId, request.json());
        return reply(engine.acd, engine.execute(command, { origin: 'connector', requestId }), { agentId, requestId });
      },
    },
    {
      method: 'GET',
      path: '/v1/requests/:requestId',
      handle: ({ params }) => {
        const found = engine.findRequest(params.requestId ?? '');
        if (found !== undefined) return { status: 200, body: found };
        throw new Failure('UnknownRequest', `There is no request ${params.requestId} that was accepted for later.`);
      },
    },
    {
      method: 'GET',
      path: '/v1/events',
      handle: () => {
        throw new Failure('UpgradeRequired', 'The events come over a WebSocket.');
      },
    },
  ];
}

function subscriptionRoutes(subscriptions: Set<string>): readonly Route[] {
  return [
    { method: 'GET', path: '/v1/subscriptions', handle: () => ({ status: 200, body: [...subscriptions] }) },
    {
      method: 'POST',
      path: '/v1/subscriptions',
      handle: (request) => {
        const { dn } = validate(subscription, request.json());
        const status = subscriptions.has(dn) ? 200 : 201;
        subscriptions.add(dn);
        return { status, body: { dn } };
      },
    },
    {
      method: 'DELETE',
      path: '/v1/subscriptions/:dn',
      handle: ({ params }) => {
        if (subscriptions.delete(params.dn ?? '')) return { status: 204 };
        throw new Failure('UnknownSubscription', `Device ${params.dn} is not subscribed.`);
      },
    },
  ];
}

/** Checks the CTI link's own token. Throws `LinkUnauthorised`. */
function authorisation(token: string | undefined): (authorization: string | undefined) => void {
  const expected = Buffer.from(`Bearer ${token}`);
  return (authorization = '') => {
    const given = Buffer.from(authorization);
    if (token === undefined || (given.length === expected.length && timingSafeEqual(given, expected))) return;
    throw new Failure('LinkUnauthorised', 'The token of the CTI link is missing or wrong.');
  };
}

function upgrade(
  { request, socket, head }: { request: IncomingMessage; socket: Duplex; head: Buffer },
  feed: Feed,
  authorise: (authorization: string | undefined) => void,
): void {
  try {
    const { path } = splitTarget(request.url ?? '');
    if (path !== '/v1/events') throw new Failure('NoSuchResource', `There is no WebSocket at ${path}.`);
    authorise(request.headers.authorization);
    feed.open(request, socket, head);
  } catch (error) {
    refuseUpgrade(socket, problemOf(error));
  }
}

function refuseUpgrade(socket: Duplex, { status, headers = {}, body }: HttpResponse): void {
  const text = JSON.stringify(body);
  const lines = [`HTTP/1.1 ${status} Refused`, 'Connection: close', `Content-Length: ${Buffer.byteLength(text)}`];
  for (const [name, value] of Object.entries(headers)) lines.push(`${name}: ${value}`);
  socket.end(`${lines.join('\r\n')}\r\n\r\n${text}`);
}
