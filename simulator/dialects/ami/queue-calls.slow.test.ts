// What a real Asterisk 22 told of calls, played to the simulator: they are originated well and badly, wait, ring, are answered
// and end in every way, agents come and go in the middle of it, and wait in the pool. It answers and tells the same, byte for
// byte but for times and the numbers and ids of channels; what differs is listed, and must occur.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Difference, type Told, withoutDifference } from '../testing/difference.ts';
import type { AmiConfig } from './context.ts';
import { type Floor, serveAmi, type TestAmi, type TestClient } from './testing/ami.ts';
import { type Step, stepsRecorded } from './testing/recording.ts';

const CALLER_9 = [
  ...['Channel: Local/wait@default-<number>;1', 'ChannelState: 6', 'ChannelStateDesc: Up', 'CallerIDNum: 5559'],
  ...['CallerIDName: C9', 'ConnectedLineNum: 5559', 'ConnectedLineName: C9', 'Language: en', 'AccountCode: '],
  ...['Context: default', 'Exten: wait', 'Priority: 1', 'Uniqueid: <id>', 'Linkedid: <id>', ''],
].join('\r\n');

/** At most ten. */
const DIFFERENCES: readonly Difference[] = [
  {
    untold:
      /^Event: (New(channel|state|Callerid|ConnectedLine|AccountCode)|LocalBridge|Dial(Begin|State|End)|Bridge(Create|Enter|Leave|Destroy))\r/,
    why: 'the life of channels and bridges is not simulated, only their end is told',
  },
  {
    either: /^Event: DeviceStateChange\r\n.*\r\nDevice: Local\//,
    why: 'of Local channels only the state of members is told, and each change once',
  },
  {
    either:
      /^Event: (SoftHangupRequest|HangupRequest|Hangup|ChannelHungup|ChannelsHungupListComplete|AgentRingNoAnswer)\r/,
    in: /^(hangup: with a cause that is none|clear 24|clear 34)$/,
    why: 'threads of their own end both halves of a call there, and which is first is chance',
  },
  {
    of: /^Event: AgentCalled\r/,
    in: /^call 1 comes to calls$/,
    recorded: 'DestChannelState: 5\r\nDestChannelStateDesc: Ringing',
    here: 'DestChannelState: 0\r\nDestChannelStateDesc: Down',
    why: 'the phone rang there before that was told: once of ten times',
  },
  {
    of: /^Event: AgentComplete\r/,
    in: /^caller 9 hangs up$/,
    recorded: 'Privilege: agent,all\r\nDest',
    here: `Privilege: agent,all\r\n${CALLER_9}Dest`,
    why: 'the caller’s channel was gone there before that was told: once of ten times',
  },
  {
    of: /^Event: Hangup\r\n.*\r\nChannel: Local\/phone@default-<number>;2\r/,
    in: /^caller of the pool hangs up$/,
    recorded: 'CallerIDNum: 5559\r\nCallerIDName: Gus\r',
    here: 'CallerIDNum: <unknown>\r\nCallerIDName: <unknown>\r',
    why: 'who called reaches the far half of the agent’s own channel there when that ends',
  },
  { moved: /^Event: /, why: 'events travel a bus of their own there, and come in another order every time' },
];

const ACCOUNT = { username: 'signoff', secret: 'signoff' };

const CONFIG: Partial<AmiConfig> = {
  accounts: [ACCOUNT],
  dialplan: { default: ['agent1', 'agent2', 'answer', 'wait', 'phone', '100'], agents: ['_X.'] },
};
const FLOOR: Floor = {
  queues: ['sales', 'support', 'wrap', 'calls', 'pool', 'ends', 'nums'],
  agents: [
    { id: '1001', name: 'Mark Test' },
    { id: '1002', name: 'Ada Test' },
  ],
};

/** The queue with a wrap-up time is served by an ACD that has one. */
const WRAPS_UP = { profile: 'asterisk', afterCall: 'AfterCallWork', wrapUpMs: 5000 };
const IS_OF_WRAP = /^wrap: |to wrap$|^caller [89] /;

/** How many seconds went by before that, where no time that is told says so. */
const WAITED: Readonly<Record<string, number>> = {
  'status with one caller': 1,
  'hangup: pattern with a class': 2,
  'originate: variables repeated': 3,
  'status with one caller again': 1,
  'summary with callers': 1,
  'the third gives up after two seconds': 2,
  'clear 34': 4,
  'caller 5 hangs up': 3,
  'caller 6 hangs up': 1,
  'nobody answers': 3,
  'wrap: call waits for the end of wrap-up': 3,
  'ringing: for two seconds': 2,
  'ringing: status': 1,
  'caller 10 hangs up': 1,
  'the agent has waited long enough to be called': 5,
  ...Object.fromEntries(
    [
      'far half of the caller',
      'half of the caller in the queue',
      'phone of the agent',
      'half of the agent in the bridge',
    ].map((half) => [`ending: the ${half}, member gone`, 2]),
  ),
};

/** That phone had been in the queue before: that it is not paused there was known. */
const BEFORE: readonly Step[] = ['QueueAdd', 'QueueRemove'].map((action) => ({
  title: 'before',
  sent: `Action: ${action}\r\nQueue: sales\r\nInterface: Local/agent1@default\r\n\r\n`,
  heard: new Map(),
}));

/** A phone rings a second, one that leads to the pool not at all. */
const RINGS: Readonly<Record<string, number>> = { 'the agent of the pool takes it': 0 };

const used = new Set<Difference>();

for (const { title, steps } of stepsRecorded())
  test(title, async (t) => {
    const from = secondsIn(steps)[0] ?? 0;
    const [play, playOfWrap] = await Promise.all(
      ['asterisk', WRAPS_UP].map(async (policy) =>
        player(await serveAmi(t, { config: CONFIG, floor: FLOOR, policy, clock: 'manual' }), from),
      ),
    );
    await play?.(BEFORE);
    for (const group of groupsOf(steps)) {
      const [step] = group;
      const isLogin = /banner|login/.test(step?.title ?? '');
      if (isLogin) await playOfWrap?.(group);
      const meant = IS_OF_WRAP.test(step?.title ?? '') ? playOfWrap : play;
      await t.test(step?.title ?? '', () => meant?.(group));
    }
  });

test('no difference is listed that does not occur, and no more than ten are', () => {
  assert.deepEqual(
    DIFFERENCES.filter((one) => !used.has(one)),
    [],
  );
  assert.ok(DIFFERENCES.length <= 10);
});

/** What was sent, with what people did behind it: of that some is told early, and some late. */
function groupsOf(steps: readonly Step[]): readonly (readonly Step[])[] {
  const groups: Step[][] = [];
  for (const step of steps) {
    if (step.session === undefined) groups.at(-1)?.push(step);
    else groups.push([step]);
  }
  return groups;
}

/** Plays steps at the seconds at which they were recorded. */
function player(simulator: TestAmi, recordedFrom: number) {
  const { clock, pass } = simulator;
  const clients = new Map<string, TestClient>();
  clock.advance({ to: Math.ceil(clock.now() / 1000) * 1000 });
  const from = clock.now() / 1000;

  async function act(step: Step): Promise<void> {
    const { title, session, sent } = step;
    pass(WAITED[title] ?? 0);
    const at = from + Math.max(0, ...secondsIn([step]).map((second) => second - recordedFrom));
    clock.advance({ to: Math.max(clock.now(), at * 1000) });
    if (session !== undefined) {
      if (sent === '') clients.set(session, await simulator.connect());
      else clients.get(session)?.send(sent);
    }
    if (title === 'before') await (await simulator.logIn({ ...ACCOUNT, events: 'off' })).ask(sent);
    if (sent === '(answer)') await answer(RINGS[title] ?? 1);
  }

  async function answer(rings: number): Promise<void> {
    const calls = await simulator.control('GET', 'calls');
    pass(rings);
    for (const { id } of calls) await simulator.control('POST', `calls/${id}/answer`);
  }

  async function heardBy(session: string, client: TestClient, group: readonly Step[]): Promise<readonly string[]> {
    const isFirst = group[0]?.session === session && group[0]?.sent === '';
    if (isFirst) return [`${await client.banner()}\r\n`];
    const isLast = /Action: Logoff/.test(group[0]?.sent ?? '');
    return isLast ? [(await client.untilClosed()).text] : client.heard();
  }

  return async (group: readonly Step[]): Promise<void> => {
    for (const step of group) {
      await act(step);
      if (step !== group.at(-1)) await settled();
    }
    for (const [session, client] of clients) {
      const heard = group.flatMap((step) => step.heard.get(session) ?? []);
      const here = await heardBy(session, client, group);
      const told = {
        title: group[0]?.title ?? '',
        recorded: heard.map(normalised(recordedFrom)),
        here: here.map(normalised(from)),
      };
      const compared = DIFFERENCES.reduce<Told>((left, difference) => {
        const less = withoutDifference(left, difference);
        if (less !== undefined) used.add(difference);
        return less ?? left;
      }, told);
      assert.deepEqual(compared.here, compared.recorded);
    }
  };

  /** What was sent has been done. */
  async function settled(): Promise<void> {
    const other = await simulator.logIn({ ...ACCOUNT, events: 'off' });
    other.socket.destroy();
  }
}

/** Seconds since 1970, wherever they stand. */
const SECONDS = /\b1\d{9}\b/g;

/** When a phone begins to ring is up to the queue there, which looks once a second. */
const OF_PHONE = /^Event: (?:New|Dial|LocalBridge)[\s\S]*|^DestUniqueid: .*$/gm;

const secondsIn = (steps: readonly Step[]): readonly number[] =>
  steps
    .flatMap(({ heard }) => [...heard.values()].flat())
    .flatMap((message) => message.replace(OF_PHONE, '').match(SECONDS) ?? [])
    .map(Number);

const normalised =
  (from: number) =>
  (message: string): string =>
    message
      .replace(/^((?:Dest)?(?:Uniqueid|Linkedid)): \d+\.\d+\r$/gm, '$1: <id>\r')
      .replace(/-[0-9a-f]{8};/g, '-<number>;')
      .replace(SECONDS, (second) => `<${Number(second) - from} s>`);
