// Whatever clients send, over any port, the process serves on, says nothing, and holds no socket when they are gone:
// shown on `signoff simulate` as a process of its own.

import assert from 'node:assert/strict';
import { once } from 'node:events';
import { existsSync, readdirSync, readlinkSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { type TestContext, test } from 'node:test';
import fc from 'fast-check';
import { signoff } from './testing/cli.ts';
import { until } from './testing/process.ts';

const SEED = 20_261_207;
const RUNS = 150;

type Port = 'main' | 'native' | 'ami';
const PORTS: readonly Port[] = ['main', 'native', 'ami'];

/** A simulator whose every warning is on stderr, and what is known of it from outside. */
async function hostile(t: TestContext) {
  const run = signoff(
    t,
    ['simulate', '--port', '0', '--native-port', '0', '--ami-port', '0'],
    undefined,
    {},
    {
      nodeFlags: ['--trace-warnings'],
    },
  );
  const greeting = await run.hasWritten('Ctrl-C stops it.');
  const portAfter = (what: string) => Number(new RegExp(`${what}\\s+\\S*?:(\\d+)`).exec(greeting)?.[1]);
  const ports = { main: portAfter('health'), native: portAfter('native dialect'), ami: portAfter('AMI') };
  // biome-ignore lint/suspicious/noExplicitAny: JSON from outside, which the tests look into
  const control = async (method: string, path: string, body?: object): Promise<any> => {
    const answer = await fetch(`http://127.0.0.1:${ports.main}${path}`, {
      method,
      ...(body && { body: JSON.stringify(body) }),
    });
    assert.ok(answer.ok, `${method} ${path}: ${answer.status}`);
    return answer.status === 204 ? undefined : answer.json();
  };
  const before = socketsOf(run.pid);
  return {
    ports,
    control,
    connect(port: Port): Socket {
      const socket = connect({ port: ports[port], host: '127.0.0.1', noDelay: true, allowHalfOpen: true });
      t.after(() => socket.destroy());
      return socket.on('error', () => undefined);
    },
    /** That it is as it was: it serves, holds nothing, has said nothing, and stops when it is asked to. */
    async isAsBefore(): Promise<void> {
      await control('DELETE', '/control/faults');
      await until(async () => (await control('GET', '/control/usage')).connections === 0, 'no connector is counted');
      assert.equal((await control('GET', '/healthz')).status, 'ok');
      // The last of them is the one over which this is asked.
      await until(() => socketsOf(run.pid) <= before + 1, 'no socket is left');
      run.kill('SIGTERM');
      const { exitCode, stderr } = await run.ended;
      assert.deepEqual([exitCode, stderr], [0, '']);
    },
  };
}

/** How many sockets a process holds; 0 where the system does not tell. */
function socketsOf(pid: number): number {
  const folder = `/proc/${pid}/fd`;
  if (!existsSync(folder)) return 0;
  const isSocket = (name: string) => {
    try {
      return readlinkSync(`${folder}/${name}`).startsWith('socket:');
    } catch {
      return false; // closed meanwhile
    }
  };
  return readdirSync(folder).filter(isSocket).length;
}

const REQUESTS = [
  'GET /healthz',
  'GET /v1/agents',
  'GET /v1/agents/1001',
  'PUT /v1/agents/1001/state',
  'GET /control/journal/export',
  'GET /control/journal/wait?kind=snapshot',
  'GET /v1/events',
  'GET /control/feed',
  'OPTIONS *',
  'HEAD /',
  'CONNECT a:1',
  'TRACE /',
];

const HEADERS = [
  'Host: localhost',
  'Host: evil.example',
  'Connection: Upgrade',
  'Connection: close',
  'Connection: Upgrade, HTTP2-Settings',
  'Upgrade: h2c',
  'Upgrade: websocket',
  'Sec-WebSocket-Version: 13',
  'Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==',
  'HTTP2-Settings: AAMAAABk',
  'Content-Length: 4',
  'Transfer-Encoding: chunked',
  'Expect: 100-continue',
  'Expect: a miracle',
  'Origin: https://evil.example',
];

const BODIES = ['', 'body', '{}', '4\r\nbody\r\n0\r\n\r\n', 'ff\r\n', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'];

const LINES = [
  'Action: Login',
  'Action: Ping',
  'Action: QueueStatus',
  'Action: Logoff',
  'Username: signoff',
  'Secret: signoff',
  'Queue: sales',
  ':',
  '',
];

/** A request, whole or nearly, with what makes Node read something else behind it. */
const request = fc
  .record({
    line: fc.constantFrom(...REQUESTS),
    version: fc.constantFrom('1.1', '1.1', '1.1', '1.0'),
    headers: fc.array(fc.constantFrom(...HEADERS), { maxLength: 6 }),
    body: fc.constantFrom(...BODIES),
  })
  .map(
    ({ line, version, headers, body }) =>
      `${[`${line} HTTP/${version}`, 'Host: localhost', ...headers].join('\r\n')}\r\n\r\n${body}`,
  );

const action = fc.array(fc.constantFrom(...LINES), { maxLength: 6 }).map((lines) => `${lines.join('\r\n')}\r\n\r\n`);

const frame = fc.constantFrom(
  '\x81\x85\0\0\0\0hello',
  '\x88\x80\0\0\0\0',
  '\x89\x80\0\0\0\0',
  '\xff\xff',
  '\x01\x80\0\0\0\0',
);

const noise = fc.uint8Array({ maxLength: 60 }).map((bytes) => Buffer.from(bytes).toString('latin1'));

/** What a client writes, in pieces that arrive apart, and whether it says that it has done so. */
const client = fc.record({
  port: fc.constantFrom(...PORTS),
  pieces: fc.array(
    fc
      .array(fc.oneof({ weight: 6, arbitrary: request }, { weight: 2, arbitrary: action }, frame, noise), {
        minLength: 1,
        maxLength: 6,
      })
      .map((texts) => texts.join('')),
    { minLength: 1, maxLength: 4 },
  ),
  isEnded: fc.boolean(),
  isRead: fc.boolean(),
});

test('whatever bytes clients send, over whichever port, it serves on, and no socket is left', async (t) => {
  const { connect: open, control, isAsBefore } = await hostile(t);
  await fc.assert(
    fc.asyncProperty(fc.array(client, { minLength: 1, maxLength: 3 }), async (clients) => {
      const sockets: Socket[] = [];
      for (const { port, pieces, isEnded, isRead } of clients) {
        const socket = open(port);
        sockets.push(socket);
        await once(socket, 'connect');
        if (isRead) socket.resume();
        for (const piece of pieces) {
          socket.write(piece, 'latin1');
          await control('GET', '/healthz'); // which is read behind it
        }
        if (isEnded) socket.end();
      }
      await control('GET', '/healthz');
      for (const socket of sockets) socket.destroy();
    }),
    { numRuns: RUNS, seed: SEED },
  );
  await isAsBefore();
});

/** So many of anything: more than the ten listeners that Node takes for a leak. */
const MANY = 15;

const LOGIN = 'Action: Login\r\nUsername: signoff\r\nSecret: signoff\r\n\r\n';
const QUEUE_ADD = 'Action: QueueAdd\r\nQueue: sales\r\nInterface: Local/1001@agents\r\n\r\n';
const CHANGE =
  'PUT /v1/agents/1001/state HTTP/1.1\r\nHost: localhost\r\nContent-Length: 21\r\n\r\n{"state":"LoggedOut"}';
const OFFER = 'GET /healthz HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: h2c\r\n\r\n';
const WAIT = 'GET /control/journal/wait?requestId=never HTTP/1.1\r\nHost: localhost\r\n\r\n';
const FEED = (path: string): string =>
  `GET ${path} HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n`;

interface Crowd {
  readonly name: string;
  readonly port: Port;
  /** What is spoiled meanwhile, and how often that has to be used. */
  readonly order?: object;
  readonly uses?: number;
  /** What one client sends, and what it hears before the rest happens. */
  readonly sent: string;
  readonly hears?: string;
  readonly clients: number;
}

const LATE_EVENTS = { kind: 'delay-event', settings: { ms: 600_000 } };
const LATE = { kind: 'delay', settings: { ms: 600_000 } };
const SILENT = { kind: 'half-open' };

const CROWDS: readonly Crowd[] = [
  {
    name: 'late answers on one AMI connection',
    port: 'ami',
    order: LATE,
    sent: LOGIN + QUEUE_ADD.repeat(MANY),
    clients: 1,
  },
  {
    name: 'answers that never come on one AMI connection',
    port: 'ami',
    order: SILENT,
    sent: LOGIN + QUEUE_ADD.repeat(MANY),
    clients: 1,
  },
  { name: 'late answers on one HTTP connection', port: 'native', order: LATE, sent: CHANGE.repeat(MANY), clients: 1 },
  { name: 'answers that never come', port: 'native', order: SILENT, sent: CHANGE, clients: MANY },
  { name: 'offers of an upgrade on one connection', port: 'main', sent: OFFER.repeat(MANY), clients: 1 },
  { name: 'waits on one connection', port: 'main', sent: WAIT.repeat(MANY), clients: 1 },
  { name: 'waits, and offers behind them', port: 'main', sent: (WAIT + OFFER).repeat(MANY), clients: 1 },
  {
    name: 'readers of the control feed',
    port: 'main',
    sent: FEED('/control/feed?after=0'),
    hears: 'snapshot',
    clients: MANY,
  },
  {
    name: 'readers of late events',
    port: 'native',
    order: LATE_EVENTS,
    uses: 3,
    sent: FEED('/v1/events?dn=DEVICE'),
    hears: '101',
    clients: MANY,
  },
  {
    name: 'AMI sessions that hear late events',
    port: 'ami',
    order: LATE_EVENTS,
    uses: 3,
    sent: LOGIN + QUEUE_ADD,
    hears: 'interface',
    clients: MANY,
  },
];

test('many of anything are no warning, and leave nothing behind', async (t) => {
  const { connect: open, control, isAsBefore } = await hostile(t);
  const device = (await control('GET', '/v1/agents/1002')).extension;
  for (const { name, port, order, uses = MANY, sent, hears = '', clients } of CROWDS)
    await t.test(name, async () => {
      if (order !== undefined) await control('POST', '/control/faults', order);
      const heard: string[] = [];
      const sockets = Array.from({ length: clients }, (_, index) =>
        open(port).on('data', (bytes) => {
          heard[index] = `${heard[index] ?? ''}${bytes}`;
        }),
      );
      await Promise.all(sockets.map((socket) => once(socket, 'connect')));
      for (const socket of sockets) socket.write(sent.replace('DEVICE', device), 'latin1');
      const isHeard = (_: Socket, index: number) => (heard[index] ?? '').includes(hears);
      await until(() => sockets.every(isHeard), `everybody hears ${hears}`);
      for (const type of ['LogIn', 'SetReady', 'SetNotReady', 'LogOut'])
        await control('POST', '/control/agents/1002/commands', { type });
      if (order !== undefined)
        await until(async () => (await control('GET', '/control/faults'))[0].used >= uses, `${name} are there`);
      for (const socket of sockets) socket.destroy();
      await control('DELETE', '/control/faults');
    });
  await isAsBefore();
});
