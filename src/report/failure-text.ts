// The text that ends the debugging session: what was expected and seen, what went over the wire, what the ACD held, and
// how to see it again. Terminal, summary and page all tell it in these words.

import type { RunParameters, ScenarioOutcome } from '../contract/run-report.ts';
import type { StoryInvocation, TimelineEntry } from '../contract/story.ts';
import { connectorFlags } from './connector-flags.ts';

const WHO: Readonly<Record<TimelineEntry['who'], string>> = {
  connector: 'connector asks',
  server: 'server answers',
  decision: 'ACD decides',
  event: 'ACD tells',
};

/** What was expected, each of several right answers on a line of its own, and what was seen. */
export function expectationLines({ mismatch, reason }: ScenarioOutcome): readonly string[] {
  if (mismatch === undefined) return reason === undefined ? [] : [`because    ${reason}`];
  const [first = '', ...others] = mismatch.expected;
  return [`expected   ${first}`, ...others.map((other) => `      or   ${other}`), `seen       ${mismatch.seen}`];
}

/** One activity, what the ACD held before and after, and the exchange. */
export function invocationLines(invocation: StoryInvocation): readonly string[] {
  const { activity, agent, status, heldBefore, heldAfter, timeline } = invocation;
  return [
    `${activity} for ${agent}: ${status}`,
    `  the ACD held before: ${heldBefore}`,
    ...timeline.map((entry) => `  ${timelineLine(entry)}`),
    `  the ACD held after:  ${heldAfter}`,
  ];
}

export const whoOf = ({ who }: TimelineEntry): string => WHO[who];

const timelineLine = (entry: TimelineEntry): string =>
  `${`+${entry.at} ms`.padStart(8)}  ${whoOf(entry).padEnd(14)}  ${entry.text}`;

/** The command that plays just this scenario again. */
export function againCommand({ location }: ScenarioOutcome, parameters: RunParameters): string {
  const { profile, seed } = parameters;
  return [
    'signoff certify',
    ...connectorFlags(parameters),
    `--scenario ${location} --profile ${profile} --seed ${seed}`,
  ].join(' ');
}
