// The page as the framework prepares it: for each activity what it needs and nothing more, a routine reason where the ACD
// demands one, and the scenario's own properties on top.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { AGENT_STATE_ACTIVITIES, type AgentStateActivity } from '../contract/activity.ts';
import type { ClipboardPage } from '../contract/page.ts';
import type { PolicyChoices } from './acd-under-test.ts';
import { preparePage, ROUTINE_CODES, reasonOptions } from './framework-page.ts';

const ADA = { name: 'Ada', id: '1', password: 'pw', extension: '6' };
const BASE = { AgentID: '1', DN: '6' };
const DEMANDING: PolicyChoices = { logoutReason: 'required', notReadyReason: 'required' };
const WITH_REASON = { ...BASE, AgentOptions: { pyOpenCTI: { pyReasonCode: 'S1' } } };

const PAGES: readonly [activity: AgentStateActivity, easy: ClipboardPage, demanding: ClipboardPage][] = [
  ['LoginAgent', { ...BASE, AgentPassword: 'pw' }, { ...BASE, AgentPassword: 'pw' }],
  ['LogoutAgent', BASE, WITH_REASON],
  ['SetAgentReady', BASE, BASE],
  ['SetAgentNotReady', BASE, WITH_REASON],
];

for (const [activity, easy, demanding] of PAGES)
  test(`the page for ${activity} has what it needs`, () => {
    for (const policy of [{}, { logoutReason: 'optional', notReadyReason: 'optional' }] as const)
      assert.deepEqual(preparePage(ADA, activity, { policy }), easy);
    assert.deepEqual(preparePage(ADA, activity, { policy: DEMANDING }), demanding);
  });

test('every activity has its page here', () => {
  assert.deepEqual(PAGES.map(([activity]) => activity).sort(), [...AGENT_STATE_ACTIVITIES].sort());
});

test('each kind of reason is demanded by its own policy', () => {
  const pageOf = (activity: AgentStateActivity, policy: PolicyChoices) => preparePage(ADA, activity, { policy });
  assert.deepEqual(pageOf('LogoutAgent', { notReadyReason: 'required' }), BASE);
  assert.deepEqual(pageOf('SetAgentNotReady', { logoutReason: 'required' }), BASE);
});

test("the scenario's own properties count, undefined ones too", () => {
  const properties = { DN: '7', AgentOptions: undefined, Colour: 'red' };
  const page = preparePage(ADA, 'LogoutAgent', { policy: DEMANDING, properties });
  assert.deepEqual(JSON.parse(JSON.stringify(page)), { AgentID: '1', DN: '7', Colour: 'red' });
});

test('the ACD is told of the routine reason, for both uses', () => {
  const [routine] = ROUTINE_CODES;
  assert.deepEqual(WITH_REASON.AgentOptions, reasonOptions(routine?.code ?? ''));
  assert.deepEqual(routine?.uses, ['NotReady', 'LoggedOut']);
});
