// The lessons: every scenario of the features, those of other files that are named, and the guided ones first. Which there
// are, and one of them played at a time on a simulator that runs, each step when somebody says Next.

import { basename, resolve } from 'node:path';
import type { Envelope } from '@cucumber/messages';
import { FILE_LIMITS, readRegularFile } from '../../files/read-file.ts';
import { KitFailure } from '../../report-model/failure.ts';
import type { RunParameters, ScenarioOutcome } from '../../report-model/run-report.ts';
import { setFloorAside, withUndone } from '../acd/floor-aside.ts';
import { outcomesOf } from '../judge/outcomes.ts';
import { loadSuite, type Suite } from '../judge/run.ts';
import type { StepGate } from '../scenario/run-context.ts';
import { readPickles, readSuitePickles, type TaughtScenario } from '../suite/features.ts';
import { DEFAULT_PARAMETERS } from '../suite/parameters.ts';
import { GUIDES, type Guide } from './guided-lessons.ts';

export interface Lesson extends TaughtScenario {
  /** Of its link: stays the same as long as its file and name do. */
  readonly id: string;
  readonly guide?: Guide | undefined;
}

type StepStatus = 'to come' | 'waits' | 'is played' | 'passed' | 'failed';

/** A lesson that is being played, or was. */
interface LessonRun {
  readonly lesson: Lesson;
  readonly steps: readonly { readonly text: string; readonly status: StepStatus; readonly seen?: string | undefined }[];
  readonly isOver: boolean;
  /** How the scenario ended, and why, where it did not pass. */
  readonly result?: ScenarioOutcome['result'] | undefined;
  readonly why?: string | undefined;
}

export interface LessonPlayer {
  readonly lessons: readonly Lesson[];
  /** What is played now, or was played last. */
  readonly now: LessonRun | undefined;
  /** Begins a lesson. Throws a `KitFailure` where there is none of that id, or one is being played. */
  play(id: string): void;
  /** Plays the step that waits. */
  next(): void;
  /** Plays what is left without waiting. */
  skip(): void;
  /** Resolves when nothing is played any more. */
  close(): Promise<void>;
}

/** The lessons of the package and of `files`, in which the features' vocabulary is used. Throws a `KitFailure`. */
export const readLessons = (files: readonly string[]): readonly Lesson[] =>
  numbered([...files.flatMap(readFile), ...readSuitePickles()]);

/** Where lessons are played. */
export type LessonPlace = Pick<RunParameters, 'simulator' | 'controlToken'>;

/** Has `lessons` played on the simulator that is asked for when one begins. */
export function createLessonPlayer(lessons: readonly Lesson[], placeOf: () => LessonPlace): LessonPlayer {
  let suite: Promise<Suite> | undefined;
  let playing: Promise<void> | undefined;
  let performance: LessonRun | undefined;
  let letGo: (() => void) | undefined;
  let isSkipping = false;

  const change = (index: number, how: Partial<LessonRun['steps'][number]>) => {
    if (performance === undefined) return;
    const steps = performance.steps.map((step, at) => (at === index ? { ...step, ...how } : step));
    performance = { ...performance, steps };
  };

  function createStepGate(): StepGate {
    let index = -1;
    return {
      async before() {
        index += 1;
        change(index, { status: 'waits' });
        if (!isSkipping)
          await new Promise<void>((resolve_) => {
            letGo = resolve_;
          });
        letGo = undefined;
        change(index, { status: 'is played' });
      },
      after: (seen) => change(index, { status: 'passed', seen }),
    };
  }

  async function perform(lesson: Lesson): Promise<void> {
    const parameters = { ...DEFAULT_PARAMETERS, ...placeOf() };
    const messages: Envelope[] = [];
    suite ??= loadSuite();
    const putBack = await setFloorAside(parameters);
    const context = { stepGate: createStepGate() };
    const onMessage = (message: Envelope) => messages.push(message);
    await suite
      .then(({ run }) => run({ parameters, context, tags: '', file: lesson.location, onMessage }))
      .catch(async (error) => {
        throw withUndone(error, await putBack());
      });
    const undone = await putBack();
    conclude(outcomesOf(messages)[0]);
    if (undone !== undefined) throw undone;
  }

  function conclude(outcome: ScenarioOutcome | undefined): void {
    if (performance === undefined) return;
    const failed = performance.steps.findIndex(({ status }) => status === 'is played');
    if (failed >= 0) change(failed, { status: 'failed' });
    const { mismatch, reason } = outcome ?? { reason: 'It could not be played.' };
    const unknown = performance.steps.find(({ status }) => status === 'to come')?.text;
    const told = /undefined/.test(reason ?? '') ? `The suite has no step like this one: ${unknown}` : reason;
    const why = mismatch === undefined ? told : `Expected ${mismatch.expected.join(', or ')}; seen: ${mismatch.seen}`;
    performance = { ...performance, isOver: true, result: outcome?.result ?? 'unfinished', why };
  }

  return {
    lessons,
    get now() {
      return performance;
    },
    play(id) {
      const lesson = lessons.find((one) => one.id === id);
      if (lesson === undefined)
        throw new KitFailure('UnknownLesson', `There is no lesson ${id}.`, { hint: 'GET /lessons names them.' });
      if (playing !== undefined)
        throw new KitFailure('LessonRuns', 'Another lesson is being played.', { hint: 'End that one first.' });
      isSkipping = false;
      performance = { lesson, isOver: false, steps: lesson.steps.map((text) => ({ text, status: 'to come' })) };
      playing = perform(lesson)
        .catch((error: Error) => {
          if (performance !== undefined)
            performance = { ...performance, isOver: true, result: 'unfinished', why: error.message };
        })
        .finally(() => {
          playing = undefined;
        });
    },
    next: () => letGo?.(),
    skip() {
      isSkipping = true;
      letGo?.();
    },
    async close() {
      isSkipping = true;
      letGo?.();
      await playing;
    },
  };
}

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

/** With ids, and the guided lessons first. */
function numbered(scenarios: readonly TaughtScenario[]): readonly Lesson[] {
  const taken = new Map<string, number>();
  const lessons = scenarios.map((scenario): Lesson => {
    const slug = `${slugOf(scenario.file.replace(/\.feature$/, ''))}--${slugOf(scenario.name)}`;
    const times = (taken.get(slug) ?? 0) + 1;
    taken.set(slug, times);
    const guide = GUIDES.find(({ file, scenario: name }) => file === scenario.file && name === scenario.name);
    const [id, name] = times === 1 ? [slug, scenario.name] : [`${slug}-${times}`, `${scenario.name} (${times})`];
    return { ...scenario, id, name, guide };
  });
  const guided = GUIDES.flatMap((guide) => lessons.find((lesson) => lesson.guide === guide) ?? []);
  return [...guided, ...lessons.filter((lesson) => !guided.includes(lesson))];
}

const slugOf = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '');
