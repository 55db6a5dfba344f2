#!/usr/bin/env node
// The command: what was built, or, in a clone that was not, one sentence that says what to type. Nothing in it may be newer
// than what an old Node reads: that one is to be told which Node is needed, and no syntax error.

import { existsSync } from 'node:fs';

const BAD_USAGE = 2;
/** The last thing that the build writes. */
const BUILT = new URL('../dist/suite.json', import.meta.url);

if (existsSync(BUILT)) import('../dist/src/cli.js');
else {
  process.stderr.write('Signoff is not built in this clone: npm run build\n');
  process.exitCode = BAD_USAGE;
}
