// The languages of the pages: what one says every other says as well, in the same form, and each lesson of the course.

import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { z } from 'zod';
import { CHOICES, PROFILE_NAMES } from '../../../simulator/core/model/policy.ts';
import { REJECTION_CODES } from '../../../simulator/core/rejection.ts';
import { FAULT_KINDS } from '../../../simulator/faults/index.ts';
import { FAILURES } from '../../../simulator/net/failure.ts';
import { PACKAGE_ROOT } from '../../package-root.ts';
import { COURSE } from './course.ts';

type Strings = Readonly<Record<string, unknown>>;

const FOLDERS = ['simulator/board/page', 'src/kit/lessons/page'];
const OTHERS = ['de'];

async function stringsIn(folder: string, language: string): Promise<Strings> {
  const { href } = pathToFileURL(join(PACKAGE_ROOT, folder, `strings-${language}.js`));
  return ((await import(href)) as Record<string, Strings>)[language.toUpperCase()] ?? {};
}

/** What the simulator and the steps say themselves, in English; the others have texts for it, by keys that are not the page's. */
const OF_OTHERS = ['simulator', 'steps', 'words', 'phrases'];

/** Every string by its path, and what kind it is: a text, or a sentence of so many things. */
const shapeOf = (value: unknown, path = ''): readonly string[] =>
  typeof value === 'object' && value !== null
    ? Object.entries(value)
        .filter(([name]) => path !== '' || !OF_OTHERS.includes(name))
        .flatMap(([name, inner]) => shapeOf(inner, `${path}.${name}`))
    : [`${path}: ${typeof value}`];

for (const folder of FOLDERS)
  for (const language of OTHERS)
    test(`${folder} says in ${language} what it says in English`, async () => {
      const [english, other] = [await stringsIn(folder, 'en'), await stringsIn(folder, language)];
      assert.ok(shapeOf(english).length > 80);
      assert.deepEqual([...shapeOf(other)].sort(), [...shapeOf(english)].sort());
    });

for (const language of OTHERS)
  test(`what the simulator says of itself has its words in ${language}, by its own keys`, async () => {
    const { simulator, rejections } = await stringsIn('simulator/board/page', language);
    const { problems, faults, settings, choices, profiles } = simulator as Record<string, Strings>;
    const sorted = (keys: readonly string[]) => [...keys].sort();
    const keysOf = (strings: unknown) => sorted(Object.keys(strings as Strings));
    assert.deepEqual(keysOf(rejections), sorted(REJECTION_CODES));
    const answered = Object.entries(FAILURES).filter(([, { status }]) => status < 500);
    const ofLessons = ['UnknownLesson', 'UnknownRun', 'TooManyLessons', 'InternalError', 'PortInUse'];
    assert.deepEqual(keysOf(problems), sorted([...answered.map(([code]) => code), ...ofLessons]));
    assert.deepEqual(keysOf(faults), sorted(FAULT_KINDS.map(({ kind }) => kind)));
    for (const { kind, settings: schema } of FAULT_KINDS) {
      const { properties = {} } = z.toJSONSchema(schema, { io: 'input' });
      const described = Object.entries(properties).filter(([, one]) => (one as { description?: string }).description);
      assert.deepEqual(keysOf(settings?.[kind] ?? {}), sorted(described.map(([name]) => name)), kind);
    }
    assert.deepEqual(keysOf(choices), sorted(Object.keys(CHOICES)));
    for (const [name, meanings] of Object.entries(CHOICES)) assert.deepEqual(keysOf(choices?.[name]), keysOf(meanings));
    assert.deepEqual(keysOf(profiles), sorted(PROFILE_NAMES));
  });

for (const language of ['en', ...OTHERS])
  test(`each lesson of the course has its words in ${language}`, async () => {
    const { lessons, tempers } = await stringsIn('src/kit/lessons/page', language);
    for (const { key, temper } of COURSE) {
      const words = (lessons as Record<string, Strings>)[key];
      assert.deepEqual(Object.keys(words ?? {}), ['title', 'summary', 'introduction', 'question', 'answer'], key);
      assert.ok((tempers as Strings)[temper], temper);
    }
  });

test('a key that is missing is found', () => {
  const [full, less] = [{ a: { b: 'x', c: () => 'y' } }, { a: { b: 'x' } }];
  assert.deepEqual(shapeOf(full), ['.a.b: string', '.a.c: function']);
  assert.notDeepEqual(shapeOf(less), shapeOf(full));
});
