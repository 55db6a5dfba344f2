// The last step of the build: writes down which files the suite consists of, so that a package that lacks one is found
// out.

import { writeFileSync } from 'node:fs';
import { suiteFiles, suiteListPath } from '../src/kit/suite-files.ts';

writeFileSync(suiteListPath(), `${JSON.stringify(suiteFiles(), null, 2)}\n`);
