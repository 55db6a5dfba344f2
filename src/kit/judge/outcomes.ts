// What became of each selected scenario, read from the stream of Cucumber Messages and never from the runner's own word.

import type { Envelope, Pickle, TestCase, TestStepResult, Timestamp } from '@cucumber/messages';
import { failedWords } from '../../report-model/description.ts';
import type { Mismatch } from '../../report-model/requirement.ts';
import type { PlayedStep, ScenarioOutcome } from '../../report-model/run-report.ts';
import { readEvidence } from '../scenario/evidence.ts';
import { requirementIdOf, type ServerNeed } from '../suite/catalogue.ts';
import { exampleValues, valuesAt } from '../suite/example-values.ts';
import { stepsIn } from '../suite/features.ts';
import type { Lack } from '../suite/needs.ts';

/** Every selected scenario, in the order of the feature files. */
export function outcomesOf(messages: readonly Envelope[]): readonly ScenarioOutcome[] {
  const pickles = new Map(
    messages.flatMap(({ pickle }) => (pickle === undefined ? [] : [[pickle.id, pickle] as const])),
  );
  const values = new Map(messages.flatMap(({ gherkinDocument: one }) => (one ? [...exampleValues(one)] : [])));
  const runs = collectRuns(messages);
  const testCases = messages.flatMap(({ testCase }) => testCase ?? []);
  const keywords = keywordsIn(messages);
  return testCases
    .flatMap((testCase) => {
      const pickle = pickles.get(testCase.pickleId);
      if (pickle === undefined) return [];
      const run = runs.get(testCase.id);
      const outcome = outcomeOf(pickle, values, run);
      const isTold = run?.finished === true && !['passed', 'not-applicable', 'not-exercised'].includes(outcome.result);
      return [isTold ? { ...outcome, steps: stepsOf(pickle, testCase, { run, keywords }) } : outcome];
    })
    .sort((a, b) => a.location.localeCompare(b.location, 'en', { numeric: true }));
}

/** The keywords of the features' steps, by the id of the step in its document. */
function keywordsIn(messages: readonly Envelope[]): ReadonlyMap<string, string> {
  const steps = messages.flatMap(({ gherkinDocument }) =>
    gherkinDocument === undefined ? [] : stepsIn(gherkinDocument),
  );
  return new Map(steps.map(({ id, keyword }) => [id, keyword]));
}

/** The steps as they were played; hooks are none. */
function stepsOf(
  { steps = [] }: Pickle,
  { testSteps = [] }: TestCase,
  { run, keywords }: { readonly run: CaseRun; readonly keywords: ReadonlyMap<string, string> },
): readonly PlayedStep[] {
  return steps.map(({ id, text, astNodeIds = [] }) => {
    const testStep = testSteps.find(({ pickleStepId }) => pickleStepId === id);
    const status = run.statuses.get(testStep?.id ?? '') ?? 'UNKNOWN';
    return { keyword: keywords.get(astNodeIds[0] ?? '') ?? '', text, status: status.toLowerCase() };
  });
}

interface CaseRun {
  finished: boolean;
  readonly startedAt: Timestamp | undefined;
  durationMs?: number;
  readonly results: TestStepResult[];
  /** By the id of the test step. */
  readonly statuses: Map<string, string>;
  readonly attachments: { mediaType: string; body: string }[];
}

/** The last attempt of each test case, by the test case's id. */
function collectRuns(messages: readonly Envelope[]): Map<TestCase['id'], CaseRun> {
  const byCase = new Map<string, CaseRun>();
  const byStart = new Map<string, CaseRun>();
  for (const { testCaseStarted, testStepFinished, attachment, testCaseFinished } of messages) {
    if (testCaseStarted !== undefined) {
      const { timestamp: startedAt } = testCaseStarted;
      const run: CaseRun = { finished: false, startedAt, results: [], statuses: new Map(), attachments: [] };
      byCase.set(testCaseStarted.testCaseId, run);
      byStart.set(testCaseStarted.id, run);
    }
    if (testStepFinished !== undefined) {
      const run = byStart.get(testStepFinished.testCaseStartedId);
      run?.results.push(testStepFinished.testStepResult);
      run?.statuses.set(testStepFinished.testStepId, testStepFinished.testStepResult.status);
    }
    if (attachment !== undefined) byStart.get(attachment.testCaseStartedId ?? '')?.attachments.push(attachment);
    const finished = testCaseFinished && byStart.get(testCaseFinished.testCaseStartedId);
    if (finished) finish(finished, testCaseFinished.timestamp);
  }
  return byCase;
}

function finish(run: CaseRun, at: Timestamp | undefined): void {
  run.finished = true;
  if (run.startedAt !== undefined && at !== undefined) run.durationMs = toMs(at) - toMs(run.startedAt);
}

const toMs = ({ seconds, nanos }: Timestamp): number => seconds * 1000 + nanos / 1e6;

function outcomeOf(pickle: Pickle, values: ReadonlyMap<string, string>, run: CaseRun | undefined): ScenarioOutcome {
  const about = {
    name: pickle.name,
    ...valuesAt(pickle.astNodeIds, values),
    location: `${pickle.uri.replaceAll('\\', '/').replace(/^.*features\//, '')}:${pickle.location?.line ?? 0}`,
    requirementIds: pickle.tags.flatMap((tag) => requirementIdOf(tag.name) ?? []),
  };
  if (run?.finished !== true) return { ...about, requests: 0, result: 'unfinished', reason: 'It did not finish.' };
  const { mismatch, lack, notExercised, requests, fileFailures, stoppedRun, notRun, transcript } = readEvidence(
    run.attachments,
  );
  if (notRun !== undefined) return { ...about, requests, result: 'unfinished', reason: notRun };
  const time = run.durationMs === undefined ? {} : { durationMs: run.durationMs };
  if (lack !== undefined) {
    const { ruledOut } = lack;
    const outcome = { ...about, ...time, requests, result: 'not-applicable', reason: reasonOf(lack) } as const;
    return ruledOut.length === 0 ? outcome : { ...outcome, ruledOut };
  }
  if (notExercised !== undefined && mismatch === undefined)
    return { ...about, ...time, requests, result: 'not-exercised', reason: notExercised };
  const stop = stoppedRun === undefined ? {} : { stoppedRun };
  if (fileFailures.length > 0)
    return {
      ...about,
      ...time,
      ...stop,
      ...{ requests, transcript, fileFailures, result: 'untestable', reason: failedWords(fileFailures) },
    };
  return { ...about, ...time, requests, ...stop, transcript, ...rule(run.results, mismatch) };
}

const UNSERVED: Readonly<Record<ServerNeed, string>> = {
  tls: 'The CTI server of the run does not speak TLS (--tls auto).',
  extensions: 'The dialect names no extension.',
  correlation: 'The answers of the dialect do not name the request that they answer.',
  subscription: 'Whoever listens in the dialect is told of everybody.',
  ringTimeout:
    'How long a call rings in the dialect, and what becomes of who does not answer, is no choice of the policy.',
  queueLogin: 'A login in the dialect is to all queues of the agent, and to none alone.',
  stateRefusal: 'The dialect answers a logout that is refused for the state of the agent as one that is done.',
  callRefusal: 'The dialect answers a logout that is refused for a call as one that is done.',
  loginRefusal:
    'The policy takes a login of whoever is logged in, and the dialect names no extension that could be another.',
  callEvents: 'The dialect does not tell of calls.',
  callIds: 'The dialect tells of calls by ids of its own, or not what was dialled.',
  deviceSubscription: 'Whoever listens in the dialect listens to all devices.',
  phoneEvents: 'The dialect does not tell of calls that an agent makes at the telephone.',
  callData: 'The dialect does not tell what a call carries.',
  directCalls: 'The dialect shows no call that comes to an extension, and from no queue.',
  logout: 'The policy demands a reason of every logout, and the dialect cannot carry it.',
};

/** Why a scenario does not apply, for people. */
export function reasonOf({ lacks, uncarried, unserved, ruledOut }: Lack): string {
  const sentences = [
    lacks.length === 0 ? '' : `The connector does not declare ${lacks.join(', ')}.`,
    uncarried.length === 0 ? '' : `The dialect cannot carry ${uncarried.join(', ')}.`,
    ruledOut.length === 0 ? '' : `The policy rules it out: ${ruledOut.join(', ')}.`,
    ...unserved.map((need) => UNSERVED[need]),
  ];
  return sentences.filter((sentence) => sentence !== '').join(' ');
}

/** Only a mismatch is a failure of the connector's; whatever else is not a pass could not be exercised. */
function rule(
  results: readonly TestStepResult[],
  mismatch: Mismatch | undefined,
): Pick<ScenarioOutcome, 'result' | 'mismatch' | 'reason'> {
  if (mismatch !== undefined) return { result: 'failed', mismatch };
  const bad = results.find((result) => result.status !== 'PASSED');
  if (bad === undefined && results.length > 0) return { result: 'passed' };
  const why = bad?.exception?.message ?? bad?.message ?? `a step was ${bad?.status.toLowerCase() ?? 'never run'}`;
  return { result: 'untestable', reason: why.split('\n')[0] };
}
