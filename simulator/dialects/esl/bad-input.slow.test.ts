// Rubbish, storms and clients that do not read: each is answered as FreeSWITCH answers it, or cut off, and others are served.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { serveEsl, type TestClient, type TestEsl } from './testing/esl.ts';

const OUT = "callcenter_config agent set status 1001@default 'Logged Out'";
const reply = (text: string) => `Content-Type: command/reply\nReply-Text: ${text}\n\n`;
const answer = (body: string) => `Content-Type: api/response\nContent-Length: ${Buffer.byteLength(body)}\n\n${body}`;

/** Somebody else, who comes now, is served. */
async function othersAreServed({ logIn }: TestEsl): Promise<void> {
  const other = await logIn();
  assert.equal(await other.api(OUT), '+OK\n');
  other.socket.destroy();
}

test('a command is known by how it begins', async (t) => {
  const client = await (await serveEsl(t)).logIn();
  for (const [command, text] of [
    ['events plain DTMF', '+OK event listener enabled plain'],
    ['eventually DTMF', '+OK event listener enabled plain'],
    ['NIXEVENTS DTMF', '+OK events nixed'],
    ['noeventsatall', '+OK no longer listening for events'],
    ['lingering', '-ERR not controlling a session'],
    ['apis version', '-ERR command not found'],
    ['nologs', '-ERR not loging'],
  ] as const)
    assert.deepEqual(await client.ask(command), [reply(text)], command);
  client.send('exitnow');
  assert.match((await client.untilClosed()).text, /^Content-Type: command\/reply\nReply-Text: \+OK bye\n\n/);
});

test('a body is awaited until it is whole, and what is more of it is the next command', async (t) => {
  const simulator = await serveEsl(t);
  const client = await simulator.logIn();
  client.write('sendevent CUSTOM\nEvent-Subclass: mine::event\nContent-Length: 10\n\nabc');
  await othersAreServed(simulator);
  assert.equal(client.left(), '');
  client.write('defghijapi echo behind\n\n');
  assert.match(await client.next(), /^Content-Type: command\/reply\nReply-Text: \+OK [0-9a-f-]{36}\n\n$/);
  assert.equal(await client.next(), answer('behind'));
});

test('an event with a body is told as it was sent, in each format', async (t) => {
  const simulator = await serveEsl(t);
  const [teller, listener] = [await simulator.logIn(), await simulator.logIn()];
  for (const [format, body] of [
    ['plain', 'Content-Length: 9\n\na<b>&"ö"'],
    ['json', '"Content-Length":"9","_body":"a<b>&\\"ö\\""}'],
    ['xml', '  <Content-Length>9</Content-Length>\n  <body>a&lt;b&gt;&amp;&quot;ö&quot;</body>\n</event>\n'],
  ] as const) {
    await listener.ask(`event ${format} CUSTOM mine::event`);
    teller.write('sendevent CUSTOM\nEvent-Subclass: mine::event\nContent-Length: 9\n\na<b>&"ö"');
    await teller.heard();
    const [event = ''] = await listener.heard();
    assert.ok(event.endsWith(body), event);
  }
});

test('a command of more than 10 MiB is cut off; of a body the rest is forgotten', async (t) => {
  const simulator = await serveEsl(t);
  const [endless, large] = [await simulator.logIn(), await simulator.logIn()];
  const piece = Buffer.alloc(1024 * 1024, 'x');
  large.write(`sendevent CUSTOM\nContent-Length: ${11 * piece.length}\n\n`);
  for (let sent = 0; sent < 11; sent += 1) {
    endless.write(piece);
    large.write(piece);
  }
  await endless.untilClosed();
  assert.match(await large.next(), /Reply-Text: \+OK /);
  await othersAreServed(simulator);
});

test('100,000 commands in a pipeline are answered in their order, and others meanwhile', async (t) => {
  const simulator = await serveEsl(t, { journalLimit: 1000 });
  const client = await simulator.logIn();
  const count = 100_000;
  client.write(Array.from({ length: count }, (_, index) => `api echo ${index}\n\n`).join(''));
  await othersAreServed(simulator);
  for (let index = 0; index < count; index += 1) assert.equal(await client.next(), answer(String(index)));
});

test('who subscribes to everything and never reads is cut off, and others hear', async (t) => {
  const simulator = await serveEsl(t, { journalLimit: 1000 });
  const [deaf, listener, teller] = [await simulator.logIn(), await simulator.logIn(), await simulator.logIn()];
  for (const one of [deaf, listener]) await one.ask('event json ALL');
  deaf.socket.pause();
  const before = (await simulator.control('GET', 'usage')).connections;
  const body = 'x'.repeat(256 * 1024);
  for (let round = 0; (await simulator.control('GET', 'usage')).connections === before; round += 1) {
    assert.ok(round < 1000, 'it is cut off at last');
    teller.write(`sendevent CUSTOM\nEvent-Subclass: mine::event\nContent-Length: ${body.length}\n\n${body}`);
    await teller.next();
    assert.ok((await nextOf(listener, 'CUSTOM')).includes(body));
  }
  await othersAreServed(simulator);
});

async function nextOf(client: TestClient, name: string): Promise<string> {
  for (;;) {
    const event = await client.next();
    if (event.includes(`"Event-Name":"${name}"`)) return event;
  }
}

test('bytes that are no UTF-8 come back as they went, and a command ends at a NUL', async (t) => {
  const client = await (await serveEsl(t)).logIn();
  client.write(Buffer.from([...Buffer.from('api echo '), 0xff, 0xc3, 0x28, 0xe2, 0x82, 0x0a, 0x0a]));
  client.write('api echo before\0behind\nX: 1\n\n');
  client.send('bogus');
  const heard = [Buffer.from(await client.next()), await client.next(), await client.next()];
  assert.match(heard[0]?.toString() ?? '', /Content-Length: 5\n/);
  assert.deepEqual(heard.slice(1), [answer('before'), reply('-ERR command not found')]);
});

test('subscriptions, filters and words without end or sense are taken or refused, and nothing is kept without bounds', async (t) => {
  const simulator = await serveEsl(t);
  const client = await simulator.logIn();
  const subclasses = Array.from({ length: 2000 }, (_, index) => `mine::${index}`).join(' ');
  assert.deepEqual(await client.ask(`event plain CUSTOM ${subclasses}`), [reply('-ERR memory error')]);
  for (let index = 0; index < 1001; index += 1) client.send(`filter X-${index} /(a+)+$/`);
  const answers = await client.heard();
  assert.deepEqual([answers.length, answers.at(-1)], [1001, reply('-ERR memory error')]);
  await client.ask('filter delete all');
  assert.deepEqual(await client.ask('filter X /((/'), [reply('+OK filter added. [X]=[/((/]')]);
  for (const words of [
    "'",
    "''''",
    "agent set status '1001@default",
    'agent set status 1001@default \\',
    'a b c d e f g h i j k',
  ])
    assert.match(await client.api(`callcenter_config ${words}`), /^-ERR /, words);
  await othersAreServed(simulator);
});

test('a web page cannot speak it', async (t) => {
  const simulator = await serveEsl(t);
  const client = await simulator.connect();
  await client.next();
  client.write('POST / HTTP/1.1\r\nHost: x\r\n\r\nauth ClueCon\n\napi callcenter_config agent del 1001@default\n\n');
  await client.untilClosed();
  await othersAreServed(simulator);
});
