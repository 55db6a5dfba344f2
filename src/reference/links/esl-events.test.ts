// What is heard over FreeSWITCH's event socket, from a server that tells what a test scripts: of one agent, from a look on.

import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import type { Ear } from '../event-link.ts';
import { createEslLink } from './esl.ts';
import { api, PASSWORD, reply, type Script, scripted } from './testing/esl-server.ts';

const DEVICE = { agentId: '1001', number: '2001' };
const CALL = { 'CC-Member-Session-UUID': 'c-1', 'CC-Member-UUID': 'm-1', 'CC-Member-CID-Number': '5550001' };

/** An event as it is framed, about the agent 1001. */
function told(action: string, sequence: number, members: object = {}): string {
  const of = { 'Event-Subclass': 'callcenter::info', 'Event-Name': 'CUSTOM', 'Event-Sequence': String(sequence) };
  return framed(JSON.stringify({ ...of, 'CC-Agent': '1001@default', 'CC-Action': action, ...members }));
}

const framed = (body: string): string =>
  `Content-Length: ${Buffer.byteLength(body)}\nContent-Type: text/event-json\n\n${body}`;

/** An event of a channel, the agent's or the caller's. */
const holding = (what: string, sequence: number, side: string): string => {
  const of = { 'Event-Name': `CHANNEL_${what}`, 'Event-Sequence': String(sequence), 'Unique-ID': 'u-1' };
  const call = { variable_cc_side: side, variable_cc_agent: '1001@default', variable_cc_member_session_uuid: 'c-1' };
  return framed(JSON.stringify({ ...of, ...call }));
};

const status = (word: string) => ({ 'CC-Agent-Status': word });
const looked = api('Available') + told('agent-status-get', 7, status('Available'));

const saying =
  (look: string): Script =>
  (command) => {
    if (command.includes(' get ')) return look;
    return /^(event|filter) /.test(command) ? reply('+OK event listener enabled json') : undefined;
  };

/** Listens, and has `behind` told once it does; `end` resolves when the connection is lost. */
async function listening(
  t: TestContext,
  behind = '',
  { device = DEVICE, look = looked, after = undefined as number | undefined } = {},
) {
  const { server, sent, sockets } = await scripted(t, saying(look));
  const link = createEslLink(server);
  const heard: unknown[] = [];
  const dropped: boolean[] = [];
  let lose = (): void => undefined;
  const lost = new Promise<void>((resolve) => {
    lose = resolve;
  });
  const ear: Ear = {
    ...{ after, hear: (news) => void heard.push(news), lost: lose },
    drop: (_message, isOfAnother) => void dropped.push(isOfAnother),
  };
  const opened = await link.events?.listen(device, ear, AbortSignal.timeout(10_000));
  t.after(() => opened?.close());
  /** What was heard of all that was told. */
  async function end() {
    sockets.at(-1)?.end(behind);
    await lost;
    return { heard, dropped };
  }
  return { end, sent };
}

const held = (number: number, state: string) => ({ type: 'state', state, number, isHeld: true });
const call = (number: number, happened: string) => ({
  ...{ type: 'call', happened, callId: 'c-1', number },
  call: { kind: 'INBOUND', from: '5550001', dialled: '', other: '5550001' },
});

test('it subscribes to the agent alone, and is told first how he is held', async (t) => {
  const { end, sent } = await listening(t);
  assert.deepEqual((await end()).heard, [held(7, 'Ready')]);
  assert.deepEqual(sent(), [
    'event json CHANNEL_HOLD CHANNEL_UNHOLD CUSTOM callcenter::info',
    'filter CC-Agent 1001@default',
    'filter variable_cc_agent 1001@default',
    "api callcenter_config agent get status '1001@default'",
  ]);
});

test('a status and a queue call are heard, with their numbers; of states of the machine nothing is', async (t) => {
  const behind = [
    told('agent-status-change', 8, status('On Break')) + told('agent-status-change', 9, status('Logged Out')),
    told('agent-state-change', 10, { 'CC-Agent-State': 'Receiving' }) + told('agent-offering', 11, CALL),
    told('bridge-agent-start', 12, CALL) +
      holding('HOLD', 121, 'agent') +
      holding('HOLD', 122, 'member') +
      told('bridge-agent-end', 13, CALL) +
      told('bridge-agent-fail', 14, CALL),
  ];
  const { heard, dropped } = await (await listening(t, behind.join(''))).end();
  assert.deepEqual(heard.slice(1), [
    ...[held(8, 'NotReady'), held(9, 'LoggedOut')],
    ...[call(11, 'Offered'), call(12, 'Answered'), { type: 'call', happened: 'Held', callId: 'c-1', number: 121 }],
    ...[call(13, 'Ended'), call(14, 'Abandoned')],
  ]);
  assert.deepEqual(dropped, [false], 'what the caller does is of no concern');
});

test('what is of somebody else, or cannot be understood, is passed over, and what comes behind it is heard', async (t) => {
  const behind = [
    told('agent-status-change', 8, { ...status('On Break'), 'CC-Agent': '1002@default' }),
    framed('{"Event-Subclass":"callcenter::info","CC-Agent":"1001@def'),
    told('agent-offering', 9) + told('quantum_leap', 10) + told('agent-status-change', 11, { 'CC-Agent-Status': [] }),
    told('agent-status-change', 12, status('On Break')),
  ];
  const { heard, dropped } = await (await listening(t, behind.join(''))).end();
  assert.deepEqual(heard.slice(1), [held(12, 'NotReady')]);
  assert.deepEqual(dropped, [true, false, false]);
});

test('who listens anew begins with numbers that may be lower', async (t) => {
  const { end } = await listening(t, '', { after: 400 });
  assert.deepEqual((await end()).heard, [{ type: 'gone' }, held(7, 'Ready')]);
});

test('a name that would mean something else as a filter is told apart here', async (t) => {
  const look = api('Available') + told('agent-status-get', 7, { 'CC-Agent': '-1@default', ...status('Available') });
  const { sent } = await listening(t, '', { device: { agentId: '-1', number: '1' }, look });
  assert.equal(
    sent().some((command) => command.startsWith('filter')),
    false,
  );
});

test('of an agent who is not there nothing can be heard, and that is said without the secret of the link', async (t) => {
  const look = api(`-ERR Agent not found! ${PASSWORD}\n`);
  await assert.rejects(listening(t, '', { look }), {
    message: 'The CTI server tells nothing of 1001@default: Agent not found! ***',
  });
});
