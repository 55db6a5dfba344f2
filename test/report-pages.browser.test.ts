// The pages that a run leaves, in a browser: no view scrolls sideways, however narrow, and axe finds nothing, light or dark.
// Photographs go to reports/pages/: look at them.

import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before } from 'node:test';
import { pathToFileURL } from 'node:url';
import axe from 'axe-core';
import { browserTest, openPage } from '../simulator/board/testing/board.ts';
import { reportHtml } from '../src/report/html.ts';
import { traceabilityHtml } from '../src/report/traceability.ts';
import type { RunReport } from '../src/report-model/run-report.ts';
import { reportOn } from './testing/report.ts';

const PICTURES = 'reports/pages';
let folder: string;
let report: RunReport;

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'signoff-pages-'));
  report = await reportOn('logout-16-clears-the-form', 'LOGOUT-16,LOGOUT-06,LOGOUT-27');
  await mkdir(PICTURES, { recursive: true });
});
after(() => rm(folder, { recursive: true, force: true }));

/** A word without a place to break it, in each text that comes from outside. */
const LONG = 'x'.repeat(300);

const withLongWords = (run: RunReport): RunReport => ({
  ...run,
  connector: { name: LONG, version: LONG },
  ruling: { ...run.ruling, reason: LONG },
  rulings: run.rulings.map((ruling) => ({
    ...ruling,
    reason: LONG,
    scenarios: ruling.scenarios.map((scenario) => ({
      ...scenario,
      mismatch: scenario.mismatch && { expected: [LONG, LONG], seen: LONG },
      transcript: scenario.transcript && { ...scenario.transcript, log: [LONG], fixtures: { [LONG]: LONG } },
    })),
  })),
});

const PAGES = { report: reportHtml, traceability: traceabilityHtml };

for (const [name, make] of Object.entries(PAGES))
  for (const [width, colorScheme] of [
    [320, 'light'],
    [320, 'dark'],
    [1280, 'light'],
    [1280, 'dark'],
  ] as const)
    browserTest(`${name}.html at ${width} px, ${colorScheme}`, async (t) => {
      assert.ok(report.rulings.some(({ verdict }) => verdict === 'warn' || verdict === 'fail'));
      const viewport = { width, height: 800 };
      const { page } = await openPage(t, pathToFileURL(folder).href, { viewport, colorScheme });
      for (const [kind, run] of [
        ['usual', report],
        ['long', withLongWords(report)],
      ] as const) {
        const file = join(folder, `${name}-${kind}.html`);
        await writeFile(file, make(run));
        await page.goto(pathToFileURL(file).href);
        await page.locator('details').evaluateAll((all) => {
          for (const one of all) one.setAttribute('open', '');
        });
        const scrolls = await page.evaluate('document.scrollingElement.scrollWidth');
        assert.equal(scrolls, width, `${kind}: nothing is wider than the screen`);
        const { violations } = (await page.evaluate(`${axe.source}; axe.run()`)) as axe.AxeResults;
        assert.deepEqual(
          violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`),
          [],
        );
        if (kind === 'usual') await page.screenshot({ path: `${PICTURES}/${name}-${width}-${colorScheme}.png` });
      }
    });
