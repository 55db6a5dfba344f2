// The reference connector that declines something cannot do it: what went to a real server on a real socket, and what the
// agent was told. What it does not decline it does as ever.

import assert from 'node:assert/strict';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { type TestContext, test } from 'node:test';
import { CALL_ACTIVITIES, isCallActivity } from '../connector/activity.ts';
import { CAPABILITIES, type Connector, type Declaration, type Notifications } from '../connector/connector.ts';
import type { ClipboardPage } from '../connector/page.ts';
import declining from './declining.ts';

const notify: Notifications = { event: () => {}, log: () => {} };

interface Rig {
  readonly reference: Connector;
  readonly declaration: Declaration;
  /** What was asked, as `GET` or as the body of a PUT. */
  readonly asked: readonly unknown[];
}

/** A server that does whatever it is asked, or only accepts it, and a connector that does without some things. */
async function rig(t: TestContext, declines: readonly string[], outcome = 'done'): Promise<Rig> {
  const asked: unknown[] = [];
  let state = 'NotReady';
  const server = createServer(async (request: IncomingMessage, response) => {
    const { method } = request;
    const body = method === 'PUT' ? ((await json(request)) as { state: string }) : undefined;
    asked.push(body ?? method);
    state = body?.state ?? state;
    const agent = { id: '1001', state, queues: state === 'LoggedOut' ? [] : ['sales'] };
    const answer = body === undefined ? agent : { outcome, requestId: request.headers['x-request-id'], agent };
    response.statusCode = body !== undefined && outcome === 'accepted' ? 202 : 200;
    response.setHeader('Content-Type', 'application/json').end(JSON.stringify(answer));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const reference = declining({ declines });
  const declaration = await reference.initialize(
    { protocolVersion: 1, dialect: 'native', timeoutMs: 2000, server: { url } },
    notify,
  );
  t.after(async () => {
    await reference.shutdown();
    server.close();
  });
  return { reference, declaration, asked };
}

const PAGE: ClipboardPage = {
  AgentID: '1001',
  AgentOptions: { pyOpenCTI: { pyReasonCode: '07' } },
  AgentState: { DeviceName: 'SEP1' },
};
const attributes = { DeviceName: 'SEP1' };
const LOGOUT = { state: 'LoggedOut', reasonCode: '07', attributes };
const BREAK = { state: 'NotReady', reasonCode: '07', attributes };

/** What a logout and a break are asked for with, looks left out. */
const PARTS: readonly [declined: string, logout: object, onBreak: object][] = [
  ['nothing', LOGOUT, BREAK],
  ['reasonCodes', { state: 'LoggedOut', attributes }, BREAK],
  ['breakReasons', LOGOUT, { state: 'NotReady', attributes }],
  ['attributes', { state: 'LoggedOut', reasonCode: '07' }, { state: 'NotReady', reasonCode: '07' }],
];

for (const [declined, logout, onBreak] of PARTS)
  test(`without ${declined}: what is sent, and that it is a success`, async (t) => {
    const { reference, asked } = await rig(t, [declined]);
    for (const activity of ['SetAgentNotReady', 'LogoutAgent'])
      assert.equal((await reference.invoke(activity, PAGE)).status, undefined, activity);
    assert.deepEqual(
      asked.filter((one) => one !== 'GET'),
      [onBreak, logout],
    );
  });

const FAILS: readonly [declined: string, activity: string, more: ClipboardPage, message: RegExp][] = [
  ['queueLogout', 'LogoutAgent', { Queue: 'sales' }, /^This connector cannot log out of one queue alone: nothing was/],
  ['afterCallWork', 'SetAgentNotReady', { WorkMode: 'AFTER_CALL_WORK' }, /^This connector cannot ask for after-call/],
];

for (const [declined, activity, more, message] of FAILS)
  test(`without ${declined}: whoever wants it gets Fail, and no Command is sent`, async (t) => {
    const { reference, asked } = await rig(t, [declined]);
    assert.match((await reference.invoke(activity, { ...PAGE, ...more })).status?.message ?? '', message);
    assert.deepEqual(
      asked.filter((one) => one !== 'GET'),
      [],
    );
    assert.equal((await reference.invoke(activity, PAGE)).status, undefined);
  });

test('without look: nothing is looked at', async (t) => {
  const { reference, asked } = await rig(t, ['look']);
  assert.equal((await reference.invoke('LogoutAgent', PAGE)).status, undefined);
  assert.deepEqual(asked, [LOGOUT]);
});

test('without asyncOutcome: what was only accepted is a Fail, and its outcome is not asked for', async (t) => {
  const { reference, asked } = await rig(t, ['asyncOutcome', 'look'], 'accepted');
  const { status } = await reference.invoke('LogoutAgent', PAGE);
  assert.equal(status?.message, 'The ACD accepted the request, and this connector does not wait for its outcome.');
  assert.deepEqual(asked, [LOGOUT]);
});

test('without concurrent: one activity at a time, and the next one after it', async (t) => {
  const { reference } = await rig(t, ['concurrent']);
  const first = reference.invoke('SetAgentNotReady', PAGE);
  await assert.rejects(reference.invoke('LogoutAgent', PAGE), /takes one activity at a time/);
  assert.equal((await first).status, undefined);
  assert.equal((await reference.invoke('LogoutAgent', PAGE)).status, undefined);
});

test('an activity that it declines is not declared, and is no activity of it', async (t) => {
  const { reference, declaration } = await rig(t, ['SetAgentReady', 'LoginAgent']);
  const left = ['LogoutAgent', 'SetAgentNotReady', 'OpenAdapter', 'CloseAdapter'];
  assert.deepEqual(new Set(declaration.activities), new Set([...left, ...CALL_ACTIVITIES]));
  await assert.rejects(reference.invoke('SetAgentReady', PAGE), /no activity SetAgentReady/);
});

test('all activities about calls are declined in one word', async (t) => {
  const { declaration } = await rig(t, ['callActivities']);
  assert.ok(declaration.activities.every((activity) => !isCallActivity(activity)));
  assert.equal(declaration.capabilities.calls, true, 'agents may have calls all the same');
});

test('each capability that it declines is declared as declined, and nothing else is', async (t) => {
  const { declaration: whole } = await rig(t, []);
  for (const declined of CAPABILITIES) {
    const { declaration } = await rig(t, [declined]);
    const activities = whole.activities.filter((activity) => declined !== 'calls' || !isCallActivity(activity));
    const capabilities = { ...whole.capabilities, [declined]: false };
    assert.deepEqual(declaration, { ...whole, activities, capabilities });
  }
});
