// The link over FreeSWITCH's event socket, against a server that says what was recorded, or what a test scripts: what goes out, and
// what is made of the answers.

import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import type { Answer } from '../answer.ts';
import type { StateRequest } from '../link.ts';
import { createEslLink } from './esl.ts';
import { api, PASSWORD, reply, type Script, scripted } from './testing/esl-server.ts';
import { SILENCE } from './testing/scripted-server.ts';

const ANN: StateRequest = { agentId: '1001', state: 'LoggedOut' };
/** Longer than any answer takes, in milliseconds. */
const PATIENCE = 10_000;

async function linked(t: TestContext, script?: Script, banner?: string) {
  const served = await scripted(t, script, banner);
  const link = createEslLink(served.server);
  t.after(() => link.close());
  const setState = (request: Partial<StateRequest> = {}, ms = PATIENCE): Promise<Answer> =>
    link.setState({ ...ANN, ...request }, AbortSignal.timeout(ms));
  return { ...served, link, setState, look: () => link.readAgent('1001', AbortSignal.timeout(PATIENCE)) };
}

const set = (status: string) => `api callcenter_config agent set status '1001@default' '${status}'`;
const TIERS = 'api callcenter_config tier list';

const SENT: Readonly<Record<string, readonly [request: Partial<StateRequest>, sends: readonly string[]]>> = {
  'a logout': [{}, [set('Logged Out')]],
  'a login, of which password, extension and attributes are not carried': [
    { state: 'LoggedIn', password: 'x', extension: 'y', attributes: { a: 'b' } },
    [set('Available')],
  ],
  'a login to the one queue that the agent has': [{ state: 'LoggedIn', queue: 'support' }, [TIERS, set('Available')]],
  Ready: [{ state: 'Ready', queue: 'support' }, [set('Available')]],
  'NotReady, of which the reason is not carried': [{ state: 'NotReady', reasonCode: '07' }, [set('On Break')]],
  'a name with blanks': [
    { agentId: 'Zoë ß 日本' },
    [`api callcenter_config agent set status 'Zoë ß 日本@default' 'Logged Out'`],
  ],
};

for (const [name, [request, sends]] of Object.entries(SENT))
  test(`${name} is asked for`, async (t) => {
    const { setState, sent } = await linked(t);
    assert.deepEqual(await setState(request), { outcome: 'done' });
    assert.deepEqual(sent(), sends);
  });

const UNSENT: Readonly<Record<string, readonly [request: Partial<StateRequest>, says: RegExp]>> = {
  'a logout from one queue alone': [{ queue: 'support' }, /logs nobody out of one queue alone/],
  'a login to a queue that the agent does not have': [
    { state: 'LoggedIn', queue: 'sales' },
    /logs agent 1001 in to \[support@default\] and to nothing less/,
  ],
  'after-call work': [{ state: 'AfterCallWork' }, /knows no after-call work/],
  'a name with a line break': [{ agentId: '1\n\napi shutdown' }, /line break/],
  'a name that ends its quotes': [{ agentId: "1001' Available" }, /a quote or a backslash/],
  'a name that is no Unicode': [{ agentId: '\ud800' }, /not well-formed/],
};

for (const [name, [request, says]] of Object.entries(UNSENT))
  test(`${name}: no Command goes out`, async (t) => {
    const { setState, sent } = await linked(t);
    await assert.rejects(setState(request), { message: says });
    assert.deepEqual(
      sent().filter((command) => command.includes(' set ')),
      [],
    );
  });

const STATES: Readonly<Record<string, string | undefined>> = {
  Available: 'Ready',
  'Available (On Demand)': 'Ready',
  'On Break': 'NotReady',
  'Logged Out': 'LoggedOut',
  'LOGGED OUT': 'LoggedOut',
  available: 'available',
  '-ERR Agent not found!\n': undefined,
  '-ERR no reply\n': undefined,
  '+OK\n': undefined,
  '': undefined,
};

for (const [status, state] of Object.entries(STATES))
  test(`a look that finds ${JSON.stringify(status)}: ${state ?? 'nothing is known'}`, async (t) => {
    const { look, sent } = await linked(t, (command) => (command.includes(' get ') ? api(status) : undefined));
    assert.equal((await look())?.state, state);
    assert.deepEqual(sent(), [`api callcenter_config agent get status '1001@default'`]);
  });

test('a refusal is an answer, in the words of the server, without the secret of the link', async (t) => {
  const said = api(`-ERR Agent not found! (${PASSWORD})\n`);
  const { setState } = await linked(t, (command) => (command.includes(' set ') ? said : undefined));
  assert.deepEqual(await setState(), { outcome: 'refused', reason: 'Agent not found! (***)' });
});

const toCommand =
  (say: Script): Script =>
  (command, socket) =>
    command.includes(' set ') ? say(command, socket) : undefined;

const UNREADABLE: Readonly<Record<string, readonly [said: string, says: RegExp]>> = {
  'another word': [api('+OKAY\n'), /not of its protocol/],
  'half of a word': [api('+O'), /not of its protocol/],
  nothing: [api(''), /not of its protocol/],
  'a refusal without a word': [api('-ERR \n'), /not of its protocol/],
  'a status': [api('Logged Out'), /not of its protocol/],
  'the usage': [api('-USAGE: \n'), /not of its protocol/],
  'an answer of another kind': [reply('+OK'), /not of its protocol/],
  'a web page': ['HTTP/1.1 200 OK\r\n\r\n<html>\n\n', /not of its protocol/],
  'a length that is none': ['Content-Type: api/response\nContent-Length: four\n\n+OK\n', /not of its protocol/],
  'a head without end': [`X: ${'x'.repeat(70_000)}`, /not of its protocol/],
  'too much': ['Content-Type: api/response\nContent-Length: 1048577\n\n', /more than 1 MiB/],
};

for (const [name, [said, says]] of Object.entries(UNREADABLE))
  test(`an answer that is ${name}: nothing is believed, and the next request is well`, async (t) => {
    let isFirst = true;
    const { setState } = await linked(
      t,
      toCommand(() => {
        const bytes = isFirst ? said : undefined;
        isFirst = false;
        return bytes;
      }),
    );
    await assert.rejects(setState(), { message: says });
    assert.deepEqual(await setState(), { outcome: 'done' });
  });

test('an answer cut at every byte is the same answer', async (t) => {
  const { setState, link } = await linked(
    t,
    toCommand((_command, socket) => {
      for (const byte of Buffer.from(api('-ERR für 日本\n'))) socket.write(Buffer.of(byte));
      return SILENCE;
    }),
  );
  assert.deepEqual(await setState(), { outcome: 'refused', reason: 'für 日本' });
  assert.deepEqual((await link.readAgent('1001', AbortSignal.timeout(PATIENCE)))?.state, 'Ready');
});

test('one line is kept, and who asks at the same time has a line of his own', async (t) => {
  const { setState, sockets } = await linked(t);
  await setState();
  await setState();
  assert.equal(sockets.length, 1);
  await Promise.all([setState(), setState(), setState()]);
  assert.equal(sockets.length, 3);
});

test('what nobody asked for ends the line, and is nobody’s answer', async (t) => {
  const { setState, sockets } = await linked(
    t,
    toCommand((command) => api('+OK\n') + (command.includes('On Break') ? api('+OK\n') : '')),
  );
  await setState({ state: 'NotReady' });
  await setState();
  assert.equal(sockets.length, 2);
});

test('who gave up is not heard by whoever comes next', async (t) => {
  const { setState, sockets } = await linked(
    t,
    toCommand((command) => (command.includes('On Break') ? SILENCE : undefined)),
  );
  await setState();
  await assert.rejects(setState({ state: 'NotReady' }, 30), { message: 'The CTI server does not answer.' });
  assert.deepEqual(await setState(), { outcome: 'done' });
  assert.equal(sockets.length, 2);
});

const DOORS: Readonly<Record<string, readonly [script: Script, banner: string | undefined, says: RegExp]>> = {
  'knows another password': [() => reply('-ERR invalid'), undefined, /does not let this link in: -ERR invalid\.$/],
  'lets nobody in from here': [
    () => undefined,
    'Content-Type: text/rude-rejection\nContent-Length: 24\n\nAccess Denied, go away.\n',
    /does not let this link in: Access Denied, go away\.$/,
  ],
  'greets otherwise': [() => undefined, 'Asterisk Call Manager/11.0.0\n\n', /not of its protocol/],
  'hangs up': [(_command, socket) => socket.end() && SILENCE, undefined, /broke the connection off/],
};

for (const [name, [script, banner, says]] of Object.entries(DOORS))
  test(`a server that ${name}`, async (t) => {
    const { setState } = await linked(t, script, banner);
    await assert.rejects(setState(), { message: says });
  });
