// Lessons from their first step to their last, by requests. Each is played on an ACD of its own: nobody else's floor, faults or
// clock change by it.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ask, begin, lessonCalled, settled, teach } from './testing/lessons.ts';
import { until } from './testing/process.ts';

test('two lessons wait before each step, each on its own ACD, and nobody else’s floor, faults or clock change', async (t) => {
  const url = await teach(t);
  await ask(url, 'POST', '/control/faults', { kind: 'lie' });
  const seen = () => Promise.all(['agents', 'queues'].map((what) => ask(url, 'GET', `/v1/${what}`)));
  const [floor, faults, clock] = [await seen(), await ask(url, 'GET', '/control/faults'), 'real'];
  const [refused, lie] = [await begin(url, 'refused'), await begin(url, 'lie')];
  const statuses: string[][] = [];
  let run = await settled(url, refused);
  await settled(url, lie);
  while (!run.isOver) {
    statuses.push(run.steps.map(({ status }: { status: string }) => status));
    await ask(url, 'POST', `/lessons/runs/${refused}/next`);
    await until(async () => (await settled(url, refused)).steps[statuses.length - 1].status === 'passed', 'played');
    run = await settled(url, refused);
  }
  assert.equal(statuses.length, 6);
  assert.deepEqual(statuses[1], ['passed', 'waits', 'to come', 'to come', 'to come', 'to come']);
  assert.equal(run.result, 'passed');
  const [asked] = run.steps[3].asked;
  assert.deepEqual([asked.activity, asked.name, asked.status.severity], ['LogoutAgent', 'Ada', 'Fail']);
  assert.match(asked.status.message, /^The ACD refused: .* only from NotReady\.$/);
  const views = run.steps.map(({ view }: { view: string }) => view);
  assert.deepEqual(views, ['rules', ...Array(5).fill('agents/1001')]);

  const held = (id: string) => ask(url, 'GET', `/lessons/runs/${id}/acd/v1/agents`);
  assert.deepEqual(
    (await held(refused)).map(({ name, state }: { name: string; state: string }) => [name, state]),
    [['Ada', 'Ready']],
    'the end stays until somebody leaves it',
  );
  assert.deepEqual(await held(lie), [], 'and the other has not begun');
  assert.deepEqual(await seen(), floor);
  assert.deepEqual(await ask(url, 'GET', '/control/faults'), faults);
  assert.equal((await ask(url, 'GET', '/control/clock')).mode, clock);
  await ask(url, 'DELETE', `/lessons/runs/${refused}`);
  assert.equal((await ask(url, 'GET', `/lessons/runs/${refused}`)).code, 'UnknownRun');
  assert.equal((await held(refused)).code, 'NoSuchResource');
  assert.equal((await settled(url, lie)).isOver, false);
});

test('a lesson that comes out otherwise says how; what is asked again and again is told once', async (t) => {
  const url = await teach(t);
  const [otherwise, week] = [await begin(url, 'It is otherwise'), await begin(url, 'A long week')];
  for (const id of [otherwise, week]) {
    await ask(url, 'POST', `/lessons/runs/${id}/skip`);
    await until(async () => (await ask(url, 'GET', `/lessons/runs/${id}`)).isOver, 'the lesson is over');
  }
  const { result, why } = await ask(url, 'GET', `/lessons/runs/${otherwise}`);
  assert.equal(`${result}: ${why}`, 'failed: Expected the ACD holds Ada as Ready; seen: NotReady, logged in to sales');
  const { steps } = await ask(url, 'GET', `/lessons/runs/${week}`);
  assert.deepEqual(
    steps[1].asked.map(({ activity, times }: { activity: string; times: number }) => [activity, times]),
    [
      ['LoginAgent', 25],
      ['LogoutAgent', 25],
    ],
  );
});

test('as many are played at once as there is room for; one that is over makes room', async (t) => {
  const url = await teach(t);
  const ids = await Promise.all(Array.from({ length: 8 }, () => begin(url, 'lie')));
  assert.ok(ids.every((id) => typeof id === 'string'));
  const lesson = (await lessonCalled('lie')).id;
  assert.equal((await ask(url, 'POST', '/lessons/runs', { lesson })).code, 'TooManyLessons');
  await ask(url, 'POST', `/lessons/runs/${ids[5]}/skip`);
  await until(async () => (await ask(url, 'GET', `/lessons/runs/${ids[5]}`)).isOver, 'the lesson is over');
  assert.notEqual((await ask(url, 'POST', '/lessons/runs', { lesson })).id, undefined);
  assert.equal((await ask(url, 'GET', `/lessons/runs/${ids[5]}`)).code, 'UnknownRun');
});

test('no page is framed by others, and no page of others begins a lesson or moves one', async (t) => {
  const url = await teach(t);
  for (const path of ['/', '/docs', '/teach', '/teach/main.js', '/board/main.js']) {
    const policy = (await fetch(url + path)).headers.get('content-security-policy') ?? '';
    assert.match(policy, /; frame-ancestors 'none'(;|$)/, path);
  }
  const id = await begin(url, 'refused');
  await settled(url, id);
  const lesson = (await lessonCalled('refused')).id;
  for (const origin of ['https://evil.example', 'null', 'http://localhost:3000'])
    for (const path of ['', `/${id}/next`, `/${id}/skip`, `/${id}/acd/control/reset`]) {
      const headers = { Origin: origin, 'Content-Type': 'text/plain' };
      const order = { method: 'POST', headers, body: JSON.stringify({ lesson }) };
      const answer = await fetch(`${url}/lessons/runs${path}`, order);
      assert.equal(answer.status, 403, `${origin} ${path}`);
    }
  const [only, ...others] = await ask(url, 'GET', '/lessons/runs');
  assert.deepEqual([only.steps[0].status, others], ['waits', []]);
});
