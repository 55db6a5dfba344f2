// Faults, time and journal on the command line: they are active from the start and the greeting tells of them; what cannot
// be had is named, and nothing starts.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { signoffHere } from './testing/command.ts';

const FREE_PORTS = ['simulate', '--port', '0', '--native-port', '0', '--agents', '1'];

// biome-ignore lint/suspicious/noExplicitAny: JSON from outside, which the tests look into
type Told = Record<string, any>;

/** A simulator that has greeted, and what it answers on its main port. */
async function started(t: Parameters<typeof signoffHere>[0], ...args: string[]) {
  const greeting = await signoffHere(t, [...FREE_PORTS, ...args]).hasWritten('Ctrl-C stops it.');
  const [, main] = /reads and health +(\S+)/.exec(greeting) ?? [];
  const [, native] = /native dialect +(\S+)/.exec(greeting) ?? [];
  const get = async (path: string) => (await fetch(main + path)).json() as Promise<Told>;
  return { greeting, native: String(native), get };
}

const FAULTS: Record<string, string> = {
  'its kind': 'lie',
  'an order in JSON': '{"kind":"lie","match":{"command":"LogOut"},"times":1}',
};

for (const [name, fault] of Object.entries(FAULTS))
  test(`--fault takes ${name}`, async (t) => {
    const { greeting, native, get } = await started(t, '--fault', fault);
    assert.match(greeting, /^ {2}Spoiled on purpose: lie \(fault-1\)\. See http:\S+\/control\/faults$/m);
    const body = JSON.stringify({ state: 'LoggedOut' });
    const answer = await fetch(`${native}/v1/agents/1001/state`, { method: 'PUT', body });
    assert.equal(answer.status, 200, 'nobody is logged in, and the ACD says it is done');
    assert.equal((await get('/v1/agents/1001')).state, 'LoggedOut');
  });

test('nothing is said of faults and time where nothing is out of the ordinary', async (t) => {
  const { greeting, get } = await started(t);
  assert.doesNotMatch(greeting, /Spoiled|stands still/);
  const { faults, clock } = await get('/healthz');
  assert.deepEqual([faults, clock], [0, 'real']);
});

test('--clock manual starts a clock that stands still, and the greeting says so', async (t) => {
  const { greeting, get } = await started(t, '--clock', 'manual');
  assert.match(greeting, /^ {2}The ACD clock stands still until it is moved\. See http:\S+\/control\/clock$/m);
  assert.equal((await get('/control/clock')).mode, 'manual');
  assert.deepEqual(await get('/control/clock'), await get('/control/clock'));
});

test('--journal-limit bounds the journal', async (t) => {
  const { native, get } = await started(t, '--journal-limit', '100');
  for (let round = 0; round < 80; round += 1) await (await fetch(`${native}/v1/agents`)).text();
  const { first, last } = await get('/control/journal?limit=0');
  assert.ok(first > 1 && last - first < 100, `${first} to ${last}`);
});

const BAD: readonly (readonly [string, string, RegExp])[] = [
  ['--fault', 'lei', /^UnknownFaultKind: There is no fault "lei" \(did you mean lie\?\)\.$/m],
  ['--fault', '{"kind":', /^InvalidSetting: --fault takes a kind of fault or JSON, not "\{\\"kind\\":": /m],
  ['--fault', '{"kind":"lie","settings":{"ms":1}}', /^InvalidRequest: .*settings.*"ms"/m],
  ['--fault', '{"kind":"lie","probability":1.5}', /^InvalidRequest: .*probability/m],
  ['--fault', '[{"kind":"lie"},{"kind":"reject"}]', /^FaultConflict: reject contradicts fault-1 \(lie\)/m],
  ['--clock', 'fast', /^InvalidSetting: --clock takes one of real, manual, not "fast"\.$/m],
  [
    '--journal-limit',
    '99',
    /^InvalidSetting: --journal-limit takes a whole number from 100 to 10000000, not "?99"?\.$/m,
  ],
];

for (const [flag, value, says] of BAD)
  test(`${flag} ${value} starts nothing, and says why`, async (t) => {
    const { exitCode, stdout, stderr } = await signoffHere(t, [...FREE_PORTS, flag, value]).ended;
    assert.deepEqual([exitCode, stdout], [2, '']);
    assert.match(stderr, says);
    assert.ok(stderr.trimEnd().split('\n').length >= 2, 'there is a hint');
    assert.doesNotMatch(stderr, /\n {4}at /, 'and no stack');
  });
