// The board is for everyone: by the keyboard alone, for screen readers, in both themes, at 320 px; and text from variants
// stays text on it.

import assert from 'node:assert/strict';
import { browserTest, lookAt, openBoard, said, violationsOf } from './testing/board.ts';
import { bustle, VIEWS } from './testing/busy-floor.ts';

browserTest(
  'every view, in both themes: axe-core finds nothing, nothing scrolls sideways, and there are photographs',
  async (t) => {
    const board = await openBoard(t);
    await bustle(board);
    const { page, visit } = board;
    for (const view of VIEWS) {
      await visit(view);
      if (view === 'timeline') {
        await page.locator('.entry.command.refused button').first().click();
        await page.locator('pre').nth(2).waitFor();
      }
      if (view === 'agents/1001') {
        await page.getByRole('button', { name: 'NotReady', exact: true }).click({ force: true });
        await said(page).filter({ hasText: 'has a call' }).waitFor();
        await page.getByRole('button', { name: 'As a connector, over the wire: Ready' }).click();
        await page.locator('.wire .fields').nth(1).waitFor();
        await page.setViewportSize({ width: 390, height: 844 });
        assert.deepEqual(await violationsOf(page), [], `${view}, narrow`);
        await page.setViewportSize({ width: 1280, height: 800 });
      }
      await lookAt(page, 'board', view, { isBrief: view === 'agents/1002' || view === 'agents/1007' });
    }
    await page.setViewportSize({ width: 320, height: 640 });
    const menu = page.getByRole('button', { name: 'Menu' });
    assert.equal(await page.getByRole('link', { name: 'Queues' }).isVisible(), false);
    await menu.click();
    assert.deepEqual(await violationsOf(page), [], 'the menu');
    await page.getByRole('link', { name: 'Queues' }).click();
    await page.getByRole('heading', { name: 'Queues', level: 1 }).waitFor();
    assert.equal(await menu.getAttribute('aria-expanded'), 'false');
    await visit('faults');
    await page.getByText('The answer is success, and nothing is done.').click();
    await page.getByRole('button', { name: 'Set it and activate it' }).click();
    await page.locator('#add:focus').waitFor();
    await page.evaluate(
      "document.querySelector('h1').insertAdjacentElement('afterend', document.createElement('button'))",
    );
    assert.match(String(await violationsOf(page)), /^button-name/, 'and what is wrong is found');
  },
);

browserTest('the keyboard alone logs an agent in, and a screen reader hears of it', async (t) => {
  const { page, ask } = await openBoard(t);
  const tabTo = async (selector: string) => {
    for (let count = 0; count < 60; count += 1) {
      await page.keyboard.press('Tab');
      if ((await page.locator(`${selector}:focus`).count()) > 0) return;
    }
    assert.fail(`Tab does not reach ${selector}`);
  };
  for (const reducedMotion of ['reduce', 'no-preference'] as const) {
    await page.emulateMedia({ reducedMotion });
    const duration = await page.evaluate("getComputedStyle(document.querySelector('.tile')).transitionDuration");
    assert.equal(duration === '0s', reducedMotion === 'reduce', 'whoever wants no motion gets none');
  }
  await page.keyboard.press('Tab');
  await page.locator('.skip:focus').waitFor();
  await page.keyboard.press('Enter');
  await page.locator('main:focus').waitFor();
  await tabTo('[data-agent]');
  await page.keyboard.press('ArrowRight');
  await page.locator('[data-agent="1002"]:focus').waitFor();
  await page.keyboard.press('Enter');
  await page.locator('h1:focus').waitFor();
  await tabTo('[aria-describedby="why-LogIn"]');
  await page.keyboard.press('Enter');
  await page.locator('main [role=status]', { hasText: 'is NotReady: in a queue' }).waitFor();
  await said(page).filter({ hasText: 'Log in, done.' }).waitFor();
  assert.equal((await ask('GET', '/v1/agents/1002')).state, 'NotReady');
  await tabTo('[aria-describedby="why-SetAfterCallWork"]');
  assert.equal(await page.evaluate('getComputedStyle(document.activeElement).outlineStyle'), 'solid');
});

const HOSTILE = '<img src=x onerror="window.owned=1">';
const SCRIPT = '"><script>window.owned=1</script>';

browserTest('what variants write is never HTML', async (t) => {
  const board = await openBoard(t, { agents: 0 });
  const { page, visit, ask } = board;
  const id = `${HOSTILE}/../1`;
  const agents = [{ id, name: HOSTILE, password: 'x', extension: SCRIPT, defaultQueueIds: [HOSTILE] }];
  const reasonCodes = [{ code: SCRIPT, label: HOSTILE, uses: ['NotReady', 'LoggedOut'] }];
  await ask('POST', '/control/seed', { agents, queues: [{ id: HOSTILE, name: HOSTILE }], reasonCodes });
  const path = `/control/agents/${encodeURIComponent(id)}/commands`;
  await ask('POST', path, { type: 'LogIn' });
  await ask('POST', path, { type: 'SetNotReady', reasonCode: SCRIPT });
  await ask('POST', path, { type: 'SetReady' });
  await ask('POST', '/control/calls', { queueId: HOSTILE, callId: HOSTILE, from: SCRIPT });
  await ask('POST', path, { type: 'LogOut', queueIds: [SCRIPT] });
  await ask('POST', '/control/faults', { kind: 'lie', label: HOSTILE, match: { agentId: id } });
  for (const view of [
    'agents',
    `agents/${encodeURIComponent(id)}`,
    'queues',
    'timeline',
    'clock',
    'faults',
    HOSTILE,
    `agents/${encodeURIComponent(SCRIPT)}`,
  ]) {
    await visit(view);
    for (const input of await page.locator('input:not([type=checkbox], [type=radio], [type=number])').all())
      await input.fill(HOSTILE);
    await page.evaluate('new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))');
    for (const button of await page.locator('.entry button').all()) await button.click();
    const planted =
      "document.querySelectorAll('img:not(.brand img), main script, [onerror]').length + (window.owned ?? 0)";
    assert.equal(await page.evaluate(planted), 0, view);
    if (view !== 'clock' && view !== HOSTILE)
      assert.match(await page.locator('main').innerText(), /<img src=x|<script>/, view);
  }
  await visit('queues');
  await page.getByRole('button', { name: `Place a call in ${HOSTILE}` }).click();
  await said(page).filter({ hasText: HOSTILE }).waitFor();
  await page.getByRole('button', { name: `Answer call ${HOSTILE}` }).click();
  await said(page).filter({ hasText: HOSTILE }).waitFor();
});

browserTest('the browser itself keeps script and style out of the page', async (t) => {
  const { page, complaints } = await openBoard(t);
  const plant = `{ const script = document.createElement('script'); script.append('window.owned = 1'); document.body.append(script); }`;
  await page.evaluate(plant);
  await assert.rejects(page.evaluate("document.body.innerHTML = '<b>x</b>'"), /TrustedHTML/);
  assert.equal(await page.evaluate('window.owned'), undefined);
  assert.match(complaints.splice(0).join('\n'), /Content Security Policy|TrustedHTML/);
});
