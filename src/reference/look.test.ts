// An ACD that says OK is not believed when it shows something else; one that shows nothing is.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ClipboardPage } from '../connector/page.ts';
import type { Reference } from './create-reference.ts';
import { agent, done, LOGGED_OUT, looksLike, OWN, play, problem, type Scripted } from './testing/scripted.ts';

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
const variant = looksLike(agent('Ready', ['sales'], '1002'));
const deferred: Scripted = { status: 202, body: { outcome: 'deferred', requestId: OWN } };

const CASES: Record<string, Case> = {
  'OK, though nobody was logged in': {
    activity: 'LogoutAgent',
    looks: [looksLike(LOGGED_OUT), looksLike(LOGGED_OUT)],
    says: /^The ACD said OK, but held agent 1001 as LoggedOut in \[\]\.$/,
  },
  'OK, though not in that queue': {
    activity: 'LogoutAgent',
    page: { Queue: 'support' },
    looks: [looksLike(agent('Ready')), looksLike(agent('Ready'))],
    says: /held agent 1001 as Ready in \[sales\]\.$/,
  },
  'deferred, though nobody was logged in': {
    activity: 'LogoutAgent',
    answer: deferred,
    looks: [looksLike(LOGGED_OUT)],
    says: /as LoggedOut in/,
  },
  'OK, and nothing happened': {
    activity: 'LogoutAgent',
    looks: [looksLike(agent('Ready', two)), looksLike(agent('Ready', two))],
    says: /as Ready in \[sales,support\]\.$/,
  },
  'OK, and still in that queue': {
    activity: 'LogoutAgent',
    page: { Queue: 'support' },
    looks: [looksLike(agent('Ready', two)), looksLike(agent('Ready', two))],
    says: /as Ready in \[sales,support\]\.$/,
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
  'no look possible': { activity: 'LogoutAgent', looks: [unknown, unknown] },
  'looks that make no sense': { activity: 'LogoutAgent', looks: [broken, broken] },
  'looks at somebody else': { activity: 'LogoutAgent', looks: [variant, variant] },
  'a look without queues': {
    activity: 'LogoutAgent',
    looks: [looksLike({ id: '1001', state: 'LoggedOut' }), looksLike({ id: '1001', state: 'Ready', queues: 'sales' })],
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
    says: /as NotReady in \[sales\]\.$/,
  },
  'not ready, but is': { activity: 'SetAgentNotReady', looks: [looksLike(agent('Ready'))], says: /as Ready in/ },
  'after-call work': {
    activity: 'SetAgentNotReady',
    page: { WorkMode: 'AFTER_CALL_WORK' },
    looks: [looksLike(agent('AfterCallWork'))],
  },
  'after-call work, but only not ready': {
    activity: 'SetAgentNotReady',
    page: { WorkMode: 'AFTER_CALL_WORK' },
    looks: [looksLike(agent('NotReady'))],
    says: /as NotReady in/,
  },
  'logged in, but is not': {
    activity: 'LoginAgent',
    looks: [looksLike(LOGGED_OUT)],
    says: /as LoggedOut in \[\]\.$/,
  },
  'logged in, but elsewhere': {
    activity: 'LoginAgent',
    page: { Queue: 'support' },
    looks: [looksLike(agent('NotReady'))],
    says: /as NotReady in \[sales\]\.$/,
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
