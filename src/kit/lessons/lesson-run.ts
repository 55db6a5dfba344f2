// One lesson being played, on an ACD of its own: each step when somebody says so; and at its end all stays as it is until
// somebody leaves it.

import type { Envelope } from '@cucumber/messages';
import type { MainPort } from '../../../simulator/index.ts';
import type { ScenarioOutcome } from '../../report-model/run-report.ts';
import { outcomesOf } from '../judge/outcomes.ts';
import type { Suite } from '../judge/run.ts';
import type { AskedInStep, StepGate, StepNews } from '../scenario/run-context.ts';
import { startLessonAcd } from './lesson-acd.ts';
import type { Lesson } from './lesson-list.ts';
import { viewOf } from './step-views.ts';

type StepStatus = 'to come' | 'waits' | 'is played' | 'passed' | 'failed';

interface PlayedLessonStep {
  readonly text: string;
  readonly status: StepStatus;
  readonly asked: readonly AskedInStep[];
  /** The path of the board's view that shows what it is about; known once it waits. */
  readonly view?: string | undefined;
  /** Of the ACD's journal, behind which entry it begins, and with which it ended. */
  readonly from?: number | undefined;
  readonly to?: number | undefined;
}

/** How a lesson stands. */
export interface LessonStanding {
  readonly lessonId: string;
  /** The scenario’s, and what the course calls it. */
  readonly name: string;
  readonly key?: string | undefined;
  readonly steps: readonly PlayedLessonStep[];
  readonly isOver: boolean;
  /** How the scenario ended, and why, where it did not pass. */
  readonly result?: ScenarioOutcome['result'] | undefined;
  readonly why?: string | undefined;
  /** Where a step saw something else than it expects: what, in the words of the features. */
  readonly mismatch?: ScenarioOutcome['mismatch'];
}

export interface LessonRun {
  readonly standing: LessonStanding;
  readonly mainPort: MainPort;
  /** Plays the step that waits. */
  next(): void;
  /** Plays what is left without waiting. */
  skip(): void;
  /** Ends it, wherever it is; resolves when nothing of it is left. */
  leave(): Promise<void>;
}

/** Begins `lesson`; `onChange` is called whenever it stands otherwise. Rejects where it has no ACD. */
export async function beginLesson(lesson: Lesson, suite: Suite, onChange: () => void): Promise<LessonRun> {
  const acd = await startLessonAcd(lesson);
  const messages: Envelope[] = [];
  const steps = lesson.steps.map((text): PlayedLessonStep => ({ text, status: 'to come', asked: [] }));
  let standing: LessonStanding = {
    ...{ lessonId: lesson.id, name: lesson.name, key: lesson.guide?.key },
    ...{ isOver: false, steps },
  };
  let index = -1;
  let agentId: string | undefined;
  let isSkipping = false;
  let isLeft = false;
  let letGo: (() => void) | undefined;

  function change(how: Partial<LessonStanding>): void {
    standing = { ...standing, ...how };
    onChange();
  }

  const changeStep = (at: number, how: Partial<PlayedLessonStep>) =>
    change({ steps: standing.steps.map((step, number) => (number === at ? { ...step, ...how } : step)) });

  const wait = async () => {
    await new Promise<void>((resolve) => {
      letGo = resolve;
    });
    letGo = undefined;
  };

  const stepGate: StepGate = {
    async before() {
      index += 1;
      const view = viewOf(withoutKeyword(standing.steps[index]?.text ?? ''), agentId);
      changeStep(index, { status: 'waits', view });
      if (!isSkipping && !isLeft) await wait();
      if (isLeft) throw new Error('The lesson was left.');
      changeStep(index, { status: 'is played', from: await acd.lastEntry() });
    },
    async after(news: StepNews) {
      agentId = news.agentId ?? agentId;
      const view = viewOf(withoutKeyword(standing.steps[index]?.text ?? ''), agentId);
      changeStep(index, { asked: news.asked, view, to: await acd.lastEntry() });
    },
    async end() {
      conclude(outcomesOf(withEnd(messages))[0]);
      if (!isLeft) await wait();
    },
  };

  /** Says how it ended, once. */
  function conclude(outcome: Partial<ScenarioOutcome> | undefined): void {
    if (standing.isOver) return;
    const { result = 'unfinished', mismatch, reason = 'It could not be played.' } = outcome ?? {};
    const why = mismatch === undefined ? reason : `Expected ${mismatch.expected.join(', or ')}; seen: ${mismatch.seen}`;
    const ended = standing.steps.map((step) =>
      step.status === 'is played' ? { ...step, status: 'failed' as const } : step,
    );
    const short = result === 'passed' ? {} : { why, mismatch };
    change({ steps: ended, isOver: true, result, ...short });
  }

  const onMessage = (message: Envelope) => {
    messages.push(message);
    if (message.testStepFinished?.testStepResult.status === 'PASSED' && standing.steps[index]?.to !== undefined)
      if (standing.steps[index]?.status === 'is played') changeStep(index, { status: 'passed' });
  };

  const { parameters } = acd;
  const playing = suite
    .run({ parameters, context: { stepGate }, tags: '', file: lesson.location, onMessage })
    .then(() => conclude(outcomesOf(messages)[0]))
    .catch((error: Error) => conclude({ result: 'unfinished', reason: error.message }))
    .finally(acd.stop);

  return {
    get standing() {
      return standing;
    },
    mainPort: acd.mainPort,
    next: () => (standing.isOver ? undefined : letGo?.()),
    skip() {
      isSkipping = true;
      if (!standing.isOver) letGo?.();
    },
    leave() {
      isLeft = true;
      letGo?.();
      return playing;
    },
  };
}

const withoutKeyword = (step: string): string => step.replace(/^\S+ /, '');

/** As if the scenario had finished with the last of its steps. */
function withEnd(messages: readonly Envelope[]): readonly Envelope[] {
  const testCaseStartedId = messages.findLast(({ testCaseStarted }) => testCaseStarted !== undefined)?.testCaseStarted
    ?.id;
  const timestamp = { seconds: 0, nanos: 0 };
  if (testCaseStartedId === undefined) return messages;
  return [...messages, { testCaseFinished: { testCaseStartedId, timestamp, willBeRetried: false } }];
}
