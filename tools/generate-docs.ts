// `npm run docs`: writes the documents that are made of tables.

import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { PACKAGE_ROOT } from '../src/package-root.ts';
import { apiReports } from './api-reports.ts';
import { generatedDocs } from './generated-docs.ts';
import { stepsDoc } from './steps-doc.ts';

for (const [path, text] of Object.entries({
  ...(await generatedDocs(PACKAGE_ROOT)),
  ...apiReports(PACKAGE_ROOT),
  ...(await stepsDoc()),
})) {
  mkdirSync(dirname(join(PACKAGE_ROOT, path)), { recursive: true });
  writeFileSync(join(PACKAGE_ROOT, path), text);
}
