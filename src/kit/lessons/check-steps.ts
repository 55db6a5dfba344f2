// Whether every step of somebody's own lessons is one that the suite has: asked before anything is played.

import { isAbsolute } from 'node:path';
import { KitFailure } from '../../report-model/failure.ts';
import type { Suite } from '../judge/run.ts';
import type { Lesson } from './lesson-list.ts';
import { nearestStep } from './vocabulary.ts';

/** Of more, the first are named. */
const MOST_NAMED = 20;

/** Throws `UnknownStep`, with file, line and the nearest step of each that there is not, or that could be several. */
export function checkSteps(lessons: readonly Lesson[], { steps: known }: Pick<Suite, 'steps'>): void {
  const own = lessons.filter(({ location }) => isAbsolute(location));
  const problems = own.flatMap(({ file, written }) =>
    written.flatMap(({ text, line }) => {
      const meant = known.filter((step) => step.matches(text)).length;
      return meant === 1
        ? []
        : [`${file}:${line}: ${meant === 0 ? unknown(text) : `${quoted(text)} could be ${meant} steps.`}`];
    }),
  );
  const named = [...new Set(problems)]; // the steps of a background, and of the rows of an outline, come several times
  if (named.length === 0) return;
  const more = named.length > MOST_NAMED ? [`and ${named.length - MOST_NAMED} more`] : [];
  throw new KitFailure('UnknownStep', [...named.slice(0, MOST_NAMED), ...more].join('\n'), {
    hint: 'signoff steps lists the steps that there are, with examples.',
  });
}

function unknown(text: string): string {
  const nearest = nearestStep(text);
  return `there is no step ${quoted(text)}.${nearest === undefined ? '' : ` The nearest is ${quoted(nearest)}.`}`;
}

const quoted = (text: string): string => `“${text}”`;
