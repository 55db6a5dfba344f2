// The module driver: a module on this machine, in a host process of the kit's own.

import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { CODE_ROOT, PACKAGE_ROOT, RUNS_FROM_SOURCES } from '../package-root.ts';
import { processDriver } from './process-driver.ts';
import type { StartSession } from './session.ts';

/** Starts the connector that the file at `modulePath` exports. */
export function moduleDriver(modulePath: string, label: string): StartSession {
  const cli = join(CODE_ROOT, 'src', RUNS_FROM_SOURCES ? 'cli.ts' : 'cli.js');
  return processDriver({ file: process.execPath, args: [...loaderFlags(), cli, 'host', modulePath] }, label);
}

/** From the sources, the host needs the loader that this process was given. */
function loaderFlags(): readonly string[] {
  if (!RUNS_FROM_SOURCES) return [];
  const parent = JSON.stringify(pathToFileURL(join(PACKAGE_ROOT, '/')).href);
  const register = `import{register}from"node:module";register("ts-node/esm",${parent})`;
  return ['--no-warnings', '--import', `data:text/javascript,${encodeURIComponent(register)}`];
}
