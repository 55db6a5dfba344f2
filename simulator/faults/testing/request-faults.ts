// What a client sees of each fault that strikes a request: a row a fault, for the contract of the faults.

import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import { openFeed } from '../../dialects/native/testing/feed.ts';
import type { RawClient } from '../../net/testing/wire.ts';
import { ANN } from '../../testing/simulator.ts';
import { answers, type Faulty, FOR_EVER, wholeAnswers } from './faulty.ts';

interface Seen {
  readonly t: TestContext;
  readonly simulator: Faulty;
  readonly client: RawClient;
  /** Of the logout that was struck. */
  readonly requestId: string;
  /** Takes the fault away. */
  readonly takeAway: () => Promise<unknown>;
}

export interface Row {
  /** Small or slow ones, so that the test need not wait. */
  readonly settings?: object;
  /** Whether the ACD has done what it was asked. */
  readonly done: boolean;
  /** What the client sees of a logout that is struck. */
  readonly sees: (seen: Seen) => Promise<void>;
  /** Whether the connection goes on to be served. */
  readonly keeps: boolean;
}

/** The whole answer, and nothing behind it. */
async function answer({ client }: Seen) {
  const [first, ...more] = await answers(client);
  assert.ok(first);
  assert.deepEqual(more, []);
  return first;
}

const ends = async ({ client }: Seen, how: string, text: RegExp): Promise<void> => {
  const end = await client.end();
  assert.equal(end.how, how);
  assert.match(end.text, text);
};

export const isDone = ({ status, body }: Awaited<ReturnType<typeof answer>>): void =>
  assert.deepEqual([status, body.outcome, body.agent.state], [200, 'done', 'LoggedOut']);

/** Nothing has come, though the ACD has been asked and others have been answered since; and the connection is there. */
async function nothing({ client, simulator, requestId }: Seen): Promise<void> {
  await simulator.used(requestId);
  await simulator.roundTrip();
  assert.deepEqual([client.text(), client.socket.readyState], ['', 'open']);
}

/** Silence, until the fault is taken away: then the connection is cut. */
async function silence(seen: Seen): Promise<void> {
  await nothing(seen);
  await seen.takeAway();
  await ends(seen, 'in order', /^$/);
}

/** The answer waits for the fault to be taken away, and then it comes. */
async function waits(seen: Seen): Promise<void> {
  await nothing(seen);
  await seen.takeAway();
  isDone(await answer(seen));
}

const BEGINS = /^HTTP\/1\.1 200 OK\r\n/;
const WHOLE = /^HTTP\/1\.1 200 OK\r\n[\s\S]*\}\n$/;

export const REQUESTS: Readonly<Record<string, Row>> = {
  'reset-before-reply': { done: false, keeps: false, sees: (seen) => ends(seen, 'ECONNRESET', /^$/) },
  'reset-in-reply': {
    done: true,
    keeps: false,
    async sees(seen) {
      await ends(seen, 'ECONNRESET', BEGINS);
      assert.doesNotMatch(seen.client.text(), WHOLE);
    },
  },
  'reset-after-reply': { done: true, keeps: false, sees: (seen) => ends(seen, 'ECONNRESET', WHOLE) },
  'half-open': { done: false, keeps: false, sees: silence },
  close: { done: false, keeps: false, sees: (seen) => ends(seen, 'in order', /^$/) },
  truncate: {
    settings: { share: 0.9 },
    done: true,
    keeps: false,
    async sees(seen) {
      await ends(seen, 'in order', BEGINS);
      assert.deepEqual(wholeAnswers(seen.client.text()), []);
    },
  },
  garble: {
    settings: { share: 1 },
    done: true,
    keeps: true,
    async sees({ client, simulator, requestId }) {
      await client.more();
      const [reply] = await simulator.journal({ kind: 'reply', requestId });
      assert.equal(client.text(), reply?.bytes, 'the journal has the bytes as they went');
      const clear = [...client.text()].map((letter) => String.fromCharCode(letter.charCodeAt(0) & 0x7f)).join('');
      assert.notEqual(client.text(), clear);
      isDone(wholeAnswers(clear)[0] as Awaited<ReturnType<typeof answer>>);
    },
  },
  drip: {
    settings: { bytes: 50, everyMs: 0 },
    done: true,
    keeps: true,
    async sees(seen) {
      isDone(await answer(seen));
      assert.ok(seen.client.pieces() > 2, `${seen.client.pieces()} pieces`);
    },
  },
  delay: { settings: { ms: FOR_EVER }, done: true, keeps: true, sees: waits },
  oversize: {
    settings: { bytes: 3 * 1024 * 1024 },
    done: true,
    keeps: true,
    async sees(seen) {
      const { body, ...head } = await answer(seen);
      isDone({ body, ...head });
      assert.equal(body.padding.length, 3 * 1024 * 1024);
    },
  },
  depth: {
    settings: { levels: 1000 },
    done: true,
    keeps: true,
    async sees(seen) {
      const { body, ...head } = await answer(seen);
      isDone({ body, ...head });
      let levels = 0;
      for (let nested = body.nested; Array.isArray(nested); nested = nested[0]) levels += 1;
      assert.equal(levels, 1000);
    },
  },
  'malformed-answer': {
    settings: { shape: 'other-kind' },
    done: true,
    keeps: true,
    async sees(seen) {
      const { status, body } = await answer(seen);
      assert.deepEqual([status, body.length], [200, 1]);
      isDone({ status, body: body[0], text: '' });
    },
  },
  split: {
    settings: { longest: 60 },
    done: true,
    keeps: true,
    async sees(seen) {
      isDone(await answer(seen));
      assert.ok(seen.client.pieces() > 2, `${seen.client.pieces()} pieces`);
    },
  },
  answer: {
    settings: { word: 'unavailable' },
    done: false,
    keeps: true,
    async sees(seen) {
      const { status, body } = await answer(seen);
      assert.deepEqual([status, body.code], [503, 'Unavailable']);
    },
  },
  reject: {
    settings: { code: 'CallInProgress' },
    done: false,
    keeps: true,
    async sees(seen) {
      const { status, body } = await answer(seen);
      assert.deepEqual([status, body.code, body.detail], [409, 'CallInProgress', 'Agent ann has a call in progress.']);
    },
  },
  'refuse-in-body': {
    settings: { code: 'ReasonCodeRequired' },
    done: false,
    keeps: true,
    async sees(seen) {
      const { status, body } = await answer(seen);
      const { outcome, code, detail, requestId } = body;
      assert.deepEqual([status, outcome, code], [200, 'refused', 'ReasonCodeRequired']);
      assert.deepEqual([detail, requestId], ['A reason code is required for LoggedOut.', seen.requestId]);
    },
  },
  'refuse-later': {
    settings: { code: 'CallInProgress', afterMs: 5_000 },
    done: false,
    keeps: true,
    async sees(seen) {
      const { simulator, requestId } = seen;
      const { status, body } = await answer(seen);
      assert.deepEqual([status, body], [202, { outcome: 'accepted', requestId }]);
      const asked = async () => (await simulator.native.get(`/v1/requests/${requestId}`).expect(200)).body;
      await simulator.advance(4_999);
      assert.equal((await asked()).outcome, 'pending');
      await simulator.advance(1);
      const { outcome, code, detail } = await asked();
      assert.deepEqual([outcome, code, detail], ['refused', 'CallInProgress', 'Agent ann has a call in progress.']);
    },
  },
  'accept-and-forget': {
    done: false,
    keeps: true,
    async sees(seen) {
      const { simulator, requestId } = seen;
      assert.deepEqual((await answer(seen)).body, { outcome: 'accepted', requestId });
      await simulator.advance(86_400_000);
      const { body } = await simulator.native.get(`/v1/requests/${requestId}`).expect(200);
      assert.equal(body.outcome, 'pending');
    },
  },
  lie: {
    done: false,
    keeps: true,
    async sees(seen) {
      const { status, body } = await answer(seen);
      assert.deepEqual([status, body.outcome, body.requestId], [200, 'done', seen.requestId]);
      assert.deepEqual([body.agent.id, body.agent.state, body.agent.queues], [ANN.id, 'LoggedOut', []]);
    },
  },
  'lose-reply': { done: true, keeps: false, sees: silence },
  'answer-twice': {
    done: true,
    keeps: true,
    async sees({ client }) {
      const [first, second, ...more] = await answers(client, 2);
      assert.ok(first);
      isDone(first);
      assert.deepEqual([second, more], [first, []]);
    },
  },
  'wrong-answer': {
    done: false,
    keeps: true,
    async sees(seen) {
      const { status, body } = await answer(seen);
      assert.deepEqual([status, body.outcome, body.agent.state], [200, 'done', 'LoggedOut']);
      assert.notEqual(body.agent.id, ANN.id);
      assert.notEqual(body.requestId, seen.requestId);
    },
  },
  'event-before-reply': {
    settings: { ms: FOR_EVER },
    done: true,
    keeps: true,
    async sees(seen) {
      const feed = await openFeed(seen.t, `${seen.simulator.eventsUrl}?dn=7001&after=1`);
      await feed.upTo('AgentLoggedOut');
      feed.socket.terminate();
      await waits(seen);
    },
  },
};
