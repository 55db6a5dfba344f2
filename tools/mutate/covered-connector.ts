// The instrumented connector, loaded by the kit's host like anybody's. When its process ends it leaves behind which
// mutants were come by, loading included.

import { writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

const { SIGNOFF_COVERED: connector = '', SIGNOFF_COVERAGE: file = '' } = process.env;
const { default: exported } = await import(pathToFileURL(connector).href);

process.on('exit', () => {
  const { __stryker__: instrumented } = globalThis as { __stryker__?: { mutantCoverage?: { static: object } } };
  writeFileSync(file, JSON.stringify(instrumented?.mutantCoverage?.static ?? {}));
});

export default exported;
