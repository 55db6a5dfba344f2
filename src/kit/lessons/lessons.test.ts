// Which lessons there are, and what is said to a wrong order; how one is played is shown in `test/lessons.browser.test.ts`.

import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { temporaryFolder } from '../../../test/testing/process.ts';
import { KitFailure } from '../../report-model/failure.ts';
import { readScenarios } from '../suite/features.ts';
import { GUIDES } from './guided-lessons.ts';
import { createLessonPlayer, readLessons } from './lessons.ts';

test('every scenario is a lesson, each with an id of its own, the guided ones first', () => {
  const lessons = readLessons([]);
  assert.equal(lessons.length, readScenarios().length);
  assert.equal(new Set(lessons.map(({ id }) => id)).size, lessons.length);
  assert.deepEqual(
    lessons.slice(0, GUIDES.length).map(({ guide }) => guide),
    GUIDES,
    'and each guide has its scenario',
  );
  assert.ok(lessons.slice(GUIDES.length).every(({ guide }) => guide === undefined));
  for (const { steps } of lessons) assert.match(steps[0] ?? '', /^(Given|When) /);
});

test("somebody's own features come behind the guided ones, backgrounds and rules and outlines in them", (t) => {
  const file = join(temporaryFolder(t), 'mine.feature');
  writeFileSync(
    file,
    `Feature: Mine
  Background:
    Given agent Ada is logged in to sales
  Rule: one
    Scenario Outline: goes <how>
      When Ada asks to be <how>

      Examples:
        | how      |
        | Ready    |
        | NotReady |
`,
  );
  const own = readLessons([file]).filter(({ feature }) => feature === 'Mine');
  assert.deepEqual(
    own.map(({ id, steps }) => [id, steps]),
    [
      ['mine--goes-ready', ['Given agent Ada is logged in to sales', 'When Ada asks to be Ready']],
      ['mine--goes-notready', ['Given agent Ada is logged in to sales', 'When Ada asks to be NotReady']],
    ],
  );
});

const UNREADABLE: readonly [title: string, text: string | undefined, says: RegExp][] = [
  ['is not there', undefined, /ENOENT/],
  ['is no Gherkin', 'Once upon a time', /expected: #EOF|#FeatureLine/],
];

for (const [title, text, says] of UNREADABLE)
  test(`a feature that ${title} is refused by name`, (t) => {
    const file = join(temporaryFolder(t), 'mine.feature');
    if (text !== undefined) writeFileSync(file, text);
    assert.throws(
      () => readLessons([file]),
      (failure) => {
        assert.ok(failure instanceof KitFailure);
        assert.equal(failure.code, 'FeatureUnreadable');
        assert.match(failure.message, says);
        return true;
      },
    );
  });

test('a lesson that there is not is refused, and nothing is played', () => {
  const player = createLessonPlayer(readLessons([]), () => ({}));
  assert.throws(() => player.play('no-such-lesson'), /There is no lesson no-such-lesson/);
  assert.equal(player.now, undefined);
  player.next();
  player.skip();
});
