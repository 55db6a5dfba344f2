// A mutant certified for one requirement, for the tests of what its author reads.

import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { runCertification } from '../../src/kit/judge/certification.ts';
import { DEFAULT_PARAMETERS } from '../../src/kit/suite/parameters.ts';
import { CODE_ROOT } from '../../src/package-root.ts';
import type { RunReport } from '../../src/report-model/run-report.ts';

const MUTANTS = join(CODE_ROOT, 'src', 'mutants');

export function reportOn(name: string, requirement: string): Promise<RunReport> {
  const member = readdirSync(MUTANTS).find((file) => [`${name}.js`, `${name}.ts`].includes(file));
  assert.ok(member, `${name} is in the mutants`);
  return runCertification({
    parameters: {
      ...DEFAULT_PARAMETERS,
      seed: 7,
      connector: { kind: 'module', path: join(MUTANTS, member), given: './mine.mjs' },
    },
    wish: { requirement },
    workers: 1,
    stopped: new Promise(() => undefined),
    onStart: () => undefined,
    onMessage: () => undefined,
  });
}
