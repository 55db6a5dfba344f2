// Shows the life of calls with several who take part: every cell of the table of legs, and how calls are held, passed on, shared

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CallCommand, Command } from './commands.ts';
import {
  LEG_COMMANDS,
  LEG_STANDINGS,
  LEG_TRANSITIONS,
  type LegCommandType,
  type LegStanding,
} from './leg-transitions.ts';
import type { Policy } from './model/policy.ts';
import { inWords } from './testing/event-words.ts';
import { answer, arrive, end, logIn, logOut, type TestFloor, testFloor, work } from './testing/floor.ts';

const ADA = { callId: 'call', agentId: 'ada' };
const RINGING = [...work('ada', 'sales'), arrive('call', 'sales')];
const TALKING = [...RINGING, answer('call')];
const HOLD = { type: 'HoldCall', ...ADA } as const;
const consult = (destination: string): Command => ({ type: 'Consult', ...ADA, consultId: 'beside', destination });
const blind = (destination: string): Command => ({ type: 'BlindTransfer', ...ADA, destination });
const make = (callId: string, agentId: string, destination: string): Command => ({
  ...{ type: 'MakeCall', callId, agentId, destination },
});
const outside = (callId: string, number = '0309'): Command => ({ type: 'AnswerCall', callId, party: { number } });

/** How Ada stands in the call, and how that comes about. */
const STANDINGS: Readonly<Record<LegStanding, readonly Command[]>> = {
  Absent: [...work('ada', 'support'), arrive('call', 'sales')],
  Ringing: RINGING,
  Talking: TALKING,
  Held: [...TALKING, HOLD],
};

const ABOUT_CALLS: Readonly<Record<LegCommandType, CallCommand>> = {
  AnswerCall: { type: 'AnswerCall', callId: 'call', party: { agentId: 'ada' } },
  HoldCall: HOLD,
  RetrieveCall: { type: 'RetrieveCall', ...ADA },
  HangUp: { type: 'HangUp', callId: 'call', party: { agentId: 'ada' } },
  Consult: { type: 'Consult', ...ADA, consultId: 'another', destination: '0309' },
  TransferComplete: { type: 'TransferComplete', ...ADA },
  BlindTransfer: { type: 'BlindTransfer', ...ADA, destination: '0309' },
  Conference: { type: 'Conference', ...ADA },
  DropParty: { type: 'DropParty', ...ADA, party: { number: '0307' } },
  SendDtmf: { type: 'SendDtmf', ...ADA, digits: '1#' },
};

/** Written out by hand: what the table is held against. In the order of LEG_COMMANDS. */
const EXPECTED: Readonly<Record<LegStanding, string>> = {
  Absent: 'CallNotOffered NotOnCall NotOnCall NotOnCall NotOnCall NotOnCall NotOnCall NotOnCall NotOnCall NotOnCall',
  Ringing:
    'Talking CallNotTalking CallNotHeld Absent CallNotTalking CallNotTalking CallNotTalking CallNotTalking CallNotTalking CallNotTalking',
  Talking: 'CallNotOffered Held CallNotHeld Absent Held Absent Absent Talking Talking Talking',
  Held: 'CallNotOffered CallNotTalking Talking Absent Held Absent Absent Talking Held CallNotTalking',
};

const standing = ({ engine }: TestFloor): LegStanding =>
  engine.acd.calls.get('call')?.legs.find(({ agentId }) => agentId === 'ada')?.state ?? 'Absent';

/** Somebody is consulted, and has answered: for what needs one. A third is there already, to be dropped. */
const CONSULTED = [consult('0309'), outside('beside')];
const THIRD = [consult('0307'), outside('beside', '0307'), { type: 'Conference', ...ADA } as const];

for (const from of LEG_STANDINGS)
  for (const [index, type] of LEG_COMMANDS.entries())
    test(`${from}, ${type}`, () => {
      const floor = testFloor();
      floor.arrange(...STANDINGS[from]);
      if (from === 'Ringing') floor.arrange(...work('bob', 'sales'));
      if (from === 'Talking' || from === 'Held') {
        if (type === 'TransferComplete' || type === 'Conference') floor.arrange(...CONSULTED);
        if (type === 'DropParty') floor.arrange(...THIRD, ...(from === 'Held' ? [HOLD] : []));
      }
      const expected = EXPECTED[from].split(' ')[index];
      const cell = LEG_TRANSITIONS[from][type];
      assert.equal(cell.outcome === 'move' ? cell.to : cell.code, expected);
      const { decision } = floor.tell(ABOUT_CALLS[type]);
      assert.equal(decision.outcome === 'refused' ? decision.rejection.code : standing(floor), expected);
    });

interface Row {
  readonly policy?: Partial<Policy>;
  readonly first: readonly Command[];
  readonly command: Command;
  readonly told: string;
}

const BOTH = [...TALKING, ...work('bob', 'support')];
const THREE = [...BOTH, consult('1002'), answer('beside'), { type: 'Conference', ...ADA } as const];

const ROWS: Readonly<Record<string, Row>> = {
  'an agent calls outside': {
    first: [logIn('ada')],
    command: make('call', 'ada', '+15550123'),
    told: 'ada makes call; ada NotReady to Busy; +15550123 rings',
  },
  'the far end answers': {
    first: [logIn('ada'), make('call', 'ada', '0309')],
    command: outside('call'),
    told: '0309 answers',
  },
  'the far end does not want to': {
    first: [logIn('ada'), make('call', 'ada', '0309')],
    command: { type: 'HangUp', callId: 'call', party: { number: '0309' } },
    told: 'ada is done with call; ada Busy to NotReady',
  },
  'a call of no queue brings no after-call work': {
    first: [...work('ada', 'sales'), make('call', 'ada', '0309'), outside('call')],
    command: end('call'),
    told: 'ada is done with call; ada Busy to Ready',
  },
  'an agent calls an agent': {
    first: [logIn('ada'), logIn('bob')],
    command: make('call', 'ada', '1002'),
    told: 'ada makes call; ada NotReady to Busy; call at bob; bob NotReady to Busy',
  },
  'an agent calls a queue': {
    first: [logIn('ada'), ...work('bob', 'support')],
    command: make('call', 'ada', 'support'),
    told: 'ada makes call; ada NotReady to Busy; call in support; call at bob; bob Ready to Busy',
  },
  'a call from outside straight to an agent': {
    first: [logIn('bob')],
    command: { type: 'ArriveCall', callId: 'call', from: '0301', dialled: '1002' },
    told: 'CallArrived; call at bob; bob NotReady to Busy',
  },
  'an agent who does not want a queue’s call leaves it to the others': {
    first: [...work('ada', 'sales'), ...work('bob', 'sales'), arrive('call', 'sales')],
    command: { type: 'HangUp', callId: 'call', party: { agentId: 'ada' } },
    told: 'call back in sales; ada Busy to Ready; call at bob; bob Ready to Busy',
  },
  'somebody is consulted': {
    first: BOTH,
    command: consult('1002'),
    told: 'ada holds call; ada makes beside; beside at bob; bob Ready to Busy',
  },
  'whoever was consulted has the call, and the agent is free': {
    first: [...BOTH, consult('1002'), answer('beside')],
    command: { type: 'TransferComplete', ...ADA },
    told: 'ada passes call on; ada Busy to AfterCallWork',
  },
  'a call is passed on before there is an answer': {
    first: [...BOTH, consult('1002')],
    command: { type: 'TransferComplete', ...ADA },
    told: 'ada passes call on; ada Busy to AfterCallWork',
  },
  'a call is passed on without a word': {
    first: BOTH,
    command: blind('1002'),
    told: 'ada passes call on; call at bob; bob Ready to Busy; ada Busy to AfterCallWork',
  },
  'a call is passed on to a queue, and found somebody there': {
    first: BOTH,
    command: blind('support'),
    told: 'ada passes call on; call in support; ada Busy to AfterCallWork; call at bob; bob Ready to Busy',
  },
  'all three are in one call': {
    first: [...BOTH, consult('1002'), answer('beside')],
    command: { type: 'Conference', ...ADA },
    told: 'beside joins call',
  },
  'of three one hangs up': {
    first: THREE,
    command: { type: 'HangUp', callId: 'call', party: { agentId: 'ada' } },
    told: 'ada leaves call; ada Busy to AfterCallWork',
  },
  'of three the caller is dropped': {
    first: THREE,
    command: { type: 'DropParty', ...ADA, party: { number: '0301234' } },
    told: '0301234 leaves',
  },
  'the end for all three': {
    first: THREE,
    command: end('call'),
    told: 'ada leaves call; bob is done with call; ada Busy to AfterCallWork; bob Busy to AfterCallWork',
  },
  'of two calls the one that is talked on ends, and the other is held': {
    first: [...TALKING, HOLD, make('other', 'ada', '0309'), outside('other')],
    command: { type: 'HangUp', callId: 'other', party: { agentId: 'ada' } },
    told: 'ada is done with other',
  },
  'a logout that waited comes with the end of the last of two calls': {
    policy: { logoutOnCall: 'defer' },
    first: [...TALKING, HOLD, make('other', 'ada', '0309'), logOut('ada'), end('call')],
    command: end('other'),
    told: 'ada is done with other; ada out of sales',
  },
  'a supervisor’s logout, where that is done always, on hold': {
    policy: { supervisorLogout: 'always' },
    first: [...TALKING, HOLD],
    command: logOut('ada', { by: 'supervisor' }),
    told: 'ada out of sales',
  },
  'digits go into the call': {
    first: TALKING,
    command: { type: 'SendDtmf', ...ADA, digits: '12*#' },
    told: 'ada dials 12*#',
  },
};

for (const [name, { policy, first, command, told }] of Object.entries(ROWS))
  test(name, () => {
    const floor = testFloor(policy);
    floor.arrange(...first);
    assert.equal(floor.tell(command).events.map(inWords).join('; '), told);
  });

test('who takes part in a call that was passed on, and in one that is shared', () => {
  const floor = testFloor();
  floor.arrange(...THREE);
  const who = () =>
    floor.engine.acd.calls.get('call')?.legs.map(({ agentId, number, state }) => `${agentId ?? number} ${state}`);
  assert.deepEqual(who(), ['0301234 Talking', 'ada Talking', 'bob Talking']);
  floor.arrange({ type: 'BlindTransfer', callId: 'call', agentId: 'bob', destination: '0309' });
  assert.deepEqual(who(), ['0301234 Talking', 'ada Talking', '0309 Ringing']);
  assert.deepEqual([...floor.engine.acd.calls.keys()], ['call']);
});

test('what a call carries is added to, taken away, and goes with it where it is passed on', () => {
  const floor = testFloor();
  const data = () => floor.engine.acd.calls.get('call')?.data;
  floor.arrange(...BOTH, { type: 'SetCallData', callId: 'call', data: { case: '7', from: 'shop' } });
  floor.arrange({ type: 'SetCallData', callId: 'call', data: { from: '' } });
  assert.deepEqual(data(), { case: '7' });
  floor.arrange({ ...consult('1002'), data: { note: 'angry' } } as Command, { type: 'TransferComplete', ...ADA });
  assert.deepEqual(data(), { case: '7', note: 'angry' });
});

test('a call that ends says whose leaving ended it, where it was anybody’s', () => {
  const parties = [{ agentId: 'ada' }, { number: '0301234' }, undefined];
  const ended = parties.map((party) => {
    const floor = testFloor();
    floor.arrange(...TALKING);
    const { events } = floor.tell({ type: 'HangUp', callId: 'call', party });
    return events.find(({ type }) => type === 'CallEnded');
  });
  assert.deepEqual(
    ended.map((event) => event?.type === 'CallEnded' && event.by),
    parties,
  );
});

test('a call counts for the queue login under which it was answered, and for none that came later', () => {
  const floor = testFloor({ logoutOnCall: 'allow', stateChangeOnCall: 'allow' });
  floor.arrange(...TALKING);
  floor.clock.advanceTo(1000);
  floor.arrange(logOut('ada'), logIn('ada', { queueIds: ['sales'] }), end('call'));
  assert.equal(floor.agent('ada').memberships.get('sales')?.callsTaken, undefined);
});
