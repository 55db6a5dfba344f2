// One command line, carried out from beginning to end in a given environment: whoever calls it exits, or does not.

import type { Environment } from './environment.ts';
import { explain } from './explain-error.ts';
import { tellFailure } from './github-failure.ts';
import { buildProgram } from './program.ts';

/** What a command line ends with that could not be understood or carried out. */
const BAD_USAGE = 2;

/** `args` are what follows the program's name. Answers the exit code; whatever goes wrong has been told by then. */
export async function runCommand(args: readonly string[], environment: Environment): Promise<number> {
  let exitCode = BAD_USAGE;
  const program = buildProgram(environment, (code) => {
    exitCode = code;
  });
  try {
    await program.parseAsync(args, { from: 'user' });
  } catch (error) {
    const explained = explain(error, BAD_USAGE);
    exitCode = explained.exitCode;
    await tellFailure(error, { ...explained, command: args[0] }, environment);
  }
  return exitCode;
}
