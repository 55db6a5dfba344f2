// The picture that the README shows; TEST_PICTURES=docs takes it.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { browserTest, openBoard } from './testing/board.ts';
import { bustle } from './testing/busy-floor.ts';

const ROOT = dirname(createRequire(import.meta.url).resolve('signoff/package.json'));
const LARGEST = 300 * 1024;
const PICTURE = 'docs/board.png';

if (process.env.TEST_PICTURES === 'docs')
  browserTest('the picture of the README is taken', async (t) => {
    const board = await openBoard(t, { context: { viewport: { width: 1440, height: 900 } } });
    await bustle(board);
    await board.visit('agents/1001');
    await board.page.locator('#why-LogOut').waitFor();
    await board.page.screenshot({ path: join(ROOT, PICTURE) });
  });

test('the README shows the board, in less than 300 KB', () => {
  assert.match(readFileSync(join(ROOT, 'README.md'), 'utf8'), new RegExp(`!\\[[^\\]]{20,}\\]\\(${PICTURE}\\)`));
  const bytes = readFileSync(join(ROOT, PICTURE));
  assert.deepEqual(bytes.subarray(1, 4).toString(), 'PNG');
  assert.ok(bytes.length < LARGEST, `${bytes.length} bytes`);
});
