// summary.md: the verdict, the tiers, what was not met; and nothing that came from a connector is Markdown or HTML.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Ruling } from '../report-model/run-report.ts';
import { ownCommand } from './own-command.ts';
import { summaryMd } from './summary.ts';
import { outcome, report } from './testing/report.ts';

const about = { level: 'MUST', requirement: 'It holds.', scenarios: [outcome()] } as const;
const FAILED = outcome({
  ...{ name: 'Refused', location: 'a.feature:9', result: 'failed' },
  mismatch: { expected: ['this', 'that'], seen: 'neither' },
});

test('a run in which all was met is two lines', () => {
  const rulings: readonly Ruling[] = [
    { ...about, id: 'A-01', verdict: 'pass' },
    { ...about, id: 'A-02', verdict: 'not-applicable', reason: 'It does not declare look.' },
  ];
  assert.equal(
    summaryMd(report({ rulings, planned: ['B-01'] })),
    `## acme 2.4.0: certified

Dialect native, profile opencti, seed 42. 1 pass, 1 not-applicable; 1 planned.
`,
  );
});

test('what was not met is told with its scenarios and how to play them again, after tiers and reason', () => {
  const rulings: readonly Ruling[] = [
    { ...about, id: 'A-01', verdict: 'pass' },
    { ...about, id: 'A-02', verdict: 'fail', scenarios: [outcome(), FAILED] },
    { ...about, id: 'A-03', verdict: 'untestable', scenarios: [], reason: 'None of its scenarios was run.' },
  ];
  const tiers = [
    { tier: 'logout', isReached: true },
    { tier: 'agent-state', isReached: false },
  ];
  const ruling = { verdict: 'not-certified', exitCode: 1, reason: 'Because.' } as const;
  assert.equal(
    summaryMd(report({ rulings, tiers, ruling })),
    `## acme 2.4.0: not-certified

Dialect native, profile opencti, seed 42. 1 pass, 1 fail, 1 untestable; 0 planned.

Because.

- logout: reached
- agent-state: **not reached**

### fail: A-02 (MUST)

It holds.

Refused (\`features/a.feature:9\`)

    expected   this
          or   that
    seen       neither
    
    ${ownCommand()} certify --scenario a.feature:9 --profile opencti --seed 42

### untestable: A-03 (MUST)

It holds.

None of its scenarios was run.
`,
  );
});

const MARKUP = '<img src=x onerror=alert(1)> | a **b** `c` [d](http://e) ~~f~~ &lt; @octocat\n\n# g\n- h';
const AS_TEXT =
  '\\<img src=x onerror=alert(1)\\> \\| a \\*\\*b\\*\\* \\`c\\` \\[d\\](http://e) \\~\\~f\\~\\~ \\&lt; @<!-- -->octocat \\# g - h';

test('names, reasons and sentences are text, whatever stands in them', () => {
  const summary = summaryMd(
    report({
      connector: { name: MARKUP, version: MARKUP },
      ruling: { verdict: 'incomplete', exitCode: 2, reason: MARKUP },
      rulings: [{ ...about, id: 'A-02', verdict: 'untestable', requirement: MARKUP, scenarios: [], reason: MARKUP }],
    }),
  );
  const lines = summary.split('\n');
  assert.deepEqual(
    lines.filter((line) => line.includes('img')),
    [`## ${AS_TEXT} ${AS_TEXT}: incomplete`, AS_TEXT, AS_TEXT, AS_TEXT],
  );
  assert.equal(lines.filter((line) => line.startsWith('# ') || line.startsWith('- ')).length, 0);
});

test('what a connector said cannot leave the block that it is quoted in', () => {
  const mismatch = { expected: [MARKUP], seen: `\n\n${MARKUP}\u2028\r\n` };
  const scenario = outcome({ name: MARKUP, result: 'failed', mismatch });
  const summary = summaryMd(report({ rulings: [{ ...about, id: 'A-01', verdict: 'fail', scenarios: [scenario] }] }));
  const quoted = summary.split(/\r?\n|\u2028/).filter((line) => /(^|[^\\])<img/.test(line));
  assert.equal(quoted.length, 2);
  for (const line of quoted) assert.match(line, /^ {4}(expected|seen) /);
  assert.ok(summary.includes(`${AS_TEXT} (\`features/a.feature:7\`)`), summary);
});
