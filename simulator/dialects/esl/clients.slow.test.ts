// Clients that nobody here wrote, over TCP: each plays the same script, and cannot tell the simulator from a FreeSWITCH.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Driven, type Heard, NPM_CLIENTS } from './testing/clients.ts';
import { serveEsl } from './testing/esl.ts';

const PASSWORD = 'ClueCon';
const STATUS = 'callcenter_config agent set status 1001@default';

for (const { name, logIn } of NPM_CLIENTS) {
  test(`${name}: logs in and out, and out again, hears of each, looks, and has a job done`, async (t) => {
    const { host, port } = await serveEsl(t);
    const esl = await logIn(t, { host, port, password: PASSWORD });
    const heard = await listenTo(esl);

    assert.equal(await esl.api('echo Zoë ß'), 'Zoë ß');
    assert.equal(await esl.api(`${STATUS} Available`), '+OK\n');
    assert.equal(await heard('agent-status-change', 1), 'Available');
    assert.equal(await esl.api('callcenter_config agent get state 1001@default'), 'Waiting');
    assert.match(await esl.job('callcenter_config agent list 1001@default'), /^name\|.*\n1001@default\|.*\n\+OK\n$/);

    for (const time of [2, 3]) {
      assert.equal(await esl.api(`${STATUS} 'Logged Out'`), '+OK\n');
      assert.equal(await heard('agent-status-change', time), 'Logged Out');
    }
    assert.match(
      await esl.filter('CC-Action', 'agent-state-change'),
      /^\+OK filter added\. \[CC-Action\]=\[agent-state-change\]/,
    );
  });

  test(`${name}: hears that its password is wrong`, async (t) => {
    const { host, port } = await serveEsl(t);
    await assert.rejects(logIn(t, { host, port, password: 'wrong' }));
  });
}

/** Gives the status of the nth event of an action: one that has come already, or that is still to come. */
async function listenTo(esl: Driven): Promise<(action: string, count: number) => Promise<string | undefined>> {
  const events: Heard[] = [];
  let wake = () => {};
  await esl.listen((event) => {
    events.push(event);
    wake();
  });
  return async (action, count) => {
    for (;;) {
      const found = events.filter((event) => event['CC-Action'] === action)[count - 1];
      if (found !== undefined) return found['CC-Agent-Status'];
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
  };
}
