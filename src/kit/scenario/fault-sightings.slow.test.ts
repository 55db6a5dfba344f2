// Each fault of the suite is recognised by what is seen of it, over both wires and TLS; and nothing else is taken for it: neither
// an answer that nothing spoils, nor another fault.

import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { startSimulator } from '../../../simulator/index.ts';
import type { EventEffect, Fault, FaultEffect } from '../acd/acd-under-test.ts';
import { orderOf } from '../acd/control-faults.ts';
import { readExchange } from '../acd/exchange.ts';
import { type LookOrder, type Probe, type ProbeRequest, probeFor } from '../probe/probe.ts';
import { expectStruck, lookOrderOf, type Sighting } from './fault-sightings.ts';
import { MismatchFound } from './mismatch.ts';

type Settings<E> = E extends FaultEffect['effect'] ? Omit<Extract<Fault, { effect: E }>, 'effect'> : never;

const SHAPES = ['cut-short', 'web-page', 'empty', 'plain-text', 'null', 'other-kind', 'no-outcome', 'unknown-outcome'];
const WORDS = ['unauthorised', 'forbidden', 'not-found', 'timed-out', 'too-many', 'internal-error', 'unavailable'];

/** Each effect on answers as the suite uses it: none can be forgotten. */
const EFFECTS: { readonly [E in Exclude<FaultEffect['effect'], EventEffect['effect']>]: readonly Settings<E>[] } = {
  'no-connection': [{}],
  'untrusted-certificate': [{}],
  reset: [{ when: 'before-answer' }, { when: 'in-answer' }],
  'answer-cut': [{ share: 0.9 }],
  'answer-garbled': [{ share: 0.5 }],
  silence: [{}],
  closed: [{}],
  'answer-lost': [{ connection: 'stays' }, { connection: 'is-reset' }],
  'answer-late': [{ ms: 600_000 }, { ms: 100 }],
  'answer-twice': [{ times: 1 }],
  'answer-in-pieces': [{ longest: 50 }],
  'answer-drips': [{ everyMs: 75 }],
  'refusal-in-body': [{ code: 'NotLoggedIn' }],
  'accepted-and-forgotten': [{}],
  'false-success': [{}],
  'answer-to-another': [{ isDone: false }, { isDone: true }, { isDone: true, strikes: 'reads' }],
  'server-word': WORDS.map((word) => ({ word })),
  'request-quoted': [{}],
  'answer-huge': [{ bytes: 8 * 1024 * 1024 }],
  'answer-deep': [{ levels: 100_000 }],
  'answer-malformed': [...SHAPES, 'numbers', 'nulls'].map((shape) => ({ shape })),
};

const FAULTS = Object.entries(EFFECTS).flatMap(([effect, all]) =>
  all.map((settings) => ({ effect, ...settings }) as Fault),
);

const nameOf = ({ effect, ...settings }: Fault): string => [effect, ...Object.values(settings)].join(' ');

/** What nobody can tell from one another by looking at one answer, by dialect: the first is taken for the second. */
const READS = [/^answer-to-another false/, /^answer-to-another true reads/] as const;

const ALIKE: Readonly<Record<string, readonly (readonly [seen: RegExp, takenFor: RegExp])[]>> = {
  native: [
    READS,
    [/^answer-lost stays|^answer-late/, /^answer-lost stays|^answer-late/], // a silence is looked at for less than that
    [/^request-quoted/, /^server-word internal-error/],
  ],
  ami: [
    READS,
    [/^answer-lost stays|^answer-late/, /^answer-lost stays|^answer-late/], // a silence is looked at for less than that
    [/^silence|^accepted-and/, /^silence|^accepted-and/],
    [/^(server-word|request-quoted|refusal-in-body)/, /^(request-quoted|refusal-in-body)/],
    [/^request-quoted/, /^server-word internal-error/],
    [/^server-word (unauthorised|forbidden)/, /^server-word (unauthorised|forbidden)/],
  ],
};

const REQUEST: ProbeRequest = {
  ...{ activity: 'SetAgentReady', agentId: '1001', workQueueIds: ['sales'], isAfterCallWork: false },
};

async function lookingAt(t: TestContext, dialect: string) {
  const { addresses, stop } = await startSimulator({
    ...{ port: `0,native=0,${dialect}=0`, dialect, tls: 'auto', clock: 'manual', token: 'the-token-of-the-link' },
  });
  t.after(stop);
  const control = async (method: string, path: string, body?: object) =>
    (await fetch(`${addresses.main}/control/${path}`, { method, body: JSON.stringify(body) })).text();
  await control('PUT', 'snapshot', { queues: [{ id: 'sales' }], agents: [{ id: '1001', name: 'Ada', password: 'p' }] });
  const probe = probeFor(dialect, addresses.dialects[dialect] ?? {}) as Probe;
  await control('POST', 'agents/1001/commands', { type: 'LogIn', queueIds: ['sales'] });
  return async (order: LookOrder, fault?: Fault): Promise<Sighting> => {
    await control('POST', 'agents/1001/commands', { type: 'SetNotReady' });
    if (fault !== undefined) await control('POST', 'faults', orderOf(fault));
    const { last } = JSON.parse(await control('GET', 'journal?limit=0'));
    const look = await probe.look(REQUEST, order);
    const { entries, agent } = JSON.parse(await control('GET', `journal?after=${last}&limit=10000&lookAt=1001`));
    await control('DELETE', 'faults');
    const { struck } = readExchange(entries);
    return { look, struck, isDone: agent.state === 'Ready', protocol: probe };
  };
}

/** Both leave it open how often it struck: a fault is recognised by what arrives. */
const isTakenFor = (fault: Fault, sighting: Sighting): boolean => {
  try {
    expectStruck(fault, { ...sighting, struck: UNSEEN.includes(fault.effect) ? 0 : 1 });
    return true;
  } catch (error) {
    if (error instanceof MismatchFound) return false;
    throw error;
  }
};

const UNSEEN: readonly string[] = ['no-connection', 'untrusted-certificate'];

for (const dialect of ['native', 'ami'])
  test(`${dialect}: each fault is seen to strike as it says, and nothing else is taken for it`, async (t) => {
    const see = await lookingAt(t, dialect);
    const plain = await see({ forMs: 5000, isEnough: ({ answers }) => answers.length > 0 });
    assert.equal(plain.look.answers[0]?.says?.outcome, 'done', 'nothing is spoiled');
    const seen = new Map<string, Sighting>();
    for (const fault of FAULTS) {
      const sighting = await see(lookOrderOf(fault), fault);
      expectStruck(fault, sighting);
      assert.ok(!isTakenFor(fault, plain), `a plain answer is taken for ${nameOf(fault)}`);
      seen.set(nameOf(fault), sighting);
    }
    const isAlike = (one: string, other: string) =>
      ALIKE[dialect]?.some(([first, second]) => first.test(one) && second.test(other)) ?? false;
    for (const [name, sighting] of seen) {
      const taken = FAULTS.filter((fault) => isTakenFor(fault, sighting)).map(nameOf);
      const wrong = taken.filter((other) => other !== name && !isAlike(name, other));
      assert.deepEqual(wrong, [], `${name} is taken for something else`);
    }
  });

test('a fault that never struck is found out, however the answer looks', async (t) => {
  const see = await lookingAt(t, 'native');
  const fault: Fault = { effect: 'silence' };
  const sighting = await see(lookOrderOf(fault), fault);
  assert.throws(() => expectStruck(fault, { ...sighting, struck: 0 }), /the evidence has the fault 1 times/);
  assert.throws(() => expectStruck(fault, { ...sighting, isDone: true }), /not done what was asked/);
});
