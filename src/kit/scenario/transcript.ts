// The transcript of a scenario, as it goes into the evidence: what was done, what went over the wire, what the ACD held. No
// secret is in any of it, however it is written there.

import type { HandedOnEvent } from '../../drivers/mail.ts';
import type { TimelineEntry, Transcript, TranscriptInvocation } from '../../report-model/transcript.ts';
import type { Exchange } from '../acd/acd-under-test.ts';
import { describeAgent } from '../acd/wording.ts';
import { describeStatus } from './expectations.ts';
import type { Invocation } from './invocation.ts';
import type { ScenarioRun } from './scenario-run.ts';
import { secretsPattern } from './secret-forms.ts';
import type { ServerRun } from './server-run.ts';

/** Everything that a person needs who was not there; `secrets` are masked. */
export function transcriptOf(
  { fixtures, invocations, log, events }: ScenarioRun,
  secrets: readonly string[],
  happened?: Exchange,
): Transcript {
  const mask = createMask(secrets);
  return {
    fixtures: mask(fixtures.names()),
    invocations: invocations.map((invocation) => toTranscriptInvocation(invocation, mask)),
    ...(happened !== undefined && { told: mask(toldOf(happened, events())) }),
    log: mask([...log, ...events().map(({ page }) => `event ${JSON.stringify(page)}`)]),
  };
}

/** How much of it is shown: what came last. */
const TOLD_SHOWN = 100;

/** What happened at the ACD, and what was spoiled on the way to the desktop, beside what that was told. */
function toldOf({ timeline, startedAt }: Exchange, events: readonly HandedOnEvent[]): readonly TimelineEntry[] {
  const atAcd = timeline.filter(({ who, text }) => (who === 'event' && !isArranging(text)) || who === 'fault');
  const told = events.map(({ at, page }) => ({
    at: at - startedAt,
    who: 'desktop' as const,
    text: JSON.stringify(page),
  }));
  return [...atAcd, ...told].sort((one, other) => one.at - other.at).slice(-TOLD_SHOWN);
}

/** That people and queues were put on the floor for the scenario is nothing that anybody is told. */
const isArranging = (text: string): boolean => text.startsWith('Seeded ');

/** The same of a scenario about the CTI server: what the kit asked stands in place of a page. */
export function serverTranscriptOf({ fixtures, asked }: ServerRun, secrets: readonly string[]): Transcript {
  const mask = createMask(secrets);
  return {
    fixtures: mask(fixtures.names()),
    invocations: asked.map(({ person, request, answer, exchange, before, after }) => ({
      ...{ activity: request.activity, agent: person.name },
      ...{ pageBefore: mask({ ...request }), pageAfter: {} },
      status: mask(answer.words === '' ? answer.outcome : `${answer.outcome}: ${answer.words}`),
      ...{ agentBefore: describeAgent(before), agentAfter: describeAgent(after) },
      timeline: exchange.timeline.map(({ at, who, ...words }) => ({
        ...{ at, who: who === 'connector' ? ('kit' as const) : who },
        ...mask(wordsOf({ at, who, ...words })),
      })),
    })),
    log: [],
  };
}

function toTranscriptInvocation(
  { activity, person, before, result, exchange, agentBefore, agentAfter }: Invocation,
  mask: <T>(value: T) => T,
): TranscriptInvocation {
  return {
    activity,
    agent: person.name,
    pageBefore: mask(before),
    pageAfter: mask(result.page),
    status: mask(describeStatus(result)),
    agentBefore: describeAgent(agentBefore),
    agentAfter: describeAgent(agentAfter),
    timeline: exchange.timeline.map((entry) => ({ ...entry, ...mask(wordsOf(entry)) })),
  };
}

/** What was said, in the one layout or in both. */
const wordsOf = ({ text, lines }: TimelineEntry): Pick<TimelineEntry, 'text' | 'lines'> =>
  lines === undefined ? { text } : { text, lines };

/** Of the pattern of all forms the first use alone takes long: where nothing is escaped a secret stands as it is. */
const mayHold = (text: string, secrets: readonly string[]): boolean =>
  /[\\%&+]/.test(text) || secrets.some((secret) => text.includes(secret));

/** Masks every text of a value, names of properties included, in whatever form a secret stands there. */
export function createMask(secrets: readonly string[]): <T>(value: T) => T {
  const pattern = secretsPattern(secrets);
  const maskText = (text: string) =>
    pattern === undefined || !mayHold(text, secrets) ? text : text.replace(pattern, '***');
  const mask = (value: unknown): unknown => {
    if (typeof value === 'string') return maskText(value);
    if (Array.isArray(value)) return value.map(mask);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [maskText(name), mask(inner)]));
  };
  return mask as <T>(value: T) => T;
}
