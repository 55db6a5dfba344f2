#!/usr/bin/env node
// The command line: reads the arguments, runs one command, and exits. Nobody else may exit the process.

import { explain } from './cli/explain-error.ts';
import { forLog } from './cli/github.ts';
import { buildProgram } from './cli/program.ts';

const BAD_USAGE = 2;

try {
  await buildProgram((code) => process.exit(code)).parseAsync();
} catch (error) {
  const { text, exitCode } = explain(error, BAD_USAGE);
  process.stderr.write(forLog(text, process.env));
  process.exit(exitCode);
}
