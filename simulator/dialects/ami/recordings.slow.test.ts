// Every recorded exchange with a real Asterisk 22, played to the simulator: it answers and tells the same, byte for byte.
// Times are compared as seconds from the beginning; what cannot be the same is masked; what differs is listed with its
// reason, and a difference that is listed and no longer occurs is a failure as well.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Difference, type Told, withoutDifference } from '../testing/difference.ts';
import type { AmiConfig } from './context.ts';
import { FLOOR, type Floor, SIM, serveAmi, type TestAmi, type TestClient } from './testing/ami.ts';
import { actionsRecorded, type Exchange, messagesIn, type Recording, scenesRecorded } from './testing/recording.ts';

const BUS = 'events travel a bus of their own there, and come in another order every time';
const CHANNELS = 'the life of channels and bridges is not simulated, only their end is told';
const RECORDER = 'the recorder left it out';
const RINGING = 'a phone rings until somebody answers or the caller is sent on; the real one stopped after 5 s';

const DIFFERENCES: readonly Difference[] = [
  { untold: /^Event: Newchannel\r/, why: CHANNELS },
  { untold: /^Event: LocalBridge\r/, why: CHANNELS },
  { untold: /^Event: DialBegin\r/, why: CHANNELS },
  { untold: /^Event: Newstate\r/, why: CHANNELS },
  { untold: /^Event: DialEnd\r/, why: CHANNELS },
  { untold: /^Event: BridgeCreate\r/, why: CHANNELS },
  { untold: /^Event: BridgeEnter\r/, why: CHANNELS },
  { untold: /^Event: BridgeLeave\r/, why: CHANNELS },
  { moved: /^Event: OriginateResponse\r/, why: BUS },
  { unrecorded: /^Event: DeviceStateChange\r/, why: RECORDER },
  {
    unrecorded: /^Response: Success\r\nMessage: Authentication accepted\r/,
    in: /^Action: Login \|/,
    why: RECORDER,
  },
  { unrecorded: /^Event: ChannelHungup\r/, why: RECORDER },
  { unrecorded: /^Event: SoftHangupRequest\r/, why: RECORDER },
  {
    of: /^Event: Hangup\r\n.*\r\nChannel: Local\/short@default-\w+;2\r/,
    recorded: 'Priority: 3\r',
    here: 'Priority: 2\r',
    why: 'the phone came to the end of its dialplan; here somebody hangs up',
  },
  { unrecorded: /^Event: ChannelsHungupListComplete\r/, why: RECORDER },
  { of: /^Event: AgentRingNoAnswer\r/, recorded: 'RingTime: 5000', here: 'RingTime: 8000', why: RINGING },
  { of: /^Event: QueueCallerAbandon\r/, recorded: 'HoldTime: 10\r', here: 'HoldTime: 8\r', why: RINGING },
];

/** What the real server was like. */
const ACTIONS: { readonly config: Partial<AmiConfig>; readonly floor: Floor } = {
  config: {
    accounts: [SIM],
    staticMembers: [{ queueId: 'support', interface: 'Local/9@agents' }],
    strategy: 'ringall',
    ringinuse: 1,
  },
  floor: FLOOR,
};
const CALLS: typeof ACTIONS = {
  config: { accounts: [{ username: 'ctikit', secret: 'ctikit-secret' }], strategy: 'ringall', ringinuse: 0 },
  floor: { queues: ['sales'], agents: [] },
};

const SIGNOFF = { username: 'signoff', secret: 'signoff' };
const POOL: typeof ACTIONS = {
  config: { accounts: [SIGNOFF] },
  floor: {
    queues: ['pool'],
    agents: [
      { id: '1001', name: 'Mark Test' },
      { id: '1002', name: 'Ada Test' },
    ],
  },
};

/** What people did meanwhile, by scene and exchange; the recording shows only what came of it. */
const MEANWHILE: Readonly<Record<string, Readonly<Record<string, (stage: Stage) => Promise<unknown>>>>> = {
  'answered call, agent hangs up after 2 s, queue wrapuptime=2': {
    Originate: ({ answer }) => answer(),
    Ping: async ({ pass, hangUp }) => {
      pass(2);
      await hangUp('Local/short@default-00000001;2');
    },
  },
  'ring no answer, then caller is removed': { Ping: async ({ pass }) => pass(10) },
  'member removed while on a queue call; call goes on': { Originate: ({ answer }) => answer() },
  'nobody logged in, caller times out': { Ping: async ({ pass }) => pass(5) },
};

/** How long the client waited before it sent that, in seconds, where nothing else tells. */
const WAITED: Readonly<Record<string, number>> = { 'AgentLogoff soft': 3 };

interface Stage {
  /** Whoever it rings at answers. */
  answer(): Promise<unknown>;
  /** Somebody hangs up at that end. */
  hangUp(channel: string): Promise<unknown>;
  /** Seconds go by. */
  pass(seconds: number): void;
}

const used = new Set<Difference>();

test('the recording of actions', async (t) => {
  const { banner, recordings } = actionsRecorded();
  const simulator = await serveAmi(t, { ...ACTIONS, clock: 'manual' });
  const play = player(simulator, recordings);
  for (const recording of recordings) {
    const client = await simulator.connect();
    assert.equal(await client.banner(), banner);
    for (const exchange of recording.exchanges) await t.test(exchange.title, () => play(client, exchange, recording));
  }
});

test('the recording of calls', async (t) => {
  const recordings = scenesRecorded('calls.txt');
  const simulator = await serveAmi(t, { ...CALLS, clock: 'manual' });
  const play = player(simulator, recordings);
  for (const recording of recordings)
    await t.test(recording.title, async (scene) => {
      const client = await simulator.connect();
      await client.banner();
      for (const exchange of recording.exchanges)
        await scene.test(exchange.title, () => play(client, exchange, recording));
      client.socket.destroy();
    });
});

test('the recording of the agent pool', async (t) => {
  const [nobody, comes, onCall, goes] = scenesRecorded('agents.txt');
  assert.ok(nobody !== undefined && comes !== undefined && onCall !== undefined && goes !== undefined);
  const simulator = await serveAmi(t, { ...POOL, clock: 'manual' });
  let since = 0;
  const play = async ({ exchanges }: Recording) => {
    const client = await simulator.connect();
    await client.banner();
    for (const { title, sent, heard } of exchanges) {
      if (sent.startsWith(TIME)) simulator.pass(4);
      else client.send(sent);
      const here = (await client.heard()).map(numberless(since));
      assert.deepEqual(here, heard.map(numberless(LOGGED_IN)), title);
    }
    client.socket.destroy();
  };
  await play(nobody);

  const other = await simulator.logIn(SIGNOFF);
  simulator.clock.advance({ to: Math.ceil(simulator.clock.now() / 1000) * 1000 });
  since = simulator.clock.now() / 1000;
  const originate = { Action: 'Originate', Async: 'true' };
  await other.ask({ ...originate, Channel: 'Local/phone@default', Application: 'AgentLogin', Data: '1002,s' });
  simulator.pass(1);
  await play(comes);
  simulator.pass(7);
  await other.heard();
  const caller = { Channel: 'Local/wait@default/n', CallerID: '"Gus" <5559>' };
  const called = await other.ask({ ...originate, ...caller, Application: 'Queue', Data: 'pool' });
  await stageOf(simulator).answer();
  const answered = await other.heard();
  await play(onCall);
  simulator.pass(5);
  const ended = await other.ask({ Action: 'Hangup', Channel: '/^Local.wait@default-.*;2$/' });
  assert.deepEqual([called, answered, ended].map(statesIn), POOL_CALL);
  await play(goes);
});

/** Stands for an action where nothing was sent. */
const TIME = '(time goes by)';

/** When the agent came to the pool. */
const LOGGED_IN = 1795829904;

/** What the real one told of the devices that it keeps, and of the phone, while the call rang, was answered, and ended. */
const POOL_CALL = [
  ['Queue:pool RINGING', 'Agent:1002 INUSE', 'Local/1002@agents INUSE'],
  ['Queue:pool NOT_INUSE'],
  ['Local/1002@agents NOT_INUSE', 'Agent:1002 UNAVAILABLE'],
];

const statesIn = (messages: readonly string[]): readonly string[] =>
  messages.flatMap((message) => {
    const [, device, state] =
      /^Event: DeviceStateChange\r\n(?:.*\r\n)?Device: (.*)\r\nState: (.*)\r$/m.exec(message) ?? [];
    return device === undefined ? [] : [`${device} ${state}`];
  });

/** How many channels there had been before is not recorded. */
const numberless =
  (from: number) =>
  (message: string): string =>
    normalised(from)(message)
      .replace(/-[0-9a-f]{8};/g, '-<number>;')
      .replace(/^(Uniqueid|Linkedid): .*\.\d+\r$/gm, '$1: <id>\r');

test('no difference is listed that does not occur', () => {
  assert.deepEqual(
    DIFFERENCES.filter((one) => !used.has(one)),
    [],
  );
});

/** Plays an exchange at the second at which it was recorded. */
function player(simulator: TestAmi, recordings: readonly Recording[]) {
  const { clock, pass } = simulator;
  const recordedFrom =
    secondsIn(recordings.flatMap(({ exchanges }) => exchanges.flatMap(({ heard }) => heard)))[0] ?? 0;
  clock.advance({ to: Math.ceil(clock.now() / 1000) * 1000 });
  const from = clock.now() / 1000;

  return async (client: TestClient, exchange: Exchange, recording: Recording): Promise<void> => {
    const { title, sent, heard, isLast } = exchange;
    pass(WAITED[title] ?? 0);
    const at = from + Math.max(0, ...secondsIn(heard).map((second) => second - recordedFrom));
    clock.advance({ to: Math.max(clock.now(), at * 1000) });
    client.send(sent);
    const here = isLast ? messagesIn((await client.untilClosed()).text) : await client.heard();
    const action = /^Action: (\w+)/.exec(sent)?.[1] ?? '';
    const act = MEANWHILE[recording.title]?.[action];
    await act?.(stageOf(simulator));
    const told = {
      title,
      recorded: heard.map(normalised(recordedFrom)),
      here: [...here, ...(act === undefined ? [] : await client.heard())].map(normalised(from)),
    };
    const compared = DIFFERENCES.reduce<Told>((left, difference) => {
      const less = withoutDifference(left, difference);
      if (less !== undefined) used.add(difference);
      return less ?? left;
    }, told);
    assert.deepEqual(compared.here, compared.recorded);
  };
}

function stageOf({ control, logIn, pass }: TestAmi): Stage {
  return {
    pass,
    async answer() {
      const [call] = await control('GET', 'calls');
      await control('POST', `calls/${call.id}/answer`);
    },
    async hangUp(Channel) {
      const other = await logIn({ username: 'ctikit', secret: 'ctikit-secret', events: 'off' });
      await other.ask({ Action: 'Hangup', Channel });
      other.socket.destroy();
    },
  };
}

/** Seconds since 1970, wherever they stand. */
const SECONDS = /\b1\d{9}\b/g;

const secondsIn = (messages: readonly string[]): readonly number[] =>
  messages
    .filter((message) => !/^Timestamp: /m.test(message))
    .flatMap((message) => message.match(SECONDS) ?? [])
    .map(Number);

const normalised =
  (from: number) =>
  (message: string): string =>
    message
      .replace(/^(Timestamp|Challenge): [\d.]+\r/m, '$1: <some>\r')
      .replace(/^(Uptime|LastReload): \d+\r/gm, '$1: <some>\r')
      .replace(SECONDS, (second) => `<${Number(second) - from} s>`);
