// Clients that nobody here wrote, over TCP: each plays the same script, and cannot tell the simulator from an Asterisk.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FLOOR, SIM, serveAmi } from './testing/ami.ts';
import { type Driven, type Heard, NPM_CLIENTS } from './testing/clients.ts';

const MEMBER = { Queue: 'sales', Interface: 'Local/1001@agents' };

for (const { name, logIn } of NPM_CLIENTS) {
  test(`${name}: logs in, fails to leave, joins, pauses, lists, leaves, and hears of it`, async (t) => {
    const { host, port } = await serveAmi(t, { floor: FLOOR, config: { ringinuse: 0 } });
    const ami = await logIn(t, { host, port, ...SIM });
    const heard = listenTo(ami);

    const notThere = await ami.ask({ Action: 'QueueRemove', ...MEMBER });
    assert.deepEqual(said(notThere), ['Error', 'Unable to remove interface: Not there']);

    const added = await ami.ask({ Action: 'QueueAdd', ...MEMBER, MemberName: 'Ann', Penalty: '2' });
    assert.deepEqual(said(added), ['Success', 'Added interface to queue']);
    const { interface: device, membername, penalty } = await heard('QueueMemberAdded');
    assert.deepEqual([device, membername, penalty], ['Local/1001@agents', 'Ann', '2']);

    const paused = await ami.ask({ Action: 'QueuePause', ...MEMBER, Paused: 'true', Reason: '07' });
    assert.deepEqual(said(paused), ['Success', 'Interface paused successfully']);
    const pause = await heard('QueueMemberPause');
    assert.deepEqual([pause.paused, pause.pausedreason], ['1', '07']);

    const items = await ami.list({ Action: 'QueueStatus', Queue: 'sales' });
    assert.deepEqual(
      items.map(({ event }) => event),
      ['QueueParams', 'QueueMember'],
    );
    assert.equal(items[0]?.queue, 'sales');
    const { name: memberName, location, pausedreason, ringinuse } = items[1] ?? {};
    assert.deepEqual([memberName, location, pausedreason, ringinuse], ['Ann', 'Local/1001@agents', '07', undefined]);

    const removed = await ami.ask({ Action: 'QueueRemove', ...MEMBER });
    assert.deepEqual(said(removed), ['Success', 'Removed interface from queue']);
    assert.equal((await heard('QueueMemberRemoved')).membername, 'Ann');
  });

  test(`${name}: hears that its secret is wrong`, async (t) => {
    const { host, port } = await serveAmi(t);
    await assert.rejects(logIn(t, { host, port, username: 'sim', secret: 'wrong' }));
  });
}

const said = ({ response, message }: Heard) => [response, message];

/** Gives the next event of a name: one that has come already, or that is still to come. */
function listenTo(ami: Driven): (event: string) => Promise<Heard> {
  const events: Heard[] = [];
  let wake = () => {};
  ami.onEvent((event) => {
    events.push(event);
    wake();
  });
  return async (name) => {
    for (;;) {
      const found = events.find(({ event }) => event === name);
      if (found !== undefined) return found;
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
  };
}
