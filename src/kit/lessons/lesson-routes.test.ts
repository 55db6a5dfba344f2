// What the lessons answer over HTTP where they refuse, and what their feed tells.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { HttpRequest, SocketClient } from '../../../simulator/index.ts';
import { lessonRoutes, withLessons } from './lesson-routes.ts';
import { createLessonRuns } from './lesson-runs.ts';

const runs = () => createLessonRuns(async () => []);

async function ask(method: string, path: string, { params = {}, body }: { params?: object; body?: unknown }) {
  const route = lessonRoutes(runs()).find((one) => one.method === method && one.path === path);
  return route?.handle({ params, json: () => body } as unknown as HttpRequest);
}

test('a lesson that cannot be played is refused as everything on the main port is', async () => {
  const { status, headers, body } = (await ask('POST', '/lessons/runs', { body: { lesson: 'nope' } })) ?? {};
  assert.deepEqual([status, headers?.['Content-Type']], [404, 'application/problem+json']);
  assert.deepEqual(body, {
    type: 'urn:signoff:error:UnknownLesson',
    title: 'Unknown lesson',
    status: 404,
    detail: 'There is no lesson nope.',
    code: 'UnknownLesson',
    hint: 'GET /lessons names them.',
  });
  for (const [method, path] of [
    ['GET', '/lessons/runs/:run'],
    ['POST', '/lessons/runs/:run/next'],
    ['POST', '/lessons/runs/:run/skip'],
    ['DELETE', '/lessons/runs/:run'],
  ] as const) {
    const { status, body } = (await ask(method, path, { params: { run: 'gone' } })) ?? {};
    assert.deepEqual([status, (body as { code: string }).code], [404, 'UnknownRun'], `${method} ${path}`);
  }
});

test('whoever follows is told what is played already, and is let go of who does not read', () => {
  const [feed] = withLessons(runs()).sockets ?? [];
  const sent: string[] = [];
  let isCut = false;
  const client = { send: (text: string) => void sent.push(text), backlog: () => 0, onClose() {}, onMessage() {} };
  const cut = () => {
    isCut = true;
  };
  const query = new URLSearchParams();
  feed?.open({ query, headers: {} })({ ...client, cut } as unknown as SocketClient);
  assert.deepEqual(
    sent.map((text) => JSON.parse(text)),
    [{ kind: 'all', runs: [] }],
  );
  feed?.open({ query, headers: {} })({ ...client, cut, backlog: () => 2 ** 30 } as unknown as SocketClient);
  assert.deepEqual([sent.length, isCut], [1, true]);
});

test('below the address of a lesson is the main port of its ACD, and of no other', () => {
  const { mount } = withLessons(runs());
  for (const target of ['/', '/lessons/runs/x', '/lessons/runs/x/acd', '/lessons/runs/x/acd/v1/agents'])
    assert.equal(mount?.(target), undefined, target);
});
