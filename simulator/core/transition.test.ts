// Shows every cell of the state x command table under every policy that shapes it, by commanding an engine.
// The expectations are written out by hand: they are what the table is held against.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Command } from './message.ts';
import { AGENT_COMMANDS, AGENT_STATES, type AgentCommandType, type AgentState } from './model/agent.ts';
import { type Policy, PROFILE_NAMES, PROFILES } from './model/policy.ts';
import { agentCommand, answer, arrive, end, logIn, setReady, testFloor } from './testing/floor.ts';
import { type Cell, transitionTable } from './transition.ts';

/** Alike under every policy. `done` and `deferred` name the state the agent ends up in, `refused` the code. */
const ALIKE: Record<AgentState, Record<Exclude<AgentCommandType, 'LogOut'>, string>> = {
  LoggedOut: {
    LogIn: 'done NotReady',
    SetReady: 'refused NotLoggedIn',
    SetNotReady: 'refused NotLoggedIn',
    SetAfterCallWork: 'refused NotLoggedIn',
  },
  NotReady: {
    LogIn: 'done NotReady',
    SetReady: 'done Ready',
    SetNotReady: 'done NotReady',
    SetAfterCallWork: 'done AfterCallWork',
  },
  Ready: {
    LogIn: 'done Ready',
    SetReady: 'refused AlreadyInState',
    SetNotReady: 'done NotReady',
    SetAfterCallWork: 'done AfterCallWork',
  },
  Busy: {
    LogIn: 'done Busy',
    SetReady: 'refused CallInProgress',
    SetNotReady: 'refused CallInProgress',
    SetAfterCallWork: 'refused CallInProgress',
  },
  AfterCallWork: {
    LogIn: 'done AfterCallWork',
    SetReady: 'done Ready',
    SetNotReady: 'done NotReady',
    SetAfterCallWork: 'refused AlreadyInState',
  },
};

const NOT_LOGGED_IN = 'refused NotLoggedIn';
const NOT_ALLOWED = 'refused TransitionNotAllowed';
const ON_CALL = 'refused CallInProgress';
const OUT = 'done LoggedOut';

/** LogOut, from each state, under each policy. */
const LOG_OUT: Record<string, Record<AgentState, string>> = {
  opencti: { LoggedOut: NOT_LOGGED_IN, NotReady: OUT, Ready: OUT, Busy: ON_CALL, AfterCallWork: OUT },
  'finesse-cce': {
    LoggedOut: NOT_LOGGED_IN,
    NotReady: OUT,
    Ready: NOT_ALLOWED,
    Busy: ON_CALL,
    AfterCallWork: NOT_ALLOWED,
  },
  'finesse-ccx': { LoggedOut: NOT_LOGGED_IN, NotReady: OUT, Ready: OUT, Busy: ON_CALL, AfterCallWork: NOT_ALLOWED },
  'reason-required': { LoggedOut: NOT_LOGGED_IN, NotReady: OUT, Ready: OUT, Busy: ON_CALL, AfterCallWork: OUT },
  asterisk: { LoggedOut: NOT_LOGGED_IN, NotReady: OUT, Ready: OUT, Busy: OUT, AfterCallWork: OUT },
  'refuses-in-body': { LoggedOut: NOT_LOGGED_IN, NotReady: OUT, Ready: OUT, Busy: ON_CALL, AfterCallWork: OUT },
  'on call: refuse': { LoggedOut: NOT_LOGGED_IN, NotReady: OUT, Ready: OUT, Busy: ON_CALL, AfterCallWork: OUT },
  'on call: defer': {
    LoggedOut: NOT_LOGGED_IN,
    NotReady: OUT,
    Ready: OUT,
    Busy: 'deferred LoggedOut',
    AfterCallWork: OUT,
  },
  'on call: allow': { LoggedOut: NOT_LOGGED_IN, NotReady: OUT, Ready: OUT, Busy: OUT, AfterCallWork: OUT },
};

const POLICIES: Record<string, Policy> = {
  ...PROFILES,
  'on call: refuse': { ...PROFILES.opencti, logoutOnCall: 'refuse' },
  'on call: defer': { ...PROFILES.opencti, logoutOnCall: 'defer' },
  'on call: allow': { ...PROFILES.opencti, logoutOnCall: 'allow' },
};

const READY = [logIn('ada'), setReady('ada')];
const RINGING = [...READY, arrive('call', 'sales')];
const TALKING = [...RINGING, answer('call')];

/** How Ada gets into a state, in each way that differs. */
const WAYS: Record<AgentState, Record<string, readonly Command[]>> = {
  LoggedOut: { LoggedOut: [] },
  NotReady: { NotReady: [logIn('ada')] },
  Ready: { Ready: READY },
  Busy: { 'Busy, ringing': RINGING, 'Busy, talking': TALKING },
  AfterCallWork: { AfterCallWork: [...READY, agentCommand('SetAfterCallWork', 'ada')] },
};

/** With all that any policy demands, and with nothing that is refused for its own sake. */
const commandFor = (type: AgentCommandType): Command =>
  agentCommand(type, 'ada', type === 'LogIn' ? { queueIds: ['support'] } : { reasonCode: '07' });

const expected = (policyName: string, state: AgentState, type: AgentCommandType): string | undefined =>
  type === 'LogOut' ? LOG_OUT[policyName]?.[state] : ALIKE[state][type];

/** What the engine makes of it, in the words of the expectations. */
function visit(policy: Policy, start: { state: AgentState; way: readonly Command[] }, type: AgentCommandType): string {
  const floor = testFloor(policy);
  floor.arrange(...start.way);
  assert.equal(floor.agent('ada').state, start.state, 'the start is not what it should be');
  const { decision, happened } = floor.tell(commandFor(type));
  if (decision.outcome === 'done') return `done ${floor.agent('ada').state}`;
  assert.equal(floor.agent('ada').state, start.state, `${decision.outcome}, and yet the state has changed`);
  if (decision.outcome === 'refused') {
    assert.deepEqual(happened, [], 'refused, and yet something happened');
    return `refused ${decision.rejection.code}`;
  }
  floor.arrange(end('call'));
  return `deferred ${floor.agent('ada').state}`;
}

for (const [name, policy] of Object.entries(POLICIES)) {
  for (const state of AGENT_STATES) {
    for (const [label, way] of Object.entries(WAYS[state])) {
      for (const type of AGENT_COMMANDS) {
        test(`${name}: ${label}, ${type}: ${expected(name, state, type)}`, () => {
          assert.equal(visit(policy, { state, way }, type), expected(name, state, type));
        });
      }
    }
  }
}

const WORDS: Record<Cell['outcome'], string> = { move: 'done', defer: 'deferred', refuse: 'refused' };
const inWords = (cell: Cell): string => `${WORDS[cell.outcome]} ${cell.outcome === 'refuse' ? cell.code : cell.to}`;

for (const [name, policy] of Object.entries(POLICIES)) {
  test(`${name}: the table that is published has every cell, and says what the ACD does`, () => {
    const published = transitionTable(policy);
    assert.deepEqual(Object.keys(published).sort(), [...AGENT_STATES].sort());
    for (const state of AGENT_STATES) {
      assert.deepEqual(Object.keys(published[state]).sort(), [...AGENT_COMMANDS].sort());
      for (const type of AGENT_COMMANDS)
        assert.equal(inWords(published[state][type]), expected(name, state, type), `${state}, ${type}`);
    }
  });
}

test('every named profile and every choice for a logout on a call has its expectations', () => {
  const choices: Policy['logoutOnCall'][] = ['refuse', 'defer', 'allow'];
  const wanted = [...PROFILE_NAMES, ...choices.map((choice) => `on call: ${choice}`)];
  assert.deepEqual(Object.keys(LOG_OUT).sort(), [...wanted].sort());
  assert.deepEqual(Object.keys(POLICIES).sort(), [...wanted].sort());
});
