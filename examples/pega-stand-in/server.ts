// A stand-in for a Pega server that runs a connector's activities behind a Service REST rule, as docs/pega-rest-adapter.md
// says what to create: to see the whole way at work, and to compare with message by message.
//
//     node server.ts 9000     then     signoff certify --url http://127.0.0.1:9000/prweb/api/signoff/v1/rpc

import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import { activitiesOf } from './adapter.ts';
import { callActivitiesOf } from './calls.ts';
import { type Activity, callActivity, newClipboard, type Page, pageOf } from './clipboard.ts';
import { type CtiServer, mapped, RESPONSE_TIMEOUT_MS, send } from './connect-rest.ts';
import { type EventService, eventService } from './events.ts';

const SERVICE = '/prweb/api/signoff/v1';
/** Two requests of the slowest activity, each within the response timeout: what is declared. */
const TIMEOUT_MS = 2 * RESPONSE_TIMEOUT_MS + 100;

/** What initialize leaves behind. */
interface Application {
  readonly activities: Readonly<Record<string, Activity>>;
  readonly events: EventService;
  readonly timeoutMs: number;
}
let application: Application | undefined;
async function initialize({ protocolVersion, dialect, timeoutMs, server, callbackUrl }: Page): Promise<Page> {
  if (protocolVersion !== 1) throw new Error(`Protocol version ${protocolVersion} is not spoken here, only 1 is.`);
  if (dialect !== 'native') throw new Error(`The dialect ${dialect} is not spoken here, only native is.`);
  const cti = pageOf(server) as unknown as CtiServer;
  const postTo = async (dn: string, body: string) =>
    void (await fetch(`http://127.0.0.1:${port()}${SERVICE}/events?dn=${encodeURIComponent(dn)}`, {
      method: 'POST',
      body,
    }));
  const toDesktop = (page: Page) =>
    send(String(callbackUrl), { method: 'POST', body: { jsonrpc: '2.0', method: 'event', params: { page } } });
  await application?.events.endAll();
  const events = eventService(cti, { postTo, toDesktop });
  const activities = { ...activitiesOf(cti, events), ...callActivitiesOf(cti) };
  application = { activities, events, timeoutMs: Math.min(TIMEOUT_MS, Number(timeoutMs)) };
  const can = [
    'queueLogout',
    'reasonCodes',
    'breakReasons',
    'afterCallWork',
    'attributes',
    'credentials',
    'calls',
    'events',
  ];
  return {
    ...{ protocolVersion: 1, name: 'signoff-pega-stand-in', version: '1.0.0', timeoutMs: application.timeoutMs },
    activities: Object.keys(application.activities),
    capabilities: Object.fromEntries(can.map((name) => [name, true])),
  };
}

/** The wrapper activity: the page onto the clipboard, the activity on it, and its status read at once. */
async function invoke({ activity: name, page }: Page): Promise<Page> {
  const activity = application?.activities[String(name)];
  if (activity === undefined) throw new Error(`This connector has no activity ${name}.`);
  const clipboard = newClipboard(structuredClone(pageOf(page)));
  await callActivity(activity, clipboard);
  const { pxMethodStatus: severity, pxMethodStatusInfo: message } = clipboard.pxThread;
  const isNone = severity === 'Good' && message === '';
  return { page: clipboard.primary, ...(!isNone && { status: { severity, message } }) };
}

async function reset(): Promise<Page> {
  await application?.events.endAll();
  return {};
}

const METHODS: Readonly<Record<string, (params: Page) => Page | Promise<Page>>> = {
  ...{ initialize, invoke, reset },
  shutdown: reset, // the service goes on
};

async function rpc(request: Page): Promise<Page> {
  const { id, method, params } = request;
  try {
    const call = METHODS[String(method)];
    if (call === undefined) return { id, error: { code: -32601, message: `There is no method ${method}.` } };
    return { id, result: await call(pageOf(params)) };
  } catch (problem) {
    // What escaped the activity is no Fail.
    return { id, error: { code: -32603, message: problem instanceof Error ? problem.message : String(problem) } };
  }
}

/** The two services, by the end of their paths. */
const SERVICES: Readonly<Record<string, (query: URLSearchParams, body: string) => Promise<Page>>> = {
  rpc: async (_query, body) => ({ jsonrpc: '2.0', ...(await rpc(mapped(body))) }),
  async events(query, body) {
    await application?.events.handleEvent(query.get('dn') ?? '', body);
    return {};
  },
};

const listening = createServer(async (request, response) => {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
  const serve = pathname.startsWith(`${SERVICE}/`) ? SERVICES[pathname.slice(SERVICE.length + 1)] : undefined;
  if (serve === undefined || request.method !== 'POST') return response.writeHead(404).end();
  try {
    const answer = JSON.stringify(await serve(searchParams, await text(request)));
    response.writeHead(200, { 'Content-Type': 'application/json' }).end(answer);
  } catch {
    response.writeHead(500).end(); // of an event: it is over
  }
});

function port(): number {
  const address = listening.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}

listening.listen(Number(process.argv[2] ?? 9000), '127.0.0.1', () => {
  process.stdout.write(`The Pega server that is played is at http://127.0.0.1:${port()}${SERVICE}/rpc\n`);
});
