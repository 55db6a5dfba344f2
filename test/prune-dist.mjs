// Removes from dist/ what no source makes any more, so that an incremental build leaves nothing stale behind.

import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

if (existsSync('dist'))
  for (const name of readdirSync('dist', { recursive: true })) {
    const source = /^(.*?)\.(js|js\.map|d\.ts)$/.exec(String(name))?.[1];
    if (source !== undefined && !existsSync(`${source}.ts`)) rmSync(join('dist', String(name)));
  }
