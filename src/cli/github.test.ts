// In GitHub Actions what is not met is annotated, and a summary that is too long is cut; elsewhere nothing is different.

import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { temporaryFolder } from '../../test/testing/process.ts';
import { summaryMd } from '../report/summary.ts';
import { outcome, report } from '../report/testing/report.ts';
import { annotationsFor, appendStepSummary } from './github.ts';

const GITHUB = { GITHUB_ACTIONS: 'true' };

const UNMET = report({
  blockers: ['A-01'],
  rulings: [
    { id: 'A-01', level: 'MUST', requirement: 'x', verdict: 'fail', scenarios: [outcome({ result: 'failed' })] },
  ],
});

test('annotations are for GitHub Actions alone', () => {
  assert.match(annotationsFor(UNMET, { env: GITHUB, cwd: '/' }), /^::error .*title=A-01.*\n$/);
  assert.equal(annotationsFor(UNMET, { env: {}, cwd: '/' }), '');
});

test('the summary is appended to what earlier steps wrote, and only where there is such a place', async (t) => {
  const file = join(temporaryFolder(t), 'summary');
  writeFileSync(file, 'earlier\n');
  assert.equal(await appendStepSummary(summaryMd(UNMET), { GITHUB_STEP_SUMMARY: file }), '');
  assert.match(readFileSync(file, 'utf8'), /^earlier\n## acme 2\.4\.0: certified\n/);
  assert.equal(await appendStepSummary(summaryMd(UNMET), {}), '');
  assert.equal(await appendStepSummary(summaryMd(UNMET), { GITHUB_STEP_SUMMARY: '' }), '');
});

test('a summary that cannot be appended is complained of and nothing worse', async (t) => {
  const folder = temporaryFolder(t);
  assert.match(
    await appendStepSummary(summaryMd(UNMET), { GITHUB_STEP_SUMMARY: folder }),
    /^The summary cannot be appended .* is a folder, and is left alone/,
  );
});

test('a summary that is longer than GitHub takes is cut, and says where the rest is', async (t) => {
  const file = join(temporaryFolder(t), 'summary');
  const long = report({ ruling: { verdict: 'incomplete', exitCode: 2, reason: 'ü'.repeat(600_000) } });
  await appendStepSummary(summaryMd(long), { GITHUB_STEP_SUMMARY: file });
  const text = readFileSync(file, 'utf8');
  assert.ok(Buffer.byteLength(text) < 1_000_000);
  assert.match(text, /^## acme[\s\S]*\n\nThe rest is in summary\.md among the reports\.\n\n$/);
});
