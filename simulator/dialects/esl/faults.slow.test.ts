// The contract of every fault that spoils answers, over this dialect's wire: it does what its sentence says, leaves looks and other
// sessions alone, its use stands in the journal, and when it is taken away the simulator is as before. Without a row a fault fails.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ANSWER_SHAPES, ANSWER_WORDS, type AnswerShape } from '../../faults/fault.ts';
import { FAULT_KINDS } from '../../faults/index.ts';
import { FOR_EVER } from '../../faults/testing/faulty.ts';
import { timers } from '../../net/testing/wire.ts';
import {
  type Seen as AnySeen,
  assertNothingLeft,
  command,
  ends,
  inPieces,
  nothing,
  type Row,
  says,
  sentenceOf,
  used,
  waitsWith,
} from '../testing/socket-faults.ts';
import { FAULT_WORDS } from './fault-words.ts';
import { serveEsl, type TestClient, type TestEsl } from './testing/esl.ts';

const LOOK = 'callcenter_config agent get status 1001@default';
const OUT = "api callcenter_config agent set status 1001@default 'Logged Out'";
const answer = (body: string) => `Content-Type: api/response\nContent-Length: ${Buffer.byteLength(body)}\n\n${body}`;
const DONE = answer('+OK\n');

type Seen = AnySeen<TestEsl, TestClient>;

/** Silence, until the fault is taken away: then the connection is cut. */
async function silence(seen: Seen): Promise<void> {
  await used(seen.simulator);
  await seen.takeAway();
  await ends(undefined, '')(seen);
}

const waits = waitsWith(DONE);

const part = (share: number): string => DONE.slice(0, Math.floor(DONE.length * share));

const REQUESTS: Readonly<Record<string, Row<TestEsl, TestClient>>> = {
  'reset-before-reply': { done: false, keeps: false, sees: ends('ECONNRESET', '') },
  'reset-in-reply': { settings: { share: 0.4 }, done: true, keeps: false, sees: ends('ECONNRESET', part(0.4)) },
  'reset-after-reply': { done: true, keeps: false, sees: ends('ECONNRESET', DONE) },
  'half-open': { done: false, keeps: false, sees: silence },
  close: { done: false, keeps: false, sees: ends(undefined, '') },
  truncate: { settings: { share: 0.98 }, done: true, keeps: false, sees: ends(undefined, part(0.98)) },
  garble: {
    settings: { share: 1 },
    done: true,
    keeps: false,
    async sees({ client, simulator }) {
      await used(simulator);
      client.socket.end();
      const { text } = await client.untilClosed();
      assert.ok(text.length >= DONE.length / 4 && !text.includes('Content'), text);
    },
  },
  drip: { settings: { bytes: 10, everyMs: 0 }, done: true, keeps: true, sees: inPieces(DONE) },
  delay: { settings: { ms: FOR_EVER }, done: true, keeps: true, sees: waits },
  oversize: {
    settings: { bytes: 3 * 1024 * 1024 },
    done: true,
    keeps: true,
    sees: says(answer(`+OK\n${'x'.repeat(3 * 1024 * 1024)}\n`)),
  },
  depth: { settings: { levels: 1000 }, done: true, keeps: true, sees: says(answer(`+OK\n${'['.repeat(1000)}\n`)) },
  'malformed-answer': {
    settings: { shape: 'unknown-outcome' },
    done: true,
    keeps: true,
    sees: says(answer('+PERHAPS\n')),
  },
  split: { settings: { longest: 12 }, done: true, keeps: true, sees: inPieces(DONE) },
  answer: {
    settings: { word: 'unavailable' },
    done: false,
    keeps: true,
    sees: says(answer('-ERR service unavailable\n')),
  },
  reject: {
    settings: { code: 'CallInProgress' },
    done: false,
    keeps: true,
    sees: says(answer('-ERR Agent 1001 has a call in progress.\n')),
  },
  'refuse-in-body': {
    settings: { code: 'ReasonCodeRequired' },
    done: false,
    keeps: true,
    sees: says(answer('-ERR A reason code is required for LoggedOut.\n')),
  },
  'refuse-later': {
    settings: { code: 'NotLoggedIn', afterMs: 5_000 },
    done: false,
    keeps: true,
    async sees({ client, simulator }) {
      await used(simulator);
      simulator.pass(4);
      client.send('api echo behind');
      assert.equal(client.left(), '');
      simulator.pass(1);
      const both = [answer('-ERR Agent 1001 is not logged in to any queue.\n'), answer('behind')];
      assert.deepEqual(await client.heard(), both, 'one command after the other');
    },
  },
  'accept-and-forget': {
    done: false,
    keeps: true,
    async sees(seen) {
      await nothing(seen);
      seen.simulator.pass(86_400);
      await nothing(seen);
    },
  },
  lie: { done: false, keeps: true, sees: says(DONE) },
  'lose-reply': { done: true, keeps: false, sees: silence },
  'answer-twice': { done: true, keeps: true, sees: says(DONE, DONE) },
  /** It is the same as that to a command of one's own. */
  'wrong-answer': { done: false, keeps: true, sees: says(DONE) },
  'event-before-reply': { settings: { ms: FOR_EVER }, done: true, keeps: true, sees: waits },
};

test('every fault of answers has its row', () => {
  const kinds = FAULT_KINDS.filter(({ stage }) => stage !== 'event' && stage !== 'port');
  assert.deepEqual(kinds.map(({ kind }) => kind).sort(), Object.keys(REQUESTS).sort());
});

for (const [kind, { settings = {}, done, sees, keeps }] of Object.entries(REQUESTS))
  test(`${kind}: ${sentenceOf(kind)}`, async (t) => {
    const before = timers();
    const simulator = await serveEsl(t, { clock: 'manual' });
    const { control } = simulator;
    const [client, other] = [await simulator.logIn(), await simulator.logIn()];
    await command(simulator, 'LogIn');
    const { id } = await control('POST', 'faults', { kind, settings, label: `the ${kind}`, match: { dialect: 'esl' } });
    client.send(OUT);
    await sees({ simulator, client, takeAway: () => control('DELETE', `faults/${id}`) });

    assert.equal(await other.api(LOOK), done ? 'Logged Out' : 'Available', 'a look is left alone, and so are others');
    const { entries } = await control('GET', 'journal?kind=request');
    const asked = entries.find((entry: { wire: { command: string } }) => entry.wire.command === OUT);
    const [added, use, ...more] = (await control('GET', 'journal?kind=fault')).entries;
    assert.deepEqual([added.fault, added.faultId, added.label, added.what], [kind, id, `the ${kind}`, 'added']);
    assert.deepEqual([use.fault, use.what, use.requestId], [kind, 'used', asked.requestId]);
    assert.ok(!more.some(({ what }: { what: string }) => what === 'used'));

    await control('DELETE', 'faults');
    if (done) await command(simulator, 'LogIn');
    const last = keeps ? client : await simulator.logIn();
    assert.deepEqual(await last.ask(OUT), [DONE], 'as if there had never been a fault');
    for (const one of [client, last, other]) one.socket.destroy();
    await assertNothingLeft(simulator, before);
  });

const SHAPES: Readonly<Record<AnswerShape, string>> = {
  'cut-short': answer('+'),
  'web-page': answer(
    '<!DOCTYPE html>\n<html><head><title>Welcome</title></head>\n<body><p>Please sign in.</p></body></html>\n',
  ).replace('api/response', 'text/html'),
  empty: answer(''),
  'plain-text': answer('Hello.\n'),
  null: answer('null'),
  'other-kind': DONE.replace('api/response', 'text/unheard-of'),
  'no-outcome': answer('\n'),
  'unknown-outcome': answer('+PERHAPS\n'),
  numbers: answer('1'),
  nulls: answer('+--\n'),
};

test('a malformed answer is a message in every shape, and none of the protocol', async (t) => {
  const simulator = await serveEsl(t);
  const client = await simulator.logIn();
  for (const shape of ANSWER_SHAPES) {
    const { id } = await simulator.control('POST', 'faults', { kind: 'malformed-answer', settings: { shape } });
    assert.deepEqual(await client.ask(OUT), [SHAPES[shape]], shape);
    await simulator.control('DELETE', `faults/${id}`);
  }
});

test('every word that all protocols have is an error in the words of this one', async (t) => {
  const simulator = await serveEsl(t);
  const client = await simulator.logIn();
  for (const word of ANSWER_WORDS) {
    const { id } = await simulator.control('POST', 'faults', { kind: 'answer', settings: { word } });
    assert.deepEqual(await client.ask(OUT), [answer(`-ERR ${FAULT_WORDS[word]}\n`)]);
    await simulator.control('DELETE', `faults/${id}`);
  }
});

test('what is struck: a Command by its kind and its agent, in the background too; a look where that is wanted', async (t) => {
  const simulator = await serveEsl(t);
  const client = await simulator.logIn();
  const struck = async (match: object, asked: string): Promise<boolean> => {
    const { id } = await simulator.control('POST', 'faults', { kind: 'answer', match });
    client.send(asked);
    const said = await client.next();
    await simulator.control('DELETE', `faults/${id}`);
    return said.includes('internal error');
  };
  assert.ok(await struck({ command: 'LogOut' }, OUT));
  assert.ok(await struck({ command: 'LogOut' }, `bg${OUT}`));
  assert.ok(await struck({ command: 'LogIn' }, OUT.replace("'Logged Out'", 'Available')));
  assert.ok(!(await struck({ command: 'SetReady' }, OUT.replace("'Logged Out'", 'Available'))));
  assert.ok(await struck({ command: 'SetNotReady' }, OUT.replace('Logged Out', 'On Break')));
  assert.ok(await struck({ agentId: '1001' }, OUT));
  assert.ok(!(await struck({ agentId: '1002' }, OUT)));
  assert.ok(!(await struck({}, `api ${LOOK}`)));
  assert.ok(await struck({ requests: 'reads' }, `api ${LOOK}`));
});

test('exit in the same piece ends the connection behind all answers, one that is delayed too', async (t) => {
  const simulator = await serveEsl(t);
  const client = await simulator.logIn();
  await simulator.control('POST', 'faults', { kind: 'delay', settings: { ms: 20 } });
  client.write(`${OUT}\n\napi echo last\n\nexit\n\n`);
  const { text, failure } = await client.untilClosed();
  assert.equal(failure, undefined);
  assert.ok(text.includes(DONE) && text.includes(answer('last')), text);
  assert.ok(text.endsWith('See you at ClueCon! http://www.cluecon.com/\n'), text);
});
