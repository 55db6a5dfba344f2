// An ACD that says OK is not believed when it shows something else; one that shows nothing is.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ClipboardPage } from '../contract/page.ts';
import type { Reference } from './create-reference.ts';
import { agent, done, LOGGED_OUT, looksLike, OWN, play, problem, type Scripted } from './test-scripted.ts';

interface Case {
  readonly activity: keyof Reference;
  readonly page?: ClipboardPage;
  readonly answer?: Scripted;
  readonly looks: readonly Scripted[];
  /** Undefined: a success. */
  readonly says?: RegExp;
}

const two = ['sales', 'support'];
const unknown = problem(404, 'No such agent.');
const broken: Scripted = { body: '<html>', type: 'text/html' };
const stranger = looksLike(agent('Ready', ['sales'], '1002'));
const deferred: Scripted = { status: 202, body: { outcome: 'deferred', requestId: OWN } };

const CASES: Record<string, Case> = {
  'OK, though nobody was logged in': {
    activity: 'LogoutAgent',
    looks: [looksLike(LOGGED_OUT), looksLike(LOGGED_OUT)],
    says: /^The ACD said OK, but agent 1001 was not logged in to any queue\.$/,
  },
  'OK, though not in that queue': {
    activity: 'LogoutAgent',
    page: { Queue: 'support' },
    looks: [looksLike(agent('Ready')), looksLike(agent('Ready'))],
    says: /agent 1001 was not logged in to queue support\.$/,
  },
  'deferred, though nobody was logged in': {
    activity: 'LogoutAgent',
    answer: deferred,
    looks: [looksLike(LOGGED_OUT)],
    says: /was not logged in/,
  },
  'OK, and nothing happened': {
    activity: 'LogoutAgent',
    looks: [looksLike(agent('Ready', two)), looksLike(agent('Ready', two))],
    says: /^The ACD said OK, but agent 1001 is still logged in to sales, support\.$/,
  },
  'OK, and still in that queue': {
    activity: 'LogoutAgent',
    page: { Queue: 'support' },
    looks: [looksLike(agent('Ready', two)), looksLike(agent('Ready', two))],
    says: /is still logged in to support\.$/,
  },
  'out of one queue, still in another': {
    activity: 'LogoutAgent',
    page: { Queue: 'support' },
    looks: [looksLike(agent('Ready', two)), looksLike(agent('Ready'))],
  },
  'deferred while on a call': {
    activity: 'LogoutAgent',
    answer: deferred,
    looks: [looksLike(agent('Busy')), looksLike(agent('Busy'))],
  },
  'no look to be had': { activity: 'LogoutAgent', looks: [unknown, unknown] },
  'looks that make no sense': { activity: 'LogoutAgent', looks: [broken, broken] },
  'looks at somebody else': { activity: 'LogoutAgent', looks: [stranger, stranger] },
  'a look without queues': {
    activity: 'LogoutAgent',
    looks: [looksLike({ id: '1001', state: 'LoggedOut' }), looksLike({ id: '1001', state: 'Ready', queues: [1] })],
  },
  'the refusal is heard even if it was foreseen': {
    activity: 'LogoutAgent',
    answer: problem(409, 'Agent 1001 is in no queue.'),
    looks: [looksLike(LOGGED_OUT)],
    says: /^The ACD refused: Agent 1001 is in no queue\.$/,
  },
  'ready, and a call at once': { activity: 'SetAgentReady', looks: [looksLike(agent('Busy'))] },
  'ready, but is not': {
    activity: 'SetAgentReady',
    looks: [looksLike(agent('NotReady'))],
    says: /^The ACD said OK, but agent 1001 is NotReady\.$/,
  },
  'not ready, but is': { activity: 'SetAgentNotReady', looks: [looksLike(agent('Ready'))], says: /is Ready\.$/ },
  'after-call work': {
    activity: 'SetAgentNotReady',
    page: { WorkMode: 'AFTER_CALL_WORK' },
    looks: [looksLike(agent('AfterCallWork'))],
  },
  'after-call work, but only not ready': {
    activity: 'SetAgentNotReady',
    page: { WorkMode: 'AFTER_CALL_WORK' },
    looks: [looksLike(agent('NotReady'))],
    says: /is NotReady\.$/,
  },
  'logged in, but is not': {
    activity: 'LoginAgent',
    looks: [looksLike(LOGGED_OUT)],
    says: /is not logged in to any queue\.$/,
  },
  'logged in, but elsewhere': {
    activity: 'LoginAgent',
    page: { Queue: 'support' },
    looks: [looksLike(agent('NotReady'))],
    says: /is not logged in to support\.$/,
  },
};

for (const [name, { activity, page, answer = done(), looks, says }] of Object.entries(CASES)) {
  test(`${activity}: ${name}: ${says === undefined ? 'a success' : 'a Fail'}`, async () => {
    const { result, message, commands } = await play(activity, { AgentID: '1001', ...page }, { answer, looks });
    assert.equal(result.status?.severity, says === undefined ? undefined : 'Fail');
    if (says !== undefined) assert.match(message ?? '', says);
    assert.equal(commands.length, 1, 'the Command goes out in every case, once');
  });
}
