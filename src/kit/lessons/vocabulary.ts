// The vocabulary of the features: every step that there is, as its glue defines it, with examples from the features; and the one
// that somebody who wrote another most likely meant.

import type { StepDefinition, Suite } from '../judge/run.ts';
import { readScenarios } from '../suite/features.ts';

export interface VocabularyStep {
  /** `Given`, `When` or `Then`: where it belongs; each is understood behind the others, too. */
  readonly keyword: string;
  /** What varies stands in braces: `{word} logs out of {word}`. */
  readonly pattern: string;
  /** From the features, each different. */
  readonly examples: readonly string[];
}

/** Of those that differ in names alone, a few. */
const MOST_EXAMPLES = 3;

/** What stands for a choice of words: each of them is an example. */
const CHOICE = '{fault}';

/** Of every step in the features, its text. */
const stepsWritten = (): readonly string[] => [
  ...new Set(readScenarios().flatMap(({ steps }) => steps.map(({ text }) => text))),
];

/** In the order of the glue, by keyword. */
export function readVocabulary({ steps }: Pick<Suite, 'steps'>): readonly VocabularyStep[] {
  const written = stepsWritten();
  const order = ['Given', 'When', 'Then'];
  return steps
    .map((step) => {
      const pattern = patternOf(step);
      const examples = written.filter((text) => step.matches(text));
      return {
        keyword: step.keyword,
        pattern,
        examples: pattern.includes(CHOICE) ? examples : examples.slice(0, MOST_EXAMPLES),
      };
    })
    .sort((one, other) => order.indexOf(one.keyword) - order.indexOf(other.keyword));
}

/** What a group of a regular expression stands for, the rows in turn, until there is no group left. */
const GROUPS: readonly (readonly [group: RegExp, words: string])[] = [
  [/\(\\w\+\)/g, '{word}'],
  [/\(\[\\w, -\]\+\)/g, '{queues}'],
  [/\(\.\+\)/g, '{text}'],
  [/\(\\d\+\)/g, '{number}'],
  [/\((?:\?:)?([^()]*)\)\*/g, ' …'],
  [/\((?:\?:)?([^()]*)\)\?/g, '[$1]'],
  [/\((?:\?:)?([^(){}]*)\)/g, '{$1}'],
  [/\((?:\?:)?([^()]*)\)/g, '$1'],
];

/** A regular expression with its groups in braces, and what may be left out in brackets. */
export function patternOf({ pattern }: Pick<StepDefinition, 'pattern'>): string {
  if (typeof pattern === 'string') return pattern;
  let words = pattern.source.replace(/^\^|\$$/g, '');
  for (let before = ''; before !== words; ) {
    before = words;
    const row = GROUPS.find(([group]) => words.search(group) >= 0);
    if (row !== undefined) words = words.replace(...row);
  }
  return words;
}

/** The step of the features that is nearest to `text`, word by word; undefined where hardly more than half of it is alike. */
export function nearestStep(text: string, written: readonly string[] = stepsWritten()): string | undefined {
  const wanted = wordsOf(text);
  let closest: string | undefined;
  let allowed = Math.floor((wanted.length - 1) / 2) + 1;
  for (const candidate of written) {
    const away = wordsApart(wanted, wordsOf(candidate));
    if (away < allowed) [closest, allowed] = [candidate, away];
  }
  return closest;
}

const wordsOf = (text: string): readonly string[] =>
  text
    .toLowerCase()
    .split(/[\s,."]+/)
    .filter(Boolean);

/** How many words are missing, too many or other. */
function wordsApart(a: readonly string[], b: readonly string[]): number {
  let last = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (const [row, word] of a.entries()) {
    const next = [row + 1];
    for (const [column, other] of b.entries())
      next.push(
        Math.min((last[column + 1] ?? 0) + 1, (next[column] ?? 0) + 1, (last[column] ?? 0) + (word === other ? 0 : 1)),
      );
    last = next;
  }
  return last[b.length] ?? 0;
}
