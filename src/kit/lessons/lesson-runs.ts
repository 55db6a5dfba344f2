// The lessons that are being played, side by side, and whoever follows them. They are bounded in number; one that nobody
// has touched for long is left.

import { randomBytes } from 'node:crypto';
import type { MainPort } from '../../../simulator/index.ts';
import { KitFailure } from '../../report-model/failure.ts';
import type { Lesson } from './lesson-list.ts';
import type { LessonRun, LessonStanding } from './lesson-run.ts';
import { readVocabulary, type VocabularyStep } from './vocabulary.ts';

/** A lesson that is being played, for whoever follows it. */
interface RunView extends LessonStanding {
  readonly id: string;
}

/** What is told to whoever follows the lessons. */
export type RunNews = { readonly kind: 'run'; readonly run: RunView } | { readonly kind: 'left'; readonly id: string };

export interface LessonRuns {
  lessons(): Promise<readonly Lesson[]>;
  /** Every step that a lesson can say, with examples. */
  steps(): Promise<readonly VocabularyStep[]>;
  /** Oldest first. */
  all(): readonly RunView[];
  /** Begins a lesson. Rejects with a `KitFailure` where there is none of that id, or too many are being played. */
  begin(lessonId: string): Promise<RunView>;
  /** Throws a `KitFailure` where there is none of that id. */
  find(id: string): RunView;
  /** Plays the step that waits. Throws as `find`. */
  next(id: string): RunView;
  /** Plays what is left without waiting. Throws as `find`. */
  skip(id: string): RunView;
  /** Ends a lesson, wherever it is. Rejects as `find` throws. */
  leave(id: string): Promise<void>;
  /** The main port of a lesson's ACD; undefined where there is no such lesson. */
  mainPort(id: string): MainPort | undefined;
  /** Calls `listener` with all that changes, until what is answered is called. */
  follow(listener: (news: RunNews) => void): () => void;
  /** Resolves when nothing is played any more. */
  close(): Promise<void>;
}

/** Each has a simulator of its own; and for each that waits Cucumber listens to the process, which takes ten listeners. */
const MOST_RUNS = 8;

/** In milliseconds. */
const UNTOUCHED_MS = 60 * 60 * 1000;

interface Held {
  readonly run: LessonRun;
  /** Ends it where nobody touches it for long. */
  readonly idle: NodeJS.Timeout;
}

/** `readLessons` is asked once, when somebody wants to know; what takes long to load is loaded with the first lesson. */
export function createLessonRuns(readLessons: () => Promise<readonly Lesson[]>): LessonRuns {
  const held = new Map<string, Held>();
  const followers = new Set<(news: RunNews) => void>();
  let lessons: Promise<readonly Lesson[]> | undefined;
  let steps: Promise<readonly VocabularyStep[]> | undefined;
  let isClosed = false;
  let beginning = 0;

  const tell = (news: RunNews) => {
    for (const follower of followers) follower(news);
  };
  const viewOf = (id: string, { run }: Held): RunView => ({ id, ...run.standing });
  const listLessons = () => {
    lessons ??= readLessons();
    return lessons;
  };

  const listSteps = () => {
    steps ??= import('../judge/run.ts').then(async ({ loadSuite }) => readVocabulary(await loadSuite())); // slow to load
    return steps;
  };

  function heldAs(id: string): Held {
    const found = held.get(id);
    if (found === undefined)
      throw new KitFailure('UnknownRun', `There is no lesson ${id} being played.`, {
        hint: 'It was left, or the simulator was started anew: begin the lesson again.',
      });
    found.idle.refresh();
    return found;
  }

  /** One more has its place where one that is over can be left for it. */
  async function makeRoom(): Promise<void> {
    if (held.size + beginning < MOST_RUNS) return;
    const over = [...held].find(([, { run }]) => run.standing.isOver)?.[0];
    if (over === undefined)
      throw new KitFailure('TooManyLessons', `${MOST_RUNS} lessons are being played already.`, {
        hint: 'End one of them, or leave it.',
      });
    await leave(over);
  }

  async function leave(id: string): Promise<void> {
    const { run, idle } = heldAs(id);
    clearTimeout(idle);
    held.delete(id);
    tell({ kind: 'left', id });
    await run.leave();
  }

  return {
    lessons: listLessons,
    steps: listSteps,
    all: () => [...held].map(([id, one]) => viewOf(id, one)),
    async begin(lessonId) {
      const lesson = (await listLessons()).find(({ id }) => id === lessonId);
      if (lesson === undefined)
        throw new KitFailure('UnknownLesson', `There is no lesson ${lessonId}.`, { hint: 'GET /lessons names them.' });
      await makeRoom();
      beginning += 1;
      try {
        const { loadSuite } = await import('../judge/run.ts'); // slow to load
        const { beginLesson } = await import('./lesson-run.ts');
        const id = randomBytes(6).toString('hex');
        const run = await beginLesson(lesson, await loadSuite(), () => {
          const one = held.get(id);
          if (one !== undefined) tell({ kind: 'run', run: viewOf(id, one) });
        });
        const idle = setTimeout(() => void leave(id), UNTOUCHED_MS).unref();
        held.set(id, { run, idle });
        if (isClosed) await leave(id);
        else tell({ kind: 'run', run: viewOf(id, { run, idle }) });
        return { id, ...run.standing };
      } finally {
        beginning -= 1;
      }
    },
    find: (id) => viewOf(id, heldAs(id)),
    next(id) {
      const one = heldAs(id);
      one.run.next();
      return viewOf(id, one);
    },
    skip(id) {
      const one = heldAs(id);
      one.run.skip();
      return viewOf(id, one);
    },
    leave,
    mainPort: (id) => held.get(id)?.run.mainPort,
    follow(listener) {
      followers.add(listener);
      return () => void followers.delete(listener);
    },
    async close() {
      isClosed = true;
      await Promise.all([...held.keys()].map(leave));
    },
  };
}
