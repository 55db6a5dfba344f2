// The control API asked: what it says is read, its no is passed on with its words, and who does not answer is not asked
// again.

import assert from 'node:assert/strict';
import type { IncomingMessage, RequestListener } from 'node:http';
import { text } from 'node:stream/consumers';
import { test } from 'node:test';
import { createAsk } from './control-api.ts';
import { closedPort, serve } from './testing/server.ts';

const says =
  (status: number, body: string): RequestListener =>
  (_request, response) => {
    response.writeHead(status).end(body);
  };

test('a question goes out as JSON, and the answer comes back parsed', async (t) => {
  const heard: Promise<string>[] = [];
  const describe = async (request: IncomingMessage) =>
    `${request.method} ${request.url} ${request.headers['content-type']} ${await text(request)}`;
  const url = await serve(t, (request, response) => {
    heard.push(describe(request));
    request.on('end', () => response.end('{"a":[1]}'));
  });
  const ask = createAsk({ url });
  assert.deepEqual(await ask('PUT', '/a?b=1', { c: 'ä' }), { a: [1] });
  assert.deepEqual(await ask('GET', '/a'), { a: [1] });
  assert.deepEqual(await Promise.all(heard), ['PUT /a?b=1 application/json {"c":"ä"}', 'GET /a undefined ']);
});

test('an empty answer is undefined', async (t) => {
  const ask = createAsk({ url: await serve(t, says(204, '')) });
  assert.equal(await ask('POST', '/'), undefined);
});

for (const [status, body] of [
  [409, '{"code":"DuplicateId"}'],
  [500, 'oops'],
  [404, ''],
  [200, '<html>'],
] as const)
  test(`the answer ${status} ${body} is told, and the next question asked all the same`, async (t) => {
    const answers = [says(status, body), says(200, '{}')];
    const url = await serve(t, (request, response) => answers.shift()?.(request, response));
    const ask = createAsk({ url });
    await assert.rejects(ask('POST', '/x'), {
      code: 'SimulatorFailed',
      message: `The simulator at ${url} answers ${status} to POST /x: ${body}`,
    });
    assert.deepEqual(await ask('GET', '/y'), {});
  });

test('an endless answer is not told to its end', async (t) => {
  const url = await serve(t, says(400, 'x'.repeat(100_000)));
  await assert.rejects(createAsk({ url })('GET', '/'), (error: Error) => error.message.length < 600);
});

for (const [how, listener] of [
  ['hangs up', (request) => request.socket.destroy()],
  [
    'hangs up in the middle of its answer',
    (_request, response) => {
      response.writeHead(200, { 'Content-Length': '10' }).write('{', () => response.destroy());
    },
  ],
] satisfies [string, RequestListener][])
  test(`whoever ${how} is taken for dead`, async (t) => {
    let asked = 0;
    const url = await serve(t, (request, response) => {
      asked += 1;
      listener(request, response);
    });
    const ask = createAsk({ url });
    const dead = { code: 'SimulatorFailed', message: `The simulator at ${url} does not answer GET /x (ECONNRESET).` };
    await assert.rejects(ask('GET', '/x'), dead);
    await assert.rejects(ask('PUT', '/y'), dead);
    assert.equal(asked, 1);
  });

test('where nobody is, nobody answers', async () => {
  const url = `http://127.0.0.1:${await closedPort()}`;
  const message = `The simulator at ${url} does not answer GET /x (ECONNREFUSED).`;
  await assert.rejects(createAsk({ url })('GET', '/x'), { message });
});

test('what is abandoned is not waited for, and nothing is asked any more', async (t) => {
  const abandoned = new AbortController();
  let asked = 0;
  const url = await serve(t, () => {
    asked += 1;
    abandoned.abort();
  });
  const ask = createAsk({ url }, abandoned.signal);
  await assert.rejects(ask('GET', '/x'), { code: 'SimulatorFailed' });
  await assert.rejects(ask('GET', '/y'), { code: 'SimulatorFailed' });
  assert.equal(asked, 1);
});
