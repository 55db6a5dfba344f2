#!/usr/bin/env node
// The command line: reads the arguments, runs one command, and exits. Nobody else may exit the process.

import { explain } from './cli/explain-error.ts';

const BAD_USAGE = 2;

/** The kit's own host of modules is started again and again, and needs none of the other commands. */
async function run([name, ...rest]: readonly string[]): Promise<void> {
  if (name !== 'host') return void (await (await import('./cli/program.ts')).buildProgram(process.exit).parseAsync());
  const [module = '', folder = process.cwd()] = rest;
  process.exit(await (await import('./cli/host.ts')).host(module, folder));
}

try {
  await run(process.argv.slice(2));
} catch (error) {
  const { text, exitCode } = explain(error, BAD_USAGE);
  process.stderr.write(text);
  process.exit(exitCode);
}
