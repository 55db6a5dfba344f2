// The text that ends the debugging session: what was expected and seen, what went over the wire, what the ACD held, and
// how to see it again. Terminal, summary and page all tell it in these words.

import type { RunParameters, ScenarioOutcome } from '../contract/run-report.ts';
import type { StoryInvocation, TimelineEntry } from '../contract/story.ts';

const WHO: Readonly<Record<TimelineEntry['who'], string>> = {
  connector: 'connector asks',
  server: 'server answers',
  decision: 'ACD decides',
  event: 'ACD tells',
  fault: 'spoiled by',
};

/** What was expected, each of several right answers on a line of its own, and what was seen. */
export function expectationLines({ mismatch, reason }: ScenarioOutcome): readonly string[] {
  if (mismatch === undefined) return reason === undefined ? [] : [`because    ${onOneLine(reason)}`];
  const [first = '', ...others] = mismatch.expected.map(onOneLine);
  return [
    `expected   ${first}`,
    ...others.map((other) => `      or   ${other}`),
    `seen       ${onOneLine(mismatch.seen)}`,
  ];
}

/** One activity, what the ACD held before and after, and the exchange. */
export function invocationLines(invocation: StoryInvocation): readonly string[] {
  const { activity, agent, status, heldBefore, heldAfter, timeline } = invocation;
  return [
    `${activity} for ${agent}: ${status}`,
    `  the ACD held before: ${heldBefore}`,
    ...timeline.map((entry) => `  ${timelineLine(entry)}`),
    `  the ACD held after:  ${heldAfter}`,
  ].map(onOneLine);
}

export const whoOf = ({ who }: TimelineEntry): string => WHO[who];

const timelineLine = (entry: TimelineEntry): string =>
  `${`+${entry.at} ms`.padStart(8)}  ${whoOf(entry).padEnd(14)}  ${entry.text}`;

/** The command that plays just this scenario again. */
export function againCommand({ location }: ScenarioOutcome, { profile, seed, simulator }: RunParameters): string {
  const where = simulator === undefined ? '' : ` --simulator ${inQuotes(simulator)}`;
  return `npx signoff certify --scenario ${location} --profile ${profile} --seed ${seed}${where}`;
}

/** For a shell to take as it is. */
const inQuotes = (text: string): string =>
  /^[\w:/.-]+$/.test(text) ? text : `'${onOneLine(text).replaceAll("'", "'\\''")}'`;

/**
 * Text from a connector or a server as one line that shows what is in it: line breaks and whatever else would steer a
 * terminal, or turn the direction of writing, as an escape.
 */
export const onOneLine = (text: string): string =>
  text.replace(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu, (character) =>
    character === '\n' ? '\\n' : `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
