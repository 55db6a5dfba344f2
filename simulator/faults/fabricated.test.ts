// Shows that whatever code somebody chooses, the refusal says a whole sentence about what was asked: no fact is missing
// and none is there that the sentence does not tell.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { AGENT_COMMANDS } from '../core/model/agent.ts';
import { AGENT_REJECTIONS, describeRejection, sentenceOf } from '../core/rejection.ts';
import { agentCommand, arrive, testFloor, work } from '../core/testing/floor.ts';
import { falseSuccess, rejectionOf } from './fabricated.ts';

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

test('a lie claims the state that was asked for', () => {
  const claimed = AGENT_COMMANDS.map((type) => {
    const lie = falseSuccess(agentCommand(type, 'ada'));
    return lie.outcome === 'done' && [lie.claims, lie.events];
  });
  assert.deepEqual(claimed, [
    ['NotReady', []],
    ['LoggedOut', []],
    ['Ready', []],
    ['NotReady', []],
    ['AfterCallWork', []],
  ]);
  assert.deepEqual(falseSuccess(arrive('call', 'sales')), { outcome: 'done', events: [], claims: undefined });
});
