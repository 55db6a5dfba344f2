// The board as a trainer uses it: log somebody in, see what may be done and what not and why, watch what a connector does.

import assert from 'node:assert/strict';
import { browserTest, nativeUrl, openBoard, said, type TestBoard } from './testing/board.ts';

const stateOf = async ({ ask }: TestBoard, id: string): Promise<string> => (await ask('GET', `/v1/agents/${id}`)).state;

/** Presses a button of the view, and waits until the heading shows `state`; the ACD must say the same. */
async function press(board: TestBoard, button: string, state: string): Promise<void> {
  await board.page.getByRole('button', { name: button, exact: true }).click();
  await board.page.locator('.heading .badge', { hasText: new RegExp(`^${state}$`) }).waitFor();
  assert.equal(await stateOf(board, '1001'), state);
}

browserTest('an agent is led from login to logout by clicking, and asks for what is refused', async (t) => {
  const board = await openBoard(t);
  const { page, simulator } = board;
  const [agent] = simulator.opening.agents;
  await page.getByRole('link', { name: agent?.name }).click();
  await press(board, 'Log in', 'NotReady');
  assert.equal(await page.title(), `${agent?.name} · Signoff board`);
  await press(board, 'Ready', 'Ready');
  const [queue] = (await board.ask('GET', '/v1/agents/1001')).queues;
  const { name: queueName } = await board.ask('GET', `/v1/queues/${queue}`);
  await press(board, `A call from outside to ${queueName}`, 'Busy');
  await page.getByRole('button', { name: 'Answer, call-1' }).click();
  await press(board, 'Hang up, call-1', 'AfterCallWork');
  await page.getByRole('combobox', { name: 'Reason', exact: true }).selectOption('01');
  await press(board, 'Log out', 'LoggedOut');
  assert.equal((await board.ask('GET', '/v1/agents/1001')).reasonCode, '01');
  const trail = await page.locator('.trail li').allInnerTexts();
  assert.deepEqual(
    trail.map((line) => line.replace(/ \S+$/, '')),
    ['LoggedOut → NotReady', 'NotReady → Ready', 'Ready → Busy', 'Busy → AfterCallWork', 'AfterCallWork → LoggedOut'],
  );

  // A move that the ACD would refuse is greyed, says why, and can be asked for all the same.
  const { visit, ask } = board;
  await visit('agents/1002');
  const logOut = page.getByRole('button', { name: 'Log out', exact: true });
  assert.equal(await logOut.getAttribute('aria-disabled'), 'true');
  const why = page.locator(`#${await logOut.getAttribute('aria-describedby')}`);
  const { name } = await ask('GET', '/v1/agents/1002');
  const refusal = `${name} is not logged in to any queue`;
  assert.equal(await why.innerText(), `Refused: ${refusal}`);
  const before = (await ask('GET', '/control/journal')).last;
  await logOut.click({ force: true });
  await said(page).filter({ hasText: refusal }).waitFor();
  assert.equal((await ask('GET', '/control/journal')).last, before, 'a greyed button asks for nothing');
  await page.getByRole('button', { name: 'Ask anyway: Log out' }).click();
  const row = page.locator('.entry.command.refused').first();
  await row.getByText('refused', { exact: true }).waitFor();
  assert.match(await row.innerText(), /Trainer\s+Log out .* is not logged in to any queue/);
  await page.getByRole('combobox', { name: 'Queue', exact: true }).selectOption({ label: 'Support' });
  await page.getByRole('button', { name: 'Log in', exact: true }).click();
  await page.locator('.heading .badge', { hasText: 'NotReady' }).waitFor();
  assert.deepEqual((await ask('GET', '/v1/agents/1002')).queues, ['support']);
  await page.getByRole('combobox', { name: 'Queue', exact: true }).selectOption({ label: 'Sales' });
  await why.filter({ hasText: 'is not logged in to Sales' }).waitFor();
});

browserTest('the rules of the day shape what may be done, and the state machine', async (t) => {
  const board = await openBoard(t);
  const { page, visit, ask } = board;
  await ask('POST', '/control/agents/1001/commands', { type: 'LogIn' });
  await visit('agents/1001');
  const logOut = page.getByRole('button', { name: 'Log out', exact: true });
  await page.locator('#why-LogOut', { hasText: 'allowed' }).waitFor();
  await ask('PUT', '/control/policy', { profile: 'reason-required' });
  await page.locator('#why-LogOut', { hasText: 'a reason is required for LoggedOut' }).waitFor();
  await page.getByRole('combobox', { name: 'Reason', exact: true }).selectOption('01');
  await page.locator('#why-LogOut', { hasText: 'allowed' }).waitFor();
  assert.equal(await logOut.getAttribute('aria-disabled'), 'false');

  // The state machine lights the state and draws the table of the simulator.
  await ask('PUT', '/control/policy', { profile: 'opencti' });
  const drawing = page.getByRole('group', { name: /^The state machine: .* is NotReady\.$/ });
  assert.equal(
    await drawing
      .locator('.node.here')
      .innerText()
      .catch(() => drawing.locator('.node.here text').textContent()),
    'NotReady',
  );
  const { transitions } = await ask('GET', '/v1/state-machine');
  const cells = Object.values(transitions.NotReady) as { to?: string }[];
  const open = cells.filter(({ to }) => to !== undefined && to !== 'NotReady');
  await page.waitForFunction(`document.querySelectorAll('.arrow.is-open').length === ${open.length}`);
  assert.equal(await drawing.locator('.arrow.traced').count(), 1, 'the way here is traced');
});

browserTest(
  'the timeline can be held still, tells what a connector does, and shows its bytes one click away',
  async (t) => {
    const board = await openBoard(t);
    const { page, visit, ask, simulator } = board;
    const [agent, other] = simulator.opening.agents;
    assert.ok(agent !== undefined && other !== undefined);
    await visit('timeline');
    await page.getByRole('button', { name: 'Pause' }).click();
    await ask('POST', '/control/agents/1003/commands', { type: 'LogIn' });
    await page.getByText('Paused; 2 entries since.').waitFor();
    assert.equal(await page.locator('.entry').count(), 0);
    await page.getByRole('button', { name: 'Go on' }).click();
    await page.locator('.entry.command').waitFor();
    assert.equal(await page.locator('.entry').count(), 2);

    const login = { state: 'LoggedIn', password: agent.password };
    await ask('PUT', `/v1/agents/${agent.id}/state`, login, nativeUrl(board));
    await ask('POST', `/control/agents/${other.id}/commands`, { type: 'LogIn', by: 'supervisor' });
    const row = page.locator('.entry.command', { hasText: `Log in ${agent.name}` });
    assert.equal(await row.locator('.who').innerText(), 'Connector');
    const supervised = page.locator('.entry.command', { hasText: `Log in ${other.name}` });
    assert.equal(await supervised.locator('.who').innerText(), 'Supervisor');
    await row.getByRole('button').click();
    await row.locator('pre').nth(2).waitFor();
    const [sent = '', answered = ''] = await row.locator('pre').allInnerTexts();
    assert.match(sent, /^PUT \/v1\/agents\/1001\/state HTTP\/1\.1\r\n[\s\S]*"password":"\*\*\*"/);
    assert.match(answered, /^HTTP\/1\.1 200 OK/);
    assert.ok(!(await page.content()).includes(agent.password));
    await supervised.getByRole('button').click();
    await supervised.getByText('no connector’s bytes').waitFor();

    await page.getByLabel('Asked by').selectOption('connector');
    await supervised.waitFor({ state: 'detached' });
    await page.getByLabel('Asked by').selectOption('all');
    await page.getByLabel('Agent').fill(other.name);
    await row.waitFor({ state: 'detached' });
    await supervised.waitFor();
  },
);

browserTest('the timeline says of an entry that it was cut', async (t) => {
  const board = await openBoard(t);
  const { page, visit, ask } = board;
  await ask('POST', '/control/faults', { kind: 'oversize', settings: { bytes: 2_000_000 } });
  await visit('timeline');
  const note = 'n'.repeat(4000);
  const attributes = Object.fromEntries(['a', 'b', 'c', 'd', 'e'].map((name) => [name, note]));
  await ask('PUT', '/v1/agents/1001/state', { state: 'LoggedOut', attributes }, nativeUrl(board));
  const row = page.locator('.entry.command', { hasText: 'Log out' });
  await row.getByText('Cut: only the beginning is kept of 20,005 characters.').waitFor();
  await row.getByRole('button').click();
  const messages = row.locator('.details .cut');
  await messages.nth(1).waitFor();
  const lengths = (await messages.allInnerTexts()).map((text) =>
    Number(/of ([\d,]+) ch/.exec(text)?.[1]?.replaceAll(',', '')),
  );
  assert.equal(lengths.length, 2);
  assert.ok(Number(lengths[0]) > 20_000 && Number(lengths[1]) > 2_000_000, lengths.join());
  await page.getByLabel('Messages on the wire too').check();
  await page.locator('.entry.reply .text .cut').waitFor();
  await page.locator('.entry.request .text .cut').waitFor();
});

browserTest('a call is placed, answered and ended at its queue', async (t) => {
  const { page, visit, ask } = await openBoard(t);
  await ask('POST', '/control/agents/1001/commands', { type: 'LogIn', queueIds: ['sales'] });
  await visit('queues');
  const sales = page.getByRole('region', { name: 'Sales' });
  const numbers = async () => (await sales.locator('.numbers strong').allInnerTexts()).map(Number);
  assert.deepEqual(await numbers(), [1, 0, 0]);
  await sales.getByLabel('Caller’s number').fill('+4930123456');
  await sales.getByRole('button', { name: 'Place a call in Sales' }).click();
  await sales.getByText('from +4930123456, waits').waitFor();
  assert.deepEqual(await numbers(), [1, 0, 1]);
  await ask('POST', '/control/agents/1001/commands', { type: 'SetReady' });
  await sales.getByRole('button', { name: 'Answer call call-1' }).click();
  await sales.getByText('is with').waitFor();
  await sales.getByRole('button', { name: 'End call call-1' }).click();
  await sales.getByText('No call.').waitFor();
  assert.deepEqual(await ask('GET', '/control/calls'), []);
});

browserTest('the clock is made manual and moved, to the next timer as well', async (t) => {
  const { page, visit, ask } = await openBoard(t);
  await ask('PUT', '/control/policy', { wrapUpMs: 90_000 });
  await ask('POST', '/control/agents/1001/commands', { type: 'LogIn', queueIds: ['sales'] });
  await ask('POST', '/control/agents/1001/commands', { type: 'SetReady' });
  await ask('POST', '/control/calls', { queueId: 'sales' });
  await ask('POST', '/control/calls/call-1/answer');
  await visit('clock');
  await page.getByRole('button', { name: 'A minute' }).click({ force: true });
  await said(page).filter({ hasText: 'make it manual' }).waitFor();
  await page.getByRole('button', { name: 'Manual', exact: true }).click();
  await said(page).filter({ hasText: 'manual now' }).waitFor();
  await ask('DELETE', '/control/calls/call-1');
  const before = (await ask('GET', '/control/clock')).now;
  await page.getByText('in 1 min 30 s').waitFor();
  await page.getByRole('button', { name: 'A minute' }).click();
  await page.getByText('in 30 s').waitFor();
  await page.getByRole('button', { name: 'A second' }).click();
  await page.getByText('in 29 s').waitFor();
  await page.getByRole('button', { name: 'To the next timer' }).click();
  await page.getByText('Nothing is due.').waitFor();
  assert.equal((await ask('GET', '/control/clock')).now - before, 90_000);
  assert.equal((await ask('GET', '/v1/agents/1001')).state, 'Ready');
});

browserTest('a fault is picked and set, is seen to be active and to strike, and is cleared', async (t) => {
  const board = await openBoard(t);
  const { page, visit, ask, simulator } = board;
  const [agent] = simulator.opening.agents;
  await visit('faults');
  await page
    .getByRole('group', { name: 'When the ACD decides' })
    .getByRole('radio', { name: /The ACD refuses/ })
    .check();
  await page.getByLabel('Its setting “code”').selectOption('UnknownQueue');
  await page.getByLabel('Only for agent').fill('1001');
  await page.getByLabel('How often').fill('3');
  await page.getByRole('button', { name: 'Activate' }).click();
  const active = page.getByRole('region', { name: 'Active faults' });
  await active.getByText('reject').waitFor();
  await page.locator('.status').getByText('1 fault').waitFor();
  const login = { state: 'LoggedIn', password: agent?.password };
  assert.equal((await ask('PUT', '/v1/agents/1001/state', login, nativeUrl(board))).code, 'UnknownQueue');
  await active.getByText('has struck 1 time · 2 left').waitFor();
  await active.getByRole('button', { name: 'Clear the fault reject' }).click();
  await active.getByText('Nothing is spoiled.').waitFor();
  assert.deepEqual(await ask('GET', '/control/faults'), []);
});

browserTest('what is done elsewhere shows at once, names that are no UTF-8 too', async (t) => {
  const board = await openBoard(t);
  const { page, ask } = board;
  const card = page.locator('.card', { has: page.locator('[data-agent="1003"]') });
  await ask('POST', '/control/agents/1003/commands', { type: 'LogIn' });
  await card.getByText('NotReady').waitFor();
  await ask('POST', '/control/seed', { queues: [{ id: 'night', name: 'Night line' }] });
  await ask('POST', '/control/agents/1003/commands', { type: 'LogIn', queueIds: ['night'] });
  await card.getByText('Night line').waitFor();
  await ask('POST', '/control/reset');
  await card.getByText('LoggedOut').waitFor();

  // A name that stands for bytes that are no UTF-8 is shown with U+FFFD for each.
  const agent = { id: 'jos\udce9', name: 'Jos\udce9', password: '', extension: '1', defaultQueueIds: [] };
  await board.ask('POST', '/control/seed', { agents: [agent], queues: [], reasonCodes: [] });
  assert.equal((await board.ask('GET', '/v1/agents')).at(-1).name, 'Jos\udce9');
  const shown = await board.page.locator('.tile strong', { hasText: /^Jos/ }).innerText();
  assert.equal(Buffer.from(shown).toString(), 'Jos\ufffd');
});
