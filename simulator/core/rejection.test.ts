// Shows that each Rejection there is comes from a real Command, with the facts a reader needs and a sentence.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Command } from './commands.ts';
import { MOST_ENTRIES } from './limits.ts';
import type { Policy } from './model/policy.ts';
import { CALL_REJECTIONS, REJECTIONS } from './rejection.ts';
import { answer, arrive, end, logIn, logOut, setNotReady, setReady, testFloor, work } from './testing/floor.ts';
import { assertRefused, type Refused } from './testing/refused.ts';

interface Row extends Refused {
  /** What is refused, as a sentence. */
  readonly name: string;
  readonly policy?: Partial<Policy>;
  readonly first?: readonly Command[];
}

const RINGING = [...work('ada', 'sales'), arrive('call', 'sales')];
const TALKING = [...RINGING, answer('call')];

const ROWS: readonly Row[] = [
  {
    name: 'a Command for somebody who does not exist',
    command: setReady('nobody'),
    rejection: { code: 'UnknownAgent', facts: { agentId: 'nobody' } },
    sentence: 'Agent nobody does not exist.',
  },
  {
    name: 'a wrong password',
    command: logIn('ada', { by: 'agent', password: 'secret-bob' }),
    rejection: { code: 'WrongCredentials', facts: { agentId: 'ada' } },
    sentence: 'The credentials of agent ada are wrong.',
  },
  {
    name: 'no password where an agent needs one',
    command: logIn('ada', { by: 'agent' }),
    rejection: { code: 'WrongCredentials', facts: { agentId: 'ada' } },
    sentence: 'The credentials of agent ada are wrong.',
  },
  {
    name: 'a login to a queue that does not exist, although the other one does',
    command: logIn('ada', { queueIds: ['sales', 'nowhere'] }),
    rejection: { code: 'UnknownQueue', facts: { queueId: 'nowhere' } },
    sentence: 'Queue nowhere does not exist.',
  },
  {
    name: 'a logout from a queue that does not exist',
    first: [logIn('ada')],
    command: logOut('ada', { queueIds: ['sales', 'nowhere'] }),
    rejection: { code: 'UnknownQueue', facts: { queueId: 'nowhere' } },
    sentence: 'Queue nowhere does not exist.',
  },
  {
    name: 'a login to a queue that is not assigned, where only those can be',
    policy: { queues: 'assigned' },
    command: logIn('ada', { queueIds: ['sales', 'billing'] }),
    rejection: { code: 'QueueNotAssigned', facts: { agentId: 'ada', queueId: 'billing' } },
    sentence: 'Agent ada is not assigned to queue billing.',
  },
  {
    name: 'a call for a queue that does not exist',
    command: arrive('call', 'nowhere'),
    rejection: { code: 'UnknownQueue', facts: { queueId: 'nowhere' } },
    sentence: 'Queue nowhere does not exist.',
  },
  {
    name: 'a login without a queue by somebody who has no default',
    command: logIn('cyd'),
    rejection: { code: 'NoDefaultQueue', facts: { agentId: 'cyd' } },
    sentence: 'Agent cyd has no default queue, and the login names none.',
  },
  {
    name: 'a logout by somebody who is logged out',
    command: logOut('ada'),
    rejection: { code: 'NotLoggedIn', facts: { agentId: 'ada', state: 'LoggedOut' } },
    sentence: 'Agent ada is not logged in to any queue.',
  },
  {
    name: "a logout from somebody else's queue",
    first: [logIn('ada')],
    command: logOut('ada', { queueIds: ['sales', 'support'] }),
    rejection: { code: 'NotLoggedInToQueue', facts: { agentId: 'ada', queueId: 'support' } },
    sentence: 'Agent ada is not logged in to queue support.',
  },
  {
    name: 'a login to nothing but queues the agent is in',
    first: [logIn('bob')],
    command: logIn('bob', { queueIds: ['support', 'sales'] }),
    rejection: { code: 'AlreadyLoggedIn', facts: { agentId: 'bob', extension: '1002' } },
    sentence: 'Agent bob is already logged in at extension 1002.',
  },
  {
    name: 'a login to another queue from another extension',
    first: [logIn('ada', { extension: '2000' })],
    command: logIn('ada', { extension: '1001', queueIds: ['support'] }),
    rejection: { code: 'AlreadyLoggedIn', facts: { agentId: 'ada', extension: '2000' } },
    sentence: 'Agent ada is already logged in at extension 2000.',
  },
  {
    name: 'Ready for the second time',
    first: work('ada', 'sales'),
    command: setReady('ada'),
    rejection: { code: 'AlreadyInState', facts: { agentId: 'ada', state: 'Ready' } },
    sentence: 'Agent ada is already Ready.',
  },
  {
    name: 'NotReady for the second time, with the same reason',
    first: [logIn('ada'), setNotReady('ada', { reasonCode: '07' })],
    command: setNotReady('ada', { reasonCode: '07' }),
    rejection: { code: 'AlreadyInState', facts: { agentId: 'ada', state: 'NotReady' } },
    sentence: 'Agent ada is already NotReady.',
  },
  {
    name: 'a logout from a state from which the policy allows none',
    policy: { logoutFrom: ['NotReady', 'AfterCallWork'] },
    first: work('ada', 'sales'),
    command: logOut('ada'),
    rejection: {
      code: 'TransitionNotAllowed',
      facts: { agentId: 'ada', state: 'Ready', wanted: 'LoggedOut', allowed: ['NotReady', 'AfterCallWork'] },
    },
    sentence: 'Agent ada cannot go from Ready to LoggedOut: only from NotReady or AfterCallWork.',
  },
  {
    name: 'a logout without a reason where one is required',
    policy: { logoutReason: 'required' },
    first: [logIn('ada')],
    command: logOut('ada'),
    rejection: { code: 'ReasonCodeRequired', facts: { agentId: 'ada', wanted: 'LoggedOut' } },
    sentence: 'A reason code is required for LoggedOut.',
  },
  {
    name: 'NotReady without a reason where one is required',
    policy: { notReadyReason: 'required' },
    first: work('ada', 'sales'),
    command: setNotReady('ada'),
    rejection: { code: 'ReasonCodeRequired', facts: { agentId: 'ada', wanted: 'NotReady' } },
    sentence: 'A reason code is required for NotReady.',
  },
  {
    name: 'a reason that is listed for the other use only',
    first: [logIn('ada')],
    command: logOut('ada', { reasonCode: '20' }),
    rejection: { code: 'ReasonCodeUnknown', facts: { agentId: 'ada', reasonCode: '20', wanted: 'LoggedOut' } },
    sentence: 'Reason code 20 is not known for LoggedOut.',
  },
  {
    name: '"7" where only "07" is listed',
    first: [logIn('ada')],
    command: setNotReady('ada', { reasonCode: '7' }),
    rejection: { code: 'ReasonCodeUnknown', facts: { agentId: 'ada', reasonCode: '7', wanted: 'NotReady' } },
    sentence: 'Reason code 7 is not known for NotReady.',
  },
  {
    name: 'a logout in the middle of a call',
    first: TALKING,
    command: logOut('ada'),
    rejection: { code: 'CallInProgress', facts: { agentId: 'ada', state: 'Busy' } },
    sentence: 'Agent ada has a call in progress.',
  },
  {
    name: 'a login by somebody who has logged out of a call that goes on',
    policy: { logoutOnCall: 'allow' },
    first: [...TALKING, logOut('ada')],
    command: logIn('ada'),
    rejection: { code: 'CallInProgress', facts: { agentId: 'ada' } },
    sentence: 'Agent ada has a call in progress.',
  },
  {
    name: 'a logout where another one waits for the end of the call',
    policy: { logoutOnCall: 'defer' },
    first: [...TALKING, logOut('ada', { queueIds: ['sales'] })],
    command: logOut('ada'),
    rejection: { code: 'LogoutPending', facts: { agentId: 'ada' } },
    sentence: 'Agent ada has a logout that waits for the end of the call already.',
  },
  {
    name: 'a login at an extension where somebody is logged in',
    first: [logIn('ada', { extension: '1002' })],
    command: logIn('bob'),
    rejection: { code: 'ExtensionInUse', facts: { extension: '1002' } },
    sentence: 'Extension 1002 is in use by another agent.',
  },
  ...[answer('gone'), end('gone')].map((command) => ({
    name: `${command.type} for a call that does not exist`,
    command,
    rejection: { code: 'UnknownCall', facts: { callId: 'gone' } } as const,
    sentence: 'Call gone does not exist.',
  })),
  {
    name: 'a call under the id of one that has not ended',
    first: [arrive('call', 'sales')],
    command: arrive('call', 'support'),
    rejection: { code: 'DuplicateCall', facts: { callId: 'call' } },
    sentence: 'Call call exists already.',
  },
  ...Object.entries({ waits: [arrive('call', 'sales')], 'has been answered': TALKING }).map(([how, first]) => ({
    name: `an answer to a call that ${how}`,
    first,
    command: answer('call'),
    rejection: { code: 'CallNotOffered', facts: { callId: 'call' } } as const,
    sentence: 'Call call is not ringing at any agent.',
  })),
];

for (const { name, policy, first = [], command, rejection, sentence } of ROWS) {
  test(`refuses ${name}: ${rejection.code}`, () => {
    const floor = testFloor(policy);
    floor.arrange(...first);
    assertRefused(floor, { command, rejection, sentence });
  });
}

test('whoever comes with a login is not taken where there is no room for one more', () => {
  const floor = testFloor({ unknownAgent: 'create' });
  const more = Array.from({ length: MOST_ENTRIES - 3 }, (_, n) => ({ ...NOBODY, id: `n${n}`, extension: `n${n}` }));
  floor.engine.seed({ agents: more, queues: [], reasonCodes: [] });
  const { decision } = floor.tell(logIn('dee', { queueIds: ['sales'] }));
  assert.deepEqual(decision, { outcome: 'refused', rejection: { code: 'TooManyAgents', facts: { agentId: 'dee' } } });
});

const NOBODY = { name: '', password: '', assignments: [] };

/** Shown here, and where requests are accepted for later; what calls alone meet in `rejection-calls.test.ts`. */
const ELSEWHERE = ['TooManyAgents', 'TooManyPending'];

test('every code has a row above', () => {
  const shown = new Set([...ROWS.map(({ rejection }) => rejection.code), ...ELSEWHERE]);
  const ofCalls = CALL_REJECTIONS.filter((code) => !shown.has(code));
  assert.deepEqual([...shown, ...ofCalls].sort(), Object.keys(REJECTIONS).sort());
});
