// The contract of every fault that spoils actions, over this dialect's wire: it does what its sentence says, leaves lists
// and other sessions alone, its use stands in the journal, and when it is taken away the simulator is as before. What a
// fault does is a row here; without a row a fault fails.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ANSWER_SHAPES, type AnswerShape } from '../../faults/fault.ts';
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
  waitsWith,
} from '../testing/socket-faults.ts';
import { headerIn, serveAmi, type TestAmi, type TestClient, textOf } from './testing/ami.ts';
import { DONE, error, MEMBER, quiet, REMOVE } from './testing/faults.ts';

type Seen = AnySeen<TestAmi, TestClient>;

/** Silence, until the fault is taken away: then the connection is cut. */
async function silence(seen: Seen): Promise<void> {
  await nothing(seen);
  await seen.takeAway();
  await ends(undefined, '')(seen);
}

const waits = waitsWith(DONE);

const part = (share: number): string => DONE.slice(0, Math.floor(DONE.length * share));

const BEGINS = /^Response: Success\r\n/;

const REQUESTS: Readonly<Record<string, Row<TestAmi, TestClient>>> = {
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
      await simulator.control('GET', 'journal/wait?kind=fault&what=used');
      client.socket.end();
      const { text } = await client.untilClosed();
      assert.ok(
        [...text].every((letter) => letter > '\x7f'),
        text,
      );
      assert.ok(text.length >= DONE.length / 4);
    },
  },
  drip: { settings: { bytes: 10, everyMs: 0 }, done: true, keeps: true, sees: inPieces(DONE) },
  delay: { settings: { ms: FOR_EVER }, done: true, keeps: true, sees: waits },
  oversize: {
    settings: { bytes: 3 * 1024 * 1024 },
    done: true,
    keeps: true,
    async sees({ client }) {
      const [answer = '', ...more] = await client.heard();
      assert.match(answer, BEGINS);
      assert.equal(headerIn(answer, 'Padding')?.length, 3 * 1024 * 1024);
      assert.deepEqual(more, []);
    },
  },
  depth: {
    settings: { levels: 1000 },
    done: true,
    keeps: true,
    async sees({ client }) {
      const [answer = ''] = await client.heard();
      assert.match(answer, BEGINS);
      assert.equal(answer.match(/^Variable: level=\d+\r$/gm)?.length, 1000);
    },
  },
  'malformed-answer': {
    settings: { shape: 'unknown-outcome' },
    done: true,
    keeps: true,
    sees: says(DONE.replace('Success', 'Perhaps')),
  },
  split: { settings: { longest: 15 }, done: true, keeps: true, sees: inPieces(DONE) },
  answer: { settings: { word: 'unavailable' }, done: false, keeps: true, sees: says(error('Service unavailable')) },
  reject: {
    settings: { code: 'CallInProgress' },
    done: false,
    keeps: true,
    sees: says(error('Unable to remove interface: Agent 1001 has a call in progress.')),
  },
  'refuse-in-body': {
    settings: { code: 'ReasonCodeRequired' },
    done: false,
    keeps: true,
    sees: says(error('Unable to remove interface: A reason code is required for LoggedOut.')),
  },
  'refuse-later': {
    settings: { code: 'NotLoggedIn', afterMs: 5_000 },
    done: false,
    keeps: true,
    async sees({ client, simulator }) {
      await simulator.control('GET', 'journal/wait?kind=fault&what=used');
      simulator.pass(4);
      client.send({ Action: 'Ping', ActionID: 'behind' });
      assert.equal(client.left(), '');
      simulator.pass(1);
      const [answer, behind] = await client.heard();
      assert.equal(answer, error('Unable to remove interface: Not there'));
      assert.equal(headerIn(behind, 'ActionID'), 'behind', 'one action after the other');
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
  'answer-twice': {
    done: true,
    keeps: true,
    async sees({ client }) {
      assert.deepEqual(await client.heard(), [DONE, DONE]);
    },
  },
  'wrong-answer': { done: false, keeps: true, sees: says(DONE.replace('struck', 'of-somebody-else')) },
  'event-before-reply': {
    settings: { ms: FOR_EVER },
    done: true,
    keeps: true,
    async sees(seen) {
      seen.client.send({ Action: 'Events', EventMask: 'agent', ActionID: 'late' });
      assert.equal(headerIn(await seen.client.next(), 'ActionID'), 'late');
      await waits(seen);
    },
  },
};

test('every fault of actions has its row', () => {
  const kinds = FAULT_KINDS.filter(({ stage }) => stage !== 'event' && stage !== 'port');
  assert.deepEqual(kinds.map(({ kind }) => kind).sort(), Object.keys(REQUESTS).sort());
});

const isIn = async (client: TestClient): Promise<boolean> =>
  (await client.ask({ Action: 'QueueStatus', ...MEMBER })).some((message) =>
    message.startsWith('Event: QueueMember\r'),
  );

for (const [kind, { settings = {}, done, sees, keeps }] of Object.entries(REQUESTS))
  test(`${kind}: ${sentenceOf(kind)}`, async (t) => {
    const before = timers();
    const simulator = await serveAmi(t, { clock: 'manual' });
    const { control } = simulator;
    const [client, other] = await Promise.all([quiet(simulator), quiet(simulator)]);
    await command(simulator, 'LogIn', { queueIds: ['sales'] });
    const { id } = await control('POST', 'faults', { kind, settings, label: `the ${kind}`, match: { dialect: 'ami' } });
    client.send(REMOVE);
    await sees({ simulator, client, takeAway: () => control('DELETE', `faults/${id}`) });

    assert.equal(await isIn(other), !done, 'a list is left alone, and so is another session');
    const { entries } = await control('GET', 'journal?kind=request');
    const asked = entries.find((entry: { wire: { ActionID?: string } }) => entry.wire.ActionID === 'struck');
    const { entries: told } = await control('GET', 'journal?kind=fault');
    const [added, used] = told;
    assert.deepEqual([added.fault, added.faultId, added.label, added.what], [kind, id, `the ${kind}`, 'added']);
    assert.deepEqual([used.fault, used.what, used.requestId], [kind, 'used', asked.requestId]);
    assert.equal(told.filter(({ what }: { what: string }) => what === 'used').length, 1);

    await control('DELETE', 'faults');
    if (done) await command(simulator, 'LogIn', { queueIds: ['sales'] });
    const last = keeps ? client : await quiet(simulator);
    const answers = await last.ask(REMOVE);
    assert.equal(
      answers.find((answer) => !answer.startsWith('Event: ')),
      DONE,
      'as if there had never been a fault',
    );
    for (const one of [client, last, other]) one.socket.destroy();
    await assertNothingLeft(simulator, before);
  });

const SHAPES: Readonly<Record<AnswerShape, string>> = {
  'cut-short': 'Response: Succ\r\nActionID: struck\r\nMessage: Removed interface from queue\r\n\r\n',
  'web-page':
    '<!DOCTYPE html>\r\n<html><head><title>Welcome</title></head>\r\n<body><p>Please sign in.</p></body></html>\r\n\r\n',
  empty: 'ActionID: struck\r\n\r\n',
  'plain-text': 'OK\r\n\r\n',
  null: 'Response\r\nActionID: struck\r\nMessage\r\n\r\n',
  'other-kind': 'Event: Success\r\nActionID: struck\r\nMessage: Removed interface from queue\r\n\r\n',
  'no-outcome': 'ActionID: struck\r\nMessage: Removed interface from queue\r\n\r\n',
  'unknown-outcome': 'Response: Perhaps\r\nActionID: struck\r\nMessage: Removed interface from queue\r\n\r\n',
  numbers: 'Response: 1\r\nActionID: struck\r\nMessage: 1\r\n\r\n',
  nulls: 'Response: \r\nActionID: struck\r\nMessage: \r\n\r\n',
};

for (const shape of ANSWER_SHAPES)
  test(`a malformed answer of the shape ${shape} is a message, and none of the protocol`, async (t) => {
    const simulator = await serveAmi(t);
    const client = await quiet(simulator);
    await command(simulator, 'LogIn', { queueIds: ['sales'] });
    await simulator.control('POST', 'faults', { kind: 'malformed-answer', settings: { shape } });
    client.send(REMOVE);
    assert.deepEqual(await client.heard(), [SHAPES[shape]]);
    const { entries } = await simulator.control('GET', 'journal?kind=reply');
    assert.ok(entries.some(({ bytes }: { bytes: string }) => bytes === SHAPES[shape]));
  });

test('a malformed answer without an ActionID, and one that refuses, are malformed likewise', async (t) => {
  const simulator = await serveAmi(t);
  const client = await quiet(simulator);
  await simulator.control('POST', 'faults', { kind: 'malformed-answer', settings: { shape: 'cut-short' } });
  client.send({ Action: 'QueueRemove', ...MEMBER });
  assert.deepEqual(await client.heard(), ['Response: Err\r\nMessage: Unable to remove interface: Not there\r\n\r\n']);
});

const PING = 'Action: Ping\r\nActionID: last\r\n\r\n';

const LOGOFF = 'Action: Logoff\r\n\r\n';

for (const [kind, settings] of [
  ['delay', { ms: 20 }],
  ['split', {}],
  ['refuse-later', { afterMs: 20, code: 'NotLoggedIn' }],
] as const)
  test(`Logoff in the same piece ends the connection behind all answers, the one of ${kind} too`, async (t) => {
    const ami = await serveAmi(t);
    const client = await quiet(ami);
    await command(ami, 'LogIn', { queueIds: ['sales'] });
    await ami.control('POST', 'faults', { kind, settings });
    client.send(`${textOf(REMOVE)}${PING}${LOGOFF}`);
    const { text, failure } = await client.untilClosed();
    assert.equal(failure, undefined);
    assert.match(text, /ActionID: struck\r\nMessage: /);
    assert.match(text, /ActionID: last\r\nPing: Pong\r\n/);
    assert.ok(text.endsWith('Response: Goodbye\r\nMessage: Thanks for all the fish.\r\n\r\n'), text);
  });
