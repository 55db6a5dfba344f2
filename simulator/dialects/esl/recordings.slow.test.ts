// Every recorded exchange with a real FreeSWITCH 1.11.2, played to the simulator: it answers and tells the same, byte for byte, but
// for times and ids. What differs is listed with its reason, and a difference that is listed and no longer occurs is a failure.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Difference, type Told, withoutDifference } from '../testing/difference.ts';
import type { EslConfig } from './config.ts';
import { FLOOR, serveEsl, type TestClient, type TestEsl } from './testing/esl.ts';
import { CHANNEL, maskedMessage } from './testing/masked.ts';
import { createPhones } from './testing/phones.ts';
import { messagesIn, type Scene, type Step, scenesRecorded } from './testing/recording.ts';

const RACE = 'the two channels of a call end one after the other there, and not always in the same order';

const DIFFERENCES: readonly Difference[] = [
  {
    of: /CC-Action: member-queue-end\n/,
    recorded: ['last_offset_pos', 'ms', 'samples', 'seconds']
      .map((one) => `variable_playback_${one}: <some>\n`)
      .join(''),
    here: '',
    why: 'no music is played to who waits',
  },
  {
    of: /^support@default\|.*\|Caller7\|/m,
    recorded: 'support@default|single_box|<uuid>||5550007|Caller7|<s>|<s>|0|0|<s>|0|0|||Abandoned|<length>\n',
    here: '',
    why: 'the scene with that caller is not played',
  },
  {
    of: /\n\n4\n$/,
    in: /^nobody logged in: how many/,
    recorded: '4\n',
    here: '3\n',
    why: 'the scene with that caller is not played',
  },
  { untold: /Channel-State: CS_SOFT_EXECUTE\n[\s\S]*CC-Action: member-queue-end\n/, why: RACE },
  {
    unrecorded: /Channel-State: CS_REPORTING\n[\s\S]*CC-Action: member-queue-end\n/,
    in: /^(the tier is not Ready|two callers, one agent): /,
    why: RACE,
  },
];

/** What the real server was like. */
const CONFIG: Partial<EslConfig> = {
  hostname: 'vm',
  ipv4: '192.0.2.2',
  ipv6: 'fd00::2',
  version:
    'FreeSWITCH Version 1.11.2-release+git~20260809T162310Z~3f13ad1b1d~64bit (git 3f13ad1 2026-08-09 16:23:10Z 64bit)',
  agents: {
    1001: agent('[leg_timeout=10]loopback/1001/default', 'Logged Out', 3),
    1002: agent('[leg_timeout=4]loopback/1002/default', 'Available', 2),
  },
  queues: { sales: { timeBaseScore: 'queue', tierRuleWaitSecond: 0 } },
  extensions: { 5000: 'support', 5001: 'sales' },
};

function agent(contact: string, status: string, maxNoAnswer: number) {
  const delays = { wrapUpTime: 2, rejectDelayTime: 2, busyDelayTime: 2, noAnswerDelayTime: 2 };
  return { contact, status, maxNoAnswer, ...delays };
}

const used = new Set<Difference>();

test('the recording of commands', async (t) => {
  const simulator = await serveEsl(t, { config: CONFIG, floor: FLOOR, clock: 'manual' });
  const play = player(simulator);
  for (const scene of scenesRecorded('commands.txt'))
    await t.test(scene.title, (scenario) => play(scene, (title, run) => scenario.test(title, run)));
});

/** Scenes that are not played, and why. */
const NOT_PLAYED: Readonly<Record<string, string>> = {
  'a busy phone': 'nobody’s phone is simulated: one that is busy cannot be',
};

test('the recording of queue calls', async (t) => {
  const simulator = await serveEsl(t, { config: CONFIG, floor: FLOOR, clock: 'manual' });
  const scenes = scenesRecorded('calls.txt');
  const titles = scenes.map(({ title }) => title);
  assert.deepEqual(
    Object.keys(NOT_PLAYED).filter((title) => !titles.includes(title)),
    [],
  );
  const recordedFrom = beginningOf(scenes[0]) ?? 0;
  const from = simulator.clock.now();
  for (const scene of scenes) {
    const at = from + (beginningOf(scene) ?? recordedFrom) - recordedFrom;
    simulator.clock.advance({ to: Math.max(at, simulator.clock.now()) });
    if (!Object.hasOwn(NOT_PLAYED, scene.title))
      await t.test(scene.title, (scenario) => player(simulator)(scene, (title, run) => scenario.test(title, run)));
  }
});

/** When the first event of a scene happened, in milliseconds. */
function beginningOf(scene: Scene | undefined): number | undefined {
  const [, micros] = /Event-Date-Timestamp(?:: |":")(\d+)/.exec(JSON.stringify(scene).replaceAll('\\', '')) ?? [];
  return micros === undefined ? undefined : Math.floor(Number(micros) / 1000);
}

test('no difference is listed that does not occur', () => {
  assert.deepEqual(
    DIFFERENCES.filter((one) => !used.has(one)),
    [],
  );
});

type Each = (title: string, run: () => Promise<void>) => Promise<unknown>;

/** Plays scenes on one connection until the server closes it; the next is logged in where its login is not among the steps. */
function player(simulator: TestEsl) {
  const phones = createPhones(simulator);
  let client: TestClient | undefined;
  /** The channel of an agent, as it was asked for last: the recording has another. */
  let channel = '';

  /** Nothing is heard of a command that has not ended. */
  const isWhole = ({ sent = '', heard }: Step) => heard.length > 0 || /\n\r?\n/.test(sent);

  async function playStep(on: TestClient, step: Step, isBefore: boolean): Promise<readonly string[]> {
    if (step.sent !== undefined) on.write(Buffer.from(step.sent.replace(CHANNEL, channel)));
    if (step.isLast) return messagesIn(utf8((await on.untilClosed()).text));
    if (isBefore) return [await on.next()];
    if (step.sent !== undefined && !isWhole(step)) return [];
    const atOnce = await on.heard();
    phones.note(step.sent ?? '');
    const listenedFor = step.heard.some((message) => message.includes('bridge-agent-start')) ? 1.5 : 0.4;
    await phones.goOn(step.sent === undefined ? step.listenedFor : listenedFor);
    return [...atOnce, ...(await on.heard())];
  }

  return async ({ title: scene, steps }: Scene, each: Each): Promise<void> => {
    for (const step of steps)
      await each(step.title, async () => {
        if (step.title === 'banner') {
          client = await simulator.connect();
          compare({ title: step.title, recorded: step.heard, here: [await client.next()] });
          return;
        }
        client ??= await simulator.logIn();
        const here = await playStep(client, step, scene === 'before login');
        if (step.title.startsWith('which channel')) channel = /\n\n(.*)$/.exec(here[0] ?? '')?.[1] ?? '';
        compare({ title: `${scene}: ${step.title}`, recorded: step.heard, here });
        if (step.isLast) client = undefined;
      });
  };
}

const utf8 = (text: string): string => Buffer.from(text, 'latin1').toString();

function compare(told: Told): void {
  const masked = { ...told, recorded: told.recorded.map(maskedMessage), here: told.here.map(maskedMessage) };
  const compared = DIFFERENCES.reduce<Told>((left, difference) => {
    const less = withoutDifference(left, difference);
    if (less !== undefined) used.add(difference);
    return less ?? left;
  }, masked);
  assert.deepEqual(compared.here, compared.recorded);
}
