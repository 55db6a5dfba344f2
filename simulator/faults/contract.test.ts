// The contract of every fault, over the wire: it is listed, its settings have defaults and refuse nonsense, it does what
// its sentence says and leaves reads and the main port alone, its use stands in the journal, and when it is taken away
// the simulator is as before. What a fault does is a row here; without a row a fault fails.

import assert from 'node:assert/strict';
import { EventEmitter, once } from 'node:events';
import { type TestContext, test } from 'node:test';
import WebSocket from 'ws';
import { z } from 'zod';
import { openFeed } from '../dialects/native/test-feed.ts';
import { ANN, assertProblem } from '../test-simulator.ts';
import { type RawClient, timers } from '../wire/test-wire.ts';
import type { FaultKind } from './fault.ts';
import { FAULT_KINDS } from './index.ts';
import { answers, assertNothingLeft, type Faulty, FOR_EVER, faulty, wholeAnswers } from './test-faulty.ts';

interface Seen {
  readonly t: TestContext;
  readonly simulator: Faulty;
  readonly client: RawClient;
  /** Of the logout that was struck. */
  readonly requestId: string;
  /** Takes the fault away. */
  readonly takeAway: () => Promise<unknown>;
}

interface Row {
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

const isDone = ({ status, body }: Awaited<ReturnType<typeof answer>>): void =>
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

const REQUESTS: Readonly<Record<string, Row>> = {
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

interface EventRow {
  readonly settings?: object;
  /** What is heard of a shift in which Ann is Ready, NotReady, Ready and NotReady, and the first NotReady is struck. */
  readonly heard: string;
  /** What is heard when the fault is taken away at its end. */
  readonly late?: string;
}

const EVENTS: Readonly<Record<string, EventRow>> = {
  'drop-event': { heard: 'R1 R2 N2 end' },
  'duplicate-event': { heard: 'R1 N1 N1 R2 N2 end' },
  'delay-event': { settings: { ms: FOR_EVER }, heard: 'R1 R2 N2 end', late: 'N1' },
  'reorder-events': { heard: 'R1 R2 N1 N2 end' },
  'malformed-event': { heard: 'R1 malformed R2 N2 end' },
  'foreign-event': { heard: 'R1 N1-of-somebody-else R2 N2 end' },
  'unknown-event': { heard: 'R1 N1-QuantumLeap R2 N2 end' },
  'disconnect-feed': { heard: 'R1 cut N1 R2 N2 end' },
};

const OWN_TESTS = ['refuse'];

test('every fault has its row', () => {
  const kinds = FAULT_KINDS.map(({ kind }) => kind);
  assert.deepEqual([...kinds].sort(), [...Object.keys(REQUESTS), ...Object.keys(EVENTS), ...OWN_TESTS].sort());
  assert.equal(new Set(kinds).size, kinds.length);
});

for (const kind of FAULT_KINDS) {
  test(`${kind.kind} is listed with what it does and what it takes`, async (t) => {
    const { main } = await faulty(t);
    const { body } = await main.get('/control/faults/kinds').expect(200);
    const listed = body.find((one: FaultKind) => one.kind === kind.kind);
    assert.deepEqual([listed.stage, listed.sentence], [kind.stage, kind.sentence]);
    assert.match(kind.sentence, /^[A-Z].*[^.]\.$/);
    assert.deepEqual([listed.settings.type, listed.settings.additionalProperties], ['object', false]);
    assert.deepEqual(listed.settings.required, undefined, 'every setting may be left out');
  });

  test(`the settings of ${kind.kind} have defaults, and nonsense in them changes nothing`, async (t) => {
    const { main, add, faults, clear } = await faulty(t);
    await add({ kind: kind.kind });
    const [{ settings }] = await faults();
    assert.deepEqual(settings, kind.settings.parse({}));
    await clear();
    const members = Object.keys((z.toJSONSchema(kind.settings, { io: 'input' }).properties ?? {}) as object);
    const nonsense = members.flatMap((member) =>
      [-1, '', 'nonsense', null, {}, 1e9, 0.3e-9, true].map((value) => ({ [member]: value })),
    );
    for (const wrong of [{ nonsense: 1 }, ...nonsense.filter((one) => !isTaken(kind, one)), [], null, 'x']) {
      const answered = await main.post('/control/faults').send({ kind: kind.kind, settings: wrong });
      assertProblem(answered, 422, 'InvalidRequest');
      assert.ok(
        answered.body.errors.every(({ path }: { path: string }) => path.startsWith('settings')),
        answered.text,
      );
    }
    assert.deepEqual(await faults(), []);
    assert.ok(nonsense.filter((one) => !isTaken(kind, one)).length >= 5 * members.length);
  });
}

const isTaken = ({ settings }: FaultKind, value: object): boolean => settings.safeParse(value).success;

for (const [kind, row] of Object.entries(REQUESTS)) {
  test(`${kind}: ${FAULT_KINDS.find((one) => one.kind === kind)?.sentence}`, async (t) => {
    const before = timers();
    const simulator = await faulty(t);
    const { add, annIsIn, connect, ask, stateOf, main, native, journal } = simulator;
    await annIsIn();
    const id = await add({ kind, settings: row.settings ?? {}, label: `the ${kind}` });
    const client = connect();
    const requestId = ask(client);
    await row.sees({ t, simulator, client, requestId, takeAway: () => simulator.remove(id) });

    assert.equal(await stateOf(ANN.id), row.done ? 'LoggedOut' : 'NotReady');
    const told = await journal({ kind: 'fault' });
    const [added, used] = told.map(({ fault, faultId, label, what, ...entry }) => [
      fault,
      faultId,
      label,
      what,
      entry.requestId,
    ]);
    assert.deepEqual(added, [kind, id, `the ${kind}`, 'added', undefined]);
    assert.deepEqual(used, [kind, id, `the ${kind}`, 'used', requestId]);
    const [active] = await simulator.faults();
    if (active !== undefined) {
      assert.deepEqual([active.id, active.label, active.used, active.left], [id, `the ${kind}`, 1, undefined]);
      assert.equal((await native.get('/v1/agents/ann').expect(200)).body.id, ANN.id, 'a read is left alone');
      assert.equal((await journal({ kind: 'fault', what: 'used' })).length, 1);
    }

    await main.delete('/control/faults').expect(204);
    await annIsIn();
    await assertServed(simulator, row.keeps ? client : connect());
    for (const one of await journal({ kind: 'fault' })) assert.equal(one.faultId, id);
    client.socket.destroy();
    await assertNothingLeft(simulator, before);
  });
}

/** A logout over `client` is done and answered, as if there had never been a fault. */
async function assertServed({ ask, stateOf }: Faulty, client: RawClient): Promise<void> {
  const before = client.text().length;
  const requestId = ask(client);
  for (;;) {
    const [whole] = wholeAnswers(client.text().slice(before));
    if (whole === undefined) await client.more();
    else {
      isDone(whole);
      assert.equal(whole.body.requestId, requestId);
      break;
    }
  }
  assert.equal(await stateOf(ANN.id), 'LoggedOut');
  client.socket.destroy();
}

for (const [kind, row] of Object.entries(EVENTS))
  test(`${kind}: ${FAULT_KINDS.find((one) => one.kind === kind)?.sentence}`, async (t) => {
    const before = timers();
    const simulator = await faulty(t);
    const { add, control, journal, remove, eventsUrl } = simulator;
    await control(ANN.id, 'LogIn');
    const listener = await listenTo(t, `${eventsUrl}?dn=7001`);
    await control(ANN.id, 'SetReady');
    const id = await add({ kind, settings: row.settings ?? {}, match: { event: 'AgentStateChanged' }, times: 1 });
    for (const type of ['SetNotReady', 'SetReady', 'SetNotReady', 'LogOut']) await control(ANN.id, type);
    const shift = (await journal({ kind: 'event', agentId: ANN.id })).slice(-5);
    const names = new Map(['R1', 'N1', 'R2', 'N2', 'end'].map((name, index) => [shift[index]?.number, name]));
    assert.equal(await listener.upTo('end', names), row.heard);

    const whats = (await journal({ kind: 'fault' })).map(({ faultId, what }) => [faultId, what]);
    assert.deepEqual(
      whats,
      ['added', 'used', 'spent'].map((what) => [id, what]),
    );
    await remove(id);
    if (row.late !== undefined) assert.equal(await listener.upTo(row.late, names), `${row.heard} ${row.late}`);
    await control(ANN.id, 'LogIn');
    assert.equal((await listener.next())?.type, 'AgentLoggedIn', 'as if there had never been a fault');
    listener.leave();
    await assertNothingLeft(simulator, before);
  });

/** Listens to the feed at `url`, and goes on behind what was heard last whenever it is cut off. */
async function listenTo(t: TestContext, url: string) {
  const heard: { readonly type: string; readonly number?: number; readonly agentId?: string }[] = [];
  let more = new EventEmitter();
  let taken = 0;
  let socket: WebSocket;
  async function open(after: string): Promise<void> {
    socket = new WebSocket(url + after);
    const mine = socket;
    t.after(() => mine.terminate());
    mine.on('message', (message) => put(readMessage(String(message))));
    mine.on('close', () => {
      put({ type: 'cut' });
      const last = heard.findLast(({ number }) => number !== undefined)?.number;
      if (taken >= 0) void open(`&after=${last}`);
    });
    await once(mine, 'open');
  }
  function put(message: (typeof heard)[number]): void {
    heard.push(message);
    more.emit('more');
  }
  async function next() {
    while (heard.length === taken) await once(more, 'more');
    return heard[taken++];
  }
  await open('');
  return {
    next,
    /** The names of all that has been heard when `name` has. */
    async upTo(name: string, names: ReadonlyMap<number | undefined, string>): Promise<string> {
      const nameOf = ({ type, number, agentId }: (typeof heard)[number]): string => {
        if (number === undefined) return type;
        const of = names.get(number) ?? `number ${number}`;
        if (agentId !== ANN.id) return `${of}-of-${agentId}`;
        return type.startsWith('Agent') ? of : `${of}-${type}`;
      };
      while (nameOf((await next()) ?? { type: 'nothing' }) !== name);
      return heard.slice(0, taken).map(nameOf).join(' ');
    },
    leave() {
      taken = -1;
      more = new EventEmitter();
      socket.terminate();
    },
  };
}

function readMessage(text: string): { type: string; number?: number; agentId?: string } {
  try {
    return JSON.parse(text);
  } catch {
    return { type: 'malformed' };
  }
}
