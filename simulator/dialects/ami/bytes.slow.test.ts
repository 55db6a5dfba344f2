// Text that is not UTF-8 passes through as the bytes that it was; text that is UTF-8 is the same on every surface.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { bytesIn, textIn } from '../../net/byte-text.ts';
import { headerIn, SIM, serveAmi, type TestAmi } from './testing/ami.ts';

const SEED = 20_261_204;
const INTERFACE = 'Local/1001@agents';

/** A text of a header: no end of a line, no NUL, no blank before it, and not too long to be kept. */
const bytes = fc
  .array(fc.oneof(fc.uint8Array({ maxLength: 6 }), fc.string({ unit: 'grapheme' }).map(Buffer.from)), { minLength: 1 })
  .map((parts) => Buffer.concat([Buffer.from('x'), ...parts.map(Buffer.from)]).filter((byte) => !ENDS.has(byte)))
  .map((text) => Buffer.from(text.subarray(0, 70)));
const ENDS = new Set([0x00, 0x0a, 0x0d]);

const action = (headers: Readonly<Record<string, string | Buffer>>): Buffer =>
  Buffer.concat([
    ...Object.entries(headers).map(([name, value]) =>
      Buffer.concat([Buffer.from(`${name}: `), Buffer.from(value), Buffer.from('\r\n')]),
    ),
    Buffer.from('\r\n'),
  ]);

/** A client that reads bytes: what comes is one character a byte. */
async function clientOf(simulator: TestAmi) {
  const client = await simulator.logIn({ ...SIM, events: 'agent' });
  client.socket.setEncoding('latin1');
  return client;
}

interface Told {
  readonly bytes?: string;
  readonly wire?: Readonly<Record<string, unknown>>;
}

const asRead = (text: Buffer): string => text.toString('latin1');

test('what comes back is the bytes that came', async (t) => {
  const simulator = await serveAmi(t);
  const client = await clientOf(simulator);
  await fc.assert(
    fc.asyncProperty(bytes, bytes, bytes, async (MemberName, Reason, ActionID) => {
      const [answer, added = ''] = await client.ask(
        action({ Action: 'QueueAdd', Queue: 'sales', Interface: INTERFACE, MemberName, Paused: '1', Reason, ActionID }),
      );
      assert.equal(headerIn(answer, 'ActionID'), asRead(ActionID));
      assert.equal(headerIn(added, 'MemberName'), asRead(MemberName));
      assert.equal(headerIn(added, 'PausedReason'), asRead(Reason));
      const [, , member] = await client.ask({ Action: 'QueueStatus', Queue: 'sales' });
      assert.equal(headerIn(member, 'Name'), asRead(MemberName));
      assert.equal(headerIn(member, 'PausedReason'), asRead(Reason));

      const agent = JSON.parse(await (await fetch(`${simulator.addresses.main}/v1/agents/1001`)).text());
      assert.equal(agent.reasonCode, textIn(Reason), 'the API says the same');
      const { entries } = await simulator.control('GET', 'journal?kind=request&limit=1000');
      const named = entries.filter((entry: Told) => entry.wire?.ActionID === textIn(ActionID));
      assert.ok(named.some(({ wire }: Told) => wire?.MemberName === textIn(MemberName)));
      assert.ok(
        named.some(({ bytes: told = '' }: Told) => bytesIn(told).includes(ActionID)),
        'and so does the journal',
      );
      await client.ask({ Action: 'QueueRemove', Queue: 'sales', Interface: INTERFACE });
    }),
    { numRuns: 60, seed: SEED },
  );
});

test('a device and a name in Latin-1 are told as they came, and found by them again', async (t) => {
  const simulator = await serveAmi(t);
  const client = await clientOf(simulator);
  const device = Buffer.from('SIP/Jos\xe9', 'latin1');
  const add = { Action: 'QueueAdd', Queue: 'sales', Interface: device, MemberName: Buffer.from('Jos\xe9', 'latin1') };
  const [, added] = await client.ask(action(add));
  assert.deepEqual(
    ['Interface', 'MemberName'].map((name) => headerIn(added, name)),
    ['SIP/Jos\xe9', 'Jos\xe9'],
  );
  const text = await (await fetch(`${simulator.addresses.main}/v1/agents`)).text();
  assert.match(text, /SIP\/Jos\\udce9/, 'JSON shows the byte escaped');
  const [removed] = await client.ask(action({ Action: 'QueueRemove', Queue: 'sales', Interface: device }));
  assert.equal(headerIn(removed, 'Message'), 'Removed interface from queue');
  const [other] = await client.ask(action({ ...add, MemberName: Buffer.from('José'), ActionID: 'é' }));
  assert.equal(headerIn(other, 'ActionID'), Buffer.from('é').toString('latin1'), 'and UTF-8 is UTF-8');
});

test('a name and a reason are cut by bytes, in the middle of a character as well', async (t) => {
  const simulator = await serveAmi(t);
  const client = await clientOf(simulator);
  const long = Buffer.from(`x${'é'.repeat(60)}`);
  const [, added] = await client.ask(
    action({ Action: 'QueueAdd', Queue: 'sales', Interface: INTERFACE, MemberName: long, Reason: long, Paused: '1' }),
  );
  const kept = asRead(long.subarray(0, 79));
  assert.deepEqual(
    ['MemberName', 'PausedReason'].map((name) => headerIn(added, name)),
    [kept, kept],
  );
  const more = action({ Action: 'QueueAdd', Queue: 'sales2', Interface: INTERFACE, StateInterface: long });
  assert.equal(headerIn((await client.ask(more))[1], 'StateInterface'), kept);
});
