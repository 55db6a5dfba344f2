#!/usr/bin/env node
// The entry: tells a Node that is too old that it is, and loads everything else only then. Nothing in it may be newer than
// ES2018, or an old Node would tell a syntax error instead.

import { nodeComplaint } from './cli/node-version.ts';

const BAD_USAGE = 2;
const complaint = nodeComplaint(process.versions.node);

if (complaint === '') import('./cli/main.ts').then(({ main }) => main());
else {
  process.stderr.write(complaint);
  process.exitCode = BAD_USAGE;
}
