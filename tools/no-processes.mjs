// Loaded before the tests without a mark in their name: one that starts a process, and a browser is one, fails and is told
// what its file is to be called. By way of whatever module it does so.

import childProcess from 'node:child_process';
import { syncBuiltinESMExports } from 'node:module';

for (const name of ['exec', 'execFile', 'execFileSync', 'execSync', 'fork', 'spawn', 'spawnSync'])
  childProcess[name] = (file) => {
    throw new Error(
      `${name}(${JSON.stringify(file)}) in a test whose file is called neither *.process.test.ts nor *.browser.test.ts.`,
    );
  };
syncBuiltinESMExports();
