// Bytes arrive cut anywhere, and that makes no difference: to what is read, and to what a whole session is answered.

import assert from 'node:assert/strict';
import { once } from 'node:events';
import { test } from 'node:test';
import { setImmediate as later } from 'node:timers/promises';
import { assertNoCutMatters } from '../testing/any-cuts.ts';
import { createDecoder } from './codec.ts';
import { serveAmi, type TestAmi, textOf } from './testing/ami.ts';

const MEMBER = { Queue: 'sales', Interface: 'Local/1001@agents' };

/** It leaves everything as it was. */
const SESSION = [
  textOf({ Action: 'Login', Username: 'sim', Secret: 'sim', ActionID: 'é1' }),
  textOf({ Action: 'QueueAdd', ...MEMBER, MemberName: 'Zoë 😀', Paused: '1' }),
  'action: queuepause\nINTERFACE: Local/1001@agents\nPaused: no\n\n',
  textOf({ Action: 'Bogus' }),
  textOf({ Action: 'Bogus', Variable: 'é'.repeat(520) }),
  '\r\n\r\n',
  textOf({ Action: 'QueueStatus', Queue: 'SALES', ActionID: '4' }),
  textOf({ Action: 'QueueRemove', ...MEMBER }),
  textOf({ Action: 'Logoff' }),
].join('');

const BYTES = Buffer.from(SESSION);

test('every cut of a session gives the same answers', async (t) => {
  const simulator = await serveAmi(t, { clock: 'manual' });
  const whole = await play(simulator, [BYTES]);
  assert.match(whole, /Event: QueueMemberAdded\r\n(.*\r\n)*MemberName: Zoë 😀\r\n/);
  assert.match(whole, /Thanks for all the fish\.\r\n\r\n$/);
  for (let at = 1; at < BYTES.length; at += 1) {
    const cut = await play(simulator, [BYTES.subarray(0, at), BYTES.subarray(at)]);
    assert.equal(cut, whole, `cut behind byte ${at}: ${JSON.stringify(SESSION.slice(0, at))}`);
  }
  const single = Array.from(BYTES, (byte) => Buffer.from([byte]));
  assert.equal(await play(simulator, single), whole, 'byte by byte');
});

test('any cuts of anything give the same messages', () => {
  assertNoCutMatters(
    [
      ...['Action: Ping', 'a:b', ':', 'é', '\r', '\n', '\r\n', '\r\n\r\n', '\0'],
      ...['x'.repeat(1018), 'x'.repeat(5000)],
    ],
    decoded,
  );
});

function decoded(pieces: readonly Buffer[]): readonly unknown[] {
  const heard: unknown[] = [];
  const decoder = createDecoder((packet) => heard.push(packet));
  for (const piece of pieces) decoder.push(piece);
  return [...heard, decoder.isInside];
}

/** Sends the pieces each by itself; all that comes until the server hangs up. */
async function play({ connect }: TestAmi, pieces: readonly Buffer[]): Promise<string> {
  const client = await connect();
  for (const piece of pieces) {
    if (!client.socket.write(piece)) await once(client.socket, 'drain');
    await later();
  }
  const { text } = await client.untilClosed();
  return text.replace(/^(Uptime|LastReload): \d+\r$/gm, '$1: <some>\r');
}
