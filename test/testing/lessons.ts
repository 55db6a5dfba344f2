// What the tests of the lessons share: a simulator that offers them, and what is asked of it. Cucumber loads the steps once in
// a process, so a file of tests has one list of runs.

import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, type TestContext } from 'node:test';
import { startSimulator } from '../../simulator/index.ts';
import { type Lesson, readLessons } from '../../src/kit/lessons/lesson-list.ts';
import { withLessons } from '../../src/kit/lessons/lesson-routes.ts';
import { createLessonRuns } from '../../src/kit/lessons/lesson-runs.ts';
import { until } from './process.ts';

const OWN = `Feature: Mine <img src=x onerror=alert(1)>
  Scenario: It is otherwise
    Given agent Ada is logged in to sales
    Then the ACD holds Ada as Ready
  Scenario: A long week
    Given agent Ada works in sales but is not logged in
    When Ada logs in and out 25 times
`;

const own = join(tmpdir(), `lessons-${process.pid}.feature`);
writeFileSync(own, OWN);

/** One for all tests: Cucumber loads the steps once in a process. */
const runs = createLessonRuns(async () => readLessons([own]));
after(() => runs.close());

/** A simulator that offers lessons; the address of its main port. */
export async function teach(t: TestContext): Promise<string> {
  const simulator = await startSimulator({ port: 0, nativePort: 0, ...withLessons(runs) });
  t.after(async () => {
    for (const { id } of runs.all()) await runs.leave(id);
    await simulator.stop();
  });
  return simulator.addresses.main;
}

export async function lessonCalled(name: string): Promise<Lesson> {
  const found = (await runs.lessons()).find(({ guide, name: own }) => guide?.key === name || own === name);
  assert.ok(found, name);
  return found;
}

// biome-ignore lint/suspicious/noExplicitAny: JSON from outside, which the tests look into
export async function ask(url: string, method: string, path: string, body?: object): Promise<any> {
  const answer = await fetch(url + path, { method, body: body && JSON.stringify(body) });
  return answer.status === 204 ? undefined : answer.json();
}

export async function begin(url: string, name: string): Promise<string> {
  return (await ask(url, 'POST', '/lessons/runs', { lesson: (await lessonCalled(name)).id })).id;
}

/** Until the lesson waits for somebody to say Next, or is over. */
export async function settled(url: string, id: string) {
  let run = await ask(url, 'GET', `/lessons/runs/${id}`);
  await until(async () => {
    run = await ask(url, 'GET', `/lessons/runs/${id}`);
    return run.isOver || run.steps.some(({ status }: { status: string }) => status === 'waits');
  }, 'the lesson waits');
  return run;
}
