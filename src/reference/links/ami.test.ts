// The link over the Manager Interface, against a server that says what a test scripts: what goes out, what counts as an
// answer, and what becomes of a connection that failed.

import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import type { Answer, CtiLink, StateRequest } from '../link.ts';
import { createAmiLink } from './ami.ts';
import {
  type AmiWorld,
  closing,
  MEMBER,
  reply,
  type Script,
  SECRET,
  type Sent,
  SILENCE,
  scripted,
} from './test-ami-server.ts';

const ANN: StateRequest = { agentId: '1001', state: 'LoggedOut' };
/** Longer than any answer takes, in milliseconds; and what a silence is waited for. */
const PATIENCE = 10_000;
const A_MOMENT = 60;

async function linked(t: TestContext, script: Script = () => undefined, world?: Partial<AmiWorld>) {
  const served = await scripted(t, script, world);
  const link = createAmiLink(served.server);
  t.after(() => link.close());
  const setState = (request: Partial<StateRequest>, ms = PATIENCE): Promise<Answer> =>
    link.setState({ ...ANN, ...request }, AbortSignal.timeout(ms));
  return { ...served, link, setState };
}

const remove = (Queue: string) => ({ Action: 'QueueRemove', Queue, Interface: MEMBER });
const STATUS = { Action: 'QueueStatus', Member: MEMBER };
const AGENTS = { Action: 'Agents' };
const OFF = { Action: 'AgentLogoff', Agent: '1001', Soft: 'true' };

const SENT: readonly {
  readonly name: string;
  readonly request: Partial<StateRequest>;
  readonly world?: Partial<AmiWorld>;
  readonly sends: readonly object[];
  readonly outcome?: Answer['outcome'];
}[] = [
  {
    name: 'a logout leaves every queue that the ACD names',
    request: {},
    sends: [STATUS, AGENTS, remove('sales'), remove('support')],
  },
  { name: 'a logout from one queue leaves that one', request: { queue: 'sales' }, sends: [remove('sales')] },
  {
    name: 'whoever is in no queue asks the ACD all the same',
    request: {},
    world: { queues: [] },
    sends: [STATUS, AGENTS, remove('all')],
  },
  {
    name: 'whoever waits in the pool alone is logged off there, and looked at again',
    request: {},
    world: { queues: [], pool: ['AGENT_IDLE', 'AGENT_LOGGEDOFF'] },
    sends: [STATUS, AGENTS, OFF, AGENTS],
  },
  {
    name: 'whoever is on a call is logged off later',
    request: {},
    world: { queues: ['sales'], pool: ['AGENT_ONCALL'] },
    sends: [STATUS, AGENTS, remove('sales'), OFF, AGENTS],
    outcome: 'deferred',
  },
  {
    name: 'a login goes to the queue that is named, paused at first',
    request: { state: 'LoggedIn', queue: 'sales', password: 'x', extension: 'y', attributes: { a: 'b' } },
    sends: [{ Action: 'QueueAdd', Queue: 'sales', MemberName: '1001', Paused: '1', Interface: MEMBER }],
  },
  {
    name: 'a login without a queue goes where the site says',
    request: { state: 'LoggedIn' },
    sends: [{ Action: 'QueueAdd', Queue: 'all', MemberName: '1001', Paused: '1', Interface: MEMBER }],
  },
  {
    name: 'Ready ends the pause in every queue',
    request: { state: 'Ready', reasonCode: '07' },
    sends: [{ Action: 'QueuePause', Paused: '0', Interface: MEMBER }],
  },
  {
    name: 'NotReady is a pause with its reason',
    request: { state: 'NotReady', reasonCode: '07', queue: 'sales' },
    sends: [{ Action: 'QueuePause', Queue: 'sales', Paused: '1', Reason: '07', Interface: MEMBER }],
  },
];

for (const { name, request, world, sends, outcome = 'done' } of SENT)
  test(name, async (t) => {
    const { setState, sent, logins } = await linked(t, undefined, world);
    assert.deepEqual(await setState(request), { outcome });
    assert.deepEqual(sent(), sends);
    assert.deepEqual(logins(), [{ Action: 'Login', Username: 'kit', Secret: SECRET, Events: 'off', ActionID: '1' }]);
  });

/** Says that to a Command, and what an Asterisk says to the rest. */
const toCommand =
  (say: (action: Sent) => string): Script =>
  (action) =>
    action.Action === 'QueueRemove' ? say(action) : undefined;

const NOT_OF_THE_PROTOCOL = /^The CTI server's answer is not of its protocol\.$/;
const BROKEN_OFF = /^The CTI server broke the connection off\.$/;

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
    await assert.rejects(setState({}), { name: 'LinkFailure', message: says });
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

test('a server that does not let the link in says why, without the secret', async (t) => {
  const { setState } = await linked(t, (action) =>
    action.Action === 'Login' ? reply(action, 'Error', `${SECRET} is wrong`) : undefined,
  );
  await assert.rejects(setState({}), { message: 'The CTI server does not let this link in: *** is wrong.' });
});

test('a refusal tells what the ACD said, without the secret', async (t) => {
  const { setState } = await linked(
    t,
    toCommand((action) => reply(action, 'Error', `No, ${SECRET}`)),
  );
  assert.deepEqual(await setState({ queue: 'sales' }), { outcome: 'refused', reason: 'No, ***' });
});

test('the first refusal ends it', async (t) => {
  const { setState, sent } = await linked(
    t,
    toCommand((action) => reply(action, 'Error', 'Member not dynamic')),
  );
  assert.deepEqual(await setState({}), { outcome: 'refused', reason: 'Member not dynamic' });
  assert.deepEqual(sent().slice(2), [remove('sales')]);
});

test('an Asterisk without a pool is no obstacle', async (t) => {
  const unknown = 'Invalid/unknown command: Agents. Use Action: ListCommands to show available commands.';
  const { setState } = await linked(t, (action) =>
    action.Action === 'Agents' ? reply(action, 'Error', unknown) : undefined,
  );
  assert.deepEqual(await setState({}), { outcome: 'done' });
});

test('a logoff from the pool that is refused is told', async (t) => {
  const { setState } = await linked(
    t,
    (action) => (action.Action === 'AgentLogoff' ? reply(action, 'Error', 'No such agent') : undefined),
    { pool: ['AGENT_IDLE'] },
  );
  assert.deepEqual(await setState({}), { outcome: 'refused', reason: 'No such agent' });
});

for (const [name, request] of Object.entries<Partial<StateRequest>>({
  'a line break in the AgentID': { agentId: '1001\r\nAction: Logoff' },
  'a line break in the queue': { queue: 'sales\nQueue: support' },
  'a NUL in the reason': { state: 'NotReady', reasonCode: '0\x007' },
  'half a letter in the AgentID': { agentId: '\ud800' },
  'a line break in the AgentID of a login': { agentId: 'a\rb', state: 'LoggedIn' },
}))
  test(`${name}: nothing is sent, and the connection stays`, async (t) => {
    const { setState, sent, logins } = await linked(t);
    await assert.rejects(setState(request), { name: 'LinkFailure', message: /nothing was sent/ });
    assert.deepEqual(sent(), []);
    await setState({ queue: 'sales' });
    assert.equal(logins().length, 1);
  });

test('where no queue is meant nothing is said to be done', async (t) => {
  const { server } = await scripted(t, () => undefined, { queues: [] });
  const link = createAmiLink({ ...server, defaultQueues: undefined });
  t.after(() => link.close());
  const signal = AbortSignal.timeout(PATIENCE);
  await assert.rejects(link.setState(ANN, signal), { message: 'Agent 1001 is in no queue of this CTI server.' });
  await assert.rejects(link.setState({ ...ANN, state: 'LoggedIn' }, signal), { message: /^No queue is named/ });
  await assert.rejects(link.setState({ ...ANN, state: 'AfterCallWork' }, signal), { message: /no after-call work/ });
});

test('a look tells of queues and state', async (t) => {
  const { link } = await linked(t);
  const look = (one: CtiLink) => one.readAgent('1001', AbortSignal.timeout(PATIENCE));
  assert.deepEqual(await look(link), { id: '1001', state: 'NotReady', queues: ['sales', 'support'] });
  const other = await linked(t, undefined, { queues: [] });
  assert.deepEqual(await look(other.link), { id: '1001', state: 'LoggedOut', queues: [] });
});

for (const [missing, says] of [
  ['host', /no host/],
  ['port', /no port/],
  ['username', /no username and secret/],
  ['secret', /no username and secret/],
] as const)
  test(`a server description without ${missing} describes none`, () => {
    const server = { host: 'h', port: 1, username: 'u', secret: 's', [missing]: undefined };
    assert.throws(() => createAmiLink(server), says);
  });
