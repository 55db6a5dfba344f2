// The files of the suite: features, catalogue, steps. The package says which there are to be, so that one that is missing
// is found out; a scenario that is not there cannot fail.

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { CODE_ROOT, PACKAGE_ROOT, RUNS_FROM_SOURCES } from '../../package-root.ts';
import { KitFailure } from '../../report-model/failure.ts';

/** Written by the build, beside the code. */
const LIST = 'suite.json';

/** Paths from the package's root, with forward slashes, sorted. */
export interface SuiteFiles {
  readonly features: readonly string[];
  readonly catalogue: readonly string[];
  readonly steps: readonly string[];
}

/** What there is. */
export function suiteFiles(root = PACKAGE_ROOT, codeRoot = CODE_ROOT): SuiteFiles {
  const steps = RUNS_FROM_SOURCES ? /(?<!\.d)\.ts$/ : /\.js$/;
  const below = (folder: string, pattern: RegExp) => filesBelow(folder, pattern, root);
  return {
    features: below(join(root, 'features'), /\.feature$/),
    catalogue: below(join(root, 'features'), /^requirements\.yaml$/),
    steps: below(join(codeRoot, 'steps'), steps),
  };
}

function filesBelow(folder: string, pattern: RegExp, root: string): readonly string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true })
    .map((file) => String(file).replaceAll('\\', '/'))
    .filter((file) => pattern.test(file) && !/\.test\.\w+$/.test(file))
    .map((file) => `${relative(root, folder).replaceAll('\\', '/')}/${file}`)
    .sort();
}

/** Where the build writes down what there is to be. */
export const suiteListPath = (codeRoot = CODE_ROOT): string => join(codeRoot, LIST);

/** Throws a `KitFailure` where a file of the suite is missing. Run from the sources there is nothing to compare with. */
export function checkSuiteFiles(root = PACKAGE_ROOT, codeRoot = CODE_ROOT): void {
  if (RUNS_FROM_SOURCES) return;
  const missing = missingFiles(root, suiteListPath(codeRoot));
  if (missing.length === 0) return;
  throw new KitFailure('SuiteIncomplete', `The package lacks files of the suite: ${missing.join(', ')}.`, {
    hint: 'Install the package anew; where you build it yourself, npm run build.',
  });
}

function missingFiles(root: string, list: string): readonly string[] {
  const name = relative(root, list).replaceAll('\\', '/');
  if (!existsSync(list)) return [name];
  const { features, catalogue, steps } = JSON.parse(readFileSync(list, 'utf8')) as SuiteFiles;
  return [...features, ...catalogue, ...steps].filter((file) => !existsSync(join(root, file)));
}
