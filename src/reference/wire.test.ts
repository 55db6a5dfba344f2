// What goes out, to the letter; and what must never come back in a message.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ClipboardPage } from '../connector/page.ts';
import type { Reference } from './create-reference.ts';
import { done, play, problem, TOKEN } from './testing/scripted.ts';

const AgentID = '1001';
const reason = (pyReasonCode: string | null) => ({ AgentOptions: { pyOpenCTI: { pyReasonCode } } });
const everything: ClipboardPage = {
  ...reason('07'),
  Queue: 'sales',
  AgentPassword: ' pass word ',
  DN: '2001',
  AgentState: { State: 'Old', DeviceName: 'SEP1', Line: 2, Flags: ['a'], Empty: '', None: null },
  Operator: 'ada@acme',
};
const common = { queue: 'sales', attributes: { DeviceName: 'SEP1', Line: '2', Flags: '["a"]' } };

const BODIES: readonly (readonly [keyof Reference, ClipboardPage, object])[] = [
  ['LogoutAgent', {}, { state: 'LoggedOut', attributes: {} }],
  ['LogoutAgent', everything, { state: 'LoggedOut', reasonCode: '07', ...common }],
  ['LogoutAgent', { Queue: ' ', ...reason(' ') }, { state: 'LoggedOut', attributes: {} }],
  ['LogoutAgent', { Queue: null, AgentOptions: null, AgentState: null }, { state: 'LoggedOut', attributes: {} }],
  ['LogoutAgent', { AgentOptions: { pyOpenCTI: null }, AgentState: {} }, { state: 'LoggedOut', attributes: {} }],
  [
    'LogoutAgent',
    { AgentState: { State: 'Ready' }, WorkMode: 'AFTER_CALL_WORK' },
    { state: 'LoggedOut', attributes: {} },
  ],
  [
    'LogoutAgent',
    { Queue: ' a "b" é ', ...reason(' x7 ') },
    { state: 'LoggedOut', queue: ' a "b" é ', reasonCode: ' x7 ', attributes: {} },
  ],
  ['LoginAgent', {}, { state: 'LoggedIn', attributes: {} }],
  ['LoginAgent', everything, { state: 'LoggedIn', password: ' pass word ', extension: '2001', ...common }],
  ['SetAgentReady', everything, { state: 'Ready', ...common }],
  ['SetAgentNotReady', everything, { state: 'NotReady', reasonCode: '07', ...common }],
  ['SetAgentNotReady', { WorkMode: 'MANUAL_IN' }, { state: 'NotReady', attributes: {} }],
  ['SetAgentNotReady', { ...everything, WorkMode: 'AFTER_CALL_WORK' }, { state: 'AfterCallWork', ...common }],
];

for (const [activity, page, body] of BODIES) {
  test(`${activity} with ${JSON.stringify(page)} sends ${JSON.stringify(body)}`, async () => {
    const { commands } = await play(activity, { AgentID, ...page }, { answer: done() });
    assert.equal(commands.length, 1);
    const [command] = commands;
    assert.equal(command?.path, '/v1/agents/1001/state');
    assert.deepEqual(command.body, body);
    assert.equal(String(command.headers['content-type']), 'application/json');
    assert.equal(String(command.headers.authorization), `Bearer ${TOKEN}`);
  });
}

const IDS: Record<string, string> = {
  'a/b?c#d': 'a%2Fb%3Fc%23d',
  ' 1001 ': '%201001%20',
  '😀\n': '%F0%9F%98%80%0A',
  '007': '007',
  '100%': '100%25',
};

for (const [id, encoded] of Object.entries(IDS)) {
  test(`agent ${JSON.stringify(id)} is named as it is, encoded in the path`, async () => {
    const answer = done({ id, state: 'LoggedOut', queues: [] });
    const { sent, result } = await play('LogoutAgent', { AgentID: id }, { answer });
    const path = `/v1/agents/${encoded}`;
    assert.deepEqual(
      sent.map((request) => request.path),
      [path, `${path}/state`, path],
    );
    assert.equal(result.status, undefined);
  });
}

test('an AgentID that is no Unicode is the id of nobody', async () => {
  const { commands, result } = await play(
    'LogoutAgent',
    { AgentID: '\ud800' },
    { answer: problem(404, 'No such agent.') },
  );
  assert.equal(result.status?.severity, 'Fail');
  assert.deepEqual(
    commands.map(({ path }) => path),
    ['/v1/agents/%EF%BF%BD/state'],
  );
});

const AgentPassword = 'hunter"2/ß';
const BODY = JSON.stringify({ password: AgentPassword });

const SECRETIVE: Record<string, string> = {
  'the password': `Wrong password: ${AgentPassword} (${AgentPassword}).`,
  'the password of a request that is quoted': `Who sends ${BODY} must not.`,
  'the password of a request that is quoted in JSON': `Who sends ${JSON.stringify({ body: BODY })} must not.`,
  'the password in a URL that is quoted': `No: /login?password=${encodeURIComponent(AgentPassword)}`,
  'the token': `Bearer ${TOKEN} may not do that.`,
};

for (const [secret, detail] of Object.entries(SECRETIVE)) {
  test(`${secret} stays out of the message`, async () => {
    const page = { AgentID, AgentPassword };
    const { result, message } = await play('LoginAgent', page, { answer: problem(401, detail) });
    assert.match(message ?? '', /^The ACD refused: .*\*\*\*/);
    const { AgentPassword: _known, ...left } = result.page;
    assert.doesNotMatch(JSON.stringify([left, result.status]), new RegExp(`hunter|${TOKEN}`));
  });
}
