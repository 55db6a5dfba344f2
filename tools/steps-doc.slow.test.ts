// The page of the steps is the one that the steps make, and every step has an example in the features.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { PACKAGE_ROOT } from '../src/package-root.ts';
import { stepsDoc } from './steps-doc.ts';

test('the page lists the steps as they are; npm run docs writes it', async () => {
  const [[path = '', text = ''] = []] = Object.entries(await stepsDoc());
  assert.equal(readFileSync(join(PACKAGE_ROOT, path), 'utf8'), text);
  assert.doesNotMatch(text, /\| \|\n/, 'each has an example');
  assert.match(text, /\n\| `agent \{word\} is logged in to \{queues\}` \| `agent Ada is logged in to/);
});
