// docs/gates.md: its baseline is one, and its pipelines name what there is.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { parse } from 'yaml';
import { readBaseline } from '../src/kit/gate/baseline.ts';
import { loadCatalogue } from '../src/kit/suite/catalogue.ts';
import { PACKAGE_ROOT } from '../src/package-root.ts';
import { CERTIFICATION } from '../src/report/reports.ts';

const page = readFileSync(join(PACKAGE_ROOT, 'docs', 'gates.md'), 'utf8');
const blocks = (language: string): readonly string[] =>
  [...page.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\``, 'gm'))].map(([, block = '']) => block);
const [workflow = '', pipeline = '', baseline = ''] = blocks('yaml');

test('the baseline is one', () => {
  assert.equal(readBaseline(baseline, 'known-failures.yaml', loadCatalogue()).length, 2);
});

test('the workflow gives the action inputs that it has, and asks it for outputs that it has', () => {
  const action = parse(readFileSync(join(PACKAGE_ROOT, 'action.yml'), 'utf8'));
  const { steps } = parse(workflow).jobs.certify as { steps: { id?: string; uses?: string; with?: object }[] };
  const step = steps.find(({ id }) => id === 'signoff');
  assert.match(step?.uses ?? '', /\/signoff@/);
  for (const input of Object.keys(step?.with ?? {})) assert.ok(input in action.inputs, input);
  for (const [, output = ''] of workflow.matchAll(/steps\.signoff\.outputs\.([\w-]+)/g))
    assert.ok(output in action.outputs);
});

test('the pipelines and the table name files that there are', () => {
  const files = CERTIFICATION.map(({ file }) => file);
  const { artifacts, script } = parse(pipeline).certify;
  assert.equal(artifacts.reports.junit, 'reports/junit.xml');
  const { version } = JSON.parse(readFileSync(join(PACKAGE_ROOT, 'package.json'), 'utf8'));
  assert.ok(script[0].startsWith(`npx --yes signoff@${version} certify `));
  const pinned = [...page.matchAll(/signoff@(\d\S*)|signoff@DIGEST # v(\S+)/g)].map(([, one, two]) => one ?? two);
  assert.deepEqual(pinned, [version, version, version]);
  const named = [...page.matchAll(/`([\w-]+\.(?:xml|md|svg|html|csv|json|ndjson))`/g)].map(([, file = '']) => file);
  assert.deepEqual(
    named.filter((file) => !files.includes(file)),
    [],
  );
  const forMachines = files.filter((file) => !['report.html', 'run.json'].includes(file));
  assert.deepEqual(
    forMachines.filter((file) => !named.includes(file)),
    [],
  );
});
