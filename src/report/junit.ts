// junit.xml: a test case a scenario, for the readers that every CI has.

import type { RunReport, ScenarioOutcome } from '../contract/run-report.ts';

export function junitXml({ outcomes, connector, startedAt }: RunReport): string {
  const count = (...results: ScenarioOutcome['result'][]) =>
    outcomes.filter(({ result }) => results.includes(result)).length;
  const totals = `tests="${outcomes.length}" failures="${count('failed')}" errors="${count('untestable', 'unfinished')}" skipped="${count('not-applicable')}"`;
  const name = asAttribute(`${connector.name} ${connector.version}`);
  return `<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="signoff" ${totals}>
<testsuite name="${name}" ${totals} timestamp="${startedAt.toISOString().slice(0, 19)}">
${outcomes.map(testCase).join('\n')}
</testsuite>
</testsuites>
`;
}

function testCase(outcome: ScenarioOutcome): string {
  const { name, location, requirementIds } = outcome;
  const properties = requirementIds.map((id) => `<property name="requirement" value="${asAttribute(id)}"/>`).join('');
  const opening = `<testcase name="${asAttribute(name)}" classname="${asAttribute(location)}">`;
  return `${opening}<properties>${properties}</properties>${body(outcome)}</testcase>`;
}

function body({ result, mismatch, reason = '' }: ScenarioOutcome): string {
  if (result === 'passed') return '';
  if (result === 'not-applicable') return `<skipped message="${asAttribute(reason)}"/>`;
  if (result !== 'failed') return `<error type="${result}" message="${asAttribute(reason)}"/>`;
  const { expected = [], seen = '' } = mismatch ?? {};
  const text = `expected ${expected.join(', or ')}; seen: ${seen}`;
  return `<failure type="mismatch" message="${asAttribute(text)}"/>`;
}

const ENTITIES: Readonly<Record<string, string>> = {
  '<': '&lt;',
  '>': '&gt;',
  '&': '&amp;',
  '"': '&quot;',
  "'": '&apos;',
};

/** Text as an attribute: entities for what XML needs, and a mark for what it cannot hold at all. */
export function asAttribute(text: string): string {
  return text
    .replace(/[<>&"']/g, (character) => ENTITIES[character] ?? character)
    .replace(/[\t\n\r]/g, (character) => `&#${character.charCodeAt(0)};`)
    .replace(/[^\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '\uFFFD');
}
