// Shows what the engine does around a decision: it journals, numbers, masks and publishes; and that seeding, restoring
// and a change of policy are Events like any other.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Floor, type FloorProblem, floorProblems } from '../core/model/floor.ts';
import { assignmentsTo } from '../core/model/membership.ts';
import { PROFILES } from '../core/model/profiles.ts';
import { fromSnapshot, snapshotOfFloor, takeSnapshot } from '../core/snapshot.ts';
import { answer, arrive, end, FLOOR, logIn, logOut, setReady, testFloor, work } from '../core/testing/floor.ts';
import { replay } from './engine.ts';
import type { PublishedEntry } from './journal-entry.ts';

test('the journal opens with the snapshot it started from', () => {
  const [first] = testFloor().engine.journal.query({});
  const snapshot = snapshotOfFloor(FLOOR, PROFILES.opencti);
  assert.deepEqual(first, { number: 1, kind: 'snapshot', snapshot, at: 0, realAt: 0, requestId: undefined });
});

test('a Command is journalled before what it brings about, each with the ACD time, the request and the device', () => {
  const { engine, clock, arrange, tell } = testFloor();
  arrange(logIn('ada', { extension: '2000' }));
  clock.advanceTo(clock.now() + 250);
  const after = engine.journal.last;
  const command = setReady('ada');
  tell(command, 'r1');
  tell(command, 'r2');
  const event = { type: 'AgentStateChanged', agentId: 'ada', from: 'NotReady', to: 'Ready', reasonCode: undefined };
  const rejection = { code: 'AlreadyInState', facts: { agentId: 'ada', state: 'Ready' } };
  const heard = { kind: 'command', origin: 'control', command, cut: undefined, at: 250, realAt: 0 };
  assert.deepEqual(engine.journal.query({ after }), [
    { number: after + 1, ...heard, outcome: 'done', rejection: undefined, requestId: 'r1' },
    { number: after + 2, kind: 'event', event, at: 250, realAt: 0, requestId: 'r1', extension: '2000' },
    { number: after + 3, ...heard, outcome: 'refused', rejection, requestId: 'r2' },
  ]);
});

test('entries are numbered in one row from 1, and listeners hear the Events and outcomes among them in order', () => {
  const { engine, arrange, tell } = testFloor({ logoutOnCall: 'defer', afterCall: 'Ready' });
  const heard: PublishedEntry[] = [];
  engine.onPublished((entry) => heard.push(entry));
  arrange(...work('ada', 'sales', 'support'), arrive('one', 'sales'), logOut('ada'), end('one'));
  tell(setReady('nobody'));
  engine.setPolicy(PROFILES['finesse-cce']);
  engine.restore(takeSnapshot(engine.acd));
  arrange(arrive('two', 'sales'), end('two'));
  const entries = engine.journal.query({});
  assert.deepEqual(
    entries.map(({ number }) => number),
    entries.map((_, index) => index + 1),
  );
  assert.equal(engine.journal.last, entries.length);
  const wanted = entries.filter(({ kind }) => kind === 'event' || kind === 'outcome');
  assert.deepEqual(heard, wanted);
  assert.ok(wanted.some(({ kind }) => kind === 'outcome'));
});

const typeOf = (entry: PublishedEntry): string => (entry.kind === 'event' ? entry.event.type : entry.kind);

test('a listener hears each Event when the Acd is whole again, and none after it has unsubscribed', () => {
  const { engine, arrange } = testFloor();
  arrange(...work('ada', 'sales'));
  const heard: string[] = [];
  const unsubscribe = engine.onPublished((entry) =>
    heard.push(`${typeOf(entry)} while ada is ${engine.acd.agents.get('ada')?.state}`),
  );
  arrange(arrive('one', 'sales'));
  unsubscribe();
  arrange(end('one'));
  assert.deepEqual(heard, [
    'CallArrived while ada is Busy',
    'CallOffered while ada is Busy',
    'AgentStateChanged while ada is Busy',
  ]);
});

test('Events that a listener brings about reach every listener after those that came before', () => {
  const { engine, arrange } = testFloor();
  arrange(...work('ada', 'sales'));
  engine.onPublished((entry) => {
    if (typeOf(entry) === 'CallOffered') arrange(answer('one'));
  });
  const heard: PublishedEntry[] = [];
  engine.onPublished((entry) => heard.push(entry));
  const after = engine.journal.last;
  arrange(arrive('one', 'sales'));
  assert.deepEqual(heard.map(typeOf), ['CallArrived', 'CallOffered', 'AgentStateChanged', 'CallAnswered']);
  assert.deepEqual(heard, engine.journal.query({ after, kind: 'event' }));
});

const NEW: Floor = {
  queues: [{ id: 'night', name: 'Night' }],
  agents: [
    { id: 'dee', name: 'Dee', password: 'p', extension: '1004', assignments: assignmentsTo(['night', 'sales']) },
  ],
  reasonCodes: [{ code: '07', label: 'Tea', uses: ['NotReady'] }],
};

test('seeding adds to those who are there, and disturbs nobody', () => {
  const { engine, arrange, agent, tell } = testFloor();
  arrange(...work('ada', 'sales'));
  assert.deepEqual(floorProblems(engine.acd, NEW), []);
  engine.seed(NEW);
  assert.equal(agent('ada').state, 'Ready');
  arrange(logIn('dee'));
  assert.deepEqual([...agent('dee').memberships.keys()], ['night', 'sales']);
  const { decision } = tell(logOut('dee', { reasonCode: '07' }));
  assert.equal(decision.outcome, 'refused', 'the later listing of a reason code counts');
});

const BAD: Floor = {
  queues: [...NEW.queues, ...NEW.queues, { id: 'sales', name: 'Sales' }],
  agents: [
    ...NEW.agents,
    { ...NEW.agents[0], id: 'ada', assignments: assignmentsTo(['sales', 'nowhere']) } as Floor['agents'][0],
  ],
  reasonCodes: [],
};

test('a floor with ids that are taken or queues that do not exist is told what is wrong, and where', () => {
  assert.deepEqual(floorProblems(testFloor().engine.acd, BAD), [
    { code: 'DuplicateId', path: ['queues', 1, 'id'], value: 'night' },
    { code: 'DuplicateId', path: ['queues', 2, 'id'], value: 'sales' },
    { code: 'DuplicateId', path: ['agents', 1, 'id'], value: 'ada' },
    { code: 'UnknownQueue', path: ['agents', 1, 'defaultQueueIds', 1], value: 'nowhere' },
  ] satisfies FloorProblem[]);
});

test('restoring a snapshot that has been through JSON brings everything back, and later changes leave it alone', () => {
  const { engine, arrange, agent, queue } = testFloor({ logoutOnCall: 'defer' });
  arrange(
    ...work('bob', 'sales'),
    ...work('ada', 'sales'),
    arrive('one', 'sales'),
    logOut('bob', { reasonCode: '07' }),
  );
  arrange(arrive('two', 'support'));
  const snapshot = takeSnapshot(engine.acd);
  const json = JSON.stringify(snapshot);
  const before = fromSnapshot(snapshot, 0);
  arrange(answer('one'), end('one'), end('two'), logOut('ada'));
  assert.equal(JSON.stringify(snapshot), json);
  engine.restore(JSON.parse(json));
  assert.deepEqual(engine.acd, fromSnapshot(JSON.parse(json), 0));
  assert.deepEqual(engine.acd.extensions, before.extensions);
  assert.deepEqual([...queue('sales').agentIds].sort(), ['ada', 'bob']);
  assert.deepEqual([...queue('sales').idleAgentIds], ['ada']);
  arrange(end('one'));
  assert.deepEqual([agent('bob').state, agent('bob').logoutReason], ['LoggedOut', '07']);
});

test('a change of policy counts from the next Command on, and no earlier', () => {
  const { engine, arrange, agent, tell } = testFloor();
  arrange(...work('ada', 'sales'));
  engine.setPolicy(PROFILES['finesse-cce']);
  assert.equal(agent('ada').state, 'Ready');
  assert.equal(tell(logOut('ada')).decision.outcome, 'refused');
  engine.setPolicy(PROFILES['finesse-ccx']);
  assert.equal(tell(logOut('ada', { reasonCode: '07' })).decision.outcome, 'done');
});

test('replaying needs the snapshot, and gives the Acd as it was after each Event', () => {
  const { engine, arrange } = testFloor();
  assert.throws(() => replay(engine.journal.query({ after: 1 })), /starts with a snapshot/);
  arrange(...work('ada', 'sales'));
  const early = { snapshot: takeSnapshot(engine.acd), entries: engine.journal.query({}) };
  arrange(arrive('one', 'sales'));
  assert.deepEqual(replay(early.entries), early.snapshot);
  assert.deepEqual(replay(engine.journal.query({})), takeSnapshot(engine.acd));
});

test('requests that bring no id are numbered alike in every run', () => {
  const { engine } = testFloor();
  assert.deepEqual([engine.nextRequestId(), engine.nextRequestId()], ['request-1', 'request-2']);
  assert.equal(testFloor().engine.nextRequestId(), 'request-1');
});
