// However a connector's process ends, politely or not, nothing that it started in its group is left, and the kit does
// not wait for what it cannot end.

import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { assertGone, isAlive, temporaryFolder, until } from '../../test/testing/process.ts';
import { processDriver } from './process-driver.ts';
import type { Session } from './session.ts';
import { INITIALIZATION, scripted } from './testing/connector.ts';

/** The test's clock stands still: no grace runs out. */
const STILL = () => 0;
const GRANDCHILD = "leave({ stdio: 'ignore' });";

test('a connector that ends by itself when stdin does is given the time to tidy up', async (t) => {
  const goodbye = join(temporaryFolder(t), 'goodbye');
  const { session, pids } = await start(
    t,
    `process.stdin.on('end', () => appendFileSync(${JSON.stringify(goodbye)}, 'bye'));`,
  );
  await untilOver(t, session.shutdown, STILL);
  assert.ok(existsSync(goodbye));
  await assertGone(pids());
});

/** Each notes its process once more when it has come to the point where it will not go. */
const KILLED = 'the process had not exited 2000 ms after shutdown, and was killed';
const STUBBORN: readonly [does: string, script: string, amiss: string][] = [
  [
    'ignores SIGTERM and the end of stdin',
    "process.on('SIGTERM', () => {}); process.stdin.on('end', () => { note(process.pid); setInterval(() => {}, 1000); });",
    KILLED,
  ],
  [
    'does not answer shutdown',
    'on.shutdown = () => note(process.pid); setInterval(() => {}, 1000);',
    'the connector did not answer shutdown within 5000 ms',
  ],
  ['never comes to rest', 'on.shutdown = (id) => { send({ id, result: {} }); note(process.pid); for (;;); };', KILLED],
  [
    'writes rubbish at shutdown',
    "on.shutdown = () => { write('bye\\n'); note(process.pid); for (;;); };",
    'the connector wrote a line that is not JSON: bye',
  ],
];

for (const [does, script, amiss] of STUBBORN)
  test(`a connector that ${does} is killed at shutdown, with what it started`, async (t) => {
    const { session, pids } = await start(t, `${GRANDCHILD} ${script}`);
    assert.equal(pids().length, 2);
    assert.ok(pids().every(isAlive));
    assert.equal(await untilOver(t, session.shutdown, () => (pids().length > 2 ? 100 : 0)), amiss);
    await assertGone(pids());
  });

test('what a connector started is ended with it when it exits by itself', async (t) => {
  const { session, pids } = await start(t, GRANDCHILD);
  assert.equal(pids().length, 2);
  await untilOver(t, session.shutdown, STILL);
  await assertGone(pids());
});

test('a stray that left the group and holds the stdout of its connector keeps nobody waiting', async (t) => {
  const { session, pids } = await start(t, "leave({ detached: true, stdio: 'inherit' });");
  const [connector, stray] = pids() as [number, number];
  await untilOver(t, session.shutdown);
  await assertGone([connector]);
  assert.ok(isAlive(stray), 'the stray is not of the group, and so is out of reach');
});

test('a session may be shut down twice', async (t) => {
  const { session, pids } = await start(t, '');
  await untilOver(t, () => session.shutdown().then(session.shutdown), STILL);
  await assertGone(pids());
});

async function start(t: TestContext, script: string): Promise<{ session: Session; pids(): number[] }> {
  const { command, pids } = scripted(t, script);
  const session = await processDriver(command, 'tiny')(INITIALIZATION);
  t.after(() => session.shutdown());
  return { session, pids };
}

/** Waits until `end` is over, and lets the test's clock run on by so many milliseconds each time that it looks. */
async function untilOver(t: TestContext, end: Session['shutdown'], tickMs = () => 100): Promise<string | undefined> {
  t.mock.timers.enable({ apis: ['setTimeout'] });
  const ending = end();
  let over = false;
  void ending.then(() => {
    over = true;
  });
  await until(() => {
    t.mock.timers.tick(tickMs());
    return over;
  }, 'the connector has been shut down');
  return ending;
}
