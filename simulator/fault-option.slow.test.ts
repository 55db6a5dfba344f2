// Faults that a simulator starts with, in the library: as a kind, as an order and as a list; wrong ones start nothing.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startSimulator } from './index.ts';
import { timers } from './net/testing/wire.ts';

const GOOD: readonly (readonly [string, readonly string[]])[] = [
  ['lie', ['lie']],
  [' drop-event ', ['drop-event']],
  ['{"kind":"drip","times":3,"label":"slow"}', ['drip']],
  ['  [{"kind":"drip"}, {"kind":"truncate","settings":{"share":0.9}}]', ['drip', 'truncate']],
  ['[]', []],
];

for (const [fault, kinds] of GOOD)
  test(`a simulator that starts with ${fault} spoils ${kinds.join(' and ') || 'nothing'}, after a reset as well`, async (t) => {
    const { faults, addresses, stop } = await startSimulator({ port: 0, nativePort: 0, agents: 0, fault });
    t.after(stop);
    const active = () => faults.list().map(({ kind }) => kind);
    assert.deepEqual(active(), kinds);
    await faults.clear();
    await faults.add({ kind: 'delay' });
    const reset = await fetch(`${addresses.main}/control/reset`, { method: 'POST' });
    assert.deepEqual([reset.status, active()], [204, kinds], 'what was added since is gone');
  });

const BAD: readonly (readonly [string, string])[] = [
  ['lei', 'UnknownFaultKind'],
  ['lie, drip', 'UnknownFaultKind'],
  ['{"kind":"lei"}', 'UnknownFaultKind'],
  ['[7]', 'UnknownFaultKind'],
  ['[null]', 'UnknownFaultKind'],
  ['{"kind":"lie"', 'InvalidSetting'],
  ['[lie]', 'InvalidSetting'],
  ['{"kind":"lie","probability":2}', 'InvalidRequest'],
  ['[{"kind":"lie"},{"kind":"reject"}]', 'FaultConflict'],
  ['{"kind":"lie","match":{"dialect":"ami"}}', 'DialectNotServed'],
  ['untrusted-certificate', 'TlsNotSpoken'],
  ['[{"kind":"oversize"},{"kind":"split","settings":{"longest":1}}]', 'FaultsMultiply'],
  [JSON.stringify(Array(20).fill({ kind: 'duplicate-event' })), 'FaultsMultiply'],
];

for (const [fault, code] of BAD)
  test(`a simulator does not start with ${fault.slice(0, 80)}: ${code}`, async () => {
    const before = timers();
    await assert.rejects(startSimulator({ port: 0, nativePort: 0, agents: 0, fault }), { code });
    assert.equal(timers(), before);
    while (process.getActiveResourcesInfo().includes('TCPServerWrap')) await new Promise(setImmediate); // none stays open
  });
