// What a connector may answer to `initialize` and to `invoke`, and what is said of everything else.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lastLines, ownNameOf, quote, readActivityResult, readDeclaration, unknownActivities } from './answers.ts';

const DECLARED = {
  protocolVersion: 1,
  name: 'acme',
  version: '1.0',
  timeoutMs: 300,
  activities: ['LogoutAgent', 'DialOut'],
  capabilities: { look: true, events: false },
};
const KIT_TIMEOUT_MS = 2000;

const GOOD_DECLARATIONS: readonly [title: string, answer: object, read: object][] = [
  ['a full declaration', DECLARED, DECLARED],
  ['one without capabilities', { ...DECLARED, capabilities: undefined }, { ...DECLARED, capabilities: {} }],
  ['one with members that nobody knows', { ...DECLARED, mood: 'good' }, DECLARED],
  [
    'one with capabilities that nobody knows',
    { ...DECLARED, capabilities: { look: true, telepathy: true } },
    { ...DECLARED, capabilities: { look: true } },
  ],
  [
    "one whose timeout is the kit's own",
    { ...DECLARED, timeoutMs: KIT_TIMEOUT_MS },
    { ...DECLARED, timeoutMs: KIT_TIMEOUT_MS },
  ],
];

for (const [title, answer, read] of GOOD_DECLARATIONS)
  test(`${title} is taken`, () => assert.deepEqual(readDeclaration(answer, KIT_TIMEOUT_MS), read));

const BAD_DECLARATIONS: readonly [title: string, answer: unknown, says: RegExp][] = [
  ['nothing', undefined, /^answer: .*It was: nothing$/],
  ['null', null, /^answer: .*It was: null$/],
  ['a text', 'ready', /^answer: .*It was: "ready"$/],
  ['an array', [], /^answer: .*It was: \[\]$/],
  [
    'another protocol version',
    { ...DECLARED, protocolVersion: 2 },
    /^protocolVersion: .*It was: \{.*"protocolVersion":2/,
  ],
  ['no name', { ...DECLARED, name: '' }, /^name: /],
  ['a version that is a number', { ...DECLARED, version: 2 }, /^version: /],
  ['a timeout of nothing', { ...DECLARED, timeoutMs: 0 }, /^timeoutMs: /],
  ['half a millisecond', { ...DECLARED, timeoutMs: 0.5 }, /^timeoutMs: /],
  ['a timeout in words', { ...DECLARED, timeoutMs: '300' }, /^timeoutMs: /],
  ['no activity', { ...DECLARED, activities: [] }, /^activities: /],
  ['an activity that is no text', { ...DECLARED, activities: ['LogoutAgent', 1] }, /^activities\.1: /],
  ['a capability that is no boolean', { ...DECLARED, capabilities: { look: 'yes' } }, /^capabilities\.look: /],
  ['two issues', { ...DECLARED, name: 1, version: 2 }, /^name: .*; version: /],
  [
    'an activity twice',
    { ...DECLARED, activities: ['LogoutAgent', 'logoutagent'] },
    /^it declares the activity logoutagent twice/,
  ],
  ['no LogoutAgent', { ...DECLARED, activities: ['LoginAgent'] }, /^it does not declare LogoutAgent/],
  ["a timeout above the kit's", { ...DECLARED, timeoutMs: 2001 }, /^its timeout of 2001 ms .* 2000 ms$/],
];

for (const [title, answer, says] of BAD_DECLARATIONS)
  test(`a declaration of ${title} is refused`, () => assertSays(readDeclaration(answer, KIT_TIMEOUT_MS), says));

const GOOD_RESULTS: readonly [title: string, answer: object][] = [
  ['a page alone', { page: { AgentID: '1' } }],
  ['an empty page', { page: {} }],
  ['no status, as null', { page: {}, status: null }],
  ['a status without a message', { page: {}, status: { severity: 'Good' } }],
  ['a status whose message is null', { page: {}, status: { severity: 'Warn', message: null } }],
  ['a status with a message', { page: { deep: { er: [1] } }, status: { severity: 'Fail', message: 'no' } }],
];

for (const [title, answer] of GOOD_RESULTS)
  test(`a result of ${title} is taken as it is`, () => assert.deepEqual(readActivityResult(answer), answer));

const BAD_RESULTS: readonly [title: string, answer: unknown, says: RegExp][] = [
  ['nothing', undefined, /^answer: .*It was: nothing$/],
  ['null', null, /^answer: .*It was: null$/],
  ['no page', {}, /^page: .*It was: \{\}$/],
  ['a page that is a text', { page: 'home' }, /^page: .*It was: \{"page":"home"\}$/],
  ['a page that is null', { page: null }, /^page: /],
  ['a page that is an array', { page: [] }, /^page: /],
  ['an unknown severity', { page: {}, status: { severity: 'fail' } }, /^status\.severity: .*"severity":"fail"/],
  ['a status without severity', { page: {}, status: {} }, /^status\.severity: /],
  ['a status that is a word', { page: {}, status: 'Fail' }, /^status: /],
  ['a message that is an object', { page: {}, status: { severity: 'Fail', message: {} } }, /^status\.message: /],
];

for (const [title, answer, says] of BAD_RESULTS)
  test(`a result of ${title} is refused`, () => assertSays(readActivityResult(answer), says));

test('of a long log the last lines are told, whole', () => {
  assert.equal(lastLines('one\ntwo\nthree', 13), 'one\ntwo\nthree');
  for (const length of [9, 10, 12]) assert.equal(lastLines('one\ntwo\nthree', length), '…\ntwo\nthree', `${length}`);
  for (const length of [5, 8]) assert.equal(lastLines('one\ntwo\nthree', length), '…\nthree', `${length}`);
  assert.equal(lastLines('one\ntwo\nthree', 4), 'thre…');
  assert.equal(lastLines('x'.repeat(4000)), 'x'.repeat(4000));
});

test('what goes on and on is cut, and its length is told', () => {
  assert.equal(quote('x'.repeat(500)), 'x'.repeat(500));
  assert.equal(quote('x'.repeat(501)), `${'x'.repeat(500)}… (501 characters)`);
});

function assertSays(answer: unknown, says: RegExp): void {
  assert.equal(typeof answer, 'string', 'it is refused');
  assert.match(answer as string, says);
}

test('activities are known in any case, and called as the connector writes them; what nobody knows is told', () => {
  const answer = { ...DECLARED, activities: ['LOGOUTAGENT', 'subscribeforevents', 'DialOut'] };
  const read = readDeclaration(answer, 2000);
  assert.ok(typeof read !== 'string', String(read));
  assert.deepEqual(read.activities, ['LogoutAgent', 'SubscribeForEvents', 'DialOut']);
  assert.equal(ownNameOf('LogoutAgent', answer), 'LOGOUTAGENT');
  assert.equal(ownNameOf('OpenAdapter', answer), 'OpenAdapter');
  assert.deepEqual(unknownActivities(read), ['DialOut']);
});
