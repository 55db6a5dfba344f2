// After any row of commands, of calls and of time, what this wire tells of agents is in step with the ACD: who is in, who is offered
// calls, which tiers there are. What is listed is what is there.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { serveEsl, type TestClient, type TestEsl } from './testing/esl.ts';

const AGENT = fc.constantFrom('1001@default', '1002@default');
const QUEUE = fc.constantFrom('sales@default', 'support@default');
const STATUS = fc.constantFrom(
  'Available',
  "'Available (On Demand)'",
  "'On Break'",
  "'Logged Out'",
  'available',
  "'LOGGED OUT'",
);
const STATE = fc.constantFrom('Waiting', 'Idle', 'Receiving', "'In a queue call'");

type Step = (simulator: TestEsl, client: TestClient) => Promise<unknown>;

const callcenter =
  (words: string): Step =>
  (_simulator, client) =>
    client.api(`callcenter_config ${words}`);

const STEP: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.tuple(AGENT, STATUS).map(([agent, status]) => callcenter(`agent set status ${agent} ${status}`)),
  },
  {
    weight: 3,
    arbitrary: fc.tuple(AGENT, STATE).map(([agent, state]) => callcenter(`agent set state ${agent} ${state}`)),
  },
  { weight: 3, arbitrary: fc.tuple(QUEUE, AGENT).map(([queue, agent]) => callcenter(`tier add ${queue} ${agent}`)) },
  { weight: 2, arbitrary: fc.tuple(QUEUE, AGENT).map(([queue, agent]) => callcenter(`tier del ${queue} ${agent}`)) },
  {
    weight: 2,
    arbitrary: fc
      .tuple(QUEUE, AGENT, fc.constantFrom('Standby', 'Ready'))
      .map(([queue, agent, state]) => callcenter(`tier set state ${queue} ${agent} ${state}`)),
  },
  {
    weight: 4,
    arbitrary: fc.constantFrom('sales', 'support').map(
      (queue): Step =>
        (_simulator, client) =>
          client.api(`originate loopback/${queue}/default &park()`),
    ),
  },
  { weight: 3, arbitrary: fc.constant<Step>((simulator) => answerAny(simulator)) },
  { weight: 2, arbitrary: fc.constant<Step>((_simulator, client) => client.api('hupall')) },
  { weight: 2, arbitrary: fc.constant<Step>(async ({ pass }) => pass(3)) },
  { weight: 1, arbitrary: QUEUE.map((queue) => callcenter(`queue reload ${queue}`)) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.constantFrom('LogIn', 'LogOut', 'SetReady', 'SetNotReady'), fc.constantFrom('1001', '1002'))
      .map(
        ([type, id]): Step =>
          ({ addresses }) =>
            fetch(`${addresses.main}/control/agents/${id}/commands`, {
              method: 'POST',
              body: JSON.stringify({ type }),
            }),
      ),
  },
);

async function answerAny({ control }: TestEsl): Promise<void> {
  const calls: { id: string; legs: { state: string }[] }[] = await control('GET', 'calls');
  const ringing = calls.find(({ legs }) => legs.some(({ state }) => state === 'Ringing'));
  if (ringing !== undefined) await control('POST', `calls/${ringing.id}/answer`);
}

interface Held {
  readonly id: string;
  readonly state: string;
}

async function assertInStep({ addresses }: TestEsl, client: TestClient): Promise<void> {
  const agents = (await (await fetch(`${addresses.main}/v1/agents`)).json()) as readonly Held[];
  const tiers = (await client.api('callcenter_config tier list')).split('\n').slice(1, -2);
  const rows = (await client.api('callcenter_config agent list')).split('\n').slice(1, -2);
  assert.equal(rows.length, agents.length);
  for (const { id, state } of agents) {
    const [, , uuid, , , status = '', told] = rows.find((row) => row.startsWith(`${id}@default|`))?.split('|') ?? [];
    const isOut = status.toLowerCase() === 'logged out';
    const open = tiers.filter((row) => row.includes(`|${id}@default|`) && row.includes('|Ready|'));
    const about = `${id}: ${state} at the ACD, ${status} and ${told} on the wire, ${open.length} open tiers`;
    if (isOut) assert.equal(state, 'LoggedOut', about);
    if (state === 'Ready') assert.ok(status.startsWith('Available') && told === 'Waiting', about);
    if (state === 'Busy') assert.ok(uuid !== undefined, about);
    if (!isOut && open.length > 0 && told === 'Waiting') assert.notEqual(state, 'LoggedOut', about);
  }
}

test('after any row of steps the wire is in step with the ACD', async (t) => {
  const config = {
    agents: { 1001: { wrapUpTime: 2, maxNoAnswer: 2, noAnswerDelayTime: 2, contact: '[leg_timeout=4]user/1001' } },
  };
  const simulator = await serveEsl(t, { clock: 'manual', config });
  const client = await simulator.logIn();
  await fc.assert(
    fc.asyncProperty(fc.array(STEP, { minLength: 1, maxLength: 30 }), async (steps) => {
      for (const step of steps) {
        await step(simulator, client);
        await assertInStep(simulator, client);
      }
    }),
    { numRuns: 40, includeErrorInReport: true },
  );
});
