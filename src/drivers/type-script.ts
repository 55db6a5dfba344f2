// TypeScript that somebody else wrote, without a build: by Node itself where it can, else by the ts-node of the module's
// own project. The kit brings no compiler along.

import { existsSync, readFileSync } from 'node:fs';
import { createRequire, register } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { PACKAGE_ROOT } from '../package-root.ts';
import { KitFailure } from '../report-model/failure.ts';

export const isTypeScript = (path: string): boolean => /\.[mc]?ts$/.test(path);

/** Node 22.6 to 22.17 strip types when they are given this flag. */
export const STRIP_FLAG = '--experimental-strip-types';

/** Whether this process runs TypeScript as it is. */
export const stripsTypes = (): boolean =>
  Boolean((process.features as { typescript?: string | false }).typescript) || process.execArgv.includes(STRIP_FLAG);

/** What a module is compiled with that has no tsconfig.json. */
const OPTIONS = { module: 'nodenext', moduleResolution: 'nodenext', target: 'es2022' };

/** From now on this process runs TypeScript; types are thrown away, not checked. Throws `TypeScriptUnsupported`. */
export function useTsNode(module: string): void {
  const loader = tsNodeOf(module);
  if (loader === undefined) throw noTsNode(module);
  if (module.endsWith('.ts') && packageTypeOf(module) !== 'module') throw notEsm(module);
  const project =
    fileAbove(module, 'tsconfig.json') !== undefined
      ? {}
      : { TS_NODE_SKIP_PROJECT: 'true', TS_NODE_COMPILER_OPTIONS: JSON.stringify(OPTIONS) };
  const settings = { TS_NODE_TRANSPILE_ONLY: 'true', TS_NODE_CWD: dirname(module), ...project };
  Object.assign(process.env, { ...settings, ...process.env });
  register(pathToFileURL(loader));
}

/** The module's own before the kit's; the kit has one only where it is developed. */
function tsNodeOf(module: string): string | undefined {
  for (const from of [module, join(PACKAGE_ROOT, 'package.json')])
    try {
      return createRequire(from).resolve('ts-node/esm');
    } catch {
      // The next one may have it.
    }
  return undefined;
}

function packageTypeOf(module: string): unknown {
  const path = fileAbove(module, 'package.json');
  return path && (JSON.parse(readFileSync(path, 'utf8')) as { type?: unknown }).type;
}

/** The nearest file of that name in the folders above `path`. */
function fileAbove(path: string, name: string): string | undefined {
  const folder = dirname(path);
  if (existsSync(join(folder, name))) return join(folder, name);
  return folder === dirname(folder) ? undefined : fileAbove(folder, name);
}

const noTsNode = (module: string): KitFailure =>
  new KitFailure('TypeScriptUnsupported', `Node ${process.versions.node} does not run TypeScript: ${module}.`, {
    hint: 'Use Node 22.18 or newer, or npm install --save-dev ts-node typescript@6 beside it, or name the built JavaScript.',
  });

const notEsm = (module: string): KitFailure =>
  new KitFailure(
    'TypeScriptUnsupported',
    `${module} is no ES module: its package.json does not say "type": "module".`,
    { hint: 'Call it .mts, or put "type": "module" into the package.json above it.' },
  );
