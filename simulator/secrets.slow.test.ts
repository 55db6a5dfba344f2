// Secrets are masked on every surface: however a connector spells them and wherever it puts them, none of what the
// simulator tells anybody holds one. Each surface is read after all of them have been given in every way.

import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { openControlFeed } from './control/testing/control-feed.ts';
import { openClient } from './dialects/ami/testing/ami.ts';
import { openFeed } from './dialects/native/testing/feed.ts';
import { ENTRY_LIMIT } from './engine/journal-size.ts';
import { startSimulator } from './index.ts';

const SPELLINGS = [
  'password',
  'Password',
  'PASSWORD',
  'AgentPassword',
  'agent_password',
  'passwd',
  'pwd',
  'passphrase',
  'secret',
  'Secret',
  'clientSecret',
  'token',
  'access_token',
  'authorization',
  'Authorization',
  'credentials',
  'Cookie',
  'apiKey',
  'X-Api-Key',
];
/** Every secret begins like this: half of one is too much. */
const START = 'S3CR';
const secretOf = (name: string) => `${START}3T of ${name}, ${'and it goes on '.repeat(4)}`;

interface Given {
  readonly native: string;
  ask(method: string, path: string, body?: object, headers?: Record<string, string>): Promise<void>;
  say(action: string): Promise<void>;
}

const STATE = '/v1/agents/1001/state';
const logOut = (attributes: object) => ({ state: 'LoggedOut', attributes: { site: '07', ...attributes } });

/** Where a connector can put a secret that is called `name`. */
const WAYS: Readonly<Record<string, (given: Given, name: string, secret: string) => Promise<void>>> = {
  'a member of a body': ({ ask }, name, secret) => ask('PUT', STATE, { state: 'LoggedIn', [name]: secret }),
  'an attribute of a Command': ({ ask }, name, secret) => ask('PUT', STATE, logOut({ [name]: secret })),
  'deep in a body': ({ ask }, name, secret) =>
    ask('PUT', STATE, { state: 'LoggedIn', more: [{ [name]: { deep: [secret] } }] }),
  'a header of HTTP': ({ ask }, name, secret) => ask('GET', '/v1/agents/1001', undefined, { [name]: secret }),
  'a query': ({ ask }, name, secret) => ask('GET', `/v1/queues?a=b&${name}=${encodeURIComponent(secret)}&c=d`),
  'a header of AMI': ({ say }, name, secret) => say(`Action: QueueSummary\r\n${name}: ${secret}`),
  'a variable of AMI': ({ say }, name, secret) =>
    say(`Action: QueueAdd\r\nQueue: q\r\nVariable: site=07,${name}=${secret},x=y`),
  async 'where a body is cut'({ ask }, name, secret) {
    const fixed = JSON.stringify(logOut({ pad: '' })).length;
    for (const before of [-2, 2, 20, name.length + 8])
      await ask('PUT', STATE, logOut({ pad: 'p'.repeat(ENTRY_LIMIT - fixed - before), [name]: secret, and: 'more' }));
  },
  'where an action is cut': ({ say }, name, secret) => {
    const pad = `Variable: ${'p'.repeat(1000)}\r\n`.repeat(16);
    return say(`Action: QueueSummary\r\n${pad}Pad: ${'p'.repeat(ENTRY_LIMIT - pad.length - 50)}\r\n${name}: ${secret}`);
  },
};

/** A simulator to which every secret has been given in every way, and all that it answered. */
async function simulateWithSecrets(t: TestContext) {
  const simulator = await startSimulator({ port: 0, nativePort: 0, amiPort: 0 });
  t.after(simulator.stop);
  const { main, dialects } = simulator.addresses;
  const { url, eventsUrl } = dialects.native;
  const { host, port, username, secret } = dialects.ami ?? assert.fail('AMI is served');
  const client = await openClient(t, port, host);
  const answers: string[] = [await client.banner()];
  const say = async (action: string) => {
    answers.push(...(await client.ask(`${action}\r\n\r\n`)));
  };
  await say(`Action: Login\r\nUsername: ${username}\r\nSecret: ${secret}\r\nEvents: off`);
  const ask: Given['ask'] = async (method, path, body, headers = {}) => {
    const answer = await fetch(url + path, { method, headers, ...(body && { body: JSON.stringify(body) }) });
    answers.push(JSON.stringify([...answer.headers]), await answer.text());
  };
  const [agent] = simulator.floor.agents;
  await ask('PUT', STATE, { state: 'LoggedIn', password: agent?.password });
  for (const way of Object.values(WAYS))
    for (const name of SPELLINGS) await way({ native: url, ask, say }, name, secretOf(name));
  const read = async (path: string) => (await fetch(main + path)).text();
  const { last } = JSON.parse(await read('/control/journal?limit=0'));
  return { t, main, eventsUrl, answers, read, last };
}

type Simulator = Awaited<ReturnType<typeof simulateWithSecrets>>;

/** What tells of the requests, and so of the members that are secret: all of their names must be there. */
const TELLS_ALL: Readonly<Record<string, (simulator: Simulator) => Promise<string>>> = {
  'the journal': ({ read }) => read('/control/journal?limit=10000'),
  'the journal of requests': ({ read }) => read('/control/journal?kind=request&origin=connector&limit=10000'),
  'the export': ({ read }) => read('/control/journal/export'),
  async 'the control feed'({ t, main, last }) {
    const feed = await openControlFeed(t, main, '?after=0');
    return JSON.stringify(await feed.upTo(({ number }) => number === last));
  },
};

for (const [surface, tell] of Object.entries(TELLS_ALL))
  test(`${surface} masks every secret, however it is spelt and wherever it is`, async (t) => {
    const text = await tell(await simulateWithSecrets(t));
    assert.ok(!text.includes(START), near(text));
    for (const name of SPELLINGS) {
      assert.ok(text.includes(`"${name}":"***"`), `a member ${name}`);
      for (const told of [`\\r\\n${name}: ***\\r\\n`, `&${name}=***&c=d`, `site=07,${name}=***`])
        assert.ok(text.includes(told), told);
    }
    assert.ok(text.includes('"site":"07"'), 'what is no secret is told');
  });

/** What tells of one entry, or of none. */
const TELLS_SOME: Readonly<Record<string, (simulator: Simulator) => Promise<string>>> = {
  'a request that is waited for': ({ read }) => read('/control/journal/wait?kind=request&wire.body.state=LoggedIn'),
  'a Command that is waited for': ({ read }) => read('/control/journal/wait?command.attributes.password=***'),
  'a wait in vain': ({ read }) => read('/control/journal/wait?timeoutMs=1&command.attributes.AgentPassword=x'),
  'a question that guesses': ({ read }) =>
    read(`/control/journal?command.attributes.token=${encodeURIComponent(secretOf('token'))}`),
  'the messages of one request': async ({ read }) => {
    const { requestId } = JSON.parse(await read('/control/journal/wait?command.attributes.secret=***'));
    return read(`/control/journal?requestId=${requestId}`);
  },
  'the answers to whoever gave them': async ({ answers }) => answers.join('\n'),
  async 'the events of the native dialect'({ t, eventsUrl }) {
    const feed = await openFeed(t, `${eventsUrl}?dn=6001&after=0`);
    return JSON.stringify(await feed.upTo('AgentLoggedOut'));
  },
  'what the main port reads': async ({ read }) => {
    const paths = [
      '/healthz',
      '/v1/agents',
      '/control/calls',
      '/control/usage',
      '/control/agents/1001/allowed-commands',
    ];
    return (await Promise.all(paths.map(read))).join('\n');
  },
};

for (const [surface, tell] of Object.entries(TELLS_SOME))
  test(`no secret is in ${surface}`, async (t) => {
    const text = await tell(await simulateWithSecrets(t));
    assert.ok(!text.includes(START), near(text));
    assert.ok(text.length > 20, text);
  });

const near = (text: string): string => text.slice(Math.max(text.indexOf(START) - 200, 0)).slice(0, 400);
