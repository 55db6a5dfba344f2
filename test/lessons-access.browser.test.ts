// The lessons are for everyone: in either theme axe-core finds nothing, nothing scrolls sideways from a phone to a wall, and each
// is photographed at four sizes, into reports/lessons, to be looked at. They speak German to whoever wants that.

import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { browserTest, lookAt, openPage } from '../simulator/board/testing/board.ts';
import { loadSuite } from '../src/kit/judge/run.ts';
import { teach } from './testing/lessons.ts';

/** Plays what waits, `count` times. */
async function play(page: Page, count: number): Promise<void> {
  for (let played = 0; played < count; played += 1) {
    const before = await page.locator('.steps .passed').count();
    await page.locator('.steps .waits').waitFor();
    await page.keyboard.press('PageDown');
    await page.locator('.steps .passed').nth(before).waitFor();
  }
}

browserTest(
  'a lesson to its end, the room, the course and the vocabulary: all is looked at, in two languages',
  async (t) => {
    const url = await teach(t);
    const { page } = await openPage(t, url, { locale: 'de-AT' });
    const look = (what: string, how = {}) => lookAt(page, 'lessons', what, how);
    await page.goto(`${url}/teach`);
    await page.getByRole('heading', { name: 'Lektionen', level: 1 }).waitFor();
    assert.equal(await page.getAttribute('html', 'lang'), 'de');
    await look('course in German', { isBrief: true });
    await page.getByRole('link', { name: 'Warum eine Abmeldung abgelehnt wird' }).click();
    await page.getByRole('button', { name: 'Beginnen' }).click();
    await play(page, 4);
    await page.getByText('Dann: die ACD lehnt es ab').first().waitFor();
    await page.getByText('Ada will sich abmelden; der Connector sagt Fail').waitFor();
    await page.locator('#why-LogOut', { hasText: 'Abgelehnt: niemand geht nach diesen Regeln' }).waitFor();
    await page.getByText('Eine Abmeldung durch einen Supervisor').waitFor();
    await look('refused in German', { isBrief: true });

    await page.getByRole('button', { name: 'English' }).click();
    await page.locator('.evidence details[open] pre').first().waitFor();
    assert.equal(await page.getAttribute('html', 'lang'), 'en');
    await look('refused');
    for (let back = 0; back < 3; back += 1) await page.keyboard.press('ArrowLeft');
    await page.getByRole('heading', { name: 'Rules', level: 1 }).waitFor();
    await look('rules');
    for (let forward = 0; forward < 3; forward += 1) await page.keyboard.press('ArrowRight');
    await play(page, 2);
    await page.getByRole('button', { name: 'Show the answer' }).click();
    await look('end');
    await page.keyboard.press('p');
    await page.locator('html.presenting').waitFor();
    await look('for the room');
    await page.keyboard.press('p');
    await page.getByRole('button', { name: 'Leave' }).click();

    await page.getByLabel(/^Search all/).fill('password');
    await page.getByRole('status').getByText('found').waitFor();
    await look('course');
    await page.getByRole('link', { name: 'Why a logout is refused' }).click();
    await page.getByRole('button', { name: 'Begin' }).waitFor();
    await look('before');
    await page.getByRole('link', { name: 'Every step that a lesson can say' }).click();
    const { steps } = await loadSuite();
    await page.getByText(`${steps.length} steps.`, { exact: true }).waitFor();
    assert.equal(await page.locator('.vocabulary > li').count(), steps.length);
    await look('vocabulary');
    await page.locator('h1:focus').waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.type('reason "07a" logout');
    await page.getByText(/^[1-9] of \d+ steps\.$/).waitFor();
    await page.getByText('the ACD knows the logout reason "07a"').waitFor();
  },
);

browserTest('for the room, a light falls on what changes', async (t) => {
  const url = await teach(t);
  const { page } = await openPage(t, url);
  await page.goto(url);
  await page.locator('.connection.live').waitFor();
  await page.getByRole('button', { name: 'For the room' }).click();
  await page.locator('html.presenting').waitFor();
  await page.getByRole('button', { name: 'Log in 12' }).click();
  await page.locator('.tile[data-lit]').nth(7).waitFor();
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
