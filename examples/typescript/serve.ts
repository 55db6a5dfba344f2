// Serves the connector beside it over HTTP, as `signoff certify --url` asks for one: a JSON-RPC request a POST, events and
// log posted back to `callbackUrl`.
//
//     node serve.ts 9000      then      signoff certify --url http://127.0.0.1:9000/rpc

import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import connector from './connector.ts';

const served = connector();
let callbackUrl: string | undefined;

let posting: Promise<unknown> = Promise.resolve();

/** One behind the other: events are told in their order. What cannot be told is lost. */
function notify(method: string, params: object): void {
  const url = callbackUrl;
  if (url === undefined) return;
  const body = JSON.stringify({ jsonrpc: '2.0', method, params });
  const post = () => fetch(url, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body });
  posting = posting.then(post).catch(() => undefined);
}

const notifications = {
  event: (page: object) => notify('event', { page }),
  log: (level: string, message: string) => notify('log', { level, message }),
};

// biome-ignore lint/suspicious/noExplicitAny: JSON from the kit, each method's own
const METHODS: Readonly<Record<string, (params: any) => Promise<unknown>>> = {
  async initialize(params) {
    callbackUrl = params.callbackUrl;
    return served.initialize(params, notifications);
  },
  invoke: ({ activity, page }) => served.invoke(activity, page),
  async reset() {
    await served.reset();
    return {};
  },
  /** The end of the kit's visit; the service goes on. */
  async shutdown() {
    await served.shutdown();
    return {};
  },
};

async function answer(body: string): Promise<object> {
  const { id, method, params } = JSON.parse(body);
  try {
    const call = METHODS[method];
    if (call === undefined) return { id, error: { code: -32601, message: `There is no method ${method}.` } };
    return { id, result: await call(params) };
  } catch (error) {
    return { id, error: { code: -32603, message: error instanceof Error ? error.message : String(error) } };
  }
}

const server = createServer(async (request, response) => {
  try {
    const reply = await answer(await text(request));
    response.writeHead(200, { 'Content-Type': 'application/json' }).end(JSON.stringify({ jsonrpc: '2.0', ...reply }));
  } catch {
    response.writeHead(400).end();
  }
});

server.listen(Number(process.argv[2] ?? 9000), '127.0.0.1', () => {
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : address;
  process.stdout.write(`The connector is at http://127.0.0.1:${port}/rpc\n`);
});
