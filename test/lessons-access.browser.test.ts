// The lessons are for everyone: axe-core finds nothing in either theme, nothing scrolls sideways from a phone to a wall, and
// each is photographed at four sizes, into reports/lessons, to be looked at. They speak German to whoever wants that.

import assert from 'node:assert/strict';
import { mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { browserTest, openPage, violationsOf } from '../simulator/board/testing/board.ts';
import { PACKAGE_ROOT } from '../src/package-root.ts';
import { lessonCalled, teach } from './testing/lessons.ts';

const FOLDER = join(PACKAGE_ROOT, 'reports', 'lessons');

const SIZES = [
  { width: 320, height: 640 },
  { width: 768, height: 1024 },
  { width: 1280, height: 800 },
  { width: 3840, height: 2160 },
];

/** In the other theme the narrowest and the usual one are enough. */
const SIZES_OF = { light: SIZES, dark: SIZES.filter(({ width }) => width === 320 || width === 1280) };

/** Plays what waits, `count` times. */
async function play(page: Page, count: number): Promise<void> {
  for (let played = 0; played < count; played += 1) {
    const before = await page.locator('.steps .passed').count();
    await page.locator('.steps .waits').waitFor();
    await page.keyboard.press('PageDown');
    await page.locator('.steps .passed').nth(before).waitFor();
  }
}

for (const colorScheme of ['light', 'dark'] as const)
  browserTest(
    `axe-core finds nothing, nothing scrolls sideways, and there are photographs, ${colorScheme}`,
    async (t) => {
      const url = await teach(t);
      const { page } = await openPage(t, url, { colorScheme });
      mkdirSync(FOLDER, { recursive: true });
      const look = async (what: string) => {
        assert.deepEqual(await violationsOf(page), [], what);
        for (const size of SIZES_OF[colorScheme]) {
          await page.setViewportSize(size);
          const wide = await page.evaluate<number>('document.documentElement.scrollWidth');
          assert.ok(wide <= size.width, `${what} is ${wide} wide at ${size.width}`);
          const path = join(FOLDER, `${what.replaceAll(' ', '-')}-${size.width}-${colorScheme}.png`);
          await page.screenshot({ path });
          assert.ok(statSync(path).size > 8_000, `${path} shows something`);
        }
        await page.setViewportSize({ width: 1280, height: 800 });
      };
      await page.goto(`${url}/teach`);
      await page.getByLabel(/^Search all/).fill('password');
      await page.getByRole('status').getByText('found').waitFor();
      await look('course');
      await page.goto(`${url}/teach?lesson=${(await lessonCalled('refused')).id}`);
      await page.getByRole('button', { name: 'Begin' }).waitFor();
      await look('before');
      await page.getByRole('button', { name: 'Begin' }).click();
      await play(page, 1);
      await look('rules');
      await play(page, 3);
      await page.locator('.evidence details[open] pre').first().waitFor();
      await look('refused');
      await play(page, 2);
      await page.getByRole('button', { name: 'Show the answer' }).click();
      await look('end');
      await page.keyboard.press('p');
      await page.locator('html.presenting').waitFor();
      await look('for the room');
    },
  );

browserTest('the lessons and the board speak German where that is wanted, and English again', async (t) => {
  const url = await teach(t);
  const { page } = await openPage(t, url, { locale: 'de-AT' });
  await page.goto(`${url}/teach?lesson=${(await lessonCalled('refused')).id}`);
  await page.getByRole('heading', { name: 'Warum eine Abmeldung abgelehnt wird' }).waitFor();
  assert.equal(await page.getAttribute('html', 'lang'), 'de');
  await page.getByText('Angenommen: die ACD lässt Agenten sich nur abmelden, wenn sie NotReady sind').waitFor();
  await page.getByRole('button', { name: 'Beginnen' }).click();
  await play(page, 1);
  await page.getByText('Eine Abmeldung durch einen Supervisor').waitFor();
  await play(page, 3);
  await page.getByText('Ada will sich abmelden; der Connector sagt Fail').waitFor();
  await page.getByRole('heading', { name: 'Was jetzt geschehen darf' }).waitFor();
  await page.locator('#why-LogOut', { hasText: 'Abgelehnt: niemand geht nach diesen Regeln' }).waitFor();
  await page.getByRole('button', { name: 'English' }).click();
  await page.getByRole('heading', { name: 'What may happen now' }).waitFor();
  assert.equal(await page.getAttribute('html', 'lang'), 'en');
  await page.goto(url);
  await page.getByRole('heading', { name: 'Agents', level: 1 }).waitFor();
});

browserTest('for the room, a light falls on what changes', async (t) => {
  const url = await teach(t);
  const { page } = await openPage(t, url);
  await page.goto(url);
  await page.locator('.connection.live').waitFor();
  await page.getByRole('button', { name: 'For the room' }).click();
  await page.locator('html.presenting').waitFor();
  await page.getByRole('button', { name: 'Log in 12' }).click();
  await page.locator('.tile[data-lit]').nth(11).waitFor();
  await page.getByText('12 done, 0 refused.').waitFor();
  await page.getByLabel('Order').selectOption('name');
  const names = await page.locator('.tile strong').allInnerTexts();
  assert.deepEqual(
    names,
    names.toSorted((one, other) => one.localeCompare(other)),
  );
  await page.keyboard.press('p');
  assert.equal(await page.locator('html.presenting').count(), 0);
});
