// The command line: reads the arguments, runs one command, and exits. Nobody else may exit the process.

const BAD_USAGE = 2;

export async function main(): Promise<void> {
  endWithReader();
  process.exitCode = BAD_USAGE; // an end that no command has announced is no success
  const [command, module, folder, options] = process.argv.slice(2);
  // Started for every connector, so it loads nothing of what other commands need.
  const isHost = command === 'host' && module !== undefined;
  try {
    if (isHost) process.exit(await (await import('./host.ts')).host(module, folder ?? process.cwd(), options));
    const { buildProgram } = await import('./program.ts');
    await buildProgram((code) => void leave(code)).parseAsync();
  } catch (error) {
    const { explain } = await import('./explain-error.ts');
    const { text, exitCode } = explain(error, BAD_USAGE);
    if (isHost) process.stderr.write(text);
    else await (await import('./github-failure.ts')).tellFailure(error, { text, exitCode, command });
    await leave(exitCode);
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
