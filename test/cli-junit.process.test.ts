// A SHOULD that is not met, from the connector to the gate: the exit code and junit.xml say the same.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { CODE_ROOT } from '../src/package-root.ts';
import { allOf, parseXml } from '../src/report/testing/xml.ts';
import { signoffHere } from './testing/command.ts';
import { packageOfFewScenarios } from './testing/few-scenarios.ts';
import { temporaryFolder } from './testing/process.ts';

/** It breaks LOGOUT-31, a SHOULD, and nothing else. */
const CONNECTOR = join(CODE_ROOT, 'src', 'mutants', 'logout-31-does-not-ask-why.js');

const { runCommand } = packageOfFewScenarios({ after: (clean) => after(clean as () => void) });

for (const [flags, exitCode, failures] of [
  [[], 0, 0],
  [['--strict'], 1, 1],
] as const)
  test(`a connector that misses one SHOULD, ${flags.join('') || 'not strict'}: exit code ${exitCode}`, async (t) => {
    const folder = temporaryFolder(t);
    const args = ['certify', '--connector', CONNECTOR, '--tier', 'logout', ...flags];
    const { exitCode: code, stdout } = await signoffHere(t, args, folder, {}, runCommand).ended;
    assert.equal(code, exitCode, stdout);
    const elements = allOf(parseXml(readFileSync(join(folder, 'reports', 'junit.xml'), 'utf8')));
    const count = (name: string) => elements.filter((element) => element.name === name).length;
    assert.deepEqual([count('failure'), count('error'), count('skipped')], [failures, 0, 1 - failures]);
    assert.ok(elements.some(({ text }) => text.includes('LOGOUT-31 (SHOULD)')));
  });
