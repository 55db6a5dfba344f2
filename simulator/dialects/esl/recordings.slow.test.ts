// Every recorded exchange with a real FreeSWITCH 1.11.2, played to the simulator: it answers and tells the same, byte for byte, but
// for times and ids. What differs is listed with its reason, and a difference that is listed and no longer occurs is a failure.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Difference, type Told, withoutDifference } from '../testing/difference.ts';
import type { EslConfig } from './config.ts';
import { FLOOR, serveEsl, type TestClient, type TestEsl } from './testing/esl.ts';
import { messagesIn, type Scene, type Step, scenesRecorded } from './testing/recording.ts';

const DIFFERENCES: readonly Difference[] = [];

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

test('no difference is listed that does not occur', () => {
  assert.deepEqual(
    DIFFERENCES.filter((one) => !used.has(one)),
    [],
  );
});

type Each = (title: string, run: () => Promise<void>) => Promise<unknown>;

/** Plays scenes on one connection until the server closes it; the next is logged in where its login is not among the steps. */
function player(simulator: TestEsl) {
  let client: TestClient | undefined;
  return async ({ title: scene, steps }: Scene, each: Each): Promise<void> => {
    for (const step of steps)
      await each(step.title, async () => {
        if (step.title === 'banner') {
          client = await simulator.connect();
          compare({ title: step.title, recorded: step.heard, here: [await client.next()] });
          return;
        }
        client ??= await simulator.logIn();
        const here = await playStep(simulator, client, step, scene === 'before login');
        compare({ title: `${scene}: ${step.title}`, recorded: step.heard, here });
        if (step.isLast) client = undefined;
      });
  };
}

async function playStep(
  simulator: TestEsl,
  client: TestClient,
  step: Step,
  isBefore: boolean,
): Promise<readonly string[]> {
  if (step.sent === undefined) simulator.pass(step.listenedFor);
  else client.write(Buffer.from(step.sent));
  simulator.pass(0.4);
  if (step.isLast) return messagesIn(utf8((await client.untilClosed()).text));
  if (isBefore) return [await client.next()];
  if (step.sent !== undefined && !/\n\r?\n/.test(step.sent) && step.heard.length === 0) return [];
  return client.heard();
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

/** Without what cannot be the same: times, sequence numbers, ids that nobody gave, and the lengths of what holds them. */
function maskedMessage(message: string): string {
  const end = message.indexOf('\n\n') + 2;
  const [, length] = /^Content-Length: (\d+)$/m.exec(message.slice(0, end)) ?? [];
  if (length !== undefined)
    assert.equal(Buffer.byteLength(message.slice(end)), Number(length), 'it is as long as it says');
  return message
    .replace(/^(?=[\s\S]*\n\n)((?:.+\n)*?)Content-Length: \d+$/m, '$1Content-Length: <fits>')
    .replace(/\d{4}-\d\d-\d\d(%20| )\d\d(%3A|:)\d\d\2\d\d/g, '<date>')
    .replace(/\w{3},(%20| )\d\d\1\w{3}\1\d{4}\1\d\d(%3A|:)\d\d\2\d\d\1GMT/g, '<date>')
    .replace(/\b1\d{15}\b/g, '<µs>')
    .replace(/(Event-Sequence(?:: |":"|>))\d+/g, '$1<n>')
    .replace(/\b1\d{9}\b/g, '<s>')
    .replace(/\b(?!aaaaaaaa|00000000|11111111)[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/g, '<uuid>');
}
