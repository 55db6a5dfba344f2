// The contract of every fault, over the wire: it is listed, its settings have defaults and refuse nonsense, it does what
// its sentence says and leaves reads and the main port alone, its use stands in the journal, and when it is taken away
// the simulator is as before. What a fault does is a row here; without a row a fault fails.

import assert from 'node:assert/strict';
import { EventEmitter, once } from 'node:events';
import { type TestContext, test } from 'node:test';
import WebSocket from 'ws';
import { z } from 'zod';
import { type RawClient, timers } from '../net/testing/wire.ts';
import { ANN, assertProblem } from '../testing/simulator.ts';
import type { FaultKind } from './fault.ts';
import { FAULT_KINDS } from './index.ts';
import { eventRows } from './testing/event-faults.ts';
import { assertNothingLeft, type Faulty, faulty, wholeAnswers } from './testing/faulty.ts';
import { isDone, REQUESTS } from './testing/request-faults.ts';

const EVENTS = eventRows('R1 cut N1 R2 N2 end');

const OWN_TESTS = ['refuse', 'untrusted-certificate'];

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
    const { main, add, faults, clear } = await faulty(t, { tls: 'auto' }); // one of them takes it
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
