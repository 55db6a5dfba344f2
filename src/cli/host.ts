// `signoff host MODULE`: the kit's own host process for connectors that are modules. Not for people.

import type { Readable, Writable } from 'node:stream';
import { inspect } from 'node:util';
import { KitFailure } from '../contract/failure.ts';
import { hostConnector, loadConnector } from '../drivers/module-host.ts';

/**
 * Serves the module, an absolute path or a package as seen from `folder`, on stdin and stdout; whatever else would print
 * there goes to stderr. `options` is JSON for the function that the module exports. Throws `ModuleUnusable` or
 * `TypeScriptUnsupported`.
 */
export async function host(module: string, folder: string, options?: string): Promise<number> {
  const output = { write: process.stdout.write.bind(process.stdout) };
  process.stdout.write = process.stderr.write.bind(process.stderr) as typeof process.stdout.write;
  const given = options === undefined ? [] : [JSON.parse(options) as object];
  const connector = await loadConnector(module, folder, ...given).catch((cause) => {
    if (cause instanceof KitFailure) throw cause;
    const why = cause instanceof Error ? cause.stack : inspect(cause);
    throw new KitFailure('ModuleUnusable', `The module ${module} cannot be loaded: ${why}`, {
      hint: 'Its default export is to be a Connector, or a function that makes one.',
      cause,
    });
  });
  await hostConnector(connector, { input: process.stdin as Readable, output: output as unknown as Writable });
  return 0;
}
