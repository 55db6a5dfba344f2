// The board photographed: both themes into reports/board/, to be looked at; and with TEST_PICTURES=docs, the picture that
// the README shows.

import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { browserTest, openBoard } from './testing/board.ts';
import { bustle, VIEWS } from './testing/busy-floor.ts';

const ROOT = dirname(createRequire(import.meta.url).resolve('signoff/package.json'));
const LARGEST = 300 * 1024;
const PICTURE = 'docs/board.png';

const SIZES = [
  { width: 1440, height: 900 },
  { width: 1024, height: 768 },
  { width: 768, height: 1024 },
  { width: 390, height: 844 },
];

for (const colorScheme of ['light', 'dark'] as const)
  browserTest(`every view can be photographed at four sizes, ${colorScheme}`, async (t) => {
    const board = await openBoard(t, { context: { colorScheme } });
    await bustle(board);
    const folder = join(ROOT, 'reports', 'board');
    mkdirSync(folder, { recursive: true });
    for (const view of VIEWS.filter((one) => one !== 'agents/1002' && one !== 'agents/1007')) {
      await board.visit(view);
      for (const size of SIZES) {
        await board.page.setViewportSize(size);
        const path = join(folder, `${view.replace('/', '-')}-${size.width}-${colorScheme}.png`);
        await board.page.screenshot({ path });
        assert.ok(statSync(path).size > 10_000, `${path} shows something`);
      }
    }
  });

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
