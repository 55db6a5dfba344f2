// What is expected of the Commands and replies between connector and ACD: each expectation shown where it holds, where
// it does not, and where there was nothing that it could be shown on.

import { test } from 'node:test';
import {
  expectAttributes,
  expectCommands,
  expectNoCommand,
  expectNoneTwice,
  expectNothingAfterRefusal,
  expectUnderstood,
} from '../scenario/expectations.ts';
import { assertExpectation, type Case, command, invocation, reply } from '../scenario/testing/invocation.ts';
import type { SentCommand } from './acd-under-test.ts';

const sent = (...commands: SentCommand[]) => invocation({ commands });
/** The same by somebody who was in the queue q. */
const sentFromQ = (...commands: SentCommand[]) => ({
  ...sent(...commands),
  agentBefore: { state: 'NotReady', queues: ['q'], extension: '' },
});
const at = (...queueIds: string[]) => command({ queueIds });
const refused = command({ outcome: 'refused', rejection: 'NotLoggedIn' });
const LOGOUT = 'LogOut of agent "1" (done)';
const REFUSED = 'LogOut of agent "1" (refused: NotLoggedIn)';
const reasoned =
  (...commands: SentCommand[]) =>
  () =>
    expectCommands(sent(...commands), ({ reasonCode }) => reasonCode === '07', 'a Command with the reason "07"');
const carried =
  (...attributes: (Record<string, string> | undefined)[]) =>
  () =>
    expectAttributes(sent(...attributes.map((one) => command({ attributes: one }))), { SiteCode: '0042' });

const CASES: readonly Case[] = [
  ['every Command may be right', reasoned(command({ reasonCode: '07' }), command({ reasonCode: '07' }))],
  [
    'one wrong Command shows',
    reasoned(command({ reasonCode: '07' }), command()),
    `LogOut of agent "1" with reason "07" (done), then ${LOGOUT}`,
  ],
  ['no Command is not every Command', reasoned(), 'no Command'],

  ['none is expected where none is sent', () => expectNoCommand(sent())],
  ['a Command where none is expected shows', () => expectNoCommand(sent(command())), LOGOUT],
  ['a refused Command where none is expected shows', () => expectNoCommand(sent(refused)), REFUSED],

  ['one Command is not sent twice', () => expectNoneTwice(sent(command()))],
  ['a Command for each queue is not sent twice', () => expectNoneTwice(sent(at('q'), at('r')))],
  [
    'Commands for two agents are not sent twice',
    () => expectNoneTwice(sent(at('q'), command({ agentId: '2', queueIds: ['q'] }))),
  ],
  [
    'another Command for the same agent is not the same Command',
    () => expectNoneTwice(sent(command({ type: 'LogIn' }), command({ type: 'SetNotReady' }))),
  ],
  [
    'a Command that the ACD refused is sent twice where it comes again',
    () => expectNoneTwice(sent(refused, command())),
    `${REFUSED}, then ${LOGOUT}`,
  ],
  [
    'two Commands without a queue are sent twice',
    () => expectNoneTwice(sent(command(), command())),
    `${LOGOUT}, then ${LOGOUT}`,
  ],
  [
    'two Commands for one queue are sent twice',
    () => expectNoneTwice(sent(at('q'), at('r', 'q'))),
    'LogOut of agent "1" at q (done), then LogOut of agent "1" at r and q (done)',
  ],
  [
    'a Command without a queue covers the one with a queue',
    () => expectNoneTwice(sent(at('q'), command())),
    `LogOut of agent "1" at q (done), then ${LOGOUT}`,
  ],
  [
    'a logout of a queue in which nobody was is asked for again, behind another',
    () => expectNoneTwice(sentFromQ(at('q'), at('elsewhere'))),
    'LogOut of agent "1" at q (done), then LogOut of agent "1" at elsewhere (done)',
  ],
  ['alone it is asked for once', () => expectNoneTwice(sentFromQ(at('elsewhere')))],
  [
    'where none is sent none is sent twice, but that shows nothing',
    () => expectNoneTwice(sent()),
    { untestable: /No Command reached/ },
  ],

  ['a refusal may be the last', () => expectNothingAfterRefusal(sent(command(), refused))],
  [
    'a Command after a refusal shows',
    () => expectNothingAfterRefusal(sent(refused, command())),
    `${REFUSED}, then ${LOGOUT}`,
  ],
  [
    'a second refusal after a refusal shows',
    () => expectNothingAfterRefusal(sent(refused, refused)),
    `${REFUSED}, then ${REFUSED}`,
  ],
  [
    'without a refusal nothing can follow it',
    () => expectNothingAfterRefusal(sent(command())),
    { untestable: /refused nothing/ },
  ],

  [
    'what the server understood is of its vocabulary',
    () => expectUnderstood(invocation({ replies: [reply({ positive: false })] })),
  ],
  [
    'what the server did not understand shows',
    () =>
      expectUnderstood(invocation({ replies: [reply(), reply({ understood: false, said: '"LOGOUT" is no state.' })] })),
    'it answered: "LOGOUT" is no state.',
  ],
  [
    'a server that was asked nothing understood nothing',
    () => expectUnderstood(sent()),
    { untestable: /asked nothing/ },
  ],

  ['attributes may come with others', carried({ SiteCode: '0042', More: '1' })],
  ['attributes that are changed show', carried({ SiteCode: '42' }), '{"SiteCode":"42"}'],
  ['attributes that are missing show', carried({ SiteCode: '0042' }, undefined), '{"SiteCode":"0042"}, {}'],
  ['attributes of no Command show', carried(), 'no Command'],
];

for (const [title, expectation, seen] of CASES) test(title, () => assertExpectation(expectation, seen));
