#!/usr/bin/env node
// The command line: reads the arguments, runs one command, and exits. Nobody else may exit the process.

const BAD_USAGE = 2;
const [command, module, folder, options] = process.argv.slice(2);

// Whoever read has had enough (`| head`). What was to be told has not been, so that it is no success.
for (const stream of [process.stdout, process.stderr])
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    process.exit(BAD_USAGE);
  });

try {
  // Started for every connector, so it loads nothing of what other commands need.
  if (command === 'host' && module !== undefined)
    process.exit(await (await import('./cli/host.ts')).host(module, folder ?? process.cwd(), options));
  const { buildProgram } = await import('./cli/program.ts');
  await buildProgram((code) => process.exit(code)).parseAsync();
} catch (error) {
  const { explain } = await import('./cli/explain-error.ts');
  const { forLog } = await import('./cli/github-log.ts');
  const { text, exitCode } = explain(error, BAD_USAGE);
  process.stderr.write(command === 'host' ? text : forLog(text, process.env));
  process.exit(exitCode);
}
