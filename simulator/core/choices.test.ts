// Shows what each value of each choice of the policy does, where the tables of states do not tell: one row a value.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Command } from './commands.ts';
import { CHOICES, type Policy, valuesOf } from './model/policy.ts';
import { inWords } from './testing/event-words.ts';
import {
  agentCommand,
  answer,
  arrive,
  end,
  logIn,
  logOut,
  setNotReady,
  setReady,
  testFloor,
  work,
} from './testing/floor.ts';

interface Row {
  readonly choice: Partial<Policy>;
  readonly first?: readonly Command[];
  readonly command: Command;
  /** What happens, or why not; nothing: the ACD takes no notice. */
  readonly told: string;
}

const BOTH = [...work('bob', 'sales', 'support')];
const ON_CALL = [...work('ada', 'sales'), arrive('call', 'sales'), answer('call')];
const RINGING = [...work('ada', 'sales'), arrive('call', 'sales')];
const pause = (queueIds?: string[]) => setNotReady('bob', { queueIds, reasonCode: '07' });

const ROWS: readonly Row[] = [
  { choice: { pauseScope: 'agent' }, first: BOTH, command: pause(['sales']), told: 'bob Ready to NotReady 07' },
  { choice: { pauseScope: 'membership' }, first: BOTH, command: pause(['sales']), told: 'bob paused in sales 07' },
  {
    choice: { pauseScope: 'membership' },
    first: BOTH,
    command: pause(),
    told: 'bob paused in sales,support 07; bob Ready to NotReady 07',
  },
  {
    choice: { pauseScope: 'membership' },
    first: [...BOTH, pause(['support'])],
    command: logOut('bob', { queueIds: ['sales'] }),
    told: 'bob left sales; bob Ready to NotReady 07',
  },
  {
    choice: { pauseScope: 'membership', afterLogin: 'asAsked' },
    first: [logIn('bob', { paused: true, reasonCode: '07' })],
    command: logIn('bob', { queueIds: ['billing'] }),
    told: 'bob in billing open; bob NotReady to Ready',
  },
  { choice: { queues: 'chosen' }, command: logIn('ada'), told: 'NoDefaultQueue' },
  { choice: { queues: 'assigned' }, command: logIn('bob', { queueIds: ['billing'] }), told: 'QueueNotAssigned' },
  { choice: { queues: 'assigned' }, command: logIn('bob'), told: 'bob in sales,support' },
  { choice: { queues: 'both' }, command: logIn('bob', { queueIds: ['billing'] }), told: 'bob in billing' },
  { choice: { afterLogin: 'NotReady' }, command: logIn('ada', { paused: false }), told: 'ada in sales' },
  { choice: { afterLogin: 'Ready' }, command: logIn('ada', { paused: true }), told: 'ada in sales open' },
  {
    choice: { afterLogin: 'asAsked' },
    command: logIn('ada', { paused: true, reasonCode: '07' }),
    told: 'ada in sales paused 07',
  },
  { choice: { afterLogin: 'asAsked' }, command: logIn('ada'), told: 'ada in sales open' },
  {
    choice: { afterLogin: 'Ready' },
    first: [arrive('call', 'sales')],
    command: logIn('ada'),
    told: 'ada in sales open; call at ada; ada Ready to Busy',
  },
  { choice: { repeatedLogin: 'refuse' }, first: [logIn('ada')], command: logIn('ada'), told: 'AlreadyLoggedIn' },
  { choice: { repeatedLogin: 'ignore' }, first: [logIn('ada')], command: logIn('ada'), told: '' },
  {
    choice: { extensionInUse: 'refuse' },
    first: [logIn('ada')],
    command: logIn('bob', { extension: '1001' }),
    told: 'ExtensionInUse',
  },
  {
    choice: { extensionInUse: 'takeOver' },
    first: [logIn('ada')],
    command: logIn('bob', { extension: '1001' }),
    told: 'ada out of sales; bob in sales,support',
  },
  { choice: { unknownAgent: 'refuse' }, command: logOut('dee'), told: 'UnknownAgent' },
  { choice: { unknownAgent: 'asNotLoggedIn' }, command: logOut('dee'), told: 'NotLoggedIn' },
  { choice: { unknownAgent: 'asNotLoggedIn' }, command: logIn('dee'), told: 'UnknownAgent' },
  {
    choice: { unknownAgent: 'asNotLoggedIn', logoutWhileLoggedOut: 'ignore' },
    command: logOut('dee'),
    told: '',
  },
  { choice: { unknownAgent: 'create' }, command: setReady('dee'), told: 'NotLoggedIn' },
  {
    choice: { unknownAgent: 'create' },
    command: logIn('dee', { queueIds: ['sales'], extension: '77' }),
    told: 'dee is new; dee in sales',
  },
  { choice: { logoutOnCall: 'refuse' }, first: ON_CALL, command: logOut('ada'), told: 'CallInProgress' },
  { choice: { logoutOnCall: 'defer' }, first: ON_CALL, command: logOut('ada'), told: 'ada will leave' },
  { choice: { logoutOnCall: 'allow' }, first: ON_CALL, command: logOut('ada'), told: 'ada out of sales' },
  {
    choice: { logoutOnCall: 'allow', logoutWhileRinging: 'withdraw' },
    first: RINGING,
    command: logOut('ada'),
    told: 'ada out of sales; call back in sales',
  },
  {
    choice: { logoutOnCall: 'allow', logoutWhileRinging: 'ringsOn' },
    first: RINGING,
    command: logOut('ada'),
    told: 'ada out of sales',
  },
  {
    choice: { logoutOnCall: 'allow', logoutWhileRinging: 'ringsOn' },
    first: [...RINGING, logOut('ada')],
    command: answer('call'),
    told: 'ada answers',
  },
  { choice: { logoutWhileLoggedOut: 'refuse' }, command: logOut('ada'), told: 'NotLoggedIn' },
  { choice: { logoutWhileLoggedOut: 'ignore' }, command: logOut('ada'), told: '' },
  {
    choice: { queueLogoutWhenNotIn: 'refuse' },
    first: BOTH,
    command: logOut('bob', { queueIds: ['billing'] }),
    told: 'NotLoggedInToQueue',
  },
  {
    choice: { queueLogoutWhenNotIn: 'ignore' },
    first: BOTH,
    command: logOut('bob', { queueIds: ['billing', 'sales'] }),
    told: 'bob left sales',
  },
  {
    choice: { queueLogoutWhenNotIn: 'ignore' },
    first: BOTH,
    command: logOut('bob', { queueIds: ['billing'] }),
    told: '',
  },
  {
    choice: { supervisorLogout: 'asAgent', logoutFrom: ['NotReady'] },
    first: work('ada', 'sales'),
    command: logOut('ada', { by: 'supervisor' }),
    told: 'TransitionNotAllowed',
  },
  {
    choice: { supervisorLogout: 'always', logoutFrom: ['NotReady'], logoutReason: 'required' },
    first: work('ada', 'sales'),
    command: logOut('ada', { by: 'supervisor' }),
    told: 'ada out of sales',
  },
  {
    choice: { supervisorLogout: 'always' },
    first: ON_CALL,
    command: logOut('ada', { by: 'supervisor' }),
    told: 'ada out of sales',
  },
  { choice: { supervisorLogout: 'always' }, command: logOut('ada', { by: 'supervisor' }), told: 'NotLoggedIn' },
  { choice: { supervisorLogout: 'always' }, first: ON_CALL, command: logOut('ada'), told: 'CallInProgress' },
  { choice: { stateChangeWhileLoggedOut: 'refuse' }, command: setReady('ada'), told: 'NotLoggedIn' },
  { choice: { stateChangeWhileLoggedOut: 'ignore' }, command: setReady('ada'), told: '' },
  { choice: { stateChangeWhileLoggedOut: 'logsIn' }, command: setReady('ada'), told: 'ada in sales open' },
  {
    choice: { stateChangeWhileLoggedOut: 'logsIn' },
    command: setNotReady('ada', { reasonCode: '07' }),
    told: 'ada in sales paused 07',
  },
  { choice: { stateChangeOnCall: 'refuse' }, first: ON_CALL, command: setNotReady('ada'), told: 'CallInProgress' },
  { choice: { stateChangeOnCall: 'allow' }, first: ON_CALL, command: setNotReady('ada'), told: 'ada paused in sales' },
  {
    choice: { stateChangeOnCall: 'allow', afterCall: 'Ready' },
    first: [...ON_CALL, setNotReady('ada', { reasonCode: '07' })],
    command: end('call'),
    told: 'ada is done with call; ada Busy to NotReady 07',
  },
  {
    choice: { stateChangeOnCall: 'allow', logoutOnCall: 'allow' },
    first: [...ON_CALL, logOut('ada')],
    command: logIn('ada'),
    told: 'ada in sales',
  },
  { choice: { repeatedState: 'refuse' }, first: BOTH, command: setReady('bob'), told: 'AlreadyInState' },
  { choice: { repeatedState: 'ignore' }, first: BOTH, command: setReady('bob'), told: '' },
  { choice: { repeatedState: 'tell' }, first: BOTH, command: setReady('bob'), told: 'bob Ready to Ready' },
  {
    choice: { repeatedState: 'tell', pauseScope: 'membership' },
    first: [...BOTH, pause(['sales'])],
    command: pause(['sales']),
    told: 'bob paused in sales 07',
  },
  { choice: { logoutReason: 'optional' }, first: [logIn('ada')], command: logOut('ada'), told: 'ada out of sales' },
  { choice: { logoutReason: 'required' }, first: [logIn('ada')], command: logOut('ada'), told: 'ReasonCodeRequired' },
  {
    choice: { logoutReason: 'whereListed' },
    first: [logIn('ada')],
    command: logOut('ada'),
    told: 'ReasonCodeRequired',
  },
  { choice: { notReadyReason: 'optional' }, first: BOTH, command: setNotReady('bob'), told: 'bob Ready to NotReady' },
  { choice: { notReadyReason: 'required' }, first: BOTH, command: setNotReady('bob'), told: 'ReasonCodeRequired' },
  { choice: { notReadyReason: 'whereListed' }, first: BOTH, command: setNotReady('bob'), told: 'ReasonCodeRequired' },
  {
    choice: { unknownReason: 'refuse' },
    first: BOTH,
    command: setNotReady('bob', { reasonCode: '30' }),
    told: 'ReasonCodeUnknown',
  },
  {
    choice: { unknownReason: 'accept' },
    first: BOTH,
    command: setNotReady('bob', { reasonCode: '30' }),
    told: 'bob Ready to NotReady 30',
  },
  {
    choice: { afterCall: 'Ready' },
    first: ON_CALL,
    command: end('call'),
    told: 'ada is done with call; ada Busy to Ready',
  },
  {
    choice: { afterCall: 'AfterCallWork' },
    first: ON_CALL,
    command: end('call'),
    told: 'ada is done with call; ada Busy to AfterCallWork',
  },
];

for (const { choice, first = [], command, told } of ROWS)
  test(`${JSON.stringify(choice)}: ${first.length} before, ${command.type}: ${told || 'nothing'}`, () => {
    const floor = testFloor(choice);
    floor.arrange(...first);
    const { decision, events } = floor.tell(command);
    assert.equal(decision.outcome === 'refused' ? decision.rejection.code : events.map(inWords).join('; '), told);
  });

/** How a connector is answered, and what happens when nobody answers: that has tests of its own. */
const ELSEWHERE: readonly string[] = ['outcome', 'afterNoAnswer'];

test('every value of every choice has its row', () => {
  const shown = new Set(ROWS.flatMap(({ choice }) => Object.entries(choice).map((entry) => entry.join(' '))));
  for (const choice of Object.keys(CHOICES) as (keyof typeof CHOICES)[])
    if (!ELSEWHERE.includes(choice))
      for (const value of valuesOf(choice)) assert.ok(shown.has(`${choice} ${value}`), `${choice}: ${value}`);
});

test('calls that were answered are counted at the queue login, and so is when the last of them was over', () => {
  const floor = testFloor({ afterCall: 'Ready' });
  floor.arrange(...ON_CALL);
  floor.clock.advanceTo(5000);
  floor.arrange({ type: 'ResetQueue', queueId: 'support' });
  floor.arrange(end('call'), arrive('lost', 'sales'), end('lost'));
  const { callsTaken, lastCallAt, since } = floor.agent('ada').memberships.get('sales') ?? {};
  assert.deepEqual({ callsTaken, lastCallAt, since }, { callsTaken: 1, lastCallAt: 5000, since: 0 });
  floor.arrange({ type: 'ResetQueue', queueId: 'sales' });
  assert.equal(floor.agent('ada').memberships.get('sales')?.callsTaken, undefined);
});

test('whoever is at a device that cannot ring is Ready, and gets no call', () => {
  const floor = testFloor({ afterLogin: 'asAsked' });
  floor.arrange(logIn('ada', { cannotRing: true }), arrive('call', 'sales'));
  assert.deepEqual([floor.agent('ada').state, floor.agent('ada').callIds?.[0]], ['Ready', undefined]);
  floor.arrange(logIn('bob'));
  assert.equal(floor.agent('bob').callIds?.[0], 'call');
});

test('a pause has the time at which it began, and goes on for the same reason; a penalty is a queue login’s', () => {
  const floor = testFloor({ pauseScope: 'membership', repeatedState: 'tell' });
  floor.arrange(...BOTH, pause(['sales']));
  floor.clock.advanceTo(5000);
  floor.arrange(pause(), { type: 'SetPenalty', agentId: 'bob', queueIds: ['support'], penalty: 3 });
  const logins = [...floor.agent('bob').memberships.values()].map(({ paused, penalty }) => [
    paused?.since,
    penalty ?? 0,
  ]);
  assert.deepEqual(logins, [
    [0, 0],
    [5000, 3],
  ]);
  assert.deepEqual(floor.tell(agentCommand('SetReady', 'bob')).events.length, 2);
});
