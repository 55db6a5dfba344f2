// A described switch, served: HTTP for what is asked, a WebSocket and webhooks for what happens, on the exchange like every dialect.

import { z } from 'zod';
import { secretBesides } from '../../engine/secrets.ts';
import { servePlain } from '../../http-api/http-plain.ts';
import type { OperationDocs } from '../../http-api/operation-docs.ts';
import { serveHttp } from '../../http-api/port.ts';
import type { Around, Route } from '../../http-api/route-docs.ts';
import { serveSockets } from '../../http-api/websocket.ts';
import { authorityOf, foundAt } from '../../net/host-names.ts';
import type { ExampleRequest, HttpDelivery, WrittenReply } from '../../net/http-message.ts';
import { createLifetime, type Lifetime } from '../../net/lifetime.ts';
import { once } from '../../net/once.ts';
import type { RunningDialect, Site } from '../dialect.ts';
import type { Delivery, WireCodec } from '../exchange.ts';
import { LazyRequest, replyEntry } from '../http-entries.ts';
import { JSON_NOTATION } from '../http-mask.ts';
import { type Answer, createAnswers } from './answers.ts';
import type { Compiled, CompiledRoute } from './compiled.ts';
import { type Asked, type Decoded, decoder, tokenCheck } from './decode.ts';
import { asyncApiOf } from './documents/asyncapi.ts';
import { aboutOf, operationsFor, securityOf } from './documents/openapi.ts';
import { createFailures } from './failures.ts';
import { createFeed } from './feed.ts';
import { operationsOf, type SwitchFile } from './file-schema.ts';
import { FORMATS } from './formats.ts';
import type { ParsedSwitch } from './read-switch.ts';
import { type Arguments, requestFor } from './requests.ts';
import { withoutShown } from './shown-token.ts';
import { createWebhooks } from './webhooks.ts';

/** Serves the switch at the site. Throws a `Failure` where the port cannot be had. */
export async function startDescribed(site: Site, compiled: ParsedSwitch): Promise<RunningDialect> {
  const { file } = compiled;
  const { exchange, address, allowHosts, token } = site;
  const failures = createFailures(compiled, site);
  const webhooks = createWebhooks({ ...site, dialect: file.switch });
  const answers = createAnswers(compiled, { ...site, webhooks, failures });
  const exchanged = exchange(codecOf(compiled, answers, token));
  const lifetime = createLifetime();
  const operations = once(() => operationsFor(compiled));
  const served = compiled.routes.map((route, index) => toRoute(route, () => operations()[index] as OperationDocs));
  const routes = new Map(served.map(({ handle }, index) => [handle, compiled.routes[index]]));
  const around: Around = (request, handle) => {
    const asked = { request, route: routes.get(handle) };
    const delivery = exchanged(asked, (decoded) => answers.answer(asked, decoded));
    return delivery instanceof Promise
      ? delivery.then((settled) => toHttp(settled, lifetime))
      : toHttp(delivery, lifetime);
  };
  const app = servePlain(served, around);
  const { contextOf } = answers;
  const isLetIn = tokenCheck(file.token, token);
  const feed = createFeed(compiled, { ...site, webhooks, contextOf, isLetIn, failures });
  const onUpgrade = feed?.socket && serveSockets([feed.socket]);
  const listener = await serveHttp(address, { app, onUpgrade, allowHosts });
  const { connections, refuse } = listener;
  const authority = authorityOf({ host: foundAt(listener.host), port: listener.port });
  const s = address.tls === undefined ? '' : 's';
  const url = `http${s}://${authority}`;
  const eventsUrl = file.events?.websocket && `ws${s}://${authority}${file.events.websocket.path}`;
  return {
    server: {
      url,
      ...(eventsUrl !== undefined && { eventsUrl }),
      ...(file.events?.webhook !== undefined && { webhooks: true }),
      ...(token !== undefined && { token }),
    },
    greeting: [
      [`connectors, ${file.title}`, url],
      ...(eventsUrl === undefined ? [] : [['its events (WebSocket)', eventsUrl] as const]),
    ],
    examples: (agent) => examplesFor(compiled, { ...agent, engine: site.engine }, { url, token }),
    events: feed && Object.keys(compiled.tell),
    postTo: file.events?.webhook && ((url) => void webhooks.subscribe(url, undefined)),
    failures: failures.all,
    port: {
      ...{ name: file.switch, description: describe(compiled), url, routes: served },
      securitySchemes: securityOf(compiled),
    },
    documents: file.events === undefined ? [] : [eventsRoute(compiled, eventsUrl)],
    refuse,
    usage: () => ({ connections: connections(), subscriptions: feed?.listeners() ?? 0 }),
    stop: () => {
      feed?.stop();
      lifetime.end();
      return listener.stop();
    },
  };
}

/** A login, a logout, and one more: what each switch does with that tells most of it. */
function examplesFor(
  compiled: Compiled,
  { id: agent, password, engine }: { readonly id: string; readonly password: string; readonly engine: Site['engine'] },
  where: { readonly url: string; readonly token: string | undefined },
): readonly ExampleRequest[] {
  const found = engine.acd.agents.get(agent);
  const args = { agent, password, extension: found?.extension, queue: found?.assignments[0]?.queueId };
  const does = new Set(compiled.routes.flatMap(({ text }) => operationsOf(text)));
  const [login, logout] = [
    does.has('login') ? 'login' : 'queueLogin',
    does.has('logout') ? 'logout' : 'queueLogout',
  ] as const;
  return [login, logout, logout].flatMap((operation) => requestFor(compiled, where, operation, given(args)) ?? []);
}

const given = (args: Readonly<Record<string, string | undefined>>): Arguments =>
  Object.fromEntries(Object.entries(args).filter(([, value]) => value !== undefined));

const eventsPath = ({ file }: Compiled): string => `/asyncapi/${file.switch}.json`;

const describe = (compiled: Compiled): string =>
  compiled.file.events === undefined
    ? aboutOf(compiled)
    : `${aboutOf(compiled)} What it tells stands in \`${eventsPath(compiled)}\`.`;

/** The document of its events, which the main port serves. */
function eventsRoute(compiled: Compiled, eventsUrl: string | undefined): Route {
  const document = once(() => asyncApiOf(compiled, eventsUrl));
  return {
    method: 'GET',
    path: eventsPath(compiled),
    handle: () => ({ status: 200, body: document() }),
    docs: {
      summary: `The events of ${compiled.file.title}, as AsyncAPI`,
      answers: { 200: { description: 'An AsyncAPI 3.0 document.', schema: z.looseObject({ asyncapi: z.string() }) } },
    },
  };
}

function codecOf(
  compiled: Compiled,
  answers: ReturnType<typeof createAnswers>,
  token: string | undefined,
): WireCodec<Asked, Decoded, Answer, WrittenReply> {
  const { file } = compiled;
  const dialect = file.switch;
  const isHidden = secretBesides(secretNames(file));
  const notation = file.takes === 'nothing' ? JSON_NOTATION : FORMATS[file.takes].shown;
  return {
    decode: decoder(compiled, token),
    requestFacts: ({ request }) => new LazyRequest(dialect, request, isHidden, notation),
    substitute: answers.substitute,
    change: answers.change,
    replyFacts(answer, { request }, toSend) {
      const { reply, sent } = withoutShown(file, request, { reply: answer, sent: toSend });
      const { response, understood, positive, said } = reply;
      const { connection } = request;
      return replyEntry(response, { dialect, connection, understood, rule: () => ({ positive, said }) }, sent);
    },
  };
}

/** What this switch calls its secrets: the token, and agents' passwords. */
const secretNames = ({ token, routes }: SwitchFile): readonly string[] =>
  [token?.in ?? [], ...Object.values(routes).map(({ take }) => take?.password ?? [])]
    .flat()
    .map((place) => place.split('.').at(-1)?.replace('@', '') ?? '');

/** The routes find a request its way; what becomes of it is the exchange's. */
function toRoute({ method, path }: CompiledRoute, operation: () => OperationDocs): Route {
  const handle: Route['handle'] = () => {
    throw new Error('A request to a described switch went past the exchange.');
  };
  return { method, path, handle, operation };
}

/** Undefined: nothing is answered, and the connection stays until `ended`. */
function toHttp(delivery: Delivery<Answer, WrittenReply> | undefined, ended: Lifetime): HttpDelivery {
  if (delivery === undefined) return { instead: { steps: [{ end: 'silence' }], ended } };
  if ('instead' in delivery) return delivery;
  const { answer, sending, written } = delivery;
  return { answer: answer.response, sending, written };
}
