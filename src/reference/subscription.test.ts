// What is heard is handed on once each, in order, whatever the wire does: twice, late, behind a lost connection, by hints alone.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Ear, EventLink, News } from './event-link.ts';
import type { CtiLink } from './link.ts';
import { type Change, subscribe } from './subscription.ts';

const DEVICE = { agentId: '1001', number: '2001' };

/** A link of which a test says what it hears, and how the agent is held. */
async function listening(states: string[] = ['NotReady'], traits: Pick<EventLink, 'tellsHeld'> = {}) {
  const ears: Ear[] = [];
  const changes: string[] = [];
  const link = {
    readAgent: async () => ({ id: '1001', queues: [], state: states.length > 1 ? states.shift() : states[0] }),
    events: {
      ...traits,
      async listen(_device: object, ear: Ear) {
        ears.push(ear);
        return { close: () => undefined };
      },
      readCall: async () => ({ kind: 'INBOUND', from: '1', dialled: '2', other: '1' }),
    },
  } as unknown as CtiLink;
  const handOn = (change: Change) =>
    void changes.push(
      change.type === 'state' ? change.state : `${change.happened} ${change.callId} ${change.call?.from}`,
    );
  const subscription = await subscribe(
    { link, device: DEVICE, timeoutMs: 1_000, handOn, note: () => undefined },
    AbortSignal.timeout(1_000),
  );
  /** Resolves when all of it has been dealt with. */
  async function hear(...news: News[]): Promise<readonly string[]> {
    for (const one of news) ears.at(-1)?.hear(one);
    await settled();
    return changes;
  }
  return { ears, changes, subscription, hear };
}

/** Looks take a few turns of the loop. */
async function settled(): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}

const state = (number: number, to: 'Ready' | 'NotReady'): News => ({ type: 'state', number, state: to });
const call = (number: number | undefined, happened: 'Offered' | 'Answered' | 'Ended', legId?: string): News => ({
  ...{ type: 'call', number, happened, callId: 'c-1', legId },
});

test('what comes twice or late tells of no change', async () => {
  const { hear } = await listening();
  assert.deepEqual(await hear(state(5, 'Ready'), state(5, 'Ready'), state(4, 'NotReady')), ['Ready']);
  assert.deepEqual(await hear(state(7, 'NotReady')), ['Ready', 'NotReady']);
});

test('a late event of a call is told, where nothing of that call came behind it', async () => {
  const { hear } = await listening();
  assert.deepEqual(await hear(state(9, 'Ready'), call(8, 'Offered'), call(8, 'Offered')), ['Ready', 'Offered c-1 1']);
});

test('without numbers a call goes on and never back; a second time that it comes is another', async () => {
  const { hear } = await listening();
  const first = [call(undefined, 'Offered', 'a'), call(undefined, 'Answered', 'a'), call(undefined, 'Offered', 'a')];
  assert.deepEqual(await hear(...first), ['Offered c-1 1', 'Answered c-1 1']);
  assert.deepEqual((await hear(call(undefined, 'Ended', 'a'), call(undefined, 'Offered', 'b'))).slice(2), [
    'Ended c-1 1',
    'Offered c-1 1',
  ]);
});

test('a hint is looked at, and told where it is another state', async () => {
  const { hear } = await listening(['NotReady', 'NotReady', 'Ready', 'Ready']);
  const hint: News = { type: 'hint' };
  assert.deepEqual(await hear(hint), []);
  assert.deepEqual(await hear(hint, hint), ['Ready']);
});

test('who has lost the connection resumes behind the last number', async () => {
  const { ears, hear } = await listening();
  await hear(state(5, 'Ready'));
  ears[0]?.lost();
  while (ears.length < 2) await new Promise((resolve) => setTimeout(resolve, 5));
  assert.equal(ears[1]?.after, 5);
});

test('where numbers begin anew the state is looked at, and lower numbers count', async () => {
  const { hear } = await listening(['NotReady', 'Ready']);
  await hear(state(5, 'NotReady'));
  assert.deepEqual(await hear({ type: 'gone' }, state(1, 'NotReady')), ['NotReady', 'Ready', 'NotReady']);
});

test('nothing is handed on once it is closed', async () => {
  const { hear, subscription } = await listening();
  subscription.close();
  assert.deepEqual(await hear(state(5, 'Ready')), []);
});

test('how the agent is held is told where it is another state than the last, whoever tells it', async () => {
  const held = (number: number, to: 'Ready' | 'NotReady'): News => ({ ...state(number, to), isHeld: true }) as News;
  const { hear } = await listening(['LoggedOut'], { tellsHeld: true });
  assert.deepEqual(await hear(held(5, 'Ready'), held(6, 'Ready')), []);
  assert.deepEqual(await hear(held(7, 'NotReady'), held(8, 'NotReady')), ['NotReady']);
  assert.deepEqual(await hear({ type: 'gone' }, held(1, 'Ready')), ['NotReady', 'Ready']);
});
