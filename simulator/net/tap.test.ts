// The tap on a connection: it holds what somebody writes, in whatever form, and whoever wrote hears that it is done when
// the tap comes off.

import assert from 'node:assert/strict';
import { EventEmitter } from 'node:events';
import type { Socket } from 'node:net';
import { test } from 'node:test';
import { tap } from './tap.ts';

/** As much of a connection as a tap is put on. */
function fakeSocket(own = false) {
  const out: string[] = [];
  const write = (bytes: Buffer) => out.push(String(bytes)) > 0;
  const proto = Object.assign(new EventEmitter(), { write });
  const socket = (own ? proto : Object.create(proto)) as unknown as Socket;
  return { socket, out };
}

test('what is written is held, whatever its form, and the client sees none of it', () => {
  const { socket, out } = fakeSocket();
  const held = tap(socket);
  assert.equal(socket.write('a'), true, 'whoever writes may go on');
  socket.write('é', 'latin1');
  socket.write('6364', 'hex', () => undefined);
  socket.write(Buffer.from('e'), () => undefined);
  socket.write(new Uint8Array([102]));
  socket.write('☎');
  assert.deepEqual(held.bytes(), Buffer.concat([Buffer.from('aécdef', 'latin1'), Buffer.from('☎')]));
  assert.deepEqual(out, []);
});

test('the tap itself writes through', () => {
  const { socket, out } = fakeSocket();
  const held = tap(socket);
  held.write(Buffer.from('spoiled'));
  assert.deepEqual([out, held.bytes().length], [['spoiled'], 0]);
});

test('bytes that are held are a copy: their owner may use the buffer again', () => {
  const { socket } = fakeSocket();
  const held = tap(socket);
  const buffer = Buffer.from('a');
  socket.write(buffer);
  buffer.write('b');
  assert.equal(String(held.bytes()), 'a');
});

for (const own of [true, false])
  test(`off again, a socket writes as before, where its write is ${own ? 'its own' : 'inherited'}`, () => {
    const { socket, out } = fakeSocket(own);
    const before = socket.write;
    const held = tap(socket);
    const done: string[] = [];
    socket.write('a', () => done.push('a'));
    socket.write('b', 'utf8', () => done.push('b'));
    assert.deepEqual(done, [], 'nobody hears of what is not out');
    held.release();
    assert.deepEqual(done, ['a', 'b']);
    assert.equal(socket.write, before);
    assert.equal(Object.hasOwn(socket, 'write'), own);
    socket.write('c');
    assert.deepEqual(out, ['c']);
  });
