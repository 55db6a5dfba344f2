// What holds for every activity alike: a success leaves the page alone, and everything else is a Fail that says why.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { AGENT_STATE_ACTIVITIES, type AgentStateActivity } from '../connector/activity.ts';
import type { ClipboardPage } from '../connector/page.ts';
import { agent, done, LOGGED_OUT, looksLike, OWN, play, problem, type Scripted } from './testing/scripted.ts';

const page = (): ClipboardPage => ({
  AgentID: '1001',
  AgentPassword: 'secret',
  AgentOptions: { pyOpenCTI: { pyReasonCode: '07' }, other: 1 },
  AgentState: { DeviceName: 'SEP1' },
  pyStatusMessage: 'old',
  pyPegaCTIError: 'old',
  anything: { else: [1] },
});

/** What the ACD shows when all goes well: before and after a logout, after anything else. */
const LOOKS: Record<AgentStateActivity, Scripted[]> = {
  LogoutAgent: [looksLike(agent('Ready')), looksLike(LOGGED_OUT)],
  LoginAgent: [looksLike(agent('NotReady'))],
  SetAgentReady: [looksLike(agent('Ready'))],
  SetAgentNotReady: [looksLike(agent('NotReady'))],
};

const STATES: Record<AgentStateActivity, string> = {
  LogoutAgent: 'LoggedOut',
  LoginAgent: 'LoggedIn',
  SetAgentReady: 'Ready',
  SetAgentNotReady: 'NotReady',
};

const html = '<html><body>It works!</body></html>';
const NOT_OF_THE_PROTOCOL = /^The CTI server's answer \(HTTP \d+\) is not of its protocol\.$/;

/** Every answer that is no success, and what the agent is told. */
const FAILURES: Record<string, readonly [Scripted, RegExp]> = {
  'refused with a problem': [
    problem(409, 'Agent 1001 is not logged in.'),
    /^The ACD refused: Agent 1001 is not logged/,
  ],
  'an error with a problem': [problem(500, 'Out of memory.'), /^The ACD refused: Out of memory\.$/],
  unauthorised: [problem(401, 'No valid token.'), /^The ACD refused: No valid token\.$/],
  'a problem that says nothing': [{ ...problem(503, ''), body: {} }, NOT_OF_THE_PROTOCOL],
  'an error in plain JSON': [{ status: 429, body: { detail: 'Too many.' } }, /^The ACD refused: Too many\.$/],
  'an error in HTML': [{ status: 500, body: html, type: 'text/html' }, NOT_OF_THE_PROTOCOL],
  'OK in HTML': [{ body: html, type: 'text/html' }, NOT_OF_THE_PROTOCOL],
  'HTML that says it is JSON': [{ body: html }, NOT_OF_THE_PROTOCOL],
  'truncated JSON': [{ body: '{"outcome":"done","agent":{"id":"10' }, NOT_OF_THE_PROTOCOL],
  'refused in the body': [
    { body: { outcome: 'refused', code: 'NotLoggedIn', detail: 'Not logged in.' } },
    /^The ACD refused: Not logged in\.$/,
  ],
  'refused in the body, and nobody says why': [{ body: { outcome: 'refused', code: 'Nope' } }, NOT_OF_THE_PROTOCOL],
  'a reason that is no text': [{ status: 409, body: { detail: { why: [1] } } }, NOT_OF_THE_PROTOCOL],
  'an empty body': [{ body: '' }, NOT_OF_THE_PROTOCOL],
  'no content': [{ status: 204, body: '' }, NOT_OF_THE_PROTOCOL],
  'a redirect': [{ status: 307, body: '' }, NOT_OF_THE_PROTOCOL],
  'a list': [{ body: [{ outcome: 'done' }] }, NOT_OF_THE_PROTOCOL],
  null: [{ body: 'null' }, NOT_OF_THE_PROTOCOL],
  'an unknown outcome': [{ body: { outcome: 'fine', agent: agent('Ready') } }, NOT_OF_THE_PROTOCOL],
  'an inherited outcome': [{ body: { outcome: 'toString' } }, NOT_OF_THE_PROTOCOL],
  'done with the status of a deferral': [{ ...done(), status: 202 }, NOT_OF_THE_PROTOCOL],
  'accepted, and nothing known of it': [
    { status: 202, body: { outcome: 'accepted', requestId: OWN } },
    NOT_OF_THE_PROTOCOL,
  ],
  'the success of an earlier request': [
    { body: { outcome: 'done', requestId: 'r-0', agent: agent('Ready') } },
    /another request/,
  ],
  'a deferral of an earlier request': [
    { status: 202, body: { outcome: 'deferred', requestId: 'r-0' } },
    /another request/,
  ],
  'a success that names no request': [{ body: { outcome: 'done', agent: agent('Ready') } }, /another request/],
  'more than 1 MiB': [{ body: { ...agent('Ready'), pad: 'x'.repeat(1024 * 1024) } }, /EMSGSIZE/],
  'absurd depth': [{ body: `{"outcome":${'['.repeat(200_000)}${']'.repeat(200_000)}}` }, NOT_OF_THE_PROTOCOL],
};

for (const activity of AGENT_STATE_ACTIVITIES) {
  test(`${activity}: a success sets no status and changes nothing but AgentState`, async () => {
    const given = page();
    const { result, commands } = await play(activity, given, { answer: done(), looks: LOOKS[activity] });
    assert.deepEqual(result, {
      page: { ...page(), AgentState: { DeviceName: 'SEP1', State: STATES[activity] } },
    });
    assert.deepEqual(given, page(), 'the page that came in is untouched');
    assert.equal(commands.length, 1);
  });

  for (const [name, [answer, message]] of Object.entries(FAILURES)) {
    test(`${activity}: ${name} is a Fail`, async () => {
      const given = page();
      const { result, commands } = await play(activity, given, { answer, looks: LOOKS[activity] });
      assert.equal(result.status?.severity, 'Fail');
      assert.match(result.status.message ?? '', message);
      const said = result.status.message;
      const { AgentState: _filled, ...rest } = page();
      const { AgentState: _exempt, ...left } = result.page;
      assert.deepEqual(left, { ...rest, pyStatusMessage: said, pyPegaCTIError: said });
      assert.deepEqual(given, page(), 'the page that came in is untouched');
      assert.equal(commands.length, 1, 'a Command is never sent again');
    });
  }

  for (const AgentID of [undefined, null, '', ' \t\n']) {
    test(`${activity}: AgentID ${JSON.stringify(AgentID)} is a Fail, and nothing is sent`, async () => {
      const { result, sent } = await play(activity, { ...page(), AgentID }, { answer: done() });
      assert.match(result.status?.message ?? '', /AgentID is missing/);
      assert.equal(result.page.pyPegaCTIError, result.status?.message);
      assert.deepEqual(sent, []);
    });
  }
}

test('a refusal is followed by no look', async () => {
  const { sent } = await play('LogoutAgent', page(), { answer: problem(409, 'No.'), looks: LOOKS.LogoutAgent });
  assert.deepEqual(
    sent.map(({ method }) => method),
    ['GET', 'PUT'],
  );
});
