// The contract of every fault that spoils events or the port, over this dialect's wire.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FAULT_KINDS } from '../../faults/index.ts';
import { eventRows } from '../../faults/testing/event-faults.ts';
import { timers } from '../../net/testing/wire.ts';
import { assertNothingLeft, command, sentenceOf } from '../testing/socket-faults.ts';
import { serveEsl } from './testing/esl.ts';
import { messagesIn } from './testing/recording.ts';

const EVENTS = eventRows('R1 cut');

test('every fault of events has its row', () => {
  const kinds = FAULT_KINDS.filter(({ stage }) => stage === 'event').map(({ kind }) => kind);
  assert.deepEqual(kinds.sort(), Object.keys(EVENTS).sort());
});

for (const [kind, { settings = {}, heard, late }] of Object.entries(EVENTS))
  test(`${kind}: ${sentenceOf(kind)}`, async (t) => {
    const before = timers();
    const simulator = await serveEsl(t, { clock: 'manual' });
    const { control } = simulator;
    const [listener, deaf] = [await simulator.logIn(), await simulator.logIn()];
    await listener.ask('event plain CUSTOM callcenter::info');
    await command(simulator, 'LogIn');
    await command(simulator, 'SetNotReady');
    await listener.heard();
    /** What happened when, in milliseconds of the ACD. */
    const shift = new Map<number, string>();
    const happens = async (type: string, name: string) => {
      simulator.pass(1);
      shift.set(simulator.clock.now(), name);
      await command(simulator, type);
    };
    await happens('SetReady', 'R1');
    const match = { dialect: 'esl', event: 'agent-status-change', agentId: '1001', queueId: 'support' };
    const { id } = await control('POST', 'faults', { kind, settings, match, times: 1 });
    await happens('SetNotReady', 'N1');
    await happens('SetReady', 'R2');
    await happens('SetNotReady', 'N2');
    await happens('LogOut', 'end');
    const cut = kind === 'disconnect-feed';
    const seen = cut ? messagesIn((await listener.untilClosed()).text) : await listener.heard();
    const nameOf = (messages: readonly string[]) => messages.map((message) => nameIn(shift, message)).join(' ');
    assert.equal(nameOf([...seen, ...(cut ? ['cut'] : [])]), heard);
    const { entries } = await control('GET', 'journal?kind=fault');
    assert.deepEqual(
      entries.map(({ what }: { what: string }) => what),
      ['added', 'used', 'spent'],
    );
    await control('DELETE', `faults/${id}`);
    if (late !== undefined) assert.equal(nameOf([await listener.next()]), late);
    assert.deepEqual(await deaf.heard(), [], 'who hears of nothing is left alone');
    for (const one of [listener, deaf]) one.socket.destroy();
    await assertNothingLeft(simulator, before);
  });

/** Which of the shift's events it is. */
function nameIn(shift: ReadonlyMap<number, string>, message: string): string {
  const [, micros] = /^Event-Date-Timestamp: (\d+)$/m.exec(message) ?? [];
  const name = shift.get(Number(micros) / 1000);
  if (name === undefined || !/^CC-Agent-Status: /m.test(message)) return message === 'cut' ? message : 'malformed';
  const isUnknown = !/^CC-Action: agent-status-change$/m.test(message);
  const whose = message.includes('\nCC-Agent: 1001%40default\n') ? '' : '-of-somebody-else';
  return `${name}${isUnknown ? '-QuantumLeap' : ''}${whose}`;
}

test('refuse: connections are refused, those that are open are cut; then all is as before', async (t) => {
  const simulator = await serveEsl(t);
  const client = await simulator.logIn();
  const { id } = await simulator.control('POST', 'faults', { kind: 'refuse', match: { dialect: 'esl' } });
  await client.untilClosed();
  await assert.rejects(simulator.connect(), { code: 'ECONNREFUSED' });
  await simulator.control('DELETE', `faults/${id}`);
  assert.deepEqual(await (await simulator.logIn()).heard(), []);
});
