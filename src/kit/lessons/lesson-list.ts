// Which lessons there are: the scenarios of the features, of the lessons among the examples and of other files that are named,
// those of the course first. Nothing is played here.

import { readdirSync, readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { FILE_LIMITS, readRegularFile } from '../../files/read-file.ts';
import { PACKAGE_ROOT } from '../../package-root.ts';
import { KitFailure } from '../../report-model/failure.ts';
import { readPickles, readSuitePickles, type TaughtScenario } from '../suite/features.ts';
import { COURSE, type Guide } from './course.ts';

export interface Lesson extends TaughtScenario {
  /** Of its link: stays the same as long as its file, its name and its example do. */
  readonly id: string;
  /** Where it is one of the course. */
  readonly guide?: Guide | undefined;
}

/** The lessons of the package and of `files`, in which the features' vocabulary is used. Throws a `KitFailure`. */
export const readLessons = (files: readonly string[]): readonly Lesson[] =>
  numbered([...files.flatMap(readFile), ...readExamples(), ...readSuitePickles()]);

const EXAMPLES = join(PACKAGE_ROOT, 'examples', 'lessons');

const readExamples = (): readonly TaughtScenario[] =>
  readdirSync(EXAMPLES).flatMap((file) =>
    readPickles(readFileSync(join(EXAMPLES, file), 'utf8'), { uri: join(EXAMPLES, file), name: `lessons/${file}` }),
  );

function readFile(file: string): readonly TaughtScenario[] {
  const path = resolve(file);
  try {
    return readPickles(readRegularFile(path, FILE_LIMITS.feature).toString('utf8'), {
      uri: path,
      name: basename(file),
    });
  } catch (cause) {
    const why = (cause as Error).message.split('\n').slice(0, 3).join(' ');
    throw new KitFailure('FeatureUnreadable', `The feature ${file} cannot be played: ${why}`, {
      hint: 'Name a .feature file in Gherkin whose steps are among those of the features folder.',
      cause,
    });
  }
}

/** With ids and names of their own, and those of the course first. */
function numbered(scenarios: readonly TaughtScenario[]): readonly Lesson[] {
  const names = scenarios.map(({ name, examples }) => (examples === undefined ? name : `${name}: ${examples}`));
  const taken = new Map<string, number>();
  const lessons = scenarios.map((scenario, index): Lesson => {
    const name = names[index] as string;
    const slug = `${slugOf(scenario.file.replace(/\.feature$/, ''))}--${slugOf(name)}`;
    const times = (taken.get(slug) ?? 0) + 1;
    taken.set(slug, times);
    const guide = COURSE.find((one) => one.file === scenario.file && one.scenario === scenario.name);
    return { ...scenario, name, id: times === 1 ? slug : `${slug}-${times}`, guide };
  });
  const guided = COURSE.flatMap((guide) => lessons.find((lesson) => lesson.guide === guide) ?? []);
  return [...guided, ...lessons.filter((lesson) => !guided.includes(lesson))];
}

const slugOf = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '');
