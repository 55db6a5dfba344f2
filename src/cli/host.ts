// `signoff host MODULE`: the kit's own host process for connectors that are modules. Not for people.

import type { Readable, Writable } from 'node:stream';
import { inspect } from 'node:util';
import type { Connector } from '../connector/connector.ts';
import { hostConnector, loadConnector } from '../drivers/module-host.ts';
import { KitFailure } from '../report-model/failure.ts';

/**
 * Serves the module, an absolute path or a package as seen from `folder`, on stdin and stdout; whatever else would print
 * there goes to stderr. `options` is JSON for the function that the module exports. One that cannot be loaded says so when it is to be initialized. Throws `ModuleUnusable` or
 * `TypeScriptUnsupported`.
 */
export async function host(module: string, folder: string, options?: string): Promise<number> {
  const output = { write: process.stdout.write.bind(process.stdout) };
  process.stdout.write = process.stderr.write.bind(process.stderr) as typeof process.stdout.write;
  const given = options === undefined ? [] : [JSON.parse(options) as object];
  const loaded = await loadConnector(module, folder, ...given).catch((cause) => toFailure(module, cause));
  const failure = loaded instanceof KitFailure ? loaded : undefined;
  const connector = loaded instanceof KitFailure ? unusable(loaded) : loaded;
  await hostConnector(connector, { input: process.stdin as Readable, output: output as unknown as Writable });
  if (failure !== undefined) throw failure;
  return 0;
}

/** One sentence; where it happened goes to the log. */
function toFailure(module: string, cause: unknown): KitFailure {
  if (cause instanceof KitFailure) return cause;
  if (cause instanceof Error) process.stderr.write(`${cause.stack}\n`);
  const [why] = (cause instanceof Error ? String(cause) : inspect(cause)).split('\n');
  return new KitFailure('ModuleUnusable', `The module ${module} cannot be loaded: ${why?.replace(/\.$/, '')}.`, {
    hint: 'Its default export is to be a Connector, or a function that makes one.',
    cause,
  });
}

/** Says why it cannot be used, whatever it is asked. */
function unusable({ code, message, hint }: KitFailure): Connector {
  const refuse = async () => {
    throw new Error(`${code}: ${message} ${hint}`);
  };
  return { initialize: refuse, invoke: refuse, reset: refuse, shutdown: refuse };
}
