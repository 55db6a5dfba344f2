// The connector over its lives: reset between scenarios while it works, started anew after it broke, given up after
// three scenarios in a row in which it did. Sessions of the test's own; what they were asked is written down.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createMail } from '../../drivers/mail.ts';
import { ConnectorBroke, type Session } from '../../drivers/session.ts';
import { KitFailure } from '../../report-model/failure.ts';
import { startConnector } from './connector-under-test.ts';
import { brokenAsMismatch, MismatchFound } from './mismatch.ts';

const INITIALIZATION = { protocolVersion: 1, dialect: 'native', timeoutMs: 2000, server: {} };
const DECLARATION = {
  protocolVersion: 1,
  name: 'c',
  version: '1',
  timeoutMs: 1,
  activities: ['LogoutAgent'],
  capabilities: {},
};

/** Connectors that break when they are told to; `done` is what was done to them, by life. */
async function startFake(more: { onStart?: (life: number) => void; onReset?: (life: number) => void } = {}) {
  const done: string[] = [];
  const why = new ConnectorBroke('it fell over');
  let life = 0;
  let breakIt: () => ConnectorBroke = () => why;
  const connector = await startConnector(async (initialization) => {
    assert.equal(initialization, INITIALIZATION);
    life += 1;
    const own = life;
    done.push(`start ${own}`);
    more.onStart?.(own);
    let broken: ConnectorBroke | undefined;
    breakIt = () => {
      broken = why;
      return why;
    };
    const session: Session = {
      declaration: DECLARATION,
      invoke: async (activity, page) => {
        if (broken !== undefined) throw broken;
        return { page: { ...page, activity, life: own } };
      },
      reset: async () => {
        done.push(`reset ${own}`);
        more.onReset?.(own);
      },
      shutdown: async () => void done.push(`shutdown ${own}`),
      get broken() {
        return broken;
      },
      takeLog: () => [`log of ${own}`],
      mail: createMail(),
    };
    return session;
  }, INITIALIZATION);
  return { connector, done, why, breakIt: () => breakIt() };
}

test('a connector is fresh for the first scenario and reset for each one after', async () => {
  const { connector, done } = await startFake();
  for (let scenario = 0; scenario < 3; scenario += 1) {
    await connector.prepare();
    connector.conclude();
  }
  await connector.stop();
  assert.deepEqual(done, ['start 1', 'reset 1', 'reset 1', 'shutdown 1']);
  assert.equal(connector.declaration, DECLARATION);
  assert.equal(connector.broken, undefined);
  assert.equal(connector.hopeless, undefined);
});

test('a connector that broke is started anew for the next scenario, and the new life is the one that is asked', async () => {
  const { connector, done, why, breakIt } = await startFake();
  await connector.prepare();
  breakIt();
  assert.equal(connector.broken, why);
  await assert.rejects(connector.invoke('LogoutAgent', {}), why);
  await connector.prepare();
  assert.equal(connector.broken, undefined);
  assert.deepEqual(await connector.invoke('LogoutAgent', { AgentID: '1' }), {
    page: { AgentID: '1', activity: 'LogoutAgent', life: 2 },
  });
  assert.deepEqual(connector.takeLog(), ['log of 2']);
  await connector.prepare();
  await connector.stop();
  assert.deepEqual(done, ['start 1', 'shutdown 1', 'start 2', 'reset 2', 'shutdown 2']);
});

test('with the third broken scenario in a row, and not before, the run should stop', async () => {
  const { connector, done, breakIt } = await startFake();
  for (let scenario = 1; scenario <= 3; scenario += 1) {
    assert.equal(connector.hopeless, undefined);
    await connector.prepare();
    breakIt();
    connector.conclude();
  }
  assert.equal(connector.hopeless, 'The connector broke in 3 scenarios in a row, and the run stopped.');
  assert.deepEqual(done, ['start 1', 'shutdown 1', 'start 2', 'shutdown 2', 'start 3']);
});

test('a scenario that went well starts the count anew', async () => {
  const { connector, breakIt } = await startFake();
  for (const breaks of [true, true, false, true, true, false]) {
    await connector.prepare();
    if (breaks) breakIt();
    connector.conclude();
    assert.equal(connector.hopeless, undefined);
  }
  await connector.prepare();
});

test('a reset that fails is told', async () => {
  const fails = new ConnectorBroke('no reset');
  const { connector } = await startFake({
    onReset: () => {
      throw fails;
    },
  });
  await connector.prepare();
  await assert.rejects(connector.prepare(), fails);
});

test('a connector that cannot be started anew has broken in each scenario, and is then given up', async () => {
  const failure = new KitFailure('ConnectorUnusable', 'gone', { hint: 'x' });
  const { connector, breakIt } = await startFake({
    onStart: (life) => {
      if (life > 1) throw failure;
    },
  });
  await connector.prepare();
  breakIt();
  connector.conclude();
  for (let scenario = 2; scenario <= 3; scenario += 1) {
    assert.equal(connector.hopeless, undefined);
    await assert.rejects(connector.prepare(), (error) => {
      assert.ok(error instanceof ConnectorBroke);
      assert.equal(error.message, 'after it broke it could not be started anew: gone');
      assert.equal(connector.broken, error);
      return true;
    });
    connector.conclude();
  }
  assert.match(connector.hopeless ?? '', /3 scenarios in a row/);
});

test('a bug of the kit at a new start stays what it is', async () => {
  const bug = new TypeError('x is not a function');
  const { connector, breakIt } = await startFake({
    onStart: (life) => {
      if (life > 1) throw bug;
    },
  });
  await connector.prepare();
  breakIt();
  await assert.rejects(connector.prepare(), bug);
});

test('a connector that cannot be started at all cannot be judged', async () => {
  const failure = new KitFailure('ConnectorUnusable', 'no such file', { hint: 'x' });
  await assert.rejects(
    startConnector(() => Promise.reject(failure), INITIALIZATION),
    failure,
  );
});

test('a connector that broke has failed what the scenario is about; every other error stays what it is', () => {
  const found = brokenAsMismatch(new ConnectorBroke('it fell over'));
  assert.ok(found instanceof MismatchFound);
  assert.deepEqual(found.mismatch, { expected: ['the activity answers with the page'], seen: 'it fell over' });
  const other = new Error('a bug of the suite');
  assert.equal(brokenAsMismatch(other), other);
  assert.equal(brokenAsMismatch(found), found);
});
