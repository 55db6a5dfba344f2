// Which lessons there are; how one is played is shown in `test/lessons.browser.test.ts`.

import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { PROFILE_NAMES } from '../../../simulator/core/model/policy.ts';
import { temporaryFolder } from '../../../test/testing/process.ts';
import { LINKS } from '../../reference/links/index.ts';
import { KitFailure } from '../../report-model/failure.ts';
import { readScenarios } from '../suite/features.ts';
import { COURSE } from './course.ts';
import { readLessons } from './lesson-list.ts';
import { viewOf } from './step-views.ts';

test('every scenario is a lesson, each with an id and a name of its own, those of the course first', () => {
  const lessons = readLessons([]);
  assert.equal(lessons.length, readScenarios().length + 1, 'and a working day');
  assert.equal(new Set(lessons.map(({ id }) => id)).size, lessons.length);
  assert.deepEqual(
    lessons.slice(0, COURSE.length).map(({ guide }) => guide),
    COURSE,
    'and each of the course has its scenario',
  );
  assert.ok(lessons.slice(COURSE.length).every(({ guide }) => guide === undefined));
  const names = lessons.map(({ file, name }) => `${file} ${name}`);
  assert.equal(new Set(names).size, names.length, 'the rows of an outline are told apart by their values');
  for (const { steps } of lessons) assert.match(steps[0] ?? '', /^(Given|When) /);
});

test('the course has a lesson for each dialect that a connector here speaks and each profile, and for each temper of a switch', () => {
  for (const name of LINKS.keys())
    assert.ok(
      COURSE.some(({ dialect }) => dialect === name),
      name,
    );
  for (const name of PROFILE_NAMES)
    assert.ok(
      COURSE.some(({ profile }) => profile === name),
      name,
    );
  for (const temper of ['basics', 'refusal', 'deferral', 'silence', 'lie'])
    assert.ok(
      COURSE.some((guide) => guide.temper === temper),
      temper,
    );
  assert.ok(COURSE.length >= 10);
});

const SHOWN_AT: readonly (readonly [step: string, view: string])[] = [
  ['agent Ada is logged in to sales', 'agents/7'],
  ['the ACD holds Ada as LoggedOut', 'agents/7'],
  ['the ACD refuses it', 'agents/7'],
  ['the ACD refuses a logout to whoever is logged out', 'rules'],
  ['the CTI server never answers', 'faults'],
  ['a call arrives in sales', 'queues'],
  ['the call is offered to Ben', 'queues'],
];

test('each step is shown where what it is about can be seen', () => {
  for (const [step, view] of SHOWN_AT) assert.equal(viewOf(step, '7'), view, step);
  assert.equal(viewOf('agent Ada is logged in to sales', undefined), 'rules', 'there is nobody yet');
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
    Scenario Outline: goes somewhere
      When Ada asks to be <how>

      Examples:
        | how      |
        | Ready    |
`,
  );
  const own = readLessons([file]).filter(({ feature }) => feature === 'Mine');
  assert.deepEqual(
    own.map(({ id, steps }) => [id, steps]),
    [
      ['mine--goes-ready', ['Given agent Ada is logged in to sales', 'When Ada asks to be Ready']],
      ['mine--goes-notready', ['Given agent Ada is logged in to sales', 'When Ada asks to be NotReady']],
      ['mine--goes-somewhere-ready', ['Given agent Ada is logged in to sales', 'When Ada asks to be Ready']],
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
