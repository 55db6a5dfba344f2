// Steps of somebody's own features: checked against those that there are, before anything is played.

import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { temporaryFolder } from '../../../test/testing/process.ts';
import { PACKAGE_ROOT } from '../../package-root.ts';
import { KitFailure } from '../../report-model/failure.ts';
import { loadSuite } from '../judge/run.ts';
import { checkSteps } from './check-steps.ts';
import { readLessons } from './lesson-list.ts';
import { nearestStep, patternOf, readVocabulary } from './vocabulary.ts';

const MINE = `Feature: Mine
  Background:
    Given agent Ada is logged into sales
  Scenario Outline: Two of them
    When Ada logs out of <queue>
    Then the moon is full
    And Ada is Ready

    Examples:
      | queue   |
      | sales   |
      | support |
`;

const suite = loadSuite();

test('a step that there is not is told with file and line, once, and the nearest that there is', async (t) => {
  const file = join(temporaryFolder(t), 'mine.feature');
  writeFileSync(file, MINE);
  const lessons = readLessons([file]);
  const known = await suite;
  assert.throws(
    () => checkSteps(lessons, known),
    (failure) => {
      assert.ok(failure instanceof KitFailure);
      assert.equal(failure.code, 'UnknownStep');
      assert.deepEqual(failure.message.split('\n'), [
        'mine.feature:3: there is no step “agent Ada is logged into sales”. The nearest is “agent Ada is logged in to sales”.',
        'mine.feature:6: there is no step “the moon is full”.',
      ]);
      return true;
    },
  );
  writeFileSync(file, MINE.replace('into', 'in to').replace('the moon is full', 'the status is Fail, with a message'));
  checkSteps(readLessons([file]), known);
});

test('every step of the features is one of the vocabulary, and every one of it has an example', async () => {
  const vocabulary = readVocabulary(await suite);
  assert.ok(vocabulary.length > 80, String(vocabulary.length));
  for (const { pattern, examples } of vocabulary) {
    assert.ok(examples.length > 0, pattern);
    assert.doesNotMatch(pattern, /\\|\(\?|\^|\$/, 'it is for people');
  }
  const lessons = readLessons([]).map((lesson) => ({ ...lesson, location: `/${lesson.location}` }));
  checkSteps(lessons, await suite);
});

test('the nearest step is the one with the fewest other words, and none where hardly a word is alike', () => {
  const written = ['Ada logs out', 'Ada logs out of sales', 'the call ends'];
  assert.equal(nearestStep('Ada logs out from sales', written), 'Ada logs out of sales');
  assert.equal(nearestStep('Ada log out', written), 'Ada logs out');
  assert.equal(nearestStep('it rains', written), undefined);
});

interface StepsOfLanguage {
  readonly steps: Readonly<Record<string, string>>;
}

test('every step has a German text, by its own expression, and every one of the features is found by its own', async () => {
  const page = (name: string) => import(pathToFileURL(join(PACKAGE_ROOT, 'src/kit/lessons/page', name)).href);
  const german: StepsOfLanguage = (await page('strings-de.js')).DE;
  const { steps } = await suite;
  assert.deepEqual(Object.keys(german.steps).sort(), steps.map(patternOf).sort());
  const { stepsIn } = await page('step-text.js');
  const inGerman = stepsIn(german);
  const alone = new Map(
    Object.entries(german.steps).map(([pattern, told]) => [
      pattern,
      stepsIn({ ...german, steps: { [pattern]: told } }),
    ]),
  );
  const written = new Set(readLessons([]).flatMap((lesson) => lesson.written.map(({ text }) => text)));
  for (const text of written) {
    const own = steps.filter((step) => step.matches(text)).map(patternOf);
    const found = [...alone].filter(([, say]) => say(text) !== undefined).map(([pattern]) => pattern);
    assert.deepEqual(found, own, text);
    assert.doesNotMatch(inGerman(text), /[{}[\]]|undefined|\b(the|is|and|logs|agent|of)\b/, text);
  }
  assert.equal(inGerman('Ada logs out of sales'), 'Ada meldet sich aus sales ab');
  assert.equal(
    inGerman('agent Ada is logged in to sales and support'),
    'Agent Ada ist in sales und support angemeldet',
  );
  assert.equal(inGerman('the moon is full'), undefined);
});
