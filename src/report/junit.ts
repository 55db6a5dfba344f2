// junit.xml: a test case a scenario, for the readers that every CI has. The requirements are properties of the case; what
// is known to fail and let through by a baseline is skipped, and says so.

import type { RunReport, ScenarioOutcome } from '../contract/run-report.ts';
import { asAttribute, asText } from './escape.ts';
import { expectationLines } from './failure-text.ts';
import { knownAs, knownWords } from './gate-text.ts';

export function junitXml(report: RunReport): string {
  const { outcomes, connector, startedAt } = report;
  const cases = outcomes.map((outcome) => testCase(outcome, report));
  const count = (...kinds: Kind[]) => cases.filter(({ kind }) => kinds.includes(kind)).length;
  const duration = seconds(outcomes.reduce((sum, { durationMs = 0 }) => sum + durationMs, 0));
  const totals = `tests="${cases.length}" failures="${count('failure')}" errors="${count('error')}" skipped="${count('skipped')}" time="${duration}"`;
  const name = asAttribute(`${connector.name} ${connector.version}`);
  return `<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="signoff" ${totals}>
<testsuite name="${name}" ${totals} timestamp="${startedAt.toISOString().slice(0, 19)}">
${suiteProperties(report)}
${cases.map(({ xml }) => xml).join('\n')}
</testsuite>
</testsuites>
`;
}

type Kind = 'passed' | 'failure' | 'error' | 'skipped';

function suiteProperties({ parameters, ruling }: RunReport): string {
  const { dialect, profile, seed } = parameters;
  const facts = { dialect, profile, seed: String(seed), verdict: ruling.verdict };
  return `<properties>${Object.entries(facts)
    .map(([name, value]) => property(name, value))
    .join('')}</properties>`;
}

const property = (name: string, value: string): string => `<property name="${name}" value="${asAttribute(value)}"/>`;

function testCase(outcome: ScenarioOutcome, report: RunReport): { readonly kind: Kind; readonly xml: string } {
  const { name, location, requirementIds, durationMs = 0 } = outcome;
  const { kind, xml } = body(outcome, report);
  const properties = requirementIds.map((id) => property('requirement', id)).join('');
  const opening = `<testcase name="${asAttribute(name)}" classname="${asAttribute(location)}" time="${seconds(durationMs)}">`;
  return { kind, xml: `${opening}<properties>${properties}</properties>${xml}</testcase>` };
}

function body(outcome: ScenarioOutcome, report: RunReport): { readonly kind: Kind; readonly xml: string } {
  const { result, mismatch, reason = '' } = outcome;
  if (result === 'passed') return { kind: 'passed', xml: '' };
  if (result === 'not-applicable') return skipped(reason);
  const known = knownReason(outcome, report);
  if (known !== undefined) return skipped(`known failure: ${known}`);
  if (result !== 'failed') return found('error', { type: result, message: reason }, outcome);
  const { expected = [], seen = '' } = mismatch ?? {};
  return found('failure', { type: 'mismatch', message: `expected ${expected.join(', or ')}; seen: ${seen}` }, outcome);
}

const skipped = (message: string) =>
  ({ kind: 'skipped', xml: `<skipped message="${asAttribute(message)}"/>` }) as const;

function found(
  kind: 'failure' | 'error',
  { type, message }: { type: string; message: string },
  outcome: ScenarioOutcome,
) {
  const lines = expectationLines(outcome).join('\n');
  return { kind, xml: `<${kind} type="${type}" message="${asAttribute(message)}">${asText(lines)}</${kind}>` };
}

/** Why it does not count, where every requirement that it fails is known to fail. */
function knownReason({ requirementIds }: ScenarioOutcome, { rulings, gate }: RunReport): string | undefined {
  const unmet = rulings.filter(({ id, verdict }) => requirementIds.includes(id) && verdict !== 'pass');
  const known = unmet.map(({ id }) => knownAs(id, gate));
  if (known.length === 0 || known.includes(undefined)) return undefined;
  return known.map((entry) => (entry === undefined ? '' : `${entry.requirement}, ${knownWords(entry)}`)).join('; ');
}

const seconds = (ms: number): string => (ms / 1000).toFixed(3);
