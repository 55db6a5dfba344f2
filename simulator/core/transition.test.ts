// Shows every cell of the state x command table under every policy that shapes it, by commanding an engine.
// The expectations are written out by hand: they are what the table is held against.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Command } from './commands.ts';
import { AGENT_COMMANDS, AGENT_STATES, type AgentCommandType, type AgentState } from './model/agent.ts';
import type { Floor } from './model/floor.ts';
import { assignmentsTo } from './model/membership.ts';
import { type Policy, PROFILE_NAMES } from './model/policy.ts';
import { PROFILES } from './model/profiles.ts';
import { agentCommand, answer, arrive, end, FLOOR, logIn, setNotReady, setReady, testFloor } from './testing/floor.ts';
import { type Cell, transitionTable } from './transition.ts';

/** What becomes of LogIn, LogOut, SetReady, SetNotReady and SetAfterCallWork. */
type Row = readonly [string, string, string, string, string];
type Table = Readonly<Record<AgentState, Row>>;

const [OUT, NOT_READY, READY_, BUSY, AFTER] = AGENT_STATES.map((state) => `done ${state}`) as unknown as Row;
const NOBODY = 'refused NotLoggedIn';
const ALREADY = 'refused AlreadyInState';
const ON_CALL = 'refused CallInProgress';
const NOT_ALLOWED = 'refused TransitionNotAllowed';

const OPENCTI: Table = {
  LoggedOut: [NOT_READY, NOBODY, NOBODY, NOBODY, NOBODY],
  NotReady: [NOT_READY, OUT, READY_, NOT_READY, AFTER],
  Ready: [READY_, OUT, ALREADY, NOT_READY, AFTER],
  Busy: [BUSY, ON_CALL, ON_CALL, ON_CALL, ON_CALL],
  AfterCallWork: [AFTER, OUT, READY_, NOT_READY, ALREADY],
};

const FINESSE_CCE: Table = {
  ...OPENCTI,
  Ready: [READY_, NOT_ALLOWED, ALREADY, NOT_READY, AFTER],
  Busy: [BUSY, ON_CALL, BUSY, BUSY, ON_CALL],
  AfterCallWork: [AFTER, NOT_ALLOWED, READY_, NOT_READY, ALREADY],
};

/** Whose agents leave at any time, and who takes no offence at what is so already. */
const EASY: Table = {
  LoggedOut: [READY_, NOBODY, NOBODY, NOBODY, NOBODY],
  NotReady: [NOT_READY, OUT, READY_, NOT_READY, AFTER],
  Ready: [READY_, OUT, READY_, NOT_READY, AFTER],
  Busy: [BUSY, OUT, BUSY, BUSY, ON_CALL],
  AfterCallWork: [AFTER, OUT, READY_, NOT_READY, AFTER],
};

/** Another queue, unpaused, makes an agent Ready where a pause is a queue login's. */
const ASTERISK: Table = { ...EASY, NotReady: [READY_, OUT, READY_, NOT_READY, AFTER] };

/** By the states of `AGENT_STATES`: one row each. */
const TABLES: Readonly<Record<string, Table>> = {
  opencti: OPENCTI,
  'finesse-cce': FINESSE_CCE,
  'finesse-ccx': { ...FINESSE_CCE, Ready: OPENCTI.Ready },
  'reason-required': OPENCTI,
  asterisk: ASTERISK,
  freeswitch: { ...EASY, LoggedOut: [READY_, OUT, READY_, NOT_READY, NOBODY] },
  wazo: EASY,
  kazoo: {
    ...EASY,
    LoggedOut: [READY_, OUT, OUT, OUT, OUT],
    Busy: [BUSY, 'deferred LoggedOut', BUSY, BUSY, ON_CALL],
  },
  yeastar: ASTERISK,
  'refuses-in-body': OPENCTI,
  'on call: refuse': OPENCTI,
  'on call: defer': { ...OPENCTI, Busy: [BUSY, 'deferred LoggedOut', ON_CALL, ON_CALL, ON_CALL] },
  'on call: allow': { ...OPENCTI, Busy: [BUSY, OUT, ON_CALL, ON_CALL, ON_CALL] },
};

const POLICIES: Record<string, Policy> = {
  ...PROFILES,
  'on call: refuse': { ...PROFILES.opencti, logoutOnCall: 'refuse' },
  'on call: defer': { ...PROFILES.opencti, logoutOnCall: 'defer' },
  'on call: allow': { ...PROFILES.opencti, logoutOnCall: 'allow' },
};

const IN = logIn('ada', { queueIds: ['sales'] });
const READY = [IN, setReady('ada')];
const RINGING = [...READY, arrive('call', 'sales')];
const TALKING = [...RINGING, answer('call')];

/** How Ada gets into a state, in each way that differs. */
const WAYS: Record<AgentState, Record<string, readonly Command[]>> = {
  LoggedOut: { LoggedOut: [] },
  NotReady: { NotReady: [IN, setNotReady('ada', { reasonCode: '20' })] },
  Ready: { Ready: READY },
  Busy: { 'Busy, ringing': RINGING, 'Busy, talking': TALKING },
  AfterCallWork: { AfterCallWork: [...READY, agentCommand('SetAfterCallWork', 'ada')] },
};

/** Ada may serve both queues that are named. */
const STAFF: Floor = {
  ...FLOOR,
  agents: FLOOR.agents.map((agent) => ({ ...agent, assignments: assignmentsTo(['sales', 'support']) })),
};

/** With all that any policy demands, and with nothing that is refused for its own sake. */
const commandFor = (type: AgentCommandType, state: AgentState): Command => {
  if (type === 'LogIn') return agentCommand(type, 'ada', { queueIds: ['support'] });
  const queueIds = state === 'LoggedOut' && type !== 'LogOut' ? ['sales'] : undefined;
  return agentCommand(type, 'ada', { reasonCode: '07', queueIds });
};

const expected = (policyName: string, state: AgentState, type: AgentCommandType): string | undefined =>
  TABLES[policyName]?.[state][AGENT_COMMANDS.indexOf(type)];

/** What the engine makes of it, in the words of the expectations. */
function visit(policy: Policy, start: { state: AgentState; way: readonly Command[] }, type: AgentCommandType): string {
  const floor = testFloor(policy, { floor: STAFF });
  floor.arrange(...start.way);
  assert.equal(floor.agent('ada').state, start.state, 'the start is not what it should be');
  const { decision, happened } = floor.tell(commandFor(type, start.state));
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

function inWords(cell: Cell, state: AgentState): string {
  if (cell.outcome === 'refuse') return `refused ${cell.code}`;
  if (cell.outcome === 'ignore') return `done ${state}`;
  return `${cell.outcome === 'defer' ? 'deferred' : 'done'} ${cell.to}`;
}

for (const [name, policy] of Object.entries(POLICIES)) {
  test(`${name}: the table that is published has every cell, and says what the ACD does`, () => {
    const published = transitionTable(policy);
    assert.deepEqual(Object.keys(published).sort(), [...AGENT_STATES].sort());
    for (const state of AGENT_STATES) {
      assert.deepEqual(Object.keys(published[state]).sort(), [...AGENT_COMMANDS].sort());
      for (const type of AGENT_COMMANDS)
        assert.equal(inWords(published[state][type], state), expected(name, state, type), `${state}, ${type}`);
    }
  });
}

test('every named profile and every choice for a logout on a call has its expectations', () => {
  const choices: Policy['logoutOnCall'][] = ['refuse', 'defer', 'allow'];
  const wanted = [...PROFILE_NAMES, ...choices.map((choice) => `on call: ${choice}`)];
  assert.deepEqual(Object.keys(TABLES).sort(), [...wanted].sort());
  assert.deepEqual(Object.keys(POLICIES).sort(), [...wanted].sort());
});
