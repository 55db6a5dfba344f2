// Shows that whatever code somebody chooses, the refusal says a whole sentence about what was asked: no fact is missing
// and none is there that the sentence does not tell.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { AGENT_COMMANDS } from '../core/model/agent.ts';
import { AGENT_REJECTIONS, describeRejection, sentenceOf } from '../core/rejection.ts';
import { takeSnapshot } from '../core/snapshot.ts';
import { agentCommand, arrive, testFloor, work } from '../core/testing/floor.ts';
import { createEngineParts } from '../engine/commit.ts';
import { createEngine } from '../engine/engine.ts';
import { falseSuccess, rejectionOf, reportedStateIn } from './fabricated.ts';

for (const code of AGENT_REJECTIONS)
  test(`a refusal with ${code} tells a whole sentence, of whatever is known`, () => {
    const { engine, arrange } = testFloor();
    arrange(...work('ada', 'sales'));
    const named = agentCommand('SetNotReady', 'ada', { queueIds: ['support'], reasonCode: '07', extension: '9' });
    for (const asked of [named, agentCommand('LogOut', 'ada'), agentCommand('LogIn', 'nobody'), {}]) {
      const rejection = rejectionOf(engine.acd, asked, code);
      assert.doesNotMatch(describeRejection(rejection), /undefined|null|\{/);
      const told = [...sentenceOf(code).matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      assert.deepEqual(Object.keys(rejection.facts).sort(), [...new Set(told)].sort());
    }
  });

test('the facts are those of the Command, and else those that the ACD holds', () => {
  const { engine, arrange } = testFloor();
  arrange(...work('ada', 'sales'));
  const facts = (code: (typeof AGENT_REJECTIONS)[number], asked: object) => rejectionOf(engine.acd, asked, code).facts;
  const asked = { agentId: 'ada', queueIds: ['support'], extension: '9', type: 'SetNotReady' };
  assert.deepEqual(facts('NotLoggedInToQueue', asked), { agentId: 'ada', queueId: 'support' });
  assert.deepEqual(facts('NotLoggedInToQueue', { agentId: 'ada' }), { agentId: 'ada', queueId: 'sales' });
  assert.deepEqual(facts('AlreadyLoggedIn', asked), { agentId: 'ada', extension: '9' });
  assert.deepEqual(facts('AlreadyLoggedIn', { agentId: 'ada' }), { agentId: 'ada', extension: '1001' });
  assert.deepEqual(facts('AlreadyInState', { agentId: 'ada' }), { agentId: 'ada', state: 'Ready' });
  assert.deepEqual(facts('ReasonCodeUnknown', asked), { reasonCode: 'none', wanted: 'NotReady' });
});

test('a false success reports the state that was asked for, and nothing is done', () => {
  const successes = AGENT_COMMANDS.map((type) => falseSuccess(agentCommand(type, 'ada')));
  assert.deepEqual(successes.map(reportedStateIn), ['NotReady', 'LoggedOut', 'Ready', 'NotReady', 'AfterCallWork']);
  for (const success of successes) assert.deepEqual('events' in success && success.events, []);
  assert.deepEqual(falseSuccess(arrive('call', 'sales')), { outcome: 'done', events: [] });
});

test('it comes through the engine, where a decision of the ACD reports nothing', () => {
  const { engine, tell } = testFloor();
  assert.equal(reportedStateIn(tell(agentCommand('LogIn', 'ada', { password: 'a' })).decision), undefined);
  const parts = createEngineParts({ snapshot: takeSnapshot(engine.acd), clock: engine.clock });
  const { execute } = createEngine(parts, (_acd, command) => falseSuccess(command));
  const decision = execute(agentCommand('LogOut', 'ada'), { origin: 'connector', requestId: 'r1' });
  assert.equal(reportedStateIn(decision), 'LoggedOut');
});
