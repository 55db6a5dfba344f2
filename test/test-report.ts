// A member of the zoo certified for one requirement, for the tests of what its author reads.

import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { RunReport } from '../src/contract/run-report.ts';
import { runCertification } from '../src/kit/certification.ts';
import { DEFAULT_PARAMETERS } from '../src/kit/parameters.ts';
import { CODE_ROOT } from '../src/package-root.ts';

const ZOO = join(CODE_ROOT, 'src', 'zoo');

export function reportOn(name: string, requirement: string): Promise<RunReport> {
  const member = readdirSync(ZOO).find((file) => [`${name}.js`, `${name}.ts`].includes(file));
  assert.ok(member, `${name} is in the zoo`);
  return runCertification({
    parameters: {
      ...DEFAULT_PARAMETERS,
      seed: 7,
      connector: { kind: 'module', path: join(ZOO, member), given: './mine.mjs' },
    },
    wish: { requirement },
    workers: 1,
    stopped: new Promise(() => undefined),
    onStart: () => undefined,
    onMessage: () => undefined,
  });
}
