// The command line: reads the arguments, runs one command, and exits. Nobody else may exit the process.

const BAD_USAGE = 2;

export async function main(): Promise<void> {
  endWithReader();
  process.exitCode = BAD_USAGE; // an end that no command has announced is no success
  const args = process.argv.slice(2);
  // Started for every connector, so it loads nothing of what other commands need.
  await leave(args[0] === 'host' && args[1] !== undefined ? await host(args.slice(1)) : await command(args));
}

async function command(args: readonly string[]): Promise<number> {
  const { processEnvironment } = await import('./environment.ts');
  const { runCommand } = await import('./run-command.ts');
  return runCommand(args, processEnvironment());
}

async function host([module = '', folder = process.cwd(), options]: readonly string[]): Promise<number> {
  try {
    return await (await import('./host.ts')).host(module, folder, options);
  } catch (error) {
    const { explain } = await import('./explain-error.ts');
    const { text, exitCode } = explain(error, BAD_USAGE);
    process.stderr.write(text);
    return exitCode;
  }
}

/** Exits once all that was told has gone out: a pipe takes no more at once than its reader has room for. */
async function leave(code: number): Promise<never> {
  process.exitCode = code;
  const isOut = (stream: NodeJS.WriteStream) => new Promise<void>((resolve) => void stream.write('', () => resolve()));
  await Promise.all([process.stdout, process.stderr].map(isOut));
  process.exit(code);
}

/** Whoever read has had enough (`| head`). What was to be told has not been, so that it is no success. */
function endWithReader(): void {
  for (const stream of [process.stdout, process.stderr])
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error;
      process.exit(BAD_USAGE);
    });
}
