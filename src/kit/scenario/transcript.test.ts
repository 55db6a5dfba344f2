// The transcript of a scenario: all that a person needs who was not there, in words, and no secret in any of it.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Fixtures } from './fixtures.ts';
import type { Invocation } from './invocation.ts';
import type { ScenarioRun } from './scenario-run.ts';
import { invocation } from './testing/invocation.ts';
import { createMask, transcriptOf } from './transcript.ts';

/** A scenario of which only what a transcript is made of is there. */
const scenario = (
  invocations: readonly Invocation[],
  log: readonly string[] = [],
  events: object[] = [],
): ScenarioRun =>
  ({
    invocations,
    log,
    events: () => events.map((page) => ({ at: 1, page })),
    fixtures: { names: () => ({ Ada: '1', sales: 'sales-7' }) } as Partial<Fixtures>,
  }) as Partial<ScenarioRun> as ScenarioRun;

const NONE = invocation({}).exchange;

const REFUSED: Invocation = {
  ...invocation({
    before: { AgentID: '1' },
    page: { AgentID: '1', pyStatusMessage: 'no' },
    status: { severity: 'Fail', message: 'no' },
  }),
  agentBefore: { state: 'Ready', queues: ['sales-7', 'support-7'] },
  exchange: { ...NONE, timeline: [{ at: 3, who: 'connector', text: 'PUT /' }] },
};

test('a transcript tells who is who, what was done, and what the ACD held before and after', () => {
  assert.deepEqual(transcriptOf(scenario([REFUSED], ['a line']), []), {
    fixtures: { Ada: '1', sales: 'sales-7' },
    invocations: [
      {
        activity: 'LogoutAgent',
        agent: 'Ada',
        pageBefore: { AgentID: '1' },
        pageAfter: { AgentID: '1', pyStatusMessage: 'no' },
        status: 'status Fail: no',
        agentBefore: 'Ready, logged in to sales-7 and support-7',
        agentAfter: 'unknown to the ACD',
        timeline: [{ at: 3, who: 'connector', text: 'PUT /' }],
      },
    ],
    log: ['a line'],
  });
});

test('a scenario in which nothing was done yet has a transcript too', () => {
  assert.deepEqual(transcriptOf(scenario([]), ['pw']), {
    fixtures: { Ada: '1', sales: 'sales-7' },
    invocations: [],
    log: [],
  });
});

/** As they stand, and as they would be written in JSON, once and twice over. */
const SECRETS = ['pw-1', 'say "open"', 'back\\slash', 'line\nbreak', '.*', 'ümläut😀'];

for (const secret of SECRETS)
  test(`the secret ${JSON.stringify(secret)} shows nowhere in a transcript`, () => {
    const body = JSON.stringify({ password: secret });
    const told: Invocation = {
      ...invocation({
        before: { AgentPassword: secret, AgentState: { deep: [`<${secret}>`] } },
        page: { [`as a name ${secret}`]: 1 },
        status: { severity: 'Fail', message: `no: ${secret}, ${secret}` },
      }),
      exchange: { ...NONE, timeline: [{ at: 0, who: 'connector', text: `PUT / ${body}`, lines: ['PUT /', body] }] },
    };
    const transcript = transcriptOf(scenario([told], [`I sent ${secret}`, body, JSON.stringify({ body })]), [secret]);
    assert.deepEqual(
      stringsIn(transcript).filter((text) => text.includes(secret)),
      [],
    );
    const [seen] = transcript.invocations;
    assert.equal(seen?.status, 'status Fail: no: ***, ***');
    assert.deepEqual(seen?.pageBefore, { AgentPassword: '***', AgentState: { deep: ['<***>'] } });
    assert.equal(seen?.timeline[0]?.text, 'PUT / {"password":"***"}');
    assert.deepEqual(seen?.timeline[0]?.lines, ['PUT /', '{"password":"***"}']);
    assert.deepEqual(transcript.log, [
      'I sent ***',
      '{"password":"***"}',
      JSON.stringify({ body: '{"password":"***"}' }),
    ]);
  });

test('a secret within another is masked whole, in whatever order they are given', () => {
  const told = scenario([], ['not-pw pw']);
  for (const secrets of [
    ['pw', 'not-pw'],
    ['not-pw', 'pw'],
  ])
    assert.deepEqual(transcriptOf(told, secrets).log, ['*** ***']);
});

test('what the connector handed on stands behind what it logged', () => {
  const { log } = transcriptOf(scenario([], ['a line'], [{ pyEventName: 'Ready', of: 'pw' }]), ['pw']);
  assert.deepEqual(log, ['a line', 'event {"pyEventName":"Ready","of":"***"}']);
});

test('an empty secret is none', () => {
  assert.deepEqual(transcriptOf(scenario([], ['a line']), ['']).log, ['a line']);
});

test('what is no secret stays as it is, whatever it is', () => {
  const text = 'say "open", \\ *** \n \u2028 😀';
  assert.deepEqual(transcriptOf(scenario([], [text]), ['pw']).log, [text]);
});

test('a secret that is a word of ours takes nothing but itself away', () => {
  const transcript = transcriptOf(scenario([REFUSED], ['agent Ada']), ['agent']);
  assert.equal(transcript.invocations[0]?.agent, 'Ada');
  assert.deepEqual(transcript.log, ['*** Ada']);
});

test('whatever is no text is left alone', () => {
  const value = { number: 12, nothing: null, list: [true, { pw: 'x' }] };
  assert.deepEqual(createMask(['1', 'x'])(value), { ...value, list: [true, { pw: '***' }] });
});

/** Every text in a value, names of properties included. */
function stringsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => [name, ...stringsIn(inner)]);
}

test('what happened at the ACD stands beside what the desktop was told, in the order of time', () => {
  const timeline = [
    { at: 0, who: 'event' as const, text: 'AgentStateChanged' },
    { at: 1, who: 'server' as const, text: 'of no concern' },
    { at: 9, who: 'fault' as const, text: 'disconnect-feed' },
  ];
  const happened = { timeline, startedAt: 96 } as unknown as Parameters<typeof transcriptOf>[2];
  const { told } = transcriptOf(scenario([], [], [{ pyEventName: 'Ready' }]), ['Ready'], happened);
  assert.deepEqual(told, [
    { at: -95, who: 'desktop', text: '{"pyEventName":"***"}' },
    { at: 0, who: 'event', text: 'AgentStateChanged' },
    { at: 9, who: 'fault', text: 'disconnect-feed' },
  ]);
});
