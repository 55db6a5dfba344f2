// `npm run docs`: writes the documents that are made of tables.

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PACKAGE_ROOT } from '../src/package-root.ts';
import { generatedDocs } from './generated-docs.ts';

for (const [path, text] of Object.entries(generatedDocs(PACKAGE_ROOT))) writeFileSync(join(PACKAGE_ROOT, path), text);
