// What stands on an agent's first screen: a state machine whose arrows are Commands, the rules, a Command over the wire, and
// both times. Starting a browser is slow, so one page shows much.

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { Locator, Page } from 'playwright-core';
import { browserTest, openBoard, said } from './testing/board.ts';
import { misplacedIn } from './testing/drawing.ts';

const SCREEN = { viewport: { width: 1440, height: 900 } };

const badge = (page: Page, state: string) => page.locator('.heading .badge', { hasText: new RegExp(`^${state}$`) });
const arrow = (page: Page, ends: string) => page.locator(`[data-arrow="${ends}"]`);

browserTest('an arrow is a Command: clicked or pressed it is asked for, and the way here is numbered', async (t) => {
  const { page, visit, ask } = await openBoard(t, { context: SCREEN });
  await visit('agents/1001');
  await arrow(page, 'LoggedOut NotReady LogIn').locator('.word').click();
  await badge(page, 'NotReady').waitFor();
  await page.getByRole('button', { name: 'Ready, to Ready' }).press('Enter');
  await badge(page, 'Ready').waitFor();
  assert.equal((await ask('GET', '/v1/agents/1001')).state, 'Ready');
  await arrow(page, 'Ready NotReady SetNotReady').locator('.word').click();
  await badge(page, 'NotReady').waitFor();
  await arrow(page, 'NotReady Ready SetReady').locator('.word').click();
  await arrow(page, 'NotReady Ready SetReady').locator('.step', { hasText: '2 4' }).waitFor();
  const steps = await page.locator('.arrow.traced .step text').allTextContents();
  assert.deepEqual(steps.toSorted(), ['1', '2 4', '3']);
  assert.equal(await page.locator('.trail').getAttribute('start'), '1');
  assert.equal(await page.locator('.trail li').count(), 4);

  const { last } = await ask('GET', '/control/journal?limit=0');
  await arrow(page, 'AfterCallWork LoggedOut LogOut').locator('.word').click();
  await said(page).filter({ hasText: 'Log out: this arrow begins at AfterCallWork' }).waitFor();
  await arrow(page, 'Ready Busy offered').locator('.word').click({ force: true });
  await said(page).filter({ hasText: 'this comes by itself: place a call' }).waitFor();
  assert.equal((await ask('GET', '/control/journal?limit=0')).last, last, 'neither asks for anything');
  await ask('PUT', '/control/policy', { profile: 'reason-required' });
  const refused = arrow(page, 'Ready LoggedOut LogOut');
  await page.locator('.is-refused[data-arrow="Ready LoggedOut LogOut"]').waitFor();
  assert.equal(await refused.getAttribute('aria-disabled'), 'true');
  await refused.locator('.word').click({ force: true });
  await said(page).filter({ hasText: 'a reason is required for LoggedOut' }).waitFor();
});

browserTest('no arrow runs through a word or a state, under any profile', async (t) => {
  const { page, visit, ask } = await openBoard(t, { context: SCREEN });
  for (const type of ['LogIn', 'SetReady', 'SetNotReady', 'SetAfterCallWork', 'SetReady'])
    await ask('POST', '/control/agents/1001/commands', { type });
  const { profiles } = await ask('GET', '/control/policy/choices');
  assert.ok(profiles.length > 5);
  await visit('agents/1001');
  const assertClear = async (policy: object, profile: string, width: number) => {
    await ask('PUT', '/control/policy', policy);
    await page.locator(`.rules[data-profile="${profile}"]`).waitFor();
    assert.deepEqual(await misplacedIn(page), [], `${JSON.stringify(policy)} at ${width} px`);
  };
  for (const width of [1440, 390]) {
    await page.setViewportSize({ width, height: 900 });
    const some = width < 1000 ? profiles.slice(0, 3) : profiles;
    for (const { name } of some) await assertClear({ profile: name }, name, width);
    await assertClear({ profile: 'opencti', wrapUpMs: 5000 }, '', width);
  }
  const word = page.locator('.arrow.is-open .word').first();
  await word.evaluate((text) => text.setAttribute('x', String(Number(text.getAttribute('x')) - 30)));
  assert.notDeepEqual(await misplacedIn(page), [], 'and one that does is found');
});

browserTest(
  'the rules are in sight, say what they refuse, and are changed on the page; a reset puts them back',
  async (t) => {
    const { page, visit, ask } = await openBoard(t, { context: SCREEN });
    const policy = () => ask('GET', '/control/policy');
    const before = await policy();
    await ask('POST', '/control/agents/1001/commands', { type: 'LogIn' });
    await ask('POST', '/control/agents/1001/commands', { type: 'SetReady' });
    await visit('agents/1001');
    for (const name of ['What may happen now', 'State machine', 'Calls', 'Rules', 'The way here']) {
      const box = await page.getByRole('region', { name, exact: true }).boundingBox();
      assert.ok(box !== null && box.y + box.height <= 900, `${name} is on the first screen`);
    }
    const rules = page.getByRole('region', { name: 'Rules' });
    await rules.getByLabel('Profile').selectOption('finesse-cce');
    await said(page).filter({ hasText: 'those of finesse-cce now' }).waitFor();
    await page.locator('#why-LogOut', { hasText: 'only from NotReady' }).waitFor();
    assert.deepEqual((await policy()).logoutFrom, ['NotReady']);
    await rules.getByRole('checkbox', { name: 'Ready', exact: true }).check();
    await page.locator('#why-LogOut', { hasText: 'a reason is required' }).waitFor();
    await rules
      .getByLabel('A logout while the agent has a call')
      .selectOption('is accepted, and done when the call is over');
    await said(page).filter({ hasText: 'Changed: A logout while the agent has a call.' }).waitFor();
    await rules.getByLabel('After-call work, in seconds').fill('90');
    await rules.getByLabel('After-call work, in seconds').press('Tab');
    await rules.getByText('It ends by itself after 1 min 30 s.').waitFor();
    const { logoutOnCall, wrapUpMs, logoutFrom } = await policy();
    assert.deepEqual([logoutOnCall, wrapUpMs, logoutFrom], ['defer', 90_000, ['NotReady', 'Ready']]);
    assert.equal(await rules.locator('.strict', { hasText: 'A logout while the agent has a call' }).count(), 0);
    await rules.getByRole('button', { name: 'Reset everything' }).click();
    await rules.getByRole('button', { name: 'Keep it as it is' }).click();
    await rules.getByRole('button', { name: 'Reset everything' }).click();
    await rules.getByRole('button', { name: 'Reset now' }).click();
    await badge(page, 'LoggedOut').waitFor();
    assert.deepEqual(await policy(), before);
    await page.getByText('No move yet.').waitFor();
  },
);

/** What was asked before may still be on its way, and a click is of no effect then: as a person would, it is clicked again. */
async function clickUntil(button: Locator, found: Locator): Promise<void> {
  for (let attempt = 1; attempt < 5; attempt += 1) {
    await button.click();
    const isFound = await found.waitFor({ timeout: 4000 }).then(
      () => true,
      () => false,
    );
    if (isFound) return;
  }
  await found.waitFor({ timeout: 1 });
}

browserTest('a Command goes over the wire: its bytes, explained, as curl; and what a fault does to it', async (t) => {
  const context = { ...SCREEN, permissions: ['clipboard-read', 'clipboard-write'] };
  const { page, visit, ask, simulator } = await openBoard(t, { context });
  const password = simulator.opening.agents[0]?.password ?? '';
  await visit('agents/1001');
  await page.getByRole('button', { name: 'As a connector, over the wire: Log in' }).click();
  const wire = page.getByRole('region', { name: 'As a connector, over the wire: Log in' });
  await wire.getByText('The connection was closed in good order').waitFor();
  await badge(page, 'NotReady').waitFor();
  const [sent = '', received = ''] = await wire.locator('pre').allInnerTexts();
  assert.match(
    sent,
    /^PUT \/v1\/agents\/1001\/state HTTP\/1\.1\\r\\n\n[\s\S]*\\r\\n\n\{"state":"LoggedIn","password":"\*\*\*"\}$/,
  );
  assert.match(received, /^HTTP\/1\.1 200 OK\\r\\n\n[\s\S]*"outcome":"done"/);
  const fields = await wire.locator('.fields div').allInnerTexts();
  for (const told of [
    /^state\s+"LoggedIn" The state that is asked for/,
    /^agent\.state\s+"NotReady" What/,
    /^Content-Length\s/,
  ])
    assert.ok(
      fields.some((field) => told.test(field)),
      `${told}\n${fields.join('\n')}`,
    );
  assert.ok(!(await page.content()).includes(password), 'the page shows no password');

  await ask('POST', '/control/agents/1001/commands', { type: 'LogOut' });
  await wire.getByRole('button', { name: 'Copy as curl' }).click();
  await said(page).filter({ hasText: 'Copied' }).waitFor();
  const curl = await page.evaluate<string>('navigator.clipboard.readText()');
  const { stdout } = await promisify(execFile)('sh', ['-c', curl.replace('curl', 'curl -s')]);
  assert.match(stdout, /^HTTP\/1\.1 200 OK[\s\S]*"outcome":"done"/);
  assert.equal((await ask('GET', '/v1/agents/1001')).state, 'NotReady');

  const again = (found: Locator) => clickUntil(wire.getByRole('button', { name: 'Ask again' }), found);
  await again(wire.locator('.fields').getByText('"AlreadyLoggedIn"'));
  await ask('POST', '/control/faults', { kind: 'reset-in-reply' });
  await wire
    .getByText('Spoiled on purpose: It is done, but the connection is reset in the middle of the answer.')
    .waitFor();
  await again(wire.getByText('The connection was reset'));
  await ask('DELETE', '/control/faults');
  await ask('POST', '/control/faults', { kind: 'reset-before-reply' });
  await again(wire.getByText('Not a byte came back.'));
  assert.equal((await ask('GET', '/healthz')).status, 'ok', 'the main port is never spoiled');
  const commands = await ask('GET', '/control/journal?kind=command&origin=connector');
  assert.equal(commands.entries[0].command.type, 'LogIn');
});

browserTest('ACD time and wall time stand side by side where they differ', async (t) => {
  const { page, visit, ask } = await openBoard(t, { context: SCREEN });
  await visit('agents/1001');
  const status = page.locator('.status', { hasText: 'Real clock' });
  await status.waitFor();
  assert.doesNotMatch(await status.innerText(), /wall/);
  await ask('PUT', '/control/clock', { mode: 'manual' });
  await ask('POST', '/control/clock/advance', { by: 7_440_000 });
  await ask('POST', '/control/agents/1001/commands', { type: 'LogIn' });
  await page.locator('.trail .wall', { hasText: /^wall \d\d:/ }).waitFor();
  await visit('clock');
  await page.locator('.status', { hasText: /Manual clock \d\d:\d\d:\d\d · wall \d\d:/ }).waitFor();
  await page.getByText(/The ACD’s clock is 2 h [34] min ahead of the wall clock/).waitFor();
  assert.equal(await page.locator('.clock time').count(), 2);
});
