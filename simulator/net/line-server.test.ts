// Lines are cut wherever they arrive, and bytes that are no UTF-8 come back as they were.

import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect } from 'node:net';
import { test } from 'node:test';
import { serveLines } from './line-server.ts';

test('a line is answered with the bytes that it had, wherever it was cut', async (t) => {
  const port = await serveLines(
    { host: '127.0.0.1', port: 0 },
    { answer: ({ text }) => ({ answer: `<${text}>\n` }), greeting: 'hello\n' },
  );
  t.after(port.stop);
  const sent = Buffer.concat([Buffer.from('é\r\n\r\na\rb\n'), Buffer.of(0xe9, 0x0d, 0x0a), Buffer.from('last\n')]);
  for (const cut of Array.from(sent.keys()).concat(sent.length)) {
    const socket = connect({ ...port, noDelay: true });
    t.after(() => socket.destroy());
    const heard: Buffer[] = [];
    await once(socket, 'data');
    socket.write(sent.subarray(0, cut));
    // What is sent apart arrives apart: somebody else is greeted in between.
    const other = connect(port);
    await once(other, 'data');
    other.destroy();
    socket.write(sent.subarray(cut));
    while (!Buffer.concat(heard).includes('<last>\n')) heard.push(...((await once(socket, 'data')) as [Buffer]));
    const expected = [Buffer.from('<é>\n<>\n<a\rb>\n<'), Buffer.of(0xe9), Buffer.from('>\n<last>\n')];
    assert.deepEqual(Buffer.concat(heard), Buffer.concat(expected), `cut behind byte ${cut}`);
  }
});
