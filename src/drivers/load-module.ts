// Imports a module that somebody else wrote: a file, or a package as it is seen from a folder.

import { isAbsolute, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { RUNS_FROM_SOURCES } from '../package-root.ts';
import { isTypeScript, stripsTypes, useTsNode } from './type-script.ts';

/** What `module` exports: an absolute path, or the name of a package. Throws `TypeScriptUnsupported`, or what it throws. */
export async function loadModule(module: string, folder: string): Promise<Readonly<Record<string, unknown>>> {
  if (isTypeScript(module) && !stripsTypes() && !RUNS_FROM_SOURCES) useTsNode(module);
  if (isAbsolute(module)) return import(pathToFileURL(module).href);
  const { resolve } = await import('import-meta-resolve'); // a package is found as a file in that folder would find it
  return import(resolve(module, pathToFileURL(join(folder, 'connector')).href));
}
