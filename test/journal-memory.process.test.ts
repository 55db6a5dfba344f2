// A simulator with little memory outlives what its journal cannot hold: large bodies, and answers of absurd size again
// and again, over both dialects. Each of these would fill the heap several times over if the journal kept it.

import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect } from 'node:net';
import { test } from 'node:test';
import { signoff } from './testing/cli.ts';

/** The heap, in megabytes, and how much of it the journal may take. */
const HEAP = 100;
const JOURNAL = 8 * 1024 * 1024;
/** How often, and how large in bytes: more than the heap, had it to be kept. */
const BODIES = { rounds: 60, bytes: 900_000 };
const ANSWERS = { rounds: 30, bytes: 4_000_000 };

const ARGS = ['simulate', '--port', '0', '--native-port', '0', '--ami-port', '0', '--journal-bytes', String(JOURNAL)];

test('a small heap outlives large bodies and answers of absurd size', async (t) => {
  const simulator = signoff(t, ARGS, undefined, {}, { nodeFlags: [`--max-old-space-size=${HEAP}`] });
  const greeting = await simulator.hasWritten('Ctrl-C stops it.');
  const address = (what: string) => new RegExp(`${what} +(http\\S+)`).exec(greeting)?.[1] ?? '';
  const [native, main] = [address('native dialect'), address('reads and health')];
  const ask = async (method: string, url: string, body?: object) =>
    (await fetch(url, { method, ...(body && { body: JSON.stringify(body) }) })).text();
  const state = `${native}/v1/agents/1001/state`;

  const value = 'v'.repeat(BODIES.bytes / 300);
  const attributes = Object.fromEntries(Array.from({ length: 300 }, (_, number) => [`a${number}`, value]));
  for (let round = 0; round < BODIES.rounds; round += 1) await ask('PUT', state, { state: 'LoggedOut', attributes });
  await ask('POST', `${main}/control/faults`, { kind: 'oversize', settings: { bytes: ANSWERS.bytes } });
  for (let round = 0; round < ANSWERS.rounds; round += 1) await ask('PUT', state, { state: 'LoggedOut' });

  const [, host, port] = /AMI +([\d.]+):(\d+)/.exec(greeting) ?? [];
  const client = connect(Number(port), host);
  t.after(() => client.destroy());
  let heard = 0;
  client.on('data', (bytes: Buffer) => {
    heard += bytes.length;
  });
  client.write('Action: Login\r\nUsername: signoff\r\nSecret: signoff\r\nEvents: off\r\n\r\n');
  for (let round = 1; round <= ANSWERS.rounds; round += 1) {
    client.write('Action: QueueAdd\r\nQueue: sales\r\nInterface: Local/1001@agents\r\n\r\n');
    while (heard < round * ANSWERS.bytes) await once(client, 'data');
  }

  const { bytes, last } = JSON.parse(await ask('GET', `${main}/control/journal?limit=0`));
  assert.ok(last > 3 * (BODIES.rounds + 2 * ANSWERS.rounds), `${last} entries have been written`);
  assert.ok(bytes <= JOURNAL, `${bytes} bytes are held`);
  assert.equal(simulator.complained(), '');
});
