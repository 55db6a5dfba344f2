// What no client of the Manager Interface should send: each is answered in its words or cut off, and others are served
// as if nothing had been.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { headerIn, SIM, serveAmi, type TestClient, textOf } from './testing/ami.ts';

const SEED = 20_261_124;
const MANY = 1000;

/** Lines that make an action; what is said to it. */
const ANSWERED: readonly { readonly name: string; readonly sent: string | Buffer; readonly says: string }[] = [
  { name: 'lines without a colon', sent: 'rubbish\r\nAction: Ping\r\nmore rubbish\r\n\r\n', says: 'Ping: Pong' },
  {
    name: 'an action that is named without a colon',
    sent: 'Action Ping\r\n\r\n',
    says: 'Message: Missing action in request',
  },
  { name: 'a name without a value', sent: 'Action:\r\n\r\n', says: 'Message: Missing action in request' },
  { name: 'a value without a name', sent: ': Ping\r\n\r\n', says: 'Message: Missing action in request' },
  { name: 'no blank behind the colon', sent: 'Action:Ping\r\n\r\n', says: 'Ping: Pong' },
  { name: 'a name in capitals', sent: 'ACTION: pInG\r\n\r\n', says: 'Ping: Pong' },
  { name: 'bare newlines', sent: 'Action: Ping\n\n', says: 'Ping: Pong' },
  { name: 'the first of two names counts', sent: 'Action: Ping\r\nAction: Bogus\r\n\r\n', says: 'Ping: Pong' },
  {
    name: 'a header a hundred times',
    sent: `Action: Ping\r\n${'Variable: a=b\r\n'.repeat(100)}\r\n`,
    says: 'Ping: Pong',
  },
  {
    name: 'NUL and bytes that are no UTF-8',
    sent: Buffer.concat([
      Buffer.from('Action: QueueRemove\r\nQueue: sales\r\nInterface: Local/'),
      Buffer.from([0, 0xff, 0xfe, 0xc3, 0x28]),
      Buffer.from('@agents\r\n\r\n'),
    ]),
    says: 'Message: Unable to remove interface: Not there',
  },
  {
    name: 'an action whose name is bytes',
    sent: Buffer.concat([Buffer.from('Action: '), Buffer.from([0xff]), Buffer.from('\r\n\r\n')]),
    says: 'Message: Invalid/unknown command: \ufffd. Use Action: ListCommands to show available commands.',
  },
  ...['constructor', '__proto__', 'toString', 'hasOwnProperty'].map((name) => ({
    name: `an action called ${name}`,
    sent: textOf({ Action: name }),
    says: `Message: Invalid/unknown command: ${name}. Use Action: ListCommands to show available commands.`,
  })),
  {
    name: 'a carriage return in the id, which ends no line',
    sent: 'Action: Ping\r\nActionID: 1\rResponse: Error\r\n\r\n',
    says: 'ActionID: 1\rResponse: Error',
  },
  {
    name: 'headers called like what every object has',
    sent: '__proto__: x\r\nconstructor: y\r\nAction: Ping\r\n\r\n',
    says: 'Ping: Pong',
  },
  {
    name: 'a penalty that is no number',
    sent: textOf({ Action: 'QueuePenalty', Interface: 'x', Penalty: 'much' }),
    says: 'Message: Invalid interface, queuename or penalty',
  },
  {
    name: 'a channel that is none',
    sent: textOf({ Action: 'Originate', Channel: 'nowhere' }),
    says: 'Message: Invalid channel',
  },
  { name: 'no channel to call', sent: textOf({ Action: 'Originate' }), says: 'Message: Channel not specified' },
  { name: 'no channel to hang up', sent: textOf({ Action: 'Hangup' }), says: 'Message: No channel specified' },
  {
    name: 'a channel to hang up that there is not',
    sent: textOf({ Action: 'Hangup', Channel: 'SIP/1' }),
    says: 'Message: No such channel',
  },
  {
    name: 'a pattern that refers back',
    sent: textOf({ Action: 'Hangup', Channel: '/^(a+)\\1$/' }),
    says: 'Message: Regex compile failed on: /^(a+)\\1$/',
  },
  {
    name: 'a pattern that does not end',
    sent: textOf({ Action: 'Hangup', Channel: '/^Local' }),
    says: 'Message: Regex format invalid, Channel param should be /regex/',
  },
];

test('whatever is an action is answered, whatever it says', async (t) => {
  const simulator = await serveAmi(t);
  const [client, other] = [await simulator.logIn(), await simulator.logIn()];
  for (const { name, sent, says } of ANSWERED)
    await t.test(name, async () => {
      client.send(sent);
      const [answer = '', ...more] = await client.heard();
      assert.ok(answer.split('\r\n').includes(says), `${JSON.stringify(answer)} does not say ${says}`);
      assert.deepEqual(more, []);
      await assertServed(other);
    });
});

test('before a login nothing is done, whatever is asked', async (t) => {
  const simulator = await serveAmi(t);
  const client = await simulator.connect();
  await client.banner();
  for (const Action of ['Ping', 'QueueAdd', 'QueueStatus', 'Events', 'ListCommands', 'Originate', 'Bogus']) {
    const said = await client.ask({ Action, Queue: 'sales', Interface: 'Local/1001@agents', ActionID: 'a' });
    assert.deepEqual(said, ['Response: Error\r\nActionID: a\r\nMessage: Permission denied\r\n\r\n']);
  }
  assert.deepEqual((await simulator.control('GET', 'journal?kind=command')).entries, []);
});

test('what comes behind a goodbye, or behind a wrong secret, is not heard', async (t) => {
  const simulator = await serveAmi(t);
  const add = textOf({ Action: 'QueueAdd', Queue: 'sales', Interface: 'Local/1001@agents' });
  const gone = await simulator.logIn();
  gone.send(textOf({ Action: 'Logoff' }) + add);
  const { text } = await gone.untilClosed();
  assert.equal(text, 'Response: Goodbye\r\nMessage: Thanks for all the fish.\r\n\r\n');

  const refused = await simulator.connect();
  await refused.banner();
  const login = (Secret: string) => textOf({ Action: 'Login', Username: 'sim', Secret });
  refused.send(login('wrong') + login('sim') + add);
  const { text: said } = await refused.untilClosed();
  assert.equal(said, 'Response: Error\r\nMessage: Authentication failed\r\n\r\n');
  assert.deepEqual((await simulator.control('GET', 'journal?kind=command')).entries, []);
});

test('who does not log in, or does not end an action, is cut off; who is silent is not', async (t) => {
  const simulator = await serveAmi(t, { config: { idleMs: 40 } });
  const silent = await simulator.logIn();
  const variant = await simulator.connect();
  const slow = await simulator.logIn();
  slow.send('Action: Ping\r\n');
  await Promise.all([variant.untilClosed(), slow.untilClosed()]);
  await assertServed(silent);
});

test('a thousand connections are served at once', async (t) => {
  const simulator = await serveAmi(t);
  const clients = await Promise.all(Array.from({ length: MANY }, () => simulator.logIn({ ...SIM, events: 'off' })));
  const answers = await Promise.all(clients.map((client) => client.ask({ Action: 'CoreSettings' })));
  assert.ok(answers.every(([answer]) => answer?.startsWith('Response: Success')));
  assert.equal((await simulator.control('GET', 'usage')).connections, MANY);
  for (const { socket } of clients) socket.destroy();
});

test('a client that never reads is cut off once too much has piled up for it, and nobody waits for it', async (t) => {
  const simulator = await serveAmi(t);
  const deaf = await simulator.logIn();
  deaf.socket.pause();
  const other = await simulator.logIn({ ...SIM, events: 'off' });
  const isThere = async () => (await simulator.control('GET', 'usage')).connections === 2;
  for (let rounds = 0; rounds < 500 && (await isThere()); rounds += 1) {
    other.send(`Action: UserEvent\r\n${`Variable: ${'x'.repeat(1000)}\r\n`.repeat(100)}\r\n`);
    await other.heard();
  }
  assert.ok(!(await isThere()), 'it is gone');
  await assertServed(other);
});

test('who leaves while an action waits is gone, and so is who lets too much pile up behind it', async (t) => {
  const simulator = await serveAmi(t, { clock: 'manual' });
  await simulator.control('PUT', 'policy', { outcome: 'later', outcomeDelayMs: 5000 });
  const other = await simulator.logIn({ ...SIM, events: 'off' });
  const isAlone = async () => {
    while ((await simulator.control('GET', 'usage')).connections > 1);
  };
  const waiting = async (Interface: string) => {
    const client = await simulator.logIn({ ...SIM, events: 'off' });
    client.send({ Action: 'QueueAdd', Queue: 'sales', Interface });
    await simulator.control('GET', 'journal/wait?kind=command&outcome=accepted');
    return client;
  };
  (await waiting('Local/1001@agents')).socket.destroy();
  await isAlone();
  const pushing = await waiting('Local/1002@agents');
  pushing.send(`Action: Ping\r\n${`Variable: ${'x'.repeat(1000)}\r\n`.repeat(100)}\r\n`.repeat(20));
  await pushing.untilClosed();
  await isAlone();
  await assertServed(other);
});

test('a storm of wrong logins shuts the account that it is for, at once; others come in, and who is in stays', async (t) => {
  const accounts = [SIM, { username: 'other', secret: 'other' }];
  const simulator = await serveAmi(t, { config: { accounts } });
  const inside = await simulator.logIn();
  const wrong = async () => {
    const client = await simulator.connect();
    await client.banner();
    client.send({ Action: 'Login', Username: 'sim', Secret: 'wrong' });
    return (await client.untilClosed()).text;
  };
  const answers = await Promise.all(Array.from({ length: 60 }, wrong));
  assert.ok(answers.every((answer) => answer === 'Response: Error\r\nMessage: Authentication failed\r\n\r\n'));
  await assert.rejects(simulator.logIn());
  await assertServed(await simulator.logIn({ username: 'other', secret: 'other' }));
  await assertServed(inside);
});

test('random bytes harm nobody', async (t) => {
  const simulator = await serveAmi(t);
  const other = await simulator.logIn();
  const pieces = fc.array(
    fc.oneof(
      fc.uint8Array({ maxLength: 200 }),
      fc
        .constantFrom(
          'Action: ',
          'QueueAdd',
          '\r\n',
          '\n\n',
          ': ',
          'Queue: sales\r\n',
          'Secret: sim\r\n',
          'ActionID: 1',
        )
        .map((text) => Buffer.from(text)),
    ),
    { maxLength: 40 },
  );
  await fc.assert(
    fc.asyncProperty(pieces, fc.boolean(), async (bytes, isKnown) => {
      const client = isKnown ? await simulator.logIn() : await simulator.connect();
      client.send(Buffer.concat(bytes));
      await assertServed(other);
      client.socket.destroy();
    }),
    { numRuns: 150, seed: SEED },
  );
});

async function assertServed(client: TestClient): Promise<void> {
  const answers = await client.ask({ Action: 'Ping', ActionID: 'still-there' });
  const answer = answers.find((message) => headerIn(message, 'ActionID') === 'still-there');
  assert.equal(headerIn(answer, 'Ping'), 'Pong');
}
