// The page as the framework prepares it: what the activity needs, a routine reason where the ACD demands one, all else that
// a page can hold, and the scenario's own properties on top.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { AGENT_STATE_ACTIVITIES, type AgentStateActivity } from '../../connector/activity.ts';
import type { ClipboardPage } from '../../connector/page.ts';
import type { PolicyChoices } from '../acd/acd-under-test.ts';
import { isBlank } from './expectations.ts';
import { type PageOrder, preparePage, ROUTINE_CODES, reasonOptions } from './framework-page.ts';
import { plainPerson } from './testing/person.ts';

const ADA = plainPerson('1', 'Ada');
const EASY: PolicyChoices = { logoutReason: 'optional', notReadyReason: 'optional' };
const DEMANDING: PolicyChoices = { logoutReason: 'required', notReadyReason: 'required' };

const pageOf = (activity: AgentStateActivity, order: Partial<PageOrder> = {}): ClipboardPage =>
  preparePage(ADA, activity, { policy: {}, seed: 1, turn: 1, ...order });

const reasonOn = (page: ClipboardPage): unknown => page.AgentOptions?.pyOpenCTI?.pyReasonCode;

/** Every value that there is on a page, pages in pages and lists included. */
const valuesIn = (value: unknown): unknown[] =>
  typeof value === 'object' && value !== null ? [value, ...Object.values(value).flatMap(valuesIn)] : [value];

for (const activity of AGENT_STATE_ACTIVITIES) {
  test(`the page for ${activity} says who, and leaves the choice of a queue to the ACD`, () => {
    const { AgentID, AgentPassword, DN, Queue } = pageOf(activity);
    assert.deepEqual([AgentID, AgentPassword, DN], [ADA.id, ADA.password, ADA.extension]);
    assert.ok(isBlank(Queue));
  });

  test(`the page for ${activity} holds a reason where the ACD demands one, and none where it does not`, () => {
    const isDemanded = activity === 'LogoutAgent' || activity === 'SetAgentNotReady';
    for (const policy of [{}, EASY]) assert.ok(isBlank(reasonOn(pageOf(activity, { policy }))));
    const reason = reasonOn(pageOf(activity, { policy: DEMANDING }));
    assert.equal(isDemanded ? reason : isBlank(reason), isDemanded ? 'S1' : true);
  });

  test(`the page for ${activity} is full: no kind of value is missing`, () => {
    const values = valuesIn(pageOf(activity));
    assert.ok(values.includes('') && values.includes(null) && values.includes(0) && values.includes(false));
    assert.ok(values.some((value) => Array.isArray(value) && value.length > 1));
    const { AgentState, AgentOptions, pyStatusMessage, pyPegaCTIError } = pageOf(activity);
    assert.ok(Object.keys(AgentOptions ?? {}).length > 1 && Object.keys(AgentOptions?.pyOpenCTI ?? {}).length > 1);
    assert.ok([pyStatusMessage, pyPegaCTIError].every((left) => !isBlank(left)) && pyStatusMessage !== pyPegaCTIError);
    assert.ok(
      Object.values(AgentState ?? {}).every((value) => typeof value === 'string'),
      'what goes to the ACD can be sent',
    );
  });
}

test('a property is blank in each of its three ways, the same one whenever the seed is the same', () => {
  const seeds = [...Array(60).keys()];
  for (const activity of AGENT_STATE_ACTIVITIES) {
    const queues = seeds.map((seed) => pageOf(activity, { seed }).Queue);
    assert.deepEqual(new Set(queues), new Set([undefined, null, '']), activity);
    assert.deepEqual(
      seeds.map((seed) => pageOf(activity, { seed }).Queue),
      queues,
    );
  }
});

test('after-call work is asked of SetAgentNotReady by a scenario alone', () => {
  for (const seed of Array(20).keys()) assert.ok(isBlank(pageOf('SetAgentNotReady', { seed }).WorkMode));
});

test('two pages of a scenario differ, so that what is kept of the one shows on the other', () => {
  const [first, second, third] = [1, 2, 3].map((turn) => pageOf('LogoutAgent', { turn }));
  assert.notDeepEqual(first?.pyInteraction, third?.pyInteraction);
  assert.notDeepEqual(Object.keys(first ?? {}), Object.keys(second ?? {}));
});

test('each kind of reason is demanded by its own policy', () => {
  assert.ok(isBlank(reasonOn(pageOf('LogoutAgent', { policy: { notReadyReason: 'required' } }))));
  assert.ok(isBlank(reasonOn(pageOf('SetAgentNotReady', { policy: { logoutReason: 'required' } }))));
});

test("the scenario's own properties count, undefined ones too", () => {
  const properties = { DN: '7', AgentOptions: undefined, Colour: 'red' };
  const page = JSON.parse(JSON.stringify(pageOf('LogoutAgent', { policy: DEMANDING, properties })));
  assert.deepEqual([page.AgentID, page.DN, page.Colour, 'AgentOptions' in page], ['1', '7', 'red', false]);
});

test('the ACD is told of the routine reason, for both uses', () => {
  const [routine] = ROUTINE_CODES;
  assert.deepEqual(pageOf('LogoutAgent', { policy: DEMANDING }).AgentOptions, reasonOptions(routine?.code ?? ''));
  assert.deepEqual(routine?.uses, ['NotReady', 'LoggedOut']);
});
