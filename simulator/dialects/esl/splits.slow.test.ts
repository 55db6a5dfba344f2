// Bytes arrive cut anywhere, and that makes no difference: to what is read, and to what a whole session is answered.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setImmediate as later } from 'node:timers/promises';
import { assertNoCutMatters } from '../testing/any-cuts.ts';
import { createDecoder } from './framing.ts';
import { serveEsl, type TestEsl } from './testing/esl.ts';

/** It leaves everything as it was. */
const SESSION = [
  '\r\n\nauth ClueCon\n\n',
  "api callcenter_config agent set status '1001@default' 'On Break'\r\n\r\n",
  'api echo Zoë 😀\nX-Mine: 1\n\n',
  'sendevent CUSTOM\nEvent-Subclass: mine::é\nContent-Length: 6\n\nnö\n\n!',
  '\n',
  'bogus\n\r\n',
  "api callcenter_config agent set status '1001@default' 'Logged Out'\n\n",
  'exit\n\napi echo never\n\n',
].join('');

const BYTES = Buffer.from(SESSION);

test('every cut of a session gives the same answers', async (t) => {
  const simulator = await serveEsl(t, { clock: 'manual' });
  const whole = await play(simulator, [BYTES]);
  assert.match(whole, /\n\nZoë 😀Content-Type: command\/reply\nReply-Text: \+OK <uuid>\n\n/);
  assert.match(whole, /\+OK bye\n\n[\s\S]*See you at ClueCon! http:\/\/www\.cluecon\.com\/\n$/);
  for (let at = 1; at < BYTES.length; at += 1) {
    const cut = await play(simulator, [BYTES.subarray(0, at), BYTES.subarray(at)]);
    assert.equal(cut, whole, `cut behind byte ${at}`);
  }
  const single = Array.from(BYTES, (byte) => Buffer.from([byte]));
  assert.equal(await play(simulator, single), whole, 'byte by byte');
});

/** Sends the pieces each by itself; all that comes until the server hangs up. */
async function play({ connect }: TestEsl, pieces: readonly Buffer[]): Promise<string> {
  const client = await connect();
  for (const piece of pieces) {
    if (client.socket.writable) client.socket.write(piece);
    await later();
  }
  const { text } = await client.untilClosed();
  return Buffer.from(text, 'latin1')
    .toString()
    .replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, '<uuid>');
}

test('any cuts of anything give the same commands', () => {
  assertNoCutMatters(
    [
      ...['api x', 'a: b', ':', 'é', '\r', '\n', '\r\n', '\n\n', '\r\n\r\n', '\0', ' '],
      ...['Content-Length: 3', 'content-length: -1', 'Content-Length: 0x', 'x'.repeat(5000)],
    ],
    decoded,
  );
});

function decoded(pieces: readonly Buffer[]): readonly unknown[] {
  const heard: unknown[] = [];
  const decoder = createDecoder((packet) => heard.push(packet));
  for (const piece of pieces) decoder.push(piece);
  return heard;
}
