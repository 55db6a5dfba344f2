// junit.xml: a test case a scenario, for the readers that every CI has. It agrees with the gate: a case is a failure or an
// error where it keeps the run from being green, and nowhere else; what else was not met is skipped, and says why. A case
// is known by its feature, its scenario and its example values, so that readers know it again when lines have moved.

import { descriptionIn } from '../report-model/description.ts';
import { exitCodeOf, type RunReport, type ScenarioOutcome } from '../report-model/run-report.ts';
import { asAttribute, asText } from './escape.ts';
import { expectationLines, titleOf } from './failure-text.ts';
import { knownAs, knownWords } from './gate-text.ts';

export function junitXml(report: RunReport): string {
  const { outcomes, connector, startedAt } = report;
  const cases = withGate(numbered(outcomes.map((outcome) => caseOf(outcome, report))), report);
  const count = (...kinds: Kind[]) => cases.filter(({ kind }) => kinds.includes(kind)).length;
  const duration = seconds(outcomes.reduce((sum, { durationMs = 0 }) => sum + durationMs, 0));
  const totals = `tests="${cases.length}" failures="${count('failure')}" errors="${count('error')}" time="${duration}"`;
  const name = asAttribute(`${connector.name} ${connector.version}`);
  return `<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="signoff" ${totals}>
<testsuite name="${name}" ${totals} skipped="${count('skipped')}" timestamp="${startedAt.toISOString().slice(0, 19)}">
${suiteProperties(report)}
${cases.map(toXml).join('\n')}
</testsuite>
</testsuites>
`;
}

type Kind = 'passed' | 'failure' | 'error' | 'skipped';

interface Result {
  readonly kind: Kind;
  readonly type?: string;
  readonly message?: string;
  readonly lines?: readonly string[];
}

interface TestCase extends Result {
  readonly classname: string;
  readonly name: string;
  readonly durationMs: number;
  /** What is told of it besides, whatever became of it. */
  readonly output: readonly string[];
}

function suiteProperties({ parameters, ruling }: RunReport): string {
  const { dialect, profile, seed } = parameters;
  const { digest } = descriptionIn(parameters) ?? {};
  const facts = { dialect, ...(digest && { switch: digest }), profile, seed: String(seed), verdict: ruling.verdict };
  const properties = Object.entries(facts).map(
    ([name, value]) => `<property name="${name}" value="${asAttribute(value)}"/>`,
  );
  return `<properties>${properties.join('')}</properties>`;
}

function caseOf(outcome: ScenarioOutcome, report: RunReport): TestCase {
  const { location, requirementIds, durationMs = 0 } = outcome;
  const rulings = new Map(report.rulings.map((ruling) => [ruling.id, ruling]));
  const told = requirementIds.map((id) => {
    const ruling = rulings.get(id);
    return ruling === undefined ? id : `${id} (${ruling.level}): ${ruling.verdict}`;
  });
  const result = resultOf(outcome, report);
  const unseen = result.kind === 'skipped' ? expectationLines(outcome) : [];
  return {
    classname: location.replace(/\.feature:\d+$/, '').replaceAll('/', '.'),
    name: titleOf(outcome),
    durationMs,
    ...result,
    output: [...told, `features/${location}`, ...unseen],
  };
}

function resultOf(outcome: ScenarioOutcome, report: RunReport): Result {
  const { result, mismatch, reason = '' } = outcome;
  if (result === 'passed') return { kind: 'passed' };
  if (result === 'not-applicable') return { kind: 'skipped', message: reason };
  const excuse = excuseOf(outcome, report);
  if (excuse !== undefined) return { kind: 'skipped', message: excuse };
  const lines = expectationLines(outcome);
  if (result !== 'failed') return { kind: 'error', type: result, message: reason, lines };
  const { expected = [], seen = '' } = mismatch ?? {};
  const message = `expected ${expected.join(', or ')}; seen: ${seen}`;
  return { kind: 'failure', type: 'mismatch', message, lines };
}

/** Why a scenario that did not pass does not close the gate; undefined where it does, or nobody knows what it is for. */
function excuseOf({ requirementIds, result }: ScenarioOutcome, report: RunReport): string | undefined {
  const unmet = report.rulings.filter(
    ({ id, verdict }) => requirementIds.includes(id) && verdict !== 'pass' && verdict !== 'not-applicable',
  );
  const known = unmet.flatMap(({ id }) => knownAs(id, report.gate) ?? []);
  const others = unmet.map(({ id }) => id).filter((id) => !known.some(({ requirement }) => requirement === id));
  if (unmet.length === 0 || result === 'unfinished' || others.some((id) => report.blockers.includes(id)))
    return undefined;
  const entries = known.map((entry) => `${entry.requirement}, ${knownWords(entry)}`).join('; ');
  const parts = [
    known.length === 0 ? '' : `known failure: ${entries}`,
    others.length === 0 ? '' : `not met, but no more than a SHOULD: ${others.join(', ')}`,
  ];
  return parts.filter((part) => part !== '').join('; ');
}

/** What would bear the same name twice is numbered in its order. */
function numbered(cases: readonly TestCase[]): readonly TestCase[] {
  const seen = new Map<string, number>();
  return cases.map((one) => {
    const key = `${one.classname}\n${one.name}`;
    const count = (seen.get(key) ?? 0) + 1;
    seen.set(key, count);
    return count === 1 ? one : { ...one, name: `${one.name}, ${count}` };
  });
}

/** Where the gate is closed by something that no scenario shows, a case of its own says so. */
function withGate(cases: readonly TestCase[], report: RunReport): readonly TestCase[] {
  const { ruling, gate } = report;
  const exitCode = exitCodeOf(report);
  if (exitCode === 0 || cases.some(({ kind }) => kind === 'failure' || kind === 'error')) return cases;
  const message = gate?.reason ?? ruling.reason ?? `The verdict is ${ruling.verdict}.`;
  const kind = exitCode === 1 ? 'failure' : 'error';
  const about = { classname: 'signoff', name: 'The gate', durationMs: 0, output: [] };
  return [...cases, { ...about, kind, type: ruling.verdict, message, lines: [message] }];
}

function toXml(one: TestCase): string {
  const { classname, name, durationMs, kind, type, message = '', lines = [], output } = one;
  const typed = type === undefined ? '' : ` type="${asAttribute(type)}"`;
  const result =
    kind === 'passed' ? '' : `<${kind}${typed} message="${asAttribute(message)}">${asText(lines.join('\n'))}</${kind}>`;
  const told = output.length === 0 ? '' : `<system-out>${asText(`${output.join('\n')}\n`)}</system-out>`;
  const about = `name="${asAttribute(name)}" classname="${asAttribute(classname)}" time="${seconds(durationMs)}"`;
  return `<testcase ${about}>${result}${told}</testcase>`;
}

const seconds = (ms: number): string => (ms / 1000).toFixed(3);
