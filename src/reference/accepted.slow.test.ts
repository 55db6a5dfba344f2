// What was accepted for later is asked after until the ACD has settled it: only then it is a success or a Fail.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { agent, LOGGED_OUT, looksLike, OWN, play, type Scripted } from './testing/scripted.ts';

const PAGE = { AgentID: '1001' };
const answer: Scripted = { status: 202, body: { outcome: 'accepted', requestId: OWN } };
const pending = looksLike({ requestId: OWN, agentId: '1001', outcome: 'pending' });
const settled = (outcome: object) => looksLike({ requestId: OWN, agentId: '1001', ...outcome });
const before = looksLike(agent('NotReady'));

test('accepted, and done later, is a success', async () => {
  const looks = [before, pending, pending, settled({ outcome: 'done' }), looksLike(LOGGED_OUT)];
  const { result, sent, commands } = await play('LogoutAgent', PAGE, { answer, looks });
  assert.equal(result.status, undefined);
  assert.equal(commands.length, 1);
  assert.equal(sent.filter(({ path }) => path.startsWith('/v1/requests/')).length, 3);
});

test('accepted, and refused later, is a Fail with the later reason', async () => {
  const refused = settled({ outcome: 'refused', code: 'NotLoggedIn', detail: 'Agent 1001 is not logged in.' });
  const { message } = await play('LogoutAgent', PAGE, { answer, looks: [before, pending, refused] });
  assert.equal(message, 'The ACD refused: Agent 1001 is not logged in.');
});

test('accepted, and said to be done, but seen not to be, is a Fail', async () => {
  const looks = [before, settled({ outcome: 'done' }), looksLike(agent('NotReady'))];
  const { message } = await play('LogoutAgent', PAGE, { answer, looks });
  assert.match(message ?? '', /held agent 1001 as NotReady/);
});

const NONSENSE: Readonly<Record<string, Scripted>> = {
  'of another request': looksLike({ requestId: 'r-0', agentId: '1001', outcome: 'done' }),
  'that is no word': settled({ outcome: 'maybe' }),
  'that is no object': looksLike(['done']),
  'that says nothing of why': settled({ outcome: 'refused' }),
};

for (const [what, nonsense] of Object.entries(NONSENSE))
  test(`an outcome ${what} is a Fail`, async () => {
    const { message } = await play('LogoutAgent', PAGE, { answer, looks: [before, nonsense] });
    assert.match(message ?? '', /is not of its protocol/);
  });

test('accepted, and then nothing more, is a Fail', async () => {
  const { message } = await play('LogoutAgent', PAGE, { answer, looks: [before, ...Array(200).fill(pending)] });
  assert.match(message ?? '', /has not settled it in time|^No answer/);
});
