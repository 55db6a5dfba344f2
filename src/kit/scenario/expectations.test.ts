// What is expected of the page and the status: each expectation shown where it holds and where it does not, with the
// words in which the mismatch is told.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Status } from '../../connector/page.ts';
import {
  expectErrorProperties,
  expectExtension,
  expectFailWithMessage,
  expectMessageFromAcd,
  expectNoSecret,
  expectNoStatus,
  expectQueues,
  expectState,
  expectUnchanged,
} from './expectations.ts';
import { assertExpectation, type Case, invocation, reply } from './testing/invocation.ts';

const withStatus = (status: Status | null | undefined) => invocation({ status });
const fail = (message?: string) => withStatus({ severity: 'Fail', message });
const CHANGED = 'pyLabel was "a" and is "b"';
const pages = (before: object, after: object) => invocation({ before: { ...before }, page: { ...after } });
const unchanged = (before: object, after: object) => () => expectUnchanged(pages(before, after), ['AgentState', 'X']);
const errors = (before: object, after: object, message?: string) => () =>
  expectErrorProperties(
    invocation({ before: { ...before }, page: { ...after }, status: { severity: 'Fail', message } }),
  );
const said =
  (message: string | undefined, ...words: (string | undefined)[]) =>
  () =>
    expectMessageFromAcd(
      invocation({
        status: { severity: 'Fail', message },
        replies: [reply({ said: 'all is well' }), ...words.map((one) => reply({ positive: false, said: one }))],
      }),
    );
const secrets =
  (message: string, page: object = {}) =>
  () =>
    expectNoSecret(invocation({ status: { severity: 'Fail', message }, page: { ...page } }), [
      'pw-1',
      'token-2',
      'a/"b',
    ]);

const STATUS: readonly Case[] = [
  ['no status is none', () => expectNoStatus(withStatus(undefined))],
  ['a null status is none', () => expectNoStatus(withStatus(null))],
  ['Good without a message is none', () => expectNoStatus(withStatus({ severity: 'Good' }))],
  ['Good with blanks is none', () => expectNoStatus(withStatus({ severity: 'Good', message: ' \t' }))],
  [
    'Good with a message is set',
    () => expectNoStatus(withStatus({ severity: 'Good', message: 'ok' })),
    'status Good: ok',
  ],
  ['Warn is set', () => expectNoStatus(withStatus({ severity: 'Warn' })), 'status Warn without a message'],
  ['Fail is set', () => expectNoStatus(fail('no')), 'status Fail: no'],
  ['a Fail with a message is one', () => expectFailWithMessage(fail('no'))],
  ['a Fail without a message is half of one', () => expectFailWithMessage(fail()), 'status Fail without a message'],
  ['a Fail with blanks is half of one', () => expectFailWithMessage(fail('  ')), 'status Fail without a message'],
  [
    'a Warn is no Fail',
    () => expectFailWithMessage(withStatus({ severity: 'Warn', message: 'hm' })),
    'status Warn: hm',
  ],
  ['nothing is no Fail', () => expectFailWithMessage(withStatus(undefined)), 'no status'],
];

const MESSAGES: readonly Case[] = [
  ['a message may carry what the ACD said', said('ACD: Agent 1 is not logged in.', 'Agent 1 is not logged in.')],
  [
    'case, blanks and a full stop make no difference',
    said('x: agent 1  IS\nnot logged in', 'Agent 1 is not logged in.'),
  ],
  ['one of two refusals is enough', said('second', 'first', 'second')],
  ['a message of its own is none', said('Logout failed', 'Not logged in.'), 'status Fail: Logout failed'],
  ['what a success said does not count', said('all is well', 'Not logged in.'), 'status Fail: all is well'],
  ['no message is none', said(undefined, 'Not logged in.'), 'status Fail without a message'],
  ['without a refusal there is nothing to carry', said('no'), { untestable: /refused nothing/ }],
  ['with a refusal without a word neither', said('no', undefined), { untestable: /refused nothing/ }],
  ['a secret shows nowhere', secrets('refused', { pyStatusMessage: 'refused', AgentPassword: 'pw-1' })],
  ['a password in the message shows', secrets('pw-1 is wrong'), '"*** is wrong"'],
  ['a password as a URL holds it shows', secrets('no: ?password=a%2f%22b'), '"no: ?password=***"'],
  [
    'a password as JSON holds it shows',
    secrets('no', { pyPegaCTIError: '{"password":"a/\\"b"}' }),
    '"{\\"password\\":\\"***\\"}"',
  ],
  ['a token in an error property shows', secrets('no', { pyPegaCTIError: 'Bearer token-2' }), '"Bearer ***"'],
];

const PAGES: readonly Case[] = [
  ['an equal page is unchanged', unchanged({ a: { b: [1, 'x'] } }, { a: { b: [1, 'x'] } })],
  ['order makes no difference', unchanged({ a: 1, b: { c: 1, d: 2 } }, { b: { d: 2, c: 1 }, a: 1 })],
  ['absent, null and empty are the same', unchanged({ a: null, b: '', d: { e: '' } }, { b: null, c: '', f: null })],
  ['what is exempt may change', unchanged({ AgentState: {}, X: 1 }, { AgentState: { state: 'LoggedOut' } })],
  ['a changed property shows', unchanged({ pyLabel: 'a' }, { pyLabel: 'b' }), CHANGED],
  ['a lost property shows', unchanged({ pyLabel: 'a' }, {}), 'pyLabel was "a" and is nothing'],
  ['a new property shows', unchanged({}, { pyLabel: 'a' }), 'pyLabel was nothing and is "a"'],
  [
    'a change deep inside shows',
    unchanged({ a: { b: ['c'] } }, { a: { b: ['d'] } }),
    'a was {"b":["c"]} and is {"b":["d"]}',
  ],
  ['the order of a list shows', unchanged({ a: [1, 2] }, { a: [2, 1] }), 'a was [1,2] and is [2,1]'],
  ['a number is no text', unchanged({ a: 7 }, { a: '7' }), 'a was 7 and is "7"'],
  ['blanks are not nothing', unchanged({ a: '' }, { a: ' ' }), 'a was "" and is " "'],
  ['error properties may be left alone', errors({ pyStatusMessage: 'old' }, { pyStatusMessage: 'old' }, 'no')],
  ['both may carry the message', errors({}, { pyStatusMessage: 'no', pyPegaCTIError: 'no' }, 'no')],
  [
    'one alone shows',
    errors({}, { pyStatusMessage: 'no' }, 'no'),
    'pyStatusMessage is "no", pyPegaCTIError is nothing',
  ],
  [
    'one that is left old shows',
    errors({ pyPegaCTIError: 'old' }, { pyStatusMessage: 'no', pyPegaCTIError: 'old' }, 'no'),
    'pyStatusMessage is "no", pyPegaCTIError is "old"',
  ],
  [
    'another text shows',
    errors({}, { pyStatusMessage: 'no', pyPegaCTIError: 'E7' }, 'no'),
    'pyStatusMessage is "no", pyPegaCTIError is "E7"',
  ],
];

const held = (state: string, ...queues: string[]) => ({ state, queues });
const AGENTS: readonly Case[] = [
  ['the state that is held is right', () => expectState('Ada', held('Ready', 'q'), ['Ready'])],
  ['one of two states is right', () => expectState('Ada', held('Ready', 'q'), ['NotReady', 'Ready'])],
  [
    'another state shows, with the queues',
    () => expectState('Ada', held('Ready', 'q', 'r'), ['LoggedOut']),
    'Ready, logged in to q and r',
  ],
  [
    'another state shows, without queues',
    () => expectState('Ada', held('LoggedOut'), ['Ready']),
    'LoggedOut, logged in to no queue',
  ],
  ['queues are right in any order', () => expectQueues('Ada', held('Ready', 'q', 'r'), ['r', 'q'])],
  ['no queue is right where none is held', () => expectQueues('Ada', held('LoggedOut'), [])],
  ['a queue too many shows', () => expectQueues('Ada', held('Ready', 'q', 'r'), ['q']), 'Ready, logged in to q and r'],
  ['a queue too few shows', () => expectQueues('Ada', held('Ready', 'q'), ['q', 'r']), 'Ready, logged in to q'],
  ['a queue that is left shows', () => expectQueues('Ada', held('Ready', 'q'), []), 'Ready, logged in to q'],
  ['the extension is right', () => expectExtension('Ada', { ...held('Ready', 'q'), extension: '6' }, '6')],
  [
    'another extension shows',
    () => expectExtension('Ada', { ...held('Ready', 'q'), extension: '76' }, '6'),
    'Ada sits at 76',
  ],
  ['no extension shows', () => expectExtension('Ada', held('Ready', 'q'), '6'), 'Ada sits at no extension'],
];

for (const [title, expectation, seen] of [...STATUS, ...MESSAGES, ...PAGES, ...AGENTS])
  test(title, () => assertExpectation(expectation, seen));

test('a mismatch names every answer that would have been right', () => {
  assert.throws(() => expectNoStatus(fail('no')), {
    name: 'MismatchFound',
    message: 'expected no status, or status Good without a message; seen: status Fail: no',
    mismatch: { expected: ['no status', 'status Good without a message'], seen: 'status Fail: no' },
  });
});
