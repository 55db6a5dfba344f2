// Calls on an agent's page, by clicking: one comes from outside, is answered, held, passed on and shared; one is made; and a
// logout meanwhile is refused, waits, or is a supervisor's. Starting a browser is slow, so one page shows it all.

import assert from 'node:assert/strict';
import { browserTest, openBoard, said, violationsOf } from './testing/board.ts';

browserTest('a call is offered, answered, held, consulted about, passed on and ended by clicking', async (t) => {
  const { page, visit, ask } = await openBoard(t, { context: { viewport: { width: 1440, height: 900 } } });
  const command = (id: string, type: string) =>
    ask('POST', `/control/agents/${id}/commands`, { type, queueIds: ['sales'] });
  const calls = page.getByRole('region', { name: 'Calls', exact: true });
  const press = (name: string) => page.getByRole('button', { name, exact: true }).click();
  const standing = (who: string, how: string) =>
    calls.locator('.leg', { hasText: who }).getByText(how, { exact: true });
  const state = (name: string) => page.locator('.heading .badge', { hasText: new RegExp(`^${name}$`) }).waitFor();
  const choose = async (about: string, meaning: string) => {
    await page.getByRole('region', { name: 'Rules' }).getByLabel(about).selectOption(meaning);
    await said(page)
      .filter({ hasText: `Changed: ${about}.` })
      .waitFor();
  };
  for (const id of ['1001', '1002']) await command(id, 'LogIn');
  const [ann, bob] = [await ask('GET', '/v1/agents/1001'), await ask('GET', '/v1/agents/1002')];
  await visit('agents/1001');
  await press('Ready');
  await press('A call from outside to Sales');
  await standing(ann.name, 'rings').waitFor();
  const hold = calls.getByRole('button', { name: 'Hold, call-1' });
  await calls.getByText('is not talking on call call-1').waitFor();
  assert.equal(await hold.getAttribute('aria-disabled'), 'true');
  const why = page.locator(`[id="${await hold.getAttribute('aria-describedby')}"]`);
  const refusal = `${ann.name} is not talking on call call-1`;
  assert.equal(await why.innerText(), refusal);
  await hold.click({ force: true });
  await said(page)
    .filter({ hasText: `Hold: Refused: ${refusal}` })
    .waitFor();
  await press('Answer, call-1');
  await standing(ann.name, 'talks').waitFor();
  await ask('POST', '/control/calls/call-1/commands', { type: 'SetCallData', data: { account: '4711' } });
  await calls.getByText('account: 4711').waitFor();
  for (const box of [await calls.boundingBox(), await calls.getByText('account: 4711').boundingBox()])
    assert.ok(box !== null && box.y + box.height <= 900, 'on the first screen');

  await press('Ask anyway: Log out');
  await said(page).filter({ hasText: 'has a call' }).waitFor();
  await choose('A logout while the agent has a call', 'is accepted, and done when the call is over');
  await page.locator('#why-LogOut', { hasText: 'it waits for the end of the call' }).waitFor();
  await press('Log out');
  await said(page).filter({ hasText: 'Log out, when the call has ended.' }).waitFor();
  await state('Busy');

  await press('Hold, call-1');
  await standing(ann.name, 'holds').waitFor();
  await press('Retrieve, call-1');
  await standing(ann.name, 'talks').waitFor();
  await calls.getByLabel('Destination').fill('nowhere');
  await calls.getByText('nobody can be called at nowhere').waitFor();
  await calls.getByLabel('Destination').fill(bob.extension);
  await press('Consult, call-1');
  await calls.getByText('beside call-1').waitFor();
  await standing(bob.name, 'rings').waitFor();
  await press(`${bob.name}: Answers, call-1-1`);
  await standing(bob.name, 'talks').waitFor();
  await press('Conference, call-1');
  await calls.getByRole('button', { name: `${bob.name}: Drop, call-1`, exact: true }).waitFor();
  assert.equal(await calls.locator('.leg').count(), 3, 'both calls are one');
  assert.deepEqual(await violationsOf(page), []);
  await press(`${bob.name}: Drop, call-1`);
  await standing(bob.name, 'talks').waitFor({ state: 'detached' });
  await press('Transfer, call-1');
  await state('LoggedOut');
  await calls.getByText('No call, and none can come').waitFor();

  await calls.getByLabel('Destination').fill('');
  await page.goto(page.url().replace('1001', '1002'));
  await press('Answer, call-1');
  await standing(bob.name, 'talks').waitFor();
  await page.getByLabel('Asked by a supervisor').check();
  await page.locator('#why-LogOut', { hasText: 'it waits' }).waitFor();
  await choose('A logout by a supervisor', 'is done from every state, on a call too, without a reason');
  await page.locator('#why-LogOut', { hasText: /^\s*allowed\s*$/ }).waitFor();
  await press('Log out');
  await state('LoggedOut');
  await standing(bob.name, 'talks').waitFor();
  await press('Hang up, call-1');
  await calls.getByText('No call, and none can come').waitFor();
  assert.deepEqual(await ask('GET', '/control/calls'), []);

  await press('Log in');
  await calls.getByLabel('Destination').fill('+15550123');
  await press('Call');
  await press('+15550123: Answers, call-2');
  await standing('+15550123', 'talks').waitFor();
  await press('+15550123: Hangs up, call-2');
  await calls.getByText('No call.').waitFor();
  await press('A call from outside to this agent');
  await standing(bob.name, 'rings').waitFor();
  assert.equal((await ask('GET', '/control/calls'))[0].queueId, undefined);
});
