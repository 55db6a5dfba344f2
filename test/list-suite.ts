// The last step of the build: writes down which files the suite consists of, so that a package that lacks one is found
// out, and makes the command executable, for whom it was linked to before it was built.

import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { suiteFiles, suiteListPath } from '../src/kit/suite-files.ts';
import { CODE_ROOT } from '../src/package-root.ts';

writeFileSync(suiteListPath(), `${JSON.stringify(suiteFiles(), null, 2)}\n`);
chmodSync(join(CODE_ROOT, 'src', 'cli.js'), 0o755);
