// Whatever a live ACD holds, its snapshot holds, and can be put back: after any row of requests over AMI, the native
// dialect and the control API, with texts as long and as odd as those take them. The seed is fixed: red stays red.

import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import fc from 'fast-check';
import { serveAmi } from './dialects/ami/testing/ami.ts';

const SEED = 20_261_130;

/** Odd, and of any length up to what a line of AMI may hold. A line's end would end an AMI line. */
const TEXT = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom('07', 'Tea', ' x ', '0', '-', 'ä😀', '"', '\u2028', '__proto__') },
  {
    weight: 2,
    arbitrary: fc
      .tuple(
        fc.constantFrom('x', 'ä', '😀', '/', 'a b'),
        fc.constantFrom(63, 64, 65, 71, 79, 80, 200, 255, 256, 257, 1025, 1500),
      )
      .map(([unit, length]) => unit.repeat(length)),
  },
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 90 }).map((text) => text.replace(/[\r\n]/g, '')),
);
const QUEUE = fc.constantFrom('support', 'sales', 'SALES', 'nowhere');
const AGENT = fc.constantFrom('1001', '1002');
const DEVICE = fc.oneof(fc.constantFrom('Local/1001@agents', 'PJSIP/7'), TEXT);
const FLAG = fc.constantFrom('0', '1');

const AMI = fc.oneof(
  fc.record({
    Action: fc.constant('QueueAdd'),
    Queue: QUEUE,
    Interface: DEVICE,
    Paused: FLAG,
    Reason: TEXT,
    MemberName: TEXT,
  }),
  fc.record({ Action: fc.constant('QueuePause'), Interface: DEVICE, Paused: FLAG, Reason: TEXT }),
  fc.record({ Action: fc.constant('QueuePause'), Queue: QUEUE, Interface: DEVICE, Paused: FLAG, Reason: TEXT }),
  fc.record({ Action: fc.constant('QueueRemove'), Queue: QUEUE, Interface: DEVICE }),
  fc.record({
    Action: fc.constant('Originate'),
    Channel: fc.constant('Local/c@callers'),
    Application: fc.constant('Queue'),
    Data: QUEUE,
    CallerID: fc.oneof(TEXT, fc.constantFrom('5'.repeat(1100), `"Ann" <${'7'.repeat(2000)}>`)),
  }),
);

interface Question {
  readonly method: string;
  readonly path: string;
  readonly body: object;
}

const ask =
  (method: string) =>
  (path: string, body: object): Question => ({ method, path, body });
const [put, post] = [ask('PUT'), ask('POST')];

const STATE = fc.constantFrom('LoggedIn', 'Ready', 'NotReady', 'LoggedOut');
const OPTIONAL = fc.option(TEXT, { nil: undefined });
const NATIVE = fc
  .tuple(AGENT, fc.record({ state: STATE, reasonCode: OPTIONAL, extension: OPTIONAL }))
  .map(([id, { state, reasonCode, extension }]) =>
    put(`/v1/agents/${id}/state`, { state, reasonCode, extension, password: `secret-of-${id}` }),
  );

const CONTROL = fc.oneof(
  fc
    .tuple(AGENT, fc.constantFrom('LogIn', 'LogOut', 'SetReady', 'SetNotReady'), OPTIONAL)
    .map(([id, type, reasonCode]) => post(`/control/agents/${id}/commands`, { type, reasonCode })),
  fc
    .record({ queueId: QUEUE, callId: OPTIONAL, from: OPTIONAL, dialled: OPTIONAL })
    .map((call) => post('/control/calls', call)),
  fc
    .record({
      id: TEXT,
      name: TEXT,
      password: TEXT,
      extension: TEXT,
      defaultQueueIds: fc.subarray(['support', 'sales']),
    })
    .map((agent) => post('/control/seed', { agents: [agent] })),
  fc
    .record({ code: TEXT, label: TEXT, uses: fc.subarray(['NotReady', 'LoggedOut']) })
    .map((reason) => post('/control/seed', { reasonCodes: [reason] })),
  fc.record({ id: TEXT, name: TEXT }).map((queue) => post('/control/seed', { queues: [queue] })),
  fc
    .record({
      logoutOnCall: fc.constantFrom('refuse', 'defer', 'allow'),
      unknownReason: fc.constantFrom('refuse', 'accept'),
    })
    .map((policy) => put('/control/policy', policy)),
);

/** A simulator on the profile of Asterisk, and what the property needs of it. */
async function open(t: TestContext) {
  const simulator = await serveAmi(t, { clock: 'manual' });
  const { main, dialects } = simulator.addresses;
  const { url: native } = dialects.native as { url: string };
  const client = await simulator.logIn();
  const send = async (base: string, { method, path, body }: Question) =>
    (await fetch(base + path, { method, body: JSON.stringify(body) })).status;
  return {
    ...simulator,
    client,
    native: (question: Question) => send(native, question),
    main: (question: Question) => send(main, question),
  };
}

test('after any row of requests the snapshot is taken back, and comes out as it went in', async (t) => {
  const simulator = await open(t);
  const steps = fc.oneof(
    { weight: 5, arbitrary: AMI.map((action) => ({ ami: action })) },
    { weight: 3, arbitrary: NATIVE.map((native) => ({ native })) },
    { weight: 3, arbitrary: CONTROL.map((control) => ({ control })) },
  );
  let longest = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(steps, { minLength: 1, maxLength: 14, size: 'max' }), async (row) => {
      await simulator.control('POST', 'reset');
      for (const step of row) {
        if ('ami' in step) await simulator.client.ask(step.ami as unknown as Record<string, string>);
        else if ('native' in step) await simulator.native(step.native);
        else await simulator.main(step.control);
      }
      const snapshot = await simulator.control('GET', 'snapshot');
      const agents = snapshot.agents as readonly { queues?: readonly { paused?: { reasonCode?: string } }[] }[];
      const pauses = agents.flatMap(({ queues = [] }) => queues.map(({ paused }) => paused?.reasonCode ?? ''));
      longest = Math.max(longest, ...pauses.map(({ length }) => length));
      await simulator.control('PUT', 'snapshot', snapshot);
      assert.deepEqual(await simulator.control('GET', 'snapshot'), snapshot);
    }),
    { numRuns: 120, seed: SEED },
  );
  assert.ok(longest > 70, 'long reasons have come as far as the ACD');
});
