// The module driver: a module on this machine, in a host process of the kit's own.

import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { CODE_ROOT, PACKAGE_ROOT, RUNS_FROM_SOURCES } from '../package-root.ts';
import { processDriver } from './process-driver.ts';
import type { StartSession } from './session.ts';
import { isTypeScript, STRIP_FLAG, stripsTypes } from './type-script.ts';

/** A connector that a module exports. */
export interface ModuleAddress {
  /** An absolute path, or the name of a package. */
  readonly path: string;
  /** Where a package is looked up. */
  readonly from?: string | undefined;
  /** What the function that it exports is given, as plain JSON. */
  readonly options?: Readonly<Record<string, unknown>> | undefined;
}

/** Starts the connector that the module exports. */
export function moduleDriver({ path, from = process.cwd(), options }: ModuleAddress, label: string): StartSession {
  const cli = join(CODE_ROOT, 'src', RUNS_FROM_SOURCES ? 'cli.ts' : 'cli.js');
  const given = options === undefined ? [] : [JSON.stringify(options)];
  const args = [...typeFlags(path), ...loaderFlags(), cli, 'host', path, from, ...given];
  return processDriver({ file: process.execPath, args, cwd: from }, label);
}

function typeFlags(path: string): readonly string[] {
  const isNeeded = isTypeScript(path) && !stripsTypes() && process.allowedNodeEnvironmentFlags.has(STRIP_FLAG);
  return isNeeded ? [STRIP_FLAG, '--no-warnings'] : [];
}

/** From the sources, the host needs the loader that this process was given. */
function loaderFlags(): readonly string[] {
  if (!RUNS_FROM_SOURCES) return [];
  const parent = JSON.stringify(pathToFileURL(join(PACKAGE_ROOT, '/')).href);
  const register = `import{register}from"node:module";register("ts-node/esm",${parent})`;
  return ['--no-warnings', '--import', `data:text/javascript,${encodeURIComponent(register)}`];
}
