// Clients of the feed that misbehave: they talk, talk too much, or do not listen. None of it is felt by the others.

import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { type TestContext, test } from 'node:test';
import { ANN, BOB, simulate, type TestSimulator } from '../../testing/simulator.ts';
import { openFeed } from './testing/feed.ts';

for (const [name, rubbish] of [
  ['text', 'LOGOUT ann'],
  ['a JSON message', '{"type":"subscribe"}'],
  ['bytes', Buffer.from([0, 255, 1])],
  ['nothing', ''],
] as const) {
  test(`a client that sends ${name} is told so, and keeps hearing`, async (t) => {
    const { eventsUrl, logIn } = await simulate(t);
    const feed = await openFeed(t, `${eventsUrl}?dn=7001`);
    feed.socket.send(rubbish);
    const { type, code, detail } = await feed.next();
    assert.deepEqual([type, code], ['Error', 'UnexpectedMessage']);
    assert.match(detail, /\.$/);
    await logIn(ANN);
    assert.equal((await feed.next()).type, 'AgentLoggedIn');
  });
}

for (const [name, answerInjection] of [
  ['a message that is too long', (socket) => socket.write(frame('x'.repeat(5000)))],
  ['text that is no Unicode', (socket) => socket.write(frame(Buffer.from([0xff, 0xfe])))],
  ['a frame that is none', (socket) => socket.write(Buffer.from([0xff, 0xff, 0xff, 0xff]))],
] as readonly [string, (socket: Socket) => void][]) {
  test(`a client that sends ${name} is cut off, and the others are not`, async (t) => {
    const { eventsUrl, logIn } = await simulate(t);
    const feed = await openFeed(t, `${eventsUrl}?dn=7001`);
    const socket = await bareFeed(t, `${eventsUrl}?dn=7001`);
    answerInjection(socket.resume());
    await once(socket, 'close');
    await logIn(ANN);
    assert.equal((await feed.next()).type, 'AgentLoggedIn');
  });
}

test('a client that never reads is cut off, and the others hear everything', async (t) => {
  const simulator = await simulate(t);
  const extension = await seedTalkative(simulator);
  const reader = await openFeed(t, `${simulator.eventsUrl}?dn=${extension}`);
  const deaf = await bareFeed(t, `${simulator.eventsUrl}?dn=${extension}`);
  await talk(simulator);
  await simulator.logIn(TALKATIVE, { queue: 'sales' });
  for (let count = 0; count < 2 * ROUNDS; count += 1) await reader.next();
  assert.deepEqual((await reader.next()).queueIds, ['sales']);
  const last = await readUntil(deaf, '"queueIds":["sales"]');
  assert.equal(last, 'close', 'what the deaf client finds in the end is the end of the connection');
});

/** An agent whose every login and logout is 25 kB long; so many of them are more than any buffer on the way takes. */
const TALKATIVE = {
  ...BOB,
  id: 'talkative',
  extension: '7100',
  defaultQueueIds: Array.from({ length: 100 }, (_, index) => `${index}-`.padEnd(250, 'q')),
};
const ROUNDS = 250;

async function talk({ logIn, logOut }: TestSimulator): Promise<void> {
  for (let round = 0; round < ROUNDS; round += 1) {
    await logIn(TALKATIVE);
    await logOut(TALKATIVE);
  }
}

async function seedTalkative({ main }: TestSimulator): Promise<string> {
  const queues = TALKATIVE.defaultQueueIds.map((id) => ({ id, name: id }));
  await main
    .post('/control/seed')
    .send({ agents: [TALKATIVE], queues })
    .expect(204);
  return TALKATIVE.extension;
}

/** Reads what is there until `text` comes or the connection ends, and says which. */
async function readUntil(socket: Socket, text: string): Promise<'text' | 'close'> {
  let tail = '';
  for await (const chunk of socket) {
    tail = tail.slice(-text.length) + String(chunk);
    if (tail.includes(text)) return 'text';
  }
  return 'close';
}

test('a client that was away for long hears all it missed, however much, and then what is new', async (t) => {
  const simulator = await simulate(t);
  const extension = await seedTalkative(simulator);
  await talk(simulator);
  const feed = await openFeed(t, `${simulator.eventsUrl}?dn=${extension}&after=0`);
  const first = await feed.next();
  await simulator.logIn(TALKATIVE, { queue: 'sales' });
  const heard = [first];
  for (let count = 0; count < 2 * ROUNDS; count += 1) heard.push(await feed.next());
  assert.deepEqual(heard.at(-1)?.queueIds, ['sales']);
  const happened = (await simulator.journal({ kind: 'event', agentId: TALKATIVE.id })).map(({ number }) => number);
  assert.deepEqual(
    heard.map(({ number }) => number),
    happened,
  );
});

test('a client that talks without end and never reads is cut off', async (t) => {
  const { eventsUrl, main, logIn } = await simulate(t);
  const feed = await openFeed(t, `${eventsUrl}?dn=7001`);
  const flooder = await bareFeed(t, eventsUrl);
  const flood = Buffer.concat(Array.from({ length: 9000 }, () => frame('x')));
  let floods = 0;
  for (; floods < 60 && !flooder.destroyed; floods += 1) {
    flooder.write(flood);
    await main.get('/healthz').expect(200);
  }
  assert.ok(flooder.destroyed, `${floods} floods were answered and piled up`);
  await logIn(ANN);
  assert.equal((await feed.next()).type, 'AgentLoggedIn');
});

/** A WebSocket by hand that has been let in, and does not read. */
async function bareFeed(t: TestContext, url: string): Promise<Socket> {
  const { port, pathname, search } = new URL(url);
  const socket = connect(Number(port), '127.0.0.1').on('error', () => {});
  t.after(() => socket.destroy());
  const head = ['Host: localhost', 'Connection: Upgrade', 'Upgrade: websocket', 'Sec-WebSocket-Version: 13'];
  const lines = [`GET ${pathname}${search} HTTP/1.1`, ...head, 'Sec-WebSocket-Key: c2lnbm9mZnNpZ25vZmYhIQ=='];
  socket.write(`${lines.join('\r\n')}\r\n\r\n`);
  const [answer] = await once(socket, 'data');
  assert.match(String(answer), /^HTTP\/1.1 101 /);
  return socket.removeAllListeners('data').pause();
}

/** One text frame, masked with zeros. */
function frame(payload: string | Buffer): Buffer {
  const bytes = Buffer.from(payload as string);
  const size = Buffer.alloc(bytes.length < 126 ? 1 : 3);
  if (size.length === 1) size.writeUInt8(0x80 | bytes.length);
  else size.writeUInt16BE(bytes.length, size.writeUInt8(0x80 | 126));
  return Buffer.concat([Buffer.from([0x81]), size, Buffer.alloc(4), bytes]);
}
