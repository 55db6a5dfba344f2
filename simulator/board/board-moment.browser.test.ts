// Looking back: a moment of the journal as it was, to be read alone, and the way to go on from there.

import assert from 'node:assert/strict';
import { browserTest, openBoard, said, violationsOf } from './testing/board.ts';

browserTest('a moment is looked at, nothing changes by it, and one goes on from there', async (t) => {
  const { page, visit, ask, simulator } = await openBoard(t);
  const name = String(simulator.opening.agents[0]?.name);
  await ask('POST', '/control/agents/1001/commands', { type: 'LogIn', queueIds: ['sales'] });
  const then = (await ask('GET', '/control/journal?limit=0')).last;
  await ask('POST', '/control/agents/1001/commands', { type: 'LogOut' });
  await visit('timeline');
  await page.getByRole('link', { name: `As it was: entry ${then}` }).click();
  await page.getByRole('heading', { name: `As it was after entry #${then}` }).waitFor();
  const ada = page.locator('.then li', { hasText: name });
  await ada.getByText('NotReady').waitFor();
  assert.match(await ada.innerText(), /Sales/);
  assert.deepEqual(await violationsOf(page), []);
  assert.equal((await ask('GET', '/v1/agents/1001')).state, 'LoggedOut', 'looking changes nothing');
  await page.getByRole('link', { name: 'Later' }).click();
  await page.locator('.then li', { hasText: name }).getByText('LoggedOut').waitFor();
  await page.goBack();
  await ada.getByText('NotReady').waitFor();
  await page.getByRole('button', { name: 'Go on from here' }).click();
  await said(page)
    .filter({ hasText: `All is as it was after entry #${then}` })
    .waitFor();
  assert.equal((await ask('GET', '/v1/agents/1001')).state, 'NotReady');
  await visit('moment/999999');
  await page.getByRole('alert').getByText('There is no entry 999999 yet').waitFor();
});
