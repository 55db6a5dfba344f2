// Where the package's own files lie (features, steps, catalogue), whether it runs from sources, built or installed.

import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const require = createRequire(import.meta.url);

/** The folder that holds `package.json`. */
export const PACKAGE_ROOT = dirname(require.resolve('signoff/package.json'));

export const { version: VERSION } = require('signoff/package.json') as { version: string };

/** Whether this runs from the TypeScript sources rather than from `dist/`. */
export const RUNS_FROM_SOURCES = fileURLToPath(import.meta.url).endsWith('.ts');

/** The folder that the code lies in: the package's own, or its `dist/`. */
export const CODE_ROOT = RUNS_FROM_SOURCES ? PACKAGE_ROOT : join(PACKAGE_ROOT, 'dist');
