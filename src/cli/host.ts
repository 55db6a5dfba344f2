// `signoff host MODULE`: the kit's own host process for connectors that are modules. Not for people.

import type { Readable, Writable } from 'node:stream';
import { KitFailure } from '../contract/failure.ts';
import { hostConnector, loadConnector } from '../drivers/module-host.ts';

/** Serves the module on stdin and stdout; whatever else would print there goes to stderr. Throws `ModuleUnusable`. */
export async function host(modulePath: string): Promise<number> {
  const output = { write: process.stdout.write.bind(process.stdout) };
  process.stdout.write = process.stderr.write.bind(process.stderr) as typeof process.stdout.write;
  const connector = await loadConnector(modulePath).catch((cause) => {
    const why = cause instanceof Error ? cause.stack : String(cause);
    throw new KitFailure('ModuleUnusable', `The module ${modulePath} cannot be loaded: ${why}`, {
      hint: 'Its default export is to be a Connector, or a function that makes one.',
      cause,
    });
  });
  await hostConnector(connector, { input: process.stdin as Readable, output: output as unknown as Writable });
  return 0;
}
