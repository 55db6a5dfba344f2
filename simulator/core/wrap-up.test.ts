// Shows how after-call work ends by itself, when the policy says how long it lasts: at its own time on the ACD clock, and
// not when the agent has left it before. The last test tells the whole story of a shift on a clock that stands still.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Command } from './commands.ts';
import type { Policy } from './model/policy.ts';
import { PROFILES } from './model/profiles.ts';
import { takeSnapshot } from './snapshot.ts';
import { answer, arrive, end, logIn, logOut, setNotReady, setReady, testFloor, work } from './testing/floor.ts';

const MINUTE = 60_000;
const CALL: readonly Command[] = [arrive('call', 'sales'), answer('call'), end('call')];

/** Ada in after-call work, begun at 1000. */
function wrappingUp(policy: Partial<Policy> = { wrapUpMs: MINUTE }) {
  const floor = testFloor(policy);
  floor.clock.advanceTo(1_000);
  floor.arrange(...work('ada', 'sales'), ...CALL);
  return floor;
}

test('after-call work says when it ends, and ends then: the agent is Ready', () => {
  const { agent, clock, engine, next } = wrappingUp();
  const [entry] = engine.journal.query({ kind: 'event' }).slice(-1);
  const changed = { type: 'AgentStateChanged', agentId: 'ada' } as const;
  assert.deepEqual(entry?.kind === 'event' && entry.event, {
    ...changed,
    from: 'Busy',
    to: 'AfterCallWork',
    until: 61_000,
  });
  assert.equal(agent('ada').stateEndsAt, 61_000);
  clock.advanceTo(60_999);
  assert.equal(agent('ada').state, 'AfterCallWork');
  assert.deepEqual(next().events, [{ ...changed, from: 'AfterCallWork', to: 'Ready' }]);
  assert.deepEqual([clock.now(), agent('ada').stateEndsAt, clock.nextTimer()], [61_000, undefined, undefined]);
});

test('who is Ready by the end of after-call work is offered the call that has waited', () => {
  const { arrange, next, agent } = wrappingUp();
  arrange(arrive('waiting', 'sales'));
  assert.deepEqual(
    next().events.map(({ type }) => type),
    ['AgentStateChanged', 'CallOffered', 'AgentStateChanged'],
  );
  assert.equal(agent('ada').callIds?.[0], 'waiting');
});

const LEFT_BEFORE: Record<string, Command> = {
  'is Ready before': setReady('ada'),
  'goes for a break before': setNotReady('ada'),
  'logs out before': logOut('ada'),
};

for (const [name, command] of Object.entries(LEFT_BEFORE))
  test(`nothing happens by itself to an agent who ${name}`, () => {
    const { arrange, clock, agent, engine } = wrappingUp();
    clock.advanceTo(30_000);
    arrange(command);
    const { state } = agent('ada');
    assert.deepEqual([agent('ada').stateEndsAt, clock.nextTimer()], [undefined, undefined]);
    const { last } = engine.journal;
    clock.advanceTo(2 * MINUTE);
    assert.deepEqual([agent('ada').state, engine.journal.last], [state, last]);
  });

test('each after-call work has a time of its own', () => {
  const { arrange, clock, agent } = wrappingUp();
  clock.advanceTo(40_000);
  arrange(setReady('ada'), ...CALL);
  clock.advanceTo(61_000);
  assert.equal(agent('ada').state, 'AfterCallWork', 'the end of the first is not the end of the second');
  clock.advanceTo(100_000);
  assert.equal(agent('ada').state, 'Ready');
});

const WITHOUT_END: Record<string, { readonly policy: Partial<Policy>; readonly state: string }> = {
  'after-call work that lasts until the agent ends it': { policy: { wrapUpMs: 0 }, state: 'AfterCallWork' },
  'an agent who has none': { policy: { wrapUpMs: MINUTE, afterCall: 'Ready' }, state: 'Ready' },
};

for (const [name, { policy, state }] of Object.entries(WITHOUT_END))
  test(`there is no timer for ${name}`, () => {
    const { agent, clock } = wrappingUp(policy);
    assert.deepEqual([agent('ada').state, clock.nextTimer()], [state, undefined]);
  });

test('there is no after-call work where no call was answered, or where somebody asks for it', () => {
  const { arrange, agent, clock, tell } = testFloor({ wrapUpMs: MINUTE });
  arrange(...work('ada', 'sales'), arrive('call', 'sales'), end('call'));
  assert.deepEqual([agent('ada').state, clock.nextTimer()], ['Ready', undefined]);
  tell({ type: 'SetAfterCallWork', by: 'supervisor', agentId: 'ada' });
  assert.deepEqual([agent('ada').state, clock.nextTimer()], ['AfterCallWork', undefined]);
});

test('a change of the policy is for the calls to come', () => {
  const { engine, clock, agent } = wrappingUp();
  engine.setPolicy({ ...PROFILES.opencti, wrapUpMs: 1 });
  clock.advanceTo(60_999);
  assert.equal(agent('ada').state, 'AfterCallWork');
});

test('an Acd that is put back goes on where it was, and that of the one before ends with it', () => {
  const { engine, clock, arrange, agent, next } = wrappingUp();
  const kept = takeSnapshot(engine.acd);
  arrange(setReady('ada'), ...CALL, arrive('another', 'sales'));
  engine.restore(kept);
  assert.equal(clock.nextTimer(), 61_000);
  next();
  assert.deepEqual([agent('ada').state, clock.nextTimer()], ['Ready', undefined]);

  const other = testFloor();
  other.clock.advanceTo(2 * MINUTE);
  other.engine.restore(kept);
  assert.equal(other.agent('ada').state, 'AfterCallWork', 'what is overdue happens as soon as time goes on');
  other.next();
  assert.deepEqual([other.agent('ada').state, other.clock.now()], ['Ready', 2 * MINUTE]);
});

test('an engine that is stopped leaves no timer behind', () => {
  const { engine, clock } = wrappingUp();
  engine.stop();
  assert.equal(clock.nextTimer(), undefined);
});

/** Nothing here waits: an hour of the ACD's is as long as the Commands take. */
test('a shift: login, a call, a minute of after-call work, another call, and a logout that waits for its end', () => {
  const { clock, ask, tell, next, agent, engine } = testFloor({
    wrapUpMs: MINUTE,
    logoutOnCall: 'defer',
    outcome: 'later',
    outcomeDelayMs: 200,
  });
  ask(logIn('ada', { by: 'agent', password: 'secret-ada' }), 'login');
  next();
  ask(setReady('ada'), 'ready');
  next();
  for (const command of CALL) tell(command);
  tell(arrive('second', 'sales'));
  next();
  assert.deepEqual([agent('ada').state, agent('ada').callIds?.[0]], ['Busy', 'second']);
  tell(answer('second'));
  assert.equal(ask(logOut('ada', { reasonCode: '07' }), 'logout').decision.outcome, 'accepted');
  next();
  assert.equal(agent('ada').deferredLogout?.requestId, 'logout');
  clock.advanceTo(clock.now() + 60 * MINUTE);
  assert.equal(agent('ada').state, 'Busy');
  tell(end('second'));

  assert.deepEqual([agent('ada').state, clock.nextTimer()], ['LoggedOut', undefined]);
  const story = engine.journal
    .query({ agentId: 'ada' })
    .flatMap((entry) =>
      entry.kind === 'event'
        ? [`${entry.at} ${entry.event.type}`]
        : entry.kind === 'outcome'
          ? [`${entry.at} ${entry.requestId} ${entry.outcome}`]
          : [],
    );
  assert.deepEqual(story, [
    '200 AgentLoggedIn',
    '200 login done',
    '400 AgentStateChanged',
    '400 ready done',
    '400 CallOffered',
    '400 AgentStateChanged',
    '400 CallAnswered',
    '400 CallEnded',
    '400 AgentStateChanged',
    '60400 AgentStateChanged',
    '60400 CallOffered',
    '60400 AgentStateChanged',
    '60400 CallAnswered',
    '60600 LogoutDeferred',
    '3660600 CallEnded',
    '3660600 AgentLoggedOut',
    '3660600 logout done',
  ]);
});
