// What the tests of the board share: a browser, a simulator, and a page that must not complain, call anywhere else or let
// text become markup.

import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { after, type TestContext } from 'node:test';
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { programTest } from '../../../test/testing/program-test.ts';
import type { Simulator } from '../../app.ts';
import { type SimulatorOptions, startSimulator } from '../../index.ts';

const PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];
const executablePath = PLACES.find(existsSync);
/** Whoever is root may not have Chromium's sandbox. */
const args = process.getuid?.() === 0 ? ['--no-sandbox'] : [];

let browser: Promise<Browser> | undefined;
after(async () => (await browser)?.close());

interface Shown {
  readonly context: BrowserContext;
  assertSound(): void;
}

/** The pages of each test. They are closed before its simulators stop, since they would complain of that. */
const shown = new WeakMap<TestContext, Shown[]>();

/** A test in a browser. */
export function browserTest(name: string, run: (t: TestContext) => Promise<void>): void {
  const missing = `There is no browser at ${PLACES.join(', ')}: the board was NOT tested. Debian has it as chromium.`;
  programTest(name, executablePath === undefined ? missing : undefined, async (t) => {
    const pages: Shown[] = [];
    shown.set(t, pages);
    try {
      await run(t);
      for (const page of pages) page.assertSound();
    } finally {
      for (const { context } of pages) await context.close();
    }
  });
}

/** Chromium notes every answer of that sort, asked for or not. */
const REFUSAL = /^Failed to load resource: the server responded with a status of 4\d\d/;

/** In pixels. */
const USUAL = { width: 1280, height: 800 };

/** How long something on the page may take; a test is red then, and not for ever. */
const PATIENCE_MS = 10_000;

export interface TestBoard {
  readonly page: Page;
  readonly simulator: Simulator;
  readonly url: string;
  /** Goes to a view, `agents/1001` say, and waits until it is there. */
  visit(path: string): Promise<void>;
  /** Asks the main port, or the port that an address is given of; answers what came, whether it is a refusal or not. */
  // biome-ignore lint/suspicious/noExplicitAny: JSON from outside, which the tests look into
  ask(method: string, path: string, body?: object, base?: string): Promise<any>;
  /** What was written to the console; nothing is, as long as all is well. */
  readonly complaints: string[];
}

export type BoardOptions = SimulatorOptions & { readonly context?: BrowserContextOptions };

/** A simulator and its board in a browser, gone when the test is over. */
export async function openBoard(t: TestContext, { context, ...options }: BoardOptions = {}): Promise<TestBoard> {
  const simulator = await startSimulator({ port: 0, nativePort: 0, ...options });
  t.after(simulator.stop);
  return { ...(await showBoard(t, simulator.addresses.main, context)), simulator };
}

/** A page for what is below `url`, gone when the browser test `t` is over; it must not complain or ask anybody else. */
export async function openPage(
  t: TestContext,
  url: string,
  options: BrowserContextOptions = {},
): Promise<Pick<TestBoard, 'page' | 'complaints'>> {
  browser ??= chromium.launch({ executablePath, args });
  const context = await (await browser).newContext({ viewport: USUAL, ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE_MS);
  const complaints: string[] = [];
  const asked: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' && !REFUSAL.test(message.text())) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error.stack)));
  page.on('request', (request) => asked.push(request.url()));
  const assertSound = () => {
    assert.deepEqual(complaints, [], 'the page complains of nothing');
    const elsewhere = asked.filter((one) => !one.startsWith(url));
    assert.deepEqual(elsewhere, [], 'the page asks nobody else');
  };
  shown.get(t)?.push({ context, assertSound });
  return { page, complaints };
}

/** The board that is served at `url`, gone when the browser test `t` is over. */
export async function showBoard(
  t: TestContext,
  url: string,
  options: BrowserContextOptions = {},
): Promise<Omit<TestBoard, 'simulator'>> {
  const { page, complaints } = await openPage(t, url, options);
  const visit = async (path: string) => {
    const address = new URL(`${url}/#/${path}`);
    await page.goto(address.href);
    await page.locator(`main[data-path=${JSON.stringify(address.hash.slice(2))}]`).waitFor();
    await page.locator('.connection.live').waitFor();
  };
  await visit('agents');
  const ask = async (method: string, path: string, body?: object, base = url) => {
    const answer = await fetch(base + path, { method, body: body && JSON.stringify(body) });
    const text = await answer.text();
    return text === '' ? undefined : JSON.parse(text);
  };
  return { page, url, visit, ask, complaints };
}

/** The native dialect’s address, where connectors ask. */
export const nativeUrl = ({ simulator }: Pick<TestBoard, 'simulator'>): string =>
  simulator.addresses.dialects.native.url;

/** The live region: what is said to whoever looks or listens. */
export const said = (page: Page) => page.locator('.said [role=status]');

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe-core finds wrong on the page as it stands, a line each; `rules`: which are looked at, where not all. */
export async function violationsOf(page: Page, rules?: readonly string[]): Promise<readonly string[]> {
  if (!(await page.evaluate<boolean>("'axe' in window"))) await page.evaluate(AXE);
  const { violations } = await page.evaluate<{
    violations: { id: string; nodes: { target: string[]; failureSummary: string }[] }[];
  }>(`axe.run(document, ${JSON.stringify({ resultTypes: ['violations'], runOnly: rules })})`);
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} at ${target}: ${failureSummary}`),
  );
}

const SIZES = [
  { width: 320, height: 640 },
  { width: 768, height: 1024 },
  { width: 1280, height: 800 },
  { width: 3840, height: 1440 },
];
/** In the other theme the narrowest and the usual one are enough. */
const SIZES_OF = { light: SIZES, dark: SIZES.filter(({ width }) => width === 320 || width === 1280) };
/** A theme changes colours alone. */
const RULES_OF = { light: undefined, dark: ['color-contrast'] };
const REPORTS = join(dirname(createRequire(import.meta.url).resolve('signoff/package.json')), 'reports');

/**
 * Looks at the page as it stands: in either theme axe-core finds nothing, and at no size it scrolls sideways. Photographs are left
 * in `reports/FOLDER`, to be looked at; `what` is what they show. A look that is brief leaves two of them.
 */
export async function lookAt(
  page: Page,
  folder: string,
  what: string,
  { isBrief = false }: { readonly isBrief?: boolean } = {},
): Promise<void> {
  mkdirSync(join(REPORTS, folder), { recursive: true });
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    assert.deepEqual(await violationsOf(page, RULES_OF[colorScheme]), [], `${what}, ${colorScheme}`);
    if (isBrief && colorScheme === 'dark') continue;
    for (const size of SIZES_OF[isBrief ? 'dark' : colorScheme]) {
      await page.setViewportSize(size);
      const over = await page.evaluate<number>(WIDER_THAN_WINDOW);
      assert.ok(over <= 0, `${what} is ${over} px too wide at ${size.width}`);
      const path = join(REPORTS, folder, `${what.replaceAll(/[ /]/g, '-')}-${size.width}-${colorScheme}.png`);
      await page.screenshot({ path });
      assert.ok(statSync(path).size > 8_000, `${path} shows something`);
    }
    await page.setViewportSize(USUAL);
  }
}

/** By how many pixels, once it is drawn at its new size: what is measured is drawn again, which takes some frames. */
const WIDER_THAN_WINDOW = `(async () => {
  const over = () => document.documentElement.scrollWidth - innerWidth;
  for (let frames = 0; frames < 3 || (over() > 0 && frames < 20); frames += 1) await new Promise(requestAnimationFrame);
  return over();
})()`;
