// What counts as an answer over the Manager Interface, and what becomes of a connection on which none came.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { linked, toCommand } from './testing/ami-link.ts';
import { closing, reply, type Script, type Sent } from './testing/ami-server.ts';
import { SILENCE } from './testing/scripted-server.ts';

/** For how long a silence is waited for, in milliseconds. */
const A_MOMENT = 60;

const NOT_OF_THE_PROTOCOL = /^The CTI server's answer is not of its protocol\.$/;
const BROKEN_OFF = /^The CTI server broke the connection off \(ECONNRESET\)\.$/;

const FAILURES: Readonly<Record<string, readonly [script: Script, says: RegExp]>> = {
  garbage: [toCommand(() => '\x00\xff garbage\r\n\r\n'), NOT_OF_THE_PROTOCOL],
  'HTTP in between': [toCommand(() => 'HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n'), NOT_OF_THE_PROTOCOL],
  'an answer that is cut short': [
    (action, socket) => {
      if (action.Action !== 'QueueRemove') return undefined;
      socket.end(reply(action, 'Success', 'Done').slice(0, -2));
      return SILENCE;
    },
    BROKEN_OFF,
  ],
  'a reset': [
    (action, socket) => {
      if (action.Action !== 'QueueRemove') return undefined;
      socket.resetAndDestroy();
      return SILENCE;
    },
    BROKEN_OFF,
  ],
  'more than any answer': [
    toCommand((action) => reply(action, 'Success', 'x'.repeat(2 * 1024 * 1024))),
    /^The CTI server answered with more than 1 MiB\.$/,
  ],
  'a line without end': [
    toCommand(() => 'x'.repeat(2 * 1024 * 1024)),
    /^The CTI server answered with more than 1 MiB\.$/,
  ],
  'neither success nor error': [toCommand((action) => reply(action, 'Goodbye', 'Bye')), NOT_OF_THE_PROTOCOL],
  'a message to this action without an outcome': [
    toCommand(({ ActionID }) => `ActionID: ${ActionID}\r\nMessage: Done\r\n\r\n`),
    NOT_OF_THE_PROTOCOL,
  ],
  'an error that does not say why': [toCommand((action) => reply(action, 'Error', '')), NOT_OF_THE_PROTOCOL],
  'a list that is none': [
    (action) => (action.Action === 'QueueStatus' ? reply(action, 'Success', 'will follow') : undefined),
    /^The CTI server does not tell: will follow\.$/,
  ],
  'a list that is refused': [
    (action) => (action.Action === 'Agents' ? reply(action, 'Error', 'Permission denied') : undefined),
    /^The CTI server does not tell: Permission denied\.$/,
  ],
};

for (const [name, [script, says]] of Object.entries(FAILURES))
  test(`${name} is no answer`, async (t) => {
    const { setState } = await linked(t, script);
    await assert.rejects(setState({}), { message: says });
  });

const NOBODYS: Readonly<Record<string, (action: Sent) => string>> = {
  silence: () => SILENCE,
  'an answer to somebody else': (action) => reply({ ...action, ActionID: 'other' }, 'Success', 'Done'),
  'an answer to nobody': () => 'Response: Success\r\nMessage: Done\r\n\r\n',
  'an answer to the action before': (action) =>
    reply({ ...action, ActionID: String(Number(action.ActionID) - 1) }, 'Success', 'Done'),
  'an event that claims to be a response': ({ ActionID }) =>
    `Event: OriginateResponse\r\nActionID: ${ActionID}\r\nResponse: Success\r\n\r\n`,
  'a list that does not end': ({ ActionID }) =>
    `Response: Success\r\nActionID: ${ActionID}\r\nEventList: start\r\n\r\n`,
};

for (const [name, say] of Object.entries(NOBODYS))
  test(`${name}: nothing is believed, and the next request goes over a new connection`, async (t) => {
    let isFirst = true;
    const { setState, logins, sockets } = await linked(t, (action) => {
      if (action.Action !== 'QueueRemove' || !isFirst) return undefined;
      isFirst = false;
      return say(action);
    });
    await assert.rejects(setState({ queue: 'sales' }, A_MOMENT), { message: 'The CTI server does not answer.' });
    assert.deepEqual(await setState({ queue: 'sales' }), { outcome: 'done' });
    assert.equal(logins().length, 2);
    await closing(sockets[0]);
  });

test('what is said first counts, and the copy is nobody’s', async (t) => {
  const { setState } = await linked(
    t,
    toCommand((action) => reply(action, 'Error', 'Not there') + reply(action, 'Success', 'Done')),
  );
  for (const queue of ['sales', 'support'])
    assert.deepEqual(await setState({ queue }), { outcome: 'refused', reason: 'Not there' });
});

test('two at once share a connection, and each gets its own answer, in whatever order', async (t) => {
  const held: Sent[] = [];
  const { setState, sockets } = await linked(t, (action) => {
    if (action.Action !== 'QueueRemove') return undefined;
    held.push(action);
    if (held.length < 2) return SILENCE;
    return [...held]
      .reverse()
      .map((one) => reply(one, 'Error', `said to ${one.Interface}`))
      .join('');
  });
  const answers = await Promise.all(['a', 'b'].map((agentId) => setState({ agentId, queue: 'sales' })));
  assert.deepEqual(
    answers,
    ['a', 'b'].map((id) => ({ outcome: 'refused', reason: `said to Local/${id}@agents` })),
  );
  assert.equal(sockets.length, 1);
});

test('one who waits in vain takes nobody along who still waits on the same connection', async (t) => {
  let slow: (() => void) | undefined;
  const { setState, sockets } = await linked(t, (action, socket) => {
    if (action.Action !== 'QueueRemove') return undefined;
    if (action.Queue === 'slow') slow = () => socket.write(reply(action, 'Success', 'Done'));
    return SILENCE;
  });
  const patient = setState({ queue: 'slow' });
  await assert.rejects(setState({ queue: 'sales' }, A_MOMENT));
  slow?.();
  assert.deepEqual(await patient, { outcome: 'done' });
  await closing(sockets[0]);
});

test('a connection that was reset while nobody asked is opened anew', async (t) => {
  const { setState, sockets, logins } = await linked(t);
  await setState({ queue: 'sales' });
  sockets[0]?.resetAndDestroy();
  await closing(sockets[0]);
  const answer = await setState({ queue: 'sales' }).catch(() => setState({ queue: 'sales' }));
  assert.deepEqual(answer, { outcome: 'done' });
  assert.equal(logins().length, 2);
});

test('a server that refuses connections is named as one', async (t) => {
  const { setState, close } = await linked(t);
  close();
  await assert.rejects(setState({}), { message: 'The CTI server cannot be reached (ECONNREFUSED).' });
});
