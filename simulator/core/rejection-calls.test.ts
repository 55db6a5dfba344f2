// Shows that each Rejection of what only calls can meet comes from a real Command, with its facts and a sentence.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Command } from './commands.ts';
import { MOST_ENTRIES } from './limits.ts';
import type { Call } from './model/call.ts';
import { CALL_REJECTIONS } from './rejection.ts';
import { answer, arrive, logIn, testFloor, work } from './testing/floor.ts';
import { assertRefused, type Refused } from './testing/refused.ts';

interface Row extends Refused {
  readonly first?: readonly Command[];
}

const TALKING = [...work('ada', 'sales'), arrive('call', 'sales'), answer('call')];

const ada = { callId: 'call', agentId: 'ada' };
const CONSULTS = { type: 'Consult', ...ada, consultId: 'beside' } as const;
const HELD = [...TALKING, { type: 'HoldCall', ...ada } as const];

const ROWS: Readonly<Record<string, Row>> = {
  'a hold by somebody who takes no part': {
    command: { type: 'HoldCall', callId: 'call', agentId: 'bob' },
    rejection: { code: 'NotOnCall', facts: { agentId: 'bob', callId: 'call' } },
    sentence: 'Agent bob takes no part in call call.',
  },
  'a hold of what is held': {
    first: HELD,
    command: { type: 'HoldCall', ...ada },
    rejection: { code: 'CallNotTalking', facts: ada },
    sentence: 'Agent ada is not talking on call call.',
  },
  'to have back what is not held': {
    command: { type: 'RetrieveCall', ...ada },
    rejection: { code: 'CallNotHeld', facts: ada },
    sentence: 'Agent ada does not hold call call.',
  },
  'to have back one call while talking on another': {
    first: [...HELD, { type: 'MakeCall', callId: 'other', agentId: 'ada', destination: '0309' }],
    command: { type: 'RetrieveCall', ...ada },
    rejection: { code: 'CallInProgress', facts: { agentId: 'ada' } },
    sentence: 'Agent ada has a call in progress.',
  },
  'a call to nobody': {
    first: HELD,
    command: { type: 'MakeCall', callId: 'other', agentId: 'ada', destination: 'nowhere' },
    rejection: { code: 'UnknownDestination', facts: { destination: 'nowhere' } },
    sentence: 'Nobody can be called at nowhere.',
  },
  'a call from outside to an extension where nobody is': {
    command: { type: 'ArriveCall', callId: 'other', from: '0301', dialled: '1003' },
    rejection: { code: 'UnknownDestination', facts: { destination: '1003' } },
    sentence: 'Nobody can be called at 1003.',
  },
  'a call to somebody who is talking': {
    command: { type: 'MakeCall', callId: 'other', agentId: 'bob', destination: '1001' },
    rejection: { code: 'DestinationBusy', facts: { destination: '1001' } },
    sentence: '1001 is busy.',
  },
  'a call by somebody who is not logged in': {
    command: { type: 'MakeCall', callId: 'other', agentId: 'cyd', destination: '1001' },
    rejection: { code: 'NotLoggedIn', facts: { agentId: 'cyd' } },
    sentence: 'Agent cyd is not logged in to any queue.',
  },
  'a transfer without anybody who was asked': {
    command: { type: 'TransferComplete', ...ada },
    rejection: { code: 'NoConsultation', facts: ada },
    sentence: 'Agent ada consults nobody beside call call.',
  },
  'a conference with somebody who has not answered': {
    first: [...TALKING, { ...CONSULTS, destination: '1002' }],
    command: { type: 'Conference', ...ada },
    rejection: { code: 'ConsultationNotAnswered', facts: { callId: 'call' } },
    sentence: 'Nobody has answered the consultation beside call call.',
  },
  'a conference as a whole in a queue': {
    first: [
      ...[...TALKING, { ...CONSULTS, destination: '1002' } as const, answer('beside')],
      { type: 'Conference', ...ada },
    ],
    command: { type: 'BlindTransfer', ...ada, destination: 'billing' },
    rejection: { code: 'TooManyParties', facts: { callId: 'call' } },
    sentence: 'More take part in call call than one who could wait in a queue.',
  },
  'to drop somebody who takes no part': {
    command: { type: 'DropParty', ...ada, party: { agentId: 'bob' } },
    rejection: { code: 'UnknownParty', facts: { party: 'bob', callId: 'call' } },
    sentence: 'bob takes no part in call call.',
  },
};

for (const [name, { first = TALKING, command, rejection, sentence }] of Object.entries(ROWS))
  test(`refuses ${name}: ${rejection.code}`, () => {
    const floor = testFloor();
    floor.arrange(logIn('bob'), ...first);
    assertRefused(floor, { command, rejection, sentence });
  });

test('a call is not taken where there is no room for one more', () => {
  const floor = testFloor();
  for (let n = 0; n < MOST_ENTRIES; n += 1) floor.engine.acd.calls.set(`n${n}`, {} as Call);
  const { decision } = floor.tell(arrive('call', 'sales'));
  assert.deepEqual(decision, { outcome: 'refused', rejection: { code: 'TooManyCalls', facts: {} } });
});

/** Of calls there are already, or none: in `rejection.test.ts`. */
const ELSEWHERE = ['UnknownCall', 'DuplicateCall', 'CallNotOffered', 'TooManyCalls'];

test('every code of calls has a row here or there', () => {
  const shown = new Set([...Object.values(ROWS).map(({ rejection }) => rejection.code), ...ELSEWHERE]);
  assert.deepEqual(
    CALL_REJECTIONS.filter((code) => !shown.has(code)),
    [],
  );
});
