// The board and its connection: lost and found again without a gap, a simulator that was started anew, and a floor of two
// thousand.

import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import type { Page } from 'playwright-core';
import { startSimulator } from '../index.ts';
import { browserTest, openBoard, said, showBoard } from './testing/board.ts';
import { layWire } from './testing/wire.ts';

const FREE = { port: 0, nativePort: 0 };

/** A simulator behind a wire, and its board. */
async function wiredBoard(t: TestContext) {
  const wire = await layWire(t);
  const simulator = await startSimulator(FREE);
  t.after(simulator.stop);
  const portOf = (url: string) => Number(new URL(url).port);
  wire.leadTo(portOf(simulator.addresses.main));
  return { wire, simulator, portOf, board: await showBoard(t, wire.url) };
}

/** The numbers of the entries that the timeline shows, the oldest first. */
const numbersOn = async (page: Page): Promise<readonly number[]> =>
  (await page.locator('.entry button').evaluateAll((buttons) => buttons.map((button) => button.ariaLabel)))
    .map((label) => Number(/\d+$/.exec(label ?? '')))
    .reverse();

browserTest('a feed that is lost is told of, and resumed without a gap and without a duplicate', async (t) => {
  const { wire, simulator, board } = await wiredBoard(t);
  const { page, visit, ask, complaints } = board;
  const main = simulator.addresses.main;
  const change = (type: string) => ask('POST', '/control/agents/1001/commands', { type }, main);
  await visit('timeline');
  await page.getByLabel('Messages on the wire too').check();
  await change('LogIn');
  await page.getByText('Log in Aracely').waitFor();
  wire.cut();
  await page.locator('.status .lost').waitFor();
  await page.getByText('what is shown may be old').waitFor();
  for (let round = 0; round < 10; round += 1) for (const type of ['SetReady', 'SetNotReady']) await change(type);
  wire.mend();
  await page.locator('.connection.live').waitFor();
  await said(page).filter({ hasText: 'The connection is back.' }).waitFor();
  await change('LogOut');
  await page.getByText('Log out Aracely').waitFor();
  const { last } = await ask('GET', '/control/journal?limit=0', undefined, main);
  assert.deepEqual(
    await numbersOn(page),
    Array.from({ length: last }, (_, index) => index + 1),
  );
  await visit('agents/1001');
  await page.locator('.heading .badge', { hasText: 'LoggedOut' }).waitFor();
  complaints.length = 0; // The browser notes each attempt that failed.
});

browserTest('a simulator that was started anew is shown as it is, and not as the old one was', async (t) => {
  const { wire, simulator, portOf, board } = await wiredBoard(t);
  const { page, visit, ask, complaints } = board;
  await ask('POST', '/control/agents/1001/commands', { type: 'LogIn' }, simulator.addresses.main);
  await visit('agents/1001');
  await page.locator('.heading .badge', { hasText: 'NotReady' }).waitFor();
  wire.cut();
  await page.locator('.status .lost').waitFor();
  const other = await startSimulator({ ...FREE, seed: 7 });
  t.after(other.stop);
  // As many entries as the old one had, and more: numbers alone tell nothing.
  for (const type of ['LogIn', 'SetReady', 'SetNotReady', 'LogOut'])
    await ask('POST', '/control/agents/1001/commands', { type }, other.addresses.main);
  wire.leadTo(portOf(other.addresses.main));
  wire.mend();
  await said(page).filter({ hasText: 'started anew' }).waitFor();
  await page.getByRole('heading', { level: 1, name: other.opening.agents[0]?.name }).waitFor();
  await page.locator('.heading .badge', { hasText: 'LoggedOut' }).waitFor();
  complaints.length = 0;
});

browserTest('two thousand agents are scrolled, searched and filtered, a few dozen cards at a time', async (t) => {
  const { page, ask, simulator } = await openBoard(t, { agents: 2000, queues: 8 });
  const { agents } = simulator.opening;
  const cards = page.locator('.card');
  await page.getByText('2,000 agents', { exact: true }).waitFor();
  const assertFew = async () => assert.ok((await cards.count()) < 100, `${await cards.count()} cards are on the page`);
  const cardOf = (index: number) => page.locator(`[data-agent="${agents[index]?.id}"]`);
  await assertFew();
  for (let screen = 0; screen < 20; screen += 1) {
    await page.mouse.wheel(0, 3000);
    await assertFew();
  }
  await page.evaluate('window.scrollTo(0, document.body.scrollHeight)');
  await cardOf(1999).waitFor();
  assert.equal(await page.locator('.card').last().getAttribute('aria-posinset'), '2000');
  await assertFew();
  await ask('POST', `/control/agents/${agents[1999]?.id}/commands`, { type: 'LogIn' });
  await cardOf(1999).getByText('NotReady').waitFor();

  await cardOf(1999).focus();
  await page.keyboard.press('Home');
  await page.locator('[data-agent]:focus', { hasText: agents[0]?.name }).waitFor();
  await page.keyboard.press('ArrowRight');
  await page.locator('[data-agent]:focus', { hasText: agents[1]?.name }).waitFor();
  await page.evaluate('window.scrollTo(0, document.body.scrollHeight)');
  await cardOf(1999).waitFor();
  await page.locator('[data-agent]:focus', { hasText: agents[1]?.name }).waitFor({ state: 'attached' });
  await page.keyboard.press('End');
  await page.locator('[data-agent]:focus', { hasText: agents[1999]?.name }).waitFor();

  await page.getByRole('button', { name: 'NotReady 1' }).click();
  await page.locator('.count', { hasText: '1 of 2,000 agents' }).waitFor();
  await page.locator('main [role=status]', { hasText: '1 of 2,000 agents' }).waitFor({ state: 'attached' });
  await page.getByRole('button', { name: 'All 2,000' }).click();
  await page.getByLabel('Search').fill(String(agents[1234]?.name));
  await cardOf(1234).waitFor();
  await page.getByLabel('Search').fill('nobody is called that');
  await page.getByText('Nobody is like that.').waitFor();
});

browserTest('a floor that is in motion is kept up with', async (t) => {
  const { page, ask, simulator } = await openBoard(t, { agents: 2000, queues: 8 });
  const moving = simulator.opening.agents.slice(0, 300);
  for (const type of ['LogIn', 'SetReady'])
    await Promise.all(moving.map(({ id }) => ask('POST', `/control/agents/${id}/commands`, { type })));
  await page.getByRole('button', { name: 'Ready 300', exact: true }).waitFor();
  const { last } = await ask('GET', '/control/journal?limit=0');
  assert.ok(last >= 4 * moving.length, 'a Command and an Event each, twice over, were told');
});
