// A lesson from its first step to its last, as `signoff teach` serves it: by requests, and in a browser.

import assert from 'node:assert/strict';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { browserTest, showBoard } from '../simulator/board/testing/board.ts';
import { signoff } from './testing/cli.ts';
import { temporaryFolder, until } from './testing/process.ts';

const REFUSED = 'logout-agent-refusals--the-acd-lets-nobody-out-who-is-ready';

const OWN = `Feature: Mine <img src=x onerror=alert(1)>
  Scenario: It is otherwise
    Given agent Ada is logged in to sales
    Then the ACD holds Ada as Ready
  Scenario: Nobody knows this
    Given the moon is full
`;

/** \`signoff teach\` with a feature of somebody's own; the address of its main port. */
async function teach(t: TestContext): Promise<string> {
  const folder = temporaryFolder(t);
  writeFileSync(join(folder, 'mine.feature'), OWN);
  const run = signoff(t, ['teach', 'mine.feature'], folder);
  const greeting = await run.hasWritten('Ctrl-C');
  return /(http:\S+)\/teach/.exec(greeting)?.[1] ?? '';
}

// biome-ignore lint/suspicious/noExplicitAny: JSON from outside, which the tests look into
async function ask(url: string, path: string, body?: object): Promise<any> {
  const answer = await fetch(url + path, body && { method: 'POST', body: JSON.stringify(body) });
  return answer.json();
}

/** Until the lesson waits for somebody to say Next, or is over. */
async function settled(url: string) {
  let now = await ask(url, '/lessons/now');
  await until(async () => {
    now = await ask(url, '/lessons/now');
    return now.isOver || now.steps.some(({ status }: { status: string }) => status === 'waits');
  }, 'the lesson waits');
  return now;
}

test('a lesson waits before each step, moves the board beneath it, and puts the floor back', async (t) => {
  const url = await teach(t);
  const floor = await ask(url, '/v1/agents');
  await ask(url, '/lessons/play', { id: REFUSED });
  let now = await settled(url);
  const statuses: string[][] = [];
  while (!now.isOver) {
    statuses.push(now.steps.map(({ status }: { status: string }) => status));
    const other = await ask(url, '/lessons/play', { id: REFUSED });
    assert.equal(other.code, 'LessonRuns');
    if (statuses.length === 4) assert.deepEqual((await ask(url, '/v1/agents'))[0].state, 'Ready');
    await ask(url, '/lessons/next', {});
    now = await settled(url);
  }
  assert.equal(statuses.length, 6);
  assert.deepEqual(statuses[1], ['passed', 'waits', 'to come', 'to come', 'to come', 'to come']);
  assert.match(now.steps[3].seen, /LogoutAgent for Ada: status Fail: The ACD refused: .* only from NotReady\./);
  assert.equal(now.result, 'passed');
  await until(async () => (await ask(url, '/v1/agents')).length === floor.length, 'the floor is back');
  assert.deepEqual(await ask(url, '/v1/agents'), floor);
});

test('a lesson that comes out otherwise says how, and one with a step of no suite says which', async (t) => {
  const url = await teach(t);
  const ends: string[] = [];
  for (const id of ['mine--it-is-otherwise', 'mine--nobody-knows-this']) {
    await until(async () => (await ask(url, '/lessons/play', { id })).lesson?.id === id, 'the lesson has begun');
    await ask(url, '/lessons/skip', {});
    await until(async () => (await ask(url, '/lessons/now')).isOver, 'the lesson is over');
    const { result, why } = await ask(url, '/lessons/now');
    ends.push(`${result}: ${why}`);
  }
  const [otherwise, unknown] = ends;
  assert.match(otherwise ?? '', /^failed: Expected the ACD holds Ada as Ready; seen: NotReady, logged in to [^,]+$/);
  assert.equal(unknown, 'untestable: The suite has no step like this one: Given the moon is full');
  assert.equal((await ask(url, '/lessons/play', { id: 'nope' })).code, 'UnknownLesson');
});

test('no page is framed by others, and no page of others begins a lesson', async (t) => {
  const url = await teach(t);
  for (const path of ['/', '/docs', '/teach', '/teach.js', '/board/main.js']) {
    const policy = (await fetch(url + path)).headers.get('content-security-policy') ?? '';
    assert.match(policy, /; frame-ancestors '(none|self)'(;|$)/, path);
  }
  for (const origin of ['https://evil.example', 'null', 'http://localhost:3000'])
    for (const path of ['play', 'next', 'skip']) {
      const headers = { Origin: origin, 'Content-Type': 'text/plain' };
      const answer = await fetch(`${url}/lessons/${path}`, {
        method: 'POST',
        headers,
        body: JSON.stringify({ id: REFUSED }),
      });
      assert.equal(answer.status, 403, `${origin} ${path}`);
    }
  assert.deepEqual(await ask(url, '/lessons/now'), {});
});

browserTest('a link shows its lesson and begins nothing until somebody says so, whatever is played', async (t) => {
  const url = await teach(t);
  const { page } = await showBoard(t, url);
  const begin = page.getByRole('button', { name: 'Begin' });
  await page.goto(`${url}/teach#${REFUSED}`);
  await page.getByRole('heading', { name: 'Why a logout is refused' }).waitFor();
  await begin.waitFor();
  assert.equal(await page.getByRole('button', { name: 'Next', exact: true }).isVisible(), false);
  assert.equal(await page.locator('#steps li').count(), 6);
  assert.deepEqual(await ask(url, '/lessons/now'), {});

  await begin.click();
  await page.locator('li[aria-current]', { hasText: 'Given the ACD lets' }).waitFor();
  assert.equal(await begin.isVisible(), false);
  await page.evaluate("location.hash = 'mine--it-is-otherwise'");
  await page.getByRole('heading', { name: 'It is otherwise' }).waitFor();
  await begin.waitFor();
  const { lesson, isOver } = await ask(url, '/lessons/now');
  assert.deepEqual([lesson.id, isOver], [REFUSED, false], 'and what is played goes on');

  await begin.click();
  await page.locator('li[aria-current]', { hasText: 'Given agent Ada' }).waitFor();
  assert.equal((await ask(url, '/lessons/now')).lesson.id, 'mine--it-is-otherwise');
});

browserTest('another page that frames the lessons gets an empty frame, and nothing happens', async (t) => {
  const url = await teach(t);
  const agents = await ask(url, '/v1/agents');
  const frame = `<!doctype html><iframe src="${url}/teach#${REFUSED}" onload="document.title = 'loaded'"></iframe>`;
  const other = createServer((_, answer) => answer.setHeader('Content-Type', 'text/html').end(frame)).listen(
    0,
    '127.0.0.1',
  );
  await once(other, 'listening');
  t.after(() => other.close());
  const page = await (await showBoard(t, url)).page.context().newPage();
  await page.goto(`http://127.0.0.1:${(other.address() as AddressInfo).port}`);
  await page.waitForFunction("document.title === 'loaded'");
  const framed = page.frames().find((one) => one !== page.mainFrame());
  assert.doesNotMatch((await framed?.content()) ?? '', /Lessons/);
  assert.deepEqual([await ask(url, '/lessons/now'), await ask(url, '/v1/agents')], [{}, agents]);
});

browserTest('a guided lesson is played to its end by clicking, the board beneath it', async (t) => {
  const url = await teach(t);
  const { page } = await showBoard(t, url);
  await page.goto(`${url}/teach`);
  await page.getByRole('button', { name: 'Why a logout is refused' }).click();
  await page.getByRole('heading', { name: 'Why a logout is refused' }).waitFor();
  for (const step of [
    'Given the ACD lets',
    'And agent Ada',
    'And Ada is Ready',
    'When Ada logs out',
    'Then the ACD refuses it',
    'And the status',
  ]) {
    await page.locator('li[aria-current]', { hasText: step }).waitFor();
    await page.getByRole('button', { name: 'Next', exact: true }).click();
  }
  await page.getByText('So it has to be').waitFor();
  await page.getByText('What would Ada have to do first').waitFor();
  assert.match(page.url(), new RegExp(`#${REFUSED}$`), 'and it has a link');
  assert.equal(await page.locator('img').count(), 0, 'a feature is text, and no markup');
  await page.getByText('Mine <img src=x onerror=alert(1)>').waitFor();
});
