// Shows the policy that has a connector hear later what became of its Command: accepted now, decided and told later, by
// the rules and in the Acd of that moment; and what a judge before the ACD can make of that.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Decider } from '../core/decide.ts';
import type { Policy } from '../core/model/policy.ts';
import { PROFILES } from '../core/model/profiles.ts';
import { snapshotOfFloor, takeSnapshot } from '../core/snapshot.ts';
import {
  answer,
  arrive,
  end,
  FLOOR,
  logIn,
  logOut,
  type Result,
  setReady,
  testFloor,
  work,
} from '../core/testing/floor.ts';
import { createManualClock } from './clock.ts';
import { createEngineParts } from './commit.ts';
import { createEngine } from './engine.ts';

const later = (policy: Partial<Policy> = {}) => testFloor({ outcome: 'later', outcomeDelayMs: 500, ...policy });

/** One line each: what happened, and whose work it was. */
const told = ({ happened }: Pick<Result, 'happened'>): string[] =>
  happened.map((entry) => `${entry.requestId}: ${entry.kind === 'event' ? entry.event.type : entry.outcome}`);

test('a connector hears that its Command is accepted, and nothing has happened yet', () => {
  const { ask, agent, engine, clock } = later();
  const { decision, happened } = ask(logIn('ada'), 'r1');
  assert.deepEqual(
    [decision.outcome, told({ happened }), agent('ada').state],
    ['accepted', ['r1: RequestAccepted'], 'LoggedOut'],
  );
  const [entry] = engine.journal.query({ kind: 'command' });
  assert.deepEqual(entry?.kind === 'command' && [entry.outcome, entry.rejection], ['accepted', undefined]);
  assert.deepEqual(engine.findRequest('r1'), { requestId: 'r1', agentId: 'ada', outcome: 'pending' });
  assert.equal(clock.nextTimer(), 500);
});

test('when its time has come it is done, and then it is told that it is', () => {
  const { ask, next, engine, agent } = later();
  const heard: string[] = [];
  engine.onPublished((entry) => heard.push(`${entry.requestId}: ${entry.kind}`));
  ask(logIn('ada'), 'r1');
  const { happened } = next();
  assert.deepEqual(told({ happened }), ['r1: AgentLoggedIn', 'r1: done']);
  assert.deepEqual(heard, ['r1: event', 'r1: event', 'r1: outcome']);
  const outcome = happened[1];
  assert.deepEqual(outcome?.kind === 'outcome' && [outcome.agentId, outcome.extension, outcome.at], [
    'ada',
    '1001',
    500,
  ]);
  assert.deepEqual([agent('ada').state, engine.findRequest('r1')?.outcome], ['NotReady', 'done']);
});

test('what is refused then is told with the reason, and changes nothing', () => {
  const { ask, next, engine, agent } = later();
  ask(setReady('ada'), 'r1');
  const { happened } = next();
  const rejection = { code: 'NotLoggedIn', facts: { agentId: 'ada', state: 'LoggedOut' } };
  const said = 'Agent ada is not logged in to any queue.';
  const number = engine.journal.last;
  assert.deepEqual(happened, [
    { kind: 'outcome', outcome: 'refused', agentId: 'ada', extension: '1001', rejection, said, requestId: 'r1', at: 500, realAt: 0, number },
  ]); // biome-ignore format: one entry
  assert.deepEqual(engine.findRequest('r1'), { requestId: 'r1', agentId: 'ada', outcome: 'refused', rejection });
  assert.equal(agent('ada').state, 'LoggedOut');
});

test('somebody who does not exist is refused later as well', () => {
  const { ask, next } = later();
  ask(logIn('nobody'), 'r1');
  const [outcome] = next().happened;
  assert.equal(outcome?.kind === 'outcome' && outcome.rejection?.code, 'UnknownAgent');
});

test('it is decided in the Acd of that moment, by the rules of that moment', () => {
  const { ask, arrange, next, engine } = later();
  arrange(...work('ada', 'sales'));
  ask(logOut('ada'), 'first');
  ask(logOut('ada'), 'second');
  arrange(logOut('ada'));
  assert.deepEqual(told(next()), ['first: refused', 'second: refused']);

  arrange(...work('ada', 'sales'));
  ask(logOut('ada'), 'third');
  engine.setPolicy({ ...PROFILES['finesse-cce'] });
  const [outcome] = next().happened;
  assert.equal(outcome?.kind === 'outcome' && outcome.rejection?.code, 'TransitionNotAllowed');
});

test('Commands are settled in the order in which they were accepted', () => {
  const { ask, next } = later();
  ask(logIn('ada'), 'r1');
  ask(setReady('ada'), 'r2');
  ask(logOut('ada'), 'r3');
  assert.deepEqual(told(next()), [
    'r1: AgentLoggedIn',
    'r1: done',
    'r2: AgentStateChanged',
    'r2: done',
    'r3: AgentLoggedOut',
    'r3: done',
  ]);
});

test('everybody but the connector hears at once', () => {
  const { tell, clock } = later();
  assert.equal(tell(logIn('ada')).decision.outcome, 'done');
  assert.equal(clock.nextTimer(), undefined);
});

test('a logout that is put off then is pending until the call has ended', () => {
  const { ask, arrange, next, tell, engine } = later({ logoutOnCall: 'defer' });
  arrange(...work('ada', 'sales'), arrive('call', 'sales'), answer('call'));
  ask(logOut('ada'), 'r1');
  assert.deepEqual(told(next()), ['r1: LogoutDeferred']);
  assert.equal(engine.findRequest('r1')?.outcome, 'pending');
  assert.deepEqual(told(tell(end('call'), 'hang-up')), ['hang-up: CallEnded', 'r1: AgentLoggedOut', 'r1: done']);
  assert.equal(engine.findRequest('r1')?.outcome, 'done');
});

test('what was accepted is forgotten with the Acd that accepted it', () => {
  const { ask, engine, clock } = later();
  const before = takeSnapshot(engine.acd);
  ask(logIn('ada'), 'r1');
  engine.restore(before);
  assert.deepEqual([engine.findRequest('r1'), clock.nextTimer()], [undefined, undefined]);
  const { last } = engine.journal;
  clock.advanceTo(10_000);
  assert.equal(engine.journal.last, last);
});

/** An engine with somebody before the ACD. */
function judgedBy(decider: Decider) {
  const clock = createManualClock();
  const engine = createEngine(
    createEngineParts({ snapshot: snapshotOfFloor(FLOOR, PROFILES.opencti), clock }),
    decider,
  );
  const ask = () => engine.execute(logIn('ada'), { origin: 'connector', requestId: 'r1' });
  return { clock, engine, ask };
}

test('a judge can accept for ever', () => {
  const { engine, clock, ask } = judgedBy(() => ({ outcome: 'accepted' }));
  ask();
  assert.equal(clock.nextTimer(), undefined);
  clock.advanceTo(86_400_000);
  assert.deepEqual([engine.findRequest('r1')?.outcome, engine.acd.agents.get('ada')?.state], ['pending', 'LoggedOut']);
});

test('a judge can accept what is refused later, whatever the ACD would say', () => {
  const rejection = { code: 'AlreadyLoggedIn', facts: { agentId: 'ada', extension: '9' } } as const;
  const { engine, clock, ask } = judgedBy(() => ({ outcome: 'accepted', later: { afterMs: 7, rejection } }));
  ask();
  clock.advanceTo(7);
  assert.deepEqual(engine.findRequest('r1'), { requestId: 'r1', agentId: 'ada', outcome: 'refused', rejection });
  assert.equal(engine.acd.agents.get('ada')?.state, 'LoggedOut');
});

test('what a judge accepts for later is decided by the ACD itself', () => {
  const { engine, clock, ask } = judgedBy(() => ({ outcome: 'accepted', later: { afterMs: 7 } }));
  ask();
  clock.advanceTo(7);
  assert.deepEqual([engine.findRequest('r1')?.outcome, engine.acd.agents.get('ada')?.state], ['done', 'NotReady']);
});

test('a judge can answer with a success in which nothing is done', () => {
  const { engine, ask } = judgedBy(() => ({ outcome: 'done', events: [] }));
  ask();
  const [entry, ...more] = engine.journal.query({ after: 1 });
  assert.deepEqual([entry?.kind === 'command' && entry.outcome, more], ['done', []]);
  assert.equal(engine.acd.agents.get('ada')?.state, 'LoggedOut');
});
