// Where a message of the Manager Interface ends, what of it counts, and what becomes of one that is too long: each as a
// real Asterisk has it, and the connection goes on.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { headerIn, SIM, serveAmi, textOf } from './testing/ami.ts';

const MISSING = 'Response: Error\r\nMessage: Missing action in request\r\n\r\n';
const LONG_LINE = 'Failed to parse message: line too long';
const MANY_LINES = 'Too many lines in message or allocation failure';

test('every empty line more is a request without an action', async (t) => {
  const simulator = await serveAmi(t);
  const client = await simulator.connect();
  await client.banner();
  assert.deepEqual((await client.ask('\r\n\n\r\n')).slice(0, 3), [MISSING, MISSING, MISSING], 'before a login as well');
  const known = await simulator.logIn();
  const [first, pong = '', second, ...more] = await known.ask('\r\nAction: Ping\r\n\r\n\r\n');
  assert.deepEqual([first, second, more], [MISSING, MISSING, []]);
  assert.match(pong, /^Response: Success\r\nPing: Pong\r\n/);
});

/** What makes of an action none. */
const NO_ACTION: readonly (readonly [what: string, sent: string | Buffer])[] = [
  ['a byte order mark', Buffer.from('\ufeffAction: Ping\r\n\r\n')],
  ['a blank before the colon', 'Action : Ping\r\n\r\n'],
  ['a tab before the colon', 'Action\t: Ping\r\n\r\n'],
  ['a blank before the name', ' Action: Ping\r\n\r\n'],
  ['a longer name', 'Actions: Ping\r\n\r\n'],
  ['a NUL before the value', 'Action: \0Ping\r\n\r\n'],
];

test('a header counts where its name begins the line and the colon follows at once', async (t) => {
  const simulator = await serveAmi(t);
  const client = await simulator.logIn();
  for (const [what, sent] of NO_ACTION) assert.deepEqual(await client.ask(sent), [MISSING], what);
  for (const sent of ['Action:\tPing\r\n\r\n', 'aCTION:   \t Ping\n\n', 'Action:\r\nAction: Ping\r\n\r\n'])
    assert.equal(headerIn((await client.ask(sent))[0], 'Ping'), 'Pong', JSON.stringify(sent));
  for (const blank of ['\ufeff', ' ']) {
    const stranger = await simulator.connect();
    await stranger.banner();
    const login = textOf({ Action: 'Login', Username: 'sim', Secret: 'sim' });
    assert.equal((await stranger.ask(blank + login))[0], MISSING);
  }
});

test('what stands behind a value belongs to it', async (t) => {
  const client = await (await serveAmi(t)).logIn();
  const [answer] = await client.ask('Action: AgentLogoff\r\nAgent: 1001 \r\nActionID:  x \r\n\r\n');
  assert.equal(answer, 'Response: Error\r\nActionID: x \r\nMessage: No such agent\r\n\r\n');
});

/** A Ping whose longest line has so many bytes. */
const pingOf = (length: number, end = '\r\n') =>
  `Action: Ping${end}Variable: ${'é'.repeat(500).padEnd(length - 'Variable: '.length - 500, 'x')}${end}ActionID: 7${end}${end}`;

test('a line of 1,022 bytes is taken, a longer one is not, and nothing of its message counts', async (t) => {
  const simulator = await serveAmi(t);
  const client = await simulator.logIn();
  const refused = [`Response: Error\r\nActionID: 7\r\nMessage: ${LONG_LINE}\r\n\r\n`];
  assert.equal(Buffer.byteLength(pingOf(1022).split('\r\n')[1] ?? ''), 1022);
  for (const [length, end] of [
    [1022, '\r\n'],
    [1023, '\n'],
  ] as const)
    assert.equal(headerIn((await client.ask(pingOf(length, end)))[0], 'Ping'), 'Pong', `${length} bytes`);
  for (const [length, end] of [
    [1024, '\r\n'],
    [1024, '\n'],
    [5000, '\r\n'],
    [1_000_000, '\r\n'],
  ] as const)
    assert.deepEqual(await client.ask(pingOf(length, end)), refused, `${length} bytes`);
  const add = { Action: 'QueueAdd', Queue: 'sales', Interface: 'Local/1001@agents', ActionID: '7' };
  assert.deepEqual(await client.ask(textOf({ ...add, Variable: 'x'.repeat(3000) })), refused);
  const { entries } = await simulator.control('GET', 'journal?kind=command');
  assert.deepEqual(entries, [], 'nothing was done');
});

test('a line that is too long by the carriage return of its end alone ends its message', async (t) => {
  const client = await (await serveAmi(t)).logIn();
  const [cut, rest = '', ...more] = await client.ask(pingOf(1023));
  assert.equal(cut, `Response: Error\r\nMessage: ${LONG_LINE}\r\n\r\n`);
  assert.match(rest, /^Response: Error\r\nActionID: 7\r\nMessage: Missing action in request\r\n/);
  assert.deepEqual(more, []);
});

test('128 lines are taken, one more is not; a long line among them is told of at the next message', async (t) => {
  const client = await (await serveAmi(t)).logIn();
  const ping = (lines: number, line = 'Variable: a=b') =>
    `Action: Ping\r\nActionID: 7\r\n${`${line}\r\n`.repeat(lines - 2)}\r\n`;
  const refused = (message: string) => [`Response: Error\r\nActionID: 7\r\nMessage: ${message}\r\n\r\n`];
  assert.equal(headerIn((await client.ask(ping(128)))[0], 'Ping'), 'Pong');
  assert.deepEqual(await client.ask(ping(129)), refused(MANY_LINES));
  assert.equal(headerIn((await client.ask(ping(128)))[0], 'Ping'), 'Pong');
  client.send(ping(200, 'x'.repeat(1100)) + ping(3) + ping(3));
  const [many, long, pong] = await client.heard();
  assert.deepEqual([many, long], [...refused(MANY_LINES), ...refused(LONG_LINE)]);
  assert.equal(headerIn(pong, 'Ping'), 'Pong');
});

test('the journal holds what was too long with its beginning, and no secret of it', async (t) => {
  const simulator = await serveAmi(t, { config: { accounts: [{ ...SIM, secret: `s3cr3t${'y'.repeat(2000)}` }] } });
  const client = await simulator.connect();
  await client.banner();
  await client.ask(textOf({ Action: 'Login', Username: 'sim', Secret: `s3cr3t${'y'.repeat(2000)}` }));
  const { entries } = await simulator.control('GET', 'journal');
  const [request, reply] = entries.filter(({ kind }: { kind: string }) => kind === 'request' || kind === 'reply');
  assert.match(request.bytes, /^Action: Login\r\nUsername: sim\r\nSecret: \W+\r\n\r\n$/);
  assert.equal(request.cut.of, 'Action: Login\r\nUsername: sim\r\n'.length + 'Secret: '.length + 2006);
  assert.deepEqual([reply.understood, reply.said], [false, LONG_LINE]);
  assert.ok(!JSON.stringify(entries).includes('yyy'));
});

test('a sentence ends where Asterisk has no room for more of it', async (t) => {
  const client = await (await serveAmi(t)).logIn();
  const [answer] = await client.ask({ Action: `x${'é'.repeat(400)}` });
  const sentence = Buffer.from(`Invalid/unknown command: x${'é'.repeat(400)}`)
    .subarray(0, 511)
    .toString();
  assert.match(sentence, /\ufffd$/, 'in the middle of a character');
  assert.equal(headerIn(answer, 'Message'), sentence);
});
